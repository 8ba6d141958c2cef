# SPDX-License-Identifier: MIT
"""今日すること: the tasks as lines; each opens the page that does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.today import Task
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import card, plain_label


class TaskList(QWidget):
    """What waits today.

    Signals:
        task_opened(str, object): a task's page and target.
    """

    task_opened = Signal(str, object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._today = date.min
        columns = [
            Column("due", tr("期限"), self._due, letters=4),
            Column(
                "sentence",
                tr("内容"),
                lambda task: tr(task.sentence).format(*(tr(str(fact)) for fact in task.facts)),
                letters=-1,
            ),
            Column("state", tr("状態"), lambda task: tr(task.state.label), letters=8, badge=lambda task: task.state),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("tasks", self._model, columns, preferences)
        self.table.setAccessibleName(tr("今日すること"))
        self.table.empty_text = tr("いま急ぐことはありません。")
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(index.row()))
        frame, column = card(self)
        column.addWidget(plain_label(tr("今日すること"), role="section"))
        column.addWidget(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_tasks(self, tasks: Sequence[Task], today: date) -> None:
        """Show these tasks."""
        self._today = today
        self._model.show_lines(tasks)

    def _due(self, task: Task) -> str:
        if task.due is None or task.due <= self._today:
            return tr("今日")
        return f"{task.due.month}/{task.due.day}"

    def _open(self, place: int) -> None:
        task: Task = self._model.lines[place]
        self.task_opened.emit(task.page, task.target)
