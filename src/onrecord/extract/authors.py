"""Authors: whom an article is by, weighed between what the page's data says and what it prints.

Names of people in the data are taken as they stand there. Where the data names the site
itself, an account ("admin", "jd42") or a desk, a printed byline comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.byline import BYLINE_LEAD, authors_printed, split_names
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.titles import names_site

_SLUG = re.compile(r"^[a-z]+(?:-[a-z]+)+$")
_LEADING_BY = re.compile(r"(?:by|von|par|por|di|door|av|af)\s", re.IGNORECASE)
_AND = re.compile(r",|;| and | und | & |\||\s/\s")
_SHORT_NOTE = re.compile(r"\s*\(\w{2,4}\.?\)$")
_DESK = re.compile(
    r"^(?:admin\w*|editors?|editorial\b.*|staff\b.*|newsroom|(?:\w+ )?(?:news|web|online) ?desk|agencies"
    r"|online|webmaster|guest\b.*|gast\w*|(?:die )?redak[ct]\w*|redacci[oó]n|r[ée]daction|la r[ée]daction"
    r"|user\w*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """The authors that were chosen.

    Args:
        names: As printed or as the data gives them, in order.
        reason: Which of the two; empty where there are none.
    """

    names: tuple[str, ...] = ()
    reason: str = ""


def choose_authors(
    lines: Sequence[Line],
    headline: int | None,
    body: Sequence[int],
    metadata: Metadata,
    *,
    sites: frozenset[str],
) -> Authors:
    """Choose the authors of an article.

    Args:
        lines: All lines.
        headline: Number of the headline's line, or None.
        body: Numbers of the body's lines.
        metadata: What the page's data says; empty for a flattened page.
        sites: Keys of the site's names, as `titles` gives them.

    Returns:
        People and agencies; empty where neither data nor print names any.
    """
    told = clean_names(metadata.authors, sites=sites)
    if told and not all(_is_doubtful(name, sites) for name in told):
        return Authors(names=told, reason="the page's data")
    first = body[0] if body else len(lines)
    printed = authors_printed(lines, headline, first, body[-1] if body else None)
    if printed:
        return Authors(names=printed, reason="printed on the page")
    return Authors(names=told, reason="the page's data") if told else Authors()


def clean_names(values: Iterable[str], *, sites: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Tidy names as the page's data gives them: leading "By", roles and repeats go.

    Args:
        values: As given.
        sites: Keys of the site's names; a name like an address's part is kept if it is one.

    Returns:
        Names in order, each once.
    """
    found: list[str] = []
    for value in (part for whole in values for part in whole.split(";")):
        if _SLUG.match(value) and not names_site(value, sites):
            continue
        value = _SHORT_NOTE.sub("", value)
        text = BYLINE_LEAD.sub("", value) if _LEADING_BY.match(value) else value
        parts = split_names(text) if _AND.search(text) else (text.strip(" ,"),)
        found.extend(parts or (text.strip(),))
    return tuple(dict.fromkeys(name for name in found if name))


def _is_doubtful(name: str, sites: frozenset[str]) -> bool:
    """Say whether a name is the site's, a desk's or an account's rather than a person's."""
    is_account = " " not in name and name == name.lower() != name.upper()
    return is_account or names_site(name, sites) or _DESK.match(name) is not None
