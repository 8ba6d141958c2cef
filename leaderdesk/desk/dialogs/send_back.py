# SPDX-License-Identifier: MIT
"""差し戻す: what a section is to mend in its answer; the words reach it as they are."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.progress import Line, send_back
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import owner_name
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import Field
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.progress import ProgressReview
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_WIDE = 40  # in letters


class SendBackDialog(QDialog):
    """The reason for which an answer is sent back; `written` holds what was written, nothing where the person left."""

    def __init__(self, store: Store, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.send_back")
        self.setWindowTitle(tr("差し戻す"))
        self._store, self._line = store, line
        self.written: list[Revision] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        section = owner_name(store.names, line.section)
        told = tr("{0}　{1}（{2}）").format(line.measure["code"], line.measure["name"], section)
        column.addWidget(plain_label(told, role="section", wraps=True))
        context = Context(store.names, store.today())
        self.reason = Field(ProgressReview, "reason", ProgressReview.facets()["reason"], context)
        column.addWidget(self.reason, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("やめる"), name="action.leave_send_back")
        leave.clicked.connect(self.reject)
        save = button(tr("差し戻す"), role="primary", name="action.save_send_back")
        save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(save)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(
            min(self.fontMetrics().horizontalAdvance("あ") * _WIDE, room.width() - 40), self.sizeHint().height()
        )
        self.reason.editor.input().setFocus()

    def accept(self) -> None:
        """Send it back; without a reason, say so and stay."""
        typed = self.reason.editor.facet.read(self.reason.editor.typed()) or ""
        try:
            self.written = send_back(self._store, self._line, typed)
        except InvalidRecordError as error:
            self.reason.show_fault(error.faults.get("reason"))
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()
