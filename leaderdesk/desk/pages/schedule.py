# SPDX-License-Identifier: MIT
"""年間予定: the year's calendar as a time line (図7-3): where is the city today, what is still missing, and until when?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from leaderdesk.analysis.carry_over import carry_over
from leaderdesk.analysis.gates import Standing, next_gate, standings
from leaderdesk.analysis.measures import years_of_measures
from leaderdesk.analysis.new_year import earlier_calendar, free_code, open_year
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.draft_link import DraftLink
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.gate_card import GateCard, countdown
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.desk.widgets.schedule_view import ScheduleView
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import fiscal_start, fiscal_year
from leaderdesk.kinds.progress import Gate
from leaderdesk.ledger.draft import Draft
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for time line and gate to stand beside each other


class SchedulePage(PageFrame):
    """The gates of a 年度, the chosen one beside them: what it lacks, and its days to be changed."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("schedule", tr("年間予定"))
        self._store = store
        self._preferences = preferences
        self.year = fiscal_year(store.today())
        self._build()
        self._connect()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self._drafts = DraftLink(self._store, Gate)
        self._drafts.opened.connect(self._take_up)
        self.titles.addWidget(self._drafts)
        self.titles.addWidget(self.year_box)
        self._print = self.add_action(button(tr("印刷"), name="action.print_schedule"), self.print)
        self._carry = self.add_action(button(tr("次年度へ引き継ぐ"), name="action.show_carry_over"), self.carry_over)
        self._new = self.add_action(button(tr("＋ 予定"), role="primary", name="action.new.gate"), self.begin_new)
        self._open = self.add_action(button(tr("年度を開く"), role="primary", name="action.open_year"), self.open_year)
        self.panel = RecordPanel(Gate, self._store)
        self.panel.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self._picture())
        self.splitter.addWidget(self.panel)
        self.splitter.setSizes([640, 390])
        self.content.addWidget(self.splitter, 1)

    def _picture(self) -> QWidget:
        """The time line, and below it the chosen gate."""
        frame, column = card()
        self._count = plain_label("", role="section", wraps=True)
        column.addWidget(self._count)
        self.view = ScheduleView()
        scroll = scroll_area()
        scroll.setWidget(self.view)
        column.addWidget(scroll, 1)
        self.gate = GateCard()
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(frame, 1)
        lines.addWidget(self.gate)
        return left

    def _connect(self) -> None:
        self.year_box.activated.connect(lambda: self.show_year(self.year_box.currentData()))
        self.view.chosen.connect(self._show_gate)
        self.view.opened.connect(lambda place: self._go(self.view.gates[place]))
        self.gate.go_requested.connect(lambda: self._go(self.view.gates[self.view.current]))
        self.gate.edit_requested.connect(self.edit)
        self.panel.noted.connect(self.noted)
        self.panel.saved.connect(self._note_saved)
        self.panel.deleted.connect(self._note_deleted)
        self.panel.closed.connect(self._close_panel)
        self.panel.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
        self.panel.versions_requested.connect(self._show_versions)

    # ------------------------------------------------------------ what a person does

    def show_year(self, year: int) -> None:
        """Look at another 年度."""
        self.panel.keep()
        self.year = year
        self.refresh()

    def open_year(self) -> None:
        """年度を開く: the calendar of the last year, a year later."""
        written = open_year(self._store, self.year)
        self.refresh()
        self.view.setFocus()
        self.store_changed.emit()
        told = tr("{0}を開きました（予定 {1} 件）。").format(year_words(self.year), len(written))
        self.said.emit(told, self.undo_requested.emit)

    def carry_over(self) -> None:
        """次年度へ引き継ぐ, seen before it is done."""
        from leaderdesk.desk.dialogs.carry_over import CarryOverDialog

        dialog = CarryOverDialog(self._store, self._preferences, carry_over(self._store, self.year), self)
        is_done = dialog.exec()
        dialog.deleteLater()
        if is_done:
            self.refresh()
            self.store_changed.emit()
            told = tr("{0}へ {1} 件を引き継ぎました。").format(year_words(self.year + 1), dialog.written)
            self.said.emit(told, self.undo_requested.emit)

    def edit(self) -> None:
        """Change the chosen gate's days."""
        if self.view.current >= 0:
            self.panel.show_record(self.view.gates[self.view.current].record_id)
            self.panel.show()
            self.panel.form.fields["due"].editor.input().setFocus()

    def begin_new(self) -> None:
        """Begin a new gate of this 年度, due today or on its first day."""
        today = self._store.today()
        day = today if fiscal_year(today) == self.year else fiscal_start(self.year)
        code = free_code(self._store, self.year, day)
        self.panel.show()
        self.panel.begin({"year": str(self.year), "code": code, "sort": "other", "due": day.isoformat()})

    def print(self) -> None:
        """The time line as it will be on paper."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.schedule import schedule

        show_preview(schedule(self._store, self.year), self._preferences, self)

    def save(self) -> bool:
        """Save the gate at work (Ctrl+S)."""
        return self.panel.save()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._offer_years()
        today = self._store.today()
        gates = standings(self._store, self.year)
        self.view.show_gates(self.year, gates, today if fiscal_year(today) == self.year else None)
        self._drafts.look()
        earlier = earlier_calendar(self._store, self.year)
        self._open.setVisible(not gates and earlier is not None)
        self._new.setVisible(not self._open.isVisible())
        self._print.setEnabled(bool(gates))
        self._carry.setEnabled(bool(gates))
        self._count.setText(self._told(gates, earlier))
        if gates:
            self.view.choose(self.view.current if self.view.current >= 0 else _first(gates, today))
        elif not gates:
            self.gate.show_gate(None)

    def take_focus(self) -> None:
        self.view.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, int):
            self.show_year(target)
        for place, gate in enumerate(self.view.gates):
            if gate.record_id == target:
                self.view.choose(place)

    def leave(self) -> None:
        self.panel.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # ------------------------------------------------------------ inside

    def _offer_years(self) -> None:
        known = {*years_of_measures(self._store), self.year}
        self.year_box.clear()
        for year in sorted(known | {max(known) + 1}, reverse=True):
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(self.year))

    def _told(self, gates: list[Standing], earlier: int | None) -> str:
        """The line above the picture: how many days to what, or how the year is opened."""
        if not gates and earlier is not None:
            words = tr("この年度はまだ開いていません。「年度を開く」で、{0}の予定を同じ月日で作ります。")
            return words.format(year_words(earlier))
        if not gates:
            return tr("予定はまだありません。「＋ 予定」で加えます。")
        today = self._store.today()
        following = next_gate(self._store) if fiscal_year(today) == self.year else None
        return countdown(following, today) if following else ""

    def _show_gate(self, place: int) -> None:
        gate = self.view.gates[place]
        self.gate.show_gate(gate)
        if self.panel.isVisible() and not self.panel.is_new:
            self.panel.show_record(gate.record_id)

    def _go(self, gate: Standing) -> None:
        if gate.page:
            self.page_requested.emit(gate.page, gate.target)
        else:
            self.edit()

    def _take_up(self, draft: Draft) -> None:
        """Go on with a gate that was being written."""
        known = next((gate for gate in self.view.gates if gate.record_id == draft.record_id), None)
        self.panel.show()
        if known is not None:
            self.panel.show_record(known.record_id)
        else:
            self.panel.begin(record_id=draft.record_id)

    def _close_panel(self) -> None:
        self.panel.hide()
        self.view.setFocus()

    def _note_saved(self, record_id: str) -> None:
        self.refresh()
        for place, gate in enumerate(self.view.gates):
            if gate.record_id == record_id:
                self.view.choose(place)
        self._close_panel()
        self.store_changed.emit()

    def _note_deleted(self, _record_id: str) -> None:
        self._close_panel()
        self.refresh()
        self.store_changed.emit()
        self.said.emit(tr("予定を削除しました。"), self.undo_requested.emit)

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self.panel.show_record(record_id)
            self._note_saved(record_id)
        dialog.deleteLater()


def _first(gates: list[Standing], today: date) -> int:
    """The gate that is shown first: the next one that lacks something, else the next one, else the last."""
    ahead = [place for place, gate in enumerate(gates) if gate.due >= today]
    lacking = [place for place in ahead if gates[place].missing]
    return next(iter(lacking or ahead), len(gates) - 1)
