"""年間予定: what each gate lacks, from records alone; and a new year's calendar from the last one's."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from leaderdesk.analysis.gates import Stand, late_gates, next_gate, standings
from leaderdesk.analysis.new_year import open_year, opened, shifted
from leaderdesk.analysis.review import decide
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.progress import Gate, GateSort
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.ledger.undo import Step, reverse
from tests.builders import NOON, Clock, add, division_store, handed_over, section_store


@pytest.fixture
def clock():
    return Clock(NOON.replace(month=7, day=20))


@pytest.fixture
def store(tmp_path, clock):
    with division_store(tmp_path, now=clock) as made:
        yield made


def at(store, sort, year=2026):
    """Where the gate of a sort stands, and what it lacks in words."""
    [gate] = [gate for gate in standings(store, year) if gate.sort is sort]
    return gate.stand, gate.missing.sentence.format(*gate.missing.facts) if gate.missing else ""


def test_a_round_is_missing_until_it_is_made(store):
    add(store, "measure", code="1-01")
    assert at(store, GateSort.ROUND) == (Stand.LATE, "進捗照会をまだ作っていません")
    add(store, "progress_round", year=2026, title="上期の進捗確認", base_date="2026-06-30", due="2026-07-31")
    assert at(store, GateSort.ROUND) == (Stand.DONE, "")


def test_answers_sheets_and_reviews_are_counted_over_the_measures_of_the_year(store, tmp_path, clock):
    assert at(store, GateSort.ANSWERS) == (Stand.AHEAD, "この年度の施策がまだありません")
    ids = [add(store, "measure", code=code).record_id for code in ("1-01", "1-02")]
    add(store, "measure", code="1-03", first_year=2027)
    with section_store(tmp_path / "section", now=clock) as section:
        add(section, "progress_report", measure="1-01")
        add(section, "progress_report", measure="9-99")
        list(receive(store, [handed_over(section, tmp_path)]))
    assert at(store, GateSort.ANSWERS) == (Stand.AHEAD, "未回答 1 施策（回答 1 / 2）")
    add(store, "plan_sheet", measure="1-01", year=2026, edition=1, content="{}")
    add(store, "plan_sheet", measure="1-01", year=2026, edition=2, content="{}")
    assert at(store, GateSort.SHEETS) == (Stand.AHEAD, "未確定 1 施策（確定 1 / 2）")
    decide(store, 2026, ids, {"decision": "continue", "reason": "続けるため"})
    assert at(store, GateSort.REVIEW) == (Stand.DONE, "")


def test_a_report_to_a_body_is_there_when_a_meeting_of_that_sort_was_held_since_the_gate_began(store):
    add(store, "measure", code="1-01")
    assert at(store, GateSort.STEERING)[1] == "会議をまだ登録していません"
    add(store, "meeting", assigned_body="ICT-STEER", name="第1回 幹事会", held_on="2026-05-20", is_held="はい")
    assert at(store, GateSort.STEERING)[1] == "会議をまだ登録していません"
    meeting = add(store, "meeting", assigned_body="DX-STEER", name="第2回", held_on="2026-10-18")
    assert at(store, GateSort.STEERING) == (Stand.AHEAD, "10 月 18 日の開催待ち")
    store.edit(meeting.record_id, {"is_held": "true"})
    assert at(store, GateSort.STEERING) == (Stand.DONE, "")
    assert at(store, GateSort.HEADQUARTERS)[1] == "会議をまだ登録していません"


def test_the_carry_over_is_missing_while_something_is_left_to_go_over(store):
    add(store, "measure", code="1-01")
    assert at(store, GateSort.CARRY_OVER) == (Stand.AHEAD, "次年度の予定をまだ作っていません")
    open_year(store, 2027)
    assert at(store, GateSort.CARRY_OVER) == (Stand.DONE, "")
    typed = {"first_quarter": 1, "last_quarter": 2, "step": "検討", "name": "要件を決める"}
    add(store, "milestone", measure="1-01", year=2026, **typed)
    assert at(store, GateSort.CARRY_OVER) == (Stand.AHEAD, "引き継ぐもの 1 件")


def test_a_gate_that_asks_for_nothing_only_passes(store):
    others = [gate for gate in standings(store, 2026) if gate.sort is GateSort.OTHER]
    assert [gate.stand for gate in others] == [Stand.PASSED, Stand.PASSED, Stand.AHEAD, Stand.AHEAD]
    assert not any(gate.missing for gate in others)


def test_home_counts_the_days_to_the_next_gate_that_lacks_something_and_names_the_late_ones(store, clock):
    assert next_gate(store) is None
    assert late_gates(store) == []
    add(store, "measure", code="1-01")
    gate = next_gate(store)
    assert (gate.sort, gate.due) == (GateSort.ANSWERS, date(2026, 7, 31))
    assert [gate.sort for gate in late_gates(store)] == [GateSort.ROUND]
    clock.at = datetime(2026, 9, 1, 9, tzinfo=NOON.tzinfo)
    assert next_gate(store).due == date(2026, 9, 30)


# ---------------------------------------------------------------- 年度を開く


def test_a_new_year_gets_the_last_ones_calendar_a_year_later_in_one_step(store):
    assert opened(store, 2026) == []
    written = open_year(store, 2027)
    assert len(written) == count(store, Query(Gate, where={"year": 2026})) == 13
    days = {row.body["code"]: row.body["due"] for row in all_rows(store, Query(Gate, where={"year": 2027}))}
    assert days["09-SHEETS"] == "2027-09-30"
    assert days["02-CHECK"] == "2028-02-29"
    assert open_year(store, 2027) == []
    reverse(store, Step(tuple(revision.rev_id for revision in written)))
    assert count(store, Query(Gate, where={"year": 2027})) == 0
    assert len(open_year(store, 2027)) == 13


def test_a_year_behind_a_gap_takes_the_nearest_calendar_before_it(store):
    assert {body["year"] for body in opened(store, 2029)} == {"2029"}
    assert {body["due"][:4] for body in opened(store, 2029)} == {"2029", "2030"}
    assert opened(store, 2025) == []


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2026, 9, 30), 1, date(2027, 9, 30)),
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2026, 6, 15), 3, date(2029, 6, 15)),
    ],
)
def test_a_day_stays_the_same_day_of_another_year_and_the_end_of_a_month_its_end(day, years, later):
    assert shifted(day, years) == later
