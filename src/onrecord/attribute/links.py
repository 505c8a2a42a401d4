"""Links: which fragments of content, cue and source make one attribution.

Takes the fragments of one text and the network's link scores; gives Groups. A content
fragment asks three questions, each answered by a probability over the fragments that
share its window: which cue, which source, which earlier content it goes on from.

Order of work: join contents -> share out cues -> one content a cue -> share out sources -> a verb's
voice before that of what only carries the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.confidence import Chances
from onrecord.attribute.encoder import Scores
from onrecord.attribute.spans import Fragment
from onrecord.attribute.tokens import paragraph_numbers, stand_in_marks

Float = NDArray[np.float32]
Flags = NDArray[np.bool_]
# A content goes on from an earlier one above this probability; set on dev, where 0.85 to 0.98 give the same.
JOIN_ABOVE = 0.9
# Contents of one cue are one statement if at most this many words part them (source, cue, addressee).
JOIN_REACH = 10
# Two contents of one cue stay two statements where each has its own voice with more than this probability.
SURE_VOICE = 0.5
# What the probability of "none" counts for once more, where a cue stands but no source was chosen: of two
# conjoined verbs the second shares the voice of the first.
NONE_WEIGHT = 0.3
# Words that a window holds at the most; what lies farther off cannot answer a content.
REACH = 254
# What is left of a link's probability for each paragraph that it crosses.
CROSSING = 0.25
_FADING = CROSSING ** np.arange(3)  # for none, one, and more
# How many contents back a content may go on from.
JOIN_CHOICES = 8
# At most this many words stand between a content and an "according to" behind its own verb.
CARRIER_REACH = 16
# Marks that do not end a sentence.
_MIDDLE = frozenset(",;:-–—)")
# How many words at a fragment's head may answer a link: the head may be a word off.
HEAD_WORDS = 3


@dataclass(slots=True)
class Group:
    """One attribution as fragments.

    Args:
        contents: One or more, in order.
        cue, source: None where there is none.
        source_chance: Probability of the source's link, or of none, 0 to 1.
    """

    contents: list[Fragment]
    cue: Fragment | None = None
    source: Fragment | None = None
    source_chance: float = 1.0

    @property
    def stretch(self) -> tuple[int, int]:
        """The words from the first content's beginning to the last one's end."""
        return self.contents[0].low, self.contents[-1].high

    @property
    def chances(self) -> Chances:
        """What the network says of the parts."""
        words = sum(content.high - content.low for content in self.contents)
        whole = sum(content.confidence * (content.high - content.low) for content in self.contents)
        return Chances(
            content=whole / words,
            edge=min(content.edge for content in self.contents),
            cue=self.cue.confidence if self.cue else 0.0,
            source=self.source_chance,
        )


class _Row:
    """Fragments of one role, by their number in the text."""

    def __init__(self, fragments: Sequence[Fragment], paragraphs: NDArray[np.int64]) -> None:
        self.fragments = fragments
        self.lows = np.asarray([fragment.low for fragment in fragments], dtype=np.int64)
        self.highs = np.asarray([fragment.high for fragment in fragments], dtype=np.int64)
        self.paragraphs = paragraphs[self.lows]
        self.last_paragraphs = paragraphs[self.highs - 1]

    def __len__(self) -> int:
        return len(self.fragments)

    def between(self, low: int, high: int) -> list[Fragment]:
        """Give the fragments that lie inside a stretch of words."""
        first, behind = self.lows.searchsorted((low, high)).tolist()
        return [fragment for fragment in self.fragments[first:behind] if fragment.high <= high]

    def near(self, groups: Sequence[Group]) -> Flags:
        """Say which fragments begin at most REACH words outside each group.

        Only what lies within a window's reach of a content can answer it.
        """
        stretches = np.asarray([group.stretch for group in groups], dtype=np.int64).reshape(-1, 2)
        return (self.lows >= stretches[:, :1] - REACH) & (self.lows <= stretches[:, 1:] + REACH)


class _Questions:
    """What the links of one text are judged by.

    Every content asks at once: bool and float arrays are (contents, targets) or (groups, targets).
    """

    def __init__(self, fragments: Sequence[Fragment], scores: Scores, links: Sequence[str]) -> None:
        self.tokens = scores.tokens
        self.paragraphs = paragraph_numbers(scores.tokens)
        self.contents, self.cues, self.sources = (
            _Row([fragment for fragment in fragments if fragment.role == role], self.paragraphs)
            for role in ("content", "cue", "source")
        )
        marked = np.concatenate(([0], np.cumsum(stand_in_marks(scores.tokens))))
        self.quoted: Flags = marked[self.contents.highs] > marked[self.contents.lows]
        self.number = {fragment.low: number for number, fragment in enumerate(self.contents.fragments)}
        self._scores = scores
        self._links = links

    def answers(self, link: str, row: _Row) -> tuple[Float, Float]:
        """Give what the network says of each content and each target, by its best head, and of none."""
        sizes = np.minimum(row.highs - row.lows, HEAD_WORDS)
        firsts = np.cumsum(sizes) - sizes
        heads = np.arange(sizes.sum()) + np.repeat(row.lows - firsts, sizes)
        scores, none = self._scores.link_scores(self._links.index(link), self.contents.lows, heads)
        return np.maximum.reduceat(scores, firsts, axis=1) if len(firsts) else scores, none

    def contents_of(self, groups: Sequence[Group]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the numbers of the groups' contents, and where those of each group begin among them."""
        numbers = [self.number[content.low] for group in groups for content in group.contents]
        sizes = np.asarray([len(group.contents) for group in groups], dtype=np.int64)
        return np.asarray(numbers, dtype=np.int64), np.cumsum(sizes) - sizes


def link_fragments(fragments: Sequence[Fragment], scores: Scores, links: Sequence[str]) -> list[Group]:
    """Link the fragments of one text.

    Args:
        fragments: Of all roles, in order.
        scores: The network's scores of the same text.
        links: Names of the links, as in labels.json.

    Returns:
        One group an attribution, in order of its first content.
    """
    ask = _Questions(fragments, scores, links)
    if not len(ask.contents):
        return []
    groups = _join(ask)
    answers = ask.answers("cue", ask.cues)
    for group, (number, _) in zip(
        groups, _choose(groups, ask.cues, answers, _cues_of(groups, ask), ask), strict=True
    ):
        group.cue = None if number is None else ask.cues.fragments[number]
    spoken = ask.answers("source", ask.sources)
    groups = _one_group_a_cue(groups, spoken, ask)
    _give_sources(groups, spoken, ask)
    for group in groups:
        _prefer_verb(group, ask)
    return groups


def _cues_of(groups: Sequence[Group], ask: _Questions) -> Flags:
    """Say which cues may report a group: words without marks are reported in their own paragraph."""
    contents, (numbers, firsts) = ask.contents, ask.contents_of(groups)
    own = (ask.cues.paragraphs == contents.paragraphs[numbers, None]) | (
        ask.cues.paragraphs == contents.last_paragraphs[numbers, None]
    )
    may = np.logical_or.reduceat(own | ask.quoted[numbers, None], firsts, axis=0)
    is_quoted = np.logical_or.reduceat(ask.quoted[numbers], firsts)
    return ask.cues.near(groups) & (may | is_quoted[:, None])


def _voices(groups: Sequence[Group], ask: _Questions) -> Flags:
    """Say which sources stand near a group, but those that another cue's "according to" leads in."""
    may = ask.sources.near(groups)
    cues_near = ask.cues.near(groups)
    for number, cue in enumerate(ask.cues.fragments):
        if _is_according(cue, ask):
            others = cues_near[:, number] & [group.cue is not cue for group in groups]
            may[np.ix_(others, ask.sources.lows == cue.high)] = False
    return may


def _is_according(cue: Fragment, ask: _Questions) -> bool:
    return ask.tokens.word(cue.low).lower() == "according"


def _prefer_verb(group: Group, ask: _Questions) -> None:
    """Take the speaker of "P, she said, according to T": what follows "according to" only carries P."""
    if group.cue is None or not _is_according(group.cue, ask):
        return
    low, high = group.contents[-1].high, group.cue.low
    verbs, voices = ask.cues.between(low, high), ask.sources.between(low, high)
    if verbs and voices and high - low <= CARRIER_REACH and ask.paragraphs[low - 1] == ask.paragraphs[high]:
        group.cue, group.source = verbs[0], voices[0]


def _give_sources(groups: Sequence[Group], answers: tuple[Float, Float], ask: _Questions) -> None:
    """Give each group its source; where a cue stands without one, its paragraph is asked once more."""
    voices = _voices(groups, ask)
    for group, (number, chance) in zip(
        groups, _choose(groups, ask.sources, answers, voices, ask), strict=True
    ):
        group.source = None if number is None else ask.sources.fragments[number]
        group.source_chance = chance
    again = [place for place, group in enumerate(groups) if group.source is None and group.cue is not None]
    lost = [groups[place] for place in again]
    if not lost:
        return
    at_cue = ask.paragraphs[[group.cue.low for group in lost if group.cue]]
    may = voices[again] & (ask.sources.paragraphs == at_cue[:, None])
    for group, (number, _) in zip(
        lost, _choose(lost, ask.sources, answers, may, ask, none_weight=NONE_WEIGHT), strict=True
    ):
        group.source = None if number is None else ask.sources.fragments[number]


def _join(ask: _Questions) -> list[Group]:
    """Join each content to the earlier one that it goes on from."""
    contents = ask.contents.fragments
    places = np.arange(len(contents))
    behind = places[:, None] - places
    chances, _ = _chances(ask.answers("earlier", ask.contents), (behind > 0) & (behind <= JOIN_CHOICES))
    likeliest = chances.argmax(axis=1).tolist()
    groups: list[Group] = []
    owner: list[Group] = []
    for number, content in enumerate(contents):
        earlier = likeliest[number]
        if number and _runs_on(contents[number - 1], content, ask):
            group = owner[number - 1]
            group.contents.append(content)
        elif chances[number, earlier] > JOIN_ABOVE and _may_go_on(contents[earlier], content, ask):
            group = owner[earlier]
            group.contents.append(content)
        else:
            group = Group([content])
            groups.append(group)
        owner.append(group)
    return groups


def _may_go_on(before: Fragment, content: Fragment, ask: _Questions) -> bool:
    """Say whether two contents can be one statement: words without marks end with their paragraph."""
    if ask.paragraphs[before.high - 1] == ask.paragraphs[content.low]:
        return True
    return bool(ask.quoted[ask.number[before.low]] or ask.quoted[ask.number[content.low]])


def _runs_on(before: Fragment, content: Fragment, ask: _Questions) -> bool:
    """Say whether a content begins in the middle of a sentence, right where another one ends."""
    if before.high != content.low:
        return False
    last = ask.tokens.word(before.high - 1)
    return last.isalnum() or last in _MIDDLE


def _one_group_a_cue(groups: Sequence[Group], spoken: tuple[Float, Float], ask: _Questions) -> list[Group]:
    """Join contents of one voice that name the same cue and stand next to it; a cue reports one content."""
    out: list[Group] = []
    last: dict[int, Group] = {}
    for group in groups:
        other = last.get(group.cue.low) if group.cue else None
        if (
            other is not None
            and group.contents[0].low - other.contents[-1].high <= JOIN_REACH
            and _may_go_on(other.contents[-1], group.contents[0], ask)
            and not _have_two_voices([other, group], spoken, ask)
        ):
            other.contents.extend(group.contents)
            continue
        out.append(group)
        if group.cue:
            last[group.cue.low] = group
    return out


def _have_two_voices(pair: Sequence[Group], spoken: tuple[Float, Float], ask: _Questions) -> bool:
    """Say whether two groups have surely not the same source."""
    (one, sure), (other, surely) = _choose(pair, ask.sources, spoken, _voices(pair, ask), ask)
    return None not in (one, other) and one != other and min(sure, surely) > SURE_VOICE


def _choose(
    groups: Sequence[Group],
    row: _Row,
    answers: tuple[Float, Float],
    may: Flags,
    ask: _Questions,
    *,
    none_weight: float = 1.0,
) -> list[tuple[int | None, float]]:
    """Choose for each group the target that all its contents together hold for likeliest, and how likely."""
    numbers, firsts = ask.contents_of(groups)
    of_content = np.repeat(may, np.diff([*firsts, len(numbers)]), axis=0)
    chances, none = _chances((answers[0][numbers], answers[1][numbers]), of_content)
    crossed = np.abs(row.paragraphs - ask.contents.last_paragraphs[numbers, None])
    chances *= _FADING[np.minimum(crossed, len(_FADING) - 1)]
    weights = (ask.contents.highs - ask.contents.lows)[numbers] ** 0.5
    every = np.column_stack((chances, none * none_weight)) * weights[:, None]
    total = np.add.reduceat(every, firsts, axis=0)
    best, whole = total.argmax(axis=1), total.sum(axis=1)
    return [
        (None, 1.0) if not own else (None if place == len(row) else place, top / own)
        for place, top, own in zip(best.tolist(), total.max(axis=1).tolist(), whole.tolist(), strict=True)
    ]


def _chances(answers: tuple[Float, Float], may: Flags) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give for each content the probability of each target that may answer, and of none."""
    scores, none = np.where(may, answers[0], -np.inf), answers[1]
    top = np.maximum(scores.max(axis=1, initial=-np.inf), none)
    shares = np.exp(scores - top[:, None]).astype(np.float64)
    none_share = np.exp(none.astype(np.float64) - top)
    whole = shares.sum(axis=1) + none_share
    return shares / whole[:, None], none_share / whole
