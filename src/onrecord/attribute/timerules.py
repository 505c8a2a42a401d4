"""Time rules: the patterns of English time expressions, in the order in which they are tried.

Each rule is a pattern, the reader that knows what its match means, and the kinds of words
and the letters of which one must stand near for the pattern to be worth trying. An earlier rule takes its
words from the later ones.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from onrecord.attribute.clocks import read_clock, read_dated_clock, read_four_digits, read_full_hour, read_iso
from onrecord.attribute.holidays import HOLIDAYS
from onrecord.attribute.periods import (
    read_century,
    read_decade,
    read_fiscal,
    read_half,
    read_quarter,
    read_relative,
    read_season,
    read_weekend,
    read_year,
    read_year_end,
)
from onrecord.attribute.timespans import (
    read_ago,
    read_bare_plural,
    read_duration,
    read_each,
    read_later,
    read_long,
    read_neighbour,
    read_often,
    read_recent,
    read_reference,
)
from onrecord.attribute.timewords import (
    Reader,
    read_dated,
    read_dotted,
    read_holiday,
    read_month,
    read_month_year,
    read_near_day,
    read_slashed,
    read_this_part,
    read_weekday,
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
    r"(?:,? \(?(?P<zone>(?-i:UTC|GMT|Z|E[SD]T|P[SD]T|CES?T|MSK)\b)"
    r"(?: ?(?P<shift>[+-]\d{1,2})(?::?(?P<minutes>[03]0))?)?\)?)?"
)
_UNIT = (
    r"(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies)|nights?|weekends?"
    r"|fortnights?|seconds?|quarters?)"
)
_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen"
)
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = (
    rf"\d{{1,4}}(?:\.\d+)?|(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}|a hundred|several|a few"
    rf"|few|a couple(?: of)?|many|half an|half a|a|an"
)
_COUNT = rf"(?P<count>{_NUMBER})(?P<plus>(?: and a half| and a quarter)?)"
_HEDGE = (
    r"(?:(?P<hedge>(?:more|less|fewer) than|at least|up to|about|nearly|almost|roughly|around"
    r"|approximately) )?"
)
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_THIRD = r"(?P<nth>first|second|third|fourth)"
_PERIOD_AFTER = rf"(?:,? (?:of )?(?:{_YEAR}|(?P<word>this|last|next) year|the year))"
_HOLIDAY = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern of a time expression.

    Args:
        pattern: What it looks like.
        reader: What its match means.
        needs: Kinds of anchors (module `timeanchors`); without one of them near it cannot match.
        letters: In small letters; without one of them near it cannot match either. None where there are none.
    """

    pattern: re.Pattern[str]
    reader: Reader
    needs: frozenset[str]
    letters: tuple[str, ...]

    def may_match(self, kinds: Set[str], words: str) -> bool:
        """Say whether the pattern is worth trying on words with anchors of these kinds.

        Args:
            kinds: Of the anchors among the words.
            words: In small letters.
        """
        if self.needs.isdisjoint(kinds):
            return False
        return not self.letters or any(letters in words for letters in self.letters)


def _rule(needs: str, pattern: str, reader: Reader, *, letters: str = "", is_cased: bool = False) -> Rule:
    compiled = re.compile(pattern, re.NOFLAG if is_cased else re.IGNORECASE)
    own = tuple(letters.split("|")) if letters else ()
    return Rule(pattern=compiled, reader=reader, needs=frozenset(needs), letters=own)


RULES: tuple[Rule, ...] = (
    _rule(
        "d",
        r"(?<![\w-])(?P<year>\d{4})-(?P<mm>\d\d)-(?P<day>\d\d)"
        r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?P<offset>Z|[+-]\d\d:\d\d)?)?(?![\w-])",
        read_iso,
        letters="-",
    ),
    _rule(
        "m",
        rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? (?:{_YEAR},? )?(?:at )?{_CLOCK}(?![\d\w])",
        read_dated_clock,
        is_cased=True,
    ),
    _rule(
        "m",
        rf"\b[Tt]he {_PART} of {_MONTH} {_DAY}(?:,? {_YEAR})?(?!\d)",
        read_dated,
        letters="morning|afternoon|evening|night",
        is_cased=True,
    ),
    _rule("m", rf"\b{_LEADING_DAY}{_MONTH} {_DAY},? {_YEAR}(?!\d)", read_dated, is_cased=True),
    _rule(
        "m", rf"\b{_LEADING_DAY}(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}(?!\d)", read_dated, is_cased=True
    ),
    _rule(
        "m",
        rf"\b{_LEADING_DAY}{_MONTH} {_DAY}(?![\d%]|,\d|\.\d| percent)\b"
        r"(?:,? (?:of )?(?P<word>this|next|last) year\b)?",
        read_dated,
        is_cased=True,
    ),
    _rule("m", rf"\b{_LEADING_DAY}(?<![\d$.,])(?:the )?{_DAY}(?: of)? {_MONTH}\b", read_dated, is_cased=True),
    _rule(
        "d",
        r"(?<![\w/])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<yy>(?:19|20)?\d\d)(?![\w/])",
        read_slashed,
        letters="/",
    ),
    _rule(
        "d",
        r"(?<![\w.])(?P<first>[0-3]?\d)\.(?P<second>[01]?\d)\.(?P<yy>(?:19|20)\d\d)(?![\w]|\.\d)",
        read_dotted,
    ),
    _rule(
        "h",
        rf"(?<!\w)(?:(?<=on )|(?<=by )|(?<=at )|(?<=after )|(?<=before )|(?<=since )|(?<=until )|(?<=around )"
        rf"|(?<=over )|(?<=for )|(?<=during )|(?P<word>(?:last|next|this) ))"
        rf"(?P<holiday>{_HOLIDAY})(?:,? {_YEAR})?"
        r"(?![\w’'-]| (?:tree|card|party|sale|present|gift|egg|island)s?\b)",
        read_holiday,
    ),
    _rule(
        "m", rf"\b(?:(?:early|late|mid)[- ])?{_MONTH},? (?:of )?{_YEAR}(?!\d)", read_month_year, is_cased=True
    ),
    _rule(
        "u",
        rf"\b{_HEDGE}{_COUNT}[- ]{_UNIT} (?P<more>and a half )?(?P<turn>ago|from now|hence)\b",
        read_ago,
        letters=" ago|from now|hence",
    ),
    _rule("u", rf"\b{_COUNT} {_UNIT}(?P<more>)['’]?s?['’]? (?P<turn>time)\b", read_ago, letters=" time"),
    _rule(
        "r",
        r"\b(?:years|decades|months|weeks|days|centuries|long) ago\b",
        read_reference("PAST_REF"),
        letters=" ago",
    ),
    _rule(
        "t",
        r"\b(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight)\b"
        r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
        read_near_day,
    ),
    _rule("t", rf"\b(?P<word>this|last) {_PART}\b", read_this_part, letters="this |last "),
    _rule(
        "w",
        rf"\b(?:(?:[Ee]arly|[Ll]ate)(?: on)? )?(?P<word>(?i:last|next|this|past|previous|coming|upcoming"
        rf"|every|each) )?{_WEEKDAY}\b(?: {_PART}\b)?",
        read_weekday,
        is_cased=True,
    ),
    _rule(
        "u",
        rf"\b{_COUNT} {_UNIT} (?P<turn>later|earlier)\b(?! than| this| in\b)",
        read_later,
        letters="later|earlier",
    ),
    _rule(
        "ud",
        rf"\b(?:the )?(?P<fiscal>fiscal )?(?:{_THIRD}[- ](?P<between>fiscal )?quarter|(?-i:Q)(?P<q>[1-4]))"
        rf"(?P<of>,? of fiscal \d{{4}})?{_PERIOD_AFTER}?\b",
        read_quarter,
        letters="q",
    ),
    _rule("ud", rf"\bthe {_THIRD} half{_PERIOD_AFTER}\b", read_half, letters=" half"),
    _rule(
        "u",
        r"\b(?:(?:the (?P<word>next|following|previous|same)|(?P<that>that)) "
        r"(?P<unit>day|week|month|year)|the (?P<own>day|week|month|year) (?P<turn>before|after|earlier))"
        r"\b(?!['’s]| (?:of|i|we|he|she|they|it|you|the|a)\b)",
        read_neighbour,
        letters="the next|the following|the previous|the same|that | before| after| earlier",
    ),
    _rule(
        "u",
        r"\b(?:(?:earlier|later|early|late) )?(?P<the>the )?(?P<word>last|past|previous|next|this|coming) "
        r"(?P<unit>week|month|year|weekend|quarter|decade|century)\b(?!-(?:old|end|long|round|on|ago)|ly)",
        read_relative,
        letters="last |past |previous |next |this |coming ",
    ),
    _rule(
        "u",
        r"\b(?P<the>the )(?:very )?(?:start|beginning|end|middle|close) of (?P<word>the|this|last|next) "
        r"(?P<unit>week|month|year|decade|century)\b",
        read_relative,
        letters="start of|beginning of|end of|middle of|close of",
    ),
    _rule("u", r"\bthe weekend\b", read_weekend, letters="the weekend"),
    _rule(
        "du",
        rf"\bthe (?:very )?(?:start|beginning|end|middle|close) of {_YEAR}\b|\b(?:the )?year['’]?s?[- ]end\b",
        read_year_end,
        letters="start of|beginning of|middle of|close of|end",
    ),
    _rule(
        "s",
        rf"\b(?P<word>last|next|this|every|each) (?:past |coming )?{_SEASON}\b(?P<year>)",
        read_season,
    ),
    _rule(
        "s",
        rf"\b(?:the )?(?:(?:early|late|mid)[- ])?{_SEASON} (?:of )?(?P<year>(?:19|20)\d\d)\b",
        read_season,
    ),
    _rule(
        "s",
        rf"\b(?:in|over|during|since|by|until|through|throughout|from|of) (?P<it>(?:the )"
        rf"(?:(?:early|late|mid)[- ])?{_SEASON})\b(?! (?:of|in|from|to|into)\b)(?!-)",
        read_season,
    ),
    _rule(
        "s",
        r"\b(?:in|during|since|by|until) (?P<it>(?:(?:early|late|mid)[- ])?"
        r"(?P<season>spring|summer|autumn|winter))\b"
        r"(?=[.,;]| (?:and|when|but|after|before|with)\b)",
        read_season,
    ),
    _rule(
        "d",
        r"\b(?:fiscal(?: year)? |FY ?)(?P<year>20\d\d|19\d\d)\b"
        r"|\b(?:the )?(?P<before>20\d\d|19\d\d) fiscal year\b",
        read_fiscal,
        letters="fiscal|fy",
    ),
    _rule(
        "ut",
        rf"\b(?:every|each) (?:{_PART}|(?:(?P<other>other|second) |{_COUNT} )?"
        rf"(?P<unit>days?|weeks?|months?|years?|decades?|hours?|nights?|weekends?|quarters?|minutes?))\b",
        read_each,
        letters="every |each ",
    ),
    _rule(
        "u",
        rf"\b{_HEDGE}(?P<lead>(?:the )?(?:last|past|next|coming|previous) )?{_COUNT}[- ]{_UNIT}\b(?!-old| "
        rf"old| of age)",
        read_duration,
    ),
    _rule(
        "u",
        r"\b(?:for|in|over|within|lasted|spent|took|takes?|last) (?:(?:the|many) )?"
        r"(?P<it>(?P<unit>years|months|weeks|days|hours|decades|centuries))(?=[.,;:!?]|$| (?:and|but|to|that"
        r"|now|before|after|on|in|because|as|about|with|without|at|by)\b"
        r"|(?<=\bfor years) (?!of )|(?<=\bfor weeks) (?!of )|(?<=\bfor months) (?!of ))",
        read_bare_plural,
    ),
    _rule(
        "u",
        r"\b(?P<unit>decades|years|months|weeks|days|hours|year|month|week|day|decade|century|hour)-?long\b",
        read_long,
        letters="long",
    ),
    _rule(
        "r",
        r"(?<![\w-])(?P<word>daily|weekly|monthly|annual|annually|yearly|quarterly)\b",
        read_often,
        is_cased=True,
    ),
    _rule(
        "m",
        rf"\b(?P<word>(?i:last|next|this|early|late|mid|every|each)[- ])?{_MONTH}(?![\w’'])",
        read_month,
        is_cased=True,
    ),
    _rule(
        "de",
        r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?:(?<![\w$£€#/.,-])(?P<decade>(?:1[5-9]|20)\d0)s\b"
        r"|(?<!\w)['’](?P<short>\d0)s\b)"
        r"|\bthe (?:(?:early|mid|late)[- ])?(?:(?:nineteen[- ])?(?P<word>twenties|thirties|forties|fifties"
        r"|sixties|seventies|eighties|nineties)|(?P<bare>[2-9]0)s)\b",
        read_decade,
        letters="0s|ties",
    ),
    _rule(
        "u",
        r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?:(?P<nth>\d\d?)(?:st|nd|rd|th)|(?P<word>seventh|eighth"
        r"|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
        r"|twentieth|twenty-first))[- ]century\b",
        read_century,
        letters="century",
    ),
    _rule(
        "d",
        r"(?P<it>(?:\b(?:early|mid|late)[- ])?(?<![\w$£€#/.,’'])(?P<year>(?:19|20)\d\d))"
        r"(?![\w%]|[,.]\d|-\d\d\d(?!\d\b)|:\d|/(?!\d\d\b)\d"
        r"| (?:people|men|women|troops|soldiers|dollars|euros|miles|points|votes))",
        read_year,
    ),
    _rule(
        "d",
        r"\b(?:in|since|of|by|until|from|circa|around|after|before|between|and|to) "
        r"(?P<it>(?:(?:early|mid|late)[- ])?(?P<year>1[0-8]\d\d))(?=[.,;:!?)](?!\d)|$|"
        r" (?:to|and|until|when|by|after|as|in|the|was|were|had|he|she|they|it|because|but|with|under|at)\b)",
        read_year,
    ),
    _rule(
        "d",
        r"(?<![\w:.$£€,-])(?P<hour>[0-2]\d)(?P<minute>[0-5]\d) ?(?-i:GMT|UTC)\b",
        read_four_digits,
        letters="gmt|utc",
    ),
    _rule("d", rf"(?<![\w:.$£€,-]){_CLOCK}(?![\w:%]|[.,]\d)", read_clock),
    _rule("c", r"\b(?P<word>noon|midday|midnight)\b|\b(?P<hour>\d\d?) o['’]clock\b", read_full_hour),
    _rule(
        "r",
        r"\b(?:in )?(?P<it>(?<!most )(?:more |very )?recent(?:ly| years| months| weeks| days"
        r"| decades| times)?)\b",
        read_recent,
    ),
    _rule(
        "r",
        r"\b(?<!will )(?<!would )(?:currently|now(?!-)|at present|presently|at the moment|nowadays|these "
        r"days)\b",
        read_reference("PRESENT_REF"),
        is_cased=True,
    ),
    _rule(
        "ru",
        r"\b(?:(?:the )?coming (?:days|weeks|months|years)|the (?:near )?future)\b",
        read_reference("FUTURE_REF"),
    ),
    _rule(
        "r",
        r"\b(?:in the past|the past)\b(?! (?:\w+ )?(?:year|week|month|day|decade|centur|hour))",
        read_reference("PAST_REF"),
    ),
)
