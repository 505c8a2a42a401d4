"""Liveblogs: the posts of a page that says it is a live blog are all its article.

Each post stands in an element of its own, with a time, a heading and buttons about it, as the teasers of
other articles do; the cleaner takes some and leaves others. Those that are written alike go together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from onrecord.extract.cleaner import Choice
from onrecord.extract.lines import Line, Place, count_words
from onrecord.extract.metadata import Metadata

_Form: TypeAlias = tuple[str, frozenset[str], int]  # tag, marks, elements about it; each post has its own id
_TEXT_WORDS = 6
_LEAST_ALIKE = 2
_HEADINGS = frozenset(("h2", "h3", "h4"))
_AWAY = frozenset(
    ("-share", "-related", "-comment", "-newsletter", "-nav", "-legal", "caption", "credit", "-bio")
)


def with_posts(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> Choice:
    """Take the lines that are written as a live blog's posts.

    Args:
        lines: All lines.
        choice: The decision so far.
        metadata: Says whether the page is a live blog.

    Returns:
        The decision, with the posts as body, or as it was.
    """
    if not metadata.is_live or not lines or lines[0].place is None:
        return choice
    forms = Counter(
        _form(line.place)
        for line, role in zip(lines, choice.roles, strict=True)
        if role == "body" and line.place is not None
    )
    alike = {form for form, times in forms.items() if times >= _LEAST_ALIKE}
    roles = tuple(
        "body" if number != choice.headline and _is_of_post(lines[number], alike) else role
        for number, role in enumerate(choice.roles)
    )
    return replace(choice, roles=roles)


def _is_of_post(line: Line, alike: set[_Form]) -> bool:
    place = line.place
    if place is None or _form(place) not in alike or place.hints & _AWAY:
        return False
    is_text = count_words(line.text) >= _TEXT_WORDS or not line.text.isascii()
    return (is_text or place.tag in _HEADINGS) and 2 * place.link_chars < len(line.text)


def _form(place: Place) -> _Form:
    return place.tag, place.hints, len(place.path)
