# SPDX-License-Identifier: MIT
"""施策: what the plan's measures are and where each stands in the 年度, how far its PDCA has come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter

from leaderdesk.analysis.measures import delayed, measures_of, years_of_measures
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.measures import YearBeside, measure_columns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.city_filters import department_options, listed_options
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard, Option
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.desk.widgets.words import button
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for list and measure to stand beside each other


class MeasuresPage(PageFrame):
    """The measures of a 年度 as a list with their stamps, and beside it the chosen one."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("measures", tr("施策"))
        self._store = store
        self._preferences = preferences
        self._beside = YearBeside(store, fiscal_year(store.today()))
        self._build()
        self._connect()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.titles.addWidget(self.year_box)
        self.add_action(button(tr("＋ 施策"), role="primary", name="action.new.measure"), self.begin_new)
        empty = tr("この年度の施策はありません。「＋ 施策」で加えます。")
        self.list = ListCard(
            "measures",
            self._store,
            measures_of(self._beside.year),
            measure_columns(self._store, self._beside),
            self._preferences,
            empty=empty,
        )
        self.list.model.beside = self._beside.read
        policies = listed_options(self._store, tr("柱：すべて"), Measure, "policy")
        self.list.add_filter(tr("柱"), policies, name="policy")
        self.list.add_filter(tr("部"), department_options(self._store, "section"), name="department")
        methods: list[Option] = [
            (tr("手法：すべて"), {}),
            *((tr(each.label), {"method": each.value}) for each in Method),
        ]
        self.list.add_filter(tr("手法"), methods, name="method")
        progress: list[Option] = [(tr("進み具合：すべて"), {}), (tr("遅れ"), self._delayed)]
        self.list.add_filter(tr("進み具合"), progress, name="progress")
        self.panel = RecordPanel(Measure, self._store)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setSizes([640, 380])
        self.content.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.year_box.activated.connect(lambda: self._show_year())
        self.list.chosen.connect(lambda record_id: self.panel.show_record(record_id) if record_id else None)
        self.panel.noted.connect(self.noted)
        self.panel.saved.connect(self._note_saved)
        self.panel.deleted.connect(self._note_deleted)
        self.panel.closed.connect(self._show_current)
        self.panel.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
        self.panel.versions_requested.connect(self._show_versions)

    # ------------------------------------------------------------ what a person does

    def begin_new(self) -> None:
        """Begin a new measure."""
        self.list.table.clearSelection()
        self.panel.begin()

    def save(self) -> bool:
        """Save the measure at work (Ctrl+S)."""
        return self.panel.save()

    def show_year(self, year: int) -> None:
        """Look at another 年度."""
        self.year_box.setCurrentIndex(self.year_box.findData(year))
        self._show_year()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._offer_years()
        self._show_year()
        if not self.list.current() and self.list.model.rowCount() and not self.panel.record_id:
            self.list.table.choose(0)

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, str) and target:
            self.list.show_record(target)
        elif isinstance(target, dict):
            self.list.clear_filters()
            self.list.set_base(measures_of(self._beside.year, **target))

    def leave(self) -> None:
        self.panel.keep()

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # ------------------------------------------------------------ inside

    def _offer_years(self) -> None:
        years, shown = years_of_measures(self._store), self._beside.year
        self.year_box.clear()
        for year in years:
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(max(self.year_box.findData(shown), 0))

    def _show_year(self) -> None:
        self._beside.forget(self.year_box.currentData())
        self.list.set_base(measures_of(self._beside.year))

    def _delayed(self) -> dict[str, list[str]]:
        return {"code": delayed(self._store, self._beside.year)}

    def _show_current(self) -> None:
        if current := self.list.current():
            self.panel.show_record(current)

    def _note_saved(self, record_id: str) -> None:
        self.refresh()
        self.list.show_record(record_id)
        self.list.table.setFocus()
        self.store_changed.emit()

    def _note_deleted(self, _record_id: str) -> None:
        self.refresh()
        self.store_changed.emit()
        self.said.emit(tr("施策を削除しました。"), self.undo_requested.emit)

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self.panel.show_record(record_id)
            self._note_saved(record_id)
        dialog.deleteLater()
