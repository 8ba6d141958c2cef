# SPDX-License-Identifier: MIT
"""What every table of the desk shows of a line: its columns' headings, texts, tips and badges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdesk.desk.models.columns import Column, plain_tip
from leaderdesk.text import readable

Index = QModelIndex | QPersistentModelIndex

BADGE = Qt.ItemDataRole.UserRole + 1  # the state of a badge column, else None
MARKS = Qt.ItemDataRole.UserRole + 2  # the marks of a column of marks, else None
_OF_THE_LINE = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, BADGE, MARKS)


class TableModel(QAbstractTableModel):
    """A table whose lines come from `line`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)

    def line(self, place: int) -> Any:
        """The thing that a line shows; None when it vanished meanwhile."""
        raise NotImplementedError

    def fetch_all(self) -> None:
        """Have every row now: a list in memory has."""

    # ------------------------------------------------------------ Qt

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role not in _OF_THE_LINE or (line := self.line(index.row())) is None:
            return None
        if role == BADGE:
            return column.badge(line) if column.badge else None
        if role == MARKS:
            return column.marks(line) if column.marks else None
        return readable(column.text(line)) if role == Qt.ItemDataRole.DisplayRole else plain_tip(column.text(line))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return None
