"""Journey: the division decides on the city's requests, by keys, many at once, and gives like ones the same answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.triage import state_of
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle

TITLES = ("会議室に無線LANを整備してほしい", "共有フォルダーの容量を増やしてほしい", "会議室にWi-Fiを入れてほしい")


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        for section, titles in (("0501", TITLES[:2]), ("0502", TITLES[2:])):
            with section_store(tmp_path / section, section) as leader:
                for title in titles:
                    add(leader, title=title)
                list(receive(store, [handed_over(leader, tmp_path / "mail")]))
        yield store


@pytest.fixture
def desk(division, tmp_path):
    with desk_of(division, tmp_path / "settings") as window:
        window.open_page("triage")
        settle()
        yield window


def states(store):
    return {row.body["title"]: state_of(row) for row in all_rows(store, Query(Request))}


def choose(desk, *titles):
    """Select these requests in the list, the first one as the current one."""
    page = desk.current_page()
    page.list.table.clearSelection()
    model = page.list.model
    places = {model.index(row, 0).row(): page.list.model.record_id(row) for row in range(model.rowCount())}
    wanted = {row.record_id for row in all_rows(page._store, Query(Request)) if row.body["title"] in titles}
    for place, record_id in places.items():
        if record_id in wanted:
            flags = page.list.table.selectionModel().SelectionFlag
            index = model.index(place, 0)
            page.list.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    page.list.table.setFocus()
    settle()


def test_a_day_of_decisions(desk, division):
    page = desk.current_page()
    page.list.table.setFocus()
    press(desk, "Ctrl+A")
    press(desk, "1")
    assert set(states(division).values()) == {State.RECEIVED}
    assert sorted(row.answer["number"] for row in all_rows(division, Query(Request))) == [
        "R08-00001",
        "R08-00002",
        "R08-00003",
    ]
    assert "3 件を「受付」にしました" in desk.toast._label.text()

    choose(desk, TITLES[0])
    accept = part(desk, "action.accepted", QPushButton)
    assert not accept.isEnabled()
    assert "「受付」から「採用」へは進めません" in accept.toolTip()
    press(desk, "3")
    assert states(division)[TITLES[0]] is State.RECEIVED
    press(desk, "2")
    assert states(division)[TITLES[0]] is State.CONSIDERING

    told = []

    def without_a_plan_and_then_with_one(dialog):
        click(part(dialog, "action.save_answer", QPushButton))
        told.extend(name for name, field in dialog.form.fields.items() if field._fault.text())
        dialog.form.fields["assignee"].editor.put_typed("情報政策課 基盤係")
        dialog.form.fields["due"].editor.put_typed("R9上期")
        dialog.accept()
        dialog.reject()

    answer(without_a_plan_and_then_with_one, name="dialog.answer")
    press(desk, "3")
    assert told == ["assignee", "due"]
    assert states(division)[TITLES[0]] is State.ACCEPTED


def test_like_requests_are_merged_and_told_alike(desk, division):
    page = desk.current_page()
    page.list.table.setFocus()
    press(desk, "Ctrl+A")
    press(desk, "1")
    choose(desk, TITLES[2])
    assert page._alike_card.isVisible()

    offered = []

    def merge(dialog):
        offered.append(dialog.targets.currentItem().text())
        dialog.form.fields["reason"].editor.put_typed("同じ会議室の話のため、まとめて考えます")
        dialog.accept()
        dialog.reject()

    answer(merge, name="dialog.answer")
    click(part(desk, "action.merge_1", QPushButton))
    assert TITLES[0] in offered[0]
    assert states(division)[TITLES[2]] is State.MERGED
    desk.activateWindow()
    choose(desk, TITLES[0])
    press(desk, "2")
    [member] = [row for row in all_rows(division, Query(Request)) if row.body["title"] == TITLES[2]]
    assert member.answer["group_state"] == "considering"
    press(desk, "Ctrl+Z")
    assert states(division)[TITLES[0]] is State.RECEIVED


def test_enter_never_decides_and_leaving_the_dialog_changes_nothing(desk, division):
    page = desk.current_page()
    page.list.table.setFocus()
    press(desk, "Ctrl+A")
    press(desk, "1")
    choose(desk, TITLES[1])

    seen = []

    def leave(dialog):
        QTest.keyClick(dialog.form.fields["assignee"].editor.input(), Qt.Key.Key_Return)
        seen.append(dialog.isVisible())
        dialog.reject()

    answer(leave, name="dialog.answer")
    press(desk, "5")
    assert seen == [True]
    assert states(division)[TITLES[1]] is State.RECEIVED
