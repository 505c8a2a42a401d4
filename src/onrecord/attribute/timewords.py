"""Time words: the patterns of English time expressions and what each means.

Each rule is a pattern and a reader that turns its match into a type and a TIMEX3 value.
Rules stand in order: an earlier one takes its words from the later ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.attribute.almanac import MONTHS, WEEKDAYS, Tense, Today, day_of, duration, tense_before
from onrecord.attribute.numerals import cut_tokens, read_numeral
from onrecord.domain.span import Span

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
_LEADING_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? (?:the )?)?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?:(?P<colon>[:.])(?P<minute>[0-5]\d))?(?: ?(?P<half>[ap]\.?m\b\.?|AM|PM))?"
    r"(?:,? \(?(?P<zone>UTC|GMT|Z)(?: ?(?P<shift>[+-]\d{1,2})(?::?00)?)?\)?)?"
)
_UNIT = r"(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies)|nights?|weekends?|fortnights?|seconds?)"
_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT = (
    rf"(?P<count>\d{{1,4}}(?:\.\d+)?|(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}|a hundred|several|a few|few|a couple of|many|half an|half a"
    r"|a|an)(?P<plus>(?: and a half| and a quarter)?)"
)
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NAME_BEFORE = re.compile(r"(?:Black|Good|Super|Ash|Cyber|Holy|Bloody|Easter|Palm) $")
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|and|during|for|through|between|before|after|every|each|"
    r"around|or|late|mid-|as of|the) ?$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?:\d|percent|times|million|billion|dollars|euros|once|twice|people|hours|days|%) $"
)
_SPAN_LEAD = re.compile(
    r"\b(?:than|about|for|within|after|over|nearly|almost|in|around|least|every|last|past|next|just|under|during) $",
    re.IGNORECASE,
)
Reading = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a match stands: the text and the day of publication."""

    text: str
    today: Today

    def tense(self, at: int) -> Tense:
        """Judge whether a time that begins at a place lies ahead."""
        return tense_before(self.text, at)


Reader = Callable[["re.Match[str]", Scene], Reading | None]


def _whole(match: re.Match[str], kind: str, value: str | None) -> Reading | None:
    return None if value is None else (kind, value, match.start(), match.end())


def _month_number(name: str) -> int:
    return next(
        place for place, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3])
    )


def _iso(match: re.Match[str], scene: Scene) -> Reading | None:
    value = day_of(int(match["year"]), int(match["mm"]), int(match["day"]))
    if value and match["time"]:
        return _whole(match, "TIME", f"{value}T{match['time'][:5]}{match['offset'] or ''}")
    return _whole(match, "DATE", value)


def _dated(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "May 5, 2017", "5 May", "May 05, 14:10 UTC+3"."""
    month, day = _month_number(match["month"]), int(match["day"])
    groups = match.groupdict()
    if match["month"] == "May" and scene.text[match.end() :].startswith(("%", " percent")):
        return None
    if groups.get("year"):
        value = day_of(int(match["year"]), month, day)
    else:
        value = scene.today.month_day(month, day, scene.tense(match.start()))
    if value and groups.get("hour"):
        clock = _clock_value(match)
        return _whole(match, "TIME", f"{value}T{clock}") if clock else None
    return _whole(match, "DATE", value)


def _dated_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    return _dated(match, scene) if match["half"] or match["colon"] else None


def _clock_value(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24:
        return None
    zone = "Z" if match["zone"] and not match["shift"] else ""
    if match["shift"]:
        zone = f"{match['shift'][0]}{int(match['shift'][1:]):02}:00"
    return f"{hour:02}:{minute:02}{zone}"


def _clock(match: re.Match[str], scene: Scene) -> Reading | None:
    if not (match["half"] or (match["colon"] == ":" and match["minute"])):
        return None
    clock = _clock_value(match)
    return _whole(match, "TIME", f"{scene.today.shifted(0)}T{clock}") if clock else None


def _slashed(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["yy"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    return _whole(match, "DATE", day_of(year, int(match["mm"]), int(match["day"])))


def _month_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return _whole(match, "DATE", f"{match['year']}-{_month_number(match['month']):02}")


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    name, word = match["month"], (match["word"] or "").lower().strip()
    led = bool(word) or bool(_MONTH_LEAD.search(scene.text, 0, match.start()))
    after = scene.text[match.end() : match.end() + 2]
    is_name = after[:1] == " " and after[1:2].isupper()
    if not led and (
        name in ("May", "March", "April", "August", "June") or name.endswith(".") or len(name) < 4 or is_name
    ):
        return None
    start = match.start("month") if word not in ("last", "next", "this") else match.start()
    value = scene.today.month(_month_number(name), scene.tense(match.start()), word)
    return "DATE", value, start, match.end()


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if _NAME_BEFORE.search(scene.text[max(0, match.start() - 8) : match.start()]):
        return None
    name, word = match["weekday"].lower(), (match["word"] or "").lower().strip()
    number = WEEKDAYS.index(name.removesuffix("s") if name.endswith("days") else name)
    if word in ("every", "each") or name.endswith("days"):
        return _whole(match, "SET", f"XXXX-WXX-{number + 1}")
    value = scene.today.weekday(number, scene.tense(match.start()), word)
    if match["part"]:
        return _whole(match, "TIME", f"{value}T{_PARTS[match['part'].lower()]}")
    return _whole(match, "DATE", value)


def _near_day(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["word"].lower()
    value = scene.today.shifted({"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "tonight":
        return _whole(match, "TIME", value + "TNI")
    if match["part"]:
        return _whole(match, "TIME", f"{value}T{_PARTS[match['part'].lower()]}")
    return _whole(match, "DATE", value)


def _this_part(match: re.Match[str], scene: Scene) -> Reading | None:
    shift = -1 if match["word"].lower() == "last" else 0
    return _whole(match, "TIME", f"{scene.today.shifted(shift)}T{_PARTS[match['part'].lower()]}")


def _relative(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "earlier this year", "the next month"."""
    word, unit = match["word"].lower(), match["unit"].lower()
    if (
        match["the"]
        and " of " not in match.group()
        and word in ("past", "last", "next", "coming")
        and unit != "quarter"
    ):
        return _whole(match, "DURATION", duration("1", unit))
    count = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    return _whole(match, "DATE", scene.today.relative(unit, count))


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    code = _SEASONS[match["season"].lower()]
    if match["year"]:
        return _whole(match, "DATE", f"{match['year']}-{code}")
    return _whole(match, "DATE", scene.today.season(code, match["word"].lower()))


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    number = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["q"])
    year = match["year"] or (f"{scene.today.day.year:04}" if scene.today.day else "XXXX")
    if not match["year"] and scene.today.day and number > (scene.today.day.month + 2) // 3:
        year = f"{scene.today.day.year - 1:04}"
    return _whole(match, "DATE", f"{year}-Q{number}")


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    return _whole(match, "DATE", match["year"])


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    digits = match["decade"]
    return _whole(match, "DATE", digits[:3] if len(digits) == 4 else "19" + digits[0])


def _count(match: re.Match[str]) -> str:
    """Give the number of a duration; "X" where it is vague."""
    words = match["count"].lower()
    if words in ("several", "a few", "few", "many", "a couple of"):
        return "2" if words == "a couple of" else "X"
    if words.startswith("half"):
        return "0.5"
    value = 1.0
    if words not in ("a", "an"):
        numeral = read_numeral(cut_tokens(words, Span(0, len(words))), 0)
        value = float(numeral.low) if numeral else 1.0
    value += {" and a half": 0.5, " and a quarter": 0.25}.get(match["plus"], 0)
    return f"{value:g}"


def _unit(match: re.Match[str]) -> str:
    name = match["unit"].lower()
    return "century" if name.startswith("centur") else name.removesuffix("s")


def _ago(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = _count(match), _unit(match)
    if count == "X" or unit in ("hour", "minute", "second"):
        return _whole(match, "DATE", "PAST_REF" if count == "X" else scene.today.shifted(0))
    ahead = match["turn"].lower() in ("from now", "hence")
    amount = float(count)
    amount += 0.5 if match["more"] else 0
    if not amount.is_integer():
        unit, amount = _finer(unit, amount)
    return _whole(match, "DATE", scene.today.relative(unit, round(amount) * (1 if ahead else -1)))


def _finer(unit: str, amount: float) -> tuple[str, float]:
    """Give a broken number of years in months, of decades in years, of months in weeks."""
    unit, factor = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
        "month": ("week", 4),
    }.get(unit, ("day", 7))
    return unit, amount * factor


def _times_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    return _whole(match, "DATE", "PAST_REF")


def _duration(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = _count(match), _unit(match)
    if match["count"].lower() in ("a", "an") and not match["plus"]:
        before = scene.text[max(0, match.start() - 12) : match.start()]
        if _RATE_BEFORE.search(before):
            return _whole(match, "SET", duration("1", unit))
        if not _SPAN_LEAD.search(before):
            return None
    if re.match(r"[-\s]olds?\b| of age", scene.text[match.end() : match.end() + 8]):
        return None
    start = match.start("count")
    return "DURATION", duration(count, unit), start, match.end()


def _each(match: re.Match[str], scene: Scene) -> Reading | None:
    return _whole(match, "SET", duration("1", match["unit"].lower()))


_ADVERB_UNITS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
_ADVERB_UNITS |= {"quarterly": "quarter", "hourly": "hour", "nightly": "day"}


def _often(match: re.Match[str], scene: Scene) -> Reading | None:
    unit = _ADVERB_UNITS[match["word"]]
    return _whole(match, "SET", "P3M" if unit == "quarter" else duration("1", unit))


def _reference(value: str) -> Reader:
    def read(match: re.Match[str], scene: Scene) -> Reading | None:
        return _whole(match, "DATE", value)

    return read


def _rule(pattern: str, reader: Reader, flags: int = re.IGNORECASE) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, flags), reader


RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    _rule(
        r"(?<![\w-])(?P<year>\d{4})-(?P<mm>\d\d)-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?P<offset>Z|[+-]\d\d:\d\d)?)?(?![\w-])",
        _iso,
    ),
    _rule(rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? (?:{_YEAR},? )?(?:at )?{_CLOCK}(?![\d\w])", _dated_clock, 0),
    _rule(rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? {_YEAR}(?!\d)", _dated, 0),
    _rule(rf"\b{_LEADING_DAY}(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}(?!\d)", _dated, 0),
    _rule(rf"\b{_LEADING_DAY}{_MONTH} {_DAY}(?![\d%]|,\d|\.\d| percent)\b", _dated, 0),
    _rule(rf"\b{_LEADING_DAY}(?<![\d$.,])(?:the )?{_DAY}(?: of)? {_MONTH}\b", _dated, 0),
    _rule(r"(?<![\w/])(?P<mm>[01]?\d)/(?P<day>[0-3]?\d)/(?P<yy>(?:19|20)?\d\d)(?![\w/])", _slashed),
    _rule(rf"\b(?:(?:early|late|mid)[- ])?{_MONTH},? (?:of )?{_YEAR}(?!\d)", _month_year, 0),
    _rule(rf"\b{_COUNT}[- ]{_UNIT} (?P<more>and a half )?(?P<turn>ago|from now|hence)\b", _ago),
    _rule(r"\b(?:years|decades|months|weeks|days|centuries|long) ago\b", _times_ago),
    _rule(r"\b(?P<word>today|yesterday|tomorrow|tonight)\b(?: (?P<part>morning|afternoon|evening|night)\b)?", _near_day),
    _rule(rf"\b(?P<word>this|last) {_PART}\b", _this_part),
    _rule(rf"\b(?P<word>(?:last|next|this|past|previous|coming|upcoming|every|each) )?{_WEEKDAY}\b(?: {_PART}\b)?", _weekday, 0),
    _rule(
        r"\b(?:(?:earlier|later) )?(?P<the>the )?(?P<word>last|past|previous|next|this|coming) "
        r"(?P<unit>week|month|year|weekend|quarter|decade|century)\b(?!-(?:old|end|long|round|on|ago)|ly)",
        _relative,
    ),
    _rule(
        r"\b(?P<the>the )(?:start|beginning|end|middle|close) of (?P<word>the|this|last|next) (?P<unit>week|month|year|decade|century)\b",
        _relative,
    ),
    _rule(r"\b(?P<word>last|next|this) (?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)", _season),
    _rule(r"\b(?P<word>)(?P<season>spring|summer|autumn|fall|winter) (?:of )?(?P<year>(?:19|20)\d\d)\b", _season),
    _rule(
        r"\b(?:the )?(?:(?P<nth>first|second|third|fourth)[- ]quarter|Q(?P<q>[1-4]))(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?\b", _quarter
    ),
    _rule(r"\b(?P<unit>)(?:every|each) (?P<unit_>day|week|month|year|decade|hour)\b", lambda m, s: _whole(m, "SET", duration("1", m["unit_"].lower()))),
    _rule(rf"\b(?:(?:the )?(?:last|past|next|coming|previous|first|final) )?{_COUNT}[- ]{_UNIT}\b(?!-old| old| of age)", _duration),
    _rule(r"\b(?P<count>several|X)?(?P<plus>)(?P<unit>decades|years|months|weeks|days)-long\b", lambda m, s: _whole(m, "DURATION", duration("X", _unit(m)))),
    _rule(r"(?<![\w-])(?P<word>daily|weekly|monthly|annual|annually|yearly|quarterly)\b", _often, 0),
    _rule(rf"\b(?P<word>(?:last|next|this|early|late|mid)[- ])?{_MONTH}(?![\w’'])", _month, 0),
    _rule(r"(?:\b(?:early|mid|late)[- ])?(?<![\w$£€#/.,-])(?P<decade>(?:1[5-9]|20)\d0)s\b|(?<!\w)['’](?P<short>\d0)s\b", lambda m, s: _whole(m, "DATE", m["decade"][:3] if m["decade"] else "19" + m["short"][0])),
    _rule(
        r"(?:\b(?:early|mid|late)[- ])?(?<![\w$£€#/.,’'])(?P<year>(?:19|20)\d\d)(?![\w%]|[,.]\d|-\d\d\d|[/:]\d| (?:people|men|women|troops|soldiers|dollars|euros|miles|points|votes))",
        _year,
    ),
    _rule(rf"(?<![\w:.$£€,-]){_CLOCK}(?![\w:%]|[.,]\d)", _clock),
    _rule(r"\b(?:in )?(?P<w>(?<!most )(?:more |very )?recent(?:ly)?)\b", lambda m, s: ("DATE", "PAST_REF", m.start("w"), m.end())),
    _rule(r"\b(?<!will )(?<!would )(?:currently|now(?!-)|at present|presently|at the moment|nowadays|these days)\b", _reference("PRESENT_REF"), 0),
    _rule(r"\b(?:coming (?:days|weeks|months|years)|the (?:near )?future)\b", _reference("FUTURE_REF")),
    _rule(r"\b(?:in the past|the past)\b(?! (?:\w+ )?(?:year|week|month|day|decade|centur|hour))", _reference("PAST_REF")),
)  # fmt: skip
