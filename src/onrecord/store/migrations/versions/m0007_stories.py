"""Copies, stories and the ledger on stories.

Revises 0006. Articles that were kept before are compared with each other when the next page is
kept, or with `onrecord stories compare`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _make_sketches()
    _make_pairs()
    _make_stories()
    _make_ledger()


def _make_sketches() -> None:
    op.create_table(
        "sketches",
        sa.Column("number", _BIG, autoincrement=False),
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("capture_id", sa.String(16), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("is_dated", sa.Boolean(), nullable=False),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("shingles", "profile", "marks", "terms")
        ),
        sa.PrimaryKeyConstraint("number", name="pk_sketches"),
        sa.UniqueConstraint("article_id", name="uq_sketches_article_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_sketches_article_id_articles"),
    )
    op.create_table(
        "text_marks",
        sa.Column("mark", _BIG, autoincrement=False),
        sa.Column("number", _BIG, autoincrement=False),
        sa.PrimaryKeyConstraint("mark", "number", name="pk_text_marks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_terms",
        sa.Column("term", _BIG, autoincrement=False),
        sa.Column("day", sa.Integer(), autoincrement=False),
        sa.Column("number", _BIG, autoincrement=False),
        sa.PrimaryKeyConstraint("term", "day", "number", name="pk_story_terms"),
        sqlite_with_rowid=False,
    )


def _make_pairs() -> None:
    for table, columns in (
        (
            "copies",
            (
                sa.Column("share", sa.Float(), nullable=False),
                sa.Column("is_copy", sa.Boolean(), nullable=False),
            ),
        ),
        ("story_links", (sa.Column("score", sa.Float(), nullable=False),)),
    ):
        op.create_table(
            table,
            sa.Column("one", sa.String(16)),
            sa.Column("other", sa.String(16)),
            *columns,
            sa.PrimaryKeyConstraint("one", "other", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["one"], ["articles.id"], name=f"fk_{table}_one_articles"),
            sa.ForeignKeyConstraint(["other"], ["articles.id"], name=f"fk_{table}_other_articles"),
        )
        op.create_index(f"ix_{table}_other", table, ["other"])


def _make_stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.String(16)),
        sa.Column("place", _BIG),
        sa.Column("middle_id", sa.String(16)),
        sa.Column("first_at", sa.Text()),
        sa.Column("last_at", sa.Text()),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("articles", "outlets", "texts")),
        sa.Column("went_into", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_place", "stories", ["place"])
    op.create_index("ix_stories_texts_place", "stories", ["texts", "place"])
    op.create_table(
        "story_articles",
        sa.Column("article_id", sa.String(16)),
        sa.Column("story_id", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_story_articles"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_story_articles_article_id_articles"
        ),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_articles_story_id_stories"),
    )
    op.create_index("ix_story_articles_story_id", "story_articles", ["story_id"])


def _make_ledger() -> None:
    op.create_table(
        "story_decisions",
        sa.Column("number", _BIG, autoincrement=False),
        sa.Column("decision", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "by", "at", "reason")),
        sa.Column("undoes", sa.String(16)),
        sa.PrimaryKeyConstraint("number", name="pk_story_decisions"),
        sa.UniqueConstraint("decision", name="uq_story_decisions_decision"),
    )
    op.create_index("ix_story_decisions_undoes", "story_decisions", ["undoes"])
    op.create_table(
        "story_sides",
        sa.Column("decision", sa.String(16)),
        sa.Column("side", sa.Integer(), autoincrement=False),
        sa.Column("article_id", sa.String(16)),
        sa.PrimaryKeyConstraint("decision", "side", "article_id", name="pk_story_sides"),
    )
    op.create_index("ix_story_sides_article_id", "story_sides", ["article_id"])


def downgrade() -> None:
    """Drop them; the ledger on stories is lost."""
    for table in (
        *("story_sides", "story_decisions", "story_articles", "stories"),
        *("story_links", "copies", "story_terms", "text_marks", "sketches"),
    ):
        op.drop_table(table)
