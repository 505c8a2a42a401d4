"""Cursors: the opaque text that continues a listing."""

from __future__ import annotations

import base64
import binascii
import json

from onrecord.errors import UsageError


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
    raise UsageError(f"{after[:80]!r} continues no listing of {listing}; leave it out to begin anew.")


def read_number(after: str, listing: str) -> int:
    """Read back a single number.

    Raises:
        UsageError: The text is of another listing, or of none.
    """
    return numbers(read(after, listing, 1), after)[0]


def numbers(values: list[str], after: str) -> list[int]:
    """Read values as numbers that the database can compare.

    Raises:
        UsageError: One is none.
    """
    try:
        found = [int(value) for value in values]
    except ValueError as error:
        raise UsageError(f"{after[:80]!r} continues no listing; leave it out to begin anew.") from error
    if any(abs(number) >= 1 << 63 for number in found):
        raise UsageError(f"{after[:80]!r} continues no listing; leave it out to begin anew.")
    return found
