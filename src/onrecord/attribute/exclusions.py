"""Exclusions: numbers that claim nothing.

Takes a numeral among its tokens; says whether it is a date, a year, a clock time, an
ordinal, part of a name or of an idiom, and so no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.counted import STOPS, is_plural
from onrecord.attribute.measures import currency_before, unit_after
from onrecord.attribute.numbered import is_numbered
from onrecord.attribute.numberwords import SHORT_SCALES, Numeral, Token, word_at
from onrecord.attribute.numerals import read_numeral
from onrecord.attribute.wording import word_set

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec"
)
_DESIGNATORS = word_set(
    "no nos number article articles section sections chapter route highway interstate channel title "
    "resolution phase grade page pages room flight district proposition prop area hall psalm figure "
    "table line step level class type version volume vol part act scene stage group unit formula apollo "
    "category tier rule amendment question exhibit count paragraph para clause verse bus train gate "
    "pier platform runway block lot apartment apt suite floor local ward precinct division battalion "
    "squadron brigade regiment game match round week day lane exit mile mine"
)
_CLOCK_AFTER = word_set("am pm a.m p.m o'clock gmt utc est edt pst pdt cet bst noon hours")
_HALF_BEFORE = word_set("second first other better latter former top bottom back next last final upper lower")
_HALF_AFTER = word_set("of the a an its his her their our my your all that those this these as")
_DIALLED = word_set(
    "call calls called calling dial dialled dialed caller callers dispatcher dispatchers operator"
)
_EMERGENCIES = word_set("911 999 112 111 101 311 211 411 511 000 110 119")
_BODIES = word_set("Group Gang Committee Council")
_STREETS = word_set("Street St Road Avenue Ave Lane Drive Boulevard Square Place Way Terrace Row Crescent")
_SPAN_UNITS = word_set("year years month months week weeks day days hour hours decade decades century")
_MAKERS = word_set("boeing airbus iphone ipad galaxy windows playstation xbox bmw audi porsche")
_SENTENCE_MARKS = frozenset('\n.!?:;“"‘([—–-…•|')
_ORDINAL_ENDS = ("st", "nd", "rd", "th", "s", "'s", "ers", "er")
_COUNTED_AS_ONE = word_set(
    "person man woman child boy girl soldier officer policeman civilian vote seat dollar euro police "
    "worker student passenger protester journalist death"
)


def is_no_figure(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    """Say whether a numeral is no figure.

    Args:
        tokens: Of the searched stretch.
        at: Index where the numeral begins.
        numeral: As read there.
        is_title: Whether the stretch is printed in Title Case, so that capitals say nothing.

    Returns:
        True for dates, years, clock times, ordinals, names and idioms.
    """
    if tokens[at].kind == "number" or tokens[at].text in ("½", "¼", "¾"):
        return _is_no_figure_in_digits(tokens, at, numeral, is_title=is_title)
    return _is_idiom(tokens, at, numeral, is_title=is_title)


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token is the first word after a sentence's mark."""
    return at <= 0 or (tokens[at - 1].kind == "mark" and tokens[at - 1].low in _SENTENCE_MARKS)


def is_year(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether four digits without a separator are a year."""
    text = tokens[at].text
    if not re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", text) or end != at + 1:
        return False
    before = word_at(tokens, at - 1)
    if before in ("$", "£", "€", "¥"):
        return False
    if 1900 <= int(text) < 2060:
        return True
    return before in ("in", "since", "by", "from", "until", "of", "circa") or not is_plural(
        word_at(tokens, end)
    )


def _glued(tokens: Sequence[Token], at: int) -> str:
    """Give a token that nothing parts from the one before, else nothing."""
    return tokens[at].low if 0 <= at < len(tokens) and tokens[at].is_glued else ""


def _is_no_figure_in_digits(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    return (
        _is_stuck_to_letters(tokens, at, numeral)
        or _is_date(tokens, at, numeral)
        or _is_clock(tokens, at, numeral)
        or _is_called(tokens, at, numeral)
        or (not _is_measured(tokens, at, numeral) and _is_name(tokens, at, numeral, is_title=is_title))
    )


def _is_name(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    return is_numbered(tokens, at, numeral.end) or _is_named(tokens, at, numeral, is_title=is_title)


def _is_measured(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    after = unit_after(tokens, numeral.end, is_one=numeral.low == 1, is_large=numeral.has_scale)
    return after is not None or currency_before(tokens, at) is not None


def _is_stuck_to_letters(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Find EB-5, G20, 9/11, 1990s, 401(k), 4th, 192.168.1.2."""
    before = _glued_before(tokens, at)
    if before in ("'", "’") and (not tokens[at - 1].is_glued or word_at(tokens, at - 2) in ("'", "’")):
        before = ""  # it opens a quotation
    if tokens[at].text.isdigit() and len(tokens[at].text) > 12:
        return True
    if before in ("-", "‑", "–") and at >= 2 and tokens[at - 1].is_glued and tokens[at - 2].kind == "number":
        return True
    if _is_score(tokens, numeral) or _is_list_mark(tokens, at):
        return True
    if before and (
        before[-1].isalnum() or before in ("/", "_", "#", "@", ".", "'", "’", "&", "\\", "=", "+")
    ):
        return not (before in ("us", "$") or (before == "." and word_at(tokens, at - 2) in ("rs", "est")))
    if before in ("-", "‑") and at >= 2 and _glued(tokens, at - 1) and tokens[at - 2].kind == "word":
        return True
    after = _glued(tokens, numeral.end)
    if after in ("/", "@", "_") or (after == "(" and word_at(tokens, numeral.end + 1) == "k"):
        return True
    if after in (".", ":") and numeral.end + 1 < len(tokens) and tokens[numeral.end + 1].kind == "number":
        return bool(_glued(tokens, numeral.end + 1))
    if after in _ORDINAL_ENDS:
        return True
    return (
        bool(after)
        and after[0].isalpha()
        and after not in SHORT_SCALES
        and len(after) < 3
        and not _is_unit(after)
    )


def _glued_before(tokens: Sequence[Token], at: int) -> str:
    return word_at(tokens, at - 1) if tokens[at].is_glued else ""


def _is_score(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Find "5-4" and "5-to-4": two numbers joined whose first is not the smaller one."""
    if _glued(tokens, numeral.end) not in ("-", "‑", "–") or numeral.end + 1 >= len(tokens):
        return False
    second = tokens[numeral.end + 1]
    if second.low == "to" and second.is_glued:
        return True
    if second.kind != "number" or not second.is_glued or not second.text.isdigit():
        return False
    return numeral.high is not None and int(second.text) <= numeral.high


def _is_list_mark(tokens: Sequence[Token], at: int) -> bool:
    """Find the "10." that opens a line."""
    opens_line = at == 0 or tokens[at - 1].low == "\n"
    if at and opens_line and word_at(tokens, at + 1) in ("", "\n"):
        return True
    return opens_line and _glued(tokens, at + 1) in (".", ")") and "." not in tokens[at].text


def _is_unit(word: str) -> bool:
    return word in (
        "km",
        "kg",
        "cm",
        "mm",
        "ft",
        "lb",
        "oz",
        "mw",
        "gw",
        "kw",
        "m",
        "ha",
        "mi",
        "tb",
        "gb",
        "mb",
        "g",
    )


def _is_date(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    if is_year(tokens, at, numeral.end):
        return True
    if numeral.high is None or numeral.high > 31 or numeral.end != at + 1:
        return False
    before, after = word_at(tokens, at - 1), word_at(tokens, numeral.end)
    if before == "." and word_at(tokens, at - 2) in MONTHS - {"may"}:
        return True
    if before in MONTHS and (before not in ("may", "march") or tokens[at - 1].text.istitle()):
        return not (before == "may" and opens_sentence(tokens, at - 1)) or _is_dated(tokens, at)
    if after in MONTHS and tokens[numeral.end].text[:1].isupper():
        return True
    if after in ("and", "or", "to", "-", "–", ",") and word_at(tokens, numeral.end + 2) in MONTHS:
        return tokens[numeral.end + 1].kind == "number" and tokens[numeral.end + 2].text[:1].isupper()
    if before in ("-", "–", "and", "to", ",") and at >= 2 and tokens[at - 2].kind == "number":
        return word_at(tokens, at - 3) in MONTHS or (
            word_at(tokens, at - 3) == "." and word_at(tokens, at - 4) in MONTHS
        )
    return False


def _is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a year or nothing follows a day ("May 24, 2008")."""
    after = word_at(tokens, at + 1)
    return after in ("", "\n") or (
        after == "," and bool(re.fullmatch(r"(?:19|20)\d\d", word_at(tokens, at + 2)))
    )


def _is_clock(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    after = word_at(tokens, numeral.end)
    if after in _CLOCK_AFTER and after != "hours":
        return True
    if after in ("-", "–", "to", "and") and word_at(tokens, numeral.end + 2) in _CLOCK_AFTER - {"hours"}:
        return True
    return (
        word_at(tokens, at - 1) == ":" and tokens[at].is_glued and at >= 2 and tokens[at - 2].kind == "number"
    )


def _is_called(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Find telephone numbers, house numbers, "the Group of 77"."""
    text = tokens[at].text
    if numeral.end != at + 1 or "," in text or "." in text:
        return False
    if len(text) > 1 and text[0] == "0":
        return True
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if text in _EMERGENCIES and (before in _DIALLED or after in _DIALLED):
        return True
    is_in_row = any(
        0 <= place < len(tokens) and tokens[place].kind == "number" and len(tokens[place].text) > 2
        for place in (at - 1, at + 1)
    )
    if is_in_row:
        return True
    if before == "of" and at >= 2 and tokens[at - 2].text in _BODIES and numeral.low <= 100:
        return after in ("", ".", ",") or not is_plural(after)
    names = [token.text for token in tokens[at + 1 : at + 5] if token.kind == "word"]
    street = next((place for place, name in enumerate(names) if name in _STREETS), None)
    return street is not None and street > 0 and all(name[0].isupper() for name in names[:street])


def _is_named(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    """Find "Article 21", "No. 2", "38 North", "Boeing 737"."""
    before = word_at(tokens, at - 1)
    is_bare = numeral.end == at + 1 and "," not in tokens[at].text
    if before == "." and word_at(tokens, at - 2) in ("no", "nos", "vol", "art", "sec", "fig", "ch"):
        return True
    if (
        before in _DESIGNATORS
        and is_bare
        and not (before == "no" and at >= 2 and is_plural(word_at(tokens, numeral.end)))
    ):
        return tokens[at - 1].text[:1].isupper() or before in (
            "page",
            "number",
            "section",
            "article",
            "chapter",
            "precinct",
            "district",
            "room",
            "channel",
            "exit",
            "highway",
            "route",
            "flight",
            "ward",
        )
    if is_bare and before in _MAKERS:
        return True
    if not is_bare or is_title or at == 0 or tokens[at - 1].kind != "word":
        return _is_title_number(tokens, at, numeral, is_title=is_title) if is_bare else False
    word = tokens[at - 1].text
    if before.endswith("'s"):
        return before.removesuffix("'s") in _MAKERS
    capital = any(letter.isupper() for letter in word) and not opens_sentence(tokens, at - 1)
    if (
        capital
        and before not in _WEEKDAYS
        and (
            not _has_measure(tokens, numeral.end)
            or _follows_determiner(tokens, at - 1)
            or not word[0].isupper()
        )
    ):
        return True
    if before in _DETERMINERS and _names_one(tokens, numeral.end):
        return True
    return _is_title_number(tokens, at, numeral, is_title=is_title)


def _follows_determiner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a run of capitals that ends at a token follows an article or a number."""
    while at >= 0 and (tokens[at].text[:1].isupper() or tokens[at].low == "-"):
        at -= 1
    return word_at(tokens, at) in _DETERMINERS or (at >= 0 and word_at(tokens, at) in _SMALL_NUMBERS)


def _names_one(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a singular noun follows, so that the number is a name ("the 737 jet")."""
    if end >= len(tokens) or tokens[end].kind != "word" or tokens[end].low in _CASUALTIES:
        return False
    follows = tokens[end : end + 4]
    return tokens[end].low not in STOPS and not any(
        is_plural(token.low) for token in follows if token.kind == "word"
    )


_DETERMINERS = word_set("the a an its their his her new this that our every each")
_SMALL_NUMBERS = word_set("two three four five six seven eight nine ten several")
_CASUALTIES = word_set("dead killed injured wounded million billion percent per percentage missing")
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday i us u.s")


def _has_measure(tokens: Sequence[Token], end: int) -> bool:
    follows = word_at(tokens, end)
    return follows in ("percent", "%", "per", "percentage", "to", "points") or (
        is_plural(follows) and tokens[end].text.islower()
    )


def _is_title_number(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    """Find a number that opens a name ("38 North"): a capital follows and no plural comes."""
    if is_title or numeral.end >= len(tokens) or tokens[numeral.end].kind != "word":
        return False
    after = tokens[numeral.end].text
    if not after[:1].isupper() or after.isupper() or word_at(tokens, at - 1) in ("$", "£", "€"):
        return False
    return not any(
        is_plural(token.low) or token.low == "percent" for token in tokens[numeral.end : numeral.end + 4]
    )


def _is_idiom(tokens: Sequence[Token], at: int, numeral: Numeral, *, is_title: bool) -> bool:
    word, before, after = tokens[at].low, word_at(tokens, at - 1), word_at(tokens, numeral.end)
    if before in ("-", "‑") and tokens[at].is_glued and tokens[at - 1].is_glued:
        return True
    if _is_compound(tokens, numeral):
        return True
    if numeral.is_share and _ends_length(tokens, at if word == "a" else at - 1):
        return True
    if numeral.is_share and (word == "half" or word_at(tokens, numeral.end - 1) == "half"):
        return _is_half_idiom(tokens, at, numeral)
    if word == "one" and not numeral.has_scale and not numeral.is_share:
        return after not in _COUNTED_AS_ONE and after not in ("percent", "percentage", "per")
    if after in _CLOCK_AFTER - {"hours"}:
        return True
    if is_title or opens_sentence(tokens, at) or numeral.has_scale or numeral.is_share:
        return False
    return tokens[at].text[:1].isupper()


def _ends_length(tokens: Sequence[Token], at: int) -> bool:
    """Find the "a half" of "a year and a half"."""
    return (
        word_at(tokens, at) == "a"
        and word_at(tokens, at - 1) == "and"
        and word_at(tokens, at - 2) in _SPAN_UNITS
    )


def _is_compound(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Find "two-party", "four-star": a small number word joined to what is no unit."""
    if _glued(tokens, numeral.end) != "-" or not _glued(tokens, numeral.end + 1) or numeral.has_scale:
        return False
    is_unit = unit_after(tokens, numeral.end, is_one=True, is_large=False) is not None
    return not is_unit and read_numeral(tokens, numeral.end + 1) is None


def _is_half_idiom(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    before, after = word_at(tokens, at - 1), word_at(tokens, numeral.end)
    if before in _HALF_BEFORE or (after == "-" and tokens[numeral.end].is_glued):
        return True
    if before in ("in", "by"):
        return False
    return not (
        after in _HALF_AFTER
        or is_plural(after)
        or before in ("than", "nearly", "about", "almost", "over", "roughly")
    )
