# SPDX-License-Identifier: MIT
"""議題: one item of an agenda, to write down or to complete with its result."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import add_item
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.meetings import AgendaItem
from leaderdesk.ledger.query import Row, values_used
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 42, 26  # in letters, in lines


class AgendaItemDialog(QDialog):
    """A new item of a meeting, or one that is there; `record_id` is its record once it is saved."""

    def __init__(self, store: Store, meeting: str, row: Row | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.agenda_item")
        self.setWindowTitle(tr("議題を直す") if row else tr("議題を加える"))
        self._store, self._meeting, self._row = store, meeting, row
        self.record_id = ""
        context = Context(store.names, store.today(), used=lambda field: values_used(store, AgendaItem, field))
        self.form = RecordForm(AgendaItem, context, fixed={"meeting": meeting, "order": ""})
        self._build()
        self.form.show_body(row.body if row else AgendaItem.initial(store.today(), {}))
        self.form.fields["title"].editor.input().setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        frame, inside = card()
        area = scroll_area()
        area.setWidget(self.form)
        self.form.setObjectName("scrolled")
        inside.addWidget(area)
        column.addWidget(frame, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("やめる"), name="action.leave_agenda_item")
        leave.clicked.connect(self.reject)
        save = button(tr("議題を保存"), role="primary", name="action.save.agenda_item")
        save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(save)
        column.addLayout(foot)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    def accept(self) -> None:
        """Save the item; a new one becomes the last."""
        body = self.form.read()
        if body is None:
            return
        try:
            if self._row is None:
                self.record_id = add_item(self._store, self._meeting, body).record_id
            else:
                self.record_id = self._store.edit(self._row.record_id, body).record_id
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()
