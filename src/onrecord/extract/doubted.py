"""Doubted: paragraphs that may be another article's title, a caption or a list's entry.

Such a line stands among the paragraphs and reads like one to the cleaner, though not surely, and it
ends like no sentence. It stays in the article, where subheads belong; but what is quoted in it may have
been said in another article, so no statements are read from it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.domain.article import KeptLine
from onrecord.domain.span import Span
from onrecord.extract.cleaner import ROLES, Choice
from onrecord.extract.paragraphs import Body

_SURE = 0.9
_BODY = ROLES.index("body")
_SENTENCE_END = re.compile(r"""[.!?…:;。！？؟।։]["'”’»«“‹›」』)\]）\s]*$""")
_ENDS = (".", "!", "?", "…", ":", ";")  # of most sentences, and quicker to look for
_SIGNED = re.compile(r"[―—–-][ \xa0]?[^\n(@]{1,70}\(@\w")  # "— Orla Quill (@orlaquill) March 3, 2026"
_END_CHARS = 16  # of the end of a sentence and the marks behind it
_DOUBTED = "ends like no sentence, so no statements are read from it"
_ECHOED = "stands in another paragraph too, so no statements are read from it"


def doubted_lines(texts: Sequence[str], choice: Choice, body: Body) -> frozenset[int]:
    """Find the lines of a body that are no sentences and not surely the article's.

    Args:
        texts: All lines of the page.
        choice: The cleaner's decision.
        body: The article's text.

    Returns:
        Their numbers; none where most of the text ends like no sentence, as in a script without
        full stops or where lines are broken anywhere.
    """
    numbers = list(body.numbers)
    if not numbers:
        return frozenset()
    is_unsure = (choice.chances[numbers, _BODY] < _SURE).tolist()
    found = [
        number
        for number, following, unsure in zip(numbers, (*numbers[1:], numbers[-1]), is_unsure, strict=True)
        if unsure and not _ends_sentence(texts[number]) and not _is_post(texts[number], texts[following])
    ]
    if not found:
        return frozenset()
    open_ended = sum(len(texts[number]) for number in numbers if not _ends_sentence(texts[number]))
    return frozenset(found) if 2 * open_ended < sum(len(texts[number]) for number in numbers) else frozenset()


def _is_post(text: str, following: str) -> bool:
    """Say whether a line is an embedded post, or what signs one: both are a whole, however they end."""
    return _SIGNED.match(following) is not None or _SIGNED.match(text) is not None


def _ends_sentence(text: str) -> bool:
    return text.endswith(_ENDS) or _SENTENCE_END.search(text, max(0, len(text) - _END_CHARS)) is not None


def spans_of_lines(texts: Sequence[str], numbers: Collection[int], body: Body) -> tuple[Span, ...]:
    """Give where some lines stand in the text, each that is a paragraph by itself."""
    if not numbers:
        return ()
    words = {texts[number] for number in numbers}
    found, start = [], 0
    for paragraph in body.text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph in words:
            found.append(Span(start, end))
        start = end + 2
    return tuple(found)


def with_doubts(
    kept: tuple[KeptLine, ...], doubted: Collection[int], echoed: Collection[int] = ()
) -> tuple[KeptLine, ...]:
    """Say of the lines kept which of them are doubted, and which are echoes."""
    if not doubted and not echoed:
        return kept
    reasons = dict.fromkeys(echoed, _ECHOED) | dict.fromkeys(doubted, _DOUBTED)
    return tuple(
        replace(line, reason=f"{line.reason}; {reasons[line.line]}") if line.line in reasons else line
        for line in kept
    )
