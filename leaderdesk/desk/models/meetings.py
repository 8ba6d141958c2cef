# SPDX-License-Identifier: MIT
"""会議 in a list: when, which body, how far it is, how many opinions it has and how many of them are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leaderdesk.analysis.meetings import MeetingStand, Tally, meeting_stand, tallies
from leaderdesk.desk.models.columns import RIGHT, Column, columns_of
from leaderdesk.desk.translate import tr
from leaderdesk.kinds.meetings import Meeting
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store

# The columns of the list as it first opens, and how wide, in letters.
_SHOWN = {"held_on": 4, "name": -1, "stand": 7, "opinions": 3, "open": 4}
_MORE = {"assigned_body": 12, "begins_at": 4, "place": 8, "is_public": 4}


class OpinionsBeside:
    """How many opinions each meeting of a list has."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Mapping[str, Tally] = {}

    def read(self) -> None:
        """Count anew."""
        self._known = tallies(self._store)

    def of(self, row: Row) -> Tally:
        """The opinions of a meeting."""
        return self._known.get(row.record_id, Tally())


def meeting_columns(store: Store, beside: OpinionsBeside) -> list[Column]:
    """The columns of the list of meetings."""

    def stand(row: Row) -> MeetingStand:
        return meeting_stand(row.body, store.today())

    found = {column.name: column for column in columns_of(Meeting, store)}
    found["stand"] = Column("stand", tr("状態"), lambda row: tr(stand(row).label), badge=stand)
    found["opinions"] = Column("opinions", tr("意見"), lambda row: f"{beside.of(row).recorded:,}", alignment=RIGHT)
    found["open"] = Column("open", tr("未対応"), lambda row: f"{beside.of(row).open:,}", alignment=RIGHT)
    shown = [replace(found[name], letters=letters, is_shown=True) for name, letters in _SHOWN.items()]
    return shown + [replace(found[name], letters=letters, is_shown=False) for name, letters in _MORE.items()]
