# SPDX-License-Identifier: MIT
"""What is typed in a meeting: one line for a step, written down with Ctrl+Enter; and what came of a loop.

What is not written down yet is kept as a draft in every pause, like what is typed into any form.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import Loop
from leaderdesk.desk.messages import ask, sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.draft_keeper import DraftKeeper
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import Field
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaStep
from leaderdesk.ledger.draft import Draft, draft_of, drafts, drop_draft
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings

_ASKED: Mapping[OodaStep, tuple[str, ...]] = {  # what a step asks for; a fact has its day, all else is of today
    OodaStep.OBSERVE: ("text", "source", "day"),
    OodaStep.ORIENT: ("text",),
    OodaStep.DECIDE: ("text", "options", "decided_by", "reason"),
    OodaStep.ACT: ("text",),
}
_HINTS: Mapping[OodaStep, str] = {
    OodaStep.OBSERVE: N_("見たこと、聞いたこと、数えたこと"),
    OodaStep.ORIENT: N_("なぜそうなるのか、どうすればよくなるのか"),
    OodaStep.DECIDE: N_("何をすると決めたか"),
    OodaStep.ACT: N_("だれが、何を、いつしたか"),
}


class NoteEntry(QWidget):
    """The line of one step.

    Signals:
        written(): a note was durably written down.
        noted(str): a word for the status bar.
    """

    written = Signal()
    noted = Signal(str)

    def __init__(self, step: OodaStep, store: Store) -> None:
        super().__init__()
        self._step, self._store = step, store
        self._loop_id = ""
        self._record_id = str(uuid.uuid4())  # of the note that is being typed, and of its draft
        self._drafts = DraftKeeper(store, lambda at: (self._draft(at), ""), self)
        self._drafts.noted.connect(self.noted)
        context = Context(store.names, store.today(), used=lambda field: values_used(store, OodaNote, field))
        needed = {"text", *(("decided_by", "reason") if step is OodaStep.DECIDE else ())}
        facets = {name: replace(OodaNote.facets()[name], help="", required=name in needed) for name in _ASKED[step]}
        self.fields = {name: Field(OodaNote, name, facet, context) for name, facet in facets.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, field in self.fields.items():
            field.editor.input().setObjectName(f"field.ooda_note.{name}.{step.value}")
            field.editor.edited.connect(self._drafts.note_edit)
            column.addWidget(field)
        text = self.fields["text"].editor.input()
        assert isinstance(text, QPlainTextEdit)
        text.setPlaceholderText(tr(_HINTS[step]))
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        add = button(tr("記録する  Ctrl+Enter"), name=f"action.new.ooda_note.{step.value}")
        add.clicked.connect(self.write_down)
        column.addWidget(self._fault)
        column.addWidget(add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_loop(self, loop_id: str) -> None:
        """Write for this loop from now on; what was typed for it before comes back."""
        if loop_id == self._loop_id:
            return
        self._drafts.keep()
        self._loop_id = loop_id
        self._empty()
        draft = draft_for(self._store, loop_id, self._step)
        if draft is not None:
            self._record_id = draft.record_id
            self._drafts.taken_up(draft.record_id)
            for name, field in self.fields.items():
                field.editor.put_typed(draft.typed.get(name, ""))

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not written down."""
        return self._drafts.is_dirty or draft_for(self._store, self._loop_id, self._step) is not None

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def focus_first(self) -> None:
        """Put the cursor into the line."""
        self.fields["text"].editor.input().setFocus()

    def has_focus(self) -> bool:
        """Whether somebody is typing here."""
        return any(field.editor.input().hasFocus() for field in self.fields.values())

    def write_down(self) -> bool:
        """Write it down; True after the durable commit, else the faults stand below their fields."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        self._say("")
        typed = {name: field.editor.typed() for name, field in self.fields.items()}
        try:
            fields = OodaNote.read(typed, self._store.names)
            if not self._may_hold({name: text for name, text in fields.items() if text is not None}):
                return False
            self._drafts.wait()
            loops.write_down(self._store, self._loop_id, self._step, fields, record_id=self._record_id)
        except InvalidRecordError as error:
            self._show_faults(error.faults)
            return False
        except LeaderDeskError as error:
            self._drafts.try_again()
            self._say(sentence(error))
            return False
        self._empty()
        self.noted.emit(tr("保存しました {0}").format(self._store.timestamp()[11:16]))
        self.written.emit()
        self.focus_first()
        return True

    # ------------------------------------------------------------ inside

    def _empty(self) -> None:
        self._record_id = str(uuid.uuid4())
        self._drafts.rest()
        initial = OodaNote.initial(self._store.today(), {})
        for name, field in self.fields.items():
            field.editor.put(initial.get(name))
        self._show_faults({})
        self._say("")

    def _draft(self, at: str) -> Draft:
        typed = {name: field.editor.typed() for name, field in self.fields.items()}
        return Draft(OodaNote.KIND, self._record_id, (), at, typed | {"loop": self._loop_id, "step": self._step.value})

    def _may_hold(self, body: dict[str, str]) -> bool:
        """Whether it may be written down as it is: what looks like personal data is pointed out first."""
        told = "\n".join(warning.sentence(tr) for warning in warnings(OodaNote, body).values())
        return not told or ask(self, told, do=tr("このまま保存"), leave=tr("直す"))

    def _show_faults(self, faults: Mapping[str, LeaderDeskError]) -> None:
        for name, field in self.fields.items():
            field.show_fault(faults.get(name))
        first = next((field for name, field in self.fields.items() if name in faults), None)
        if first is not None:
            first.editor.input().setFocus()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))


class ResultEntry(QWidget):
    """What came of a loop: written down with Ctrl+Enter, or together with its end.

    Signals:
        written(): the result was durably written down.
        noted(str): a word for the status bar.
    """

    written = Signal()
    noted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._loop: Loop | None = None
        self._drafts = DraftKeeper(store, lambda at: (self._draft(at), ""), self)
        self._drafts.noted.connect(self.noted)
        facet = OodaLoop.facets()["result"]
        self.field = Field(OodaLoop, "result", facet, Context(store.names, store.today()))
        self.field.editor.edited.connect(self._drafts.note_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_loop(self, loop: Loop | None) -> None:
        """Show what is said of a loop; what is being typed for it stays."""
        is_same = self._loop is not None and loop is not None and loop.record_id == self._loop.record_id
        if is_same and self._drafts.is_dirty:
            self._loop = loop
            self._drafts.note_edit()
            return
        if not is_same:
            self._drafts.keep()
        self._loop = loop
        self._drafts.rest()
        self.field.show_fault(None)
        self.field.editor.put(loop.said.result if loop else None)
        draft = self._drafts.taken_up(loop.record_id) if loop else None
        if draft is not None and "result" in draft.typed:
            self.field.editor.put_typed(draft.typed["result"])

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def has_focus(self) -> bool:
        """Whether somebody is typing here."""
        return self.field.editor.input().hasFocus()

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not written down."""
        return self._drafts.is_dirty or self.typed() != (self._loop.said.result or "" if self._loop else "")

    def typed(self) -> str:
        """What stands there."""
        QGuiApplication.inputMethod().commit()
        return self.field.editor.typed().strip()

    def write_down(self) -> bool:
        """Write it down without an end; True after the durable commit."""
        if self._loop is None:
            return False
        self._drafts.wait()
        try:
            text = OodaLoop.read({"result": self.typed()}, self._store.names)
            self._store.edit(self._loop.record_id, text)
        except InvalidRecordError as error:
            self.show_fault(error.faults.get("result", error))
            return False
        except LeaderDeskError as error:
            self._drafts.try_again()
            self.show_fault(error)
            return False
        self.forget()
        self.noted.emit(tr("保存しました {0}").format(self._store.timestamp()[11:16]))
        self.written.emit()
        return True

    def show_fault(self, fault: LeaderDeskError | None) -> None:
        """Say below the field why it is not enough."""
        self.field.show_fault(fault)
        if fault is not None:
            self.field.editor.input().setFocus()

    def forget(self) -> None:
        """It is in the ledger now."""
        self._drafts.rest()
        if self._loop is not None:
            with self._store.writing() as connection:
                drop_draft(connection, self._loop.record_id)

    def _draft(self, at: str) -> Draft:
        assert self._loop is not None
        typed = {"result": self.field.editor.typed()}
        return Draft(OodaLoop.KIND, self._loop.record_id, (), at, typed)


def draft_for(store: Store, loop_id: str, step: OodaStep) -> Draft | None:
    """What was being typed for a step of a loop."""
    with store.reading() as connection:
        waiting = [draft for draft in drafts(connection) if draft.kind == OodaNote.KIND]
    wanted = {"loop": loop_id, "step": step.value}
    return next((draft for draft in waiting if wanted.items() <= draft.typed.items()), None)


def loop_of_draft(store: Store, record_id: str) -> str:
    """The loop for which a draft was being typed, "" where it is none of a project's."""
    with store.reading() as connection:
        draft = draft_of(connection, record_id)
    return "" if draft is None else draft.typed.get("loop", draft.record_id if draft.kind == OodaLoop.KIND else "")
