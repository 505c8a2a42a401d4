"""Story tables: what articles have to do with each other.

    sketches        one row an article: what of it is compared with others
    text_marks      which articles hold a mark of a text
    story_terms     which articles of a day turn on a term
    copies          pairs of articles with words in common, and how many
    story_links     pairs of articles that could be one story, and how alike they are
    reprints        articles of a text that enough others print, and which of these stands for each
    stories         one row an id ever minted; what lists show of it
    story_articles  which article is in which story
    story_decisions, story_sides   the ledger: which articles a person put together or parted

None holds words of an article. An article that is withdrawn has no row in any but the ledger.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from onrecord.store.tables import Big, metadata

sketches = Table(
    "sketches",
    metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False, unique=True),
    Column("capture_id", String(16), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("is_dated", Boolean, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
    Column("marks", LargeBinary, nullable=False),  # of 4 bytes each, as they stand in the index
    Column("terms", LargeBinary, nullable=False),
)

text_marks = Table(
    "text_marks",
    metadata,
    Column("mark", Big, primary_key=True, autoincrement=False),
    Column("number", Big, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

story_terms = Table(
    "story_terms",
    metadata,
    Column("term", Big, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("number", Big, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("one", ForeignKey("articles.id"), primary_key=True),
    Column("other", ForeignKey("articles.id"), primary_key=True),
    Column("share", Float, nullable=False),
    Column("is_copy", Boolean, nullable=False),
    Index(None, "other"),
)

story_links = Table(
    "story_links",
    metadata,
    Column("one", ForeignKey("articles.id"), primary_key=True),
    Column("other", ForeignKey("articles.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Index(None, "other"),
)

reprints = Table(
    "reprints",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("stand_in", ForeignKey("articles.id"), nullable=False),
    Index(None, "stand_in"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", Big),  # of its latest article, for the newest first; null once it holds none
    Column("middle_id", String(16)),  # the article whose headline it has
    Column("first_at", Text),
    Column("last_at", Text),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("texts", Integer, nullable=False),
    Column("went_into", String(16)),  # the story that holds its articles now
    Index(None, "place"),
    Index(None, "texts", "place"),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Index(None, "story_id"),
)

story_decisions = Table(
    "story_decisions",
    metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("decision", String(16), nullable=False, unique=True),
    Column("kind", Text, nullable=False),  # same, different, undo
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", String(16)),
    Index(None, "undoes"),
)

story_sides = Table(
    "story_sides",
    metadata,
    Column("decision", String(16), primary_key=True),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("article_id", String(16), primary_key=True),
    Index(None, "article_id"),
)
