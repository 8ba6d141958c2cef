"""プロジェクト: a loop goes through its four steps and around again; nothing written down is ever lost."""

from __future__ import annotations

import pytest

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import board, ended, notes, project, project_of, projects, projects_of, stale, ways
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.measures import Method
from leaderdesk.kinds.projects import LoopEnd, OodaLoop, OodaNote, OodaStep
from leaderdesk.ledger.query import Query, count
from tests.builders import NOON, Clock, add, division_store, section_store

OBSERVE, ORIENT, DECIDE, ACT = OodaStep
DECISION = {"text": "記入台を置く", "decided_by": "市民課長", "reason": "費用が最も小さい"}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with section_store(tmp_path, now=clock) as store:
        yield store


@pytest.fixture
def begun(store):
    return loops.begin(store, {"name": "書かない窓口", "begun_on": NOON.date().isoformat()})


def to_act(store, project_id):
    """Bring a project's loop into 実行, with a decision."""
    while (found := project(store, project_id)).step is not ACT:
        if found.step is DECIDE:
            loops.write_down(store, found.loop.record_id, DECIDE, DECISION)
        loops.advance(store, project_id)


def texts(store, project_id, step):
    found = project(store, project_id)
    return [note.said.text for note in notes(store, found.loops)[found.loop.record_id][step]]


# ---------------------------------------------------------------- a loop and its steps


def test_a_project_begins_with_its_first_loop_in_観察(store, begun):
    found = project(store, begun)
    assert (found.said.name, found.step, found.loop.said.number, found.loop.said.theme) == (
        "書かない窓口",
        OBSERVE,
        1,
        "書かない窓口",
    )


def test_意思決定_is_left_only_when_it_is_written_down_who_decided_and_why(store, begun):
    loops.advance(store, begun)
    loops.advance(store, begun)
    with pytest.raises(LeaderDeskError) as fault:
        loops.advance(store, begun)
    assert fault.value.code == "LD-1531"
    with pytest.raises(InvalidRecordError) as fault:
        loops.write_down(store, project(store, begun).loop.record_id, DECIDE, {"text": "記入台を置く"})
    assert set(fault.value.faults) == {"decided_by", "reason"}
    loops.write_down(store, project(store, begun).loop.record_id, DECIDE, DECISION)
    loops.advance(store, begun)
    assert project(store, begun).step is ACT


def test_a_step_back_loses_nothing(store, begun):
    loops.write_down(store, project(store, begun).loop.record_id, OBSERVE, {"text": "記入に時間がかかる"})
    to_act(store, begun)
    for step in (DECIDE, ORIENT, OBSERVE):
        loops.step_back(store, begun)
        assert project(store, begun).step is step
    assert texts(store, begun, OBSERVE) == ["記入に時間がかかる"]
    assert texts(store, begun, DECIDE) == ["記入台を置く"]
    with pytest.raises(LeaderDeskError) as fault:
        loops.step_back(store, begun)
    assert fault.value.code == "LD-1533"


def test_a_project_that_is_not_in_実行_cannot_go_around(store, begun):
    with pytest.raises(InvalidRecordError) as fault:
        loops.go_around(store, begun, "まだ何もしていない")
    assert fault.value.faults["step"].code == "LD-1521"
    assert [loop.said.number for loop in project(store, begun).loops] == [1]


def test_the_next_loop_opens_with_the_result_of_the_one_before_as_its_first_observation(store, begun):
    to_act(store, begun)
    with pytest.raises(InvalidRecordError):
        loops.go_around(store, begun, "")
    loops.go_around(store, begun, "待ち時間が 12 分から 7 分になった")
    first, second = project(store, begun).loops
    assert (first.said.end, first.said.result) == (LoopEnd.NEXT, "待ち時間が 12 分から 7 分になった")
    assert (second.said.number, second.said.step) == (2, OBSERVE)
    [fact] = notes(store, [second])[second.record_id][OBSERVE]
    assert (fact.said.text, fact.said.source) == ("待ち時間が 12 分から 7 分になった", "第1周の結果")


def test_a_project_ends_with_its_loop_and_may_be_taken_up_again(store, begun):
    to_act(store, begun)
    loops.finish(store, begun, "全窓口に広げた")
    found = project(store, begun)
    assert (found.said.is_open(), found.loop.said.end, found.said.result) == (False, LoopEnd.END, "全窓口に広げた")
    assert [each.record_id for each in ended(projects(store))] == [begun]
    loops.reopen(store, begun)
    found = project(store, begun)
    assert (found.said.is_open(), found.step, found.loop.said.result) == (True, ACT, "全窓口に広げた")


def test_a_project_that_is_broken_off_keeps_its_loop_where_it_was(store, begun):
    with pytest.raises(InvalidRecordError):
        loops.finish(store, begun, "")
    loops.finish(store, begun, "予算が付かず中止した")
    found = project(store, begun)
    assert (found.said.is_open(), found.loop.said.is_open(), found.step) == (False, True, OBSERVE)


# ---------------------------------------------------------------- how long


def test_the_first_day_of_a_step_is_day_1_and_over_the_limit_it_is_stale(store, clock, begun):
    def today():
        found = project(store, begun)
        return found.days(store.today()), found.is_stale(store.today())

    assert today() == (1, False)
    clock.forward(days=13)
    assert today() == (14, False)
    clock.forward(days=1)
    assert today() == (15, True)
    assert [each.record_id for each in stale(store)] == [begun]
    loops.advance(store, begun)
    assert today() == (1, False)


def test_the_board_shows_ones_own_first_and_the_one_that_waits_longest_on_top(tmp_path, clock):
    with section_store(tmp_path, now=clock) as store, division_store(tmp_path, now=clock) as division:
        add(division, "ooda_project", name="情報政策課の公開", is_public="はい")
        [file] = distribute(division, tmp_path / "down", {"0501": "市民課"})
        list(receive(store, [file]))
        older = loops.begin(store, {"name": "先に始めた", "begun_on": "2026-11-23"})
        clock.forward(days=2)
        newer = loops.begin(store, {"name": "あとで始めた", "begun_on": "2026-11-25"})
        seen = board(projects(store), store.owners, store.today())
        assert [each.record_id for each in seen[OBSERVE]][:2] == [older, newer]
        assert seen[OBSERVE][2].said.name == "情報政策課の公開"
        assert seen[ORIENT] == seen[DECIDE] == seen[ACT] == []


# ---------------------------------------------------------------- who may see and write what


def test_another_sides_project_is_read_and_never_written(tmp_path):
    with section_store(tmp_path) as store, division_store(tmp_path) as division:
        theirs = loops.begin(store, {"name": "課のプロジェクト", "begun_on": "2026-11-23"})
        list(receive(division, [submit(store, tmp_path / "up")]))
        found = project(division, theirs)
        assert not found.is_own(division.owners)
        for deed in (
            lambda: loops.advance(division, theirs),
            lambda: loops.write_down(division, found.loop.record_id, OBSERVE, {"text": "横から書く"}),
            lambda: loops.finish(division, theirs, "勝手に終える"),
        ):
            with pytest.raises(LeaderDeskError) as fault:
                deed()
            assert fault.value.code == "LD-3002"


def test_a_project_that_is_not_published_any_more_is_out_of_sight(tmp_path):
    with section_store(tmp_path) as store, division_store(tmp_path) as division:
        shown = add(division, "ooda_project", name="公開した", is_public="はい").record_id
        list(receive(store, distribute(division, tmp_path / "1", {"0501": "市民課"})))
        assert project(store, shown).said.name == "公開した"
        division.edit(shown, {"is_public": "false"})
        list(receive(store, distribute(division, tmp_path / "2", {"0501": "市民課"})))
        assert project(store, shown) is None
        assert projects(store) == []


def test_two_pcs_that_go_around_at_once_write_one_loop_and_what_differs_is_shown(tmp_path):
    with section_store(tmp_path) as one, section_store(tmp_path, pc="B") as other:
        begun = loops.begin(one, {"name": "2 台で進める", "begun_on": "2026-11-23"})
        to_act(one, begun)
        list(receive(other, [synchronise(one, tmp_path / "to-b")]))
        loops.go_around(one, begun, "7 分になった")
        loops.go_around(other, begun, "8 分になった")
        list(receive(one, [synchronise(other, tmp_path / "to-a")]))
        found = project(one, begun)
        assert [(loop.said.number, loop.is_torn) for loop in found.loops] == [(1, True), (2, False)]
        [fact] = notes(one, found.loops)[found.loop.record_id][OBSERVE]
        assert fact.is_torn
        assert count(one, Query(OodaLoop)) == 2


def test_a_loop_with_two_versions_waits_for_a_person(tmp_path):
    with section_store(tmp_path) as one, section_store(tmp_path, pc="B") as other:
        begun = loops.begin(one, {"name": "2 台で進める", "begun_on": "2026-11-23"})
        to_act(one, begun)
        list(receive(other, [synchronise(one, tmp_path / "to-b")]))
        loops.step_back(one, begun)
        other.edit(project(other, begun).loop.record_id, {"theme": "別の題"})
        loops.step_back(other, begun)
        loops.step_back(other, begun)
        list(receive(one, [synchronise(other, tmp_path / "to-a")]))
        for deed in (loops.advance, loops.step_back, loops.reopen):
            with pytest.raises(LeaderDeskError) as fault:
                deed(one, begun)
            assert fault.value.code == "LD-3004"
        with pytest.raises(LeaderDeskError):
            loops.go_around(one, begun, "どちらの版か決まらない")


# ---------------------------------------------------------------- what belongs together


def test_a_project_is_found_from_its_parts_its_request_and_its_measure(store):
    request = add(store).record_id
    begun = loops.begin(store, {"name": "要望から", "begun_on": "2026-11-23", "request": request, "measure": "1-01"})
    loop_id = project(store, begun).loop.record_id
    note = loops.write_down(store, loop_id, OBSERVE, {"text": "待ち時間は 12 分"})
    evidence = add(store, "evidence", ooda_note=note).record_id
    parts = (("ooda_project", begun), ("ooda_loop", loop_id), ("ooda_note", note), ("evidence", evidence))
    assert {project_of(store, kind, record_id) for kind, record_id in parts} == {begun}
    assert project_of(store, "evidence", add(store, "evidence").record_id) == ""
    assert project_of(store, "request", request) == ""
    assert [each.record_id for each in projects_of(store, request=request)] == [begun]
    assert [each.record_id for each in projects_of(store, measure="1-01")] == [begun]
    assert [proof.claim for proof in notes(store, project(store, begun).loops)[loop_id][OBSERVE][0].evidence] == [
        "見本の根拠"
    ]


def test_the_measures_are_told_by_the_way_they_go(tmp_path):
    with division_store(tmp_path) as store:
        add(store, "measure", code="1-01", name="毎年進めるもの")
        add(store, "measure", code="1-02", name="すぐ動くもの", method="ooda")
        add(store, "measure", code="1-03", name="両方のもの", method="both")
        add(store, "measure", code="1-04", name="終わったもの", valid_until="R8.3.31")
        found = ways(store, store.today())
    assert found == {
        Method.PDCA: [("1-01", "毎年進めるもの")],
        Method.OODA: [("1-02", "すぐ動くもの")],
        Method.BOTH: [("1-03", "両方のもの")],
    }


def test_the_plans_own_spelling_finds_what_is_written_right(store, begun):
    loops.write_down(store, project(store, begun).loop.record_id, ORIENT, {"text": "仮説構築のやり直し"})
    for typed in ("仮設構築", "仮説構築"):
        assert count(store, Query(OodaNote, search=typed)) == 1
