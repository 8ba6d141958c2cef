# SPDX-License-Identifier: MIT
"""回答: what a decision needs beside its state (reason, plan, where it is merged), for one request or for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leaderdesk.analysis.similar import Similar
from leaderdesk.analysis.triage import answer, called, is_correction, likely, state_of
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.responses import Response, State
from leaderdesk.ledger.query import Query, Row, page, rows, values_used
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable

_WIDE, _HIGH = 44, 34  # in letters, in lines
_MOST_TITLES = 4
_MOST_FOUND = 20
_GIVEN = ("request", "received_on", "merged_into", "group_state")  # not typed into the form


class AnswerDialog(QDialog):
    """A decision on chosen requests; `state` None leaves their states and changes what the response says.

    `written` holds the revisions that were written, none where the person left.
    """

    def __init__(
        self,
        store: Store,
        chosen: Sequence[Row],
        state: State | None,
        titles: Similar,
        parent: QWidget,
        *,
        into: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.answer")
        self.setWindowTitle(tr("回答を直す") if state is None else tr("「{0}」にする").format(tr(state.label)))
        self._store, self._chosen, self._state, self._titles = store, list(chosen), state, titles
        self._into = into
        self.written: list[Revision] = []
        context = Context(store.names, store.today(), used=lambda field: values_used(store, Response, field))
        corrects = state is not None and is_correction(self._chosen, state)
        stands = state or (state_of(self._chosen[0]) if len({state_of(row) for row in self._chosen}) == 1 else None)
        fixed = {**dict.fromkeys(_GIVEN, ""), "state": stands.value if stands else ""}
        self.form = RecordForm(Response, context, fixed=fixed if corrects else {**fixed, "correction": ""})
        self._build(corrects=corrects)
        self._begin()

    # ------------------------------------------------------------ layout

    def _build(self, *, corrects: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        told = [called(row) for row in self._chosen[:_MOST_TITLES]]
        if len(self._chosen) > _MOST_TITLES:
            told.append(tr("ほか {0:,} 件").format(len(self._chosen) - _MOST_TITLES))
        column.addWidget(plain_label("\n".join(told), role="section", wraps=True))
        if corrects:
            column.addWidget(plain_label(tr("一つ前の状態へ戻します。「訂正の理由」を入力してください。"), role="note"))
        if self._state is State.MERGED:
            column.addWidget(self._merge_part())
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
        leave = button(tr("やめる"), name="action.leave_answer")
        leave.clicked.connect(self.reject)
        self.save = button(tr("回答を保存"), role="primary", name="action.save_answer")
        self.save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(self.save)
        column.addLayout(foot)
        letter = self.fontMetrics()
        room = self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    def _merge_part(self) -> QWidget:
        """統合先: the likest requests first, any other by its number or words."""
        frame, column = card()
        label = plain_label(tr("統合先"), role="field")
        self.search = QLineEdit()
        self.search.setObjectName("field.answer.search")
        self.search.setPlaceholderText(tr("受付番号・整理番号・件名で探す"))
        self.search.setAccessibleName(tr("統合先を探す"))
        self.search.setClearButtonEnabled(True)
        label.setBuddy(self.search)
        self.targets = QListWidget()
        self.targets.setObjectName("table.merge_targets")
        self.targets.setAccessibleName(tr("統合先"))
        self.targets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.targets.setMaximumHeight(self.fontMetrics().lineSpacing() * 7)
        self.search.textChanged.connect(lambda _text: self._offer())
        for widget in (label, self.search, self.targets):
            column.addWidget(widget)
        return frame

    def _begin(self) -> None:
        """The fields as all the chosen ones have them; what they differ in stays as each has it."""
        bodies = [row.answer for row in self._chosen]
        common = {name: text for name, text in bodies[0].items() if all(body.get(name) == text for body in bodies)}
        self.form.show_body({name: text for name, text in common.items() if name != "correction"})
        self._shown = self.form.typed()
        if self._state is State.MERGED:
            self._offer()
            self.search.setFocus()
        else:
            self.form.fields["correction" if "correction" in self.form.fields else "reason"].editor.input().setFocus()

    def _offer(self) -> None:
        """List where the chosen ones may go: what was searched for, or the likest."""
        mine, typed = {row.record_id for row in self._chosen}, self.search.text().strip()
        if typed:
            query = Query(Request, search=typed)
            found = rows(self._store, Request, [key[-1] for key in page(self._store, query, limit=_MOST_FOUND)])
            numbered = {"number": typed.upper()}
            found += rows(
                self._store,
                Request,
                [key[-1] for key in page(self._store, Query(Request, answered=numbered), limit=1)],
            )
        else:
            title = str(self._chosen[0].body.get(Request.TITLE, ""))
            nearest = likely(self._store, self._titles, title, but=self._chosen[0].record_id, most=_MOST_FOUND)
            found = [each.row for each in nearest]
            if self._into:
                found = [*rows(self._store, Request, [self._into]), *found]
        self.targets.clear()
        for row in {row.record_id: row for row in found}.values():
            if row.record_id not in mine:
                section = self._store.names.label(Section.KIND, "", row.owner) or row.owner
                number = row.answer.get("number") or row.body.get(Request.NUMBER, "")
                item = QListWidgetItem(readable(f"{number}  {row.body.get(Request.TITLE, '')}（{section}）"))
                item.setData(Qt.ItemDataRole.UserRole, row.record_id)
                self.targets.addItem(item)
        if self.targets.count():
            self.targets.setCurrentRow(0)

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Answer all of them; where one refuses, none is answered, and it is said why."""
        body = self.form.read()
        if body is None:
            return
        fields = self._changed(body)
        try:
            self.written = answer(self._store, [row.record_id for row in self._chosen], fields)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            beside = [fault for name, fault in error.faults.items() if name not in self.form.fields]
            self._say(sentence(beside[0]) if beside else "")
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            super().accept()

    def _changed(self, body: dict[str, Any]) -> dict[str, Any]:
        """What the person changed, and what the decision itself says."""
        typed = self.form.typed()
        fields = {name: body[name] for name in body if typed[name] != self._shown[name]}
        if self._state is not None:
            fields["state"] = self._state.value
        if self._state is State.MERGED:
            item = self.targets.currentItem()
            fields["merged_into"] = item.data(Qt.ItemDataRole.UserRole) if item else None
        return fields

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
