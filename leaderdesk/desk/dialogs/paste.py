# SPDX-License-Identifier: MIT
"""Excelから貼り付け: what was pasted, row by row, with the reason where a row cannot be taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import RIGHT, Column, shown_text
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import PlainText
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.pasted import Pasted, PastedRow, read_pasted
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.store import Store


class PasteDialog(QDialog):
    """Paste, look, take in. Wrong rows stay out and say why; nothing is written before the button."""

    def __init__(self, kind: Kind, store: Store, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.paste")
        self.setWindowTitle(tr("{0}をExcelから貼り付け").format(tr(kind.LABEL)))
        self.resize(980, 600)
        self._kind = kind
        self._store = store
        self._pasted: Pasted | None = None
        self._build(preferences)
        self.text.setPlainText(QGuiApplication.clipboard().text())

    def _build(self, preferences: Preferences) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        order = "・".join(tr(facet.label) for facet in self._kind.facets().values())
        told = tr(
            "Excel で表を選んでコピーし、下に貼り付けます。1行目が見出しなら見出しで、なければ次の順に読みます：{0}"
        )
        column.addWidget(plain_label(told.format(order), role="note", wraps=True))
        self.text = PlainText()
        self.text.setObjectName("field.paste.text")
        self.text.setAccessibleName(tr("貼り付ける表"))
        self.text.setMaximumHeight(self.text.fontMetrics().lineSpacing() * 6)
        self.text.textChanged.connect(self._read)
        column.addWidget(self.text)
        column.addWidget(self._table(preferences), 1)
        self._told = plain_label("", role="note", wraps=True)
        column.addWidget(self._told)
        row = QHBoxLayout()
        cancel = button(tr("やめる"), name="action.cancel_paste")
        self.take_in = button("", role="primary", name="action.take_in_paste")
        cancel.clicked.connect(self.reject)
        self.take_in.clicked.connect(self.accept)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.take_in)
        column.addLayout(row)

    def _table(self, preferences: Preferences) -> RecordTable:
        def field(name: str) -> Callable[[Any], str]:
            facet = self._kind.facets()[name]

            def text(row: PastedRow) -> str:
                canonical = row.body.get(name)
                return "" if canonical is None else shown_text(facet, canonical, self._store.names)

            return text

        columns = [
            Column("place", tr("行"), lambda row: str(row.place), alignment=RIGHT, letters=3),
            Column("outcome", tr("判定"), lambda row: tr(self._outcome(row).label), letters=9, badge=self._outcome),
            *(Column(name, tr(facet.label), field(name), letters=7) for name, facet in self._kind.facets().items()),
            Column("why", tr("理由"), self._why, letters=-1),
        ]
        self.model = LinesModel(columns, self)
        self.rows = RecordTable(f"paste.{self._kind.KIND}", self.model, columns, preferences)
        self.rows.setAccessibleName(tr("貼り付けた行"))
        return self.rows

    def accept(self) -> None:
        assert self._pasted is not None
        self._store.put_all(self._kind, [row.body for row in self._pasted.good])
        super().accept()

    def _read(self) -> None:
        self._pasted = read_pasted(self.text.toPlainText(), self._kind, self._store.names)
        self.model.show_lines(self._pasted.rows)
        good, bad = len(self._pasted.good), len(self._pasted.rows) - len(self._pasted.good)
        for place, column in enumerate(self.rows.columns):
            is_pasted = column.name in self._pasted.fields or column.name not in self._kind.facets()
            self.rows.setColumnHidden(place, not is_pasted)
        self._told.setText(
            tr("読めない行が {0} 行あります。Excel で直して、もう一度貼り付けられます。").format(bad) if bad else ""
        )
        self.take_in.setText(tr("取り込む（{0}行）").format(good))
        self.take_in.setEnabled(bool(good))

    @staticmethod
    def _outcome(row: PastedRow) -> Outcome:
        return Outcome.REFUSED if row.faults else Outcome.IMPORTED

    @staticmethod
    def _why(row: PastedRow) -> str:
        return " ".join(fault.sentence(tr) for fault in row.faults.values())
