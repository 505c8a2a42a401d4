"""Ruled: what an outlet's own rules find in one of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.domain.article import Article, Origin, Photo
from onrecord.extract.authors import clean_names
from onrecord.extract.body import lines_of_html
from onrecord.extract.cleaner import Choice, Role
from onrecord.extract.lines import Line, fold
from onrecord.extract.photos import clean_credits
from onrecord.extract.rules import FIELDS, OutletRules
from onrecord.extract.signers import BYLINE_LEAD
from onrecord.extract.times import read_time

_TEXT_FIELDS = ("headline", "kicker", "standfirst", "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The values that an outlet's rules give for a page; None and empty where they find nothing.

    Args:
        rules: The rules.
        headline, kicker, standfirst, section, published, modified: As the article's fields.
        authors, topics, credits: As the article's fields.
        body, cut: Texts of lines that are the article's own, and of lines that are not.
        missing: Names of the fields that have a selector and found nothing.
    """

    rules: OutletRules
    headline: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def read_by_rules(tree: LexborHTMLParser, rules: OutletRules) -> Ruled:
    """Read a page by its outlet's rules.

    Args:
        tree: The parsed page; it is not changed.
        rules: Of the page's outlet.

    Returns:
        What the selectors give.
    """
    nodes = {field: tree.css(rules.selectors[field]) for field in FIELDS if field in rules.selectors}
    texts = {field: tuple(filter(None, map(_text_of, found))) for field, found in nodes.items()}
    one = {field: " ".join(texts.get(field, ())) or None for field in _TEXT_FIELDS}
    found = Ruled(
        rules=rules,
        headline=one["headline"],
        kicker=one["kicker"],
        standfirst=one["standfirst"],
        section=one["section"],
        published=_moment_of(nodes.get("published", []), rules),
        modified=_moment_of(nodes.get("modified", []), rules),
        authors=clean_names(BYLINE_LEAD.sub("", text) for text in texts.get("authors", ())),
        topics=tuple(dict.fromkeys(texts.get("topics", ()))),
        credits=tuple(name for text in texts.get("credits", ()) for name in clean_credits(text)),
        body=tuple(_lines_of(nodes.get("body", []))),
        cut=tuple(_lines_of(nodes.get("cut", []))),
    )
    return replace(found, missing=tuple(field for field in nodes if not getattr(found, field)))


def choice_by_rules(lines: Sequence[Line], choice: Choice, ruled: Ruled) -> Choice:
    """Change the cleaner's decision where the rules say which lines are the article.

    Args:
        lines: All lines of the page.
        choice: The cleaner's decision.
        ruled: What the rules found.

    Returns:
        The decision by the rules; the cleaner's own where they name no body.
    """
    roles: list[Role] = list(choice.roles)
    if ruled.body:
        roles = ["cut"] * len(lines)
        for number in _places_of(lines, ruled.body):
            roles[number] = "body"
    for number in _places_of(lines, ruled.cut):
        roles[number] = "cut"
    for number in _places_of(lines, (ruled.standfirst,) if ruled.standfirst else ()):
        roles[number] = "standfirst"
    headline = next((line.number for line in lines if line.text == ruled.headline), choice.headline)
    return replace(choice, roles=tuple(roles), headline=headline)


def article_by_rules(article: Article, ruled: Ruled) -> tuple[Article, tuple[Origin, ...]]:
    """Put what the rules found into an article, and say so.

    Args:
        article: As weighed in the general way.
        ruled: What the rules found.

    Returns:
        The article and the origins of the fields that changed or that the rules failed to give.
    """
    captions = [photo.caption for photo in article.photos if photo.caption][:1]
    named = Photo(caption=captions[0] if captions else None, credits=ruled.credits)
    photos = (named, *article.photos[1:]) if ruled.credits else article.photos
    changed = replace(
        article,
        outlet=ruled.rules.outlet,
        headline=ruled.headline or article.headline,
        kicker=ruled.kicker or article.kicker,
        standfirst=ruled.standfirst or article.standfirst,
        section=ruled.section or article.section,
        authors=ruled.authors or article.authors,
        topics=ruled.topics or article.topics,
        published_at=ruled.published or article.published_at,
        modified_at=ruled.modified or article.modified_at,
        photos=photos,
    )
    name = f"rule {ruled.rules.name}"
    origins = [
        Origin(field=field, value="", reason=f"{name}: its selector finds nothing") for field in ruled.missing
    ]
    for field, value in (("headline", ruled.headline), ("published_at", ruled.published)):
        if value:
            origins.append(Origin(field=field, value=value, reason=name))
    if ruled.authors:
        origins.append(Origin(field="authors", value=", ".join(ruled.authors), reason=name))
    return changed, tuple(origins)


def _places_of(lines: Sequence[Line], texts: Sequence[str]) -> Iterator[int]:
    """Give the numbers of the lines with these texts, in their order."""
    by_text: dict[str, list[int]] = {}
    for line in lines:
        by_text.setdefault(line.text, []).append(line.number)
    last = -1
    for text in texts:
        number = next((number for number in by_text.get(text, ()) if number > last), None)
        if number is not None:
            yield number
            last = number


def _lines_of(nodes: Sequence[LexborNode]) -> Iterator[str]:
    for node in nodes:
        yield from (line.text for line in lines_of_html(LexborHTMLParser(node.html or "")))


def _text_of(node: LexborNode) -> str:
    return fold(node.attributes.get("content") or node.text(separator=" "))


def _moment_of(nodes: Sequence[LexborNode], rules: OutletRules) -> str | None:
    for node in nodes:
        attributes = node.attributes
        given = attributes.get("datetime") or attributes.get("content") or ""
        shown = fold(node.text())
        found = rules.read_date(shown) or read_time(given) or read_time(shown, month_first=False)
        if found:
            return found
    return None
