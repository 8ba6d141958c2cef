# SPDX-License-Identifier: MIT
"""似た要望があります: below a title that is being written, what is known to wish for the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from leaderdesk.analysis.known_requests import Known, KnownTitles
from leaderdesk.desk.models.columns import status_of
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.form import Below
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.store import Store

_PAUSE_MS = 300
_MOST_LETTERS = 60  # of an answer


class SimilarTitles(Below):
    """Looks when typing pauses, never at a key and never while an IME composes; hidden where nothing is alike.

    Signals:
        opened(str): a person wants to read one of them (record_id).
    """

    opened = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._titles = KnownTitles(store)
        self._typed = ""
        self._is_composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        frame = QFrame()
        frame.setProperty("role", "hint")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(plain_label(tr("似た要望があります"), role="field"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(1)
        self._rows.setColumnStretch(1, 1)
        column.addLayout(self._rows)
        self.hide()

    def forget(self) -> None:
        """The store may say something else now: titles are read anew when they are next needed."""
        self._titles.forget()

    def _begin(self) -> None:
        line = self.editor.line
        line.textEdited.connect(self._note_typing)
        line.textChanged.connect(self._note_text)
        line.installEventFilter(self)
        self._clear()

    def _note_typing(self, text: str) -> None:
        self._typed = text
        self._pause.start(_PAUSE_MS)

    def _note_text(self, text: str) -> None:
        if text != self._typed:  # another record is shown: nobody typed this
            self._clear()

    def _clear(self) -> None:
        self._typed = ""
        self._pause.stop()
        self.hide()

    def _look(self) -> None:
        """Read the titles, a piece between two keys, and show what is like the one that is typed."""
        if self._is_composing:
            return  # what is composed is not written yet; when it is, typing pauses anew
        if not self._titles.read_on():
            self._pause.start(0)
            return
        found = self._titles.nearest(self._typed, but=self.record())
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for place, known in enumerate(found):
            self._add(place, known)
        self.setVisible(bool(found))

    def _add(self, place: int, known: Known) -> None:
        body, top = known.row.body, Qt.AlignmentFlag.AlignTop
        title = str(body.get("title", ""))
        number = str(body.get("number" if known.is_shared else Request.NUMBER, ""))
        told = (tr("全庁共有 {0}") if known.is_shared else tr("この課 {0}")).format(number)
        if answer := known.answer.replace("\n", " "):
            told += "\n" + tr("回答：{0}").format(
                answer if len(answer) <= _MOST_LETTERS else answer[:_MOST_LETTERS] + "…"
            )
        read = button(tr("読む"), role="link", name=f"action.read_similar_{place + 1}")
        read.setAccessibleName(tr("「{0}」を読む").format(title))
        read.clicked.connect(lambda: self.opened.emit(known.row.record_id))
        badge = Badge()
        self._rows.addWidget(badge, 2 * place, 0, top)
        badge.show_state(self._state(known))
        self._rows.addWidget(Paragraph(title), 2 * place, 1, top)
        self._rows.addWidget(read, 2 * place, 2, top)
        self._rows.addWidget(Paragraph(told, role="note"), 2 * place + 1, 1, 1, 2)

    def _state(self, known: Known) -> Status:
        if known.is_shared:
            return Status(known.row.body["state"])  # type: ignore[call-arg]  # by its code
        return status_of(known.row, self._store)

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            was_composing, self._is_composing = self._is_composing, bool(event.preeditString())
            if was_composing and not self._is_composing and self._typed:
                self._pause.start(_PAUSE_MS)
        return super().eventFilter(watched, event)
