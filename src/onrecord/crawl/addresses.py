"""Addresses: which URLs and which network addresses may be asked.

Two rules. `refusal_of` judges a URL before anything is sent: scheme, credentials, port, host.
`is_public` judges a network address, and is asked again at the moment of every connection: a
name may resolve to anything, and to something else a second later.

The networks are those of IANA's special-purpose registries (IPv4, IPv6; RFC 6890 and its
successors) with multicast, and are listed here so that the answer does not depend on the Python
that runs. An IPv6 address that carries an IPv4 one is not public, with one exception: networks
without IPv4 reach it through NAT64, whose addresses are as public as what they carry.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit, urlunsplit

from onrecord.crawl import refusals
from onrecord.domain.page import Rejection

PORTS = {"http": 80, "https": 443}

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # shared with a carrier's NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link local, with the clouds' metadata services
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # automatic multicast tunnelling
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, with the broadcast address
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")  # all that is assigned as global unicast
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, with Teredo and ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Say whether a network address belongs to the public internet.

    Args:
        address: An IPv4 or IPv6 address as text, without brackets.

    Returns:
        False for everything that is not one machine of the public internet, and for text that
        is no address: a name, a number, an address with a scope.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public_4(parsed) if isinstance(parsed, IPv4Address) else _is_public_6(parsed)


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return _is_public_4(IPv4Address(int(address) & 0xFFFF_FFFF))
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)


def refusal_of(url: str, *, allow_private: bool) -> Rejection | None:
    """Say why an address is not asked at all, or None if it may be.

    A host given by name is judged later, by the addresses that it leads to.

    Args:
        url: The address, whole.
        allow_private: Whether any host and any port may be asked.
    """
    shown = without_credentials(url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return refusals.malformed(shown)
    if parts.scheme not in PORTS or not parts.hostname or not url.isprintable() or " " in url:
        return refusals.malformed(shown)
    if "@" in parts.netloc:
        return refusals.with_credentials(shown)
    if allow_private:
        return None
    if port is not None and port not in PORTS.values():
        return refusals.odd_port(shown, port)
    if _is_literal(parts.hostname) and not is_public(parts.hostname):
        return refusals.not_public(shown, parts.hostname)
    return None


def without_credentials(url: str) -> str:
    """Give an address without user name and password, for records and messages."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def origin_of(url: str) -> str:
    """Give scheme, host and port of an address: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
