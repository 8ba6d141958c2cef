# SPDX-License-Identifier: MIT
"""施策: which measures a 年度 has, and what is known of each of them in it. Source: plan, 進捗管理 (図7-3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from leaderdesk.fiscal import fiscal_start, fiscal_year
from leaderdesk.kinds.measures import LEAST_SIGNED, Indicator, Measure, RatingScale
from leaderdesk.kinds.progress import (
    Check,
    Gate,
    ProgressReport,
    ProgressRound,
    ReviewAction,
    ReviewOpinion,
)
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Query, Row, all_rows, tally
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class InYear:
    """A measure in a 年度: what its section answered, what the division said of that, what was decided; empty: not yet.

    `report_head` is the version of the answer that holds; `has_target` whether an indicator says what it is to reach.
    """

    report: Body = field(default_factory=dict)
    report_id: str = ""
    report_head: str = ""
    check: Body = field(default_factory=dict)
    wish: Body = field(default_factory=dict)
    decision: Body = field(default_factory=dict)
    has_target: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether the division confirmed the answer as it is now."""
        return self.check.get("state") == Check.CONFIRMED and self.check.get("seen_version") == self.report_head


def measures_of(year: int, **where: Any) -> Query:
    """The measures that a 年度 has: begun by then, not ended before it; `where` narrows them by their fields."""
    spans = {
        "first_year": (None, year),
        "last_year": (year, None),
        "valid_until": (fiscal_start(year).isoformat(), None),
    }
    return Query(Measure, where=where, spans=spans)


def years_of_measures(store: Store) -> list[int]:
    """The 年度 that measures are kept for: those with a calendar or a 進捗照会, and this one; newest first."""
    kinds: tuple[Kind, ...] = (Gate, ProgressRound)
    known = {year for kind in kinds for (year,) in tally(store, Query(kind), "year")}
    return sorted(known | {fiscal_year(store.today())}, reverse=True)


def in_year(store: Store, codes: Collection[str], year: int) -> dict[str, InYear]:
    """What is known of these measures in a 年度, by their numbers."""
    wanted = {"measure": list(codes), "year": year}
    reports = _by_measure(store, Query(ProgressReport, where=wanted, descending=False))
    wishes = _by_measure(store, Query(ReviewOpinion, where=wanted, descending=False))
    decisions = _by_measure(store, Query(ReviewAction, where=wanted))
    targeted = tally(
        store, Query(Indicator, where={"measure": list(codes)}, ranges={"target": (LEAST_SIGNED, None)}), "measure"
    )
    found = {}
    for code in codes:
        report = reports.get(code)
        found[code] = InYear(
            report=report.body if report else {},
            report_id=report.record_id if report else "",
            report_head=report.rev_id if report else "",
            check=report.answer if report else {},
            wish=wishes[code].body if code in wishes else {},
            decision=decisions[code].body if code in decisions else {},
            has_target=(code,) in targeted,
        )
    return found


def delayed(store: Store, year: int) -> list[str]:
    """The numbers of the measures whose section rated them late in a 年度."""
    grades = [row.body["code"] for row in all_rows(store, Query(RatingScale, where={"is_delayed": True}))]
    return sorted(
        {code for (code,) in tally(store, Query(ProgressReport, where={"year": year, "rating": grades}), "measure")}
    )


def marks(store: Store) -> dict[str, str]:
    """The mark of each grade (A, B …) by its code, of all scales."""
    return {row.body["code"]: row.body["mark"] for row in all_rows(store, Query(RatingScale))}


def _by_measure(store: Store, query: Query) -> Mapping[str, Row]:
    """The records by the measure they are of; of several the newest."""
    return {row.body["measure"]: row for row in all_rows(store, query)}
