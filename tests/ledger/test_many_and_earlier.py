"""Many records at once, all of them or none; and what a record said earlier, said again."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.versions import differing, versions
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, draft_of, keep_draft
from leaderdesk.ledger.query import Query, all_rows, wastebasket
from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as made:
        yield made


def three(store):
    return [add(store, title=title).record_id for title in ("一", "二", "三")]


def body_of(store, record_id):
    return store.view(record_id).shown.body


# ---------------------------------------------------------------- many at once


def test_many_records_take_one_value_and_only_those_that_need_it_get_a_version(store):
    ids = three(store)
    store.edit(ids[1], {"unit": "窓口係"})
    written = store.edit_all(ids, {"unit": "窓口係"})
    assert [revision.record_id for revision in written] == [ids[0], ids[2]]
    assert [body_of(store, record_id)["unit"] for record_id in ids] == ["窓口係"] * 3
    assert [revision.record_id for revision in store.edit_all(ids, {"unit": None})] == ids
    assert "unit" not in body_of(store, ids[0])
    assert check(store) == []


def test_one_record_that_refuses_leaves_all_as_they_are_and_is_named(store):
    ids = three(store)
    store.edit(ids[2], {"unit": "窓口係"})
    before = dump_hash(store)
    with pytest.raises(LeaderDeskError, match=r"0501-R08-A001 一.*急ぎ具合.*LD-3022"):
        store.edit_all(ids, {"urgency": "urgent"})
    assert dump_hash(store) == before
    store.delete(ids[1], "見本")
    before = dump_hash(store)
    with pytest.raises(LeaderDeskError, match=r"A002 二.*削除されています.*LD-3022"):
        store.edit_all(ids, {"unit": "庶務係"})
    assert dump_hash(store) == before


def test_many_are_deleted_and_brought_back_at_once_or_none_is(store):
    ids = three(store)
    assert len(store.delete_all(ids, "まとめて削除")) == 3
    assert all_rows(store, Query(Request)) == []
    assert store.delete_all(ids, "まとめて削除") == []
    assert len(store.undelete_all(ids)) == 3
    assert store.undelete_all(ids) == []
    with pytest.raises(LeaderDeskError, match="LD-3022"):
        store.delete_all([*ids, "00000000-0000-4000-8000-000000000009"], "まとめて削除")
    assert len(all_rows(store, Query(Request))) == 3


def test_a_change_to_many_keeps_what_is_being_typed_and_a_deletion_does_not(store):
    ids = three(store)
    with store.writing() as connection:
        keep_draft(connection, Draft("request", ids[0], (), store.timestamp(), {"title": "書きかけ"}))
    store.edit_all(ids, {"unit": "窓口係"})
    with store.reading() as connection:
        assert draft_of(connection, ids[0]) is not None
    store.delete_all(ids, "まとめて削除")
    with store.reading() as connection:
        assert draft_of(connection, ids[0]) is None


def test_the_wastebasket_holds_all_kinds_with_who_and_why_the_latest_first(store):
    first, second = add(store, title="要望"), add(store, "guidance", theme="指導")
    store.delete(first.record_id, "重複")
    store.now.forward(minutes=1)
    store.set_setting("author", "窓口係長")
    store.delete(second.record_id, "誤り")
    assert [(row.kind, row.deleted, author) for row, author in wastebasket(store)] == [
        ("guidance", "誤り", "窓口係長"),
        ("request", "重複", "市民課 推進リーダー"),
    ]
    store.undelete_all([first.record_id, second.record_id])
    assert wastebasket(store) == []


def test_the_divisions_wastebasket_holds_its_masters_and_no_sections_record(store, tmp_path):
    made = add(store)
    with division_store(tmp_path) as division:
        list(receive(division, [handed_over(store, tmp_path / "mail")]))
        store.delete(made.record_id, "見本")
        list(receive(division, [handed_over(store, tmp_path / "mail")]))
        master = all_rows(division, Query(Section))[0]
        division.delete(master.record_id, "廃止")
        assert [row.record_id for row, _ in wastebasket(division)] == [master.record_id]


# ---------------------------------------------------------------- earlier versions


def test_an_earlier_version_holds_again_as_a_new_one_and_history_only_grows(store):
    made = add(store, title="初め")
    store.edit(made.record_id, {"title": "次", "wish": "後から"})
    before = store.history(made.record_id)
    again = store.restore_version(made.rev_id)
    assert again.body == made.body
    assert store.history(made.record_id) == [*before, again]
    assert again.parents == (before[-1].rev_id,)
    assert store.restore_version(made.rev_id) == again
    assert check(store) == []


def test_a_deleted_record_comes_back_with_the_version_that_was_chosen(store):
    made = add(store, title="初め")
    store.edit(made.record_id, {"title": "次"})
    store.delete(made.record_id, "見本")
    store.restore_version(made.rev_id)
    assert store.view(made.record_id).shown.deleted is None
    assert body_of(store, made.record_id)["title"] == "初め"


def test_a_number_that_was_given_anew_stays_with_an_earlier_version(store):
    made = add(store, title="初め")
    store.edit(made.record_id, {"title": "次"})
    number = store.renumber(made.record_id).body["local_no"]
    assert store.restore_version(made.rev_id).body == {**made.body, "local_no": number}


def test_versions_of_others_and_of_a_conflict_are_not_brought_back(store, tmp_path):
    made = add(store, title="初め")
    with section_store(tmp_path / "b", pc="B") as other, division_store(tmp_path) as division:
        list(receive(division, [handed_over(store, tmp_path / "mail")]))
        list(receive(other, [synchronise(store, tmp_path / "usb")]))
        store.edit(made.record_id, {"title": "こちら"})
        other.edit(made.record_id, {"title": "あちら"})
        list(receive(store, [synchronise(other, tmp_path / "usb")]))
        for where, code in ((division, "LD-3002"), (store, "LD-3004")):
            before = dump_hash(where)
            with pytest.raises(LeaderDeskError, match=code):
                where.restore_version(made.rev_id)
            assert dump_hash(where) == before
    with pytest.raises(LeaderDeskError, match="LD-3001"):
        store.restore_version("0" * 64)


def test_versions_are_told_latest_first_with_the_file_that_brought_them(store, tmp_path):
    made = add(store, title="初め")
    with division_store(tmp_path) as division:
        list(receive(division, [handed_over(store, tmp_path / "mail")]))
        edited = store.edit(made.record_id, {"title": "次", "unit": "窓口係"})
        list(receive(division, [handed_over(store, tmp_path / "mail")]))
        second, first = versions(division, made.record_id)
    assert (second.revision, second.before, second.file, second.holds) == (edited, made, "第2号", True)
    assert (first.revision, first.before, first.file, first.holds) == (made, None, "第1号", False)
    assert [version.file for version in versions(store, made.record_id)] == ["", ""]
    assert differing(Request, edited, made) == ["title", "unit"]
