"""Opening: made, refused, brought up to date after a backup, held by one writer."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from invented_pages import harbour, keep_links, many
from sqlalchemy import text

from onrecord.errors import ArchiveBusy, ArchiveError, ArchiveTooNew, UsageError
from onrecord.store import engine, migrate, open_archive, plain, restore
from onrecord.store.tables import HEAD, metadata


def test_the_tables_are_those_of_the_migrations(archive):
    with archive.snapshot() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD


def is_ours(name, kind, parents):
    return kind != "table" or (name in metadata.tables)


def test_what_was_kept_is_there_when_opened_again(reopen, archive):
    saved = keep_links(archive, harbour())
    archive.close()
    again = reopen(create=False)
    assert again.get_article(saved.article).id == saved.article
    assert not keep_links(again, harbour()).is_new


def test_an_archive_of_a_newer_program_is_refused(reopen, archive):
    with engine.writing(archive._engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    archive.close()
    with pytest.raises(ArchiveTooNew, match="newer onrecord"):
        reopen()


def test_an_older_archive_is_backed_up_and_brought_up_to_date(where, captures, database):
    old = older(where)
    backup = migrate.bring_up_to_date(old)
    with old.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM statement_words")).scalar() == 0
        if database == "postgres":
            assert backup == f"onrecord_0001_before_{HEAD}"
            assert connection.execute(text(f"SELECT count(*) FROM {backup}.people")).scalar() == 1
    if database == "sqlite":
        assert isinstance(backup, Path)
        copy = sqlite3.connect(backup)
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert copy.execute("SELECT name FROM people").fetchone() == ("Ada",)
        copy.close()
    old.dispose()
    with open_archive(where, captures=captures) as archive:
        assert keep_links(archive, harbour()).is_new


def older(where):
    if isinstance(where, Path):
        where.mkdir(parents=True)
        old = engine.sqlite_engine(where, busy_timeout_s=5)
    else:
        old = engine.postgres_engine(where, busy_timeout_s=5)
    assert migrate.bring_up_to_date(old, target="0001") is None
    with engine.writing(old) as connection:
        columns = "id, key, name, type, names, statements"
        sql = f"INSERT INTO people ({columns}) VALUES ('p', 'ada', 'Ada', 'person', '', 0)"
        connection.execute(text(sql))
    return old


def test_a_second_writer_waits_and_then_says_so(reopen, archive):
    other = reopen(busy_timeout_s=0.3)
    with engine.writing(archive._engine), pytest.raises(ArchiveBusy, match="another process is writing"):
        other.save(harbour().analysis, harbour().data)
    assert other.save(harbour().analysis, harbour().data).is_new


def test_what_is_done_together_is_seen_inside_at_once_and_by_others_at_its_end(reopen, archive):
    other = reopen()
    with archive.together():
        saved = keep_links(archive, harbour())
        assert archive.get_article(saved.article).id == saved.article
        assert other.counts().articles == 0
    assert other.counts().articles == 1


def link_and_stop(archive, saved):
    with archive.together():
        keep_links(archive, harbour())
        assert archive.is_linked(saved.article)
        raise RuntimeError("stop")


def test_of_what_is_done_together_nothing_is_kept_if_a_part_fails(archive):
    saved = archive.save(harbour().analysis, harbour().data)
    with pytest.raises(RuntimeError, match="stop"):
        link_and_stop(archive, saved)
    assert not archive.is_linked(saved.article)
    assert keep_links(archive, harbour()).article == saved.article
    assert archive.is_linked(saved.article)


def test_readers_are_not_held_up_by_a_writer(reopen, archive):
    keep_links(archive, harbour())
    other = reopen(busy_timeout_s=0.3)
    with engine.writing(archive._engine):
        assert other.counts().articles == 1


def test_threads_that_write_at_once_lose_nothing(archive):
    pages = many(16)
    errors = []

    def work(part):
        try:
            for page in part:
                keep_links(archive, page)
        except Exception as error:  # noqa: BLE001 - shown below
            errors.append(error)

    threads = [threading.Thread(target=work, args=(pages[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert archive.counts().articles == 16
    for page in pages:
        assert archive.read_capture(page.analysis.capture.sha256[:16]) == page.data


def test_a_folder_without_an_archive_is_not_made_when_not_asked(tmp_path):
    with pytest.raises(ArchiveError, match="onrecord add"):
        open_archive(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_archive(tmp_path):
    path = tmp_path / "file"
    path.write_text("x")
    with pytest.raises(ArchiveError, match="is a file"):
        open_archive(path)


def test_a_database_of_something_else_is_an_error_that_says_so(tmp_path):
    (tmp_path / engine.DATABASE).write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(ArchiveError, match="the database refused"):
        open_archive(tmp_path)


def test_an_address_where_nobody_answers_is_an_error_that_says_so(tmp_path):
    with pytest.raises(ArchiveError, match="the database refused"):
        open_archive("postgresql://nobody@127.0.0.1:9/none", captures=tmp_path)


def test_a_plain_statement_that_the_database_refuses_is_an_error_that_says_so(archive):
    with pytest.raises(ArchiveError, match="the database refused"), archive.snapshot() as connection:
        plain.rows_of(connection, "SELECT number FROM none_of_these")


def test_plain_statements_see_one_state_of_the_archive_throughout(archive):
    count = "SELECT count(*) FROM articles"
    with archive.snapshot() as connection:
        before = plain.rows_of(connection, count)
        keep_links(archive, harbour())
        assert plain.rows_of(connection, count) == before == [(0,)]


def test_a_backup_opens_as_an_archive_and_can_be_restored(archive, reopen, database, tmp_path, dump):
    saved = keep_links(archive, harbour())
    if database == "postgres":
        with pytest.raises(UsageError, match="pg_dump"):
            archive.backup(tmp_path / "backup")
        return
    archive.backup(tmp_path / "backup")
    keep_links(archive, many(1)[0])
    with pytest.raises(UsageError, match="archive here already"):
        archive.backup(tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "restored")
    with open_archive(tmp_path / "restored", create=False) as restored:
        assert restored.counts().articles == 1
        assert restored.read_capture(restored.get_article(saved.article).evidence.id) == harbour().data
    with pytest.raises(UsageError, match="no backup"):
        restore(tmp_path / "nothing", tmp_path / "other")
    with pytest.raises(UsageError, match="archive here already"):
        restore(tmp_path / "backup", tmp_path / "restored")
