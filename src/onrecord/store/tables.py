"""Tables: the archive's shape, for SQLite and PostgreSQL alike.

    captures    one row a captured page, by the hash of its bytes; where its WARC record lies
    articles    one row an article; which capture is its latest edition
    readings    what a model read in a capture: the whole record, with minted statement ids
    statements  one row an id ever minted: its anchor, and whether it is still shown
    cards       what listings show: the statements of latest editions, nothing hidden
    people      persons, organisations, groups, documents
    links       which statement is whose; one that several make as one has several
    voices      the same for cards: what a person's listing walks
    judgements  the ledger: who is the same person, who is not, who decided; rows are only added
    sightings   who was named together with an office, on which page and day
    person_forms, office_forms   how often each name and role is used, kept by triggers on links and sightings
    office_voices   statements whose speaker is told by an office alone, and to whom they are tied
    abbreviations   what pages say that a short form stands for
    outlet_pages      what the newest pages of each outlet showed (in `outlet_pages`)
    statement_words   the search index (made by its migration: FTS5 or tsvector)

A hidden statement has no card, so that no listing can show it by forgetting a condition.
`number` and `place` grow with time (see `moments`): newest first is their descending order.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

HEAD = "0010"
"""The newest migration; a test holds it to the migrations folder."""

WORDS = "statement_words"

Big = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

captures = Table(
    "captures",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("media_type", Text, nullable=False),
    Column("taken_as", Text, nullable=False),
    Column("captured_at", Text, nullable=False),
    Column("size_bytes", Big, nullable=False),
    Column("warc", Text, nullable=False),
    Column("offset", Big, nullable=False),
    Column("length", Big, nullable=False),
    Column("stored_sha256", String(64)),  # of the bytes as they lie; null once the page is erased
    Column("erased_at", Text),
    Column("erased_because", Text),
    Index(None, "warc", "offset"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", Big, nullable=False, unique=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("headline", Text),
    Column("section", Text),
    Column("language", Text),
    Column("published_at", Text),
    Column("published_on", String(10)),
    Column("captured_at", Text, nullable=False),
    Column("opening", Text, nullable=False),
    Column("is_linked", Boolean, nullable=False),
    Column("withdrawn_at", Text),
    Column("withdrawn_because", Text),
    Column("topic", Text),  # id of a top-level Media Topic
    Index(None, "outlet", "place"),
    Index(None, "topic", "place"),
)

readings = Table(
    "readings",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("program", Text, nullable=False),
    Column("model", Text),
    Column("key", String(64), nullable=False),
    Column("record", Text, nullable=False),
    Column("kept", Text, nullable=False),
    Index(None, "article_id"),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("field_sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),  # JSON: [[start, end], ..]
    Column("words", Text),  # null once erased
    Column("words_sha256", String(64), nullable=False),
    Column("anchors", Text),  # JSON: [[prefix, exact, suffix], ..]; null once erased
    Column("state", Text, nullable=False),  # shown, earlier, dropped, withdrawn
    Column("state_at", Text),
    Column("reason", Text),
    Index(None, "article_id"),
    Index(None, "capture_id", "ordinal"),
)

people = Table(
    "people",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("names", Text, nullable=False),  # folded spellings, for finding
    Column("statements", Integer, nullable=False),  # without attitudes; kept by triggers on voices
    Column("withdrawn_at", Text),
    Column("withdrawn_because", Text),
    Column("head_id", String(64)),  # whose spelling it is, where several were judged one; null: its own
    Column("block", Text),  # what names that may be one have in common
    Column("given_name", Text),  # by a person; else the name most used is shown
    Index(None, "key"),
    Index(None, "statements", "id"),
    Index(None, "head_id"),
    Index(None, "block"),
)

links = Table(
    "links",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("role", Text),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("atom_id", String(64)),  # the person of this very spelling; person_id is its head
    Index(None, "person_id", "name", "role"),
    Index(None, "key", "atom_id"),
    Index(None, "atom_id", "name", "role"),
)

person_forms = Table(
    "person_forms",
    metadata,
    Column("atom_id", String(64), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("role", Text, primary_key=True),  # empty where there is none
    Column("used", Integer, nullable=False),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("decision", String(16), nullable=False),
    Column("kind", Text, nullable=False),  # same, different, unsure, part, name, undo
    Column("one", String(64), nullable=False),
    Column("other", String(64)),
    Column("by", Text, nullable=False),
    Column("is_human", Boolean, nullable=False),
    Column("at", Text, nullable=False),
    Column("score", Float),
    Column("reason", Text, nullable=False),
    Column("detail", Text),  # JSON: what a part holds, a name, the decision undone
    Index(None, "one"),
    Index(None, "other"),
    Index(None, "decision"),
    Index(None, "kind", "number"),  # open questions, newest first
)

sightings = Table(
    "sightings",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("office", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("atom_id", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("words", Text, nullable=False),  # of the page: role and name, no more
    Column("day", String(10)),  # of publication; null where the page has no date
    Index(None, "office", "day", "atom_id"),
    Index(None, "atom_id", "office", "day"),
)

office_forms = Table(
    "office_forms",
    metadata,
    Column("atom_id", String(64), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("used", Integer, nullable=False),
    sqlite_with_rowid=False,
)

office_voices = Table(
    "office_voices",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("office", Text, nullable=False),
    Column("day", String(10)),
    Column("atom_id", String(64)),  # whom it is tied to; null while nobody is known for certain
    Index(None, "office", "day"),
    Index(None, "article_id"),
)

abbreviations = Table(
    "abbreviations",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("short", Text, primary_key=True),
    Column("key", Text, primary_key=True),  # of the long name
    Column("short_key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index(None, "short_key", "key"),
    Index(None, "key", "short_key"),
)

cards = Table(
    "cards",
    metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("id", ForeignKey("statements.id"), nullable=False, unique=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("person_id", ForeignKey("people.id")),  # null where several speak as one
    Column("outlet", Text),
    Column("published_on", String(10)),
    Column("field", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("is_attitude", Boolean, nullable=False),
    Column("is_uncertain", Boolean, nullable=False),
    Column("cue_lemma", Text),
    Column("cue_text", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("said_on", Text),
    Column("said_text", Text),
    Column("occasion", Text),
    Column("channel", Text),
    Column("venue", Text),  # the card's `place`: where it was said
    Column("confidence", Float, nullable=False),
    Column("speaker", Text, nullable=False),  # JSON
    Column("spans", Text, nullable=False),  # JSON: content, cue, source, insertions
    Column("figures", Text, nullable=False),  # JSON
    Column("topic", Text),  # the article's
    Index(None, "article_id", "ordinal"),
    Index(None, "outlet", "number"),
    Index(None, "topic", "number"),
)

voices = Table(
    "voices",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("number", ForeignKey("cards.number"), primary_key=True),
    Column("is_attitude", Boolean, nullable=False),
    Column("outlet", Text),
    Index(None, "number"),
    Index(None, "person_id", "is_attitude", "outlet"),  # all that a person's counts need
)
