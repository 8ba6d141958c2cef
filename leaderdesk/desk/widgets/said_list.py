# SPDX-License-Identifier: MIT
"""会議の意見: what was said at one meeting and how far each is; opened where it is answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import opinion_stand, opinions_at
from leaderdesk.desk.models.columns import Column, shown_text
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card
from leaderdesk.kinds.meetings import Opinion
from leaderdesk.ledger.store import Store


class SaidList(QWidget):
    """The opinions of one meeting.

    Signals:
        opened(object): an opinion is wanted by its id, or all of the meeting by what the list is narrowed to.
    """

    opened = Signal(object)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self._meeting = ""
        sort, names = Opinion.facets()["sort"], store.names
        columns = [
            Column("sort", tr("種類"), lambda row: shown_text(sort, row.body["sort"], names), letters=4),
            Column("measure", tr("施策"), lambda row: row.body.get("measure", ""), letters=5),
            Column("text", tr("意見"), lambda row: row.body["text"].replace("\n", " "), letters=-1),
            Column(
                "state",
                tr("状態"),
                lambda row: tr(opinion_stand(row.body, store.today()).label),
                letters=7,
                badge=lambda row: opinion_stand(row.body, store.today()),
            ),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("said", self._model, columns, preferences)
        self.table.setAccessibleName(tr("会議の意見"))
        self.table.empty_text = tr("意見はまだありません。当日に「意見を記録」で書きとめます。")
        self.table.opened.connect(lambda place: self.opened.emit(self._model.lines[place].record_id))
        self._answer = button(tr("意見と対応で開く"), name="action.open_opinions")
        self._answer.clicked.connect(lambda: self.opened.emit({"meeting": self._meeting}))
        row = self.foot = QHBoxLayout()
        row.addWidget(self._answer)
        row.addStretch()
        frame, column = card()
        column.addWidget(self.table, 1)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_meeting(self, meeting: str) -> None:
        """Show what was said at a meeting; "" shows nothing."""
        self._meeting = meeting
        self._model.show_lines(opinions_at(self._store, meeting) if meeting else [])
        self._answer.setEnabled(bool(self._model.lines))

    def count(self) -> int:
        """How many there are."""
        return len(self._model.lines)
