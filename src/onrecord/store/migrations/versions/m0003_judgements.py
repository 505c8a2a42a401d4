"""The ledger of judgements on people, and which spelling is whose.

Revises 0002. Until now a spelling was tied to its person for good; those ties stay as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the ledger; every person is its own head."""
    for name, kind in (("head_id", sa.String(64)), ("block", sa.Text()), ("given_name", sa.Text())):
        op.add_column("people", sa.Column(name, kind))
    op.add_column("links", sa.Column("atom_id", sa.String(64)))
    op.execute("UPDATE links SET atom_id = person_id")
    op.create_index("ix_people_head_id", "people", ["head_id"])
    op.create_index("ix_people_block", "people", ["block"])
    op.create_index("ix_links_atom_id", "links", ["atom_id"])
    op.create_table(
        "judgements",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("one", sa.String(64), nullable=False),
        sa.Column("other", sa.String(64)),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("is_human", sa.Boolean(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
    )
    for name in ("one", "other", "decision"):
        op.create_index(f"ix_judgements_{name}", "judgements", [name])


def downgrade() -> None:
    """Drop the ledger; spellings stay where they were judged to belong."""
    op.drop_table("judgements")
    for name in ("links_atom_id", "people_block", "people_head_id"):
        op.drop_index(f"ix_{name}", name.split("_", 1)[0])
    op.drop_column("links", "atom_id")
    for name in ("given_name", "block", "head_id"):
        op.drop_column("people", name)
