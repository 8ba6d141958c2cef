"""連絡調整: an 照会 goes out, is answered, and comes back, once; what is late is seen on both sides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.correspondence import Stand, stands
from leaderdesk.analysis.today import TaskState, division_tasks, section_tasks
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import Clock, add, division_store, handed_over, section_store
from tests.desktop import click, desk_of, part, settle


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def section(tmp_path, clock):
    with section_store(tmp_path / "section", now=clock) as store:
        yield store


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        yield store


@pytest.fixture
def inquiry(section, division, tmp_path):
    """The division asks; the section has it."""
    asked = add(division, "liaison", purpose="照会", subject="端末の台数", addressee="0501", due="2026-11-30")
    list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    return asked


def test_an_inquiry_is_answered_in_the_window_and_both_sides_know(section, division, inquiry, tmp_path):
    [task] = [task for task in section_tasks(section) if task.state is TaskState.ASKED]
    assert task.target == inquiry.record_id
    with desk_of(section, tmp_path / "a") as desk:
        desk.open_page("liaison")
        settle()
        page = desk.current_page()
        page.list.show_record(inquiry.record_id)
        settle()
        assert page.received.isVisible()
        assert not page.panel.isVisible()
        click(part(desk, "action.answer_liaison", QPushButton))
        assert page.panel.isVisible()
        assert page.panel.form.typed()["purpose"] == "answer"
        page.panel.form.fields["text"].editor.put_typed("12 台です")
        assert page.panel.save()
        settle()
        assert not part(desk, "action.answer_liaison", QPushButton).isEnabled()
    assert stands(section)[inquiry.record_id] is Stand.ANSWERED
    assert not [task for task in section_tasks(section) if task.state is TaskState.ASKED]
    for _ in range(2):
        list(receive(division, [handed_over(section, tmp_path / "up")]))
    assert count(division, Query(Liaison)) == 2
    assert stands(division)[inquiry.record_id] is Stand.ANSWERED
    [answer] = all_rows(division, Query(Liaison, where={"owner": "0501"}))
    assert answer.body["addressee"] == "0203"


def test_what_is_late_is_told_and_reminded_of(section, division, inquiry, clock, tmp_path):
    clock.forward(days=10)
    assert stands(division)[inquiry.record_id] is Stand.LATE
    [task] = [task for task in division_tasks(division) if task.state is TaskState.ASKED]
    assert task.target == inquiry.record_id
    with desk_of(division, tmp_path / "b") as desk:
        desk.open_page("liaison")
        settle()
        page = desk.current_page()
        page.list.show_record(inquiry.record_id)
        settle()
        click(part(desk, "action.remind", QPushButton))
        assert page.panel.save()
        settle()
    [reminder] = all_rows(division, Query(Liaison, where={"purpose": "reminder"}))
    assert reminder.body["due"] == (division.today() + timedelta(days=7)).isoformat()
    assert reminder.body["replies_to"] == inquiry.record_id
    list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
    assert stands(section)[reminder.record_id] is Stand.OPEN
    add(section, "liaison", purpose="回答", subject="端末の台数", addressee="0203", replies_to=inquiry.record_id)
    assert set(stands(section).values()) == {Stand.ANSWERED, Stand.REPLY}


def test_a_section_writes_to_the_secretariat_without_being_told_its_code(section, tmp_path):
    with desk_of(section, tmp_path / "a") as desk:
        desk.open_page("liaison")
        page = desk.current_page()
        page.begin_new()
        page.panel.form.fields["subject"].editor.put_typed("研修の日程を知りたい")
        assert page.panel.save()
    [row] = all_rows(section, Query(Liaison))
    assert row.body["addressee"] == "0203"
    assert stands(section)[row.record_id] is Stand.NOTE
