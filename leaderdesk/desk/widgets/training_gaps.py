# SPDX-License-Identifier: MIT
"""未受講: the sections that are not through with a course, and the 照会 that calls for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.training import CourseOfYear, Matrix, Missing, missing
from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable


class TrainingGaps(QWidget):
    """The list of one course.

    Signals:
        call_requested(object, object): the chosen lines shall be called, until a day.
        noted(str): a word for the status bar.
    """

    call_requested = Signal(object, object)
    noted = Signal(str)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._found: Matrix | None = None
        self._asked: frozenset[str] = frozenset()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(tr("研修"), role="field"))
        self.course_box = QComboBox()
        self.course_box.setObjectName("choice.course")
        self.course_box.setAccessibleName(tr("研修"))
        self.course_box.activated.connect(lambda: self._show_course())
        head.addWidget(self.course_box)
        self._told = plain_label("", role="note", wraps=True)
        head.addWidget(self._told, 1)
        column.addLayout(head)
        columns = [
            Column("section", tr("課"), lambda line: str(line.section.name), letters=-1),
            Column("gap", tr("状態"), lambda line: tr(line.gap.label), letters=6),
            Column("target", tr("対象"), lambda line: _number(line.target), alignment=RIGHT, letters=4),
            Column("attended", tr("受講"), lambda line: _number(line.attended), alignment=RIGHT, letters=4),
            Column("left", tr("未受講"), lambda line: _number(line.left), alignment=RIGHT, letters=4),
            Column("asked", tr("案内"), lambda line: self._said(line), letters=5),
        ]
        self.model = LinesModel(columns, self)
        self.table = RecordTable("training_gaps", self.model, columns, preferences)
        self.table.setAccessibleName(tr("未受講の課"))
        self.table.empty_text = tr("この研修に未受講の課はありません。")
        column.addWidget(self.table, 1)
        column.addLayout(self._foot(store))

    def _foot(self, store: Store) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        all_of_them = button(tr("すべて選ぶ"), role="link", name="action.select_gaps")
        all_of_them.clicked.connect(lambda: self.table.selectAll())
        foot.addWidget(all_of_them)
        foot.addStretch()
        foot.addWidget(plain_label(tr("回答期限"), role="field"))
        self.due = DayEditor(Liaison.facets()["due"], store.names)
        self.due.call(tr("回答期限"), "")
        self.due.input().setObjectName("field.training_gaps.due")
        foot.addWidget(self.due)
        self.call_button = button(tr("選んだ課に案内を作る"), role="primary", name="action.call_for_training")
        self.call_button.clicked.connect(lambda: self._call())
        foot.addWidget(self.call_button)
        return foot

    # ------------------------------------------------------------ showing

    def show_matrix(self, found: Matrix, due: date) -> None:
        """Show what a 年度 still lacks; the course stays where it is still there."""
        shown = self.course()
        self._found = found
        self.course_box.clear()
        for course in found.courses:
            self.course_box.addItem(readable(f"{course.code} {course.name}"), course.code)
        wanted = shown.code if shown else next((each.code for each in found.courses if each.is_for_all), "")
        self.course_box.setCurrentIndex(max(self.course_box.findData(wanted), 0))
        if not self.due.typed():
            self.due.put(due.isoformat())
        self._show_course()

    def show_course(self, code: str) -> None:
        """Show another course."""
        self.course_box.setCurrentIndex(max(self.course_box.findData(code), 0))
        self._show_course()

    def show_asked(self, sections: frozenset[str]) -> None:
        """Which sections have an open 照会 about the course."""
        self._asked = sections
        self.model.show_lines(self.model.lines)

    def course(self) -> CourseOfYear | None:
        """The course that is shown."""
        code = self.course_box.currentData()
        return next((each for each in self._found.courses if each.code == code), None) if self._found else None

    def selected(self) -> list[Missing]:
        """The chosen lines."""
        return [self.model.lines[place] for place in self.table.selected_rows()]

    def _show_course(self) -> None:
        course = self.course()
        if course is None or self._found is None:
            return
        lines: Sequence[Missing] = missing(self._found, course)
        self._asked = frozenset()
        self.model.show_lines(lines)
        left = sum(line.left or 0 for line in lines)
        self._told.setText(tr("{0} 課・{1:,} 人が未受講").format(len(lines), left))

    def _said(self, line: Missing) -> str:
        return tr("照会中") if line.section.code in self._asked else ""

    def _call(self) -> None:
        chosen = self.selected()
        try:
            due = self.due.facet.read(self.due.typed())
        except LeaderDeskError as fault:
            self.noted.emit(fault.sentence(tr))
            return
        if not chosen or due is None:
            self.noted.emit(tr("課を選び、回答期限を入れてください。"))
            return
        self.call_requested.emit(chosen, due)


def _number(number: int | None) -> str:
    return "―" if number is None else f"{number:,}"
