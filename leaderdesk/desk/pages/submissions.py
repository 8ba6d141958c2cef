# SPDX-License-Identifier: MIT
"""提出状況: who is late?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout

from leaderdesk.analysis.submissions import SubmissionState, submission_states
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.board import Board, Tile
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import day_of, fiscal_year
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
        row = QHBoxLayout()
        row.setSpacing(12)
        self._told = plain_label("", role="section")
        self.year_box = QComboBox()
        self.year_box.setObjectName("filter.year")
        self.year_box.setAccessibleName(tr("年度"))
        this_year = fiscal_year(self._store.today())
        for year in range(this_year, this_year - 3, -1):
            self.year_box.addItem(year_words(year), year)
        self.year_box.activated.connect(self.refresh)
        self.only_missing = QCheckBox(tr("未提出だけを見る"))
        self.only_missing.setObjectName("filter.only_missing")
        self.only_missing.toggled.connect(self._show)
        row.addWidget(self._told)
        row.addStretch()
        row.addWidget(self.only_missing)
        row.addWidget(self.year_box)
        frame, column = card()
        column.addLayout(row)
        self.board = Board()
        self.board.tile_opened.connect(lambda section: self.page_requested.emit("city", {"owner": section}))
        scroll = scroll_area()
        scroll.setWidget(self.board)
        column.addWidget(scroll, 1)
        self.content.addWidget(frame, 1)

    def refresh(self) -> None:
        self._states = submission_states(self._store, year=self.year_box.currentData())
        self._show()

    def _show(self) -> None:
        handed = sum(not state.is_missing for state in self._states)
        self._told.setText(tr("提出済 {0} / {1} 課").format(handed, len(self._states)))
        shown = [state for state in self._states if state.is_missing or not self.only_missing.isChecked()]
        self.board.show_tiles([_tile(state) for state in shown])

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
        missing = [f"{state.section} {state.section_name}" for state in self._states if state.is_missing]
        QGuiApplication.clipboard().setText("\n".join(missing))
        self.noted.emit(tr("未提出の {0} 課をコピーしました。").format(len(missing)))


def _tile(state: SubmissionState) -> Tile:
    newest = state.newest
    if newest is None:
        return Tile(state.section, state.department_name, state.section_name, tr("未提出"), "↑", "warn")
    day = day_of(newest.written_at)
    files = (tr("{0}  {1:,}件").format(file.number, sum(file.counts.values())) for file in state.files)
    note = f"{newest.number} {day.month}/{day.day}"
    return Tile(state.section, state.department_name, state.section_name, note, "✓", "ok", "\n".join(files))
