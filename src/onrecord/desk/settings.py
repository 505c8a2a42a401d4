"""Desk settings: what one desk allows, as a single frozen value.

Built by the command line; no other module reads the environment.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

MIB = 1024 * 1024
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """What one desk allows.

    Args:
        title: The desk's name, in the masthead and in each page's title.
        public: Whether strangers may reach the desk. Then it shows statements with short
            context only, reads no addresses, keeps nothing and limits readings.
        secret: Signs the session cookie; by default new at every start, which closes the
            forms that were open before.
        hosts: Names under which the desk is reached, beside the loopback names. A request for
            another host is refused; a public desk without names answers to any.
        max_upload_bytes: Largest page that may be pasted or dropped.
        currency: ISO 4217 code of the currency that money is shown in too, or None.
        model: Fingerprint of the statement model, where it is another than the one that ships.
        page_size: Articles, statements or speakers in one part of a listing.
        readings_per_minute: How many pages one client of a public desk may read in a minute.
        readings_at_once: How many pages are read at the same time; others wait.
        unkept_for_s: How long a page that was read and not kept stays in memory, in seconds.
        unkept_bytes: How much memory such pages may take together.
    """

    title: str = "onrecord"
    public: bool = False
    secret: str = field(default_factory=_new_secret, repr=False)
    hosts: tuple[str, ...] = ()
    max_upload_bytes: int = 16 * MIB
    currency: str | None = None
    model: str | None = None
    page_size: int = 20
    readings_per_minute: int = 6
    readings_at_once: int = 2
    unkept_for_s: float = 1800.0
    unkept_bytes: int = 128 * MIB

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Give the hosts that a request may name; "*" stands for any."""
        if self.public and not self.hosts:
            return ("*",)
        return (*LOOPBACK_HOSTS, *self.hosts)
