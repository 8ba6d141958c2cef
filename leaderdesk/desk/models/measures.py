# SPDX-License-Identifier: MIT
"""施策 in a list: what is known of them in a 年度, read with the rows that are shown, never of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from leaderdesk.analysis.cycle import Stamp, stamps
from leaderdesk.analysis.measures import InYear, in_year, marks
from leaderdesk.desk.models.columns import RIGHT, Column, Mark, shown_text
from leaderdesk.desk.translate import tr
from leaderdesk.errors import N_
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.progress import Decision, ProgressReport
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
    return [
        _field(store, "code", 4, N_("番号")),
        _field(store, "name", -1),
        _field(store, "section", 6),
        Column("method", tr("手法"), _method, order="method", letters=4),
        _field(store, "policy", 7, is_shown=False),
        _field(store, "assigned_body", 8, is_shown=False),
        _field(store, "first_year", 7, is_shown=False),
        _field(store, "last_year", 7, is_shown=False),
        *_figures(store, beside),
        Column("decision", tr("見直し"), lambda row: _decided(beside.of(row)), letters=4, is_shown=False),
        Column(
            "stamps",
            "PDCA",
            lambda row: _told(beside.of(row)),
            letters=6,
            marks=lambda row: stamped(beside.of(row)),
        ),
    ]


def review_columns(store: Store, beside: YearBeside) -> list[Column]:
    """The columns of the list in which 見直し is decided."""

    def decided(name: str) -> Callable[[Row], str]:
        return lambda row: str(beside.of(row).decision.get(name, "")).replace("\n", " ")

    return [
        _field(store, "code", 4, N_("番号")),
        _field(store, "name", 16),
        _field(store, "section", 6),
        *_figures(store, beside),
        Column("wish", tr("課の希望"), lambda row: _chosen(beside.of(row).wish.get("wish")), letters=5),
        Column("decision", tr("見直し"), lambda row: _decided(beside.of(row)), letters=4),
        Column("reason", tr("理由"), decided("reason"), letters=-1),
        Column("next_target", tr("次年度の目標"), decided("next_target"), letters=10),
    ]


def _figures(store: Store, beside: YearBeside) -> list[Column]:
    """How far the measures are in the 年度."""
    grades, facet = marks(store), ProgressReport.facets()["progress"]

    def rating(row: Row) -> str:
        return grades.get(beside.of(row).report.get("rating", ""), NOT_YET)

    def progress(row: Row) -> str:
        held = beside.of(row).report.get("progress")
        return shown_text(facet, held, store.names) if held else NOT_YET

    return [
        Column("rating", tr("評価"), rating, alignment=CENTRE, letters=3),
        Column("progress", tr("進捗"), progress, alignment=RIGHT, letters=3),
    ]


def _field(store: Store, name: str, letters: int, heading: str = "", *, is_shown: bool = True) -> Column:
    facet, names = Measure.facets()[name], store.names

    def text(row: Row) -> str:
        canonical = row.body.get(name)
        return "" if canonical is None else shown_text(facet, canonical, names)

    return Column(name, tr(heading or facet.label), text, order=name, letters=letters, is_shown=is_shown)


def _method(row: Row) -> str:
    """The method in few letters."""
    method = Method(row.body["method"])  # type: ignore[call-arg]  # by its code
    return tr("両方") if method is Method.BOTH else tr(method.label)


def stamped(found: InYear) -> list[Mark]:
    """The four stamps as marks."""
    given = stamps(found)
    return [Mark(stamp.value, stamp in given) for stamp in Stamp]


def _decided(found: InYear) -> str:
    return _chosen(found.decision.get("decision")) or NOT_YET


def _chosen(decision: str | None) -> str:
    return tr(Decision(decision).label) if decision else ""  # type: ignore[call-arg]  # by its code


def _told(found: InYear) -> str:
    given = stamps(found)
    return "・".join(tr(stamp.label) for stamp in Stamp if stamp in given) or NOT_YET
