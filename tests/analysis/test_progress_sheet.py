"""進捗回答の調書: what stands on it, what may not be said, and that all of it is written together or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leaderdesk.analysis.progress_sheet import answer, sheet
from leaderdesk.analysis.ratings import Gap
from leaderdesk.errors import InvalidRecordError
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, ProgressReport
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add
from tests.inquiry import YEAR, fill_in, line_of, plan, standing, town


@pytest.fixture
def city(tmp_path):
    with town(tmp_path) as made:
        plan(made.division, "1-01", "0501")
        add(made.division, "measure", code="1-02", section="0501", name="指標のない施策")
        made.ask()
        made.section("0501")
        made.send()
        yield made


@pytest.fixture
def leader(city):
    return city.section("0501")


def sheet_of(store, code, year=YEAR):
    return sheet(store, line_of(store, code, year=year), year)


def said(store, code, fields=None, value=None, result=None):
    """Answer with these alone; gives the faults."""
    told = sheet_of(store, code)
    values = {each.indicator_id: value or {} for each in told.figures}
    results = {each.milestone_id: result or {} for each in told.stages}
    try:
        answer(store, told, fields or {}, values, results)
    except InvalidRecordError as error:
        return {name: fault.code for name, fault in error.faults.items()}
    return {}


def codes(faults):
    return sorted((name.rpartition("/")[2], code) for name, code in faults.items())


GOOD = {"done": "画面を作った。", "rating": "AD-B"}
FIGURE = {"value": "45", "measured_on": "2026-06-30"}


def test_an_answer_is_one_transaction_of_its_report_figures_and_milestones(leader):
    written = fill_in(leader, "1-01")
    assert sorted(revision.kind for revision in written) == ["indicator_value", "milestone_result", "progress_report"]
    assert len({revision.written_at for revision in written}) == 1
    leader.take_back([revision.rev_id for revision in written])
    assert [count(leader, Query(kind)) for kind in (ProgressReport, IndicatorValue, MilestoneResult)] == [0, 0, 0]
    assert fill_in(leader, "1-01")
    told = sheet_of(leader, "1-01")
    assert (told.figures[0].reached.percent, told.suggestion.grade.mark) == (100, "B")


def test_saying_the_same_again_writes_nothing(leader):
    fill_in(leader, "1-01")
    assert fill_in(leader, "1-01") == []


def test_each_new_answer_counts_its_edition(leader):
    fill_in(leader, "1-01")
    fill_in(leader, "1-01", value="44")
    [row] = all_rows(leader, Query(ProgressReport))
    assert row.body["edition"] == "2"


@pytest.mark.parametrize(
    ("fields", "value", "result", "faults"),
    [
        ({}, {}, {}, [("done", "LD-1001"), ("rating", "LD-1001")]),
        ({"done": "した。", "rating": "AD-A"}, FIGURE, {}, [("rating_reason", "LD-1526")]),
        (GOOD, {"value": "45"}, {}, [("measured_on", "LD-1001")]),
        (GOOD, {"measured_on": "2026-06-30", "note": "数えていない"}, {}, [("value", "LD-1001")]),
        (GOOD, FIGURE, {"outcome": "reached", "reached_on": "2026-06-11"}, [("reached_on", "LD-1503")]),
        (GOOD, FIGURE, {"note": "結果がない"}, [("outcome", "LD-1001")]),
        (GOOD | {"hours_saved": "-1000000000001"}, FIGURE, {}, [("hours_saved", "LD-1302")]),
    ],
)
def test_what_may_not_be_said_is_told_by_its_field_and_nothing_is_kept(leader, fields, value, result, faults):
    assert codes(said(leader, "1-01", fields, value, result)) == faults
    assert count(leader, Query(ProgressReport)) == count(leader, Query(IndicatorValue)) == 0


def test_another_grade_than_the_suggested_one_needs_a_reason(leader):
    assert said(leader, "1-01", GOOD | {"rating": "AD-C"}, FIGURE) == {"rating_reason": "LD-1526"}
    assert said(leader, "1-01", GOOD | {"rating": "AD-C", "rating_reason": "開始が遅れたため"}, FIGURE) == {}


def test_a_day_alone_is_no_figure_and_an_emptied_figure_is_taken_away(leader):
    assert said(leader, "1-01", GOOD, {"measured_on": "2026-06-30"}) == {}
    assert count(leader, Query(IndicatorValue)) == 0
    said(leader, "1-01", GOOD, FIGURE)
    said(leader, "1-01", GOOD, {"measured_on": "2026-06-30"})
    assert count(leader, Query(IndicatorValue)) == 0
    said(leader, "1-01", GOOD, FIGURE)
    [row] = all_rows(leader, Query(IndicatorValue))
    assert (row.body["value"], row.head_count) == ("45", 1)


def test_a_measure_without_an_indicator_or_a_milestone_is_answered_without_a_suggestion(leader):
    told = sheet_of(leader, "1-02")
    assert (told.figures, told.stages, told.suggestion) == ((), (), None)
    assert said(leader, "1-02", GOOD | {"rating": "AD-A"}) == {}


@pytest.mark.parametrize(
    ("facts", "value", "gap", "percent"),
    [
        ({"target": 60}, "30", None, 50),
        ({"base": 40, "base_year": "R7"}, "30", Gap.NO_TARGET, None),
        ({"base": 0, "base_year": "R7", "target": 20, "target_year": "R11"}, "5", None, 100),
        ({"base": -8, "base_year": "R7", "target": -4, "target_year": "R8"}, "-6", None, 50),
        (
            {"base": 60, "base_year": "R7", "target": 20, "target_year": "R11", "direction": "少ないほどよい"},
            "50",
            None,
            100,
        ),
    ],
)
def test_every_sort_of_indicator_has_its_place_on_the_sheet(city, leader, facts, value, gap, percent):
    add(city.division, "indicator", measure="1-02", name="見本の指標", **facts)
    city.send()
    said(leader, "1-02", GOOD | {"rating_reason": "見本の理由"}, {"value": value, "measured_on": "2026-06-30"})
    [figure] = sheet_of(leader, "1-02").figures
    assert (figure.reached.gap, figure.reached.percent) == (gap, percent)


def test_last_years_answer_stands_beside_and_what_differs_is_told(city, leader):
    last = line_of(leader, "1-01", year=YEAR - 1)
    told = sheet(leader, last, YEAR - 1)
    answer(
        leader,
        told,
        {"done": "調べた。", "rating": "AD-B", "budget": "300", "issue": "人手"},
        {told.figures[0].indicator_id: {"value": "40", "measured_on": "2025-06-30"}},
        {},
    )
    fill_in(leader, "1-01", issue="人手")
    now = sheet_of(leader, "1-01")
    assert now.last["done"] == "調べた。"
    assert now.figures[0].before["value"] == "40"
    assert now.differences() == ["done", "budget"]


def test_a_milestone_that_was_put_off_comes_again_next_year(city, leader):
    fill_in(leader, "1-01", outcome="postponed")
    add(
        city.division,
        "milestone",
        measure="1-01",
        year="R9",
        first_quarter=1,
        last_quarter=4,
        step="運用",
        name="使い始める",
    )
    city.send()
    stages = sheet_of(leader, "1-01", YEAR + 1).stages
    assert [(stage.milestone.name, stage.is_late) for stage in stages] == [("画面を作る", True), ("使い始める", False)]
    fill_in(leader, "1-01", outcome="reached")
    assert [stage.milestone.name for stage in sheet_of(leader, "1-01", YEAR + 1).stages] == ["使い始める"]


def test_what_came_from_another_pc_meanwhile_is_kept_beside(city, leader):
    second = city.section("0501", "B")
    city.send(second)
    told = sheet_of(leader, "1-01")
    fill_in(second, "1-01", done="二台目の答え")
    list(receive(leader, [synchronise(second, city.mail)]))
    answer(leader, told, GOOD | {"done": "一台目の答え"}, {}, {})
    assert set(leader.view(told.line.report_id).conflicts["done"]) == {"一台目の答え", "二台目の答え"}
    assert standing(leader, "1-01").value == "progress_torn"


def test_the_division_reads_the_sheet_as_the_section_wrote_it(city, leader):
    fill_in(leader, "1-01", budget="1200")
    city.hand_over(leader)
    told = sheet_of(city.division, "1-01")
    assert (told.report["budget"], told.figures[0].reached.value) == ("1200", Decimal(45))
    assert told.stages[0].result["outcome"] == "reached"


def test_another_citys_scale_rates_the_same_figures_otherwise(tmp_path):
    with town(tmp_path, city="093998") as city:
        plan(city.division, "K-01", "0103")
        leader = city.section("0103")
        city.ask()
        city.send()
        fill_in(leader, "K-01", value="36", rating="D5-3")
        assert sheet_of(leader, "K-01").suggestion.grade.label == "3 おおむね達成"
