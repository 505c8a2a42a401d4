"""Lines: a page as the row of its visible lines, with what the markup says of each.

Both ways into the extractor end here: HTML gives lines with a Place, a flattened page lines
without. From here on there is one way. Both are named tuples, since a page has hundreds of them
and making one costs half of what making a dataclass does.
"""

from __future__ import annotations

from typing import NamedTuple

NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


class Place(NamedTuple):
    """Where in the markup a line stands.

    Args:
        tag: Of the innermost block ("p", "h2", "li", "div").
        within: Names of the regions about it ("article", "nav", "figure", "caption").
        hints: Marks read from class and id of the elements about it ("+story", "-share").
        group: Number of the element that holds the line's block, to tell siblings.
        link_chars: How many of its characters stand in links.
        strong_chars: How many stand in bold type.
        continues: Whether it follows a single line break inside its block.
        path: Numbers of the elements about it, the outermost first.
        shape: Number of the page's blocks that are written like the line's own (tag and
            attributes, and those of the element about it).
    """

    tag: str
    within: frozenset[str]
    hints: frozenset[str]
    group: int
    link_chars: int
    strong_chars: int
    continues: bool = False
    path: tuple[int, ...] = ()
    shape: int = 0


class Line(NamedTuple):
    """One visible line.

    Args:
        text: Its words, white space folded.
        number: Its place among the page's lines, from 0.
        place: Where the markup has it; None in a flattened page.
    """

    text: str
    number: int
    place: Place | None = None


def fold(text: str) -> str:
    """Fold every run of white space, no-break spaces too, to one blank."""
    # Of all white space a blank alone is printable; most texts are folded as they stand.
    is_folded = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    return text if is_folded else " ".join(text.split())


def count_words(line: str) -> int:
    """Count the words of a line whose white space is folded."""
    return line.count(" ") + 1


def is_visible(text: str) -> bool:
    """Say whether a text holds more than white space and signs without width."""
    return bool(text.strip().strip(NO_WIDTH))
