"""Journey: two years of 調書. Answered, frozen, reported, changed after advice, reviewed, carried over; the old ones come out as they were."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLineEdit, QPushButton

from leaderdesk.analysis.editions import editions_of, lines
from leaderdesk.analysis.layouts import Layout, use_layout
from leaderdesk.cli import run
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.meetings import Opinion
from leaderdesk.kinds.progress import SheetState
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, handed_over
from tests.desktop import answer, click, desk_of, part, settle, wait_for
from tests.measures import SECTION, YEAR, answers, confirmed, copied, opinion
from tests.paper.pdf import page_texts
from tests.reports.layouts import one_page_form

NEXT = YEAR + 1


@pytest.fixture
def division(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "a", "division") as store:
        yield store


@pytest.fixture
def section(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "b", "section") as store:
        yield store


def page_of(window):
    window.open_page("plan_sheets")
    wait_for(lambda: not window.jobs.is_busy())
    settle()
    return window.current_page()


def frozen(window, page):
    answer(lambda dialog: click(part(dialog, "action.freeze_complete", QPushButton)), name="dialog.freeze_sheets")
    click(page.freeze_button)
    wait_for(lambda: not window.jobs.is_busy())
    settle()


def reported(window, page, state, day):
    def on_that_day(dialog):
        part(dialog, "field.plan_sheet.reported_on", QLineEdit).setText(day)
        click(part(dialog, "action.do_report", QPushButton))

    page.list.table.selectAll()
    answer(on_that_day, name="dialog.report_sheets")
    [entry] = [each for each in page.report_button.menu().actions() if each.objectName() == f"menu.report_{state}"]
    entry.trigger()
    wait_for(lambda: not window.jobs.is_busy())
    settle()


def written(store, folder, name, *more):
    """What the command line writes of one sheet."""
    target = folder / name
    command = ["report", store.target, "plan-sheet", "--measure", "1-01", "--to", target, *more]
    assert run([str(word) for word in command]) == 0
    return target.read_bytes()


def test_two_years_of_sheets(division, section, tmp_path):
    use_layout(division, Layout("様式第1号.xlsx", one_page_form()))
    with desk_of(division, tmp_path / "desk") as window:
        page = page_of(window)
        frozen(window, page)
        for state, day in (("steering", "R8.10.20"), ("headquarters", "R8.11.18")):
            reported(window, page, state, day)
    of_this_year = ("--year", str(YEAR), "--edition", "1")
    first = written(division, tmp_path, "1.xlsx", *of_this_year)
    written(division, tmp_path, "1.pdf", *of_this_year)

    said = opinion(division, "1-01", text="高齢者の支援を加えること。")
    division.edit(
        said.record_id,
        {"state": "planned", "policy": "支援員を置く", "due": "2027-01-31", "section": SECTION, "owner_post": "記録係"},
    )
    add(
        division,
        "review_action",
        measure="1-01",
        year=YEAR,
        decision="拡充",
        reason="効果があったため",
        next_target="60 %",
    )
    with desk_of(division, tmp_path / "desk") as window:
        page = page_of(window)
        assert [line.changed for line in page.list.model.lines] == [(21, 22), ()]
        frozen(window, page)
    this_year = editions_of(division, YEAR)
    assert [(each.number, each.state) for each in this_year["1-01"]] == [
        (1, SheetState.HEADQUARTERS),
        (2, SheetState.REVIEWED),
    ]
    assert [each.number for each in this_year["1-02"]] == [1]

    division.now.at = section.now.at = dt.datetime(2027, 8, 2, 9, 0, tzinfo=division.now.at.tzinfo)
    sent = distribute(division, tmp_path / "out", {SECTION: "市民課"})
    list(receive(section, sent, confirm=True))  # the first of a new year: its code was compared by telephone
    assert len(editions_of(section, YEAR)["1-01"]) == 2  # the section holds its own frozen sheets
    for code in ("1-01", "1-02"):
        add(
            division,
            "milestone",
            measure=code,
            year=NEXT,
            step="運用",
            name="支援員の配置",
            first_quarter=1,
            last_quarter=4,
        )
    list(receive(section, distribute(division, tmp_path / "out", {SECTION: "市民課"})))
    next_answers(section)
    list(receive(division, [handed_over(section, tmp_path / "mail")]))
    for code in ("1-01", "1-02"):
        confirmed(division, code, year=NEXT)
    with desk_of(division, tmp_path / "desk") as window:
        page = page_of(window)
        assert page.year == NEXT
        assert [line.is_complete for line in page.list.model.lines] == [True, True]
        changed = page.list.model.lines[0].content.since
        assert {11, 12, 17} <= set(changed)
        assert not {1, 2, 7, 8} & set(changed)
        frozen(window, page)
    [carried, _] = lines(division, NEXT)
    assert carried.newest.content.since == changed
    assert carried.content.entries["指標"][0]["前年度の実績値"] == "42"

    assert written(division, tmp_path, "1b.xlsx", *of_this_year) == first
    written(division, tmp_path, "1b.pdf", *of_this_year)
    assert page_texts(tmp_path / "1b.pdf") == page_texts(tmp_path / "1.pdf")
    new = load_workbook_of(written(division, tmp_path, "2.xlsx", "--year", str(NEXT)), tmp_path)
    assert new.sheetnames == ["1-01"]
    assert [row.body["state"] for row in all_rows(division, Query(Opinion))] == ["planned"]
    assert check(division) == []


def next_answers(section):
    answers(section, ["1-01", "1-02"], year=NEXT, progress=80)


def load_workbook_of(content, folder):
    (folder / "x.xlsx").write_bytes(content)
    return load_workbook(folder / "x.xlsx")
