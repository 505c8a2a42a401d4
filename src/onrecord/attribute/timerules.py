"""Time rules: the patterns of English time expressions, in the order in which they are tried.

Each rule is a pattern and the reader that knows what its match means. An earlier rule
takes its words from the later ones.
"""

from __future__ import annotations

import re

from onrecord.attribute.timewords import (
    Reader,
    read_ago,
    read_clock,
    read_dated,
    read_dated_clock,
    read_decade,
    read_duration,
    read_each,
    read_iso,
    read_long,
    read_month,
    read_month_year,
    read_near_day,
    read_often,
    read_quarter,
    read_recent,
    read_reference,
    read_relative,
    read_season,
    read_slashed,
    read_this_part,
    read_times_ago,
    read_weekday,
    read_year,
)

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
_UNIT = (
    r"(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies)|nights?|weekends?"
    r"|fortnights?|seconds?)"
)
_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen"
)
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT = (
    rf"(?P<count>\d{{1,4}}(?:\.\d+)?|(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}|a hundred|several|a few"
    rf"|few|a couple of|many|half an|half a"
    r"|a|an)(?P<plus>(?: and a half| and a quarter)?)"
)


def _rule(pattern: str, reader: Reader, flags: int = re.IGNORECASE) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, flags), reader


RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    _rule(
        r"(?<![\w-])(?P<year>\d{4})-(?P<mm>\d\d)-(?P<day>\d\d)"
        r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?P<offset>Z|[+-]\d\d:\d\d)?)?(?![\w-])",
        read_iso,
    ),
    _rule(
        rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? (?:{_YEAR},? )?(?:at )?{_CLOCK}(?![\d\w])", read_dated_clock, 0
    ),
    _rule(rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? {_YEAR}(?!\d)", read_dated, 0),
    _rule(rf"\b{_LEADING_DAY}(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}(?!\d)", read_dated, 0),
    _rule(rf"\b{_LEADING_DAY}{_MONTH} {_DAY}(?![\d%]|,\d|\.\d| percent)\b", read_dated, 0),
    _rule(rf"\b{_LEADING_DAY}(?<![\d$.,])(?:the )?{_DAY}(?: of)? {_MONTH}\b", read_dated, 0),
    _rule(r"(?<![\w/])(?P<mm>[01]?\d)/(?P<day>[0-3]?\d)/(?P<yy>(?:19|20)?\d\d)(?![\w/])", read_slashed),
    _rule(rf"\b(?:(?:early|late|mid)[- ])?{_MONTH},? (?:of )?{_YEAR}(?!\d)", read_month_year, 0),
    _rule(rf"\b{_COUNT}[- ]{_UNIT} (?P<more>and a half )?(?P<turn>ago|from now|hence)\b", read_ago),
    _rule(r"\b(?:years|decades|months|weeks|days|centuries|long) ago\b", read_times_ago),
    _rule(
        r"\b(?P<word>today|yesterday|tomorrow|tonight)\b(?: (?P<part>morning|afternoon|evening|night)\b)?",
        read_near_day,
    ),
    _rule(rf"\b(?P<word>this|last) {_PART}\b", read_this_part),
    _rule(
        rf"\b(?P<word>(?:last|next|this|past|previous|coming|upcoming|every|each) )?{_WEEKDAY}\b(?: "
        rf"{_PART}\b)?",
        read_weekday,
        0,
    ),
    _rule(
        r"\b(?:(?:earlier|later) )?(?P<the>the )?(?P<word>last|past|previous|next|this|coming) "
        r"(?P<unit>week|month|year|weekend|quarter|decade|century)\b(?!-(?:old|end|long|round|on|ago)|ly)",
        read_relative,
    ),
    _rule(
        r"\b(?P<the>the )(?:start|beginning|end|middle|close) of (?P<word>the|this|last|next) "
        r"(?P<unit>week|month|year|decade|century)\b",
        read_relative,
    ),
    _rule(
        r"\b(?P<word>last|next|this) (?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)", read_season
    ),
    _rule(
        r"\b(?P<word>)(?P<season>spring|summer|autumn|fall|winter) (?:of )?(?P<year>(?:19|20)\d\d)\b",
        read_season,
    ),
    _rule(
        r"\b(?:the )?(?:(?P<nth>first|second|third|fourth)[- ]quarter|Q(?P<q>[1-4]))(?:,? (?:of "
        r")?(?P<year>(?:19|20)\d\d))?\b",
        read_quarter,
    ),
    _rule(r"\b(?:every|each) (?P<unit>day|week|month|year|decade|hour)\b", read_each),
    _rule(
        rf"\b(?:(?:the )?(?:last|past|next|coming|previous|first|final) )?{_COUNT}[- ]{_UNIT}\b(?!-old| "
        rf"old| of age)",
        read_duration,
    ),
    _rule(r"\b(?P<unit>decades|years|months|weeks|days)-long\b", read_long),
    _rule(r"(?<![\w-])(?P<word>daily|weekly|monthly|annual|annually|yearly|quarterly)\b", read_often, 0),
    _rule(rf"\b(?P<word>(?:last|next|this|early|late|mid)[- ])?{_MONTH}(?![\w’'])", read_month, 0),
    _rule(
        r"(?:\b(?:early|mid|late)[- ])?(?<![\w$£€#/.,-])(?P<decade>(?:1[5-9]|20)\d0)s\b"
        r"|(?<!\w)['’](?P<short>\d0)s\b",
        read_decade,
    ),
    _rule(
        r"(?:\b(?:early|mid|late)[- ])?(?<![\w$£€#/.,’'])(?P<year>(?:19|20)\d\d)(?![\w%]|[,.]\d|-\d\d\d"
        r"|[/:]\d| (?:people|men|women|troops|soldiers|dollars|euros|miles|points|votes))",
        read_year,
    ),
    _rule(rf"(?<![\w:.$£€,-]){_CLOCK}(?![\w:%]|[.,]\d)", read_clock),
    _rule(r"\b(?:in )?(?P<it>(?<!most )(?:more |very )?recent(?:ly)?)\b", read_recent),
    _rule(
        r"\b(?<!will )(?<!would )(?:currently|now(?!-)|at present|presently|at the moment|nowadays|these "
        r"days)\b",
        read_reference("PRESENT_REF"),
        0,
    ),
    _rule(r"\b(?:coming (?:days|weeks|months|years)|the (?:near )?future)\b", read_reference("FUTURE_REF")),
    _rule(
        r"\b(?:in the past|the past)\b(?! (?:\w+ )?(?:year|week|month|day|decade|centur|hour))",
        read_reference("PAST_REF"),
    ),
)
