# SPDX-License-Identifier: MIT
"""Pictures of every page, drawn offscreen from the sample city: for the README, and to look at what was built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
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
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.draft import Draft, keep_draft
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.store import Store
from leaderdesk.sample.year import JAPAN


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
WAITING = 14  # files that the division has not taken in yet when the pictures are taken
README = {"home": "section-home", "receive": "division-receive", "field_requests": "section-field_requests"}


def draw_all(app: QApplication, city: Path, target: Path) -> list[Path]:
    """Draw every page of both sides in every dress; gives the pictures. Raises LD-4002 where the city lacks a store."""
    for store in (city / "sections" / "0501.db", city / "division.db"):
        if not store.exists():
            raise LeaderDeskError("LD-4002", store=store.name)
    target.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        at = _end_of_year(city)
        with _section(city, folder, at) as section, _division(city, folder, at) as division:
            for dress in DRESSES:
                apply_theme(app, THEMES[dress.theme], dress.size)
                drawn += _draw_side(section, SECTION, dress, target, city)
                drawn += _draw_side(division, DIVISION, dress, target, city)
    return drawn


def settle(rounds: int = 3) -> None:
    """Let the event loop do what is due, and let deleted widgets go."""
    for _ in range(rounds):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _draw_side(store: Store, role: str, dress: Dress, target: Path, city: Path) -> Iterator[Path]:
    waiting = sorted((city / "submissions").glob("*.xlsx"))[-WAITING:]
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
                page.look_at([*waiting, city / "awkward"])
                while jobs.is_busy():
                    settle(1)
                page.files.choose(0)
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


@contextmanager
def _section(city: Path, folder: Path, at: datetime) -> Iterator[Store]:
    """市民課 on a working day: some records not handed over yet, one half written."""
    path = folder / "section.db"
    shutil.copyfile(city / "sections" / "0501.db", path)
    with open_store(path, KINDS, now=lambda: at) as store:
        request, guidance = kind_named("request"), kind_named("guidance")
        day = at.date().isoformat()
        wishes = (("番号札の発券データを集計したい", "DATA"), ("窓口手数料にキャッシュレス決済を導入したい", "COUNTER"))
        for title, category in wishes:
            body = request.initial(at.date(), {}) | {"title": title, "category": category, "raised_on": day}
            store.add(request, body)
        session = {"theme": "住基端末の離席時ロックの徹底", "people": "12", "method": "GROUP"}
        store.add(guidance, guidance.initial(at.date(), {}) | session)
        typed = {"theme": "複合機スキャンの共有フォルダー保存", "people": "5"}
        with store.writing() as connection:
            draft = Draft("guidance", "00000000-0000-4000-a000-000000000009", (), store.timestamp(), typed)
            keep_draft(connection, draft)
        yield store


@contextmanager
def _division(city: Path, folder: Path, at: datetime) -> Iterator[Store]:
    """The division, with half of the files taken in: the others wait on the receiving page."""
    path = folder / "division.db"
    shutil.copyfile(city / "division.db", path)
    with open_store(path, KINDS, now=lambda: at) as store:
        for _ in receive(store, sorted((city / "submissions").glob("*.xlsx"))[:-WAITING]):
            pass
        yield store


def _end_of_year(city: Path) -> datetime:
    """The last week of the city's year, when the pictures are taken."""
    newest = max(path.name.split("_")[3] for path in (city / "submissions").glob("*.xlsx"))
    return datetime(int(newest) + 1, 3, 31, 17, 30, tzinfo=JAPAN) - timedelta(hours=2)
