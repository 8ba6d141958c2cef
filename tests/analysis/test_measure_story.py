"""A measure over the years: every figure, word and decision is there, each in its 年度, all from records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leaderdesk.analysis.measure_story import measure_story
from leaderdesk.analysis.review import decide
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.measures import Method
from tests.builders import add, answer, division_store, handed_over, section_store


@pytest.fixture
def store(tmp_path):
    with division_store(tmp_path) as made:
        yield made


@pytest.fixture
def measure(store):
    return add(store, "measure", code="1-01", name="書かない窓口")


def test_an_indicator_runs_from_its_base_to_its_target_with_the_target_of_every_year(store, measure, tmp_path):
    typed = {"name": "オンライン申請率", "unit": "%", "base_year": 2024, "base": 12, "target_year": 2028, "target": 60}
    indicator = add(store, "indicator", measure="1-01", **typed)
    with section_store(tmp_path / "section") as section:
        for year, value in ((2025, 20), (2026, 36)):
            add(section, "indicator_value", measure="1-01", indicator=indicator.record_id, year=year, value=value)
        list(receive(store, [handed_over(section, tmp_path)]))
    [line] = measure_story(store, measure.record_id).lines
    assert [year for year, _ in line.years] == [2024, 2025, 2026, 2027, 2028]
    assert [found.target for _, found in line.years] == [12, 24, 36, 48, 60]
    assert [found.value for _, found in line.years] == [None, 20, 36, None, None]
    assert dict(line.years)[2026].percent == Decimal(100)


def test_each_year_holds_its_answer_its_milestones_what_was_said_and_decided(store, measure, tmp_path):
    typed = {"first_quarter": 1, "last_quarter": 2, "step": "試行"}
    old = add(store, "milestone", measure="1-01", year=2025, name="要件を決める", **typed)
    add(store, "milestone", measure="1-01", year=2026, name="2課で試す", **typed)
    with section_store(tmp_path / "section") as section:
        add(section, "progress_report", measure="1-01", year=2025, rating="AD-C", budget=5000, settlement=4800)
        add(section, "progress_report", measure="1-01", year=2026, rating="AD-B", progress=60)
        add(section, "milestone_result", measure="1-01", milestone=old.record_id, outcome="完了")
        add(section, "review_opinion", measure="1-01", year=2026, text="対象を増やしたい", wish="拡充")
        list(receive(store, [handed_over(section, tmp_path)]))
    meeting = add(store, "meeting", assigned_body="ICT-STEER", name="第1回 幹事会", held_on="2026-10-20")
    add(store, "opinion", meeting=meeting.record_id, measure="1-01", said_on="2026-10-20", text="案内も考えること")
    decide(store, 2026, [measure.record_id], {"decision": "expand", "reason": "待ち時間が減ったため"})
    add(store, "plan_sheet", measure="1-01", year=2026, edition=1, content="{}")
    add(store, "plan_sheet", measure="1-01", year=2026, edition=2, content="{}")

    this, last = measure_story(store, measure.record_id).chapters
    assert (this.year, last.year) == (2026, 2025)
    assert (last.found.report["settlement"], last.found.report["rating"]) == ("4800", "AD-C")
    assert last.milestones[0].result["outcome"] == "reached"
    assert (this.found.report["progress"], this.found.wish["wish"]) == ("60", "expand")
    assert [planned.milestone["name"] for planned in this.milestones] == ["2課で試す"]
    assert this.milestones[0].result == {}
    assert [(said.meeting["name"], said.opinion.body["text"]) for said in this.said] == [
        ("第1回 幹事会", "案内も考えること")
    ]
    assert this.found.decision["reason"] == "待ち時間が減ったため"
    assert (this.edition, last.edition) == (2, 0)


def test_a_change_of_method_is_told_with_its_reason(store, measure):
    store.edit(measure.record_id, {"method": "ooda", "method_reason": "窓口ごとに試しながら決めるため"})
    store.edit(measure.record_id, {"purpose": "待ち時間を減らす"})
    store.edit(measure.record_id, {"method": "both", "method_reason": "年 1 回の確認も続けるため"})
    newest, first = measure_story(store, measure.record_id).switches
    assert (first.before, first.after, first.reason) == (Method.PDCA, Method.OODA, "窓口ごとに試しながら決めるため")
    assert (newest.before, newest.after, newest.day) == (Method.OODA, Method.BOTH, date(2026, 11, 23))


def test_requests_and_projects_that_hang_on_the_measure_are_listed(store, measure, tmp_path):
    with section_store(tmp_path / "section") as section:
        request = add(section, title="転入の記入を減らしたい")
        add(section, title="ほかの要望")
        list(receive(store, [handed_over(section, tmp_path)]))
    answer(store, request, measure="1-01")
    add(store, "ooda_project", name="記入の待ち時間", measure="1-01")
    story = measure_story(store, measure.record_id)
    assert [row.body["title"] for row in story.requests] == ["転入の記入を減らしたい"]
    assert [row.body["name"] for row in story.projects] == ["記入の待ち時間"]


def test_the_answer_of_the_section_in_charge_comes_before_that_of_another(store, measure, tmp_path):
    for owner, progress in (("0501", 40), ("0502", 90)):
        with section_store(tmp_path / owner, owner) as section:
            add(section, "progress_report", measure="1-01", progress=progress)
            list(receive(store, [handed_over(section, tmp_path / owner)]))
    assert measure_story(store, measure.record_id).chapters[0].found.report["progress"] == "40"
