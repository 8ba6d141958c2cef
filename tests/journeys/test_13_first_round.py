"""Journey: a first-time clerk's round at the division, step by step as the help's はじめての一巡 tells it.

Sixty files of the sample city, three of them spoilt: received, answered, distributed, and read by a section. Each step
is done as the page says, and every word that the page puts in 「」 there must be seen on the desk while it is done.
"""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from leaderdesk.analysis.triage import state_of
from leaderdesk.desk.dialogs.help import HelpWindow
from leaderdesk.desk.first_round import ACCEPTED, DECLINED, REASON
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.places import resource
from leaderdesk.sample.first_round import CHANGED, CUT_SHORT, EMPTY, SPOILT, sixty_files
from tests.cities import opened
from tests.desktop import answer, click, desk_of, part, press, settle, wait_for, write

SECTION = "0501"
BY_HAND_SECONDS = 5.0  # one press, choice or short word of somebody who reads first
TEN_MINUTES = 600
MINUTES = 180.0  # for a machine that is busy with other things too


def steps():
    """The page's steps: title to its text."""
    found = re.split(r"^## \d+\. (.+)$", resource("help", "first_round.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


class Round:
    """What the clerk does, counted; and what stood on the screen meanwhile."""

    def __init__(self):
        self.seen = {}
        self.presses = 0

    def look(self, title, *windows):
        texts = self.seen.setdefault(title, set())
        for window in windows:
            texts.add(window.windowTitle())
            for widget in window.findChildren(QWidget):
                if widget.isVisible():
                    texts |= set(_texts(widget))

    def did(self, presses=1):
        self.presses += presses


def _texts(widget):
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield widget.currentText()
    if isinstance(widget, QTableView):
        model = widget.model()
        yield from (str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount()))


def drop(zone, *paths):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    act, held, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(9, 9), act, content, held, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(9, 9), act, content, held, none))


def press_heading(table, name):
    header = table.horizontalHeader()
    place = [column.name for column in table.columns].index(name)
    at = QPoint(header.sectionViewportPosition(place) + 9, 9)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press_row(table, row=0):
    table.scrollTo(table.model().index(row, 0))
    at = table.visualRect(table.model().index(row, table._first_shown())).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(1)


@pytest.fixture
def division(city, tmp_path):
    shutil.copyfile(city / "division.db", tmp_path / "division.db")
    with opened(tmp_path / "division.db", read_only=False) as store:
        yield store


@pytest.fixture
def leader(city, tmp_path):
    shutil.copyfile(city / "sections" / f"{SECTION}.db", tmp_path / "leader.db")
    with opened(tmp_path / "leader.db", read_only=False) as store:
        yield store


def test_sixty_files_are_received_answered_and_distributed_as_the_help_says(
    city, division, leader, tmp_path, monkeypatch
):
    came, sent = tmp_path / "3月の提出", tmp_path / "配布"
    sixty_files(city, came)
    sent.mkdir()
    clerk, began = Round(), time.monotonic()
    titles = iter(steps())
    with desk_of(division, tmp_path / "desk") as desk:
        receive(desk, clerk, titles, came, tmp_path / "受領結果.xlsx", monkeypatch)
        tell_who_is_missing(desk, clerk, next(titles))
        decide(desk, division, clerk, titles)
        distribute(desk, clerk, next(titles), sent)
    with desk_of(leader, tmp_path / "leader") as desk:
        read_as_a_section(desk, clerk, next(titles), sent)
    waited = time.monotonic() - began
    assert next(titles, None) is None

    for title, text in steps().items():
        on_screen = "\n".join(clerk.seen[title])
        for word in re.findall("「([^」]+)」", text):
            assert word in on_screen, f"{title}: 「{word}」"
    assert clerk.presses * BY_HAND_SECONDS + waited < TEN_MINUTES, (clerk.presses, waited)
    states = Counter(state_of(row) for row in all_rows(division, Query(Request)))
    assert set(states) == {State.RECEIVED, State.DECLINED, State.ACCEPTED}


def receive(desk, clerk, titles, came, result, monkeypatch):
    title = next(titles)
    desk.open_page("receive")
    page = desk.current_page()
    drop(page._zone, came)
    wait_for(lambda: not desk.jobs.is_busy(), patience=MINUTES)
    clerk.did(2)
    clerk.look(title, desk)
    verdicts = page.model.lines
    assert Counter(found.outcome for found in verdicts) == {Outcome.IMPORTED: 57, Outcome.REFUSED: 3}
    assert count(page._store, Query(Request)) == 0

    title = next(titles)
    press_heading(page.files, "outcome")
    press_heading(page.files, "outcome")
    named = []
    for row in range(3):
        press_row(page.files, row)
        named.append(page.verdicts._detail.toPlainText())
        clerk.look(title, desk)
    for section, why in ((CUT_SHORT, "途中で切れている"), (CHANGED, "書き換わっています"), (EMPTY, "空です")):
        assert [text for text in named if f"_{section}_" in text and why in text and "送り直し" in text]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(result), ""))
    click(page.save_result)
    assert load_workbook(result).active.max_row > 60
    clerk.did(7)

    title = next(titles)
    clerk.look(title, desk)
    click(part(desk, "action.take_in", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy(), patience=MINUTES)
    clerk.did()
    assert not {row.owner for row in all_rows(page._store, Query(Request))} & set(SPOILT)
    assert count(page._store, Query(Request)) > 700


def tell_who_is_missing(desk, clerk, title):
    desk.open_page("submissions")
    settle()
    page = desk.current_page()
    click(page.only_missing)
    assert {tile.key for tile in page.board.tiles} > set(SPOILT)
    click(part(desk, "action.copy_reminder", QPushButton))
    clerk.look(title, desk)
    clerk.did(5)
    letter = QGuiApplication.clipboard().text()
    assert all(page._store.names.label("section", "", code) in letter for code in SPOILT)


def decide(desk, division, clerk, titles):
    title = next(titles)
    desk.open_page("triage")
    settle()
    page = desk.current_page()
    press_row(page.list.table)
    press(desk, "Ctrl+A")
    press(desk, "1")
    clerk.look(title, desk)
    clerk.did(4)
    rows = all_rows(division, Query(Request))
    assert {state_of(row) for row in rows} == {State.RECEIVED}
    assert len({row.answer["number"] for row in rows}) == len(rows)

    title = next(titles)
    found = find(desk, page, DECLINED, clerk, title)
    answer(lambda dialog: fill(dialog, {"reason": REASON}, clerk, title), name="dialog.answer")
    press(desk, "5")
    told(division, found, State.DECLINED, reason=REASON)
    found = find(desk, page, ACCEPTED, clerk, title)
    press(desk, "2")
    told(division, found, State.CONSIDERING)
    page.list.table.setFocus()
    press(desk, "Ctrl+A")
    plan = {"assignee": "情報政策課 推進係", "due": "R9上期"}
    answer(lambda dialog: fill(dialog, plan, clerk, title), name="dialog.answer")
    press(desk, "3")
    told(division, found, State.ACCEPTED, assignee=plan["assignee"])
    clerk.did(5)


def find(desk, page, words, clerk, title):
    """Search, select all that is found, and give them."""
    desk.activateWindow()
    settle()
    press(desk, "Ctrl+F")
    page.list.search_box.selectAll()
    write(words)
    wait_for(lambda: page.list.model.query.search == words)
    press_row(page.list.table)
    press(desk, "Ctrl+A")
    clerk.look(title, desk)
    clerk.did(4)
    return page.list.selected()


def fill(dialog, fields, clerk, title):
    for name, text in fields.items():
        dialog.form.fields[name].editor.put_typed(text)
    clerk.look(title, dialog)
    clerk.did(1 + 2 * len(fields))
    click(part(dialog, "action.save_answer", QPushButton))
    if dialog.isVisible():  # else a failure would wait for ever
        QDialog.reject(dialog)


def told(division, record_ids, state, **fields):
    found = [row for row in all_rows(division, Query(Request)) if row.record_id in record_ids]
    assert len(found) > 5
    for row in found:
        assert state_of(row) is state
        assert fields.items() <= row.answer.items()


def distribute(desk, clerk, title, target):
    desk.open_page("distribution")
    settle()
    part(desk, "field.distribution.folder", QLineEdit).setText(str(target))
    clerk.look(title, desk)
    click(part(desk, "action.distribute", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy(), patience=MINUTES)
    clerk.did(4)
    page = desk.current_page()
    assert len(list(target.iterdir())) == len(page.model.lines)
    assert {line.waiting for line in page.model.lines} == {0}


def read_as_a_section(desk, clerk, title, sent):
    desk.open_page("submission")
    [file] = sent.glob(f"*_{SECTION}_*.xlsx")
    page = desk.current_page()
    drop(page._zone, file)
    wait_for(lambda: not desk.jobs.is_busy(), patience=MINUTES)
    clerk.look(title, desk)
    desk.open_page("home")
    settle()
    clerk.look(title, desk)
    clerk.did(3)
    answered = all_rows(page._store, Query(Request, answered={"state": [state.value for state in State]}))
    assert {state_of(row) for row in answered} >= {State.RECEIVED, State.ACCEPTED}


def test_the_page_shows_its_pictures_as_wide_as_it_is(qapp):
    window = HelpWindow.show_page(None, "first_round")
    settle()
    drawn = re.findall(r"!\[[^]]+\]\((pictures/[^)]+)\)", resource("help", "first_round.md").read_text("utf-8"))
    assert len(drawn) == len(steps())
    wide = window.text.document().size().width()
    assert wide <= window.text.viewport().width()
    for name in drawn:
        picture = window.text.loadResource(2, QUrl(name))
        assert wide * 0.8 < picture.deviceIndependentSize().width() < wide
    window.close()
