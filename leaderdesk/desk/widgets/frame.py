# SPDX-License-Identifier: MIT
"""The frame of a page: its title, at most three buttons, and what it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.desk.widgets.words import plain_label


class PageFrame(QWidget):
    """What every page is.

    Signals:
        page_requested(str, object): another page is wanted, with what to show there.
        said(str, object): a sentence for the foot of the window, and how to undo it (or None).
        noted(str): a word for the status bar.
        store_changed(): records were written; others may look again.
        imported(object): files were taken in together: their ids in the log.
        undo_requested(): the last step is not wanted.
        succession_chosen(object, str, object): a person goes on as what the section became: the offer, the letter of the
            PC, and the files to receive then.
    """

    page_requested = Signal(str, object)
    said = Signal(str, object)
    noted = Signal(str)
    store_changed = Signal()
    imported = Signal(object)
    undo_requested = Signal()
    succession_chosen = Signal(object, str, object)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"page.{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 18)
        column.setSpacing(12)
        self.titles = QHBoxLayout()
        self.titles.setSpacing(12)
        self.title = plain_label(title, role="title")
        self.titles.addWidget(self.title)
        self.titles.addStretch()
        column.addLayout(self.titles)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        column.addLayout(self.content, 1)

    def add_action(self, button: QPushButton, do: Callable[[], object]) -> QPushButton:
        """Put a button into the title row; the primary one comes last."""
        self.titles.addWidget(button)
        button.clicked.connect(lambda: do())
        return button

    def refresh(self) -> None:
        """Look at the store again: when the page comes up, and on F5."""

    def show_arrivals(self, arrivals: object) -> None:
        """Show what waits in the watched folder (`exchange.folder.Arrivals`), where the page has a place for it."""

    def take_focus(self) -> None:
        """Take the keyboard from the navigation: by default the first thing that wants it."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
            if wants and self.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def show_target(self, target: object) -> None:
        """Show what another page asked for."""

    def leave(self) -> None:
        """Keep what is being typed: another page comes up, or the program ends."""

    def search(self) -> None:
        """Put the cursor into the page's search box, where it has one (Ctrl+F)."""
