"""What is spared a slow question by a quick one gets the answer that the slow one gives."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import credits, dateline, photos, signers
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.linenet import LineNetwork, network_of, side_by_side
from onrecord.extract.lines import count_words, fold, is_visible
from onrecord.extract.paths import likeliest_path

CAPTIONS = ("", "Divers at the third pillar.", "The harbour at noon", "ILSE BRANDT SPEAKS. She left!")
CREDITS = (
    "", "Reuters", "Photo: Mia Holm", "photo by Mia Holm", "© Mia Holm", "(c) 2024 Mia Holm",
    "(Mia Holm/AFP)", "[Getty Images].", "AP Photo/Mia Holm", "Mia Holm / Reuters",
    "Mia Holm for Harbour Post", "(Foto: dpa) .", "Foto de archivo: EFE", "Alle Rechte: Reuters",
    "（Ｃ）港新聞", "写真＝港新聞", "(Mia Holm撮影)", "Source: Harbour Office, 5 May 2023",
)  # fmt: skip
BUTTONS = (
    "", " Read more", " show less", " Hide caption", " Visa mer", " Mehr anzeigen", " mehr lesen",
    " Lire plus", " leer más", " VER MÁS", " Enlarge", " enlarge this image", " Full screen",
    " Image 3 of 12", " read leſſ",
)  # fmt: skip
LINES = [f"{caption} {credit}".strip() for caption, credit in product(CAPTIONS, CREDITS) if caption or credit]
BLANKS = "".join(map(chr, (9, 10, 32, 0x85, 0xA0, 0x2009, 0x2028, 0x3000)))


@pytest.mark.parametrize("line", LINES)
def test_a_credit_is_found_by_its_signs_wherever_a_form_finds_it(line, monkeypatch):
    quick = credits.split_credit.__wrapped__(line)
    forms = ("_AGENCY_PHOTO", "_LABEL_ONLY", "_SIGN", "_ROUND", "_LABELLED")
    monkeypatch.setattr(credits, "_forms_for", lambda _: [getattr(credits, form) for form in forms])
    monkeypatch.setattr(credits, "AGENCY_NAMES", "")  # every text ends in it
    assert credits.split_credit.__wrapped__(line) == quick


@pytest.mark.parametrize("line", LINES)
def test_a_label_near_the_end_is_found_by_its_signs_wherever_the_form_finds_it(line):
    assert (photos._find_label(line) is None) == (photos._IN_LINE.search(line) is None)
    assert (photos._find_eastern(line) is None) == (photos._EASTERN.search(line) is None)


@pytest.mark.parametrize(
    "line",
    [
        "VELDEN, May 5. /HPA/. The ferry", "Velden (Reuters) - The ferry", "VELDEN, 3 June (AFP) — The ferry",
        "VELDEN — The ferry", "VELDEN, May 5 - The ferry", "Velden - The ferry", "ŁÓDŹ — The ferry", "A — b",
        "The ferry sails", "5 — b", "Łódź, 3 June: The ferry",
    ],
)  # fmt: skip
def test_a_dateline_is_looked_for_wherever_a_form_matches(line):
    assert dateline.opens_with_dateline(line) == any(re.match(form, line) for form in dateline.FORMS)


@settings(deadline=None, max_examples=60)
@given(st.from_regex(signers.BYLINE_LEAD).filter(lambda text: "ſ" not in text[:2].lower()))
def test_every_lead_of_a_byline_may_lead(text):
    assert signers.may_lead(text)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(f"ab{BLANKS}\u200b", max_size=6), max_size=6).map("\n".join))
def test_a_dump_is_folded_as_line_by_line(text):
    folded = list(filter(is_visible, map(fold, text.split("\n"))))
    assert [line.text for line in lines_of_dump(text)] == folded
    assert [count_words(line) for line in folded] == [len(line.split()) for line in folded]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_the_likeliest_path_is_the_best_of_all_wherever_it_was_not_searched(seed, steps):
    chance = np.random.default_rng(seed)
    chances, moves, first = 3 * chance.random((steps, 3)), chance.random((3, 3)), chance.random(3)

    def worth(path):
        ways = sum(moves[path[step - 1], path[step]] for step in range(1, steps))
        return first[path[0]] + ways + sum(chances[step, state] for step, state in enumerate(path))

    found = likeliest_path(chances, moves, first)
    assert worth(found) == pytest.approx(max(map(worth, product(range(3), repeat=steps))))


def test_networks_side_by_side_say_what_each_says_alone():
    chance = np.random.default_rng(5)

    def numbers(*shape: int) -> list[list[float]]:
        found: list[list[float]] = chance.normal(size=shape).tolist()
        return found

    def network() -> LineNetwork:
        return network_of(
            {
                "inner": numbers(4, 3),
                "inner_bias": [0.1, -0.2, 0.3],
                "blocks": [
                    {"step": 2, "weights": numbers(9, 3), "bias": [0.1, 0.0, 0.2]},
                    {"step": 0, "weights": numbers(6, 3), "bias": [0.0, 0.1, 0.0]},
                ],
                "outer": numbers(3, 2),
                "outer_bias": [0.0, 0.5],
            }
        )

    networks, rows = (network(), network()), chance.random((7, 4), np.float32)
    both = side_by_side(networks).log_chances(rows, [])
    for own, alone in zip(both, networks, strict=True):
        assert np.allclose(own, alone.log_chances(rows, []), atol=1e-6)


@settings(deadline=None, max_examples=200)
@given(st.from_regex(f"(?:{photos._LABELS})(?: (?:by|courtesy of|via|von))? ?[:：]", fullmatch=True))
def test_a_colon_behind_any_label_may_open_a_credit(label):
    assert photos._is_labelled(f"divers at the pillar. {label} mia holm".lower())


@pytest.mark.parametrize("line", [f"{caption}{end}" for caption in CAPTIONS for end in BUTTONS])
def test_a_button_behind_a_caption_goes_wherever_the_form_finds_one(line):
    assert photos._without_toggle(line) == photos._TOGGLE.sub("", line)
