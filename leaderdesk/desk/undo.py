# SPDX-License-Identifier: MIT
"""Ctrl+Z and Ctrl+Y over the ledger: one stack per window. The work is the ledger's; this only remembers the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.undo import Step, described, reverse

_MOST = 200  # steps; what is older is found in the record's 経過


class Undo(QUndoStack):
    """The steps of one person at one store.

    `said` is told a sentence after each step back or forth, `failed` the fault of one that could not be taken;
    `changed` is called when the ledger says something else than before.
    """

    def __init__(
        self,
        store: Store,
        parent: QObject,
        *,
        said: Callable[[str], object],
        failed: Callable[[LeaderDeskError], object],
        changed: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setUndoLimit(_MOST)
        self.store = store
        self.said = said
        self.failed = failed
        self.changed = changed
        self._is_reversing = False
        store.listeners.append(self._note)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def leave(self) -> None:
        """Hear no more of the store."""
        self.store.listeners.remove(self._note)

    def note_import(self, file_ids: Sequence[int]) -> None:
        """Remember files that were taken in together."""
        self.push(_Command(self, tr("{0} ファイルの取込み").format(len(file_ids)), Step(file_ids=tuple(file_ids))))

    def reverse(self, step: Step) -> Step | None:
        """Reverse a step in the ledger; None, and a word about it, where it cannot be."""
        self._is_reversing = True
        try:
            return reverse(self.store, step)
        except LeaderDeskError as error:
            self.failed(error)
            return None
        finally:
            self._is_reversing = False

    def _note(self, revisions: Sequence[Revision]) -> None:
        """Remember what was just written, unless it is a step of this stack itself."""
        if not self._is_reversing:
            phrase, facts = described(self.store, revisions)
            words = tr(phrase).format(*(tr(fact) if isinstance(fact, str) else fact for fact in facts))
            self.push(_Command(self, words, Step(tuple(revision.rev_id for revision in revisions))))

    # ------------------------------------------------------------ fields have an undo of their own

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if entered is not None:
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where nothing was typed, the keys are not the field's but the ledger's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo, is_redo = (
                event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            )
            if (is_undo and not _can(watched, "Undo")) or (is_redo and not _can(watched, "Redo")):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can(field: QObject, what: str) -> bool:
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return bool(getattr(field.document(), f"is{what}Available")())
    return isinstance(field, QLineEdit) and bool(getattr(field, f"is{what}Available")())


class _Command(QUndoCommand):
    """One step on the stack; it is done already when it comes there."""

    def __init__(self, stack: Undo, text: str, step: Step) -> None:
        super().__init__(text)
        self._stack = stack
        self._step = step
        self._is_new = True

    def redo(self) -> None:
        if self._is_new:
            self._is_new = False
        else:
            self._reverse(tr("{0}をやり直しました。"))

    def undo(self) -> None:
        self._reverse(tr("{0}を元に戻しました。"))

    def _reverse(self, told: str) -> None:
        reversed_step = self._stack.reverse(self._step)
        if reversed_step is None:
            self.setObsolete(True)  # what cannot be taken back must not bar the way to what came before
            return
        self._step = reversed_step
        self._stack.changed()
        self._stack.said(told.format(self.text()))
