"""Copies: one text, printed again, trimmed, re-headed or set inside another."""

import random

import numpy as np
import pytest

from onrecord.relate.copies import COPY, Shingles, containment, judge_reuse, shingle

FLOOD = (
    "The lower streets of Brevin stood under water on Tuesday after the Lessa rose three metres in a night.",
    "Firemen carried pensioners out of the almshouse by the church, mayor Olga Trent told reporters.",
    "The town's pumps were built for half as much water, and two of them had failed before midnight.",
    "Schools stay shut until the wires have been looked at, the council said in a notice on its door.",
    "Nobody was hurt, but the bakery lost its ovens and the library the whole of its lower shelf.",
)
BRIDGE = (
    "Work on the new bridge at Corlin will begin in spring, the transport office said on Monday.",
    "Engineers had asked for a second survey of the river bed, which will be made before the frost.",
    "The ferry goes on until the bridge is open, and its fare will not rise, the office promised.",
    "Two villages on the far bank have waited for the crossing since the old one was swept away.",
)
TEXT = "\n\n".join(FLOOD)


def judged(one: str, other: str) -> str | None:
    return judge_reuse(containment(shingle(one), shingle(other)))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("re-headed", "Water in the almshouse\n\n" + TEXT),
        ("trimmed", "\n\n".join(FLOOD[:3])),
        ("set inside another", "\n\n".join((*BRIDGE[:2], *FLOOD, *BRIDGE[2:]))),
        ("with the site's lines", f"Share this article\nMost read\n{TEXT}\nShare this article"),
        (
            "with words changed",
            TEXT.replace("mayor Olga Trent", "the mayor").replace("three", "almost three"),
        ),
        ("with other marks and capitals", TEXT.upper().replace("'", "’")),
    ],
)
def test_a_text_printed_again_is_a_copy(name, other):
    assert judged(TEXT, other) == "copy"


def test_a_text_that_takes_a_passage_over_is_no_copy():
    assert judged(TEXT, "\n\n".join((*FLOOD[:2], *BRIDGE))) == "reuse"


def test_two_texts_of_one_subject_have_nothing_to_do_with_each_other():
    told_otherwise = (
        "Mayor Olga Trent spoke of pensioners whom firemen took from the almshouse when the Lessa flooded.",
        "Brevin's council keeps the schools closed; its pumps broke down as water came into the streets.",
    )
    assert judged(TEXT, "\n\n".join(told_otherwise)) is None


def test_a_headline_alone_is_never_a_copy():
    assert judged("Flood in Brevin", "Flood in Brevin") is None
    assert judged("", TEXT) is None


def test_lines_that_every_page_of_a_site_has_make_no_copy():
    around = "Share this article\nMost read\nSupport our work\nSubscribe"
    assert judged(f"{TEXT}\n{around}", "\n\n".join(BRIDGE) + f"\n{around}") is None


def test_the_order_of_two_texts_does_not_matter():
    one, other = shingle(TEXT), shingle("\n\n".join(FLOOD[1:]))
    assert containment(one, other) == containment(other, one) > COPY


def test_a_long_run_of_words_in_common_leaves_a_mark_in_common():
    draw = random.Random(7)
    for _ in range(200):
        words = [f"w{draw.randrange(10_000)}" for _ in range(120)]
        run = [f"r{draw.randrange(10_000)}" for _ in range(20)]
        one = " ".join((*words[:60], *run)) + "."
        other = " ".join((*run, *words[60:])) + "."
        assert len(np.intersect1d(shingle(one).marks, shingle(other).marks)) >= 1


def test_shingles_come_back_from_the_store_as_they_were():
    own = shingle(TEXT)
    assert containment(Shingles.from_bytes(own.to_bytes()), own) == 1.0
