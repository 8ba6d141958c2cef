# SPDX-License-Identifier: MIT
"""ヘルプ: the bundled pages, opened at the one that belongs to the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button
from leaderdesk.places import resource

_LINE_HEIGHT = 140.0  # per cent


class HelpWindow(QDialog):
    """The help: its pages at the left, the page beside them."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.help")
        self.setWindowTitle(tr("ヘルプ"))
        self.resize(900, 640)
        self.setModal(False)
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("ヘルプの目次"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("ヘルプの本文"))
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
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
        whole = QTextCursor(self.text.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(airy)
        self.text.document().setDocumentMargin(18)

    def _follow(self, link: QUrl) -> None:
        self.choose(link.fileName().removesuffix(".md"))


def help_pages() -> dict[str, str]:
    """Page name to its title (its first line), in the order of `contents.txt`."""
    names = resource("help", "contents.txt").read_text(encoding="utf-8").split()
    return {
        name: resource("help", f"{name}.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()
        for name in names
    }
