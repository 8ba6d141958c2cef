# SPDX-License-Identifier: MIT
"""One record written in a dialog: for records that have no list of their own but live inside another's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import ask, sentence
from leaderdesk.desk.models.columns import record_called
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.quiet_keys import QuietKeys
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings

_WIDE, _HIGH = 44, 36  # in letters, in lines


class EditDialog(QDialog):
    """The form of a new record, or of a known one (`record_id`); the fields in `fixed` are not asked for.

    A new one is written by `write` (canonical texts, filled fields only) and begins with `body`. `was_written` tells
    afterwards whether anything was, `was_deleted` whether the record is gone; `wanted` is a linked record that the
    person would rather see.
    """

    def __init__(
        self,
        store: Store,
        kind: Kind,
        parent: QWidget,
        *,
        record_id: str = "",
        body: Body | None = None,
        fixed: Mapping[str, str] | None = None,
        write: Callable[[dict[str, Any]], object] | None = None,
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"dialog.edit.{kind.KIND}")
        usual = tr(kind.LABEL) if record_id else tr("新しい{0}").format(tr(kind.LABEL))
        self.setWindowTitle(title or usual)
        self._store, self._kind, self._record_id, self._write = store, kind, record_id, write
        self.was_written = self.was_deleted = False
        self.wanted = ""
        self._before: Body = {}
        self._seen: tuple[str, ...] = ()
        if record_id:
            view = store.view(record_id)
            self._before, self._seen = view.shown.body, tuple(head.rev_id for head in view.heads)
        context = Context(
            store.names,
            store.today(),
            used=lambda field: values_used(store, kind, field),
            title_of=lambda linked: record_called(store, linked),
        )
        self.form = RecordForm(kind, context, fixed=fixed)
        self.form.open_requested.connect(self._go)
        self._build()
        self.form.show_body(self._before or kind.initial(store.today(), {}) | dict(body or {}))
        self._begun = self.form.typed()
        self.form.focus_first()

    def _build(self) -> None:
        frame, inside = card()
        area = scroll_area()
        area.setWidget(self.form)
        self.form.setObjectName("scrolled")
        inside.addWidget(area)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        delete = button(tr("削除"), name=f"action.delete.{self._kind.KIND}")
        delete.clicked.connect(self.delete)
        delete.setVisible(bool(self._record_id))
        leave = button(tr("やめる"), name="action.leave_edit")
        leave.clicked.connect(self.reject)
        save = button(tr("保存  Ctrl+S"), role="primary", name=f"action.save.{self._kind.KIND}")
        save.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(delete)
        foot.addStretch()
        foot.addWidget(leave)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(frame, 1)
        column.addWidget(self._fault)
        column.addLayout(foot)
        keys = QuietKeys(self)
        for pressed in ("Ctrl+S", "Ctrl+Return"):
            keys.bind(pressed, self.accept)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Save; where it cannot be, the faults stand below their fields."""
        if self._store.is_read_only or (body := self.form.read()) is None or not self._may_hold(body):
            return
        try:
            self._save(body)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            beside = [fault for name, fault in error.faults.items() if name not in self.form.fields]
            self._say(sentence(beside[0]) if beside else "")
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            self.was_written = True
            super().accept()

    def delete(self) -> None:
        """Delete the record; Ctrl+Z brings it back."""
        try:
            self._store.delete(self._record_id, N_("利用者が削除"))
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            self.was_written = self.was_deleted = True
            super().accept()

    def reject(self) -> None:
        """Leave; what was typed is given up only when a person says so."""
        question = tr("書きかけがあります。捨てて閉じますか。")
        if self.form.typed() == self._begun or ask(self, question, do=tr("捨てて閉じる"), leave=tr("戻る")):
            super().reject()

    # ------------------------------------------------------------ inside

    def _save(self, body: dict[str, Any]) -> None:
        if self._write is None:
            self._store.edit(self._record_id, body, seen=self._seen)
        else:
            self._write({name: text for name, text in body.items() if text is not None})

    def _may_hold(self, body: dict[str, Any]) -> bool:
        """Whether it may be saved as it is: what looks like personal data is pointed out first."""
        found = warnings(self._kind, {name: text for name, text in body.items() if text is not None}, self._before)
        told = "\n".join(warning.sentence(tr) for warning in found.values())
        return not found or ask(self, told, do=tr("このまま保存"), leave=tr("直す"))

    def _go(self, record_id: str) -> None:
        self.wanted = record_id
        self.reject()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
