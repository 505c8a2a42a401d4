"""Offices: which office a role names, and whose it is: "Russia's top diplomat" is its foreign minister.

A role is an office only if every word of it is told: the office's title or a synonym, whose it is,
and nothing else. "Former", "deputy" and "acting" make another role of it. `data/offices.toml`
holds the titles; users add files of the same form. Who holds an office is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from onrecord.errors import SettingsError
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.listed import Kind, read_listed
from onrecord.resolve.organisations import KnownOrganisations
from onrecord.resolve.territories import capitals, owners, territories

FILE = "offices.toml"
Owner = Literal["state", "organisation", "known", "place"]
_KEYS: Mapping[str, Kind] = {
    "title": "text",
    "synonyms": "texts",
    "of": "texts",
    "in": "by code",
    "source": "text",
}
_LINKS = frozenset({"of", "for", "the", "at", "to", "in"})
_OTHER_ROLE = frozenset(
    "former ex deputy vice acting interim assistant associate then late shadow elect designate candidate "  # noqa: SIM905
    "nominee hopeful outgoing incoming honorary past previous one-time onetime would-be first second junior "
    "spokesman spokeswoman spokesperson aide adviser advisor wife husband son daughter brother sister lawyer "
    "counterpart co successor predecessor".split()
)
_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*\.?(?:[’']s?)?")
LONGEST = 12  # words of a role that may be an office


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office of a data file.

    Args:
        title: Its name.
        synonyms: Other words for it.
        of: Whose it may be.
        within: Words that mean it in one state alone, by the state's code.
        source: Where the words stand.
        origin: The file.
    """

    title: str
    synonyms: tuple[str, ...] = ()
    of: tuple[Owner, ...] = ("state",)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    origin: str = FILE


def parse_offices(text: str, origin: str) -> tuple[Office, ...]:
    """Read a file of offices.

    Args:
        text: Its words.
        origin: Its name, for messages.

    Raises:
        SettingsError: It has another form; the message says where.
    """
    rows = read_listed(text, origin, table="office", keys=_KEYS, required=("title", "of"))
    found = []
    for row in rows:
        of = cast(tuple[Owner, ...], row["of"])
        wrong = [each for each in of if each not in get_args(Owner)]
        if wrong:
            raise SettingsError(
                f"{origin}: [[office]] ({row['title']}): of = {wrong[0]!r} is not known; "
                f"there are {', '.join(get_args(Owner))}."
            )
        within = cast(dict[str, tuple[str, ...]], row.get("in", {}))
        codes = {state.code for state in territories()}
        if unknown := sorted(set(within) - codes):
            raise SettingsError(
                f"{origin}: [[office]] ({row['title']}): {unknown[0]!r} is the code of no state; "
                "write ISO 3166-1 in lower case, as 'gb'."
            )
        found.append(
            Office(
                title=cast(str, row["title"]),
                synonyms=cast(tuple[str, ...], row.get("synonyms", ())),
                of=of,
                within=within,
                source=cast(str, row["source"]),
                origin=origin,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a role: folded, and whether it is printed with a capital."""

    folded: str
    is_capital: bool


Title = tuple[str, ...]


class KnownOffices:
    """Offices by the words of their titles.

    Args:
        listed: A later one of the same title stands in an earlier one's place.
        organisations: Whose offices they may be.
    """

    def __init__(self, listed: Iterable[Office], organisations: KnownOrganisations) -> None:
        by_title = {fold_name(each.title): each for each in listed}
        self.listed = tuple(by_title.values())
        self._organisations = organisations
        self._everywhere: dict[Title, Office] = {}
        self._within: dict[tuple[str, Title], Office] = {}
        for each in self.listed:
            for name in (each.title, *each.synonyms):
                self._everywhere[tuple(fold_name(name).split())] = each
            for code, names in each.within.items():
                for name in names:
                    self._within[code, tuple(fold_name(name).split())] = each
        titles = {*self._everywhere, *(title for _, title in self._within)}
        self._titles: dict[str, list[Title]] = {}
        for title in sorted(titles, key=lambda title: (-len(title), title)):
            self._titles.setdefault(title[0], []).append(title)

    def office_of(self, role: str | None) -> str | None:
        """Give the office that a role names, as one text for every way to say it.

        Args:
            role: As printed, or None.

        Returns:
            "foreign minister of Russia"; None where the role is none of the known offices, or
            does not say whose.
        """
        words = _words_of(role or "")
        if not 1 < len(words) <= LONGEST:
            return None
        folded = [word.folded for word in words]
        near = [title for word in dict.fromkeys(folded) for title in self._titles.get(word, ())]
        for title in sorted(near, key=lambda title: (-len(title), title)):
            for first, last, inner in _places(folded, title):
                rest = _rest(words, first, last, inner)
                if rest and not any(word.folded in _OTHER_ROLE for word in rest):
                    found = self._owned(title, rest)
                    if found is not None:
                        return found
        return None

    def _owned(self, title: Title, owner: Sequence[_Word]) -> str | None:
        name = " ".join(word.folded for word in owner)
        code = owners().get(name) or capitals().get(name)
        if code is not None:
            office = self._within.get((code, title)) or self._everywhere.get(title)
            if office is None or "state" not in office.of:
                return _of_place(office, owner)
            return f"{office.title} of {_state_name(code)}"
        office = self._everywhere.get(title)
        if office is None:
            return None
        printed = " ".join(word.folded.upper() if word.is_capital else word.folded for word in owner)
        known = self._organisations.find(name) or self._organisations.find(printed)
        if known is None and owner[0].folded in owners():
            known = self._organisations.find(name.partition(" ")[2])
        if known is not None and {"organisation", "known"} & set(office.of):
            return f"{office.title} of {known.name}"
        if set(office.of) == {"known"} or not _is_name(owner):
            return None
        return f"{office.title} of {name}"


def _of_place(office: Office | None, owner: Sequence[_Word]) -> str | None:
    """Give the office of a place that is called like a state: "mayor of Moscow"."""
    if office is None or "place" not in office.of or not _is_name(owner):
        return None
    return f"{office.title} of {' '.join(word.folded for word in owner)}"


def _state_name(code: str) -> str:
    return next(state.name for state in territories() if state.code == code)


def _words_of(role: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(role.replace("-", " ").replace("‑", " ")):
        text = re.sub(r"[’']s?$", "", match.group())
        folded = fold_name(text)
        found += [_Word(part, text[:1].isupper()) for part in folded.split()]
    return found[1:] if found and found[0].folded in ("the", "a", "an") else found


def _places(words: Sequence[str], title: Title) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Give where a title stands, whole or parted once: "top Russian diplomat"."""
    size = len(title)
    for first in range(len(words) - size + 1):
        if tuple(words[first : first + size]) == title:
            yield first, first + size, None
    if size != 2 or words[0] != title[0] or words[-1] != title[1] or len(words) < 3:
        return
    yield 0, len(words), (1, len(words) - 1)


def _rest(words: Sequence[_Word], first: int, last: int, inner: tuple[int, int] | None) -> list[_Word]:
    """Give the words that say whose a title is; none where they stand on both sides of it."""
    if inner is not None:
        return list(words[inner[0] : inner[1]])
    before, after = list(words[:first]), list(words[last:])
    if after and after[0].folded not in ("of", "for", "at"):
        return []
    while after and after[0].folded in _LINKS:
        after = after[1:]
    while before and before[0].folded in _LINKS:
        before = before[1:]
    return [] if before and after else before or after


def _is_name(owner: Sequence[_Word]) -> bool:
    """Say whether words may be the name of a place or organisation that no list knows."""
    words = lexicon()
    common = words.modifiers | words.org_heads | words.org_words | words.generic | words.stop
    parties = words.demonyms - set(owners())
    plain = [word for word in owner if word.folded not in _LINKS and word.folded != "and"]
    if not plain or not all(word.is_capital for word in plain):
        return False
    return not all(word.folded in common or word.folded in parties for word in plain)
