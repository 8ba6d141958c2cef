"""Journey 15: a section without LeaderDesk gets a form, fills it in with Excel, and its rows come in; later it corrects."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import division_store
from tests.desktop import answer, click, desk_of, part, settle, wait_for
from tests.exchange.files import REQUESTS, by_hand, saved_anew


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        yield store


@pytest.fixture
def window(division, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "usb"))
    monkeypatch.setattr("leaderdesk.desk.pages.submissions.QDesktopServices.openUrl", lambda _url: True)
    with desk_of(division, tmp_path / "desk") as window:
        yield window


@pytest.fixture
def blank(window, tmp_path):
    """The form that the division made for 市民課, by its own buttons."""

    def choose(dialog):
        box = part(dialog, "field.templates.section", QComboBox)
        box.setCurrentIndex(box.findData("0501"))
        click(part(dialog, "action.write_templates", QPushButton))

    window.open_page("submissions")
    answer(choose, name="dialog.templates")
    click(part(window, "action.templates", QPushButton))
    wait_for(lambda: not window.jobs.is_busy())
    settle()
    [file] = (tmp_path / "usb").glob("*.xlsx")
    return file


def filled(book):
    sheet = book[REQUESTS]
    rows = [
        ("番号札を替えたい", "令和８年４月１日", "約３０人"),
        ("いつの要望か", "8/3/5", "三十"),
        ("日が悪い", "R8.2.30", "数人"),
    ]
    for row, (title, day, people) in enumerate(rows, 4):
        sheet[f"B{row}"], sheet[f"F{row}"], sheet[f"L{row}"] = title, day, people


def look_at(window, path):
    window.open_page("receive")
    page = window.current_page()
    page.look_at([path])
    wait_for(lambda: not window.jobs.is_busy())
    return page


def take_in(window):
    window.activateWindow()
    click(part(window, "action.take_in", QPushButton))
    wait_for(lambda: not window.jobs.is_busy())


def titles(division):
    return {row.body["title"]: row for row in all_rows(division, Query(Request))}


def test_from_the_blank_form_to_the_city_s_list(window, division, blank, tmp_path):
    sent = saved_anew(by_hand(blank, tmp_path / "市民課から.xlsx", filled), tmp_path / "mail")
    page = look_at(window, sent)
    assert [(edit.cell, edit.why.code) for edit in page.verdicts.edits.model.lines] == [
        ("F6", "LD-1203"),
        ("L6", "LD-1301"),
    ]
    assert not part(window, "action.accept_all_edits", QPushButton).isVisible()
    asking = part(window, "action.choose_readings", QPushButton)
    assert asking.text() == "読み方を選ぶ（1 か所）"

    def choose(dialog):
        box = part(dialog, "field.reading.0", QComboBox)
        assert [box.itemText(place) for place in range(box.count())] == [
            "あとで選ぶ",
            "平成20年3月5日",
            "令和8年3月5日",
        ]
        assert not part(dialog, "action.decide_readings", QPushButton).isEnabled()
        box.setCurrentIndex(2)
        click(part(dialog, "action.decide_readings", QPushButton))

    answer(choose, name="dialog.readings")
    click(asking)
    assert not asking.isVisible()
    take_in(window)
    found = titles(division)
    assert set(found) == {"番号札を替えたい", "いつの要望か"}
    assert {row.owner for row in found.values()} == {"0501"}
    assert found["いつの要望か"].body["raised_on"] == "2026-03-05"
    assert [row.body["people"] for row in found.values()] == ["30", "30"]

    def corrected(book):
        book[REQUESTS]["F6"], book[REQUESTS]["L6"] = "R8.2.28", "5人"
        book[REQUESTS]["L4"] = "40人"

    again = by_hand(sent, tmp_path / "直したもの.xlsx", corrected)
    page = look_at(window, again)
    assert (page.model.lines[0].change.new, page.model.lines[0].change.changed) == (1, 1)
    take_in(window)
    found = titles(division)
    assert (found["番号札を替えたい"].body["people"], len(found)) == ("40", 3)
    assert check(division) == []


def test_a_reading_may_be_chosen_after_the_other_rows_are_in(window, division, blank, tmp_path):
    page = look_at(window, by_hand(blank, tmp_path / "市民課から.xlsx", filled))
    take_in(window)
    assert set(titles(division)) == {"番号札を替えたい"}
    answer(lambda dialog: (part(dialog, "field.reading.0").setCurrentIndex(1), dialog.accept()), name="dialog.readings")
    click(part(window, "action.choose_readings", QPushButton))
    take_in(window)
    assert titles(division)["いつの要望か"].body["raised_on"] == "2008-03-05"
    assert page.model.lines[0].is_in


def test_every_part_of_the_dialogs_has_a_name(qapp):
    from leaderdesk.desk.dialogs.export import ExportDialog
    from leaderdesk.desk.dialogs.readings import ReadingsDialog
    from leaderdesk.desk.dialogs.templates import TemplatesDialog
    from leaderdesk.exchange.filled_template import Question
    from tests.desk.test_pages import nameless

    question = Question(
        REQUESTS, "F5", "発生日", "8/3/5", (("2008-03-05", "平成20年3月5日"), ("2026-03-05", "令和8年3月5日"))
    )
    for dialog in (ReadingsDialog([question]), TemplatesDialog({"0501": "市民課"}), ExportDialog()):
        dialog.show()
        settle()
        assert nameless(dialog) == []
        dialog.deleteLater()
    settle()
