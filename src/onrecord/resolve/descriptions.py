"""Descriptions: "the foreign minister", "the Russian top diplomat", "the alliance".

A description is matched with the roles that the page gives its voices, by head noun and
modifiers; `synonyms` of the lexicon say that a top diplomat is a foreign minister. A noun for
an organisation or a document is matched with the names that hold it. Who holds an office in
the world is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from onrecord.resolve.lexicon import Lexicon, lexicon
from onrecord.resolve.posts import holds, is_other, read_post
from onrecord.resolve.pronouns import Choice, Trail
from onrecord.resolve.roles import gender_of_role, head_of
from onrecord.resolve.sources import Source
from onrecord.resolve.voices import Voice, fold_words

STRONG, WEAK = 2.0, 1.0
_OPEN = frozenset(
    "candidate nominee contender hopeful front-runner frontrunner politician billionaire businessman "  # noqa: SIM905
    "businesswoman mogul tycoon magnate republican democrat star champion veteran".split()
)
_OFFICES = frozenset(
    "senator congressman congresswoman lawmaker legislator governor president mayor minister premier "  # noqa: SIM905
    "chancellor leader judge justice coach actor actress singer author".split()
)
# What several offices are: a president and a chancellor are leaders, and neither is the other.
_BROAD = frozenset(
    "leader lawmaker legislator politician chief executive officer soldier diplomat scientist academic "  # noqa: SIM905
    "scholar expert head boss director journalist star manager cleric jurist prelate monarch".split()
)
_LEGISLATORS = ("senator", "representative")  # of whom alone a page tells "(R-Fla.)" and nothing more
_PLURAL_TITLES = {"sens": "sen", "reps": "rep", "govs": "gov"}
_PARTIES = {
    "republican": "republican",
    "democrat": "democratic",
    "independent": "independent",
    "democratic": "democratic",
    "gop": "republican",
}


def choose_by_role(
    source: Source, voices: Sequence[Voice], trail: Trail | None, last: Voice | None
) -> Choice | None:
    """Choose the person whose role a description matches.

    Args:
        source: A source of form "description".
        voices: The voices of the page.
        trail: The namings of its field; None in a headline, where the page's order says nothing.
        last: The voice that spoke last, or None.

    Returns:
        The choice, certain if one voice alone matches best; None where none does.
    """
    words = lexicon()
    gender = gender_of_role(source.words, words)
    fitting = [
        voice
        for voice in voices
        if voice.is_person is not False
        and not (gender and voice.gender and gender != voice.gender)
        and not is_of_other_party(source.words, voice)
    ]
    holders = _holders(source, fitting)
    if any(voice.leading for voice in holders):
        return Choice(voice=holders[0], is_sure=len(holders) == 1)
    scored = [
        (match_role(source.words, voice, words), _nearness(voice, source.token, trail, last), voice)
        for voice in holders or fitting
    ]
    scored = sorted((each for each in scored if each[0] > 0), key=lambda each: each[:2], reverse=True)
    if not scored:
        return None
    best = scored[0]
    rivals = [each for each in scored[1:] if each[0] == best[0]]
    is_alone = not rivals or (trail is not None and best[1] - rivals[0][1] >= 1)
    return Choice(voice=best[2], is_sure=is_alone and best[0] >= STRONG)


def _holders(source: Source, voices: Sequence[Voice]) -> list[Voice]:
    """Give the persons of whom the page tells that they lead the body that a description names."""
    post = read_post(source.words)
    if post is None or not post.is_held:
        return []
    return [voice for voice in voices if voice.is_person and holds(voice, post)]


def match_role(description: str, voice: Voice, words: Lexicon) -> float:
    """Say how well a description matches the roles of a voice: 0 not at all, STRONG or more well."""
    lower = description.lower()
    post = read_post(description)
    roles = _known_roles(voice)
    if post is not None and post.is_held:
        others = {role for role in roles if is_other(role, post)}
        told = {word for role in others for word in role.lower().split()}
        roles = [role for role in roles if role not in others | told]  # "director" too is another body's
    found = max((_match(lower, role.lower(), voice.origins, words) for role in roles), default=0.0)
    is_partisan = head_of(description) in _PARTIES
    is_weak = is_partisan and _is_from_elsewhere(description, head_of(description) or "", voice)
    return min(found, WEAK) if is_weak else found


def is_apt(source: Source, voice: Voice) -> bool:
    """Say whether a description may be of a voice whose roles do not say so: "the candidate"."""
    head = source.head or ""
    if head in _OPEN:
        return not _is_from_elsewhere(source.words, head, voice)
    return head in _OFFICES and not (voice.roles or voice.titles)


def _is_from_elsewhere(description: str, head: str, voice: Voice) -> bool:
    """Whether a description names a state that nothing told of the voice does: "the Ohio Republican"."""
    front = fold_words(description.lower().partition(head)[0])
    if not any(" ".join(front[-size:]) in lexicon().places for size in (1, 2)):
        return False
    told = voice.origins | {word for role in voice.roles for word in fold_words(role)}
    return not any(word in told for word in front[-2:])


def is_of_other_party(description: str, voice: Voice) -> bool:
    """Say whether a description names a party that the page tells is not this voice's."""
    wanted = _parties(fold_words(description))
    told = _parties(voice.origins) or _parties(fold_words(" ".join(voice.roles)))
    return len(wanted) == 1 and len(told) == 1 and wanted != told


def _parties(words: Iterable[str]) -> set[str]:
    return {_PARTIES[word] for word in words if word in _PARTIES}


def _known_roles(voice: Voice) -> list[str]:
    found = [*voice.roles, *voice.caption_roles, *voice.titles]
    party = next((noun for noun, told in _PARTIES.items() if told in voice.origins), None)
    if party is not None:
        found += [party, *(() if found else _LEGISLATORS)]
    return found


def _match(description: str, role: str, origins: Set[str], words: Lexicon) -> float:
    mine, theirs = _heads(description, words), _heads(role, words)
    told = {head_of(description), head_of(role)}
    if not (mine & theirs) - (_BROAD - told):
        return 0.0
    plain, other = _modifiers(description, words), _modifiers(role, words) | origins
    shared = len(plain & other)
    if plain and other and not shared and not _is_synonym_phrase(description, role, words):
        return WEAK
    head = head_of(description) or ""
    exact = 0.5 if head == head_of(role) else 0.0
    return STRONG + exact + 0.5 * shared


def _is_synonym_phrase(description: str, role: str, words: Lexicon) -> bool:
    return any(
        _ends_there(one, description) and any(_ends_there(each, role) for each in others)
        for one, others in words.synonyms.items()
        if " " in one
    )


def _heads(phrase: str, words: Lexicon) -> set[str]:
    head = (head_of(phrase) or "").rstrip(".")
    head = _PLURAL_TITLES.get(head, head)
    found = {head} if head else set()
    found |= words.synonyms.get(head, frozenset())
    for known, others in words.synonyms.items():
        if " " in known and head in known.split() and _ends_there(known, phrase):
            found |= {known, *others}
    before = phrase.split(head)[0] if head else ""
    if head and f"{before}{head}".split()[-2:]:
        found.add(" ".join(f"{before}{head}".split()[-2:]))
    return found - {"minister of"}


def _ends_there(known: str, phrase: str) -> bool:
    """Whether a phrase of several words is meant itself: "prime minister" in no "prime minister's wife"."""
    return re.search(rf"(?<!\w){re.escape(known)}(?![\w’'])", phrase) is not None


def _modifiers(phrase: str, words: Lexicon) -> set[str]:
    head = head_of(phrase) or ""
    front = re.split(rf"\b{re.escape(head)}\b", phrase, maxsplit=1)[0] if head else phrase
    return {word for word in fold_words(front) if word not in words.stop and word not in ("s", "u")}


def _nearness(voice: Voice, at: int, trail: Trail | None, last: Voice | None) -> float:
    if trail is None:
        return min(voice.count, 3)
    tokens = trail.words.tokens
    before = trail.last_token(voice, at)
    if before is None:
        return -9.0
    return 2.0 * (voice is last) - (tokens[at].sentence - tokens[before].sentence)


def choose_organization(source: Source, voices: Sequence[Voice], trail: Trail) -> Choice | None:
    """Choose the organisation whose name holds the head of a description: "the alliance".

    Returns:
        The choice, certain if it alone was named before; None where none was.
    """
    wanted = [word for word in fold_words(source.words) if word not in lexicon().stop]
    if not wanted or source.head is None:
        return None
    scored = []
    for voice in voices:
        if voice.is_person or source.head not in voice.words:
            continue
        shared = sum(word in voice.words for word in wanted)
        near = _nearness(voice, source.token, trail, None)
        if near > -9 and shared == len(wanted):
            scored.append((near, voice))
    scored.sort(key=lambda each: -each[0])
    if not scored:
        return None
    return Choice(voice=scored[0][1], is_sure=len(scored) == 1 or scored[0][0] - scored[1][0] >= 2)
