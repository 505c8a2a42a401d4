"""The visible text holds what a reader sees, found without the extractor."""

import gzip
import json

from onrecord.read import visible_text


def seen(html: str) -> str:
    return visible_text(html.encode(), media_type="text/html", taken_as="html")


def test_blocks_part_words_and_inline_tags_do_not() -> None:
    assert seen("<p>The br<b>id</b>ge</p><p>opens</p><div>now<br>here</div>") == "The bridge opens now here"


def test_an_element_drawn_as_a_break_parts_words() -> None:
    assert (
        seen('<div>One<span class="part br"></span>two <span class="br">three</span></div>')
        == "One two three"
    )


def test_what_tells_screen_readers_of_a_link_is_not_seen() -> None:
    assert seen("<p>the <a>Courier<span> (opens in new tab)</span></a> says") == "the Courier says"
    assert seen("<p>She sat <span>(by the new window)</span>") == "She sat (by the new window)"


def test_readings_over_chinese_signs_are_no_words_of_the_text() -> None:
    assert (
        seen("<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>が<ruby>開<rt><b>ひら</b></rt></ruby>く")
        == "橋が開く"
    )


def test_scripts_and_styles_are_not_seen() -> None:
    assert seen("<style>p{}</style><script>var a</script><p>Words</p><noscript>none</noscript>") == "Words"


def test_entities_and_no_break_spaces_are_folded() -> None:
    assert seen("<p>a&nbsp;&nbsp;b &amp;\n c</p>") == "a b & c"


def test_a_headline_that_stands_only_in_the_data_is_found() -> None:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "headline": "Bridge &amp; ferry"}]})
    text = seen(
        f"<title>Bridge opens</title><meta property='og:title' content='A bridge'>"
        f"<script type='application/ld+json'>{data}</script><p>Words</p>"
    )
    assert text.startswith("Words ")
    assert all(words in text for words in ("Bridge opens", "A bridge", "Bridge & ferry"))


def test_broken_data_is_searched_as_it_stands() -> None:
    assert "Bridge opens" in seen(
        "<script type='application/ld+json'>{'headline': \"Bridge opens\",}</script>"
    )


def test_text_is_folded_to_one_line() -> None:
    assert visible_text(b"a\r\n\r\n b\tc", media_type="text/plain", taken_as="page") == "a b c"


def test_packed_bytes_are_unpacked_and_damaged_ones_are_empty() -> None:
    packed = gzip.compress(b"<p>Words</p>" * 50)
    assert visible_text(packed, media_type="text/html", taken_as="html").startswith("Words Words")
    assert visible_text(packed[:-9], media_type="text/html", taken_as="html") == ""


def test_the_charset_of_the_media_type_is_used() -> None:
    data = "<p>Новый мост".encode("koi8-r")
    assert visible_text(data, media_type="text/html; charset=koi8-r", taken_as="html") == "Новый мост"


def test_a_tag_bomb_gives_no_text() -> None:
    assert seen("<div>" * 100_000) == ""


def test_a_comment_inside_a_word_does_not_part_it() -> None:
    assert seen("<p>bri<!-- react -->dge</p>") == "bridge"
