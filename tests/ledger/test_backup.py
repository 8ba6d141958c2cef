"""Backups: believed after they were opened and hashed anew; restoring never loses what is there."""

from __future__ import annotations

import shutil
import sqlite3
import threading

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import Difference, backup, difference, restore, told_contents
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
        assert backup(store, tmp_path / "backups" / "b.db").dump_hash == dump_hash(store)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["b.db"]
    with open_store(tmp_path / "backups" / "b.db", KINDS) as copy:
        assert count(copy, Query(Request)) == 1
        with copy.reading() as connection:
            assert len(list(drafts(connection))) == 1


def test_restoring_brings_the_same_content_and_keeps_the_present_store_aside(tmp_path):
    with section_store(tmp_path) as store:
        add(store, title="初め")
        before = backup(store, tmp_path / "b.backup").dump_hash
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


def test_a_restored_store_has_one_id_more_and_a_copy_of_it_another(tmp_path):
    def installs(path):
        with sqlite3.connect(path) as connection:
            return [install for (install,) in connection.execute("SELECT install FROM install ORDER BY pos")]

    path = tmp_path / "0501-A.db"
    with section_store(tmp_path) as store:
        add(store)
        backup(store, tmp_path / "b.backup")
    for times in (1, 2):
        restore(tmp_path / "b.backup", path, KINDS)
        restored = installs(path)
        assert len(restored) == 2, times
        with open_store(path, KINDS) as store:
            assert store.identity.install == restored[-1]
            assert installs(path) == restored
    shutil.copy(path, tmp_path / "copy.db")  # before it wrote anything
    with open_store(tmp_path / "copy.db", KINDS) as twin:
        assert twin.identity.install not in restored


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


def test_a_backup_says_of_itself_what_it_holds_wherever_it_is_moved(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        made = backup(store, tmp_path / "b.db")
        assert (made.counts["request"], made.newest) == (1, store.timestamp())
    moved = (tmp_path / "b.db").rename(tmp_path / "moved.db")
    assert told_contents(moved) == made
    assert told_contents(tmp_path / "nothing.db") is None
    (tmp_path / "text.db").write_text("これはバックアップではない")
    assert told_contents(tmp_path / "text.db") is None


def test_a_backup_of_other_content_than_it_says_is_refused(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        backup(store, tmp_path / "b.db")
    with open_store(tmp_path / "b.db", KINDS) as copy:
        add(copy, title="あとから加えた要望")
    with pytest.raises(LeaderDeskError, match="LD-4007"):
        restore(tmp_path / "b.db", tmp_path / "new.db", KINDS)


def test_saving_goes_on_while_a_backup_is_made(tmp_path):
    """What is saved meanwhile is not in the backup, and no reason to doubt it."""
    with section_store(tmp_path) as store:
        for number in range(300):
            add(store, title=f"要望 {number}")
        is_over = threading.Event()

        def save():
            while not is_over.is_set():
                add(store, title="その間の要望")

        writer = threading.Thread(target=save)
        writer.start()
        try:
            made = [backup(store, tmp_path / f"{number}.db") for number in range(5)]
        finally:
            is_over.set()
            writer.join()
        assert count(store, Query(Request)) > 300
    for number, contents in enumerate(made):
        with open_store(tmp_path / f"{number}.db", KINDS, read_only=True) as copy:
            assert dump_hash(copy) == contents.dump_hash
            assert count(copy, Query(Request)) == contents.counts["request"] >= 300


def test_what_a_restore_would_change_is_known_before_it_is_done(tmp_path):
    with section_store(tmp_path) as store:
        stays, changes, goes = (add(store, title=title) for title in ("残る", "変わる", "消した"))
        backup(store, tmp_path / "b.db")
        store.edit(changes.record_id, {"title": "変わった"})
        store.delete(goes.record_id, "見本の削除")
        add(store, title="新しい")
        found = difference(store, tmp_path / "b.db")
        assert found.vanishing == {"request": 1}
        assert found.returning == {"request": 1}
        assert found.older == {"request": 1}
        assert stays.record_id
        backup(store, tmp_path / "now.db")
        assert difference(store, tmp_path / "now.db") == Difference()
