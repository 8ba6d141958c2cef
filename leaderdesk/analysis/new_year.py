# SPDX-License-Identifier: MIT
"""年度を開く: a new 年度 gets the calendar of the last one, every day a year later, and asks for nothing else."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import count as count_from

from leaderdesk.kinds.progress import Gate
from leaderdesk.ledger.query import Query, Row, all_rows, count, picked, tally
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


def earlier_calendar(store: Store, year: int) -> int | None:
    """The 年度 whose calendar a new one is copied from: the nearest before it that has one; None where none has."""
    known = {other for (other,) in tally(store, Query(Gate), "year")}
    return max((other for other in known if other < year), default=None)


def opened(store: Store, year: int) -> list[dict[str, str]]:
    """The gates that 年度を開く makes: those of the nearest earlier 年度, at the same days of this one; none where it has some."""
    earlier = earlier_calendar(store, year)
    if earlier is None or count(store, Query(Gate, where={"year": year})):
        return []
    found = []
    for row in all_rows(store, Query(Gate, where={"year": earlier})):
        days = {name: shifted(date.fromisoformat(row.body[name]), year - earlier).isoformat() for name in _days(row)}
        found.append({**row.body, **days, "year": str(year)})
    return found


def open_year(store: Store, year: int) -> Sequence[Revision]:
    """年度を開く, in one step that can be taken back; gives what was written."""
    return store.put_all(Gate, opened(store, year))


def free_code(store: Store, year: int, day: date) -> str:
    """A code for a gate that is added to a 年度: its month and a running number."""
    taken = {code for (code,) in picked(store, Query(Gate, where={"year": year}), "code")}
    return next(code for place in count_from(1) if (code := f"{day:%m}-{place:02}") not in taken)


def shifted(day: date, years: int) -> date:
    """The same day of another year; the end of a month stays its end."""
    end, later = monthrange(day.year, day.month)[1], monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=later if day.day == end else min(day.day, later))


def _days(row: Row) -> list[str]:
    return [name for name in ("begins_on", "due") if name in row.body]
