"""Figures: amounts, shares and counts inside one span of an article.

Takes the article text and a span; gives Figure values with their offsets.
Knows nothing of speakers, of storage or of the model.

Order of work: numeral -> exclusion -> unit -> range -> hedge -> what is counted.
Separators follow CLDR 45 (numbers/symbols); units are ISO 4217 codes or singular names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.counted import Counted, find_counted
from onrecord.attribute.exclusions import is_no_figure
from onrecord.attribute.measures import Unit, currency_before, unit_after
from onrecord.attribute.numberwords import NUMBER_WORDS, Numeral, Token, cut_tokens, word_at
from onrecord.attribute.numerals import read_numeral
from onrecord.attribute.spread import (
    MULTIPLIERS,
    Draft,
    age,
    hedged,
    multiple_word,
    multiplied,
    negated,
    spread,
)
from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span
from onrecord.domain.statement import Figure
from onrecord.errors import LanguageNotSupported

_LOOK_BACK = 800
_NEAR_TOKENS = 12
_STARTERS = NUMBER_WORDS | word_set("a an ½ ¼ ¾ ⅓ ⅔")
_OPENINGS = _STARTERS | frozenset(MULTIPLIERS)
_DURATIONS = word_set("year month week day hour minute second decade century")
_ARTICLES = word_set("the a an its his her their our my your all")
_TO_BE = word_set("is are was were be been")
_REPORTED = word_set("believed thought said reported known estimated understood considered")
_JOINTS = (("and",), ("or",), ("to",), (",",), ("-",), ("versus",), ("compared", "with"), (",", "and"))
_FATES = word_set("killed injured wounded hurt dead missing arrested detained hospitalized died")
_NOUNS_IN_ING = word_set("funding building housing spending ruling meeting lending financing shipping")
_SIDES = word_set("against abstained abstaining opposed")
_AUXILIARIES = word_set("are is was were be been remain remained remains have had has still")
_CONTRASTS = (
    ("down", "from"),
    ("up", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("instead", "of"),
    ("rather", "than"),
)
_ANAPHORS = (["of", "these"], ["of", "them"], ["of", "those"], ["among", "them"], ["of", "whom"])


def find_figures(text: str, within: Span, *, language: str = "en") -> tuple[Figure, ...]:
    """Find every figure inside one span of an article.

    Args:
        text: The whole article text; all offsets count its code points.
        within: Half-open span to search, usually one Statement.content span.
        language: ISO 639-1 code; decides separators and number words.

    Returns:
        Figures in order of appearance; an empty tuple if there are none.
        "3.5 million euros" has low and high Decimal("3500000"), unit "EUR",
        relation "exact"; a bare count has unit "count".

    Raises:
        LanguageNotSupported: No number words are known for `language`.
        ValueError: `within` does not lie inside `text`.
    """
    if language.split("-")[0].lower() != "en":
        raise LanguageNotSupported(
            f"figures: no number words are known for language {language!r}, only for 'en'; "
            "leave figures out for it."
        )
    if within.end > len(text):
        raise ValueError(
            f"figures: span [{within.start}, {within.end}) does not lie inside {len(text)} code points"
        )
    tokens = cut_tokens(text, within)
    drafts = _with_shared_units(tokens, _find_drafts(text, tokens))
    drafts = [_with_anaphor(text, tokens, each) for each in drafts if not _is_pronoun(tokens, each)]
    return tuple(_figure(text, tokens, each) for each in drafts)


def _find_drafts(text: str, tokens: Sequence[Token]) -> list[Draft]:
    is_title = _is_title_case(tokens)
    openings = [at for at, token in enumerate(tokens) if token.kind == "number" or token.low in _OPENINGS]
    found: list[Draft] = []
    behind = 0
    for at in openings:
        if at < behind:
            continue
        behind = at + 1
        token = tokens[at]
        if token.kind != "number" and token.low not in _STARTERS:
            draft = multiple_word(tokens, at)
            if draft is not None:
                found.append(draft)
            continue
        numeral = read_numeral(tokens, at)
        if numeral is None:
            continue
        if is_no_figure(tokens, at, numeral, is_title=is_title):
            behind = max(numeral.end, behind) if token.kind == "number" else behind
        else:
            draft = _draft(text, tokens, at, numeral)
            found.append(draft)
            behind = max(draft.end, behind)
    return found


def _is_title_case(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(words) > 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _draft(text: str, tokens: Sequence[Token], at: int, numeral: Numeral) -> Draft:
    """Read what stands around a numeral: currency, unit, range, hedge, noun."""
    money = currency_before(tokens, at)
    unit, first = money if money is not None else (None, at)
    after = _unit(tokens, numeral)
    end = numeral.end
    if after is not None and (unit is None or after.name == unit):
        unit, end = after.name, after.end
    draft = Draft(
        first=first,
        end=end,
        low=numeral.low,
        high=numeral.high,
        relation="vague" if numeral.is_vague else "exact",
        unit=unit or "count",
        is_word=numeral.is_word,
    )
    draft = spread(tokens, negated(tokens, draft), numeral)
    draft = age(tokens, hedged(tokens, draft))
    if draft.unit == "count" and numeral.is_share:
        draft = replace(draft, unit="share")
    return _with_counted(text, tokens, multiplied(tokens, draft))


def _unit(tokens: Sequence[Token], numeral: Numeral) -> Unit | None:
    is_one = numeral.low == numeral.high == 1 or numeral.is_share
    found = unit_after(tokens, numeral.end, is_one=is_one, is_large=numeral.has_scale)
    if found is None and numeral.is_share:
        skip = numeral.end + 1 if word_at(tokens, numeral.end) == "of" else numeral.end
        if word_at(tokens, skip) in ("a", "an", "one"):
            return unit_after(tokens, skip + 1, is_one=True, is_large=False)
    return found


def _with_counted(text: str, tokens: Sequence[Token], draft: Draft) -> Draft:
    """Add the noun phrase that is counted, or measured."""
    if draft.unit in _DURATIONS or draft.unit in ("age", "multiple"):
        return draft
    found = _hyphened_noun(text, tokens, draft)
    if found is None:
        found = find_counted(text, tokens, draft.end, is_one=draft.low == draft.high == 1)
    if found is None and draft.unit != "count":
        found = _measured(text, tokens, draft.end)
    if found is None:
        found = _predicate(text, tokens, draft.end) if draft.unit == "count" else None
    if found is None:
        return replace(draft, is_bare=draft.unit == "count")
    adjacent = found.is_adjacent and (draft.unit in ("count", "share") or word_at(tokens, draft.end) != "of")
    return replace(draft, counted=found.text, counted_end=found.end if adjacent else None)


def _hyphened_noun(text: str, tokens: Sequence[Token], draft: Draft) -> Counted | None:
    """Read the singular of "a 50-page report"."""
    at = draft.end
    if draft.unit != "count" or at + 1 >= len(tokens) or tokens[at].low != "-" or not tokens[at].is_glued:
        return None
    if not tokens[at + 1].is_glued or tokens[at + 1].kind != "word":
        return None
    span = tokens[at + 1].span
    return Counted(text=span.cut(text), span=span, end=at + 2, is_adjacent=True)


def _measured(text: str, tokens: Sequence[Token], at: int) -> Counted | None:
    """Read what a share or an amount is of: "of gross domestic product", "in tax cuts", "tariff"."""
    first = at
    if word_at(tokens, first) in ("a", "an", "per"):
        return None
    if word_at(tokens, first) in ("of", "in"):
        first += 1
        while word_at(tokens, first) in _ARTICLES:
            first += 1
    found = find_counted(text, tokens, first, is_one=True)
    if found is None:
        return None
    is_name = not tokens[first].text[:1].islower() and word_at(tokens, at) != "of"
    opening = found.text.split()[0]
    is_verb = opening.endswith("ing") and opening not in _NOUNS_IN_ING
    if is_name or (first == at and (found.text.endswith("ed") or is_verb)):
        return None
    return replace(found, is_adjacent=first == at)


def _predicate(text: str, tokens: Sequence[Token], at: int) -> Counted | None:
    """Read the noun of "hundreds are believed to have been Russians"."""
    if word_at(tokens, at) not in _TO_BE:
        return None
    at += 1
    if word_at(tokens, at) in _REPORTED and word_at(tokens, at + 1) == "to":
        at += 2
        while word_at(tokens, at) in ("have", "be", "been"):
            at += 1
    found = find_counted(text, tokens, at)
    return None if found is None else replace(found, is_adjacent=False)


def _with_shared_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Let a bare number take unit and noun of the next one in its list ("27 and 29 years old")."""
    found = list(drafts)
    for place in range(len(found) - 2, -1, -1):
        own, following = found[place], found[place + 1]
        joint = tuple(token.low for token in tokens[own.end : following.first])
        is_part = joint[:1] == ("of",) and len(joint) <= 3
        if own.is_bare and is_part and following.unit == "count":
            found[place] = replace(own, counted=following.counted, is_bare=False)
        elif own.is_bare and joint in _JOINTS:
            found[place] = replace(own, unit=following.unit, counted=following.counted, is_bare=False)
    for place in range(1, len(found)):
        own, before = found[place], found[place - 1]
        if own.is_bare and _takes_from(tokens, before, own):
            unit = before.unit if before.unit in ("count", "percent") else own.unit
            found[place] = replace(own, counted=before.counted, unit=unit, is_bare=False)
    return found


def _takes_from(tokens: Sequence[Token], before: Draft, own: Draft) -> bool:
    """Say whether a bare number counts what the one before it counts ("250 people, down from 400")."""
    joint = tuple(token.low for token in tokens[max(before.end, before.counted_end or 0) : own.first])
    if len(joint) > _NEAR_TOKENS or "." in joint or "\n" in joint:
        return False
    if joint[-2:] in _CONTRASTS:
        return before.unit in ("count", "percent")
    is_part = joint == (",",) and "of" in [
        word_at(tokens, place) for place in (before.first - 1, before.first - 2)
    ]
    after = own.end
    while word_at(tokens, after) in _AUXILIARIES:
        after += 1
    is_same = is_part or word_at(tokens, after) in _FATES | _SIDES
    return before.unit == "count" and before.counted is not None and is_same


def _is_pronoun(tokens: Sequence[Token], draft: Draft) -> bool:
    """Find number words that stand for people or things named before ("the two", "square one")."""
    if not draft.is_bare or not draft.is_word or draft.relation == "vague":
        return False
    if word_at(tokens, draft.end) in _FATES | _SIDES or word_at(tokens, draft.first - 1) == "of":
        return False
    if word_at(tokens, draft.end) == "of" and word_at(tokens, draft.end + 1) in (
        "them",
        "these",
        "those",
        "us",
        "whom",
    ):
        return False
    return draft.high is not None and draft.high <= 20 and draft.relation == "exact"


def _with_anaphor(text: str, tokens: Sequence[Token], draft: Draft) -> Draft:
    """Let "of these, hundreds" count what the figure before it counts."""
    opening = [token.low for token in tokens[max(0, draft.first - 4) : draft.first] if token.kind == "word"]
    if draft.counted or draft.unit not in ("count", "share") or opening[-2:] not in _ANAPHORS:
        return draft
    before = Span(max(0, tokens[draft.first].start - _LOOK_BACK), tokens[draft.first].start)
    earlier = [
        each for each in _find_drafts(text, cut_tokens(text, before)) if each.unit == "count" and each.counted
    ]
    return replace(draft, counted=earlier[-1].counted, is_bare=False) if earlier else draft


def _figure(text: str, tokens: Sequence[Token], draft: Draft) -> Figure:
    end = draft.end if draft.counted_end is None else max(draft.end, draft.counted_end)
    span = Span(tokens[draft.first].start, tokens[end - 1].end)
    return Figure(
        span=span,
        text=span.cut(text),
        low=draft.low,
        high=draft.high,
        relation=draft.relation,
        unit=draft.unit,
        counted=draft.counted,
    )
