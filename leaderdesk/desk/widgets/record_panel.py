# SPDX-License-Identifier: MIT
"""One record at work: its form, its memo, its story. What is typed is kept as a draft until it is saved."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.statistics import recorded_kinds
from leaderdesk.analysis.year_end import is_settled
from leaderdesk.codes import DIVISION
from leaderdesk.desk.messages import ask
from leaderdesk.desk.models.columns import record_called, status_of
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.draft_keeper import DraftKeeper
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import Below, RecordForm
from leaderdesk.desk.widgets.memo_box import MemoBox
from leaderdesk.desk.widgets.record_frame import RecordBar, RecordHead
from leaderdesk.desk.widgets.story_view import StoryView
from leaderdesk.desk.widgets.words import card, plain_label, scroll_area
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.draft import Draft, drop_draft, keep_memo, memo_of
from leaderdesk.ledger.heads import View
from leaderdesk.ledger.query import last_body, rows, values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings


class RecordPanel(QWidget):
    """The panel of one kind's records; `below` (field to part) stands below its fields.

    Signals:
        saved(str): a record was durably saved.
        deleted(str): a record was deleted.
        noted(str): a word for the status bar.
        open_requested(str, str): another record (kind, record_id) is wanted.
        closed(): a new record was given up.
        versions_requested(str): all versions of the record that is shown are wanted.
        settle_requested(str): the versions of the record that is shown are to be compared and settled.
        liaison_requested(str): somebody wants to write about the record that is shown.
    """

    saved = Signal(str)
    deleted = Signal(str)
    noted = Signal(str)
    open_requested = Signal(str, str)
    closed = Signal()
    versions_requested = Signal(str)
    settle_requested = Signal(str)
    liaison_requested = Signal(str)

    def __init__(self, kind: Kind, store: Store, *, below: Mapping[str, Below] | None = None) -> None:
        super().__init__()
        self._kind = kind
        self._store = store
        self._below = below or {}
        self._record_id = ""
        self._seen: tuple[str, ...] = ()  # the heads that the writer looked at; empty for a new record
        self._is_new = False
        self._drafts = DraftKeeper(store, self._written, self)
        self._drafts.noted.connect(self.noted)
        self._build()
        self._show_nothing()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self._head = RecordHead(self._kind.KIND)
        self._head.unlock.clicked.connect(self._wake)
        self._head.settle.clicked.connect(lambda: self.settle_requested.emit(self._record_id))
        self._head.write.clicked.connect(lambda: self.liaison_requested.emit(self._record_id))
        column.addWidget(self._head)
        self._hint = plain_label(tr("一覧から選ぶと、ここに内容が出ます。"), role="note", wraps=True)
        column.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignTop)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)
        self._bar = RecordBar(self._kind.KIND)
        self._bar.same.clicked.connect(self.fill_as_last)
        self._bar.delete.clicked.connect(self.delete)
        self._bar.bring_back.clicked.connect(self.undelete)
        self._bar.cancel.clicked.connect(self.cancel)
        self._bar.save.clicked.connect(self.save)
        column.addWidget(self._bar)
        self._fill_scroll()

    def _fill_scroll(self) -> None:
        """The form, the memo and the story, anew: lists and suggestions may have changed."""
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self.form = RecordForm(self._kind, self._context())
        self.form.edited.connect(self._note_edit)
        self.form.open_requested.connect(lambda record_id: self.open_requested.emit("", record_id))
        for name, part in self._below.items():
            self.form.fields[name].put_below(part, lambda: self._record_id)
        column.addWidget(self.form)
        self._memo_box = MemoBox(self._kind)
        self._memo_box.edited.connect(self._note_edit)
        self.memo = self._memo_box.text
        column.addWidget(self._memo_box)
        self._story = StoryView(self._store)
        self._story.open_requested.connect(self.open_requested)
        self._story.versions_requested.connect(self.versions_requested)
        self._story.noted.connect(self.noted)
        if not self._kind.CODE:  # what speaks for a measure stands on its own sheet
            self._story.offer_evidence(self._kind.KIND)
        column.addWidget(self._story)
        column.addStretch()
        self._scroll.setWidget(inside)

    def _context(self) -> Context:
        return Context(
            self._store.names,
            self._store.today(),
            used=lambda field: values_used(self._store, self._kind, field),
            title_of=lambda record_id: record_called(self._store, record_id),
        )

    # ------------------------------------------------------------ showing

    @property
    def record_id(self) -> str:
        """The record that is shown, "" for none."""
        return self._record_id

    @property
    def is_new(self) -> bool:
        """Whether the record was never saved."""
        return self._is_new

    def show_record(self, record_id: str) -> None:
        """Show a record; a draft of it comes back as it was typed."""
        if record_id == self._record_id and not self._is_new:
            if not self._drafts.is_dirty:
                self._show_view(self._store.view(record_id))
                self._take_up_draft()
            return
        self.keep()
        self._record_id, self._is_new = record_id, False
        self._show_view(self._store.view(record_id))
        self._take_up_draft()

    def begin(self, body: Body | None = None, *, record_id: str = "") -> None:
        """Begin a new record: with its usual start, what is given, or the draft kept under the id.

        Raises:
            LeaderDeskError: LD-4008 the store is open to be read only; better said now than after the typing.

        """
        if self._store.is_read_only:
            raise LeaderDeskError("LD-4008", store=Path(str(self._store.target)).name)
        self.keep()
        self._record_id, self._is_new, self._seen = record_id or str(uuid.uuid4()), True, ()
        last = last_body(self._store, self._kind)
        self._show_parts(is_shown=True)
        self._bar.offer(is_new=True)
        self._head.show_place(tr("新しい{0}").format(tr(self._kind.LABEL)), None)
        self._put(self._kind.initial(self._store.today(), last) | dict(body or {}), memo="")
        self._story.hide()
        self._drafts.rest()
        if body:
            self._note_edit()
        if not self._take_up_draft():
            self.form.focus_first()

    def fill_as_last(self) -> None:
        """前回と同じ: what the last record held, but for its own number, day and links."""
        last = dict(last_body(self._store, self._kind))
        kept = {self._kind.NUMBER, self._kind.DAY, "request", "intent_reason", "confirmed_on"}
        self.form.show_body(
            self._kind.initial(self._store.today(), {})
            | {name: text for name, text in last.items() if name not in kept}
        )
        self._note_edit()
        self.form.focus_first()

    def current_body(self) -> dict[str, Any]:
        """The stored body of the record that is shown."""
        return {} if self._is_new or not self._record_id else dict(self._store.view(self._record_id).shown.body)

    # ------------------------------------------------------------ keeping, saving, deleting

    def keep(self) -> None:
        """Keep what was typed as a draft; nothing typed keeps nothing."""
        self._drafts.keep()

    def save(self) -> bool:
        """Save the record; True after the durable commit, else the faults stand below their fields."""
        if not self._record_id or (body := self.form.read()) is None:
            return False
        if not self._may_hold({name: text for name, text in body.items() if text is not None}):
            return False
        self._drafts.wait()
        at = self._store.timestamp()
        try:
            self._write(body, at)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            return False
        except LeaderDeskError:
            self._drafts.try_again()
            raise
        self._drafts.rest()
        self._fill_scroll()
        self._show_view(self._store.view(self._record_id))
        self.noted.emit(tr("保存しました {0}").format(at[11:16]))
        self.saved.emit(self._record_id)
        return True

    def _may_hold(self, body: Body) -> bool:
        """Whether the record may be saved as it is: personal data in its texts are pointed out first, each once."""
        found = warnings(self._kind, body)
        if found and not self._is_new:
            found = warnings(self._kind, body, self._store.view(self._record_id).shown.body)
        if not found:
            return True
        told = "\n".join(warning.sentence(tr) for warning in found.values())
        if ask(self, told, do=tr("このまま保存"), leave=tr("直す")):
            return True
        self.form.fields[next(iter(found))].editor.input().setFocus()
        return False

    def _write(self, body: dict[str, Any], at: str) -> None:
        memo = self._memo_box.typed()
        if self._is_new:
            filled = {name: text for name, text in body.items() if text is not None}
            added = self._store.add(self._kind, filled, record_id=self._record_id)
            self._record_id, self._is_new, self._seen = added.record_id, False, (added.rev_id,)
        else:
            self._seen = (self._store.edit(self._record_id, body, seen=self._seen).rev_id,)
        with self._store.writing() as connection:
            drop_draft(connection, self._record_id)
            keep_memo(connection, self._record_id, memo, at)

    def delete(self) -> None:
        """Delete the record that is shown; the toast offers the way back."""
        if self._record_id and not self._is_new:
            record_id = self._record_id
            self._store.delete(record_id, N_("利用者が削除"))
            self._drafts.forget(record_id)
            self._show_nothing()
            self.deleted.emit(record_id)

    def undelete(self) -> None:
        """Bring the deleted record that is shown back into the lists."""
        self._store.undelete(self._record_id)
        self._show_view(self._store.view(self._record_id))
        self.saved.emit(self._record_id)

    def cancel(self) -> None:
        """Give up what was typed and show what is stored."""
        record_id, was_new = self._record_id, self._is_new
        self._drafts.forget(record_id)
        self._show_nothing()
        if was_new:
            self.closed.emit()
        else:
            self.show_record(record_id)

    # ------------------------------------------------------------ inside

    def _show_view(self, view: View) -> None:
        shown = view.shown
        self._seen = () if view.conflicts else tuple(head.rev_id for head in view.heads)
        self._show_parts(is_shown=True)
        row = rows(self._store, self._kind, [shown.record_id])[0]
        number = str(shown.body.get(self._kind.NUMBER, "")) if self._kind.NUMBER else ""
        has_status = bool(self._kind.DAY) and row.owner != DIVISION  # what the division writes is not handed over
        self._head.show_place(number, status_of(row, self._store) if has_status else None)
        with self._store.reading() as connection:
            memo = memo_of(connection, shown.record_id)
        self._put(shown.body, memo)
        self._story.show_record(shown.record_id)
        self._story.show()
        self._drafts.rest()
        is_torn, is_deleted = bool(view.conflicts), shown.deleted is not None
        if is_torn:
            self._head.say(tr("この記録には 2 台の PC で別々に直した版があります。両方とも残っています。"))
        elif is_deleted:
            self._head.say(tr("この記録は削除されています。「元に戻す」で一覧に戻ります。"))
        is_whole = not (is_torn or is_deleted)
        is_resting = is_whole and is_settled(self._kind, shown.body, self._store.today())
        self._bar.offer(is_new=False, is_deleted=is_deleted, is_torn=is_torn, is_resting=is_resting)
        self._rest(is_resting=is_resting)
        self._head.settle.setVisible(is_torn)
        self._head.write.setVisible(self._kind in recorded_kinds(self._store) and not is_deleted)

    def _rest(self, *, is_resting: bool) -> None:
        """A closed record of an earlier 年度 is not changed by a slip of the hand: a person says first that he wants to."""
        for part in (self.form, self._memo_box):
            part.setEnabled(not is_resting)
        self._head.unlock.setVisible(is_resting)
        if is_resting:
            self._head.say(tr("終わった年度の、済んだ記録です。直すときだけ「直せるようにする」を押します。"))

    def _wake(self) -> None:
        """直せるようにする."""
        self._rest(is_resting=False)
        self._bar.offer(is_new=False)
        self._head.say("")
        self.form.focus_first()

    def _put(self, body: Mapping[str, Any], memo: str) -> None:
        self.form.show_body(body)
        self._memo_box.put(memo)
        self._head.say("")

    def _written(self, at: str) -> tuple[Draft, str]:
        draft = Draft(self._kind.KIND, self._record_id, self._seen, at, self.form.typed())
        return draft, self._memo_box.typed()

    def _take_up_draft(self) -> bool:
        draft = self._drafts.taken_up(self._record_id)
        if draft is None:
            return False
        if not self._head.unlock.isHidden():
            self._wake()
        self.form.show_typed(draft.typed)
        self._seen = draft.heads or self._seen
        told = tr("書きかけの下書き（{0}）です。まだ保存されていません。")
        self._head.say(told.format(draft.saved_at[:16].replace("T", " ")))
        return True

    def _note_edit(self) -> None:
        if self._record_id:
            self._drafts.note_edit()

    def _show_parts(self, *, is_shown: bool) -> None:
        for part in (self._scroll, self._bar):
            part.setVisible(is_shown)
        self._hint.setVisible(not is_shown)
        self._rest(is_resting=False)
        self._head.settle.hide()
        self._head.write.hide()

    def _show_nothing(self) -> None:
        self._record_id, self._is_new, self._seen = "", False, ()
        self._drafts.rest()
        self._head.show_place("", None)
        self._head.say("")
        self._show_parts(is_shown=False)
