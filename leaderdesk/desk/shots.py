# SPDX-License-Identifier: MIT
"""Pictures of every page, drawn offscreen from the sample city: for the README, and to look at what was built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.navigation import DIVISION, SECTION, PageEntry
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.state_line import state_line
from leaderdesk.desk.theme import THEMES, apply_theme
from leaderdesk.desk.window import MainWindow
from leaderdesk.ledger.store import Store
from leaderdesk.sample.last_day import last_day


@dataclass(frozen=True)
class Dress:
    """How a picture is dressed: theme, size of letters, width and height of the window."""

    theme: str
    size: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """The part of the file name that tells it."""
        return f"{self.theme}-{self.size}-{self.width}x{self.height}"


DRESSES = (
    Dress("light", "standard", 1280, 800),
    Dress("dark", "standard", 1366, 768),
    Dress("light", "extra", 1280, 800),
    Dress("contrast", "standard", 1280, 800),
)
_CHOSEN = {"triage": 2, "field_requests": 5, "liaison": 1}  # the record that a picture shows beside the list
README = {"home": "section-home", "receive": "division-receive", "field_requests": "section-field_requests"}


def draw_all(app: QApplication, city: Path, target: Path) -> list[Path]:
    """Draw every page of both sides in every dress; gives the pictures. Raises LD-4002 where the city lacks a store."""
    drawn: list[Path] = []
    with TemporaryDirectory() as name, last_day(city, Path(name)) as day:
        target.mkdir(parents=True, exist_ok=True)
        waiting = [*day.waiting, city / "awkward"]
        for dress in DRESSES:
            apply_theme(app, THEMES[dress.theme], dress.size)
            drawn += _draw_side(day.section, SECTION, dress, target, waiting)
            drawn += _draw_side(day.division, DIVISION, dress, target, waiting)
    return drawn


def settle(rounds: int = 3) -> None:
    """Let the event loop do what is due, and let deleted widgets go."""
    for _ in range(rounds):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _draw_side(store: Store, role: str, dress: Dress, target: Path, waiting: Sequence[Path]) -> Iterator[Path]:
    with TemporaryDirectory() as name:
        preferences, jobs = Preferences(Path(name)), Jobs()
        me = store.identity
        window = MainWindow(role, f"{me.municipality_name}  {me.section_name}", preferences)
        window.resize(dress.width, dress.height)
        window.show()

        def make(entry: PageEntry) -> Any:
            return entry.page_class()(store, preferences, jobs)

        window.fill(make)
        window.show_state(state_line(store))
        for entry in window.entries:
            window.open_page(entry.name)
            page = window.current_page()
            settle()
            if entry.name == "receive":
                page.look_at(waiting)
                while jobs.is_busy():
                    settle(1)
                page.files.choose(0)
            if entry.name in _CHOSEN:
                page.list.table.choose(_CHOSEN[entry.name])
            if (focused := QApplication.focusWidget()) is not None:
                focused.clearFocus()
            settle()
            path = target / f"{role}-{entry.name}-{dress.name}.png"
            window.grab().save(str(path))
            yield path
        jobs.stop_all()
        window.hide()
        window.deleteLater()
        settle()
