# SPDX-License-Identifier: MIT
"""Records as a Qt table: keys in the model, rows fetched on demand, so that any list opens at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.table_model import Index, TableModel
from leaderdesk.ledger.query import Key, Query, Row, count, page, rows
from leaderdesk.ledger.store import Store

FIRST_SLICE, SLICE, BLOCK = 100, 5000, 64


class RecordsModel(TableModel):
    """The records of one query.

    Signals:
        counted(int): the query was asked anew; so many records answer it.
    """

    counted = Signal(int)

    def __init__(self, store: Store, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.query: Query | None = None
        self._store = store
        self._keys: list[Key] = []
        self._blocks: dict[int, list[Row]] = {}
        self._total = 0
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._fetch_slice)
        self.beside: Callable[[Sequence[Row]], object] = lambda _rows: None  # told of rows before they are shown

    def show_query(self, query: Query) -> None:
        """Show the records of a query: the first at once, the keys of the rest in slices behind it."""
        self._more.stop()
        self.beginResetModel()
        self.query = query
        self._blocks.clear()
        self._keys = page(self._store, query, limit=FIRST_SLICE)
        self.endResetModel()
        self._total = len(self._keys) if len(self._keys) < FIRST_SLICE else count(self._store, query)
        self.counted.emit(self._total)
        if len(self._keys) < self._total:
            self._more.start(0)

    def refresh(self) -> None:
        """Ask the same query anew."""
        if self.query is not None:
            self.show_query(self.query)

    def fetch_all(self) -> None:
        """Have every key now: before a jump to a record further down, or when all are selected."""
        while len(self._keys) < self._total:
            self._fetch_slice()

    def record_id(self, row: int) -> str:
        """The record id of a row."""
        return self._keys[row][-1]

    def place_of(self, record_id: str) -> int:
        """The row of a record, -1 where the list does not hold it; every key is fetched for it."""
        self.fetch_all()
        return self.loaded_place_of(record_id)

    def loaded_place_of(self, record_id: str) -> int:
        """The row of a record among those fetched so far, else -1."""
        return next((place for place, key in enumerate(self._keys) if key[-1] == record_id), -1)

    def line(self, place: int) -> Row | None:
        """The record of a row; None when it vanished meanwhile."""
        block = place // BLOCK
        if block not in self._blocks:
            assert self.query is not None
            wanted = [key[-1] for key in self._keys[block * BLOCK : (block + 1) * BLOCK]]
            found = {row.record_id: row for row in rows(self._store, self.query.kind, wanted)}
            self._blocks[block] = [found[record_id] for record_id in wanted if record_id in found]
            self.beside(self._blocks[block])
            if len(self._blocks) > 64:
                self._blocks.pop(next(iter(self._blocks)))
        wanted_id = self._keys[place][-1]
        inside = place % BLOCK
        held = self._blocks[block]
        if inside < len(held) and held[inside].record_id == wanted_id:
            return held[inside]
        return next((row for row in held if row.record_id == wanted_id), None)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._keys)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self.query is not None and column >= 0 and self.columns[column].order:
            descending = order == Qt.SortOrder.DescendingOrder
            self.show_query(replace(self.query, order=self.columns[column].order, descending=descending))

    def _fetch_slice(self) -> None:
        if self.query is None:
            return
        further = page(self._store, self.query, limit=SLICE, after=self._keys[-1])
        if not further:
            self._total = len(self._keys)
            return
        first = len(self._keys)
        self.beginInsertRows(QModelIndex(), first, first + len(further) - 1)
        self._keys.extend(further)
        self._blocks.pop((first - 1) // BLOCK, None)  # the block at the seam was read before it was whole
        self.endInsertRows()
        if len(self._keys) < self._total:
            self._more.start(0)
