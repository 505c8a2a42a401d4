"""Knowledge: what is known beforehand of organisations and offices, as one value.

The program ships `data/organisations.toml` and `data/offices.toml`; files of the same names and form
in a folder of the user's add to them, and an entry of the same name stands in the shipped one's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.domain.person import KnowledgeFile
from onrecord.errors import SettingsError
from onrecord.resolve.offices import FILE as OFFICES
from onrecord.resolve.offices import KnownOffices, Office, parse_offices
from onrecord.resolve.organisations import FILE as ORGANISATIONS
from onrecord.resolve.organisations import KnownOrganisations, Organisation, parse_organisations

FILES = (ORGANISATIONS, OFFICES)
"""Names of the files that a user's folder may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known beforehand.

    Args:
        organisations: By their names.
        offices: By the words of their titles.
    """

    organisations: KnownOrganisations
    offices: KnownOffices


def make_knowledge(given: Sequence[KnowledgeFile] = ()) -> Knowledge:
    """Put together what ships with the program and what the user adds.

    Args:
        given: The user's files; a later one goes before an earlier one.

    Raises:
        SettingsError: A file has another name or form, or two organisations share a name.
    """
    return _made_of(tuple(given))


@lru_cache(maxsize=8)
def _made_of(given: tuple[KnowledgeFile, ...]) -> Knowledge:
    organisations, offices = list(_organisations()), list(_offices())
    for file in given:
        if file.name == ORGANISATIONS:
            organisations += parse_organisations(file.text, file.path)
        elif file.name == OFFICES:
            offices += parse_offices(file.text, file.path)
        else:
            raise SettingsError(
                f"{file.path}: only {' and '.join(FILES)} are read here; rename or remove it."
            )
    known = KnownOrganisations(organisations)
    return Knowledge(organisations=known, offices=KnownOffices(offices, known))


@cache
def _organisations() -> tuple[Organisation, ...]:
    return parse_organisations(_text(ORGANISATIONS), ORGANISATIONS)


@cache
def _offices() -> tuple[Office, ...]:
    return parse_offices(_text(OFFICES), OFFICES)


def _text(name: str) -> str:
    return (files("onrecord.resolve") / "data" / name).read_text(encoding="utf-8")
