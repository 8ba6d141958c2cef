# SPDX-License-Identifier: MIT
"""A ruled form as it is printed: cells with a line around each, headings tinted, what differs marked."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import plain_label

HEAD, PLAIN, CHANGED = "cell-head", "cell", "cell-changed"


class Cell(QFrame):
    """One cell of a form: a heading, a text, or whatever is put into it."""

    def __init__(self, content: QWidget | None = None, *, look: str = PLAIN) -> None:
        super().__init__()
        self.setProperty("role", look)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 6, 8, 6)
        self.column.setSpacing(3)
        if content is not None:
            self.column.addWidget(content)
        self._mark = plain_label("", role="note", wraps=True)
        self._mark.hide()

    def show_changed(self, mark: str) -> None:
        """Mark by a tint and a word that it says something else than it might; "" takes the mark away."""
        self._mark.setText(mark)
        if mark and self.column.indexOf(self._mark) < 0:
            self.column.insertWidget(1, self._mark)
        self._mark.setVisible(bool(mark))
        look = CHANGED if mark else PLAIN
        if self.property("role") != look:
            self.setProperty("role", look)
            self.style().unpolish(self)
            self.style().polish(self)


class RuledForm(QFrame):
    """Cells in rows and columns; `stretch` says how the columns share the width."""

    def __init__(self, *stretch: int) -> None:
        super().__init__()
        self.setProperty("role", "ruled")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(1, 1, 1, 1)
        self.grid.setSpacing(1)
        for column, share in enumerate(stretch):
            self.grid.setColumnStretch(column, share)

    def widen(self, column: int, *, letters: int) -> None:
        """Let a column have room for so many letters, in whatever size they are."""
        self.grid.setColumnMinimumWidth(column, self.fontMetrics().horizontalAdvance("あ") * letters)

    def head(self, text: str, row: int, column: int, *, wide: int = 1, high: int = 1) -> Cell:
        """A heading, which breaks where it must."""
        cell = Cell(plain_label(text, role="field", wraps=True), look=HEAD)
        cell.column.addStretch()
        self.grid.addWidget(cell, row, column, high, wide)
        return cell

    def text(self, text: str, row: int, column: int, *, wide: int = 1) -> Cell:
        """A text to read; several lines of it have room between them."""
        cell = Cell(Paragraph(text) if text else None)
        cell.column.addStretch()
        self.grid.addWidget(cell, row, column, 1, wide)
        return cell

    def put(self, content: QWidget, row: int, column: int, *, wide: int = 1) -> Cell:
        """Something to work with."""
        cell = Cell(content)
        cell.column.addStretch()
        self.grid.addWidget(cell, row, column, 1, wide)
        return cell
