# SPDX-License-Identifier: MIT
"""What stands above and below a record's form: its number, its state, what is to be known of it; and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.kinds.names import Code


class RecordHead(QWidget):
    """The number at the left, the state at the right, below them a banner where there is something to say."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._number = plain_label("", role="note")
        self._badge = Badge()
        self._banner = plain_label("", role="banner", wraps=True)
        self.settle = button(tr("見比べて決める"), name=f"action.settle.{kind}")
        self.unlock = button(tr("直せるようにする"), name=f"action.unlock.{kind}")
        self.write = liaison_button(kind)
        row = QHBoxLayout()
        row.addWidget(self._number)
        row.addStretch()
        row.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._banner)
        column.addWidget(self.settle)
        column.addWidget(self.unlock)

    def show_place(self, number: str, state: Code | None) -> None:
        """Show which record it is, and where it stands."""
        self._number.setText(number)
        self._badge.show_state(state)

    def say(self, sentence: str) -> None:
        """Say what is to be known; "" says nothing."""
        self._banner.setText(sentence)
        self._banner.setVisible(bool(sentence))


def liaison_button(kind: str) -> QPushButton:
    """連絡を書く: begins a piece of liaison about a record of the kind; shown where there is one."""
    made = button(tr("連絡を書く"), role="link", symbol="users", name=f"action.write_liaison.{kind}")
    made.hide()
    return made


class RecordBar(QWidget):
    """The buttons below a form."""

    def __init__(self, kind: str) -> None:
        super().__init__()

        def made(words: str, name: str, role: str = "") -> QPushButton:
            return button(words, role=role, name=f"action.{name}.{kind}")

        self.same = made(tr("前回と同じ"), "same_as_last")
        self.delete = made(tr("削除"), "delete")
        self.bring_back = made(tr("元に戻す"), "undelete")
        self.cancel = made(tr("取り消す"), "cancel")
        self.save = made(tr("保存  Ctrl+S"), "save", role="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for way in (self.same, self.delete, self.bring_back):
            row.addWidget(way)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)

    def offer(self, *, is_new: bool, is_deleted: bool = False, is_torn: bool = False, is_resting: bool = False) -> None:
        """Offer what can be done: between the versions of a torn record a person decides first; a resting one is let be."""
        self.same.setVisible(is_new)
        self.delete.setVisible(not (is_new or is_deleted or is_torn or is_resting))
        self.bring_back.setVisible(is_deleted)
        self.save.setEnabled(not (is_deleted or is_torn or is_resting))
