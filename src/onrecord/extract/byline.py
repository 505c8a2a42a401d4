"""Byline: the names of those who wrote an article, as printed.

A line near the headline is taken that says so: by its words ("By ...", "5 May by ..."), by its
markup, or because it is a name beside the date. A name alone that closes the body signs it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.extract.agencies import AGENCIES
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of
from onrecord.extract.times import read_month_day, read_time

_SIGNED_BY = r"(?:by|von|par|por|di|door|av|af)"
_LEADS = (
    r"written by|story by|reported by|reporting by|words by|posted by|published by|article by|review by|by|"
    r"von|par|por|di|door|av|af|a cura di|"
    r"(?:ein )?kommentar von|(?:eine )?analyse von|propos recueillis par"
)
_LABELS = r"text|texte|texto|autor(?:in|es)?|authors?|автор|words|story"
BYLINE_LEAD = re.compile(
    rf"^(?:(?:{_LEADS})\s*:?\s+|(?:{_LABELS})\s*:\s*|by:?\s*(?=[A-Z]))(?=\S)", re.IGNORECASE
)
_GLUED = re.compile(r"^by(?=[A-Z])")
_BY_ALONE = re.compile(rf"^(?:{_LEADS})\s*:?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||•|·|&| and | und | et | y | e | og | och | en | with | & )\s*")
_NAME_WORD = re.compile(
    r"^(?:[^\W\d_a-z][\w'’.-]*"
    r"|de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter|dos|du|the|of|zu)$"
)
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|staff|writer|journalist|redakteur\w*|online-\w+|contributor|columnist"
    r"|bureau chief|political|senior|special to|for the|in [A-Z]\w+|@|author|chief|redaktion\w*|produc\w+"
    r"|head of|professor|photograph\w*)",
    re.IGNORECASE,
)
_DATE_TAIL = re.compile(
    r"\s*(?:[-–—|•·,]|\bon\b)?\s*"
    r"(?:\d{1,2}[./:]|(?:19|20)\d\d|\d{1,2} \w+ (?:19|20)\d\d|(?:Published|Updated|Posted)\b).*$"
)
_MONTH_TAIL = re.compile(r"[\s,|•·–-]+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d.*$")
_IN_LINE = re.compile(
    rf"(?:^|[\s,•|·–-]){_SIGNED_BY}:?\s+(?P<names>[^|•·/<>:()\d]{{3,80}}?)"
    r"(?=\s*(?:$|[|•·/<>:(\d–]|\b(?:on|at|am|um|in|under|le|el|il|Kategorien?|Category)\b))"
)
_PARTS = re.compile(r"\s*[|•·∙]\s*|\s+/\s+|\s+[-–—]\s+|,\s+(?=\d)|(?<=[^\W\d_])/(?=[^\W\d_])")
_MAX_WORDS = 30
_BEFORE, _AFTER = 3, 14
_DATE_WORDS = 12
_DATED_WORDS = 24
_MAX_REPEATS = 2  # in the byline, and where the page presents its author
_UNDER_HEADLINE = 5
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MIN_NAME_WORDS, _MAX_NAME_WORDS = 2, 4


def authors_printed(
    lines: Sequence[Line], headline: int | None, first_body: int, last_body: int | None = None
) -> tuple[str, ...]:
    """Find the printed byline of a page.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        first_body, last_body: Numbers of the body's first and last lines; None if it has no last.

    Returns:
        Names; empty where no line near the headline says that it is a byline and none signs.
    """
    start = max(0, (headline if headline is not None else first_body) - _BEFORE)
    stop = min(len(lines), max(first_body + 1, min(len(lines), start + _AFTER)))
    for place in range(start, stop):
        names = _names_of_line(lines, place) if place != headline else ()
        if names:
            return names
    return _name_beside_date(lines, headline, first_body) or _signature(lines, first_body, last_body)


def _names_of_line(lines: Sequence[Line], place: int) -> tuple[str, ...]:
    """Read one line that says that it is a byline, by its words or its markup."""
    text = _GLUED.sub("By ", lines[place].text)
    words = len(text.split())
    if _BY_ALONE.match(text) and place + 1 < len(lines):
        return split_names(lines[place + 1].text)
    if BYLINE_LEAD.match(text) and words <= _MAX_WORDS:
        return split_names(BYLINE_LEAD.sub("", text))
    if _is_marked(lines[place]):
        return split_names(text)
    if words <= _DATED_WORDS and any(map(str.isdigit, text)) and _is_dated(text):
        return _names_of_dated(text)
    return ()


def _names_of_dated(text: str) -> tuple[str, ...]:
    """Read "5 May 2020 by A B" and "A B | 5 May 2020 | 3 minutes"."""
    found = _IN_LINE.search(text)
    if found:
        return split_names(found["names"])
    parts = _PARTS.split(text)
    if len(parts) < 2:
        return ()
    return next(
        ((part,) for part in parts if _is_full_name(part) and not phrases_of(part) and not _is_dated(part)),
        (),
    )


def _is_dated(text: str) -> bool:
    return bool(read_time(text) or read_month_day(text))


def _name_beside_date(lines: Sequence[Line], headline: int | None, first_body: int) -> tuple[str, ...]:
    """Take a line that is a name and nothing else, between headline and body, beside the date or the body."""
    if headline is None:
        return ()
    counts = Counter(line.text for line in lines)
    for place in range(headline + 1, min(first_body + 2, headline + _AFTER, len(lines))):
        text = lines[place].text
        names = _full_names(text)
        if not names or counts[text] > _MAX_REPEATS or phrases_of(text) or _is_heading(lines[place]):
            continue
        beside = [lines[near].text for near in (place - 1, place + 1) if headline < near < len(lines)]
        is_close = abs(place - first_body) <= 1 or place - headline <= _UNDER_HEADLINE
        if is_close or any(len(each.split()) <= _DATE_WORDS and _is_dated(each) for each in beside):
            return names
    return ()


def _is_heading(line: Line) -> bool:
    return line.place is not None and line.place.tag in _HEADINGS


def _signature(lines: Sequence[Line], first_body: int, last_body: int | None) -> tuple[str, ...]:
    """Take the name in bold type, or dated, that stands right under the body's last paragraph."""
    if last_body is None or last_body <= first_body:
        return ()
    for line in lines[last_body : last_body + 2]:
        place = line.place
        is_strong = place is not None and place.strong_chars >= len(line.text) - 1 and place.tag == "p"
        if is_strong and not phrases_of(line.text) and _is_full_name(line.text):
            return (line.text,)
        if line.number > last_body and len(line.text.split()) <= _DATED_WORDS and _is_dated(line.text):
            return _names_of_dated(line.text)
    return ()


def _full_names(text: str) -> tuple[str, ...]:
    """Give the names of a line that holds nothing but one or two full names."""
    parts = text.split("/") if text.count("/") == 1 else [text]
    names = tuple(part.strip() for part in parts)
    return names if all(map(_is_full_name, names)) else ()


def _is_full_name(text: str) -> bool:
    return _MIN_NAME_WORDS <= len(text.split()) <= _MAX_NAME_WORDS and _is_name(text)


def _is_marked(line: Line) -> bool:
    """Say whether the markup calls a short line the byline."""
    place = line.place
    return place is not None and "byline" in place.hints and len(line.text.split()) <= 8


def split_names(text: str) -> tuple[str, ...]:
    """Part "A B and C D, Agency" into names; parts that are no names are left out."""
    text = _MONTH_TAIL.sub("", _DATE_TAIL.sub("", text))
    parts = [re.sub(r"\s*\(.*?\)", "", part).strip(" .,:-–|/") for part in _AND.split(text)]
    if not parts or not _is_name(parts[0]):
        return ()
    names = [part for part in parts if _is_name(part)]
    if any(len(name.split()) > 1 for name in names):  # a single word beside full names is a place
        names = [name for name in names if len(name.split()) > 1 or AGENCIES.fullmatch(name)]
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or _ROLE.search(text) or len(text) < 2:
        return False
    return all(_NAME_WORD.match(word) for word in words) and words[0][0].isupper()
