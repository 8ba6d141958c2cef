"""診断: a sound store says nothing, a damaged one names what is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump, dump_hash, rebuild
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store


def test_a_sound_store_has_nothing_to_tell(tmp_path):
    with section_store(tmp_path) as store:
        store.edit(add(store).record_id, {"wish": "直し"})
        assert check(store) == []


def test_a_revision_that_was_changed_behind_the_triggers_is_named(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
    with sqlite3.connect(tmp_path / "0501-A.db") as connection:
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("UPDATE revision SET body = replace(body, '見本の要望', '別の要望')")
    connection.close()
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert {fault.code for fault in check(store)} == {"LD-3101", "LD-3102", "LD-3105"}


def test_a_view_that_differs_is_named_and_built_anew(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
    with sqlite3.connect(tmp_path / "0501-A.db") as connection:
        connection.execute("UPDATE request SET title = '違う件名'")
        connection.execute("DELETE FROM section WHERE code = '0101'")
    connection.close()
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert [fault.code for fault in check(store)] == ["LD-3102", "LD-3102"]
        rebuild(store)
        assert check(store) == []
        assert [row.body["title"] for row in all_rows(store, Query(Request))] == ["見本の要望"]


def test_a_number_that_stands_twice_is_named(tmp_path):
    with section_store(tmp_path) as store:
        for _ in range(2):
            add(store, local_no="0501-R08-A001")
        assert [fault.code for fault in check(store)] == ["LD-3103"]


def test_a_copied_pc_is_found_out(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
    with sqlite3.connect(tmp_path / "0501-A.db") as connection:
        connection.execute(
            "INSERT INTO revision SELECT NULL, substr(rev_id, 2) || 'f', record_id, kind, owner, parents, n, install,"
            " seq, author, written_at, deleted, schema, body, here FROM revision WHERE kind = 'request'"
        )
    connection.close()
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert "LD-3104" in {fault.code for fault in check(store)}


def test_a_damaged_page_is_a_sentence_and_no_traceback(tmp_path):
    with section_store(tmp_path) as store:
        store.add_all([(Request, {"title": f"見本 {place}", "raised_on": "2026-05-01"}, "") for place in range(300)])
    path = tmp_path / "0501-A.db"
    content = bytearray(path.read_bytes())
    for page in range(6, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    try:
        with open_store(path, KINDS) as store:
            faults = check(store)
    except LeaderDeskError as fault:
        faults = [fault]
    assert faults
    assert {fault.code for fault in faults} <= {"LD-4005", "LD-3101", "LD-3102"}
    assert all("Error" not in str(fault) for fault in faults)


def test_equal_stores_print_the_same_and_their_hash_follows(tmp_path):
    with division_store(tmp_path / "a") as one, division_store(tmp_path / "b") as other:
        assert list(dump(one)) == list(dump(other))
        assert dump_hash(one) == dump_hash(other)
        other.put_all(one.kinds["section"], [{"code": "0501", "name": "別の課名"}])
        assert dump_hash(one) != dump_hash(other)


def test_a_store_whose_revisions_could_be_changed_is_named(tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        with closing(sqlite3.connect(store.target)) as other:
            other.execute("DROP TRIGGER revision_no_update")
        assert [fault.code for fault in check(store)] == ["LD-3105"]
