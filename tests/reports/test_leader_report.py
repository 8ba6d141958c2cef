"""指導の成果 as paper and as a workbook."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from leaderdesk.exchange.receive import receive
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import ready
from leaderdesk.reports.leader_report import hours, leader_report_document, write_workbook
from tests.builders import add, division_store, handed_over, section_store

YEAR = 2026


@pytest.fixture(autouse=True)
def application():
    ready()


@pytest.fixture
def section(tmp_path):
    with section_store(tmp_path / "s") as store:
        for _ in range(3):
            add(store, "activity", theme="パスワードの付け方", people=18, minutes=25)
        yield store


def words(document):
    return re.sub(r"\s", "", "".join(page.text() for page in pages(document)))


def test_a_sections_paper_tells_its_own_year_alone(section):
    text = words(leader_report_document(section, YEAR))
    for wanted in (
        "市民課",
        "リテラシー向上の指導意識付け3541:15",
        "パスワードの付け方3154",
        "S2情報セキュリティ対策研修",
    ):
        assert wanted in text, wanted
    assert "秘書課" not in text


def test_the_citys_paper_and_workbook_hold_every_section(section, tmp_path):
    with division_store(tmp_path / "d") as division:
        list(receive(division, [handed_over(section, tmp_path / "mail")]))
        text = words(leader_report_document(division, YEAR))
        assert "秘書課" in text
        assert "1/64課" in text
        write_workbook(division, YEAR, tmp_path / "指導.xlsx")
    book = load_workbook(tmp_path / "指導.xlsx")
    rows = {row[2]: row for row in book["課別"].iter_rows(min_row=2, values_only=True)}
    assert len(rows) == 64
    assert rows["0501"][9:13] == (3, 54, 75, 0)
    assert [row[2:] for row in book["話題"].iter_rows(min_row=2, values_only=True)] == [
        ("パスワードの付け方", 3, 1, 54, "S2", "情報セキュリティ対策研修"),
    ]  # fmt: skip


def test_minutes_are_told_as_hours():
    assert [hours(minutes) for minutes in (0, 59, 60, 6005)] == ["0:00", "0:59", "1:00", "100:05"]
