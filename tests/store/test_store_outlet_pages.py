"""What the archive remembers of outlets: pages by the fingerprints of their lines, the newest alone."""

from dataclasses import replace

from invented_pages import harbour, many

from onrecord.domain.outlets import OwnLine, SeenPage
from onrecord.store.outlet_pages import MOST_PAGES

LINES = (
    OwnLine(fingerprint="0" * 16, words=14, kind="prose", speaks_of_site=True),
    OwnLine(fingerprint="f" * 16, words=3, kind="spoken", was_asked=True),
)


def page(number=0, outlet="harbour.example"):
    return SeenPage(
        outlet=outlet,
        page=f"https://{outlet}/{number}",
        headline="a" * 16,
        own=LINES,
        cut=frozenset(("b" * 16, "c" * 16)),
    )


def saved(archive, sheet):
    return archive.save(sheet.analysis, sheet.data).article


def test_a_page_is_remembered_as_it_was_seen(archive):
    own = saved(archive, harbour())
    archive.remember_outlet_page(own, page())
    assert archive.find_outlet_pages("harbour.example") == (replace(page(), article=own),)
    assert archive.find_outlet_pages("elsewhere.example") == ()


def test_what_is_seen_later_takes_the_place_of_what_was_known_of_the_article(archive):
    own = saved(archive, harbour())
    archive.remember_outlet_page(own, page())
    archive.remember_outlet_page(own, replace(page(), own=LINES[:1]))
    (found,) = archive.find_outlet_pages("harbour.example")
    assert found.own == LINES[:1]


def test_of_an_outlet_only_the_newest_pages_are_remembered(archive):
    owners = [saved(archive, sheet) for sheet in many(MOST_PAGES + 3)]
    archive.remember_outlet_page(owners[0], page(0, "other.example"))
    for number, own in enumerate(owners[1:]):
        archive.remember_outlet_page(own, page(number))
    found = [each.article for each in archive.find_outlet_pages("harbour.example")]
    assert found == owners[: -MOST_PAGES - 1 : -1]
    assert len(archive.find_outlet_pages("other.example")) == 1


def test_a_withdrawn_article_is_not_found_and_an_erased_one_is_forgotten(archive):
    own = saved(archive, harbour())
    archive.remember_outlet_page(own, page())
    archive.withdraw(own, reason="asked")
    assert archive.find_outlet_pages("harbour.example") == ()
    archive.withdraw(own, reason="asked", erase=True)
    with archive.snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outlet_pages").scalar() == 0
