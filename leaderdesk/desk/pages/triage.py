# SPDX-License-Identifier: MIT
"""全庁の要望: the division decides, one request or many at a time, and sees which of them wish for the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from leaderdesk.analysis.correspondence import note_about
from leaderdesk.analysis.similar import Similar
from leaderdesk.analysis.triage import answer, bar, is_correction, likely, similar_titles, state_of
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import sentence, tell_fault
from leaderdesk.desk.models.columns import columns_of, plain_tip, status_of
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord, project_wanted
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.city_filters import department_options, year_options
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.list_card import ListCard, Option
from leaderdesk.desk.widgets.record_view import RecordView
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, Row, rows
from leaderdesk.ledger.store import Store

_AT_ONCE = (State.RECEIVED, State.CONSIDERING, State.IN_PROGRESS)  # decisions that need no word
_ACROSS = 3  # decisions beside each other
_SHOWN_FIRST = ("owner", "title", "raised_on", "status")
_LETTERS_BESIDE = 66  # so wide must the page be for list and decision to stand beside each other


class TriagePage(PageFrame):
    """All requests of the city, what was decided of each, and keys 1 to 9 to decide."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:  # noqa: ARG002 - as every page
        super().__init__("triage", tr("全庁の要望"))
        self._store = store
        self._preferences = preferences
        self._titles: Similar | None = None  # read when first asked for, and anew when files may have come in
        self._build()
        self._show_chosen()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        found = columns_of(Request, self._store)
        columns = [replace(column, is_shown=column.name in _SHOWN_FIRST) for column in found]
        empty = tr("この条件の要望はありません。「受領・統合」で提出ファイルを取り込むと、ここに並びます。")
        self.list = ListCard("triage", self._store, Query(Request), columns, self._preferences, empty=empty)
        self.list.add_filter(tr("状態"), self._states(), name="state")
        self.list.add_filter(tr("部"), department_options(self._store), name="department")
        self.list.add_filter(tr("年度"), year_options(self._store, [Request]), name="year")
        self.list.chosen.connect(lambda _record_id: self._show_chosen())
        self.list.table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        self.view = RecordView(self._store)
        self.view.versions_requested.connect(self._show_versions)
        self.view.open_requested.connect(lambda kind, at: self.page_requested.emit(f"kind:{kind}", at))
        self.view.liaison_requested.connect(self._write_liaison)
        self._as_project = self.add_action(
            button(tr("プロジェクトにする"), symbol="columns-3", name="action.new.project_of_request"),
            self.make_project,
        )
        deciding = _AsHighAsItsLines()
        column = QVBoxLayout(deciding)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._decisions())
        column.addWidget(self._alike())
        column.addStretch()
        beside = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(12)
        self._beside.addWidget(deciding)
        self._beside.addWidget(self.view, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(beside)
        self.splitter.setSizes([600, 400])
        self.content.addWidget(self.splitter, 1)

    def _decisions(self) -> QWidget:
        """A button for each state, with the key that presses it while the list has the focus."""
        frame, column = card()
        head = QHBoxLayout()
        self._chosen_words = plain_label("", role="section")
        self._badge = Badge()
        head.addWidget(self._chosen_words)
        head.addStretch()
        head.addWidget(self._badge)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(6)
        self.buttons: dict[State | None, QPushButton] = {}
        for place, state in enumerate((*State, None)):
            words = tr("回答を直す") if state is None else tr(state.label)
            made = button(f"{place + 1} {words}", name=f"action.{state.value if state else 'edit_answer'}")
            made.clicked.connect(lambda _=False, to=state: self.decide(to))
            grid.addWidget(made, place // _ACROSS, place % _ACROSS)
            self.buttons[state] = made
            key = QShortcut(QKeySequence(str(place + 1)), self.list.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda to=state: self._decide_by_key(to))
        column.addLayout(grid)
        return frame

    def _alike(self) -> QWidget:
        """似た要望: what others wish for that sounds the same, each with a way to merge."""
        self._alike_card, column = card()
        column.addWidget(plain_label(tr("似た要望"), role="section"))
        self._alike_rows = QGridLayout()
        self._alike_rows.setColumnStretch(0, 1)
        self._alike_rows.setHorizontalSpacing(10)
        column.addLayout(self._alike_rows)
        return self._alike_card

    # ------------------------------------------------------------ what a person does

    def make_project(self) -> None:
        """Begin a project of the current request, or open the one it became."""
        if found := rows(self._store, Request, [self.list.current()]):
            self.page_requested.emit(*project_wanted(self._store, found[0]))

    def decide(self, state: State | None, *, into: str = "") -> None:
        """Bring the chosen requests to a state; where it needs words, ask for them. None: change what is answered."""
        chosen = self.chosen()
        if not chosen or not self.buttons[state].isEnabled():
            return
        if state in _AT_ONCE and not is_correction(chosen, state):
            try:
                answer(self._store, [row.record_id for row in chosen], {"state": state.value})
            except LeaderDeskError as error:
                tell_fault(self, error)
                return
        else:
            from leaderdesk.desk.dialogs.answer import AnswerDialog

            dialog = AnswerDialog(self._store, chosen, state, self._alike_titles(), self, into=into)
            dialog.exec()
            dialog.deleteLater()
            if not dialog.written:
                return
        told = tr("{0:,} 件の回答を直しました。") if state is None else tr("{0:,} 件を「{1}」にしました。")
        self.said.emit(told.format(len(chosen), tr(state.label) if state else ""), self.undo_requested.emit)
        self.store_changed.emit()
        self.refresh()

    def chosen(self) -> list[Row]:
        """The selected requests, in the order of the list."""
        return rows(self._store, Request, self.list.selected())

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._titles = None
        self.list.refresh()
        if not self.list.current() and self.list.model.rowCount():
            self.list.table.choose(0)
        self._show_chosen()

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, str):
            self.list.show_record(target)
        elif isinstance(target, dict):
            self.list.clear_filters()
            self.list.set_base(Query(Request, where=target))

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if is_wide else directions.LeftToRight)

    # ------------------------------------------------------------ inside

    def _decide_by_key(self, state: State | None) -> None:
        if self.buttons[state].isEnabled():
            self.decide(state)
        else:
            self.noted.emit(self._why.get(state, tr("要望を選んでください。")))

    def _show_chosen(self) -> None:
        """The current request, what may be decided of the selected ones, and what is like it."""
        chosen = self.chosen()
        current = next((row for row in chosen if row.record_id == self.list.current()), None)
        self._chosen_words.setText(tr("審査") if len(chosen) < 2 else tr("審査（{0:,} 件）").format(len(chosen)))
        self._badge.show_state(status_of(chosen[0], self._store) if len(chosen) == 1 else None)
        self._why: dict[State | None, str] = {}
        for state, made in self.buttons.items():
            why = self._refusal(chosen, state)
            made.setEnabled(not why)
            made.setToolTip(plain_tip(why))
            self._why[state] = why
        self.view.show_record(current.record_id if current else "")
        self._show_alike(current if len(chosen) == 1 else None)

    def _refusal(self, chosen: Sequence[Row], state: State | None) -> str:
        """Why a decision cannot be taken now, "" where it can."""
        if not chosen:
            return tr("要望を選んでください。")
        if state is None:
            is_new = any(state_of(row) is None for row in chosen)
            return tr("まだ受け付けていない要望です。先に「受付」にしてください。") if is_new else ""
        if all(state_of(row) is state for row in chosen):
            return tr("すでに「{0}」です。").format(tr(state.label))
        fault = bar(chosen, state)
        return sentence(fault) if fault else ""

    def _alike_titles(self) -> Similar:
        if self._titles is None:
            self._titles = similar_titles(self._store)
        return self._titles

    def _show_alike(self, current: Row | None) -> None:
        while (item := self._alike_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        found = []
        if current is not None:
            title = str(current.body.get(Request.TITLE, ""))
            found = likely(self._store, self._alike_titles(), title, but=current.record_id)
        self._alike_card.setVisible(bool(found))
        for place, (row, degree) in enumerate(found):
            section = self._store.names.label(Section.KIND, "", row.owner) or row.owner
            text = tr("{0}（{1}・{2}・{3:.0%}）").format(
                row.body.get(Request.TITLE, ""), section, tr(status_of(row, self._store).label), degree
            )
            merge = button(tr("統合する"), role="link", name=f"action.merge_{place + 1}")
            merge.setAccessibleName(tr("「{0}」に統合する").format(row.body.get(Request.TITLE, "")))
            merge.setEnabled(self.buttons[State.MERGED].isEnabled())
            merge.setToolTip(self.buttons[State.MERGED].toolTip())
            merge.clicked.connect(lambda _=False, into=row.record_id: self.decide(State.MERGED, into=into))
            self._alike_rows.addWidget(plain_label(text, wraps=True), place, 0)
            self._alike_rows.addWidget(merge, place, 1, Qt.AlignmentFlag.AlignTop)

    def _states(self) -> list[Option]:
        states: list[Option] = [(tr("状態：すべて"), {}), (tr("未受付"), {"answered": {"state": None}})]
        return [*states, *((tr(state.label), {"answered": {"state": state.value}}) for state in State)]

    def _write_liaison(self, record_id: str) -> None:
        [row] = rows(self._store, Request, [record_id])
        self.page_requested.emit(f"kind:{Liaison.KIND}", NewRecord(note_about(self._store, row)))

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        dialog.exec()
        dialog.deleteLater()


class _AsHighAsItsLines(QWidget):
    """A column of cards that is never lower than its wrapped lines need at its width: a splitter would not ask them."""

    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            hint.setHeight(max(hint.height(), layout.totalHeightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
