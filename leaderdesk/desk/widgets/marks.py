# SPDX-License-Identifier: MIT
"""A row of small marks that stands alone: the four stamps of a measure's year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leaderdesk.desk.models.columns import Mark
from leaderdesk.desk.widgets.badges import paint_marks


class Marks(QWidget):
    """Marks beside each other, those that are set filled."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        super().__init__()
        self._marks = marks
        self.setAccessibleName("・".join(mark.letter for mark in marks if mark.is_set))

    def sizeHint(self) -> QSize:
        edge = QFontMetrics(self.font()).height() + 4
        return QSize(edge * len(self._marks), edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_marks(painter, QRectF(self.rect()), self._marks, self.font())
        painter.end()
