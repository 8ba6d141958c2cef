"""The first day: an empty PC, a city that no preset knows, codes typed by hand, and the first file taken in."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from leaderdesk.desk.app import Desk
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.query import Query, all_rows, count
from tests.desktop import answer, click, part, press, wait_for, write

CITY = "011002"  # a code that no preset of ours knows


def fill(wizard, name, text):
    field = part(wizard, f"field.first_run.{name}", QLineEdit)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.setText(text)
    field.editingFinished.emit()


def start(home, qapp, monkeypatch, *, role, **typed):
    """Start LeaderDesk on a PC that never had it, and answer its four short pages."""
    monkeypatch.setenv("LEADERDESK_HOME", str(home))

    def walk(wizard):
        part(wizard, f"field.first_run.{role}", QRadioButton).setChecked(True)
        wizard.next()
        for name, text in typed.items():
            fill(wizard, name, text)
        wizard.next()
        wizard.next()
        wizard.accept()

    met = answer(walk, name="dialog.first_run")
    desk = Desk(qapp)
    desk.open()
    wait_for(lambda: desk.store is not None and desk.window is not None and desk.window.current_name() == "home")
    assert met
    return desk


@pytest.fixture
def desks():
    made = []
    yield made
    for desk in made:
        desk.close()
        desk.deleteLater()


def test_from_an_empty_profile_to_the_first_request_at_the_division(tmp_path, qapp, monkeypatch, desks):
    leader = start(
        tmp_path / "leader", qapp, monkeypatch, role="leader",
        municipality=CITY, municipality_name="見本市", section="0101", section_name="見本課",
    )  # fmt: skip
    desks.append(leader)
    press(leader.window, "Ctrl+N")
    write("はじめての要望")
    press(leader.window, "Ctrl+S")
    leader.window.open_page("submission")
    part(leader.window, "field.submission.folder", QLineEdit).setText(str(tmp_path))
    click(part(leader.window, "action.submit", QPushButton))
    wait_for(lambda: not leader._jobs.is_busy())
    [file] = tmp_path.glob("*.xlsx")
    assert file.name == "LD提出_011002_0101_2026_A001.xlsx"
    leader.close()

    division = start(
        tmp_path / "division", qapp, monkeypatch, role="division", municipality=CITY, municipality_name="見本市"
    )
    desks.append(division)
    assert count(division.store, Query(Section)) == 0  # no 名簿 yet
    division.window.open_page("receive")
    page = division.window.current_page()
    page.look_at([file])
    wait_for(lambda: not division._jobs.is_busy())
    assert [verdict.outcome for verdict in page.model.lines] == [Outcome.HELD]
    page.files.choose(0)
    assert "見本課" in page.verdicts._detail.toPlainText()
    click(part(page, "action.add_section", QPushButton))
    assert [verdict.outcome for verdict in page.model.lines] == [Outcome.IMPORTED]

    [request] = all_rows(division.store, Query(Request))
    assert request.body["title"] == "はじめての要望"
    assert [row.body["name"] for row in all_rows(division.store, Query(Section))] == ["見本課"]
    division.window.open_page("city")
    assert division.window.current_page().current_list().model.rowCount() == 1
