"""Features: what a line looks like, as numbers for the cleaner.

Each line gets signals of its own words, of its place in the markup (zeros where a flattened
page has none), and of its place on the page: distance to long paragraphs, to the headline,
repeats. The signals of the neighbours are joined to them. No signal names a site.

Shape: float32 (lines, features); the order of the columns is fixed by the trained weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.extract.credits import split_credit
from onrecord.extract.dateline import opens_with_dateline
from onrecord.extract.lines import Line
from onrecord.extract.phrases import PHRASE_KINDS, phrases_of, tokens_of
from onrecord.extract.stopwords import STOPWORDS

Matrix = npt.NDArray[np.float32]

_ENDS = re.compile(r"""[.!?…。！？।]["'”’»“)\]]*$""")
_INNER_END = re.compile(r"""[.!?…。！？]["'”’»)]?\s+["'“‘«„(]?[^\W\d_]""")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|年\d", re.IGNORECASE
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_DIGIT = re.compile(r"\d")
_ODD = re.compile(r"[|»›•·→▸►▶✓✔★@#]|\.\.\.$|…$|https?://|www\.")
_TEMPLATE = re.compile(r"\{\{|\}\}|\$\{|<%|%>|\[\[|&[a-z]+;")
_QUOTE_OPENS = ("“", '"', "«", "„", "‘", "'", "”", "‹", "「", "–", "—")
_SECOND_PERSON = frozenset(
    ("you", "your", "you're", "yours", "sie", "ihre", "ihr", "ihnen", "vous", "votre", "vos", "du")
)
_FIRST_PLURAL = frozenset(("we", "our", "us", "wir", "unser", "unsere", "nous", "notre", "nos"))
_SIZES = (1, 3, 6, 10, 16, 30, 60)

TAGS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "div",
    "td",
    "blockquote",
    "figcaption",
    "span",
    "pre",
    "dd",
    "button",
)
REGIONS = (
    "article", "main", "nav", "aside", "header", "footer", "form", "figure", "caption", "button",
    "table", "blockquote", "list", "h1",
)  # fmt: skip
HINTS = (
    "+body", "+article", "standfirst", "headline", "byline", "date", "caption", "credit",
    "-related", "-share", "-newsletter", "-comment", "-nav", "-ad", "-tags", "-legal", "-bio",
    "-hidden", "quote", "-info",
)  # fmt: skip
_TAG_PLACE = {tag: place for place, tag in enumerate(TAGS)}
_REGION_PLACE = {region: place for place, region in enumerate(REGIONS)}
_HINT_PLACE = {hint: place for place, hint in enumerate(HINTS)}
_PHRASE_PLACE = {kind: place for place, kind in enumerate(PHRASE_KINDS)}
_REACH = {"whole": 1.0, "start": 0.8, "inside": 0.4}

N_WORDS = 30 + len(_SIZES)
N_PHRASES = len(PHRASE_KINDS)
N_MARKUP = len(TAGS) + len(REGIONS) + len(HINTS) + 5
N_HEADLINE = 7
_PERSON_COLUMNS = slice(len(_SIZES) + 20, len(_SIZES) + 22)
LONG_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the page's data says that a line may be compared with.

    Args:
        title_words: Words of the headline as the page's data gives it, lower case.
        summary_words: Words of the page's summary.
        body_words: Text of the article where the data holds it, as joined words.
    """

    title_words: frozenset[str] = frozenset()
    summary_words: tuple[str, ...] = ()
    body_words: str = ""


def features_of(lines: Sequence[Line], known: Known) -> Matrix:
    """Give the features of each line, before the headline is known.

    Args:
        lines: All visible lines of a page.
        known: What the page's data says.

    Returns:
        float32 (lines, features): own signals, then those of the page about it.
    """
    tokens = [tokens_of(line.text) for line in lines]
    words = np.array(
        [_word_signals(line.text, each, known) for line, each in zip(lines, tokens, strict=True)], np.float32
    ).reshape(len(lines), N_WORDS)
    phrases = np.zeros((len(lines), N_PHRASES), np.float32)
    for row in range(len(lines)):
        for kind, reach in phrases_of(lines[row].text).items():
            phrases[row, _PHRASE_PLACE[kind]] = _REACH[reach]
    markup = np.zeros((len(lines), N_MARKUP), np.float32)
    for row, line in enumerate(lines):
        if line.place is not None:
            _mark_signals(markup[row], line)
    sizes = np.array(
        [_size(line.text, len(each)) for line, each in zip(lines, tokens, strict=True)], np.float32
    )
    own = np.hstack([words, phrases, markup])
    page = np.hstack([_page_signals(lines, own, sizes), _heading_signals(own, phrases)])
    return _with_neighbours(own, page)


def headline_features(lines: Sequence[Line], headline: int | None) -> Matrix:
    """Give what the place of the headline says of each line.

    Args:
        lines: All visible lines of a page.
        headline: The number of its line, or None where it was not found.

    Returns:
        float32 (lines, N_HEADLINE).
    """
    n = len(lines)
    found = np.zeros((n, N_HEADLINE), np.float32)
    if headline is None:
        return found
    title = frozenset(tokens_of(lines[headline].text))
    wanted = max(1.0, 0.8 * len(title))
    way = np.arange(n) - headline
    found[:, 0] = 1.0
    found[:, 1] = way > 0
    found[:, 2] = np.minimum(1.0, np.log1p(np.abs(way)) / 5)
    found[:, 3] = (way > 0) & (way <= 3)
    found[:, 4] = way == 0
    for row, line in enumerate(lines):
        if abs(row - headline) <= 12 or len(line.text) < 200:
            tokens = tokens_of(line.text)
            found[row, 5] = sum(map(title.__contains__, tokens)) / max(1, len(tokens))
            found[row, 6] = 1.0 if len(title.intersection(tokens)) >= wanted else 0.0
    return found


def _size(text: str, tokens: int) -> float:
    """Count words; in scripts without blanks, two characters to a word."""
    wide = len(_WIDE.findall(text)) if tokens < 12 and not text.isascii() else 0
    return tokens + wide / 2


def _word_signals(text: str, tokens: list[str], known: Known) -> list[float]:
    size = _size(text, len(tokens))
    count = max(1, len(tokens))
    length = max(1, len(text))
    head = text[0]
    raw = text.split()
    capital = sum(map(str.isupper, [word[0] for word in raw])) / len(raw)
    small = sum(map(STOPWORDS.__contains__, tokens))
    digits = len(_DIGIT.findall(text)) / length if len(text) < 200 else 0.0
    title = known.title_words
    joined = " ".join(tokens)
    is_dated = bool(_DIGIT.search(text)) and bool(_DATE.search(text))
    return [
        float(np.log1p(size)) / 5,
        *(1.0 if size <= limit else 0.0 for limit in _SIZES),
        1.0 if _ENDS.search(text[-4:]) else 0.0,
        1.0 if text.endswith((":", "：")) else 0.0,
        1.0 if text.endswith(("?", "？")) else 0.0,
        min(1.0, len(_INNER_END.findall(text)) / 3) if size > 5 else 0.0,
        min(1.0, text.count(",") / 4),
        1.0 if head in _QUOTE_OPENS else 0.0,
        1.0 if any(mark in text for mark in '“"«„”') else 0.0,
        digits,
        1.0 if head.isdigit() else 0.0,
        capital,
        1.0 if len(text) > 3 and text.isupper() else 0.0,
        1.0 if head.islower() else 0.0,
        small / count,
        min(1.0, small / 10),
        1.0 if is_dated else 0.0,
        1.0 if size <= 12 and is_dated else 0.0,
        1.0 if _ODD.search(text) else 0.0,
        1.0 if _TEMPLATE.search(text) else 0.0,
        1.0 if "©" in text else 0.0,
        min(1.0, sum(map(_SECOND_PERSON.__contains__, tokens)) / 2),
        min(1.0, sum(map(_FIRST_PLURAL.__contains__, tokens)) / 2),
        1.0 if text.endswith(")") or head == "(" else 0.0,
        sum(map(title.__contains__, tokens)) / count if title else 0.0,
        1.0 if title and size > 1 and len(title & set(tokens)) >= 0.8 * len(title) else 0.0,
        _overlap(tokens, known.summary_words),
        1.0 if known.body_words and count >= 4 and joined in known.body_words else 0.0,
        1.0 if known.body_words else 0.0,
        1.0 if size < 60 and split_credit(text) is not None else 0.0,
        1.0 if size > 6 and opens_with_dateline(text) else 0.0,
    ]


def _overlap(tokens: list[str], summary: tuple[str, ...]) -> float:
    """Give how much of the summary the line begins with, word by word."""
    if not summary or not tokens or tokens[0] != summary[0]:
        return 0.0
    same = 0
    for ours, theirs in zip(tokens, summary, strict=False):
        if ours != theirs:
            break
        same += 1
    return same / max(len(summary), len(tokens))


def _mark_signals(row: Matrix, line: Line) -> None:
    place = line.place
    assert place is not None
    if place.tag in _TAG_PLACE:
        row[_TAG_PLACE[place.tag]] = 1.0
    at = len(TAGS)
    for region in place.within:
        row[at + _REGION_PLACE[region]] = 1.0
    at += len(REGIONS)
    for hint in place.hints:
        row[at + _HINT_PLACE[hint]] = 1.0
    at += len(HINTS)
    length = max(1, len(line.text))
    row[at] = place.link_chars / length
    row[at + 1] = 1.0 if place.link_chars > 0.9 * length else 0.0
    row[at + 2] = place.strong_chars / length
    row[at + 3] = 1.0 if place.continues else 0.0
    row[at + 4] = 1.0


def _page_signals(lines: Sequence[Line], own: Matrix, sizes: Matrix) -> Matrix:
    n = len(lines)
    places = np.arange(n, dtype=np.float32)
    linked = own[:, N_WORDS + N_PHRASES + len(TAGS) + len(REGIONS) + len(HINTS)]
    ends = own[:, 1 + len(_SIZES)]
    is_long = (sizes >= LONG_WORDS) & (linked < 0.5)
    is_full = is_long & (ends > 0)
    weight = np.where(is_full, sizes, 0.0)
    total = max(1.0, float(weight.sum()))
    before = (np.cumsum(weight) - weight) / total
    counts = Counter(line.text for line in lines)
    repeats = np.array([counts[line.text] > 1 for line in lines], np.float32)
    columns = [
        places / max(1, n),
        np.minimum(1.0, places / 60),
        before,
        (before == 0).astype(np.float32),
        (before + weight / total >= 0.999).astype(np.float32),
        _distance(is_full, forward=False),
        _distance(is_full, forward=True),
        _distance(is_long, forward=False),
        _distance(is_long, forward=True),
        repeats,
        np.full(n, min(1.0, np.log1p(total) / 8)),
        np.full(n, min(1.0, np.log1p(n) / 7)),
        *_window_means(np.minimum(sizes, 40) / 40, (2, 5, 10)),
        *_window_means(is_full.astype(np.float32), (2, 5)),
        *_window_means(np.asarray(linked), (2, 5)),
        *_group_signals(lines, weight, total),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _heading_signals(own: Matrix, phrases: Matrix) -> Matrix:
    """Give how far back each kind of furniture was last named, and how thick it stands about."""
    named = phrases >= _REACH["start"]
    ways = [_distance(named[:, kind], forward=False) for kind in range(named.shape[1])]
    anything = named.any(axis=1).astype(np.float32)
    persons: Matrix = np.sum(own[:, _PERSON_COLUMNS], axis=1)
    return np.stack([*ways, *_window_means(anything, (2, 5, 10)), *_window_means(persons, (2, 5))], axis=1)


def _distance(marks: npt.NDArray[np.bool_], *, forward: bool) -> Matrix:
    """Give the logarithm of the way to the nearest mark before or after each line."""
    n = len(marks)
    order = marks[::-1] if forward else marks
    last = np.where(order, np.arange(n), -1_000)
    shifted = np.concatenate([[-1_000], np.maximum.accumulate(last)[:-1]]) if n else last
    way = np.minimum(1.0, np.log(np.maximum(1, np.arange(n) - shifted)) / 4)
    placed: Matrix = (way[::-1] if forward else way).astype(np.float32)
    return placed


def _window_means(values: npt.ArrayLike, radii: tuple[int, ...]) -> list[Matrix]:
    sums = np.concatenate([[0.0], np.cumsum(values)])
    n = len(sums) - 1
    means: list[Matrix] = []
    for radius in radii:
        low = np.maximum(0, np.arange(n) - radius)
        high = np.minimum(n, np.arange(n) + radius + 1)
        means.append(((sums[high] - sums[low]) / (2 * radius + 1)).astype(np.float32))
    return means


def _group_signals(lines: Sequence[Line], weight: Matrix, total: float) -> list[Matrix]:
    """Give how much of the page's running text stands in the line's own element."""
    n = len(lines)
    groups = np.array([line.place.group if line.place else 0 for line in lines], np.int64)
    if not n or not groups.any():
        return [np.zeros(n, np.float32)] * 4
    _, number = np.unique(groups, return_inverse=True)
    text = np.bincount(number, weights=weight)
    members = np.bincount(number)
    full = np.bincount(number, weights=weight > 0)
    share = (text / total)[number]
    return [
        share,
        (text[number] >= text.max()).astype(np.float32),
        (full / members)[number],
        np.minimum(1.0, np.log1p(members[number]) / 4),
    ]


OFFSETS = (-3, -2, -1, 1, 2, 3)


def _with_neighbours(own: Matrix, page: Matrix) -> Matrix:
    """Join to each line the signals of those about it; beyond the page's ends stands -1."""
    near = np.hstack([own, page[:, 9:10]])
    parts = [own, page]
    for offset in OFFSETS:
        moved = np.zeros_like(near)
        edge = np.zeros((len(near), 1), np.float32)
        if offset < 0:
            moved[-offset:] = near[:offset]
            edge[: -offset or None] = 1.0
        else:
            moved[:-offset] = near[offset:]
            edge[-offset:] = 1.0
        parts += [moved, edge]
    return np.hstack(parts)
