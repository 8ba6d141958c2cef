# SPDX-License-Identifier: MIT
"""図7-4 on the screen: which measures go by PDCA, which by OODA, which both ways; a click tells them by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.kinds.measures import Method
from leaderdesk.paper.ooda import WaysLook, draw_ways, ways_fields, ways_words
from leaderdesk.reports.document import Way, Ways

_ORDER = (Method.PDCA, Method.BOTH, Method.OODA)


class WaysView(QWidget):
    """The two fields.

    Signals:
        way_opened(object): a part of the picture (its Method) was clicked, or Enter pressed on it.
    """

    way_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture.ways")
        self.setAccessibleName(tr("PDCA と OODA"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._current = Method.PDCA
        self._ways = _ways({})

    def show_ways(self, found: Mapping[Method, Sequence[tuple[str, str]]]) -> None:
        """Show how many measures go which way."""
        self._ways = _ways(found)
        self.setAccessibleDescription(ways_words(self._ways))
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 18, line * 7)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 12, line * 5)

    # ------------------------------------------------------------ Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        look = WaysLook(
            theme.text,
            theme.muted,
            theme.accent.strong,
            theme.muted,
            theme.accent.weak,
            theme.background,
            bold,
            small,
            float(theme.border),
        )
        draw_ways(painter, self._area(), self._ways, look)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent.strong), 2))
            painter.drawRoundedRect(self._part(self._current), 6, 6)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        one, other = ways_fields(self._area())
        at = event.position()
        is_one, is_other = one.contains(at), other.contains(at)
        if is_one or is_other:
            self._current = Method.BOTH if is_one and is_other else Method.PDCA if is_one else Method.OODA
            self.update()
            self.way_opened.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._current = _ORDER[(_ORDER.index(self._current) + step) % len(_ORDER)]
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.way_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(3, 3, -3, -3)

    def _part(self, method: Method) -> QRectF:
        """Where a part of the picture is written."""
        area = self._area()
        left, wide = {Method.PDCA: (0.04, 0.33), Method.BOTH: (0.38, 0.24), Method.OODA: (0.63, 0.33)}[method]
        return QRectF(area.left() + area.width() * left, area.top() + 8, area.width() * wide, area.height() - 16)


def _ways(found: Mapping[Method, Sequence[tuple[str, str]]]) -> Ways:
    counts = {method: tr("{0} 施策").format(len(found.get(method, ()))) for method in Method}
    return Ways(
        Way(tr(Method.PDCA.label), "", tr("年に1回"), counts[Method.PDCA]),
        Way(tr("両方"), "", "", counts[Method.BOTH]),
        Way(tr(Method.OODA.label), "", tr("その都度"), counts[Method.OODA]),
    )
