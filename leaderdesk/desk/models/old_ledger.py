# SPDX-License-Identifier: MIT
"""An old ledger on its way in: what its wizard's pages tell each other, and its rows as they stand in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from leaderdesk.desk.jobs import Job, Jobs
from leaderdesk.desk.models.table_model import Index
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import current_theme
from leaderdesk.exchange.foreign import Sheet
from leaderdesk.exchange.mapping import Profile, importable
from leaderdesk.exchange.old_ledger import Plan, fields_of, shown_cell
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.store import Store
from leaderdesk.progress import Progress

MOST_SHOWN = 200  # rows of a preview


@dataclass
class LedgerImport:
    """What is known so far: the file with its tables, the mapping, the words to settle, and what would come of it."""

    store: Store
    jobs: Jobs
    preferences: Preferences
    path: Path = Path()
    name: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    profile: Profile = field(default_factory=lambda: Profile(kind="request"))
    words: dict[str, list[str]] = field(default_factory=dict)
    plan: Plan | None = None
    taken: int = 0  # rows that came in
    job: Job | None = None  # what is under way
    is_writing: bool = False  # whether that writes, so that its end must be waited for

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of records that a ledger may hold."""
        return importable(self.store.kinds.values())

    @property
    def kind(self) -> Kind:
        """The kind of record that this ledger holds."""
        return kind_named(self.profile.kind, self.kinds)

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that a column may be taken for."""
        return fields_of(self.store, self.kind)

    @property
    def sheet(self) -> Sheet:
        """The table that is mapped."""
        return next((sheet for sheet in self.sheets if sheet.name == self.profile.sheet), self.sheets[0])

    @property
    def encoding(self) -> str:
        """How a CSV is written, "" for a workbook."""
        return self.sheets[0].encoding if self.sheets else ""

    def start(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        is_writing: bool = False,
    ) -> None:
        """Do something in the background."""
        self.job, self.is_writing = self.jobs.start(lambda progress, _found: work(progress)), is_writing
        self.job.done.connect(done)
        self.job.failed.connect(failed)
        self.job.ended.connect(self._end)

    def leave(self) -> None:
        """What is under way goes on unheard."""
        if self.job is not None:
            self.job.stop()
            self.job.done.disconnect()
            self.job.failed.disconnect()

    def _end(self) -> None:
        self.job, self.is_writing = None, False

    def map_anew(self, profile: Profile) -> None:
        """Take another mapping of columns; what was said of dates, empty fields and words holds on."""
        said = {name: getattr(self.profile, name) for name in ("era", "defaults", "words")}
        self.profile = profile.model_copy(update=said | {"year": profile.year or self.profile.year})

    def change(self, **facts: Any) -> None:
        """Change facts of the mapping."""
        self.profile = self.profile.model_copy(update=facts)


class RawRows(QAbstractTableModel):
    """The first rows of a table as they stand in the file, numbered as Excel does; the headings stand out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Any, ...], ...] = ()
        self._headings = range(0)

    def show_sheet(self, sheet: Sheet, headings: range) -> None:
        """Show a sheet whose headings stand in these rows (from 0)."""
        self.beginResetModel()
        self._rows = sheet.rows[:MOST_SHOWN]
        self._headings = headings
        self.endResetModel()

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else max(map(len, self._rows), default=0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_cell(row[index.column()]).replace("\n", " ") if index.column() < len(row) else ""
        if index.row() in self._headings:
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            if role == Qt.ItemDataRole.BackgroundRole:
                return QColor(current_theme().accent.weak)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else column_letter(section)


def column_letter(place: int) -> str:
    """What Excel calls a column, counted from 0: A, Z, AA."""
    letters = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        letters = chr(ord("A") + rest) + letters
        place -= 1
    return letters
