"""Reprints: articles of a text that enough others print, and which of these stands for each in stories.

Revises 0009. Empty at first: what was compared before stays as it is until all is compared again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reprints",
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("stand_in", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_reprints"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_reprints_article_id_articles"),
        sa.ForeignKeyConstraint(["stand_in"], ["articles.id"], name="fk_reprints_stand_in_articles"),
    )
    op.create_index("ix_reprints_stand_in", "reprints", ["stand_in"])


def downgrade() -> None:
    """Drop it; of a text that very many print only some are in its story then."""
    op.drop_table("reprints")
