"""Scenes: the words around a cue, sorted by what they have to do with it.

Takes an article field and the spans of one attribution; gives the words of subject and cue, those
between them that belong to the cue's clause, and those before the subject. The content's own
words are left out, so that a negation inside it does not reach the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.wording import AUXILIARIES, NEGATORS, Word, cut_texts, is_adverb, word_set
from onrecord.domain.span import Span

_REACH = 160
_CLAUSE_REACH = 7
# A set of characters first: those before it are looked at where one stands, and not at every place.
_SENTENCE_END = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?<=[a-z0-9)\]’'”\"]{2}[.!?…])[.!?…]*[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9]))"
)
_RELATIVES = word_set("who which that whose whom")
_CLAUSE_STARTS = word_set("and but then while though although as when before after because ; : , — – -")
REFUSALS = word_set(
    "refuse decline fail neglect omit forget hesitate avoid refrain resist unwilling unable reluctant "
    "stop cease help delay postpone defer afraid scared ashamed hesitant wary loath unlikely "
    "refusal reluctance failure unwillingness"
)
FUTURE_LEADS = word_set(
    "expect set due schedule slate likely poise poised prepare ready about plan intend hope aim want going "
    "bound sure certain tip anticipate verge brink vow promise pledge swear agree threaten offer"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A cue with its surroundings, all in lower case and without the content's words.

    Args:
        own: The cue's words.
        between: The words between subject and cue that belong to the cue's clause.
        source: The words of the source.
        left: Up to ten words before the subject, in its sentence.
        after: The two words after the cue.
        is_question: Whether the sentence ends with a question mark outside the content.
        follows_subject: Whether the subject opens the sentence and the cue comes right after it.
    """

    own: tuple[str, ...]
    between: tuple[str, ...]
    source: tuple[str, ...]
    left: tuple[str, ...]
    after: tuple[str, ...]
    is_question: bool
    follows_subject: bool


def look_around(
    words: str, own: Sequence[Word], *, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span]
) -> Scene:
    """Gather what stands around a cue.

    Args:
        words: The field's text.
        own: The cue's words, as `cut_words` gave them.
        cue, content, source: The attribution's spans.

    Returns:
        The Scene; its parts are empty where nothing stands there.
    """
    first, last = own[0].span.start, own[-1].span.end
    subjects = [span for span in sorted(source) if span.end <= first]
    opening = _sentence_start(words, min([first, *(span.start for span in subjects[-1:])]))
    gap_from = subjects[-1].end if subjects and subjects[-1].end >= opening else None
    masked = (*content, *cue)
    if gap_from is not None:
        gap = _free(words, Span(max(gap_from, first - 2 * _REACH), first), masked)
        between = _adjacent_run(gap) if own[0].text.endswith("ing") else _clause(gap)
        left = _free(words, Span(opening, subjects[-1].start), masked)
    else:
        before = _free(words, Span(opening, first), (*masked, *source))
        between = _adjacent_run(before)
        left = before[: len(before) - len(between)]
    end = _SENTENCE_END.search(words, last)
    tail = words[last : end.end() if end else min(len(words), last + 600)].rstrip().rstrip("\"'”’)")
    question_at = last + len(tail) - 1
    return Scene(
        own=tuple(word.text for word in own),
        between=between,
        source=tuple(text for span in sorted(source) for text in cut_texts(words, span.start, span.end)),
        left=left[-10:],
        after=_free(words, Span(last, min(len(words), last + 40)), (*content, *source))[:2],
        is_question=tail.endswith("?")
        and not any(span.start <= question_at < span.end - 1 for span in content),
        follows_subject=gap_from is not None and first - gap_from <= 1 and not left,
    )


def _sentence_start(words: str, before: int) -> int:
    start = max(0, before - _REACH)
    for match in _SENTENCE_END.finditer(words, start, before):
        start = match.end()
    return start


def _free(words: str, span: Span, masked: Sequence[Span]) -> tuple[str, ...]:
    """Give the words of a stretch that no masked span covers."""
    out: list[str] = []
    start = span.start
    for other in sorted(masked):
        if other.start >= span.end:
            break
        out.extend(cut_texts(words, start, other.start))
        start = max(start, other.end)
    out.extend(cut_texts(words, start, span.end))
    return tuple(out)


def _clause(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Keep, of the words between subject and cue, those of the cue's own clause."""
    rest = list(gap)
    while rest.count(",") >= 2:
        opening = rest.index(",")
        del rest[opening : rest.index(",", opening + 1) + 1]
    if any(word in _RELATIVES for word in rest):
        return _adjacent_run(tuple(rest))
    for place in range(len(rest) - 1, -1, -1):
        if rest[place] in _CLAUSE_STARTS:
            rest = rest[place + 1 :]
            break
    return tuple(rest) if len(rest) <= _CLAUSE_REACH else _adjacent_run(tuple(rest))


def _adjacent_run(before: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the auxiliaries, adverbs, negations and leading verbs right before a cue."""
    place = len(before)
    while place:
        word = before[place - 1]
        if word in AUXILIARIES or word in NEGATORS or is_adverb(word) or word == "to" or _is_lead(word):
            place -= 1
        elif place >= 2 and _is_joint(before[place - 2], word):
            place -= 2
        else:
            break
    return before[place:]


def _is_joint(before: str, word: str) -> bool:
    """Say whether two words join a verb to what stands before it ("confirm or", "short of")."""
    if word in ("or", "nor"):
        return before in load_lexicon().verb_forms
    return word in ("of", "than", "from") and before in ("short", "instead", "rather", "far", "back", "away")


def _is_lead(word: str) -> bool:
    base = load_lexicon().base_of(word)
    return base in REFUSALS or base in FUTURE_LEADS or base == "deny"
