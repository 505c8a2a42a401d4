"""Editions: what a later capture of one address says otherwise.

Compares the statements of two readings. A quotation whose words changed is told with both forms;
a statement that merely reads differently because the page around it changed, or because another
model drew its edges elsewhere, is not: words that still stand in the other edition did not change.
Furniture is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article
from onrecord.domain.statement import Statement
from onrecord.domain.story import EditionChange

LIKE = 0.5
"""Statements with this share of their words in common, in order, may be one that changed."""
_WORD = re.compile(r"\w+(?:['’\-.,]\w+)*|[%$€£]")
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A statement as editions compare it."""

    own: Statement
    text: str
    words: tuple[str, ...]

    @property
    def speaker(self) -> str | None:
        return self.own.speaker.name

    @property
    def is_quotation(self) -> bool:
        return self.own.attribution.kind != "indirect"


def compare_editions(before: Analysis, after: Analysis) -> tuple[EditionChange, ...]:
    """Say what a later edition of an article changed.

    Args:
        before, after: Readings of two captures of one address.

    Returns:
        The headline first, then quotations, other statements, those that are gone or new; empty
        where only the page around the article changed.
    """
    old, new = before.article, after.article
    if old is None or new is None:
        return ()
    gone = _missing(_told(before, old), new)
    come = _missing(_told(after, new), old)
    pairs = _pairs(gone, come)
    paired_old, paired_new = {one.own.id for one, _ in pairs}, {other.own.id for _, other in pairs}
    changed = [_changed(one, other) for one, other in pairs]
    return (
        *_headline(old, new),
        *sorted(changed, key=lambda change: change.kind != "quotation"),
        *(_only("gone", told) for told in gone if told.own.id not in paired_old),
        *(_only("new", told) for told in come if told.own.id not in paired_new),
    )


def _told(analysis: Analysis, article: Article) -> list[_Told]:
    texts = [(own, own.attribution.content_text(article)) for own in analysis.statements]
    return [
        _Told(own=own, text=text, words=_words(text))
        for own, text in texts
        if not own.is_attitude and own.attribution.field == "text"
    ]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


def _missing(told: Sequence[_Told], there: Article) -> list[_Told]:
    """Give the statements whose words do not stand in the other edition, each once."""
    body = f" {' '.join(_words(there.text))} "
    found: dict[tuple[str, ...], _Told] = {}
    for each in told:
        if len(each.words) >= _LEAST_WORDS and not _stands(each, body):
            found.setdefault(each.words, each)
    return list(found.values())


def _stands(told: _Told, body: str) -> bool:
    """Say whether every part of a statement stands in a body; a broken quotation has several parts."""
    return all(f" {' '.join(_words(part))} " in body for part in told.text.split(" … "))


def _pairs(gone: Sequence[_Told], come: Sequence[_Told]) -> list[tuple[_Told, _Told]]:
    """Match statements that are gone with those that came, the likest first."""
    likely = [
        (-score, place, other_place)
        for place, one in enumerate(gone)
        for other_place, other in enumerate(come)
        if (score := _likeness(one, other)) >= LIKE
    ]
    pairs: list[tuple[_Told, _Told]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, place, other_place in sorted(likely):
        if place not in used_old and other_place not in used_new:
            used_old.add(place)
            used_new.add(other_place)
            pairs.append((gone[place], come[other_place]))
    return sorted(pairs, key=lambda pair: gone.index(pair[0]))


def _likeness(one: _Told, other: _Told) -> float:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    likeness = shared / max(len(one.words), len(other.words))
    apart = one.speaker and other.speaker and one.speaker != other.speaker
    return likeness * (0.75 if apart else 1.0)


def _changed(one: _Told, other: _Told) -> EditionChange:
    return EditionChange(
        kind="quotation" if one.is_quotation or other.is_quotation else "statement",
        before=one.text,
        after=other.text,
        before_id=one.own.id,
        after_id=other.own.id,
        speaker=other.speaker or one.speaker,
    )


def _only(kind: str, told: _Told) -> EditionChange:
    if kind == "gone":
        return EditionChange(kind="gone", before=told.text, before_id=told.own.id, speaker=told.speaker)
    return EditionChange(kind="new", after=told.text, after_id=told.own.id, speaker=told.speaker)


def _headline(old: Article, new: Article) -> list[EditionChange]:
    before, after = old.headline or "", new.headline or ""
    if _words(before) == _words(after):
        return []
    return [EditionChange(kind="headline", before=before, after=after)]
