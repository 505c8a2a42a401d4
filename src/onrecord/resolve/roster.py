"""Roster: the voices that the page names, each with its spellings, roles and gender.

Every name of headline, standfirst, body and captions is filed under the fullest name that
it can be part of: "Lavrov" under "Sergei Lavrov", "the Chronicle" under "San Francisco
Chronicle", "AROS" under the name it stands in brackets behind. A surname that two full
names share goes to the one named most and last, and says how sure that is.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from onrecord.domain.article import Article
from onrecord.resolve.fields import CAPTION, FieldWords, cut_fields
from onrecord.resolve.genders import settle_genders, titled_genders
from onrecord.resolve.kinds import is_office_alone, rule_out_places, stands_at
from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.names import Name, is_initial
from onrecord.resolve.origins import origin_told
from onrecord.resolve.posts import post_told
from onrecord.resolve.roles import head_of, role_after, role_apposed, role_told
from onrecord.resolve.things import is_told_thing, rule_out_things
from onrecord.resolve.voices import Voice, fit, fold_words, initials, is_same

_SHORT_TITLES = frozenset("mr mrs ms dr prof sen rep gov gen maj col lt capt sgt adm rev fr hon adv".split())  # noqa: SIM905
_BODIES_TOO = frozenset(  # roles that companies have as well: "Zorvath, the contractor for the pier,"
    "contractor provider operator builder publisher developer retailer sponsor employer lender supplier "  # noqa: SIM905
    "producer distributor insurer broadcaster seller creditor".split()
)
_ALIAS = re.compile(r"[’']?s? \((?:the )?([A-Z][\w.&-]{1,12})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The voices of a page.

    Args:
        fields: Each field, cut up; captions under "caption0", "caption1", ...
        voices: Longest names first, those of headlines last.
        index: The voices by each word, alias and initials of their names.
    """

    fields: dict[str, FieldWords]
    voices: list[Voice] = field(default_factory=list)
    index: dict[str, list[Voice]] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Add a voice."""
        self.voices.append(voice)
        self.file(voice)

    def file(self, voice: Voice) -> None:
        """File a voice under all its words, after it was made or renamed."""
        keys = {*voice.words, initials(voice.words), *(word for alias in voice.aliases for word in alias)}
        for key in keys:
            held = self.index.setdefault(key, [])
            if not any(each is voice for each in held):
                held.append(voice)

    def near(self, words: tuple[str, ...]) -> list[Voice]:
        """Give the voices whose names share a word with these, in the order they were added."""
        found = {id(voice): voice for word in words for voice in self.index.get(word, ())}
        return list(found.values())

    def find(self, name: Name, place: str) -> tuple[Voice | None, bool]:
        """Find the voice that a name belongs to.

        Returns:
            The voice, and whether no other one is as likely.
        """
        words = fold_words(name.text)
        fits = [(voice, close) for voice in self.near(words) if (close := fit(words, voice))]
        if not fits and self.fields[place].tokens[name.first].is_title_case:
            held = _held_in(words, self)
            return held, held is not None
        if not fits:
            return None, False
        best_fit = max(close for _, close in fits)
        rivals = [voice for voice, close in fits if close == best_fit and _agree(name, voice)]
        if len(words) == 1:
            rivals = _likely(rivals, is_thing=self._is_thing(name, place))
        if len(rivals) < 2:
            return (rivals or [fits[0][0]])[0], bool(rivals)
        ranked = sorted(rivals, key=lambda voice: _weight(voice, place, name.first), reverse=True)
        margin = _weight(ranked[0], place, name.first) - _weight(ranked[1], place, name.first)
        return ranked[0], margin >= 1

    def _is_thing(self, name: Name, place: str) -> bool:
        tokens = self.fields[place].tokens
        return name.first > 0 and tokens[name.first - 1].lower == "the"


def _likely(rivals: list[Voice], *, is_thing: bool) -> list[Voice]:
    """Leave out who a single word cannot mean: "Rook" is Irena Rook, not "Bikers for Rook"."""
    persons = [voice for voice in rivals if voice.is_person]
    others = [voice for voice in rivals if not voice.is_person]
    if not persons or not others:
        return rivals
    most = max(voice.count for voice in persons)
    if is_thing:
        return others
    return [*persons, *(voice for voice in others if voice.is_person is None and 3 * voice.count > most)]


def build_roster(article: Article) -> Roster:
    """List the voices that the page names."""
    fields = cut_fields(article)
    roster = Roster(fields=fields)
    namings = [
        (name, place) for place, words in fields.items() for name in words.names if not is_office_alone(name)
    ]
    titled = titled_genders(name for name, _ in namings)
    # "Moscow" gives the name before the "MOSCOW" of a dateline does.
    namings.sort(
        key=lambda each: (
            _is_shouted(fields[each[1]], each[0]),
            -len(each[0].words),
            is_initial(each[0].words[0]),
            each[0].text.isupper(),
        )
    )
    is_settled = False
    stays: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for name, place in namings:
        if len(name.words) == 1 and not is_settled:
            settle_genders(roster.voices, fields, titled)
            is_settled = True
        owner = _file(roster, name, place)
        if owner is not None and stands_at(fields[place].tokens, name):
            stays[id(owner)] += 1
        if owner is not None and is_told_thing(fields[place], name):
            told[id(owner)] += 1
    rule_out_places(roster.voices, stays)
    rule_out_things(roster.voices, told)
    settle_genders(roster.voices, fields, titled)
    return roster


def _is_shouted(words: FieldWords, name: Name) -> bool:
    return words.tokens[name.first].is_title_case


def _file(roster: Roster, name: Name, place: str) -> Voice | None:
    words = fold_words(name.text)
    if not words:
        return None
    owner = _namesake(words, roster)
    is_full = owner is None or len(words) == len(owner.words)
    if owner is None and _is_part_of_a_name(words, name, roster):
        owner, is_full = _only(words, roster) or roster.find(name, place)[0], _only(words, roster) is not None
        owner = owner if owner is not None and _agree(name, owner) else None
    if owner is None and roster.fields[place].tokens[name.first].is_title_case:
        owner, is_full = _from_headline(words, name, roster), False
        if owner is None and ((name.kind == "unknown" and len(words) > 2) or _is_predicate(words, name)):
            return None
    if owner is None:
        owner = _stranger(name, words, roster)
        roster.add(owner)
    owner.count += 1
    if is_full:
        insort(owner.distinct.setdefault(place, []), name.first)
    _learn(owner, name, roster.fields[place], place)
    roster.file(owner)
    return owner


def _namesake(words: tuple[str, ...], roster: Roster) -> Voice | None:
    """Give the voice of the same full name; an initial that two of a surname share names neither."""
    same = [voice for voice in roster.near(words) if is_same(words, voice)]
    if len(same) > 1 and len(words[0]) == 1:
        same = [voice for voice in same if voice.words == words]
    return same[0] if same else None


def _stranger(name: Name, words: tuple[str, ...], roster: Roster) -> Voice:
    """Make a voice; "Mr. Rook" keeps his title where the page names Maria Rook alone in full."""
    if name.title and len(words) == 1 and any(fit(words, voice) == 3 for voice in roster.near(words)):
        mark = "." if name.title in _SHORT_TITLES else ""
        return Voice(name=f"{name.title.capitalize()}{mark} {name.text}", words=(name.title, *words))
    return Voice(name=name.text, words=words)


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


def _is_predicate(words: tuple[str, ...], name: Name) -> bool:
    """Whether a headline's run behind a role is what is told of it: "Prime Minister Dodges Criticism"."""
    is_told = name.role is not None or name.title is not None
    return is_told and len(words) < 3 and _is_verb_like(words[0]) and given_gender(words[0]) is None


def _is_verb_like(word: str) -> bool:
    return word.endswith(("s", "ed", "ing")) or word in lexicon().org_words


def _only(words: tuple[str, ...], roster: Roster) -> Voice | None:
    fits = [voice for voice in roster.near(words) if fit(words, voice)]
    return fits[0] if len(fits) == 1 else None


def _held_in(words: tuple[str, ...], roster: Roster) -> Voice | None:
    """The voice with the longest name that stands whole among the words."""
    held = [voice for voice in roster.near(words) if _stands_in(voice.words, words)]
    return max(held, key=lambda voice: len(voice.words), default=None)


def _stands_in(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _is_part_of_a_name(words: tuple[str, ...], name: Name, roster: Roster) -> bool:
    return len(words) < 3 and any(fit(words, voice) for voice in roster.near(words)) and name.kind != "place"


def _learn(voice: Voice, name: Name, words: FieldWords, place: str) -> None:
    is_told = name.title is not None or name.role is not None
    is_whole = len(name.words) >= len(voice.words)
    if name.kind == "person" and (is_told or (voice.is_person is None and is_whole)):
        voice.is_person = True
    elif (
        name.kind in ("organization", "place")
        and is_whole
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
    if voice.is_person is not False:
        voice.origins |= origin_told(words.text, end)
    start = words.tokens[name.begins].start
    if place == CAPTION or place.startswith(CAPTION):
        if name.role and name.role not in voice.caption_roles:
            voice.caption_roles.append(name.role)
        return
    found = [name.role, role_after(words.text, end), role_apposed(words.text, start)]
    if not words.tokens[name.first].is_quoted:
        found.append(role_told(words.text, end))
        leads = post_told(words.text, end)
        voice.leading += [leads] if leads is not None else []
    for role in found:
        if role and name.kind != "organization":
            if voice.is_person is not True and name.kind != "person" and head_of(role) in _BODIES_TOO:
                continue
            if role not in voice.roles:
                voice.roles.append(role)
            voice.is_person = True
            voice.gender = voice.gender or lexicon().roles.get(head_of(role) or "")
    if voice.is_person is not True or name.kind == "organization":
        alias = _ALIAS.match(words.text, end)
        if alias:
            voice.aliases.add(fold_words(alias.group(1)))


def _agree(name: Name, voice: Voice) -> bool:
    """Whether a name's title does not speak against a voice: "Mr. Rook" is not Maria Rook."""
    told = lexicon().titles.get(name.title or "")
    if name.title and voice.is_person is False:
        return False
    return told is None or voice.gender is None or told == voice.gender


def _weight(voice: Voice, place: str, at: int) -> float:
    """How likely a shared surname means this voice: by how often and how lately it was named in full."""
    held = voice.distinct.get(place, [])
    before = bisect_right(held, at)
    recency = 1.5 if before and at - held[before - 1] < 60 else 0.0
    return min(sum(map(len, voice.distinct.values())), 6) + recency + min(voice.count, 20) / 10
