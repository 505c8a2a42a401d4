"""Links: which fragments of content, cue and source make one attribution.

Takes the fragments of one text and the network's link scores; gives Groups. A content
fragment asks three questions, each answered by a probability over the fragments that
share its window: which cue, which source, which earlier content it goes on from.

Order of work: join contents -> share out cues -> one content a cue -> share out sources -> a verb's
voice before that of what only carries the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.confidence import Chances
from onrecord.attribute.encoder import Scores
from onrecord.attribute.spans import Fragment
from onrecord.attribute.tokens import paragraph_numbers, stand_in_marks

# A content goes on from an earlier one above this probability; set on dev, where 0.85 to 0.98 give the same.
JOIN_ABOVE = 0.9
# Contents of one cue are one statement if at most this many words part them (source, cue, addressee).
JOIN_REACH = 40
# What the probability of "none" counts for once more, where a cue stands but no source was chosen: of two
# conjoined verbs the second shares the voice of the first.
NONE_WEIGHT = 0.3
# Words that a window holds at the most; what lies farther off cannot answer a content.
REACH = 254
# What is left of a link's probability for each paragraph that it crosses.
CROSSING = 0.25
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
    """Fragments of one role, found by their place.

    Only what lies within a window's reach of a content can answer it.
    """

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._fragments = fragments
        self._lows = [fragment.low for fragment in fragments]

    def near(self, low: int, high: int) -> Sequence[Fragment]:
        """Give the fragments that begin at most REACH words outside a stretch of words."""
        return self._fragments[bisect_left(self._lows, low - REACH) : bisect_right(self._lows, high + REACH)]

    def between(self, low: int, high: int) -> list[Fragment]:
        """Give the fragments that lie inside a stretch of words."""
        found = self._fragments[bisect_left(self._lows, low) : bisect_left(self._lows, high)]
        return [fragment for fragment in found if fragment.high <= high]


@dataclass(frozen=True, slots=True)
class _Questions:
    """What the links of one text are judged by."""

    scores: Scores
    links: Sequence[str]
    paragraphs: NDArray[np.int64]
    quoted: NDArray[np.bool_]


def link_fragments(fragments: Sequence[Fragment], scores: Scores, links: Sequence[str]) -> list[Group]:
    """Link the fragments of one text.

    Args:
        fragments: Of all roles, in order.
        scores: The network's scores of the same text.
        links: Names of the links, as in labels.json.

    Returns:
        One group an attribution, in order of its first content.
    """
    ask = _Questions(scores, links, paragraph_numbers(scores.tokens), stand_in_marks(scores.tokens))
    contents = [fragment for fragment in fragments if fragment.role == "content"]
    cues = _Row([fragment for fragment in fragments if fragment.role == "cue"])
    sources = _Row([fragment for fragment in fragments if fragment.role == "source"])
    groups = _join(contents, ask)
    for group in groups:
        group.cue, _ = _choose(group.contents, _cues_of(group, cues, ask), "cue", ask)
    groups = _one_group_a_cue(groups, ask)
    for group in groups:
        _give_source(group, _voices(group, cues, sources, ask), ask)
        _prefer_verb(group, cues, sources, ask)
    return groups


def _cues_of(group: Group, cues: _Row, ask: _Questions) -> Sequence[Fragment]:
    """Give the cues that may report a group: words without marks are reported in their own paragraph."""
    near = cues.near(*group.stretch)
    if any(ask.quoted[content.low : content.high].any() for content in group.contents):
        return near
    own = {
        int(ask.paragraphs[place]) for content in group.contents for place in (content.low, content.high - 1)
    }
    return [cue for cue in near if int(ask.paragraphs[cue.low]) in own]


def _voices(group: Group, cues: _Row, sources: _Row, ask: _Questions) -> list[Fragment]:
    """Give the sources near a group but those that another cue's "according to" leads in."""
    led = {cue.high for cue in cues.near(*group.stretch) if cue is not group.cue and _is_according(cue, ask)}
    return [source for source in sources.near(*group.stretch) if source.low not in led]


def _is_according(cue: Fragment, ask: _Questions) -> bool:
    return ask.scores.tokens.word(cue.low).lower() == "according"


def _prefer_verb(group: Group, cues: _Row, sources: _Row, ask: _Questions) -> None:
    """Take the speaker of "P, she said, according to T": what follows "according to" only carries P."""
    if group.cue is None or not _is_according(group.cue, ask):
        return
    low, high = group.contents[-1].high, group.cue.low
    verbs, voices = cues.between(low, high), sources.between(low, high)
    if verbs and voices and high - low <= CARRIER_REACH and ask.paragraphs[low - 1] == ask.paragraphs[high]:
        group.cue, group.source = verbs[0], voices[0]


def _give_source(group: Group, sources: Sequence[Fragment], ask: _Questions) -> None:
    group.source, group.source_chance = _choose(group.contents, sources, "source", ask)
    if group.source is None and group.cue is not None:
        paragraph = ask.paragraphs[group.cue.low]
        near = [source for source in sources if ask.paragraphs[source.low] == paragraph]
        group.source, _ = _choose(group.contents, near, "source", ask, none_weight=NONE_WEIGHT)


def _join(contents: Sequence[Fragment], ask: _Questions) -> list[Group]:
    """Join each content to the earlier one that it goes on from."""
    groups: list[Group] = []
    owner: dict[int, Group] = {}
    for number, content in enumerate(contents):
        earlier = contents[max(0, number - JOIN_CHOICES) : number]
        chances, _ = _chances(content, earlier, "earlier", ask)
        place = int(np.argmax(chances)) if len(chances) else -1
        if earlier and _runs_on(earlier[-1], content, ask):
            group = owner[earlier[-1].low]
            group.contents.append(content)
        elif place >= 0 and chances[place] > JOIN_ABOVE and _may_go_on(earlier[place], content, ask):
            group = owner[earlier[place].low]
            group.contents.append(content)
        else:
            group = Group([content])
            groups.append(group)
        owner[content.low] = group
    return groups


def _may_go_on(before: Fragment, content: Fragment, ask: _Questions) -> bool:
    """Say whether two contents can be one statement: words without marks end with their paragraph."""
    if ask.paragraphs[before.high - 1] == ask.paragraphs[content.low]:
        return True
    return bool(ask.quoted[before.low : before.high].any() or ask.quoted[content.low : content.high].any())


def _runs_on(before: Fragment, content: Fragment, ask: _Questions) -> bool:
    """Say whether a content begins in the middle of a sentence, right where another one ends."""
    last = ask.scores.tokens.word(before.high - 1)
    return before.high == content.low and (last.isalnum() or last in _MIDDLE)


def _one_group_a_cue(groups: Sequence[Group], ask: _Questions) -> list[Group]:
    """Join contents that name the same cue and stand next to it; a cue reports one content."""
    out: list[Group] = []
    last: dict[int, Group] = {}
    for group in groups:
        other = last.get(group.cue.low) if group.cue else None
        if (
            other is not None
            and group.contents[0].low - other.contents[-1].high <= JOIN_REACH
            and _may_go_on(other.contents[-1], group.contents[0], ask)
        ):
            other.contents.extend(group.contents)
            continue
        out.append(group)
        if group.cue:
            last[group.cue.low] = group
    return out


def _choose(
    contents: Sequence[Fragment],
    targets: Sequence[Fragment],
    link: str,
    ask: _Questions,
    *,
    none_weight: float = 1.0,
) -> tuple[Fragment | None, float]:
    """Choose the target that all fragments of a content together hold for likeliest, and how likely."""
    total = np.zeros(len(targets) + 1)
    places = ask.paragraphs[[target.low for target in targets]]
    for content in contents:
        chances, none = _chances(content, targets, link, ask)
        crossed = np.minimum(np.abs(places - ask.paragraphs[content.high - 1]), 2)
        total += (
            np.append(chances * CROSSING**crossed, none * none_weight) * (content.high - content.low) ** 0.5
        )
    if not total.any():
        return None, 1.0
    best = int(np.argmax(total))
    return (None if best == len(targets) else targets[best]), float(total[best] / total.sum())


def _chances(
    content: Fragment, targets: Sequence[Fragment], link: str, ask: _Questions
) -> tuple[NDArray[np.float64], float]:
    """Give the probability of each target, and of none, for one content fragment."""
    if not targets:
        return np.zeros(0), 1.0
    sizes = [min(target.high - target.low, HEAD_WORDS) for target in targets]
    heads = [target.low + step for target, size in zip(targets, sizes, strict=True) for step in range(size)]
    answers, none = ask.scores.link_scores(ask.links.index(link), content.low, heads)
    top = max(float(answers.max()), none)
    best = np.zeros(len(targets))
    np.maximum.at(best, np.repeat(np.arange(len(targets)), sizes), np.exp(answers - top))
    none_share = float(np.exp(none - top))
    whole = float(best.sum()) + none_share
    return best / whole, none_share / whole
