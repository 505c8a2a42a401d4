"""Words: one field of the page cut into tokens that know where they stand.

A token knows its sentence and paragraph, whether it opens a sentence, whether it lies
between quotation marks, and whether it looks like part of a name. In a line that is set
in title case a capital says nothing: there a word counts as a name only if the page
writes it nowhere in lower case and the lexicon does not know it. A line that closes with a
full stop and writes a noun or verb in lower case is a sentence, however many names it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.lexicon import Lexicon, lexicon

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=\s*[^\W\d_a-z])|[^\W\d_][^\W_]*(?:[-’'‘&.](?=[^\W_])[^\W_]+)*|\d[\d.,]*"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"\n]*\"|''.*?(?:''|$)|(?<!\w)‘[^’]*’(?!\w)", re.DOTALL)
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s|\n")
_ABBREVIATIONS = frozenset("jr sr inc co corp ltd st no vs etc mt ft dept univ bros".split())  # noqa: SIM905
_POSSESSIVE = re.compile(r"[’'‘]s$|(?<=s)[’'‘]$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])\.[\"”’')\]]*\s*$")
_NUMBER = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?$", re.I)
_ADJECTIVE = re.compile(r"-(?:led|backed|based|sized|style|era|born|run|owned|related|like|wide|\w+ed)$")
_CONTRACTION = re.compile(
    r"(?:i|we|you|they|he|she|it|that|there|what|who|here|let)[’'‘](?:m|ve|ll|re|d|s)|.*n[’'‘]t", re.I
)
_ARTICLE = re.compile(r"(?:al|el|as|ash|at|an|ar)-[A-Z]")  # "al-Tvane" is one name
MOST_CHARACTERS = 300  # of a line that may be a headline
LONGEST_LINE = 20  # longer words of a line that may be a headline
TITLE_CASE = 0.66  # share of a line's longer words that open with a capital
_MOST_PLAIN = int((1 - TITLE_CASE) * LONGEST_LINE)  # longer words of such a line that do not


_new = tuple.__new__


class Token(NamedTuple):  # a page has a thousand, and a frozen dataclass takes five times as long to make
    """One word.

    Args:
        start, end: Where its word stands, a possessive ending left out.
        text: The word, as printed, without a possessive ending.
        lower: The word in lower case, without a full stop at its end.
        gap: What stands between the token before and this one, possessive ending included.
        is_possessive: Whether "'s" follows.
        is_name: Whether its capital marks it as part of a name.
        opens: Whether it opens a sentence.
        sentence, paragraph: Their numbers in the field.
        is_quoted: Whether it stands between quotation marks.
        is_title_case: Whether its line is set in title case.
    """

    start: int
    end: int
    text: str
    lower: str
    gap: str
    is_possessive: bool
    is_name: bool
    opens: bool
    sentence: int
    paragraph: int
    is_quoted: bool
    is_title_case: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether nothing but a space parts it from the token before."""
        gap = self.gap
        return gap == " " or (not gap.strip(" \u00a0\u2009\u202f") and "\n" not in gap)


def cut_into_words(text: str, *, lower_on_page: frozenset[str]) -> tuple[Token, ...]:
    """Cut a text into tokens.

    Args:
        text: One field of an article.
        lower_on_page: The words that the page writes in lower case somewhere.

    Returns:
        The tokens in order.
    """
    words = lexicon()
    behind = len(text), len(text)
    quotations = (match.span() for match in _QUOTED.finditer(text))
    quoted_from, quoted_to = next(quotations, behind)
    shouted = _title_case_lines(text)
    tokens: list[Token] = []
    before: Token | None = None
    sentence = paragraph = line = end = 0
    is_shouted = 0 in shouted
    for match in _TOKEN.finditer(text):
        start = match.start()
        gap, form = text[end:start], _form(match[0])
        word, lower, is_possessive, may_own, may_name = form
        end = start + len(word)
        if may_own and text[end : end + 1] in ("’", "'"):
            is_possessive = True
        opens = before is None
        if gap != " ":
            starts = before is None or _opens(before, gap, words)
            opens = (
                starts or gap.rstrip().endswith(("“", '"', "''", ":")) or (before is not None and "“" in gap)
            )
            if "\n" in gap:
                line += gap.count("\n")
                is_shouted = line in shouted
                paragraph += before is not None
            sentence += before is not None and starts
        while quoted_to <= start:
            quoted_from, quoted_to = next(quotations, behind)
        before = _new(
            Token,
            (
                start,
                end,
                word,
                lower,
                gap,
                is_possessive,
                may_name and _is_name(form, opens, is_shouted, lower_on_page, words),
                opens,
                sentence,
                paragraph,
                quoted_from <= start,
                is_shouted,
            ),
        )
        tokens.append(before)
    return tuple(tokens)


class _Form(NamedTuple):
    """What a word is wherever it stands.

    Args:
        word: Without a possessive ending.
        lower: In lower case, without a full stop at its end.
        is_possessive: Whether it has such an ending.
        may_own: Whether a mark behind it would make it the plural of an owner ("the Roes’").
        may_name: Whether its capital may mark it as part of a name.
    """

    word: str
    lower: str
    is_possessive: bool
    may_own: bool
    may_name: bool


@lru_cache(maxsize=16384)
def _form(printed: str) -> _Form:
    ending = _POSSESSIVE.search(printed)
    word = printed[: ending.start()] if ending else printed
    may_name = (word[0].isupper() or _ARTICLE.match(word) is not None) and not (
        word == "I" or _NUMBER.match(word) or _CONTRACTION.fullmatch(word) or _ADJECTIVE.search(word)
    )
    lower = word.lower().rstrip(".") if word.count(".") == 1 else word.lower()
    may_own = ending is None and word[-1] in "sS" and word[0].isupper()
    return _Form(word, lower, ending is not None, may_own, may_name)


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that stand in lower case somewhere in the texts."""
    return frozenset(word for text in texts for word in re.findall(r"(?<![\w.’'-])[a-zß-ÿ][^\W\d_]+", text))


def _opens(before: Token, gap: str, words: Lexicon) -> bool:
    if "\n" in gap:
        return True
    if not _ENDS.search(gap):
        return False
    is_abbreviation = before.lower in words.titles or before.lower in _ABBREVIATIONS
    return not (gap.lstrip().startswith(".") and is_abbreviation and before.text[:1].isupper())


def _title_case_lines(text: str) -> set[int]:
    """The lines, by number, in which a capital says nothing."""
    return {
        number
        for number, line in enumerate(text.split("\n"))
        if line and len(line) < MOST_CHARACTERS and _is_title_case(_longer_words(line))
        if not (_SENTENCE_END.search(line) and _has_plain_word(line))
    }


def _has_plain_word(line: str) -> bool:
    """Say whether a line writes a longer word in lower case that titles too would capitalise."""
    stop = lexicon().stop
    plain = (match.group() for match in _TOKEN.finditer(line))
    return any(len(word) > 3 and word.islower() and word not in stop for word in plain)


def _longer_words(line: str) -> list[bool]:
    """Say of the longer words of a line whether they open with a capital, as far as it can be title case."""
    caps: list[bool] = []
    plain = 0
    for match in _TOKEN.finditer(line):
        word = match.group()
        if len(word) > 3 and word[0].isalpha():
            caps.append(word[0].isupper())
            plain += not caps[-1]
            if plain > _MOST_PLAIN:
                break
    return caps


def _is_title_case(caps: list[bool]) -> bool:
    if len(caps) > LONGEST_LINE:
        return False
    return (len(caps) > 3 and sum(caps) >= TITLE_CASE * len(caps)) or (len(caps) > 1 and all(caps))


def _is_name(
    form: _Form, opens: bool, in_title_case: bool, lower_on_page: frozenset[str], words: Lexicon
) -> bool:
    lower = form.lower
    if in_title_case and not form.word.isupper():
        return not (lower in lower_on_page or lower in words.stop or is_common(lower, words))
    if not opens:
        return True
    is_common_here = lower in lower_on_page and not form.word.isupper()
    return lower not in words.stop and not is_common_here and not is_plural(lower, words)


def is_common(lower: str, words: Lexicon) -> bool:
    """Say whether the lexicon knows the word as a common noun."""
    return (
        lower in words.roles
        or lower in words.documents
        or is_plural(lower, words)
        or lower in words.modifiers
    )


def is_plural(lower: str, words: Lexicon) -> bool:
    """Say whether the word is a plural that the lexicon knows."""
    if lower in words.groups:
        return True
    if lower.endswith("men"):
        return f"{lower[:-2]}an" in words.roles
    return lower.endswith("s") and (lower[:-1] in words.roles or lower[:-1] in words.documents)
