# SPDX-License-Identifier: MIT
"""The parts of a record, such as a measure's indicators: a small table, and the form of one below it, in place.

What is typed is kept as a draft in every pause, like in every form of the desk.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.draft_keeper import DraftKeeper
from leaderdesk.desk.widgets.draft_link import DraftLink
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.table import RecordTable, row_height
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import Draft
from leaderdesk.ledger.query import Query, Row, all_rows, values_used
from leaderdesk.ledger.store import Store

_LEAST_LINES, _MOST_LINES = 2, 6


class PartList(QWidget):
    """The records of one kind that belong to a record; `columns` are shown, `order` sorts them.

    Signals:
        changed(): parts were written or deleted.
        noted(str): a word for the status bar.
    """

    changed = Signal()
    noted = Signal(str)

    def __init__(
        self,
        kind: Kind,
        store: Store,
        preferences: Preferences,
        columns: Sequence[Column],
        *,
        order: Callable[[Row], Any],
        empty: str,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._store = store
        self._order = order
        self._fixed: dict[str, str] = {}
        self._record_id = ""  # of the part in the form, "" while the form is shut
        self._seen: tuple[str, ...] = ()
        self.form: RecordForm | None = None
        self._drafts = DraftKeeper(store, self._written, self)
        self._drafts.noted.connect(self.noted)
        self._model = LinesModel(columns, self)
        self.table = RecordTable(kind.KIND, self._model, columns, preferences)
        self.table.setAccessibleName(tr(kind.LABEL))
        self.table.empty_text = empty
        self._build()
        self._connect()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(tr(self._kind.LABEL), role="section"))
        head.addStretch()
        name = self._kind.KIND
        self._draft = DraftLink(self._store, self._kind, self._is_left)
        self._new = button(tr("＋ 追加"), name=f"action.new.{name}")
        self._edit = button(tr("直す"), name=f"action.edit_part.{name}")
        self._delete = button(tr("削除"), name=f"action.delete.{name}")
        head.addWidget(self._draft)
        for made, key in ((self._new, "Insert"), (self._edit, "Enter"), (self._delete, "Delete")):
            made.setToolTip(key)
            head.addWidget(made)
        column.addLayout(head)
        column.addWidget(self.table)
        self._frame = QFrame()
        self._frame.setProperty("role", "hint")
        self._inside = QVBoxLayout(self._frame)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._foot = QHBoxLayout()
        self._cancel = button(tr("取り消す"), name=f"action.cancel.{name}")
        self._save = button(tr("保存  Ctrl+S"), role="primary", name=f"action.save.{name}")
        self._foot.addStretch()
        self._foot.addWidget(self._cancel)
        self._foot.addWidget(self._save)
        self._inside.addLayout(self._foot)
        self._frame.hide()
        column.addWidget(self._frame)

    def _connect(self) -> None:
        self.table.opened.connect(lambda _row: self.edit())
        self.table.delete_pressed.connect(self.delete)
        self.table.chosen.connect(lambda _row: self._offer())
        insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self.table)
        insert.setContext(Qt.ShortcutContext.WidgetShortcut)
        insert.activated.connect(self.begin_new)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._frame)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel)
        self._new.clicked.connect(self.begin_new)
        self._edit.clicked.connect(self.edit)
        self._delete.clicked.connect(self.delete)
        self._cancel.clicked.connect(self.cancel)
        self._save.clicked.connect(self.save)
        self._draft.opened.connect(self._take_up)

    # ------------------------------------------------------------ showing

    def show_parts(self, fixed: Mapping[str, str]) -> None:
        """Show the parts that hold these fields (name to code); new ones begin with them."""
        if dict(fixed) != self._fixed:
            self.keep()
            self._shut()
            self._fixed = dict(fixed)
        self.refresh()

    def refresh(self) -> None:
        """Look at the store again; a form that is open stays as it is."""
        current = self._current()
        lines = sorted(all_rows(self._store, Query(self._kind, where=self._fixed)), key=self._order)
        self._model.show_lines(lines)
        place = next((at for at, row in enumerate(lines) if current and row.record_id == current.record_id), 0)
        if lines:
            self.table.choose(place)
        shown = min(max(len(lines), _LEAST_LINES), _MOST_LINES)
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + shown * row_height(self.table) + 4
        )
        self._offer()

    def is_open(self) -> bool:
        """Whether a part stands in the form."""
        return bool(self._record_id)

    def has_focus(self) -> bool:
        """Whether the keyboard is in the form."""
        focus = self.window().focusWidget()
        return self.is_open() and focus is not None and self._frame.isAncestorOf(focus)

    # ------------------------------------------------------------ what a person does

    def begin_new(self) -> None:
        """Begin a new part."""
        self.keep()
        today = self._store.today()
        self._open(str(uuid.uuid4()), (), self._kind.initial(today, {}))

    def edit(self) -> None:
        """Change the chosen part, in place."""
        if (row := self._current()) is not None:
            self.keep()
            self._open(row.record_id, (row.rev_id,), row.body)

    def save(self) -> bool:
        """Save the part at work; True after the durable commit, else the faults stand below their fields."""
        if self.form is None or (body := self.form.read()) is None:
            return False
        self._drafts.wait()
        try:
            if self._seen:
                self._store.edit(self._record_id, body, seen=self._seen)
            else:
                filled = {name: text for name, text in body.items() if text is not None}
                self._store.add(self._kind, filled | self._fixed, record_id=self._record_id)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            return False
        except LeaderDeskError:
            self._drafts.try_again()
            raise
        saved = self._record_id
        self._drafts.forget(saved)
        self._shut()
        self.refresh()
        self._choose(saved)
        self.noted.emit(tr("保存しました {0}").format(self._store.timestamp()[11:16]))
        self.changed.emit()
        return True

    def delete(self) -> None:
        """Delete the chosen part; Ctrl+Z brings it back."""
        if (row := self._current()) is not None and not self._store.is_read_only:
            self._store.delete(row.record_id, N_("利用者が削除"))
            if row.record_id == self._record_id:
                self._shut()
            self.refresh()
            self.table.setFocus()
            self.changed.emit()

    def cancel(self) -> None:
        """Give up what was typed."""
        if self._record_id:
            self._drafts.forget(self._record_id)
        self._shut()
        self._offer()
        self.table.setFocus()

    def keep(self) -> None:
        """Keep what was typed as a draft."""
        self._drafts.keep()

    # ------------------------------------------------------------ inside

    def _open(self, record_id: str, seen: tuple[str, ...], body: Mapping[str, Any]) -> None:
        self._shut()
        self._record_id, self._seen = record_id, seen
        context = Context(
            self._store.names,
            self._store.today(),
            used=lambda field: values_used(self._store, self._kind, field),
        )
        self.form = RecordForm(self._kind, context, fixed=self._fixed)
        self.form.show_body(body)
        self.form.edited.connect(self._drafts.note_edit)
        self._inside.insertWidget(0, self.form)
        self._frame.show()
        if (draft := self._drafts.taken_up(record_id)) is not None:
            self.form.show_typed(draft.typed)
            self._seen = draft.heads or self._seen
        self._offer()
        self.form.focus_first()

    def _shut(self) -> None:
        self._drafts.rest()
        self._record_id, self._seen = "", ()
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._frame.hide()

    def _written(self, at: str) -> tuple[Draft, str]:
        assert self.form is not None
        return Draft(self._kind.KIND, self._record_id, self._seen, at, self.form.typed() | self._fixed), ""

    def _take_up(self, draft: Draft) -> None:
        """Go on with a draft of this list."""
        known = next((row for row in self._model.lines if row.record_id == draft.record_id), None)
        self._open(draft.record_id, draft.heads, known.body if known else {})

    def _offer(self) -> None:
        """What can be done now: with the chosen part, and with drafts that were left."""
        has_one = self._current() is not None
        self._edit.setEnabled(has_one)
        self._delete.setEnabled(has_one)
        self._draft.look()

    def _is_left(self, draft: Draft) -> bool:
        """Whether a draft belongs here, and is not in the form already."""
        is_of_these = all(draft.typed.get(name) == code for name, code in self._fixed.items())
        return is_of_these and draft.record_id != self._record_id

    def _current(self) -> Row | None:
        index = self.table.currentIndex()
        found = self._model.lines
        return found[index.row()] if index.isValid() and index.row() < len(found) else None

    def _choose(self, record_id: str) -> None:
        for place, row in enumerate(self._model.lines):
            if row.record_id == record_id:
                self.table.choose(place)
        self.table.setFocus()
