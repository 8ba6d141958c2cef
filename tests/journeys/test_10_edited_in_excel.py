"""Journey 10: a file was changed in Excel on its way; the division sees each cell, marks what is right, and takes it in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leaderdesk.exchange.hand_edits import EDITOR
from leaderdesk.ledger.check import check
from tests.builders import add, division_store, handed_over
from tests.desktop import click, desk_of, part, press, wait_for
from tests.exchange.files import REQUESTS, by_hand, saved_anew


@pytest.fixture
def division(tmp_path):
    with division_store(tmp_path / "division") as store:
        yield store


@pytest.fixture
def window(division, tmp_path):
    with desk_of(division, tmp_path / "desk") as window:
        yield window


@pytest.fixture
def records(leader):
    return [add(leader, title="窓口の番号札を替えたい", people="5"), add(leader, title="様式をそろえたい")]


@pytest.fixture
def edited(leader, records, tmp_path):
    """The section's file after its 課長 went over it: two good cells, one that no date is, a row of his own."""

    def change(book):
        sheet = book[REQUESTS]
        place = {cell.value: cell.row for cell in sheet["E"]}
        row = place["窓口の番号札を替えたい"]
        sheet[f"E{row}"] = "窓口の番号札を新しくしたい"
        sheet[f"O{row}"] = "１２人"
        sheet[f"I{place['様式をそろえたい']}"] = "来週ぐらい"
        sheet.append([None] * 4 + ["課長が足した要望"])

    changed = by_hand(handed_over(leader, tmp_path / "out"), tmp_path / "届いたもの.xlsx", change)
    return saved_anew(changed, tmp_path / "anew")


def look_at(window, path):
    window.open_page("receive")
    page = window.current_page()
    page.look_at([path])
    wait_for(lambda: not window.jobs.is_busy())
    return page


def shown(page):
    model = page.verdicts.edits.model
    return [[model.index(row, column).data() for column in range(1, 7)] for row in range(model.rowCount())]


def mark(page, field):
    """Put a mark at a field by the keyboard."""
    row = next(row for row, line in enumerate(page.verdicts.edits.model.lines) if line.field == field)
    page.verdicts.edits.table.setFocus()
    page.verdicts.edits.table.choose(row)
    press(page.verdicts.edits.table, "Space")


def test_marked_cells_become_a_version_and_the_others_stay_with_their_reason(window, division, records, edited):
    page = look_at(window, edited)
    assert page.verdicts.edits.isVisible()
    lines = {line[2]: line for line in shown(page)}
    assert lines["件名"][3:5] == ["窓口の番号札を替えたい", "窓口の番号札を新しくしたい"]
    assert lines["関わる人数"][3:5] == ["5", "１２人"]
    assert "LD-1201" in lines["発生日"][5]
    assert lines["記録にない行"][4] == "課長が足した要望"
    assert page.verdicts.edits.model.accepted == frozenset()

    mark(page, "件名")
    mark(page, "発生日")
    assert len(page.verdicts.edits.model.accepted) == 1
    click(part(window, "action.take_in", QPushButton))
    wait_for(lambda: not window.jobs.is_busy())
    head = division.view(records[0].record_id).shown
    assert (head.body["title"], head.body["people"], head.author) == ("窓口の番号札を新しくしたい", "5", EDITOR)
    assert head.parents == (records[0].rev_id,)
    assert division.view(records[1].record_id).heads == (records[1],)
    assert check(division) == []

    click(part(window, "action.accept_all_edits", QPushButton))
    click(part(window, "action.take_in", QPushButton))
    wait_for(lambda: not window.jobs.is_busy())
    head = division.view(records[0].record_id).shown
    assert (head.body["title"], head.body["people"], head.n) == ("窓口の番号札を新しくしたい", "12", 3)
    assert not part(window, "action.take_in", QPushButton).isVisible()

    page = look_at(window, edited)
    assert [line[2] for line in shown(page)] == ["発生日", "記録にない行"]


def test_nothing_is_marked_by_itself_and_a_mark_can_be_taken_back(window, division, records, edited):
    page = look_at(window, edited)
    click(part(window, "action.accept_all_edits", QPushButton))
    assert len(page.verdicts.edits.model.accepted) == 2
    click(part(window, "action.accept_no_edits", QPushButton))
    boxes = [page.verdicts.edits.model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert (boxes.count(Qt.CheckState.Unchecked), boxes.count(None)) == (2, 2)
    click(part(window, "action.take_in", QPushButton))
    wait_for(lambda: not window.jobs.is_busy())
    assert division.view(records[0].record_id).heads == (records[0],)
