# SPDX-License-Identifier: MIT
"""次年度へ引き継ぐ: what changes is read before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.carry_over import CarryOver, Change, carry
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.store import Store


class CarryOverDialog(QDialog):
    """The changes as a list, and one button that does them all in one step."""

    def __init__(self, store: Store, preferences: Preferences, found: CarryOver, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.carry_over")
        self.setWindowTitle(tr("次年度へ引き継ぐ"))
        self._store = store
        self._found = found
        self.written = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        head = tr("{0}から{1}へ引き継ぎます。{0}の記録は変わりません。")
        column.addWidget(
            plain_label(head.format(year_words(found.year), year_words(found.year + 1)), role="section", wraps=True)
        )
        for words in self._remarks():
            column.addWidget(plain_label(words, wraps=True))
        columns = [
            Column("code", tr("整理番号"), lambda change: change.code, letters=5),
            Column("name", tr("施策名"), lambda change: change.name, letters=14),
            Column("change", tr("変わること"), _sentence, letters=-1),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("carry_over", self._model, columns, preferences)
        self.table.setAccessibleName(tr("変わること"))
        self.table.empty_text = tr("施策で変わることはありません。")
        self._model.show_lines(found.changes)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        letters = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letters * 56, letters * 34)
        self.table.setFocus()

    def _remarks(self) -> list[str]:
        found = self._found
        told = []
        if found.gates:
            words = tr("年間予定 {0} 件を、1 年後の日付で{1}に作ります。")
            told.append(words.format(len(found.gates), year_words(found.year + 1)))
        if found.undecided:
            told.append(
                tr("見直しを決めていない施策が {0} 件あります。そのまま次年度に続きます。").format(found.undecided)
            )
        return told

    def _foot(self) -> QHBoxLayout:
        count = len(self._found.changes) + len(self._found.gates)
        close = button(tr("やめる"), name="action.close_carry_over")
        close.clicked.connect(self.reject)
        self._do = button(tr("引き継ぐ（{0} 件）").format(count), role="primary", name="action.carry_over")
        self._do.setEnabled(bool(count))
        self._do.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self._do)
        return row

    def accept(self) -> None:
        """Do it; a fault is told and nothing is changed."""
        try:
            self.written = len(carry(self._store, self._found))
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        super().accept()


def _sentence(change: Change) -> str:
    return tr(change.sentence).format(*change.facts)
