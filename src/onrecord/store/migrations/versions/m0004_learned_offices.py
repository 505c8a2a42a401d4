"""What pages teach of offices and abbreviations, and which statements give an office alone.

Revises 0003. Pages that were kept before teach when they are read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables, and indexes for the ledger's open questions and for a spelling's forms."""
    op.create_index("ix_links_atom_id_name_role", "links", ["atom_id", "name", "role"])
    op.drop_index("ix_links_atom_id", "links")
    op.create_index("ix_links_key_atom_id", "links", ["key", "atom_id"])
    op.drop_index("ix_links_key", "links")
    op.create_index("ix_judgements_kind_number", "judgements", ["kind", "number"])
    op.create_table(
        "sightings",
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("atom_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("day", sa.String(10)),
        sa.PrimaryKeyConstraint("article_id", "office", "key", name="pk_sightings"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_sightings_article_id_articles"),
    )
    op.create_index("ix_sightings_office_day_atom_id", "sightings", ["office", "day", "atom_id"])
    op.create_index("ix_sightings_atom_id_office_day", "sightings", ["atom_id", "office", "day"])
    op.create_table(
        "office_voices",
        sa.Column("statement_id", sa.String(16), nullable=False),
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("day", sa.String(10)),
        sa.Column("atom_id", sa.String(64)),
        sa.PrimaryKeyConstraint("statement_id", name="pk_office_voices"),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name="fk_office_voices_statement_id_statements"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_office_voices_article_id_articles"),
    )
    op.create_index("ix_office_voices_office_day", "office_voices", ["office", "day"])
    op.create_index("ix_office_voices_article_id", "office_voices", ["article_id"])
    op.create_table(
        "abbreviations",
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("short_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "short", "key", name="pk_abbreviations"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_abbreviations_article_id_articles"),
    )
    op.create_index("ix_abbreviations_short_key_key", "abbreviations", ["short_key", "key"])
    op.create_index("ix_abbreviations_key_short_key", "abbreviations", ["key", "short_key"])


def downgrade() -> None:
    """Drop them; statements stay tied as they were."""
    op.drop_index("ix_judgements_kind_number", "judgements")
    op.create_index("ix_links_atom_id", "links", ["atom_id"])
    op.create_index("ix_links_key", "links", ["key"])
    op.drop_index("ix_links_key_atom_id", "links")
    op.drop_index("ix_links_atom_id_name_role", "links")
    for name in ("abbreviations", "office_voices", "sightings"):
        op.drop_table(name)
