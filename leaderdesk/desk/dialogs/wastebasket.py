# SPDX-License-Identifier: MIT
"""ごみ箱: the deleted records of all kinds, why, by whom and when; one or several are brought back."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.titles import called
from leaderdesk.ledger.query import Row, wastebasket
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 64, 36  # in letters

Discarded = tuple[Row, str]  # a deleted record, and who deleted it


class WastebasketDialog(QDialog):
    """What was deleted here. `restored` counts the records that were brought back."""

    def __init__(self, store: Store, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.wastebasket")
        self.setWindowTitle(tr("ごみ箱"))
        self._store = store
        self.restored = 0
        columns = [
            Column("kind", tr("種類"), lambda line: tr(store.kinds[line[0].kind].LABEL), letters=8),
            Column("title", tr("件名"), self._title, letters=-1),
            Column("reason", tr("理由"), lambda line: tr(line[0].deleted), letters=9),
            Column("who", tr("だれ"), lambda line: line[1], letters=11),
            Column(
                "at", tr("いつ"), lambda line: line[0].written_at[:16].replace("T", " ").replace("-", "/"), letters=11
            ),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("wastebasket", self._model, columns, preferences)
        self.table.setAccessibleName(tr("ごみ箱"))
        self.table.empty_text = tr("ごみ箱は空です。")
        self._build()
        self.table.selectionModel().selectionChanged.connect(lambda: self._tell())
        self._refresh()
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(QSize(letter * _WIDE, letter * _HIGH).boundedTo(parent.window().size() - QSize(60, 60)))
        self.table.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        note = tr("削除した記録はここに残り、いつでも戻せます。Shift や Ctrl を押しながら選ぶと、まとめて戻せます。")
        column.addWidget(plain_label(note, role="note", wraps=True))
        frame, inside = card()
        inside.addWidget(self.table)
        column.addWidget(frame, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        close = button(tr("閉じる"), name="action.close_wastebasket")
        close.clicked.connect(self.reject)
        self.restore = button("", role="primary", name="action.restore_deleted")
        self.restore.clicked.connect(self.bring_back)
        row = QHBoxLayout()
        self._count = plain_label("", role="note")
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.restore)
        column.addLayout(row)

    def bring_back(self) -> None:
        """Bring the chosen records back, all of them or none; one that refuses is named."""
        chosen = [self._model.lines[place][0].record_id for place in self.table.selected_rows()]
        try:
            self.restored += len(self._store.undelete_all(chosen))
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            self._fault.hide()
            self._refresh()

    # ------------------------------------------------------------ inside

    def _refresh(self) -> None:
        self._model.show_lines(wastebasket(self._store))
        self._count.setText(tr("{0:,}件").format(self._model.rowCount()))
        if self._model.lines:
            self.table.choose(0)
        self._tell()

    def _tell(self) -> None:
        chosen = len(self.table.selected_rows())
        self.restore.setEnabled(chosen > 0)
        self.restore.setText(tr("{0:,} 件を元に戻す").format(chosen) if chosen > 1 else tr("元に戻す"))

    def _title(self, line: Discarded) -> str:
        row, kind = line[0], self._store.kinds[line[0].kind]
        return called(kind, row.body, self._store.names)
