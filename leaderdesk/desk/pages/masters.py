# SPDX-License-Identifier: MIT
"""名簿・コード: the city, its departments and sections with their terms, and the lists that records choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar

from leaderdesk.codes import OwnedBy
from leaderdesk.desk.dialogs.change_many import change_many, delete_many
from leaderdesk.desk.dialogs.paste import PasteDialog
from leaderdesk.desk.dialogs.reorganisation import ReorganisationDialog
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.columns import columns_of
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.desk.widgets.words import button
from leaderdesk.kinds.organisation import Succession
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query
from leaderdesk.ledger.store import Store

_ELSEWHERE = ("measure", "gate", "body", "program", "course")  # masters that have pages of their own


class MastersPage(PageFrame):
    """A tab per master: the list, the form of one entry, and pasting from Excel."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("masters", tr("名簿・コード"))
        self._store = store
        self._preferences = preferences
        self.kinds: list[Kind] = [
            kind
            for kind in store.kinds.values()
            if kind.CODE and kind.OWNED_BY is OwnedBy.DIVISION and kind.KIND not in _ELSEWHERE
        ]
        self._tabs: dict[str, tuple[ListCard, RecordPanel]] = {}
        self._build()

    def _build(self) -> None:
        self.add_action(button(tr("Excelから貼り付け"), symbol="clipboard", name="action.paste"), self.paste)
        self.add_action(button(tr("課の改編…"), name="action.reorganise"), self.reorganise)
        self.add_action(button(tr("＋ 追加"), role="primary", name="action.new_master"), self.begin_new)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.masters")
        self.tabs.setAccessibleName(tr("名簿の種別"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for kind in self.kinds:
            self.tabs.addTab(tr(kind.LABEL))
        self._stack = QStackedWidget()
        self.content.addWidget(self.tabs)
        self.content.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(0)

    def kind(self) -> Kind:
        """The kind of the chosen tab."""
        return self.kinds[self.tabs.currentIndex()]

    def entries(self) -> ListCard:
        """The list of the chosen tab."""
        return self._parts(self.kind())[0]

    def panel(self) -> RecordPanel:
        """The form of the chosen tab."""
        return self._parts(self.kind())[1]

    def begin_new(self) -> None:
        """Begin a new entry."""
        self.entries().table.clearSelection()
        self.panel().begin()

    def paste(self) -> None:
        """Take entries in from Excel."""
        dialog = PasteDialog(self.kind(), self._store, self._preferences, self)
        if dialog.exec() == PasteDialog.DialogCode.Accepted:
            self.noted.emit(tr("貼り付けた内容を保存しました。"))
            self.refresh()
            self.store_changed.emit()
        dialog.deleteLater()

    def reorganise(self) -> None:
        """課の改編: sections end and begin, and who goes on with their records is said, in one step."""
        self.leave()
        dialog = ReorganisationDialog(self._store, self)
        is_written = dialog.exec() == ReorganisationDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_written:
            self.tabs.setCurrentIndex(self.kinds.index(Succession))
            self.refresh()
            self.store_changed.emit()
            told = tr("課の改編を登録しました。次の配布で各課に届きます。")
            self.said.emit(told, self.undo_requested.emit)

    def change_selected(self) -> None:
        """まとめて変更: one field of all selected entries."""
        self.leave()
        if count := change_many(self._store, self.kind(), self.entries().selected(), self):
            self._tell_many(tr("{0:,} 件の記録を変更しました。").format(count))

    def delete_selected(self) -> None:
        """Delete all selected entries, when a person says so (Del)."""
        self.leave()
        if count := delete_many(self._store, self.entries().selected(), self):
            self._tell_many(tr("{0:,} 件の記録を削除しました。").format(count))

    def save(self) -> bool:
        """Save the entry at work (Ctrl+S)."""
        return self.panel().save()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self.entries().refresh()

    def take_focus(self) -> None:
        self.entries().table.setFocus()

    def leave(self) -> None:
        for _, panel in self._tabs.values():
            panel.keep()

    def search(self) -> None:
        self.entries().search_box.setFocus()

    # ------------------------------------------------------------ inside

    def _show_tab(self, place: int) -> None:
        shown, panel = self._parts(self.kinds[place])
        self._stack.setCurrentIndex(list(self._tabs).index(self.kinds[place].KIND))
        shown.refresh()
        if not panel.record_id and (waiting := self._new_draft()):
            panel.begin(record_id=waiting)
        elif not panel.record_id and shown.model.rowCount():
            shown.table.choose(0)

    def _new_draft(self) -> str:
        """The entry of this list that was being written and never saved, "" for none."""
        with self._store.reading() as connection:
            own = [draft for draft in drafts(connection) if draft.kind == self.kind().KIND and not draft.heads]
        return own[0].record_id if own else ""

    def _parts(self, kind: Kind) -> tuple[ListCard, RecordPanel]:
        if kind.KIND not in self._tabs:
            empty = tr("まだありません。「＋ 追加」か「Excelから貼り付け」で入れます。")
            shown = ListCard(
                f"masters.{kind.KIND}",
                self._store,
                Query(kind),
                columns_of(kind, self._store),
                self._preferences,
                empty=empty,
            )
            panel = RecordPanel(kind, self._store)
            panel.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
            shown.offer_many(self.change_selected, self.delete_selected)
            shown.chosen.connect(lambda record_id: panel.show_record(record_id) if record_id else None)
            panel.noted.connect(self.noted)
            panel.saved.connect(self._note_saved)
            panel.versions_requested.connect(self._show_versions)
            panel.deleted.connect(self._note_deleted)
            splitter = QSplitter(Qt.Orientation.Horizontal)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(14)
            splitter.addWidget(shown)
            splitter.addWidget(panel)
            splitter.setSizes([620, 380])
            self._stack.addWidget(splitter)
            self._tabs[kind.KIND] = (shown, panel)
        return self._tabs[kind.KIND]

    def _tell_many(self, told: str) -> None:
        self.refresh()
        if self.panel().record_id and not self.panel().is_new:
            self.panel().show_record(self.panel().record_id)
        self.entries().table.setFocus()
        self.store_changed.emit()
        self.said.emit(told, self.undo_requested.emit)

    def _show_versions(self, record_id: str) -> None:
        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self.panel().show_record(record_id)
            self._note_saved(record_id)
        dialog.deleteLater()

    def _note_saved(self, record_id: str) -> None:
        self.refresh()
        self.entries().show_record(record_id)
        self.entries().table.setFocus()
        self.store_changed.emit()

    def _note_deleted(self, _record_id: str) -> None:
        self.refresh()
        self.store_changed.emit()
        self.said.emit(tr("削除しました。"), self.undo_requested.emit)
