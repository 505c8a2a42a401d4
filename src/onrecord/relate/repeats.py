"""Repeats: statements of one page that tell another statement of the page again.

A headline or a standfirst repeats a statement of the body, altered or not; a paraphrase repeats
the quotation of the same speaker. What stands between quotation marks in a headline or
standfirst is held against the quotation by itself: the words around it are the editor's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.domain.article import Article
from onrecord.domain.match import Repeat, RepeatRelation
from onrecord.domain.statement import Attribution, Statement
from onrecord.relate.changes import find_changes
from onrecord.relate.relation import Finding, Sayable, compare_statements
from onrecord.relate.roots import root_of
from onrecord.relate.voices import Voice
from onrecord.relate.wording import telling_keys

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”»\"]|(?<!\w)[‘']([^“”‘«»\"]+?)[’'](?!\w)")
_SHARED = 0.4  # of the telling words of the shorter one
_ENOUGH = 4  # words between marks that are a quotation of their own
_FULLNESS = {"direct": 2, "mixed": 1, "indirect": 0}
_OPEN = ("conditional", "future")
_TURNED = ("denied", "not_said")


@dataclass(frozen=True, slots=True)
class _Told:
    own: Statement
    text: str
    place: int
    roots: frozenset[str]

    @property
    def said(self) -> Attribution:
        return self.own.attribution

    @property
    def fullness(self) -> tuple[bool, int, int]:
        return (self.said.field == "text", _FULLNESS[self.said.kind], len(self.text))


def mark_repeats(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give the statements of a page, those that repeat another with what they repeat.

    Args:
        article: The page's article.
        statements: All of them, in order.
    """
    told = [_told(own, article, place) for place, own in enumerate(statements)]
    return tuple(replace(each.own, repeats=_repeat(each, told)) for each in told)


def _told(own: Statement, article: Article, place: int) -> _Told:
    text = own.attribution.content_text(article)
    return _Told(own, text, place, frozenset(map(root_of, telling_keys(text))))


def _repeat(own: _Told, told: Sequence[_Told]) -> Repeat | None:
    found: list[tuple[float, int, _Told, Finding, str]] = []
    for other in told:
        if not _may_repeat(own, other):
            continue
        for text in _wordings(own):
            finding = _compare(own, text, other)
            if finding is not None and finding.is_same:
                found.append((-finding.score, other.place, other, finding, text))
    if not found:
        return None
    _, _, other, finding, text = min(found, key=lambda each: each[:2])
    return Repeat(
        id=other.own.id,
        relation=cast(RepeatRelation, finding.relation),
        changes=find_changes(text, other.text),
    )


def _may_repeat(own: _Told, other: _Told) -> bool:
    """Say whether one may repeat the other: one of the same voice, told more fully."""
    if own.own.id == other.own.id or own.own.within == other.own.id or other.own.within == own.own.id:
        return False
    if own.own.is_attitude or other.own.is_attitude or not _share_words(own, other):
        return False
    if own.said.field != "text" and other.said.field == "text":
        return True
    return own.fullness[:2] < other.fullness[:2] and other.said.field == "text"


def _share_words(own: _Told, other: _Told) -> bool:
    """Say whether two have words enough in common that it is worth comparing them."""
    least = min(len(own.roots), len(other.roots))
    return len(own.roots & other.roots) >= max(1, _SHARED * least)


def _wordings(own: _Told) -> list[str]:
    """Give the words that may repeat: the whole, and of a headline what it quotes."""
    if own.said.field == "text":
        return [own.text]
    quoted = [match.group(1) or match.group(2) for match in _QUOTED.finditer(own.text)]
    return [*(words for words in quoted if len(words.split()) >= _ENOUGH), own.text]


def _compare(own: _Told, text: str, other: _Told) -> Finding | None:
    return compare_statements(replace(_sayable(own), text=text), replace(_sayable(other), text=other.text))


def _sayable(told: _Told) -> Sayable:
    speaker = told.own.speaker
    return Sayable(
        text=told.text,
        voice=Voice(name=speaker.name, mention=speaker.mention, person=speaker.name),
        day=0,
        is_turned=told.said.polarity in _TURNED,
        is_open=told.said.polarity in _OPEN,
    )
