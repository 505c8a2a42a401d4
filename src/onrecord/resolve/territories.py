"""Territories: the states of the world, and the words of news that lead to their governments.

Read once from `data/governments.csv`, which scripts/governments.py writes from packages; nothing in it
is kept by hand, and no holder of an office is in it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.resolve.keys import fold_name

_COLUMNS = ("code", "wikidata", "name", "names", "demonyms", "capital")
_GOVERNMENTS = ("{} government", "government of {}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A state.

    Args:
        code: ISO 3166-1, lower case ("ru").
        name: As news writes it.
        wikidata: Its id there, as rigour gives it; empty where it gives none.
        names: Other names of it.
        demonyms: What people and things of it are called ("Russian").
        capital: The city that stands for its government; empty where the sources differ.
    """

    code: str
    name: str
    wikidata: str = ""
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""

    @property
    def voices(self) -> frozenset[str]:
        """Give the folded names under which its government speaks: "moscow", "russian government"."""
        names = (self.name, *self.names)
        told = {form.format(word) for form in _GOVERNMENTS for word in (*names, *self.demonyms)}
        return frozenset(fold_name(word) for word in {*names, self.capital, *told} if word)


@cache
def territories() -> tuple[Territory, ...]:
    """Read the states, in the order of their codes."""
    text = (files("onrecord.resolve") / "data" / "governments.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    assert tuple(rows.fieldnames or ()) == _COLUMNS
    return tuple(
        Territory(
            code=row["code"],
            wikidata=row["wikidata"],
            name=row["name"],
            names=_several(row["names"]),
            demonyms=_several(row["demonyms"]),
            capital=row["capital"],
        )
        for row in rows
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@cache
def owners() -> Mapping[str, str]:
    """Give the code of the state that a folded name or demonym belongs to: "russian" to "ru"."""
    found: dict[str, str] = {}
    for state in territories():
        for word in (*state.names, *state.demonyms, state.name):
            found.setdefault(fold_name(word), state.code)
    return found


@cache
def capitals() -> Mapping[str, str]:
    """Give the code of the state of a folded capital; a name that a state has too is left out."""
    known = owners()
    return {
        fold_name(state.capital): state.code
        for state in territories()
        if state.capital and fold_name(state.capital) not in known
    }


@cache
def voices() -> Mapping[str, Territory]:
    """Give the state whose government speaks under a folded name; a name of two states is left out."""
    found: dict[str, set[str]] = {}
    for state in territories():
        for voice in state.voices:
            found.setdefault(voice, set()).add(state.code)
    by_code = {state.code: state for state in territories()}
    return {voice: by_code[min(codes)] for voice, codes in found.items() if len(codes) == 1}
