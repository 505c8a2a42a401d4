"""An article laid out: every word and every line there once, each note beside its paragraph."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from desk_sample import VELD, Said, analyse_by_hand, hostile_page, port_page

from onrecord.desk.cuts import place_furniture
from onrecord.desk.layout import view_article
from onrecord.desk.quotes import view_quote
from onrecord.desk.showing import Showing
from onrecord.domain.article import Article, Furniture, KeptLine
from onrecord.domain.listing import ArticleCard, StatementCard
from onrecord.domain.match import Change, Repeat
from onrecord.domain.statement import Polarity, Speaker

OWN = Showing(public=False)


def line(text: str, number: int) -> Furniture:
    return Furniture(kind="other", text=text, line=number, reason="test")


def kept(text: str, number: int) -> KeptLine:
    return KeptLine(text=text, line=number, reason="test")


def test_each_paragraph_has_the_notes_of_the_statements_that_begin_in_it() -> None:
    text = view_article(port_page()[0], OWN)
    assert [[note.number for note in passage.notes] for passage in text.passages] == [
        [1],
        [2],
        [3],
        [4],
        [5, 6, 7],
        [8],
        [9],
    ]
    assert [note.within for note in text.body[2].notes] == [None, None, 6]
    assert text.shown == 9
    assert text.hidden == 1


def test_the_words_of_the_body_are_all_there() -> None:
    analysis, _ = port_page()
    assert analysis.article is not None
    text = view_article(analysis, OWN)
    joined = "\n\n".join("".join(run.text for run in passage.runs) for passage in text.body)
    assert joined == analysis.article.text


def test_every_line_that_was_cut_is_shown_once_and_in_its_place() -> None:
    text = view_article(port_page()[0], OWN)
    assert [len(passage.cut.lines) if passage.cut else 0 for passage in text.body] == [4, 0, 1, 0, 0]
    assert text.tail is not None
    assert [each.kind for each in text.tail.lines] == ["most_read", "most_read", "template"]
    assert text.cut_lines == 8


def test_where_the_kept_lines_are_not_known_all_cut_lines_follow_the_text() -> None:
    text = view_article(replace(port_page()[0], kept=()), OWN)
    assert not [passage.cut for passage in text.body if passage.cut]
    assert text.cut_lines == 8


def test_a_paragraph_of_several_lines_and_one_without_any_lose_no_furniture() -> None:
    cut = [line("menu", 0), line("advert", 2), line("foot", 9)]
    groups = place_furniture(
        ["one two", "lost", "three"], [kept("one", 1), kept("two", 3), kept("three", 4)], cut
    )
    assert [[each.text for each in group] for group in groups] == [["menu"], [], ["advert"], ["foot"]]


def test_the_speaker_of_a_statement_alone_is_marked_alone() -> None:
    text = view_article(port_page()[0], OWN, only=3)
    assert [note.number for passage in text.passages for note in passage.notes] == [1]
    assert sum(run.depth for passage in text.passages for run in passage.runs) == 4  # an insertion parts one


def test_a_record_without_article_has_no_layout() -> None:
    with pytest.raises(ValueError, match="no article"):
        view_article(replace(port_page()[0], article=None), OWN)


def test_a_huge_article_is_laid_out_in_a_moment() -> None:
    paragraphs = [f"“Quay {n} is closed,” Anna Veld said, and {n} ships wait." for n in range(6000)]
    article = Article(text="\n\n".join(paragraphs))
    said = [
        Said(
            kind="direct",
            content=(f"“Quay {n} is closed,”",),
            cue="said",
            source="Anna Veld",
            speaker=VELD,
            after=f"“Quay {n} ",
        )
        for n in range(0, 6000, 6)
    ]
    analysis, _ = analyse_by_hand(article, said, source="a.txt")
    analysis = replace(
        analysis,
        furniture=tuple(line("x", 2 * n) for n in range(6000)),
        kept=tuple(kept(f"no such words {n}", 2 * n + 1) for n in range(6000)),
    )
    start = time.process_time()
    text = view_article(analysis, OWN)
    assert time.process_time() - start < 2.0
    assert text.shown == 1000


def card(text: str, context: str, polarity: Polarity = "asserted", cue: str = "denied") -> StatementCard:
    article = ArticleCard(
        id="a",
        headline=None,
        outlet=None,
        url=None,
        published_at=None,
        captured_at="2026-01-01T00:00:00Z",
        section=None,
        language=None,
        opening="",
    )
    return StatementCard(
        id="s",
        article=article,
        person="p",
        speaker=Speaker(name=None, type="person", candidate="Anna Veld"),
        field="text",
        kind="indirect",
        act="deny",
        cue_lemma="deny",
        cue_text=cue,
        polarity=polarity,
        text=text,
        context=context,
        said_on=None,
        said_text=None,
        occasion=None,
        channel=None,
        place=None,
        confidence=0.9,
    )


def shown(quote_card: StatementCard) -> str:
    return "".join(run.text for run in view_quote(quote_card, OWN).runs)


def test_a_denied_content_whose_sentence_is_not_known_is_not_shown() -> None:
    assert shown(card("that he knew", "", "denied")) == ""
    assert shown(card("that he knew", "He denied it.", "denied")) == "He denied it."
    assert shown(card("that he knew", "", "asserted")) == "that he knew"


def test_a_speaker_below_the_threshold_is_never_named() -> None:
    quote = view_quote(card("that he knew", "He denied that he knew.", "denied"), OWN)
    assert quote.voice.name == "Speaker not certain"
    assert not quote.voice.is_certain
    assert "Veld" not in repr(quote.voice)


def test_a_hostile_page_is_laid_out_like_any_other() -> None:
    text = view_article(hostile_page()[0], OWN)
    assert text.shown == 2


def test_a_note_names_the_statement_that_it_tells_again_and_the_hedge_it_lost() -> None:
    analysis, _ = port_page()
    first, second, *rest = analysis.statements
    change = Change(kind="hedge_lost", here="", there="around")
    repeat = Repeat(id=second.id, relation="altered", changes=(change,))
    told = replace(analysis, statements=(replace(first, repeats=repeat), second, *rest))
    notes = [note for passage in view_article(told, OWN).passages for note in passage.notes]
    assert (notes[0].repeats, notes[0].repeated, notes[0].lost) == (notes[1].number, "alters", ("around",))
    assert notes[1].repeats is None
