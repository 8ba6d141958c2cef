"""Driving the desk as a person does: windows opened on real stores, keys pressed, words typed, things waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.desk.app import let_go_of_clipboard
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.navigation import PageEntry
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import THEMES, apply_theme
from leaderdesk.desk.translate import install_language
from leaderdesk.desk.undo import Undo
from leaderdesk.desk.window import MainWindow
from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger.store import Store
from leaderdesk.paper.fonts import load_fonts

Part = TypeVar("Part", bound=QObject)
PATIENCE_SECONDS = 20


def dress(theme: str = "light", size: str = "standard", language: str = "ja") -> QApplication:
    """The application with our typeface, a palette and a language."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not app.property("has_fonts"):
        load_fonts()
        app.setProperty("has_fonts", True)
    install_language(app, language)
    apply_theme(app, THEMES[theme], size)
    return app


@contextmanager
def desk_of(store: Store, folder: Path, *, width: int = 1280, height: int = 800) -> Iterator[MainWindow]:
    """The main window on a store, filled, with the jobs ended when it goes."""
    preferences, jobs = Preferences(folder), Jobs()
    me = store.identity
    window = MainWindow(me.role.value, f"{me.municipality_name}  {me.section_name}", preferences)
    window.jobs = jobs
    window.resize(width, height)
    window.show()

    def make(entry: PageEntry) -> Any:
        page = entry.page_class()(store, preferences, jobs)
        page.imported.connect(undo.note_import)
        return page

    def failed(error: LeaderDeskError) -> None:
        window.toast.say(f"{error}")

    undo = Undo(store, window, said=window.toast.say, failed=failed, changed=lambda: window.current_page().refresh())
    window.undo = undo
    window.menu_chosen.connect(lambda name: getattr(undo, name)())
    window.fill(make)
    settle()
    try:
        yield window
    finally:
        undo.leave()
        jobs.stop_all()
        let_go_of_clipboard()
        window.deleteLater()
        settle()


def settle(rounds: int = 3) -> None:
    """Let the event loop do what is due."""
    for _ in range(rounds):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_for(is_so: Callable[[], bool], what: str = "", *, patience: float = PATIENCE_SECONDS) -> None:
    """Let the event loop run until something is so, so many seconds at most."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < patience, what or "waited in vain"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(1)


def part(parent: QObject, name: str, kind: type[Part] = QWidget) -> Part:
    """The one part with this object name."""
    found = [parent] if parent.objectName() == name else parent.findChildren(kind, name)
    assert len(found) == 1, f"{name}: {len(found)} found"
    return found[0]


def press(window: QWidget, keys: str) -> None:
    """Press keys in the widget that has the focus, or in the window."""
    target = QApplication.focusWidget() or window
    QTest.keySequence(target, QKeySequence(keys))
    settle(1)


def write(text: str) -> None:
    """Type where the cursor is: ASCII by keys, anything else as an input method hands it over."""
    wait_for(lambda: QApplication.focusWidget() is not None)
    target = QApplication.focusWidget()
    if text.isascii():
        QTest.keyClicks(target, text)
    else:
        QApplication.sendEvent(target, committed(text))
    settle(1)


def committed(text: str) -> QInputMethodEvent:
    """What an input method sends when a person has chosen the letters."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


def compose(text: str) -> None:
    """What an input method sends while it is still composing."""
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))
    settle(1)


def type_into(widget: QWidget, text: str) -> None:
    """Put the cursor there, behind what is there, and type."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.MoveToEndOfDocument))
    write(text)


def click(widget: QWidget) -> None:
    """Click in the middle of it."""
    assert widget.isVisible(), widget.objectName()
    assert widget.isEnabled(), widget.objectName()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle(1)


def answer(do: Callable[[QWidget], object], *, name: str) -> list[QWidget]:
    """When a dialog of that name comes up, do something with it; gives the list that will hold it."""
    met: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.objectName() == name:
            met.append(dialog)
            do(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return met


def windows_left() -> list[str]:
    """Delete what is still open, send the deferred deletes, and name what would not go."""
    if QApplication.instance() is None:
        return []
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None:
            widget.hide()
            widget.deleteLater()
    settle()
    QTimer.singleShot(0, QApplication.quit)
    QApplication.exec()  # an exit that this test asked for must not end the dialogs of the next one
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in QApplication.topLevelWidgets()]
