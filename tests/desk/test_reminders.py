"""提出状況: a month is chosen, who owes it is seen, and one press asks them all; one step takes it back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import NOON, Clock, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle


def test_everybody_who_owes_a_month_is_asked_at_once(tmp_path):
    with division_store(tmp_path / "d") as division, desk_of(division, tmp_path / "s") as desk:
        desk.open_page("submissions")
        settle()
        page = desk.current_page()
        assert not part(desk, "action.remind_missing", QPushButton).isEnabled()
        page.month_box.setCurrentIndex(page.month_box.findText("10月分"))
        page.month_box.activated.emit(page.month_box.currentIndex())
        page.department_box.setCurrentIndex(page.department_box.findText("市民生活部"))
        page.department_box.activated.emit(page.department_box.currentIndex())
        owed = page.shown()
        assert {state.department_name for state in owed} == {"市民生活部"}
        click(part(desk, "action.copy_reminder", QPushButton))
        letter = QGuiApplication.clipboard().text()
        assert "市民課" in letter
        assert "10月分の提出ファイルがまだ届いていません" in letter
        click(part(desk, "action.remind_missing", QPushButton))
        rows = all_rows(division, Query(Liaison))
        assert {row.body["addressee"] for row in rows} == {state.section for state in owed}
        assert {row.body["subject"] for row in rows} == {"10月分の提出のお願い"}
        page.take_focus()
        press(desk, "Ctrl+Z")
        assert count(division, Query(Liaison)) == 0


def test_what_is_seen_is_printed_with_how_late_each_is(tmp_path):
    """September is owed by all but 市民課, who handed over two days late; October by all."""
    clock = Clock(datetime(2026, 10, 2, 9, 0, tzinfo=NOON.tzinfo))
    with section_store(tmp_path / "s", now=clock) as leader, division_store(tmp_path / "d") as division:
        list(receive(division, [handed_over(leader, tmp_path / "mail")]))
        with desk_of(division, tmp_path / "settings") as desk:
            desk.open_page("submissions")
            settle()
            page = desk.current_page()
            page.month_box.setCurrentIndex(page.month_box.findText("9月分"))
            page.department_box.setCurrentIndex(page.department_box.findText("市民生活部"))
            page.department_box.activated.emit(page.department_box.currentIndex())
            printed = []

            def read(dialog):
                printed.append("\n".join(sheet.text() for sheet in dialog._pages))
                dialog.reject()

            answer(read, name="dialog.print_preview")
            click(part(desk, "action.print_submissions", QPushButton))
            page.only_missing.setChecked(True)
            answer(read, name="dialog.print_preview")
            click(part(desk, "action.print_submissions", QPushButton))
    whole, owing = printed
    assert "9月分" in whole
    assert "8 課のうち、提出済 1 課、未提出 7 課です。" in whole
    assert "提出済（2日遅れ）" in whole
    assert "未提出（54日遅れ）" in whole
    assert "市民課" not in owing
    assert "0 課、未提出 7 課です。" in owing
