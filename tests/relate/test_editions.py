"""Editions: what a later capture of one address says otherwise."""

from dataclasses import replace

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Furniture
from onrecord.domain.page import Capture
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, Statement
from onrecord.relate.editions import compare_editions

CAPTURE = Capture(source="x", sha256="0" * 64, media_type="text/html", taken_as="html")
FIRST = (
    "Dockers will strike on Monday, the union said.",
    "“We will not move a single box until the pay is right,” said Petar Lund of the dockers' union.",
    "The company called the strike needless.",
)


def edition(*paragraphs: str, headline: str = "Dockers to strike", **said: tuple[str, str]) -> Analysis:
    """An analysis with statements by id: their words and whether they are a quotation."""
    text = "\n\n".join(paragraphs)
    statements = []
    for own, (words, kind) in said.items():
        start = text.index(words)
        attribution = Attribution(field="text", kind=kind, content=(Span(start, start + len(words)),))
        speaker = Speaker(name="Petar Lund", type="person")
        statements.append(Statement(id=own, attribution=attribution, speaker=speaker))
    return Analysis(
        id="r",
        capture=CAPTURE,
        made_by=MadeBy(program="onrecord 0.1.0"),
        article=Article(text=text, headline=headline),
        statements=tuple(statements),
    )


BEFORE = edition(
    *FIRST,
    q=("“We will not move a single box until the pay is right,”", "direct"),
    p=("Dockers will strike on Monday", "indirect"),
)


def test_a_quotation_whose_words_changed_is_told_with_both_forms():
    later = [part.replace("a single box", "one box") for part in FIRST]
    after = edition(*later, q2=("“We will not move one box until the pay is right,”", "direct"))
    (change,) = [change for change in compare_editions(BEFORE, after) if change.kind == "quotation"]
    assert change.before == "“We will not move a single box until the pay is right,”"
    assert change.after == "“We will not move one box until the pay is right,”"
    assert (change.before_id, change.after_id, change.speaker) == ("q", "q2", "Petar Lund")


def test_furniture_that_changed_is_no_news():
    line = Furniture(kind="newsletter", text="Get our letter", line=0, reason="newsletter")
    assert compare_editions(BEFORE, replace(BEFORE, furniture=(line,))) == ()


def test_a_paragraph_that_came_changes_no_quotation():
    after = edition(
        *FIRST, "The talks go on.", q=("“We will not move a single box until the pay is right,”", "direct")
    )
    assert compare_editions(BEFORE, after) == ()


def test_a_statement_that_another_model_draws_otherwise_did_not_change():
    after = edition(*FIRST, other=("We will not move a single box", "mixed"))
    assert compare_editions(BEFORE, after) == ()


def test_marks_of_another_style_change_no_words():
    later = [part.replace("“", '"').replace("”", '"').replace("'", "’") for part in FIRST]
    after = edition(*later, q2=('"We will not move a single box until the pay is right,"', "direct"))
    assert compare_editions(BEFORE, after) == ()


def test_a_quotation_that_is_gone_and_one_that_came_are_told():
    later = (FIRST[0], "“Talks are better than strikes and cheaper too,” said Ada Brandt of the company.")
    after = edition(*later, n=("“Talks are better than strikes and cheaper too,”", "direct"))
    changes = {change.kind: change for change in compare_editions(BEFORE, after)}
    assert set(changes) == {"gone", "new"}
    assert changes["gone"].before_id == "q"
    assert changes["new"].after_id == "n"


def test_a_headline_that_changed_is_told_alone():
    article = replace(BEFORE.article, headline="Dockers to strike for a week")
    (change,) = compare_editions(BEFORE, replace(BEFORE, article=article))
    assert (change.kind, change.before, change.after) == (
        "headline",
        "Dockers to strike",
        "Dockers to strike for a week",
    )


def test_a_page_that_was_turned_down_has_no_changes():
    assert compare_editions(BEFORE, replace(BEFORE, article=None)) == ()


def test_a_broken_quotation_that_reads_on_did_not_change():
    text = "“We will,” Lund said, “not move a single box.”"
    article = Article(text=text)
    spans = (Span(0, 10), Span(22, len(text)))
    own = Statement(
        id="b",
        attribution=Attribution(field="text", kind="direct", content=spans),
        speaker=Speaker(name="Lund"),
    )
    before = replace(BEFORE, article=article, statements=(own,))
    assert compare_editions(before, replace(before, statements=())) == ()


def test_a_paraphrase_that_changed_is_a_statement():
    later = ("Dockers may strike on Monday, the union said.", *FIRST[1:])
    after = edition(*later, p2=("Dockers may strike on Monday", "indirect"))
    (change,) = compare_editions(BEFORE, after)
    assert (change.kind, change.before_id, change.after_id) == ("statement", "p", "p2")
