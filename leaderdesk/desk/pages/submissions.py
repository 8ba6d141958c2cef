# SPDX-License-Identifier: MIT
"""提出状況: who is late?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout

from leaderdesk.analysis.submissions import (
    MonthState,
    SubmissionState,
    month_states,
    reminders,
    submission_states,
)
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.board import Board, Tile
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import day_of, fiscal_months, fiscal_year
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.store import Store


class SubmissionsPage(PageFrame):
    """Every section of the city on one board: what it handed over, and who is missing."""

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__("submissions", tr("提出状況"))
        self._store = store
        self._preferences = preferences
        self._jobs = jobs
        self._states: list[SubmissionState] = []
        self._build()

    def _build(self) -> None:
        forms = button(tr("様式を作る"), symbol="file-spreadsheet", name="action.templates")
        self.add_action(forms, self._choose_templates)
        self.add_action(button(tr("未提出の課をコピー"), symbol="copy", name="action.copy_missing"), self._copy_missing)
        self.add_action(
            button(tr("督促の文面をコピー"), symbol="clipboard", name="action.copy_reminder"), self._copy_text
        )
        self._remind = self.add_action(button(tr("督促の照会を作る"), name="action.remind_missing"), self.remind)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._told = plain_label("", role="section")
        self.year_box = QComboBox()
        self.year_box.setObjectName("filter.year")
        self.year_box.setAccessibleName(tr("年度"))
        this_year = fiscal_year(self._store.today())
        for year in range(this_year, this_year - 3, -1):
            self.year_box.addItem(year_words(year), year)
        self.year_box.activated.connect(lambda: self._renew(month=""))
        self.only_missing = QCheckBox(tr("未提出だけを見る"))
        self.only_missing.setObjectName("filter.only_missing")
        self.only_missing.toggled.connect(self._show)
        self.month_box = QComboBox()
        self.month_box.setObjectName("filter.month")
        self.month_box.setAccessibleName(tr("月"))
        self.month_box.activated.connect(self._show)
        self.department_box = QComboBox()
        self.department_box.setObjectName("filter.department")
        self.department_box.setAccessibleName(tr("部"))
        self.department_box.activated.connect(self._show)
        row.addWidget(self._told)
        row.addStretch()
        row.addWidget(self.only_missing)
        row.addWidget(self.department_box)
        row.addWidget(self.month_box)
        row.addWidget(self.year_box)
        frame, column = card()
        column.addLayout(row)
        self.board = Board()
        self.board.tile_opened.connect(self._open_section)
        scroll = scroll_area()
        scroll.setWidget(self.board)
        column.addWidget(scroll, 1)
        on_paper = button(tr("一覧を印刷"), role="link", name="action.print_submissions")
        on_paper.clicked.connect(self.preview)
        column.addWidget(on_paper, 0, Qt.AlignmentFlag.AlignRight)
        self.content.addWidget(frame, 1)

    def refresh(self) -> None:
        self._renew(month=self.month_box.currentData() or "")

    def _renew(self, *, month: str) -> None:
        """Offer the months of the 年度 that have begun and the 部 there are; show the whole year, or a month."""
        year, today = self.year_box.currentData(), self._store.today()
        self.month_box.clear()
        self.month_box.addItem(tr("年度の全体"), "")
        for at, number in fiscal_months(year):
            if date(at, number, 1) <= today:
                self.month_box.addItem(tr("{0}月分").format(number), date(at, number, 1).isoformat())
        self.month_box.setCurrentIndex(max(self.month_box.findData(month), 0))
        self._states = submission_states(self._store, year=year)
        department = self.department_box.currentData() or ""
        self.department_box.clear()
        self.department_box.addItem(tr("部：すべて"), "")
        for code, name in {state.department: state.department_name for state in self._states}.items():
            self.department_box.addItem(name, code)
        self.department_box.setCurrentIndex(max(self.department_box.findData(department), 0))
        self._show()

    def shown(self) -> list[SubmissionState] | list[MonthState]:
        """The sections of the chosen 部, in the chosen month or in the whole 年度."""
        begin, department = self.month_box.currentData(), self.department_box.currentData()
        states: list[Any] = month_states(self._store, date.fromisoformat(begin)) if begin else self._states
        return [state for state in states if not department or state.department == department]

    def _show(self) -> None:
        states = self.shown()
        handed = sum(
            state.file is not None if isinstance(state, MonthState) else not state.is_missing for state in states
        )
        self._told.setText(tr("提出済 {0} / {1} 課").format(handed, len(states)))
        owed = [state for state in states if isinstance(state, MonthState) and state.is_missing]
        self._remind.setEnabled(bool(owed) and not self._store.is_read_only)
        told = tr("月を選ぶと、その月をまだ提出していない課に照会を作れます。")
        self._remind.setToolTip("" if owed else told)
        self.board.show_tiles(
            [_month_tile(each) if isinstance(each, MonthState) else _tile(each) for each in self._wanted()]
        )

    def _wanted(self) -> list[SubmissionState | MonthState]:
        """Of those sections the ones that are to be seen: all, or only those that owe something."""
        return [state for state in self.shown() if _is_owed(state) or not self.only_missing.isChecked()]

    def preview(self) -> None:
        """The sections that are to be seen, as a list on paper."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.submission_list import submission_list

        document = submission_list(self._store, self._wanted(), period=self._period())
        show_preview(document, self._preferences, self)

    def _period(self) -> str:
        """What is looked at, in words: a month, or the whole 年度."""
        return self.month_box.currentText() if self.month_box.currentData() else self.year_box.currentText()

    def _open_section(self, section: str) -> None:
        """The records of a section, and of those that it follows (課の改編)."""
        whose = self._store.lineage.followed(section, self._store.today())
        self.page_requested.emit("city", {"owner": sorted(whose)})

    def _choose_templates(self) -> None:
        from leaderdesk.desk.dialogs.templates import TemplatesDialog
        from leaderdesk.exchange.distribution import sections_in_force

        dialog = TemplatesDialog(sections_in_force(self._store), self)
        sections = dialog.chosen if dialog.exec() == TemplatesDialog.DialogCode.Accepted else {}
        dialog.deleteLater()
        start = self._preferences.text("templates/folder", str(self._store.folder))
        folder = QFileDialog.getExistingDirectory(self, tr("様式を置くフォルダー"), start) if sections else ""
        if folder:
            self._preferences.keep_text("templates/folder", folder)
            self.write_templates(Path(folder), sections)

    def write_templates(self, folder: Path, sections: Mapping[str, str]) -> None:
        """Write the 様式 of these sections in the background."""
        from leaderdesk.exchange.template import write_templates

        def told(files: Sequence[Path]) -> None:
            self.said.emit(tr("様式を {0} 個書き出しました：{1}").format(len(files), folder.name), None)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        job = self._jobs.start(
            lambda progress, _found: write_templates(self._store, folder, sections, progress=progress)
        )
        job.done.connect(told)
        job.failed.connect(lambda error: tell_fault(self, error))
        job.stopped.connect(lambda: self.noted.emit(tr("中止しました。書き出した様式はそのまま残ります。")))
        show_waiting(self, tr("様式を作っています…"), job)

    def _copy_missing(self) -> None:
        missing = [f"{state.section} {state.section_name}" for state in self.shown() if _is_owed(state)]
        QGuiApplication.clipboard().setText("\n".join(missing))
        self.noted.emit(tr("未提出の {0} 課をコピーしました。").format(len(missing)))

    def _copy_text(self) -> None:
        """督促の文面: a letter to all that owe something, ready to be pasted into a mail."""
        missing = [state.section_name for state in self.shown() if _is_owed(state)]
        lines = (
            tr("{0} 推進リーダー 各位").format(tr("、").join(missing)),
            "",
            tr("{0}の提出ファイルがまだ届いていません。").format(self._period()),
            tr(
                "LeaderDesk の「提出・受領」で書き出して、お送りください。記録がない場合も、0 件のまま提出してください。"
            ),
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.noted.emit(tr("督促の文面をコピーしました。"))

    def remind(self) -> None:
        """One 照会 for each section that owes the chosen month; they go with the next 配布."""
        begin = date.fromisoformat(self.month_box.currentData())
        owed = [state for state in self.shown() if isinstance(state, MonthState)]
        bodies = reminders(self._store, owed, begin.month)
        try:
            self._store.add_all([(Liaison, body, "") for body in bodies])
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        self.said.emit(
            tr("{0:,} 課への照会を作りました。次の配布で届きます。").format(len(bodies)), self.undo_requested.emit
        )
        self.store_changed.emit()


def _is_owed(state: SubmissionState | MonthState) -> bool:
    return state.file is None if isinstance(state, MonthState) else state.is_missing


def _month_tile(state: MonthState) -> Tile:
    place = (state.section, state.department_name, state.section_name)
    if state.file is None:
        told = tr("未提出（{0}日遅れ）").format(state.late) if state.late else tr("未提出")
        return Tile(*place, told, "↑", "bad" if state.late else "warn")
    day = day_of(state.file.written_at)
    note = f"{state.file.number} {day.month}/{day.day}"
    late = tr("{0}（{1}日遅れ）").format(note, state.late)
    return Tile(*place, late if state.late else note, "✓", "warn" if state.late else "ok")


def _tile(state: SubmissionState) -> Tile:
    newest = state.newest
    if newest is None:
        return Tile(state.section, state.department_name, state.section_name, tr("未提出"), "↑", "warn")
    day = day_of(newest.written_at)
    files = (tr("{0}  {1:,}件").format(file.number, sum(file.counts.values())) for file in state.files)
    note = f"{newest.number} {day.month}/{day.day}"
    return Tile(state.section, state.department_name, state.section_name, note, "✓", "ok", "\n".join(files))
