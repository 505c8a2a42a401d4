"""Authors: whom an article is by, weighed between what the page's data says and what it prints.

Names of people in the data are taken as they stand there. Where the data names the site
itself, an account ("admin", "jd42") or a desk, a printed byline comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.byline import authors_beside, authors_printed
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.signers import BYLINE_LEAD, SIGNED_BY, is_full_name, is_paper, split_names, without_role
from onrecord.extract.titles import names_site, without_site

_SLUG = re.compile(r"^[a-z]+(?:-[a-z]+)+$")
_LEADING_BY = re.compile(rf"{SIGNED_BY}\s", re.IGNORECASE)
_AND = re.compile(r",|;| and | und | & |\||\s/\s")
_ADDRESS = re.compile(r"\s*[-–|]?\s*https?://\S+")
_REVERSED = re.compile(r"^([^\W\d_a-z][^\W\d_A-Z]+), ([^\W\d_a-z][^\W\d_A-Z]+)$")  # "Lind, Nora"
_SHORT_NOTE = re.compile(r"\s*\(\w{2,4}\.?\)$")
_DESK = re.compile(
    r"^(?:admin\w*|editors?|editorial\b.*|staff\b.*|newsroom|(?:\w+ )?(?:news|web|online) ?desk|agencies"
    r"|online|webmaster|guest\b.*|gast\w*|(?:die )?redak[ct]\w*|redacci[oó]n|r[ée]daction|la r[ée]daction"
    r"|user\w*)$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\be\.\s?V\.|\b(?:gGmbH|GmbH|AG|Inc|Ltd|LLC|S\.A|Stiftung|Verlag|Magazin|Institut\w*|Verband|Verein|Bund"
    r"|Foundation|Association|University|Universität|Pressestelle|Landesanstalt|Ministerium|Bundesamt)\b"
)
_BELOW_BODY = 6
_BYLINE_CHARS = 120


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
    people = tuple(name for name in told if not _is_doubtful(name, sites))
    first = body[0] if body else len(lines)
    if people:
        told = tuple(_as_shown(name, lines, headline, first) for name in told)
        people = tuple(name for name in told if not _is_doubtful(name, sites))
        printed = authors_beside(lines, headline, first, known=people)
        if _adds_names(printed, people):
            return Authors(names=printed, reason="printed on the page, the page's data has some of them")
        return Authors(names=_without_publisher(told, people, sites), reason="the page's data")
    printed = authors_printed(lines, headline, first, body[-1] if body else None)
    if printed and not _is_signed_so(told, lines, body):
        return Authors(names=printed, reason="printed on the page")
    return Authors(names=told, reason="the page's data") if told else Authors()


def _as_shown(name: str, lines: Sequence[Line], headline: int | None, first: int) -> str:
    """Give a name that the data shouts as a line near the headline writes it."""
    if not name.isupper() or " " not in name:
        return name
    form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    near = lines[headline or 0 : first + _BELOW_BODY]
    found = (form.search(line.text) for line in near if len(line.text) < _BYLINE_CHARS)
    return next((each.group() for each in found if each and not each.group().isupper()), name)


def _without_publisher(told: Sequence[str], people: Sequence[str], sites: frozenset[str]) -> tuple[str, ...]:
    """Leave out the site's own name where the data puts it before people's."""
    is_led = len(people) < len(told) and told[0] not in people and names_site(told[0], sites)
    return tuple(told[1:]) if is_led else tuple(told)


def _adds_names(printed: Sequence[str], people: Sequence[str]) -> bool:
    """Say whether a printed byline has all people of the data and further full names."""
    known = {name.casefold() for name in people}
    further = [name for name in printed if name.casefold() not in known]
    is_whole = len(printed) - len(further) == len(known)
    return is_whole and bool(further) and all(is_full_name(name) and not is_paper(name) for name in further)


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
        value = _ADDRESS.sub("", value)
        if value.startswith(("/", "@")) or (_SLUG.match(value) and not names_site(value, sites)):
            continue
        head, _, tail = value.rpartition(". ")
        value = head if is_full_name(head) and names_site(tail, sites) else value
        value = _REVERSED.sub(r"\2 \1", without_role(_SHORT_NOTE.sub("", value)))
        bare = without_site(value, sites)
        value = bare if is_full_name(bare) else value
        text = BYLINE_LEAD.sub("", value) if _LEADING_BY.match(value) else value
        parts = split_names(text) if _AND.search(text) else (text.strip(" ,"),)
        found.extend(parts or (text.strip(),))
    return tuple(dict.fromkeys(name for name in found if name))


def _is_signed_so(told: Sequence[str], lines: Sequence[Line], body: Sequence[int]) -> bool:
    """Say whether a line under the body has every name of the data, which are then initials."""
    below = lines[body[-1] : body[-1] + _BELOW_BODY] if body else ()
    are_codes = bool(told) and all(name == name.lower() for name in told)
    return are_codes and any(all(_has(line.text, name) for name in told) for line in below)


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _is_doubtful(name: str, sites: frozenset[str]) -> bool:
    """Say whether a name is the site's, a desk's, a house's or an account's rather than a person's."""
    is_account = " " not in name and name == name.lower() != name.upper()
    is_house = _DESK.match(name) is not None or _HOUSE.search(name) is not None
    return is_account or is_house or names_site(name, sites)
