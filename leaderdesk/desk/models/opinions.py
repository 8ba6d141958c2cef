# SPDX-License-Identifier: MIT
"""意見 in a list: of which meeting and body each is, and how far it is; and the filters that both sides have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from leaderdesk.analysis.meetings import OPEN, Said, opinion_stand, said
from leaderdesk.desk.models.columns import Column, columns_of
from leaderdesk.desk.translate import tr
from leaderdesk.kinds.bodies import Body
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.meetings import Meeting, Opinion, OpinionState
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store

_SOON_DAYS = 30

# The columns of the list as it first opens, and how wide, in letters.
_SHOWN = {"sort": 4, "text": -1, "measure": 4, "due": 5, "state": 7}
_MORE = {
    "said_on": 5,
    "body": 7,
    "meeting": 20,
    "section": 7,
    "owner_post": 7,
    "policy": 14,
    "reflected_in": 9,
    "is_public": 4,
}

Option = tuple[str, Any]


class MeetingsBeside:
    """Of which meetings the opinions of a list are; read with the rows that are shown."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Said] = {}

    def forget(self) -> None:
        """Read anew."""
        self._known.clear()

    def read(self, rows: Sequence[Row]) -> None:
        """Rows are about to be shown."""
        self._known |= {each.row.record_id: each for each in said(self._store, rows)}

    def of(self, row: Row) -> Said:
        """An opinion with the names of its meeting and body."""
        if row.record_id not in self._known:
            self.read([row])
        return self._known[row.record_id]


def opinion_columns(store: Store, beside: MeetingsBeside) -> list[Column]:
    """The columns of a list of opinions."""
    found = {column.name: column for column in columns_of(Opinion, store)}
    codes = set(store.names.options(Measure.KIND, ""))
    found["body"] = Column("body", tr("会議体"), lambda row: tr(beside.of(row).sort))
    found["meeting"] = Column("meeting", tr("会議"), lambda row: beside.of(row).meeting)
    found["measure"] = replace(found["measure"], text=_measure_number(codes))
    found["state"] = replace(found["state"], badge=lambda row: opinion_stand(row.body, store.today()))
    shown = [replace(found[name], letters=letters, is_shown=True) for name, letters in _SHOWN.items()]
    return shown + [replace(found[name], letters=letters, is_shown=False) for name, letters in _MORE.items()]


def state_options(store: Store) -> list[Option]:
    """Every state, and what is not settled yet."""
    opened = {"state": [state.value for state in OPEN]}

    def overdue() -> dict[str, Any]:
        return opened | {"ranges": {"due": (None, (store.today() - timedelta(days=1)).isoformat())}}

    def soon() -> dict[str, Any]:
        days = (store.today(), store.today() + timedelta(days=_SOON_DAYS))
        return opened | {"ranges": {"due": tuple(day.isoformat() for day in days)}}

    return [
        (tr("状態：すべて"), {}),
        (tr("対応が終わっていないもの"), opened),
        (tr("期限を過ぎたもの"), overdue),
        (tr("{0} 日以内が期限のもの").format(_SOON_DAYS), soon),
        *((tr(state.label), {"state": state.value}) for state in OpinionState),
    ]


def body_options(store: Store) -> list[Option]:
    """Every body, by its meetings."""

    def of(code: str) -> Callable[[], dict[str, Any]]:
        meetings = Query(Meeting, where={"assigned_body": code})
        return lambda: {"meeting": [row.record_id for row in all_rows(store, meetings)]}

    bodies = store.names.options(Body.KIND, "")
    return [(tr("会議体：すべて"), {}), *((name, of(code)) for code, name in bodies.items())]


def _measure_number(codes: set[str]) -> Callable[[Row], str]:
    """The measure's number says enough in a narrow column; "" for none."""
    return lambda row: str(row.body.get("measure", "")) if row.body.get("measure") in codes else ""
