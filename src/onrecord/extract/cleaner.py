"""Cleaner: which lines of a page are the article, by one decision over the whole page.

Small networks with shipped weights (weights.json; how they were made: training/lines.py in
the repository), those of HTML apart from those of dumps: the first finds the headline's line;
the others, whose votes are averaged, give each line its chances to be body, standfirst or
neither, knowing where the headline stands. The roles are then chosen as the likeliest
sequence over the page, so that a short line between paragraphs and a long one among menus are
judged by their company.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.extract.boxes import boxes_among
from onrecord.extract.features import (
    N_HEADLINE,
    Known,
    Looks,
    Noted,
    headline_features_of_pages,
    looks_of_pages,
)
from onrecord.extract.islands import own_island
from onrecord.extract.linenet import Alike, LineNetwork, alike_of, network_of, side_by_side
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.pages import Ints
from onrecord.extract.paths import likeliest_path, likeliest_paths
from onrecord.extract.phrases import phrases_of, tokens_of
from onrecord.extract.sources import source_of
from onrecord.extract.subheads import subheads_among
from onrecord.extract.surroundings import Matrix

Role = Literal["cut", "body", "standfirst"]
ROLES: tuple[Role, ...] = ("cut", "body", "standfirst")

_MIN_HEADLINE = float(np.log(0.1))
_LIKELY, _CERTAIN = 0.5, 0.95
_BODY = ROLES.index("body")
_SELLING_CHARS = 200
_SOURCE_CHARS = 140  # a longer line ends with the agency that its words are from
_TITLE_WORDS = 22
_TRIED_HEADLINES = 5
_TRAIL_GAIN, _TRAIL_CHARS, _TRAIL_LINES = 1.0, 20, 4
_TITLE_OF_SECTION = (1, 2)  # blanks in it; none where a language writes none
_LEADS_ELSEWHERE = re.compile(r"[^:.]{3,30}[:|>»]\s*\w")
_LEADING_WORDS = 30
_HEADLINE_WORDS = 45
_APPEALS, _LAST_LINES = frozenset(("newsletter", "support")), 3  # an article may end with them
_NO_HEADLINE = frozenset(("share", "byline", "newsletter"))
_QUOTED = re.compile('["“”„«»]')
_SENTENCE_ENDS = (".", "!", ":", "”", '"', "…", "»")
_FROM_TO = np.log(np.array([[0.9, 0.095, 0.005], [0.15, 0.8495, 0.0005], [0.7, 0.28, 0.02]]))
_FIRST = np.log(np.array([0.96, 0.03, 0.01]))
_LEANING = np.array([float(role == "body") for role in ROLES])  # where a headline stands over no paragraph
# How much a change of role counts; the networks of HTML see in the markup where a box begins.
_HTML_MOVES, _DUMP_MOVES = ((weight * _FROM_TO, weight * _FIRST) for weight in (0.075, 0.21))
# Towards body: those of dumps, taught by marked pages, give less than they take.
_DUMP_LEANING = 0.2 * _LEANING


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the cleaner decided.

    Args:
        roles: One a line.
        chances: float (lines, roles): how likely each role is.
        headline: Number of the headline's line, or None.
        noted: What was found in the lines on the way; None where nothing was noted.
    """

    roles: tuple[Role, ...]
    chances: npt.NDArray[np.float64]
    headline: int | None
    noted: Noted | None = None

    @property
    def likely(self) -> list[int]:
        """Numbers of the lines that are likelier body than not, whatever their role."""
        found: list[int] = np.flatnonzero(self.chances[:, _BODY] > _LIKELY).tolist()
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """Those of one kind of page.

    Args:
        headline: Finds the headline's line.
        roles: Vote on each line's role.
    """

    headline: LineNetwork
    roles: tuple[LineNetwork, ...]


def choose_roles(lines: Sequence[Line], metadata: Metadata) -> Choice:
    """Decide for each line of one page; see `choose_roles_of_pages`."""
    return choose_roles_of_pages([(lines, metadata)])[0]


def choose_roles_of_pages(pages: Sequence[tuple[Sequence[Line], Metadata]]) -> list[Choice]:
    """Decide for each line of some pages whether it is body, standfirst or neither.

    Args:
        pages: All visible lines of each, and what its data says; empty for a flattened page.

    Returns:
        By page, the roles with the place of the headline; the same as for each page alone.
    """
    nothing = Choice(roles=(), chances=np.zeros((0, len(ROLES))), headline=None)
    found = [nothing] * len(pages)
    for networks, is_marked in zip(_networks(), (True, False), strict=True):
        own = [
            number
            for number, (lines, _) in enumerate(pages)
            if lines and (lines[0].place is not None) == is_marked
        ]
        if own:
            known = [known_of(pages[number][1]) for number in own]
            choices = choose_pages_by(networks, [pages[number][0] for number in own], known)
            for number, choice in zip(own, choices, strict=True):
                found[number] = choice
    return found


def choose_by(networks: Networks, lines: Sequence[Line], known: Known) -> Choice:
    """Decide by the networks given; see `choose_roles`."""
    return choose_pages_by(networks, [lines], [known])[0]


def choose_pages_by(
    networks: Networks, lines: Sequence[Sequence[Line]], known: Sequence[Known]
) -> list[Choice]:
    """Decide by the networks given, for pages that are all HTML or all dumps; see `choose_roles_of_pages`."""
    looks = looks_of_pages(lines, known)
    near = looks.pages.part(looks.near)
    numbers = looks.pages.parted(looks.near)
    alike: tuple[Alike, ...] = ()
    if looks.outline is not None:
        alike = alike_lines_of_pages(
            [[own[number] for number in rows] for own, rows in zip(lines, numbers, strict=True)]
        )
    features = _rows_near(looks)
    chances = networks.headline.log_chances(features[:, :-N_HEADLINE], alike, near)[:, 1]
    headlines = [
        _likeliest_headline(own, rows, chances[part])
        for own, rows, part in zip(lines, numbers, near, strict=True)
    ]
    headline_features_of_pages(looks, headlines)
    features[:, -N_HEADLINE:] = looks.features[:, -N_HEADLINE:].take(looks.near, axis=0)
    found = side_by_side(networks.roles).log_chances(features, alike, near).mean(axis=0)
    paths = (
        likeliest_paths(found, *_HTML_MOVES, near)
        if looks.outline is not None
        else likeliest_paths(found + _DUMP_LEANING, *_DUMP_MOVES, near)
    )
    likely = np.exp(found)
    choices = []
    for page, part in enumerate(near):
        path, headline = paths[page], headlines[page]
        if headline is not None and looks.outline is None and _BODY not in path:
            path = likeliest_path(found[part] + _LEANING, *_DUMP_MOVES)
        chances = np.zeros((len(lines[page]), len(ROLES)))
        chances[:, 0] = 1.0
        chances[numbers[page]] = likely[part]
        choices.append(
            _choose(lines[page], chances, zip(numbers[page], path, strict=True), headline, looks.noted[page])
        )
    return choices


def _choose(
    lines: Sequence[Line],
    chances: npt.NDArray[np.float64],
    path: Iterable[tuple[int, int]],
    headline: int | None,
    noted: Noted,
) -> Choice:
    """Choose the roles of one page's lines by the likeliest path of those near text; others are cut."""
    roles = [ROLES[0]] * len(lines)
    said, sourced = noted.phrases, noted.sourced
    for number, role in path:
        if role:
            is_doubted = role == _BODY and number in sourced and chances[number, role] < _CERTAIN
            may_be = is_doubted or number in said or number - 1 in said
            if not (may_be and _is_plain_furniture(lines, number, is_doubted=is_doubted)):
                roles[number] = ROLES[role]
    body = [number for number, role in enumerate(roles) if role == "body"]
    kept = own_island(lines, body, headline)
    appeals = (number for number in kept[-_LAST_LINES:] if _appeals(said.get(number, ()), lines[number].text))
    for number in {*set(body).difference(kept), *appeals, *boxes_among(lines, kept)}:
        roles[number] = "cut"
    for number in subheads_among(lines, [number for number in kept if roles[number] == "body"]):
        if number not in said:
            roles[number] = "body"
    return Choice(roles=tuple(roles), chances=chances, headline=headline, noted=noted)


def _appeals(said: Collection[str], text: str) -> bool:
    """Say whether a line of such phrases is an appeal; what somebody is quoted with is none."""
    if len(text) >= _SELLING_CHARS or _APPEALS.isdisjoint(said):
        return False
    return "newsletter" in said or not _QUOTED.search(text)


def _rows_near(looks: Looks) -> Matrix:
    """Give the features of the lines near text, column by column in memory."""
    found: Matrix = looks.features.T.take(looks.near, axis=1).T
    return found


def alike_lines(lines: Sequence[Line]) -> tuple[Alike, ...]:
    """Part HTML lines of one page into sets; see `alike_lines_of_pages`."""
    return alike_lines_of_pages([lines])


def alike_lines_of_pages(lines: Sequence[Sequence[Line]]) -> tuple[Alike, ...]:
    """Part HTML lines by element and by how their blocks are written; a dump has no such sets.

    Args:
        lines: By page.

    Returns:
        The sets of all pages' lines, none with lines of two pages.
    """
    places = [[line.place for line in own if line.place is not None] for own in lines]
    if any(len(marked) < len(own) for marked, own in zip(places, lines, strict=True)):
        return ()
    return (
        alike_of(_apart([[place.group for place in own] for own in places])),
        alike_of(_apart([[place.shape for place in own] for own in places])),
    )


def _apart(keys: Sequence[Sequence[int]]) -> Ints:
    """Give the keys of all pages in one row, so that no two pages share one; none is below 0."""
    most = 1 + max(map(max, keys))
    return np.concatenate([np.array(own) + page * most for page, own in enumerate(keys)])


def find_headline(
    network: LineNetwork, lines: Sequence[Line], looks: Looks, alike: Sequence[Alike]
) -> int | None:
    """Find the headline's line among those near text.

    Args:
        network: That of headlines.
        lines, looks: Of one page.
        alike: Sets of the lines near text.

    Returns:
        The number of the line, or None where none is likely enough.
    """
    chances = network.log_chances(_rows_near(looks)[:, :-N_HEADLINE], alike)[:, 1]
    return _likeliest_headline(lines, looks.near.tolist(), chances)


def _likeliest_headline(
    lines: Sequence[Line], near: Sequence[int], chances: npt.NDArray[np.float64]
) -> int | None:
    tried: dict[int, float] = {}
    for place in np.argsort(-chances)[:_TRIED_HEADLINES].tolist():
        number = near[place]
        if chances[place] <= _MIN_HEADLINE:
            break
        if may_be_headline(lines[number].text):
            tried[number] = float(chances[place]) + _TRAIL_GAIN * _ends_trail(lines, number)
    return max(tried, key=lambda number: tried[number], default=None)


def _ends_trail(lines: Sequence[Line], number: int) -> bool:
    """Say whether a dump's line ends a longer one right above it, as "Home > City > Its headline" does."""
    text = lines[number].text
    if lines[number].place is not None or len(text) < _TRAIL_CHARS or text.count(" ") in _TITLE_OF_SECTION:
        return False
    return any(
        each.text.endswith(text) and each.text != text
        for each in lines[max(0, number - _TRAIL_LINES) : number]
    )


def may_be_headline(text: str) -> bool:
    """Say whether nothing in a line's own words forbids that it is the headline."""
    said = {kind for kind, reach in phrases_of(text).items() if reach != "inside"}
    return len(text.split()) <= _HEADLINE_WORDS and not said & _NO_HEADLINE


def _is_plain_furniture(lines: Sequence[Line], number: int, *, is_doubted: bool) -> bool:
    """Overrule the networks where a line's own words or those above it leave no doubt.

    That is a box that sells what is left of the article, the title of another article under or
    behind "Read also", and a line that names a picture's source where they are not all but certain.
    """
    text = lines[number].text
    if is_doubted and len(text) < _SOURCE_CHARS and source_of(text) is not None:
        return True
    if len(text) < _SELLING_CHARS and "teaser" in phrases_of(text):
        return True
    if phrases_of(text).get("related") == "start" and _LEADS_ELSEWHERE.match(text):
        return len(text.split()) <= _LEADING_WORDS
    above = phrases_of(lines[number - 1].text) if number else {}
    return (
        above.get("related") == "whole"
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith(_SENTENCE_ENDS)
    )


def known_of(metadata: Metadata) -> Known:
    """Take from the metadata what lines are compared with."""
    return Known(
        title_words=frozenset(tokens_of(metadata.headlines[0])) if metadata.headlines else frozenset(),
        summary_words=tuple(tokens_of(metadata.descriptions[0])) if metadata.descriptions else (),
        body_words=" ".join(tokens_of(metadata.body)) if metadata.body else "",
    )


@lru_cache(maxsize=1)
def _networks() -> tuple[Networks, Networks]:
    """Give the shipped networks: those of HTML, those of dumps."""
    file = resources.files(__package__).joinpath("weights.json")
    stored = json.loads(file.read_text(encoding="utf-8"))
    html, dump = (
        Networks(
            headline=network_of(stored[kind]["headline"]), roles=tuple(map(network_of, stored[kind]["roles"]))
        )
        for kind in ("html", "dump")
    )
    return html, dump
