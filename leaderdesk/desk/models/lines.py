# SPDX-License-Identifier: MIT
"""Short lists that are in memory whole, as a Qt table: today's tasks, the files of a delivery, the board's sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.table_model import Index, TableModel


class LinesModel(TableModel):
    """A list of things, each shown by the columns."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
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

    def line(self, place: int) -> Any:
        return self.lines[place]

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.layoutAboutToBeChanged.emit()
            before, held = self.lines, self.persistentIndexList()
            text = self.columns[column].text
            places = sorted(
                range(len(before)),
                key=lambda place: _sortable(text(before[place])),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
            self.lines = [before[place] for place in places]
            now = {old: new for new, old in enumerate(places)}
            self.changePersistentIndexList(held, [self.index(now[old.row()], old.column()) for old in held])
            self.layoutChanged.emit()


def _sortable(text: str) -> list[tuple[int, str]]:
    """A text so that 第2号 stands before 第10号, and 4 before 12."""
    pieces = re.split(r"(\d+)", text.replace(",", ""))
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces if piece]
