"""The outward record: an Analysis as the JSON object that other programs rely on.

`to_record` and `from_record` are inverse to each other, but for `kept` lines, which a
record does not hold. `schema` describes the record as JSON Schema 2020-12; a test holds
the two together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from onrecord.domain.analysis import SCHEMA, Analysis, MadeBy
from onrecord.domain.article import Article, Dateline, Furniture, Photo, Phrase
from onrecord.domain.match import Change, Repeat
from onrecord.domain.page import Capture, Rejection
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Figure, Setting, Speaker, Statement, TimeExpression

Json = dict[str, Any]
_PHRASES = ("occasion", "channel", "place", "audience")


def to_json(analysis: Analysis) -> str:
    """Give the record as one line of JSON, not escaped beyond need."""
    return json.dumps(to_record(analysis), ensure_ascii=False, separators=(",", ":"))


def to_record(analysis: Analysis) -> Json:
    """Give the record as plain JSON values, its keys in the contract's order."""
    capture = analysis.capture
    return {
        "schema": SCHEMA,
        "id": analysis.id,
        "made_by": {"program": analysis.made_by.program, "model": analysis.made_by.model},
        "capture": {
            "source": capture.source,
            "sha256": capture.sha256,
            "media_type": capture.media_type,
            "taken_as": capture.taken_as,
            "captured_at": capture.captured_at,
        },
        "rejection": analysis.rejection
        and {"reason": analysis.rejection.reason, "detail": analysis.rejection.detail},
        "notices": list(analysis.notices),
        "article": _article(analysis) if analysis.article else None,
        "furniture": [
            {"kind": line.kind, "text": line.text, "line": line.line, "reason": line.reason}
            for line in analysis.furniture
        ],
        "statements": [_statement(statement, analysis.article) for statement in analysis.statements]
        if analysis.article
        else [],
    }


def _article(analysis: Analysis) -> Json:
    article = analysis.article
    assert article is not None
    dateline = article.dateline
    return {
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "published_at": article.published_at,
        "modified_at": article.modified_at,
        "section": article.section,
        "topics": list(article.topics),
        "dateline": dateline
        and {
            "place": dateline.place,
            "date": dateline.date,
            "agency": dateline.agency,
            "span": _span(dateline.span),
        },
        "photos": [{"caption": photo.caption, "credits": list(photo.credits)} for photo in article.photos],
        "corrections": [_phrase(correction) for correction in article.corrections],
        "language": article.language,
        "text": article.text,
        "dates": [
            {"span": _span(date.span), "text": date.text, "type": date.type, "value": date.value}
            for date in analysis.dates
        ],
        "figures": [_figure(figure) for figure in analysis.figures],
    }


def _statement(statement: Statement, article: Article) -> Json:
    own = statement.attribution
    setting = own.setting
    speaker = statement.speaker
    return {
        "id": statement.id,
        "field": own.field,
        "kind": own.kind,
        "content": _spans(own.content),
        "cue": _spans(own.cue),
        "source": _spans(own.source),
        "text": own.content_text(article),
        "act": own.act,
        "cue_lemma": own.cue_lemma,
        "polarity": own.polarity,
        "speaker": {
            "name": speaker.name,
            "type": speaker.type,
            "members": list(speaker.members),
            "role": speaker.role,
            "mention": speaker.mention,
            "candidate": speaker.candidate,
        },
        "within": statement.within,
        "repeats": _repeat(statement.repeats),
        "said_on": setting.said_on,
        "said_text": _phrase(setting.said_text),
        **{name: _phrase(getattr(setting, name)) for name in _PHRASES},
        "figures": [_figure(figure) for figure in own.figures],
        "insertions": _spans(own.insertions),
        "confidence": round(own.confidence, 4),
    }


def _repeat(repeat: Repeat | None) -> Json | None:
    if repeat is None:
        return None
    return {
        "id": repeat.id,
        "relation": repeat.relation,
        "changes": [{"kind": each.kind, "here": each.here, "there": each.there} for each in repeat.changes],
    }


def _figure(figure: Figure) -> Json:
    return {
        "span": _span(figure.span),
        "text": figure.text,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "relation": figure.relation,
        "approximate": figure.is_approximate,
        "unit": figure.unit,
        "counted": figure.counted,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _phrase(phrase: Phrase | None) -> Json | None:
    return {"text": phrase.text, "span": _span(phrase.span)} if phrase else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def from_record(record: Mapping[str, Any]) -> Analysis:
    """Read a record back.

    Args:
        record: As `to_record` gives it.

    Raises:
        KeyError, TypeError, ValueError: It is no record of this schema.
    """
    if record["schema"] != SCHEMA:
        raise ValueError(f"record {record['id']}: schema {record['schema']!r} is not {SCHEMA!r}")
    article = record["article"]
    return Analysis(
        id=record["id"],
        capture=Capture(**record["capture"]),
        made_by=MadeBy(**record["made_by"]),
        rejection=Rejection(**record["rejection"]) if record["rejection"] else None,
        article=_read_article(article) if article else None,
        furniture=tuple(Furniture(**line) for line in record["furniture"]),
        notices=tuple(record["notices"]),
        statements=_read_statements(record["statements"]),
        dates=tuple(
            TimeExpression(span=Span(*row["span"]), text=row["text"], type=row["type"], value=row["value"])
            for row in (article or {}).get("dates", ())
        ),
        figures=_read_figures((article or {}).get("figures", ())),
    )


def _read_article(row: Mapping[str, Any]) -> Article:
    dateline = row["dateline"]
    return Article(
        text=row["text"],
        language=row["language"],
        headline=row["headline"],
        kicker=row["kicker"],
        standfirst=row["standfirst"],
        url=row["url"],
        outlet=row["outlet"],
        authors=tuple(row["authors"]),
        published_at=row["published_at"],
        modified_at=row["modified_at"],
        section=row["section"],
        topics=tuple(row["topics"]),
        dateline=Dateline(**{**dateline, "span": Span(*dateline["span"])}) if dateline else None,
        photos=tuple(Photo(caption=p["caption"], credits=tuple(p["credits"])) for p in row["photos"]),
        corrections=tuple(Phrase(text=c["text"], span=Span(*c["span"])) for c in row["corrections"]),
    )


def _read_statements(rows: Sequence[Mapping[str, Any]]) -> tuple[Statement, ...]:
    places = {row["id"]: number for number, row in enumerate(rows)}
    return tuple(
        Statement(
            id=row["id"],
            attribution=_read_attribution(row, places),
            speaker=Speaker(**{**row["speaker"], "members": tuple(row["speaker"]["members"])}),
            within=row["within"],
            repeats=_read_repeat(row["repeats"]),
        )
        for row in rows
    )


def _read_repeat(row: Mapping[str, Any] | None) -> Repeat | None:
    if row is None:
        return None
    return Repeat(
        id=row["id"], relation=row["relation"], changes=tuple(Change(**each) for each in row["changes"])
    )


def _read_attribution(row: Mapping[str, Any], places: Mapping[str, int]) -> Attribution:
    return Attribution(
        field=row["field"],
        kind=row["kind"],
        content=_read_spans(row["content"]),
        cue=_read_spans(row["cue"]),
        source=_read_spans(row["source"]),
        act=row["act"],
        cue_lemma=row["cue_lemma"],
        polarity=row["polarity"],
        figures=_read_figures(row["figures"]),
        insertions=_read_spans(row["insertions"]),
        setting=Setting(
            said_on=row["said_on"],
            said_text=_read_phrase(row["said_text"]),
            **{name: _read_phrase(row[name]) for name in _PHRASES},
        ),
        within=places.get(row["within"]) if row["within"] else None,
        confidence=row["confidence"],
    )


def _read_spans(rows: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in rows)


def _read_phrase(row: Mapping[str, Any] | None) -> Phrase | None:
    return Phrase(text=row["text"], span=Span(*row["span"])) if row else None


def _read_figures(rows: Sequence[Mapping[str, Any]]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            span=Span(*row["span"]),
            text=row["text"],
            low=None if row["low"] is None else Decimal(str(row["low"])),
            high=None if row["high"] is None else Decimal(str(row["high"])),
            relation=row["relation"],
            unit=row["unit"],
            counted=row["counted"],
        )
        for row in rows
    )
