"""Captured bytes become a page, or a rejection that says why not; nothing raises."""

import gzip
import hashlib
import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.page import REASONS, Page, Rejected
from onrecord.read import read_page
from onrecord.read.limits import _FORMATS, _FORMATTING, _LIES, _NO_PILE, _PILES, MAX_BYTES, _kinds_of

PARAGRAPH = "The council of Velden will vote on the bridge on Monday, its chair Ilse Brandt told reporters."
HTML = (
    "<!doctype html><html><head><title>Vote</title></head>"
    f"<body><h1>Vote</h1><p>{PARAGRAPH}</p></body></html>"
)


def reason_of(data: bytes, **options: object) -> str | None:
    result = read_page(data, source="sample", **options)  # type: ignore[arg-type]
    return result.rejection.reason if isinstance(result, Rejected) else None


def page_of(data: bytes, **options: object) -> Page:
    result = read_page(data, source="sample", **options)  # type: ignore[arg-type]
    assert isinstance(result, Page)
    return result


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (gzip.compress(b""), "empty"),
        (b"%PDF-1.7 ...", "not_text"),
        (b"\x89PNG\r\n\x1a\n....", "not_text"),
        (b"\x00\x01\x02\x03" * 64, "not_text"),
        (b"PK\x03\x04 a word processor's file", "not_text"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (gzip.compress(b"a" * (MAX_BYTES + 1)), "too_large"),
        (gzip.compress(HTML.encode())[:-12], "damaged_archive"),
        (b"<html><body>" + b"<div>" * 1_000_000, "too_deep"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "unsupported_type"),
    ],
)
def test_each_kind_of_bad_input_has_its_reason(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason


def test_a_media_type_that_holds_no_article_is_turned_down() -> None:
    assert reason_of(b'{"a": 1}', media_type="application/json") == "unsupported_type"


def test_bytes_without_meaning_in_their_encoding_are_undecodable() -> None:
    broken = b"<meta charset=euc-jp><p>" + bytes(range(0xF5, 0xFF)) * 400
    assert reason_of(broken, media_type="text/html", charset="euc-jp") == "undecodable"


def test_a_page_of_fifty_megabytes_is_turned_down_at_once() -> None:
    data = b"<p>word</p>" * 5_000_000
    start = time.perf_counter()
    assert reason_of(data) == "too_large"
    assert time.perf_counter() - start < 2


def test_formatting_tags_left_open_before_many_blocks_are_too_deep() -> None:
    bomb = "".join(f"<font size={n}>" for n in range(900)) + "<p>x" * 100_000
    assert reason_of(b"<html>" + bomb.encode()) == "too_deep"


def test_a_drawing_of_many_closed_shapes_is_not_too_deep() -> None:
    shapes = "<svg>" + '<path d="M0 0"/>' * 5_000 + "</svg>"
    assert reason_of(HTML.replace("</body>", shapes + "</body>").encode()) is None


def test_the_rejection_names_the_source_and_its_reason_is_listed() -> None:
    result = read_page(b"", source="letters/today.html")
    assert isinstance(result, Rejected)
    assert result.rejection.detail.startswith("letters/today.html: ")
    assert result.rejection.reason in REASONS
    assert result.capture.sha256 == hashlib.sha256(b"").hexdigest()


def test_the_hash_is_that_of_the_bytes_as_given() -> None:
    packed = gzip.compress(HTML.encode())
    page = page_of(packed)
    assert page.capture.sha256 == hashlib.sha256(packed).hexdigest()
    assert page.capture.size_bytes == len(packed)
    assert page.text == HTML


@pytest.mark.parametrize(
    ("data", "options", "charset"),
    [
        ("café".encode(), {}, "utf-8"),
        ("\ufeffcafé".encode("utf-8"), {}, "utf-8"),
        ("\ufeffcafé au lait".encode("utf-16-le"), {}, "utf-16-le"),
        ("a long line of text with café in it".encode("utf-16-be"), {}, "utf-16-be"),
        ("<meta charset='iso-8859-1'><p>café".encode("latin-1"), {}, "cp1252"),
        ("<meta charset='iso-8859-1'><p>café".encode(), {}, "utf-8"),
        ("Новый мост".encode("cp1251"), {"charset": "windows-1251"}, "cp1251"),
        ("Új híd: őr".encode("iso-8859-2"), {"media_type": "text/plain; charset=iso-8859-2"}, "iso8859-2"),
        ("“café”".encode("cp1252"), {"charset": "no-such-name"}, "cp1252"),
    ],
)
def test_the_encoding_is_found(data: bytes, options: dict[str, str], charset: str) -> None:
    page = page_of(data, **options)
    assert page.charset == charset
    assert "\ufffd" not in page.text
    assert not page.text.startswith("\ufeff")


def test_an_encoding_told_by_the_server_alone_stands_in_the_media_type() -> None:
    page = page_of("<p>Новый мост".encode("koi8-r"), media_type="text/html", charset="koi8-r")
    assert page.capture.media_type == "text/html; charset=koi8-r"


def test_a_utf8_page_cut_inside_a_character_stays_utf8() -> None:
    page = page_of(("é" * 300).encode()[:-1])
    assert page.charset == "utf-8"


def test_html_is_known_by_its_tags() -> None:
    assert page_of(HTML.encode()).capture.taken_as == "html"
    assert page_of(f"<p>{PARAGRAPH}</p>".encode() * 4).capture.taken_as == "html"


def test_paragraphs_alone_are_taken_as_the_text_of_an_article() -> None:
    page = page_of("\n\n".join([PARAGRAPH] * 6).encode())
    assert (page.capture.taken_as, page.capture.media_type) == ("text", "text/plain")


def test_menus_about_the_paragraphs_make_it_a_whole_page() -> None:
    menu = "Home\nPolitics\nSport\nWeather\nSign in\n"
    page = page_of((menu + "\n".join([PARAGRAPH] * 3) + "\nShare\nMost read\nAbout us\n").encode())
    assert page.capture.taken_as == "page"


def test_line_ends_of_text_are_line_feeds() -> None:
    assert page_of(b"one\r\ntwo\rthree", kind="text").text == "one\ntwo\nthree"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(read_page(data, source="x"), Page | Rejected)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, len(HTML) - 1), st.binary(max_size=4), st.booleans())
def test_no_cut_or_flipped_page_raises(at: int, junk: bytes, packed: bool) -> None:
    data = HTML.encode()[:at] + junk + HTML.encode()[at + 2 :]
    data = gzip.compress(data)[: max(3, at)] if packed else data
    assert isinstance(read_page(data, source="x"), Page | Rejected)


@pytest.mark.parametrize("opening", ["<div>", "<DIV class='a'>", "<p-card>", "<optgroupx>"])
def test_elements_of_any_name_that_pile_up_are_too_deep(opening: str) -> None:
    assert reason_of(("<html>" + opening * 1_500).encode()) == "too_deep"


@pytest.mark.parametrize("unit", ["<div></x>", "<span><div></span>", "<div></i>", "<div><table></div>"])
def test_end_tags_that_close_nothing_do_not_hide_a_pile(unit: str) -> None:
    assert reason_of(("<html>" + unit * 15_000).encode()) == "too_deep"


def test_a_long_page_whose_tags_are_closed_is_not_too_deep() -> None:
    block = (
        "<section><h2>One</h2><p>Two <b>three</b><br><ul><li>four<li>five</ul><a href='/'>six</a></section>"
    )
    assert reason_of(f"<html><body>{block * 4_000}</body></html>".encode()) is None


def test_looking_for_what_an_end_closes_takes_no_long_time() -> None:
    pile = "<x><div>" + "<span>" * 900 + "</x>" * 300_000
    began = time.process_time()
    assert reason_of(f"<html>{pile}".encode()) == "too_deep"
    assert time.process_time() - began < 5


def test_end_tags_before_a_pile_do_not_hide_it() -> None:
    assert reason_of(b"<html>" + b"</div>" * 5_000 + b"<div>" * 1_500) == "too_deep"


@pytest.mark.parametrize("opening", ["<p>", "<li>", "<br>", "<img src='a'>", "<optgroup>"])
def test_many_elements_that_do_not_nest_are_not_too_deep(opening: str) -> None:
    assert reason_of(f"<html><body>{opening * 5_000}</body></html>".encode()) is None


def test_a_page_in_utf8_keeps_its_bytes_for_the_parser_and_another_does_not() -> None:
    text = "<html><body><p>Zwölf Boote</p></body></html>"
    utf8, latin = (page_of(text.encode(name)) for name in ("utf-8", "cp1252"))
    assert (utf8.utf8, latin.utf8) == (text.encode(), None)
    assert utf8.text == latin.text == text


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffdé"])
def test_a_page_that_was_saved_with_its_letters_lost_is_undecodable(lost: str) -> None:
    data = f"<html><body><p>{lost * 400}</p></body></html>".encode()
    assert reason_of(data) == "undecodable"


def test_full_width_signs_are_no_lost_letters() -> None:
    assert reason_of(f"<html><body><p>{'，。' * 400}</p></body></html>".encode()) is None


def test_names_of_tags_are_told_apart_however_long_and_whatever_follows() -> None:
    page = b"<p><p/>< b><img\n><ImG\0x><strong class=a><strongly></b><optgroup><optgroups><b\t>"
    codes = np.frombuffer(page + bytes(16), np.uint8)
    starts = np.array(
        [at + 1 + (page[at + 1 : at + 2] == b"/") for at, code in enumerate(page) if code == 60]
    )
    lies = ("p", "p", "", "img", "img", "strong", "strongly", "b", "optgroup", "optgroups", "b")
    plain = [_LIES if name in _NO_PILE else _FORMATS if name in _FORMATTING else _PILES for name in lies]
    assert _kinds_of(codes, starts).tolist() == plain


@pytest.mark.parametrize(("deep", "beside"), [(999, 0), (999, 500), (1_001, 0), (1_001, 500)])
def test_a_pile_is_weighed_alike_beside_few_and_many_tags(deep: int, beside: int) -> None:
    page = "<html>" + "<p>x</p>" * beside + "<div>" * deep
    assert (reason_of(page.encode()) == "too_deep") == (deep > 1_000)


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_that_was_stored_after_a_wrong_reading_is_put_right(wrong: str) -> None:
    right = "Jürg Nuñez dejó de hablar: «él y Zoë están más allá del café», según añadió."
    page = read_page(right.encode().decode(wrong).encode(), source="dump", kind="text")
    assert isinstance(page, Page)
    assert page.text == right


def test_letters_that_only_look_like_a_wrong_reading_stay() -> None:
    right = "A NAÇÃO DIZ NÃO: «ÃRVORE», Ö„, Å’, É«, Ô°\n" * 3 + "Não é não."
    page = read_page(right.encode(), source="dump", kind="text")
    assert isinstance(page, Page)
    assert page.text == right


def test_words_that_end_a_quotation_are_no_wrong_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)  # looking at it would raise
    right = "«\u00a0Mara Vale a parlé\u00a0», dit-il. Tomáš Říha: „Září, přístav.“ Er war groß“. " * 9
    page = read_page(right.encode(), source="dump", kind="text")
    assert isinstance(page, Page)
    assert page.text == right
