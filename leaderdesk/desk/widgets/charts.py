# SPDX-License-Identifier: MIT
"""Charts on a page; a bar can be opened to see the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.desk.theme import current_theme
from leaderdesk.paper.charts import Bar, Ink, draw_columns, draw_rows, rows_height

Draw = Callable[[QPainter, QRectF, Sequence[Bar], Ink, QFont], list[QRectF]]


class ChartView(QWidget):
    """Bars, upright or lying.

    Signals:
        bar_opened(int): a bar was clicked, or Enter pressed on it.
    """

    bar_opened = Signal(int)

    def __init__(self, draw: Draw, *, name: str, label: str) -> None:
        super().__init__()
        self._draw = draw
        self._bars: Sequence[Bar] = ()
        self._places: list[QRectF] = []
        self._current = 0
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = bars
        self._current = 0
        self.setAccessibleDescription("、".join(f"{bar.label} {bar.value:,.0f}" for bar in bars))
        self.updateGeometry()
        self.update()

    @property
    def bars(self) -> Sequence[Bar]:
        """The bars as they are shown."""
        return self._bars

    def _small(self) -> QFont:
        """Figures on charts are a little smaller than text."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    def sizeHint(self) -> QSize:
        if self._draw is draw_rows:
            return QSize(240, int(rows_height(len(self._bars), self.font())) + 4)
        return QSize(320, QFontMetrics(self.font()).height() * 9)

    def minimumSizeHint(self) -> QSize:
        if self._draw is draw_rows:
            return QSize(160, self.sizeHint().height())
        return QSize(200, QFontMetrics(self.font()).height() * 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        self._places = self._draw(painter, area, self._bars, Ink(theme.text, theme.muted, theme.line), self._small())
        if self.hasFocus() and self._places:
            painter.setPen(QPen(QColor(theme.accent.strong), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._places[self._current].adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place >= 0:
            self._current = place
            self.bar_opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self._bars:
            self._current = (self._current + step) % len(self._bars)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self.bar_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _place_at(self, at: QPointF) -> int:
        return next((place for place, rect in enumerate(self._places) if rect.contains(at)), -1)


__all__ = ["ChartView", "draw_columns", "draw_rows"]
