# SPDX-License-Identifier: MIT
"""意見への対応: what a state needs beside it (owner, answer, day, reason), for one opinion or for many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import decide
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.meetings import Opinion, OpinionState
from leaderdesk.ledger.query import Row, values_used
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 44, 30  # in letters, in lines
_MOST_TEXTS, _MOST_LETTERS = 3, 60

# What is asked for beside each state, in the order of the form.
ASKED: Mapping[OpinionState, Sequence[str]] = {
    OpinionState.RECORDED: (),
    OpinionState.PLANNED: ("section", "owner_post", "policy", "due", "is_public"),
    OpinionState.REFLECTED: ("policy", "reflected_in", "is_public"),
    OpinionState.NOT_REFLECTED: ("reason", "is_public"),
}


class OpinionDialog(QDialog):
    """A decision on chosen opinions; `written` holds the revisions that were written, none where the person left."""

    def __init__(self, store: Store, chosen: Sequence[Row], state: OpinionState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.opinion")
        self.setWindowTitle(tr("「{0}」にする").format(tr(state.label)))
        self._store, self._chosen, self._state = store, list(chosen), state
        self.written: list[Revision] = []
        context = Context(store.names, store.today(), used=lambda field: values_used(store, Opinion, field))
        fixed = {name: "" for name in Opinion.facets() if name not in ASKED[state]}
        self.form = RecordForm(Opinion, context, fixed=fixed | {"state": state.value})
        self._build()
        self._begin()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        texts = [str(row.body["text"]).replace("\n", " ") for row in self._chosen[:_MOST_TEXTS]]
        told = [text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…" for text in texts]
        if len(self._chosen) > _MOST_TEXTS:
            told.append(tr("ほか {0:,} 件").format(len(self._chosen) - _MOST_TEXTS))
        column.addWidget(plain_label("\n".join(told), role="section", wraps=True))
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
        leave = button(tr("やめる"), name="action.leave_opinion")
        leave.clicked.connect(self.reject)
        save = button(tr("対応を保存"), role="primary", name="action.save.opinion_state")
        save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(save)
        column.addLayout(foot)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    def _begin(self) -> None:
        """The fields as all the chosen ones have them; what they differ in stays as each has it."""
        bodies = [row.body for row in self._chosen]
        common = {name: text for name, text in bodies[0].items() if all(body.get(name) == text for body in bodies)}
        self.form.show_body(common)
        self._shown = self.form.typed()
        empty = (name for name in self.form.fields if not self._shown[name])
        self.form.fields[next(empty, next(iter(self.form.fields)))].editor.input().setFocus()

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Decide all of them; where one refuses, none is changed, and it is said why."""
        body = self.form.read()
        if body is None:
            return
        typed = self.form.typed()
        fields = {name: body[name] for name in body if typed[name] != self._shown[name]}
        try:
            ids = [row.record_id for row in self._chosen]
            self.written = decide(self._store, ids, fields | {"state": self._state.value})
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            beside = [fault for name, fault in error.faults.items() if name not in self.form.fields]
            self._say(sentence(beside[0]) if beside else "")
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            super().accept()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
