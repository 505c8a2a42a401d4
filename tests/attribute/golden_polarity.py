"""The hand-written cases of tests/golden/polarity*.txt, and how they are scored.

The first file's head says how a case is written. An inversion shows as said what was denied
or not said, or the reverse: the one fault that puts words into someone's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.attribute import Model, attribute
from onrecord.attribute.acts import CueJudgement, judge_cue
from onrecord.attribute.wording import NEGATORS, cut_words
from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = ("polarity.txt", "polarity_held.txt", "polarity_blind.txt")
# A statement is the gold one where its content shares this part of all the letters of both.
SAME_CONTENT = 0.5
_PART = re.compile(r"\{([SQC]):([^}]*)\}")
_NEGATION = NEGATORS | {"untrue"}
_AGAINST = ("denied", "not_said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: a sentence, its spans, and what a careful reader makes of them."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    gold: CueJudgement


Judged = Sequence[tuple[Case, CueJudgement]]


def read_cases(name: str) -> list[Case]:
    """Read the cases of one golden file."""
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [_case(*line.split(" | ", 3)) for line in lines if line and not line.startswith("#")]


def read_marked(sentence: str) -> tuple[str, dict[str, list[Span]]]:
    """Give a marked sentence's text and its spans, by the letter of their mark."""
    text, done = "", 0
    spans: dict[str, list[Span]] = {"S": [], "Q": [], "C": []}
    for match in _PART.finditer(sentence):
        text += sentence[done : match.start()]
        spans[match[1]].append(Span(len(text), len(text) + len(match[2])))
        text += match[2]
        done = match.end()
    return text + sentence[done:], spans


def judge_spans(cases: Sequence[Case]) -> Judged:
    """Judge cases with their own spans."""
    return [(case, judge_cue(case.text, case.cue, case.content, case.source)) for case in cases]


def judge_texts(cases: Sequence[Case], model: Model) -> Judged:
    """Judge cases with the model's spans; those that it does not find are left out."""
    found = (
        (case, _same(case, attribute(Article(text=case.text, language="en"), model).attributions))
        for case in cases
    )
    return [
        (case, CueJudgement(act=each.act, lemma=each.cue_lemma, polarity=each.polarity))
        for case, each in found
        if each is not None
    ]


def polarities(judged: Judged) -> list[tuple[str, str]]:
    """Give pairs of the gold polarity and the found one."""
    return [(case.gold.polarity, found.polarity) for case, found in judged]


def acts(judged: Judged) -> list[tuple[str, str]]:
    """Give pairs of the gold act and the found one."""
    return [(case.gold.act, found.act) for case, found in judged]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Give the mean over the gold classes of 2 right / (gold + found)."""
    classes = {gold for gold, _ in pairs}
    return sum(_f1(each, pairs) for each in classes) / len(classes)


def inversions(judged: Judged) -> list[str]:
    """Give the sentences whose content is shown as said and was not, or the reverse."""
    return [
        f"{case.text} [{case.gold.polarity}, found {found.polarity}]"
        for case, found in judged
        if "asserted" in (case.gold.polarity, found.polarity)
        and (case.gold.polarity in _AGAINST or found.polarity in _AGAINST)
    ]


def _f1(name: str, pairs: Sequence[tuple[str, str]]) -> float:
    right = sum(gold == found == name for gold, found in pairs)
    return 2 * right / sum((gold == name) + (found == name) for gold, found in pairs)


def _case(act: str, lemma: str, polarity: str, sentence: str) -> Case:
    text, spans = read_marked(sentence)
    gold = CueJudgement(
        act=act,  # type: ignore[arg-type]  # a word of the file
        lemma=None if lemma == "-" else lemma,
        polarity=polarity,  # type: ignore[arg-type]
    )
    return Case(
        text=text, source=tuple(spans["S"]), cue=tuple(spans["Q"]), content=tuple(spans["C"]), gold=gold
    )


def _same(case: Case, attributions: Sequence[Attribution]) -> Attribution | None:
    """Find the statement of a case: its cue touches the gold one and their contents are nearly the same.

    Where the model has the negation in the content ("found" "no evidence that"), it is another statement.
    """
    gold = _letters(case.content)
    best, most = None, SAME_CONTENT
    for each in attributions:
        shared = len(gold & _letters(each.content)) / len(gold | _letters(each.content))
        if shared >= most and _letters(each.cue) & _letters(case.cue) and not _holds_negation(each, case):
            best, most = each, shared
    return best


def _holds_negation(found: Attribution, case: Case) -> bool:
    return any(
        word.text in _NEGATION and any(span.contains(word.span) for span in found.content)
        for cue in case.cue
        for word in cut_words(case.text, cue)
    )


def _letters(spans: Sequence[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}
