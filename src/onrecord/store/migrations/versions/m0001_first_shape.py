"""The archive's first shape: captures, articles, readings, statements, people, links, cards."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("voices", "cards", "links", "statements", "readings", "articles", "people", "captures")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "captures",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("taken_as", sa.Text(), nullable=False),
        sa.Column("captured_at", sa.Text(), nullable=False),
        sa.Column("size_bytes", BIG, nullable=False),
        sa.Column("warc", sa.Text(), nullable=False),
        sa.Column("offset", BIG, nullable=False),
        sa.Column("length", BIG, nullable=False),
        sa.Column("stored_sha256", sa.String(length=64), nullable=True),
        sa.Column("erased_at", sa.Text(), nullable=True),
        sa.Column("erased_because", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("sha256", name=op.f("uq_captures_sha256")),
    )
    op.create_index(op.f("ix_captures_warc_offset"), "captures", ["warc", "offset"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_key"), "people", ["key"], unique=False)
    op.create_index(op.f("ix_people_statements_id"), "people", ["statements", "id"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("capture_id", sa.String(length=16), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("published_on", sa.String(length=10), nullable=True),
        sa.Column("captured_at", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_articles_capture_id_captures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("place", name=op.f("uq_articles_place")),
    )
    op.create_index(op.f("ix_articles_outlet_place"), "articles", ["outlet", "place"], unique=False)
    op.create_table(
        "readings",
        sa.Column("capture_id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_readings_article_id_articles")
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_readings_capture_id_captures")
        ),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_article_id"), "readings", ["article_id"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("capture_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("field_sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("words_sha256", sa.String(length=64), nullable=False),
        sa.Column("anchors", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_statements_article_id_articles")
        ),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["captures.id"], name=op.f("fk_statements_capture_id_captures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_article_id"), "statements", ["article_id"], unique=False)
    op.create_index(
        op.f("ix_statements_capture_id_ordinal"), "statements", ["capture_id", "ordinal"], unique=False
    )
    op.create_table(
        "cards",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published_on", sa.String(length=10), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("is_attitude", sa.Boolean(), nullable=False),
        sa.Column("is_uncertain", sa.Boolean(), nullable=False),
        sa.Column("cue_lemma", sa.Text(), nullable=True),
        sa.Column("cue_text", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("said_text", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_cards_article_id_articles")),
        sa.ForeignKeyConstraint(["id"], ["statements.id"], name=op.f("fk_cards_id_statements")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_cards_person_id_people")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_cards")),
        sa.UniqueConstraint("id", name=op.f("uq_cards_id")),
    )
    op.create_index(op.f("ix_cards_article_id_ordinal"), "cards", ["article_id", "ordinal"], unique=False)
    op.create_index(op.f("ix_cards_outlet_number"), "cards", ["outlet", "number"], unique=False)
    op.create_table(
        "links",
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_links_person_id_people")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_links_statement_id_statements")
        ),
        sa.PrimaryKeyConstraint("statement_id", "person_id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_key"), "links", ["key"], unique=False)
    op.create_index(
        op.f("ix_links_person_id_name_role"), "links", ["person_id", "name", "role"], unique=False
    )
    op.create_table(
        "voices",
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("is_attitude", sa.Boolean(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["cards.number"], name=op.f("fk_voices_number_cards")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_voices_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "number", name=op.f("pk_voices")),
    )
    op.create_index(op.f("ix_voices_number"), "voices", ["number"], unique=False)
    op.create_index(
        op.f("ix_voices_person_id_is_attitude_outlet"),
        "voices",
        ["person_id", "is_attitude", "outlet"],
        unique=False,
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in TABLES:
        op.drop_table(table)
