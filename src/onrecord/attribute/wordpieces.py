"""Word pieces: what the base encoder's tokenizer makes of a text, most words without asking it.

Takes a text; gives the numbers of its pieces and where its words stand, as the tokenizer does. A word
of plain letters or digits and a plain mark are one piece as a rule, and the vocabulary tells it at once;
the tokenizer is asked for the other words, and for each stretch between spaces with any other character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tokenizers import Tokenizer

_SPACES = " \t\n\r\xa0"
_SPACE = re.compile(f"[{_SPACES}]")
# What a tokenizer of the BERT kind neither changes nor drops, but for the case of letters.
_PLAIN = re.compile(f"[{_SPACES}!-~“”‘’–—…]+")
_WORD = re.compile(f"[A-Za-z0-9]+|[^A-Za-z0-9{_SPACES}]")
_SPECIAL = re.compile(r"\[(?:PAD|UNK|CLS|SEP|MASK)\]")
_WORDS_KEPT = 32_768


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text.

    Args:
        ids: The pieces' numbers.
        firsts: Index of each word's first piece.
        starts, ends: Where each word stands.
    """

    ids: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class Cutter:
    """Cuts texts into word pieces.

    Args:
        tokenizer: Without truncation and padding; one of another kind than BERT's is always asked.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        kinds = (
            type(part).__name__ for part in (tokenizer.normalizer, tokenizer.pre_tokenizer, tokenizer.model)
        )
        self._is_bert = [*kinds] == ["BertNormalizer", "BertPreTokenizer", "WordPiece"]
        self._is_bert = self._is_bert and bool(tokenizer.normalizer.lowercase)
        self._pieces_of = lru_cache(maxsize=_WORDS_KEPT)(self._look_up)

    def cut(self, text: str) -> Pieces:
        """Cut a text into pieces and words."""
        found = Pieces()
        if not self._is_bert or _SPECIAL.search(text):
            self._ask(text, 0, len(text), found)
            return found
        for low, high, is_plain in _stretches(text):
            (self._take if is_plain else self._ask)(text, low, high, found)
        return found

    def _look_up(self, word: str) -> list[int]:
        own = self._tokenizer.token_to_id(word.lower())
        return [own] if own is not None else self._tokenizer.encode(word, add_special_tokens=False).ids

    def _take(self, text: str, low: int, high: int, found: Pieces) -> None:
        """Add the words of a plain stretch."""
        for match in _WORD.finditer(text, low, high):
            found.firsts.append(len(found.ids))
            found.ids.extend(self._pieces_of(match.group()))
            found.starts.append(match.start())
            found.ends.append(match.end())

    def _ask(self, text: str, low: int, high: int, found: Pieces) -> None:
        """Add the words that the tokenizer finds in a stretch."""
        encoding = self._tokenizer.encode(text[low:high], add_special_tokens=False)
        last: int | None = -1
        for own, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word != last:
                found.firsts.append(len(found.ids))
                found.starts.append(low + start)
                found.ends.append(low + end)
            last = word
            found.ids.append(own)
            found.ends[-1] = low + end


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Part a text between spaces into plain stretches and others."""
    done = 0
    for match in _PLAIN.finditer(text):
        low, high = match.span()
        if low:
            space = _SPACE.search(text, low, high)
            low = space.start() if space else high
        if high < len(text):
            high = 1 + max(text.rfind(space, low, high) for space in _SPACES)
        if low < high:
            if done < low:
                yield done, low, False
            yield low, high, True
            done = high
    if done < len(text):
        yield done, len(text), False
