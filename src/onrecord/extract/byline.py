"""Byline: the names of those who wrote an article, as printed.

A line near the headline or above the body is taken that says so: by its words ("By ...", "5 May by
..."), by its markup, or because it is a name beside the date. A name that closes the body signs it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from onrecord.extract.lines import Line, count_words
from onrecord.extract.phrases import phrases_of
from onrecord.extract.signers import (
    LABELLED,
    LEAD_ALONE,
    desk_or_initials,
    full_names,
    is_agency,
    is_full_name,
    is_paper,
    may_lead,
    names_after_lead,
    names_beside_date,
    names_with_roles,
    reporters,
    split_names,
)
from onrecord.extract.sources import source_of
from onrecord.extract.times import read_month_day, read_time

_BEFORE, _AFTER = 3, 14
_ABOVE_BODY = 8
_FAR = 60
_BELOW_BODY = 4
_DATE_WORDS = 12
_DATED_WORDS = 24
_MARKED_WORDS = 8
_MAX_REPEATS = 3  # in the byline, and where the page presents its author
_UNDER_HEADLINE = 5
_PICTURES = frozenset(("caption", "credit"))
_SIGNING = frozenset(("p", "div", "address"))
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


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
    papers: tuple[str, ...] = ()
    for place in _heading(lines, headline, first_body):
        names = _names_of_line(lines, place) if place != headline else ()
        if names and not is_paper(names[0]):
            return (*names, *_further(lines, place, names))
        papers = papers or names
    return (
        _name_beside_date(lines, headline, first_body, last_body)
        or papers
        or _name_above(lines, headline)
        or _signature(lines, first_body, last_body)
    )


def authors_beside(
    lines: Sequence[Line], headline: int | None, first_body: int, *, known: Sequence[str]
) -> tuple[str, ...]:
    """Find the printed byline that the first known author stands in or beside; see `authors_printed`.

    Returns:
        Names; empty where the lines about that name hold no further words with capitals.
    """
    name, words = known[0].casefold(), {word.casefold() for each in known for word in each.split()}
    for place in _heading(lines, headline, first_body):
        if place == headline or name not in lines[place].text.casefold():
            continue
        if not any(_may_add(line.text, words) for line in lines[max(0, place - 1) : place + 2]):
            return ()
        above = _names_of_line(lines, place - 1) if place and place - 1 != headline else ()
        names = above or _names_of_line(lines, place)
        start = place - 1 if above else place
        return (*names, *_further(lines, start, names)) if names else full_names(lines[place].text)
    return ()


def _may_add(text: str, known: Collection[str]) -> bool:
    """Say whether a short line has two words with capitals that no known name has."""
    words = text.split()
    if len(words) > _DATED_WORDS:
        return False
    return sum(word[:1].isupper() and word.strip(",.").casefold() not in known for word in words) > 1


def _heading(lines: Sequence[Line], headline: int | None, first_body: int) -> Iterable[int]:
    """Give the places where a byline is looked for: about the headline, then right above the body."""
    start = max(0, (headline if headline is not None else first_body) - _BEFORE)
    stop = min(len(lines), max(first_body + 1, min(len(lines), start + _AFTER)))
    near = range(start, min(stop, start + _FAR))
    return dict.fromkeys((*near, *range(max(start, first_body - _ABOVE_BODY), stop)))


def _names_of_line(lines: Sequence[Line], place: int) -> tuple[str, ...]:
    """Read one line that says that it is a byline, by its words or its markup."""
    text = lines[place].text
    names: tuple[str, ...] = ()
    if may_lead(text):
        if LEAD_ALONE.match(text) and place + 1 < len(lines):
            return split_names(lines[place + 1].text)
        names = names_after_lead(text)
    words = count_words(text)
    if not names and _is_marked(lines[place]):
        names = split_names(text)
        if " " not in text and [line.text for line in lines].count(text) > _MAX_REPEATS:
            names = ()  # a section
    if not names and words <= _DATED_WORDS and _is_dated(text):
        names = names_beside_date(text)
        if names and not text.startswith(names[0]) and source_of(text):
            names = ()  # "... on 5 May. Photo: A B"
    if not names and words <= _MARKED_WORDS:
        names = names_with_roles(text) or reporters(text)
    return names


def _further(lines: Sequence[Line], place: int, names: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the lines right below a byline that are written as it is."""
    found: list[str] = []
    is_marked = _is_marked(lines[place]) and not _is_dated(lines[place].text)
    for line in lines[place + 1 : place + 1 + _BELOW_BODY]:
        more = names_with_roles(line.text) or (
            full_names(line.text) if is_marked and _is_marked(line) else ()
        )
        if not more or _is_dated(line.text):
            break
        found += [name for name in more if name not in (*names, *found)]
    return tuple(found)


def _is_dated(text: str) -> bool:
    return _DIGIT.search(text) is not None and bool(
        read_time(text, month_first=False) or read_month_day(text)
    )


def _name_beside_date(
    lines: Sequence[Line], headline: int | None, first_body: int, last_body: int | None
) -> tuple[str, ...]:
    """Take a line that is a name and nothing else, between headline and body, beside the date or the body."""
    if headline is None:
        return ()
    best: tuple[int, int] | None = None
    texts: list[str] = []
    for place in range(headline + 1, min(first_body + 3, headline + _AFTER, len(lines))):
        text = lines[place].text
        agency = is_agency(text)
        if not (agency or full_names(text)) or _is_heading(lines[place]) or is_paper(text):
            continue
        beside = [
            lines[near].text for near in (place - 1, place + 1, place + 2) if headline < near < len(lines)
        ]
        is_beside = any(len(each.split()) <= _DATE_WORDS and _is_dated(each) for each in beside)
        is_close = abs(place - first_body) <= 1 or place - headline <= _UNDER_HEADLINE
        texts = texts or [line.text for line in lines]
        times = texts.count(text)
        is_plain = not phrases_of(text) and times <= _MAX_REPEATS
        if is_close and is_plain and not is_beside:
            told = texts[first_body : (last_body or first_body) + 1]
            is_plain = not any(text in each and each != text for each in told)
        if is_beside or (is_close and is_plain and not agency):
            trust = 2 * is_beside + (times > 1)
            best = max(best, (trust, -place)) if best else (trust, -place)
    if best is None:
        return ()
    place = -best[1]
    names = full_names(lines[place].text) or (lines[place].text,)
    above = _names_alone(lines, place, place - 1) if best[0] > 1 and place - 1 != headline else ()
    return tuple(dict.fromkeys((*above, *names, *_names_alone(lines, place, place + 1))))


def _name_above(lines: Sequence[Line], headline: int | None) -> tuple[str, ...]:
    """Take a line that is a name and nothing else, beside the date right above the headline of a dump."""
    if not headline or lines[headline].place is not None:
        return ()
    above = range(headline - 1, max(-1, headline - 1 - _BEFORE - 1), -1)
    if not any(_is_date_alone(lines[place].text) for place in above):
        return ()
    named = (lines[place].text for place in above if place + 1 < headline)
    return next(
        ((text,) for text in named if is_full_name(text) and not is_paper(text) and not phrases_of(text)), ()
    )


def _is_date_alone(text: str) -> bool:
    return len(text.split()) <= _DATE_WORDS and _is_dated(text)


def _names_alone(lines: Sequence[Line], place: int, beside: int) -> tuple[str, ...]:
    """Give the full name on the line beside one, if that is all it holds."""
    own, other = lines[place].place, lines[beside] if 0 <= beside < len(lines) else None
    if other is None or phrases_of(other.text) or is_paper(other.text):
        return ()
    is_alike = own is None or (other.place is not None and other.place.shape == own.shape)
    return full_names(other.text) if is_alike else ()


def _is_heading(line: Line) -> bool:
    return line.place is not None and line.place.tag in _HEADINGS


def _signature(lines: Sequence[Line], first_body: int, last_body: int | None) -> tuple[str, ...]:
    """Take the name that stands right under the body's last paragraph, or that a label there gives."""
    if last_body is None or last_body <= first_body:
        return ()
    for line in lines[last_body : last_body + 2]:
        if _is_signed(line):
            return (line.text,)
        if line.number > last_body and len(line.text.split()) <= _DATED_WORDS and _is_dated(line.text):
            return names_beside_date(line.text)
    for line in lines[last_body : last_body + _BELOW_BODY]:
        names = names_after_lead(line.text) if LABELLED.match(line.text) else reporters(line.text)
        may_sign = line.number <= last_body + 1 and not (line.place is not None and line.place.link_chars)
        names = names or (desk_or_initials(line.text) if may_sign else ())
        if names:
            return names
    return ()


def _is_signed(line: Line) -> bool:
    """Say whether a line is a person's name and nothing else, and no link or heading in the markup."""
    if not is_full_name(line.text) or is_paper(line.text) or line.text.endswith(".") or phrases_of(line.text):
        return False
    return line.place is None or (line.place.tag in _SIGNING and not line.place.link_chars)


def _is_marked(line: Line) -> bool:
    """Say whether the markup calls a short line the byline."""
    place = line.place
    if place is None or "byline" not in place.hints or place.hints & _PICTURES:
        return False
    return count_words(line.text) <= _MARKED_WORDS
