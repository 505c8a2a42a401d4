"""Cursors: the opaque text that continues a listing."""

from __future__ import annotations

import base64
import binascii
import json

from onrecord.errors import UsageError

_LISTS = {
    "articles": "the list of articles",
    "statements": "the list of statements",
    "people": "the list of people",
    "stories-newest": "the newest stories",
    "stories-texts": "the stories with most texts",
    "relevance": "the most relevant matches",
}
"""How a message names each listing that is continued."""
_SHOWN = 40


def write(listing: str, *values: int | str) -> str:
    """Give the text that continues a listing behind some values."""
    return base64.urlsafe_b64encode(json.dumps([listing, *values]).encode()).decode().rstrip("=")


def read(after: str, listing: str, count: int) -> list[str]:
    """Read the values back.

    Raises:
        UsageError: The text is of another listing, or of none.
    """
    try:
        values = json.loads(base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True))
        if isinstance(values, list) and len(values) == count + 1 and values[0] == listing:
            return [str(value) for value in values[1:]]
    except (ValueError, binascii.Error, RecursionError):
        pass
    raise UsageError(_continues_nothing(after, listing))


def read_numbers(after: str, listing: str, count: int) -> list[int]:
    """Read the values back as numbers that the database can compare.

    Raises:
        UsageError: The text is of another listing, or of none.
    """
    return [as_number(value, after, listing) for value in read(after, listing, count)]


def as_number(value: str, after: str, listing: str) -> int:
    """Read one value as a number that the database can compare.

    Raises:
        UsageError: It is none.
    """
    try:
        number = int(value)
    except ValueError as error:
        raise UsageError(_continues_nothing(after, listing)) from error
    if abs(number) >= 1 << 63:
        raise UsageError(_continues_nothing(after, listing))
    return number


def _continues_nothing(after: str, listing: str) -> str:
    cut = f"{after[:_SHOWN]}..." if len(after) > _SHOWN else after
    return (
        f"'after' {cut!r} does not continue {_LISTS[listing]}: it is cut, changed or of another list. "
        "Leave it out to begin at the top."
    )
