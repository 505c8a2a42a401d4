"""Echoes: lines of an article that say again what one of its paragraphs says, as pull quotes do.

An echo stays in the text, where the page shows it, but nothing is read from it: the paragraph has the
same words, and has them from somebody. Beside the echo stands somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.paragraphs import Body

# Of fewer words a line may stand in a paragraph by chance; longer ones are paragraphs themselves.
_FEWEST_WORDS, _MOST_CHARS = 5, 300
_MARKS = " \"'“”„‟‘’‚«»‹›「」『』.,;:!?…–—-"
_BREAK = "\n"


def echoed_lines(texts: Sequence[str], body: Body) -> frozenset[int]:
    """Find the lines of a body whose words stand in one of its longer paragraphs too.

    Args:
        texts: All lines of the page.
        body: The article's text.
    """
    return frozenset(
        number
        for number in body.numbers
        if len(texts[number]) <= _MOST_CHARS and _is_echo(texts[number], body.text)
    )


def _is_echo(line: str, text: str) -> bool:
    words = line.strip(_MARKS)
    if words.count(" ") < _FEWEST_WORDS - 1:
        return False
    at = text.find(words)
    other = text.find(words, at + 1)
    while other >= 0:
        if _paragraph_at(text, at) != _paragraph_at(text, other) and (
            len(_paragraph_at(text, at).strip(_MARKS)) > len(words)
            or len(_paragraph_at(text, other).strip(_MARKS)) > len(words)
        ):
            return True
        at, other = other, text.find(words, other + 1)
    return False


def _paragraph_at(text: str, place: int) -> str:
    end = text.find(_BREAK, place)
    return text[text.rfind(_BREAK, 0, place) + 1 : end if end >= 0 else len(text)]
