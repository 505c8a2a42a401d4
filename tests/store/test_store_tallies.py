"""Tallies: what triggers count is what a recount gives, whatever was kept, judged, undone or withdrawn."""

import random

import pytest
from invented_pages import Said, sheet
from sqlalchemy import func, select
from sqlalchemy import text as sql

from onrecord.errors import NotFound, UsageError, Withdrawn
from onrecord.pipeline import learn_all, tie_people
from onrecord.resolve import make_knowledge
from onrecord.store import engine, migrate
from onrecord.store.tables import articles, links, office_forms, people, person_forms, sightings, voices

NAMES = ("Sergei Baldin", "Sergey Baldin", "Bob Venn", "Robert Venn", "Ada Brandt")
ROLES = ("Tarnian Foreign Minister", "Foreign Minister of Tarn", "Mayor of Kelm", None)
OUTLETS = ("Kaldar Post", "Moor Radio", "Vale Courier", None)
BY = {"by": "Mara Vale", "reason": "known to the desk"}


def counted(connection):
    """Give what the triggers have counted."""
    return (
        sorted(map(tuple, connection.execute(select(person_forms)))),
        sorted(map(tuple, connection.execute(select(office_forms)))),
        dict(connection.execute(select(people.c.id, people.c.statements)).all()),
    )


def recounted(connection):
    """Count the same rows anew."""
    role = func.coalesce(links.c.role, "")
    forms = (func.coalesce(links.c.atom_id, ""), links.c.person_id, links.c.name, role)
    seen = (sightings.c.atom_id, sightings.c.name, sightings.c.role)
    own, said = voices.c.person_id, voices.c.is_attitude.is_(False)
    known = dict.fromkeys(connection.execute(select(people.c.id)).scalars(), 0)
    spoken = select(own, func.count()).where(said).group_by(own)
    return (
        sorted(map(tuple, connection.execute(select(*forms, func.count()).group_by(*forms)))),
        sorted(map(tuple, connection.execute(select(*seen, func.count()).group_by(*seen)))),
        known | dict(connection.execute(spoken).all()),
    )


def page(draw, number):
    """Make a page that quotes one to three people, some by their office alone."""
    paragraphs, said = [], []
    for place in range(draw.randint(1, 3)):
        name, role = draw.choice(NAMES), draw.choice(ROLES)
        name = None if role and draw.random() < 0.2 else name
        source = " ".join(filter(None, (role, name))) or "a fisherman"
        content = f"“Ship {number} of {place} will sail on Monday,”"
        paragraphs.append(f"{content} {source} said.")
        act = draw.choice(("say", "say", "think"))
        said.append(Said(content=content, cue="said", source=source, name=name, role=role, act=act))
    about = {"outlet": draw.choice(OUTLETS), "published": f"2021-03-{draw.randint(1, 20):02}"}
    url = f"https://kaldar.example/{draw.randint(0, 4)}" if draw.random() < 0.3 else None
    return sheet(*paragraphs, said=tuple(said), url=url, captured=f"2021-04-01T00:00:{number:02}Z", **about)


def keep(archive, made):
    saved = archive.save(made.analysis, made.data, visible=made.visible)
    if not archive.is_linked(saved.article):
        tie_people(archive, saved.article, make_knowledge(()))


def any_of(connection, draw, column):
    return draw.choice(sorted(connection.execute(select(column).distinct()).scalars()))


def change(archive, draw, number):
    """Do one thing to an archive that changes whose its statements are."""
    with archive.snapshot() as connection:
        one, other = (any_of(connection, draw, people.c.id) for _ in range(2))
        statement = any_of(connection, draw, links.c.statement_id)
        article = any_of(connection, draw, articles.c.id)
        decisions = connection.execute(sql("SELECT decision FROM judgements ORDER BY number")).scalars().all()
    hidden = {"reason": "asked for", "erase": draw.random() < 0.5}
    ways = {
        "keep": lambda: keep(archive, page(draw, number)),
        "merge": lambda: archive.merge(one, other, **BY),
        "part": lambda: archive.split(one, role=draw.choice(ROLES[:3]), **BY),
        "part statements": lambda: archive.split(one, statements=[statement], **BY),
        "undo": lambda: archive.undo(draw.choice(decisions), by="Mara Vale") if decisions else None,
        "hide a statement": lambda: archive.withdraw(
            statement, reason="asked for", erase=draw.random() < 0.5
        ),
        "hide an article": lambda: archive.withdraw(article, **hidden),
        "hide a person": lambda: archive.withdraw(one, **hidden),
        "learn again": lambda: list(learn_all(archive)),
        "link again": lambda: tie_people(archive, article, make_knowledge(())),
    }
    weights = (6, 4, 2, 2, 4, 1, 1, 1, 1, 2)
    (way,) = draw.choices(list(ways), weights)
    try:
        ways[way]()
    except (NotFound, UsageError, Withdrawn):
        return f"{way}: refused"
    return way


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_tallies_are_what_a_recount_gives(archive, seed):
    draw = random.Random(seed)
    for number in range(4):
        keep(archive, page(draw, number))
    done = []
    for number in range(4, 24):
        done.append(change(archive, draw, number))
        with archive.snapshot() as connection:
            assert counted(connection) == recounted(connection), done
    with archive.snapshot() as connection:
        assert len(counted(connection)[0]) > 1


def test_an_older_archive_gets_its_tallies_from_what_is_there(archive):
    draw = random.Random(5)
    for number in range(8):
        keep(archive, page(draw, number))
    with archive.snapshot() as connection:
        before = counted(connection)
    assert before[1]
    with engine.writing(archive._engine) as connection:
        downgrade(connection)
        connection.execute(sql("UPDATE people SET statements = 99"))
    migrate.bring_up_to_date(archive._engine)
    with archive.snapshot() as connection:
        assert counted(connection) == before
    keep(archive, page(draw, 8))
    with archive.snapshot() as connection:
        assert counted(connection) == recounted(connection)


def downgrade(connection):
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from onrecord.store.migrations.versions import m0009_tallies, m0010_reprints

    with Operations.context(MigrationContext.configure(connection)):
        m0010_reprints.downgrade()
        m0009_tallies.downgrade()
    connection.execute(sql("UPDATE alembic_version SET version_num = '0008'"))
