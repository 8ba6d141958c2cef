# SPDX-License-Identifier: MIT
"""プロジェクト (OODA): what are we deciding, and since when?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import Project, board, ended, matching, project_of, projects, ways
from leaderdesk.desk.dialogs.edit_record import EditDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import Column, owner_name, short_day
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.project_board import Card, ProjectBoard
from leaderdesk.desk.widgets.project_panel import ProjectPanel
from leaderdesk.desk.widgets.quiet_keys import QuietKeys
from leaderdesk.desk.widgets.step_entry import loop_of_draft
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.ways_view import WaysView
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaProject
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store

_PAUSE_MS = 250
_FOOT_LINES = 11  # as high as what stands below the board
_MOST_NAMED = 12  # measures that a word about a way names


class ProjectsPage(PageFrame):
    """The board of all projects that this side may see, and the one that was opened."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("projects", tr("プロジェクト"))
        self._store = store
        self._preferences = preferences
        self._found: list[Project] = []
        self._build()
        self._connect()
        self._show_board()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText(tr("検索  Ctrl+F"))
        self.search_box.setAccessibleName(tr("検索"))
        self.search_box.setObjectName("search.projects")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.setMaximumWidth(self.fontMetrics().horizontalAdvance("あ") * 16)
        self.titles.addWidget(self.search_box)
        self._history = self.add_action(
            button(tr("周回の履歴"), symbol="history", name="action.loop_history"), self.show_history
        )
        self._back = self.add_action(button(tr("一覧へ戻る  Esc"), name="action.back_to_board"), self.close_project)
        self._edit = self.add_action(button(tr("プロジェクトを直す"), name="action.edit_project"), self.edit_project)
        self._new = self.add_action(
            button(tr("＋ プロジェクト"), role="primary", name="action.new.ooda_project"), lambda: self.begin_project()
        )
        self.board = ProjectBoard()
        self.panel = ProjectPanel(self._store)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview())
        self._stack.addWidget(self.panel)
        self.content.addWidget(self._stack, 1)
        QuietKeys(self.panel).bind("Esc", self.close_project)

    def _overview(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.board, 1)
        year = fiscal_year(self._store.today())
        columns = [
            Column("owner", tr("課"), lambda each: owner_name(self._store.names, each.owner), letters=6),
            Column("name", tr("プロジェクト名"), lambda each: each.said.name, letters=-1),
            Column("ended_on", tr("終了日"), lambda each: short_day(each.said.ended_on, year), letters=5),
            Column("result", tr("終わりの結果"), lambda each: (each.said.result or "").replace("\n", " "), letters=12),
        ]
        self._model = LinesModel(columns, self)
        self.ended = RecordTable("ended_projects", self._model, columns, self._preferences)
        self.ended.setAccessibleName(tr("終わったプロジェクト"))
        self.ended.empty_text = tr("終わったプロジェクトはまだありません。")
        self.ended.opened.connect(lambda place: self.open_project(self._model.lines[place].record_id))
        frame, inside = card()
        inside.addWidget(plain_label(tr("終わったプロジェクト"), role="section"))
        inside.addWidget(self.ended)
        self._ways_card, beside = card()
        beside.addWidget(plain_label(tr("PDCA と OODA（施策の進め方）"), role="section"))
        self.ways = WaysView()
        self.ways.way_opened.connect(self.open_way)
        beside.addWidget(self.ways, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(frame, 3)
        below.addWidget(self._ways_card, 2)
        foot = QWidget()
        foot.setLayout(below)
        below.setContentsMargins(0, 0, 0, 0)
        foot.setFixedHeight(self.fontMetrics().height() * _FOOT_LINES)
        column.addWidget(foot)
        return whole

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_found)
        self.search_box.textChanged.connect(lambda _text: self._pause.start())
        self.board.card_opened.connect(self.open_project)
        self.board.moved.connect(self.move_card)
        self.panel.changed.connect(self._note_change)
        self.panel.said.connect(lambda told: self.said.emit(told, self.undo_requested.emit))
        self.panel.noted.connect(self.noted)
        self.panel.note_requested.connect(self.edit_note)
        self.panel.evidence_requested.connect(self.show_evidence)
        self.panel.finish_requested.connect(self.finish_project)
        self.panel.settle_requested.connect(self.settle)
        self.panel.record_requested.connect(self._open_other)

    # ------------------------------------------------------------ what a person does

    def begin_project(self, body: Mapping[str, Any] | None = None) -> None:
        """Begin a project; its first loop opens with it."""
        begun: list[str] = []
        dialog = EditDialog(
            self._store,
            OodaProject,
            self,
            body=body,
            fixed=dict.fromkeys(("ended_on", "result"), ""),
            write=lambda typed: begun.append(loops.begin(self._store, typed)),
        )
        self._run(dialog)
        if begun:
            self.said.emit(tr("プロジェクトを始めました。"), self.undo_requested.emit)
            self.open_project(begun[0])

    def open_project(self, record_id: str, *, loop_id: str = "") -> None:
        """Open a project, at the loop that goes on or at another."""
        was = self.panel.project.record_id if self._is_open() and self.panel.project else ""
        if not self.panel.show_project(record_id, loop_id=loop_id):
            self._show_board()
            return
        self._stack.setCurrentWidget(self.panel)
        self._offer(is_open=True)
        if was != record_id:
            self.panel.begin_writing()

    def close_project(self) -> None:
        """Back to the board; what is being typed is kept."""
        self.panel.keep()
        left = self.panel.project.record_id if self.panel.project else ""
        self._show_board()
        self.refresh()
        self.board.focus_card(left)

    def move_card(self, record_id: str, steps: int) -> None:
        """Take a card to the next step, or back (Ctrl+→, Ctrl+←)."""
        found = next(each for each in self._found if each.record_id == record_id)
        if not found.is_own(self._store.owners) or self._store.is_read_only:
            self.noted.emit(tr("ほかの課のプロジェクトは動かせません。"))
            return
        try:
            loops.advance(self._store, record_id) if steps > 0 else loops.step_back(self._store, record_id)
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        self._note_change()
        self.board.focus_card(record_id)

    def edit_project(self) -> None:
        """Change what a project says of itself."""
        if (found := self.panel.project) is not None:
            self._run(EditDialog(self._store, OodaProject, self, record_id=found.record_id))

    def edit_note(self, record_id: str) -> None:
        """Change a note; where two PCs say it differently, put the versions side by side."""
        view = self._store.view(record_id)
        if view.conflicts:
            self.settle(record_id)
        else:
            fixed = {"loop": str(view.shown.body["loop"]), "step": str(view.shown.body["step"])}
            self._run(EditDialog(self._store, OodaNote, self, record_id=record_id, fixed=fixed))

    def finish_project(self) -> None:
        """End a project before its loop is in 実行: what came of it is asked for."""
        if (found := self.panel.project) is None:
            return
        others = (name for name in OodaProject.facets() if name != "result")
        dialog = EditDialog(
            self._store,
            OodaProject,
            self,
            body={},
            fixed=dict.fromkeys(others, ""),
            write=lambda typed: loops.finish(self._store, found.record_id, str(typed.get("result", ""))),
            title=tr("プロジェクトを終える"),
        )
        if self._run(dialog):
            self.said.emit(tr("プロジェクトを終えました。"), self.undo_requested.emit)

    def show_evidence(self, record_id: str) -> None:
        """Show the figures that speak for a note."""
        from leaderdesk.desk.dialogs.evidence import EvidenceDialog

        dialog = EvidenceDialog(self._store, "ooda_note", record_id, self)
        dialog.box.noted.connect(self.noted)
        dialog.exec()
        dialog.deleteLater()
        self._note_change()

    def settle(self, record_id: str) -> None:
        """Put the versions of a record side by side, for a person to decide."""
        from leaderdesk.desk.dialogs.conflict import ConflictDialog

        dialog = ConflictDialog(self._store, record_id, self)
        if dialog.exec():
            self._note_change()
        dialog.deleteLater()

    def show_history(self) -> None:
        """周回の履歴 of the project that is open, or of all of this 年度, as it will be on paper."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.ooda import history, ooda

        found = self.panel.project if self._is_open() else None
        year = fiscal_year(self._store.today())
        document = history(self._store, found) if found is not None else ooda(self._store, year)
        show_preview(document, self._preferences, self)

    def open_way(self, method: Method) -> None:
        """Tell which measures go a way; where this side has their page, show them there."""
        found = ways(self._store, self._store.today())[method]
        if self._store.identity.role is Role.DIVISION:
            self.page_requested.emit(f"kind:{Measure.KIND}", {"method": method.value})
        else:
            named = tr("、").join(name for _, name in found[:_MOST_NAMED]) or tr("ありません")
            self.noted.emit(tr("{0}：{1}").format(tr(method.label), named))

    def save(self) -> bool:
        """Write down what is typed where the cursor stands (Ctrl+S)."""
        return self._is_open() and self.panel.write_down()

    def save_and_go_on(self) -> None:
        """The same, ready for the next line (Ctrl+Enter)."""
        self.save()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._found = projects(self._store)
        self._show_found()
        if self._is_open():
            assert self.panel.project is not None
            self.open_project(self.panel.project.record_id)

    def take_focus(self) -> None:
        if self._is_open():
            self.panel.begin_writing()
        elif not self.board.focus_card():
            self._new.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, NewRecord):
            self.begin_project(target.body)
        elif isinstance(target, str):
            self._show_record(target)

    def leave(self) -> None:
        self.panel.keep()

    def search(self) -> None:
        if self._is_open():
            self.close_project()
        self.search_box.setFocus()

    # ------------------------------------------------------------ inside

    def _is_open(self) -> bool:
        return self._stack.currentWidget() is self.panel and self.panel.project is not None

    def _show_board(self) -> None:
        self._stack.setCurrentIndex(0)
        self._offer(is_open=False)

    def _offer(self, *, is_open: bool) -> None:
        found = self.panel.project
        self.search_box.setVisible(not is_open)
        self._new.setVisible(not is_open)
        self._back.setVisible(is_open)
        self._edit.setVisible(is_open and found is not None and found.is_own(self._store.owners))

    def _show_found(self) -> None:
        owners, today = self._store.owners, self._store.today()
        found = matching(self._store, self._found, self.search_box.text())
        seen = board(found, owners, today)
        self.board.show_cards({step: [self._card(each) for each in each_step] for step, each_step in seen.items()})
        self._model.show_lines(ended(found))
        measures = ways(self._store, today)
        self._ways_card.setVisible(any(measures.values()))
        self.ways.show_ways(measures)

    def _card(self, each: Project) -> Card:
        today = self._store.today()
        days = tr("{0}日目").format(each.days(today))
        if each.loop is not None and each.loop.said.number > 1:
            days = tr("{0}　第{1}周").format(days, each.loop.said.number)
        warning = tr("! 停滞 {0}").format(days) if each.is_stale(today) else ""
        if each.is_torn or any(loop.is_torn for loop in each.loops):
            warning = tr("! 確認が必要")
        return Card(each.record_id, each.said.name, owner_name(self._store.names, each.owner), days, warning)

    def _show_record(self, record_id: str) -> None:
        """Open the project of a record that was asked for: its own, a loop's, a note's, or that of a draft."""
        kind = next((kind for kind in (OodaProject, OodaLoop, OodaNote) if self._holds(kind.KIND, record_id)), None)
        loop_id = "" if kind is not None else loop_of_draft(self._store, record_id)
        wanted = project_of(self._store, kind.KIND, record_id) if kind is not None else ""
        if loop_id:
            wanted = project_of(self._store, OodaLoop.KIND, loop_id)
        if wanted:
            self.open_project(wanted, loop_id=loop_id)

    def _holds(self, kind: str, record_id: str) -> bool:
        try:
            return self._store.history(record_id)[0].kind == kind
        except LeaderDeskError:
            return False

    def _open_other(self, kind: str, record_id: str) -> None:
        self.page_requested.emit(f"kind:{kind}", record_id)

    def _run(self, dialog: EditDialog) -> bool:
        """Let a person write, and show what became of it."""
        dialog.exec()
        written, wanted = dialog.was_written, dialog.wanted
        dialog.deleteLater()
        if written:
            self._note_change()
        if wanted:
            self._open_other(self._store.history(wanted)[0].kind, wanted)
        return written

    def _note_change(self) -> None:
        self.refresh()
        self.store_changed.emit()
