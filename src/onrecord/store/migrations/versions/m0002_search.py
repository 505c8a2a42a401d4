"""The search index: FTS5 in SQLite, tsvector in PostgreSQL.

Revises 0001. SQLite before 3.43 cannot delete from a contentless index, so FTS5 keeps its
own copy of the folded words. Its third column holds tags, so that a filter is part of the match.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index, empty: an archive at 0001 was never written to by a released program."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE statement_words USING fts5(words, speaker, tags, tokenize='unicode61')"
        )
        return
    op.execute("CREATE TABLE statement_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute(
        "CREATE INDEX ix_statement_words_words ON statement_words USING gin (words) WITH (fastupdate = off)"
    )


def downgrade() -> None:
    """Drop the index."""
    op.execute("DROP TABLE statement_words")
