"""Assembly: the steps of extraction in order, and their results made one article.

What the page's data says (JSON-LD, meta tags) comes before what stands printed, what the
page says before what the user knows; a field that neither gives is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.article import Article, Extraction, KeptLine, Photo, Phrase
from onrecord.domain.page import Facts, Page, Rejection
from onrecord.domain.span import Span
from onrecord.extract.authors import choose_authors
from onrecord.extract.body import lines_of_html
from onrecord.extract.cleaner import ROLES, Choice, choose_roles
from onrecord.extract.credits import photos_of
from onrecord.extract.dateline import find_dateline
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.furniture import furniture_of
from onrecord.extract.heading import headline_of, standfirst_of
from onrecord.extract.language import language_of
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata, read_metadata
from onrecord.extract.moments import moment_of_change, moment_of_publication
from onrecord.extract.phrases import phrases_of, tokens_of
from onrecord.extract.printed import date_of, outlet_of, outlet_of_title, section_of, topics_of
from onrecord.extract.titles import site_keys

_MIN_WORDS = 12
_MIN_TOLD_WORDS = 60
_TEASER_AFTER = 14
_TEASER_WORDS = 250
_OFFER_WORDS = 150
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)]*$""")
_DAY_FIRST_LANGUAGES = frozenset(
    ("de", "fr", "es", "it", "pt", "nl", "ru", "uk", "sv", "da", "no", "pl", "cs", "tr")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The article's text and the lines it was made of."""

    text: str
    numbers: tuple[int, ...]


def extract(page: Page) -> Extraction | Rejection:
    """Find the article of a page.

    Args:
        page: A decoded page.

    Returns:
        The article with the lines cut and kept about it; for bare text the text itself, with
        what the user knows of it. A Rejection `no_article` where the page holds none.
    """
    if page.capture.taken_as == "text":
        return Extraction(article=_bare_article(page.text, page.facts))
    if page.capture.taken_as == "html":
        tree = LexborHTMLParser(page.text)
        return _from_lines(lines_of_html(tree), read_metadata(tree), page)
    return _from_lines(lines_of_dump(page.text), Metadata(), page)


def _bare_article(text: str, facts: Facts) -> Article:
    return Article(
        text=text,
        language=language_of(text, stated=facts.language),
        url=facts.url,
        outlet=facts.outlet,
        published_at=facts.published,
        dateline=find_dateline(text, published=facts.published),
        corrections=_corrections(text),
    )


def _from_lines(lines: Sequence[Line], metadata: Metadata, page: Page) -> Extraction | Rejection:
    choice = choose_roles(lines, metadata)
    body = _body(lines, choice)
    if len(tokens_of(body.text)) < _MIN_WORDS and not _is_wide(body.text):
        if len(tokens_of(metadata.body or "")) < _MIN_TOLD_WORDS:
            return _no_article(page)
        body = _Body(
            text=metadata.body or "", numbers=()
        )  # a page that scripts fill: its data holds the text
    standfirst, standing = standfirst_of(lines, choice, metadata)
    kept = frozenset(body.numbers) | standing
    cut = [line for line in lines if line.number not in kept]
    article = _article(lines, cut, choice, body, metadata, page.facts, standfirst)
    return Extraction(
        article=article,
        furniture=furniture_of(lines, kept, choice.headline),
        kept=_kept(lines, choice, kept),
        notices=("teaser",) if _is_teaser(cut, body, metadata) else (),
    )


def _article(
    lines: Sequence[Line],
    cut: Sequence[Line],
    choice: Choice,
    body: _Body,
    metadata: Metadata,
    facts: Facts,
    standfirst: str | None,
) -> Article:
    first = body.numbers[0] if body.numbers else len(lines)
    language = language_of(body.text, stated=metadata.language or facts.language)
    month_first = False if language in _DAY_FIRST_LANGUAGES else None
    url = metadata.url or facts.url
    sites = site_keys(metadata, url)
    title, kicker = headline_of(lines, choice, metadata, sites=sites)
    headline = title.text
    moment = moment_of_publication(
        metadata,
        printed=date_of(lines, choice.headline, first, month_first=month_first),
        url=url,
        month_first=month_first,
    )
    published = moment.value or facts.published
    dateline = find_dateline(body.text, published=published)
    photos = _photos(lines, cut, choice.headline, body, metadata)
    return Article(
        text=body.text,
        language=language,
        headline=headline,
        kicker=kicker,
        standfirst=standfirst,
        url=url,
        outlet=metadata.outlet
        or outlet_of_title(metadata.document_title, headline)
        or outlet_of(lines, dateline=dateline, photos=photos)
        or facts.outlet,
        authors=choose_authors(lines, choice.headline, body.numbers, metadata, sites=sites).names,
        published_at=published,
        modified_at=moment_of_change(metadata, month_first=month_first).value,
        section=metadata.section or section_of(lines, choice.headline),
        topics=metadata.topics or topics_of(lines, first),
        dateline=dateline,
        photos=photos,
        corrections=_corrections(body.text),
    )


def _body(lines: Sequence[Line], choice: Choice) -> _Body:
    """Join the body's lines; a line after a single break goes on where no sentence ended."""
    numbers = tuple(number for number, role in enumerate(choice.roles) if role == "body")
    paragraphs: list[str] = []
    last = -2
    for number in numbers:
        line = lines[number]
        goes_on = line.place is not None and line.place.continues and number == last + 1
        if goes_on and not _SENTENCE_END.search(paragraphs[-1]):
            paragraphs[-1] += f" {line.text}"
        else:
            paragraphs.append(line.text)
        last = number
    return _Body(text="\n\n".join(paragraphs), numbers=numbers)


def _photos(
    lines: Sequence[Line], cut: Sequence[Line], headline: int | None, body: _Body, metadata: Metadata
) -> tuple[Photo, ...]:
    if not body.numbers:
        return ()
    start = min(body.numbers[0], headline if headline is not None else body.numbers[0])
    near = range(max(0, start - 6), min(len(lines), body.numbers[-1] + 4))
    found = photos_of([line for line in cut if line.number != headline], near)
    if any(photo.credits for photo in found):
        return found
    told = tuple(
        Photo(caption=each.caption, credits=each.credits) for each in metadata.pictures if each.credits
    )
    return (*found, *told)


def _kept(lines: Sequence[Line], choice: Choice, kept: frozenset[int]) -> tuple[KeptLine, ...]:
    found = []
    for number in sorted(kept):
        role = choice.roles[number]
        chance = choice.chances[number][ROLES.index(role)]
        found.append(KeptLine(text=lines[number].text, line=number, reason=f"{role}, {chance:.0%} by itself"))
    return tuple(found)


def _corrections(text: str) -> tuple[Phrase, ...]:
    """Find the paragraphs that say what was corrected."""
    found: list[Phrase] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if phrases_of(paragraph).get("correction"):
            found.append(Phrase(text=paragraph, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return tuple(found)


def _is_teaser(cut: Sequence[Line], body: _Body, metadata: Metadata) -> bool:
    """Say whether the page itself says that the rest of the article is to be paid for."""
    words = len(body.text.split())
    if metadata.is_cut and words < _TEASER_WORDS:
        return True
    last = body.numbers[-1] if body.numbers else len(cut)
    after = [line for line in cut if last < line.number <= last + _TEASER_AFTER]
    # An offer below a whole article is no paywall.
    return words < _OFFER_WORDS and any("teaser" in phrases_of(line.text) for line in after)


def _is_wide(text: str) -> bool:
    """Say whether a text of few words is long all the same, as in scripts without blanks."""
    return not text.isascii() and len(text) > 60 and " " not in text[:40]


def _no_article(page: Page) -> Rejection:
    return Rejection(
        reason="no_article",
        detail=f"{page.capture.source}: no line of it reads like an article's; "
        "give the page of one article, or its text with --as text.",
    )
