# SPDX-License-Identifier: MIT
"""The sample city's plan: 48 measures with their indicators and 240 milestones, as the division wrote them down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leaderdesk.analysis.new_year import open_year
from leaderdesk.codes import fixed_record_id
from leaderdesk.kinds.measures import Indicator, Measure, Milestone
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.store import Store
from leaderdesk.sample.year import texts

_YEARS_BEFORE, _YEARS_AFTER = 2, 2  # of the plan, around the sample's year
# The five milestones of a measure: 年度 from the sample's year, first and last quarter, step.
_MILESTONES = (
    (-1, 3, 4, "study"),
    (0, 1, 1, "build"),
    (0, 2, 3, "trial"),
    (0, 4, 4, "operation"),
    (1, 1, 2, "operation"),
)


def add_measures(store: Store, year: int) -> None:
    """Write the plan around a 年度 into the division's new store, and open that 年度 where the preset has no calendar of it."""
    found = list(_records(store, year))
    store.add_all([(kind, body, record_id) for kind, body, record_id in found])
    open_year(store, year)


def _records(store: Store, year: int) -> Iterator[tuple[Kind, Mapping[str, str], str]]:
    for text in texts("measures"):
        yield Measure, _measure(text, year), ""
        city = store.identity.municipality
        for place in range(1, len(text["indicators"]) + 1):
            yield Indicator, indicator_of(text, place, year), sample_id(city, Indicator, f"{text['code']}/{place}")
        for place, body in enumerate(milestones_of(text, year), 1):
            yield Milestone, body, sample_id(city, Milestone, f"{text['code']}/{place}")


def indicator_of(text: Mapping[str, Any], place: int, year: int) -> dict[str, str]:
    """A measure's indicator, by its place, in a plan around a 年度."""
    years = {"base_year": str(year - _YEARS_BEFORE), "target_year": str(year + _YEARS_AFTER)}
    return {**text["indicators"][place - 1], **years, "measure": text["code"], "order": str(place)}


def milestones_of(text: Mapping[str, Any], year: int) -> list[dict[str, str]]:
    """A measure's milestones in a plan around a 年度."""
    return [
        {
            "measure": text["code"],
            "year": str(year + offset),
            "first_quarter": str(first),
            "last_quarter": str(last),
            "step": step,
            "name": name,
        }
        for name, (offset, first, last, step) in zip(text["milestones"], _MILESTONES, strict=True)
    ]


def _measure(text: Mapping[str, Any], year: int) -> dict[str, str]:
    fields = {name: str(value) for name, value in text.items() if name not in ("indicators", "milestones")}
    years = {"first_year": str(year - _YEARS_BEFORE), "last_year": str(year + _YEARS_AFTER)}
    return fields | years


def sample_id(city: str, kind: Kind, key: str) -> str:
    """The same id whenever the city is made: others write about the record."""
    return fixed_record_id(city, kind.KIND, f"sample/{key}")
