"""Opening a store: alone, whole, of a version this program knows."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import add, section_store


def test_a_second_writer_is_told_and_a_reader_may_look(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        with pytest.raises(LeaderDeskError) as fault:
            open_store(store.target, KINDS)
        assert fault.value.code == "LD-4001"
        with open_store(store.target, KINDS, read_only=True) as reader:
            assert count(reader, Query(Request)) == 1
            with pytest.raises(LeaderDeskError) as fault:
                add(reader)
            assert fault.value.code == "LD-4008"


def test_another_process_is_kept_out_too(tmp_path):
    with section_store(tmp_path) as store:
        code = f"from leaderdesk.kinds.catalogue import KINDS\nfrom leaderdesk.ledger.opening import open_store\nopen_store({str(store.target)!r}, KINDS)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "LD-4001" in done.stderr
    with open_store(tmp_path / "0501-A.db", KINDS):
        pass


def test_a_missing_store_and_a_taken_name_are_told(tmp_path):
    with pytest.raises(LeaderDeskError) as fault:
        open_store(tmp_path / "nothing.db", KINDS)
    assert fault.value.code == "LD-4002"
    section_store(tmp_path).close()
    with pytest.raises(LeaderDeskError) as fault:
        section_store(tmp_path)
    assert fault.value.code == "LD-4003"


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, just text that is long enough", b"SQLite format 3\0" + b"\0" * 200]
)
def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(LeaderDeskError) as fault:
        open_store(path, KINDS)
    assert fault.value.code == "LD-4005"


def test_views_of_another_version_are_built_anew(tmp_path):
    with section_store(tmp_path) as store:
        record_id = add(store).record_id
    with sqlite3.connect(tmp_path / "0501-A.db") as connection:
        connection.execute("ALTER TABLE request DROP COLUMN wish")
        connection.execute("UPDATE setting SET value = '\"another\"' WHERE name = 'projection'")
    connection.close()
    with open_store(tmp_path / "0501-A.db", KINDS, read_only=True) as reader:
        assert count(reader, Query(Request)) == 1
    with open_store(tmp_path / "0501-A.db", KINDS) as again:
        again.edit(record_id, {"wish": "列が戻った"})


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "DELETE FROM revision WHERE pos = 1",
        "UPDATE revision SET body = '{}'",
        "UPDATE OR IGNORE revision SET body = '{}'",
        "UPDATE OR REPLACE revision SET rev_id = 'x' WHERE pos = 1",
        "INSERT OR REPLACE INTO revision SELECT pos, rev_id, record_id, kind, owner, parents, n, install, seq, author,"
        " written_at, deleted, schema, '{}', here FROM revision WHERE pos = 1",
        "INSERT OR REPLACE INTO revision SELECT NULL, rev_id, record_id, kind, owner, parents, n, install, seq, author,"
        " written_at, 'gone', schema, body, here FROM revision WHERE pos = 1",
        "INSERT OR REPLACE INTO revision SELECT 1, 'x', record_id, kind, owner, parents, n, install, seq, author,"
        " written_at, deleted, schema, body, here FROM revision WHERE pos = 2",
        "REPLACE INTO revision (pos, rev_id, record_id, kind, owner, parents, n, install, seq, author, written_at,"
        " schema, body, here) VALUES (1, 'x', 'x', 'x', 'x', '[]', 1, 'x', 1, 'x', 'x', '1.0', '{}', 1)",
    ],
)
def test_no_statement_of_a_plain_connection_changes_a_revision(tmp_path, statement):
    with section_store(tmp_path) as store:
        add(store)
    connection = sqlite3.connect(tmp_path / "0501-A.db")
    before = connection.execute("SELECT * FROM revision ORDER BY pos").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.rollback()
    assert connection.execute("SELECT * FROM revision ORDER BY pos").fetchall() == before
    connection.close()


def test_commits_are_durable_by_the_databases_own_settings(tmp_path):
    with section_store(tmp_path) as store, store.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "recursive_triggers")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1}


@pytest.mark.parametrize("name", ["50%41.db", "a?b.db", "dir%20x#.db"])
def test_a_path_is_a_path_and_no_address(tmp_path, name):
    with section_store(tmp_path, name=name):
        pass
    assert name in {path.name for path in tmp_path.iterdir()}


def test_a_sqlite_store_is_named_by_its_path_only(tmp_path):
    with section_store(tmp_path, name="x.db"):
        pass
    with pytest.raises(LeaderDeskError) as told:
        open_store(f"sqlite:///{tmp_path / 'x.db'}", KINDS)
    assert told.value.code == "LD-4002"
