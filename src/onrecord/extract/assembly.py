"""Assembly: the steps of extraction in order, and their results made one article."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.article import Article, Extraction, Furniture, KeptLine
from onrecord.domain.page import Page, Rejection
from onrecord.extract.body import lines_of_html
from onrecord.extract.cleaner import choose_roles
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.metadata import Metadata, read_metadata


def extract(page: Page) -> Extraction | Rejection:
    """Find the article of a page.

    Args:
        page: A decoded page.

    Returns:
        The article with the lines cut and kept about it; for bare text the text itself, with
        what the user knows of it. A Rejection `no_article` where the page holds none.
    """
    if page.capture.taken_as == "text":
        facts = page.facts
        return Extraction(
            article=Article(
                text=page.text,
                language=facts.language,
                url=facts.url,
                outlet=facts.outlet,
                published_at=facts.published,
            )
        )
    if page.capture.taken_as == "html":
        tree = LexborHTMLParser(page.text)
        metadata, lines = read_metadata(tree), lines_of_html(tree)
    else:
        metadata, lines = Metadata(), lines_of_dump(page.text)
    headline = next((m for m in metadata.headlines), None)
    roles = choose_roles(lines, headline=None)
    body = [line for line, role in zip(lines, roles, strict=True) if role == "body"]
    if not body:
        return Rejection(
            reason="no_article",
            detail=f"{page.capture.source}: no line of it reads like an article's; "
            "give the page of one article, or its text with --as text.",
        )
    return Extraction(
        article=Article(
            text="\n\n".join(line.text for line in body),
            headline=headline,
            authors=metadata.authors,
            published_at=metadata.published or page.facts.published,
            url=metadata.url or page.facts.url,
            outlet=metadata.outlet or page.facts.outlet,
            language=metadata.language or page.facts.language,
        ),
        furniture=tuple(
            Furniture(kind="other", text=line.text, line=line.number, reason="not the article's own words")
            for line, role in zip(lines, roles, strict=True)
            if role == "cut"
        ),
        kept=tuple(
            KeptLine(text=line.text, line=line.number, reason="reads like a paragraph") for line in body
        ),
    )
