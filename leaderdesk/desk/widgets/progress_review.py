# SPDX-License-Identifier: MIT
"""One answer to look at beside the list: its sheet, what was said of it, and the whole of the year in two charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from leaderdesk.analysis.progress import AnswerState, DepartmentCount, Line, Part
from leaderdesk.analysis.progress_sheet import mended, sheet
from leaderdesk.desk.models.columns import owner_name
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.charts import ChartView, draw_rows
from leaderdesk.desk.widgets.sheet_parts import facts_form
from leaderdesk.desk.widgets.sheet_view import SheetView
from leaderdesk.desk.widgets.story_view import StoryView
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.measures import RatingScale
from leaderdesk.ledger.store import Store
from leaderdesk.paper.charts import Bar


class ProgressReviewPanel(QWidget):
    """Two tabs: 全体, and the sheet of the chosen answer with `bar` below it for what may be done.

    Signals:
        department_opened(str): a department's bar was clicked.
        open_requested(str, str): another record (kind, record_id) is wanted.
        versions_requested(str): all versions of the answer are wanted.
    """

    department_opened = Signal(str)
    open_requested = Signal(str, str)
    versions_requested = Signal(str)

    def __init__(self, store: Store, bar: QWidget) -> None:
        super().__init__()
        self._store = store
        self._counts: Sequence[DepartmentCount] = ()
        self.line: Line | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs.progress_check")
        self.tabs.setAccessibleName(tr("全体と回答"))
        self.tabs.addTab(self._whole(), tr("全体"))
        self.tabs.addTab(self._answer(bar), tr("回答の内容"))
        column.addWidget(self.tabs, 1)

    def _whole(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(plain_label(tr("部ごとの未回答・差戻し（施策の数）"), role="section"))
        self.departments = ChartView(
            draw_rows, name="chart.departments", label=tr("部ごとの未回答・差戻し（施策の数）")
        )
        self.departments.bar_opened.connect(lambda place: self.department_opened.emit(self._owing()[place].code))
        column.addWidget(self.departments)
        self._all_there = plain_label(tr("すべての課が回答しました。"), role="note")
        column.addWidget(self._all_there)
        column.addSpacing(8)
        column.addWidget(plain_label(tr("自己評価（担当課の回答）"), role="section"))
        self.ratings = ChartView(draw_rows, name="chart.ratings", label=tr("自己評価（担当課の回答）"))
        column.addWidget(self.ratings)
        for chart in (self.departments, self.ratings):
            chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addStretch()
        area = scroll_area()
        inside.setObjectName("scrolled")
        area.setWidget(inside)
        return area

    def _answer(self, bar: QWidget) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._place = plain_label("", role="note", wraps=True)
        self._badge = Badge()
        head.addWidget(self._place, 1)
        head.addWidget(self._badge)
        column.addLayout(head)
        named = QHBoxLayout()
        self._name = plain_label("", role="section", wraps=True)
        self._about = button(tr("施策の概要"), role="link", name="action.show_measure")
        self._about.setCheckable(True)
        self._about.toggled.connect(lambda is_shown: self._facts.setVisible(is_shown))
        self._facts: QWidget = QWidget(inside)
        self._facts.hide()
        named.addWidget(self._name, 1)
        named.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(named)
        self._banner = plain_label("", role="banner", wraps=True)
        column.addWidget(self._banner)
        self.area = scroll_area()
        column.addWidget(self.area, 1)
        column.addWidget(bar)
        return inside

    # ------------------------------------------------------------ showing

    def show_whole(
        self, found: Sequence[Line], counts: Sequence[DepartmentCount], scale: Sequence[RatingScale]
    ) -> None:
        """Show the year: what each department owes, and how the sections rate their measures."""
        self._counts = counts
        theme = current_theme()
        owing = self._owing()
        self.departments.show_bars([Bar(each.name or tr("（部なし）"), each.owed, theme.warn.strong) for each in owing])
        is_asked = any(line.standing is not AnswerState.NOT_ASKED for line in found)
        self._all_there.setVisible(is_asked and not owing)
        rated = [
            str(line.report.body.get("rating", "")) for line in found if line.report and line.part is Part.IN_CHARGE
        ]
        self.ratings.show_bars(
            [
                Bar(grade.label, rated.count(grade.code), (theme.bad if grade.is_delayed else theme.accent).strong)
                for grade in scale
            ]
        )

    def show_line(self, line: Line | None, year: int) -> None:
        """Show an answer; None shows none."""
        self.line = line
        self._about.setVisible(line is not None)
        if line is None:
            self._place.setText("")
            self._badge.show_state(None)
            self._name.setText(tr("一覧から選ぶと、ここに内容が出ます。"))
            self._say("")
            self._facts = QWidget()
            self.area.setWidget(self._facts)
            return
        told = sheet(self._store, line, year)
        self._place.setText(f"{line.section} {owner_name(self._store.names, line.section)}　{tr(line.part.label)}")
        self._badge.show_state(line.standing)
        self._name.setText(f"{line.measure['code']}　{line.measure['name']}")
        self._say(self._told(line))
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._facts = facts_form(told, self._store.names)
        self._facts.setVisible(self._about.isChecked())
        column.addWidget(self._facts)
        if line.report is not None:
            column.addWidget(SheetView(told, self._store.names, mended=mended(self._store, told)))
            story = StoryView(self._store)
            story.open_requested.connect(self.open_requested)
            story.versions_requested.connect(self.versions_requested)
            story.show_record(line.report_id)
            column.addWidget(story)
        column.addStretch()
        self.area.setWidget(inside)

    # ------------------------------------------------------------ inside

    def _owing(self) -> list[DepartmentCount]:
        return [each for each in self._counts if each.owed]

    def _say(self, text: str) -> None:
        self._banner.setText(text)
        self._banner.setVisible(bool(text))

    def _told(self, line: Line) -> str:
        """What is to be known of an answer before it is confirmed."""
        review = line.report.answer if line.report else {}
        if line.standing in (AnswerState.SENT_BACK, AnswerState.AGAIN) and review:
            day = era_day(date.fromisoformat(review["checked_on"]))
            return tr("差し戻した理由（{0}）：{1}").format(day, review["reason"])
        if line.standing is AnswerState.CHANGED:
            return tr("確認したあとに、課が回答を直しました。")
        if line.standing is AnswerState.TORN:
            return tr("課の 2 台の PC で答えが食い違っています。課が 1 つに決めるまで、確認も差戻しもできません。")
        if line.part is Part.STRANGER:
            return tr("この施策の担当課でも関係課でもない課の回答です。担当課を確かめるか、理由を書いて差し戻します。")
        return tr("まだ回答がありません。") if line.report is None else ""
