"""Printed facts: date, section, topics and outlet as the visible lines of a page give them.

Used for flattened pages, and for HTML pages whose data is silent. Each fact needs words that
say it: a full date near the headline, a line "Topics", the publisher's name in words that
only a publisher writes about itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.domain.article import Dateline, Photo
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of
from onrecord.extract.times import read_clock, read_month_day, read_time

_NEAR_BEFORE, _NEAR_AFTER = 8, 12
_DATE_WORDS = 16
_NO_SECTIONS = ("home", "news", "menu", "search")
_MODIFIED = re.compile(
    r"^(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato|обновлено|uppdaterad"
    r"|oppdatert)\b",
    re.I,
)
_NAME_WORD = r"[A-Z][\w&'’-]*(?:\.[\w&'’-]+)*"
_NAME = (
    rf"((?:The |Le |La |El |Il |Die |Der |Das )?{_NAME_WORD}(?: (?:of |and |& |the )?{_NAME_WORD}){{0,4}})"
)
_WHOLE_NAME = re.compile(_NAME)
_OUTLET_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^Support {_NAME}!?$",
        rf"^A [Mm]essage from {_NAME}:?$",
        rf"(?:©|\(c\)|Copyright)\s*(?:©\s*)?\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?\s*(?:by )?{_NAME}(?![\w/])",
        rf"\d{{4}} © {_NAME}",
        rf"\b[Jj]ournalists (?:of|at) {_NAME}",
        rf"\bmore from {_NAME}[.!]",
        rf"\b(?:supporting|subscribe to|Subscribe to|subscriber of) {_NAME}[,.!]",
        rf"^(?:About|Follow|Contact|Advertise with|Download) {_NAME}$",
    )
)
_TITLE_JOINTS = " |:-–—·•«»/>"
_NOT_OUTLETS = re.compile(
    r"^(?:Us|All Rights.*|Facebook|Twitter|Instagram|YouTube|LinkedIn|WhatsApp|The|Our|Getty.*|Reuters|AFP|AP"
    r"|Your|My|This|Privacy.*|Terms.*|Cookies?)$"
)


def date_of(
    lines: Sequence[Line], headline: int | None, first_body: int, *, month_first: bool | None
) -> str | None:
    """Find when an article was published, as printed near its headline.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        first_body: Number of the body's first line.
        month_first: How to read "03/04/2020"; None leaves such dates unread.

    Returns:
        ISO 8601, or None where no full date stands there. A day and time without year take
        the year of the one full date of the page that agrees with them.
    """
    near = _near(lines, headline, first_body)
    undated: tuple[int, int, str] | None = None
    modified: str | None = None
    for line in near:
        if len(line.text.split()) > _DATE_WORDS:
            continue
        found = read_time(line.text, month_first=month_first)
        if found and _MODIFIED.match(line.text):
            modified = modified or found
        elif found:
            return found
        month_day = read_month_day(line.text)
        if month_day and undated is None and read_clock(line.text)[0]:
            undated = (*month_day, line.text)
    return _with_year(lines, undated) or modified


def section_of(lines: Sequence[Line], headline: int | None) -> str | None:
    """Find the section: a short line beside the headline that also stands in the page's menu."""
    if headline is None:
        return None
    counts = Counter(line.text for line in lines)
    for number in (headline + 1, headline - 1, headline - 2):
        if not 0 <= number < len(lines):
            continue
        text = lines[number].text
        if _is_section(text) and counts[text] > 1:
            return text
    return None


def topics_of(lines: Sequence[Line], first_body: int) -> tuple[str, ...]:
    """Find the topics: the short lines under a line "Topics" below the body's beginning."""
    for line in lines[first_body:]:
        reach = phrases_of(line.text).get("topics")
        if reach == "whole":
            return _topics_under(lines, line.number)
        if reach == "start" and ":" in line.text and len(line.text) < 200:
            return tuple(filter(None, map(str.strip, line.text.split(":", 1)[1].split(","))))
    return ()


def outlet_of_title(title: str | None, headline: str | None) -> str | None:
    """Find the publisher's name in what a page's title has beside the headline.

    Args:
        title: The page's <title>.
        headline: The article's.

    Returns:
        The name, or None where the title holds no headline or nothing that looks like a name.
    """
    if not title or not headline or headline not in title or headline == title:
        return None
    before, after = (part.strip(_TITLE_JOINTS) for part in title.split(headline, 1))
    name = after or before
    return name if _WHOLE_NAME.fullmatch(name) and not _NOT_OUTLETS.match(name) else None


def outlet_of(lines: Sequence[Line], *, dateline: Dateline | None, photos: Sequence[Photo]) -> str | None:
    """Find the publisher's name in what the page says of itself.

    Args:
        lines: All lines.
        dateline, photos: Of the article: an agency that signs both is its own publisher.

    Returns:
        The name, or None where the page does not say.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        if len(line.text) > 600:
            continue
        for form in _OUTLET_FORMS:
            for name in form.findall(line.text):
                name = name.strip(" .,")
                if not _NOT_OUTLETS.match(name):
                    counts[name] += 1
    if counts:
        return counts.most_common(1)[0][0]
    agency = dateline.agency if dateline else None
    if agency and any(
        re.search(rf"(?<!\w){re.escape(agency)}(?!\w)", credit)
        for photo in photos
        for credit in photo.credits
    ):
        return agency
    return None


def _is_section(text: str) -> bool:
    """Say whether a line may be the name of a section: short, capital, no words of furniture."""
    if not 1 <= len(text.split()) <= 5 or not text[0].isupper() or text.endswith((".", ":", "!", "?")):
        return False
    return not set(phrases_of(text)) - {"navigation"} and text.lower() not in _NO_SECTIONS


def _near(lines: Sequence[Line], headline: int | None, first_body: int) -> list[Line]:
    at = first_body if headline is None else headline
    after = [
        line
        for line in lines[at : min(max(first_body + 2, at + _NEAR_AFTER), at + 3 * _NEAR_AFTER)]
        if line.number != headline
    ]
    before = list(reversed(lines[max(0, at - _NEAR_BEFORE) : at]))
    return after + before


def _with_year(lines: Sequence[Line], undated: tuple[int, int, str] | None) -> str | None:
    if undated is None:
        return None
    month, day, text = undated
    dates = {
        found[:10]
        for found in (read_time(line.text) for line in lines if len(line.text.split()) <= _DATE_WORDS)
        if found
    }
    agreeing = {date for date in dates if date[5:] == f"{month:02d}-{day:02d}"}
    if len(agreeing) != 1:
        return None
    tail = re.sub(r"[^\W\d_]{3,9}\.?\s+\d{1,2}\s*,?|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?", "", text, count=1)
    return read_time(f"{agreeing.pop()} {_clock_text(tail)}")


def _clock_text(text: str) -> str:
    clock, offset = read_clock(text)
    if clock is None:
        return ""
    zone = (
        ""
        if offset is None
        else f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    )
    return f"{int(clock[0]):02d}:{clock[1]}:{clock[2] or '00'}{zone}"


def _topics_under(lines: Sequence[Line], number: int) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines[number + 1 : number + 11]:
        if phrases_of(line.text) or len(line.text.split()) > 6:
            break
        found.append(line.text)
    return tuple(found)
