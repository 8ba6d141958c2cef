# SPDX-License-Identifier: MIT
"""施策 in a list: what is known of them in a 年度, read with the rows that are shown, never of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from leaderdesk.analysis.cycle import Stamp, stamps
from leaderdesk.analysis.measures import InYear, in_year, marks
from leaderdesk.desk.models.columns import RIGHT, Column, Mark, shown_text
from leaderdesk.desk.translate import tr
from leaderdesk.errors import N_
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.progress import Decision, ProgressReport
from leaderdesk.kinds.record import Body
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
NOT_YET = "－"


class YearBeside:
    """What stands beside the measures of a list: the 年度 that is looked at."""

    def __init__(self, store: Store, year: int) -> None:
        self._store = store
        self._known: dict[str, InYear] = {}
        self.year = year

    def forget(self, year: int) -> None:
        """Read anew, of this 年度."""
        self.year = year
        self._known.clear()

    def read(self, rows: Sequence[Row]) -> None:
        """Rows are about to be shown."""
        self._known |= in_year(self._store, [row.body["code"] for row in rows], self.year)

    def of(self, row: Row) -> InYear:
        """What is known of a measure in the 年度."""
        if row.body["code"] not in self._known:
            self.read([row])
        return self._known[row.body["code"]]


def measure_columns(store: Store, beside: YearBeside) -> list[Column]:
    """The columns of the list of measures; the 年度 decides those behind the fields."""
    names = store.names

    def field(name: str, letters: int, heading: str = "", *, is_shown: bool = True) -> Column:
        facet = Measure.facets()[name]

        def text(row: Row) -> str:
            canonical = row.body.get(name)
            return "" if canonical is None else shown_text(facet, canonical, names)

        return Column(name, tr(heading or facet.label), text, order=name, letters=letters, is_shown=is_shown)

    def answered(name: str) -> Callable[[Body], str]:
        facet = ProgressReport.facets()[name]
        return lambda body: shown_text(facet, body[name], names) if body.get(name) else NOT_YET

    progress, grades = answered("progress"), marks(store)

    def rating(row: Row) -> str:
        return grades.get(beside.of(row).report.get("rating", ""), NOT_YET)

    return [
        field("code", 3, N_("番号")),
        field("name", -1),
        field("section", 5),
        Column("method", tr("手法"), _method, order="method", letters=3),
        field("policy", 7, is_shown=False),
        field("assigned_body", 8, is_shown=False),
        field("first_year", 7, is_shown=False),
        field("last_year", 7, is_shown=False),
        Column("rating", tr("評価"), rating, alignment=CENTRE, letters=3),
        Column("progress", tr("進捗"), lambda row: progress(beside.of(row).report), alignment=RIGHT, letters=3),
        Column("decision", tr("見直し"), lambda row: _decided(beside.of(row)), letters=4, is_shown=False),
        Column(
            "stamps", "PDCA", lambda row: _told(beside.of(row)), letters=6, marks=lambda row: stamped(beside.of(row))
        ),
    ]


def _method(row: Row) -> str:
    """The method in few letters."""
    method = Method(row.body["method"])  # type: ignore[call-arg]  # by its code
    return tr("両方") if method is Method.BOTH else tr(method.label)


def stamped(found: InYear) -> list[Mark]:
    """The four stamps as marks."""
    given = stamps(found)
    return [Mark(stamp.value, stamp in given) for stamp in Stamp]


def _decided(found: InYear) -> str:
    decision: Any = found.decision.get("decision")
    return tr(Decision(decision).label) if decision else NOT_YET  # type: ignore[call-arg]  # by its code


def _told(found: InYear) -> str:
    given = stamps(found)
    return "・".join(tr(stamp.label) for stamp in Stamp if stamp in given) or NOT_YET
