"""Pipeline: the order of the steps, from bytes to an analysis and into the archive.

    bytes --read--> Page --extract--> Article --attribute--> attributions --resolve--> speakers

`Reader.read` needs no database. `keep` saves an analysis in one transaction; in another it learns from
it, links its speakers to the archive's people, matches its statements and compares it with other
articles. A stop before that is done is mended by the next `keep`. What only statements or an archive
need is imported where it is used: articles alone are read without it, and start in a third of the time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Extraction
from onrecord.domain.outlets import NOTHING_REPEATED, RepeatedLines
from onrecord.domain.page import Facts, Kind, Page, Rejected, Rejection
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, Statement
from onrecord.extract import OutletRules, extract_all
from onrecord.read import read_page, visible_text

if TYPE_CHECKING:
    from onrecord.attribute import Model
    from onrecord.domain.listing import Saved
    from onrecord.resolve import Knowledge
    from onrecord.store import Archive

_AT_ONCE = 200  # articles of a listing
ID_LENGTH = 16  # hex digits: 64 bits, so that two of a billion statements meet once in 40 archives


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One page to read; see `Reader.read` for each."""

    data: bytes
    source: str
    kind: Kind | Literal["auto"] = "auto"
    media_type: str | None = None
    charset: str | None = None
    captured_at: str | None = None
    facts: Facts = Facts()  # noqa: RUF009 - a frozen value
    id: str | None = None


class Reader:
    """Reads pages; holds the model, so that it is loaded once.

    Args:
        program: Name and version for the record ("onrecord 0.1.0").
        load_model: Gives the model at the first page that needs it; None reads articles
            without statements.
        rules: The user's own rules for outlets.

    Safe to call from several threads.
    """

    def __init__(
        self, *, program: str, load_model: Callable[[], Model] | None, rules: Sequence[OutletRules] = ()
    ) -> None:
        self._program = program
        self._rules = rules
        self._load_model = load_model

    @property
    def reads_statements(self) -> bool:
        """Say whether statements are read, and not articles alone."""
        return self._load_model is not None

    def read(
        self,
        data: bytes,
        *,
        source: str,
        kind: Kind | Literal["auto"] = "auto",
        media_type: str | None = None,
        charset: str | None = None,
        captured_at: str | None = None,
        facts: Facts = Facts(),  # noqa: B008 - a frozen value
        id: str | None = None,
        repeated: RepeatedLines = NOTHING_REPEATED,
    ) -> Analysis:
        """Read one page.

        Args:
            data: The captured bytes.
            source: What the user calls it, for the record and for messages.
            kind: How to take it; "auto" decides by content.
            media_type, charset: From the HTTP answer, if there was one.
            captured_at: ISO 8601 time, if the source says.
            facts: What the user knows of it.
            id: The record's id; by default made of the bytes and the address.
            repeated: Lines that its outlet repeats, as far as they are known.

        Returns:
            The analysis; one with a `rejection` where the page gives no article.
        """
        asked = Asked(
            data=data,
            source=source,
            kind=kind,
            media_type=media_type,
            charset=charset,
            captured_at=captured_at,
            facts=facts,
            id=id,
        )
        return self.read_all([asked], repeated=repeated)[0]

    def read_all(
        self, pages: Sequence[Asked], *, repeated: RepeatedLines = NOTHING_REPEATED
    ) -> list[Analysis]:
        """Read some pages; quicker than one by one, and the same.

        Args:
            pages: Of any kinds; all are held in memory at once.
            repeated: Lines that their outlet repeats, as far as they are known.

        Returns:
            One analysis a page, in the same order; see `read`.
        """
        decoded = [_decoded(asked) for asked in pages]
        taken = [page for page in decoded if isinstance(page, Page)]
        found = iter(extract_all(taken, repeated=repeated, rules=self._rules))
        return [
            self.turn_down(page, id=_number(asked, page))
            if isinstance(page, Rejected)
            else self._analysed(_number(asked, page), page, next(found))
            for asked, page in zip(pages, decoded, strict=True)
        ]

    def turn_down(self, rejected: Rejected, *, id: str | None = None) -> Analysis:
        """Give the analysis of a source that was turned down; by default its id is of no bytes."""
        return Analysis(
            id=id or record_id(b"", rejected.capture.source),
            capture=rejected.capture,
            made_by=MadeBy(program=self._program),
            rejection=rejected.rejection,
        )

    def _analysed(self, id: str, page: Page, extraction: Extraction | Rejection) -> Analysis:
        if isinstance(extraction, Rejection):
            return self.turn_down(Rejected(capture=page.capture, rejection=extraction), id=id)
        if self._load_model is None:
            return self._analysis(id, page, extraction, MadeBy(program=self._program))
        return self._with_statements(id, page, extraction, self._load_model())

    def _with_statements(self, number: str, page: Page, extraction: Extraction, model: Model) -> Analysis:
        from onrecord.attribute import attribute
        from onrecord.relate import mark_repeats
        from onrecord.resolve import resolve

        article = extraction.article
        found = attribute(_without(extraction.echoes, article), model)
        speakers = resolve(article, found.attributions)
        made_by = MadeBy(program=self._program, model=model.fingerprint)
        return replace(
            self._analysis(number, page, extraction, made_by),
            notices=(*extraction.notices, *found.notices),
            statements=mark_repeats(
                article, _sure(_statements(number, found.attributions, speakers), extraction.doubted)
            ),
            dates=found.dates,
            figures=found.figures,
        )

    def _analysis(self, number: str, page: Page, extraction: Extraction, made_by: MadeBy) -> Analysis:
        return Analysis(
            id=number,
            capture=page.capture,
            made_by=made_by,
            article=extraction.article,
            furniture=extraction.furniture,
            kept=extraction.kept,
            notices=extraction.notices,
            origins=extraction.origins,
        )


def keep(archive: Archive, analysis: Analysis, data: bytes) -> Saved:
    """Save an analysis and link its speakers to the archive's people.

    Args:
        archive: Open for writing.
        analysis: With an article.
        data: The bytes that its capture's SHA-256 is of.

    Returns:
        What was saved; `is_new` is False if nothing changed.

    Raises:
        SettingsError: A file of the archive's folder "knowledge" has another form; nothing was saved.
    """
    from onrecord.comparing import compare_article
    from onrecord.resolve import make_knowledge
    from onrecord.topical import topic_id_of
    from onrecord.tracing import match_statements

    knowledge = make_knowledge(archive.knowledge_files())
    capture = analysis.capture
    visible = visible_text(data, media_type=capture.media_type, taken_as=capture.taken_as)
    topic = topic_id_of(analysis.article) if analysis.article is not None else None
    saved = archive.save(analysis, data, visible=visible, topic=topic)
    with archive.together():
        if not archive.is_linked(saved.article):
            tie_people(archive, saved.article, knowledge)
        if not archive.is_matched(saved.article):
            match_statements(archive, [saved.article], by=analysis.made_by.program)
        compare_article(archive, saved.article)
    return saved


def tie_people(archive: Archive, article: str, knowledge: Knowledge) -> None:
    """Learn from a kept article who is who, link its speakers and judge whom it touches.

    Args:
        archive: Open for writing.
        article: The article's id.
        knowledge: Organisations and offices that are known beforehand.
    """
    from onrecord.resolve import (
        judge,
        judge_organisations,
        learn,
        learned_keys,
        link,
        name_keys,
        organisation_keys,
        partner_keys,
        person_keys,
    )

    with archive.tying(article) as held:
        stored = held.read()
        learned = learn(stored, knowledge)
        held.learn(learned)
        own = (*person_keys(stored), *learned_keys(learned), *organisation_keys(stored, knowledge))
        expansions = held.find_expansions(own)
        keys = (*own, *partner_keys(own, expansions))
        held.record(link(stored, held.find_known(name_keys(stored))))
        known = held.find_known(keys)
        verdicts = (*judge(known, changed=set(own)), *judge_organisations(known, expansions, knowledge))
        held.judge(verdicts, by=stored.made_by.program)


def learn_all(archive: Archive) -> Iterator[str]:
    """Learn from every kept article anew and judge who is who again; what people decided stays.

    After an update, for an archive of an earlier version, or when a list of the user's own changed.

    Args:
        archive: Open for writing.

    Yields:
        The id of each article, once it is done; newest first.
    """
    from onrecord.resolve import make_knowledge

    knowledge, after = make_knowledge(archive.knowledge_files()), None
    while True:
        listing = archive.list_articles(after=after, limit=_AT_ONCE)
        for card in listing.items:
            tie_people(archive, card.id, knowledge)
            yield card.id
        if listing.next is None:
            return
        after = listing.next


def _decoded(asked: Asked) -> Page | Rejected:
    return read_page(
        asked.data,
        source=asked.source,
        kind=asked.kind,
        media_type=asked.media_type,
        charset=asked.charset,
        captured_at=asked.captured_at,
        facts=asked.facts,
    )


def _number(asked: Asked, page: Page | Rejected) -> str:
    """Give the id of a page's record."""
    url = asked.facts.url
    return asked.id or (record_id(asked.data, url) if url else page.capture.sha256[:ID_LENGTH])


def record_id(data: bytes, address: str | None) -> str:
    """Give a record's id: of the capture's bytes and its address."""
    return hashlib.sha256(data + (address or "").encode()).hexdigest()[:ID_LENGTH]


def _statements(
    record: str, attributions: tuple[Attribution, ...], speakers: tuple[Speaker, ...]
) -> tuple[Statement, ...]:
    ids = [statement_id(record, each.field, each.content) for each in attributions]
    return tuple(
        Statement(
            id=own,
            attribution=each,
            speaker=speaker,
            within=None if each.within is None else ids[each.within],
        )
        for own, each, speaker in zip(ids, attributions, speakers, strict=True)
    )


def _without(echoes: Sequence[Span], article: Article) -> Article:
    """Blank out some paragraphs of an article's text; the others stay where they stand."""
    text = article.text
    for span in echoes:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return replace(article, text=text) if echoes else article


def _sure(statements: tuple[Statement, ...], doubted: Sequence[Span]) -> tuple[Statement, ...]:
    """Leave out what stands in paragraphs that may not be the article's own."""
    if not doubted:
        return statements
    kept = [each for each in statements if not _touches(each.attribution, doubted)]
    ids = {each.id for each in kept}
    return tuple(each if each.within in ids else replace(each, within=None) for each in kept)


def _touches(attribution: Attribution, places: Sequence[Span]) -> bool:
    return attribution.field == "text" and any(
        span.start < place.end and place.start < span.end for span in attribution.content for place in places
    )


def statement_id(record: str, field: str, content: tuple[Span, ...]) -> str:
    """Give a statement's id: of its record, field and content offsets."""
    places = ",".join(f"{span.start}-{span.end}" for span in content)
    return hashlib.sha256(f"{record} {field} {places}".encode()).hexdigest()[:ID_LENGTH]
