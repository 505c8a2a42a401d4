"""Hosts: the names in a page's address, whatever the page gives as one."""

from __future__ import annotations

from urllib.parse import urlsplit

_MAX_SECTIONS = 3


def host_of(url: str | None) -> str:
    """Give the host of an address, lower case; empty where there is none or it cannot be read."""
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:  # "http://[x": a bracket that is never closed
        return ""


def sections_of(url: str | None) -> tuple[str, ...]:
    """Give the names that an address has between its host and its last part, a few at most."""
    try:
        parts = urlsplit(url or "").path.split("/")
    except ValueError:
        return ()
    return tuple(part for part in parts[:-1] if part.replace("-", "").isalpha())[:_MAX_SECTIONS]
