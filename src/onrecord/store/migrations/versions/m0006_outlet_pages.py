"""What the newest pages of each outlet showed, so that what it repeats can be told.

Revises 0005. Pages that were kept before are remembered when they are added again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the memory, empty."""
    op.create_table(
        "outlet_pages",
        sa.Column("article_id", sa.String(16), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("headline", sa.String(16)),
        sa.Column("own", sa.Text(), nullable=False),
        sa.Column("cut", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_outlet_pages"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_outlet_pages_article_id_articles"),
    )
    op.create_index("ix_outlet_pages_outlet_number", "outlet_pages", ["outlet", "number"])


def downgrade() -> None:
    """Drop the memory."""
    op.drop_table("outlet_pages")
