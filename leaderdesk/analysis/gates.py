# SPDX-License-Identifier: MIT
"""年間予定: each gate of a 年度, whether what must be there by its day is there, and what is still missing.

The days are data (`gate`); what a gate asks for follows from its sort. Source: plan, 進捗管理スケジュール (図7-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderdesk.analysis.carry_over import waiting
from leaderdesk.analysis.measures import answered, measures_of
from leaderdesk.errors import N_
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.bodies import Body as AssignedBody
from leaderdesk.kinds.bodies import BodySort
from leaderdesk.kinds.meetings import Meeting
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.progress import Gate, GateSort, PlanSheet, ProgressRound, ReviewAction
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, Row, all_rows, count, picked
from leaderdesk.ledger.store import Store


class Stand(Code):
    """Where a gate stands today."""

    DONE = "gate_done", N_("済")
    LATE = "gate_late", N_("期日過ぎ")
    OPEN = "gate_open", N_("進行中")
    AHEAD = "gate_ahead", N_("これから")
    PASSED = "gate_passed", N_("経過")


@dataclass(frozen=True)
class Missing:
    """What a gate still lacks: a sentence with its facts."""

    sentence: str
    facts: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One gate: its name and days, where it stands, what it lacks (None: nothing), its remark, the page that does it."""

    record_id: str
    name: str
    begins_on: date
    due: date
    sort: GateSort
    stand: Stand
    missing: Missing | None
    note: str
    page: str
    target: Any = None


_PAGES: Mapping[GateSort, str] = {
    GateSort.ROUND: "progress_check",
    GateSort.ANSWERS: "progress_check",
    GateSort.SHEETS: "plan_sheets",
    GateSort.STEERING: "meetings",
    GateSort.HEADQUARTERS: "meetings",
    GateSort.COUNCIL: "meetings",
    GateSort.COMMITTEE: "meetings",
    GateSort.REVIEW: "measures",
}
_BODIES: Mapping[GateSort, BodySort] = {
    GateSort.STEERING: BodySort.STEERING,
    GateSort.HEADQUARTERS: BodySort.HEADQUARTERS,
    GateSort.COUNCIL: BodySort.COUNCIL,
    GateSort.COMMITTEE: BodySort.COMMITTEE,
}
REVIEWING = "review"  # what the page of the measures shows of a gate that asks for the review


def standings(store: Store, year: int) -> list[Standing]:
    """Every gate of a 年度 by its day, with what it lacks today."""
    return list(_each(store, year))


def next_gate(store: Store) -> Standing | None:
    """The gate whose day comes next of those that lack something; None where all is there, or no measure is kept."""
    today = store.today()
    year = fiscal_year(today)
    if not count(store, measures_of(year)):
        return None
    ahead = _each(store, year, due=(today.isoformat(), None))
    return next((gate for gate in ahead if gate.missing), None)


def late_gates(store: Store) -> list[Standing]:
    """The gates of this 年度 whose day is past and that lack something; none where no measure is kept."""
    today = store.today()
    year = fiscal_year(today)
    if not count(store, measures_of(year)):
        return []
    return [gate for gate in _each(store, year, due=(None, today.isoformat())) if gate.stand is Stand.LATE]


def _each(store: Store, year: int, *, due: tuple[str | None, str | None] = (None, None)) -> Iterator[Standing]:
    """The gates in the order of their days, each looked at when it is asked for."""
    look = _Look(store, year)
    query = Query(Gate, where={"year": year}, ranges={"due": due}, order="due", descending=False)
    for row in all_rows(store, query):
        yield _standing(row, look, store.today())


def _standing(row: Row, look: _Look, today: date) -> Standing:
    sort = GateSort(row.body["sort"])  # type: ignore[call-arg]  # by its code
    due = date.fromisoformat(row.body["due"])
    begins_on = date.fromisoformat(row.body.get("begins_on") or row.body["due"])
    missing = look.at(sort, begins_on)
    if sort is GateSort.OTHER:
        stand = Stand.PASSED if due < today else Stand.OPEN if begins_on <= today else Stand.AHEAD
    elif missing is None:
        stand = Stand.DONE
    else:
        stand = Stand.LATE if due < today else Stand.OPEN if begins_on <= today else Stand.AHEAD
    target = REVIEWING if sort is GateSort.REVIEW else None
    name, note = row.body["name"], row.body.get("note", "")
    return Standing(row.record_id, name, begins_on, due, sort, stand, missing, note, _PAGES.get(sort, ""), target)


class _Look:
    """What there is in a 年度, counted once for all its gates."""

    def __init__(self, store: Store, year: int) -> None:
        self._store = store
        self._year = year
        self._measures: set[str] | None = None

    def at(self, sort: GateSort, since: date) -> Missing | None:
        """What a gate of that sort lacks."""
        if sort in _BODIES:
            return self._meeting(_BODIES[sort], since)
        looks: Mapping[GateSort, Callable[[], Missing | None]] = {
            GateSort.ROUND: self._round,
            GateSort.ANSWERS: self._answers,
            GateSort.SHEETS: lambda: self._of_all(self._with(PlanSheet), N_("未確定 {0} 施策（確定 {1} / {2}）")),
            GateSort.REVIEW: lambda: self._of_all(self._with(ReviewAction), N_("見直し前 {0} 施策（決定 {1} / {2}）")),
            GateSort.CARRY_OVER: self._carry_over,
        }
        return looks[sort]() if sort in looks else None

    def _round(self) -> Missing | None:
        is_made = count(self._store, Query(ProgressRound, where={"year": self._year}))
        return None if is_made else Missing(N_("進捗照会をまだ作っていません"))

    def _answers(self) -> Missing | None:
        """An answer of the section in charge for every measure of the year."""
        return self._of_all(set(answered(self._store, self._year)), N_("未回答 {0} 施策（回答 {1} / {2}）"))

    def _with(self, kind: Kind) -> set[str]:
        """The measures that have a record of a kind in the year."""
        return {code for (code,) in picked(self._store, Query(kind, where={"year": self._year}), "measure")}

    def _of_all(self, known: set[str], sentence: str) -> Missing | None:
        """Every measure of the year is among those."""
        if self._measures is None:
            self._measures = {code for (code,) in picked(self._store, measures_of(self._year), "code")}
        if not self._measures:
            return Missing(N_("この年度の施策がまだありません"))
        there = len(self._measures & known)
        lacking = len(self._measures) - there
        return Missing(sentence, (lacking, there, len(self._measures))) if lacking else None

    def _meeting(self, sort: BodySort, since: date) -> Missing | None:
        """A meeting of such a body, held since the gate began."""
        bodies = [row.body["code"] for row in all_rows(self._store, Query(AssignedBody, where={"sort": sort.value}))]
        where = {"assigned_body": bodies, "in_year": self._year}
        found = all_rows(
            self._store, Query(Meeting, where=where, ranges={"held_on": (since.isoformat(), None)}, descending=False)
        )
        if any(row.body.get("is_held") == "true" for row in found):
            return None
        if not found:
            return Missing(N_("会議をまだ登録していません"))
        day = date.fromisoformat(found[0].body["held_on"])
        return Missing(N_("{0} 月 {1} 日の開催待ち"), (day.month, day.day))

    def _carry_over(self) -> Missing | None:
        if not count(self._store, Query(Gate, where={"year": self._year + 1})):
            return Missing(N_("次年度の予定をまだ作っていません"))
        found = waiting(self._store, self._year)
        return Missing(N_("引き継ぐもの {0} 件"), (found,)) if found else None
