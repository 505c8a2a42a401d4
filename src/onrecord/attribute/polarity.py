"""Polarity: whether the words around a cue let its content stand as asserted.

Takes the scene of a cue; gives "asserted", "denied", "not_said", "conditional" or "future".
Negation inside the content is none of its business.

Order of work: negation (of cue, subject or sentence opening) -> condition -> future.
A refusal that is itself negated ("did not hesitate to say") is an assertion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.scene import FUTURE_LEADS, REFUSALS, Scene
from onrecord.attribute.wording import AUXILIARIES, NEGATORS, is_adverb, word_set
from onrecord.domain.statement import Polarity

_NO_NEGATION = word_set(
    "only just merely simply surprisingly least doubt unexpectedly fewer less infrequently other"
)
_MODALS = word_set("would could might may should must")
_FUTURES = word_set("will shall 'll wo sha")
_WILL = (("will",), ("shall",))
_RANKS = word_set("first second third last latest next only one earliest")
_CONDITIONS = word_set("if unless whether lest until suppose supposing assuming provided")
_HABITS = word_set(
    "later often always sometimes frequently repeatedly subsequently eventually regularly then only"
)
_COMMANDED = frozenset({"tell", "ask", "say"})
_NO_LOSS = re.compile(
    r"\b(?:(?:wast|los|miss|spar)\w* no \w+(?: in)?|in no uncertain terms"
    r"|not for the (?:first|last) time|or (?:may |might )?not)(?!\w)"
)
_SPEAKING = (("i",), ("we",))
_ABILITY = word_set("can ca cannot could")
_AFFIRMED_BY_NOT = frozenset(
    {"doubt", "have doubt", "leave doubt", "forget", "make secret", "mince word", "make bone"}
)
_ASKS_FOR_MORE = word_set("why how when where what who whom which whose")
_TOO_EARLY = re.compile(
    r"\b(?<!no )(?<!not )(?<!n't )(?:wrong|untrue|unfair|inaccurate|incorrect|misleading"
    r"|premature|exaggeration|too (?:early|soon)|hard|difficult|impossible|mistake)(?: for \w+)? to$"
)
_INSTEAD = re.compile(
    r"\b(?:short of|instead of|rather than|far from|stead of|away from|back from|let alone)$"
)
_NOT_SO = re.compile(
    r"\b(?:not true|untrue|false|incorrect|not the case|n't true|n't the case"
    r"|no (?:\w+ )?(?:evidence|indication|suggestion|sign|proof|record|hint|reason to \w+)"
    r"|nothing to (?:suggest|show|indicate|prove|say)|(?:myth|lie|fiction|misquote)|doubt(?:s|ed)?"
    r"|(?:not|n't|never|cannot|nobody|no one) (?:\w+ )?(?:thinks?|believes?|recalls?|remembers?|says?"
    r"|claims?|suggests?|accepts?|hear|heard))(?: that)?$"
)
_ON_CONDITION = re.compile(
    r"\b(?:in the event|on (?:the )?condition|in case|as long as|so long as|assuming|supposing|provided"
    r"|providing)(?: that)?$"
)
_UNTOLD = word_set(
    "unknown unclear uncertain unsure unaware undecided undisclosed unconvinced unspecified untold unsaid "
    "silent mum mute tight-lipped coy cagey evasive secretive noncommittal non-committal silence"
)
_SAYING_NOTHING = word_set(
    "ignore avoid dodge duck evade sidestep deflect skirt omit withhold conceal hide stonewall"
)
_EVADING = _SAYING_NOTHING - REFUSALS
_BREAKING = frozenset({"break", "end"})
_OBLIGED = ("need", "needs", "has", "have", "ought")
_DENIED_LEFT = re.compile(
    r"(?<!not )(?<!n't )(?<!never )\b(?:den(?:y|ies|ied|ying)|(?:reject|debunk)(?:s|ed|ing)?"
    r"|(?:dismiss|rubbish)(?:es|ed|ing)?|(?:disput|refut)(?:e|es|ed|ing))"
    r"(?: (?:the |any )?(?:claims?|reports?|suggestions?|allegations?|accusations?|rumou?rs?))?(?: that)?$"
)
_NEGATIVE_SUBJECT = re.compile(
    r"(?!.*\b(?:but|except|save|besides)\b)"
    r"(?:no(?!\s*\.?\s*\d)\b(?! (?:fewer|less|other|doubt))|neither\b|nobody\b|none\b(?! other)"
    r"|nothing\b|few\b"
    r"|(?:almost|virtually|practically|nearly|very|precious|so|too) (?:no|nobody|none|few)\b"
    r"|(?:hardly|scarcely|barely) (?:any\w*|an?|one)\b|not (?!only|just|least|merely|a few|a little))"
)
_NEGATIVE_LEFT = re.compile(
    r"(?:^|[,;—–] |and |but )(?:no|neither|few|none of|neither of|few of|not even|not one of|hardly any)$"
)
_PERCEIVED = word_set("hear see")
_NEGATED_OPENING = re.compile(r"\b(?:nor|never|neither|nowhere|not|no|hardly|scarcely|seldom|rarely|n't)\b")
_ASSERTED_OPENING = re.compile(r"\b(?:only|not until|not only|no sooner|no doubt)\b")


def find_polarity(scene: Scene, head: int, lemma: str | None, *, denies: bool = False) -> Polarity:
    """Judge whether the content is asserted.

    Args:
        scene: What stands around the cue.
        head: Index of the reporting word among the cue's words.
        lemma: Its base form; None if unknown.
        denies: Whether the word, left to itself, denies its content.

    Returns:
        The polarity; a denial that is itself negated says nothing ("did not deny").
    """
    group = _plain((*scene.between, *scene.own[:head]))
    is_phrase = lemma is not None and " " in lemma and " not " not in lemma
    phrase_words = scene.own[head : head + len(lemma.split()) + 2] if lemma and is_phrase else ()
    if _denies_saying(group):
        return "denied"
    refuses = _refuses(group) or bool(_TOO_EARLY.search(" ".join((*scene.left[-5:], *group))))
    follows = (*scene.own[head + 1 :], *scene.after)[:2]
    negated = follows[:1] in (("nothing",), ("little",)) or _is_negated(group, phrase_words, scene)
    negated = negated != _is_silent(scene, head)
    plain: Polarity = "denied" if denies else "asserted"
    if negated and lemma in _AFFIRMED_BY_NOT:
        return "asserted"
    if negated and (refuses or _is_beyond(group, follows)):
        return plain
    if negated or refuses:
        return "not_said"
    left = " ".join(scene.left)
    if _DENIED_LEFT.search(left):
        return "denied"
    if _NOT_SO.search(left):
        return "not_said"
    if _is_conditional(group, scene, head, lemma):
        return "conditional"
    return "future" if scene.left[-1:] in _WILL or _is_future(group) or _is_announced(group, scene) else plain


def _plain(group: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the turns of phrase whose negation negates nothing ("wasted no time in")."""
    if "no" not in group and "not" not in group:
        return group
    return tuple(_NO_LOSS.sub("", " ".join(group)).split())


def _is_silent(scene: Scene, head: int) -> bool:
    """Say whether the cue itself tells of silence ("stayed silent", "dodged a question")."""
    bases = {_base(word) for word in scene.own}
    if "ignore" in bases and "be" in bases:
        return False
    if _base(scene.own[head]) in _SAYING_NOTHING:
        return True
    if not bases.isdisjoint(_EVADING):
        return True
    return not bases.isdisjoint(_UNTOLD) and bases.isdisjoint(_BREAKING)


def _is_beyond(group: Sequence[str], follows: Sequence[str]) -> bool:
    """Say whether something cannot be said strongly enough ("cannot stress enough")."""
    return ("enough" in follows or follows[:1] == ("more",)) and any(word in _ABILITY for word in group)


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
    if bases[-2:] == ["still", "to"]:
        return True
    if _INSTEAD.search(" ".join(group)):
        return True
    if "help" in bases or "tire" in bases:
        return _has_negator(group)
    if "stop" in bases:
        return bases[-1] != "to"
    return any(base in REFUSALS for base in bases)


def _denies_saying(group: Sequence[str]) -> bool:
    """Say whether the cue itself is what is denied ("denied saying", "denies having said")."""
    rest = [word for word in group if word not in AUXILIARIES and not is_adverb(word)]
    return bool(rest) and _base(rest[-1]) in ("deny", "denial") and not _has_negator(group)


def _is_conditional(group: Sequence[str], scene: Scene, head: int, lemma: str | None) -> bool:
    if scene.left and (
        scene.left[-1] in _CONDITIONS
        or scene.left[-2:] == ("as", "though")
        or _ON_CONDITION.search(" ".join(scene.left[-5:]))
    ):
        return True
    if not scene.source and any(word in ("if", "unless", "whether", "assuming") for word in scene.left[-4:]):
        return True
    if scene.left[-1:] == ("once",) and scene.own[head].endswith("s"):
        return True
    if lemma in _COMMANDED and not (scene.left or scene.between or scene.source) and scene.own[0] == lemma:
        return True
    if lemma is None and scene.own[-1] in _CONDITIONS:
        return True
    if group[-1:] == ("to",) and group[-2:-1] and group[-2] in _OBLIGED and scene.source[:1] not in _SPEAKING:
        return True
    if any(word in ("if", "unless") for word in scene.between):
        return True
    if _is_inverted(scene):
        auxiliary = scene.left[-1]
        if scene.is_question:
            return scene.left[-2:-1] == () or scene.left[-2] not in _ASKS_FOR_MORE
        if auxiliary in ("should", "had", "were") and len(scene.left) < 3:
            return True
    return _has_modal(group, scene, head, lemma)


def _has_modal(group: Sequence[str], scene: Scene, head: int, lemma: str | None) -> bool:
    is_bare = lemma is not None and scene.own[head] == lemma.split()[0]
    modal = next((word for word in group if word in _MODALS or (word == "'d" and is_bare)), None)
    if modal is None or (scene.source[:1] in _SPEAKING and "have" not in group):
        return False
    if any(_base(word) in _PERCEIVED for word in group):
        return False
    has_habit = not _HABITS.isdisjoint((*group, *scene.own[head + 1 : head + 2])) or (
        "go" in group and "on" in group
    )
    return not (modal in ("would", "'d") and has_habit)


def _is_future(group: Sequence[str]) -> bool:
    if any(word in _FUTURES for word in group):
        return True
    for place, word in enumerate(group):
        if word != "to" or not place:
            continue
        lead = group[place - 1]
        if lead in FUTURE_LEADS or _base(lead) in FUTURE_LEADS:
            return group[place - 2 : place - 1] not in (("more",), ("less",))
        if lead in ("is", "are", "'s", "'re", "was", "were"):
            return True
    return group[-2:-1] != () and group[-1] == "of" and group[-2] in ("verge", "brink", "cusp")


def _is_announced(group: Sequence[str], scene: Scene) -> bool:
    """Say whether a headline's infinitive stands for the future ("Minister to resign")."""
    return group[:1] == ("to",) and scene.follows_subject and _RANKS.isdisjoint(scene.source)


def _is_inverted(scene: Scene) -> bool:
    """Say whether an auxiliary stands right before the subject ("never has the minister said")."""
    return bool(scene.left) and scene.left[-1] in AUXILIARIES and not scene.left[-1].startswith("'")


def _base(word: str) -> str:
    return load_lexicon().base_of(word)
