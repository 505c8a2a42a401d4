"""Times: dates and times as pages print them, to ISO 8601.

Takes a short text; gives what it says and no more: a date alone where there is no time, no
offset where there is no zone. Two-digit years and dates that could be read two ways without
a hint of the country give None rather than a guess.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from onrecord.extract.calendars import day_of, day_of_persian
from onrecord.extract.months import MONTHS, PERSIAN_MONTHS
from onrecord.extract.seasons import offset_of_season

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{1,2}))?(?:[.,]\d+)?\s*"
    r"((?:UTC|GMT) ?[+-] ?\d{1,2}(?::?\d{2})?|Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)"
)
# What may stand behind such a time where no offset does: "02:10 PM", "14:10:00 CEST".
_BEHIND = re.compile(r"\s*(?:([AaPp])\.?[Mm]\b\.?)?\s*\(?([A-Z]{2,5}\b)?")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?\s*$")
_EPOCH = re.compile(r"^\s*(?:/Date\()?(1[0-9]{9})(?:\d{3})?(?:\)/)?\s*$")
# As programs print a moment: "Tue Jan 28 15:28:56 CET 2020"; browsers put the year before the clock.
_UNIX = re.compile(r"(?<!\w)([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}:\d{2}:\d{2}) ([A-Z]{2,5}) (\d{4})(?!\d)")
# With the vowel signs of Indian, Thai and Khmer scripts.
_WORD = r"(?:[^\W\d_]|[\u0900-\u109f\u1780-\u17ff])+"
_START = r"(?<![^\W\d_])"  # a search from within a word finds no more
_YEAR = re.compile(r"\d{4}")
_DIGIT, _FEWEST_DIGITS = re.compile(r"\d"), 5  # of a year and a day
_THAI_SHORT = re.compile(r"([\u0e01-\u0e4e]{1,3})\.([\u0e01-\u0e2e])\.")  # a month with its full stops
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}  # the year before each one's first
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(\d{{1,3}}|元)\s*年")
_RUN_ON_YEAR = re.compile(r"(?<=\s)((?:19|20)\d\d)(?=\d)")  # "May 5, 20239:07 AM", "5 May 20233 min read"
_GLUED = re.compile(r"^.*[^\W\d_A-Z](?=[A-Z][a-z])")  # "WireMarch 3"
_LETTERS = str.maketrans("يك", "یک")  # Arabic letters that Persian pages write for their own
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_WRITTEN_DAYS = (  # each with its groups of month and day
    (rf"(?<!\w)({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]*\d)", (1, 2)),
    (rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+|of\s+)?({_WORD})(?!\w)", (2, 1)),
)
_OF_NUMERIC = (4, 3, 1)
_WRITTEN = (  # each with its groups of year, month and day
    (
        r"(?<!\d)(\d{4})\s*([./年년]|оны)\s*(\d{1,2})\s*(?:[./月월]|сарын)\s*(\d{1,2})\s*[日일]?(?!\d)",
        (1, 3, 4),
    ),
    (
        rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º|ª)?\s*(?:de\s+|of\s+|-|/)?\s*"
        rf"(?:d['’])?(?:[^\W\d_]+ / )?({_WORD})\.?,?\s*(?:de\s+|del\s+|-|/)?\s*(\d{{4}})(?!\d)",
        (3, 2, 1),
    ),
    (rf"{_START}({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", (3, 1, 2)),
    # day and year of two elements
    (rf"(?<!\w)({_WORD})\.?\s*(\d{{2}})\s?(\d{{4}})(?!\d)", (3, 1, 2)),
    (r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)", _OF_NUMERIC),
    (rf"(?<!\d)(\d{{4}})\.?\s*(?:m\.\s+)?({_WORD})\.?\s+(\d{{1,2}})(?![\d:])", (1, 2, 3)),
    (rf"(?<!\d)(\d{{4}})\.\s+gada\s+(\d{{1,2}})\.\s+({_WORD})", (1, 3, 2)),
    (r"(?i:(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4}))", (3, 2, 1)),
)


def _in_ascii(form: str) -> re.Pattern[str]:
    """Compile a form for texts of ASCII, whose letters are found quicker by their range."""
    return re.compile(form.replace(_WORD, "[A-Za-z]+").replace(r"[^\W\d_]", "[A-Za-z]"))


_FORMS = tuple((re.compile(form), order) for form, order in _WRITTEN)
_ASCII_FORMS = tuple((_in_ascii(form), order) for form, order in _WRITTEN if "tháng" not in form)
_DAYS = tuple((re.compile(form), order) for form, order in _WRITTEN_DAYS)
_ASCII_DAYS = tuple((_in_ascii(form), order) for form, order in _WRITTEN_DAYS)
# What one of the forms for texts of ASCII cannot do without: two numbers parted by a sign; the end of a
# month's name.
_PARTED, _LETTERS_RUN = re.compile(r"\d\s*[./-]\s*\d"), re.compile("[A-Za-z]{3,}")
_MONTH_ENDS = frozenset(month[-3:] for month in MONTHS)
_TWO_WAYS = re.compile(r"\d\s?[/-]\s?\d")  # in every date whose day and month could change places
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2})(?![\d.]*\d)")
_EASTERN_CLOCK = re.compile(r"(오후|午後|下午)?\s*(\d{1,2})\s*[時时시点點:]\s*(\d{1,2})(?:\s*[分분]|(?!\d))")
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:(?:[:.h]|\sh\s)(\d{2}))(?::(\d{2}))?\s*(Uhr|h\b)?\s*"
    r"(?:([AaPp])(?=[Mm]|[^a-zA-Z]|$))?\.?(?:(?<=[AaPp.])[Mm]\.?)?"
    r"(?!\d)\s*(?:\(?\s*(UTC|GMT|Z\b|[A-Z]{2,5}\b|(?i:мск))?\s*([+-]\s?\d{1,2}(?::?\d{2}|\.5(?!\d))?)?)?"
)
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})\s?([AaPp])(?:[Mm]\b|\.\s?[Mm]\.)")
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 60, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "PST": -480, "PDT":
    -420, "MST": -420, "MDT": -360, "CDT": -300, "AEST": 600, "AEDT": 660, "JST": 540, "KST": 540,
    "SAST": 120, "HKT": 480, "SGT": 480, "NZST": 720, "NZDT": 780, "PKT": 300, "EAT": 180, "WIB": 420,
    "WITA": 480, "WIT": 540, "WAT": 60, "CAT": 120, "IDT": 180, "TRT": 180, "BRT": -180, "ART": -180,
    "CLT": -240, "PET": -300, "NPT": 345, "ICT": 420, "PHT": 480, "MYT": 480, "AWST": 480, "ACST": 570,
    "ACDT": 630, "IST": 330, "AKST": -540, "AKDT": -480, "HST": -600, "МСК": 180,
}  # fmt: skip
_OTHER_DAY = re.compile(r"(?<![\d.])\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)")
_EVENING = re.compile(r"\s*(?:مساء|ب\.?ظ|μ\.?μ)")
_EARLIEST = 1900
_FARTHEST = 15 * 60  # minutes: no place on Earth is farther from Greenwich


def read_time(text: str, *, month_first: bool | None = None) -> str | None:
    """Read one date, with its time and offset where they stand.

    Args:
        text: An attribute value or a short printed line.
        month_first: How to read "03/04/2020"; None leaves such dates unread.

    Returns:
        ISO 8601, or None where the text holds no full date.
    """
    return _read(text, month_first if month_first is not None and _TWO_WAYS.search(text) else None)


@lru_cache(maxsize=4096)
def _read(text: str, month_first: bool | None) -> str | None:
    text = text.strip()[:200]
    found = _ISO.search(text)
    if found:
        return _from_iso(found)
    found = _COMPACT.match(text)
    if found:
        year, month, day, hour, minute, second, zone = found.groups()
        return _compose(year, month, day, (hour, minute, second), _offset_minutes(zone))
    found = _EPOCH.match(text)
    if found:
        return datetime.fromtimestamp(int(found.group(1)), UTC).isoformat()
    return _printed(text, month_first)


def _from_iso(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    offset = _offset_minutes(zone)
    if hour and zone is None:
        behind = _BEHIND.match(found.string, found.end())
        half, name = behind.groups() if behind else (None, None)
        if half and int(hour) <= 12:
            hour = str(int(hour) % 12 + 12 * (half in "Pp"))
        offset = _ZONES.get(name or "")
    if int(year) < _EARLIEST:
        own = day_of_persian(int(year), int(month), int(day))
        return _moment(own, (hour, minute, second), offset) if own else None
    return _compose(year, month, day, (hour, minute, second), offset)


def read_day_of_year(text: str, *, year: int) -> str | None:
    """Read "May 5" or "5 May" as a day of a known year; None where the text is no such day."""
    found = read_month_day(text)
    return _compose(str(year), str(found[0]), str(found[1]), None, None) if found else None


@lru_cache(maxsize=4096)
def read_month_day(text: str) -> tuple[int, int] | None:
    """Read "May 5" or "5 May" as month and day."""
    for pattern, (month_group, day_group) in _ASCII_DAYS if text.isascii() else _DAYS:
        for found in pattern.finditer(text):
            month = MONTHS.get(found.group(month_group).lower())
            day = int(found.group(day_group))
            if month and 1 <= day <= 31:
                return month, day
    return None


def read_short_year(text: str, *, month_first: bool | None) -> str | None:
    """Read "6.11.22" as a day of this century.

    Args:
        text: A short printed line.
        month_first: How to read "03/04/22"; None reads dates with points alone.

    Returns:
        ISO 8601, or None where the text holds no such date.
    """
    found = _SHORT.search(text)
    if not found or (month_first is None and found.group(2) != "."):
        return None
    first, second = found.group(1), found.group(3)
    day, month = (second, first) if month_first and found.group(2) != "." else (first, second)
    clock, offset = read_clock(text[found.end() :])
    return _compose(f"20{found.group(4)}", month, day, clock, offset)


def read_clock(text: str) -> tuple[tuple[str, str, str | None] | None, int | None]:
    """Read a time of day and its offset in minutes; each None where it is not there."""
    found = _CLOCK.search(text)
    if not found or not text.isascii():
        eastern = _EASTERN_CLOCK.search(text)
        if eastern and not (found and found.end() > eastern.end()):
            return _eastern(eastern), None
    if not found:
        return _whole_hour(text), None
    hour, minute, second, _, half, zone, offset = found.groups()
    number = int(hour)
    is_evening = half in ("P", "p") if half else _EVENING.match(text, found.end()) is not None
    if (half or is_evening) and number <= 12:
        number = number % 12 + (12 if is_evening else 0)
    if number > 23 or int(minute) > 59:
        return None, None
    minutes = _ZONES.get((zone or "").upper())
    if offset:
        minutes = _offset_minutes(re.sub(r"\s", "", offset))
    return (str(number), minute, second), minutes


def _whole_hour(text: str) -> tuple[str, str, str | None] | None:
    """Read "2 pm"."""
    found = _HOUR.search(text)
    if found is None or not 1 <= int(found[1]) <= 12:
        return None
    return str(int(found[1]) % 12 + 12 * (found[2] in "Pp")), "00", None


def _eastern(found: re.Match[str]) -> tuple[str, str, str | None] | None:
    hour = int(found.group(2)) % 12 + 12 if found.group(1) else int(found.group(2))
    return (str(hour), found.group(3), None) if hour < 24 and int(found.group(3)) < 60 else None


def _printed(text: str, month_first: bool | None) -> str | None:
    if not text.isascii():
        text = _ERA.sub(_year_of_era, text)
    if not _YEAR.search(text):
        return None
    if not text.isascii():
        text = _THAI_SHORT.sub(r"\1\2", text)
    unix = _UNIX.search(text)
    if unix:
        text = f"{unix[2]} {unix[1]} {unix[5]} {unix[3]} {unix[4]}"
    found = _read_forms(text, month_first)
    if found is None and _RUN_ON_YEAR.search(text):
        found = _read_forms(_RUN_ON_YEAR.sub(r"\1 ", text), month_first)
    return found


def _year_of_era(found: re.Match[str]) -> str:
    number = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + number}年"


def _read_forms(text: str, month_first: bool | None) -> str | None:
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return None
    is_ascii = text.isascii()
    if is_ascii and not _PARTED.search(text) and not _names_month(text):
        return None
    for pattern, order in _ASCII_FORMS if is_ascii else _FORMS:
        for found in pattern.finditer(text):
            year, month, day = (found.group(group) for group in order)
            if (
                order is _OF_NUMERIC
                and found.group(2) != "."
                and int(month) <= 12
                and int(day) <= 12
                and month != day
            ):
                if month_first is None:
                    continue
                if month_first:
                    month, day = day, month
            elif order is _OF_NUMERIC and int(month) > 12:
                month, day = day, month
            own = _day_printed(text, year, _GLUED.sub("", month).lower(), day)
            if own:
                rest = f"{text[: found.start()]} {_before_other_day(text[found.end() :], found.group())}"
                clock, offset = read_clock(rest)
                if clock and offset is None and is_ascii:
                    offset = offset_of_season(rest, own)
                return _moment(own, clock, offset)
    return None


def _before_other_day(text: str, day: str) -> str:
    """Leave out what stands behind a further date: that date's clock, unless it is the same day."""
    other = _OTHER_DAY.search(text)
    if other is None:
        return text
    return text[: other.start()] + (text[other.end() :] if other.group() == day else "")


def _names_month(text: str) -> bool:
    """Say whether a word of a text ends as a month's name does, whatever is glued before it."""
    return any(word[-3:] in _MONTH_ENDS for word in _LETTERS_RUN.findall(text.lower()))


def _day_printed(text: str, year: str, month: str, day: str) -> date | None:
    """Give the date of a printed day, in the calendar that its month or its script and year show."""
    persian = PERSIAN_MONTHS.get(month.translate(_LETTERS))
    if persian:
        return day_of_persian(int(year), persian, int(day))
    number = int(month) if month.isdecimal() else MONTHS.get(month, 0)
    if not number:
        return None
    if int(year) < _EARLIEST and (_ARABIC.search(text) or text.lstrip().startswith(year)):
        return day_of_persian(int(year), number, int(day))
    return day_of(int(year), number, int(day))


def _compose(
    year: str,
    month: str,
    day: str,
    clock: tuple[str | None, str | None, str | None] | None,
    offset: int | None,
) -> str | None:
    own = day_of(int(year), int(month), int(day))
    return _moment(own, clock, offset) if own else None


def _moment(
    own: date, clock: tuple[str | None, str | None, str | None] | None, offset: int | None
) -> str | None:
    if clock is None or clock[0] is None:
        return own.isoformat()
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    hour, minute, second = int(clock[0]), int(clock[1] or 0), int(clock[2] or 0)
    try:
        return datetime(own.year, own.month, own.day, hour, minute, second, tzinfo=zone).isoformat()
    except ValueError:
        return None


def _offset_minutes(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return 0
    digits = re.sub(r"\D", "", zone.replace(".5", "30"))
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    total = int(hours) * 60 + int(minutes)
    if total > _FARTHEST:
        return None
    return -total if "-" in zone else total
