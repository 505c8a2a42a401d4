"""Linking: which person of the archive a named speaker is.

By the folded name and the type first: equal keys are one person whatever the order of the
pages. One step further, and no more: two persons' names that are one under transliteration
("Sergei", "Sergey"; "Maria", "Mariya") and whose roles share a word. Middle names and
initials are left apart: a father and his son may differ in nothing else. Candidates and
unnamed voices are linked to nobody; nor is a name that folds to nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, product

from onrecord.domain.analysis import Analysis
from onrecord.domain.person import KnownPerson, Link
from onrecord.domain.statement import Speaker, SpeakerType, Statement
from onrecord.resolve.lexicon import given_gender, lexicon

ID_LENGTH = 16  # hex digits
LONGEST = 200  # code points of a name; what is longer is no name
MOST_SPELLINGS = 32
_EXACT, _SPELLING, _VARIANT, _NEW = 1.0, 0.97, 0.92, 1.0
_ENDINGS = (  # longer ones first; with the least letters that must stand before
    (("ei", "ey", "ej"), 3),
    (("ai", "ay", "aj"), 3),
    (("iya", "ia", "ya"), 3),
    (("iy", "yy", "ii", "y", "i"), 5),
)
_VOWELS = frozenset("aeiou")


def person_keys(analysis: Analysis) -> tuple[str, ...]:
    """Give the folded names of the named speakers, to look up who of them is known.

    Args:
        analysis: One page, read.

    Returns:
        The keys in order of first appearance, then those of other spellings; none twice
        and none empty.
    """
    named = [found for each in analysis.statements for found in _named(each.speaker)]
    keys = [fold_name(name) for name, _ in named]
    variants = [
        spelling for name, kind in named if kind == "person" for spelling in spellings(fold_name(name))
    ]
    return tuple(dict.fromkeys(key for key in (*keys, *variants) if key))


def link(analysis: Analysis, known: Sequence[KnownPerson]) -> tuple[Link, ...]:
    """Tie each statement's named speaker to a person.

    Args:
        analysis: One page, read.
        known: Who of the archive could be meant.

    Returns:
        One link a statement; one a member where several speak as one. The id of a person
        that the archive does not know is made of type and key.
    """
    people = sorted(known, key=lambda person: person.id)
    return tuple(found for each in analysis.statements for found in _links(each, people))


def fold_name(name: str) -> str:
    """Fold a name to its key: no accents, case, marks or invisible characters.

    Returns:
        The key; empty where nothing is left, or where the text is too long for a name.
    """
    if len(name) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = (_kept(char) for char in unicodedata.normalize("NFKD", plain))
    words = "".join(kept).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def person_id(type: SpeakerType, key: str) -> str:
    """Give the id of a person filed under a type and a key."""
    return hashlib.sha256(f"{type} {key}".encode()).hexdigest()[:ID_LENGTH]


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LN":
        return char
    return (
        "" if (category in ("Mn", "Me", "Cf", "Cs", "Cc") and not char.isspace()) or char in "'’‘.ʼ" else " "
    )


def _named(speaker: Speaker) -> Iterator[tuple[str, SpeakerType]]:
    if speaker.name is None or speaker.type == "unnamed":
        return
    if speaker.members:
        for member in speaker.members:
            yield member, "person" if _looks_like_person(member) else "organization"
    else:
        yield speaker.name, speaker.type


def _looks_like_person(name: str) -> bool:
    words = name.lower().split()
    return len(words) > 1 and not any(word in lexicon().org_words for word in words)


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
        )


def _find(
    key: str, kind: SpeakerType, role: str | None, known: Sequence[KnownPerson]
) -> tuple[str, float, str]:
    own = person_id(kind, key)
    same = [person for person in known if person.type == kind and person.key]
    exact = [person.id for person in same if person.key == key]
    if exact:
        return (own if own in exact else exact[0]), _EXACT, "same folded name"
    spelled = {person.id for person in same if key in {fold_name(each) for each in person.spellings}}
    if len(spelled) == 1:
        return spelled.pop(), _SPELLING, "a spelling that the archive knows"
    if kind == "person":
        alike = {
            person.id for person in same if _is_variant(key, person.key) and _share_role(role, person.roles)
        }
        if len(alike) == 1:
            return alike.pop(), _VARIANT, "another spelling of the name, and a shared role"
    return own, _NEW, "new name"


def spellings(key: str) -> tuple[str, ...]:
    """Give other spellings of a person's key that transliteration may have made.

    Args:
        key: A folded name.

    Returns:
        At most MOST_SPELLINGS keys, without the given one; none for a name of one word.
    """
    words = key.split()
    if not 2 <= len(words) <= 4:
        return ()
    forms = product(*(_endings(word) for word in words))
    return tuple(islice((each for each in (" ".join(form) for form in forms) if each != key), MOST_SPELLINGS))


def _endings(word: str) -> tuple[str, ...]:
    for group, least in _ENDINGS:
        for ending in group:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= least and stem[-1] not in _VOWELS:
                return (word, *(stem + other for other in group if other != ending))
    return (word,)


def _is_variant(key: str, other: str) -> bool:
    mine, theirs = key.split(), other.split()
    if (
        len(mine) != len(theirs)
        or len(mine) < 2
        or not all(one == two or two in _endings(one) for one, two in zip(mine, theirs, strict=True))
    ):
        return False
    genders = {given_gender(mine[0]), given_gender(theirs[0])}
    return not {"m", "f"} <= genders


def _share_role(role: str | None, roles: Sequence[str]) -> bool:
    mine = _role_words(role or "")
    return any(mine & _role_words(other) for other in roles)


def _role_words(role: str) -> set[str]:
    return {word for word in fold_name(role).split() if word not in lexicon().stop and len(word) > 2}
