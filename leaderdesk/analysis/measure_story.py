# SPDX-License-Identifier: MIT
"""A measure over the years: what it planned and reached, what was said and decided of it, how its method changed.

Everything is read from records: nothing is written down twice. Source: plan, 進捗管理 (図7-3, 図7-4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderdesk.analysis.measures import InYear, in_years, nearness
from leaderdesk.analysis.ratings import Reached, reached
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.measures import Indicator, Measure, Method, Milestone
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, PlanSheet, ProgressReport, ReviewAction
from leaderdesk.kinds.projects import OodaProject
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.responses import Response
from leaderdesk.ledger.query import Query, Row, all_rows, picked, rows
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Planned:
    """A milestone of a 年度, and what became of it ("" where its section has not said)."""

    milestone: Body
    result: Body


@dataclass(frozen=True)
class Said:
    """What a body said of the measure, and in which meeting."""

    opinion: Row
    meeting: Body


@dataclass(frozen=True)
class Chapter:
    """A 年度 of the measure: its answer, check, wish and decision, its milestones, what was said; `edition`: the sheet's 版."""

    year: int
    found: InYear
    milestones: tuple[Planned, ...]
    said: tuple[Said, ...]
    edition: int


@dataclass(frozen=True)
class Line:
    """An indicator over the years: each 年度 with its target of the year, its figure and how near that came."""

    indicator: Indicator
    years: tuple[tuple[int, Reached], ...]


@dataclass(frozen=True)
class Switch:
    """A change of method: when, from what to what, and why."""

    day: date
    before: Method
    after: Method
    reason: str


@dataclass(frozen=True)
class MeasureStory:
    """A measure over the years, the newest first, and what hangs on it."""

    measure: Row
    chapters: tuple[Chapter, ...]
    lines: tuple[Line, ...]
    switches: tuple[Switch, ...]
    requests: tuple[Row, ...]
    projects: tuple[Row, ...]


def measure_story(store: Store, record_id: str) -> MeasureStory:
    """The story of one measure (record id), as far as this store knows."""
    [measure] = rows(store, Measure, [record_id])
    code = measure.body["code"]
    section = measure.body.get("section", "")
    milestones, said = _milestones(store, code, section), _said(store, code)
    editions = _editions(store, code)
    lines = tuple(_lines(store, code, section))
    measured = [year for line in lines for year, found in line.years if found.value is not None]
    years = _years(store, code, [*milestones, *said, *editions, *measured])
    found = in_years(store, [code], years)
    return MeasureStory(
        measure=measure,
        chapters=tuple(
            Chapter(
                year,
                found[code, year],
                tuple(milestones.get(year, ())),
                tuple(said.get(year, ())),
                editions.get(year, 0),
            )
            for year in years
        ),
        lines=lines,
        switches=tuple(_switches(store, record_id)),
        requests=tuple(_requests(store, code)),
        projects=tuple(all_rows(store, Query(OodaProject, where={"measure": code}))),
    )


def _years(store: Store, code: str, known: Sequence[int]) -> list[int]:
    """Every 年度 that says something of the measure, and this one; newest first."""
    kinds: tuple[Kind, ...] = (ProgressReport, ReviewAction)
    more = [year for kind in kinds for (year,) in picked(store, Query(kind, where={"measure": code}), "year")]
    return sorted({*known, *more, fiscal_year(store.today())}, reverse=True)


def _told(store: Store, kind: Kind, code: str, section: str) -> list[Row]:
    """The records of a kind about a measure, those of the section in charge behind those of others."""
    near = nearness(store)
    found = all_rows(store, Query(kind, where={"measure": code}, descending=False))
    return sorted(found, key=lambda row: near(row.owner, section))


def _milestones(store: Store, code: str, section: str) -> dict[int, list[Planned]]:
    results = {row.body["milestone"]: row.body for row in _told(store, MilestoneResult, code, section)}
    found: dict[int, list[Planned]] = {}
    query = Query(Milestone, where={"measure": code}, order="first_quarter", descending=False)
    for row in all_rows(store, query):
        found.setdefault(int(row.body["year"]), []).append(Planned(row.body, results.get(row.record_id, {})))
    return found


def _said(store: Store, code: str) -> dict[int, list[Said]]:
    opinions = all_rows(store, Query(Opinion, where={"measure": code}, descending=False))
    meetings = {row.record_id: row.body for row in rows(store, Meeting, [row.body["meeting"] for row in opinions])}
    found: dict[int, list[Said]] = {}
    for row in opinions:
        year = fiscal_year(date.fromisoformat(row.body["said_on"]))
        found.setdefault(year, []).append(Said(row, meetings.get(row.body["meeting"], {})))
    return found


def _editions(store: Store, code: str) -> dict[int, int]:
    """The newest 版 of the sheet of each 年度."""
    return dict(sorted(picked(store, Query(PlanSheet, where={"measure": code}), "year", "edition")))


def _lines(store: Store, code: str, section: str) -> Iterator[Line]:
    values: dict[str, dict[int, Any]] = {}
    for row in _told(store, IndicatorValue, code, section):
        value = IndicatorValue.restore(row.body).value
        values.setdefault(row.body["indicator"], {})[int(row.body["year"])] = value
    this_year = fiscal_year(store.today())
    for row in all_rows(store, Query(Indicator, where={"measure": code}, order="order", descending=False)):
        indicator = Indicator.restore(row.body)
        own: Mapping[int, Any] = values.get(row.record_id, {})
        years = _span(indicator, [*own, this_year])
        yield Line(indicator, tuple((year, reached(indicator, year, own.get(year))) for year in years))


def _span(indicator: Indicator, known: Sequence[int]) -> range:
    """The years of an indicator's line: from its base, or its first figure, to its target or the last figure."""
    ends = [year for year in (indicator.base_year, indicator.target_year) if year is not None]
    return range(min([*ends, *known]), max([*ends, *known]) + 1)


def _switches(store: Store, record_id: str) -> Iterator[Switch]:
    """Changes of method, from the measure's own history, the newest first."""
    known = {revision.rev_id: revision for revision in store.history(record_id)}
    for revision in reversed(known.values()):
        parents = [known[parent] for parent in revision.parents if parent in known]
        before = next((parent.body.get("method") for parent in parents), None)
        after = revision.body.get("method")
        if before and after and before != after:
            reason = str(revision.body.get("method_reason", ""))
            day = date.fromisoformat(revision.written_at[:10])
            yield Switch(day, Method(before), Method(after), reason)  # type: ignore[call-arg]  # by their codes


def _requests(store: Store, code: str) -> list[Row]:
    """The requests that the division assigned to the measure."""
    kind = store.kinds["request"]
    wanted = [request for (request,) in picked(store, Query(Response, where={"measure": code}), "request")]
    return rows(store, kind, wanted)
