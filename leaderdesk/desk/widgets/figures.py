# SPDX-License-Identifier: MIT
"""A figure on a card: what it counts, the number, and a note; the whole card opens what is behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.desk.widgets.words import plain_label


class FigureCard(QFrame):
    """One figure.

    Signals:
        opened(): the card was clicked, or Enter pressed on it.
    """

    opened = Signal()

    def __init__(self, label: str, *, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName(f"figure.{name}")
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        self._label = plain_label(label, role="note")
        column.addWidget(self._label)
        self._number = plain_label("", role="figure")
        self._note = plain_label("", role="note", wraps=True)
        column.addWidget(self._number)
        column.addWidget(self._note)
        column.addStretch()

    def call(self, label: str) -> None:
        """Say what it counts."""
        self._label.setText(label)
        self.setAccessibleName(label)

    def show_figure(self, number: int, note: str) -> None:
        """Show the number and its note."""
        self._number.setText(f"{number:,}")
        self._note.setText(note)
        self.setAccessibleDescription(f"{number:,} {note}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
