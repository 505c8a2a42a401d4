"""Attribution of invented sentences by the shipped model."""

from __future__ import annotations

import pytest

from onrecord.attribute import Attributed, Model, attribute
from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution


def read(model: Model, text: str, **fields: str) -> Attributed:
    return attribute(Article(text=text, language="en", **fields), model)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.cut(text) for span in spans]


def only(attributed: Attributed) -> Attribution:
    (attribution,) = attributed.attributions
    return attribution


def test_a_cue_inside_the_quotation_leaves_one_statement(model: Model) -> None:
    text = "“We will,” the minister said, “appeal against the ruling.”"
    found = only(read(model, text))
    assert words(text, found.content) == ["“We will,”", "“appeal against the ruling.”"]
    assert words(text, found.cue) == ["said"]
    assert words(text, found.source) == ["the minister"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The bridge is safe," Mayor Ana Verling said.', "direct"),
        ("The bridge is safe, Mayor Ana Verling said on Monday.", "indirect"),
        ('Mayor Ana Verling said the bridge was "perfectly safe" after the repairs.', "mixed"),
    ],
)
def test_the_kind_follows_the_marks(model: Model, text: str, kind: str) -> None:
    assert only(read(model, text)).kind == kind


def test_the_quotation_marks_belong_to_the_content(model: Model) -> None:
    text = "“The bridge is safe,” Mayor Ana Verling said."
    assert words(text, only(read(model, text)).content) == ["“The bridge is safe,”"]


def test_the_editors_insertion_is_marked_apart(model: Model) -> None:
    text = "“Around 200 [of the ferries] are too old to sail,” Mayor Ana Verling said on Monday."
    found = only(read(model, text))
    assert words(text, found.insertions) == ["[of the ferries]"]


def test_a_denial_is_not_an_assertion(model: Model) -> None:
    text = "The company denied that it had sold the ferries."
    found = only(read(model, text))
    assert (found.act, found.polarity) == ("deny", "denied")


def test_a_headline_is_read_in_its_own_field(model: Model) -> None:
    headline = "Mayor Verling Says Bridge Is Safe"
    body = "The bridge over the Orm is safe, Mayor Ana Verling told reporters on Monday."
    found = read(model, body, headline=headline).attributions
    assert [each.field for each in found] == ["headline", "text"]
    for each in found:
        field = headline if each.field == "headline" else body
        assert all(span.end <= len(field) for span in each.content)


def test_a_subhead_is_no_part_of_the_sentence_below_it(model: Model) -> None:
    text = (
        "The ferry reached the northern quay at noon.\n\nA warning at nine\n\n"
        "The bridge over the Orm is safe, Mayor Ana Verling told reporters on Monday."
    )
    assert words(text, only(read(model, text)).content) == ["The bridge over the Orm is safe"]


def test_a_language_without_a_model_gives_the_quotations_and_says_so(model: Model) -> None:
    text = "„Die Brücke ist wieder ganz sicher“, sagte die Bürgermeisterin. Das „Haus“ bleibt."
    found = attribute(Article(text=text, language="de"), model)
    assert found.notices == ("quotations_only",)
    assert words(text, only(found).content) == ["„Die Brücke ist wieder ganz sicher“"]
    assert only(found).source == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Film „Der lange Weg zum Hafen“ läuft am Freitag an.", "de"),
        ("Le roman « Le sel et la corde » sort vendredi.", "fr"),
    ],
)
def test_a_title_is_no_statement_in_a_language_without_a_model(
    model: Model, text: str, language: str
) -> None:
    assert attribute(Article(text=text, language=language), model).attributions == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("« Le quai sera bientôt prêt », a dit Verling.", "fr"),
        ("Verling sade: ”Kajen blir klar före vintern”", "sv"),
        ("»Wird der Kai bald fertig?« fragte Verling.", "de"),
    ],
)
def test_a_short_quotation_is_a_statement_in_a_language_without_a_model(
    model: Model, text: str, language: str
) -> None:
    assert len(attribute(Article(text=text, language=language), model).attributions) == 1


def test_a_quotation_in_a_script_without_spaces_is_found(model: Model) -> None:
    text = "市长周一表示：“这座桥非常安全，没有任何问题。”"
    assert len(attribute(Article(text=text, language="zh"), model).attributions) == 1


def test_a_quotation_over_paragraphs_is_one_in_a_language_without_a_model(model: Model) -> None:
    text = "„Wir haben sehr lange gewartet.\n\n„Jetzt ist es aber genug“, sagte sie."
    assert len(only(attribute(Article(text=text, language="de"), model)).content) == 1


def test_plain_words_hold_no_statement(model: Model) -> None:
    assert read(model, "The ferry left at noon. It carried 40 lorries and a crew of nine.").attributions == ()


def test_an_article_or_a_particle_alone_is_no_content(model: Model) -> None:
    text = "The minister asked for a brush and wrote the new date underneath."
    assert all(words(text, each.content) != ["a"] for each in read(model, text).attributions)


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that. Nobody at the harbour believed it.",
        "Mayor Ana Verling supports him, and the harbour director opposes them.",
    ],
)
def test_a_pronoun_alone_is_no_content(model: Model, text: str) -> None:
    pronouns = {"that", "it", "him", "them"}
    assert not any(set(words(text, each.content)) <= pronouns for each in read(model, text).attributions)


def test_a_pronoun_between_marks_is_a_statement(model: Model) -> None:
    text = "“You,” Mayor Ana Verling told the harbour director on Monday. “You sank the ferry.”"
    assert any("“You,”" in words(text, each.content)[0] for each in read(model, text).attributions)


def test_an_elision_in_a_quotation_is_the_editors(model: Model) -> None:
    text = "“The bridge … will be closed by the winter,” Mayor Ana Verling said on Monday."
    assert words(text, only(read(model, text)).insertions) == ["…"]


@pytest.mark.parametrize("mark", ['"', "&quot;", "''", "″"])
def test_a_quotation_in_any_marks_is_direct(model: Model, mark: str) -> None:
    text = f"{mark}The bridge is perfectly safe to cross,{mark} Mayor Ana Verling said on Monday."
    assert only(read(model, text)).kind == "direct"


def test_an_empty_article_holds_no_statement(model: Model) -> None:
    assert read(model, "").attributions == ()


def test_an_article_longer_than_a_stretch_is_read_whole(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.attribute.groups.STRETCH", 2000)
    text = "“The bridge is safe,” Mayor Ana Verling said.\n\n" * 200
    found = read(model, text).attributions
    assert len(found) > 180
    assert {words(text, each.content)[0] for each in found} == {"“The bridge is safe,”"}


def test_words_after_according_to_carry_what_somebody_said(model: Model) -> None:
    text = (
        "Hundreds of lorries are still waiting at the border, Mayor Verling said, "
        "according to a transcript released by the ministry."
    )
    assert words(text, only(read(model, text)).source) == ["Mayor Verling"]


def test_what_a_speaker_says_that_another_said_stands_inside_it(model: Model) -> None:
    text = (
        '"Our experts, including Harbour Director Orlan Teeg, have said that some 40 ferries are too old," '
        "Transport Minister Ana Verling told reporters on Monday."
    )
    outer, inner = read(model, text).attributions
    assert (outer.within, inner.within) == (None, 0)
    assert words(text, inner.cue) == ["have said"]
    assert words(text, inner.content) == ["that some 40 ferries are too old"]
    assert (outer.kind, inner.kind) == ("direct", "indirect")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Mayor Ana Verling said that engineer Orlan Teeg had said the bridge was safe.", "asserted"),
        ("Mayor Ana Verling denied that engineer Orlan Teeg had said the bridge was safe.", "not_said"),
    ],
)
def test_what_is_denied_puts_no_words_into_another_mouth(model: Model, text: str, polarity: str) -> None:
    _, inner = read(model, text).attributions
    assert (inner.within, inner.polarity) == (0, polarity)


def test_a_negation_that_leads_its_sentence_is_nobody_s_name(model: Model) -> None:
    text = "Nor has the firm said whether staff will be kept on."
    (found,) = attribute(Article(text=text, language="en"), model).attributions
    assert [span.cut(text) for span in found.source] == ["the firm"]
    assert found.polarity == "not_said"
