# SPDX-License-Identifier: MIT
"""研修 (section): how many of us took which course this 年度, written into one grid."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSplitter, QWidget

from leaderdesk.analysis.training import years_of_training
from leaderdesk.analysis.training_grid import CELLS, GridError, GridLine, grid, write
from leaderdesk.desk.dialogs.print_preview import show_preview
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import ask, sentence, tell_fault
from leaderdesk.desk.models.columns import Column, short_day
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.training_grid import COLUMNS, TrainingGridModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.number_grid import NumberGrid
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.training_items import TrainingItems
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.training import TrainingResult
from leaderdesk.ledger.draft import Draft, drafts, drop_draft, keep_draft
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings
from leaderdesk.reports.leader_report import leader_report_document

_PAUSE_MS = 1500
_LETTERS = (3.2, -1, 3, 3, 3, 4.2, 3.8, 3.8, 5.4, 4.8)
_FIRST_CELL = COLUMNS.index(CELLS[0])


class TrainingPage(PageFrame):
    """The grid of a 年度, the chosen line's own items below it, and what is announced."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("training", tr("研修"))
        self._store = store
        self._preferences = preferences
        self._year = fiscal_year(store.today())
        self._this_year = self._year
        self._opened: frozenset[str] = frozenset()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_in_a_pause)
        self._is_dirty = False
        self._build(preferences)

    # ------------------------------------------------------------ layout

    def _build(self, preferences: Preferences) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.activated.connect(lambda: self._show_year(self.year_box.currentData()))
        self.titles.addWidget(self.year_box)
        self.add_action(button(tr("指導の成果…"), name="action.preview_leader_report"), self.preview)
        self.add_action(
            button(tr("提出・受領へ"), symbol="send", name="action.go.submission"),
            lambda: self.page_requested.emit("submission", None),
        )
        self.add_action(button(tr("取り消す"), name="action.cancel.training_result"), self.cancel)
        self.save_button = self.add_action(
            button(tr("保存  Ctrl+S"), role="primary", name="action.save.training_result"), self.save
        )
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self._grid_card())
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.setHandleWidth(12)
        self.items = TrainingItems(self._store)
        self.items.edited.connect(self._note_item)
        below.addWidget(self.items)
        below.addWidget(self._coming_card(preferences))
        below.setSizes([560, 440])
        self.splitter.addWidget(below)
        self.splitter.setSizes([530, 280])
        self.content.addWidget(self.splitter, 1)

    def _grid_card(self) -> QWidget:
        frame, column = card()
        self._hint = plain_label(
            tr("数を入れて Enter で下へ、Tab で右へ進みます。Excel の表はそのまま貼り付けられます（Ctrl+V）。"),
            role="note",
            wraps=True,
        )
        column.addWidget(self._hint)
        self.model = TrainingGridModel(self)
        self.model.is_read_only = self._store.is_read_only
        self.model.edited.connect(self._note_edit)
        self.grid = NumberGrid("training_grid", self.model, _LETTERS)
        self.grid.setAccessibleName(tr("研修の実績"))
        self.grid.chosen.connect(self._show_items)
        self.grid.pasted.connect(lambda count: self.noted.emit(tr("{0} 欄に貼り付けました。").format(count)))
        column.addWidget(self.grid, 1)
        self.by_session = QCheckBox(tr("この研修を開催の回ごとに入力する"))
        self.by_session.setObjectName("choice.by_session")
        self.by_session.clicked.connect(self._open_course)
        row = QHBoxLayout()  # a box is pressed where its words are, not beside them
        row.addWidget(self.by_session)
        row.addStretch()
        column.addLayout(row)
        self._total = plain_label("", role="field", wraps=True)
        column.addWidget(self._total)
        self._warning = plain_label(
            tr("! の行は受講が対象より多くなっています。確かめるか、理由を書いてください。"), role="note", wraps=True
        )
        column.addWidget(self._warning)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        return frame

    def _coming_card(self, preferences: Preferences) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("これからの研修"), role="section"))
        columns = [
            Column("day", tr("日"), self._day, letters=5),
            Column("name", tr("研修"), lambda row: str(row.body["name"]), letters=-1),
            Column("place", tr("会場"), lambda row: str(row.body.get("place", "")), letters=6),
        ]
        self._coming = LinesModel(columns, self)
        self.coming = RecordTable("coming_training", self._coming, columns, preferences)
        self.coming.setAccessibleName(tr("これからの研修"))
        self.coming.empty_text = tr("募集中の研修はありません。")
        column.addWidget(self.coming, 1)
        return frame

    # ------------------------------------------------------------ what a person does

    def save(self) -> bool:
        """Save every line that was typed into (Ctrl+S), all of them or none."""
        self._commit_cell()
        typed = self.model.typed
        if self._store.is_read_only or not typed or not self._may_hold():
            return False
        self._pause.stop()
        try:
            written = write(self._store, self.model.lines, typed)
        except GridError as error:
            self._show_faults(error)
            return False
        except LeaderDeskError as error:
            tell_fault(self, error)
            return False
        self._forget_drafts(list(typed))
        self._is_dirty = False
        self.model.typed = {}
        self.refresh()
        self.noted.emit(tr("{0} 件を保存しました。次の提出で届きます。").format(len(written)))
        self.store_changed.emit()
        return True

    def cancel(self) -> None:
        """Give up what was typed and show what is stored."""
        self._pause.stop()
        self._forget_drafts(list(self.model.typed))
        self._is_dirty = False
        self.model.typed = {}
        self.refresh()

    def preview(self) -> None:
        """指導の成果: the leader's own year as it will be on paper."""
        show_preview(leader_report_document(self._store, self._year), self._preferences, self)

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self.leave()
        self._offer_years()
        place, column = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        self._fault.hide()
        self.model.show_grid(grid(self._store, self._year, sessions=self._opened), self._drafts())
        self._coming.show_lines(self.model.grid.coming)
        self.grid.go_to(min(max(place, 0), len(self.model.lines) - 1), max(column, _FIRST_CELL))
        self._show_total()

    def take_focus(self) -> None:
        self.grid.setFocus()

    def show_target(self, target: object) -> None:
        if not isinstance(target, str) or not target:
            return
        for year in [self._year, *years_of_training(self._store)]:
            found = grid(self._store, year).lines
            for place, line in enumerate(found):
                if target in (line.record_id, line.course.code):
                    self._show_year(year)
                    self.grid.go_to(place, _FIRST_CELL)
                    return

    def leave(self) -> None:
        self._commit_cell()
        self._keep()

    # ------------------------------------------------------------ inside

    def _offer_years(self) -> None:
        self.year_box.clear()
        for year in sorted({*years_of_training(self._store), self._year, self._this_year - 1}, reverse=True):
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(self._year))

    def _show_year(self, year: int) -> None:
        self.leave()
        self._year = year
        self._opened = frozenset()
        self.refresh()

    def _line(self) -> GridLine | None:
        place = self.grid.currentIndex().row()
        return self.model.lines[place] if 0 <= place < len(self.model.lines) else None

    def _open_course(self, is_open: bool) -> None:
        line = self._line()
        if line is not None:
            code = {line.course.code}
            self._opened = self._opened | code if is_open else self._opened - code
            self.refresh()

    def _show_items(self, _place: int) -> None:
        line = self._line()
        self.items.show_line(line, self.model)
        if line is not None:
            mine = [each for each in self.model.lines if each.course.code == line.course.code]
            told = any(each.row is not None and each.key.get("session") for each in mine)
            self.by_session.setChecked(len(mine) > 1)
            self.by_session.setEnabled(not told)  # sessions that something was told of stay in sight

    def _show_total(self) -> None:
        whole = self.model.whole()
        filled = {each.course.code for each in self.model.lines if self.model.attendance(each).results}
        courses = {each.course.code for each in self.model.lines}
        rate = "―" if whole.rate is None else f"{whole.rate} %"
        told = tr("{0} 研修のうち {1} 研修を入力。対象 {2:,} 人・受講 {3:,} 人（{4}）")
        self._total.setText(told.format(len(courses), len(filled), whole.target, whole.attended, rate))
        self._warning.setVisible(any(self.model.is_warned(line) for line in self.model.lines))

    def _note_edit(self) -> None:
        self._is_dirty = True
        self._pause.start()
        self._show_total()
        self._show_items(0)

    def _note_item(self, name: str, text: str) -> None:
        self.model.put(self.grid.currentIndex().row(), name, text)

    def _show_faults(self, error: GridError) -> None:
        self.model.show_faults(error.faults)
        self._fault.setText(sentence(error))
        self._fault.show()
        record_id, name = next(iter(error.faults))
        place = next(at for at, line in enumerate(self.model.lines) if line.record_id == record_id)
        self.grid.go_to(place, COLUMNS.index(name) if name in COLUMNS else _FIRST_CELL)
        self._show_items(place)
        if name in self.items.fields:
            self.items.focus(name)
        else:
            self.grid.setFocus()

    def _may_hold(self) -> bool:
        """Whether it may be saved as it is: what looks like personal data is pointed out first."""
        told = []
        for line in self.model.lines:
            typed = {name: text for name, text in self.model.typed.get(line.record_id, {}).items() if text}
            told += [warning.sentence(tr) for warning in warnings(TrainingResult, typed, line.body).values()]
        return not told or ask(self, "\n".join(told), do=tr("このまま保存"), leave=tr("直す"))

    def _commit_cell(self) -> None:
        """What stands in a cell that is still open belongs to it."""
        if self.grid.state() == NumberGrid.State.EditingState:
            self.grid.setFocus()

    def _day(self, row: Row) -> str:
        return short_day(date.fromisoformat(row.body["held_on"]), self._this_year)

    # ------------------------------------------------------------ drafts

    def _drafts(self) -> dict[str, dict[str, str]]:
        """What was being typed into the grid and is not saved: of every line, by field."""
        with self._store.reading() as connection:
            found = [draft for draft in drafts(connection) if draft.kind == TrainingResult.KIND]
        fields = TrainingResult.facets()
        kept = {draft.record_id: {**draft.typed} for draft in found}
        return {
            record_id: {name: text for name, text in typed.items() if name in fields and name != TrainingResult.TITLE}
            for record_id, typed in kept.items()
        } | self.model.typed

    def _keep(self) -> None:
        self._pause.stop()
        if not self._is_dirty or self._store.is_read_only:
            return
        at = self._store.timestamp()
        with self._store.writing() as connection:
            for line in self.model.lines:
                if typed := self.model.typed.get(line.record_id):
                    named = {**typed, TrainingResult.TITLE: line.course.code}
                    keep_draft(connection, Draft(TrainingResult.KIND, line.record_id, line.heads, at, named))
        self._is_dirty = False
        self.noted.emit(tr("自動保存しました {0}").format(at[11:16]))

    def _keep_in_a_pause(self) -> None:
        """A failing disk is said in the status bar, and the draft tried again."""
        try:
            self._keep()
        except LeaderDeskError as fault:
            self.noted.emit(sentence(fault))
            self._pause.start()

    def _forget_drafts(self, record_ids: list[str]) -> None:
        with self._store.writing() as connection:
            for record_id in record_ids:
                drop_draft(connection, record_id)
