"""Texts cut into runs: nothing is lost, nested and overlapping marks are both there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.marks import Mark, Run, cut_paragraphs, cut_runs, mark_sentence, shorten
from onrecord.domain.span import Span

TEXT = "Rosso said the Port reported that buoys were out of place."


def mark(start: int, end: int, role: str = "content", number: int = 1, *, opens: bool = False) -> Mark:
    return Mark(span=Span(start, end), role=role, number=number, opens=opens)  # type: ignore[arg-type]


@given(
    st.text(alphabet="ab \n“”", max_size=60),
    st.lists(
        st.tuples(
            st.integers(0, 70), st.integers(0, 20), st.sampled_from(["content", "cue", "source", "insertion"])
        ),
        max_size=8,
    ),
)
def test_the_runs_of_any_marks_join_to_the_text(text: str, given_marks: list[tuple[int, int, str]]) -> None:
    marks = [mark(start, start + length, role, n) for n, (start, length, role) in enumerate(given_marks)]
    runs = cut_runs(text, marks)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)
    for place, run in zip(_places(runs), runs, strict=True):
        assert run.depth == sum(m.role == "content" and m.span.contains(place) for m in marks)


def _places(runs: tuple[Run, ...]) -> list[Span]:
    places, start = [], 0
    for run in runs:
        places.append(Span(start, start + len(run.text)))
        start += len(run.text)
    return places


def test_a_statement_inside_another_is_marked_deeper() -> None:
    outer = Span(TEXT.index("the Port"), len(TEXT) - 1)
    inner = Span(TEXT.index("that"), len(TEXT) - 1)
    runs = cut_runs(
        TEXT,
        [
            mark(outer.start, outer.end, number=1, opens=True),
            mark(inner.start, inner.end, number=2, opens=True),
        ],
    )
    assert [(run.text, run.depth, run.begins) for run in runs] == [
        ("Rosso said ", 0, ()),
        ("the Port reported ", 1, (1,)),
        ("that buoys were out of place", 2, (2,)),
        (".", 0, ()),
    ]


def test_two_statements_that_begin_at_one_word_both_show_their_number() -> None:
    runs = cut_runs(TEXT, [mark(0, 5, number=1, opens=True), mark(0, 10, number=2, opens=True)])
    assert runs[0].begins == (1, 2)


def test_a_paragraph_cuts_a_mark_that_runs_over_its_end() -> None:
    text = "“One.\n\nTwo,” she said."
    first, second = cut_paragraphs(text)
    marks = [mark(0, text.index(" she"), opens=True), mark(text.index("said"), text.index("said") + 4, "cue")]
    assert [run.classes for run in cut_runs(text, marks, within=first)] == ["content"]
    assert [run.classes for run in cut_runs(text, marks, within=second)] == ["content", "", "cue", ""]


def test_blank_lines_with_white_space_part_paragraphs_and_line_ends_do_not() -> None:
    text = "One\ntwo\n \t\nthree\n\n\n"
    assert [span.cut(text) for span in cut_paragraphs(text)] == ["One\ntwo", "three"]


def test_a_broken_quotation_is_found_in_its_sentence() -> None:
    context = "“We will,” the minister said, “appeal.”"
    runs = mark_sentence(context, "“We will,” … “appeal.”", "said", "direct")
    assert runs is not None
    assert [(run.text, run.classes) for run in runs if run.classes] == [
        ("“We will,”", "content"),
        ("said", "cue"),
        ("“appeal.”", "content"),
    ]


def test_brackets_are_an_insertion_in_a_quotation_and_not_in_a_paraphrase() -> None:
    context = "“They [the crew] left,” he said."
    quoted = mark_sentence(context, "“They [the crew] left,”", "said", "direct")
    told = mark_sentence(context, "“They [the crew] left,”", "said", "indirect")
    assert quoted is not None
    assert told is not None
    assert [run.text for run in quoted if run.is_insertion] == ["[the crew]"]
    assert not any(run.is_insertion for run in told)


def test_words_that_do_not_stand_in_the_sentence_are_not_marked_somewhere_else() -> None:
    assert mark_sentence("He denied it.", "that he knew", "denied", "indirect") is None


def test_a_short_content_is_marked_where_it_stands_as_a_word() -> None:
    runs = mark_sentence("Critics of the plan denied it.", "it", "denied", "indirect")
    assert runs is not None
    assert "".join(run.text for run in runs[:2]) == "Critics of the plan denied"


def test_a_quotation_behind_a_character_without_space_is_marked() -> None:
    assert mark_sentence("市长说“这座桥很安全”。", "“这座桥很安全”", "", "direct") is not None


def test_the_cue_is_not_marked_inside_the_content() -> None:
    runs = mark_sentence("He said they said so.", "they said so", "said", "indirect")
    assert runs is not None
    assert [run.text for run in runs if run.is_cue] == ["said"]
    assert runs[0].text == "He "


def test_a_long_sentence_is_shortened_inside_its_content_and_keeps_its_cue() -> None:
    content = "that " + "the harbour stays closed " * 60
    context = f"The minister categorically denied {content.strip()}, again."
    runs = mark_sentence(context, content.strip(), "categorically denied", "indirect")
    assert runs is not None
    short = shorten(runs, 300)
    text = "".join(run.text for run in short)
    assert len(text) <= 310
    assert "categorically denied" in text
    assert " […] " in text


def test_a_short_sentence_is_left_whole() -> None:
    runs = (Run(text="He said so."),)
    assert shorten(runs, 100) == runs
