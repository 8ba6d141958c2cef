# SPDX-License-Identifier: MIT
"""必須の研修 by those who must take them, and 再受講: what runs out, of which section, when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.training import CourseOfYear, Retake, required
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.measures import CENTRE
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import card, plain_label
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.training import Attendee


class TrainingDuties(QWidget):
    """The two tables, one above the other."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._codes: list[str] | None = None
        self.required: RecordTable | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        frame, self._upper = card()
        self._upper.addWidget(plain_label(tr("必須の研修"), role="section"))
        self._upper.addWidget(plain_label(tr("だれに必須かは、「コース」でコースごとに選びます。"), role="note"))
        column.addWidget(frame, 1)
        frame, lower = card()
        lower.addWidget(plain_label(tr("再受講の期限"), role="section"))
        note = tr("有効期間のある研修で、期限が切れた、または 2 か月以内に切れる課です。")
        lower.addWidget(plain_label(note, role="note", wraps=True))
        columns = [
            Column("due", tr("期限"), lambda line: era_day(line.due), letters=9),
            Column("state", tr("状態"), lambda line: tr("期限切れ") if line.is_over else tr("まもなく"), letters=5),
            Column("course", tr("研修"), lambda line: f"{line.course.code} {line.course.name}", letters=-1),
            Column("section", tr("課"), lambda line: str(line.section.name), letters=10),
            Column("last", tr("最後の受講"), lambda line: era_day(line.last_taken), letters=9),
        ]
        self._retakes = LinesModel(columns, self)
        self.retakes = RecordTable("training_retakes", self._retakes, columns, preferences)
        self.retakes.setAccessibleName(tr("再受講の期限"))
        self.retakes.empty_text = tr("期限の近い研修はありません。")
        lower.addWidget(self.retakes, 1)
        column.addWidget(frame, 1)

    def show_duties(self, courses: Sequence[CourseOfYear], due: Sequence[Retake]) -> None:
        """Show the courses of a 年度 by whom they are for, and what is due again."""
        self._retakes.show_lines(due)
        if self.required is None or self._codes != [course.code for course in courses]:
            self._make_table(courses)
        self._by_whom = required(courses)
        self._model.show_lines([each for each in Attendee if self._by_whom[each]])

    def _make_table(self, courses: Sequence[CourseOfYear]) -> None:
        if self.required is not None:
            self._upper.removeWidget(self.required)
            self.required.deleteLater()
        self._codes = [course.code for course in courses]
        columns = [
            Column("whom", tr("受ける人"), lambda whom: tr(whom.label), letters=-1),
            *(Column(code, code, self._mark(code), alignment=CENTRE, letters=3) for code in self._codes),
        ]
        self._model = LinesModel(columns, self)
        self.required = RecordTable("training_required", self._model, columns, self._preferences)
        self.required.setAccessibleName(tr("必須の研修"))
        self._upper.addWidget(self.required, 1)

    def _mark(self, code: str) -> Callable[[Attendee], str]:
        return lambda whom: "●" if code in [course.code for course in self._by_whom[whom]] else ""
