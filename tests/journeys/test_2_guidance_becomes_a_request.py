"""Journey 2: guidance is logged, and what it brought to light becomes a request that stays linked to it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.ledger.query import Query, all_rows
from tests.desktop import click, part, press, settle, type_into, write


def months(desk):
    press(desk, "Alt+1")
    settle()
    return [int(bar.value) for bar in part(desk, "chart.months").bars]


def test_guidance_is_saved_and_opens_a_filled_request(desk, leader):
    before = months(desk)
    press(desk, "Ctrl+G")
    write("複合機スキャンの共有フォルダー保存")
    type_into(part(desk, "field.guidance.people", QLineEdit), "5")
    type_into(part(desk, "field.guidance.memo", QPlainTextEdit), "保存先が分からず、紙で回している。")
    press(desk, "Ctrl+S")
    click(part(desk, "action.make_request", QPushButton))
    assert part(desk, "field.request.title", QLineEdit).text() == "複合機スキャンの共有フォルダー保存"
    assert part(desk, "field.request.problem", QPlainTextEdit).toPlainText() == "保存先が分からず、紙で回している。"
    press(desk, "Ctrl+S")

    [request], [guidance] = all_rows(leader, Query(Request)), all_rows(leader, Query(Guidance))
    assert guidance.body["request"] == request.record_id
    links = [
        button.text() for button in desk.current_page().panel.findChildren(QPushButton) if "指導記録" in button.text()
    ]
    assert links == ["指導記録  複合機スキャンの共有フォルダー保存"]

    after = months(desk)
    november = 7  # of a year that begins in April
    assert [now - then for now, then in zip(after, before, strict=True)] == [
        2 * (place == november) for place in range(12)
    ]
