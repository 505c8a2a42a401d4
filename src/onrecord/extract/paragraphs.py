"""Paragraphs: the article's own text, from the lines that were chosen or from where else it stands.

A page that scripts fill holds its text in its data; a page of little text has lines that the
cleaner doubted; a page of a picture or a film may have a summary alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.cleaner import ROLES, Choice
from onrecord.extract.datatext import count_words_in
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.phrases import phrases_of, tokens_of

_MIN_WORDS = 12
_MIN_TOLD_WORDS = 60
_MIN_DOUBTED_CHANCE = 0.2
_HEAD_CHARS = 150
_WIDE_CHARS = 60
_WIDE_HEAD = 40
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)]*$""")
_BODY = ROLES.index("body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's text and the lines it was made of.

    Args:
        text: Paragraphs parted by one blank line.
        numbers: Of its lines, in order; empty where the page's data holds the text.
        is_summary: Whether the text is only the page's summary of itself.
    """

    text: str
    numbers: tuple[int, ...] = ()
    is_summary: bool = False


def find_body(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> Body | None:
    """Find the article's text.

    Args:
        lines: All lines.
        choice: The cleaner's decision.
        metadata: What the page's data says; empty for a flattened page.

    Returns:
        The body, or None where nothing of the page reads like an article.
    """
    body = _joined(lines, [number for number, role in enumerate(choice.roles) if role == "body"])
    if _is_enough(body.text):
        return body
    if metadata.body and count_words_in(metadata.body) >= _MIN_TOLD_WORDS:
        return Body(text=metadata.body or "")
    if metadata.is_article:
        doubted = _joined(lines, _doubted(lines, choice))
        if _is_enough(doubted.text):
            return doubted
        summary = max(metadata.descriptions, key=len, default="")
        if _is_enough(summary) and metadata.headlines:
            return Body(text=summary, is_summary=True)
    return None


def _doubted(lines: Sequence[Line], choice: Choice) -> Iterable[int]:
    """Give the lines that might be paragraphs by themselves and hold no words of furniture."""
    return (
        number
        for number, line in enumerate(lines)
        if choice.chances[number][_BODY] >= _MIN_DOUBTED_CHANCE
        and number != choice.headline
        and not {"whole", "start"} & set(phrases_of(line.text).values())
    )


def _joined(lines: Sequence[Line], numbers: Iterable[int]) -> Body:
    """Join the body's lines; a line after a single break goes on where no sentence ended."""
    taken = tuple(numbers)
    paragraphs: list[str] = []
    last = -2
    for number in taken:
        line = lines[number]
        goes_on = line.place is not None and line.place.continues and number == last + 1
        if goes_on and not _SENTENCE_END.search(paragraphs[-1]):
            paragraphs[-1] += f" {line.text}"
        else:
            paragraphs.append(line.text)
        last = number
    return Body(text="\n\n".join(paragraphs), numbers=taken)


def _is_enough(text: str) -> bool:
    """Say whether a text is long enough to be read, in scripts without blanks too."""
    if len(tokens_of(text[:_HEAD_CHARS])) >= _MIN_WORDS or len(tokens_of(text)) >= _MIN_WORDS:
        return True
    return not text.isascii() and len(text) > _WIDE_CHARS and " " not in text[:_WIDE_HEAD]
