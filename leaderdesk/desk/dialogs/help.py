# SPDX-License-Identifier: MIT
"""ヘルプ: the bundled pages, opened at the one that belongs to the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button
from leaderdesk.places import resource

_LINE_HEIGHT = 140.0  # per cent
_MARGIN = 18
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class HelpWindow(QDialog):
    """The help: its pages at the left, the page beside them."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.help")
        self.setWindowTitle(tr("ヘルプ"))
        self.resize(1040, 720)
        self.setModal(False)
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("ヘルプの目次"))
        self.text = _Pages()
        self.text.setAccessibleName(tr("ヘルプの本文"))
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.width_changed.connect(self._show_again)
        self.pages.currentItemChanged.connect(
            lambda item: self._show(item.data(Qt.ItemDataRole.UserRole)) if item else None
        )
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        close = button(tr("閉じる"), name="action.close_help")
        close.clicked.connect(self.close)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        for name, title in help_pages().items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.setFixedWidth(self.pages.sizeHintForColumn(0) + 36)

    @classmethod
    def show_page(cls, parent: QWidget | None, name: str) -> HelpWindow:
        """Open the help, or bring it up, at a page."""
        window = parent.findChild(HelpWindow) if parent is not None else None
        if window is None:
            window = HelpWindow(parent)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.choose(name)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def choose(self, name: str) -> None:
        """Show a page of the help."""
        names = list(help_pages())
        self.pages.setCurrentRow(names.index(name) if name in names else 0)

    def _show(self, name: str) -> None:
        self.text.setMarkdown(resource("help", f"{name}.md").read_text(encoding="utf-8"))
        airy = QTextBlockFormat()
        airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.text.document().begin()
        while block.isValid():
            if _PICTURE not in block.text():  # 140 % of a picture's height would be an empty room
                QTextCursor(block).mergeBlockFormat(airy)
            block = block.next()
        self.text.document().setDocumentMargin(_MARGIN)

    def _show_again(self) -> None:
        """Draw the page's pictures as wide as it has become; a reader stays where he was."""
        if (item := self.pages.currentItem()) is not None:
            bar = self.text.verticalScrollBar()
            read = bar.value() / max(bar.maximum(), 1)
            self._show(item.data(Qt.ItemDataRole.UserRole))
            bar.setValue(round(read * bar.maximum()))

    def _follow(self, link: QUrl) -> None:
        self.choose(link.fileName().removesuffix(".md"))


class _Pages(QTextBrowser):
    """A page of the help; a picture is never wider than the page.

    Signals:
        width_changed(): the page is wider or narrower, and there are pictures on it.
    """

    width_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that comes later takes room away
        self._drawn_for = 0  # the width for which there are pictures, 0 where there are none

    def loadResource(self, _kind: int, name: QUrl | str) -> QImage:
        self._drawn_for = self.viewport().width()
        picture = QImage(str(resource("help", QUrl(name).path())))
        room = self._drawn_for - 2 * _MARGIN - 2
        if picture.width() <= room:
            return picture
        sharp = self.devicePixelRatioF()
        picture = picture.scaledToWidth(
            min(round(room * sharp), picture.width()), Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(picture.width() / room)
        return picture

    def setMarkdown(self, text: str) -> None:
        self._drawn_for = 0
        super().setMarkdown(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._drawn_for and self._drawn_for != self.viewport().width():
            self.width_changed.emit()


def help_pages() -> dict[str, str]:
    """Page name to its title (its first line), in the order of `contents.txt`."""
    names = resource("help", "contents.txt").read_text(encoding="utf-8").split()
    return {
        name: resource("help", f"{name}.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()
        for name in names
    }
