"""Knowledge: what is known beforehand of organisations and offices, as one value.

The program ships `data/organisations.toml` and `data/offices.toml`; files of the same names and form
in a folder of the user's add to them, and an entry of the same name stands in the shipped one's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeFile:
    """A user's file: its name, the path that messages give, and its words."""

    name: str
    path: str
    text: str


def make_knowledge(given: Sequence[KnowledgeFile] = ()) -> Knowledge:
    """Put together what ships with the program and what the user adds.

    Args:
        given: The user's files; a later one goes before an earlier one.

    Raises:
        SettingsError: A file has another form, or two organisations share a name.
    """
    if not given:
        return _shipped()
    organisations, offices = list(_organisations()), list(_offices())
    for file in given:
        if file.name == ORGANISATIONS:
            organisations += parse_organisations(file.text, file.path)
        else:
            offices += parse_offices(file.text, file.path)
    return _made(organisations, offices)


def _made(organisations: Sequence[Organisation], offices: Sequence[Office]) -> Knowledge:
    known = KnownOrganisations(organisations)
    return Knowledge(organisations=known, offices=KnownOffices(offices, known))


@cache
def _shipped() -> Knowledge:
    return _made(_organisations(), _offices())


@cache
def _organisations() -> tuple[Organisation, ...]:
    return parse_organisations(_text(ORGANISATIONS), ORGANISATIONS)


@cache
def _offices() -> tuple[Office, ...]:
    return parse_offices(_text(OFFICES), OFFICES)


def _text(name: str) -> str:
    return (files("onrecord.resolve") / "data" / name).read_text(encoding="utf-8")
