"""Trial: what an outlet's rules give for the golden page that was written for them."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.article import Article, Extraction
from onrecord.domain.page import Page
from onrecord.extract.assembly import extract
from onrecord.extract.hosts import host_of
from onrecord.extract.metadata import read_metadata
from onrecord.extract.ruled import read_by_rules
from onrecord.extract.rules import OutletRules, find_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How rules fare on a page.

    Args:
        host: That of the page's address; empty where it names none.
        is_of_host: Whether the rules are for pages of that host.
        missing: Fields whose selector finds nothing.
        article: The page's article, read by the rules; None where it gives none.
    """

    host: str
    is_of_host: bool
    missing: tuple[str, ...]
    article: Article | None


def try_rules(page: Page, rules: OutletRules) -> Trial:
    """Read a page by the rules given and by no others.

    Args:
        page: Taken as HTML.
        rules: Of one outlet.

    Returns:
        What they give; nothing raises.
    """
    tree = LexborHTMLParser(page.text)
    url = read_metadata(tree).url or page.facts.url
    found = extract(page, rules=(rules,))
    return Trial(
        host=host_of(url),
        is_of_host=rules in find_rules(url, (rules,)),
        missing=read_by_rules(tree, rules).missing,
        article=found.article if isinstance(found, Extraction) else None,
    )
