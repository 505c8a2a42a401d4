"""Heading: headline and standfirst, between what the page shows and what its data says."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.cleaner import Choice
from onrecord.extract.credits import split_credit
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.phrases import phrases_of, tokens_of
from onrecord.extract.titles import Title, choose_title

_FAR = 6
_DOUBTED_LINES = 12
_DOUBTED_WORDS = 7
_DOUBT = 0.3


def headline_of(
    lines: Sequence[Line], choice: Choice, metadata: Metadata, *, sites: frozenset[str]
) -> tuple[Title, str | None]:
    """Choose headline and kicker.

    Args:
        lines: All lines.
        choice: The cleaner's decision.
        metadata: Empty for a flattened page.
        sites: Keys of the site's names.

    Returns:
        The headline with its reason, and the kicker: what the headline's line holds before it.
        Either text may be None.
    """
    title = choose_title(lines, choice.headline, metadata, sites=sites)
    shown = lines[choice.headline].text if choice.headline is not None else None
    if shown and title.text and shown != title.text and shown.endswith(title.text):
        return title, shown[: -len(title.text)].strip(" :|-–—/•·+") or None
    return title, None


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
