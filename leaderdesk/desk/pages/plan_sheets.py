# SPDX-License-Identifier: MIT
"""実施計画調書: what is not answered, what can be frozen, how many days are left; and each sheet to be read and written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QMenu, QPushButton, QSplitter, QWidget

from leaderdesk.analysis.editions import (
    Line,
    Sheet,
    SheetStage,
    draft,
    lines,
    next_editions,
    official,
    report,
    reports_to,
    sheets_due,
)
from leaderdesk.analysis.layouts import Records, layout_in_use, own_layout
from leaderdesk.analysis.measures import years_of_measures
from leaderdesk.desk.dialogs.print_preview import preview_in_time
from leaderdesk.desk.jobs import Job, Jobs
from leaderdesk.desk.messages import sentence, tell, tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.plan_sheet_view import PlanSheetView
from leaderdesk.desk.widgets.sheet_list import SheetList
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.progress import PlanSheet, SheetState
from leaderdesk.ledger.query import rows
from leaderdesk.ledger.store import Store
from leaderdesk.paper.output import write_pdf
from leaderdesk.reports.document import Document
from leaderdesk.reports.plan_sheet import (
    head_of,
    layout_for,
    list_document,
    looked_through,
    sheet_document,
    write_list,
    write_sheets,
)

_LETTERS_BESIDE = 66  # so wide must the page be for list and sheet to stand beside each other
_MOST_TOLD = 8  # remarks in a dialog

Wanted = Callable[[], Sequence[Line]]


class PlanSheetsPage(PageFrame):
    """The sheets of a 年度 as a list, and beside it the chosen one."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("plan_sheets", tr("実施計画調書"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._lines: list[Line] = []
        self._reading: Job | None = None
        self._wanted = ""
        self._build()
        self.setAcceptDrops(True)

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.activated.connect(lambda: self._read())
        self.titles.addWidget(self.year_box)
        self.preview_button = self._menu(tr("印刷の確認"), "action.preview_sheets")
        self.export_button = self._menu(tr("書き出す"), "action.export_sheets")
        self.titles.addWidget(self.preview_button)
        self.titles.addWidget(self.export_button)
        self.freeze_button = self.add_action(
            button(tr("確定する…"), role="primary", name="action.freeze"), lambda: self.ask_to_freeze(self._lines)
        )
        self.content.addWidget(self._summary())
        self.list = SheetList(self._preferences)
        self.view = PlanSheetView()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([660, 370])
        self.content.addWidget(self.splitter, 1)
        self._fill_foot()
        self._fill_menus()
        self.list.line_chosen.connect(self.view.show_line)
        self.list.selection_changed.connect(self._enable)
        self.view.preview_requested.connect(
            lambda sheet: self._preview(partial(sheet_document, [sheet], self._head([sheet])))
        )

    def _summary(self) -> QWidget:
        frame, column = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        self._days = plain_label("", role="section")
        self._counts = plain_label("", wraps=True)
        self._layout_name = plain_label("", role="note")
        layouts = button(tr("様式…"), name="action.sheet_layouts")
        layouts.clicked.connect(lambda: self.choose_layout())
        row.addWidget(self._days)
        row.addStretch()
        row.addWidget(self._layout_name)
        row.addWidget(layouts)
        column.addLayout(row)
        column.addWidget(self._counts)
        return frame

    def _fill_foot(self) -> None:
        self.content_box = QComboBox()
        self.content_box.setObjectName("choice.content")
        self.content_box.setAccessibleName(tr("印刷・書き出しの内容"))
        self.content_box.setToolTip(
            tr("印刷の確認と書き出しに使う内容です。確定していない調書は、どちらでも案が出ます。")
        )
        self.content_box.addItem(tr("確定した版"), official)
        self.content_box.addItem(tr("いまの内容"), draft)
        self.report_button = self._menu(tr("報告"), "action.report_sheets")
        self.freeze_chosen = button(tr("選んだ分を確定…"), name="action.freeze_chosen")
        self.freeze_chosen.clicked.connect(lambda: self.ask_to_freeze(self.list.chosen()))
        for made in (self.content_box, self.report_button, self.freeze_chosen):
            self.list.foot.addWidget(made)

    def _menu(self, text: str, name: str) -> QPushButton:
        made = button(text, name=name)
        made.setMenu(QMenu(made))
        return made

    def _fill_menus(self) -> None:
        choices: Sequence[tuple[str, str, Wanted]] = (
            ("chosen", tr("選んだ調書"), self.list.chosen),
            ("all", tr("すべての調書"), lambda: self._lines),
        )
        for name, words, wanted in choices:
            self._offer(self.preview_button, f"preview_{name}", words, partial(self._preview_of, wanted))
            self._offer(self.export_button, f"export_{name}", words, partial(self._ask_where, wanted))
        self._offer(self.preview_button, "preview_list", tr("調書の一覧"), self.preview_list)
        self._offer(self.export_button, "export_list", tr("調書の一覧"), self._ask_where_list)
        for state, bodies in reports_to(self._store).items():
            words = f"{tr(state.label)}：{bodies}"
            self._offer(self.report_button, f"report_{state.value}", words, partial(self._ask_day, state))
        self._offer(
            self.report_button,
            "report_done",
            tr("年度の終わり：完了にする"),
            lambda: self.note(SheetState.DONE, self._store.today()),
        )

    def _offer(self, holder: QPushButton, name: str, words: str, do: Callable[[], object]) -> None:
        holder.menu().addAction(words, do).setObjectName(f"menu.{name}")

    # ------------------------------------------------------------ freezing

    def ask_to_freeze(self, chosen: Sequence[Line]) -> None:
        """Show which of these sheets would be frozen and what is missing on each; freeze those that a person wants."""
        from leaderdesk.desk.dialogs.freeze_sheets import FreezeDialog

        wanted = [line for line in chosen if line.is_to_freeze]
        if not wanted:
            self.noted.emit(tr("確定するものはありません。どの調書も、いまの内容の版があります。"))
            return
        dialog = FreezeDialog(wanted, self._preferences, self)
        dialog.exec()
        if dialog.chosen:
            self.freeze([line.code for line in dialog.chosen], dialog.reason)
        dialog.deleteLater()

    def freeze(self, codes: Sequence[str], reason: str = "") -> None:
        """Freeze the sheets of these measures as they are now, in the background; nothing where a person stops it."""
        year = self.year

        def prepare(progress: Any, _found: Any) -> Records:
            layout = layout_in_use(self._store)
            return next_editions(self._store, lines(self._store, year, codes), layout, reason=reason, progress=progress)

        job = self._jobs.start(prepare)
        job.done.connect(self._write)
        job.failed.connect(lambda error: tell_fault(self, error))
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。どの調書も確定していません。")))
        show_waiting(self, tr("調書を確定しています…"), job)

    def _write(self, records: Records) -> None:
        try:
            written = self._store.put(records)
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        count = sum(made.kind == PlanSheet.KIND for made in written)
        self.said.emit(tr("{0:,} 件の調書を確定しました。").format(count), self.undo_requested.emit)
        self.refresh()
        self.store_changed.emit()

    # ------------------------------------------------------------ reports

    def _ask_day(self, state: SheetState) -> None:
        from leaderdesk.desk.dialogs.report_sheets import ReportDialog

        if count := len(self._frozen()):
            dialog = ReportDialog(self._store, f"{tr(state.label)}：{reports_to(self._store)[state]}", count, self)
            if dialog.exec() and dialog.day:
                self.note(state, dialog.day)
            dialog.deleteLater()

    def note(self, state: SheetState, day: date) -> None:
        """Note on the newest 版 of the selected sheets that they were reported."""
        try:
            written = report(self._store, self._frozen(), state, day)
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        told = tr("{0:,} 件に「{1}」を記録しました。").format(len(written), tr(state.label))
        self.said.emit(told, self.undo_requested.emit)
        self.refresh()
        self.store_changed.emit()

    def _frozen(self) -> list[Any]:
        return [line.newest for line in self.list.chosen() if line.newest]

    # ------------------------------------------------------------ paper and workbooks

    def preview(self, chosen: Sequence[Line]) -> None:
        """Show these sheets as they will be on paper."""
        sheets = self._sheets(chosen)
        self._preview(partial(sheet_document, sheets, self._head(sheets)))

    def preview_list(self) -> None:
        """Show the list of all sheets as it will be on paper."""
        sheets = self._sheets(self._lines)
        self._preview(partial(list_document, sheets, self._head(sheets)))

    def _preview(self, make: Callable[[], Document]) -> None:
        job = preview_in_time(make, self._jobs, self._preferences, self)
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。")))

    def _preview_of(self, wanted: Wanted) -> None:
        self.preview(wanted())

    def _ask_where(self, wanted: Wanted) -> None:
        if (chosen := wanted()) and (target := self._target(tr("実施計画調書"))):
            self.export(self._sheets(chosen), target)

    def _ask_where_list(self) -> None:
        if target := self._target(tr("実施計画調書一覧")):
            self.export(self._sheets(self._lines), target, is_list=True)

    def _target(self, name: str) -> Path | None:
        folder = self._preferences.text("print/folder", str(Path.home()))
        begin = str(Path(folder) / f"{name}_{self.year}.pdf")
        chosen, form = QFileDialog.getSaveFileName(self, tr("保存先"), begin, "PDF (*.pdf);;Excel (*.xlsx)")
        if not chosen:
            return None
        self._preferences.keep_text("print/folder", str(Path(chosen).parent))
        ending = ".xlsx" if "xlsx" in form else ".pdf"
        return Path(chosen) if chosen.lower().endswith((".pdf", ".xlsx")) else Path(f"{chosen}{ending}")

    def export(self, sheets: Sequence[Sheet], target: Path, *, is_list: bool = False) -> None:
        """Write sheets, or their list, as a PDF or as a workbook, in the background; what to look at is told after."""
        head = self._head(sheets)

        def as_paper(progress: Any, _found: Any) -> list[LeaderDeskError]:
            write_pdf((list_document if is_list else sheet_document)(sheets, head), target, progress)
            return []

        def as_workbook(_progress: Any, _found: Any) -> list[LeaderDeskError]:
            layout, told = layout_for(self._store, sheets)
            losses = looked_through(layout).losses
            return [*told, *losses, *(write_list if is_list else write_sheets)(sheets, head, layout, target)]

        job = self._jobs.start(as_workbook if target.suffix.lower() == ".xlsx" else as_paper)
        job.done.connect(lambda remarks: self._tell_written(target, remarks))
        job.failed.connect(lambda error: tell_fault(self, error))
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。ファイルは作っていません。")))
        show_waiting(self, tr("書き出しています…"), job)

    def _tell_written(self, target: Path, remarks: Sequence[LeaderDeskError]) -> None:
        self.said.emit(tr("書き出しました：{0}").format(target.name), None)
        if remarks:
            told = [f"・{sentence(remark)}" for remark in remarks[:_MOST_TOLD]]
            rest = len(remarks) - len(told)
            more = [tr("ほか {0} 件").format(rest)] if rest else []
            tell(self, "\n".join([tr("「{0}」で確かめてください。").format(target.name), *told, *more]))

    # ------------------------------------------------------------ the layout

    def choose_layout(self, dropped: Path | None = None) -> None:
        """Choose the workbook that the next 版 is written in."""
        from leaderdesk.desk.dialogs.sheet_layouts import SheetLayoutsDialog

        dialog = SheetLayoutsDialog(self._store, self._preferences, self)
        if dropped is not None:
            dialog.look_at(dropped)
        if dialog.exec():
            self.said.emit(tr("様式を替えました。次に確定する版から使います。"), self.undo_requested.emit)
            self.store_changed.emit()
        dialog.deleteLater()
        self._tell_layout()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._store.is_read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.choose_layout(paths[0])

    # ------------------------------------------------------------ the frame's part

    @property
    def year(self) -> int:
        """The 年度 that is looked at."""
        return int(self.year_box.currentData())

    def refresh(self) -> None:
        shown = self.year_box.currentData() or fiscal_year(self._store.today())
        self.year_box.clear()
        for year in years_of_measures(self._store):
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(max(self.year_box.findData(shown), 0))
        self._tell_layout()
        self._read()

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        """Show a measure's sheet, by the measure's number or by the record of a 版."""
        if isinstance(target, str) and target:
            found = rows(self._store, PlanSheet, [target])
            self._wanted = found[0].body["measure"] if found else target
            self.list.clear_filters()
            self.list.choose(self._wanted)

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # ------------------------------------------------------------ inside

    def _read(self) -> None:
        """Read the sheets of the year in the background: a thousand of them take a second."""
        year = self.year
        self.list.say_empty(tr("調書を読み込んでいます…"))
        job = self._jobs.start(lambda _progress, _found: lines(self._store, year))
        job.done.connect(lambda found: self._show_lines(found) if job is self._reading else None)
        job.failed.connect(lambda error: tell_fault(self, error) if job is self._reading else None)
        self._reading = job

    def _show_lines(self, found: list[Line]) -> None:
        self._lines, self._reading = found, None
        self.list.say_empty(tr("この年度の施策はありません。「施策」で加えると、ここに調書が並びます。"))
        self.list.show_lines(found)
        if self._wanted:
            self.list.choose(self._wanted)
            self._wanted = ""
        counts = Counter(line.stand for line in found)
        told = [f"{tr(stage.label)} {counts[stage]:,}" for stage in SheetStage if counts[stage]]
        if changed := sum(bool(line.changed) for line in found):
            told.append(tr("確定の後に変わった {0}").format(changed))
        self._counts.setText("　".join(told))
        self._tell_days()
        self._enable()

    def _tell_days(self) -> None:
        """How many days are left, as long as a sheet waits to be frozen."""
        due, waiting = sheets_due(self._store, self.year), sum(line.newest is None for line in self._lines)
        self._days.setVisible(due is not None and bool(self._lines))
        if due is not None:
            left = (due - self._store.today()).days
            words = (
                tr("確定の期日 {0}/{1} まであと {2} 日")
                if left >= 0
                else tr("確定の期日 {0}/{1} を {2} 日過ぎています")
            )
            words = words if waiting else tr("すべて確定しました（期日 {0}/{1}）")
            self._days.setText(words.format(due.month, due.day, abs(left)))

    def _tell_layout(self) -> None:
        try:
            used = layout_in_use(self._store)
        except LeaderDeskError as fault:
            self._layout_name.setText(sentence(fault))
            return
        is_own = used.digest == own_layout().digest
        self._layout_name.setText(tr("様式：{0}").format(tr("標準の様式") if is_own else used.name))

    def _enable(self) -> None:
        chosen, is_writable = self.list.chosen(), not self._store.is_read_only
        open_ones = sum(line.is_to_freeze for line in self._lines)
        self.freeze_button.setText(tr("確定する（{0:,} 件）…").format(open_ones) if open_ones else tr("確定する…"))
        self.freeze_button.setEnabled(is_writable and bool(open_ones))
        self.freeze_chosen.setEnabled(is_writable and any(line.is_to_freeze for line in chosen))
        self.report_button.setEnabled(is_writable and any(line.newest for line in chosen))
        for made in (self.preview_button, self.export_button):
            made.setEnabled(bool(self._lines))

    def _sheets(self, chosen: Sequence[Line]) -> list[Sheet]:
        made: Callable[[Line], Sheet] = self.content_box.currentData()
        return [made(line) for line in chosen]

    def _head(self, sheets: Sequence[Sheet]) -> Any:
        return head_of(self._store, self.year, sheets)
