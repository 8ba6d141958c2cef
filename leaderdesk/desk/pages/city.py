# SPDX-License-Identifier: MIT
"""全庁の一覧: the city as one list, and as one workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QTabBar

from leaderdesk.analysis.correspondence import note_about
from leaderdesk.analysis.statistics import recorded_kinds
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import columns_of
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.city_filters import department_options, year_options
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard
from leaderdesk.desk.widgets.record_view import RecordView
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.widgets.words import button
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, rows
from leaderdesk.ledger.store import Store


class CityPage(PageFrame):
    """All sections' records, a tab per kind, with the chosen record beside them."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("city", tr("全庁の一覧"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self.kinds = recorded_kinds(store)
        self._lists: dict[str, ListCard] = {}
        self._build()

    def _build(self) -> None:
        self.export = self.add_action(
            button(tr("統合ファイルを書き出す"), role="primary", name="action.consolidate"), self._choose_target
        )
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.city")
        self.tabs.setAccessibleName(tr("記録の種別"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for kind in self.kinds:
            self.tabs.addTab(tr(kind.LABEL))
        self.content.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.view = RecordView(self._store)
        self.view.open_requested.connect(self._open)
        self.view.versions_requested.connect(self._show_versions)
        self.view.liaison_requested.connect(self._write_liaison)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([620, 380])
        self.content.addWidget(self.splitter, 1)
        self._stack.setCurrentWidget(self.current_list())
        self.tabs.currentChanged.connect(self._show_tab)

    def current_list(self) -> ListCard:
        """The list of the chosen tab."""
        return self._list_of(self.kinds[self.tabs.currentIndex()])

    def consolidate(self, target: Path) -> None:
        """Write the consolidated workbook in the background."""
        from leaderdesk.reports.consolidated import consolidate

        job = self._jobs.start(lambda progress, _found: consolidate(self._store, target, progress=progress))
        job.done.connect(lambda counts: self._tell_written(target, counts))
        job.failed.connect(lambda error: tell_fault(self, error))
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。ファイルは作っていません。")))
        show_waiting(self, tr("全庁をまとめています…"), job)

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        shown = self.current_list()
        shown.refresh()
        if not shown.current() and shown.model.rowCount():
            shown.table.choose(0)
        self.view.show_record(shown.current())

    def take_focus(self) -> None:
        self.current_list().table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, dict):
            wanted = target.pop("kind", "")
            for place, kind in enumerate(self.kinds):
                if wanted == kind.KIND:
                    self.tabs.setCurrentIndex(place)
            shown = self.current_list()
            shown.clear_filters()
            shown.set_base(Query(self.kinds[self.tabs.currentIndex()], where=target))
        elif isinstance(target, str):
            self._open(self._kind_of(target), target)

    def search(self) -> None:
        self.current_list().search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        wanted = Qt.Orientation.Horizontal if letters > 62 else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)

    # ------------------------------------------------------------ inside

    def _show_tab(self, place: int) -> None:
        shown = self._list_of(self.kinds[place])
        self._stack.setCurrentWidget(shown)
        shown.set_base(Query(self.kinds[place]))
        if not shown.current() and shown.model.rowCount():
            shown.table.choose(0)

    def _list_of(self, kind: Kind) -> ListCard:
        if kind.KIND not in self._lists:
            empty = tr("この条件の記録はありません。「受領・統合」で提出ファイルを取り込むと、ここに並びます。")
            made = ListCard(
                f"city.{kind.KIND}",
                self._store,
                Query(kind),
                columns_of(kind, self._store),
                self._preferences,
                empty=empty,
            )
            made.add_filter(tr("部"), department_options(self._store), name="department")
            made.add_filter(tr("年度"), year_options(self._store, [kind]), name="year")
            made.chosen.connect(self.view.show_record)
            self._lists[kind.KIND] = made
            self._stack.addWidget(made)
        return self._lists[kind.KIND]

    def _open(self, kind: str, record_id: str) -> None:
        """Show a record of one of the tabs; what stands on a page of its own is shown there."""
        places = [place for place, known in enumerate(self.kinds) if kind == known.KIND]
        for place in places:
            self.tabs.setCurrentIndex(place)
            self.current_list().show_record(record_id)
        if kind and not places:
            self.page_requested.emit(f"kind:{kind}", record_id)

    def _kind_of(self, record_id: str) -> str:
        return next((kind.KIND for kind in self.kinds if rows(self._store, kind, [record_id])), "")

    def _write_liaison(self, record_id: str) -> None:
        [row] = rows(self._store, self._store.kinds[self._kind_of(record_id)], [record_id])
        self.page_requested.emit(f"kind:{Liaison.KIND}", NewRecord(note_about(self._store, row)))

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        dialog.exec()
        dialog.deleteLater()

    def _choose_target(self) -> None:
        me = self._store.identity
        name = tr("全庁統合_{0}_{1}.xlsx").format(me.municipality_name, self._store.today().strftime("%Y%m%d"))
        start = str(Path(self._preferences.text("consolidate/folder", str(self._store.folder))) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, tr("統合ファイルの保存先"), start, "Excel (*.xlsx)")
        if chosen:
            self._preferences.keep_text("consolidate/folder", str(Path(chosen).parent))
            self.consolidate(Path(chosen))

    def _tell_written(self, target: Path, counts: dict[str, int]) -> None:
        told = "・".join(f"{tr(self._store.kinds[kind].LABEL)} {count:,}" for kind, count in counts.items())
        self.noted.emit(tr("統合ファイルを書き出しました（{0}）").format(told))
        self.said.emit(tr("統合ファイルを書き出しました：{0}").format(target.name), None)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))
