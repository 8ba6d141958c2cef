# SPDX-License-Identifier: MIT
"""The navigation at the left of the window: a button per page, which scroll when they do not fit, and the foot below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QVBoxLayout, QWidget

from leaderdesk.desk.navigation import FILE_MENU, PageEntry
from leaderdesk.desk.theme import current_theme, icon
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import plain_label, scroll_area

_EDGE = 12  # right of the buttons; where they scroll, the bar stands there
_BY_NUMBER = 9  # pages that Alt and a figure open


class SideBar(QWidget):
    """Whose desk it is, the pages by groups, and at the foot ファイル, 設定 and ヘルプ.

    Signals:
        page_chosen(str): the name of the page whose button was pressed.
        menu_chosen(str): an entry of the menu 「ファイル」.
        settings_chosen(), help_chosen(): the foot.
    """

    page_chosen = Signal(str)
    menu_chosen = Signal(str)
    settings_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, place: str, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries = entries
        self._buttons = QButtonGroup(self)
        self._build(place)
        self.setFixedWidth(max(204, self.fontMetrics().horizontalAdvance("あ") * 11 + 50))

    def _build(self, place: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 0, 10)
        column.setSpacing(2)
        product = plain_label("LeaderDesk")
        product.setObjectName("product")
        column.addWidget(product)
        column.addWidget(plain_label(place, role="note", wraps=True))
        column.addSpacing(10)
        column.addWidget(self._pages(), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 4, _EDGE, 0)
        foot.setSpacing(2)
        self._file = self._foot(tr("ファイル  Alt+F"), "action.file")
        menu = QMenu(self._file)
        menu.setToolTipsVisible(True)
        for entry in FILE_MENU:
            chosen = menu.addAction(tr(entry.label), partial(self.menu_chosen.emit, entry.name))
            chosen.setObjectName(f"menu.{entry.name}")
        self._file.setMenu(menu)
        self._settings = self._foot(tr("設定"), "action.settings")
        self._settings.clicked.connect(self.settings_chosen)
        self._help = self._foot(tr("ヘルプ  F1"), "action.help")
        self._help.clicked.connect(self.help_chosen)
        for made in (self._file, self._settings, self._help):
            foot.addWidget(made)
        column.addLayout(foot)

    def _pages(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2)
        group = ""
        for number, entry in enumerate(self._entries, 1):
            if entry.group != group:
                group = entry.group
                column.addWidget(plain_label(tr(group), role="group"))
            column.addWidget(self._entry(entry, number))
        column.addStretch()
        self._scroll = scroll_area()
        self._scroll.setWidget(inside)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: column.setContentsMargins(0, 0, 0 if most else _EDGE, 0))
        return self._scroll

    def _entry(self, entry: PageEntry, number: int) -> QPushButton:
        made = _Entry(f"  {tr(entry.label)}")
        made.setProperty("role", "nav")
        made.setCheckable(True)
        made.setObjectName(f"navigate.{entry.name}")
        made.setAccessibleName(tr(entry.label))
        made.setToolTip(f"Alt+{number}" if number <= _BY_NUMBER else tr("Ctrl+PageDown で次の画面へ"))
        made.clicked.connect(partial(self.page_chosen.emit, entry.name))
        made.entered.connect(lambda: self._scroll.ensureWidgetVisible(made, 0, made.height()))
        self._leave_room(made)
        self._buttons.addButton(made)
        return made

    def _foot(self, text: str, name: str) -> QPushButton:
        made = QPushButton(f"  {text}")
        made.setProperty("role", "nav")
        self._leave_room(made)
        made.setObjectName(name)
        return made

    def _leave_room(self, button: QPushButton) -> None:
        """Room for an icon that grows with the letters; the icons themselves are drawn behind the first picture."""
        edge = self.fontMetrics().height()
        blank = QPixmap(edge, edge)
        blank.fill(Qt.GlobalColor.transparent)
        button.setIcon(QIcon(blank))
        button.setIconSize(QSize(edge, edge))

    # ------------------------------------------------------------ what the window asks

    def show_current(self, name: str) -> None:
        """Mark the page that is up, and have its button in sight."""
        for button in self._buttons.buttons():
            button.setChecked(button.objectName() == f"navigate.{name}")
            if button.isChecked():
                self._scroll.ensureWidgetVisible(button, 0, button.height())
        self._draw_icons()

    def take_focus(self) -> None:
        """Give the keyboard to the page that is up."""
        if (current := self._buttons.checkedButton()) is not None:
            current.setFocus()

    def show_menu(self) -> None:
        """Open the menu 「ファイル」."""
        self._file.showMenu()

    def _draw_icons(self) -> None:
        theme = current_theme()
        for button, entry in zip(self._buttons.buttons(), self._entries, strict=True):
            button.setIcon(icon(entry.icon, theme.accent.strong if button.isChecked() else theme.muted))
        self._file.setIcon(icon("folder", theme.muted))
        self._settings.setIcon(icon("settings", theme.muted))
        self._help.setIcon(icon("help-circle", theme.muted))


class _Entry(QPushButton):
    """A page's button.

    Signals:
        entered(): the keyboard came to it.
    """

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
