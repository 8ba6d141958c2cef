# SPDX-License-Identifier: MIT
"""One record to read, over what a person is doing: nothing is left for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.record_view import RecordView
from leaderdesk.desk.widgets.words import button
from leaderdesk.ledger.store import Store


class RecordDialog(QDialog):
    """A record and its story; a record that it leads to is wanted once it is closed.

    Signals:
        versions_requested(str): all versions of the record are wanted.
    """

    versions_requested = Signal(str)

    def __init__(self, store: Store, record_id: str, parent: QWidget, *, can_go: bool) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.record")
        kind = store.kinds[store.view(record_id).shown.kind]
        self.setWindowTitle(tr(kind.LABEL))
        self.wanted: tuple[str, str] = ("", "")  # kind and id of the record to go on to
        view = RecordView(store, offers_liaison=False)
        view.open_requested.connect(self._go)
        view.versions_requested.connect(self.versions_requested)
        view.show_record(record_id)
        go = button(tr("この記録へ移る"), name="action.go_to_record")
        go.clicked.connect(lambda: self._go(kind.KIND, record_id))
        go.setVisible(can_go)
        close = button(tr("閉じる"), role="primary", name="action.close_record")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(go)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(view, 1)
        column.addLayout(row)
        letters = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letters * 42, letters * 40)
        close.setFocus()

    def _go(self, kind: str, record_id: str) -> None:
        self.wanted = (kind, record_id)
        self.accept()
