"""A store: records are added, never overwritten; each side writes its own."""

from __future__ import annotations

import pytest

from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, draft_of, drafts, drop_draft, keep_draft, keep_memo, memo_of
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import Clock, add, division_store, section_store


def test_a_saved_record_is_there_after_opening_again(tmp_path):
    with section_store(tmp_path) as store:
        saved = add(store, title="外字が印刷されない")
    with open_store(tmp_path / "0501-A.db", KINDS) as again:
        assert again.view(saved.record_id).shown == saved
        assert [row.body["title"] for row in all_rows(again, Query(Request))] == ["外字が印刷されない"]


def test_an_edit_adds_a_version_and_keeps_the_old_one(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store, title="初め", wish="早く")
        second = store.edit(first.record_id, {"title": "直し", "wish": None})
        assert store.history(first.record_id) == [first, second]
        assert second.parents == (first.rev_id,)
        assert (second.n, second.seq) == (2, first.seq + 1)
        assert second.body["title"] == "直し"
        assert "wish" not in second.body


def test_an_edit_that_changes_nothing_writes_nothing(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        assert store.edit(first.record_id, {"title": "見本の要望"}) == first
        assert store.history(first.record_id) == [first]


def test_an_edit_of_what_was_seen_keeps_what_came_in_between(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        store.edit(first.record_id, {"wish": "先に"})
        store.edit(first.record_id, {"wish": "後から"}, seen=[first.rev_id])
        found = store.view(first.record_id)
        assert set(found.conflicts["wish"]) == {"先に", "後から"}
        with pytest.raises(LeaderDeskError) as fault:
            store.edit(first.record_id, {"wish": "さらに"})
        assert fault.value.code == "LD-3004"
        settled = store.resolve(first.record_id, dict(found.shown.body) | {"wish": "話し合った"})
        assert store.view(first.record_id).heads == (settled,)
        assert len(settled.parents) == 2


def test_versions_that_say_the_same_are_no_conflict_and_are_written_upon_as_one(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        store.edit(first.record_id, {"wish": "同じ"})
        store.edit(first.record_id, {"wish": "同じ"}, seen=[first.rev_id])
        found = store.view(first.record_id)
        assert (len(found.heads), found.conflicts) == (2, {})
        assert [row.head_count for row in all_rows(store, Query(Request))] == [1]
        assert check(store) == []
        after = store.edit(first.record_id, {"wish": "その後"})
        assert set(after.parents) == {head.rev_id for head in found.heads}
        assert store.view(first.record_id).heads == (after,)


def test_a_conflict_can_be_settled_by_deleting(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        store.edit(first.record_id, {"wish": "先に"})
        store.edit(first.record_id, {"wish": "後から"}, seen=[first.rev_id])
        heads = store.view(first.record_id).heads
        gone = store.resolve(first.record_id, heads[0].body, deleted="重複")
        assert set(gone.parents) == {head.rev_id for head in heads}
        assert count(store, Query(Request)) == 0
        assert store.undelete(first.record_id).body == heads[0].body


def test_a_version_that_came_in_while_a_person_decided_stays_beside_the_decision(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        for wish in ("先に", "後から"):
            store.edit(first.record_id, {"wish": wish}, seen=[first.rev_id])
        seen = [head.rev_id for head in store.view(first.record_id).heads]
        late = store.edit(first.record_id, {"wish": "遅れて"}, seen=[first.rev_id])
        settled = store.resolve(first.record_id, {**first.body, "wish": "決めた"}, seen=seen)
        assert {head.rev_id for head in store.view(first.record_id).heads} == {late.rev_id, settled.rev_id}


def test_a_number_that_stands_twice_can_be_given_anew(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        second = store.add(Request, {**first.body, "title": "複製された PC で記録"})
        assert [fault.code for fault in check(store)] == ["LD-3103"]
        found = store.renumber(second.record_id)
        assert (found.body["local_no"], found.body["title"]) == ("0501-R08-A002", "複製された PC で記録")
        assert check(store) == []


def test_a_deleted_record_leaves_the_list_and_comes_back(tmp_path):
    with section_store(tmp_path) as store:
        record_id = add(store).record_id
        store.delete(record_id, "誤って記録")
        assert count(store, Query(Request)) == 0
        assert count(store, Query(Request, deleted=True)) == 1
        with pytest.raises(LeaderDeskError) as fault:
            store.edit(record_id, {"wish": "x"})
        assert fault.value.code == "LD-3005"
        store.undelete(record_id)
        assert count(store, Query(Request)) == 1
        assert len(store.history(record_id)) == 3


def test_numbers_of_two_pcs_never_meet(tmp_path):
    with section_store(tmp_path, pc="A") as a, section_store(tmp_path, pc="B") as b:
        numbers = [add(store).body["local_no"] for store in (a, b, a, b)]
    assert numbers == ["0501-R08-A001", "0501-R08-B001", "0501-R08-A002", "0501-R08-B002"]


def test_numbers_begin_anew_with_the_fiscal_year_and_go_beyond_three_digits(tmp_path):
    with section_store(tmp_path) as store:
        assert add(store, raised_on="2026-03-31").body["local_no"] == "0501-R07-A001"
        assert add(store, raised_on="2026-04-01").body["local_no"] == "0501-R08-A001"
        bodies = [(Request, {"title": "見本", "raised_on": "2026-05-01"}, "")] * 999
        assert store.add_all(bodies)[-1].body["local_no"] == "0501-R08-A1000"
        assert add(store).body["local_no"] == "0501-R08-A1001"


def test_a_deleted_number_is_never_given_again(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store)
        store.delete(first.record_id, "誤り")
        assert add(store).body["local_no"] == "0501-R08-A002"


def test_a_section_does_not_write_what_the_division_owns(tmp_path):
    with section_store(tmp_path) as store:
        with pytest.raises(LeaderDeskError) as fault:
            store.add(Section, {"code": "9999", "name": "見本課"})
        assert fault.value.code == "LD-3006"
        master = all_rows(store, Query(Section))[0]
        with pytest.raises(LeaderDeskError) as fault:
            store.edit(master.record_id, {"name": "別の名"})
        assert fault.value.code == "LD-3002"


def test_the_division_does_not_write_a_sections_records(tmp_path):
    with division_store(tmp_path) as store:
        with pytest.raises(LeaderDeskError) as fault:
            add(store)
        assert fault.value.code == "LD-3006"


def test_an_unknown_record_is_told(tmp_path):
    with section_store(tmp_path) as store, pytest.raises(LeaderDeskError) as fault:
        store.edit("00000000-0000-4000-8000-00000000ffff", {"title": "x"})
    assert fault.value.code == "LD-3001"


def test_a_batch_is_saved_whole_or_not_at_all(tmp_path):
    with section_store(tmp_path) as store:
        good, bad = {"title": "良い", "raised_on": "2026-05-01"}, {"title": "", "raised_on": "2026-05-01"}
        with pytest.raises(InvalidRecordError):
            store.add_all([(Request, good, ""), (Request, bad, "")])
        assert count(store, Query(Request)) == 0


def test_rules_of_the_kind_are_asked_at_the_door(tmp_path):
    with section_store(tmp_path) as store, pytest.raises(InvalidRecordError) as error:
        add(store, urgency="至急")
    assert set(error.value.faults) == {"urgency_reason"}


def test_a_master_is_the_same_record_wherever_it_is_added(tmp_path):
    with division_store(tmp_path / "a", preset="") as one, division_store(tmp_path / "b", preset="") as other:
        ids = {store.add(Section, {"code": "0501", "name": "市民課"}).record_id for store in (one, other)}
        assert len(ids) == 1
        with pytest.raises(InvalidRecordError) as error:
            one.add(Section, {"code": "0501", "name": "別の課"})
        assert error.value.faults["code"].code == "LD-3007"


def test_pasted_masters_are_added_or_changed_in_one_step(tmp_path):
    with division_store(tmp_path) as store:
        before = count(store, Query(Section))
        bodies = [
            {"code": "0501", "name": "市民窓口課"},
            {"code": "9901", "name": "見本課"},
            {"code": "0502", "name": "国保年金課"},
        ]
        written = store.put_all(Section, bodies)
        assert [revision.body["name"] for revision in written] == ["市民窓口課", "見本課"]
        assert count(store, Query(Section)) == before + 1
        assert store.names.label("section", "", "0501") == "市民窓口課"
        assert written[0].body["department"] == "05"


def test_records_that_are_put_keep_what_came_in_between_and_their_drafts_are_gone(tmp_path):
    with section_store(tmp_path) as store:
        first = add(store, title="一")
        other = add(store, title="見ていない")
        store.edit(first.record_id, {"title": "二"})
        with store.writing() as connection:
            keep_draft(connection, Draft("request", first.record_id, (), store.timestamp(), {"title": "三"}))
        body = {"title": "三", "raised_on": "2026-11-23"}
        written = store.put({first.record_id: (Request, body), other.record_id: (Request, body)}, seen=[first.rev_id])
        assert [found.parents for found in written] == [(first.rev_id,), ()]
        assert "title" in store.view(first.record_id).conflicts
        with store.reading() as connection:
            assert drafts(connection) == []


def test_revisions_name_a_post_and_never_a_person(tmp_path):
    with section_store(tmp_path) as store:
        assert add(store).author == "市民課 推進リーダー"
        store.set_setting("author", "市民課 主査")
        assert add(store).author == "市民課 主査"


def test_the_clock_is_shown_and_numbers_go_on_when_it_jumps_back(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        first = add(store)
        clock.forward(days=-400)
        second = store.edit(first.record_id, {"wish": "時計が戻っても"})
        assert second.written_at < first.written_at
        assert store.view(first.record_id).shown == second
        assert second.seq == first.seq + 1


def test_a_section_can_start_without_any_preset(tmp_path):
    with section_store(tmp_path, municipality="011002", section="0101", section_name="見本課") as store:
        assert store.identity.section_name == "見本課"
        assert add(store, category="機器").body["category"] == "DEVICE"


def test_a_draft_lives_until_its_record_is_saved(tmp_path):
    with section_store(tmp_path) as store:
        record_id = "00000000-0000-4000-a000-00000000000a"
        with store.writing() as connection:
            keep_draft(connection, Draft("request", record_id, (), store.timestamp(), {"title": "書きか"}))
            keep_draft(
                connection,
                Draft("request", record_id, (), store.timestamp(), {"title": "書きかけ", "raised_on": "R8.13"}),
            )
        with store.reading() as connection:
            assert [draft.typed["title"] for draft in drafts(connection)] == ["書きかけ"]
            assert draft_of(connection, record_id).typed["raised_on"] == "R8.13"
        store.add(Request, {"title": "書きかけ", "raised_on": "2026-05-01"}, record_id=record_id)
        with store.reading() as connection:
            assert list(drafts(connection)) == []


def test_a_draft_can_be_given_up(tmp_path):
    with section_store(tmp_path) as store, store.writing() as connection:
        keep_draft(connection, Draft("request", "x", ("h",), store.timestamp(), {}))
        drop_draft(connection, "x")
        assert draft_of(connection, "x") is None


def test_a_memo_stays_beside_its_record(tmp_path):
    with section_store(tmp_path) as store:
        record_id = add(store).record_id
        with store.writing() as connection:
            keep_memo(connection, record_id, "課長に相談", store.timestamp())
            assert memo_of(connection, record_id) == "課長に相談"
            keep_memo(connection, record_id, "  ", store.timestamp())
            assert memo_of(connection, record_id) == ""
        assert "課長に相談" not in str(store.history(record_id))


def test_names_follow_the_masters(tmp_path):
    with division_store(tmp_path) as store:
        assert store.names.code("vocabulary", "request.category", "４") == "NETWORK"
        assert store.names.code("vocabulary", "request.category", "回線・ｱｶｳﾝﾄ") == "NETWORK"
        assert store.names.code("vocabulary", "request.category", "ない") is None
        assert next(iter(store.names.options("vocabulary", "request.category").values())) == "システム改善"
        store.add(kind_named("vocabulary"), {"list_name": "method", "code": "CHAT", "label": "チャット", "order": "6"})
        assert store.names.label("vocabulary", "method", "CHAT") == "チャット"


def test_an_entry_that_is_no_longer_in_force_is_not_offered(tmp_path):
    with division_store(tmp_path) as store:
        store.put_all(Section, [{"code": "0702", "name": "子育て支援課", "valid_until": "2026-09-30"}])
        assert "0702" not in store.names.options("section", "", store.today())
        assert store.names.label("section", "", "0702") == "子育て支援課"


def test_a_code_that_stands_twice_among_masters_is_refused_as_a_whole(tmp_path):
    with division_store(tmp_path) as store:
        before = dump_hash(store)
        with pytest.raises(InvalidRecordError) as told:
            store.put_all(Section, [{"code": "9901", "name": "い課"}, {"code": "9901", "name": "ろ課"}])
        assert told.value.faults["code"].code == "LD-3007"
        assert dump_hash(store) == before
