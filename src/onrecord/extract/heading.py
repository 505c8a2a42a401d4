"""Heading: headline and standfirst, between what the page shows and what its data says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.cleaner import Choice
from onrecord.extract.credits import split_credit
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.phrases import phrases_of, tokens_of

_SITE_TAIL = re.compile(r"\s+(?:[|·•–—»-]|::|//)\s+[^|·•–—»]{2,50}$")
_MIN_SHARED = 0.5
_FAR = 6
_DOUBTED_LINES = 12
_DOUBTED_WORDS = 7
_DOUBT = 0.3


def headline_of(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> tuple[str | None, str | None]:
    """Choose headline and kicker: the visible line where there is one, else what the data says.

    Args:
        lines: All lines.
        choice: The cleaner's decision.
        metadata: Empty for a flattened page.

    Returns:
        The headline as printed, and the kicker where one line of the page holds both: what
        stands before the words that the page's data gives as its headline. Either may be None.
    """
    headline = _headline(lines, choice, metadata)
    for told in metadata.headlines:
        if headline and headline != told and headline.endswith(told) and len(told.split()) > 1:
            return told, headline[: -len(told)].strip(" :|-–—/•·+") or None
    return headline, None


def _headline(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> str | None:
    shown = lines[choice.headline].text if choice.headline is not None else None
    told = metadata.headlines[0] if metadata.headlines else _bare_title(metadata.document_title)
    if told is None or shown is None:
        return shown or told
    if _shared(shown, told) >= _MIN_SHARED or "h1" in _within(lines, choice.headline):
        return shown
    bare = _SITE_TAIL.sub("", told)
    same = [line.text for line in lines if tokens_of(line.text) == tokens_of(bare)]
    return same[0] if same else bare


def standfirst_of(
    lines: Sequence[Line], choice: Choice, metadata: Metadata
) -> tuple[str | None, frozenset[int]]:
    """Give the standfirst and the numbers of its lines.

    Args:
        lines: All lines.
        choice: The cleaner's decision; lines far from the first standfirst line are left out.
        metadata: Its summaries name a standfirst that the cleaner cut.

    Returns:
        The standfirst, or None with no numbers.
    """
    numbers = [number for number, role in enumerate(choice.roles) if role == "standfirst"]
    own: list[int] = []
    for number in numbers:
        if not own or number - own[-1] <= _FAR:
            own.append(number)
    if not own:
        own = _summed_up(lines, choice, metadata) or _doubted(lines, choice)
    texts = dict.fromkeys(lines[number].text for number in own)
    return (" ".join(texts) or None), frozenset(own)


def _summed_up(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> list[int]:
    """Find the cut line by the headline that says what the page's data gives as its summary."""
    if choice.headline is None or "body" not in choice.roles:
        return []
    summaries = [tokens_of(text) for text in metadata.descriptions]
    stop = max(choice.headline, choice.roles.index("body")) + 1
    for number in range(max(0, choice.headline - 3), stop):
        if number == choice.headline or choice.roles[number] != "cut":
            continue
        tokens = tokens_of(lines[number].text)
        if len(tokens) >= _DOUBTED_WORDS and any(tokens == summary for summary in summaries):
            return [number]
    return []


def _doubted(lines: Sequence[Line], choice: Choice) -> list[int]:
    """Find the one line between headline and body that was cut with doubt and is no furniture."""
    first = choice.roles.index("body") if "body" in choice.roles else 0
    if choice.headline is None or not 0 < first - choice.headline <= _DOUBTED_LINES:
        return []
    between = [
        number
        for number in range(choice.headline + 1, first)
        if len(lines[number].text.split()) >= _DOUBTED_WORDS
        and 1 - choice.chances[number][0] >= _DOUBT
        and lines[number].text != lines[choice.headline].text
        and split_credit(lines[number].text) is None
        and not {"whole", "start"} & set(phrases_of(lines[number].text).values())
    ]
    return between[:1]


def _within(lines: Sequence[Line], number: int | None) -> frozenset[str]:
    place = lines[number].place if number is not None else None
    return place.within if place else frozenset()


def _bare_title(title: str | None) -> str | None:
    return _SITE_TAIL.sub("", title) if title else None


def _shared(one: str, other: str) -> float:
    a, b = set(tokens_of(one)), set(tokens_of(other))
    return len(a & b) / max(1, min(len(a), len(b)))
