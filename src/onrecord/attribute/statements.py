"""Attributions of one article: the model's fragments made into content, cue and source.

Takes an article and the model; gives Attributions by field. Headline, standfirst and
body are judged in one go, so that each helps the other; no attribution crosses fields.

Order of work: groups of the whole text -> those of each field, trimmed to the marks -> kind, cue,
figures, setting -> the groups inside each content.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.acts import judge_cue
from onrecord.attribute.confidence import Signals
from onrecord.attribute.dates import find_dates
from onrecord.attribute.encoder import Model
from onrecord.attribute.figures import find_figures
from onrecord.attribute.groups import SpanGroup, find_groups
from onrecord.attribute.hollow import is_hollow
from onrecord.attribute.kinds import drop_scraps, find_insertions, judge_kind, take_marks_in
from onrecord.attribute.nested import find_nested
from onrecord.attribute.quotes import Quotation, find_quotations, quoted_flags
from onrecord.attribute.setting import find_setting
from onrecord.attribute.signed import settle_signed
from onrecord.attribute.trailing import without_trailing
from onrecord.domain.article import FIELDS, Article, Field
from onrecord.domain.span import Span, join_touching, trim
from onrecord.domain.statement import ATTITUDES, Attribution, Figure, Polarity, TimeExpression

_JOINT = "\n\n"
# The model was trained on headlines that end as sentences do.
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_SUBHEAD = re.compile(r"(?<=[^\W_])\n\n")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
# Code points to either side of a content in which its quotation begins and its setting stands.
NEAR = 10_000
# Code points that a figure's words may reach at the most.
FIGURE_REACH = 500
# How often a statement that rules find inside a content found right is right itself (measured on dev).
INNER_RIGHT = 0.85
# In a language without a model, a quotation of fewer words is taken for a title or a scare quote.
QUOTATION_WORDS = 4
# One of fewer words than this needs a sign that it is said: a stop inside it, a comma or dash behind
# it, or a colon before it.
TITLE_WORDS = 8
_STOP_INSIDE = re.compile(r"[.!?…,;。！？，]\W*\Z")
_SIGN_BEHIND = re.compile(r"\s?[,–—―-]")
_SIGN_BEFORE = re.compile(r"[:：]\s*\Z")


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
    """One field of the joined text.

    `quotations` are those that count for a statement's kind, `marked` all that the marks enclose;
    they differ for a statement inside another. `quoted` flags what stands between any marks.
    """

    field: Field
    start: int
    words: str
    quotations: Sequence[Quotation]
    marked: Sequence[Quotation]
    quoted: bytearray
    dates: tuple[TimeExpression, ...]
    figures: tuple[Figure, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def figures_in(self, span: Span) -> Sequence[Figure]:
        """Give the figures of a stretch; those that its edges cut are read anew."""
        low = bisect_left(self.figures, span.start - FIGURE_REACH, key=lambda each: each.span.start)
        high = bisect_left(self.figures, span.end, key=lambda each: each.span.start)
        found = [each for each in self.figures[low:high] if each.span.overlaps(span)]
        if all(span.contains(each.span) for each in found):
            return found
        return find_figures(self.words, span)

    def dates_near(self, content: Sequence[Span]) -> Sequence[TimeExpression]:
        """Give the time expressions that may stand in the sentences of a content."""
        low = bisect_left(self.dates, content[0].start - NEAR, key=lambda each: each.span.start)
        high = bisect_right(self.dates, content[-1].end + NEAR, key=lambda each: each.span.start)
        return self.dates[low:high]


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
    groups = find_groups(_joined(parts), model)
    attributions: list[Attribution] = []
    for part in parts:
        finished = (_finish(each, part, article, model) for each in _groups_of(part, groups))
        outer = [each for each in finished if model.calibration.keeps(each.confidence)]
        attributions.extend(_with_nested(outer, part, article, model, before=len(attributions)))
    body = next((part for part in parts if part.field == "text"), None)
    return Attributed(
        attributions=tuple(attributions),
        dates=body.dates if body else (),
        figures=body.figures if body else (),
    )


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
                marked=quotations,
                quoted=quoted_flags(words, quotations),
                dates=find_dates(words, published=article.published_at, ignore=ignored),
                figures=find_figures(words, Span(0, len(words))),
            )
        )
        start += len(words) + len(_ending(words)) + len(_JOINT)
    return parts


def _joined(parts: Sequence[_Part]) -> str:
    """Give the text that the model reads; each part stands in it where its `start` says.

    A subhead ends in it as a sentence does, its stop in the place of a line break.
    """
    return _JOINT.join(_SUBHEAD.sub(".\n", part.words) + _ending(part.words) for part in parts)


def _ending(words: str) -> str:
    return "" if _ENDS_SENTENCE.search(words) else "."


def _groups_of(part: _Part, groups: Sequence[SpanGroup]) -> list[SpanGroup]:
    """Give the groups whose content begins in a part, in that part's own offsets."""
    whole = Span(part.start, part.end)
    own = [inside for group in groups if (inside := group.inside(whole)).content]
    settled = settle_signed(part.words, part.quotations, own)
    return [group for group in settled if not is_hollow(part.words, group, part.quoted)]


def _with_nested(
    outer: Sequence[Attribution], part: _Part, article: Article, model: Model, *, before: int
) -> list[Attribution]:
    """Put behind each attribution of a part those that its content reports."""
    contents = [each.content for each in outer]
    out: list[Attribution] = []
    for each, nested in zip(outer, find_nested(part.words, contents, part.quotations), strict=True):
        places: dict[int | None, int] = {None: before + len(out)}
        out.append(each)
        for index, own in enumerate(nested):
            within = places.get(own.parent, places[None])
            inner = _finish(own.group, _within(part, out[within - before].content), article, model)
            if inner.act not in ATTITUDES and inner.act != "other":
                places[index] = before + len(out)
                polarity = _unless_said(inner.polarity, out[within - before].polarity)
                confidence = each.confidence * INNER_RIGHT
                out.append(replace(inner, within=within, polarity=polarity, confidence=confidence))
    return out


def _unless_said(inner: Polarity, outer: Polarity) -> Polarity:
    """Give the polarity of what somebody reports of another: to deny that she said P is not her saying P."""
    if outer in ("denied", "not_said"):
        return "not_said"
    return outer if inner == "asserted" else inner


def _within(part: _Part, content: Sequence[Span]) -> _Part:
    """Give a part as a statement inside a content sees it: the marks of the outer one do not count."""
    own = tuple(
        quotation
        for quotation in _near(part.marked, content)
        if any(span.contains(quotation.outer) and span != quotation.outer for span in content)
    )
    return replace(part, quotations=own)


def _near(quotations: Sequence[Quotation], content: Sequence[Span]) -> Sequence[Quotation]:
    """Give the quotations that a content touches."""
    start, end = content[0].start, content[-1].end
    low = bisect_left(quotations, start - NEAR, key=lambda each: each.outer.start)
    high = bisect_right(quotations, end, key=lambda each: each.outer.start)
    return [each for each in quotations[low:high] if each.outer.end > start]


def _finish(group: SpanGroup, part: _Part, article: Article, model: Model) -> Attribution:
    words = part.words
    cue, source = (tuple(trim(words, span) for span in spans) for spans in (group.cue, group.source))
    content = join_touching(
        words, (take_marks_in(words, span, _near(part.quotations, [span])) for span in group.content)
    )
    near = _near(part.quotations, content)
    content = without_trailing(words, drop_scraps(words, content, near), part.quoted)
    judged = judge_cue(words, cue, content, source)
    kind = judge_kind(words, content, cue, near)
    signals = Signals(
        chances=group.chances,
        words=sum(len(_WORD.findall(span.cut(words))) for span in content),
        has_source=bool(source),
        kind=kind,
        act=judged.act,
    )
    figures = tuple(figure for span in content for figure in part.figures_in(span))
    return Attribution(
        field=part.field,
        kind=kind,
        content=content,
        cue=cue,
        source=source,
        act=judged.act,
        cue_lemma=judged.lemma,
        polarity=judged.polarity,
        figures=figures,
        insertions=find_insertions(words, content, _near(part.marked, content)),
        setting=find_setting(
            words,
            cue=cue,
            source=source,
            content=content,
            dates=part.dates_near(content),
            published=article.published_at,
            is_ahead=judged.polarity == "future",
            outlet=article.outlet,
        ),
        confidence=model.calibration.confidence(signals),
    )


def _count_words(text: str) -> float:
    """Count words; in scripts without spaces two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced / 2


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
            if _is_said(words, content):
                found.append(Attribution(field=field, kind="direct", content=content, confidence=0.5))
    return tuple(found)


def _is_said(words: str, content: Sequence[Span]) -> bool:
    """Tell a quotation from a title and from a word in scare quotes, by its marks and its length alone."""
    count = sum(_count_words(span.cut(words)) for span in content)
    first, last = content[0], content[-1]
    before = words[max(0, first.start - 3) : first.start]
    return count >= TITLE_WORDS or (
        count >= QUOTATION_WORDS
        and bool(
            _STOP_INSIDE.search(last.cut(words))
            or _SIGN_BEHIND.match(words, last.end)
            or _SIGN_BEFORE.search(before)
        )
    )
