"""提出状況: who handed over what and when, who is missing, and that an empty file is an answer."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.analysis.submissions import handed_files, month_states, received_files, reminders, submission_states
from leaderdesk.exchange.receive import receive
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.log import imported_file
from leaderdesk.ledger.merge import reinstate, withdraw
from leaderdesk.ledger.opening import open_store
from leaderdesk.sample.plan import NEVER_SUBMITS, TWO_PCS
from tests.builders import KINDS, NOON, Clock, add, division_store, handed_over, section_store


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        yield store


def state(division, section="0501", year=2026):
    return next(found for found in submission_states(division, year=year) if found.section == section)


def test_every_section_in_force_stands_on_the_board_and_one_is_missing(whole_city):
    states = submission_states(whole_city, year=2026)
    assert len(states) == 64
    assert [found.section for found in states if found.is_missing] == [NEVER_SUBMITS]


def test_a_section_with_two_pcs_shows_the_newest_file_of_each(whole_city):
    states = {found.section: found for found in submission_states(whole_city, year=2026)}
    for section in TWO_PCS:
        assert sorted((file.pc, file.serial) for file in states[section].files) == [("A", 14), ("B", 14)]


def test_a_missing_section_has_no_newest_file(division):
    assert state(division).is_missing
    assert state(division).newest is None


def test_an_empty_file_is_a_zero_report_and_its_section_is_not_missing(division, tmp_path):
    with section_store(tmp_path) as store:
        list(receive(division, [handed_over(store, tmp_path)]))
    found = state(division)
    assert not found.is_missing
    assert sum(found.newest.counts.values()) == 0
    assert found.newest.number == "第1号"


def test_the_board_tells_who_sent_which_number_when_and_how_much(division, tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        add(store)
        add(store, "guidance")
        list(receive(division, [handed_over(store, tmp_path)]))
        clock.forward(days=1)
        add(store)
        list(receive(division, [handed_over(store, tmp_path)]))
    found = state(division)
    assert (found.department_name, found.section_name) == ("市民生活部", "市民課")
    assert (found.newest.number, found.newest.written_at[:10]) == ("第2号", "2026-11-24")
    assert found.newest.counts == {"request": 2, "guidance": 1, "activity": 0, "liaison": 0}


def test_an_older_file_that_comes_late_does_not_push_the_newer_one_away(division, tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        add(store)
        late = handed_over(store, tmp_path)
        clock.forward(days=3)
        add(store)
        list(receive(division, [handed_over(store, tmp_path)]))
        list(receive(division, [late]))
    assert state(division).newest.number == "第2号"


def test_a_pc_restored_from_its_backup_counts_anew_and_its_newest_file_is_shown(division, tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        backup(store, tmp_path / "backup.db")
        for _ in range(2):
            add(store)
            list(receive(division, [handed_over(store, tmp_path / "out")]))
    restore(tmp_path / "backup.db", tmp_path / "0501-A.db", KINDS)
    clock.forward(days=10)
    with open_store(tmp_path / "0501-A.db", KINDS, now=clock) as store:
        add(store, title="戻したあとの要望")
        list(receive(division, [handed_over(store, tmp_path / "new")]))
    found = state(division)
    assert (found.newest.number, found.newest.written_at[:10]) == ("第1号", "2026-12-03")


def test_a_withdrawn_file_is_missing_again_until_it_is_reinstated(division, tmp_path):
    with section_store(tmp_path) as store:
        add(store)
        [verdict] = receive(division, [handed_over(store, tmp_path)])
    with division.reading() as connection:
        file = imported_file(connection, sha256=verdict.sha256)
    withdraw(division, file.file_id)
    assert state(division).is_missing
    reinstate(division, file.file_id)
    assert not state(division).is_missing


def test_a_file_of_last_year_does_not_answer_for_this_year(division, tmp_path):
    clock = Clock()
    clock.forward(days=-365)
    with section_store(tmp_path, now=clock) as store:
        list(receive(division, [handed_over(store, tmp_path)]))
    assert state(division, year=2026).is_missing
    assert not state(division, year=2025).is_missing


def test_held_and_refused_files_answer_for_nobody(division, tmp_path):
    broken = tmp_path / "LD提出_092991_0501_2026_A001.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    list(receive(division, [broken]))
    assert state(division).is_missing
    assert received_files(division, limit=10) == []


def test_the_files_that_came_last_stand_on_top(division, tmp_path):
    for section in ("0501", "0502", "0503"):
        with section_store(tmp_path, section) as store:
            list(receive(division, [handed_over(store, tmp_path)]))
    assert [file.owner for file in received_files(division, limit=2)] == ["0503", "0502"]


def test_a_section_sees_its_own_files_the_newest_first(tmp_path):
    with section_store(tmp_path) as store:
        assert handed_files(store) == []
        for _ in range(2):
            add(store)
            handed_over(store, tmp_path)
        assert [file.number for file in handed_files(store)] == ["第2号", "第1号"]


def test_a_month_is_in_time_late_or_missing_and_an_empty_file_counts(division, tmp_path):
    clock = Clock(NOON.replace(month=10, day=20))
    with section_store(tmp_path, "0501", now=clock) as early, section_store(tmp_path, "0502", now=clock) as late:
        list(receive(division, [handed_over(early, tmp_path / "a")]))
        clock.at = NOON.replace(month=11, day=4)
        add(late)
        list(receive(division, [handed_over(late, tmp_path / "b")]))
    found = {state.section: state for state in month_states(division, date(2026, 10, 1))}
    assert (found["0501"].late, found["0501"].file.number) == (0, "第1号")
    assert found["0502"].late == 4
    assert (found["0601"].late, found["0601"].is_missing) == (23, True)
    this_month = {state.section: state for state in month_states(division, date(2026, 11, 1))}
    assert this_month["0502"].file is not None
    assert (this_month["0501"].file, this_month["0501"].is_missing) == (None, False)
    bodies = reminders(division, list(found.values()), 10)
    assert len(bodies) == len(found) - 2
    assert {body["due"] for body in bodies} == {"2026-11-30"}
