"""Forms: a name cut into the words by which it is compared.

"PUTIN, Vladimir", "President Vladimir Putin" and "Владимир Путин" give the same words: titles
go, a comma turns the order back, other alphabets are written in Latin letters where that can be
done letter by letter (Cyrillic, Greek, Georgian, Armenian, Korean). Of an organisation the legal
form stands apart. Invisible characters, marks and writing directions change nothing; what is
longer than any name has no words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolve.keys import LONGEST
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.spelling import name_words

MOST_WORDS = 16
_JOINED = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z][a-zà-ÿ])")
_BRACKETED = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NO_NAME = frozenset({"sa", "llc", "inc", "ltd"})
_FILLERS = frozenset({"the", "of", "and", "for", "in", "de", "la", "et", "und", "n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A name, ready to be compared.

    Args:
        words: Its folded words, in the order given name first.
        legal: Folded legal forms of an organisation ("llc").
        qualifiers: Words in brackets ("schweiz").
        suffix: "jr", "iii" or the like; empty if none.
        is_person: How it was cut.
    """

    words: tuple[str, ...]
    legal: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    suffix: str = ""
    is_person: bool = True

    @property
    def joined(self) -> str:
        """The words without spaces."""
        return "".join(self.words)


@lru_cache(maxsize=20_000)
def person_form(name: str) -> NameForm:
    """Cut a person's name into words."""
    if len(name) > LONGEST:
        return NameForm(words=())
    text = _JOINED.sub(" ", _BRACKETED.sub(" ", name))
    parts = [part for part in text.split(",") if part.strip()]
    if len(parts) == 2 and not _is_suffix(parts[1]):
        parts.reverse()
    words = folded(" ".join(parts))
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    suffix = ""
    while len(words) > 1 and words[-1] in lexicon().suffixes | _NO_NAME:
        suffix = words[-1] if words[-1] in lexicon().suffixes else suffix
        words = words[:-1]
    once = tuple(word for at, word in enumerate(words) if at == 0 or word != words[at - 1])
    return NameForm(words=once[:MOST_WORDS], suffix=suffix)


@lru_cache(maxsize=20_000)
def organization_form(name: str) -> NameForm:
    """Cut an organisation's name into words, its legal form apart."""
    if len(name) > LONGEST:
        return NameForm(words=(), is_person=False)
    from rigour.names.org_types import (
        extract_org_types,
        remove_org_types,
    )  # word lists: 15 ms, when first used

    told = frozenset(word for part in _BRACKETED.findall(name) for word in folded(part))
    plain = " ".join(_spaced(name.replace("&", " and ")).split())
    legal = frozenset(kind.lower() for _, kind in extract_org_types(plain, generic=True))
    words = [_spelled(word) for word in folded(remove_org_types(plain))]
    told_words = tuple(word for word in words if word not in _FILLERS) or tuple(words)
    return NameForm(words=told_words[:MOST_WORDS], legal=legal, qualifiers=told, is_person=False)


def folded(text: str) -> tuple[str, ...]:
    """Give the words of a text in Latin letters where possible, without marks, accents and case."""
    return tuple(_spaced(_in_latin(text)).split())


def _in_latin(text: str) -> str:
    if _without_marks(text).isascii():
        return text
    from rigour.text.translit import ascii_text

    plain = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cs", "Cc", "Co"))
    return ascii_text(plain) or plain


def _without_marks(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] in "LN"
    )


def _spaced(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        char
        if (kind := unicodedata.category(char)[0]) in "LN"
        else ""
        if kind == "M" or char in "'’‘.ʼ`´ʻ" or unicodedata.category(char) in ("Cf", "Cs")
        else " "
        for char in unicodedata.normalize("NFKD", plain)
    )


def _spelled(word: str) -> str:
    return name_words().spellings.get(word, word)


def _is_title(word: str) -> bool:
    return word in lexicon().titles or word in name_words().honorifics


def _is_suffix(part: str) -> bool:
    return part.strip().strip(".").lower() in lexicon().suffixes
