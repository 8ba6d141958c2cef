"""同期: two PCs of one section come to know the same through a file; nothing of it counts as handed to the division."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.submissions import handed_files
from leaderdesk.analysis.today import unsent_count
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import package
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, keep_draft, keep_memo
from leaderdesk.ledger.log import imported_files
from leaderdesk.ledger.merge import reinstate, withdraw
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import OTHER_CITY, Clock, add, handed_over, section_store
from tests.exchange.files import forged, parts


@pytest.fixture
def a(tmp_path):
    with section_store(tmp_path / "a", pc="A") as store:
        yield store


@pytest.fixture
def b(tmp_path):
    with section_store(tmp_path / "b", pc="B") as store:
        yield store


def taken(store, path):
    (verdict,) = receive(store, [path])
    return verdict


def test_the_file_is_named_for_what_it_is_and_counts_its_own_serials(a, tmp_path):
    add(a)
    handed_over(a, tmp_path)
    names = [synchronise(a, tmp_path).name for _ in range(2)]
    assert names == ["LD同期_092991_0501_2026_A001.xlsx", "LD同期_092991_0501_2026_A002.xlsx"]
    assert handed_over(a, tmp_path).name == "LD提出_092991_0501_2026_A002.xlsx"


def test_two_pcs_that_exchange_files_hold_the_same(a, b, tmp_path):
    add(a, title="A の要望")
    gone = add(b, title="B の要望")
    b.delete(gone.record_id, "重複")
    verdict = taken(b, synchronise(a, tmp_path))
    assert (verdict.outcome, verdict.is_in, verdict.change.new) == (Outcome.IMPORTED, True, 1)
    taken(a, synchronise(b, tmp_path))
    assert dump_hash(a) == dump_hash(b)
    assert check(a) == check(b) == []


def test_what_the_section_settled_itself_reaches_its_other_pc_and_stays_at_home_there_too(a, b, tmp_path):
    settled = add(a, title="課内で済んだ", intent="internal")
    taken(b, synchronise(a, tmp_path))
    assert b.view(settled.record_id).shown == settled
    assert package(b).kept_home == 1
    assert package(b).revisions == ()


def test_drafts_memos_and_settings_stay_on_their_pc(a, tmp_path):
    record = add(a)
    a.set_setting("author", "設定の秘密")
    with a.writing() as connection:
        keep_memo(connection, record.record_id, "メモの秘密", a.timestamp())
        keep_draft(connection, Draft("request", record.record_id, (), a.timestamp(), {"title": "下書きの秘密"}))
    inside = b"".join(parts(synchronise(a, tmp_path)).values()).decode("utf-8", "ignore")
    assert record.record_id in inside
    assert "の秘密" not in inside


def test_a_sync_file_is_no_submission(a, tmp_path):
    add(a)
    before = unsent_count(a)
    path = synchronise(a, tmp_path)
    assert unsent_count(a) == before == 1
    assert package(a).unsent == 1
    assert handed_files(a) == []
    assert read_file(path, KINDS).manifest.direction == "sync"


def test_the_division_takes_in_no_sync_file_and_says_what_it_takes(a, division, tmp_path):
    add(a)
    verdict = taken(division, synchronise(a, tmp_path))
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2204")
    assert "同期（課の PC から同じ課の PC へ）のファイルです。ここでは提出ファイルを受け取ります。" in verdict.message()
    assert count(division, Query(Request)) == 0


def test_a_section_takes_in_the_submission_of_its_other_pc_and_nothing_of_an_unknown_direction(a, b, tmp_path):
    add(a)
    assert taken(b, handed_over(a, tmp_path)).outcome is Outcome.IMPORTED
    assert taken(b, forged(tmp_path / "x.xlsx", [], direction="carousel")).code == "LD-2204"
    assert taken(b, forged(tmp_path / "y.xlsx", [], direction="distribution")).code == "LD-2203"


def test_the_file_of_another_section_or_city_is_refused(a, tmp_path):
    with section_store(tmp_path / "c", "0502") as other:
        add(other)
        verdict = taken(a, synchronise(other, tmp_path))
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2208")
    with section_store(tmp_path / "d", municipality=OTHER_CITY) as far:
        add(far)
        verdict = taken(a, synchronise(far, tmp_path / "d"))
    assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2202")
    assert count(a, Query(Request)) == 0


def test_its_own_file_says_nothing_new(a, tmp_path):
    add(a)
    verdict = taken(a, synchronise(a, tmp_path))
    assert (verdict.outcome, verdict.code) == (Outcome.ALREADY, "")
    assert "この PC で書き出したファイルです。" in verdict.message()


def test_an_older_file_after_a_newer_one_changes_nothing(a, b, tmp_path):
    add(a)
    old = synchronise(a, tmp_path)
    add(a)
    new = synchronise(a, tmp_path)
    assert [taken(b, path).outcome for path in (new, old, new)] == [
        Outcome.IMPORTED,
        Outcome.ALREADY,
        Outcome.ALREADY,
    ]


def test_a_sync_can_be_undone_and_done_again(a, b, tmp_path):
    add(a)
    taken(b, synchronise(a, tmp_path))
    with b.reading() as connection:
        [file] = imported_files(connection)
    withdraw(b, file.file_id)
    assert count(b, Query(Request)) == 0
    reinstate(b, file.file_id)
    assert count(b, Query(Request)) == 1


def test_a_section_without_a_list_of_sections_still_knows_its_own_pc(tmp_path):
    made = [section_store(tmp_path / pc, pc=pc, preset="", section_name="市民課") for pc in "AB"]
    add(made[0])
    assert taken(made[1], synchronise(made[0], tmp_path)).outcome is Outcome.IMPORTED
    for store in made:
        store.close()


def test_two_pcs_that_disagree_meet_in_a_conflict_and_one_decision_ends_it(a, b, tmp_path):
    record = add(a, wish="前")
    taken(b, synchronise(a, tmp_path))
    a.edit(record.record_id, {"wish": "A の願い"})
    b.edit(record.record_id, {"wish": "B の願い", "unit": "窓口係"})
    assert taken(a, synchronise(b, tmp_path)).change.conflicts == 1
    found = a.view(record.record_id)
    assert set(found.conflicts) == {"wish", "unit"}
    assert found.suggested == {"unit": "窓口係"}
    a.resolve(record.record_id, {**found.shown.body, "wish": "二人の願い", "unit": "窓口係"})
    verdict = taken(b, synchronise(a, tmp_path))
    assert (verdict.change.changed, verdict.change.conflicts) == (1, 0)
    assert dump_hash(a) == dump_hash(b)
    assert [row.head_count for row in all_rows(b, Query(Request))] == [1]


def test_made_up_records_are_not_shared(a, tmp_path):
    a.set_setting(TRIAL, True)
    with pytest.raises(LeaderDeskError) as fault:
        synchronise(a, tmp_path)
    assert fault.value.code == "LD-2304"


def test_a_store_laid_back_by_hand_takes_a_new_id_when_its_own_later_versions_come_back(b, tmp_path):
    """What fault A13 leaves: one PC id, one running number, two different versions; both stay, and it is told once."""
    section_store(tmp_path / "c", name="ledger.db").close()
    earlier = (tmp_path / "c" / "ledger.db").read_bytes()
    with open_store(tmp_path / "c" / "ledger.db", KINDS, now=Clock()) as store:
        add(store, title="あとで書いた要望")
        taken(b, synchronise(store, tmp_path / "mail"))
    (tmp_path / "c" / "ledger.db").write_bytes(earlier)
    with open_store(tmp_path / "c" / "ledger.db", KINDS, now=Clock()) as store:
        add(store, title="戻した台帳で書いた要望")
        before = store.identity.install
        verdict = taken(store, synchronise(b, tmp_path / "mail"))
        assert verdict.is_doubled
        assert "写しが別の PC で使われています" in verdict.message()
        assert store.identity.install != before
        add(store, title="知らされてから書いた要望")
        again = taken(store, synchronise(b, tmp_path / "mail"))
        assert not again.is_doubled
        taken(b, synchronise(store, tmp_path / "mail"))
        assert dump_hash(store) == dump_hash(b)
        assert count(store, Query(Request)) == 3
        assert [fault.code for fault in check(store)] == ["LD-3104", "LD-3103"]
    with open_store(tmp_path / "c" / "ledger.db", KINDS) as store:
        assert store.identity.install not in ("", before)
