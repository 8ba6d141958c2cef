# SPDX-License-Identifier: MIT
"""The page of one kind of records: the list on one side, the record on the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSplitter

from leaderdesk.analysis.correspondence import note_about
from leaderdesk.analysis.loops import from_request
from leaderdesk.analysis.projects import projects_of
from leaderdesk.analysis.statistics import years
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import Column, columns_of
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.draft_link import DraftLink
from leaderdesk.desk.widgets.form import Below
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard, Option
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.desk.widgets.words import button
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.projects import OodaProject
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, Row, rows
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class NewRecord:
    """What another page asks a record page to begin with: given fields, and the record that will point to it."""

    body: dict[str, Any] = field(default_factory=dict)
    from_record: str = ""  # a record whose link to the new one is set when that is saved
    link_field: str = ""


def project_wanted(store: Store, request: Row) -> tuple[str, object]:
    """The page and target that show the project of this side which a request became, or begin it."""
    found = (each for each in projects_of(store, request=request.record_id) if each.is_own(store.owners))
    known = next(found, None)
    return f"kind:{OodaProject.KIND}", known.record_id if known else NewRecord(from_request(request))


class RecordPage(PageFrame):
    """A list of records and the form of one; subclasses name the kind and what it needs beyond."""

    NAME: str
    KIND: Kind
    NEW: str  # the primary button's words
    EMPTY: str  # what an empty list says
    STILL_OPEN: Mapping[str, Any] = {}  # what holds of records that go on into the next 年度, where any do

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(self.NAME, tr(self.KIND.LABEL))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._link: NewRecord | None = None
        self.list = ListCard(
            self.KIND.KIND, store, Query(self.KIND), self._columns(), preferences, empty=tr(self.EMPTY)
        )
        self.panel = RecordPanel(self.KIND, store, below=self._below())
        self._build()
        self._connect()

    def _build(self) -> None:
        self._add_filters()
        self._drafts = DraftLink(self._store, self.KIND)
        self._drafts.opened.connect(lambda draft: self._show_or_take_up(draft.record_id))
        self.list.foot_actions.addWidget(self._drafts)
        export = button(tr("Excelへ書き出す"), role="link", name=f"action.export.{self.KIND.KIND}")
        export.clicked.connect(self._choose_export)
        self.list.foot_actions.addWidget(export)
        self._copy = self.add_action(
            button(tr("複写して新規"), symbol="copy", name=f"action.copy.{self.KIND.KIND}"), self.copy_record
        )
        self._new = self.add_action(
            button(tr(self.NEW), role="primary", name=f"action.new.{self.KIND.KIND}"), lambda: self.begin_new()
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 58)
        self.splitter.setStretchFactor(1, 42)
        self.splitter.setSizes([620, 380])
        self.content.addWidget(self.splitter, 1)
        remembered = self._preferences.state(f"splitter/{self.NAME}")
        if not remembered.isEmpty():
            self.splitter.restoreState(remembered)
        self.splitter.splitterMoved.connect(
            lambda: self._preferences.keep_state(f"splitter/{self.NAME}", self.splitter.saveState())
        )

    def _add_filters(self) -> None:
        self.list.add_filter(tr("状態"), self._states(), name="state")
        this_year = fiscal_year(self._store.today())
        known = sorted({this_year, *years(self._store, [self.KIND])}, reverse=True)
        options: list[Option] = [(tr("年度：すべて"), {})]
        if self.STILL_OPEN:
            options.append((tr("今年度と続いているもの"), {"in_year": this_year, "carried": self.STILL_OPEN}))
        begin = 1 if self.STILL_OPEN else 1 + known.index(this_year)
        options += [(year_words(year), {"in_year": year}) for year in known]
        self.list.add_filter(tr("年度"), options, name="year").setCurrentIndex(begin)

    def _columns(self) -> list[Column]:
        """The columns of the list."""
        return columns_of(self.KIND, self._store)

    def _below(self) -> Mapping[str, Below]:
        """What stands below fields of the form."""
        return {}

    def _states(self) -> Sequence[Option]:
        """The entries of the state filter."""
        return (
            (tr("状態：すべて"), {}),
            (tr("未提出"), {"handed_over": False}),
            (tr("提出済"), {"handed_over": True}),
            (tr("削除した記録"), {"deleted": True}),
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.offer_many(self.change_selected, self.delete_selected)
        self.panel.noted.connect(self.noted)
        self.panel.saved.connect(self._note_saved)
        self.panel.deleted.connect(self._note_deleted)
        self.panel.closed.connect(self._show_current)
        self.panel.open_requested.connect(self._open_other)
        self.panel.settle_requested.connect(self.settle)
        self.panel.versions_requested.connect(self.show_versions)
        self.panel.liaison_requested.connect(self.write_liaison)

    # ------------------------------------------------------------ what a person does

    def begin(self, wanted: NewRecord) -> None:
        """Begin a new record."""
        self.list.table.clearSelection()
        self._link = wanted if wanted.from_record else None
        self.panel.begin(wanted.body)

    def begin_new(self) -> None:
        """Begin an empty record (Ctrl+N, Ctrl+G, Ctrl+L)."""
        self.begin(NewRecord())

    def settle(self, record_id: str) -> None:
        """Put the versions of a record side by side, for a person to decide."""
        from leaderdesk.desk.dialogs.conflict import ConflictDialog

        dialog = ConflictDialog(self._store, record_id, self)
        if dialog.exec():
            self.panel.show_record(record_id)
            self._note_saved(record_id)
        dialog.deleteLater()

    def show_versions(self, record_id: str) -> None:
        """Show all versions of a record; a person may let an earlier one hold again."""
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        self.panel.keep()
        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self.panel.show_record(record_id)
            self._note_saved(record_id)
            self.said.emit(tr("前の版に戻しました。"), self.undo_requested.emit)
        dialog.deleteLater()

    def write_liaison(self, record_id: str) -> None:
        """連絡を書く: begin a note to the other side about a record."""
        [row] = rows(self._store, self.KIND, [record_id])
        self.page_requested.emit(f"kind:{Liaison.KIND}", NewRecord(note_about(self._store, row)))

    def copy_record(self) -> None:
        """Begin a new record with what the current one holds."""
        own = {self.KIND.NUMBER, self.KIND.DAY, "request", "intent_reason", "confirmed_on"}
        body = {name: text for name, text in self.panel.current_body().items() if name not in own}
        self.begin(NewRecord(body))

    def change_selected(self) -> None:
        """まとめて変更: one field of all selected records."""
        from leaderdesk.desk.dialogs.change_many import change_many

        self.panel.keep()
        if count := change_many(self._store, self.KIND, self.list.selected(), self):
            self._tell_many(tr("{0:,} 件の記録を変更しました。").format(count))

    def delete_selected(self) -> None:
        """Delete all selected records, when a person says so (Del)."""
        from leaderdesk.desk.dialogs.change_many import delete_many

        self.panel.keep()
        if count := delete_many(self._store, self.list.selected(), self):
            self._tell_many(tr("{0:,} 件の記録を削除しました。").format(count))

    def _tell_many(self, told: str) -> None:
        self.refresh()
        self.list.table.setFocus()
        self.store_changed.emit()
        self.said.emit(told, self.undo_requested.emit)

    def export(self, target: Path) -> None:
        """Write the list as it is filtered now into a workbook, in the background."""
        from leaderdesk.reports.record_list import write_list

        query = self.list.query()
        job = self._jobs.start(lambda _progress, _found: write_list(self._store, query, target))
        job.done.connect(
            lambda count: self.said.emit(tr("{0:,}件を書き出しました：{1}").format(count, target.name), None)
        )
        job.failed.connect(lambda error: tell_fault(self, error))

    def save(self) -> bool:
        """Save the record at work (Ctrl+S)."""
        return self.panel.save()

    def save_and_go_on(self) -> None:
        """Save, and begin the next one (Ctrl+Enter)."""
        if self.panel.save():
            self.begin_new()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self.list.refresh()
        self._drafts.look()
        if self.panel.record_id and not self.panel.is_new:
            self.panel.show_record(self.panel.record_id)
        if not self.list.current() and self.list.model.rowCount() and not self.panel.record_id:
            self.list.table.choose(0)

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, NewRecord):
            self.begin(target)
        elif isinstance(target, str) and target:
            self._show_or_take_up(target)
        elif isinstance(target, dict):
            self.list.clear_filters()
            self.list.set_base(Query(self.KIND, where=target))

    def leave(self) -> None:
        self.panel.keep()

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        wanted = Qt.Orientation.Horizontal if letters > 62 else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([600, 400] if wanted == Qt.Orientation.Horizontal else [420, 580])

    # ------------------------------------------------------------ inside

    def _choose_export(self) -> None:
        name = f"{tr(self.KIND.LABEL)}_{self._store.today():%Y%m%d}.xlsx"
        start = str(Path(self._preferences.text("export/folder", str(self._store.folder))) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, tr("書き出す先"), start, "Excel (*.xlsx)")
        if chosen:
            self._preferences.keep_text("export/folder", str(Path(chosen).parent))
            self.export(Path(chosen))

    def _show_chosen(self, record_id: str) -> None:
        self._copy.setEnabled(bool(record_id))
        if record_id:
            self._link = None
            self.panel.show_record(record_id)

    def _show_current(self) -> None:
        self._show_chosen(self.list.current())

    def _show_or_take_up(self, record_id: str) -> None:
        """Show a record, or the draft of one that was never saved."""
        if self.list.show_record(record_id):
            self._show_chosen(record_id)
        else:
            self.panel.begin(record_id=record_id)

    def _note_saved(self, record_id: str) -> None:
        if self._link is not None:
            self._store.edit(self._link.from_record, {self._link.link_field: record_id})
            self._link = None
        self.list.refresh()
        self.list.show_record(record_id)
        self.list.table.setFocus()  # the form is made anew after a save; the keyboard goes on from the list
        self._drafts.look()
        self.store_changed.emit()

    def _note_deleted(self, _record_id: str) -> None:
        self.list.refresh()
        self.store_changed.emit()
        self.said.emit(tr("記録を削除しました。"), self.undo_requested.emit)

    def _open_other(self, kind: str, record_id: str) -> None:
        wanted = kind or next((name for name in self._store.kinds if self._holds(name, record_id)), "")
        self.page_requested.emit(f"kind:{wanted}", record_id)

    def _holds(self, kind: str, record_id: str) -> bool:
        return any(revision.kind == kind for revision in self._store.history(record_id))
