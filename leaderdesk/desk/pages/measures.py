# SPDX-License-Identifier: MIT
"""施策: what the plan's measures are, where each stands in the 年度, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QTabBar

from leaderdesk.analysis.gates import REVIEWING
from leaderdesk.analysis.measures import answered, delayed, measures_of, undecided, years_of_measures
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.measures import YearBeside, measure_columns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.city_filters import department_options, listed_options
from leaderdesk.desk.widgets.draft_link import DraftLink
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard, Option
from leaderdesk.desk.widgets.measure_panel import MeasurePanel
from leaderdesk.desk.widgets.review_list import ReviewList
from leaderdesk.desk.widgets.words import button
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.progress import Decision
from leaderdesk.ledger.query import Row, picked, rows
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for list and measure to stand beside each other
_LIST, _REVIEW = 0, 1  # the tabs
_LONGEST_CODE = 10


class MeasuresPage(PageFrame):
    """The measures of a 年度: the list with their stamps and the chosen one beside it; and the list of 見直し."""

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
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.measures")
        self.tabs.setAccessibleName(tr("施策の見かた"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(tr("進み具合"))
        self.tabs.addTab(tr("見直し"))
        self.content.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.list = self._list()
        self.panel = MeasurePanel(self._store, self._preferences)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setSizes([640, 380])
        self._stack.addWidget(self.splitter)
        self.reviews = ReviewList(self._store, self._beside, self._preferences)
        self._stack.addWidget(self.reviews)
        self.content.addWidget(self._stack, 1)

    def _list(self) -> ListCard:
        empty = tr("この年度の施策はありません。「＋ 施策」で加えます。")
        columns = measure_columns(self._store, self._beside)
        made = ListCard(
            "measures", self._store, measures_of(self._beside.year), columns, self._preferences, empty=empty
        )
        made.model.beside = self._beside.read
        policies = listed_options(self._store, tr("柱：すべて"), Measure, "policy")
        made.add_filter(tr("柱"), policies, name="policy")
        made.add_filter(tr("部"), department_options(self._store, "section"), name="department")
        methods: list[Option] = [
            (tr("手法：すべて"), {}),
            *((tr(each.label), {"method": each.value}) for each in Method),
        ]
        made.add_filter(tr("手法"), methods, name="method")
        made.add_filter(tr("進み具合"), self._progress(), name="progress")
        self._drafts = DraftLink(self._store, Measure)
        self._drafts.opened.connect(lambda draft: self.panel.take_up(draft.record_id))
        made.foot_actions.addWidget(self._drafts)
        return made

    def _progress(self) -> list[Option]:
        """The filter by what the year knows of the measures, asked whenever the list is."""
        store, beside = self._store, self._beside

        def unanswered() -> list[str]:
            known = answered(store, beside.year)
            return [code for (code,) in picked(store, measures_of(beside.year), "code") if code not in known]

        return [
            (tr("進み具合：すべて"), {}),
            (tr("遅れ"), lambda: {"code": delayed(store, beside.year)}),
            (tr("未回答"), lambda: {"code": unanswered()}),
            (tr("見直し前"), lambda: {"code": undecided(store, beside.year)}),
        ]

    def _connect(self) -> None:
        self.year_box.activated.connect(lambda: self._show_year())
        self.tabs.currentChanged.connect(self._show_tab)
        self.list.chosen.connect(self._show_chosen)
        self.panel.noted.connect(self.noted)
        self.panel.saved.connect(self._note_saved)
        self.panel.deleted.connect(self._note_deleted)
        self.panel.changed.connect(self._note_changed)
        self.panel.closed.connect(lambda: self._show_chosen(self.list.current()))
        self.panel.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
        self.panel.versions_requested.connect(self._show_versions)
        self.panel.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
        self.panel.review_requested.connect(self._review_one)
        self.reviews.decided.connect(self._review)
        self.reviews.opened.connect(self.show_measure)

    # ------------------------------------------------------------ what a person does

    def begin_new(self) -> None:
        """Begin a new measure."""
        self.tabs.setCurrentIndex(_LIST)
        self.list.table.clearSelection()
        self.panel.begin()

    def save(self) -> bool:
        """Save what is at work (Ctrl+S): an indicator, a milestone, or the measure."""
        return self.panel.save()

    def save_and_go_on(self) -> None:
        """Save, and begin the next one (Ctrl+Enter)."""
        self.panel.save_and_go_on()

    def show_year(self, year: int) -> None:
        """Look at another 年度."""
        self._offer_years(year)
        self._show_year()

    def show_measure(self, record_id: str) -> None:
        """Show one measure and its story."""
        self.tabs.setCurrentIndex(_LIST)
        self.list.show_record(record_id)
        self.list.table.setFocus()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._offer_years(self._beside.year)
        self._show_year()
        self._drafts.look()

    def take_focus(self) -> None:
        (self.list if self.tabs.currentIndex() == _LIST else self.reviews.list).table.setFocus()

    def show_target(self, target: object) -> None:
        if target == REVIEWING:
            self.tabs.setCurrentIndex(_REVIEW)
        elif isinstance(target, str) and target:
            self.show_measure(self._record_id(target))
        elif isinstance(target, dict):
            self.tabs.setCurrentIndex(_LIST)
            self.list.clear_filters()
            self.list.set_base(measures_of(self._beside.year, **target))

    def leave(self) -> None:
        self.panel.keep()

    def search(self) -> None:
        (self.list if self.tabs.currentIndex() == _LIST else self.reviews.list).search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # ------------------------------------------------------------ inside

    def _offer_years(self, shown: int) -> None:
        self.year_box.clear()
        for year in sorted({*years_of_measures(self._store), shown}, reverse=True):
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(shown))

    def _show_year(self) -> None:
        self._beside.forget(self.year_box.currentData())
        self._show_tab(self.tabs.currentIndex())

    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == _REVIEW:
            self.reviews.show_year()
            self.reviews.list.table.setFocus()
            return
        self.list.set_base(measures_of(self._beside.year))
        if not self.list.current() and self.list.model.rowCount() and not self.panel.is_new:
            self.list.table.choose(0)
        else:
            self._show_chosen(self.list.current())

    def _show_chosen(self, record_id: str) -> None:
        if record_id or not self.panel.is_new:
            self.panel.show_measure(record_id, self._beside.year)

    def _record_id(self, target: str) -> str:
        """The measure that another page means, by its record id or its number."""
        return self._store.fixed_id(Measure, {"code": target}) if len(target) <= _LONGEST_CODE else target

    def _review_one(self, year: int) -> None:
        self._review(None, rows(self._store, Measure, [self.panel.record_id]), year)

    def _review(self, decision: Decision | None, chosen: Sequence[Row], year: int | None = None) -> None:
        """見直しを決める, for one measure or for many."""
        from leaderdesk.desk.dialogs.review import ReviewDialog

        dialog = ReviewDialog(self._store, year or self._beside.year, chosen, decision, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.written:
            self.refresh()
            self.store_changed.emit()
            self.said.emit(tr("{0:,} 件の見直しを決めました。").format(len(chosen)), self.undo_requested.emit)
            if self.tabs.currentIndex() == _REVIEW:
                self.reviews.go_on()

    def _note_saved(self, record_id: str) -> None:
        self.refresh()
        self.list.show_record(record_id)
        self.list.table.setFocus()
        self.store_changed.emit()

    def _note_changed(self) -> None:
        """An indicator or a milestone was written: the stamps may be others."""
        self._beside.forget(self._beside.year)
        self.list.refresh()
        self.store_changed.emit()

    def _note_deleted(self, _record_id: str) -> None:
        self.refresh()
        self.store_changed.emit()
        self.said.emit(tr("施策を削除しました。"), self.undo_requested.emit)

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self._note_saved(record_id)
        dialog.deleteLater()
