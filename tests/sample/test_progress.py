"""The sample city's year of the measures: answered, confirmed, frozen, reported, reviewed; and the sheets of last year."""

from __future__ import annotations

from collections import Counter

import pytest

from leaderdesk.analysis import editions
from leaderdesk.analysis.measures import answered, in_year
from leaderdesk.analysis.progress import AnswerState, lines
from leaderdesk.analysis.progress_sheet import sheet
from leaderdesk.kinds.meetings import Opinion
from leaderdesk.kinds.progress import ReviewAction, SheetState
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.sample.plan import NEVER_SUBMITS
from leaderdesk.sample.progress import SENT_BACK
from tests.cities import opened

LAST, THIS = 2025, 2026


@pytest.fixture
def division(city):
    with opened(city / "answered" / "division.db") as store:
        yield store


@pytest.mark.parametrize("year", [LAST, THIS])
def test_every_section_that_hands_over_answered_and_is_confirmed(division, year):
    found = lines(division, year)
    assert len(found) == 48
    assert {line.section for line in found if line.standing is not AnswerState.CONFIRMED} == {NEVER_SUBMITS}
    assert check(division) == []


def test_the_grades_follow_from_the_figures(division):
    grades = Counter(answered(division, THIS).values())
    assert {"AD-B", "AD-C"} <= set(grades)
    assert grades["AD-B"] > sum(grades.values()) / 2
    for line in lines(division, THIS):
        if line.report is not None:
            told = sheet(division, line, THIS)
            assert line.report.body["rating"] == told.suggestion.grade.code
            assert all(figure.value for figure in told.figures)


def test_last_years_sheets_are_frozen_and_done_and_this_years_went_to_all_bodies(division):
    for year, state in ((LAST, SheetState.DONE), (THIS, SheetState.COUNCIL)):
        newest = [line.newest for line in editions.lines(division, year) if line.newest]
        assert len(newest) == 47
        assert {edition.state for edition in newest} == {state}
    [line] = editions.lines(division, THIS, [SENT_BACK])
    assert "n=2,480" in line.newest.content.shown("根拠")
    assert line.content.since  # what differs from the sheet of last year


def test_what_was_said_of_measures_and_what_was_decided_stands_on_them(division):
    about = [row for row in all_rows(division, Query(Opinion)) if "measure" in row.body]
    assert len(about) > 15
    decided = count(division, Query(ReviewAction, where={"year": THIS}))
    assert decided == 43
    codes = [row.body["code"] for row in all_rows(division, editions.measures_of(THIS))]
    assert len({found.decision.get("decision") for found in in_year(division, codes, THIS).values()}) >= 3


def test_a_section_knows_the_measures_that_it_answered_for(city):
    with opened(city / "sections" / "0401.db") as store:
        found = lines(store, THIS)
        assert [line.part.value for line in found if line.report is not None] == ["in_charge"] * 2
        assert check(store) == []
