# SPDX-License-Identifier: MIT
"""調書の一覧: a measure per line, how far its sheet is, what it lacks or what changed; searched and narrowed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderdesk.analysis.editions import Line, SheetStage
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import card, plain_label
from leaderdesk.text import fold, words

_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows

# What else than a stage narrows the list, and how a line is found by it.
_ELSE: Mapping[str, Callable[[Line], bool]] = {
    "lacking": lambda line: not line.is_complete,
    "changed": lambda line: bool(line.changed),
}


class SheetList(QWidget):
    """The sheets of a 年度.

    Signals:
        line_chosen(object): a measure became the current one (None: none).
        selection_changed(): other lines are selected.
    """

    line_chosen = Signal(object)
    selection_changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        columns = [
            Column("code", tr("番号"), lambda line: line.code, letters=4),
            Column("name", tr("施策名"), lambda line: line.content.shown("施策名"), letters=-1),
            Column("section", tr("担当課"), lambda line: line.content.shown("担当課"), letters=5),
            Column("stand", tr("状態"), lambda line: tr(line.stand.label), letters=8, badge=lambda line: line.stand),
            Column("edition", tr("版"), _edition, letters=4),
            Column("open", tr("残り"), _open, letters=6),
        ]
        self.model = LinesModel(columns, self)
        self.table = RecordTable("plan_sheets", self.model, columns, preferences)
        self.table.setAccessibleName(tr("調書の一覧"))
        self.table.chosen.connect(lambda row: self.line_chosen.emit(self.model.lines[row] if row >= 0 else None))
        self.table.selectionModel().selectionChanged.connect(lambda: self._told())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self._words = plain_label("", role="note")
        self.foot.addWidget(self._words, 1)
        column.addLayout(self.foot)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText(tr("検索  Ctrl+F"))
        self.search_box.setAccessibleName(tr("検索"))
        self.search_box.setObjectName("search.plan_sheets")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.textChanged.connect(lambda: self._show())
        self.stage_box = QComboBox()
        self.stage_box.setObjectName("filter.stage")
        self.stage_box.setAccessibleName(tr("状態"))
        self.stage_box.addItem(tr("状態：すべて"), "")
        for stage in SheetStage:
            self.stage_box.addItem(tr(stage.label), stage.value)
        self.stage_box.addItem(tr("足りないものがある"), "lacking")
        self.stage_box.addItem(tr("確定の後に変わった"), "changed")
        self.stage_box.activated.connect(lambda: self._show())
        row.addWidget(self.search_box, 1)
        row.addWidget(self.stage_box)
        return row

    def say_empty(self, text: str) -> None:
        """What is said where there is no line."""
        self.table.empty_text = text
        self.table.viewport().update()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; what was chosen stays chosen."""
        self._lines = lines
        self._show()

    def chosen(self) -> list[Line]:
        """The selected lines, from top to bottom."""
        return [self.model.lines[row] for row in self.table.selected_rows()]

    def choose(self, code: str) -> None:
        """Make a measure's line the current one."""
        if code in (codes := [line.code for line in self.model.lines]):
            self._make_current(codes.index(code))

    def clear_filters(self) -> None:
        """Show all lines."""
        self.search_box.clear()
        self.stage_box.setCurrentIndex(0)
        self._show()

    def _show(self) -> None:
        chosen, current = {line.code for line in self.chosen()}, self.table.currentIndex().row()
        code = self.model.lines[current].code if 0 <= current < len(self.model.lines) else ""
        found = [line for line in self._lines if self._is_wanted(line)]
        self.model.show_lines(found)
        codes = [line.code for line in found]
        if found:
            self._make_current(codes.index(code) if code in codes else 0)
        else:
            self.line_chosen.emit(None)
        for row, each in enumerate(codes):
            if each in chosen:
                self.table.selectionModel().select(self.model.index(row, 0), _SELECT)
        self._told()

    def _make_current(self, row: int) -> None:
        """The one selected line, whatever keys are held down just now."""
        index = self.model.index(row, 0)
        self.table.selectionModel().setCurrentIndex(index, _SELECT | QItemSelectionModel.SelectionFlag.Clear)
        self.table.scrollTo(index)

    def _is_wanted(self, line: Line) -> bool:
        stage = self.stage_box.currentData()
        is_of_stage = _ELSE[stage](line) if stage in _ELSE else stage in ("", line.stand.value)
        told = fold(f"{line.code} {line.content.shown('施策名')} {line.content.shown('担当課・関係課')}")
        return is_of_stage and all(word in told for word in words(self.search_box.text()))

    def _told(self) -> None:
        shown, all_of_them = len(self.model.lines), len(self._lines)
        count = (
            tr("{0:,} 施策").format(shown)
            if shown == all_of_them
            else tr("{0:,} / {1:,} 施策").format(shown, all_of_them)
        )
        self._words.setText(tr("{0}、{1:,} 件を選択").format(count, len(self.chosen())))
        self.selection_changed.emit()


def _edition(line: Line) -> str:
    return tr("第{0}版").format(line.newest.number) if line.newest else ""


def _open(line: Line) -> str:
    if line.changed:
        return tr("変更 {0} 項目").format(len(line.changed))
    return tr("不足 {0} 件").format(len(line.lacks)) if line.lacks and not line.newest else ""
