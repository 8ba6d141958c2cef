"""見直し and the step into the next 年度: what is decided, what ends, what goes over."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.carry_over import carry, carry_over, waiting
from leaderdesk.analysis.measures import measures_of
from leaderdesk.analysis.review import decide
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.measures import Milestone
from leaderdesk.kinds.progress import Gate, ReviewAction
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.ledger.undo import Step, reverse
from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def store(tmp_path):
    with division_store(tmp_path) as made:
        yield made


def body(store, record):
    return store.view(record.record_id).shown.body


def test_what_ends_a_measure_ends_it_with_the_year_and_going_on_after_all_takes_that_back(store):
    measure = add(store, "measure", code="1-01")
    decide(store, 2026, [measure.record_id], {"decision": "complete", "reason": "目標に届いたため"})
    assert body(store, measure)["valid_until"] == "2027-03-31"
    assert all_rows(store, measures_of(2027)) == []
    decide(store, 2026, [measure.record_id], {"decision": "expand", "next_target": "利用率 70 %"})
    assert "valid_until" not in body(store, measure)
    [decided] = all_rows(store, Query(ReviewAction))
    assert decided.body["reason"] == "目標に届いたため"
    assert decided.body["next_target"] == "利用率 70 %"


def test_an_end_that_was_set_otherwise_stays(store):
    measure = add(store, "measure", code="1-01", valid_until="2026-12-31")
    decide(store, 2026, [measure.record_id], {"decision": "continue", "reason": "年内は続けるため"})
    assert body(store, measure)["valid_until"] == "2026-12-31"


def test_many_are_decided_at_once_or_none(store):
    measures = [add(store, "measure", code=f"1-{place:02}") for place in range(1, 5)]
    ids = [measure.record_id for measure in measures]
    written = decide(store, 2026, ids, {"decision": "abolish", "reason": "国の制度が変わったため"})
    assert len(written) == 8
    with pytest.raises(LeaderDeskError) as met:
        decide(store, 2026, ids, {"decision": "merge", "merged_into": "1-02"})
    assert met.value.code == "LD-3022"
    assert {row.body["decision"] for row in all_rows(store, Query(ReviewAction))} == {"abolish"}
    reverse(store, Step(tuple(revision.rev_id for revision in written)))
    assert all_rows(store, Query(ReviewAction)) == []
    assert not any("valid_until" in body(store, measure) for measure in measures)


def test_a_decision_says_why_and_a_merger_where_to(store):
    measure = add(store, "measure", code="1-01")
    with pytest.raises(InvalidRecordError) as met:
        decide(store, 2026, [measure.record_id], {"decision": "continue"})
    assert list(met.value.faults) == ["reason"]
    with pytest.raises(InvalidRecordError) as met:
        decide(store, 2026, [measure.record_id], {"decision": "merge", "reason": "重なるため"})
    assert list(met.value.faults) == ["merged_into"]


# ---------------------------------------------------------------- into the next year


@pytest.fixture
def year(store, tmp_path):
    """Three measures: one goes on, one ends, one nobody decided of; five milestones, one of them reached."""
    goes_on = add(store, "measure", code="1-01", last_year=2026)
    add(store, "measure", code="1-02")
    add(store, "measure", code="1-03")
    made = {}
    for code, name, first, last in (
        ("1-01", "要件を決める", 1, 1),
        ("1-01", "構築する", 2, 4),
        ("1-02", "止める準備", 4, 4),
        ("1-03", "試す", 3, 4),
        ("1-03", "広げる", 4, 4),
    ):
        typed = {"year": 2026, "first_quarter": first, "last_quarter": last, "step": "構築", "name": name}
        made[name] = add(store, "milestone", measure=code, **typed)
    with section_store(tmp_path / "section") as section:
        add(section, "milestone_result", measure="1-01", milestone=made["要件を決める"].record_id, outcome="完了")
        list(receive(store, [handed_over(section, tmp_path)]))
    decide(store, 2026, [goes_on.record_id], {"decision": "expand", "reason": "効果が出ているため"})
    store.add(
        ReviewAction,
        {
            "measure": "1-02",
            "year": "2026",
            "decided_on": "2026-11-20",
            "decision": "abolish",
            "reason": "使われないため",
        },
    )
    return store


def test_what_goes_over_is_seen_before_it_is_written(year):
    found = carry_over(year, 2026)
    told = {(change.code, change.sentence.format(*change.facts)) for change in found.changes}
    assert told == {
        ("1-01", "終了年度を 1 年延ばします"),
        ("1-01", "工程「構築する」を次年度に移します"),
        ("1-02", "年度末で終わりにします"),
        ("1-03", "工程「試す」を次年度に移します"),
        ("1-03", "工程「広げる」を次年度に移します"),
    }
    assert found.undecided == 1
    assert waiting(year, 2026) == len(found.changes)
    assert len(found.gates) == 13
    assert all_rows(year, Query(Milestone, where={"year": 2027})) == []


def test_what_went_over_does_not_go_over_again_and_one_step_takes_it_back(year):
    written = carry(year, carry_over(year, 2026))
    assert waiting(year, 2026) == 0
    assert carry(year, carry_over(year, 2026)) == []
    assert count(year, Query(Gate, where={"year": 2027})) == 13
    assert [row.body["code"] for row in all_rows(year, measures_of(2027))] == ["1-01", "1-03"]
    planned = {row.body["name"]: row.body for row in all_rows(year, Query(Milestone, where={"year": 2027}))}
    assert set(planned) == {"構築する", "試す", "広げる"}
    assert (planned["構築する"]["first_quarter"], planned["構築する"]["last_quarter"]) == ("1", "3")
    assert len(all_rows(year, Query(Milestone, where={"year": 2026}))) == 5
    reverse(year, Step(tuple(revision.rev_id for revision in written)))
    assert waiting(year, 2026) == 5
