"""Sketching: what of an article is compared with others, and who could be like it.

Every question is answered by an index: at most so many articles of one mark or one term are
looked at, so that the cost of an article does not grow with the archive. A sketch is made of what
may be shown; where words are withdrawn it is forgotten at once and made anew.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, or_, select

from onrecord.domain.story import STORY_WINDOW_DAYS, Neighbours, Pair, Related, Sketch, StoryLimits
from onrecord.store import bulk_rows, reprints
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import rows_of, run
from onrecord.store.story_tables import copies, sketches, story_links, story_terms, text_marks
from onrecord.store.story_tables import reprints as reprint_rows
from onrecord.store.tables import articles

_LIMITS = StoryLimits()


def find_neighbours(connection: Connection, own: Sketch) -> Neighbours:
    """Find the articles that one could be a copy of, or of one story with."""
    known = rows_of(connection, f"SELECT number FROM sketches WHERE article_id = {written([own.article])}")  # noqa: S608
    texts, alike = _likely(connection, own, known[0][0] if known else None)
    return Neighbours(
        texts=_by_number(connection, texts, "shingles, ''"),
        stories=_by_number(connection, alike, "'', profile"),
    )


def _likely(connection: Connection, own: Sketch, known: int | None) -> tuple[list[int], list[int]]:
    """Give the sketches that share most marks with one, and those of its days that share most terms."""
    days = own.day - STORY_WINDOW_DAYS, own.day + STORY_WINDOW_DAYS
    marked = "SELECT number FROM text_marks WHERE mark IN (%s)"
    texts = _most_shared(connection, marked, _marked(own.marks), own.marks, _LIMITS.texts, known)
    told = "SELECT number FROM story_terms WHERE term IN (%s) AND day >= @ AND day <= #"
    told = told.replace("@", str(days[0])).replace("#", str(days[1]))
    alike = _most_shared(connection, told, _turning_on(own.terms, *days), own.terms, _LIMITS.stories, known)
    return texts, alike


def _marked(marks: Sequence[int]) -> list[str]:
    held = "SELECT number FROM (SELECT number FROM text_marks WHERE mark = %d ORDER BY number DESC LIMIT %d)"
    return [held % (mark, _LIMITS.of_a_mark) + " AS held" for mark in marks]


def _turning_on(terms: Sequence[int], first: int, last: int) -> list[str]:
    held = (
        "SELECT number FROM (SELECT number FROM story_terms WHERE term = %d AND day BETWEEN %d AND %d "
        "ORDER BY day DESC, number DESC LIMIT %d) AS held"
    )
    return [held % (term, first, last, _LIMITS.of_a_term) for term in terms]


def _most_shared(
    connection: Connection, plain: str, bounded: list[str], keys: Sequence[int], most: int, known: int | None
) -> list[int]:
    """Give the sketches that stand under most of some keys of an index.

    All are counted where they are few; else a bounded number of each key.
    """
    if not keys:
        return []
    asked = plain % ",".join(map(str, keys)) + f" LIMIT {_LIMITS.few}"
    held = rows_of(connection, asked)
    if len(held) == _LIMITS.few:
        held = rows_of(connection, " UNION ALL ".join(bounded))
    counts = Counter(chain.from_iterable(held))
    counts.pop(known, None)
    return sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:most]


def _by_number(connection: Connection, numbers: Sequence[int], blobs: str) -> tuple[Sketch, ...]:
    """Give sketches, in the order of their numbers asked for, with what is named of their bytes."""
    if not numbers:
        return ()
    sql = f"SELECT {_SKETCH}, {blobs}, number FROM sketches WHERE number IN ({','.join(map(str, numbers))})"  # noqa: S608
    found = {row[-1]: _sketch(row) for row in rows_of(connection, sql)}
    return tuple(found[number] for number in numbers if number in found)


def sketches_of(
    connection: Connection, ids: Iterable[str], *, with_text: bool = True, with_profile: bool = True
) -> dict[str, Sketch]:
    """Give the sketches of some articles, by id, without their marks and terms.

    Args:
        with_text: Whether their texts are asked for.
        with_profile: Whether what they are about is.
    """
    blobs = f"{'shingles' if with_text else _NOTHING}, {'profile' if with_profile else _NOTHING}"
    found: dict[str, Sketch] = {}
    for part in parts_of(sorted(ids)):
        sql = f"SELECT {_SKETCH}, {blobs} FROM sketches WHERE article_id IN ({written(part)})"  # noqa: S608
        found |= {row[0]: _sketch(row) for row in rows_of(connection, sql)}
    return found


_SKETCH = "article_id, capture_id, made_by, day, is_dated"
_NOTHING = "''"


def _sketch(row: Sequence[Any]) -> Sketch:
    article, capture, made_by, day, is_dated, shingles, profile = row[:7]
    return Sketch(
        article=article,
        capture=capture,
        made_by=made_by,
        day=day,
        is_dated=bool(is_dated),
        shingles=bytes(shingles) if shingles else b"",
        profile=bytes(profile) if profile else b"",
    )


def save(connection: Connection, found: Related) -> None:
    """Write an article's sketch, index entries, copies and likenesses in place of its earlier ones."""
    forget(connection, found.sketch.article)
    save_all(connection, [found])


def save_all(connection: Connection, found: Sequence[Related]) -> None:
    """Write what is new of some articles that have no rows yet; a reprint is found by none of its terms."""
    number = rows_of(connection, "SELECT coalesce(max(number), 0) + 1 FROM sketches")[0][0]
    numbered = list(enumerate((each.sketch for each in found), number))
    stood = {each.sketch.article: each.stand_in for each in found if each.stand_in is not None}
    marks = sorted((mark, place) for place, own in numbered for mark in own.marks)
    terms = sorted(
        (term, own.day, place) for place, own in numbered if own.article not in stood for term in own.terms
    )
    bulk_rows.insert(connection, sketches, (_row(place, own) for place, own in numbered))
    bulk_rows.insert(connection, text_marks, marks)
    bulk_rows.insert(connection, story_terms, terms)
    bulk_rows.insert(connection, reprint_rows, stood.items())
    write_ties(connection, found)


def write_ties(connection: Connection, found: Iterable[Related]) -> None:
    """Write copies and likenesses, each pair once."""
    alike: dict[Pair, tuple[object, ...]] = {}
    linked: dict[Pair, tuple[object, ...]] = {}
    for each in found:
        own = each.sketch.article
        for other, (share, is_copy) in each.copies.items():
            pair = min(own, other), max(own, other)
            alike[pair] = *pair, share, is_copy
        for other, score in each.links.items():
            pair = min(own, other), max(own, other)
            linked[pair] = *pair, score
    bulk_rows.insert(connection, copies, alike.values())
    bulk_rows.insert(connection, story_links, linked.values())


def _row(number: int, own: Sketch) -> tuple[object, ...]:
    made_of = own.article, own.capture, own.made_by, own.day, own.is_dated
    return number, *made_of, own.shingles, own.profile, _packed(own.marks), _packed(own.terms)


def _packed(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _unpacked(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)


def forget_words(connection: Connection, article: str) -> None:
    """Remove what was made of an article's words; which story and text it is of stays."""
    own = written([article])
    for number, day, marks, terms in rows_of(
        connection,
        f"SELECT number, day, marks, terms FROM sketches WHERE article_id = {own}",  # noqa: S608
    ):
        for mark in _unpacked(bytes(marks)):
            run(connection, f"DELETE FROM text_marks WHERE mark = {mark} AND number = {number}")  # noqa: S608
        for term in _unpacked(bytes(terms)):
            here = f"term = {term} AND day = {day} AND number = {number}"
            run(connection, f"DELETE FROM story_terms WHERE {here}")  # noqa: S608
        run(connection, f"DELETE FROM sketches WHERE number = {number}")  # noqa: S608


def forget(connection: Connection, article: str) -> None:
    """Remove an article from what others are compared with."""
    reprints.forget(connection, article)
    forget_words(connection, article)
    own = written([article])
    for table in ("copies", "story_links"):
        run(connection, f"DELETE FROM {table} WHERE one = {own} OR other = {own}")  # noqa: S608


def find_unsketched(connection: Connection, made_by: str, limit: int) -> list[str]:
    """Find articles whose sketch is missing, of an earlier edition or of another version."""
    joined = articles.outerjoin(sketches, sketches.c.article_id == articles.c.id)
    stale = or_(
        sketches.c.number.is_(None),
        sketches.c.capture_id != articles.c.capture_id,
        sketches.c.made_by != made_by,
    )
    query = select(articles.c.id).select_from(joined).where(articles.c.withdrawn_at.is_(None), stale)
    return list(connection.execute(query.order_by(articles.c.place).limit(limit)).scalars())


def is_sketched(connection: Connection, article: str, made_by: str) -> bool:
    """Say whether an article's sketch is of its latest edition and of this version."""
    joined = "sketches s JOIN articles a ON a.id = s.article_id AND a.capture_id = s.capture_id"
    asked = f"SELECT made_by FROM {joined} WHERE article_id = {written([article])}"  # noqa: S608
    return (made_by,) in rows_of(connection, asked)
