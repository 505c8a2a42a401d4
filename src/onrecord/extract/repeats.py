"""Repeats: the lines that an outlet prints on page after page are no article's own.

A page alone is read without this. Where other pages of the outlet are known, a line that was
kept goes if it stands on pages of enough different articles. Copies of one story, whose bodies
share most of their words or that have one headline, count as one article, so that what a
speaker said is never taken for the outlet's; a line with quotation marks never goes. A paragraph that
articles of one subject have in common (the war began when ...) stays too: a line that reads like
prose goes only if it speaks as furniture does, if the cleaner cut it elsewhere, or if it stands nearly
everywhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.domain.article import Article, Furniture, KeptLine
from onrecord.domain.outlets import REPEATED, LineKind, OwnLine, RepeatedLines, SeenPage
from onrecord.domain.page import Capture
from onrecord.extract.cleaner import Choice, Role
from onrecord.extract.hosts import host_of
from onrecord.extract.lines import Line, fold
from onrecord.extract.phrases import phrases_of

MIN_OTHERS = 2
MIN_SHARE = 0.4
MOST_OTHERS = 4
MOST_SHARE = 0.8
SAME_STORY = 0.5
_PROSE_WORDS = 12
_MOST_OWN, _MOST_CUT = 300, 600
_OF_ARTICLE = frozenset(("correction",))
_QUOTED = re.compile("[\"“”„«»‹›「」『』]|(?:^|\\s)['‘‚]|['’](?:$|\\s)")
_DIGITS = re.compile(r"\d+")
_SAME_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


def fingerprint(text: str) -> str:
    """Give what stands for a line's words: 16 hex digits, the same for every number in a short line."""
    words = fold(text).casefold()
    if len(words.split()) < _PROSE_WORDS:
        words = _DIGITS.sub("0", words)
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def seen_page(
    article: Article,
    capture: Capture,
    kept: Sequence[KeptLine],
    furniture: Sequence[Furniture],
    *,
    asked: RepeatedLines | None = None,
) -> SeenPage | None:
    """Give what a page showed of its outlet.

    Args:
        article, capture, kept, furniture: Of the page, read.
        asked: What was known to be repeated when it was read.

    Returns:
        The page without its words; None for bare text, or where no outlet is named.
    """
    outlet = _SAME_SITE.sub("", host_of(article.url)) or (article.outlet or "").casefold()
    if not outlet or capture.taken_as == "text":
        return None
    known = asked.pages if asked is not None else {}
    back = [(line.line, line.text) for line in furniture if line.reason.startswith(REPEATED)]
    own = sorted([*((line.line, line.text) for line in kept), *back])
    return SeenPage(
        outlet=outlet,
        page=article.url or capture.sha256,
        headline=fingerprint(article.headline) if article.headline else None,
        own=tuple(_own_line(text, known) for _, text in own[:_MOST_OWN]),
        cut=frozenset(
            fingerprint(line.text) for line in furniture[:_MOST_CUT] if not line.reason.startswith(REPEATED)
        ),
    )


def _own_line(text: str, known: Mapping[str, int]) -> OwnLine:
    own = fingerprint(text)
    return OwnLine(
        fingerprint=own,
        words=len(text.split()),
        kind=_kind_of(text),
        speaks_of_site=bool(phrases_of(text).keys() - _OF_ARTICLE),
        was_asked=own in known,
    )


def _kind_of(text: str) -> LineKind:
    if _QUOTED.search(text):
        return "spoken"
    return "prose" if len(text.split()) >= _PROSE_WORDS or " " not in text else "short"


def find_repeated(page: SeenPage, known: Sequence[SeenPage]) -> RepeatedLines:
    """Find the lines of a page's article that its outlet repeats.

    Args:
        page: As it was read alone.
        known: Other pages, in any order; those of other outlets, and the page itself, are passed over.

    Returns:
        The lines that should go, each with the number of pages that it stands on, this one included.
    """
    others = [(frozenset(_weights(other)), other.cut) for other in _different(page, known)]
    found: dict[str, int] = {}
    for line in page.own:
        kept = sum(line.fingerprint in own for own, _ in others)
        cut = sum(line.fingerprint in cut and line.fingerprint not in own for own, cut in others)
        if _goes(line, kept + cut, len(others), was_cut=cut > 0):
            found[line.fingerprint] = kept + cut + 1
    return RepeatedLines(pages=found)


def _goes(line: OwnLine, standing: int, others: int, *, was_cut: bool) -> bool:
    if line.kind == "spoken" or standing < MIN_OTHERS or standing < MIN_SHARE * others:
        return False
    if line.kind == "short" or line.speaks_of_site or was_cut:
        return True
    return standing >= MOST_OTHERS and standing >= MOST_SHARE * others


def _different(page: SeenPage, known: Sequence[SeenPage]) -> list[SeenPage]:
    """Give pages of different articles of the outlet, one of each story."""
    taken = [(page, _weights(page))]
    for other in sorted(known, key=lambda each: each.page):
        if other.outlet != page.outlet:
            continue
        weights = _weights(other)
        if not any(
            _is_same(other, each) or _shares_most(weights, theirs) for each, theirs in reversed(taken)
        ):
            taken.append((other, weights))
    return [each for each, _ in taken[1:]]


def _weights(page: SeenPage) -> dict[str, int]:
    return {line.fingerprint: line.words for line in page.own}


def _is_same(one: SeenPage, other: SeenPage) -> bool:
    return one.page == other.page or (one.headline is not None and one.headline == other.headline)


def _shares_most(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Say whether two bodies share most words of the shorter one: copies of one story."""
    shared = sum(one[mark] for mark in one.keys() & other.keys())
    return shared >= SAME_STORY * min(sum(one.values()), sum(other.values()))


def is_due(page: SeenPage, repeated: RepeatedLines) -> bool:
    """Say whether a page was read before so much was known, and should be read again."""
    return any(line.fingerprint in repeated.pages and not line.was_asked for line in page.own)


def cut_repeated(
    lines: Sequence[Line], choice: Choice, repeated: RepeatedLines
) -> tuple[Choice, Mapping[int, int]]:
    """Take from the article what the outlet repeats.

    Args:
        lines: All lines of the page.
        choice: The cleaner's decision.
        repeated: What is known of the outlet.

    Returns:
        The decision without these lines, and on how many pages each line that went stands, by
        number; unchanged where less than half of the article's words would be left.
    """
    if not repeated.pages:
        return choice, {}
    kept = [number for number, role in enumerate(choice.roles) if role != "cut" and number != choice.headline]
    marks = {number: fingerprint(lines[number].text) for number in kept}
    gone = {number: repeated.pages[mark] for number, mark in marks.items() if mark in repeated.pages}
    sizes = {number: len(lines[number].text.split()) for number in kept}
    if not gone or 2 * sum(sizes[number] for number in gone) > sum(sizes.values()):
        return choice, {}
    roles: list[Role] = ["cut" if number in gone else role for number, role in enumerate(choice.roles)]
    return replace(choice, roles=tuple(roles)), gone


def name_repeated(furniture: Sequence[Furniture], gone: Mapping[int, int]) -> tuple[Furniture, ...]:
    """Give the furniture; what went because the outlet repeats it says so, its kind stays."""
    if not gone:
        return tuple(furniture)
    return tuple(
        replace(line, reason=f"{REPEATED} {gone[line.line]} pages") if line.line in gone else line
        for line in furniture
    )
