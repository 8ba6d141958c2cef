# SPDX-License-Identifier: MIT
"""受け取るファイルが n 件あります: a quiet line over a page, for as long as something waits in the watched folder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.exchange.folder import Arrivals


class ArrivalsLine(QFrame):
    """How many files wait, and the way to their plan; hidden where none does.

    Signals:
        opened(object): a person wants to see what they would bring (Arrivals).
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hint")
        self.setObjectName("line.arrivals")
        self._arrivals = Arrivals()
        self._words = plain_label("", role="field", wraps=True)
        self._see = button(tr("内容を見て受け取る"), symbol="inbox", name="action.see_arrivals")
        self._see.clicked.connect(lambda: self.opened.emit(self._arrivals))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._see)
        self.hide()

    def show_arrivals(self, arrivals: Arrivals) -> None:
        """Show what waits, or in one sentence why nobody can tell."""
        self._arrivals = arrivals
        told = tr("受け取るファイルが {0:,} 件あります").format(len(arrivals.files)) if arrivals.files else ""
        self._words.setText(sentence(arrivals.fault) if arrivals.fault else told)
        self._words.setProperty("role", "note" if arrivals.fault else "field")
        self._words.style().polish(self._words)
        self._see.setVisible(bool(arrivals.files))
        self.setVisible(bool(arrivals.files or arrivals.fault))
