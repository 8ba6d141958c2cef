# SPDX-License-Identifier: MIT
"""What files would bring, told before they are taken in; for a desk that gets a few at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.verdict import Verdict

_OPEN = ("LD-2210", "LD-2212")  # a person's word settles it, and is asked for when the file is taken in


class PlanCard(QWidget):
    """The plan of the files that were looked at, a line each; hidden where there is none.

    Signals:
        wanted(): the files in `waiting` shall be taken in.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Verdict] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        column.addWidget(plain_label(tr("受け取るファイルの内容"), role="section"))
        self._lines = Paragraph()
        self._take = button("", symbol="inbox", name="action.take_arrivals")
        self._take.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.addWidget(self._lines, 1)
        row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.hide()

    def show_plan(self, verdicts: Sequence[Verdict]) -> None:
        """Show what each file would bring; none hides the card."""
        self.waiting = [each for each in verdicts if each.outcome is Outcome.IMPORTED or each.code in _OPEN]
        self._lines.show_text("\n".join(_line(verdict) for verdict in verdicts))
        self._take.setText(" " + tr("受け取る（{0}ファイル）").format(len(self.waiting)))
        self._take.setVisible(bool(self.waiting))
        self.setVisible(bool(verdicts))


def _line(verdict: Verdict) -> str:
    told = sentence(verdict.why) if verdict.why else verdict.message(tr)
    return tr("{0}：{1}").format(verdict.file, told)
