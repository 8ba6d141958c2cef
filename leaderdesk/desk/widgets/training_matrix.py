# SPDX-License-Identifier: MIT
"""課×研修: the rate of every section in every course of a 年度, the whole city in the first line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from leaderdesk.analysis.training import Attendance, Matrix, SectionOfYear
from leaderdesk.desk.models.columns import RIGHT, Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import card, plain_label
from leaderdesk.errors import N_

_LEAST_LETTERS = 7  # of the sections' names
_PADDING = 26  # what a cell keeps free around its text, at least; with large letters more
_RATE, _COUNTS = "rate", "counts"
_WAYS = ((_RATE, N_("受講率（%）")), (_COUNTS, N_("受講／対象（人）")))


class MatrixLine(NamedTuple):
    """A line: a section, or the whole city (None)."""

    section: SectionOfYear | None


class _Table(RecordTable):
    """Where all columns do not fit, it scrolls: half a rate would say something else."""

    def _fit(self) -> None:
        letter = QFontMetrics(self.font()).horizontalAdvance("あ")
        header, first = self.horizontalHeader(), [column.letters for column in self.columns].index(-1)
        header.setSectionResizeMode(first, QHeaderView.ResizeMode.Fixed)
        free = max(_PADDING, round(1.7 * letter))
        others = [place for place in range(len(self.columns)) if place != first and not self.isColumnHidden(place)]
        for place in others:
            header.resizeSection(place, round(self.columns[place].letters * letter) + free)
        left = self.viewport().width() - sum(self.columnWidth(place) for place in others)
        header.resizeSection(first, max(left, _LEAST_LETTERS * letter))

    def changeEvent(self, event: QEvent) -> None:
        """The letters are measured anew when they change: the style gives them their size after the table is made."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()


class TrainingMatrix(QWidget):
    """The table, with what its figures are counted by below it.

    Signals:
        course_opened(str): the sections that are not through with a course are wanted.
    """

    course_opened = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._found: Matrix | None = None
        self._codes: list[str] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._column = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        self._whole = plain_label("", role="section", wraps=True)
        head.addWidget(self._whole, 1)
        self.way = QComboBox()
        self.way.setObjectName("choice.matrix")
        self.way.setAccessibleName(tr("表に出す数"))
        for name, words in _WAYS:
            self.way.addItem(tr(words), name)
        self.way.activated.connect(lambda: self._found is not None and self.show_matrix(self._found))
        head.addWidget(self.way)
        self._column.addLayout(head)
        self.table: RecordTable | None = None
        self._legend = plain_label("", role="note", wraps=True)
        self._column.addWidget(self._legend)

    def show_matrix(self, found: Matrix) -> None:
        """Show a 年度."""
        self._found = found
        if self.table is None or self._codes != [course.code for course in found.courses]:
            self._make_table(found)
        self._model.show_lines([MatrixLine(None), *(MatrixLine(each) for each in found.sections)])
        whole = found.whole()
        rate = "―" if whole.rate is None else f"{whole.rate} %"
        told = tr("対象 {0:,} 人・受講 {1:,} 人・受講率 {2}　（{3} 課が報告）")
        reported = len({section for section, _ in found.cells})
        self._whole.setText(told.format(whole.target, whole.attended, rate, reported))
        self._legend.setText(_legend(found))

    def show_section(self, code: str) -> None:
        """Make a section's line the current one."""
        for place, line in enumerate(self._model.lines):
            if self.table is not None and line.section is not None and line.section.code == code:
                self.table.choose(place)

    def _make_table(self, found: Matrix) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.deleteLater()
        self._codes = [course.code for course in found.courses]
        columns = [
            Column("department", tr("部"), _department, letters=7, is_shown=False),
            Column("section", tr("課"), _name, letters=-1),
            Column("staff", tr("職員"), self._staff, alignment=RIGHT, letters=3),
            *(Column(code, code, self._cell(code), alignment=RIGHT, letters=3) for code in self._codes),
            Column("whole", tr("全体"), self._of_line, alignment=RIGHT, letters=3),
        ]
        self._model = LinesModel(columns, self)
        self.table = _Table("training_matrix", self._model, columns, self._preferences)
        self.table.setAccessibleName(tr("課×研修の受講率"))
        self.table.doubleClicked.connect(lambda index: self._open(columns[index.column()].name))
        self._column.insertWidget(1, self.table, 1)

    def _open(self, name: str) -> None:
        if name in self._codes:
            self.course_opened.emit(name)

    def _cell(self, code: str) -> Callable[[MatrixLine], str]:
        def text(line: MatrixLine) -> str:
            assert self._found is not None
            found = self._found
            return self._shown(found.cell(line.section.code, code) if line.section else found.of_course(code))

        return text

    def _of_line(self, line: MatrixLine) -> str:
        assert self._found is not None
        return self._shown(self._found.of_section(line.section.code) if line.section else self._found.whole())

    def _staff(self, line: MatrixLine) -> str:
        assert self._found is not None
        staff = line.section.staff if line.section else self._found.staff
        return "―" if staff is None else f"{staff:,}"

    def _shown(self, told: Attendance) -> str:
        if not told.results:
            return ""
        if self.way.currentData() == _COUNTS:
            return f"{told.attended:,}/{told.target:,}"
        return "―" if told.rate is None else str(told.rate)


def _name(line: MatrixLine) -> str:
    return line.section.name if line.section else tr("全庁")


def _department(line: MatrixLine) -> str:
    return line.section.department_name if line.section else ""


def _legend(found: Matrix) -> str:
    """What the columns are, what an empty cell means, and of whom the rates of all staff are."""
    staff = (
        tr("職員数は、この年度に確定した数です。")
        if found.has_dated_staff
        else tr("職員数は、今の課名簿の数を含みます。「職員数を確定」で、後から変わらないようにします。")
    )
    for_all = [course for course in found.courses if course.is_for_all and found.sections_with(course.code)]
    rates = [(course.name, found.staff_rate(course.code)) for course in for_all]
    told = tr("、").join(f"{name} {'―' if rate is None else f'{rate} %'}" for name, rate in rates)
    lines = [tr("空欄は報告なし、「―」は対象が 0 人。研修の列をダブルクリックすると、未受講の課が出ます。"), staff]
    if told:
        lines.append(tr("全職員に対する受講率：{0}").format(told))
    return "\n".join(lines)
