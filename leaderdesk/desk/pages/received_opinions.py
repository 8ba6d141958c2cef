# SPDX-License-Identifier: MIT
"""施策への意見: what did the bodies say of our measures, and until when is it answered? To be read, as it was published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.opinions import MeetingsBeside, body_options, opinion_columns, state_options
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.city_filters import year_options
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard
from leaderdesk.desk.widgets.record_view import RecordView
from leaderdesk.kinds.meetings import Opinion
from leaderdesk.ledger.query import Query
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for list and opinion to stand beside each other


class ReceivedOpinionsPage(PageFrame):
    """The opinions that came to this section, and the whole of the chosen one."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("received_opinions", tr("施策への意見"))
        self._store = store
        self._preferences = preferences
        self._beside = MeetingsBeside(store)
        empty = tr("この条件の意見は届いていません。情報政策課が公開した意見が、配布ファイルで届きます。")
        columns = opinion_columns(store, self._beside)
        self.list = ListCard("received_opinions", store, Query(Opinion), columns, preferences, empty=empty)
        self.list.model.beside = self._beside.read
        self.list.add_filter(tr("状態"), state_options(store), name="state", letters=6)
        self.list.add_filter(tr("年度"), year_options(store, [Opinion]), name="year")
        self.list.add_filter(tr("会議体"), body_options(store), name="body", letters=6)
        self.view = RecordView(store)
        self.view.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
        self.view.versions_requested.connect(self._show_versions)
        self.list.chosen.connect(self.view.show_record)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([600, 400])
        self.content.addWidget(self.splitter, 1)

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._beside.forget()
        self.list.refresh()
        if not self.list.current() and self.list.model.rowCount():
            self.list.table.choose(0)

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, str):
            self.list.show_record(target)
        elif isinstance(target, dict):
            self.list.clear_filters()
            self.list.set_base(Query(Opinion, where=target))

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # ------------------------------------------------------------ inside

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        dialog.exec()
        dialog.deleteLater()
