# SPDX-License-Identifier: MIT
"""根拠 (EBPM): the figures that speak for a record, each with all that makes it one; and a way to add another.

Stands on any page or dialog: `EvidenceBox(store, "measure")`, then `show_of(code)`. Where there is none, it says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.evidence import Proof, evidence_of
from leaderdesk.desk.messages import ask, sentence
from leaderdesk.desk.models.columns import owner_name, shown_text
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.facet import Link
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings

NO_EVIDENCE = N_("根拠なし")

_LINKS = tuple(name for name, facet in Evidence.facets().items() if isinstance(facet, Link))


class EvidenceBox(QWidget):
    """The evidence for one record; `link` is the field of 根拠 that points to it (measure, request, opinion, ooda_note).

    Signals:
        changed(): evidence was added, changed or deleted.
        noted(str): a word for the status bar.
    """

    changed = Signal()
    noted = Signal(str)

    def __init__(self, store: Store, link: str) -> None:
        super().__init__()
        self.setObjectName(f"box.evidence.{link}")
        self._store = store
        self._link = link
        self._key = ""
        self._edited: Proof | None = None
        self._is_open = not store.is_read_only
        self._is_expected = True
        self.form: RecordForm | None = None
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._count = Badge()
        self._add = button(tr("根拠を付ける"), symbol="plus", name="action.new.evidence")
        self._add.clicked.connect(lambda: self.begin())
        head.addWidget(plain_label(tr("根拠"), role="section"))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._form_place = QVBoxLayout()
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        self._delete = self._made(tr("削除"), "action.delete.evidence", self.delete)
        leave = self._made(tr("やめる"), "action.leave_evidence", self.close_form)
        self._save = self._made(tr("根拠を保存"), "action.save.evidence", self.save, role="primary")
        bar.addWidget(self._delete)
        bar.addStretch()
        bar.addWidget(leave)
        bar.addWidget(self._save)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(self._form_place)
        column.addWidget(self._fault)
        column.addWidget(self._bar)
        column.addStretch()

    def _made(self, words: str, name: str, do: Callable[[], object], *, role: str = "") -> QWidget:
        made = button(words, role=role, name=name)
        made.clicked.connect(lambda: do())
        return made

    # ------------------------------------------------------------ showing

    def close_for_writing(self) -> None:
        """Let nothing be added or changed here: what the evidence is for is another's to write."""
        self._is_open = False

    @property
    def is_editing(self) -> bool:
        """Whether a piece of evidence is being written."""
        return self.form is not None

    def expect_none(self) -> None:
        """Say nothing where there is none: not every record of this kind names a figure."""
        self._is_expected = False

    def show_of(self, key: str) -> None:
        """Show the evidence of a record, by what links hold: its id, or a master's code; "" shows none.

        What is being written for the same record stays.
        """
        if self.is_editing and key == self._key:
            return
        self._key = key
        self.close_form()
        found = evidence_of(self._store, self._link, [key]).get(key, []) if key else []
        self._add.setVisible(bool(key) and self._is_open)
        if found:
            self._count.show_text(tr("{0} 件").format(len(found)), "ok")
        else:
            self._count.show_text(f"! {tr(NO_EVIDENCE)}" if key and self._is_expected else "", "warn")
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if key and not found and self._is_expected:
            told = tr("数値には、定義・出典・件数（n）・時点のそろった根拠を付けます。")
            self._list.addWidget(plain_label(told, role="note", wraps=True))
        for proof in found:
            self._list.addWidget(self._shown(proof))

    def _shown(self, proof: Proof) -> QWidget:
        """What it says, the figure large enough to be read across a table, and below it what makes it one."""
        frame = QFrame()
        frame.setProperty("role", "hint")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        column = QVBoxLayout()
        column.setSpacing(4)
        said = proof.said
        column.addWidget(Paragraph(said.claim))
        column.addWidget(plain_label(figure(said), role="field", wraps=True))
        column.addWidget(Paragraph(tr("定義：{0}").format(said.definition), role="note"))
        made = tr("出典：{0}　n={1:,}　時点：{2}").format(said.source, said.count, _shown_day(self._store, said))
        if proof.owner not in self._store.owners:
            made += tr("　記録：{0}").format(owner_name(self._store.names, proof.owner))
        column.addWidget(Paragraph(made, role="note"))
        row.addLayout(column, 1)
        if self._is_open and proof.owner in self._store.owners:
            edit = button(tr("直す"), role="link", name="action.edit_evidence")
            edit.setAccessibleName(tr("根拠「{0}」を直す").format(said.claim))
            edit.clicked.connect(lambda: self.begin(proof))
            row.addWidget(edit)
        return frame

    # ------------------------------------------------------------ what a person does

    def begin(self, proof: Proof | None = None) -> None:
        """Begin a new piece of evidence, or change one."""
        self.close_form()
        self._edited = proof
        context = Context(
            self._store.names, self._store.today(), used=lambda field: values_used(self._store, Evidence, field)
        )
        self.form = RecordForm(Evidence, context, fixed=dict.fromkeys(_LINKS, ""))
        self._form_place.addWidget(self.form)
        self.form.show_body(proof.said.body() if proof else Evidence.initial(self._store.today(), {}))
        self._delete.setVisible(proof is not None)
        self._bar.show()
        self._add.setEnabled(False)
        self.form.focus_first()

    def close_form(self) -> None:
        """Give up what is being written."""
        if self.form is not None:
            self._form_place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._edited = None
        self._bar.hide()
        self._say("")
        self._add.setEnabled(True)

    def save(self) -> bool:
        """Save what is being written; True after the durable commit, else the faults stand below their fields."""
        if self.form is None or (body := self.form.read()) is None:
            return False
        if not self._may_hold({name: text for name, text in body.items() if text is not None}):
            return False
        try:
            self._write(body)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            return False
        except LeaderDeskError as error:
            self._say(sentence(error))
            return False
        self._tell(tr("根拠を保存しました。"))
        return True

    def delete(self) -> None:
        """Delete the piece that is being changed; Ctrl+Z brings it back."""
        if self._edited is not None:
            try:
                self._store.delete(self._edited.record_id, N_("利用者が削除"))
            except LeaderDeskError as error:
                self._say(sentence(error))
            else:
                self._tell(tr("根拠を削除しました。"))

    # ------------------------------------------------------------ inside

    def _write(self, body: dict[str, Any]) -> None:
        if self._edited is not None:
            self._store.edit(self._edited.record_id, body)
        else:
            filled = {name: text for name, text in body.items() if text is not None}
            self._store.add(Evidence, {**filled, self._link: self._key})

    def _may_hold(self, body: dict[str, Any]) -> bool:
        """Whether it may be saved as it is: what looks like personal data is pointed out first."""
        found = warnings(Evidence, body, self._edited.said.body() if self._edited else None)
        told = "\n".join(warning.sentence(tr) for warning in found.values())
        return not found or ask(self, told, do=tr("このまま保存"), leave=tr("直す"))

    def _tell(self, told: str) -> None:
        self.close_form()
        self.show_of(self._key)
        self._add.setFocus()
        self.noted.emit(told)
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))


def figure(said: Evidence) -> str:
    """The figure with its unit."""
    return f"{said.value:,}{said.unit or ''}"


def _shown_day(store: Store, said: Evidence) -> str:
    return shown_text(Evidence.facets()["as_of"], said.as_of.isoformat(), store.names)
