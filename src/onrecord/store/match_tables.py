"""Match tables: the archive's shape where statements are matched with each other.

    statement_keys    by which statements that could be one are found
    statement_lines   which line a matched statement is in, and its keys
    matches           two statements and their relation, as the program sees it
    match_judgements  the ledger: which statements are one and which are not; rows are only added

The keys lie in their primary key alone, so that a posting costs a few bytes and no second lookup.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from onrecord.store.tables import Big, metadata

statement_keys = Table(
    "statement_keys",
    metadata,
    Column("key", Big, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("number", Big, primary_key=True, autoincrement=False),  # the statement's id as an integer
    sqlite_with_rowid=False,
)

statement_lines = Table(
    "statement_lines",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("line_id", String(16), nullable=False),  # the statement with which the line begins
    Column("day", Integer, nullable=False),
    Column("fingerprint", String(16), nullable=False),  # of the words that were matched
    Column("packed", LargeBinary, nullable=False),  # its keys, eight bytes each,
    Index(None, "line_id", "day"),
    Index(None, "article_id"),
)

matches = Table(
    "matches",
    metadata,
    Column("one", String(16), primary_key=True),
    Column("other", String(16), primary_key=True),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # JSON
    Column("program", Text, nullable=False),
    Index(None, "other"),
)

match_judgements = Table(
    "match_judgements",
    metadata,
    Column("number", Big, primary_key=True, autoincrement=False),
    Column("decision", String(16), nullable=False),
    Column("kind", Text, nullable=False),  # same, different, undo
    Column("one", String(16), nullable=False),
    Column("other", String(16), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undone", String(16)),  # the decision that this one undoes
    Index(None, "one"),
    Index(None, "other"),
    Index(None, "decision"),
)
