"""Phrases: the noun phrases of one sentence, found by closed lists of small words.

Takes the words of one sentence inside a content; says where a noun phrase begins or ends and what it
may mean. No parser: a word that no list knows counts as a noun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.nested.words import (
    CLOSING,
    CONJUNCTIONS,
    CROWDS,
    DETERMINERS,
    OBJECTS,
    OPENING,
    OWN,
    PERSONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    Token,
    is_time,
    is_title,
)
from onrecord.attribute.quotes import Quotation
from onrecord.attribute.wording import AUXILIARIES, NEGATORS, is_adverb, word_set
from onrecord.domain.span import Span

Range = tuple[int, int]
"""A run of tokens, half-open."""

# Prepositions that join two nouns to one phrase, if a determiner or a capital leads the first.
_LINKS = word_set("for from in at on with by")
# How many tokens a noun phrase, an apposition or a name between marks may have.
PHRASE_REACH = 16
_APPOSED_REACH = 16
_NAMED_REACH = 8


@dataclass(frozen=True)
class Sentence:
    """One sentence inside a content.

    Args:
        tokens: Its words and marks.
        quotations: Those of the field, in order.
        limit: Where the content ends; a quotation that the sentence opens may reach so far.
    """

    tokens: Sequence[Token]
    quotations: Sequence[Quotation]
    limit: int

    @cached_property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.tokens[-1].span.end

    def low(self, at: int) -> str:
        """Give a token's lower-case form; nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Say whether a token has a capital; nothing outside the sentence has."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_capital

    def start_of(self, at: int) -> int:
        """Give where a token begins; behind the last one, where the sentence ends."""
        return self.tokens[at].span.start if at < len(self.tokens) else self.end

    def span(self, tokens: Range) -> Span:
        """Give the span of a run of tokens."""
        return Span(self.tokens[tokens[0]].span.start, self.tokens[tokens[1] - 1].span.end)

    def is_noun_like(self, at: int) -> bool:
        """Say whether a token may be part of a noun phrase without leading it."""
        low = self.low(at)
        if not low or not (low[0].isalnum() or low in "$£€"):
            return False
        if low in AUXILIARIES or low in DETERMINERS or low in PREPOSITIONS or low in CONJUNCTIONS:
            return False
        if low in SUBJECTS or low in OWN or low in OBJECTS or low in NEGATORS:
            return False
        return self.is_capital(at) or low in CROWDS or not is_adverb(low)

    def is_verb(self, at: int) -> bool:
        """Say whether a token is an auxiliary or a form of a verb that is no noun."""
        low = self.low(at)
        if low in AUXILIARIES:
            return not (low == "'s" and self.is_noun_like(at - 1) and self.is_noun_like(at + 1))
        lexicon = load_lexicon()
        base = lexicon.verb_forms.get(low)
        if not low or self.is_capital(at) or low in lexicon.noun_forms:
            return False
        before = self.low(at - 1)
        if base is None:
            return low.endswith("ed") and self._follows_subject(at)
        if low == base:
            is_plural = before in CROWDS or (before.endswith("s") and self.is_noun_like(at - 1))
            return is_plural or before in SUBJECTS or before in OWN or before == "to"
        is_led = before in DETERMINERS or before in PREPOSITIONS or before == "'s"
        is_noun = low.endswith("s") and (is_led or self.low(at + 1) in ("", ",", "."))
        return not is_noun and not low.endswith("ing")

    def _follows_subject(self, at: int) -> bool:
        """Say whether a word stands right after what may be a subject or an auxiliary."""
        before = self.low(at - 1)
        if before in SUBJECTS or before in OWN or before in CROWDS or before in AUXILIARIES:
            return True
        if at and self.is_capital(at - 1) and before not in DETERMINERS:
            return True
        after = self.low(at + 1)
        return self.is_noun_like(at - 1) and (after in OBJECTS or after in DETERMINERS)

    def quotation_at(self, at: int) -> int | None:
        """Give where the quotation ends that opens at a token; None without one."""
        if not 0 <= at < len(self.tokens):
            return None
        start = self.start_of(at)
        place = bisect_left(self.quotations, start, key=lambda each: each.outer.start)
        if place < len(self.quotations) and self.quotations[place].outer.start == start:
            return min(self.quotations[place].outer.end, self.limit)
        return None

    def phrase_before(self, end: int) -> Range | None:
        """Find the noun phrase that ends before a token."""
        if self.low(end - 1) in CLOSING:
            return self._named_before(end)
        if self.low(end - 1) in ("them", "us", "you") and self.low(end - 2) == "of" and end > 2:
            return (end - 3, end)
        start, nouns = end, 0
        while start > 0 and end - start < PHRASE_REACH:
            step, is_noun, goes_on = self._step_left(start, end, nouns)
            start -= step
            nouns += is_noun
            if not goes_on:
                break
        while start < end and not (
            self.low(start)[0].isalnum() or self.low(start) in "$£€" or self.low(start) in OPENING
        ):
            start += 1
        while start < end and self.low(start) in ("and", "of", "or"):
            start += 1
        if not nouns or start >= end:
            return None
        if self.low(start) == "including" and self.low(start - 1) == ",":
            whole = self.phrase_before(start - 1)
            return (whole[0], end) if whole else (start + 1, end)
        return (self._behind_adverbial(start, end), end)

    def _behind_adverbial(self, start: int, end: int) -> int:
        """Give where a name begins behind other words: "During the debate Roe said", "things Roe says"."""
        for at in range(end - 1, start, -1):
            low = self.low(at - 1)
            if not self.is_capital(at):
                break
            if low.endswith("s") and not self.is_capital(at - 1) and self.low(start) in DETERMINERS:
                return at
        before = self.low(start - 1)
        opens = start <= 1 or self.low(start - 2) in CONJUNCTIONS or not self.low(start - 2)[0].isalnum()
        if before not in PREPOSITIONS or not opens:
            return start
        name = end
        while name > start and (self.is_capital(name - 1) or self.low(name - 1) == "."):
            name -= 1
        return name if name < end else start

    def _named_before(self, end: int) -> Range | None:
        """Find a name between quotation marks ("“The Post” wrote"), or the phrase before quoted adverbs."""
        for start in range(end - 2, max(-1, end - _NAMED_REACH), -1):
            if self.low(start) in OPENING:
                is_name = any(token.is_capital for token in self.tokens[start:end])
                return (start, end) if is_name else self.phrase_before(start)
        return None

    def _step_left(self, start: int, end: int, nouns: int) -> tuple[int, bool, bool]:
        """Give how many tokens a phrase grows to the left, whether by a noun, and whether it may grow on."""
        at = start - 1
        low, token = self.low(at), self.tokens[at]
        if low == "." and at and is_title(self.tokens[at - 1]):
            return 1, False, True
        if token.is_capital and is_title(token):
            return 1, True, True
        if low in ("'s", "'", "-") and start < end and self.is_noun_like(at - 1):
            return 1, False, True
        if low == ")":
            return self._bracket_before(at)
        if self.is_noun_like(at):
            is_new_verb = self.is_verb(at) and not token.is_capital
            return (0, False, False) if is_new_verb else (1, True, True)
        if not nouns:
            return 0, False, False
        if low in DETERMINERS:
            return self._step_over_determiner(at)
        if low == "of" and self.low(at - 1) == "out":
            return 2, False, True
        if self._links(at, low):
            return 1, False, True
        if low in SUBJECTS and self.low(start) == "and":
            return 1, False, False
        is_number = self.low(start)[:1].isdigit() and low in ("just", "about", "nearly", "almost", "only")
        return (1, False, True) if is_number else (0, False, False)

    def _bracket_before(self, at: int) -> tuple[int, bool, bool]:
        for opening in range(at - 1, max(-1, at - 6), -1):
            if self.low(opening) == "(":
                return at - opening + 1, False, True
        return 0, False, False

    def _step_over_determiner(self, at: int) -> tuple[int, bool, bool]:
        low, before = self.low(at), self.low(at - 1)
        if low == "that":
            return 0, False, False
        if before == "of" and (self.is_noun_like(at - 2) or self.low(at - 2) in DETERMINERS):
            return 2, False, True
        if before in _LINKS and self.is_noun_like(at - 2) and self._is_led(at - 1):
            return 2, False, True
        return (2 if before in ("just", "only", "all") else 1), False, False

    def _links(self, at: int, low: str) -> bool:
        """Say whether a small word joins what stands before it to a noun phrase."""
        if low == "of":
            return self.is_noun_like(at - 1) or self.low(at - 1) in DETERMINERS
        if low == "and":
            if self.low(at - 1) in SUBJECTS:
                return True
            if not self.is_noun_like(at - 1):
                return False
            follows = self.is_capital(at + 1) or self.low(at + 1) in POSSESSIVES or self.low(at + 1) == "one"
            return self._is_led(at) or (self.is_capital(at - 1) and follows)
        return low in _LINKS and self.is_noun_like(at - 1) and self._is_led(at)

    def _is_led(self, end: int) -> bool:
        """Say whether a determiner or the beginning of a clause leads the nouns before a token."""
        start = end
        while start > 0 and end - start < 5 and self.is_noun_like(start - 1) and not self.is_verb(start - 1):
            start -= 1
        before = self.low(start - 1)
        if before in DETERMINERS - {"that"}:
            return True
        return start < end and (start == 0 or before in CONJUNCTIONS or before in OPENING or before == ",")

    def phrase_after(self, start: int) -> int | None:
        """Give where the noun phrase ends that begins at a token; None without one."""
        while self.low(start) in OPENING or self.low(start) == "'":
            start += 1
        if self.low(start) in OBJECTS and not (self.low(start) == "her" and self.is_noun_like(start + 1)):
            return start + 1
        at = start
        while self.low(at) in DETERMINERS - {"that"} or (at > start and self.low(at) == "of"):
            at += 1
        nouns = 0
        while at < len(self.tokens) and at - start < PHRASE_REACH:
            low = self.low(at)
            if self.is_noun_like(at) and not (nouns and self.is_verb(at)):
                nouns += 1
            elif not self._goes_on_after(at, nouns, low):
                break
            at += 1
        return at if nouns else None

    def _goes_on_after(self, at: int, nouns: int, low: str) -> bool:
        if low == ".":
            return is_title(self.tokens[at - 1])
        if low in ("-", "'s", "&"):
            return True
        if low in DETERMINERS - {"that"}:
            return self.low(at - 1) in ("of", "and")
        follows = self.is_noun_like(at + 1) or self.low(at + 1) in DETERMINERS - {"that"}
        return low in ("of", "and") and nouns > 0 and follows

    def phrase_with_apposition(self, comma: int) -> Range | None:
        """Find "Ana Verling, the mayor" before the comma that closes it."""
        for opening in range(comma - 1, max(0, comma - _APPOSED_REACH), -1):
            if self.low(opening) != ",":
                continue
            first = self.low(opening + 1)
            inside = range(opening + 1, comma)
            if not len(inside) or (
                first not in ("who", "including", "which") and any(map(self.is_verb, inside))
            ):
                return None
            phrase = self.phrase_before(opening)
            return (phrase[0], comma) if phrase else None
        return None

    def is_plural(self, phrase: Range) -> bool:
        """Say whether a noun phrase is plural."""
        head = self.low(phrase[1] - 1)
        has_and = any(self.low(at) == "and" for at in range(*phrase))
        is_many = head.endswith("men") or (head.endswith("s") and not head.endswith("ss"))
        return has_and or head in CROWDS or is_many

    def is_voice(self, phrase: Range) -> bool:
        """Say whether a noun phrase may be a voice: it has a name, a determiner or a plural."""
        inside = range(*phrase)
        if all(not self.low(at)[0].isalpha() for at in inside) or is_time(self.low(phrase[1] - 1)):
            return False
        is_marked = any(
            self.is_capital(at) or self.low(at) in DETERMINERS or self.low(at) in CROWDS for at in inside
        )
        return is_marked or self.is_plural(phrase)

    def is_someone(self, phrase: Range) -> bool:
        """Say whether a phrase may mean persons or organizations: a name, a pronoun, a crowd, a plural."""
        inside = range(*phrase)
        return self.is_plural(phrase) or any(
            self.is_capital(at) or self.low(at) in SUBJECTS - {"it", "which"} for at in inside
        )

    def is_crowd(self, phrase: Range) -> bool:
        """Say whether the head of a phrase means persons."""
        return self.low(phrase[1] - 1) in CROWDS or self.low(phrase[1] - 1) in PERSONS

    def name_at(self, start: int) -> Range | None:
        """Give the run of capitals that begins at a token."""
        end = start
        while end < len(self.tokens) and self.is_capital(end) and self.is_noun_like(end):
            end += 1
        return (start, end) if end > start else None
