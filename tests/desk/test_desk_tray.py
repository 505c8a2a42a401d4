"""What was read and not kept stays a bounded while, for its own session."""

from __future__ import annotations

from desk_sample import ferry_page

from onrecord.desk.limits import RateLimit
from onrecord.desk.tray import Reading, Tray


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def reading(size: int = 10, owner: str = "me") -> Reading:
    return Reading(analysis=ferry_page()[0], data=b"x" * size, owner=owner)


def test_a_reading_is_found_by_its_own_session_alone() -> None:
    tray = Tray(max_bytes=100, max_age_s=60, clock=Clock())
    token = tray.put(reading())
    assert tray.find(token, "me") is not None
    assert tray.find(token, "you") is None
    assert tray.find("other", "me") is None


def test_an_old_reading_is_gone() -> None:
    clock = Clock()
    tray = Tray(max_bytes=100, max_age_s=60, clock=clock)
    token = tray.put(reading())
    clock.now += 59
    assert tray.find(token, "me") is not None
    clock.now += 2
    assert tray.find(token, "me") is None


def test_the_oldest_readings_make_room_for_new_ones() -> None:
    tray = Tray(max_bytes=100, max_age_s=60, clock=Clock())
    tokens = [tray.put(reading(40)) for _ in range(3)]
    assert [tray.find(token, "me") is not None for token in tokens] == [False, True, True]


def test_one_reading_larger_than_the_room_is_still_held_until_the_next() -> None:
    tray = Tray(max_bytes=100, max_age_s=60, clock=Clock())
    large = tray.put(reading(500))
    assert tray.find(large, "me") is not None
    small = tray.put(reading())
    assert tray.find(large, "me") is None
    assert tray.find(small, "me") is not None


def test_a_dropped_reading_gives_its_room_back() -> None:
    tray = Tray(max_bytes=100, max_age_s=60, clock=Clock())
    first = tray.put(reading(90))
    tray.drop(first)
    tray.drop(first)
    others = [tray.put(reading(50)) for _ in range(2)]
    assert all(tray.find(token, "me") for token in others)


def test_a_client_may_ask_so_often_in_a_minute_and_then_waits() -> None:
    clock = Clock()
    limit = RateLimit(per_minute=2, clock=clock)
    assert limit.wait_s("192.0.2.1") == 0
    clock.now += 10
    assert limit.wait_s("192.0.2.1") == 0
    assert limit.wait_s("192.0.2.1") == 50
    assert limit.wait_s("192.0.2.2") == 0
    clock.now += 51
    assert limit.wait_s("192.0.2.1") == 0


def test_addresses_of_one_ipv6_line_are_one_client() -> None:
    limit = RateLimit(per_minute=1, clock=Clock())
    assert limit.wait_s("2001:db8:1:2::5") == 0
    assert limit.wait_s("2001:db8:1:2:ffff::9") > 0
    assert limit.wait_s("2001:db8:1:3::5") == 0
    assert limit.wait_s("::ffff:192.0.2.1") == 0
    assert limit.wait_s("::ffff:192.0.2.2") == 0
    assert limit.wait_s("testclient") == 0
