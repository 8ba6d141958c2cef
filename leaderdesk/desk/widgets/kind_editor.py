# SPDX-License-Identifier: MIT
"""A list of one kind's records with the form of the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from leaderdesk.desk.models.columns import columns_of
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.widgets.list_card import ListCard
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query
from leaderdesk.ledger.store import Store


class KindEditor(QSplitter):
    """Everything of one kind, to look at and to change.

    Signals:
        noted(str): a word for the status bar.
        saved(str), deleted(str): a record was durably saved, or deleted.
        open_requested(str, str): another record (kind, record_id) is wanted.
        versions_requested(str): all versions of the record that is shown are wanted.
        settle_requested(str): the versions of the record that is shown are to be compared and settled.
    """

    noted = Signal(str)
    saved = Signal(str)
    deleted = Signal(str)
    open_requested = Signal(str, str)
    versions_requested = Signal(str)
    settle_requested = Signal(str)

    def __init__(self, kind: Kind, store: Store, preferences: Preferences, *, name: str, empty: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kind = kind
        self._store = store
        self.setChildrenCollapsible(False)
        self.setHandleWidth(14)
        self.list = ListCard(name, store, Query(kind), columns_of(kind, store), preferences, empty=empty)
        self.panel = RecordPanel(kind, store)
        self.addWidget(self.list)
        self.addWidget(self.panel)
        self.setSizes([620, 380])
        self.list.chosen.connect(lambda record_id: self.panel.show_record(record_id) if record_id else None)
        self.panel.noted.connect(self.noted)
        self.panel.open_requested.connect(self.open_requested)
        self.panel.versions_requested.connect(self.versions_requested)
        self.panel.settle_requested.connect(self.settle_requested)
        self.panel.saved.connect(self._note_saved)
        self.panel.deleted.connect(self._note_deleted)

    def refresh(self) -> None:
        """Look at the store again; what was being written and never saved comes up first."""
        self.list.refresh()
        if self.panel.record_id:
            return
        if waiting := self._new_draft():
            self.panel.begin(record_id=waiting)
        elif self.list.model.rowCount():
            self.list.table.choose(0)

    def begin(self) -> None:
        """Begin a new record."""
        self.list.table.clearSelection()
        self.panel.begin()

    def _new_draft(self) -> str:
        with self._store.reading() as connection:
            own = [draft for draft in drafts(connection) if draft.kind == self._kind.KIND and not draft.heads]
        return own[0].record_id if own else ""

    def _note_saved(self, record_id: str) -> None:
        self.list.refresh()
        self.list.show_record(record_id)
        self.list.table.setFocus()
        self.saved.emit(record_id)

    def _note_deleted(self, record_id: str) -> None:
        self.list.refresh()
        self.deleted.emit(record_id)
