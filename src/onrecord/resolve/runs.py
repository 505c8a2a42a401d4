"""Runs: where a run of capitalised words begins and ends.

Particles ("van der"), initials, suffixes and nicknames lie inside a run; an organisation's
name goes on over "of", "for" and "and".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.lexicon import Lexicon, given_gender
from onrecord.resolve.words import Token

_NICKNAME_MARKS = frozenset({"()", '""', "“”"})
_QUOTATION_MARKS = frozenset({'""', "“”", "‘’", "''"})
_OPENING = frozenset("the a an it he she they we in but and this that its his her".split())  # noqa: SIM905
_LINKS = frozenset({"of", "for", "on"})
_BODIES = frozenset(  # what a pair of fields may be joined to: "Securities and Exchange Commission"
    "commission administration enforcement protection department agency authority council office board "  # noqa: SIM905
    "ministry committee institute association service services organization organisation".split()
)
_HOUSES = frozenset({"senate", "house", "congress", "parliament", "treasury", "army", "navy", "kremlin"})
_LONGEST = 12  # words of a name; longer runs are lists or shouting


def is_given_before(tokens: Sequence[Token], at: int, free_from: int) -> bool:
    """Say whether the word before a run is a given name that only opens its sentence: "Will Roe"."""
    if not at or free_from >= at:
        return False
    before = tokens[at - 1]
    return (
        tokens[at].is_joined
        and before.text[:1].isupper()
        and not before.is_possessive
        and bool(given_gender(before.text))
    )


def run_end(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """Give the index after the last token of the run that begins at `at`; `at` itself if none does."""
    end = at
    while end < len(tokens) and end - at < _LONGEST:
        token = tokens[end]
        if end > at and _holds_nickname(tokens, at, end):
            end += 2
            continue
        if end > at and (not _continues(tokens[end - 1], token, words) or token.opens):
            break
        if token.is_name or (end > at and _is_number_of(tokens[end - 1], token)):
            end += 1
            continue
        after = _over_particles(tokens, end, words) if end > at else end
        if after == end:
            break
        end = after
    return end


def _continues(before: Token, token: Token, words: Lexicon) -> bool:
    if before.is_possessive:
        return False
    if token.is_joined or _is_nickname(before, token):
        return True
    is_short = before.lower in words.titles or before.lower in words.suffixes or len(before.text) <= 4
    return (
        (token.gap == ". " and is_short and token.lower not in _OPENING)
        or (token.lower in words.suffixes and token.gap == ", ")
        or token.gap == " & "
    )


def _is_number_of(before: Token, token: Token) -> bool:
    """Whether a number goes with an acronym: "NBC 5"."""
    return token.text.isdigit() and len(token.text) < 3 and before.text.isupper() and len(before.text) > 1


def _is_nickname(before: Token, token: Token) -> bool:
    """Whether the word before is a nickname between marks: "(Frank) Roe"."""
    return before.gap.strip() + token.gap.strip() in _NICKNAME_MARKS and bool(
        token.gap.strip() and before.gap.strip()
    )


def _holds_nickname(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a quoted word stands between a given name and a surname: 'Jane "Buck" Roe'."""
    if end - at > 2 or end + 1 >= len(tokens) or given_gender(tokens[at].text) is None:
        return False
    marks = tokens[end].gap.strip() + tokens[end + 1].gap.strip()
    is_single = tokens[end].gap.startswith(" ") and tokens[end + 1].gap.endswith(" ")
    is_named = tokens[end].text[0].isupper() and tokens[end + 1].is_name
    return marks in _QUOTATION_MARKS and is_single and is_named


def _over_particles(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    end = at
    while (
        end < len(tokens) and tokens[end].text in words.particles and tokens[end].is_joined and end - at < 3
    ):
        end += 1
    if end > at and end < len(tokens) and tokens[end].is_name and tokens[end].is_joined:
        return end
    return at


def is_no_name(token: Token, words: Lexicon) -> bool:
    """Say whether the first word of a longer run has its capital from the sentence alone."""
    lower = token.lower
    return lower in words.stop or (
        token.opens and lower.endswith(("ing", "ly", "ed")) and given_gender(lower) is None
    )


def over_links(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int:
    """Carry an organisation's name on over "of", "for", "on", and "and" after those."""
    has_head = any(tokens[at].lower in words.org_words for at in range(first, end))
    if tokens[end - 1].is_possessive or (given_gender(tokens[first].text) and not has_head):
        return end
    if end - first > 1 and tokens[end - 1].lower == "chief":
        return end  # "White House Chief of Staff ..."
    is_linked = False
    while end < len(tokens) and end - first < _LONGEST:
        word = tokens[end].text
        if word == "and" and not is_linked and (over := _over_pair(tokens, first, end, words)):
            return over
        is_link = (
            (word in _LINKS and (has_head or word == "for"))
            or (word in ("and", "&", "at") and is_linked)
            or (word == "to" and has_head)
        )
        after = end + 1
        if after < len(tokens) and tokens[after].text in ("the", "Our", "our") and tokens[after].is_joined:
            after += 1
        if (
            not is_link
            or not tokens[end].is_joined
            or after >= len(tokens)
            or tokens[after].lower in words.stop
        ):
            return end
        if (
            not tokens[after].is_name
            or not tokens[after].is_joined
            or (given_gender(tokens[after].text) and word != "of")
        ):
            return end
        is_linked = True
        end = end_of_place(tokens, after, words) or max(after + 1, run_end(tokens, after, words))
    return end


def _over_pair(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int | None:
    """Give the end of a body named by two fields: "the Food and Drug Administration", or None."""
    is_led = (first > 0 and tokens[first - 1].lower == "the") or tokens[first].lower in words.places
    size = end - first - (tokens[first].lower in words.places)
    field = tokens[end - 1]
    if not is_led or size != 1 or field.text.isupper() or field.lower in _HOUSES | words.acronyms:
        return None
    after = end + 1
    last = run_end(tokens, after, words) if after < len(tokens) and tokens[after].is_name else after
    is_body = 1 < last - after < 4 and tokens[last - 1].lower in _BODIES and tokens[after].is_joined
    return last if is_body and tokens[end].is_joined and not given_gender(field.text) else None


def end_of_place(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Give the end of the place that a person's name follows: "of the District of Ohio Irena Roe"."""
    for size in (2, 1):
        end = at + size
        if " ".join(token.lower for token in tokens[at:end]) in words.places:
            named = tokens[end : end + 2]
            is_named = len(named) == 2 and all(token.is_name and token.is_joined for token in named)
            return end if is_named and given_gender(named[0].text) in ("m", "f") else None
    return None
