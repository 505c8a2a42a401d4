"""Statements that are matched with each other, the lines they make, and the index to find them by.

Revises 0004. Statements that were kept before are matched by `onrecord lines match`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the four tables."""
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "statement_keys",
        sa.Column("key", big, autoincrement=False),
        sa.Column("day", sa.Integer(), autoincrement=False),
        sa.Column("number", big, autoincrement=False),
        sa.PrimaryKeyConstraint("key", "day", "number", name="pk_statement_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement_lines",
        sa.Column("statement_id", sa.String(16), nullable=False),
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("line_id", sa.String(16), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name="pk_statement_lines"),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name="fk_statement_lines_statement_id_statements"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_statement_lines_article_id_articles"
        ),
    )
    op.create_index("ix_statement_lines_line_id_day", "statement_lines", ["line_id", "day"])
    op.create_index("ix_statement_lines_article_id", "statement_lines", ["article_id"])
    op.create_table(
        "matches",
        sa.Column("one", sa.String(16), nullable=False),
        sa.Column("other", sa.String(16), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_matches"),
    )
    op.create_index("ix_matches_other", "matches", ["other"])
    op.create_table(
        "match_judgements",
        sa.Column("number", big, autoincrement=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("one", sa.String(16), nullable=False),
        sa.Column("other", sa.String(16), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undone", sa.String(16)),
        sa.PrimaryKeyConstraint("number", name="pk_match_judgements"),
    )
    for name in ("one", "other", "decision"):
        op.create_index(f"ix_match_judgements_{name}", "match_judgements", [name])


def downgrade() -> None:
    """Drop them; the statements stay as they are."""
    for name in ("match_judgements", "matches", "statement_lines", "statement_keys"):
        op.drop_table(name)
