# SPDX-License-Identifier: MIT
"""内部の覚え: what the division notes for itself beside a meeting or an opinion; kept when the cursor leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import keep_note, note_of
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import PlainText
from leaderdesk.desk.widgets.words import card, plain_label
from leaderdesk.ledger.store import Store

_PAUSE_MS = 5000
_LINES = 2


class InternalNote(QWidget):
    """The note of one meeting, or of one opinion.

    Signals:
        noted(str): a word for the status bar.
    """

    noted = Signal(str)

    def __init__(self, store: Store, name: str) -> None:
        super().__init__()
        self._store = store
        self._about = ("", "")  # meeting and opinion
        self.text = PlainText()
        self.text.setObjectName(f"field.note.{name}")
        self.text.setAccessibleName(tr("内部の覚え"))
        self.text.setFixedHeight(QFontMetrics(self.text.font()).lineSpacing() * _LINES + 18)
        self.text.setReadOnly(store.is_read_only)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.text.textChanged.connect(self._pause.start)
        self.text.installEventFilter(self)
        frame, column = card()
        column.setSpacing(4)
        label = plain_label(tr("内部の覚え"), role="field")
        label.setBuddy(self.text)
        column.addWidget(label)
        column.addWidget(plain_label(tr("配布ファイルにも外部向けの資料にも載りません"), role="note", wraps=True))
        column.addWidget(self.text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_note(self, meeting: str, opinion: str = "") -> None:
        """Show the note of a meeting, or of an opinion; what was typed for another one is kept before."""
        self.keep()
        self._about = (meeting, opinion)
        self._kept = note_of(self._store, meeting, opinion) if meeting else ""
        self.text.setPlainText(self._kept)
        self._pause.stop()
        self.setEnabled(bool(meeting))

    def keep(self) -> None:
        """Keep what is typed, where it is new."""
        self._pause.stop()
        typed, (meeting, opinion) = self.text.toPlainText(), self._about
        if meeting and typed != self._kept:
            keep_note(self._store, typed, meeting, opinion)
            self._kept = typed
            self.noted.emit(tr("内部の覚えを保存しました {0}").format(self._store.timestamp()[11:16]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)
