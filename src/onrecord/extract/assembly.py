"""Assembly: the steps of extraction in order, and their results made one article.

What the page's data says (JSON-LD, meta tags) and what stands printed are weighed for each
field; what the page says comes before what the user knows; a field that neither gives is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.article import Article, Extraction, Origin, Photo, Phrase
from onrecord.domain.outlets import NOTHING_REPEATED, RepeatedLines
from onrecord.domain.page import Facts, Page, Rejection
from onrecord.domain.span import Span
from onrecord.extract.abreast import Steps, go_abreast
from onrecord.extract.authors import Authors, choose_authors
from onrecord.extract.body import lines_of_markup, markup_of
from onrecord.extract.calendars import is_month_first
from onrecord.extract.captioned import without_captions
from onrecord.extract.cleaner import Choice, choose_roles_of_pages
from onrecord.extract.closing import without_closing
from onrecord.extract.dateline import find_dateline
from onrecord.extract.doubted import doubted_lines, spans_of_lines, with_doubts
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.echoed import echoed_lines
from onrecord.extract.features import MAY_CREDIT
from onrecord.extract.furniture import furniture_of
from onrecord.extract.heading import standfirst_of, with_standfirst
from onrecord.extract.kept import kept_lines
from onrecord.extract.kickers import kicker_of
from onrecord.extract.language import language_of
from onrecord.extract.lines import Line
from onrecord.extract.linked import authors_linked
from onrecord.extract.liveblogs import with_posts
from onrecord.extract.metadata import Metadata, metadata_of
from onrecord.extract.moments import Moment, moment_in_scripts, moment_of_change, moment_of_publication
from onrecord.extract.paragraphs import Body, find_body
from onrecord.extract.photos import Surroundings, photos_of
from onrecord.extract.phrases import phrases_of
from onrecord.extract.printed import outlet_of, outlet_of_title, section_of, topics_of
from onrecord.extract.printed_date import change_of, date_of
from onrecord.extract.repeats import cut_repeated, name_repeated
from onrecord.extract.ruled import Ruled, article_by_rules, choice_by_rules, read_by_rules
from onrecord.extract.rules import OutletRules, find_rules
from onrecord.extract.stored import stored_article, with_stored
from onrecord.extract.teasers import is_teaser
from onrecord.extract.titles import choose_title, site_keys
from onrecord.extract.told import tell
from onrecord.extract.zones import Grounds, without_foreign_zone

_TELLING_LINES = 12  # that tell the language of most pages
_PHOTOS_BEFORE, _PHOTOS_AFTER = 6, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A page as it is weighed: its lines, what was chosen of them, and what its data says."""

    page: Page
    lines: Sequence[Line]
    metadata: Metadata
    choice: Choice
    body: Body
    standfirst: str | None
    kept: frozenset[int]

    @property
    def first(self) -> int:
        """Number of the body's first line; past the last where the data holds the text."""
        return self.body.numbers[0] if self.body.numbers else len(self.lines)

    @property
    def texts(self) -> Sequence[str]:
        """The lines' words."""
        noted = self.choice.noted
        return [line.text for line in self.lines] if noted is None else noted.texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A page as its lines, before anything is chosen of them.

    Args:
        page, lines, metadata: Of the page.
        ruled: What rules of its outlet say of it, each with the rules.
    """

    page: Page
    lines: Sequence[Line]
    metadata: Metadata
    ruled: tuple[tuple[OutletRules, Ruled], ...] = ()


def extract(
    page: Page, *, repeated: RepeatedLines = NOTHING_REPEATED, rules: Sequence[OutletRules] = ()
) -> Extraction | Rejection:
    """Find the article of one page; see `extract_all`."""
    return extract_all([page], repeated=repeated, rules=rules)[0]


def extract_all(
    pages: Sequence[Page], *, repeated: RepeatedLines = NOTHING_REPEATED, rules: Sequence[OutletRules] = ()
) -> list[Extraction | Rejection]:
    """Find the articles of some pages; quicker than one by one, and the same.

    Args:
        pages: Decoded; of any outlets.
        repeated: Lines that their outlet repeats, as far as they are known.
        rules: The user's own rules, of any outlets.

    Returns:
        By page, the article with the lines cut and kept about it; for bare text the text itself, with
        what the user knows of it. A Rejection `no_article` where the page holds none.
    """
    opened = go_abreast(_open(page, rules) for page in pages)
    choices = iter(choose_roles_of_pages([(own.lines, own.metadata) for own in opened if own is not None]))
    return go_abreast(
        _from_text(page) if own is None else _from_opened(own, next(choices), repeated)
        for page, own in zip(pages, opened, strict=True)
    )


def _open(page: Page, rules: Sequence[OutletRules]) -> Steps[_Opened | None]:
    """Part a page into its lines; None for bare text."""
    yield
    if page.capture.taken_as == "text":
        return None
    if page.capture.taken_as != "html":
        return _Opened(page=page, lines=lines_of_dump(page.text), metadata=Metadata())
    markup, metadata, ruled = _parsed(page, rules)
    yield
    return _Opened(page=page, lines=lines_of_markup(markup), metadata=metadata, ruled=ruled)


def _parsed(
    page: Page, rules: Sequence[OutletRules]
) -> tuple[str, Metadata, tuple[tuple[OutletRules, Ruled], ...]]:
    """Take from a page's tree its body's markup, what its data says, and what rules find; the tree goes."""
    tree = LexborHTMLParser(page.text if page.utf8 is None else page.utf8)
    told = tell(tree)
    metadata = metadata_of(told)
    own = find_rules(metadata.url or page.facts.url, rules)
    ruled = tuple((each, read_by_rules(tree, each)) for each in own)
    told.empty_scripts()
    return markup_of(tree), metadata, ruled


def _from_opened(own: _Opened, choice: Choice, repeated: RepeatedLines) -> Steps[Extraction | Rejection]:
    """Make the article, by its outlet's own rules where there are some that hold on its day."""
    for rules, ruled in own.ruled:
        found = yield from _from_lines(own, choice, repeated, ruled)
        if isinstance(found, Extraction) and rules.holds_on(found.article.published_at):
            return found
    return (yield from _from_lines(own, choice, repeated))


def _from_text(page: Page) -> Steps[Extraction | Rejection]:
    yield
    return Extraction(article=_bare_article(page.text, page.facts))


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


def _from_lines(
    own: _Opened, choice: Choice, repeated: RepeatedLines, ruled: Ruled | None = None
) -> Steps[Extraction | Rejection]:
    page, lines, metadata = own.page, own.lines, own.metadata
    choice = with_standfirst(lines, choice, metadata)
    yield
    choice = with_posts(lines, choice, metadata)
    choice = without_closing(lines, without_captions(lines, choice, metadata.captions))
    yield
    if ruled is not None:
        choice = choice_by_rules(lines, choice, ruled)
    is_ruled = ruled is not None and bool(ruled.body)  # an outlet's own rules know better
    choice, gone = cut_repeated(lines, choice, NOTHING_REPEATED if is_ruled else repeated)
    body = find_body(lines, choice, metadata)
    if (body is None or body.is_summary) and page.capture.taken_as == "html":
        stored = stored_article(page.text, headlines=metadata.headlines, title=metadata.document_title)
        if stored is not None:
            body, metadata = Body(text=stored.text), with_stored(metadata, stored)
    if body is None:
        return _no_article(page)
    yield
    standfirst, standing = standfirst_of(lines, choice, metadata)
    kept = frozenset(body.numbers) | standing
    shown = _Shown(
        page=page, lines=lines, metadata=metadata, choice=choice, body=body, standfirst=standfirst, kept=kept
    )
    yield
    article, origins = yield from _article(shown)
    yield
    if ruled is not None:
        article, by_rules = article_by_rules(article, ruled)
        fields = {each.field for each in by_rules if each.value}
        origins = (*(each for each in origins if each.field not in fields), *by_rules)
    furniture = furniture_of(lines, kept, choice.headline, noted=choice.noted, likely=choice.likely)
    yield
    doubted = frozenset() if is_ruled else doubted_lines(shown.texts, choice, body)
    echoed = echoed_lines(shown.texts, body)
    return Extraction(
        article=article,
        furniture=name_repeated(furniture, gone),
        kept=with_doubts(kept_lines(shown.texts, choice, body.numbers, standing), doubted, echoed),
        notices=("teaser",) if _is_teaser(shown) else (),
        origins=origins,
        doubted=spans_of_lines(shown.texts, doubted, body),
        echoes=spans_of_lines(shown.texts, echoed, body),
    )


def _article(shown: _Shown) -> Steps[tuple[Article, tuple[Origin, ...]]]:
    """Weigh each field, and say where each was found."""
    lines, metadata, facts, headline = shown.lines, shown.metadata, shown.page.facts, shown.choice.headline
    text = shown.body.text
    language = language_of(text, stated=metadata.language or facts.language, lines=_words_of_body(shown))
    yield
    url = metadata.url or facts.url
    sites = site_keys(metadata, url)
    title = choose_title(lines, headline, metadata, sites=sites)
    yield
    authors = choose_authors(lines, headline, shown.body.numbers, metadata, sites=sites)
    if not authors.names and shown.page.capture.taken_as == "html":
        linked = authors_linked(shown.page.text, lines, headline, shown.body.numbers)
        authors = Authors(names=linked, reason="links by the headline") if linked else authors
    yield
    published, modified = _moments(shown, url, month_first=is_month_first(language, url))
    yield
    dateline = find_dateline(text, published=published.value)
    photos = _photos(shown, authors=authors.names, sites=sites)
    yield
    outlet = (
        metadata.outlet
        or outlet_of_title(metadata.document_title, title.text)
        or outlet_of(lines, dateline=dateline, photos=photos, noted=shown.choice.noted)
        or facts.outlet
    )
    article = Article(
        text=text,
        language=language,
        headline=title.text,
        kicker=kicker_of(lines, headline, title.text, text=text, sites=sites),
        standfirst=shown.standfirst,
        url=url,
        outlet=outlet,
        authors=authors.names,
        published_at=published.value,
        modified_at=modified.value,
        section=metadata.section or section_of(shown.texts, headline),
        topics=metadata.topics or topics_of(lines, shown.first, shown.choice.noted),
        dateline=dateline,
        photos=photos,
        corrections=_corrections(text) if _may_correct(shown) else (),
    )
    reasons = (
        ("headline", title.text, title.reason),
        ("authors", ", ".join(authors.names), authors.reason),
        ("published_at", published.value, published.reason),
        ("modified_at", modified.value, modified.reason),
    )
    return article, tuple(
        Origin(field=field, value=value, reason=reason) for field, value, reason in reasons if value
    )


def _words_of_body(shown: _Shown) -> list[tuple[str, Sequence[str]]]:
    """Give the first lines of the body with their words, as far as these were noted."""
    noted = shown.choice.noted
    if noted is None:
        return []
    return [(shown.lines[each].text, noted.words_of(each)) for each in shown.body.numbers[:_TELLING_LINES]]


def _moments(shown: _Shown, url: str | None, *, month_first: bool | None) -> tuple[Moment, Moment]:
    """Choose the times of publication and of the last change."""
    printed = date_of(
        shown.lines,
        shown.choice.headline,
        shown.first,
        month_first=month_first,
        is_told=bool(shown.metadata.published),
        noted=shown.choice.noted,
    )
    printed = without_foreign_zone(printed, url)
    published = moment_of_publication(
        shown.metadata,
        printed=printed,
        url=url,
        month_first=month_first,
        grounds=_grounds(shown, url, month_first=month_first),
    )
    if published.value is None and shown.page.capture.taken_as == "html":
        published = moment_in_scripts(shown.page.text)
    if published.value is None and shown.page.facts.published:
        published = Moment(value=shown.page.facts.published, reason="what the user knows")
    changed = None
    if not shown.metadata.modified:
        choice = shown.choice
        changed = change_of(
            shown.lines, choice.headline, shown.first, month_first=month_first, noted=choice.noted
        )
    return published, moment_of_change(
        shown.metadata, printed=changed, month_first=month_first, published=published.value
    )


def _grounds(shown: _Shown, url: str | None, *, month_first: bool | None) -> Grounds:
    """Give what may tell the outlet's zone."""
    if shown.page.capture.taken_as != "html":
        return Grounds()
    return Grounds(
        lines=shown.lines,
        headline=shown.choice.headline,
        first_body=shown.first,
        source=shown.page.utf8 or shown.page.text.encode("utf-8", "surrogatepass"),
        url=url,
        month_first=month_first,
    )


def _photos(shown: _Shown, *, authors: tuple[str, ...], sites: frozenset[str]) -> tuple[Photo, ...]:
    numbers, headline, lines = shown.body.numbers, shown.choice.headline, shown.lines
    if not numbers:
        return ()
    start = min(numbers[0], headline if headline is not None else numbers[0])
    own = [lines[number].place for number in (*numbers, *((headline,) if headline is not None else ()))]
    about = Surroundings(
        near=range(max(0, start - _PHOTOS_BEFORE), min(len(lines), numbers[-1] + _PHOTOS_AFTER)),
        last=numbers[-1],
        hints=frozenset().union(*(place.hints for place in own if place is not None)),
        captions=shown.metadata.captions,
        authors=authors,
        sites=sites,
    )
    found = photos_of(_may_be_photos(shown, about.near), about)
    if any(photo.credits for photo in found):
        return found
    told = tuple(
        Photo(caption=each.caption, credits=each.credits) for each in shown.metadata.pictures if each.credits
    )
    return (*found, *told)


def _corrections(text: str) -> tuple[Phrase, ...]:
    """Find the paragraphs that say what was corrected."""
    found: list[Phrase] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if phrases_of(paragraph).get("correction"):
            found.append(Phrase(text=paragraph, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return tuple(found)


def _may_be_photos(shown: _Shown, near: range) -> list[Line]:
    """Give the lines near the article that were cut; of a dump's those with what a credit needs."""
    lines, noted, apart = shown.lines, shown.choice.noted, (*shown.kept, shown.choice.headline)
    held = noted.held if noted is not None and lines[0].place is None else None
    cut = sorted(set(near).difference(apart))
    return [lines[number] for number in cut if held is None or held[number] & MAY_CREDIT]


def _may_correct(shown: _Shown) -> bool:
    """Say whether a paragraph may tell what was corrected; those of a dump are its lines."""
    noted = shown.choice.noted
    if noted is None or not shown.body.numbers or shown.lines[0].place is not None:
        return True
    return any("correction" in noted.phrases.get(number, ()) for number in shown.body.numbers)


def _is_teaser(shown: _Shown) -> bool:
    body = shown.body
    last = body.numbers[-1] if body.numbers else len(shown.lines)
    below = (line.text for line in shown.lines[last + 1 :] if line.number not in shown.kept)
    return is_teaser(body.text, is_summary=body.is_summary, is_cut=shown.metadata.is_cut, below=below)


def _no_article(page: Page) -> Rejection:
    return Rejection(
        reason="no_article",
        detail=f"{page.capture.source}: no line of it reads like an article's; "
        "give the page of one article, or its text with --as text.",
    )
