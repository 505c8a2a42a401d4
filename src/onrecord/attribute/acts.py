"""Acts: what a cue makes of its content.

Takes the words of an article field and the spans of one attribution; gives the act
("say", "deny", "promise"), the cue's base form and the polarity. Knows nothing of the
model or of speakers.

Order of work: the cue's words -> the phrase, verb or noun that reports -> its act
-> the words around the cue -> the polarity (module `polarity`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.lexicon import Lexicon, load_lexicon
from onrecord.attribute.polarity import find_polarity, look_around
from onrecord.attribute.wording import AUXILIARIES, FILLERS, NEGATORS, Word, cut_words, word_set
from onrecord.domain.span import Span
from onrecord.domain.statement import Act, Polarity

_TO_VERB = re.compile(r"[“\"'‘]?(?:not |never )?to [a-z]+")
_SOMEONE_TO_VERB = re.compile(r"(?:[\w’'.\-]+ ){1,6}(?:not |never )?to [a-z]+(?! and| or)\b")
_LED_BY_TO = word_set(
    "go come continue proceed expect plan intend set due schedule slate likely unlikely poise poised "
    "prepare ready about want hope aim seem appear begin start try attempt manage refuse decline fail "
    "neglect omit forget hesitate use need have seek unable unwilling able willing reluctant yet "
    "pressure force oblige move wish care afford claim pretend get rush bother dare happen tend ask "
    "refusal reluctance failure"
)
_ING_AFTER = word_set(
    "back shy steer stop avoid quote keep start begin cite risk resist see hear catch without from of by into"
)
_AGAINST = frozenset({"not", "never", "no"})
_SAYING = word_set("say claim accuse deny ask urge promise")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The reporting word or phrase: its place among the cue's words, base form and act."""

    first: int
    last: int
    lemma: str
    act: Act


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
    head = _find_head(own, lexicon)
    scene = look_around(words, own, cue=cue, content=content, source=source)
    if head is None:
        act: Act = "say" if not any(word.text.isalpha() for word in own) else "other"
        return CueJudgement(act=act, lemma=_bare_lemma(own, lexicon), polarity=find_polarity(scene, 0, None))
    polarity = find_polarity(scene, head.first, head.lemma)
    follows = own[head.last + 1].text if head.last + 1 < len(own) else ""
    if polarity == "asserted" and (head.act == "deny" or head.lemma == "doubt" or follows in _AGAINST):
        polarity = "denied"
    return CueJudgement(act=_act_with_content(head, words, content), lemma=head.lemma, polarity=polarity)


def _without_inverted(words: str, cue: Sequence[Span], source: Sequence[Span]) -> Sequence[Span]:
    """Leave out an auxiliary that stands before the subject ("Had she said")."""
    if len(cue) < 2 or not any(cue[0].end <= span.start and span.end <= cue[1].start for span in source):
        return cue
    return cue[1:] if all(word.text in AUXILIARIES for word in cut_words(words, cue[0])) else cue


def _find_head(own: Sequence[Word], lexicon: Lexicon) -> _Head | None:
    """Find what reports: the first reporting word or phrase that does not merely lead to another."""
    start = _after_conjunction(own)
    place = start
    fallback: _Head | None = None
    while place < len(own):
        head = _head_at(own, place, lexicon)
        if head is None:
            place += 1
            continue
        led = _led_head(own, head, lexicon)
        if led is None:
            if head.act != "other":
                return head
            fallback = fallback or head
            place = head.last + 1
            continue
        place = led
    return fallback if fallback is None or fallback.act != "other" else None


def _after_conjunction(own: Sequence[Word]) -> int:
    """Give where the last of several conjoined verbs begins, if one before it is negated."""
    for place in range(len(own) - 1, 0, -1):
        if own[place].text in ("but", "and") and any(word.text in NEGATORS for word in own[:place]):
            return place + 1 if place + 1 < len(own) else 0
    return 0


def _head_at(own: Sequence[Word], place: int, lexicon: Lexicon) -> _Head | None:
    phrase = _phrase_at(own, place, lexicon)
    if phrase is not None:
        return phrase
    word = own[place].text
    verb = lexicon.verb_forms.get(word)
    if verb is not None:
        act = lexicon.verbs.get(verb, "other")
        return _Head(first=place, last=place, lemma=verb, act=act)
    noun = lexicon.noun_forms.get(word)
    if noun is not None:
        return _Head(first=place, last=place, lemma=noun, act=lexicon.nouns[noun])
    if word in lexicon.adjectives:
        return _Head(first=place, last=place, lemma=word, act=lexicon.adjectives[word])
    return None


def _phrase_at(own: Sequence[Word], place: int, lexicon: Lexicon) -> _Head | None:
    """Find the longest phrase that begins at a word; fillers may stand between its words."""
    bases = [lexicon.base_of(own[place].text)]
    if tuple(bases) not in lexicon.phrase_starts:
        return None
    last, at = place, place + 1
    found: _Head | None = None
    while at < len(own) and len(bases) < lexicon.longest_phrase and at - last <= 3:
        word = own[at].text
        bases.append(lexicon.base_of(word))
        act = lexicon.phrases.get(tuple(bases))
        if act is not None:
            found = _Head(first=place, last=at, lemma=" ".join(bases), act=act)
        elif tuple(bases) not in lexicon.phrase_starts:
            bases.pop()
            if word not in FILLERS and not word.endswith("ly"):
                break
            at += 1
            continue
        last = at
        at += 1
    return found


def _led_head(own: Sequence[Word], head: _Head, lexicon: Lexicon) -> int | None:
    """Give the place of the speech verb that this word merely leads to ("refused to say"), or None."""
    lead = lexicon.base_of(own[head.first].text)
    at = head.last + 1
    while at < len(own) and (own[at].text in FILLERS or own[at].text in ("on", "ahead")):
        at += 1
    if at < len(own) and own[at].text in ("to", "about") and lead in _LED_BY_TO:
        at += 1
        while at < len(own) and (
            own[at].text in FILLERS or own[at].text.endswith("ly") or own[at].text == "to"
        ):
            at += 1
        if at < len(own) and lexicon.verbs.get(lexicon.verb_forms.get(own[at].text, "")) in _SAYING:
            return at
        return None
    if lead in _ING_AFTER:
        for later in range(at, min(at + 3, len(own))):
            word = own[later].text
            if word.endswith("ing") and lexicon.verbs.get(lexicon.verb_forms.get(word, "")) in _SAYING:
                return later
    return None


def _bare_lemma(own: Sequence[Word], lexicon: Lexicon) -> str | None:
    for word in reversed(own):
        if word.text.isalpha() and word.text not in FILLERS:
            return lexicon.base_of(word.text)
    return None


def _act_with_content(head: _Head, words: str, content: Sequence[Span]) -> Act:
    """Turn telling and asking someone to do something into urging."""
    if not content or head.lemma not in ("tell", "ask", "say", "warn"):
        return head.act
    opening = content[0].cut(words)[:120]
    if _TO_VERB.match(opening):
        return "urge"
    if head.lemma == "ask" and _SOMEONE_TO_VERB.match(opening):
        return "urge"
    return head.act
