# SPDX-License-Identifier: MIT
"""Text on the screen: always plain, for a text that came from elsewhere must never turn into markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leaderdesk.desk.theme import icon
from leaderdesk.text import readable


class PlainLabel(QLabel):
    """A label that shows text as it is, less the letters that would turn or hide others."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(readable(text))


def plain_label(text: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """A label that shows text as it is, dressed by its role (title, section, note, field …)."""
    label = PlainLabel(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def button_words(text: str) -> str:
    """A text from elsewhere on a button or a tab: as it is, an & in it is no key to press."""
    return readable(text).replace("&", "&&")


def button(text: str, *, role: str = "", symbol: str = "", colour: str = "", name: str = "") -> QPushButton:
    """A push button; never the one that Enter presses from a field."""
    made = QPushButton(f" {text}" if symbol else text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if symbol:
        made.setIcon(icon(symbol, colour))
        edge = made.fontMetrics().height()
        made.setIconSize(QSize(edge, edge))
    if name:
        made.setObjectName(name)
    return made


def scroll_area() -> QScrollArea:
    """A frameless area that scrolls downwards only; Tab passes it by on the way to what lies in it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A white card and its column."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    return frame, column
