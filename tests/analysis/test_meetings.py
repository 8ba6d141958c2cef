"""会議と意見: what a meeting deals with, how far each opinion is, and what all of them may become together."""

from __future__ import annotations

import datetime as dt

import pytest

from leaderdesk.analysis.meetings import (
    USUAL_AGENDA,
    MeetingStand,
    OpinionStand,
    Tally,
    add_item,
    add_usual_agenda,
    agenda,
    bar,
    decide,
    keep_note,
    meeting_stand,
    move_item,
    note_of,
    open_opinions,
    opinion_stand,
    opinions_at,
    opinions_of,
    tallies,
    the_meeting,
    usual_name,
)
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.bodies import BodySort
from leaderdesk.kinds.meetings import MeetingNote, Opinion, OpinionState
from leaderdesk.ledger.query import Query, count, rows
from tests.builders import add, division_store

TODAY = dt.date(2026, 11, 23)
PLAN = {"policy": "見本の方針", "due": "2026-12-20", "section": "0501"}


@pytest.fixture
def store(tmp_path):
    with division_store(tmp_path) as made:
        yield made


@pytest.fixture
def meeting(store):
    return add(store, "meeting", name="見本の幹事会", assigned_body="ICT-STEER").record_id


def titles(found):
    return [row.body["title"] for row in found]


def opinion(store, meeting, **typed):
    return add(store, "opinion", meeting=meeting, **typed).record_id


# ---------------------------------------------------------------- meetings


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"held_on": "2026-11-23"}, MeetingStand.AHEAD),
        ({"held_on": "2026-11-22"}, MeetingStand.UNTOLD),
        ({"held_on": "2026-11-22", "is_held": "false"}, MeetingStand.UNTOLD),
        ({"held_on": "2026-11-22", "is_held": "true"}, MeetingStand.HELD),
    ],
)
def test_a_meeting_is_held_when_somebody_says_so_and_asks_for_it_when_its_day_is_over(body, expected):
    assert meeting_stand(body, TODAY) is expected


def test_a_bodys_meetings_of_a_year_are_numbered_by_themselves(store):
    assert usual_name(store, "ICT-STEER", dt.date(2026, 10, 15)) == "令和8年度 第1回 ICT戦略推進本部 幹事会"
    add(store, "meeting", assigned_body="ICT-STEER", held_on="2027-03-31")
    add(store, "meeting", assigned_body="ICT-HQ", held_on="2026-11-12")
    assert usual_name(store, "ICT-STEER", dt.date(2026, 12, 1)).startswith("令和8年度 第2回")
    assert usual_name(store, "ICT-STEER", dt.date(2027, 4, 1)).startswith("令和9年度 第1回")


def test_the_pack_is_of_the_next_meeting_else_of_the_last_one(store):
    first = add(store, "meeting", held_on="2026-06-01", is_held="はい").record_id
    second = add(store, "meeting", held_on="2026-10-15").record_id
    third = add(store, "meeting", held_on="2026-12-15").record_id
    add(store, "meeting", held_on="2027-06-01")
    assert the_meeting(store, body="ICT-STEER", year=2026).record_id == second
    for held in (second, third):
        store.edit(held, {"is_held": "true"})
    assert the_meeting(store, body="ICT-STEER", year=2026).record_id == third != first
    with pytest.raises(LeaderDeskError, match="LD-2307"):
        the_meeting(store, body="ICT-HQ", year=2026)


def test_every_sort_of_body_has_its_usual_agenda(store, meeting):
    assert set(USUAL_AGENDA) == set(BodySort)
    add_item(store, meeting, {"title": "あいさつ"})
    add_usual_agenda(store, meeting)
    usual = [title for _, title in USUAL_AGENDA[BodySort.STEERING]]
    assert titles(agenda(store, meeting)) == ["あいさつ", *usual]


def test_an_item_is_moved_and_the_others_give_way(store, meeting):
    for title in "甲乙丙丁":
        add_item(store, meeting, {"title": title})
    move_item(store, agenda(store, meeting), 3, 1)
    assert titles(agenda(store, meeting)) == list("甲丁乙丙")
    assert move_item(store, agenda(store, meeting), 2, 2) == []
    add_item(store, meeting, {"title": "戊", "text": None})
    assert [row.body["order"] for row in agenda(store, meeting)] == list("12345")


# ---------------------------------------------------------------- opinions


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"state": "recorded"}, OpinionStand.RECORDED),
        ({"state": "recorded", "due": "2026-11-22"}, OpinionStand.OVERDUE),
        ({"state": "planned", "due": "2026-11-23"}, OpinionStand.PLANNED),
        ({"state": "planned", "due": "2026-11-22"}, OpinionStand.OVERDUE),
        ({"state": "reflected", "due": "2026-11-22"}, OpinionStand.REFLECTED),
        ({"state": "not_reflected", "due": "2026-11-22"}, OpinionStand.NOT_REFLECTED),
    ],
)
def test_an_open_opinion_is_overdue_when_its_day_is_over(body, expected):
    assert opinion_stand(body, TODAY) is expected


def test_a_meeting_knows_how_many_of_its_opinions_are_open(store, meeting):
    opinion(store, meeting)
    opinion(store, meeting, state="反映しない", reason="見本の理由")
    assert tallies(store) == {meeting: Tally(2, 1)}


def test_opinions_stand_in_the_order_in_which_they_were_recorded(store, meeting):
    for text in "甲乙丙":
        opinion(store, meeting, text=text)
    opinion(store, add(store, "meeting").record_id, text="別の会議")
    assert [row.body["text"] for row in opinions_at(store, meeting)] == list("甲乙丙")


def test_a_measure_knows_what_was_said_of_it_and_where(store, meeting):
    opinion(store, meeting, measure="1-01", text="古い", said_on="2025-10-01")
    opinion(store, meeting, measure="1-01", text="新しい", said_on="2026-10-01")
    opinion(store, meeting, measure="1-02", text="別の施策")
    found = opinions_of(store, "1-01")
    assert [(each.row.body["text"], each.meeting, each.body) for each in found] == [
        ("新しい", "見本の幹事会", "ICT戦略推進本部 幹事会"),
        ("古い", "見本の幹事会", "ICT戦略推進本部 幹事会"),
    ]


def test_an_opinion_of_a_meeting_that_is_not_known_here_is_told_all_the_same(store):
    add(store, "opinion", measure="1-01")
    assert [each[1:] for each in opinions_of(store, "1-01")] == [("", "", "")]


def test_open_opinions_stand_by_the_day_they_are_due(store, meeting):
    opinion(store, meeting, text="期限なし")
    opinion(store, meeting, text="あと", due="2027-01-31")
    opinion(store, meeting, text="さき", due="2026-12-01")
    opinion(store, meeting, text="済み", state="反映しない", reason="見本の理由")
    assert [each.row.body["text"] for each in open_opinions(store)] == ["さき", "あと", "期限なし"]


def test_many_opinions_go_to_a_state_together_or_none_does(store, meeting):
    first, second = opinion(store, meeting), opinion(store, meeting)
    decide(store, [first, second], {"state": "planned", **PLAN})
    assert {row.body["state"] for row in rows(store, Opinion, [first, second])} == {"planned"}
    third = opinion(store, meeting)
    with pytest.raises(LeaderDeskError) as met:
        decide(store, [second, third], {"state": "reflected", "reflected_in": "調書 1-01"})
    assert met.value.code == "LD-3022"
    assert rows(store, Opinion, [second])[0].body["state"] == "planned"
    with pytest.raises(InvalidRecordError) as met:
        decide(store, [third], {"state": "reflected"})
    assert set(met.value.faults) == {"policy", "reflected_in"}


def test_what_may_not_follow_is_said_before_anybody_tries(store, meeting):
    open_one = opinion(store, meeting)
    settled = opinion(store, meeting, state="反映しない", reason="見本の理由")
    chosen = rows(store, Opinion, [open_one, settled])
    assert bar(chosen, OpinionState.PLANNED) is None
    assert bar(chosen[:1], OpinionState.REFLECTED) is None
    fault = bar(chosen, OpinionState.REFLECTED)
    assert (fault.code, fault.facts["before"], fault.facts["after"]) == ("LD-1508", "反映しない", "反映済")


def test_a_note_is_kept_once_changed_and_taken_away(store, meeting):
    said = opinion(store, meeting)
    keep_note(store, "会議の覚え", meeting)
    keep_note(store, "意見の覚え", meeting, said)
    keep_note(store, "意見の覚え。追記", meeting, said)
    assert (note_of(store, meeting), note_of(store, meeting, said)) == ("会議の覚え", "意見の覚え。追記")
    assert count(store, Query(MeetingNote)) == 2
    assert keep_note(store, "会議の覚え", meeting) == []
    keep_note(store, " ", meeting, said)
    assert note_of(store, meeting, said) == ""
    keep_note(store, "やはり残す", meeting, said)
    assert note_of(store, meeting, said) == "やはり残す"
