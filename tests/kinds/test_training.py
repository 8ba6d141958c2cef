"""研修: sessions go through their states in order, planned ones stay at home, and results hold no impossible numbers."""

from __future__ import annotations

from itertools import product

import pytest

from leaderdesk.errors import InvalidRecordError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.training import YIELD_FIELDS, SessionState, TrainingResult, TrainingSession, Yield, next_states
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store

STATES = list(SessionState)


@pytest.mark.parametrize(("before", "after"), list(product(STATES, STATES)))
def test_a_session_goes_only_where_the_table_lets_it(tmp_path, before, after):
    with division_store(tmp_path) as store:
        session = add(store, "training_session", state=before.label)
        if after is before or after in next_states(before):
            store.edit(session.record_id, {"state": after.value})
            assert store.view(session.record_id).shown.body["state"] == after.value
        else:
            with pytest.raises(InvalidRecordError) as refused:
                store.edit(session.record_id, {"state": after.value})
            assert refused.value.faults["state"].code == "LD-1508"


def test_no_state_is_a_dead_end():
    for state in STATES:
        assert next_states(state)


@pytest.mark.parametrize(
    ("fields", "name", "code"),
    [
        ({"until": "2026-10-01"}, "until", "LD-1504"),
        ({"begins_at": "15:00", "ends_at": "13:30"}, "ends_at", "LD-1504"),
        ({"held_on": "2026-12-01", "state": "実施"}, "held_on", "LD-1503"),
    ],
)
def test_a_session_that_cannot_be_is_refused(tmp_path, fields, name, code):
    with division_store(tmp_path) as store, pytest.raises(InvalidRecordError) as refused:
        add(store, "training_session", **fields)
    assert refused.value.faults[name].code == code


@pytest.mark.parametrize(
    ("fields", "name", "code"),
    [
        ({"attended": 10, "completed": 11}, "completed", "LD-1551"),
        ({"attended": 10, "elearning": 11}, "elearning", "LD-1551"),
        ({"understanding": "5.1"}, "understanding", "LD-1552"),
        ({"satisfaction": "9"}, "satisfaction", "LD-1552"),
        ({"follow_up_on": "2027-01-05"}, "follow_up_on", "LD-1503"),
    ],
)
def test_a_result_that_cannot_be_is_refused(tmp_path, fields, name, code):
    with section_store(tmp_path) as store, pytest.raises(InvalidRecordError) as refused:
        add(store, "training_result", **fields)
    assert refused.value.faults[name].code == code


def test_more_than_were_to_come_may_come(tmp_path):
    with section_store(tmp_path) as store:
        add(store, "training_result", target=10, attended=12)
        add(store, "training_result", course="A1", target=0, attended=2)


def test_what_is_only_planned_stays_with_the_division_and_what_was_announced_goes_even_when_called_off(tmp_path):
    with division_store(tmp_path) as division, section_store(tmp_path) as section:
        add(division, "training_session", name="秘密の計画", held_on="2026-12-15")
        announced = add(division, "training_session", name="募集する回", state="募集", held_on="2026-12-15")
        list(receive(section, distribute(division, tmp_path / "1", {"0501": "市民課"})))
        assert [row.body["name"] for row in all_rows(section, Query(TrainingSession))] == ["募集する回"]
        division.edit(announced.record_id, {"state": "cancelled"})
        list(receive(section, distribute(division, tmp_path / "2", {"0501": "市民課"})))
        assert [row.body["state"] for row in all_rows(section, Query(TrainingSession))] == ["cancelled"]


def test_two_pcs_of_a_section_mean_the_same_result(tmp_path):
    with section_store(tmp_path) as first, section_store(tmp_path, pc="B") as second:
        key = {"course": "A5", "year": "2026"}
        assert first.fixed_id(TrainingResult, key) == second.fixed_id(TrainingResult, key)
        assert first.fixed_id(TrainingResult, key) != first.fixed_id(TrainingResult, key | {"session": "x"})


def test_every_item_of_a_course_has_its_fields_in_a_result():
    assert set(YIELD_FIELDS) == set(Yield)
    fields = [name for names in YIELD_FIELDS.values() for name in names]
    assert len(fields) == len(set(fields))
    assert set(fields) <= set(TrainingResult.facets())
