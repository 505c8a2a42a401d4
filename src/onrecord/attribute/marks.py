"""Quotation marks of one paragraph, in whatever spelling they arrived.

Takes a text and a stretch of it; gives Marks in order. Left out is what only looks like one:
apostrophes, possessives, elisions ('90s), inches and minutes (6'2"). Whether a mark opens or
closes is not decided here; its shape only says what it could do.

Signs: a mark is named by the sign it stands for, whether it arrived as that sign, as an
entity (&quot;), in Windows-1252 read as Latin-1, or in UTF-8 read as Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.span import Span

# Other spellings of a sign.
_SPELLINGS = {
    '"': ("&quot;", "&#34;", "&#x22;", "″", "‶", "＂"),
    "“": ("&ldquo;", "&#8220;", "&#x201c;", "\x93", "â€œ", "‟"),
    "”": ("&rdquo;", "&#8221;", "&#x201d;", "\x94", "â€\x9d", "â€ť"),
    "„": ("&bdquo;", "&#8222;", "\x84", "â€ž", ",,"),
    "'": ("&apos;", "&#39;", "&#x27;", "´"),
    "‘": ("&lsquo;", "&#8216;", "\x91", "â€˜"),
    "’": ("&rsquo;", "&#8217;", "\x92", "â€™"),
    "«": ("&laquo;", "Â«"),
    "»": ("&raquo;", "Â»"),
}
_SIGN = {spelling: sign for sign, spellings in _SPELLINGS.items() for spelling in spellings}
_MARK = re.compile(
    "|".join(("''", "``", "[\"“”„«»‹›‘’‚'`「」『』]", *(re.escape(spelling) for spelling in _SIGN)))
)
# Whether a paragraph needs the long look above at all.
_HINT = re.compile("[\"“”„‟«»‹›‘’‚'`´「」『』″‶＂&\x84\x91-\x94â]|,,")
_PRIMES = frozenset("″‶")
APOSTROPHES = frozenset("'’")
_ELIDED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One quotation mark, or an apostrophe in the place of one.

    Args:
        sign: What it stands for.
        span: Where it stands.
        before, after: The characters beside it; a blank at the paragraph's edges.
        elides: Whether what follows is a word that loses its beginning ('em, '90s).
        may_own: Whether it may be the apostrophe of a plural or of a lost g (workers' hall, nothin' new).
    """

    sign: str
    span: Span
    before: str
    after: str
    elides: bool = False
    may_own: bool = False

    @property
    def may_open(self) -> bool:
        """Say whether it stands as an opening mark does."""
        return not self.before.isalnum() and not self.after.isspace() and not self.elides

    @property
    def may_close(self) -> bool:
        """Say whether it stands as a closing mark does."""
        return not self.before.isspace() and not self.after.isalnum()


def find_marks(text: str, paragraph: Span) -> Sequence[Mark]:
    """Find the marks of one paragraph.

    Args:
        text: The whole text; offsets count its code points.
        paragraph: A stretch of it without line breaks.

    Returns:
        Marks in order; none for an apostrophe inside a word, or for an inch or a minute that can be no mark.
    """
    if not _HINT.search(text, paragraph.start, paragraph.end):
        return ()
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = _mark(text, match, paragraph)
        inside_word = mark.sign in APOSTROPHES and mark.before.isalnum() and mark.after.isalnum()
        is_inch = match.group() in _PRIMES and mark.before.isdigit()
        is_comma_twice = match.group() == ",," and not mark.may_open
        if not (inside_word or is_inch or is_comma_twice):
            found.append(mark)
    return found


def _mark(text: str, match: re.Match[str], paragraph: Span) -> Mark:
    start, end = match.span()
    sign = _SIGN.get(match.group(), match.group())
    is_apostrophe = sign in APOSTROPHES or sign == "‘"
    return Mark(
        sign=sign,
        span=Span(start, end),
        before=text[start - 1] if start > paragraph.start else " ",
        after=text[end] if end < paragraph.end else " ",
        elides=is_apostrophe and bool(_ELIDED.match(text, end)),
        may_own=is_apostrophe and _may_own(text, start, end),
    )


def _may_own(text: str, start: int, end: int) -> bool:
    """Say whether a lower-case word follows one that ends in s or in -in, or "rock 'n'" stands before."""
    if text[max(0, start - 2) : start].lower() in ("'n", "’n"):
        return True
    follows = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    return follows and (text[start - 1 : start] in ("s", "S") or text[max(0, start - 2) : start] == "in")
