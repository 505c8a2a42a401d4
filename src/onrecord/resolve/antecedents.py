"""Antecedents: whom a corpus' pronouns stand for, by the words of their documents.

"He" and "she" are chosen as they are on a page; where the page names nobody who fits, they are the
only description near. "Who" is what stands before it, "they" the last several, "I" who is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.lexicon import Gender, lexicon
from onrecord.resolve.pronouns import choose_person
from onrecord.resolve.rows import Named, Row
from onrecord.resolve.voices import Voice

_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}
_NEAR = 2  # sentences back to a description
_QUOTED_BEFORE = re.compile(r"(?:[\"”']\s?,?\s*(?:said|says|added|told)?|said|says|added)\s*$")
_SPEAKS_BEHIND = re.compile(r"\s+(?:said|says|told|added|wrote)")
_SPEAKS_SOON = re.compile(r"[^.]*?(?:said|says|told|added|wrote|tweeted|explained)")


def find_antecedents(rows: Sequence[Row], named: Sequence[Named]) -> None:
    """Label the pronouns among the mentions of one topic; the others have labels."""
    for row in rows:
        kind = row.reading.pronoun
        if kind is None or row.text is None or not row.reading.mention.is_person:
            continue
        if kind in _GENDERS:
            row.label = _of_person(row, named) or _of_description(row, _GENDERS[kind])
        elif kind == "relative":
            row.label = _of_neighbour(row)
        elif kind == "plural":
            row.label = _of_several(row)
        elif kind == "first":
            row.label = _of_quoted(row)


def _of_person(row: Row, named: Sequence[Named]) -> str:
    assert row.text is not None
    trail = row.text.trail
    if not trail.words.tokens:
        return ""
    gender = _GENDERS[row.reading.pronoun or ""]
    choice = choose_person(trail, row.text.token_at(row.start), gender, last=None)
    own = find_named(choice.voice, named) if choice is not None and choice.is_sure else None
    return f"name {own.number}" if own is not None else ""


def find_named(voice: Voice, named: Sequence[Named]) -> Named | None:
    """Find whom of a topic a voice of one of its documents is, or None."""
    for own in named:
        words = own.form.words
        is_first = len(words) == 1 or len(voice.words) == 1 or words[0] == voice.words[0]
        if voice.words and words[-1] == voice.words[-1] and is_first:
            return own
    return None


def _of_description(row: Row, gender: Gender) -> str:
    near = {
        other.label
        for other in row.before
        if other.label
        and row.sentence - other.sentence <= _NEAR
        and not other.reading.is_plural
        and _gender_of(other) in (None, gender)
    }
    return near.pop() if len(near) == 1 else ""


def _gender_of(row: Row) -> Gender | None:
    if row.owner is not None:
        return row.owner.gender
    return row.reading.gender or lexicon().roles.get(row.reading.head)


def _of_neighbour(row: Row) -> str:
    assert row.text is not None
    if not row.before:
        return ""
    last = row.before[-1]
    return last.label if not row.text.words[last.end : row.start].strip(" ,-") else ""


def _of_several(row: Row) -> str:
    near = [
        other.label
        for other in row.before
        if other.label
        and row.sentence - other.sentence < _NEAR
        and (other.reading.pronoun == "plural" or (other.is_described and other.reading.is_plural))
    ]
    return near[-1] if near else ""


def _of_quoted(row: Row) -> str:
    """The name that the quotation is laid to, behind it or before it; else the last "I"."""
    assert row.text is not None
    words = row.text.words
    behind = [other for other in row.after if other.owner and other.sentence - row.sentence <= _NEAR]
    for other in behind[:3]:
        before = words[max(0, other.start - 16) : other.start]
        if _QUOTED_BEFORE.search(before) or _SPEAKS_BEHIND.match(words, other.end):
            return other.label
    for other in reversed(row.before):
        is_near = other.owner is not None and row.sentence - other.sentence < _NEAR
        if is_near and _SPEAKS_SOON.match(words[other.end : other.end + 60]):
            return other.label
    firsts = [other for other in row.before if other.reading.pronoun == "first" and other.label]
    return firsts[-1].label if firsts and row.sentence - firsts[-1].sentence <= _NEAR else ""
