"""What people are called, counted: no look-up reads all statements of somebody again.

Revises 0008. Triggers keep the counts whatever changes the rows that they count; the counts of
what is there are made here. `people.statements` is kept by triggers too, from `voices`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_A_LINK = {
    "atom_id": "coalesce({row}.atom_id, '')",
    "person_id": "{row}.person_id",
    "name": "{row}.name",
    "role": "coalesce({row}.role, '')",
}
_OF_A_SIGHTING = {own: f"{{row}}.{own}" for own in ("atom_id", "name", "role")}
_TALLIES = (("person_forms", "links", _OF_A_LINK), ("office_forms", "sightings", _OF_A_SIGHTING))
_SPOKEN = "UPDATE people SET statements = statements {sign} 1 WHERE id = {row}.person_id;"


def upgrade() -> None:
    """Make the two tables of counts, fill them, and make the triggers."""
    op.create_table(
        "person_forms",
        sa.Column("atom_id", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("atom_id", "person_id", "name", "role", name="pk_person_forms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_forms_person_id", "person_forms", ["person_id"])
    op.create_table(
        "office_forms",
        sa.Column("atom_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("atom_id", "name", "role", name="pk_office_forms"),
        sqlite_with_rowid=False,
    )
    for tally, counted, columns in _TALLIES:
        told = ", ".join(each.format(row=counted) for each in columns.values())
        op.execute(
            f"INSERT INTO {tally} ({', '.join(columns)}, used) "  # noqa: S608 - names of this module
            f"SELECT {told}, count(*) FROM {counted} GROUP BY {told}"
        )
        _keep(counted, "insert", _counted(tally, columns))
        _keep(counted, "delete", _uncounted(tally, columns))
        _keep(counted, "update", f"{_uncounted(tally, columns)} {_counted(tally, columns)}", columns)
    said = "SELECT count(*) FROM voices WHERE voices.person_id = people.id AND NOT voices.is_attitude"
    op.execute(f"UPDATE people SET statements = ({said})")  # noqa: S608 - a text of this module
    for what, row, sign in (("insert", "NEW", "+"), ("delete", "OLD", "-")):
        _keep("voices", what, _SPOKEN.format(sign=sign, row=row), when=f"NOT {row}.is_attitude")


def _counted(tally: str, columns: dict[str, str]) -> str:
    told = ", ".join(each.format(row="NEW") for each in columns.values())
    return (
        f"INSERT INTO {tally} ({', '.join(columns)}, used) VALUES ({told}, 1) "  # noqa: S608
        f"ON CONFLICT ({', '.join(columns)}) DO UPDATE SET used = {tally}.used + 1;"
    )


def _uncounted(tally: str, columns: dict[str, str]) -> str:
    here = " AND ".join(f"{own} = {each.format(row='OLD')}" for own, each in columns.items())
    return (
        f"UPDATE {tally} SET used = used - 1 WHERE {here}; "  # noqa: S608
        f"DELETE FROM {tally} WHERE {here} AND used < 1;"
    )


def _keep(table: str, what: str, body: str, changed: dict[str, str] | None = None, when: str = "") -> None:
    """Make the trigger that follows each row of a table."""
    name = f"{table}_{what}_counted"
    event = f"{what.upper()} OF {', '.join(changed)}" if changed else what.upper()
    head = f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {f'WHEN ({when}) ' if when else ''}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"{head}BEGIN {body} END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    )
    op.execute(f"{head}EXECUTE FUNCTION {name}()")


def downgrade() -> None:
    """Drop triggers and counts; `people.statements` stays as it is."""
    for table in ("links", "sightings", "voices"):
        for what in ("insert", "delete", "update")[: 2 if table == "voices" else 3]:
            op.execute(f"DROP TRIGGER {table}_{what}_counted" + _on(table))
            if op.get_bind().dialect.name != "sqlite":
                op.execute(f"DROP FUNCTION {table}_{what}_counted()")
    op.drop_table("office_forms")
    op.drop_table("person_forms")


def _on(table: str) -> str:
    return "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
