# SPDX-License-Identifier: MIT
"""Short lists that are in memory whole, as a Qt table: today's tasks, the files of a delivery, the board's sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from leaderdesk.desk.models.columns import Column, plain_tip
from leaderdesk.desk.models.records import BADGE, Index


class LinesModel(QAbstractTableModel):
    """A list of things, each shown by the columns."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.lines: list[Any] = []

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add_line(self, line: Any) -> None:
        """Show one more, at the end."""
        place = len(self.lines)
        self.beginInsertRows(QModelIndex(), place, place)
        self.lines.append(line)
        self.endInsertRows()

    def replace_line(self, place: int, line: Any) -> None:
        """Show another in a line's place."""
        self.lines[place] = line
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, line = self.columns[index.column()], self.lines[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role == BADGE:
            return column.badge(line) if column.badge else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.text(line))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.layoutAboutToBeChanged.emit()
            self.lines.sort(key=self.columns[column].text, reverse=order == Qt.SortOrder.DescendingOrder)
            self.layoutChanged.emit()
