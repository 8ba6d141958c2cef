# SPDX-License-Identifier: MIT
"""ホーム of a section: what must I do today, and what became of my requests?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leaderdesk.analysis.replies import mark_seen, new_answers, reached
from leaderdesk.analysis.statistics import by_month, recorded_kinds
from leaderdesk.analysis.submissions import handed_files
from leaderdesk.analysis.today import month_end, section_tasks, unsent_count
from leaderdesk.desk.dialogs.succession import SuccessionDialog, what_happened
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.columns import Column, short_day, status_of
from leaderdesk.desk.models.records import RecordsModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.arrivals import ArrivalsLine
from leaderdesk.desk.widgets.badges import LOOKS
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
from leaderdesk.kinds.field_requests import STILL_OPEN, Request
from leaderdesk.kinds.status import Status
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.paper.charts import Bar, draw_columns, draw_rows

_NEW = (
    ("request", N_("＋ 要望を記録     Ctrl+N")),
    ("guidance", N_("＋ 指導を記録     Ctrl+G")),
    ("activity", N_("＋ 活動を記録     Ctrl+L")),
)

_ENOUGH_FOR_NUMBERS = 66  # letters beside each other on the page; with fewer, titles need the room


class HomePage(PageFrame):
    """Three big buttons, four figures, today's tasks, every request's fate, and the year as a chart."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("home", tr("ホーム"))
        self._store = store
        self._year = fiscal_year(store.today())
        self._build(preferences)

    def _build(self, preferences: Preferences) -> None:
        self._waiting = ArrivalsLine()
        self._waiting.opened.connect(lambda arrivals: self.page_requested.emit("submission", arrivals))
        self.content.addWidget(self._waiting)
        self._succession = SuccessionBanner()
        self._succession.opened.connect(self._go_on)
        self.content.addWidget(self._succession)
        self.content.addLayout(self._new_buttons())
        self.content.addLayout(self._figures())
        row = QHBoxLayout()
        row.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(12)
        self._tasks = TaskList(preferences)
        self._tasks.task_opened.connect(self._open_task)
        left.addWidget(self._tasks, 2)
        left.addWidget(self._fates(preferences), 3)
        row.addLayout(left, 3)
        row.addWidget(self._charts(), 2)
        self.content.addLayout(row, 1)

    def _new_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for kind, text in _NEW:
            made = button(tr(text), role="big", name=f"action.new_from_home.{kind}")
            made.clicked.connect(lambda _=False, at=kind: self._begin(at))
            row.addWidget(made, 1)
        return row

    def _figures(self) -> QHBoxLayout:
        self._unsent = FigureCard(tr("未提出の記録"), name="unsent")
        self._drafts = FigureCard(tr("下書き"), name="drafts")
        self._handed = FigureCard(tr("提出した回数"), name="handed")
        self._total = FigureCard(tr("今年度の記録"), name="total")
        self._unsent.opened.connect(lambda: self.page_requested.emit("submission", None))
        self._drafts.opened.connect(self._open_draft)
        self._handed.opened.connect(lambda: self.page_requested.emit("submission", None))
        self._total.opened.connect(lambda: self.page_requested.emit("kind:request", None))
        row = QHBoxLayout()
        row.setSpacing(12)
        for figure in (self._unsent, self._drafts, self._handed, self._total):
            row.addWidget(figure, 1)
        return row

    def _fates(self, preferences: Preferences) -> QWidget:
        columns = [
            Column(
                "local_no",
                tr("番号"),
                lambda row: row.body.get("local_no", "").partition("-")[2],
                "local_no",
                letters=7,
            ),
            Column("title", tr("件名"), lambda row: row.body.get("title", ""), "title", letters=-1),
            Column("status", tr("状態"), lambda row: tr(self._status(row).label), letters=10, badge=self._status),
            Column("since", tr("いつから"), self._since, letters=7),
        ]
        self._model = RecordsModel(self._store, columns, self)
        self.fates = RecordTable("fates", self._model, columns, preferences)
        self.fates.setAccessibleName(tr("要望のその後"))
        self.fates.empty_text = tr("続いている要望はまだありません。Ctrl+N で、件名だけでも記録できます。")
        self.fates.opened.connect(lambda place: self.page_requested.emit("kind:request", self._model.record_id(place)))
        frame, column = card()
        column.addWidget(plain_label(tr("要望のその後"), role="section"))
        column.addWidget(self.fates, 1)
        return frame

    def _charts(self) -> QWidget:
        frame, column = card()
        column.addWidget(plain_label(tr("今年度の記録（月別）"), role="section"))
        self.months = ChartView(draw_columns, name="chart.months", label=tr("今年度の記録（月別）"))
        self.months.bar_opened.connect(lambda _place: self.page_requested.emit("kind:request", None))
        column.addWidget(self.months, 3)
        self._states_title = plain_label("", role="section")
        column.addWidget(self._states_title)
        self.states = ChartView(draw_rows, name="chart.states", label=tr("要望の状況"))
        self.states.bar_opened.connect(lambda _place: self.page_requested.emit("kind:request", None))
        self._states_area = _AsHighAsItsChart(self.states)
        column.addWidget(self._states_area, 0)
        return frame

    # ------------------------------------------------------------ the frame's part

    def show_arrivals(self, arrivals: Any) -> None:
        self._waiting.show_arrivals(arrivals)

    def refresh(self) -> None:
        today = self._store.today()
        self._year = fiscal_year(today)
        self._tell_succession()
        self._show_figures(today)
        self._tasks.show_tasks(section_tasks(self._store), today)
        self._model.show_query(replace(self._going_on(), order="written_at", descending=True))
        self._show_charts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        self.fates.setColumnHidden(0, letters < _ENOUGH_FOR_NUMBERS)

    # ------------------------------------------------------------ inside

    def _show_figures(self, today: date) -> None:
        end = month_end(today)
        left = tr("今月分は {0}/{1} まで（あと{2}日）").format(end.month, end.day, (end - today).days)
        self._unsent.show_figure(unsent_count(self._store), left)
        with self._store.reading() as connection:
            waiting = len(drafts(connection))
        self._drafts.show_figure(waiting, tr("書きかけで残っています") if waiting else tr("書きかけはありません"))
        handed = handed_files(self._store)
        told = tr("まだ提出していません")
        if handed:
            told = tr("最後は {0}").format(short_day(day_of(handed[0].at), self._year))
        if numbers := (known := reached(self._store)).numbers:
            told = tr("情報政策課に届いた：{0}まで・未達 {1}件").format(tr("、").join(numbers), known.missing)
        self._handed.show_figure(len(handed), told)
        kinds = recorded_kinds(self._store)
        counts = {kind: sum(by_month(self._store, kind, year=self._year)) for kind in kinds}
        parts = "・".join(f"{tr(kind.LABEL)} {number}" for kind, number in counts.items())
        self._total.show_figure(sum(counts.values()), parts)

    def _show_charts(self) -> None:
        theme = current_theme()
        kinds = recorded_kinds(self._store)
        months = [by_month(self._store, kind, year=self._year) for kind in kinds]
        totals = [sum(counts) for counts in zip(*months, strict=True)]
        labels = [tr("{0}月").format(month) for _, month in fiscal_months(self._year)]
        bars = [Bar(label, total, theme.accent.strong) for label, total in zip(labels, totals, strict=True)]
        self.months.show_bars(bars)
        states: dict[Status, int] = {}
        for row in all_rows(self._store, self._going_on()):
            states[self._status(row)] = states.get(self._status(row), 0) + 1
        self._states_title.setText(tr("要望の状況（{0}件）").format(sum(states.values())))
        self.states.show_bars(
            [
                Bar(
                    tr(state.label),
                    states[state],
                    theme.tone(LOOKS[state].tone).strong,
                    is_hatched=state is Status.WITHDRAWN,
                )
                for state in Status
                if states.get(state)
            ]
        )
        self._states_area.updateGeometry()

    def _going_on(self) -> Query:
        """The requests of this 年度, and those of earlier ones that are not settled yet."""
        return Query(Request, where={"in_year": self._year}, carried=STILL_OPEN)

    def _status(self, row: Row) -> Status:
        return status_of(row, self._store)

    def _since(self, row: Row) -> str:
        """Since when it stands so: the day it left, or the day it was last written."""
        at = day_of(row.handed_at if self._status(row) is Status.SENT else row.written_at)
        days = (self._store.today() - at).days
        told = tr("{0}日").format(days) if days > 0 else tr("今日")
        return f"{short_day(at, self._year)}（{told}）"

    def _begin(self, kind: str) -> None:
        self.page_requested.emit(f"kind:{kind}", NewRecord())

    def _open_task(self, page: str, target: object) -> None:
        if isinstance(target, dict) and target.get("record_id") == new_answers(self._store):
            mark_seen(self._store)
        self.page_requested.emit(page, target)

    def _go_on(self) -> None:
        """引き継ぐ: go on as what the section became, when a person says so."""
        dialog = SuccessionDialog(self._store, offers(self._store), self)
        is_wanted, offer, pc = dialog.exec() == SuccessionDialog.DialogCode.Accepted, dialog.chosen, dialog.pc
        dialog.deleteLater()
        if is_wanted:
            self.succession_chosen.emit(offer, pc, [])

    def _tell_succession(self) -> None:
        self._succession.say(what_happened(self._store, offers(self._store)))

    def _open_draft(self) -> None:
        with self._store.reading() as connection:
            waiting = drafts(connection)
        if waiting:
            self.page_requested.emit(f"kind:{waiting[0].kind}", waiting[0].record_id)


class _AsHighAsItsChart(QScrollArea):
    """The chart as high as it is; in large letters, where that is more than the page has, it scrolls."""

    def __init__(self, chart: ChartView) -> None:
        super().__init__()
        self._chart = chart
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(chart)
        chart.setAutoFillBackground(False)  # the card's own colour shows
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._chart.sizeHint()
