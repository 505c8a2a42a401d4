"""What articles are about.

Revises 0007. Of articles that were kept before it is told when they are added again, or with
`onrecord topics --again`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the topics, empty."""
    for table, order in (("articles", "place"), ("cards", "number")):
        op.add_column(table, sa.Column("topic", sa.Text()))
        op.create_index(f"ix_{table}_topic_{order}", table, ["topic", order])


def downgrade() -> None:
    """Drop the topics."""
    for table, order in (("articles", "place"), ("cards", "number")):
        op.drop_index(f"ix_{table}_topic_{order}", table)
        op.drop_column(table, "topic")
