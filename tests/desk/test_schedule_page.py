"""年間予定 at the desk: the time line by hand and by keys, opening a year, carrying over, changing a day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from leaderdesk.kinds.measures import Milestone
from leaderdesk.kinds.progress import Gate
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add
from tests.desktop import answer, click, desk_of, part, press, settle


@pytest.fixture
def desk(division, tmp_path):
    add(division, "measure", code="1-01", name="書かない窓口")
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("schedule")
        settle()
        yield window


def told(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def named(page, words):
    return next(place for place, gate in enumerate(page.view.gates) if words in gate.name)


def test_it_opens_at_the_next_gate_and_counts_the_days_to_it(desk):
    page = desk.current_page()
    assert "11/30 まであと 7 日：情報セキュリティ委員会　会議をまだ登録していません" in told(page)
    assert page.view.gates[page.view.current].name == "情報セキュリティ委員会"
    assert "11/1～11/30　会議をまだ登録していません" in told(page)


def test_a_gate_opens_the_page_that_does_what_it_lacks(desk):
    page = desk.current_page()
    wanted = []
    page.page_requested.connect(lambda name, target: wanted.append((name, target)))
    page.view.setFocus()
    press(desk, "Down")
    press(desk, "Return")
    assert wanted == [("meetings", None)]
    assert desk.current_name() == "meetings"
    desk.open_page("schedule")
    settle()
    row = page.view._row(named(page, "調書の確定"))
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(40, int(row.center().y())))
    click(part(page, "action.go_to_gate", QPushButton))
    assert wanted[-1] == ("plan_sheets", None)
    assert desk.current_name() == "plan_sheets"
    desk.open_page("schedule")
    page.view.choose(named(page, "見直し"))
    click(part(page, "action.go_to_gate", QPushButton))
    assert desk.current_name() == "measures"


def test_a_day_is_changed_and_the_picture_follows(desk, division):
    page = desk.current_page()
    page.view.choose(named(page, "本部への報告"))
    click(part(page, "action.edit_gate", QPushButton))
    field = page.panel.form.fields["due"].editor
    field.put_typed("R8.12.1")
    press(desk, "Ctrl+S")
    assert not page.panel.isVisible()
    assert str(page.view.gates[named(page, "本部への報告")].due) == "2026-12-01"
    press(desk, "Ctrl+Z")
    assert str(page.view.gates[named(page, "本部への報告")].due) == "2026-11-20"


def test_a_gate_is_added_with_no_code_to_think_of(desk, division):
    page = desk.current_page()
    click(part(page, "action.new.gate", QPushButton))
    page.panel.form.fields["name"].editor.put_typed("予算要求の締切")
    press(desk, "Ctrl+S")
    assert page.view.gates[page.view.current].name == "予算要求の締切"
    assert count(division, Query(Gate, where={"year": 2026})) == 14


def test_the_next_year_is_opened_with_one_button_and_taken_back(desk, division):
    page = desk.current_page()
    page.show_year(2027)
    assert any("「年度を開く」で、令和8年度の予定を" in text for text in told(page))
    click(part(page, "action.open_year", QPushButton))
    assert len(page.view.gates) == 13
    assert not part(page, "action.open_year").isVisible()
    press(desk, "Ctrl+Z")
    assert count(division, Query(Gate, where={"year": 2027})) == 0
    assert part(page, "action.open_year").isVisible()


def test_what_goes_into_the_next_year_is_read_before_it_goes(desk, division):
    typed = {"year": 2026, "first_quarter": 3, "last_quarter": 4, "step": "試行", "name": "2課で試す"}
    add(division, "milestone", measure="1-01", **typed)
    page = desk.current_page()
    seen = []

    def look_and_leave(dialog):
        model = dialog.table.model()
        seen.extend(model.index(0, place).data() for place in range(3))
        seen.extend(text for text in told(dialog) if "年間予定" in text or "見直し" in text)
        dialog.reject()

    answer(look_and_leave, name="dialog.carry_over")
    click(part(page, "action.show_carry_over", QPushButton))
    assert seen == [
        "1-01",
        "書かない窓口",
        "工程「2課で試す」を次年度に移します",
        "年間予定 13 件を、1 年後の日付で令和9年度に作ります。",
        "見直しを決めていない施策が 1 件あります。そのまま次年度に続きます。",
    ]
    assert count(division, Query(Milestone, where={"year": 2027})) == 0

    answer(lambda dialog: click(part(dialog, "action.carry_over", QPushButton)), name="dialog.carry_over")
    click(part(page, "action.show_carry_over", QPushButton))
    assert [row.body["name"] for row in all_rows(division, Query(Milestone, where={"year": 2027}))] == ["2課で試す"]
    assert count(division, Query(Gate, where={"year": 2027})) == 13
    desk.activateWindow()
    settle()
    page.view.setFocus()
    press(desk, "Ctrl+Z")
    assert count(division, Query(Gate, where={"year": 2027})) == 0
    assert count(division, Query(Milestone, where={"year": 2027})) == 0


def test_home_counts_the_days_to_the_next_gate(desk):
    desk.open_page("home")
    settle()
    page = desk.current_page()
    assert "11/30 まであと（日）" in told(page)
    click(part(page, "figure.gate"))
    assert desk.current_name() == "schedule"
