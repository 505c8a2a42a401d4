"""Attributions of one article: the model's fragments made into content, cue and source.

Takes an article and the model; gives Attributions by field. Headline, standfirst and
body are judged in one go, so that each helps the other; no attribution crosses fields.

Order of work: score -> decode -> link -> trim to marks -> kind, cue, figures, setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.acts import judge_cue
from onrecord.attribute.dates import find_dates
from onrecord.attribute.encoder import Model
from onrecord.attribute.figures import find_figures
from onrecord.attribute.links import Group, link_fragments
from onrecord.attribute.quotes import Quotation, find_quotations, quoted_flags
from onrecord.attribute.setting import find_setting
from onrecord.attribute.spans import Fragment, decode
from onrecord.domain.article import FIELDS, Article, Field
from onrecord.domain.span import Span, join_touching, trim
from onrecord.domain.statement import Attribution, Figure, StatementKind, TimeExpression

_JOINT = "\n\n"
# The model was trained on headlines that end as sentences do.
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_WORD = re.compile(r"\w+")
_INSERTION = re.compile(r"\[[^\[\]\n]{1,300}\]")
# A content is direct where this share of its words stands between marks (contract).
DIRECT_SHARE = 0.9
# A content of so few words without source and marks is right one time in fifty (measured on dev).
CRUMB_WORDS = 3
# Code points that are judged in one go: some 30 long articles, 50 MB of scores.
STRETCH = 200_000
# In a language without a model, a quotation of fewer words is taken for a title or a scare quote.
QUOTATION_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """What attribution gives for one article.

    Args:
        attributions: In order of field, then place.
        dates, figures: All those of the body.
        notices: "quotations_only" where the model does not know the language.
    """

    attributions: tuple[Attribution, ...]
    dates: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One field of the joined text."""

    field: Field
    start: int
    words: str
    quotations: tuple[Quotation, ...]
    quoted: bytearray
    dates: tuple[TimeExpression, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def attribute(article: Article, model: Model) -> Attributed:
    """Find who is said to have said what in one article.

    Args:
        article: Its fields; the language decides how it is read.
        model: The statement model.

    Returns:
        The attributions with figures and dates. In a language that the model does not
        know these are the direct quotations found by their marks alone, with the notice
        "quotations_only"; they have neither cue nor source.
    """
    if article.language is not None and article.language not in model.languages:
        return Attributed(attributions=_marked_quotations(article), notices=("quotations_only",))
    parts = _parts(article)
    groups = _groups(_joined(parts), model)
    attributions = [_finish(each, part, article) for part in parts for each in _groups_of(part, groups)]
    body = next((part for part in parts if part.field == "text"), None)
    return Attributed(
        attributions=tuple(attributions),
        dates=body.dates if body else (),
        figures=find_figures(article.text, Span(0, len(article.text))) if body else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """A group's spans in the joined text."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float

    def moved(self, by: int) -> _Spans:
        """Give the spans shifted by a number of code points."""
        content, cue, source = (
            tuple(span.moved(by) for span in spans) for spans in (self.content, self.cue, self.source)
        )
        return replace(self, content=content, cue=cue, source=source)


def _parts(article: Article) -> list[_Part]:
    parts: list[_Part] = []
    start = 0
    for field in FIELDS:
        words = article.words_of(field)
        if not words.strip():
            continue
        quotations = find_quotations(words)
        ignored = (article.dateline.span,) if field == "text" and article.dateline else ()
        parts.append(
            _Part(
                field=field,
                start=start,
                words=words,
                quotations=quotations,
                quoted=quoted_flags(words, quotations),
                dates=find_dates(words, published=article.published_at, ignore=ignored),
            )
        )
        start += len(words) + len(_ending(words)) + len(_JOINT)
    return parts


def _joined(parts: Sequence[_Part]) -> str:
    """Give the text that the model reads; each part stands in it where its `start` says."""
    return _JOINT.join(part.words + _ending(part.words) for part in parts)


def _ending(words: str) -> str:
    return "" if _ENDS_SENTENCE.search(words) else "."


def _groups(text: str, model: Model) -> list[_Spans]:
    """Give the groups of a text of any length, judged stretch by stretch."""
    return [
        group.moved(start) for start, stretch in _stretches(text) for group in _stretch_groups(stretch, model)
    ]


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text of extraordinary length between paragraphs, so that memory stays bounded."""
    start = 0
    while len(text) - start > STRETCH:
        end = text.rfind("\n", start, start + STRETCH) + 1
        end = end if end > start else start + STRETCH
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _stretch_groups(text: str, model: Model) -> list[_Spans]:
    scores = model.score(text)
    tokens = scores.tokens

    def span(fragment: Fragment) -> Span:
        return Span(int(tokens.starts[fragment.low]), int(tokens.ends[fragment.high - 1]))

    def spans(fragment: Fragment | None) -> tuple[Span, ...]:
        return () if fragment is None else (span(fragment),)

    linked: list[Group] = link_fragments(decode(scores.labels, model.labels), scores, model.links)
    return [
        _Spans(
            content=tuple(span(fragment) for fragment in group.contents),
            cue=spans(group.cue),
            source=spans(group.source),
            confidence=group.confidence,
        )
        for group in linked
    ]


def _groups_of(part: _Part, groups: Sequence[_Spans]) -> list[_Spans]:
    """Give the groups whose content begins in a part, in that part's own offsets."""
    whole = Span(part.start, part.end)

    def own(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span.moved(-part.start) for span in spans if whole.contains(span))

    out = [replace(g, content=own(g.content), cue=own(g.cue), source=own(g.source)) for g in groups]
    return [group for group in out if group.content and not _is_crumb(group, part)]


def _is_crumb(group: _Spans, part: _Part) -> bool:
    """Say whether a content outside quotation marks has no cue, or is a few words that nobody says."""
    if group.source or any(part.quoted[span.start + 1] for span in group.content if len(span) > 1):
        return False
    words = sum(len(_WORD.findall(span.cut(part.words))) for span in group.content)
    return not group.cue or words <= CRUMB_WORDS


def _finish(group: _Spans, part: _Part, article: Article) -> Attribution:
    words = part.words
    content = join_touching(words, (_to_marks(words, span, part.quotations) for span in group.content))
    judged = judge_cue(words, group.cue, content, group.source)
    figures = tuple(figure for span in content for figure in find_figures(words, span))
    return Attribution(
        field=part.field,
        kind=_kind(words, content, part),
        content=content,
        cue=group.cue,
        source=group.source,
        act=judged.act,
        cue_lemma=judged.lemma,
        polarity=judged.polarity,
        figures=figures,
        insertions=_insertions(words, content, part.quoted),
        setting=find_setting(
            words,
            cue=group.cue,
            source=group.source,
            content=content,
            dates=part.dates,
            published=article.published_at,
        ),
        confidence=group.confidence,
    )


def _to_marks(words: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Take the marks of a quotation in where a content ends just inside or outside them."""
    start, end = span.start, span.end
    for quotation in quotations:
        outer, inner = quotation.outer, quotation.inner
        if not (start < outer.end and outer.start < end):
            continue
        if outer.start < start <= inner.start + 1 and not words[outer.start : start].strip(
            words[outer.start]
        ):
            start = outer.start
        if start == inner.start:
            start = outer.start
        if quotation.is_closed and inner.end <= end < outer.end:
            end = outer.end
    return trim(words, Span(start, end))


def _kind(words: str, content: Sequence[Span], part: _Part) -> StatementKind:
    total = quoted = 0
    for span in content:
        for match in _WORD.finditer(words, span.start, span.end):
            total += 1
            quoted += part.quoted[match.start()]
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * total else "mixed"


def _insertions(words: str, content: Sequence[Span], quoted: bytearray) -> tuple[Span, ...]:
    return tuple(
        Span(match.start(), match.end())
        for span in content
        for match in _INSERTION.finditer(words, span.start, span.end)
        if quoted[match.start()]
    )


def _marked_quotations(article: Article) -> tuple[Attribution, ...]:
    """Find the quotations of an article by their marks, those that go on joined into one."""
    found: list[Attribution] = []
    for field in FIELDS:
        words = article.words_of(field)
        pending: list[Span] = []
        for quotation in find_quotations(words):
            if quotation.depth:
                continue
            pending.append(quotation.outer)
            if quotation.continues:
                continue
            content = join_touching(words, pending)
            pending = []
            if sum(len(_WORD.findall(span.cut(words))) for span in content) >= QUOTATION_WORDS:
                found.append(Attribution(field=field, kind="direct", content=content, confidence=0.5))
    return tuple(found)
