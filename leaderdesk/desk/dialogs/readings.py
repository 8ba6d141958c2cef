# SPDX-License-Identifier: MIT
"""読み方を選ぶ: the cells of a 様式 that may mean several things, and what a person says that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, plain_label, scroll_area
from leaderdesk.exchange.filled_template import Question
from leaderdesk.exchange.hand_edits import Place
from leaderdesk.text import readable


class ReadingsDialog(QDialog):
    """A line per cell with its readings; `answers` holds, by cell, the canonical text of each that was chosen."""

    def __init__(self, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.readings")
        self.setWindowTitle(tr("読み方を選ぶ"))
        self.resize(760, 480)
        self._boxes: dict[Place, QComboBox] = {}
        self._build(questions)
        self._show_state()

    @property
    def answers(self) -> dict[Place, str]:
        """The readings that were chosen."""
        return {place: box.currentData() for place, box in self._boxes.items() if box.currentData()}

    def _build(self, questions: Sequence[Question]) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        note = tr("2 通りに読める所です。書いた課に確かめて選びます。選ばなかった行は取り込みません。")
        column.addWidget(plain_label(note, role="note", wraps=True))
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, question in enumerate(questions):
            self._add(grid, row, question)
        grid.setRowStretch(len(questions), 1)
        grid.setColumnStretch(3, 1)
        scroll = scroll_area()
        scroll.setWidget(lines)
        column.addWidget(scroll, 1)
        leave = button(tr("やめる"), name="action.leave_readings")
        leave.clicked.connect(self.reject)
        self.decide = button("", role="primary", name="action.decide_readings")
        self.decide.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(self.decide)
        column.addLayout(buttons)

    def _add(self, grid: QGridLayout, row: int, question: Question) -> None:
        box = QComboBox()
        box.setObjectName(f"field.reading.{row}")
        box.setAccessibleName(f"{question.sheet} {question.cell} {tr(question.field)} {question.typed}")
        box.addItem(tr("あとで選ぶ"), "")
        for value, shown in question.readings:
            box.addItem(readable(shown), value)
        box.currentIndexChanged.connect(self._show_state)
        self._boxes[question.place] = box
        grid.addWidget(plain_label(f"{tr(question.sheet)} {question.cell}", role="note"), row, 0)
        grid.addWidget(plain_label(tr(question.field)), row, 1)
        grid.addWidget(plain_label(f"「{question.typed}」"), row, 2)
        grid.addWidget(box, row, 3)

    def _show_state(self) -> None:
        self.decide.setText(tr("この読み方にする（{0} か所）").format(len(self.answers)))
        self.decide.setEnabled(bool(self.answers))
