"""Repeats: statements of one page that tell another statement of the page again.

A headline or a standfirst repeats a statement of the body, altered or not; a paraphrase repeats
the quotation of the same speaker. What stands between quotation marks in a headline or
standfirst is held against the quotation by itself: the words around it are the editor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.domain.article import Article
from onrecord.domain.match import Repeat, RepeatRelation
from onrecord.domain.statement import Statement
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
    """A statement as it is compared.

    Args:
        own: The statement.
        place: Its number.
        fullness: How fully its kind tells what was said.
        roots: Of its telling words.
        sayables: Its wordings: the whole last.
    """

    own: Statement
    place: int
    fullness: int
    roots: frozenset[str]
    sayables: tuple[Sayable, ...]

    @property
    def is_body(self) -> bool:
        return self.own.attribution.field == "text"

    @property
    def whole(self) -> Sayable:
        return self.sayables[-1]


def mark_repeats(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give the statements of a page, those that repeat another with what they repeat.

    Args:
        article: The page's article.
        statements: All of them, in order.
    """
    told = [_told(own, article, place) for place, own in enumerate(statements) if not own.is_attitude]
    body = [each for each in told if each.is_body]
    found = {each.place: _repeat(each, body) for each in told}
    return tuple(
        own if own.repeats == found.get(place) else replace(own, repeats=found.get(place))
        for place, own in enumerate(statements)
    )


def _told(own: Statement, article: Article, place: int) -> _Told:
    text, kind = own.attribution.content_text(article), own.attribution.kind
    roots = frozenset(map(root_of, telling_keys(text)))
    return _Told(own, place, _FULLNESS[kind], roots, tuple(_sayables(own, text)))


def _repeat(own: _Told, body: Sequence[_Told]) -> Repeat | None:
    found: list[tuple[float, int, _Told, Finding, str]] = []
    for other in body:
        if not _may_repeat(own, other):
            continue
        for sayable in own.sayables:
            finding = compare_statements(sayable, other.whole)
            if finding is not None and finding.is_same:
                found.append((-finding.score, other.place, other, finding, sayable.text))
    if not found:
        return None
    _, _, other, finding, text = min(found, key=lambda each: each[:2])
    return Repeat(
        id=other.own.id,
        relation=cast(RepeatRelation, finding.relation),
        changes=find_changes(text, other.whole.text),
    )


def _may_repeat(own: _Told, other: _Told) -> bool:
    """Say whether one may repeat a statement of the body: one of the same voice, told more fully."""
    if own.is_body and own.fullness >= other.fullness:
        return False
    if own.own.id == other.own.id or own.own.within == other.own.id or other.own.within == own.own.id:
        return False
    return _share_words(own, other)


def _share_words(own: _Told, other: _Told) -> bool:
    """Say whether two have words enough in common that it is worth comparing them."""
    least = min(len(own.roots), len(other.roots))
    return len(own.roots & other.roots) >= max(1, _SHARED * least)


def _sayables(own: Statement, text: str) -> Iterator[Sayable]:
    """Give what may repeat: of a headline what it quotes, and the whole."""
    speaker, polarity = own.speaker, own.attribution.polarity
    whole = Sayable(
        text=text,
        voice=Voice(name=speaker.name, mention=speaker.mention, person=speaker.name),
        day=0,
        is_turned=polarity in _TURNED,
        is_open=polarity in _OPEN,
    )
    if own.attribution.field != "text":
        for match in _QUOTED.finditer(text):
            words = match.group(1) or match.group(2)
            if len(words.split()) >= _ENOUGH:
                yield replace(whole, text=words)
    yield whole
