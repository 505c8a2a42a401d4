"""Numbered things: numbers that name what they stand with and count nothing.

Takes the place of a number among its tokens; says whether it is a reference, an identifier, a result or
the number of something ("stage 3 cancer", "Sections 21, 24 and 26", "[51, 52]", "Gulls 5, Terns 2").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.counted import is_plural
from onrecord.attribute.measures import unit_after
from onrecord.attribute.numberwords import Token, word_at
from onrecord.attribute.wording import word_set

# Nouns before whose number nothing is counted, in small letters too.
_NUMBERED = word_set(
    "stage phase type tier category zone code version chapter episode appendix grade sdg sdgs sections "
    "articles chapters pages phases types tiers categories zones versions titles amendments resolutions"
)
# The same, where no plural noun follows ("on level 2", but "on this level 2 shops are shut").
_MOSTLY_NUMBERED = word_set(
    "example method size box level class group round step part item exercise season series form schedule "
    "annex verse paragraph clause apartment suite gate pier platform runway formula table figure line "
    "precinct ward volume edition option plan protocol"
)
# "On stage 3 dancers", "of this type 3 were sold", "of every class 9 left".
_DETERMINED = word_set("this that each every any no same on off")
_LISTED = frozenset({",", "and", "or", "to", "through", "&", "-", "–"})
_ERAS = frozenset({"BC", "BCE", "AD", "CE"})
_LONG_LIST = 12
_DASHES = frozenset({"-", "‑", "–"})


def is_numbered(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a number in digits names something and counts nothing.

    Args:
        tokens: Of the searched stretch.
        at, end: Where the numeral begins, and the token behind it.
    """
    if _is_reference(tokens, at) or _is_in_a_row(tokens, at) or _is_resolution(tokens, at, end):
        return True
    if _is_record(tokens, at, end) or (end < len(tokens) and tokens[end].text in _ERAS):
        return True
    if end != at + 1 or "," in tokens[at].text:
        return False
    return (
        _is_led(tokens, at, end)
        or _is_identifier(tokens, at)
        or _is_result(tokens, at)
        or _goes_on_a_list(tokens, at, end)
    )


def _is_reference(tokens: Sequence[Token], at: int) -> bool:
    """Find "[51, 52]" and a "[7]" that no noun follows (an editor's "the [7] boats" counts)."""
    first, last = at - 1, at + 1
    while first >= max(0, at - _LONG_LIST) and (tokens[first].kind == "number" or tokens[first].low in ",-–"):
        first -= 1
    while last < min(len(tokens), at + _LONG_LIST) and (
        tokens[last].kind == "number" or tokens[last].low in ",-–"
    ):
        last += 1
    if word_at(tokens, first) != "[" or word_at(tokens, last) != "]":
        return False
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    is_alone = last - first == 2
    return not is_alone or behind is None or behind.kind == "mark" or behind.text[:1].isupper()


def _is_in_a_row(tokens: Sequence[Token], at: int) -> bool:
    """Find a number of a table's row, three with nothing between them, and its sum behind a dash."""
    numbers = [0 <= place < len(tokens) and tokens[place].kind == "number" for place in range(at - 2, at + 3)]
    is_sum = (
        at > 2
        and tokens[at - 1].low in "-–—"
        and all(tokens[place].kind == "number" for place in (at - 2, at - 3))
    )
    return is_sum or any(all(numbers[first : first + 3]) for first in range(3))


def _is_resolution(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Find the "4K" of a screen."""
    is_k = end == at + 2 and tokens[at + 1].low == "k" and tokens[at + 1].is_glued
    is_glued = tokens[at].low in ("4k", "8k") or (is_k and tokens[at].text in ("4", "8"))
    is_money = word_at(tokens, at - 1) in ("$", "£", "€", "¥")
    return is_glued and not is_money and not is_plural(word_at(tokens, end))


def _is_record(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Find what is joined by hyphens and no range: "(0-7)", "3-D", "10-for-27"."""
    if end + 1 >= len(tokens) or tokens[end].low not in _DASHES or not tokens[end].is_glued:
        return False
    second = tokens[end + 1]
    if not second.is_glued:
        return False
    if second.kind == "word":
        return len(second.text) == 1 or second.low == "for"
    is_range = unit_after(tokens, end + 2, is_one=False, is_large=False) is not None
    return tokens[at].text == "0" and second.text.isdigit() and not is_range


def _is_led(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Find "stage 3 cancer", "zip code 44101", "P.O. Box 694"."""
    before, after = word_at(tokens, at - 1), word_at(tokens, end)
    if word_at(tokens, at - 2) in _DETERMINED and is_plural(after):
        return False
    if before in _NUMBERED:
        return True
    return before in _MOSTLY_NUMBERED and not is_plural(after)


def _is_identifier(tokens: Sequence[Token], at: int) -> bool:
    """Find "PMID: 26977086", "2016;352:i1216", "NH 44 is closed"."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    if before.low == ";":
        return tokens[at].is_glued
    if before.low == ":":
        label = tokens[at - 2].text if at > 1 else ""
        return bool(re.fullmatch(r"[A-Z]{2,6}", label)) and len(tokens[at].text) > 4
    if any(tokens[place].text.isupper() for place in (at - 2, at + 1) if 0 <= place < len(tokens)):
        return False  # a headline in capitals
    return (
        bool(re.fullmatch(r"[A-Z]{2,4}", before.text))
        and not tokens[at].is_glued
        and not is_plural(word_at(tokens, at + 1))
        and word_at(tokens, at + 1) not in ("percent", "%", "-")
    )


def _is_result(tokens: Sequence[Token], at: int) -> bool:
    """Find both numbers of a line that opens "Gulls 5, Red Terns 2:"."""
    return _is_scored(tokens, at) or any(
        tokens[place].kind == "number" and _is_scored(tokens, place) and _second(tokens, place) == at
        for place in range(max(0, at - 6), at)
    )


def _is_scored(tokens: Sequence[Token], at: int) -> bool:
    first = _name_start(tokens, at)
    opens_line = first < at and word_at(tokens, first - 1) in ("", "\n")
    return opens_line and _second(tokens, at) is not None


def _second(tokens: Sequence[Token], at: int) -> int | None:
    """Give the place of the number behind the other side's name, at a line's or clause's end."""
    if word_at(tokens, at + 1) != ",":
        return None
    for place in range(at + 3, min(at + 7, len(tokens))):
        if tokens[place].kind == "number":
            is_named = _name_start(tokens, place) == at + 2
            return (
                place if is_named and word_at(tokens, place + 1) in ("", "\n", ":", "(", ".", ",") else None
            )
    return None


def _name_start(tokens: Sequence[Token], at: int) -> int:
    """Give where the run of capitals before a place begins; the place itself where there is none."""
    first = at
    while first > 0 and at - first < 4 and tokens[first - 1].text[:1].isupper():
        first -= 1
    return first


def _goes_on_a_list(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Find the later numbers of "Sections 21, 24, and 26"."""
    if is_plural(word_at(tokens, end)):
        return False
    first = at
    for _ in range(_LONG_LIST):
        place = first - 1
        while place >= 0 and first - place < 4 and tokens[place].low in _LISTED:
            place -= 1
        if place == first - 1 or place < 1 or tokens[place].kind != "number":
            return False
        first = place
        lead = tokens[first - 1]
        if lead.kind == "word":
            is_plain = "," not in tokens[first].text and not is_plural(word_at(tokens, first + 1))
            return is_plain and (lead.low in _NUMBERED or (lead.text[0].isupper() and is_plural(lead.low)))
    return False
