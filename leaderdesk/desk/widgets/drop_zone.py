# SPDX-License-Identifier: MIT
"""A place to drop files and folders on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout

from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.widgets.words import plain_label


class DropZone(QFrame):
    """A dashed field that takes files.

    Signals:
        dropped(object): the list of paths that were dropped.
    """

    dropped = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setObjectName("drop_zone")
        self._is_over = False
        self._label = plain_label(text, role="note", wraps=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 14, 20, 14)
        self.row.addWidget(self._label, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_over(is_over=True)

    def dragLeaveEvent(self, _event: object) -> None:
        self._show_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(is_over=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.accent.strong if self._is_over else theme.muted
        painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.accent.weak if self._is_over else theme.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)
        painter.end()

    def _show_over(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()
