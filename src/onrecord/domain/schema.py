"""The record's JSON Schema (2020-12), as `onrecord schema` prints it.

Every key of the record is described here and no other is allowed; a test holds this and
`record.to_record` together. Lists of allowed words are taken from the types themselves.
"""

from __future__ import annotations

from typing import Any, get_args

from onrecord.domain.analysis import SCHEMA
from onrecord.domain.article import FIELDS, FURNITURE_KINDS
from onrecord.domain.match import CHANGE_KINDS
from onrecord.domain.page import REASONS, Kind
from onrecord.domain.statement import Act, Polarity, Relation, SpeakerType, StatementKind

Json = dict[str, Any]

_HEX_16 = "^[0-9a-f]{16}$"


def record_schema() -> Json:
    """Give the JSON Schema of one record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':').replace('.', ':')}",
        "title": "onrecord record",
        **_object(
            "One page as onrecord read it. Offsets are half-open, count Unicode code points, and point "
            "into the field that the statement names. Unknown is null, never a guess.",
            schema={"description": "Name and version of this schema.", "const": SCHEMA},
            id=_text("The batch id, else 16 hex digits of SHA-256 over the capture's hash and the address."),
            made_by=_object(
                "What made the record.",
                program=_text("Program and version."),
                model=_or_null(_text("First 16 hex digits of the model's SHA-256; null if none was asked.")),
            ),
            capture=_capture(),
            rejection=_or_null(_rejection()),
            notices=_list('What to know of the reading: "teaser" and the like.', _text("A notice.")),
            article=_or_null(_article()),
            furniture=_furniture(),
            statements=_list("Who said what, in order of field and place.", {"$ref": "#/$defs/statement"}),
        ),
        "$defs": {
            "span": {
                "description": "Half-open stretch, in code points.",
                "type": "array",
                "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
                "items": False,
                "minItems": 2,
            },
            "phrase": _object(
                "Words of the page and where they stand.", text=_text("The words."), span=_span("Where.")
            ),
            "figure": _figure(),
            "statement": _statement(),
        },
    }


def _rejection() -> Json:
    return _object(
        "Why there is no article; null where there is one.",
        reason=_one_of("Why; the list may grow.", REASONS),
        detail=_text("What is wrong, where, and what to do."),
    )


def _furniture() -> Json:
    return _list(
        "Lines of the page that are not the article's own, in page order.",
        _object(
            "A line that was cut.",
            kind=_one_of("What it is.", FURNITURE_KINDS),
            text=_text("The line, white space folded."),
            line=_count("Its place among the page's visible lines, from 0."),
            reason=_text("Why it was cut."),
        ),
    )


def _capture() -> Json:
    return _object(
        "What was read.",
        source=_text("As the user named it."),
        sha256=_text("SHA-256 of the captured bytes.", pattern="^[0-9a-f]{64}$"),
        media_type=_text("Of the bytes."),
        taken_as=_one_of("How they were read.", get_args(Kind)),
        captured_at=_or_null(_text("ISO 8601 time in UTC; null if the source does not say.")),
    )


def _article() -> Json:
    return _object(
        "The article.",
        url=_or_null(_text("Address of the page.")),
        outlet=_or_null(_text("Who publishes it.")),
        headline=_or_null(_text("As printed.")),
        kicker=_or_null(_text("The line above the headline.")),
        standfirst=_or_null(_text("The summary below the headline.")),
        authors=_list("Names of the byline as printed.", _text("A name.")),
        published_at=_or_null(_text("ISO 8601; without offset where the zone is unknown, or a date alone.")),
        modified_at=_or_null(_text("As published_at.")),
        section=_or_null(_text("As the page names it.")),
        topics=_list("As the page names them.", _text("A topic.")),
        dateline=_or_null(
            _object(
                "The line that opens the body.",
                place=_or_null(_text("As printed.")),
                date=_or_null(_text("ISO date; XXXX for an unknown year.")),
                agency=_or_null(_text("As printed, without marks.")),
                span=_span("Where it stands in the body."),
            )
        ),
        photos=_list(
            "Photos.",
            _object(
                "A photo.",
                caption=_or_null(_text("As printed.")),
                credits=_list("As printed.", _text("A credit.")),
            ),
        ),
        corrections=_list("Notes of correction that the body holds.", {"$ref": "#/$defs/phrase"}),
        language=_or_null(_text("ISO 639-1 code.")),
        text=_text("The article's own words: paragraphs parted by one blank line."),
        dates=_list(
            "Time expressions of the body.",
            _object(
                "Words that name a time.",
                span=_span("Without a preposition."),
                text=_text("The words."),
                type=_text("TIMEX3 type."),
                value=_text("TIMEX3 value; XXXX where unresolved."),
            ),
        ),
        figures=_list("Figures of the body.", {"$ref": "#/$defs/figure"}),
    )


def _statement() -> Json:
    phrases = {
        "occasion": "What it was said at or in.",
        "channel": "What carried the words.",
        "place": "Where it was said; never the dateline by itself.",
        "audience": "To whom.",
    }
    return _object(
        "One statement.",
        id=_text("Of record, field and offsets; in the archive, minted once and kept.", pattern=_HEX_16),
        field=_one_of("The article's field that all spans count in.", FIELDS),
        kind=_one_of("By the share of its words between quotation marks.", get_args(StatementKind)),
        content=_spans("What is said.", at_least=1),
        cue=_spans("The words that say it is said."),
        source=_spans("The words that say who."),
        text=_text("The content, its spans joined by ' … '."),
        act=_one_of("What the cue makes of it; think and plan are attitudes.", get_args(Act)),
        cue_lemma=_or_null(_text("The cue's verb in its dictionary form.")),
        polarity=_one_of("Whether the content is asserted.", get_args(Polarity)),
        speaker=_object(
            "Whose words they are; never null.",
            name=_or_null(_text("The fullest name on the page; null if unnamed or not sure enough.")),
            type=_one_of("What kind of voice.", get_args(SpeakerType)),
            members=_list("Names, where several speak as one.", _text("A name.")),
            role=_or_null(_text("The fullest role on the page.")),
            mention=_text("The words of the source as they stand."),
            candidate=_or_null(_text("A name that the program is not sure enough of.")),
        ),
        within=_or_null(_text("Id of the statement that reports this one.")),
        repeats=_or_null(
            _object(
                "The statement of this page that this one repeats.",
                id=_text("Its id."),
                relation=_one_of("How.", ("verbatim", "trimmed", "altered", "paraphrase")),
                changes=_list("The words that differ, in order.", _change()),
            )
        ),
        said_on=_or_null(_text("EDTF level 1; null unless the year is known.")),
        said_text=_or_null({"$ref": "#/$defs/phrase"}),
        **{name: _described(_or_null({"$ref": "#/$defs/phrase"}), words) for name, words in phrases.items()},
        figures=_list("Figures of the content.", {"$ref": "#/$defs/figure"}),
        insertions=_spans("The editor's bracketed words and elisions inside a quotation."),
        confidence={"description": "0 to 1.", "type": "number", "minimum": 0, "maximum": 1},
    )


def _change() -> Json:
    return _object(
        "Words that differ.",
        kind=_one_of("What happened to the other's words here.", CHANGE_KINDS),
        here=_text("The words here; empty where some were left out."),
        there=_text("The words of the statement repeated; empty where some were added."),
    )


def _figure() -> Json:
    number = {"type": ["number", "null"]}
    figure = _object(
        "A number that the page claims.",
        span=_span("Hedge, number, unit and counted noun where adjacent."),
        text=_text("The words of the span."),
        low=_described(number, "Lower bound; null where open."),
        high=_described(number, "Upper bound; null where open."),
        relation=_one_of("How the words bound it.", get_args(Relation)),
        approximate={"description": "Whether relation is not exact.", "type": "boolean"},
        unit=_text("count, an ISO 4217 code, percent, percentage_point, share, multiple, age, or a unit."),
        counted=_or_null(_text("The noun phrase of what is counted.")),
    )
    figure["properties"]["converted"] = _object(
        "An amount in the currency that --currency names; absent without it.",
        currency=_text("ISO 4217 code."),
        low=_described(number, "Lower bound, to the cent; null where open or not converted."),
        high=_described(number, "Upper bound, to the cent; null where open or not converted."),
        rate_day=_or_null(_text("The day of the rate.")),
        basis={"description": "Which day that is; null without a rate.", "enum": ["said", "published", None]},
        reason=_or_null(_text("Why there is no conversion.")),
    )
    return figure


def _object(description: str, **properties: Json) -> Json:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(description: str, items: Json) -> Json:
    return {"description": description, "type": "array", "items": items}


def _text(description: str, **more: str) -> Json:
    return {"description": description, "type": "string", **more}


def _count(description: str) -> Json:
    return {"description": description, "type": "integer", "minimum": 0}


def _one_of(description: str, words: tuple[str, ...]) -> Json:
    return {"description": description, "enum": list(words)}


def _span(description: str) -> Json:
    return {"description": description, "$ref": "#/$defs/span"}


def _spans(description: str, *, at_least: int = 0) -> Json:
    return {**_list(description, {"$ref": "#/$defs/span"}), "minItems": at_least}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _described(schema: Json, description: str) -> Json:
    return {"description": description, **schema}
