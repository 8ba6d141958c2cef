# SPDX-License-Identifier: MIT
"""ホーム of the division: what waits, what came, where does the city stand?"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.gates import next_gate
from leaderdesk.analysis.statistics import Under, by_month, by_section, recorded_kinds, was_reorganised
from leaderdesk.analysis.submissions import received_files, submission_states
from leaderdesk.analysis.today import division_tasks
from leaderdesk.desk.dialogs.succession import SuccessionDialog, what_happened
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.columns import RIGHT, Column, short_day
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.arrivals import ArrivalsLine
from leaderdesk.desk.widgets.charts import ChartView
from leaderdesk.desk.widgets.figures import FigureCard
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.succession_banner import SuccessionBanner
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.task_list import TaskList
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_
from leaderdesk.exchange.succession import offers
from leaderdesk.fiscal import day_of, fiscal_months, fiscal_year
from leaderdesk.ledger.store import Store
from leaderdesk.paper.charts import Bar, draw_columns, draw_rows

_FIRST = (
    ("receive", N_("提出ファイルを受け取る")),
    ("submissions", N_("提出状況を見る")),
    ("city", N_("全庁の一覧を見る")),
)
_RECENT, _TOP = 50, 8


class DivisionHomePage(PageFrame):
    """The three ways in, the city in four figures, today's tasks, what came last, and the year as charts."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("home", tr("ホーム"))
        self._store = store
        self._build(preferences)

    def _build(self, preferences: Preferences) -> None:
        self._waiting = ArrivalsLine()
        self._waiting.opened.connect(lambda arrivals: self.page_requested.emit("receive", arrivals))
        self.content.addWidget(self._waiting)
        self._succession = SuccessionBanner()
        self._succession.opened.connect(self._go_on)
        self.content.addWidget(self._succession)
        row = QHBoxLayout()
        row.setSpacing(12)
        for page, text in _FIRST:
            made = button(tr(text), role="big", name=f"action.go.{page}")
            made.clicked.connect(lambda _=False, at=page: self.page_requested.emit(at, None))
            row.addWidget(made, 1)
        self.content.addLayout(row)
        self._figures = {kind.KIND: FigureCard(tr(kind.LABEL), name=kind.KIND) for kind in recorded_kinds(self._store)}
        self._handed = FigureCard(tr("提出した課"), name="handed")
        self._handed.opened.connect(lambda: self.page_requested.emit("submissions", None))
        figures = QHBoxLayout()
        figures.setSpacing(12)
        self._gate = FigureCard(tr("次の節目"), name="gate")
        self._gate.opened.connect(lambda: self.page_requested.emit("schedule", None))
        figures.addWidget(self._gate, 1)
        figures.addWidget(self._handed, 1)
        for kind, figure in self._figures.items():
            figure.opened.connect(lambda at=kind: self.page_requested.emit("city", {"kind": at}))
            figures.addWidget(figure, 1)
        self.content.addLayout(figures)
        left = QVBoxLayout()
        left.setSpacing(12)
        self._tasks = TaskList(preferences)
        self._tasks.task_opened.connect(self.page_requested)
        left.addWidget(self._tasks, 2)
        left.addWidget(self._arrivals(preferences), 3)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addLayout(left, 3)
        below.addWidget(self._charts(), 2)
        self.content.addLayout(below, 1)

    def _arrivals(self, preferences: Preferences) -> QWidget:
        year = fiscal_year(self._store.today())
        columns = [
            Column("at", tr("受領日"), lambda file: short_day(day_of(file.at), year), letters=6),
            Column("section", tr("課"), lambda file: f"{file.owner} {file.owner_name}", letters=-1),
            Column("number", tr("号"), lambda file: file.number, letters=7),
            Column("count", tr("件数"), lambda file: f"{sum(file.counts.values()):,}", alignment=RIGHT, letters=5),
        ]
        self._model = LinesModel(columns, self)
        self.files = RecordTable("arrivals", self._model, columns, preferences)
        self.files.setAccessibleName(tr("最近受け取ったファイル"))
        self.files.empty_text = tr("まだ受け取っていません。「受領・統合」に提出ファイルを置きます。")
        self.files.opened.connect(
            lambda place: self.page_requested.emit("city", {"owner": self._model.lines[place].owner})
        )
        frame, column = card()
        column.addWidget(plain_label(tr("最近受け取ったファイル"), role="section"))
        column.addWidget(self.files, 1)
        return frame

    def _charts(self) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("今年度の記録（月別）"), role="section"))
        self.months = ChartView(draw_columns, name="chart.months", label=tr("今年度の記録（月別）"))
        self.months.bar_opened.connect(lambda _place: self.page_requested.emit("city", None))
        column.addWidget(self.months, 3)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("記録の多い課"), role="section"))
        row.addStretch()
        self.under = QComboBox()
        self.under.setObjectName("filter.under")
        self.under.setAccessibleName(tr("改編のあった課の数え方"))
        for under in Under:
            self.under.addItem(tr(under.label))
        self.under.activated.connect(lambda _place: self.refresh())
        row.addWidget(self.under)
        column.addLayout(row)
        self.sections = ChartView(draw_rows, name="chart.sections", label=tr("記録の多い課"))
        self.sections.bar_opened.connect(self._open_section)
        column.addWidget(self.sections, 0)
        return frame

    # ------------------------------------------------------------ the frame's part

    def show_arrivals(self, arrivals: Any) -> None:
        self._waiting.show_arrivals(arrivals)

    def refresh(self) -> None:
        store, today = self._store, self._store.today()
        year, kinds = fiscal_year(today), recorded_kinds(self._store)
        self._tell_succession()
        states = submission_states(store, year=year)
        handed = sum(not state.is_missing for state in states)
        note = tr("{0} 課中・未提出 {1} 課")
        self._handed.show_figure(handed, note.format(len(states), len(states) - handed))
        gate = next_gate(store)
        self._gate.setVisible(gate is not None)
        if gate is not None:
            self._gate.call(tr("{0}/{1} まであと（日）").format(gate.due.month, gate.due.day))
            self._gate.show_figure((gate.due - today).days, gate.name)
        months = {kind.KIND: by_month(store, kind, year=year) for kind in kinds}
        for kind, counts in months.items():
            self._figures[kind].show_figure(sum(counts), tr("今月 {0:,}").format(counts[(today.month - 4) % 12]))
        self._tasks.show_tasks(division_tasks(store), today)
        self._model.show_lines(received_files(store, limit=_RECENT))
        accent = current_theme().accent.strong
        totals = [sum(counts) for counts in zip(*months.values(), strict=True)]
        labels = [tr("{0}月").format(month) for _, month in fiscal_months(year)]
        self.months.show_bars([Bar(label, total, accent) for label, total in zip(labels, totals, strict=True)])
        self.under.setVisible(was_reorganised(store))
        counted = by_section(store, year=year, under=self._counted_under())
        self._top = sorted(counted, key=lambda at: at.total, reverse=True)[:_TOP]
        self.sections.show_bars([Bar(at.section_name, at.total, accent) for at in self._top if at.total])

    def _go_on(self) -> None:
        """引き継ぐ: go on as what the section became, when a person says so."""
        dialog = SuccessionDialog(self._store, offers(self._store), self)
        is_wanted, offer, pc = dialog.exec() == SuccessionDialog.DialogCode.Accepted, dialog.chosen, dialog.pc
        dialog.deleteLater()
        if is_wanted:
            self.succession_chosen.emit(offer, pc, [])

    def _tell_succession(self) -> None:
        self._succession.say(what_happened(self._store, offers(self._store)))

    def _counted_under(self) -> Under:
        return list(Under)[self.under.currentIndex()]

    def _open_section(self, place: int) -> None:
        section = self._top[place].section
        is_now = self._counted_under() is Under.NOW
        whose = self._store.lineage.followed(section, self._store.today()) if is_now else {section}
        self.page_requested.emit("city", {"owner": sorted(whose)})
