"""Lines of HTML pages and of dumps."""

from itertools import pairwise, product

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_html
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.hosts import host_of
from onrecord.extract.linenet import LineNetwork, alike_of, network_of
from onrecord.extract.lines import fold
from onrecord.extract.paths import likeliest_path


def texts_of(source: str) -> list[str]:
    return [line.text for line in lines_of_html(LexborHTMLParser(source))]


def test_blocks_and_breaks_part_lines_and_inline_elements_do_not():
    assert texts_of("<div>One <b>two</b><p>three<br>four</p>five</div>") == [
        "One two",
        "three",
        "four",
        "five",
    ]


def test_an_empty_element_that_is_drawn_as_a_break_parts_lines():
    page = '<div>One<span class="part br" id="5"></span><span class="br"></span>two<b class="br">three</b>'
    assert texts_of(page) == ["One", "twothree"]


def test_what_tells_screen_readers_of_a_link_stands_in_no_line():
    page = (
        "<p>She told the <a href=x>Courier<span class=vh> (opens in new tab)</span></a>, <b>(new window)</b>."
    )
    assert texts_of(page) == ["She told the Courier, (new window)."]
    assert texts_of("<p>Bei <a>Holm<span>(öffnet im neuen Fenster)</span></a> (neu)") == ["Bei Holm (neu)"]


def test_readings_over_chinese_signs_are_no_words_of_the_line():
    page = "<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>が<ruby>開<rt><b>ひら</b></rt></ruby>く<p>町"
    assert texts_of(page) == ["橋が開く", "町"]


def test_what_no_reader_sees_gives_no_line():
    page = "<p>a<script>if (1 < 2) document.write('<p>x</p>')</script></p><noscript><p>n</p></noscript>"
    hidden = "<template><div>t<template>u</template></div></template><select><option>o</select>"
    hidden += "<svg><text>s</text></svg>"
    assert texts_of(f"{page}{hidden}<!-- <p>c</p> --><p>b") == ["a", "b"]


def test_signs_of_markup_in_attributes_and_texts_stay_where_they_are():
    assert texts_of('<p title="a > b" data-x=\'"<i>"\'>1 &lt; 2 &amp;amp; 3</p>') == ["1 < 2 &amp; 3"]


def test_a_stray_quotation_mark_in_a_tag_swallows_nothing():
    assert texts_of('<div class="a" "b"><p>One</p></div><a href="x"">two</a><p>three') == [
        "One",
        "two",
        "three",
    ]


def test_a_line_of_signs_without_width_is_none():
    assert texts_of("<p>\u200b</p><p>a</p><p>\ufeff&nbsp;</p>") == ["a"]
    assert [line.text for line in lines_of_dump("\u200b\na\n \n")] == ["a"]


def test_a_line_knows_its_link_its_regions_and_what_is_written_like_it():
    first, second, third = lines_of_html(
        LexborHTMLParser(
            '<nav><a href=x>Home</a></nav><article><p class="x">One</p><p class="x">Two</p></article>'
        )
    )
    assert first.place is not None
    assert first.place.link_chars == 4
    assert first.place.within == {"nav"}
    assert second.place is not None
    assert third.place is not None
    assert second.place.shape == third.place.shape != first.place.shape
    assert second.place.path == third.place.path != first.place.path


def test_the_likeliest_path_is_the_best_of_all():
    chance = np.random.default_rng(4)
    chances, moves, first = chance.random((5, 3)), chance.random((3, 3)), chance.random(3)

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(chances[step, state] for step, state in enumerate(path))
        return float(first[path[0]] + steps + sum(moves[a, b] for a, b in pairwise(path)))

    best = max(product(range(3), repeat=5), key=worth)
    assert likeliest_path(chances, moves, first) == list(best)


def test_means_are_taken_over_the_lines_of_one_set():
    alike = alike_of(np.array([7, 3, 7]))
    values = np.array([[1.0], [5.0], [3.0]], np.float32)
    assert alike.means(values)[alike.number].tolist() == [[2.0], [5.0], [2.0]]


def tiny_network() -> LineNetwork:
    chance = np.random.default_rng(1)

    def numbers(*shape: int) -> list[list[float]]:
        found: list[list[float]] = chance.normal(size=shape).tolist()
        return found

    return network_of(
        {
            "inner": numbers(4, 6),
            "inner_bias": [0.0] * 6,
            "blocks": [
                {"step": 1, "weights": numbers(18, 6), "bias": [0.0] * 6},
                {"step": 0, "weights": numbers(12, 6), "bias": [0.0] * 6},
            ],
            "outer": numbers(6, 3),
            "outer_bias": [0.0] * 3,
        }
    )


def test_a_network_gives_chances_for_pages_of_any_length():
    network = tiny_network()
    for lines in (1, 2, 500):
        features = np.random.default_rng(lines).random((lines, 4), np.float32)
        assert np.allclose(np.exp(network.log_chances(features, ())).sum(axis=1), 1)


def test_an_address_that_cannot_be_read_has_no_host():
    assert host_of("http://[velden/") == ""
    assert host_of("https://News.Velden.example/a") == "news.velden.example"
    assert host_of(None) == ""


def test_a_drawing_inside_a_drawing_changes_nothing_for_what_follows() -> None:
    drawing = "<svg><g><svg><path/></svg></g><text>s</text></svg>"
    (plain,) = lines_of_html(LexborHTMLParser("<footer><div><p>One harbour.</p></div></footer>"))
    (drawn,) = lines_of_html(LexborHTMLParser(f"<footer><div>{drawing}<p>One harbour.</p></div></footer>"))
    assert plain == drawn


def test_ends_of_inline_elements_with_a_blank_between_them_part_words() -> None:
    assert texts_of("<p><b><i>One</i> </b>harbour</p>") == ["One harbour"]


def test_a_skipped_element_among_ends_of_others_ends_where_it_should() -> None:
    html = "<div><p>One</p><form><select><option>No</option></select></form></div><div><p>Two</p></div>"
    found = lines_of_html(LexborHTMLParser(html))
    assert [(line.text, line.place and line.place.within) for line in found] == [
        ("One", frozenset()),
        ("Two", frozenset()),
    ]


def test_attributes_end_where_their_last_value_ends() -> None:
    assert texts_of('<p title=">">One</p><p title="a=">two</p><p title=\'">"\' id="x>=">three</p>') == [
        "One",
        "two",
        "three",
    ]


def test_a_sign_that_is_no_blank_may_stand_in_the_name_of_an_attribute_or_a_tag() -> None:
    first, second = lines_of_html(
        LexborHTMLParser("<main><p cl\x1css=x>One</p>two</main><nav\x0b \u2002>three</nav\x0b>")
    )[:2]
    assert first.place is not None
    assert second.place is not None
    assert (first.place.tag, second.place.tag) == ("p", "main")
    assert first.place.within == second.place.within == {"main"}


def test_what_holds_about_a_line_is_what_the_elements_about_it_say() -> None:
    page = (
        '<div class="story"><div class="share"></div><div><span class="byline"><a href="1">One</a></span>'
        ' <b><a href="2">two</a></b></div></div><div>three</div>'
    )
    first, second = (line.place for line in lines_of_html(LexborHTMLParser(page)))
    assert first is not None
    assert second is not None
    assert (first.hints, second.hints) == ({"+article", "byline"}, frozenset())
    assert (first.link_chars, first.strong_chars) == (6, 3)
    assert (len(first.path), len(second.path)) == (2, 1)
    assert first.path[0] != second.path[0]


def test_folding_leaves_one_blank_for_all_white_space_there_is() -> None:
    spaces = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    for first, second in product([*spaces, "", "é", "\u200b"], repeat=2):
        for text in (f"{first}{second}", f"a{first}{second}b", f"{first}a{second}"):
            assert fold(text) == " ".join(text.split())
