# SPDX-License-Identifier: MIT
"""A paragraph: wrapped plain text with room between its lines, that can be selected and copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from leaderdesk.text import readable

_LINE_HEIGHT = 140.0  # per cent


class Paragraph(QTextEdit):
    """Text as it is, as high as it needs to be."""

    def __init__(self, text: str = "", *, role: str = "paragraph") -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("role", role)
        self.document().setDocumentMargin(0)
        self._put(text)
        if not text:
            self.hide()  # never shown here: without a parent yet, it would flash up as a window of its own

    def show_text(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        self._put(text)
        self.setVisible(bool(text))

    def _put(self, text: str) -> None:
        self.setPlainText(readable(text))
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 40))
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2)

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
