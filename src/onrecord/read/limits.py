"""Limits: what a page may cost, checked before anything is parsed.

An HTML parser takes time and memory by the depth of the tree, and a few kilobytes of
unclosed tags can make a tree that fills a machine. The check reads the tags as they stand
in the source: one pass over the bytes, no tree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

MAX_BYTES = 20 * 1024 * 1024
MAX_TAGS = 400_000
MAX_DEPTH = 1_000
MANY_TAGS = 20_000  # so many can be parsed in a second however deep they nest
MAX_REOPENED = 2_000_000  # nodes that a parser makes when it opens formatting tags anew in each block

Codes: TypeAlias = npt.NDArray[np.uint8]
Places: TypeAlias = npt.NDArray[np.int64]
Bits: TypeAlias = npt.NDArray[np.bool_]

_TAG = re.compile(r"<(/?[a-zA-Z][^\s/>]*)(?:[^<>]*?(/)>)?")
_VOID = (
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
)  # fmt: skip
_ENDED_BY_THE_NEXT = (
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
    "rp", "rt", "rb", "rtc",
)  # fmt: skip
_NO_PILE = frozenset((*_VOID, *_ENDED_BY_THE_NEXT))
_FORMATTING = frozenset(
    ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_SCOPES = frozenset(("table", "td", "th", "caption", "template", "object", "marquee", "applet", "html"))
_SPECIAL = frozenset(
    (
        *_SCOPES, "address", "article", "aside", "blockquote", "body", "button", "center", "details", "dir",
        "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
        "h5", "h6", "head", "header", "hgroup", "iframe", "main", "menu", "nav", "noembed", "noframes",
        "noscript", "ol", "plaintext", "pre", "script", "search", "section", "select", "style", "summary",
        "textarea", "title", "ul", "xmp",
    )
)  # fmt: skip
_MAX_STEPS = 5_000_000
_AFTER_NAME = b"\t\n\f\r />\0"
_NAME_BYTES = 8  # of the names above none is longer
_PILES, _LIES, _FORMATS = range(3)
# A name as a number, its first letter in the lowest byte.
_NUMBER = np.dtype("<u8")
_ONE, _SIGN_BIT, _LAST_BYTE = np.uint64(1), np.uint64(7), np.uint64(56)
_ONES = np.uint64(0x0101010101010101)
_LETTERS = 28  # of a name: a to z, its end, all else
_BOUND_BY = 3  # letters of a name


def is_too_deep(html: str, *, utf8: bytes | None = None) -> bool:
    """Say whether the tags of a page nest deeper, or are more, than a parser can bear.

    Args:
        html: HTML source of any kind; it need not be well formed.
        utf8: The same as UTF-8, where it is at hand.

    Returns:
        True if open tags pile up beyond MAX_DEPTH, if there are more than MAX_TAGS tags, or
        if formatting tags left open would be opened anew more than MAX_REOPENED times.
    """
    source = html.encode("utf-8", "surrogatepass") if utf8 is None else utf8
    codes = np.frombuffer(source, np.uint8)
    starts = np.flatnonzero(codes == ord("<")) + 1
    is_end = codes.take(starts, mode="clip") == ord("/")
    starts += is_end
    is_tag = _letters().take(codes.take(starts, mode="clip"))
    starts, is_end = starts[is_tag], is_end[is_tag]
    if len(starts) > MAX_TAGS:
        return True
    begun = len(starts) - int(np.count_nonzero(is_end))
    if begun <= MAX_DEPTH and begun * len(starts) <= MAX_REOPENED:
        return False  # whatever their names
    return not _is_surely_shallow(codes, starts, is_end) and _is_too_deep(html, codes, starts, is_end)


def _is_surely_shallow(codes: Codes, starts: Places, is_end: Bits) -> bool:
    """Say whether the first letters of the tags' names show that a page is not too deep; most pages' do."""
    if len(starts) > MANY_TAGS:
        return False
    signs = _letter_numbers()
    keys = signs.take(codes.take(starts, mode="clip")).astype(np.int64)
    for further in range(1, _BOUND_BY):
        keys = keys * _LETTERS + signs.take(codes.take(starts + further, mode="clip"))
    begins, ends, formats = _bounds()
    steps = np.where(is_end, ends.take(keys), begins.take(keys))
    opened = int(np.count_nonzero(formats.take(keys) & ~is_end))
    return _rise(steps) <= MAX_DEPTH and opened * len(starts) <= MAX_REOPENED


def _is_too_deep(html: str, codes: Codes, starts: Places, is_end: Bits) -> bool:
    kinds = _kinds_of(np.append(codes, np.zeros(2 * _NAME_BYTES, np.uint8)), starts)
    steps = np.where(kinds == _LIES, 0, np.where(is_end, -1, 1))
    if (len(starts) > MANY_TAGS or _rise(steps) > MAX_DEPTH) and _nests_too_deep(html):
        return True
    opened = int(np.count_nonzero((kinds == _FORMATS) & ~is_end))
    return opened * len(starts) > MAX_REOPENED and _reopened(html) > MAX_REOPENED


def _rise(steps: npt.NDArray[np.int_]) -> int:
    """Give the most that is piled up from any place to a later one."""
    piled = np.cumsum(np.append(0, steps))
    return int((piled - np.minimum.accumulate(piled)).max())


@lru_cache(maxsize=1)
def _letter_numbers() -> npt.NDArray[np.uint8]:
    """Give each letter's number from 1, whatever its case; 0 for an end of a name, one more for all else."""
    lower = bytes(range(256)).lower()
    return np.array(
        [
            0
            if code in _AFTER_NAME
            else sign - ord("a") + 1
            if ord("a") <= sign <= ord("z")
            else _LETTERS - 1
            for code, sign in enumerate(lower)
        ],
        np.uint8,
    )


@lru_cache(maxsize=1)
def _bounds() -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int8], Bits]:
    """Bound by the first three letters of a name what its tags do: at most so much piles up.

    Returns:
        int8 (letters,): what a beginning adds; int8 (letters,): what an end adds; bool (letters,):
        whether it may be formatting.
    """
    begins, ends = np.ones((_LETTERS,) * _BOUND_BY, np.int8), np.full((_LETTERS,) * _BOUND_BY, -1, np.int8)
    formats = np.zeros((_LETTERS,) * _BOUND_BY, np.bool_)
    for name in (*_NO_PILE, *_FORMATTING):
        place: list[int | slice] = [ord(letter) - ord("a") + 1 for letter in name[:_BOUND_BY]]
        if len(name) < _BOUND_BY:
            place.append(0)  # the name's end; what follows says nothing
        key = (*place, slice(None))[:_BOUND_BY]
        if name in _FORMATTING:
            formats[key] = True
            continue
        ends[key] = 0
        if len(name) < _BOUND_BY:  # a longer one may go on otherwise, <imge>
            begins[key] = 0
    return begins.ravel(), ends.ravel(), formats.ravel()


def _kinds_of(codes: Codes, starts: Places) -> npt.NDArray[np.int8]:
    """Say of each tag what its name does to the pile: int8 (tags,)."""
    signs = _name_signs().take(sliding_window_view(codes, _NAME_BYTES + 1)[starts])
    names = _up_to_zero(signs[:, :_NAME_BYTES].copy().view(_NUMBER)[:, 0])
    known, kinds = _known_names()
    places = np.minimum(np.searchsorted(known, names), len(known) - 1)
    is_longer = (names >> _LAST_BYTE > 0) & (signs[:, -1] > 0)
    return np.where((known[places] == names) & ~is_longer, kinds[places], np.int8(_PILES))


def _up_to_zero(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Keep of each number the bytes below its lowest zero byte."""
    zeros = (numbers - _ONES) & ~numbers & (_ONES << _SIGN_BIT)
    lowest = zeros & (~zeros + _ONE)
    return numbers & ((lowest >> _SIGN_BIT) - _ONE)


@lru_cache(maxsize=1)
def _letters() -> npt.NDArray[np.bool_]:
    """Say of each byte whether it is an ASCII letter, as a tag's name begins."""
    return np.array([bytes([code]).isalpha() for code in range(256)])


@lru_cache(maxsize=1)
def _name_signs() -> npt.NDArray[np.uint8]:
    """Give the lower case of each byte; 0 for one that ends a tag's name."""
    lower = bytes(range(256)).lower()
    return np.array([0 if code in _AFTER_NAME else lower[code] for code in range(256)], np.uint8)


@lru_cache(maxsize=1)
def _known_names() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int8]]:
    """Give the names that do not simply pile up, as numbers in order, and the kind of each."""
    kinds = {**dict.fromkeys(_NO_PILE, _LIES), **dict.fromkeys(_FORMATTING, _FORMATS)}
    numbers = np.frombuffer(b"".join(name.encode().ljust(_NAME_BYTES, b"\0") for name in kinds), _NUMBER)
    order = np.argsort(numbers)
    return numbers[order], np.array(list(kinds.values()), np.int8)[order]


def _nests_too_deep(html: str) -> bool:
    """Say whether open tags pile up beyond MAX_DEPTH, ends that close nothing being passed over.

    An end closes what is open under its name, unless a table's cell or the like lies between; that of
    an element that HTML does not hold for special, such as <span>, only where none that it does lies
    between. Tags that close themselves (<path/>) do not count.
    """
    pile: list[str] = []
    left = _MAX_STEPS
    for tag, closed in _TAG.findall(html):
        name = tag.lower().removeprefix("/")
        if closed or name in _NO_PILE:
            continue
        if tag[0] != "/":
            pile.append(name)
            if len(pile) > MAX_DEPTH:
                return True
            continue
        at = len(pile) - 1
        while at >= 0 and pile[at] != name and not _holds(pile[at], name):
            at -= 1
        left -= len(pile) - at
        if left < 0:  # so much work is no page's
            return True
        if at >= 0 and pile[at] == name:
            del pile[at:]
    return False


def _holds(inner: str, name: str) -> bool:
    """Say whether an open element keeps an end tag from closing what lies about it."""
    return inner in _SCOPES or (name not in _SPECIAL and inner in _SPECIAL)


def _reopened(html: str) -> int:
    """Bound the nodes made by opening formatting tags anew."""
    pile = nodes = 0
    for tag, _ in _TAG.findall(html):
        name = tag.lower()
        if name in _FORMATTING:
            pile += 1
        elif name[0] == "/":
            pile = max(0, pile - (name[1:] in _FORMATTING))
        else:
            nodes += pile
    return nodes
