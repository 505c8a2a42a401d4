from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.crawl.addresses import is_public, refusal_of, without_credentials

NOT_PUBLIC = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "2002:808:808::1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
    "3fff::1",
    "5f00::1",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"]
NO_ADDRESS = [
    "",
    "localhost",
    "2130706433",
    "0x7f.1",
    "127.1",
    "010.0.0.1",
    "[::1]",
    "1.1.1.1:80",
    "1.1.1.1 ",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_outside_the_public_internet_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_text_that_is_no_whole_address_is_not_public(text):
    assert not is_public(text)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_nothing_that_python_calls_special_is_public(address):
    special = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
        not address.is_global,
    )
    assert not (is_public(str(address)) and any(special))


@given(st.integers(0, 2**128 - 1).filter(lambda number: number >> 32 != 0x64FF9B << 64).map(IPv6Address))
def test_nothing_of_version_six_that_python_calls_special_is_public(address):
    special = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_site_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
        not address.is_global,
    )
    assert not (is_public(str(address)) and any(special))


SPECIAL_4 = st.sampled_from([each for each in NOT_PUBLIC if "." in each and ":" not in each]).map(IPv4Address)


@given(st.one_of(SPECIAL_4, st.integers(0, 2**32 - 1).map(IPv4Address)))
def test_an_address_behind_a_translator_is_as_public_as_itself(address):
    assert is_public(str(IPv6Address(0x64FF9B << 96 | int(address)))) == is_public(str(address))


@given(st.integers(0, 2**32 - 1))
def test_an_older_address_in_a_newer_ones_disguise_is_never_public(number):
    for disguise in (number, 0xFFFF << 32 | number, 0x2002 << 112 | number << 80, 0x20010000 << 96 | number):
        assert not is_public(str(IPv6Address(disguise)))


@given(st.text(max_size=40))
def test_any_text_is_judged_without_an_error(text):
    is_public(text)
    refusal_of(text, allow_private=False)
    refusal_of(f"http://{text}/", allow_private=True)


@given(st.ip_addresses())
def test_a_url_with_a_literal_address_is_refused_exactly_where_the_address_is(address):
    host = f"[{address}]" if address.version == 6 else str(address)
    refusal = refusal_of(f"https://{host}/page", allow_private=False)
    assert (refusal is None) == is_public(str(ip_address(address)))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://harbourpost.example/a", "http_error"),
        ("file:///etc/passwd", "http_error"),
        ("http:///a", "http_error"),
        ("harbourpost.example/a", "http_error"),
        ("http://harbourpost.example:notaport/", "http_error"),
        ("http://[::1/", "http_error"),
        ("http://harbourpost.example/a b", "http_error"),
        ("http://harbourpost.example/a\r\nX: y", "http_error"),
        ("http://harbourpost.example:25/", "private_address"),
        ("http://127.0.0.1/", "private_address"),
        ("http://[::ffff:7f00:1]/", "private_address"),
    ],
)
def test_an_address_that_must_not_be_asked_is_refused(url, reason):
    refusal = refusal_of(url, allow_private=False)
    assert refusal is not None
    assert refusal.reason == reason


def test_private_addresses_and_any_port_are_permitted_where_the_user_says_so():
    assert refusal_of("http://127.0.0.1:8123/a", allow_private=True) is None


@pytest.mark.parametrize("allow_private", [True, False])
def test_credentials_are_refused_and_stand_in_no_message(allow_private):
    refusal = refusal_of("https://editor:hunter2@harbourpost.example/a", allow_private=allow_private)
    assert refusal is not None
    assert "hunter2" not in refusal.detail
    assert "editor" not in refusal.detail


def test_an_address_loses_only_its_credentials():
    assert without_credentials("https://u:p@harbourpost.example:443/a?b=c@d#e") == (
        "https://harbourpost.example:443/a?b=c@d#e"
    )
