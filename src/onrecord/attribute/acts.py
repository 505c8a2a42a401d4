"""Acts: what a cue makes of its content.

Takes the words of an article field and the spans of one attribution; gives the act
("say", "deny", "promise"), the cue's base form and the polarity. Knows nothing of the
model or of speakers.

Order of work: the cue's words, with the verb that its last word leads to -> the phrase, verb
or noun that reports -> its act -> the words around the cue -> the polarity (module `polarity`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.heads import Head, add_led_verb, find_bearer, find_head, opening_after
from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.polarity import find_polarity
from onrecord.attribute.scene import Scene, look_around
from onrecord.attribute.wording import AUXILIARIES, Word, cut_words, word_set
from onrecord.domain.span import Span
from onrecord.domain.statement import Act, Polarity

_TO_VERB = re.compile(r"[“\"'‘]?(?:not |never )?to [a-z]+")
_SOMEONE_TO_VERB = re.compile(
    r"(?!(?:that|whether|if|why|how|when|where|what|who|which)\b)"
    r"(?:[\w’'.\-]+ ){1,6}(?:not |never )?to [a-z]+(?! and| or)\b"
)
_AGAINST = frozenset({"not", "never", "no"})
_BIDDING = frozenset({"ask", "charge", "challenge", "warn"})
_URGING = frozenset({"tell", "ask", "say", "warn"})
_PLEA = re.compile(r"(?:not )?guilty|no contest|innocent")
_NOTHING_SAID = re.compile(
    r"(?:almost |absolutely |very )?(?:nothing|little) (?:about|of|on|as to|regarding)\b"
)
_GIVING = word_set("offer give make provide issue have")
_NOTHING_GIVEN = re.compile(
    r"no (?:further |public |immediate |other )?(?:comment|details?|explanation|reasons?|answers?|reply"
    r"|response|indication|mention|apology)\b"
)
_SOMEONES_CLAIM = re.compile(
    r"(?:(?:[\w’'\-]+ ){0,3}(?:claim|suggestion|report|allegation|accusation|rumou?r|assertion|insinuation"
    r"|implication)s?"
    r"|(?:[Aa]ny|[Tt]he|[Aa]ll) (?:notion|idea|speculation|theory|talk))\b"
)
_CLAIM_IN_CUE = re.compile(
    r"(?:claim|suggestion|report|allegation|accusation|rumou?r|idea|notion)s?(?: that| of)?$"
)
_SCORNING = word_set(
    "scoff laugh mock ridicule deride slam blast lambast lambaste counter challenge contest rubbish trash "
    "discredit hit lash withdraw bristle chafe dampen damp wave"
)
_FALSEHOOD = re.compile(
    r"\b(?:untrue|false|baseless|groundless|unfounded|nonsense|rubbish|lies?|fake|fabrications?|fabricated|"
    r"absurd|ridiculous|incorrect|wrong|misleading|hoax|fiction|malicious|ludicrous)\b"
)

_UNTRUE = re.compile(
    r"\bit (?:is|was|'s|be) (?:\w+ )?(?:untrue|false|not true|a lie)\b|\bit (?:is|was) n't true\b"
)
_FEELING = re.compile(
    r"how (?:very |truly |deeply )?(?:grateful|proud|happy|sorry|glad|thankful|pleased|excited|sad|angry)\b"
)
_UNABLE = word_set("can ca cannot could")
_WRONGLY = word_set("falsely wrongly incorrectly mistakenly erroneously")
_ASCRIBED = word_set("quoted attributed reported said cited")
_CARRIERS = word_set(
    "claim claims report reports quote quotation post posts video clip audio image photo screenshot letter "
    "rumour rumours rumor rumors story tweet"
)
_IS_FAKE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ ){0,2}(?:fake|false|fabricated|untrue|bogus|fictitious|doctored|forged)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueJudgement:
    """What a cue says of its content.

    Args:
        act: The act it performs; "say" for a quotation by marks alone.
        lemma: Base form of the verb, noun or phrase that reports; None without one.
        polarity: Whether the content is asserted.
    """

    act: Act
    lemma: str | None
    polarity: Polarity


def judge_cue(
    words: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span]
) -> CueJudgement:
    """Judge what a cue makes of its content.

    Args:
        words: The field's text that all spans count in.
        cue: The words that say it is said; may be empty.
        content: What is said.
        source: Who says it; may be empty.

    Returns:
        Act, base form of the reporting word, and polarity. A cue that the lexicon does not
        know has act "other" and the base form of its last word that is not an auxiliary.
    """
    cue = _without_inverted(words, sorted(cue), source)
    own = tuple(word for span in cue for word in cut_words(words, span))
    if not own:
        return CueJudgement(act="say", lemma=None, polarity="asserted")
    lexicon = load_lexicon()
    own = add_led_verb(words, own, content, lexicon)
    head = find_head(own, lexicon)
    scene = look_around(words, own, cue=cue, content=content, source=source)
    opening = opening_after(words, own, content)
    if head is None:
        act: Act = "say" if not any(word.text.isalpha() for word in own) else "other"
        place = find_bearer(own)
        lemma = None if place is None else lexicon.base_of(own[place].text)
        polarity = find_polarity(scene, place or 0, None)
    else:
        act, lemma = _act_with_content(head, words, own, content), head.lemma
        follows, second = ([word.text for word in own[head.last + 1 : head.last + 3]] + ["", ""])[:2]
        denies = act == "deny" or lemma == "doubt" or (follows in _AGAINST and second != "only")
        polarity = find_polarity(scene, head.first, lemma, denies=denies)
        if polarity == "denied" and follows == "no" and lemma != "say":
            polarity = "not_said"
    is_hollow = _says_nothing(lemma, opening) or _is_misquoted(own) or _is_made_up(words, scene, own, content)
    if is_hollow and polarity != "denied":
        polarity = "not_said"
    elif polarity == "not_said" and _is_overcome(own, opening):
        polarity = "asserted"
    return CueJudgement(act=act, lemma=lemma, polarity=polarity)


def _calls_untrue(own: Sequence[Word]) -> bool:
    """Say whether the cue calls its content untrue ("insisted it was untrue")."""
    texts = [word.text for word in own]
    return "it" in texts and bool(_UNTRUE.search(" ".join(texts)))


def _says_nothing(lemma: str | None, opening: str) -> bool:
    """Say whether the content is silence ("said" "nothing about the leak", "offered" "no comment")."""
    if lemma == "say":
        return bool(_NOTHING_SAID.match(opening))
    return lemma in _GIVING and bool(_NOTHING_GIVEN.match(opening))


def _is_misquoted(own: Sequence[Word]) -> bool:
    """Say whether the cue says that the words were never spoken ("was falsely quoted as saying")."""
    texts = {word.text for word in own}
    return "misquoted" in texts or bool(texts & _WRONGLY and texts & _ASCRIBED)


def _is_overcome(own: Sequence[Word], opening: str) -> bool:
    """Say whether words fail someone ("I can't tell you how grateful we are")."""
    return bool(_FEELING.match(opening)) and any(word.text in _UNABLE for word in own)


def _is_made_up(words: str, scene: Scene, own: Sequence[Word], content: Sequence[Span]) -> bool:
    """Say whether what reports is called a fake ("a clip in which X says P is fake")."""
    if _CARRIERS.isdisjoint(scene.left):
        return False
    end = max([own[-1].span.end, *(span.end for span in content)])
    return bool(_IS_FAKE.search(words[max(0, end - 40) : end + 50]))


def _without_inverted(words: str, cue: Sequence[Span], source: Sequence[Span]) -> Sequence[Span]:
    """Leave out an auxiliary that stands before the subject ("Had she said")."""
    if len(cue) < 2 or not any(cue[0].end <= span.start and span.end <= cue[1].start for span in source):
        return cue
    return cue[1:] if all(word.text in AUXILIARIES for word in cut_words(words, cue[0])) else cue


def _act_with_content(head: Head, words: str, own: Sequence[Word], content: Sequence[Span]) -> Act:
    """Turn telling someone to do something into urging, and scorn of what others claim into denial."""
    if _calls_untrue(own):
        return "deny"
    if not content:
        return head.act
    opening = content[0].cut(words)[:120]
    if head.lemma in _URGING and own[-1].span.end <= content[0].start and _TO_VERB.match(opening):
        return "urge"
    if head.lemma == "plead" and _PLEA.match(opening):
        return "say"
    if head.lemma in _BIDDING and _SOMEONE_TO_VERB.match(opening):
        return "urge"
    judged = " ".join(word.text for word in own)
    if head.act != "deny" and (_SOMEONES_CLAIM.match(opening) or _CLAIM_IN_CUE.search(judged)):
        judged += words[content[-1].end :][:40]
        if head.lemma.split()[0] in _SCORNING or (" as " in judged and _FALSEHOOD.search(judged)):
            return "deny"
    return head.act
