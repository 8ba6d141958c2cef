# SPDX-License-Identifier: MIT
"""課内メモ: a text beside a record that stays on this PC."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import PlainText
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.kinds.record import Kind


class MemoBox(QWidget):
    """The memo of one record; masters have none.

    Signals:
        edited(): a person changed it (not the program).
    """

    edited = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = plain_label(tr("課内メモ"), role="section")
        self.text = PlainText()
        self.text.setAccessibleName(tr("課内メモ"))
        self.text.setObjectName(f"memo.{kind.KIND}")
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 16)
        self.text.textChanged.connect(self.edited)
        label.setBuddy(self.text)
        column.addWidget(label)
        column.addWidget(plain_label(tr("この PC だけに残ります。提出されません。"), role="note", wraps=True))
        column.addWidget(self.text)
        if not kind.DAY:
            self.hide()

    def put(self, memo: str) -> None:
        """Show a memo as it is kept."""
        self.text.blockSignals(True)
        self.text.setPlainText(memo)
        self.text.blockSignals(False)

    def typed(self) -> str:
        """What stands in it."""
        return self.text.toPlainText()
