"""Hosts: the name in a page's address, whatever the page gives as one."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """Give the host of an address, lower case; empty where there is none or it cannot be read."""
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:  # "http://[x": a bracket that is never closed
        return ""
