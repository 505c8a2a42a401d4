"""Roster: the voices that the page names, each with its spellings, roles and gender.

Every name of headline, standfirst, body and captions is filed under the fullest name that
it can be part of: "Lavrov" under "Sergei Lavrov", "the Chronicle" under "San Francisco
Chronicle", "AROS" under the name it stands in brackets behind. A surname that two full
names share goes to the one named most and last, and says how sure that is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from onrecord.domain.article import Article
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.names import Name, find_names
from onrecord.resolve.roles import head_of, role_after, role_apposed, role_told
from onrecord.resolve.words import Token, cut_into_words, lower_words

CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """One field, cut up: its words, their tokens and the names among them."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a voice is named.

    Args:
        place: The field, or "caption".
        token: Index of the first token of the name.
        is_full: Whether it is the voice's full name, or words that no other name holds.
    """

    place: str
    token: int
    is_full: bool


@dataclass(slots=True, kw_only=True)
class Voice:
    """A person or organisation that the page names.

    Args:
        name: The fullest name.
        words: The name's words, folded.
        is_person: Whether it is a person; None where nothing says so.
        is_titled: Whether a title or role before its name says that it is a person.
        gender: Or None.
        roles: As printed, in order.
        caption_roles: Those that captions alone give.
        titles: Titles before the name, lower case.
        mentions: Where it is named.
        aliases: Other folded forms ("aros").
    """

    name: str
    words: tuple[str, ...]
    is_person: bool | None = None
    is_titled: bool = False
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    caption_roles: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    aliases: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def role(self) -> str | None:
        """The fullest role that the page gives."""
        roles = self.roles or self.caption_roles
        return max(roles, key=lambda role: len(role.split()), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The voices of a page.

    Args:
        fields: Each field, cut up; captions under "caption", "caption1", ...
        voices: In order of first naming.
    """

    fields: dict[str, FieldWords]
    voices: list[Voice]

    def find(self, name: Name, place: str) -> tuple[Voice | None, bool]:
        """Find the voice that a name belongs to.

        Returns:
            The voice, and whether no other one is as likely.
        """
        words = fold_words(name.text)
        fits = [(voice, fit) for voice in self.voices if (fit := _fit(words, voice))]
        if not fits and self.fields[place].tokens[name.first].is_title_case:
            held = _held_in(words, self)
            return held, held is not None
        if not fits:
            return None, False
        best_fit = max(fit for _, fit in fits)
        rivals = [voice for voice, fit in fits if fit == best_fit and _agree(voice.gender, name, voice)]
        if len(rivals) < 2:
            return (rivals or [fits[0][0]])[0], bool(rivals)
        ranked = sorted(rivals, key=lambda voice: _weight(voice, place, name.first), reverse=True)
        margin = _weight(ranked[0], place, name.first) - _weight(ranked[1], place, name.first)
        return ranked[0], margin >= 1


def build_roster(article: Article) -> Roster:
    """List the voices that the page names."""
    texts = {place: text for place in ("headline", "standfirst", "text") if (text := article.words_of(place))}
    texts |= {f"{CAPTION}{i}": photo.caption for i, photo in enumerate(article.photos) if photo.caption}
    lower = lower_words(texts.values())
    fields: dict[str, FieldWords] = {}
    for place, text in texts.items():
        tokens = cut_into_words(text, lower_on_page=lower)
        fields[place] = FieldWords(text=text, tokens=tokens, names=find_names(text, tokens))
    roster = Roster(fields=fields, voices=[])
    namings = [(name, place) for place, words in fields.items() for name in words.names]
    for name, place in sorted(
        namings, key=lambda each: (_is_shouted(fields[each[1]], each[0]), -len(each[0].words))
    ):
        _file(roster, name, place)
    for voice in roster.voices:
        if voice.gender is None and voice.is_person is not False and len(voice.words) > 1:
            given = given_gender(voice.words[0])
            voice.gender = given if given != "e" else None
        voice.mentions.sort(key=lambda mention: (mention.place != "headline", mention.place, mention.token))
    return roster


def _is_shouted(words: FieldWords, name: Name) -> bool:
    return words.tokens[name.first].is_title_case


def _file(roster: Roster, name: Name, place: str) -> None:
    words = fold_words(name.text)
    if not words:
        return
    owner = next((voice for voice in roster.voices if _is_same(words, voice)), None)
    is_full = owner is None or len(words) == len(owner.words)
    if owner is None and _is_part_of_a_name(words, name, roster):
        owner, is_full = _only(words, roster) or roster.find(name, place)[0], _only(words, roster) is not None
    if owner is None and roster.fields[place].tokens[name.first].is_title_case:
        owner, is_full = _from_headline(words, name, roster), False
        if owner is None and name.kind == "unknown" and len(words) > 2:
            return
    if owner is None:
        owner = Voice(name=name.text, words=words)
        roster.voices.append(owner)
    owner.mentions.append(Mention(place=place, token=name.first, is_full=is_full))
    _learn(owner, name, roster.fields[place], place)


def _from_headline(words: tuple[str, ...], name: Name, roster: Roster) -> Voice | None:
    """Find the voice that a run in title case holds: there any word may look like part of a name.

    A surname that the body uses alone gets the given name that the headline puts before it.
    """
    held = _held_in(words, roster)
    if held is None or len(held.words) > 1 or held.is_person is False:
        return held
    at = words.index(held.words[0])
    if at == 0 and not _is_verb_like(words[1]) and name.kind == "person":
        held.name, held.words = name.text, words
    if at and given_gender(words[at - 1]):
        held.name = " ".join(name.words[at - 1 : at + 1])
        held.words = words[at - 1 : at + 1]
        held.is_person = True
    return held


def _is_verb_like(word: str) -> bool:
    return word.endswith(("s", "ed", "ing")) or word in lexicon().org_words


def _only(words: tuple[str, ...], roster: Roster) -> Voice | None:
    fits = [voice for voice in roster.voices if _fit(words, voice)]
    return fits[0] if len(fits) == 1 else None


def _held_in(words: tuple[str, ...], roster: Roster) -> Voice | None:
    """The voice with the longest name that stands whole among the words."""
    held = [voice for voice in roster.voices if _stands_in(voice.words, words)]
    return max(held, key=lambda voice: len(voice.words), default=None)


def _stands_in(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _is_part_of_a_name(words: tuple[str, ...], name: Name, roster: Roster) -> bool:
    return len(words) < 3 and any(_fit(words, voice) for voice in roster.voices) and name.kind != "place"


def _learn(voice: Voice, name: Name, words: FieldWords, place: str) -> None:
    is_told = name.title is not None or name.role is not None
    if name.kind == "person" and (is_told or voice.is_person is None):
        voice.is_person = True
    elif (
        name.kind in ("organization", "place")
        and len(name.words) >= len(voice.words)
        and (voice.is_person is None or not voice.is_titled)
    ):
        voice.is_person = False
    voice.is_titled = voice.is_titled or (name.kind == "person" and is_told)
    if name.kind == "demonym":
        return
    if name.title:
        voice.titles.append(name.title)
    if voice.gender is None or name.title in ("mr", "mrs", "ms", "miss"):
        voice.gender = name.gender or voice.gender
    end = words.tokens[name.last - 1].end
    start = words.tokens[name.begins].start
    if place == CAPTION or place.startswith(CAPTION):
        if name.role:
            voice.caption_roles.append(name.role)
        return
    found = [name.role, role_after(words.text, end), role_apposed(words.text, start)]
    if not words.tokens[name.first].is_quoted:
        found.append(role_told(words.text, end))
    for role in found:
        if role and name.kind != "organization":
            voice.roles.append(role)
            voice.is_person = True
            voice.gender = voice.gender or lexicon().roles.get(head_of(role) or "")
    if voice.is_person is not True or name.kind == "organization":
        alias = re.match(r"[’']?s? \((?:the )?([A-Z][\w.&-]{1,12})\)", words.text[end:])
        if alias:
            voice.aliases.add(fold_words(alias.group(1)))


def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of a name without accents, marks and case."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"(?<=\w)\.(?=\w)|'", "", plain)
    return tuple(re.findall(r"\w+", plain))


def _is_same(words: tuple[str, ...], voice: Voice) -> bool:
    """Whether two full names are one: equal, or equal but for middle names."""
    if words == voice.words or words in voice.aliases:
        return True
    if len(words) < 2 or len(voice.words) < 2 or voice.is_person is False:
        return False
    mine, theirs = _without_suffix(words), _without_suffix(voice.words)
    return mine[0] == theirs[0] and mine[-1] == theirs[-1] and (len(mine) == 2 or len(theirs) == 2)


def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 2 and words[-1] in lexicon().suffixes else words


def _fit(words: tuple[str, ...], voice: Voice) -> int:
    """How well a shorter form fits: 4 the same, 3 the end, 2 the beginning, 1 the middle, 0 not at all."""
    theirs, size = _without_suffix(voice.words), len(words)
    if words in (voice.words, theirs) or words in voice.aliases:
        return 4
    if size >= len(theirs):
        return 4 if _is_same(words, voice) else 0
    if theirs[-size:] == words:
        return 3
    if voice.is_person is not True:
        return _fit_organization(words, theirs)
    if theirs[:size] == words:
        return 2
    return int(len(words[0]) > 2 and any(theirs[at : at + size] == words for at in range(len(theirs))))


def _fit_organization(words: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    small = {"of", "the", "and", "for", "to", "at", "on", "in"}
    initials = "".join(word[0] for word in theirs if word not in small)
    return 3 if len(words) == 1 and len(words[0]) > 2 and words[0] == initials else 0


def _agree(gender: Gender | None, name: Name, voice: Voice) -> bool:
    told = lexicon().titles.get(name.title or "")
    if name.title and voice.is_person is False:
        return False
    return told is None or gender is None or told == gender


def _weight(voice: Voice, place: str, at: int) -> float:
    """How likely a shared surname means this voice: by how often and how lately it was named in full."""
    full = [mention for mention in voice.mentions if mention.is_full]
    before = [mention.token for mention in full if mention.place == place and mention.token <= at]
    recency = 1.5 if before and at - max(before) < 60 else 0.0
    return min(len(full), 6) + recency + min(len(voice.mentions), 20) / 10
