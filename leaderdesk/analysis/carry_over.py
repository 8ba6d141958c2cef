# SPDX-License-Identifier: MIT
"""次年度へ引き継ぐ: what goes from one 年度 into the next, seen before anything is written, and done in one step.

Measures that go on get the year they need; what they did not reach is planned again; those that were decided to end
do end. Nothing of the old year changes. Source: plan, 進捗管理 (図7-3: 次年度へ).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from leaderdesk.analysis.measures import measures_of
from leaderdesk.analysis.new_year import opened
from leaderdesk.analysis.review import ENDING, last_day
from leaderdesk.errors import N_
from leaderdesk.kinds.measures import Measure, Milestone
from leaderdesk.kinds.progress import Gate, MilestoneResult, Outcome, ReviewAction
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Query, Row, picked, rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Change:
    """One thing that goes over: of which measure (number and name), a sentence with its facts, and what is written."""

    code: str
    name: str
    sentence: str
    facts: tuple[Any, ...]
    kind: Kind
    record_id: str
    body: Body


@dataclass(frozen=True)
class CarryOver:
    """What goes from a 年度 into the next: its gates too, where that has none; and of how many measures nobody decided."""

    year: int
    changes: tuple[Change, ...]
    gates: tuple[Body, ...]
    undecided: int


def carry_over(store: Store, year: int) -> CarryOver:
    """What is still to go over; once it is done, nothing is."""
    look = _Look(store, year)
    again = [_planned_again(row, look) for row in rows(store, Milestone, look.unreached())]
    changes = sorted([*look.ends(), *look.longer(), *again], key=lambda change: change.code)
    gates = tuple(opened(store, year + 1))
    return CarryOver(year, tuple(changes), gates, len(look.measures.keys() - look.decided.keys()))


def waiting(store: Store, year: int) -> int:
    """How many things are still to go over, beside the gates."""
    look = _Look(store, year)
    return len([*look.ends(), *look.longer(), *look.unreached()])


def carry(store: Store, found: CarryOver) -> list[Revision]:
    """Write what goes over, all of it or nothing; gives what was written."""
    written: dict[str, tuple[Kind, Body | None]] = {store.fixed_id(Gate, body): (Gate, body) for body in found.gates}
    return store.put(written | {change.record_id: (change.kind, change.body) for change in found.changes})


class _Measure(NamedTuple):
    """What is looked at of a measure."""

    code: str
    record_id: str
    name: str
    valid_until: str | None
    last_year: int | None


class _Look:
    """A 年度's measures and what was decided of them."""

    def __init__(self, store: Store, year: int) -> None:
        self._store = store
        self.year = year
        found = (_Measure(*row) for row in picked(store, measures_of(year), *_Measure._fields))
        self.measures = {measure.code: measure for measure in found}
        self.decided = dict(picked(store, Query(ReviewAction, where={"year": year}), "measure", "decision"))

    def ends(self) -> Iterator[Change]:
        """Measures that were decided to end, and do not yet."""
        for measure in self.measures.values():
            if self.decided.get(measure.code) in ENDING and not measure.valid_until:
                until = {"valid_until": last_day(self.year)}
                yield _change(measure, N_("年度末で終わりにします"), (), Measure, measure.record_id, until)

    def longer(self) -> Iterator[Change]:
        """Measures that go on beyond the year they were planned to end in."""
        for measure in self.measures.values():
            goes_on = measure.code in self.decided and self.decided[measure.code] not in ENDING
            if goes_on and measure.last_year == self.year:
                longer = {"last_year": str(self.year + 1)}
                yield _change(measure, N_("終了年度を 1 年延ばします"), (), Measure, measure.record_id, longer)

    def unreached(self) -> list[str]:
        """Milestones of the year (record ids) that were not reached and are not planned in the next one yet."""
        reached = Query(MilestoneResult, where={"outcome": Outcome.REACHED.value})
        done = {milestone for (milestone,) in picked(self._store, reached, "milestone")}
        planned = set(picked(self._store, Query(Milestone, where={"year": self.year + 1}), "measure", "name"))
        own = Query(Milestone, where={"year": self.year}, order="first_quarter", descending=False)
        return [
            record_id
            for record_id, code, name in picked(self._store, own, "record_id", "measure", "name")
            if record_id not in done
            and (code, name) not in planned
            and code in self.measures
            and self.decided.get(code) not in ENDING
        ]


def _planned_again(row: Row, look: _Look) -> Change:
    """A milestone anew, from the next year's first quarter on, as long as it was."""
    length = int(row.body["last_quarter"]) - int(row.body["first_quarter"])
    quarters = {"first_quarter": "1", "last_quarter": str(length + 1)}
    body = {**row.body, "year": str(look.year + 1), **quarters}
    measure = look.measures[row.body["measure"]]
    words = N_("工程「{0}」を次年度に移します")
    return _change(measure, words, (row.body["name"],), Milestone, str(uuid.uuid4()), body)


def _change(measure: _Measure, sentence: str, facts: tuple[Any, ...], kind: Kind, record_id: str, body: Body) -> Change:
    return Change(measure.code, measure.name, sentence, facts, kind, record_id, body)
