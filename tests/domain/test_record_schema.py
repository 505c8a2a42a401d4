"""The record and its JSON Schema say the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Dateline, Furniture, Photo, Phrase
from onrecord.domain.page import REASONS, Capture, Rejection
from onrecord.domain.record import from_record, to_record
from onrecord.domain.schema import record_schema
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Figure, Setting, Speaker, Statement, TimeExpression

TEXT = "KELM, March 14 /Vale Wire/. About 400 people work here, Mara Vale said on Tuesday in Kelm."


def full_analysis() -> Analysis:
    """Give an analysis in which every field of every value is set."""
    phrase = Phrase(text="Tuesday", span=Span(TEXT.index("Tuesday"), TEXT.index("Tuesday") + 7))
    figure = Figure(
        span=Span(28, 44), text="About 400 people", low=None, high=None, relation="about", counted="people"
    )
    statement = Statement(
        id="0123456789abcdef",
        attribution=Attribution(
            field="text",
            kind="indirect",
            content=(Span(28, 54),),
            cue=(Span(66, 70),),
            source=(Span(56, 65),),
            cue_lemma="say",
            figures=(figure,),
            insertions=(Span(28, 33),),
            setting=Setting(
                said_on="2026-03-10",
                said_text=phrase,
                occasion=phrase,
                channel=phrase,
                place=phrase,
                audience=phrase,
            ),
            confidence=0.97,
        ),
        speaker=Speaker(
            name="Mara Vale",
            type="person",
            role="harbour master",
            mention="Mara Vale",
            members=("Mara Vale",),
        ),
        within="0123456789abcdef",
    )
    return Analysis(
        id="a1",
        capture=Capture(
            source="a.html",
            sha256="0" * 64,
            media_type="text/html",
            taken_as="html",
            captured_at="2026-03-14T09:00:00Z",
        ),
        made_by=MadeBy(program="onrecord 0.1.0", model="0" * 16),
        article=Article(
            text=TEXT,
            language="en",
            headline="A headline",
            kicker="A kicker",
            standfirst="A standfirst",
            url="https://vale.example/a",
            outlet="Vale Courier",
            authors=("Ines Hale",),
            published_at="2026-03-14T10:00:00+01:00",
            modified_at="2026-03-14",
            section="News",
            topics=("Ports",),
            dateline=Dateline(place="KELM", date="2026-03-14", agency="Vale Wire", span=Span(0, 27)),
            photos=(Photo(caption="The port", credits=("Ines Hale",)),),
            corrections=(phrase,),
        ),
        furniture=(Furniture(kind="share", text="Share", line=3, reason="a share button"),),
        notices=("teaser",),
        statements=(statement,),
        dates=(TimeExpression(span=phrase.span, text="Tuesday", type="DATE", value="2026-03-10"),),
        figures=(figure,),
    )


def schemas(part: Any, path: str = "record") -> Iterator[tuple[str, Any]]:
    """Walk every property of the schema."""
    for name, own in part.get("properties", {}).items():
        yield f"{path}.{name}", own
        yield from schemas(own, f"{path}.{name}")
    inner = [*part.get("anyOf", []), part.get("items"), *part.get("$defs", {}).values()]
    for own in inner:
        if isinstance(own, dict):
            yield from schemas(own, path)


@pytest.fixture
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(record_schema())
    return Draft202012Validator(record_schema())


def test_a_record_with_every_field_set_fits(validator):
    validator.validate(to_record(full_analysis()))


def test_no_key_is_allowed_that_is_not_described(validator):
    record = to_record(full_analysis())
    for owner in (record, record["article"], record["statements"][0], record["statements"][0]["speaker"]):
        owner["other"] = 1
        with pytest.raises(ValidationError, match="other"):
            validator.validate(record)
        del owner["other"]


def test_no_key_may_be_missing(validator):
    record = to_record(full_analysis())
    del record["statements"][0]["repeats"]
    with pytest.raises(ValidationError, match="repeats"):
        validator.validate(record)


def test_every_key_says_what_it_is():
    silent = [
        path
        for path, own in schemas(record_schema())
        if "description" not in own
        and not any("description" in each or "$ref" in each for each in own.get("anyOf", []))
    ]
    assert silent == []


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_of_a_rejection_fits(validator, reason):
    rejected = Analysis(
        id="a1",
        capture=full_analysis().capture,
        made_by=MadeBy(program="onrecord 0.1.0"),
        rejection=Rejection(reason=reason, detail="a.html: it is empty."),
    )
    validator.validate(to_record(rejected))


def test_a_record_read_back_is_the_analysis_it_was_made_of():
    analysis = full_analysis()
    assert to_record(from_record(to_record(analysis))) == to_record(analysis)
