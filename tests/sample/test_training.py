"""The city's training: 46 sessions, about 1,500 results of a year and two years before, which stores would have taken."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.analysis.training import fix_staff, matrix, sessions_of, years_of_training
from leaderdesk.kinds.training import SessionState, TrainingResult
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.sample.division import _writing
from leaderdesk.sample.plan import CITY, Clock, Plan, sections
from leaderdesk.sample.section import play
from leaderdesk.sample.training import result_events, session_events
from tests.builders import division_store, section_store

PLAN = Plan()
END = date(2027, 3, 31)


def results():
    return {code: result_events(code, staff, CITY, PLAN.year, END, "1/2026") for code, staff in sections()}


def test_there_are_some_fifteen_hundred_results_of_the_year_and_two_years_before():
    bodies = [event.body for made in results().values() for event in made]
    years = [body["year"] for body in bodies]
    assert 1300 <= years.count("2026") <= 1600
    assert years.count("2025") == years.count("2024") == 64 * 5
    assert {body["course"] for body in bodies if body["year"] == "2026"} == {
        "A1", "A2", "A3", "A4", "A5", "A6", "S1", "S2", "S3", "S5",  # of a drill no section knows what it did
    }  # fmt: skip
    rates = [int(body["attended"]) / int(body["target"]) for body in bodies]
    assert any(rate > 1 for rate in rates)
    assert all("excess_reason" in body for body, rate in zip(bodies, rates, strict=True) if rate > 1)


def test_the_brigade_in_shifts_comes_less_than_the_others():
    found = results()

    def rate(code):
        told = [
            event.body for event in found[code] if event.body["course"] in ("A5", "S2") and event.body["year"] == "2026"
        ]
        return sum(int(body["attended"]) for body in told) / sum(int(body["target"]) for body in told)

    assert rate("1503") < 0.55 < rate("0501")


def test_the_same_seed_tells_the_same_and_no_two_results_are_of_the_same_thing():
    first, again = results(), results()
    assert first == again
    ids = [event.record_id for made in first.values() for event in made]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("code", ["0501", "1503"])
def test_a_sections_store_takes_what_it_tells(tmp_path, code):
    clock = Clock(PLAN.at(3, 31))
    made = results()[code]
    with section_store(tmp_path, code, now=clock) as store:
        play(store, clock, made)
        clock.ahead.clear()
        told = all_rows(store, Query(TrainingResult))
        assert {row.record_id for row in told} == {event.record_id for event in made}
        for row in told:
            assert TrainingResult.restore(row.body).faults(END) == {}


def test_the_divisions_sessions_go_through_their_states_and_the_years_have_their_staff(tmp_path):
    clock = Clock(PLAN.at(3, 31))
    with division_store(tmp_path, now=clock) as store:
        for at, deed in _writing(store, session_events(CITY, PLAN.year, END)):
            clock.at = at
            deed()
        clock.at = PLAN.at(3, 31)
        found = sessions_of(store, PLAN.year)
        assert len(found) == 46
        states = [each.said.state for each in found]
        assert states.count(SessionState.COUNTED) >= 44
        assert not {SessionState.PLANNED, SessionState.CANCELLED} & set(states)
        fix_staff(store, date(2024, 4, 1))
        assert matrix(store, 2024).has_dated_staff
        assert years_of_training(store)[0] == 2026


def test_no_drill_is_told_of_before_it_is_made_public():
    made = session_events(CITY, PLAN.year, END)
    secret = {event.record_id for event in made if event.body.get("course") == "S4"}
    held = {event.record_id: event.body["held_on"] for event in made if event.record_id in secret and not event.is_edit}
    for event in made:
        if event.record_id in secret and event.is_edit:
            assert event.at.date().isoformat() > held[event.record_id]
