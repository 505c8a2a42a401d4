"""Identity: ids that stay when what is derived changes.

An id is minted from the capture's hash, the field, the exact words and their number among
equal ones; so two runs over the same pages give the same ids. It is kept when the capture
is read again: a new statement takes the id of the old one that it covers by half or more,
by place where the field reads as it did, by words where it does not. A later edition of
the article keeps the id of a statement whose words are the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.article import Article, Field
from onrecord.domain.span import Span
from onrecord.domain.statement import Statement
from onrecord.store.wording import hash_words, overlap

ID_LENGTH = 16
ENOUGH = 0.5  # of the longer content: half or more is the same statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement as identity sees it.

    Args:
        field: Where it stands.
        field_sha256: Of the field's text, so that places in it can be compared.
        content: Its spans.
        words: Its words, the spans joined; None where they were erased.
        words_sha256: Of the folded words.
    """

    field: Field
    field_sha256: str
    content: tuple[Span, ...]
    words: str | None
    words_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minted:
    """A statement that has an id.

    Args:
        id: Its id.
        wording: As it was saved last.
        is_same_capture: Whether it stands in the capture that is being read.
        is_gone: Whether it was dropped or stands in an earlier edition only.
    """

    id: str
    wording: Wording
    is_same_capture: bool
    is_gone: bool = False


def article_id(sha256: str, url: str | None) -> str:
    """Give a new article's id: of its address, else of its capture."""
    return hashlib.sha256(f"article {url or sha256}".encode()).hexdigest()[:ID_LENGTH]


def wordings_of(statements: Sequence[Statement], article: Article) -> list[Wording]:
    """Give the wording of each statement."""
    hashes = {
        field: hashlib.sha256(article.words_of(field).encode()).hexdigest()
        for field in {statement.attribution.field for statement in statements}
    }
    return [
        Wording(
            field=own.field,
            field_sha256=hashes[own.field],
            content=own.content,
            words=(words := own.content_text(article)),
            words_sha256=hash_words(words),
        )
        for own in (statement.attribution for statement in statements)
    ]


def assign_ids(new: Sequence[Wording], old: Sequence[Minted], *, sha256: str) -> list[str]:
    """Give each new statement its id: an old one's, else one minted for it.

    Args:
        new: Statements of a capture, in order.
        old: What the archive holds of the capture and of its article's other editions.
        sha256: Of the capture.

    Returns:
        One id each, in order, none twice.
    """
    kept = _keep(new, old)
    used = {minted.id for minted in old}
    seen: Counter[tuple[str, str | None]] = Counter()
    ids: list[str] = []
    for number, wording in enumerate(new):
        if number in kept:
            ids.append(kept[number])
            continue
        own = _mint(sha256, wording, seen)
        while own in used:
            own = _mint(sha256, wording, seen)
        used.add(own)
        ids.append(own)
    return ids


def _mint(sha256: str, wording: Wording, seen: Counter[tuple[str, str | None]]) -> str:
    place = (wording.field, wording.words)
    seen[place] += 1
    text = "\0".join((sha256, wording.field, wording.words or "", str(seen[place])))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def _keep(new: Sequence[Wording], old: Sequence[Minted]) -> dict[int, str]:
    pairs = [
        (
            closeness,
            not minted.is_gone,
            minted.is_same_capture,
            -abs(number - place),
            -number,
            number,
            minted.id,
        )
        for number, wording in enumerate(new)
        for place, minted in enumerate(old)
        if (closeness := _closeness(wording, minted)) >= ENOUGH
    ]
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for *_, number, own in sorted(pairs, reverse=True):
        if number not in kept and own not in taken:
            kept[number] = own
            taken.add(own)
    return kept


def _closeness(new: Wording, old: Minted) -> float:
    before = old.wording
    if new.field != before.field:
        return 0.0
    if new.words_sha256 == before.words_sha256:
        return 1.0 + (new.field_sha256 == before.field_sha256 and new.content == before.content)
    if not old.is_same_capture:
        return 0.0
    if new.field_sha256 == before.field_sha256:
        return _shared_place(new.content, before.content)
    if new.words is None or before.words is None:
        return 0.0
    return overlap(new.words, before.words)


def _shared_place(one: Sequence[Span], other: Sequence[Span]) -> float:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    longest = max(sum(map(len, one)), sum(map(len, other)))
    return shared / longest if longest else 0.0
