# SPDX-License-Identifier: MIT
"""The organisation chart on the screen: boxes that are clicked, or walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.desk.theme import current_theme
from leaderdesk.paper.org_chart import Ink, Laid, draw, lay_out, words
from leaderdesk.paper.text import UNITS_PER_INCH
from leaderdesk.reports.document import OrgChart

_USUAL_POINTS = 10.5  # at letters of this size, the chart is as large as on paper
_MARGIN = 12
_SMALLEST = 0.62  # of the usual size: below it, one scrolls


class OrgChartView(QWidget):
    """A chart; one of its boxes is the current one.

    Signals:
        chosen(str): a body (its code) became the current one by a person's hand.
    """

    chosen = Signal(str)

    def __init__(self, *, name: str, label: str) -> None:
        super().__init__()
        self._chart = OrgChart(())
        self._laid = Laid(lay_out(self._chart, Ink()).size, {}, [])
        self._current = ""
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)

    @property
    def current(self) -> str:
        """The code of the current body, "" for none."""
        return self._current

    def show_chart(self, chart: OrgChart) -> None:
        """Show a chart; the current body stays where it is in it, too."""
        self._chart = chart
        self._laid = lay_out(chart, self._ink())
        if self._current not in self._laid.boxes:
            self._current = next(iter(self._in_order()), "")
        self.setAccessibleDescription(words(chart))
        self.setMinimumSize(self._size_at(self._usual_scale() * _SMALLEST))
        self.updateGeometry()
        self.update()

    def box_of_current(self) -> QRect:
        """Where the current body stands in the widget."""
        box, scale, origin = self._laid.boxes.get(self._current, QRectF()), self._scale(), self._origin()
        placed = QRectF(box.topLeft() * scale + origin, box.size() * scale)
        return placed.toRect()

    def choose(self, code: str) -> None:
        """Make a body the current one."""
        if code in self._laid.boxes:
            self._current = code
            self.update()
            self.chosen.emit(code)

    def _ink(self) -> Ink:
        theme = current_theme()
        return Ink(theme.text, theme.muted, theme.muted, theme.surface, theme.background, theme.accent.strong)

    def _in_order(self) -> list[str]:
        """The codes of the boxes as they are read: level by level, from the left."""
        return sorted(self._laid.boxes, key=lambda code: (self._laid.boxes[code].top(), self._laid.boxes[code].left()))

    def _usual_scale(self) -> float:
        return self.logicalDpiX() / UNITS_PER_INCH * self.font().pointSizeF() / _USUAL_POINTS

    def _scale(self) -> float:
        """The usual one, smaller where the whole chart would not be seen."""
        wanted = max(self._laid.size.width(), 1.0)
        return min(self._usual_scale(), (self.width() - 2 * _MARGIN) / wanted)

    def _size_at(self, scale: float) -> QSize:
        size = self._laid.size * scale
        return QSize(int(size.width()) + 2 * _MARGIN, int(size.height()) + 2 * _MARGIN)

    def _origin(self) -> QPointF:
        return QPointF(max((self.width() - self._laid.size.width() * self._scale()) / 2, _MARGIN), _MARGIN)

    def sizeHint(self) -> QSize:
        return self._size_at(self._usual_scale())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(self._origin())
        painter.scale(self._scale(), self._scale())
        self._laid = lay_out(self._chart, self._ink())
        draw(painter, self._laid, self._ink(), meant=self._current)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if code := self._laid.at((event.position() - self._origin()) / self._scale()):
            self.choose(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        codes = self._in_order()
        if step is None or not codes:
            super().keyPressEvent(event)
        else:
            place = codes.index(self._current) if self._current in codes else -step
            self.choose(codes[(place + step) % len(codes)])
