"""会議と意見: every pair of states, what each state asks for, and a note that no published record holds."""

from __future__ import annotations

import datetime as dt

import pytest

from leaderdesk.kinds.meetings import Meeting, MeetingNote, Opinion, OpinionState

TODAY = dt.date(2026, 11, 23)
MEETING = "00000000-0000-4000-8000-000000000001"

# 記録→対応方針→反映済|反映しない; 記録→反映済|反映しない; one step back is a correction.
ONWARDS = {
    ("recorded", "planned"),
    ("recorded", "reflected"),
    ("recorded", "not_reflected"),
    ("planned", "reflected"),
    ("planned", "not_reflected"),
}
NEEDED = {
    "recorded": set(),
    "planned": {"policy", "due", "section"},
    "reflected": {"policy", "reflected_in"},
    "not_reflected": {"reason"},
}


def opinion(state: str, **fields: str) -> Opinion:
    body = {"meeting": MEETING, "said_on": "2026-10-15", "sort": "proposal", "text": "見本の提言", "state": state}
    return Opinion.restore(body | fields)


@pytest.mark.parametrize("after", [*OpinionState])
@pytest.mark.parametrize("before", [*OpinionState])
def test_every_pair_of_states_is_a_step_a_correction_or_refused(before, after):
    may = before is after or (before, after) in ONWARDS or (after, before) in ONWARDS
    fault = opinion(after).follows(opinion(before)).get("state")
    assert (fault is None) == may
    assert may or (fault.code, fault.facts["before"]) == ("LD-1508", before.label)


@pytest.mark.parametrize("state", [*OpinionState])
def test_a_state_says_what_it_needs_and_asks_for_nothing_else(state):
    assert set(opinion(state).faults(TODAY)) == NEEDED[state]
    unasked = Opinion.unasked({"state": state.value})
    assert unasked & NEEDED[state] == set()
    assert unasked | NEEDED[state] >= {"reflected_in", "reason"}


def test_a_section_or_a_post_is_enough_of_an_owner():
    for owner in ({"section": "0501"}, {"owner_post": "情報政策課 計画係"}):
        assert opinion("planned", policy="見本の方針", due="2027-03-31", **owner).faults(TODAY) == {}


def test_an_opinion_is_open_until_it_is_reflected_or_it_was_decided_not_to():
    assert [state for state in OpinionState if opinion(state).is_open()] == ["recorded", "planned"]


def test_the_divisions_own_notes_stand_in_no_record_that_is_ever_published():
    assert MeetingNote.GOES_TO == ()
    for kind in (Meeting, Opinion):
        assert [name for name in kind.facets() if "note" in name] == []
