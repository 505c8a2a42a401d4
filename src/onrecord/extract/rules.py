"""Rules: how one outlet's pages are read where the general way fails.

A rule file is TOML in outlets/: the hosts it is for, until when it holds, and CSS selectors for
the fields that it gives. What a rule finds comes before what is weighed; where it finds
nothing, the general way stands. How to write one: docs/how-to/outlet-rules.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from onrecord.extract.hosts import host_of
from onrecord.extract.months import MONTHS

VERSION = 1
FIELDS = (
    "headline", "kicker", "standfirst", "authors", "published", "modified", "section", "topics", "body",
    "cut", "credits",
)  # fmt: skip
_KNOWN = frozenset(("version", "outlet", "hosts", "valid_from", "valid_until", "dates", "select"))
_DIRECTIVES = {
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
    "%m": r"(?P<m>\d{1,2})",
    "%d": r"(?P<d>\d{1,2})",
    "%H": r"(?P<H>\d{1,2})",
    "%M": r"(?P<M>\d{2})",
    "%B": r"(?P<B>[^\W\d_]+)",
}
_NO_HOUR, _MINUTES = 24, 60
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRules:
    """The rules of one outlet.

    Args:
        name: Name of the file.
        outlet: Name of the outlet, as it is recorded.
        hosts: Host names; subdomains are meant too.
        selectors: CSS selectors by field; see FIELDS.
        valid_from, valid_until: ISO days of publication between which the rules hold, inclusive.
        date_shape: How the outlet prints dates, in the directives of `strftime`; None for ordinary ones.
        offset: What a printed time lacks, "+01:00"; None leaves times without offset.
    """

    name: str
    outlet: str
    hosts: tuple[str, ...]
    selectors: Mapping[str, str]
    valid_from: str | None = None
    valid_until: str | None = None
    date_shape: str | None = None
    offset: str | None = None

    def holds_on(self, day: str | None) -> bool:
        """Say whether the rules hold for a page of a day; they do for one without a date."""
        if day is None:
            return True
        early = self.valid_from is not None and day[:10] < self.valid_from
        late = self.valid_until is not None and day[:10] > self.valid_until
        return not early and not late

    def read_date(self, text: str) -> str | None:
        """Read a date of the outlet's own shape; None where the text holds none."""
        if self.date_shape is None:
            return None
        found = _shape(self.date_shape).search(text)
        if not found:
            return None
        parts = found.groupdict()
        month = MONTHS.get((parts.get("B") or "").lower()) or int(parts.get("m") or 0)
        year = int(parts.get("Y") or f"20{parts.get('y') or '00'}")
        try:
            day = date(year, month, int(parts.get("d") or 0)).isoformat()
        except ValueError:
            return None
        hour, minute = int(parts.get("H") or _NO_HOUR), int(parts.get("M") or 0)
        if hour >= _NO_HOUR or minute >= _MINUTES:
            return day
        return f"{day}T{hour:02d}:{minute:02d}:00{self.offset or ''}"


def find_rules(url: str | None, own: Sequence[OutletRules] = ()) -> tuple[OutletRules, ...]:
    """Find the rules for the host of an address, those of each of its layouts; mostly none.

    Args:
        url: Of the page, or None.
        own: The user's own rules, which come before those that ship.

    Returns:
        The rules to try, in this order.
    """
    labels = host_of(url).split(".")
    names = [".".join(labels[at:]) for at in range(len(labels))]
    named = frozenset(names)
    first = tuple(rules for rules in own if not named.isdisjoint(map(str.lower, rules.hosts)))
    by_host = _by_host()
    return (*first, *next((by_host[name] for name in names if name in by_host), ()))


def read_rules(text: str, *, name: str) -> OutletRules:
    """Read a rule file.

    Args:
        text: Its TOML.
        name: Its name, for messages.

    Returns:
        The rules.

    Raises:
        ValueError: The file is no TOML, of another version, or names what is not known.
    """
    stored = tomllib.loads(text)
    if stored.get("version") != VERSION:
        raise ValueError(
            f"{name}: version is {stored.get('version')!r}; this program reads version {VERSION}."
        )
    selectors, dates = stored.get("select") or {}, stored.get("dates") or {}
    if not isinstance(selectors, dict) or not isinstance(dates, dict):
        raise ValueError(f"{name}: [select] and [dates] are tables; write each with its brackets.")
    unknown = (
        sorted({*stored} - _KNOWN) + sorted({*selectors} - {*FIELDS}) + sorted({*dates} - {"shape", "offset"})
    )
    if unknown:
        raise ValueError(f"{name}: {', '.join(unknown)} is not known; [select] takes {', '.join(FIELDS)}.")
    if not stored.get("outlet") or not stored.get("hosts") or not selectors:
        raise ValueError(f"{name}: outlet, hosts and [select] are needed.")
    _check_values(stored, selectors, dates, name)
    if dates.get("offset") and not _OFFSET.fullmatch(dates["offset"]):
        raise ValueError(f"{name}: offset {dates['offset']!r} is not of the form +01:00.")
    return OutletRules(
        name=name,
        outlet=stored["outlet"],
        hosts=tuple(stored["hosts"]),
        selectors=selectors,
        valid_from=_day(stored.get("valid_from")),
        valid_until=_day(stored.get("valid_until")),
        date_shape=dates.get("shape"),
        offset=dates.get("offset"),
    )


def _check_values(
    stored: Mapping[str, object], selectors: Mapping[str, object], dates: Mapping[str, object], name: str
) -> None:
    """Refuse values of another kind than is meant."""
    hosts = stored["hosts"]
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise ValueError(f'{name}: hosts is a list of names, as ["fennholt.example"].')
    for key, value in (("outlet", stored["outlet"]), *dates.items()):
        if not isinstance(value, str):
            raise ValueError(f"{name}: {key} must be text, not {value!r}.")
    empty = LexborHTMLParser("<p></p>")
    for field, selector in selectors.items():
        try:
            empty.css(selector if isinstance(selector, str) else "")
        except SelectolaxError:
            raise ValueError(f"{name}: {field} = {selector!r} is no CSS selector.") from None


def shipped_rules() -> tuple[OutletRules, ...]:
    """Give the rules of all files that ship with the program, by name."""
    return tuple({rules.name: rules for found in _by_host().values() for rules in found}.values())


@lru_cache(maxsize=1)
def _by_host() -> Mapping[str, tuple[OutletRules, ...]]:
    found: dict[str, tuple[OutletRules, ...]] = {}
    folder = resources.files(__package__).joinpath("outlets")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            rules = read_rules(file.read_text(encoding="utf-8"), name=file.name)
            for host in map(str.lower, rules.hosts):
                found[host] = (*found.get(host, ()), rules)
    return found


@lru_cache(maxsize=64)
def _shape(shape: str) -> re.Pattern[str]:
    parts = re.split(r"(%[YymdHMB])", shape)
    return re.compile("".join(_DIRECTIVES.get(part) or re.escape(part) for part in parts))


def _day(value: object) -> str | None:
    return None if value is None else str(value)[:10]
