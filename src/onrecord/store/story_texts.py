"""Story texts: which articles print one text, and which hold several.

Copies are tied in pairs, so a digest that prints two dispatches one behind the other ties both. Marks
(few of an article's words, see `relate.copies`) tell them apart: articles of one text have some in
common, articles of two texts none, and a digest some with either.

A group is parted only where each side is printed at least as often as what holds both, and twice:
of a long text trimmed to its first half here and its second half there most printings hold both.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.domain.story import Pair, join_pairs
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import rows_of
from onrecord.store.story_tables import copies

Marks = Mapping[str, frozenset[int]]
_FEWEST_OF_A_SIDE = 2
_FEWEST_PARTED = 2 * _FEWEST_OF_A_SIDE + 1


@dataclass(frozen=True, slots=True)
class Text:
    """One text, and the articles that print it.

    Args:
        articles: Their ids, in order; a digest is with the text that it holds most of.
        digests: Articles of other texts that hold this one too.
    """

    articles: tuple[str, ...]
    digests: tuple[str, ...] = ()


def texts_of(connection: Connection, ids: Sequence[str]) -> list[Text]:
    """Group articles by the text that they print."""
    pairs: list[Pair] = []
    for part in parts_of(sorted(ids)):
        query = select(copies.c.one, copies.c.other).where(copies.c.one.in_(part), copies.c.is_copy)
        pairs += [(row.one, row.other) for row in connection.execute(query)]
    return group_texts(connection, ids, pairs)


def group_texts(connection: Connection, ids: Iterable[str], pairs: Iterable[Pair]) -> list[Text]:
    """Group articles by the text that they print, their copies being known."""
    found: list[Text] = []
    for group in join_pairs(ids, pairs):
        if len(group) < _FEWEST_PARTED:
            found.append(Text(group))
        else:
            found += part_texts(group, marks_of(connection, group))
    return found


def marks_of(connection: Connection, ids: Sequence[str]) -> dict[str, frozenset[int]]:
    """Give the marks of some articles; those without are left out."""
    found: dict[str, frozenset[int]] = {}
    for part in parts_of(sorted(ids)):
        sql = f"SELECT article_id, marks FROM sketches WHERE article_id IN ({written(part)})"  # noqa: S608
        for own, packed in rows_of(connection, sql):
            data = bytes(packed)
            found[own] = frozenset(struct.unpack(f"<{len(data) // 4}I", data))
    return found


def part_texts(group: Sequence[str], marks: Marks) -> list[Text]:
    """Part a group of copies that digests alone hold together.

    Args:
        group: Ids that are tied as copies, directly or by way of others.
        marks: Of these.

    Returns:
        The group's texts, in order of their first ids; one where nothing parts it.
    """
    sides, between = _sides(group, marks)
    fewest = max(_FEWEST_OF_A_SIDE, len(between))
    whole = [side for side in sides if len(side) >= fewest]
    if len(whole) < 2:
        return [Text(tuple(sorted(group)))]
    held = [Counter(mark for own in side for mark in marks[own]) for side in whole]
    texts = [list(side) for side in whole]
    also: list[list[str]] = [[] for _ in whole]
    placed = {own for side in whole for own in side}
    for own in sorted(set(group) - placed):
        shared = [sum(mark in counts for mark in marks.get(own, ())) for counts in held]
        most = shared.index(max(shared))
        texts[most].append(own)
        for place, count in enumerate(shared):
            if count and place != most:
                also[place].append(own)
    found = [Text(tuple(sorted(own)), tuple(other)) for own, other in zip(texts, also, strict=True)]
    return sorted(found, key=lambda text: text.articles)


def _sides(group: Sequence[str], marks: Marks) -> tuple[list[list[str]], list[str]]:
    """Give the articles that have marks in common, the shorter first, and those between two of them."""
    side_of: dict[int, int] = {}
    sides: list[list[str]] = []
    between: list[str] = []
    for own in sorted(group, key=lambda each: (len(marks.get(each, ())), each)):
        given = marks.get(own, frozenset())
        hit = {side_of[mark] for mark in given if mark in side_of}
        if len(hit) > 1:
            between.append(own)
            continue
        if not hit and given:
            hit = {len(sides)}
            sides.append([])
        for side in hit:
            sides[side].append(own)
            side_of.update(dict.fromkeys(given, side))
    return sides, between
