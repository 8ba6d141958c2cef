"""施策: the list of a 年度 and what is known of each measure in it."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.cycle import Stamp, stamps
from leaderdesk.analysis.measures import delayed, in_year, marks, measures_of, years_of_measures
from leaderdesk.codes import answer_id
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.progress import ProgressReview
from leaderdesk.ledger.query import all_rows
from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def store(tmp_path):
    with division_store(tmp_path) as made:
        yield made


def codes(store, year, **where):
    return [row.body["code"] for row in all_rows(store, measures_of(year, **where))]


def answered(store, folder, **typed):
    """The section's answer, handed over to the division; gives it."""
    with section_store(folder / "section") as section:
        given = add(section, "progress_report", **typed)
        assert [taken.code for taken in receive(store, [handed_over(section, folder)])] == [""]
    return given


def confirm(store, report, *, seen_version):
    body = {"report": report.record_id, "seen_version": seen_version, "state": "confirmed", "checked_on": "2026-08-03"}
    store.put({answer_id(report.record_id, ProgressReview.KIND): (ProgressReview, body)})


def test_a_year_has_the_measures_that_began_by_then_and_have_not_ended(store):
    add(store, "measure", code="1-01")
    add(store, "measure", code="1-02", first_year=2027)
    add(store, "measure", code="1-03", first_year=2024, last_year=2025)
    add(store, "measure", code="1-04", valid_until="2026-03-31")
    add(store, "measure", code="1-05", valid_until="2027-03-31")
    add(store, "measure", code="1-06", first_year=2026, last_year=2026, section="0502")
    assert codes(store, 2026) == ["1-01", "1-05", "1-06"]
    assert codes(store, 2027) == ["1-01", "1-02"]
    assert codes(store, 2025) == ["1-01", "1-03", "1-04", "1-05"]
    assert codes(store, 2026, section="0502") == ["1-06"]


def test_every_stamp_is_given_by_a_record(store, tmp_path):
    add(store, "measure", code="1-01")

    def given():
        return stamps(in_year(store, ["1-01"], 2026)["1-01"])

    add(store, "indicator", measure="1-01", name="件数")
    assert given() == set()
    add(store, "indicator", measure="1-01", name="利用率", target=60)
    assert given() == {Stamp.PLAN}
    report = answered(store, tmp_path, measure="1-01", rating="AD-B", progress=70)
    assert given() == {Stamp.PLAN, Stamp.DO}
    confirm(store, report, seen_version="an earlier one")
    assert given() == {Stamp.PLAN, Stamp.DO}
    confirm(store, report, seen_version=report.rev_id)
    assert given() == {Stamp.PLAN, Stamp.DO, Stamp.CHECK}
    add(store, "review_action", measure="1-01", year=2026, decision="継続", reason="効果が出ているため")
    assert given() == set(Stamp)
    assert stamps(in_year(store, ["1-01"], 2027)["1-01"]) == {Stamp.PLAN}


def test_the_late_ones_are_those_whose_grade_counts_as_late(store, tmp_path):
    add(store, "measure", code="1-01")
    add(store, "measure", code="1-02")
    answered(store, tmp_path, measure="1-02", rating="AD-C")
    assert delayed(store, 2026) == ["1-02"]
    assert delayed(store, 2025) == []
    assert marks(store)["AD-C"] == "C"


def test_the_years_are_those_of_the_calendar_and_this_one(store):
    assert years_of_measures(store) == [2026]
    typed = {"asked_on": "2025-06-10", "base_date": "2025-06-30", "due": "2025-07-31"}
    add(store, "progress_round", year=2025, title="前年度の照会", **typed)
    assert years_of_measures(store) == [2026, 2025]
