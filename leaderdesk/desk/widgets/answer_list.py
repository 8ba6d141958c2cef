# SPDX-License-Identifier: MIT
"""The answers to a 進捗照会 as a list, narrowed by words, by where they stand, and by department."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderdesk.analysis.progress import TO_CHECK, UNANSWERED, AnswerState, DepartmentCount, Line
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.progress import AnswerColumns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import card, plain_label
from leaderdesk.errors import N_
from leaderdesk.text import words

_PAUSE_MS = 250

# What may be asked for: its name, its words, and the states that belong to it.
FILTERS: Sequence[tuple[str, str, Sequence[AnswerState]]] = (
    ("", N_("状態：すべて"), tuple(AnswerState)),
    ("owed", N_("未回答・差戻し"), (*UNANSWERED, AnswerState.SENT_BACK)),
    ("unanswered", N_("未回答"), UNANSWERED),
    ("to_check", N_("確かめるもの"), TO_CHECK),
    ("confirmed", N_("確認済"), (AnswerState.CONFIRMED,)),
    ("sent_back", N_("差戻し"), (AnswerState.SENT_BACK,)),
    ("torn", N_("確認が必要"), (AnswerState.TORN,)),
)


class AnswerList(QWidget):
    """The list on its card.

    Signals:
        chosen(): another line became the current one, or others are selected.
    """

    chosen = Signal()

    def __init__(self, columns: AnswerColumns, preferences: Preferences) -> None:
        super().__init__()
        self._columns = columns
        self._lines: Sequence[Line] = ()
        self._departments: Mapping[str, str] = {}
        self._build(preferences)

    def _build(self, preferences: Preferences) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.search_box = QLineEdit()
        self.search_box.setObjectName("field.search.progress_check")
        self.search_box.setAccessibleName(tr("検索"))
        self.search_box.setPlaceholderText(tr("番号・施策・課で探す"))
        self.search_box.setClearButtonEnabled(True)
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(_PAUSE_MS)
        pause.timeout.connect(self._show)
        self.search_box.textChanged.connect(lambda _text: pause.start())
        self.state_box = self._box("state", tr("状態"))
        for name, label, _ in FILTERS:
            self.state_box.addItem(tr(label), name)
        self.department_box = self._box("department", tr("部"))
        top.addWidget(self.search_box, 2)
        top.addWidget(self.state_box, 1)
        top.addWidget(self.department_box, 1)
        column.addLayout(top)
        self._model = LinesModel(self._columns.columns(), self)
        self.table = RecordTable("progress_check", self._model, self._model.columns, preferences)
        self.table.setAccessibleName(tr("進捗照会の回答"))
        self.table.empty_text = tr("この条件の施策はありません。")
        self.table.chosen.connect(lambda _place: self.chosen.emit())
        self.table.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        column.addWidget(self.table, 1)
        self._foot = plain_label("", role="note")
        column.addWidget(self._foot)

    def _box(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"filter.{name}")
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(5)
        box.activated.connect(lambda: self._show())
        return box

    # ------------------------------------------------------------ showing

    def show_lines(
        self, found: Sequence[Line], counts: Sequence[DepartmentCount], of_section: Mapping[str, str]
    ) -> None:
        """Show these answers; `counts` are the departments with what they owe, `of_section` 課コード to 部コード."""
        self._lines, self._departments = found, of_section
        wanted = self.department_box.currentData() or ""
        self.department_box.clear()
        self.department_box.addItem(tr("部：すべて"), "")
        for each in counts:
            name = each.name or tr("（部なし）")
            told = tr("{0}（未回答 {1}）").format(name, each.owed) if each.owed else name
            self.department_box.addItem(told, each.code)
        self.department_box.setCurrentIndex(max(self.department_box.findData(wanted), 0))
        self._show()

    def narrow(self, *, state: str = "", department: str = "") -> None:
        """Show only what stands so, of a department; nothing shows all."""
        self.search_box.clear()
        self.state_box.setCurrentIndex(max(self.state_box.findData(state), 0))
        self.department_box.setCurrentIndex(max(self.department_box.findData(department), 0))
        self._show()

    def shown(self) -> list[Line]:
        """The lines that are shown, in their order."""
        return list(self._model.lines)

    def current(self) -> Line | None:
        """The line that a person looks at."""
        place = self.table.currentIndex().row()
        return self._model.lines[place] if place in self.table.selected_rows() else None

    def selected(self) -> list[Line]:
        """The selected lines."""
        return [self._model.lines[place] for place in self.table.selected_rows()]

    def choose(self, wanted: str) -> bool:
        """Make an answer the current one, by its id or its measure's number; filters that hide it are taken off."""
        for attempt in ("shown", "all"):
            if attempt == "all":
                self.narrow()
            for place, line in enumerate(self._model.lines):
                if wanted in (line.report_id, line.measure["code"]):
                    self.table.choose(place)
                    return True
        return False

    def make_room(self, *, is_narrow: bool) -> None:
        """Where there is little room, leave out what is on the sheet as well."""
        for place, column in enumerate(self._model.columns):
            if column.name in ("progress", "day"):
                self.table.setColumnHidden(place, is_narrow)

    # ------------------------------------------------------------ inside

    def _show(self) -> None:
        """Show what fits the filters; the current line and the selected ones stay so where they are still there."""
        current, selected = self.current(), {line.report_id for line in self.selected()}
        states = next(states for name, _, states in FILTERS if name == self.state_box.currentData())
        department, typed = self.department_box.currentData() or "", words(self.search_box.text())
        kept = [
            line
            for line in self._lines
            if line.standing in states
            and (not department or self._departments.get(line.section) == department)
            and self._columns.says(line, typed)
        ]
        with QSignalBlocker(self.table), QSignalBlocker(self.table.selectionModel()):
            self._model.show_lines(kept)
            places = {line.report_id: place for place, line in enumerate(kept)}
            if current is not None and current.report_id in places:
                self.table.choose(places[current.report_id])
            flags = self.table.selectionModel().SelectionFlag
            for report_id in selected & places.keys():
                index = self._model.index(places[report_id], 0)
                self.table.selectionModel().select(index, flags.Select | flags.Rows)
        self.table.viewport().update()
        sections = {line.section for line in kept if line.is_owed}
        told = tr("{0:,} 件").format(len(kept))
        self._foot.setText(tr("{0}　うち未回答・差戻し {1} 課").format(told, len(sections)) if sections else told)
        self.chosen.emit()
