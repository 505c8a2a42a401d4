"""Polarity: whether the words around a cue let its content stand as asserted.

Takes a cue's words with what stands around them; gives "asserted", "denied",
"not_said", "conditional" or "future". Negation inside the content is none of its business.

Order of work: negation (of cue, subject or sentence opening) -> condition -> future.
A refusal that is itself negated ("did not hesitate to say") is an assertion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.wording import AUXILIARIES, NEGATORS, Word, cut_words, is_adverb, word_set
from onrecord.domain.span import Span
from onrecord.domain.statement import Polarity

_REACH = 160
_CLAUSE_REACH = 7
_SENTENCE_END = re.compile(r"(?:(?<=[a-z0-9)\]’'”\"]{2})[.!?…]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n)")
_NO_NEGATION = word_set(
    "only just merely simply surprisingly least doubt unexpectedly fewer less infrequently other"
)
_REFUSALS = word_set(
    "refuse decline fail neglect omit forget hesitate avoid refrain resist unwilling unable reluctant "
    "stop help loath unlikely refusal reluctance failure unwillingness"
)
_MODALS = word_set("would could might may should must")
_FUTURES = word_set("will shall 'll wo sha")
_FUTURE_LEADS = word_set(
    "expect set due schedule slate likely poise poised prepare ready about plan intend hope aim want going"
)
_CONDITIONS = word_set("if unless whether lest until suppose supposing assuming provided")
_HABITS = word_set(
    "later often always sometimes frequently repeatedly subsequently eventually regularly then only"
)
_RELATIVES = word_set("who which that whose whom")
_CLAUSE_STARTS = word_set("and but then while though although as when before after because ; : , — – -")
_INSTEAD = re.compile(r"\b(?:short of|instead of|rather than|far from|stead of|away from)$")
_NOT_SO = re.compile(
    r"\b(?:not true|untrue|false|incorrect|no evidence"
    r"|no indication|no suggestion|no sign|no proof|not the case"
    r"|n't true|n't the case)(?: that)?$"
)
_DENIED_LEFT = re.compile(
    r"(?<!not )(?<!n't )(?<!never )\b(?:deny|denies|denied|denying|rejects|rejected|refuted)"
    r"(?: (?:the )?(?:claims?|reports?|suggestions?|allegations?|accusations?|rumou?rs?))?(?: that)?$"
)
_NEGATIVE_SUBJECT = re.compile(
    r"(?:no(?!\s*\.?\s*\d)\b(?! (?:fewer|less|other|doubt))|neither\b|nobody\b|none\b(?! other)"
    r"|nothing\b|few\b"
    r"|hardly any|not (?!only|just|least|merely))"
)
_NEGATIVE_LEFT = re.compile(
    r"(?:^|[,;—–] |and |but )(?:no|neither|few|none of|neither of|few of|not even|not one of|hardly any)$"
)
_PERCEIVED = word_set("hear see")
_NEGATED_OPENING = re.compile(r"\b(?:nor|never|neither|nowhere|not|no|hardly|scarcely|seldom|rarely|n't)\b")
_ASSERTED_OPENING = re.compile(r"\b(?:only|not until|not only|no sooner|no doubt)\b")


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
    """

    own: tuple[str, ...]
    between: tuple[str, ...]
    source: tuple[str, ...]
    left: tuple[str, ...]
    after: tuple[str, ...]
    is_question: bool


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
        source=tuple(word.text for span in sorted(source) for word in cut_words(words, span)),
        left=left[-10:],
        after=_free(words, Span(last, min(len(words), last + 40)), (*content, *source))[:2],
        is_question=tail.endswith("?")
        and not any(span.start <= question_at < span.end - 1 for span in content),
    )


def find_polarity(scene: Scene, head: int, lemma: str | None) -> Polarity:
    """Judge whether the content is asserted.

    Args:
        scene: What stands around the cue.
        head: Index of the reporting word among the cue's words.
        lemma: Its base form; None if unknown.

    Returns:
        The polarity; an act of denial is "asserted" here unless negated, conditional or future.
    """
    group = (*scene.between, *scene.own[:head])
    phrase_words = scene.own[head : head + len(lemma.split()) + 2] if lemma and " " in lemma else ()
    if _denies_saying(group):
        return "denied"
    refuses = _refuses(group)
    follows = (*scene.own[head + 1 :], *scene.after)[:1]
    negated = follows == ("nothing",) or _is_negated(group, phrase_words, scene)
    if negated != refuses:
        return "not_said"
    left = " ".join(scene.left)
    if _DENIED_LEFT.search(left):
        return "denied"
    if _NOT_SO.search(left):
        return "not_said"
    if _is_conditional(group, scene, head, lemma):
        return "conditional"
    return "future" if _is_future(group) else "asserted"


def _is_negated(group: Sequence[str], phrase_words: Sequence[str], scene: Scene) -> bool:
    if _has_negator(group) or _has_negator(phrase_words):
        return True
    if scene.source and _NEGATIVE_SUBJECT.match(" ".join(scene.source)):
        return True
    left = " ".join(scene.left)
    if _NEGATIVE_LEFT.search(left):
        return True
    return _is_inverted(scene) and bool(_NEGATED_OPENING.search(left)) and not _ASSERTED_OPENING.search(left)


def _has_negator(group: Sequence[str]) -> bool:
    return any(
        word in NEGATORS and (place + 1 >= len(group) or group[place + 1] not in _NO_NEGATION)
        for place, word in enumerate(group)
    )


def _refuses(group: Sequence[str]) -> bool:
    bases = [_base(word) for word in group]
    if "yet" in bases and bases[-1:] == ["to"] and not _has_negator(group):
        return True
    if _INSTEAD.search(" ".join(group)):
        return True
    if "help" in bases or "stop" in bases:
        return _has_negator(group) and "help" in bases
    return any(base in _REFUSALS for base in bases)


def _denies_saying(group: Sequence[str]) -> bool:
    """Say whether the cue itself is what is denied ("denied saying", "denies having said")."""
    rest = [word for word in group if word not in AUXILIARIES and not is_adverb(word)]
    return bool(rest) and _base(rest[-1]) in ("deny", "denial") and not _has_negator(group)


def _is_conditional(group: Sequence[str], scene: Scene, head: int, lemma: str | None) -> bool:
    if scene.left and scene.left[-1] in _CONDITIONS:
        return True
    if lemma is None and scene.own[-1] in _CONDITIONS:
        return True
    if any(word in ("if", "unless") for word in scene.between):
        return True
    if _is_inverted(scene):
        auxiliary = scene.left[-1]
        if scene.is_question:
            return True
        if auxiliary in ("should", "had", "were") and len(scene.left) < 3:
            return True
    return _has_modal(group, scene, head, lemma)


def _has_modal(group: Sequence[str], scene: Scene, head: int, lemma: str | None) -> bool:
    is_bare = lemma is not None and scene.own[head] == lemma.split()[0]
    modal = next((word for word in group if word in _MODALS or (word == "'d" and is_bare)), None)
    if modal is None or scene.source[:1] in (("i",), ("we",)):
        return False
    if any(_base(word) in _PERCEIVED for word in group):
        return False
    has_habit = any(word in _HABITS for word in group) or ("go" in group and "on" in group)
    return not (modal in ("would", "'d") and has_habit)


def _is_future(group: Sequence[str]) -> bool:
    if any(word in _FUTURES for word in group):
        return True
    for place, word in enumerate(group):
        if word != "to" or not place:
            continue
        lead = group[place - 1]
        if lead in _FUTURE_LEADS or _base(lead) in _FUTURE_LEADS:
            return True
        if lead in ("is", "are", "'s", "'re", "was", "were"):
            return True
    return False


def _is_inverted(scene: Scene) -> bool:
    """Say whether an auxiliary stands right before the subject ("never has the minister said")."""
    return bool(scene.left) and scene.left[-1] in AUXILIARIES and not scene.left[-1].startswith("'")


def _base(word: str) -> str:
    return load_lexicon().base_of(word)


def _sentence_start(words: str, before: int) -> int:
    start = max(0, before - _REACH)
    for match in _SENTENCE_END.finditer(words, start, before):
        start = match.end()
    return start


def _free(words: str, span: Span, masked: Sequence[Span]) -> tuple[str, ...]:
    """Give the words of a stretch that no masked span covers."""
    if span.end <= span.start:
        return ()
    return tuple(
        word.text for word in cut_words(words, span) if not any(word.span.overlaps(other) for other in masked)
    )


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
    return word in ("of", "than", "from") and before in ("short", "instead", "rather", "far")


def _is_lead(word: str) -> bool:
    base = _base(word)
    return base in _REFUSALS or base in _FUTURE_LEADS or base == "deny"
