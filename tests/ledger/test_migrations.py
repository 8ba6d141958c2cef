"""Stores of earlier versions open and go on; those of later ones are left alone; a copied store becomes a PC of its own."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger import migrations, tables
from leaderdesk.ledger.automatic_backup import backups
from leaderdesk.ledger.backup import backup, difference, file_hash, restore
from leaderdesk.ledger.check import check
from leaderdesk.ledger.draft import drafts, memo_of
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import Clock, add, section_store
from tests.formats import FIXTURES, counts_of_the_held, hash_of_the_held, old_store

FORMATS = sorted(int(path.name.removeprefix("format_")) for path in FIXTURES.glob("format_*"))


def format_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return json.loads(connection.execute("SELECT value FROM setting WHERE name = 'format'").fetchone()[0])


def test_there_is_a_store_of_every_earlier_format():
    assert FORMATS == list(range(1, tables.FORMAT))
    assert sorted(migrations.STEPS) == FORMATS


@pytest.mark.parametrize("name", ["section", "division"])
@pytest.mark.parametrize("number", FORMATS)
def test_a_store_of_an_earlier_format_opens_with_everything_in_it(tmp_path, number, name):
    path, known = old_store(tmp_path, number, name)
    with open_store(path, KINDS, now=Clock()) as store:
        assert hash_of_the_held(store, known) == known["dump_hash"]
        assert counts_of_the_held(store, known) == known["counts"]
        assert check(store) == []
        [kept] = backups(store)
    assert format_of(path) == tables.FORMAT
    assert format_of(kept.path) == number
    restore(kept.path, tmp_path / "again.db", KINDS)
    with open_store(tmp_path / "again.db", KINDS) as again:
        assert hash_of_the_held(again, known) == known["dump_hash"]


@pytest.mark.parametrize("number", FORMATS)
def test_work_goes_on_in_a_store_of_an_earlier_format(tmp_path, number):
    path, known = old_store(tmp_path, number)
    division_path, _ = old_store(tmp_path, number, "division")
    with open_store(path, KINDS, now=Clock()) as store, open_store(division_path, KINDS, now=Clock()) as division:
        with store.reading() as connection:
            [draft] = drafts(connection)
            assert draft.typed == {"title": "書きかけの件名"}
            with_memo = [row.record_id for row in all_rows(store, Query(Request)) if memo_of(connection, row.record_id)]
        assert len(with_memo) == 1
        assert sum(not row.handed_at for row in all_rows(store, Query(Request))) == 1
        sent = submit(store, tmp_path / "mail")
        assert sent.name.endswith("_A002.xlsx")
        [verdict] = receive(division, [sent])
        assert (verdict.change.new, verdict.change.changed) == (1, 0)
    assert known["install"]


@pytest.mark.parametrize("number", FORMATS)
def test_a_reader_too_finds_an_earlier_format_brought_up(tmp_path, number):
    path, known = old_store(tmp_path, number)
    with open_store(path, KINDS, read_only=True) as store:
        assert hash_of_the_held(store, known) == known["dump_hash"]
    assert format_of(path) == tables.FORMAT


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_of_a_later_format_is_refused_untouched(tmp_path, read_only):
    section_store(tmp_path, name="ledger.db").close()
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection, connection:
        connection.execute("UPDATE setting SET value = ? WHERE name = 'format'", (str(tables.FORMAT + 1),))
        connection.execute("PRAGMA journal_mode = DELETE")
    before = file_hash(tmp_path / "ledger.db")
    with pytest.raises(LeaderDeskError, match="LD-4004"):
        open_store(tmp_path / "ledger.db", KINDS, read_only=read_only)
    assert file_hash(tmp_path / "ledger.db") == before
    assert not list(tmp_path.glob("ledger.db-*"))
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_of_a_later_format_that_another_program_has_in_use_is_refused_untouched(tmp_path, read_only):
    section_store(tmp_path, name="ledger.db").close()
    files = [tmp_path / "ledger.db", tmp_path / "ledger.db-wal"]
    with closing(sqlite3.connect(files[0])) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute("PRAGMA wal_autocheckpoint = 0")
        theirs.execute("UPDATE setting SET value = ? WHERE name = 'format'", (str(tables.FORMAT + 1),))
        theirs.commit()
        before = [file_hash(file) for file in files]
        assert files[1].stat().st_size
        with pytest.raises(LeaderDeskError, match="LD-4004"):
            open_store(files[0], KINDS, read_only=read_only)
        assert [file_hash(file) for file in files] == before


def test_a_look_into_a_backup_of_an_earlier_format_leaves_it_as_it_is(tmp_path):
    path, _ = old_store(tmp_path, 1)
    before = file_hash(path)
    with section_store(tmp_path / "now") as store:
        assert difference(store, path).returning["request"] == 12
    assert file_hash(path) == before
    assert format_of(path) == 1


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    path, known = old_store(tmp_path, 1)

    def half(connection):
        migrations._to_2(connection)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "STEPS", {1: half})
    with pytest.raises((LeaderDeskError, sqlite3.OperationalError)):
        open_store(path, KINDS)
    monkeypatch.undo()
    assert format_of(path) == 1
    with open_store(path, KINDS) as store:
        assert hash_of_the_held(store, known) == known["dump_hash"]


# ---------------------------------------------------------------- copies


def test_a_store_that_stays_where_it_is_keeps_its_pc_id(tmp_path):
    with section_store(tmp_path, name="ledger.db") as store:
        before = store.identity.install
    with open_store(tmp_path / "ledger.db", KINDS) as store:
        assert store.identity.install == before


def test_two_copies_of_a_store_that_knew_no_place_write_under_ids_of_their_own(tmp_path):
    ids = set()
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        path, known = old_store(folder, 1)
        with open_store(path, KINDS) as store:
            ids |= {known["install"], store.identity.install}
            first = store.identity.install
        with open_store(path, KINDS) as store:
            assert store.identity.install == first
    assert len(ids) == 3


def test_a_store_that_never_wrote_keeps_its_id_whatever_it_knows_of_its_place(tmp_path):
    path, known = old_store(tmp_path, 1, "division")
    with open_store(path, KINDS) as store:
        assert store.identity.install == known["install"]


def test_a_copied_store_takes_a_pc_id_of_its_own_so_that_no_number_of_a_pc_is_used_twice(tmp_path):
    with section_store(tmp_path / "a", name="ledger.db", now=Clock()) as store:
        add(store, title="複製前")
        submit(store, tmp_path / "mail")
    (tmp_path / "b").mkdir()
    shutil.copy(tmp_path / "a" / "ledger.db", tmp_path / "b" / "ledger.db")
    with open_store(tmp_path / "a" / "ledger.db", KINDS, now=Clock()) as first:
        mine = add(first, title="元の PC で")
        with open_store(tmp_path / "b" / "ledger.db", KINDS, now=Clock()) as second:
            theirs = add(second, title="写しの PC で")
            assert second.identity.install != first.identity.install
            assert (mine.install, mine.seq) != (theirs.install, theirs.seq)
            assert submit(second, tmp_path / "mail2").name.endswith("_A002.xlsx")
            assert check(first) == check(second) == []


def test_a_restored_store_takes_one_new_pc_id_and_keeps_it(tmp_path):
    with section_store(tmp_path, name="ledger.db") as store:
        before = store.identity.install
        backup(store, tmp_path / "b.db")
    restore(tmp_path / "b.db", tmp_path / "ledger.db", KINDS)
    with open_store(tmp_path / "ledger.db", KINDS) as store:
        restored = store.identity.install
        assert restored != before
    with open_store(tmp_path / "ledger.db", KINDS) as store:
        assert store.identity.install == restored
