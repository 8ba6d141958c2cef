"""Backups: believed after they were opened and hashed anew; restoring never loses what is there."""

from __future__ import annotations

import sqlite3

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, drafts, keep_draft
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add, section_store


def test_a_backup_holds_everything_and_lies_in_one_file(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        with store.writing() as connection:
            keep_draft(connection, Draft("request", "x", (), store.timestamp(), {"title": "下書き"}))
        assert backup(store, tmp_path / "backups" / "b.db") == dump_hash(store)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["b.db"]
    with open_store(tmp_path / "backups" / "b.db", KINDS) as copy:
        assert count(copy, Query(Request)) == 1
        with copy.reading() as connection:
            assert len(list(drafts(connection))) == 1


def test_restoring_brings_the_same_content_and_keeps_the_present_store_aside(tmp_path):
    with section_store(tmp_path) as store:
        add(store, title="初め")
        before = backup(store, tmp_path / "b.backup")
        add(store, title="後から")
    kept = restore(tmp_path / "b.backup", tmp_path / "0501-A.db", KINDS)
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert dump_hash(store) == before
        assert check(store) == []
    with open_store(kept, KINDS) as aside:
        assert count(aside, Query(Request)) == 2


def test_a_restored_store_writes_under_a_new_pc_id(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        backup(store, tmp_path / "b.backup")
        old = store.identity.install
    restore(tmp_path / "b.backup", tmp_path / "new.db", KINDS)
    with open_store(tmp_path / "new.db", KINDS) as store:
        assert store.identity.install != old
        assert (store.identity.section, store.identity.pc) == ("0501", "A")
        assert add(store).seq == 1
        assert check(store) == []


@pytest.mark.parametrize("damage", ["cut", "flip", "text", "empty"])
def test_a_damaged_backup_is_refused_and_the_store_stays(tmp_path, damage):
    with section_store(tmp_path) as store:
        add(store)
        backup(store, tmp_path / "b.backup")
        before = dump_hash(store)
    path = tmp_path / "b.backup"
    content = bytearray(path.read_bytes())
    if damage == "flip":
        with sqlite3.connect(path) as connection:
            connection.execute("DROP TRIGGER revision_no_update")
            connection.execute("UPDATE revision SET author = 'x' WHERE kind = 'request'")
        connection.close()
    else:
        path.write_bytes({"cut": content[: len(content) // 3], "text": b"text " * 100, "empty": b""}[damage])
    with pytest.raises(LeaderDeskError) as fault:
        restore(path, tmp_path / "0501-A.db", KINDS)
    assert fault.value.code == "LD-4007"
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert dump_hash(store) == before


def test_an_open_store_is_not_replaced(tmp_path):
    with section_store(tmp_path) as store:
        backup(store, tmp_path / "b.backup")
        with pytest.raises(LeaderDeskError) as fault:
            restore(tmp_path / "b.backup", tmp_path / "0501-A.db", KINDS)
        assert fault.value.code == "LD-4001"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with section_store(tmp_path) as store, pytest.raises(LeaderDeskError) as fault:
        backup(store, tmp_path / "file" / "b.backup")
    assert fault.value.code == "LD-2301"


def test_a_damaged_store_is_set_aside_and_the_backup_takes_its_place(tmp_path):
    path = tmp_path / "ledger.db"
    with section_store(tmp_path, name="ledger.db") as store:
        add(store, title="控えてある要望")
        backup(store, tmp_path / "backup.db")
    path.write_bytes(b"SQLite format 3\0" + b"damaged" * 4000)
    kept = restore(tmp_path / "backup.db", path, KINDS)
    assert kept is not None and kept.read_bytes().endswith(b"damaged")
    with open_store(path, KINDS) as again:
        assert [row.body["title"] for row in all_rows(again, Query(Request))] == ["控えてある要望"]


def test_a_store_that_somebody_still_reads_is_not_replaced_under_their_eyes(tmp_path):
    path = tmp_path / "ledger.db"
    with section_store(tmp_path, name="ledger.db") as store:
        add(store)
        backup(store, tmp_path / "backup.db")
    reader = open_store(path, KINDS, read_only=True)
    with reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM revision").scalar()
        with pytest.raises(LeaderDeskError) as told:
            restore(tmp_path / "backup.db", path, KINDS)
    reader.close()
    assert told.value.code == "LD-4001"
    with open_store(path, KINDS) as again:
        assert check(again) == []
        assert len(all_rows(again, Query(Request))) == 1


def test_a_backup_never_takes_the_place_of_its_own_store(tmp_path):
    with section_store(tmp_path, name="ledger.db") as store:
        add(store)
        with pytest.raises(LeaderDeskError) as told:
            backup(store, tmp_path / "ledger.db")
        assert told.value.code == "LD-4003"
        assert check(store) == []
