# SPDX-License-Identifier: MIT
"""施策を選ぶ欄: a measure by its number or by words of its name, typed in any width, finished by the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from leaderdesk.desk.translate import tr
from leaderdesk.text import fold, readable, words

_MOST = 12


class MeasureField(QLineEdit):
    """A line that completes measures; empty means no measure.

    Signals:
        edited(): a person changed what it says.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(tr("番号か言葉（なければ空のまま）"))
        self._shown: dict[str, str] = {}  # what is shown of a measure to its number
        self._keys: dict[str, str] = {}  # what is shown to what is searched in it
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST)
        self._list = QListView()
        completer.setPopup(self._list)
        self._list.installEventFilter(self)  # behind the completer's own, so that it is asked first
        completer.activated.connect(lambda _text: self.edited.emit())
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def offer(self, measures: Mapping[str, str]) -> None:
        """Offer these measures (number to name)."""
        self._shown = {readable(f"{code} {name}"): code for code, name in measures.items()}
        self._keys = {text: fold(text) for text in self._shown}
        self._offered.setStringList(list(self._shown)[:_MOST])

    def code(self) -> str | None:
        """The number of the measure that is meant; "" for none, None where what is typed does not tell it."""
        typed = self.text().strip()
        if not typed:
            return ""
        if typed in self._shown:
            return self._shown[typed]
        found = self._matching(typed)
        exact = [text for text in found if fold(self._shown[text]) == fold(typed)]
        fitting = exact or found
        return self._shown[fitting[0]] if len(fitting) == 1 else None

    def put(self, code: str) -> None:
        """Show a measure by its number; "" shows none."""
        self.setText(next((text for text, known in self._shown.items() if known == code), code))
        self.setCursorPosition(0)

    def complete(self) -> None:
        """Write out in full what is meant, where that is clear."""
        if code := self.code():
            self.put(code)

    def _matching(self, typed: str) -> list[str]:
        """The measures in which every word that is typed occurs."""
        wanted = words(typed)
        return [text for text, key in self._keys.items() if all(word in key for word in wanted)]

    def _offer(self, typed: str) -> None:
        self._offered.setStringList(self._matching(typed)[:_MOST])

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Enter take what is chosen in the list, or what is meant, and go on: one key, not two."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            goes_on = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if goes_on and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if (chosen := self._list.currentIndex()).isValid():
                    self.setText(str(chosen.data()))
                self._list.hide()
                self.complete()
                self.edited.emit()
                self.returnPressed.emit()
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()  # typing replaces the measure of the last opinion

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.complete()
        super().focusOutEvent(event)
