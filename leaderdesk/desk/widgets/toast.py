# SPDX-License-Identifier: MIT
"""A toast: what just happened, and for ten seconds the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import plain_label

_SECONDS = 10


class Toast(QFrame):
    """One sentence at the foot of a window, with 元に戻す where there is something to undo."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("toast")
        self._label = plain_label("")
        self._undo = QPushButton(tr("元に戻す"))
        self._undo.setObjectName("action.undo_toast")
        self._undo.clicked.connect(self._take_back)
        self._back: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self._undo)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Say a sentence; `undo` takes back what it tells of."""
        self._back = undo
        self._label.setText(sentence)
        self._undo.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._clock.start(_SECONDS * 1000)

    def _take_back(self) -> None:
        self.hide()
        if self._back is not None:
            self._back()

    def _place(self) -> None:
        self.adjustSize()
        room = self._host.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 44)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
