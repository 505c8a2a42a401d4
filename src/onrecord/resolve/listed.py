"""Listed: the tables of a data file, of the program's or of a user's, read and checked.

A fault is told with the file, the entry and what to do, for whoever wrote the file by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Literal

from onrecord.errors import SettingsError

Kind = Literal["text", "texts", "by code"]
Entry = dict[str, str | tuple[str, ...] | dict[str, tuple[str, ...]]]
_HEAD = ("date", "source")
_KINDS: Mapping[Kind, str] = {
    "text": "text in quotation marks",
    "texts": "a list of texts",
    "by code": "a table of lists by country code",
}


def read_listed(
    text: str, origin: str, *, table: str, keys: Mapping[str, Kind], required: tuple[str, ...]
) -> tuple[Entry, ...]:
    """Read the entries of a data file.

    Args:
        text: TOML with one [[table]] an entry; "date" and "source" may stand before the first.
        origin: The file's name, for messages.
        table: Name of the tables.
        keys: What an entry may hold, and of which kind; the first names it.
        required: What it must hold.

    Returns:
        The entries in order; "source" is the file's where an entry has none.

    Raises:
        SettingsError: The file is no TOML, or an entry has another form.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{origin}: it is no TOML ({error}); mend that line or remove the file."
        ) from None
    unknown = sorted(set(raw) - {table, *_HEAD})
    if unknown:
        raise SettingsError(
            f"{origin}: {unknown[0]!r} is not known here; the file holds [[{table}]] tables, "
            f"and {' and '.join(_HEAD)} before the first."
        )
    listed = raw.get(table)
    if not isinstance(listed, list) or not listed:
        raise SettingsError(f"{origin}: it holds no [[{table}]]; add one, or remove the file.")
    source = _text(raw.get("source", ""), f"{origin}: source")
    return tuple(
        {"source": source, **_entry(each, f"{origin}: [[{table}]] number {at}", keys, required)}
        for at, each in enumerate(listed, start=1)
    )


def _entry(raw: object, where: str, keys: Mapping[str, Kind], required: tuple[str, ...]) -> Entry:
    if not isinstance(raw, dict):
        raise SettingsError(f"{where} is no table; write [[...]] with two brackets on each side.")
    first = next(iter(keys))
    named = f"{where} ({raw[first]})" if isinstance(raw.get(first), str) else where
    for key in required:
        if not raw.get(key):
            raise SettingsError(f"{named} lacks {key!r}; add it as {_KINDS[keys[key]]}.")
    for key in raw:
        if key not in keys:
            raise SettingsError(f"{named}: {key!r} is not known; an entry may hold {', '.join(keys)}.")
    return {key: _value(value, keys[key], f"{named}: {key}") for key, value in raw.items()}


def _value(raw: object, kind: Kind, where: str) -> str | tuple[str, ...] | dict[str, tuple[str, ...]]:
    if kind == "text":
        return _text(raw, where)
    if kind == "texts":
        return _texts(raw, where)
    if not isinstance(raw, dict):
        raise SettingsError(f'{where} must be {_KINDS[kind]}: {{us = ["..."]}}.')
    return {str(code): _texts(words, f"{where}.{code}") for code, words in raw.items()}


def _text(raw: object, where: str) -> str:
    if not isinstance(raw, str):
        raise SettingsError(f"{where} must be {_KINDS['text']}, not {raw!r}.")
    return " ".join(raw.split())


def _texts(raw: object, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(each, str) and each.strip() for each in raw):
        raise SettingsError(f"{where} must be {_KINDS['texts']}, none of them empty, not {raw!r}.")
    return tuple(" ".join(each.split()) for each in raw)
