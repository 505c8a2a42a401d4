"""Counted: the noun phrase that a number counts.

Takes tokens and the place after a number; gives the noun phrase that stands there.
It has no grammar but closed lists of function words and the plural's ending: the first
plural before a function word is what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.numberwords import NUMBER_WORDS, Token
from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span

_REACH = 10
_STATES = word_set("dead injured wounded combined")
_LEAST_MODEL = 100
_PERSONS = word_set("men women children boys girls")
STOPS = word_set(
    "versus of in on at by for with from to into onto over under about after before since until during "
    "between among against across through within without toward towards upon near per via than as like "
    "unlike despite amid around behind is are was were be been being am has have had having do does did will "
    "would shall should can could may might must who whom whose which that what when where why how if "
    "because while although though unless but nor yet so he she it they we you i him them us me this "
    "these those there here his her its their our my your the a an no not n't never also ago later "
    "earlier apart away each every both either neither out up down off said say says told tell think "
    "thought believe believed went go came come took take made make got get left died killed injured "
    "wounded dead voted vote showed show found find want wanted need needed commit die live lived work "
    "worked rather following compared according including include included instead too already then now "
    "today yesterday tomorrow disagree agree support oppose approve disapprove favor favour prefer back "
    "expect worth view feel like trust hope alone altogether combined together respectively annually "
    "daily weekly monthly"
)
_DETERMINERS = word_set("the his her its their our my your these those this that a an all")
_OPENERS = word_set("more other additional further extra such")
_IRREGULAR = word_set(
    "people men women children police personnel troops aircraft cattle sheep fish media data criteria "
    "staff mice feet teeth species series offspring geese oxen fishermen alumni phenomena crises "
    "bacteria folk spacecraft poultry swine deer kin"
)
_NO_PLURALS = word_set(
    "as is was has does this his its us thus plus less always perhaps across unless news politics yes "
    "gas bus campus virus status focus various previous serious religious famous dangerous numerous "
    "enormous conscious anonymous indigenous infectious nervous obvious precious religious suspicious "
    "tremendous continuous contagious ambitious business versus mass class glass loss boss press "
    "progress congress process success access address witness illness express basis crisis analysis "
    "thesis tennis debris chaos overseas towards besides sometimes nowadays physics economics united "
    "los las sports arms sales savings goods human rights"
)
_MODIFYING_PLURALS = word_set("sports arms sales savings goods rights")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A noun phrase.

    Args:
        text: Its words, without article.
        span: Where it stands.
        end: Index of the token after it.
        is_adjacent: Whether it follows the number directly.
    """

    text: str
    span: Span
    end: int
    is_adjacent: bool


def find_counted(text: str, tokens: Sequence[Token], at: int, *, is_one: bool = False) -> Counted | None:
    """Find the noun phrase that begins at a token.

    Args:
        text: What the tokens were cut from.
        tokens: Of one stretch of text.
        at: Index of the token after the number and its unit.
        is_one: Whether the number is one, so that a singular may follow.

    Returns:
        The noun phrase, or None where none stands there.
    """
    first, is_adjacent = _skip_opening(tokens, at)
    if first >= len(tokens):
        return None
    if (
        first > at
        and first + 1 < len(tokens)
        and (tokens[first].kind == "number" or tokens[first].low in NUMBER_WORDS)
    ):
        first, is_adjacent = (
            first + 1,
            False,
        )  # "two of the five members": the second number is its own figure
    head, first = _find_head(tokens, first, is_one=is_one)
    if head is None:
        return None
    while first < head and tokens[first].low in _OPENERS:
        first += 1
    span = Span(tokens[first].start, tokens[head].end)
    return Counted(text=span.cut(text), span=span, end=head + 1, is_adjacent=is_adjacent)


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR or (word.endswith("men") and len(word) > 4):
        return True
    if word in _NO_PLURALS or len(word) < 3 or "'" in word:
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "ous", "is", "ics"))


def _skip_opening(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Step over "of the", an opening bracket, a possessive pronoun."""
    first = at
    if first < len(tokens) and tokens[first].low == "[":
        first += 1
        return first, False
    if first < len(tokens) and tokens[first].low == "of":
        first += 1
        while first < len(tokens) and tokens[first].low in _DETERMINERS:
            first += 1
    elif first < len(tokens) and tokens[first].low in _DETERMINERS:
        first += 1
    return first, True


def _find_head(tokens: Sequence[Token], first: int, *, is_one: bool) -> tuple[int | None, int]:
    last_word: int | None = None
    for place in range(first, min(first + _REACH, len(tokens))):
        token = tokens[place]
        if token.kind == "number":
            if place > first and not (token.low.isdecimal() and int(token.low) < _LEAST_MODEL):
                continue  # a model number: "five new 737 aircraft", "two Airbus A380 jets"
            if place > first and token.is_glued:
                continue
            break
        if token.low == "s" and token.is_glued and tokens[place - 1].kind == "number":
            return place, first
        if token.kind == "mark":
            if token.low in ("-", "/") and token.is_glued:
                continue
            break
        if _opens_compound(tokens, place):
            last_word = place
            continue
        if token.low.endswith("'s") or (token.low.endswith("s'") and place + 1 < len(tokens)):
            first, last_word = place + 1, None
            continue
        if token.low in ("and", "or"):
            if place == first or place + 1 >= len(tokens) or tokens[place + 1].kind != "word":
                break
            continue
        if token.low in STOPS and not _is_noun_here(tokens, place):
            break
        if token.text[:1].isupper() and _is_plural_at(tokens, place + 1):
            continue  # "Sanders supporters", "Texas residents"
        if _pairs_persons(tokens, place):
            return place + 2, first
        if is_plural(token.low) or (token.low in _MODIFYING_PLURALS and not _is_word(tokens, place + 1)):
            return place, first
        last_word = place
    return (last_word if is_one else None), first


def _opens_compound(tokens: Sequence[Token], at: int) -> bool:
    """Find the "in" of "two in-person interviews", the "A" of "twenty A320 jets"."""
    after = tokens[at + 1 : at + 3]
    if tokens[at].low not in STOPS or not after or not after[0].is_glued:
        return False
    return after[0].kind == "number" or (len(after) == 2 and after[0].low == "-" and after[1].is_glued)


def _is_noun_here(tokens: Sequence[Token], at: int) -> bool:
    """Tell "the Hispanic vote" and "30 dead bodies" from "who vote" and "30 dead"."""
    before = tokens[at - 1] if at else None
    if tokens[at].low == "vote":
        near = {token.low for token in tokens[max(0, at - 2) : at]}
        return before is not None and ("the" in near or before.text[:1].isupper())
    return tokens[at].low in _STATES and _is_plural_at(tokens, at + 1)


def _is_plural_at(tokens: Sequence[Token], at: int) -> bool:
    return (
        at < len(tokens)
        and tokens[at].kind == "word"
        and tokens[at].text.islower()
        and is_plural(tokens[at].low)
    )


def _pairs_persons(tokens: Sequence[Token], at: int) -> bool:
    """Find "women and children" and its like."""
    words = [token.low for token in tokens[at : at + 3]]
    return len(words) == 3 and words[1] == "and" and words[0] in _PERSONS and words[2] in _PERSONS


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].low not in STOPS
