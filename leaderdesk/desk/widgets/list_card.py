# SPDX-License-Identifier: MIT
"""A list on a card: search box, filters, the table, and a footer that says how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.filters import conditions
from leaderdesk.desk.models.records import RecordsModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.ledger.query import Query
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable

_PAUSE_MS = 250

_BESIDE = 3  # filter boxes that stand beside the search box; more stand on a line below

# One entry of a filter box: its label, and the parts of the query it sets, or what finds them whenever it is asked.
Option = tuple[str, Mapping[str, Any] | Callable[[], Mapping[str, Any]]]


class ListCard(QWidget):
    """The records of a query, narrowed by a search box, filter boxes and the filters under the headings.

    Signals:
        chosen(str): a record became the current one ("" for none).
        opened(str): a record was opened by double click or Enter.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, name: str, store: Store, query: Query, columns: Sequence[Column], preferences: Preferences, *, empty: str
    ) -> None:
        super().__init__()
        self._store = store
        self._base = query
        self._boxes: list[QComboBox] = []
        self._many_buttons: list[QPushButton] = []
        self._total = 0
        self.model = RecordsModel(store, columns, self)
        self.table = RecordTable(name, self.model, columns, preferences, has_filters=True)
        self.table.empty_text = empty
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText(tr("検索  Ctrl+F"))
        self.search_box.setAccessibleName(tr("検索"))
        self.search_box.setObjectName(f"search.{name}")
        self.search_box.setClearButtonEnabled(True)
        self._footer = plain_label("", role="note")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addWidget(self.search_box, 2)
        column.addLayout(self._top)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        column.addLayout(self._below)
        column.addWidget(self.table, 1)
        self._many = QHBoxLayout()
        self._many.setSpacing(8)
        column.addLayout(self._many)
        foot = QHBoxLayout()
        foot.addWidget(self._footer)
        foot.addStretch()
        self._choose_columns = button(tr("列を選ぶ"), role="link", name="action.choose_columns")
        self.foot_actions = QHBoxLayout()
        foot.addLayout(self.foot_actions)
        foot.addWidget(self._choose_columns)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search_box.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.refresh)
        assert self.table.filters is not None
        self.table.filters.filters_changed.connect(self.refresh)
        self.model.counted.connect(self._tell_count)
        self.table.selectionModel().selectionChanged.connect(lambda: self._tell_count())
        self.table.chosen.connect(lambda row: self.chosen.emit(self.model.record_id(row) if row >= 0 else ""))
        self.table.opened.connect(lambda row: self.opened.emit(self.model.record_id(row)))
        self._choose_columns.clicked.connect(
            lambda: self.table.columns_menu().exec(
                self._choose_columns.mapToGlobal(self._choose_columns.rect().bottomLeft())
            )
        )

    def add_filter(self, label: str, options: Sequence[Option], *, name: str, letters: int = 0) -> QComboBox:
        """Add a filter box; each entry sets parts of the query (`where` entries, or the query's own fields).

        The box is as wide as its widest entry, or as so many `letters` where entries are long.
        """
        box = QComboBox()
        box.setObjectName(f"filter.{name}")
        box.setAccessibleName(label)
        for text, parts in options:
            box.addItem(readable(text), parts if callable(parts) else dict(parts))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if letters:
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
        box.activated.connect(lambda: self.refresh())
        line = self._top if len(self._boxes) < _BESIDE else self._below
        self._boxes.append(box)
        line.addWidget(box, 1)
        return box

    def offer_many(self, change: Callable[[], object], delete: Callable[[], object]) -> None:
        """Offer what can be done with several records while several are selected; Del works with one too."""
        actions = (
            (tr("まとめて変更"), "action.change_many_records", change),
            (tr("まとめて削除  Del"), "action.delete_many_records", delete),
        )
        for text, name, do in actions:
            made = button(text, name=name)
            made.clicked.connect(lambda _=False, act=do: act())
            made.hide()
            self._many_buttons.append(made)
            self._many.addWidget(made)
        self._many.addStretch()
        self.table.delete_pressed.connect(lambda: delete() if self.selected() else None)

    def query(self) -> Query:
        """The query as all the filters say."""
        query = replace(self._base, search=self.search_box.text())
        where, ranges = dict(self._base.where), dict(self._base.ranges)
        for box in self._boxes:
            found = box.currentData()
            parts = dict(found() if callable(found) else found or {})
            names = ("handed_over", "deleted", "answered", "either", "carried")
            own = {name: parts.pop(name) for name in names if name in parts}
            query = replace(query, **own)
            ranges |= parts.pop("ranges", {})
            where |= parts
        assert self.table.filters is not None
        typed = {self.table.columns[place].order: text for place, text in self.table.filters.typed().items()}
        more = conditions(query.kind, typed, self._store.names)
        sorted_by = self.model.query
        if sorted_by is not None:
            query = replace(query, order=sorted_by.order, descending=sorted_by.descending)
        for name in where.keys() & more.where.keys():  # the box above and the filter below both hold
            more.where[name] = [value for value in _listed(more.where[name]) if value in _listed(where[name])]
        return replace(query, where=where | more.where, ranges=ranges | more.ranges, parts=more.parts)

    def set_base(self, query: Query) -> None:
        """Show another query's records."""
        self._base = query
        self.refresh()

    def refresh(self) -> None:
        """Ask the store again; the current record stays the current one where it is still there."""
        current = self.current()
        self.model.show_query(self.query())
        if current and (place := self.model.loaded_place_of(current)) >= 0:
            with QSignalBlocker(self.table):  # it is the same record as before: nobody chose it
                self.table.choose(place)

    def current(self) -> str:
        """The record id of the current row, "" for none."""
        index = self.table.currentIndex()
        return self.model.record_id(index.row()) if index.isValid() else ""

    def selected(self) -> list[str]:
        """The record ids of the selected rows."""
        return [self.model.record_id(row) for row in self.table.selected_rows()]

    def show_record(self, record_id: str) -> bool:
        """Make a record the current one; filters that hide it are taken off. False where the list lacks it."""
        place = self.model.place_of(record_id)
        if place < 0:
            self.clear_filters()
            place = self.model.place_of(record_id)
        if place >= 0:
            self.table.choose(place)
        return place >= 0

    def clear_filters(self) -> None:
        """Show everything."""
        self.search_box.clear()
        assert self.table.filters is not None
        self.table.filters.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.refresh()

    def on_changed(self, do: Callable[[], object]) -> None:
        """Call something whenever another query is shown."""
        self.model.counted.connect(lambda _count: do())

    def _tell_count(self, total: int | None = None) -> None:
        if total is not None:
            self._total = total
        selected = len(self.table.selectionModel().selectedRows())
        text = tr("{0:,}件").format(self._total)
        self._footer.setText(text + (tr("  選択 {0:,}件").format(selected) if selected else ""))
        for made in self._many_buttons:
            made.setVisible(selected > 1)


def _listed(wanted: Any) -> list[Any]:
    """The values of a condition that names one or several."""
    return list(wanted) if isinstance(wanted, list | tuple) else [wanted]
