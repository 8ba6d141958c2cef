# SPDX-License-Identifier: MIT
"""調書の確定: which sheets would be frozen, and what is missing on each, before anything is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.editions import Line
from leaderdesk.analysis.plan_sheets import ITEMS
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import LineEditor
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.kinds.progress import PlanSheet


class FreezeDialog(QDialog):
    """The sheets as a list; `chosen` are those that a person wants frozen, `reason` why there is a new 版."""

    def __init__(self, lines: Sequence[Line], preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.freeze_sheets")
        self.setWindowTitle(tr("調書の確定"))
        self._lines = lines
        self.chosen: Sequence[Line] = ()
        self.reason_box = LineEditor(PlanSheet.facets()["reason"], NO_NAMES)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        told = tr("確定すると、いまの内容がその版として残り、あとから変わりません。直すときは新しい版にします。")
        column.addWidget(plain_label(told, wraps=True))
        columns = [
            Column("code", tr("番号"), lambda line: line.code, letters=5),
            Column("name", tr("施策名"), lambda line: line.content.shown("施策名"), letters=15),
            Column("edition", tr("版"), lambda line: tr("第{0}版").format(len(line.editions) + 1), letters=4),
            Column("told", tr("足りないもの・変わったもの"), _told, letters=-1),
        ]
        model = LinesModel(columns, self)
        self.table = RecordTable("freeze_sheets", model, columns, preferences)
        self.table.setAccessibleName(tr("確定する調書"))
        model.show_lines(lines)
        column.addWidget(self.table, 1)
        if any(line.editions for line in lines):
            column.addLayout(self._reason())
        column.addLayout(self._foot())
        letters = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letters * 56, letters * 34)
        self.table.setFocus()

    @property
    def reason(self) -> str:
        """Why there is a new 版; "" lets the changed items stand for it."""
        return self.reason_box.typed().strip()

    def _reason(self) -> QHBoxLayout:
        row = QHBoxLayout()
        facet = PlanSheet.facets()["reason"]
        label = plain_label(tr(facet.label), role="field")
        label.setBuddy(self.reason_box)
        self.reason_box.call(tr(facet.label), tr("空のときは、変わった項目の名前を残します。"))
        self.reason_box.input().setObjectName("field.plan_sheet.reason")
        row.addWidget(label)
        row.addWidget(self.reason_box, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        complete = [line for line in self._lines if line.is_complete]
        row = QHBoxLayout()
        row.addStretch()
        leave = button(tr("やめる"), name="action.leave_freeze")
        leave.clicked.connect(self.reject)
        row.addWidget(leave)
        if len(complete) < len(self._lines):
            words = tr("足りないものがあっても {0} 件すべて確定")
            all_of_them = button(words.format(len(self._lines)), name="action.freeze_all")
            all_of_them.clicked.connect(lambda: self._choose(self._lines))
            row.addWidget(all_of_them)
        if complete:
            words = tr("そろった {0} 件を確定")
            ready = button(words.format(len(complete)), role="primary", name="action.freeze_complete")
            ready.clicked.connect(lambda: self._choose(complete))
            row.addWidget(ready)
        return row

    def _choose(self, lines: Sequence[Line]) -> None:
        self.chosen = lines
        self.accept()


def _told(line: Line) -> str:
    if line.lacks:
        return tr("足りない：{0}").format(tr("、").join(tr(lack.what).format(lack.of) for lack in line.lacks))
    changed = tr("、").join(tr(ITEMS[item]) for item in line.changed)
    return tr("変わった：{0}").format(changed) if changed else tr("そろっています")
