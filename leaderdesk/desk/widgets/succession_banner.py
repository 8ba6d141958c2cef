# SPDX-License-Identifier: MIT
"""The banner over ホーム when the section of this PC became another: what happened, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, plain_label


class SuccessionBanner(QFrame):
    """One sentence and one button; hidden where there is nothing to say.

    Signals:
        opened(): a person wants to go on as what the section became.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "changed")
        self._told = plain_label("", wraps=True)
        go_on = button(tr("引き継ぐ…"), role="primary", name="action.go_on_as")
        go_on.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._told, 1)
        row.addWidget(go_on)
        self.hide()

    def say(self, text: str) -> None:
        """Say what happened; nothing hides the banner."""
        self._told.setText(text)
        self.setVisible(bool(text))
