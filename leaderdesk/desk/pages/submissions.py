# SPDX-License-Identifier: MIT
"""提出状況: who is late?"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout

from leaderdesk.analysis.submissions import SubmissionState, submission_states
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.board import Board, Tile
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import day_of, fiscal_year
from leaderdesk.ledger.store import Store


class SubmissionsPage(PageFrame):
    """Every section of the city on one board: what it handed over, and who is missing."""

    def __init__(self, store: Store, _preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("submissions", tr("提出状況"))
        self._store = store
        self._states: list[SubmissionState] = []
        self._build()

    def _build(self) -> None:
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
