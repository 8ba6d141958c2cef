"""Journeys 8 and 9: sections write what they counted of each course, the division sees the city and calls for the rest.

Through the real windows and real files.
"""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication

from leaderdesk.analysis.training import matrix
from leaderdesk.analysis.training_grid import CELLS
from leaderdesk.desk.models.training_grid import COLUMNS
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.training import TrainingResult
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import division_store, handed_over, section_store
from tests.desktop import click, desk_of, part, press, settle, write

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


def text_of(file):
    """Every cell of a workbook as one text."""
    return "\n".join(
        str(cell) for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )


def handed_in(city, folder):
    """Both sections hand in their numbers."""
    division, sections = city
    for code, store in sections.items():
        with desk_of(store, folder / f"desk-{code}") as desk:
            page = at_work(desk)
            page.grid.setFocus()
            QGuiApplication.clipboard().setText(NUMBERS[code])
            press(desk, "Ctrl+V")
            press(desk, "Ctrl+S")
        assert [each.outcome.value for each in receive(division, [handed_over(store, folder / "mail")])] == ["imported"]


def test_journey_9_the_training_officer_sees_the_city_and_calls_for_the_rest(city, tmp_path):
    division, sections = city
    handed_in(city, tmp_path)
    with desk_of(division, tmp_path / "desk") as desk:
        desk.activateWindow()
        desk.open_page("training")
        settle()
        page = desk.current_page()

        # 開催回登録: planned, then announced.
        click(part(desk, "action.new.training"))
        for name, text in (("course", "A5"), ("name", "第2回 DX研修"), ("held_on", "R9.1.20"), ("state", "募集")):
            page.sessions.panel.form.fields[name].editor.put_typed(text)
        press(desk, "Ctrl+S")

        # 受講状況: sums are the sections' own numbers.
        page.tabs.setCurrentIndex(0)
        own = {code: told(store) for code, store in sections.items()}
        for course in matrix(division, YEAR).courses:
            numbers = [body for results in own.values() for code, body in results.items() if code == course.code]
            wanted = sum(int(body["attended"]) for body in numbers), sum(int(body["target"]) for body in numbers)
            found = matrix(division, YEAR).of_course(course.code)
            assert (found.attended, found.target) == wanted, course.code
        columns = [column.name for column in page.matrix.table.columns]
        assert page.matrix.table.model().index(0, columns.index("A5")).data() == "48.8"  # (30 + 52) ÷ (38 + 130)
        assert page.matrix.table.model().index(0, columns.index("S2")).data() == "60.7"
        assert "DX研修 6.8 %" in page.matrix._legend.text()  # 82 of 1,208, whoever told

        # 未受講 → 案内.
        page.show_course("A5")
        page.gaps.table.selectAll()
        click(part(page, "action.call_for_training"))
        page.export(tmp_path / "研修.xlsx")
        files = distribute(division, tmp_path / "out", {"0501": "市民課", "1503": "警防課", "0101": "秘書課"})
    list(receive(sections["0501"], files[:1]))
    office = sections["0501"]
    [inquiry] = all_rows(office, Query(Liaison))
    assert inquiry.body["addressee"] == "0501"
    assert "未受講 8 人" in inquiry.body["text"]
    assert "未受講 78 人" not in text_of(files[0])  # what another section is called for
    with desk_of(office, tmp_path / "desk-again") as desk:
        assert [row.body["name"] for row in at_work(desk)._coming.lines] == ["第2回 DX研修"]

    # The export obeys the rule for machine-readable data: one datum a cell, nothing merged, numbers as numbers.
    book = load_workbook(tmp_path / "研修.xlsx")
    for sheet in book:
        assert not sheet.merged_cells.ranges
    rows = list(book["課別研修別"].iter_rows(min_row=2, values_only=True))
    assert sum(row[7] for row in rows) == matrix(division, YEAR).whole().attended
    assert {row[0] for row in rows} == {"092991"}


def test_the_division_recounts_when_a_section_corrects_itself(city, tmp_path):
    """A corrected number replaces the old one: nothing is counted twice, and a file taken in again changes nothing."""
    division, sections = city
    handed_in(city, tmp_path)
    before = matrix(division, YEAR).of_course("A5")
    office = sections["0501"]
    with desk_of(office, tmp_path / "desk") as desk:
        page = at_work(desk)
        place = go(page, "A5", "attended")
        page.model.put(place, "attended", "38")
        press(desk, "Ctrl+S")
    file = handed_over(office, tmp_path / "mail")
    for _ in range(2):
        list(receive(division, [file]))
        after = matrix(division, YEAR).of_course("A5")
        assert (after.results, after.attended) == (before.results, before.attended + 8)
