"""Journey 15, 1 April: open requests go on, what is settled rests, numbers begin anew, the old key is good until May."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.today import division_tasks, section_tasks
from leaderdesk.analysis.year_end import is_settled
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import NOON, Clock, add, answer, division_store, section_store
from tests.desktop import click, desk_of, part, settle

OPEN, DONE, LATE, NEW = "続いている要望", "済んだ要望", "3月に書いた要望", "4月の要望"


@pytest.fixture
def clock():
    return Clock(datetime(2027, 3, 24, 10, 0, tzinfo=NOON.tzinfo))


@pytest.fixture
def desks(tmp_path, clock):
    """A leader and the division at the end of March: one request goes on, one is settled, one was not handed over yet."""
    with section_store(tmp_path, now=clock) as leader, division_store(tmp_path, now=clock) as division:
        going_on, done = add(leader, title=OPEN), add(leader, title=DONE)
        received(division, leader, tmp_path)
        for request in (going_on, done):
            answer(division, request)
        answer(division, done, "done", reason="対応しました")
        told(division, leader, tmp_path)
        leader.edit(done.record_id, {"confirmed_on": "2027-03-24"})
        assert received(division, leader, tmp_path).standing is Standing.CONFIRMED
        add(leader, title=LATE)
        clock.at = datetime(2027, 4, 1, 8, 45, tzinfo=NOON.tzinfo)
        yield leader, division


def received(division, leader, folder, **how):
    [verdict] = receive(division, [submit(leader, folder / "up")], **how)
    return verdict


def told(division, leader, folder):
    [verdict] = receive(leader, distribute(division, folder / "down", {"0501": "市民課"}))
    return verdict


def titles(model):
    return {model.index(row, 1).data() for row in range(model.rowCount())}


def sentences(tasks):
    return [task.sentence.format(*task.facts) for task in tasks]


def shown(page):
    rows = all_rows(page._store, page.list.query())
    return {row.body["title"] for row in rows}


def test_what_the_leader_sees_on_the_first_of_april(desks, tmp_path):
    leader, _ = desks
    assert "R08年度までの記録を提出して締める（未提出 1 件）" in sentences(section_tasks(leader))
    with desk_of(leader, tmp_path / "desk") as desk:
        home = desk.current_page()
        assert {OPEN, LATE} == titles(home._model)
        [place] = [
            place
            for place, task in enumerate(home._tasks._model.lines)
            if "続いている要望が 2 件" in task.sentence.format(*task.facts)
        ]
        home._tasks._open(place)
        settle()
        page = desk.current_page()
        assert shown(page) == {OPEN, LATE}
        desk.open_page("submission")
        settle()
        told_there = desk.current_page()._parcel.remarks.toPlainText()
        assert "登録の鍵は令和8年度のものです。5月31日までに" in told_there
        assert "令和9年度" in desk.current_page()._parcel._title.text()


def test_requests_that_go_on_are_edited_and_settled_ones_rest_but_are_found(desks, tmp_path):
    leader, division = desks
    with desk_of(leader, tmp_path / "desk") as desk:
        desk.open_page("field_requests")
        page = desk.current_page()
        assert shown(page) == {OPEN, LATE}
        by_title = {row.body["title"]: row.record_id for row in all_rows(leader, Query(Request))}
        page.list.show_record(by_title[OPEN])
        settle()
        assert page.panel.form.isEnabled()
        assert not part(page, "action.unlock.request", QPushButton).isVisible()
        page.list.clear_filters()
        page.list.search_box.setText(DONE)
        page.list.refresh()
        assert shown(page) == {DONE}
        page.list.show_record(by_title[DONE])
        settle()
        assert not page.panel.form.isEnabled()
        assert not part(page, "action.save.request", QPushButton).isEnabled()
        assert "終わった年度の、済んだ記録です" in page.panel._head._banner.text()
        click(part(page, "action.unlock.request", QPushButton))
        assert page.panel.form.isEnabled()
        page.panel.form.fields["unit"].editor.put_typed("窓口係")
        page.panel.form.edited.emit()
        click(part(page, "action.save.request", QPushButton))
        settle()
        assert not page.panel.form.isEnabled(), "saved, it rests again"
        page.begin_new()
        assert page.panel.form.isEnabled()
    received(division, leader, tmp_path)
    [row] = [row for row in all_rows(division, Query(Request)) if row.body["title"] == DONE]
    assert row.body["unit"] == "窓口係"


def test_numbers_begin_anew_and_the_records_of_both_years_go_in_one_file(desks, tmp_path):
    leader, division = desks
    assert add(leader, title=NEW, raised_on="2027-04-01").body["local_no"] == "0501-R09-A001"
    assert add(leader, title="3月の日付で書いた要望", raised_on="2027-03-31").body["local_no"] == "0501-R08-A004"
    verdict = received(division, leader, tmp_path)
    assert (verdict.outcome, verdict.change.new) == (Outcome.IMPORTED, 3)
    assert verdict.file == "LD提出_092991_0501_2027_A003.xlsx"
    assert {row.in_year for row in all_rows(division, Query(Request))} == {2026, 2027}
    by_title = {row.body["title"]: row for row in all_rows(division, Query(Request))}
    response = answer(division, division.history(by_title[NEW].record_id)[0])
    assert response.body["number"] == "R09-00001"
    assert "R08年度までの記録を提出して締める" not in "".join(sentences(section_tasks(leader)))


@pytest.mark.parametrize(
    ("day", "outcome", "code"),
    [
        ((2027, 4, 1), Outcome.IMPORTED, ""),
        ((2027, 5, 31), Outcome.IMPORTED, ""),
        ((2027, 6, 1), Outcome.HELD, "LD-2210"),
    ],
    ids=str,
)
def test_the_key_of_the_last_year_is_good_until_the_end_of_may(desks, tmp_path, clock, day, outcome, code):
    leader, division = desks
    clock.at = datetime(*day, 9, 0, tzinfo=NOON.tzinfo)
    verdict = received(division, leader, tmp_path)
    assert (verdict.outcome, verdict.code) == (outcome, code)
    assert (verdict.standing is Standing.CONFIRMED) == (outcome is Outcome.IMPORTED)


def test_a_file_of_april_brings_the_new_key_and_from_june_on_it_is_the_one(desks, tmp_path, clock):
    leader, division = desks
    assert "今年度まだ配布していない課が 1 課あります（今年度の登録の鍵が入ります）" in sentences(
        division_tasks(division)
    )
    assert told(division, leader, tmp_path).standing is Standing.CONFIRMED, "proven with the key the section still has"
    assert not any("まだ配布していない" in said for said in sentences(division_tasks(division)))
    with desk_of(leader, tmp_path / "desk") as desk:
        desk.open_page("submission")
        settle()
        assert "登録の鍵" not in desk.current_page()._parcel.remarks.toPlainText()
    clock.at = datetime(2027, 6, 1, 9, 0, tzinfo=NOON.tzinfo)
    assert received(division, leader, tmp_path).standing is Standing.CONFIRMED
    assert told(division, leader, tmp_path).standing is Standing.CONFIRMED


def test_after_may_a_leader_without_the_new_key_is_told_and_a_telephone_call_helps(desks, tmp_path, clock):
    leader, division = desks
    clock.at = datetime(2027, 6, 1, 9, 0, tzinfo=NOON.tzinfo)
    with desk_of(leader, tmp_path / "desk") as desk:
        desk.open_page("submission")
        settle()
        assert "令和8年度の登録の鍵は使えなくなりました" in desk.current_page()._parcel.remarks.toPlainText()
    assert received(division, leader, tmp_path).outcome is Outcome.HELD
    assert received(division, leader, tmp_path, confirm=True).outcome is Outcome.IMPORTED


def test_what_is_settled_is_of_an_earlier_year_and_does_not_go_on(desks):
    leader, _ = desks
    by_title = {row.body["title"]: row for row in all_rows(leader, Query(Request))}
    assert is_settled(Request, by_title[DONE].body, leader.today())
    assert not is_settled(Request, by_title[OPEN].body, leader.today())
    assert not is_settled(Request, by_title[DONE].body, datetime(2027, 3, 31).date())
