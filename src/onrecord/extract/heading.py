"""Heading: the standfirst, between what the page shows and what its data says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.extract.cleaner import ROLES, Choice
from onrecord.extract.credits import split_credit
from onrecord.extract.dateline import opens_with_dateline
from onrecord.extract.lines import Line, Place, count_words
from onrecord.extract.metadata import Metadata
from onrecord.extract.phrases import phrases_of, tokens_of
from onrecord.extract.signers import full_names, names_after_lead

_FAR = 6
_DOUBTED_LINES = 12
_DOUBTED_WORDS, _NAMED_WORDS = 7, 4
_DOUBT = 0.3
_STANDFIRST = ROLES.index("standfirst")
_OWN_CHANCE, _ITEM_CHANCE = 0.25, 0.2
_SURE_CHANCE, _LIKELY_CHANCE, _LONGER, _NEXT_CHANCE = 0.45, 0.12, 1.45, 0.3  # in dumps
_MOST_LINES, _POINT_WORDS = 5, 5
_COMPARED = 6
_SUMMARY_HEAD = 10
_ALIKE_LINES = 3
_SIGNATURE_WORDS = 8
_ENDS = (".", "!", "?", "…", "。", "।")
_NO_SENTENCE = re.compile(r"\d|[•·|]")  # a date, a trail
_HEADING_LINES = 4
_NO_STANDFIRST = frozenset(("caption", "credit", "byline", "-related", "-bio", "-newsletter", "-comment"))
_MAX_STANDFIRST_WORDS = 70
_MIN_BODY_LINES = 2
_LIST_LINES = 6


def with_standfirst(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> Choice:
    """Find a standfirst that the cleaner read as the body's first line, or cut between headline and body.

    A paragraph is likelier than a standfirst wherever another paragraph follows, so that the best
    sequence hides one that stands at the body's own place. It is taken where the page's data repeats
    it as its summary and the markup sets it apart, where the markup names it, or by its own chance.

    Args:
        lines: All lines.
        choice: The cleaner's decision.
        metadata: Its summaries are compared with the line.

    Returns:
        The decision, with the lines' role changed, or as it was.
    """
    return _without_first(lines, _with_next(lines, _with_hidden(lines, choice, metadata)), metadata)


def _without_first(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> Choice:
    """Give back to the body a first paragraph that is written and set as those after it are."""
    numbers = [number for number, role in enumerate(choice.roles) if role == "standfirst"]
    if len(numbers) != 1 or choice.headline is None:
        return choice
    own = lines[numbers[0]]
    rest = [
        lines[number] for number, role in enumerate(choice.roles) if role == "body" and number > own.number
    ]
    if own.place is None or len(rest) < _ALIKE_LINES or not own.text.rstrip("\"'”’»“)]").endswith(_ENDS):
        return choice  # a name, a crumb of a link
    alike = [line for line in rest if line.place is not None and _is_written_as(line.place, own.place)]
    is_marked = "standfirst" in own.place.hints or (_is_strong(own) and not any(map(_is_strong, alike)))
    if len(alike) < _ALIKE_LINES or is_marked:
        return choice
    summaries = [tokens_of(text)[:_SUMMARY_HEAD] for text in metadata.descriptions]
    if tokens_of(own.text)[:_SUMMARY_HEAD] in summaries:
        return choice
    return replace(
        choice,
        roles=tuple("body" if number == own.number else role for number, role in enumerate(choice.roles)),
    )


def _is_written_as(one: Place, other: Place) -> bool:
    return one.shape == other.shape and one.group == other.group and one.hints == other.hints


def _with_hidden(lines: Sequence[Line], choice: Choice, metadata: Metadata) -> Choice:
    body = [number for number, role in enumerate(choice.roles) if role == "body"]
    if len(body) < _MIN_BODY_LINES or "standfirst" in choice.roles:
        return choice
    long = (lines[number] for number in body[1:] if count_words(lines[number].text) >= _DOUBTED_WORDS)
    rest = list(islice(long, _COMPARED))
    own = _heads(lines, choice, body[0], rest)
    if not own and _is_hidden(lines[body[0]], rest, choice, metadata):
        own = [*_items_above(lines, choice, body[0]), body[0], *_items_below(lines, choice, body)]
    return _as_standfirst(choice, own)


def _as_standfirst(choice: Choice, own: Collection[int]) -> Choice:
    if not own:
        return choice
    roles = list(choice.roles)
    for number in own:
        roles[number] = "standfirst"
    return replace(choice, roles=tuple(roles))


def _with_next(lines: Sequence[Line], choice: Choice) -> Choice:
    """Take the lines right below a standfirst that are its further points."""
    if "standfirst" not in choice.roles or choice.headline is None:
        return choice
    first = choice.roles.index("standfirst")
    later = [
        lines[number].place for number, role in enumerate(choice.roles) if role == "body" and number > first
    ]
    shapes = {place.shape for place in later[_MOST_LINES:] if place is not None}
    for number in range(first + 1, min(first + _MOST_LINES, len(lines))):
        own, line = lines[first].place, lines[number]
        if own is None or line.place is None:
            is_one = choice.chances[number][_STANDFIRST] >= _NEXT_CHANCE
            is_one = bool(is_one) and _reads_like_one(line, lines[choice.headline])
        else:
            is_one = own.shape == line.place.shape and own.shape not in shapes and _may_be_point(line)
        if not is_one:
            goes_on = own is not None and any(
                line.place is not None and line.place.shape == own.shape
                for line, role in zip(lines[number:], choice.roles[number:], strict=True)
                if role == "body"
            )
            return choice if goes_on else _as_standfirst(choice, range(first, number))
    return choice  # that many are paragraphs


def _may_be_point(line: Line) -> bool:
    """Say whether a line's own words allow that it is a point of a standfirst."""
    is_text = _POINT_WORDS <= len(line.text.split()) <= _MAX_STANDFIRST_WORDS
    return is_text and split_credit(line.text) is None and not phrases_of(line.text)


def _is_hidden(line: Line, rest: Sequence[Line], choice: Choice, metadata: Metadata) -> bool:
    """Say whether the body's first line is the standfirst."""
    tokens = tokens_of(line.text)
    if not tokens or len(tokens) > _MAX_STANDFIRST_WORDS or opens_with_dateline(line.text):
        return False
    chance = float(choice.chances[line.number][_STANDFIRST])
    if line.place is None:
        is_short = bool(rest) and len(rest[0].text) >= _LONGER * len(line.text)
        return chance >= (_LIKELY_CHANCE if is_short else _SURE_CHANCE)
    if chance >= _OWN_CHANCE:
        return True
    if _is_named(line, rest):
        return True
    summaries = [tokens_of(text) for text in metadata.descriptions]
    is_strong = _is_strong(line) and not any(map(_is_strong, rest[:_COMPARED]))
    begins = any(summary[:_SUMMARY_HEAD] == tokens[:_SUMMARY_HEAD] for summary in summaries)
    return (tokens in summaries and _is_set_apart(line, rest)) or (begins and is_strong)


def _is_set_apart(line: Line, rest: Sequence[Line]) -> bool:
    """Say whether the markup writes a line otherwise than the paragraphs after it, which it writes alike."""
    shapes = Counter(each.place.shape for each in rest[:_COMPARED] if each.place is not None)
    if line.place is None or not shapes:
        return False
    is_odd = max(shapes.values()) > 1 and line.place.shape not in shapes
    return is_odd or (_is_strong(line) and not any(map(_is_strong, rest[:_COMPARED])))


def _is_named(line: Line, rest: Sequence[Line]) -> bool:
    """Say whether the markup calls a line a standfirst and none of the paragraphs."""
    if line.place is None or "standfirst" not in line.place.hints:
        return False
    return not any(each.place is not None and "standfirst" in each.place.hints for each in rest[:_COMPARED])


def _is_strong(line: Line) -> bool:
    return line.place is not None and line.place.strong_chars >= len(line.text) - 1


def _heads(lines: Sequence[Line], choice: Choice, first: int, rest: Sequence[Line]) -> list[int]:
    """Find lines cut between headline and body that the markup names or sets as a heading under it."""
    if choice.headline is None or not 0 < first - choice.headline <= _DOUBTED_LINES:
        return []
    found: list[int] = []
    for line in lines[choice.headline + 1 : first]:
        is_near = line.number <= choice.headline + _HEADING_LINES
        is_heading = line.place is not None and line.place.tag in ("h2", "h3") and is_near
        is_named = _is_named(line, rest)
        least = _NAMED_WORDS if is_named and not _NO_SENTENCE.search(line.text) else _DOUBTED_WORDS
        is_own = (is_heading or is_named) and _reads_like_one(line, lines[choice.headline], least=least)
        if is_own:
            found.append(line.number)
        elif found:
            break
    return found


def _reads_like_one(line: Line, headline: Line, *, least: int = _DOUBTED_WORDS) -> bool:
    return (
        least <= len(line.text.split()) <= _MAX_STANDFIRST_WORDS
        and line.text != headline.text
        and split_credit(line.text) is None
        and not {"whole", "start"} & set(phrases_of(line.text).values())
        and not (line.place is not None and line.place.hints & _NO_STANDFIRST)
    )


def _items_above(lines: Sequence[Line], choice: Choice, first: int) -> list[int]:
    """Give the cut points of a list that the body's first line ends, as of "the main points"."""
    found: list[int] = []
    for number in range(first - 1, max(first - _LIST_LINES, -1), -1):
        if not _is_beside(lines[number], lines[first]) or choice.chances[number][_STANDFIRST] < _ITEM_CHANCE:
            break
        found.insert(0, number)
    return found


def _items_below(lines: Sequence[Line], choice: Choice, body: Sequence[int]) -> list[int]:
    """Give the body's further points of the list that its first line opens, never the whole body."""
    found: list[int] = []
    for number in body[1 : min(_LIST_LINES, len(body) - _MIN_BODY_LINES)]:
        if not _is_beside(lines[number], lines[body[0]]) or choice.chances[number][_STANDFIRST] < _OWN_CHANCE:
            break
        found.append(number)
    return found


def _is_beside(line: Line, other: Line) -> bool:
    one, two = line.place, other.place
    return one is not None and two is not None and one.tag == two.tag == "li" and one.group == two.group


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
    numbers = [
        number
        for number, role in enumerate(choice.roles)
        if role == "standfirst" and not _is_signature(lines[number].text)
    ]
    own: list[int] = []
    for number in numbers:
        if not own or number - own[-1] <= _FAR:
            own.append(number)
    if not own:
        own = _summed_up(lines, choice, metadata) or _doubted(lines, choice)
    texts = dict.fromkeys(lines[number].text for number in own)
    return (" ".join(texts) or None), frozenset(own)


def _is_signature(text: str) -> bool:
    """Say whether a line holds nothing but names, or says that it is a byline."""
    return count_words(text) <= _SIGNATURE_WORDS and bool(full_names(text) or names_after_lead(text))


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
        and not _is_signature(lines[number].text)
        and not {"whole", "start"} & set(phrases_of(lines[number].text).values())
    ]
    return between[:1]
