"""Quotations by their marks alone: where each opens, closes and goes on.

Takes a text of paragraphs parted by line breaks; gives Quotation values.
Knows nothing of speakers or of the model, so it also serves languages that the
model was not trained on.

Marks are typed: a quotation is closed by the mark that belongs to its opening
one, a straight mark opens or closes by its neighbours, an apostrophe is no mark. Where the
proper mark is missing, another of its family closes, if it stands as a closing mark does.
A quotation that a paragraph leaves open goes on where the next paragraph opens
with a mark of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.attribute.marks import APOSTROPHES, Mark, find_marks
from onrecord.domain.span import Span

_OPENING = {
    "“": "curly",
    "„": "low",
    "``": "tick",
    "「": "corner",
    "『": "white corner",
    "«": "guillemet",
    "‹": "single guillemet",
}
# Signs that open only where they stand as an opening mark does.
_SHAPED = {
    "''": "doubled",
    "‚": "low single",
    "»": "reversed guillemet",
    "›": "reversed single guillemet",
}
# Signs that open only where their partner is in sight.
_PAIRED = {"'": "straight single", "‘": "single", "’": "right single", "`": "single tick", "”": "right"}
# Which kinds a sign closes; German style closes with the mark that opens English quotations.
_CLOSES = {
    "”": frozenset({"curly", "low", "right"}),
    "“": frozenset({"low"}),
    "’": frozenset({"single", "low single", "right single", "single tick"}),
    "‘": frozenset({"low single"}),
    '"': frozenset({"straight"}),
    "''": frozenset({"doubled", "tick", "low"}),
    "'": frozenset({"straight single", "single tick"}),
    "`": frozenset({"single tick"}),
    "»": frozenset({"guillemet"}),
    "«": frozenset({"reversed guillemet"}),
    "›": frozenset({"single guillemet"}),
    "‹": frozenset({"reversed single guillemet"}),
    "」": frozenset({"corner"}),
    "』": frozenset({"white corner"}),
}
# Which kinds a sign closes where a careless hand set it: only in the shape of a closing mark.
_CLOSES_CARELESSLY = {
    '"': frozenset({"curly", "low", "tick", "right"}),
    "”": frozenset({"straight"}),
    "“": frozenset({"curly"}),
    "''": frozenset({"curly", "straight"}),
    "»": frozenset({"reversed guillemet"}),
}
_SINGLE = frozenset({"single", "straight single", "right single", "single tick"})
# Kinds that are no quotation without their closing mark, even where a paragraph begins with them.
_NEED_PARTNER = _SINGLE | {"right"}
# Signs that a quotation of a kind that needs its partner ends with.
_PARTNERS = {
    "'": frozenset("'"),
    "‘": frozenset("’"),
    "’": frozenset("’"),
    "`": frozenset("'’`"),
    "”": frozenset("”"),
}
# A single mark that finds no partner within this many code points is an apostrophe.
_SINGLE_REACH = 1500
# How many marks ahead or back are looked through for a partner.
_MARKS_IN_SIGHT = 40
# A straight quotation of more spaces than this was left dangling if the next mark stands as opening.
_DANGLING_SPACES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation of one paragraph.

    Args:
        outer: The quotation with its marks.
        inner: The words between the marks.
        kind: Which pair of marks encloses it.
        depth: 0 for a quotation of the page, 1 for one inside it, and so on.
        is_closed: Whether its closing mark stands in its own paragraph.
        continues: Whether the next paragraph opens with the rest of it.
    """

    outer: Span
    inner: Span
    kind: str
    depth: int = 0
    is_closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    mark: Mark
    kind: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's marks, and whether the next one begins with a mark and which."""

    text: str
    span: Span
    marks: Sequence[Mark]
    next_sign: str | None

    def begins_with(self, mark: Mark) -> bool:
        return not self.text[self.span.start : mark.span.start].strip()

    @property
    def first_sign(self) -> str | None:
        """The sign that opens the paragraph, if one does."""
        first = self.marks[0] if self.marks else None
        return first.sign if first and first.may_open and self.begins_with(first) else None


@lru_cache(maxsize=4)  # a field is asked for by itself and, mostly the same, as what the network reads
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find every quotation of a text by its marks.

    Args:
        text: Paragraphs parted by line breaks; offsets count its code points.

    Returns:
        Quotations in order of their opening mark, nested ones after the one
        that holds them. A mark without partner opens a quotation up to the end of its
        paragraph if the paragraph begins with it or the next one goes on with the same
        mark, and none otherwise.
    """
    found: list[Quotation] = []
    pending: int | None = None  # index of the quotation that the last paragraph with one left open
    for paragraph in _paragraphs(text):
        own = sorted(_paragraph_quotations(paragraph), key=lambda q: (q.outer.start, -q.outer.end))
        if not own:
            continue
        if pending is not None and _goes_on(found[pending], own[0], paragraph):
            found[pending] = replace(found[pending], continues=True)
        pending = next((len(found) + place for place, q in enumerate(own) if not q.is_closed), None)
        found.extend(own)
    return tuple(found)


def quoted_flags(text: str, quotations: Sequence[Quotation]) -> bytearray:
    """Mark each code point of a text that stands inside a quotation.

    Returns:
        One byte a code point of `text`: 1 between quotation marks, 0 elsewhere.
    """
    flags = bytearray(len(text))
    for quotation in quotations:
        inner = quotation.inner
        flags[inner.start : inner.end] = b"\x01" * len(inner)
    return flags


def _paragraphs(text: str) -> list[_Paragraph]:
    out: list[_Paragraph] = []
    next_sign = None
    for match in reversed(list(re.finditer(r"[^\n]+", text))):
        span = Span(*match.span())
        out.append(_Paragraph(text, span, find_marks(text, span), next_sign))
        next_sign = out[-1].first_sign
    return out[::-1]


def _goes_on(last: Quotation, first: Quotation, paragraph: _Paragraph) -> bool:
    opens_paragraph = not paragraph.text[paragraph.span.start : first.outer.start].strip()
    return first.kind == last.kind and opens_paragraph


def _paragraph_quotations(paragraph: _Paragraph) -> list[Quotation]:
    """Match the marks of one paragraph with a stack."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for number, mark in enumerate(paragraph.marks):
        closes = _closing_depth(paragraph, number, stack)
        if closes is not None:
            opened = stack[closes]
            del stack[closes:]
            found.append(_closed(opened, mark, depth=closes))
            continue
        kind = _opening_kind(paragraph, number)
        if kind is not None:
            stack.append(_Open(mark, kind))
    if stack and _stays_open(paragraph, stack[0]):
        first = stack[0].mark.span
        end = paragraph.span.end
        outer, inner = Span(first.start, end), Span(first.end, end)
        found.append(Quotation(outer=outer, inner=inner, kind=stack[0].kind, is_closed=False))
    return [q for q in found if q.inner.start < q.inner.end]


def _stays_open(paragraph: _Paragraph, opened: _Open) -> bool:
    """Say whether an opening mark without partner opens a quotation up to the paragraph's end."""
    if paragraph.next_sign == opened.mark.sign:
        return True
    return paragraph.begins_with(opened.mark) and opened.kind not in _NEED_PARTNER


def _closed(opened: _Open, mark: Mark, *, depth: int) -> Quotation:
    start, end = opened.mark.span, mark.span
    return Quotation(
        outer=Span(start.start, end.end),
        inner=Span(start.end, end.start),
        kind=opened.kind,
        depth=depth,
    )


def _closing_depth(paragraph: _Paragraph, number: int, stack: list[_Open]) -> int | None:
    """Give the place in the stack that this mark closes, or None."""
    mark = paragraph.marks[number]
    for kinds in (_CLOSES, _CLOSES_CARELESSLY):
        if kinds is _CLOSES_CARELESSLY and not mark.may_close:
            return None
        for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _MARKS_IN_SIGHT), -1):
            opened = stack[depth]
            if opened.kind not in kinds.get(mark.sign, ()):
                continue
            if opened.kind in _SINGLE and not _closes_single(paragraph, number):
                return None
            if _is_inch(paragraph, number):
                return None
            if opened.kind == "straight" and _restarts(paragraph.text, opened, mark):
                del stack[depth:]
                return None
            return depth
    return None


def _restarts(text: str, opened: _Open, mark: Mark) -> bool:
    """Say whether a straight mark opens anew because the open one was left dangling."""
    looks_opening = mark.before.isspace() and not mark.after.isspace()
    return looks_opening and text.count(" ", opened.mark.span.start, mark.span.start) > _DANGLING_SPACES


def _is_inch(paragraph: _Paragraph, number: int) -> bool:
    """Say whether a straight mark behind a digit leaves the closing to the one that follows."""
    mark = paragraph.marks[number]
    if mark.sign != '"' or not mark.before.isdigit() or not mark.after.isspace():
        return False
    near = paragraph.marks[number + 1 : number + _MARKS_IN_SIGHT]
    following = next((other for other in near if other.sign == '"'), None)
    return following is not None and following.may_close


def _closes_single(paragraph: _Paragraph, number: int) -> bool:
    """Tell a single closing mark from the apostrophe of a plural or of a lost letter."""
    mark = paragraph.marks[number]
    if not mark.may_close:
        return False
    if not mark.may_own:
        return True
    for other in paragraph.marks[number + 1 : number + _MARKS_IN_SIGHT]:
        if other.sign in APOSTROPHES | {"‘"} and not other.may_own:
            if other.may_open:
                return True
            if other.may_close:
                return False
    return True


def _opening_kind(paragraph: _Paragraph, number: int) -> str | None:
    """Give the kind of quotation that this mark opens, or None for no quotation."""
    mark = paragraph.marks[number]
    if mark.sign in _OPENING:
        return _OPENING[mark.sign]
    if mark.sign == '"':
        return None if mark.after.isspace() or mark.before.isdigit() or mark.before == "=" else "straight"
    if mark.sign in _SHAPED:
        return _SHAPED[mark.sign] if mark.may_open else None
    if mark.sign in _PAIRED and mark.may_open and _has_partner(paragraph, number):
        return _PAIRED[mark.sign]
    return None


def _has_partner(paragraph: _Paragraph, number: int) -> bool:
    """Say whether a mark that might be an apostrophe is closed, or goes on in the next paragraph."""
    mark = paragraph.marks[number]
    reach = mark.span.end + _SINGLE_REACH
    for other in paragraph.marks[number + 1 : number + _MARKS_IN_SIGHT]:
        if other.span.start >= reach:
            break
        if other.sign in _PARTNERS[mark.sign] and other.may_close:
            return True
    return paragraph.next_sign == mark.sign and paragraph.begins_with(mark)
