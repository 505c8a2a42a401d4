"""Organisations: those that are widely known, under all the names that news gives them.

`data/organisations.toml` holds them; users add files of the same form. An alias is the
organisation's in any case; an abbreviation in its very letters alone, for "IS" is one and "is" is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from onrecord.errors import SettingsError
from onrecord.resolve.keys import fold_name
from onrecord.resolve.listed import Kind, read_listed

FILE = "organisations.toml"
_KEYS: Mapping[str, Kind] = {
    "name": "text",
    "aliases": "texts",
    "abbreviations": "texts",
    "wikidata": "text",
    "source": "text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation of a data file.

    Args:
        name: The name it is filed under.
        aliases: Other names.
        abbreviations: Short forms, in their very letters.
        wikidata: Its id there, or empty.
        source: Where the names stand together.
        origin: The file.
    """

    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    wikidata: str = ""
    source: str = ""
    origin: str = FILE

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the folded forms of all its names, none twice and none empty."""
        names = (self.name, *self.aliases, *self.abbreviations)
        return tuple(dict.fromkeys(key for key in map(fold_name, names) if key))


def parse_organisations(text: str, origin: str) -> tuple[Organisation, ...]:
    """Read a file of organisations.

    Args:
        text: Its words.
        origin: Its name, for messages and reasons.

    Raises:
        SettingsError: It has another form; the message says where.
    """
    rows = read_listed(text, origin, table="organisation", keys=_KEYS, required=("name",))
    return tuple(
        Organisation(
            name=cast(str, row["name"]),
            aliases=cast(tuple[str, ...], row.get("aliases", ())),
            abbreviations=cast(tuple[str, ...], row.get("abbreviations", ())),
            wikidata=cast(str, row.get("wikidata", "")),
            source=cast(str, row["source"]),
            origin=origin,
        )
        for row in rows
    )


class KnownOrganisations:
    """Organisations by their names.

    Args:
        listed: A later one of the same name stands in an earlier one's place.

    Raises:
        SettingsError: Two of them have a name in common.
    """

    def __init__(self, listed: Iterable[Organisation]) -> None:
        by_name = {fold_name(each.name): each for each in listed}
        self.listed = tuple(by_name.values())
        self._aliases: dict[str, Organisation] = {}
        self._abbreviations: dict[str, Organisation] = {}
        for each in self.listed:
            for name in (each.name, *each.aliases):
                self._file(self._aliases, fold_name(name), each)
            for name in each.abbreviations:
                self._file(self._abbreviations, name, each)

    def _file(self, names: dict[str, Organisation], name: str, own: Organisation) -> None:
        other = names.setdefault(name, own)
        if other is not own:
            raise SettingsError(
                f"{own.origin}: {name!r} is a name of {own.name} and, in {other.origin}, of {other.name}; "
                "take it out of one of them."
            )

    def find(self, name: str) -> Organisation | None:
        """Find the organisation that a name, as printed, is one of."""
        words = " ".join(name.split())
        bare = words[4:] if words.lower().startswith("the ") else words
        return self._aliases.get(fold_name(name)) or self._abbreviations.get(bare)

    def is_abbreviation(self, name: str) -> bool:
        """Say whether a name, as printed, is known for its letters alone."""
        return fold_name(name) not in self._aliases and self.find(name) is not None
