"""Byline: the names of those who wrote an article, as printed.

Only a line near the headline that says so is taken: by its words ("By ...", "Von ...") or by
its markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.extract.agencies import AGENCIES
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of
from onrecord.extract.times import read_month_day, read_time

_LEADS = (
    r"written by|story by|reported by|reporting by|words by|posted by|published by|article by|review by|by|"
    r"von|par|por|di|door|av|af|a cura di|"
    r"ein kommentar von|eine analyse von|propos recueillis par"
)
_LABELS = r"text|texte|texto|autor(?:in|es)?|authors?|автор|words|story"
_BY = re.compile(rf"^(?:(?:{_LEADS})\s*:?\s+|(?:{_LABELS})\s*:\s*|by:?\s*(?=[A-Z]))(?=\S)", re.IGNORECASE)
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
_SLUG = re.compile(r"^[a-z]+(?:-[a-z]+)+$")
_MAX_WORDS = 30
_BEFORE, _AFTER = 3, 14
_DATE_WORDS = 12


def authors_printed(lines: Sequence[Line], headline: int | None, first_body: int) -> tuple[str, ...]:
    """Find the printed byline of a page.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        first_body: Number of the body's first line.

    Returns:
        Names; empty where no line near the headline says that it is a byline.
    """
    start = max(0, (headline if headline is not None else first_body) - _BEFORE)
    stop = max(first_body + 1, min(len(lines), start + _AFTER))
    for place in range(start, min(stop, len(lines))):
        if place == headline:
            continue
        text = _GLUED.sub("By ", lines[place].text)
        if _BY_ALONE.match(text) and place + 1 < len(lines):
            names = split_names(lines[place + 1].text)
        elif _BY.match(text) and len(text.split()) <= _MAX_WORDS:
            names = split_names(_BY.sub("", text))
        elif _is_marked(lines[place]):
            names = split_names(text)
        else:
            continue
        if names:
            return names
    return _name_beside_date(lines, headline, first_body)


def _name_beside_date(lines: Sequence[Line], headline: int | None, first_body: int) -> tuple[str, ...]:
    """Take a line that is a name and nothing else, between headline and body, beside the date."""
    if headline is None:
        return ()
    counts = Counter(line.text for line in lines)
    for place in range(headline + 1, min(first_body, headline + _AFTER)):
        text = lines[place].text
        beside = [lines[near].text for near in (place - 1, place + 1) if headline < near < len(lines)]
        if (
            2 <= len(text.split()) <= 4
            and counts[text] == 1
            and not phrases_of(text)
            and _is_name(text)
            and any(
                len(each.split()) <= _DATE_WORDS and (read_time(each) or read_month_day(each))
                for each in beside
            )
        ):
            return (text,)
    return ()


def _is_marked(line: Line) -> bool:
    """Say whether the markup calls a short line the byline."""
    place = line.place
    return place is not None and "byline" in place.hints and len(line.text.split()) <= 8


def clean_names(values: Iterable[str]) -> tuple[str, ...]:
    """Tidy names as the page's data gives them: leading "By", roles and repeats go."""
    found: list[str] = []
    for value in (part for whole in values for part in whole.split(";")):
        if _SLUG.match(value):
            continue
        value = re.sub(r"\s*\(\w{2,4}\.?\)$", "", value)
        text = _BY.sub("", value) if re.match(r"(?:by|von|par|por)\s", value, re.IGNORECASE) else value
        parts = split_names(text) if re.search(r",|;| and | und | & |\|", text) else (text.strip(" ,."),)
        found.extend(parts or (text.strip(),))
    return tuple(dict.fromkeys(name for name in found if name))


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
