# SPDX-License-Identifier: MIT
"""Keys of a dialog or of a part of a page; none of them acts while an input method is composing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class QuietKeys(QObject):
    """The keys of a widget and of all that lies in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._is_composing = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def bind(self, keys: str | QKeySequence.StandardKey, do: Callable[[], object]) -> None:
        """Let keys do something."""
        shortcut = QShortcut(QKeySequence(keys), self._widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: None if self._is_composing else do())

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Follow the focus, to hear what an input method does where it is."""
        self._is_composing = False
        if left is not None:
            left.removeEventFilter(self)
        if entered is not None and self._widget.isAncestorOf(entered):
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        return super().eventFilter(watched, event)
