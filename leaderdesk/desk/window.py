# SPDX-License-Identifier: MIT
"""The main window: a frame around pages. It knows the navigation; what a page does is the page's business."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from leaderdesk.desk.navigation import ACTIONS, PageEntry, page_named, pages_for
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.side_bar import SideBar
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.toast import Toast
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.text import readable

_NEW = {"new_request": "request", "new_guidance": "guidance", "new_activity": "activity"}
_TURNS = {"next_page": 1, "previous_page": -1}


class MainWindow(QMainWindow):
    """Navigation at the left, the page beside it, a status bar below.

    Signals:
        settings_requested(), help_requested(str): the foot of the navigation, or F1 with the page of the help.
        menu_chosen(str): an entry of the menu 「ファイル」.
        record_requested(str): a record is wanted of a kind that has no page on this side.
    """

    menu_chosen = Signal(str)
    settings_requested = Signal()
    help_requested = Signal(str)
    record_requested = Signal(str)

    def __init__(self, role: str, place: str, preferences: Preferences) -> None:
        super().__init__()
        self.setWindowTitle(readable(f"LeaderDesk  {place}".rstrip()))
        self.entries = pages_for(role)
        self._role = role
        self._preferences = preferences
        self._make: Callable[[PageEntry], Any] | None = None
        self._pages: dict[str, Any] = {}
        self._is_composing = False
        self._build(place)
        self._bind_keys()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    # ------------------------------------------------------------ layout

    def _build(self, place: str) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation(place))
        self.stack = QStackedWidget()
        self._waiting = plain_label(tr("読み込んでいます…"), role="note")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._waiting)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self._noted = plain_label("")
        self._right = plain_label("")
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._noted, 1)
        self.statusBar().addPermanentWidget(self._right)
        self.toast = Toast(self)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize()))
        if not (geometry := self._preferences.state("window/geometry")).isEmpty():
            self.restoreGeometry(geometry)

    def _navigation(self, place: str) -> SideBar:
        self.side = SideBar(place, self.entries)
        self.side.page_chosen.connect(self.open_page)
        self.side.menu_chosen.connect(self.menu_chosen)
        self.side.settings_chosen.connect(self.settings_requested)
        self.side.help_chosen.connect(partial(self.act, "help"))
        return self.side

    # ------------------------------------------------------------ pages

    def fill(self, make: Callable[[PageEntry], Any], *, first: str = "home") -> None:
        """Let pages be made from now on, and open the first one."""
        self._make = make
        self.open_page(first)

    def open_page(self, name: str, target: object = None) -> None:
        """Bring a page up (made when it is first asked for), and show there what is wanted."""
        entry = page_named(self.entries, name)
        if entry is None and name.startswith("kind:") and isinstance(target, str):
            self.record_requested.emit(target)
        if entry is None or self._make is None:
            return
        leaving = self.current_page()
        if leaving is not None:
            leaving.leave()
        page = self._pages.get(entry.name) or self._add_page(entry)
        self.stack.setCurrentWidget(page)
        self.side.show_current(entry.name)
        page.refresh()
        page.take_focus()
        if target is not None:
            page.show_target(target)

    def current_page(self) -> Any:
        """The page that is up, None before the first."""
        shown = self.stack.currentWidget()
        return None if shown is self._waiting else shown

    def current_name(self) -> str:
        """The name of the page that is up."""
        page = self.current_page()
        return "" if page is None else page.objectName().removeprefix("page.")

    def page(self, name: str) -> Any:
        """A page by name, made if need be."""
        entry = page_named(self.entries, name)
        assert entry is not None, name
        return self._pages.get(entry.name) or self._add_page(entry)

    def note(self, text: str) -> None:
        """A word at the left of the status bar."""
        self._noted.setText(text)

    def show_state(self, text: str) -> None:
        """What the status bar says at its right."""
        self._right.setText(text)

    def _add_page(self, entry: PageEntry) -> Any:
        assert self._make is not None
        page = self._make(entry)
        page.page_requested.connect(self.open_page)
        page.said.connect(self.toast.say)
        page.noted.connect(self.note)
        page.undo_requested.connect(partial(self.act, "undo"))
        self._pages[entry.name] = page
        self.stack.addWidget(page)
        return page

    # ------------------------------------------------------------ keys

    def _bind_keys(self) -> None:
        for action in ACTIONS:
            if action.role in ("", self._role):
                standard = getattr(QKeySequence.StandardKey, action.keys, None)
                keys = QKeySequence.keyBindings(standard) if standard is not None else [QKeySequence(action.keys)]
                for sequence in keys:
                    self._bind(sequence, partial(self.act, action.name))
        for number, entry in enumerate(self.entries[:9], 1):
            self._bind(QKeySequence(f"Alt+{number}"), partial(self.open_page, entry.name))

    def _bind(self, keys: QKeySequence, do: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(lambda: None if self._is_composing else do())

    def act(self, name: str) -> None:
        """Do what the keys of an action do; a page that cannot, does nothing."""
        page = self.current_page()
        if name in _NEW:
            self.open_page(f"kind:{_NEW[name]}")
            page = self.current_page()
            getattr(page, "begin_new", lambda: None)()
        elif name == "help":
            entry = page_named(self.entries, self.current_name())
            self.help_requested.emit(entry.help_page if entry else "")
        elif name in ("undo", "redo"):
            self.menu_chosen.emit(name)
        elif name == "file_menu":
            self.side.show_menu()
        elif name == "next_area":
            self._next_area()
        elif name in _TURNS:
            self._turn(_TURNS[name])
        elif page is not None:
            getattr(page, name, lambda: None)()

    def _next_area(self) -> None:
        """F6: from the navigation to the page and back."""
        page, focus = self.current_page(), QApplication.focusWidget()
        if page is not None and focus is not None and not page.isAncestorOf(focus):
            page.focusNextChild() if page.focusWidget() is None else page.focusWidget().setFocus()
        else:
            self.side.take_focus()

    def _turn(self, by: int) -> None:
        """To the page behind or before the one that is up; after the last comes the first."""
        names = [entry.name for entry in self.entries]
        self.open_page(names[(names.index(self.current_name() or names[0]) + by) % len(names)])

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Follow the focus, to know whether an IME is composing: no key of ours may act then."""
        self._is_composing = False
        if left is not None:
            left.removeEventFilter(self)
        if entered is not None:
            entered.installEventFilter(self)

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page()
        try:
            if page is not None:
                page.leave()
        except LeaderDeskError as error:
            from leaderdesk.desk.messages import ask, sentence  # not before the first picture

            if not ask(self, sentence(error), do=tr("書きかけを捨てて閉じる"), leave=tr("戻る")):
                event.ignore()
                return
        self._preferences.keep_state("window/geometry", self.saveGeometry())
        super().closeEvent(event)
        QGuiApplication.exit(0)
