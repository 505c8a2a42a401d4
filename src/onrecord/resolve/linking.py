"""Linking: under which name of the archive a named speaker is filed.

By the folded name, the type and, for the few roles that keep people of one name apart, the
field of the role: equal keys are one whatever the order of the pages. That two keys are one
person is not decided here but by `judging`, on all that is known of both. Candidates and
unnamed voices are linked to nobody; nor is a name that folds to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.domain.analysis import Analysis
from onrecord.domain.person import KnownPerson, Link
from onrecord.domain.statement import Speaker, SpeakerType, Statement
from onrecord.resolve.judging import block_of, blocks_near, field_of
from onrecord.resolve.keys import fold_name, person_id
from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.territories import voices

_EXACT, _SPELLING, _NEW = 1.0, 0.97, 1.0


def name_keys(analysis: Analysis) -> tuple[str, ...]:
    """Give what to look up to `link` the named speakers of a page: their folded names, none twice."""
    found = (fold_name(name) for each in analysis.statements for name, _ in _named(each.speaker))
    return tuple(dict.fromkeys(key for key in found if key))


def person_keys(analysis: Analysis) -> tuple[str, ...]:
    """Give what to look up to know who of the named speakers is known.

    Args:
        analysis: One page, read.

    Returns:
        The folded names in order of first appearance, then the blocks of names that may be
        theirs; none twice and none empty.
    """
    named = [found for each in analysis.statements for found in _named(each.speaker)]
    keys = [fold_name(name) for name, _ in named]
    blocks = [block for name, kind in named if kind == "person" for block in blocks_near(name)]
    return tuple(dict.fromkeys(key for key in (*keys, *blocks) if key))


def link(analysis: Analysis, known: Sequence[KnownPerson]) -> tuple[Link, ...]:
    """Tie each statement's named speaker to a person.

    Args:
        analysis: One page, read.
        known: Who of the archive could be meant: filed or linked under one of the `name_keys`.

    Returns:
        One link a statement; one a member where several speak as one. The id of a person
        that the archive does not know is made of type, key and field.
    """
    people = sorted(known, key=lambda person: person.id)
    return tuple(found for each in analysis.statements for found in _links(each, people))


def _named(speaker: Speaker) -> Iterator[tuple[str, SpeakerType]]:
    if speaker.name is None or speaker.type == "unnamed":
        return
    if speaker.members:
        beside_people = any(map(_looks_like_person, speaker.members))
        for member in speaker.members:
            is_known = beside_people or given_gender(member) is not None  # "Smith and Jones"
            is_person = _looks_like_person(member) or (is_known and _may_be_a_name(member))
            yield member, "person" if is_person else "organization"
    else:
        yield speaker.name, speaker.type


def _looks_like_person(name: str) -> bool:
    words = name.lower().split()
    return len(words) > 1 and not any(word in lexicon().org_words for word in words)


def _may_be_a_name(word: str) -> bool:
    """Say whether one word beside a person's name is a name too: "Piet Lannow and his wife, Berta".

    Taken for an organisation, a private person would have a page on a public desk.
    """
    known, folded = lexicon(), word.lower()
    others = (known.org_words, known.org_heads, known.acronyms, known.metonyms, known.places, voices())
    return not (" " in word or word.isupper() or any(folded in each for each in others))


def _links(statement: Statement, known: Sequence[KnownPerson]) -> Iterator[Link]:
    for name, kind in _named(statement.speaker):
        key = fold_name(name)
        if not key:
            continue
        person, score, reason = _find(key, kind, statement.speaker.role, known)
        yield Link(
            statement=statement.id,
            person=person,
            key=key,
            name=name,
            type=kind,
            role=statement.speaker.role,
            score=score,
            reason=reason,
            block=block_of(name) if kind == "person" else "",
        )


def _find(
    key: str, kind: SpeakerType, role: str | None, known: Sequence[KnownPerson]
) -> tuple[str, float, str]:
    own = person_id(kind, key, field_of(role) if kind == "person" else "")
    same = [person for person in known if person.type == kind and person.key]
    if any(person.id == own for person in same):
        return own, _EXACT, "same folded name"
    spelled = {
        person.id
        for person in same
        if person.key != key and key in {fold_name(each) for each in person.spellings}
    }
    if len(spelled) == 1:  # an archive of an earlier program ties other spellings to their person for good
        return spelled.pop(), _SPELLING, "a spelling that the archive knows"
    return own, _NEW, "new name"
