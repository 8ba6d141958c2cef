# SPDX-License-Identifier: MIT
"""What is typed into a form is kept as a draft in every pause, until it is saved or given up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.draft import Draft, draft_of, drop_draft, keep_draft, keep_memo
from leaderdesk.ledger.store import Store

_PAUSE_MS = 1500


class DraftKeeper(QObject):
    """Keeps what `written` gives: the draft of the record at work as of a time (ISO), and its memo.

    Signals:
        noted(str): a word for the status bar.
    """

    noted = Signal(str)

    def __init__(self, store: Store, written: Callable[[str], tuple[Draft, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._written = written
        self.is_dirty = False  # whether something is typed that is nowhere yet
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_in_a_pause)

    def note_edit(self) -> None:
        """Something was typed."""
        if not self._store.is_read_only:  # 閲覧のみ: there is nowhere to keep it
            self.is_dirty = True
            self._pause.start()

    def keep(self) -> None:
        """Keep what was typed now; nothing typed keeps nothing."""
        self._pause.stop()
        if not self.is_dirty:
            return
        at = self._store.timestamp()
        draft, memo = self._written(at)
        with self._store.writing() as connection:
            keep_draft(connection, draft)
            keep_memo(connection, draft.record_id, memo, at)
        self.noted.emit(tr("自動保存しました {0}").format(at[11:16]))
        self.is_dirty = False

    def wait(self) -> None:
        """The record is being saved."""
        self._pause.stop()

    def try_again(self) -> None:
        """It could not be saved: the form keeps every word, and the draft is tried again."""
        self._pause.start()

    def rest(self) -> None:
        """Nothing is typed that is not kept."""
        self.is_dirty = False

    def taken_up(self, record_id: str) -> Draft | None:
        """The draft of a record, which goes on from now; None where there is none."""
        with self._store.reading() as connection:
            draft = draft_of(connection, record_id)
        self.is_dirty = self.is_dirty or draft is not None
        return draft

    def forget(self, record_id: str) -> None:
        """Give up what was typed."""
        self._pause.stop()
        self.is_dirty = False
        with self._store.writing() as connection:
            drop_draft(connection, record_id)

    def _keep_in_a_pause(self) -> None:
        """A failing disk is said in the status bar, and the draft tried again."""
        try:
            self.keep()
        except LeaderDeskError as fault:
            self.noted.emit(sentence(fault))
            self._pause.start()
