"""Journeys 8 and 9: sections write what they counted of each course, the division sees the city and calls for the rest.

Through the real windows and real files.
"""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from leaderdesk.analysis.training import matrix
from leaderdesk.analysis.training_grid import CELLS
from leaderdesk.desk.models.training_grid import COLUMNS
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.training import TrainingResult
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import division_store, handed_over, section_store
from tests.desktop import desk_of, press, settle, write

YEAR = 2026
# 対象・受講・修了, line by line, as a leader has them in Excel.
NUMBERS = {
    "0501": "6\t5\t5\n4\t2\t\n2\t2\t2\n3\t0\t\n38\t30\t30\n1\t1\t\n3\t3\t\n38\t41\t38\n38\t35\t\n\t\t\n1\t0\t",
    "1503": "0\t0\t\n\t\t\n\t\t\n\t\t\n130\t52\t50\n\t\t\n6\t6\t\n130\t61\t\n130\t100\t\n\t\t\n\t\t",
}


@pytest.fixture
def city(tmp_path):
    with (
        division_store(tmp_path / "division") as division,
        section_store(tmp_path / "0501", "0501") as office,
        section_store(tmp_path / "1503", "1503") as brigade,
    ):
        yield division, {"0501": office, "1503": brigade}


def at_work(desk):
    desk.activateWindow()
    desk.open_page("training")
    settle()
    return desk.current_page()


def go(page, course, name):
    place = next(at for at, line in enumerate(page.model.lines) if line.course.code == course)
    page.grid.setFocus()
    page.grid.go_to(place, COLUMNS.index(name))
    settle()
    return place


def told(store):
    return {row.body["course"]: row.body for row in all_rows(store, Query(TrainingResult))}


def test_journey_8_a_leader_enters_the_years_results_in_one_grid(city, tmp_path):
    division, sections = city
    office = sections["0501"]
    with desk_of(office, tmp_path / "desk") as desk:
        page = at_work(desk)
        assert len(page.model.lines) == 11
        assert page.grid.currentIndex().column() == COLUMNS.index(CELLS[0])
        page.grid.setFocus()
        QGuiApplication.clipboard().setText(NUMBERS["0501"])
        press(desk, "Ctrl+V")
        rate = page.model.index(go(page, "S2", "attended"), COLUMNS.index("rate"))
        assert rate.data() == "! 107.9 %"
        assert page._warning.isVisible()
        go(page, "S1", "target")
        assert "follow_up" in page.items.fields
        page.items.focus("follow_up")
        write("12")
        go(page, "A1", "understanding")
        assert "follow_up" not in page.items.fields
        for key in "4.2":  # the first one opens the cell, the others go into it
            write(key)
        press(desk, "Return")
        press(desk, "Ctrl+S")
        settle()
        assert not page._fault.isVisible(), page._fault.text()
    results = told(office)
    assert set(results) == {"A1", "A2", "A3", "A4", "A5", "A6", "S1", "S2", "S3", "S5"}  # S4 was left empty
    assert (results["S1"]["follow_up"], results["A1"]["understanding"]) == ("12", "4.2")
    [verdict] = receive(division, [handed_over(office, tmp_path / "mail")])
    assert verdict.outcome.value == "imported"
    found = matrix(division, YEAR)
    assert {code: found.cell("0501", code).attended for code in results} == {
        code: int(body["attended"]) for code, body in results.items()
    }
