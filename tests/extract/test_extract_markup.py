"""Signals of a page's markup, against asking each line for itself."""

from collections.abc import Sequence

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_html
from onrecord.extract.lines import Place
from onrecord.extract.markup import HINTS, N_MARKUP, REGIONS, TAGS, Matrix, markup_signals, outline_of
from onrecord.extract.pages import pages_of

OUTLINE = N_MARKUP - 13
PAGE = (
    "<body><nav><ul><li><a href=1>Harbour</a><li><a href=2>Weather</a></ul></nav><main class='story'>"
    "<article><h1>Ferry runs again</h1><div class='share'>Share</div><div class='text'><p>The ferry ran.</p>"
    "<p>It <b>ran</b> well.<br>And far.</p><blockquote><p>It did.</p></blockquote></div>"
    "<div class='text'><p>More of it.</p></div></article><aside><p>Another boat.</p></aside></main>"
    "<footer><div>About</div></footer></body>"
)


def places_of(source: str) -> list[Place]:
    return [line.place for line in lines_of_html(LexborHTMLParser(source)) if line.place is not None]


def signals_of(places: list[Place], weight: list[float], sizes: Sequence[int] = ()) -> Matrix:
    """Give the signals of one page, or of several by how many lines each has."""
    pages = pages_of(sizes or (len(places),))
    found = np.zeros((len(places), N_MARKUP), np.float32)
    lengths, weights = np.full(len(places), 10), np.array(weight, np.float32)
    markup_signals(found, places, lengths, weights, pages, outline_of(places, pages))
    return found


def test_the_names_about_a_line_stand_as_ones_in_their_columns() -> None:
    places = places_of(PAGE)
    found = signals_of(places, words_of(places))[:, :OUTLINE]
    first = len(TAGS) + len(REGIONS) + len(HINTS)
    for place, row in zip(
        places, np.delete(found, np.s_[first : first + len(HINTS)], axis=1).tolist(), strict=True
    ):
        plain: list[float] = [place.tag == name for name in TAGS]
        plain += [name in place.within for name in REGIONS] + [name in place.hints for name in HINTS]
        plain += [place.link_chars / 10, False, place.strong_chars / 10, False, place.continues]
        assert np.array(plain, np.float32).tolist() == row


def test_marks_that_all_running_text_has_say_nothing_of_it() -> None:
    places = [
        place._replace(hints=place.hints | {"-tags"}) if "article" in place.within else place
        for place in places_of(PAGE)
    ]
    weight = [9.0 if "article" in place.within else 0.0 for place in places]
    first = len(TAGS) + len(REGIONS) + len(HINTS) + HINTS.index("-tags")
    apart = signals_of(places, weight)[:, first]
    assert apart.tolist() == [0.0 if "article" in place.within else -1.0 for place in places]


def test_the_outline_says_how_much_text_stands_in_the_same_element_and_in_lines_written_alike() -> None:
    places = places_of(PAGE)
    words = words_of(places)
    found = signals_of(places, words)[:, OUTLINE:]
    for first, keys in ((0, [place.group for place in places]), (4, [place.shape for place in places])):
        sets = {key: [word for word, each in zip(words, keys, strict=True) if each == key] for key in keys}
        most = max(map(sum, sets.values()))
        plain = [
            (
                sum(sets[key]) / sum(words),
                sum(sets[key]) == most,
                sum(word > 0 for word in sets[key]) / len(sets[key]),
                min(1.0, float(np.log1p(len(sets[key]))) / 4),
            )
            for key in keys
        ]
        assert np.array(plain, np.float32).tolist() == found[:, first : first + 4].tolist()


def test_lines_of_the_element_with_most_text_stand_in_it_and_others_away() -> None:
    places = places_of(PAGE)
    words = words_of(places)
    found = signals_of(places, words)[:, OUTLINE + 8 :]
    main: tuple[int, ...] = ()
    for column, share in enumerate((0.95, 0.8, 0.5)):
        main = main_of(places, words, share)
        assert found[:, column].tolist() == [place.path[: len(main)] == main for place in places]
    for place, (away, deep) in zip(places, found[:, 3:].tolist(), strict=True):
        pairs = zip(place.path, main, strict=False)
        same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(place.path))
        assert away * 8 == len(main) - min(same, len(main))
        assert deep * 8 == len(place.path) - len(main)


def test_no_page_is_seen_otherwise_for_those_beside_it() -> None:
    texts = (PAGE, "One line<p>and a second, in no element", PAGE.replace("<div", "<section"))
    places = [places_of(text) for text in texts]
    together = signals_of(
        [place for own in places for place in own],
        [words for own in places for words in words_of(own)],
        [len(own) for own in places],
    )
    alone = np.concatenate([signals_of(own, words_of(own)) for own in places])
    assert np.array_equal(together, alone)


def test_lines_share_the_elements_that_are_about_both() -> None:
    places = places_of(PAGE)
    outline = outline_of(places, pages_of((len(places),)))
    assert outline.depths().tolist() == [len(place.path) for place in places]
    for line, own in enumerate(places):
        shared = [len(set(own.path) & set(place.path)) for place in places]
        assert outline.shared(outline.about(line)).tolist() == shared


def words_of(places: list[Place]) -> list[float]:
    return [20.0 if place.tag == "p" and "aside" not in place.within else 0.0 for place in places]


def main_of(places: list[Place], words: list[float], share: float) -> tuple[int, ...]:
    """Find the longest way to an element that holds the share of all words."""
    ways = {place.path[:depth] for place in places for depth in range(len(place.path) + 1)}

    def held(way: tuple[int, ...]) -> float:
        return sum(word for word, each in zip(words, places, strict=True) if each.path[: len(way)] == way)

    return max((way for way in ways if held(way) >= share * sum(words)), key=len)
