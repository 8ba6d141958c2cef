# SPDX-License-Identifier: MIT
"""統計: how many records, of which section, of which 種類, in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_
from leaderdesk.fiscal import fiscal_months, fiscal_start
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Department, Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, all_rows, tally
from leaderdesk.ledger.store import Store


class Under(Code):
    """Under which section a record is counted once there was a 課の改編: the one of its day, or the one that has it today."""

    THEN = "then", N_("その時の課で")
    NOW = "now", N_("今の課で")


@dataclass(frozen=True)
class SectionCounts:
    """One section's records: its department and name, and by kind the number of records."""

    department: str
    department_name: str
    section: str
    section_name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.counts.values())


def recorded_kinds(store: Store) -> list[Kind]:
    """The kinds that only sections write, all year round, and that lie in time."""
    return [kind for kind in store.kinds.values() if kind.OWNED_BY is OwnedBy.SECTION and kind.DAY and not kind.KEY]


def sections_on(store: Store, day: date, others: Collection[str] = ()) -> list[tuple[str, str, str, str]]:
    """(部コード, 部名, 課コード, 課名) of the sections in force on a day and of others, in the order of their codes."""
    names = store.names
    codes = sorted({*names.options(Section.KIND, "", day), *others})
    departments = {row.body["code"]: row.body.get("department", "") for row in all_rows(store, Query(Section))}
    return [
        (
            department := departments.get(code, ""),
            names.label(Department.KIND, "", department) or "",
            code,
            names.label(Section.KIND, "", code) or "",
        )
        for code in codes
    ]


def by_section(store: Store, *, year: int | None = None, under: Under = Under.THEN) -> list[SectionCounts]:
    """Every section in force, and every other that has records, with its counts; of one 年度 or of all.

    In force are those of today, of a 年度 that has ended those of its last day; with `under` NOW those of today, each
    with the records of the sections that it follows. A section without a record stands there too, so that the sum over
    all lines is the number of all records.
    """
    today = store.today()
    is_now = under is Under.NOW
    tallies = {
        kind.KIND: _summed(
            (store.lineage.heir(owner, today) if is_now else owner, counted)
            for (owner,), counted in tally(store, _of(kind, year), "owner").items()
        )
        for kind in recorded_kinds(store)
    }
    day = today if year is None or is_now else min(today, fiscal_start(year + 1) - timedelta(days=1))
    return [
        SectionCounts(*place, counts={kind: found[place[2]] for kind, found in tallies.items()})
        for place in sections_on(store, day, {owner for found in tallies.values() for owner in found})
    ]


def was_reorganised(store: Store) -> bool:
    """Whether any section was taken over by another so far: then there are two ways to count."""
    return any(step.since <= store.today() for step in store.lineage.steps)


def _summed(counted: Iterable[tuple[str, int]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for owner, number in counted:
        sums[owner] += number
    return sums


def by_category(store: Store, kind: Kind, field: str = "category", *, year: int | None = None) -> dict[str, int]:
    """Records by the label of a field's list, in the list's order; "" holds those without."""
    facet = kind.facets()[field]
    found = {code or "": count for (code,), count in tally(store, _of(kind, year), field).items()}
    listed = store.names.options(facet.to, facet.within)  # type: ignore[attr-defined]  # a link to a vocabulary
    counts: dict[str, int] = {}
    for code, label in listed.items():  # two entries of a list may bear one name, an old and a new one
        counts[label] = counts.get(label, 0) + found.pop(code, 0)
    return counts | found


def by_month(store: Store, kind: Kind, *, year: int) -> list[int]:
    """Records in each of the twelve months of a 年度, April first."""
    found = tally(store, _of(kind, year), "month")
    return [found.get((month,), 0) for _, month in fiscal_months(year)]


def years(store: Store, kinds: Sequence[Kind]) -> list[int]:
    """The 年度 in which there are records, newest first."""
    return sorted({year for kind in kinds for (year,) in tally(store, Query(kind), "in_year") if year}, reverse=True)


def _of(kind: Kind, year: int | None) -> Query:
    return Query(kind, where={} if year is None else {"in_year": year})
