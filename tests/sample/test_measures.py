"""The sample city's plan: 48 measures, each with an indicator that tells how it counts, and five milestones."""

from __future__ import annotations

from collections import Counter

import pytest

from leaderdesk.analysis.cycle import Stamp, stamps
from leaderdesk.analysis.gates import standings
from leaderdesk.analysis.measures import in_year, measures_of
from leaderdesk.kinds.measures import Indicator, Measure, Milestone
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.sample.measures import add_measures
from leaderdesk.sample.plan import CITY
from tests.builders import division_store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with division_store(tmp_path_factory.mktemp("plan")) as made:
        add_measures(made, 2026)
        yield made


def test_there_are_48_measures_of_four_pillars_in_force_over_the_plans_years(store):
    measures = all_rows(store, measures_of(2026))
    assert len(measures) == 48
    assert Counter(row.body["policy"] for row in measures) == {"DIGITAL": 14, "SMART": 14, "FUTURE": 10, "INFRA": 10}
    assert all_rows(store, measures_of(2029)) == []
    assert {row.body["method"] for row in measures} == {"pdca", "ooda", "both"}


def test_whatever_a_measure_names_is_known_to_the_city(store):
    for row in all_rows(store, Query(Measure)):
        for name, facet in Measure.facets().items():
            if hasattr(facet, "to") and name in row.body:
                assert store.names.label(facet.to, facet.within, row.body[name]), (row.body["code"], name)


def test_every_figure_has_its_definition_its_source_and_a_target_better_than_its_base(store):
    indicators = [Indicator.restore(row.body) for row in all_rows(store, Query(Indicator))]
    assert len(indicators) == 50
    for found in indicators:
        assert found.definition
        assert found.source
        assert found.denominator or found.unit != "%", found.name
        better = found.target > found.base if found.direction == "higher" else found.target < found.base
        assert better, found.name


def test_there_are_240_milestones_five_of_each_measure(store):
    milestones = all_rows(store, Query(Milestone))
    assert len(milestones) == 240
    assert set(Counter(row.body["measure"] for row in milestones).values()) == {5}
    assert Counter(row.body["year"] for row in milestones) == {"2025": 48, "2026": 144, "2027": 48}


def test_the_year_stands_at_its_beginning(store):
    codes = [row.body["code"] for row in all_rows(store, measures_of(2026))]
    assert {frozenset(stamps(found)) for found in in_year(store, codes, 2026).values()} == {frozenset({Stamp.PLAN})}
    assert len(standings(store, 2026)) == 13


def test_a_city_of_another_year_has_its_calendar_too(tmp_path):
    with division_store(tmp_path) as made:
        add_measures(made, 2028)
        assert len(standings(made, 2028)) == 13
        assert len(all_rows(made, measures_of(2028))) == 48


def test_both_of_the_citys_divisions_hold_the_same_plan(city):
    held = []
    for name in ("division.db", "answered/division.db"):
        from tests.cities import opened

        with opened(city / name) as store:
            assert isinstance(store, Store)
            assert store.identity.municipality == CITY
            held.append(
                {row.rev_id for kind in (Measure, Indicator, Milestone) for row in all_rows(store, Query(kind))}
            )
    assert held[0] == held[1]
    assert len(held[0]) == 48 + 50 + 240
