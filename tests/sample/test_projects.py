"""The city's projects: twelve matters and thirty turns, which the store itself would have taken from a person."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.analysis.projects import notes, projects, stale
from leaderdesk.codes import DIVISION
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.projects import OodaStep
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.preset import master_revisions
from leaderdesk.sample.division import _writing
from leaderdesk.sample.plan import CITY, Clock, Plan
from leaderdesk.sample.projects import project_events
from leaderdesk.sample.section import play
from leaderdesk.sample.year import texts
from tests.builders import division_store, section_store

PLAN = Plan()
END = date(2027, 3, 31)
OWNERS = sorted({told["owner"] for told in texts("projects")})


@pytest.fixture
def city(tmp_path):
    """Every owner's store with its projects played on it, and the projects."""
    found = []
    for owner in OWNERS:
        clock = Clock(PLAN.at(3, 31))
        made = project_events(owner, CITY, PLAN.year, END, "1/2026")
        if owner == DIVISION:
            store = division_store(tmp_path, role=Role.DIVISION, now=clock)
            for at, deed in _writing(store, made):
                clock.at = at
                deed()
        else:
            store = section_store(tmp_path, owner, now=clock)
            play(store, clock, made)
        clock.at = PLAN.at(3, 31)
        clock.ahead.clear()
        with store:
            found += [(store.today(), each, notes(store, each.loops)) for each in projects(store)]
            found += [(None, each, {}) for each in stale(store)]
    return found


def test_there_are_twelve_projects_of_thirty_turns_and_some_have_stalled(city):
    shown = [each for today, each, _ in city if today]
    assert (len(shown), sum(len(each.loops) for each in shown)) == (12, 30)
    assert 2 <= sum(today is None for today, *_ in city) <= 4
    assert sum(not each.said.is_open() for each in shown) == 5
    assert {each.step for each in shown if each.said.is_open()} == {OodaStep.ORIENT, OodaStep.DECIDE, OodaStep.ACT}
    assert sum(bool(each.said.is_public) for each in shown) == 2


def test_every_turn_that_ended_was_decided_by_a_post_and_handed_on_what_came_of_it(city):
    for _, each, said in city:
        for loop, onward in zip(each.loops, [*each.loops[1:], None], strict=True) if said else ():
            if loop.said.is_open():
                continue
            assert all(note.said.decided_by and note.said.reason for note in said[loop.record_id][OodaStep.DECIDE])
            assert said[loop.record_id][OodaStep.DECIDE]
            if onward is not None:
                assert said[onward.record_id][OodaStep.OBSERVE][0].said.text == loop.said.result


def test_each_turn_goes_on_where_the_one_before_ended(city):
    for _, each, _ in city:
        for before, after in zip(each.loops, each.loops[1:], strict=False):
            assert before.said.ended_on == after.said.begun_on
            assert before.said.step_since <= before.said.ended_on


def test_some_figures_have_their_evidence_and_some_do_not(city):
    found = [note for _, _, said in city for loop in said.values() for step in loop.values() for note in step]
    assert sum(bool(note.evidence) for note in found) >= 10
    assert any(note.lacks_evidence for note in found)


def test_a_year_is_played_up_to_a_day_and_says_the_same_each_time():
    whole = project_events("0501", CITY, PLAN.year, END, "1/2026")
    half = project_events("0501", CITY, PLAN.year, date(2026, 9, 30), "1/2026")
    assert whole == project_events("0501", CITY, PLAN.year, END, "1/2026")
    assert half == [event for event in whole if event.at.date() <= date(2026, 9, 30)]
    assert 0 < len(half) < len(whole)


def test_what_the_projects_name_is_in_the_city():
    masters = master_revisions(KINDS, CITY, "aobahara")
    bodies = {found.body["code"] for found in masters if found.kind == "body"}
    sections = {found.body["code"] for found in masters if found.kind == "section"}
    requests = {told["title"] for told in texts("requests")}
    for told in texts("projects"):
        assert told["body"] in bodies
        assert told["owner"] in {DIVISION, *sections}
        assert told.get("request") in {None, *requests}
