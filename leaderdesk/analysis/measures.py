# SPDX-License-Identifier: MIT
"""施策: which measures a 年度 has, and what is known of each of them in it. Source: plan, 進捗管理 (図7-3)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import product
from operator import itemgetter
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
from leaderdesk.ledger.history import known_revisions
from leaderdesk.ledger.query import Query, Row, all_rows, picked, tally
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class InYear:
    """A measure in a 年度: what its section answered, what the division said of that, what was decided; empty: not yet.

    `is_confirmed` is whether the division confirmed the answer as it is now, `has_target` whether an indicator says
    what the measure is to reach.
    """

    report: Body = field(default_factory=dict)
    is_confirmed: bool = False
    wish: Body = field(default_factory=dict)
    decision: Body = field(default_factory=dict)
    has_target: bool = False


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
    return {code: found for (code, _), found in in_years(store, codes, [year]).items()}


def in_years(store: Store, codes: Collection[str], years: Collection[int]) -> dict[tuple[str, int], InYear]:
    """What is known of these measures in each of these 年度, by number and 年度."""
    own = {"measure": list(codes)}
    wanted = {**own, "year": list(years)}
    sections = dict(picked(store, Query(Measure, where={"code": list(codes)}), "code", "section"))
    reports = _of_charge(store, Query(ProgressReport, where=wanted, descending=False), sections)
    wishes = _of_charge(store, Query(ReviewOpinion, where=wanted, descending=False), sections)
    decisions = {_key(row): row for row in all_rows(store, Query(ReviewAction, where=wanted))}
    targeted = set(picked(store, Query(Indicator, where=own, ranges={"target": (LEAST_SIGNED, None)}), "measure"))
    return {
        key: InYear(
            report=_body(reports.get(key)),
            is_confirmed=key in reports and is_confirmed(store, reports[key]),
            wish=_body(wishes.get(key)),
            decision=_body(decisions.get(key)),
            has_target=(key[0],) in targeted,
        )
        for key in product(codes, years)
    }


def is_seen(store: Store, report: Row) -> bool:
    """Whether the division spoke of an answer as it is now; a version that says the same is the same."""
    seen = report.answer.get("seen_version")
    if not seen or seen == report.rev_id:
        return bool(seen)
    with store.reading() as connection:
        known = {found.rev_id: found for found in known_revisions(connection, report.record_id)}
    return seen in known and report.rev_id in known and known[seen].body == known[report.rev_id].body


def is_confirmed(store: Store, report: Row) -> bool:
    """Whether the division confirmed an answer as it is now."""
    return report.answer.get("state") == Check.CONFIRMED and is_seen(store, report)


def nearness(store: Store) -> Callable[[str, str], int]:
    """How near who wrote something is to a section in charge: 2 goes on with its matters today, 1 did before, 0 another.

    After a 課の改編 the successor speaks for the measures of the old section, and what that said holds until it does.
    """
    lineage, today = store.lineage, store.today()

    def near(owner: str, section: str) -> int:
        heir = lineage.heir(section, today)
        return 2 if owner == heir else int(lineage.heir(owner, today) == heir)

    return near


def answered(store: Store, year: int) -> dict[str, str | None]:
    """The measures that their sections answered for in a 年度, with the grade that these gave."""
    sections, near = dict(picked(store, measures_of(year), "code", "section")), nearness(store)
    rows = picked(store, Query(ProgressReport, where={"year": year}), "measure", "owner", "rating")
    told = [(near(owner, sections[code]), code, rating) for code, owner, rating in rows if code in sections]
    return {code: rating for rank, code, rating in sorted(told, key=itemgetter(0)) if rank}


def delayed(store: Store, year: int) -> list[str]:
    """The numbers of the measures whose section rated them late in a 年度."""
    late = {code for (code,) in picked(store, Query(RatingScale, where={"is_delayed": True}), "code")}
    return sorted(code for code, rating in answered(store, year).items() if rating in late)


def undecided(store: Store, year: int) -> list[str]:
    """The numbers of the measures of a 年度 of which nobody decided what becomes of them."""
    decided = set(picked(store, Query(ReviewAction, where={"year": year}), "measure"))
    return [code for (code,) in picked(store, measures_of(year), "code") if (code,) not in decided]


def marks(store: Store) -> dict[str, str]:
    """The mark of each grade (A, B …) by its code, of all scales."""
    return {row.body["code"]: row.body["mark"] for row in all_rows(store, Query(RatingScale))}


def _of_charge(store: Store, query: Query, sections: Mapping[str, str]) -> dict[tuple[str, int], Row]:
    """The records by measure and 年度: that of the section in charge, where it wrote none the newest."""
    found: dict[tuple[str, int], Row] = {}
    near = nearness(store)
    for row in all_rows(store, query):
        key, section = _key(row), sections.get(row.body["measure"], "")
        if key not in found or near(found[key].owner, section) <= near(row.owner, section):
            found[key] = row
    return found


def _key(row: Row) -> tuple[str, int]:
    return row.body["measure"], int(row.body["year"])


def _body(row: Row | None) -> Body:
    return {} if row is None else row.body
