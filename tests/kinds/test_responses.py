"""The division's decisions: every pair of states, and what each state asks for."""

from __future__ import annotations

import datetime as dt

import pytest

from leaderdesk.fiscal import HalfYear
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.responses import Move, Response, State, move

REQUEST, OTHER = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
TODAY = dt.date(2026, 11, 23)

# なし→受付→検討中→採用|保留|見送り|統合; 採用→対応中→完了; 保留→検討中; 見送り→検討中; 受付→見送り|統合|完了.
ONWARDS = {
    (None, "received"),
    ("received", "considering"),
    ("considering", "accepted"),
    ("considering", "on_hold"),
    ("considering", "declined"),
    ("considering", "merged"),
    ("accepted", "in_progress"),
    ("in_progress", "done"),
    ("on_hold", "considering"),
    ("declined", "considering"),
    ("received", "declined"),
    ("received", "merged"),
    ("received", "done"),
}
STATES = [None, *State]


@pytest.mark.parametrize("after", [*State])
@pytest.mark.parametrize("before", STATES)
def test_every_pair_of_states_is_a_step_a_correction_or_refused(before, after):
    if (before, after) in ONWARDS:
        assert move(before, after) is Move.STEP
    elif before is not None and (after, before) in ONWARDS:
        assert move(before, after) is Move.CORRECTION
    else:
        assert move(before, after) is None


def response(state, **fields):
    return Response.restore({"request": REQUEST, "received_on": "2026-11-01", "state": state} | fields)


@pytest.mark.parametrize("state", ["on_hold", "declined", "merged", "done"])
def test_a_decision_that_disappoints_or_ends_has_its_reason(state):
    assert response(state, merged_into=OTHER).faults(TODAY)["reason"].code == "LD-1505"
    assert response(state, merged_into=OTHER, reason="見本の理由").faults(TODAY) == {}


def test_an_accepted_request_has_somebody_and_a_time():
    assert set(response("accepted").faults(TODAY)) == {"assignee", "due"}
    assert response("accepted", assignee="情報政策課 システム係", due=str(HalfYear(2027, 1))).faults(TODAY) == {}


def test_a_merged_request_goes_into_another_one():
    for into in ({}, {"merged_into": REQUEST}):
        assert response("merged", reason="同じ内容", **into).faults(TODAY)["merged_into"].code == "LD-1507"


def test_a_state_follows_the_one_before_or_says_why_not():
    considering, accepted, done = response("considering"), response("accepted"), response("done")
    assert accepted.follows(considering) == {}
    assert accepted.follows(accepted) == {}
    assert done.follows(considering)["state"].sentence() == (
        "「検討中」から「完了」へは進めません。間の状態を経るか、一つ前へ訂正してください。"
    )
    assert considering.follows(None)["state"].code == "LD-1508"
    assert considering.follows(accepted)["correction"].code == "LD-1509"
    assert response("considering", correction="押し間違い").follows(accepted) == {}


def test_an_inquiry_has_a_day_and_an_answer_names_what_it_answers():
    def piece(purpose):
        body = {"date": "2026-11-23", "purpose": purpose.value, "addressee": "0501", "subject": "見本の照会"}
        return set(Liaison.restore(body).faults(TODAY))

    assert {purpose: piece(purpose) for purpose in Purpose} == {
        Purpose.NOTE: set(),
        Purpose.INQUIRY: {"due"},
        Purpose.ANSWER: {"replies_to"},
        Purpose.REMINDER: {"due", "replies_to"},
    }
