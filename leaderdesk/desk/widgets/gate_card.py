# SPDX-License-Identifier: MIT
"""One gate of the year: where it stands, what it lacks, how many days are left, and the way to what it lacks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.gates import Standing
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_

_WAYS = {
    "progress_check": N_("進捗の確認を開く"),
    "plan_sheets": N_("調書を開く"),
    "meetings": N_("会議を開く"),
    "measures": N_("施策の見直しを開く"),
}


class GateCard(QWidget):
    """The chosen gate.

    Signals:
        go_requested(): the page that does what it lacks is wanted.
        edit_requested(): its name or days are to be changed.
    """

    go_requested = Signal()
    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        frame, column = card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        head = QHBoxLayout()
        self._name = plain_label("", role="section", wraps=True)
        self._badge = Badge()
        head.addWidget(self._name, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        foot = QHBoxLayout()
        self._told = plain_label("", wraps=True)
        self.go = button("", name="action.go_to_gate")
        self.go.clicked.connect(self.go_requested)
        self.edit = button(tr("予定を直す"), name="action.edit_gate")
        self.edit.clicked.connect(self.edit_requested)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.edit)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.show_gate(None)

    def show_gate(self, gate: Standing | None) -> None:
        """Show a gate, or none."""
        self.setVisible(gate is not None)
        if gate is None:
            return
        self._name.setText(gate.name)
        self._badge.show_state(gate.stand)
        lacking = tr(gate.missing.sentence).format(*gate.missing.facts) if gate.missing else ""
        begin = "" if gate.begins_on == gate.due else f"{gate.begins_on.month}/{gate.begins_on.day}～"
        days = f"{begin}{gate.due.month}/{gate.due.day}"
        self._told.setText("　".join(filter(None, (days, lacking, gate.note))))
        self.go.setText(tr(_WAYS.get(gate.page, "")))
        self.go.setVisible(gate.page in _WAYS)


def countdown(gate: Standing, today: date) -> str:
    """9/30 まであと 12 日：実施計画調書の確定（未確定 34 施策）."""
    lacking = tr(gate.missing.sentence).format(*gate.missing.facts) if gate.missing else ""
    facts = (gate.due.month, gate.due.day, (gate.due - today).days, gate.name, lacking)
    words = tr("{0}/{1} まであと {2} 日：{3}　{4}") if gate.due > today else tr("{0}/{1} は今日です：{3}　{4}")
    return words.format(*facts)
