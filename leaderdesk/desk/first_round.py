# SPDX-License-Identifier: MIT
"""The pictures of the help's はじめての一巡, drawn offscreen: a division's first round on the sample city, step by step."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.analysis.triage import answer
from leaderdesk.desk.dialogs.answer import AnswerDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.navigation import PageEntry
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.shots import settle
from leaderdesk.desk.state_line import state_line
from leaderdesk.desk.theme import THEMES, apply_theme
from leaderdesk.desk.window import MainWindow
from leaderdesk.exchange.receive import receive
from leaderdesk.fiscal import half_of, next_half
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.sample.first_round import sixty_files
from leaderdesk.sample.plan import Clock, Plan

DECLINED, ACCEPTED = "コンセント", "生成AI"  # what is searched for and answered alike
REASON = "配線は来年度の庁舎改修でまとめて直します。急ぐ所は管財課へお知らせください。"
_SECTION = "0501"
_SIZE = (1100, 720)
_HIGH = 640  # the dialog
_HOURS = (10, 16)  # of the last day of the year: when the files are looked at, and when the section reads its answers


@dataclass
class _Side:
    """One desk: its window, its background work, the store that it stands on, and the pictures taken so far."""

    window: MainWindow
    jobs: Jobs
    store: Store
    album: _Album

    def page(self, name: str) -> Any:
        self.window.open_page(name)
        settle()
        return self.window.current_page()

    def wait(self) -> None:
        settle()
        while self.jobs.is_busy():
            settle(1)
        settle()

    def keep(self, widget: QWidget | None = None) -> None:
        """Take a picture of the window, or of a dialog."""
        self.window.show_state(state_line(self.store))
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        settle()
        self.album.add(widget or self.window)


@dataclass
class _Album:
    """The pictures, in the order of the steps."""

    target: Path
    drawn: list[Path] = field(default_factory=list)

    def add(self, widget: QWidget) -> None:
        path = self.target / f"first_round-{len(self.drawn) + 1}.png"
        _in_few_colours(widget.grab().toImage()).save(str(path), quality=0)  # as small as can be
        self.drawn.append(path)


def _in_few_colours(picture: QImage) -> QImage:
    """The picture in its 64 commonest colours, which nobody tells from all: it ships with the program, a quarter as large."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _ in found.most_common(64)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def draw_first_round(app: QApplication, city: Path, target: Path) -> list[Path]:
    """Draw `first_round-1.png` to `-8.png` from a city (`make_city`); gives them."""
    apply_theme(app, THEMES["light"], "standard")
    album = _Album(target)

    with TemporaryDirectory() as name:
        folder = Path(name)
        sixty_files(city, folder / "3月の提出")
        shutil.copy(city / "division.db", folder)
        shutil.copy(city / "sections" / f"{_SECTION}.db", folder)
        with _side(folder / "division.db", _HOURS[0], album) as division:
            _take_in(division, folder / "3月の提出")
            _decide(division)
            _distribute(division, folder / "配布")
        with _side(folder / f"{_SECTION}.db", _HOURS[1], album) as section:
            list(receive(section.store, sorted((folder / "配布").glob(f"*_{_SECTION}_*.xlsx"))))
            section.page("home").refresh()
            section.keep()
    return album.drawn


@contextmanager
def _side(path: Path, hour: int, album: _Album) -> Iterator[_Side]:
    with TemporaryDirectory() as name, open_store(path, KINDS, now=Clock(Plan().at(3, 31, hour))) as store:
        preferences, jobs, me = Preferences(Path(name)), Jobs(), store.identity
        window = MainWindow(me.role.value, f"{me.municipality_name}  {me.section_name}", preferences)
        window.resize(*_SIZE)
        window.show()

        def make(entry: PageEntry) -> Any:
            return entry.page_class()(store, preferences, jobs)

        window.fill(make)
        yield _Side(window, jobs, store, album)
        jobs.stop_all()
        window.hide()
        window.deleteLater()
        settle()


def _take_in(side: _Side, files: Path) -> None:
    page = side.page("receive")
    page.look_at([files])
    side.wait()
    side.keep()
    places = [column.name for column in page.files.columns]
    page.files.sortByColumn(places.index("outcome"), Qt.SortOrder.DescendingOrder)
    page.files.choose(0)
    side.keep()
    page.commit()
    side.wait()
    side.keep()
    board = side.page("submissions")
    board.only_missing.setChecked(True)
    side.keep()


def _decide(side: _Side) -> None:
    page = side.page("triage")
    answer(side.store, [row.record_id for row in all_rows(side.store, Query(Request))], {"state": "received"})
    page.refresh()
    page.list.table.selectAll()
    side.keep()
    page.list.search_box.setText(DECLINED)
    page.list.refresh()
    page.list.table.selectAll()
    settle()
    dialog = AnswerDialog(side.store, page.chosen(), State.DECLINED, page._alike_titles(), page)
    dialog.form.fields["reason"].editor.put_typed(REASON)
    dialog.resize(dialog.width(), _HIGH)
    dialog.show()
    side.keep(dialog)
    dialog.accept()
    dialog.deleteLater()
    taken_up = [row.record_id for row in all_rows(side.store, Query(Request, search=ACCEPTED))]
    half = str(next_half(half_of(side.store.today())))
    answer(side.store, taken_up, {"state": "considering"})
    answer(side.store, taken_up, {"state": "accepted", "assignee": "情報政策課 推進係", "due": half})


def _distribute(side: _Side, target: Path) -> None:
    page = side.page("distribution")
    target.mkdir()
    page.folder.setText(str(target))
    page.distribute(None)
    side.wait()
    page.folder.setText("D:\\配布\\R9年3月")
    page._told.setText(page._told.text().replace(str(target), page.folder.text()))
    side.keep()
