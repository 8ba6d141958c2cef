"""研修の受講状況 as paper and as a workbook: the sections' own numbers, each rate with what it is counted by."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.training import fix_staff, matrix
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.training import TrainingSession
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import ready, write_pdf
from leaderdesk.reports.training import training_matrix, write_workbook
from leaderdesk.reports.training_papers import certificates, sign_in_sheet
from tests.builders import add, division_store, handed_over, section_store
from tests.paper.pdf import page_texts

YEAR = 2026


@pytest.fixture(autouse=True)
def application():
    ready()


@pytest.fixture
def store(tmp_path):
    """A city of which two sections told: more than 100 %, nobody to take part, and a brigade of 130 in shifts."""
    with division_store(tmp_path / "division") as division:
        results = {
            "0501": [{"course": "A5", "target": 38, "attended": 41, "understanding": "4.2"},
                     {"course": "S1", "target": 3, "attended": 3, "follow_up": 12},
                     {"course": "A2", "target": 0, "attended": 0}],
            "1503": [{"course": "A5", "target": 130, "attended": 52, "completed": 50, "elearning": 40}],
        }  # fmt: skip
        for section, told in results.items():
            with section_store(tmp_path / section, section) as made:
                for each in told:
                    add(made, "training_result", **each)
                list(receive(division, [handed_over(made, tmp_path / "mail")]))
        yield division


def squeezed(text):
    return re.sub(r"\s", "", text)


def test_the_paper_says_what_the_sections_said_and_how_rates_are_counted(store, tmp_path):
    assert write_pdf(training_matrix(store, YEAR), tmp_path / "研修.pdf") == len(page_texts(tmp_path / "研修.pdf"))
    text = squeezed("".join(page.text() for page in pages(training_matrix(store, YEAR))))
    for wanted in (
        "1689355.4%",
        "107.9",
        "部下指導の人数12人",
        "受講率＝受講人数÷対象人数×100",
        "今の課名簿",
        "必須の研修",
    ):
        assert squeezed(wanted) in text, wanted
    fix_staff(store, store.today())
    assert "この年度に確定した職員数" in "".join(page.text() for page in pages(training_matrix(store, YEAR)))


def test_every_section_stands_in_the_matrix_of_the_paper(store):
    found = matrix(store, YEAR)
    text = "".join(page.text() for page in pages(training_matrix(store, YEAR)))
    assert all(section.name in text for section in found.sections)


def test_the_workbook_is_read_by_machines(store, tmp_path):
    write_workbook(store, YEAR, tmp_path / "研修.xlsx")
    book = load_workbook(tmp_path / "研修.xlsx")
    rows = {(row[2], row[4]): row for row in book["課別研修別"].iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {("0501", "A5"), ("0501", "S1"), ("0501", "A2"), ("1503", "A5")}
    assert rows["1503", "A5"][6:11] == (130, 52, 50, 40, None)
    assert rows["0501", "S1"][10] == 12
    assert rows["0501", "A5"][-3] == pytest.approx(107.9)
    assert rows["0501", "A2"][-3] is None  # nobody was to take part: no rate, not 0
    courses = {row[2]: row for row in book["研修別"].iter_rows(min_row=2, values_only=True)}
    assert len(courses) == 11
    assert courses["A5"][4:8] == (2, 168, 93, 50)
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert all(cell.value for cell in sheet[1])


def test_a_city_that_told_nothing_has_a_paper_too(tmp_path):
    with division_store(tmp_path) as empty:
        assert "未受講" in "".join(page.text() for page in pages(training_matrix(empty, YEAR)))
        write_workbook(empty, YEAR, tmp_path / "空.xlsx")


def test_a_sign_in_sheet_has_a_line_for_everyone_and_some_to_spare(store):
    add(store, "training_session", name="第1回", capacity=30, begins_at="13:30", ends_at="15:00", place="第1会議室")
    [session] = all_rows(store, Query(TrainingSession))

    def lines(document):
        return max(int(word) for page in pages(document) for word in page.text().split() if word.isdecimal())

    assert lines(sign_in_sheet(store, session)) == 30
    assert lines(sign_in_sheet(store, session, ["見本 一郎"] * 40)) == 43
    text = "".join(page.text() for page in pages(sign_in_sheet(store, session)))
    assert all(wanted in text for wanted in ("13:30～15:00", "第1会議室", "令和8年10月15日", "署名"))


def test_each_certificate_is_a_page_of_its_own(store):
    add(store, "training_session", name="第1回")
    [session] = all_rows(store, Query(TrainingSession))
    paper = certificates(store, session, ["見本 一郎", "見本 花子"], issuer="青葉原市長", issued_on=store.today())
    first, second = (page.text() for page in pages(paper))
    assert "見本 一郎" in first
    assert "見本 花子" not in first
    assert "見本 花子" in second
    [blank] = pages(certificates(store, session, [], issuer="青葉原市長", issued_on=store.today()))
    assert "様" in blank.text()
