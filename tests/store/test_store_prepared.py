"""A prepared question answers as SQLAlchemy does, and fails as it does."""

import pytest
from invented_pages import harbour, keep_links
from sqlalchemy import bindparam, insert, select, update

from onrecord.errors import ArchiveError
from onrecord.store import engine
from onrecord.store.prepared import Prepared
from onrecord.store.tables import articles, cards, people

OF_ARTICLES = select(cards).where(
    cards.c.article_id.in_(bindparam("articles")), cards.c.act.in_(["say", "claim"])
)


def test_an_answer_is_that_of_the_same_query(archive, keep):
    saved = keep(harbour())
    asked = {"articles": [saved.article, "no such"]}
    with archive.snapshot() as connection:
        rows = Prepared(OF_ARTICLES).rows(connection, asked)
        expected = connection.execute(OF_ARTICLES, asked).all()
    assert rows
    assert [row._asdict() for row in rows] == [row._asdict() for row in expected]
    assert {type(row.is_attitude) for row in rows} == {bool}


def test_an_empty_list_finds_nothing(archive, keep):
    keep(harbour())
    with archive.snapshot() as connection:
        assert Prepared(OF_ARTICLES).rows(connection, {"articles": []}) == []


def test_a_change_is_made_for_each_of_some_values(archive, keep):
    saved = keep(harbour())
    change = Prepared(
        update(articles).where(articles.c.id == bindparam("own")).values(section=bindparam("told"))
    )
    with engine.writing(archive._engine) as connection:
        change.run_all(connection, [{"own": saved.article, "told": "One"}, {"own": "none", "told": "Two"}])
    assert archive.get_article(saved.article).id == saved.article
    assert archive.list_articles().items[0].section == "One"


def test_an_insert_of_some_columns_leaves_the_others_empty(archive):
    columns = ("id", "key", "name", "type", "names", "statements")
    row = {"id": "p-ada", "key": "ada", "name": "Ada", "type": "person", "names": " ada ", "statements": 0}
    with engine.writing(archive._engine) as connection:
        Prepared(insert(people), columns).run(connection, row)
        (found,) = connection.execute(select(people)).all()
    assert (found.id, found.block, found.withdrawn_at) == ("p-ada", None, None)


def test_what_the_driver_refuses_is_told_as_an_error_of_the_archive(archive):
    row = {"id": "p-ada", "key": None, "name": "Ada", "type": "person", "names": " ada ", "statements": 0}
    with (
        pytest.raises(ArchiveError, match="the database refused"),
        engine.writing(archive._engine) as connection,
    ):
        Prepared(insert(people), tuple(row)).run(connection, row)


def test_questions_of_one_snapshot_see_one_state(archive, reopen):
    count = Prepared(select(articles.c.id))
    with archive.snapshot() as connection:
        assert count.rows(connection) == []
        keep_links(reopen(), harbour())
        assert count.rows(connection) == []
