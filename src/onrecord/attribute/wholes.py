"""Whole contents: what a sentence says before ", the minister said" is all the minister's.

Takes the fragments of one text; gives them with such contents whole. "Oslo is determined to win, the
minister said" reads like two reports, Oslo's wish and a minister who says nothing; it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.spans import Fragment
from onrecord.attribute.tokens import Tokens
from onrecord.domain.statement import ATTITUDES

_STOPS = (".", "!", "?")
_CLOSING = frozenset("\"'”’»)")
_NO_REPORT = ATTITUDES | {"other"}


def make_whole(fragments: Sequence[Fragment], tokens: Tokens) -> tuple[Fragment, ...]:
    """Make one content of subject, verb of wishing and wish, where voice and verb end the sentence.

    Args:
        fragments: Of all roles, in order.
        tokens: Of the text.
    """
    out: list[Fragment] = []
    for place, fragment in enumerate(fragments):
        held = out[-2:]
        if (
            fragment.role == "content"
            and [each.role for each in held] in (["source", "cue"], ["content", "cue"])
            and held[0].high == held[1].low
            and held[1].high == fragment.low
            and (tokens.word(fragment.low).lower() == "to" or not _says(held[1], tokens))
            and _begins_sentence(held[0].low, tokens)
            and _is_reported(fragments[place + 1 :], fragment.high, tokens)
        ):
            out[-2:] = [replace(fragment, low=held[0].low, edge=held[0].edge)]
        else:
            out.append(fragment)
    return tuple(out)


def _is_reported(behind: Sequence[Fragment], end: int, tokens: Tokens) -> bool:
    """Say whether a comma, voice and verb come behind a content, and no other content in their sentence."""
    if len(behind) < 2 or {behind[0].role, behind[1].role} != {"source", "cue"}:
        return False
    first, second = behind[:2]
    cue = first if first.role == "cue" else second
    if first.low - end != 1 or tokens.word(end) != "," or second.low != first.high or not _says(cue, tokens):
        return False
    return len(behind) == 2 or behind[2].role != "content" or _is_parted(second.high, behind[2].low, tokens)


def _is_parted(low: int, high: int, tokens: Tokens) -> bool:
    """Say whether a sentence ends among some words."""
    return any(_ends_sentence(word, tokens) for word in range(low, high))


def _ends_sentence(word: int, tokens: Tokens) -> bool:
    return (
        tokens.word(word).endswith(_STOPS) or "\n" in tokens.text[tokens.starts[word] : _next(word, tokens)]
    )


def _next(word: int, tokens: Tokens) -> int:
    return int(tokens.starts[word + 1]) if word + 1 < len(tokens.starts) else len(tokens.text)


def _begins_sentence(word: int, tokens: Tokens) -> bool:
    while word and tokens.word(word - 1) in _CLOSING:
        word -= 1
    return word == 0 or _ends_sentence(word - 1, tokens)


def _says(cue: Fragment, tokens: Tokens) -> bool:
    """Say whether a cue has a verb that reports words, not a wish or a thought."""
    lexicon = load_lexicon()
    bases = (lexicon.base_of(tokens.word(word).lower()) for word in range(cue.low, cue.high))
    return any(lexicon.verbs.get(base, "other") not in _NO_REPORT for base in bases)
