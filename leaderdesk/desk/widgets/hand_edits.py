# SPDX-License-Identifier: MIT
"""手修正: what somebody changed in a file with Excel, for a person to say what of it shall be taken over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.models.hand_edits import HandEditsModel, edit_columns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable, row_height
from leaderdesk.desk.widgets.words import button, plain_label

_OF_EDITS = ("accept", "before")  # columns that say nothing where there is nothing to mark
_MOST_ROWS = 4  # in sight at once


class HandEdits(QWidget):
    """The hand edits of one file, each with its box; it is hidden where there is none.

    Signals:
        accepted_changed(object): the places (frozenset) that a person wants taken over now.
    """

    accepted_changed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        columns = edit_columns()
        self.model = HandEditsModel(columns, self)
        self.model.accepted_changed.connect(self.accepted_changed)
        self._title = plain_label("", role="note", wraps=True)
        self._all = button(tr("すべてに印"), name="action.accept_all_edits")
        self._all.clicked.connect(lambda: self.model.accept(edit.place for edit in self.model.lines))
        self._none = button(tr("印を外す"), name="action.accept_no_edits")
        self._none.clicked.connect(lambda: self.model.accept([]))
        self.table = RecordTable("hand_edits", self.model, columns, preferences)
        self.table.setAccessibleName(tr("手修正"))
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._all)
        row.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table)
        self.hide()

    def show_edits(self, edits: Sequence[Any], accepted: Iterable[tuple[str, str]], *, title: str = "") -> None:
        """Show a file's hand edits with their boxes; none hides the whole. With a `title` of their own none is to be marked."""
        self.model.show_edits(edits, accepted)
        told = tr("Excel で直された所：{0} か所。印を付けた所だけを取り込みます。")
        self._title.setText((title or told).format(len(edits)))
        self._all.setHidden(bool(title))
        self._none.setHidden(bool(title))
        for place, column in enumerate(self.table.columns):
            self.table.setColumnHidden(place, bool(title) and column.name in _OF_EDITS)
        head = self.table.horizontalHeader().sizeHint().height()
        rows = min(max(len(edits), 2), _MOST_ROWS)
        self.table.setFixedHeight(head + rows * row_height(self.table) + 4)
        self.setVisible(bool(edits))
