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
# Each line is looked for in all of the text; where they are too many for a text so long (some 20 ms), as in a
# day's live blog, none is. So many paragraphs that hold one are enough.
_MOST_PLACES, _MOST_WORK = 20, 10_000_000
_FEWEST_PLACES = 2  # the line's own and another; hardly a line has that


def echoed_lines(texts: Sequence[str], body: Body) -> frozenset[int]:
    """Find the lines of a body whose words stand in one of its longer paragraphs too.

    Args:
        texts: All lines of the page.
        body: The article's text.
    """
    lines = {texts[number] for number in body.numbers if len(texts[number]) <= _MOST_CHARS}
    if len(lines) * len(body.text) > _MOST_WORK:
        return frozenset()
    echoes = {line for line in lines if _is_echo(line, body.text)}
    return frozenset(number for number in body.numbers if texts[number] in echoes)


def _is_echo(line: str, text: str) -> bool:
    words = line.strip(_MARKS)
    if words.count(" ") < _FEWEST_WORDS - 1 or text.count(words) < _FEWEST_PLACES:
        return False
    found, at = set[str](), text.find(words)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.add(_paragraph_at(text, at).strip(_MARKS))
        at = text.find(words, at + 1)
    return len(found) > 1


def _paragraph_at(text: str, place: int) -> str:
    end = text.find(_BREAK, place)
    return text[text.rfind(_BREAK, 0, place) + 1 : end if end >= 0 else len(text)]
