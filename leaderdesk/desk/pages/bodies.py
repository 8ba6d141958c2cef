# SPDX-License-Identifier: MIT
"""推進体制: who is responsible? The charts of the plan, the sections' leaders, appointments, plan and policies."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from leaderdesk.analysis.bodies import Leadership, places
from leaderdesk.desk.dialogs.appoint import AppointDialog
from leaderdesk.desk.dialogs.print_preview import show_preview
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.body_view import BodyView
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.kind_editor import KindEditor
from leaderdesk.desk.widgets.leaders_card import LeadersCard
from leaderdesk.desk.widgets.org_chart_view import OrgChartView
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.bodies import Appointment, Body, Line, Program
from leaderdesk.kinds.plans import Plan, PolicyDocument
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.store import Store
from leaderdesk.paper.drawing import write_drawing
from leaderdesk.paper.output import write_pdf
from leaderdesk.reports.document import OrgChart, Paper
from leaderdesk.reports.handover_note import handover_note, missing_leaders
from leaderdesk.reports.org_chart import TITLES, boxes, org_chart

_LISTS: tuple[Kind, ...] = (Body, Appointment, Program, Plan, PolicyDocument)
_LIST_TABS = (N_("組織の一覧"), N_("選任"), N_("推進プロジェクト"), N_("計画"), N_("規程・方針"))


class BodiesPage(PageFrame):
    """The chart in two views at any day, the leaders, and a list for each kind that they are made of."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("bodies", tr("推進体制"))
        self._store = store
        self._preferences = preferences
        self._line = Line.ICT
        self._editors: dict[str, KindEditor] = {}
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self._new = self.add_action(button(tr("＋ 追加"), name="action.new_body_record"), self.begin_new)
        self._draw = self.add_action(button(tr("図を書き出す"), name="action.export_chart"), self._choose_target)
        self._print = self.add_action(button(tr("印刷の確認"), name="action.print_chart"), self.preview)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.bodies")
        self.tabs.setAccessibleName(tr("推進体制の区分"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for label in (N_("体制図"), N_("推進リーダー"), *_LIST_TABS):
            self.tabs.addTab(tr(label))
        self.content.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._chart_part())
        self.leaders = LeadersCard(self._store, self._preferences)
        self.leaders.appoint_requested.connect(self._appoint)
        self.leaders.note_requested.connect(self._show_note)
        self.leaders.list_requested.connect(self._show_missing)
        self._stack.addWidget(self.leaders)
        self.content.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self._offer()

    def _chart_part(self) -> QWidget:
        frame, column = card()
        column.addLayout(self._chart_choice())
        self.chart = OrgChartView(name="chart.bodies", label=tr("体制図"))
        self._around = around = QScrollArea()
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(self.chart)
        around.viewport().setAutoFillBackground(False)
        self.chart.setAutoFillBackground(False)
        column.addWidget(around, 1)
        self.view = BodyView(self._store)
        self.chart.chosen.connect(self._show_body)
        self.view.open_requested.connect(self.page_requested)
        self.view.edit_requested.connect(self._edit_body)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(14)
        splitter.addWidget(frame)
        splitter.addWidget(self.view)
        splitter.setSizes([700, 300])
        return splitter

    def _chart_choice(self) -> QHBoxLayout:
        """Which line, as of which day."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self._views = QButtonGroup(self)
        for line, title in TITLES.items():
            made: QPushButton = button(tr(title), name=f"view.{line.value}")
            made.setCheckable(True)
            made.setChecked(line is self._line)
            made.clicked.connect(lambda _=False, line=line: self.show_line(line))
            self._views.addButton(made)
            row.addWidget(made)
        row.addStretch()
        row.addWidget(plain_label(tr("いつの体制"), role="field"))
        self.day_editor = DayEditor(Appointment.facets()["since"], self._store.names)
        self.day_editor.call(tr("いつの体制"), "")
        self.day_editor.input().setObjectName("field.bodies.day")
        self.day_editor.put(self._store.today().isoformat())
        self.day_editor.edited.connect(self.refresh)
        row.addWidget(self.day_editor)
        return row

    # ------------------------------------------------------------ what a person does

    def day(self) -> date:
        """The day whose bodies and leaders are shown: the one that was typed, today where it is none."""
        try:
            typed: Any = Appointment.facets()["since"].read(self.day_editor.typed())
        except LeaderDeskError:
            typed = None
        return typed or self._store.today()

    def show_line(self, line: Line) -> None:
        """Show 図7-1 or 図7-2."""
        self._line = line
        for made in self._views.buttons():
            made.setChecked(made.objectName() == f"view.{line.value}")
        self._show_chart()

    def begin_new(self) -> None:
        """Begin a record of the list that is up; from the chart, a body."""
        if self.tabs.currentIndex() < 2:
            self.tabs.setCurrentIndex(2)
        self._editor().begin()

    def preview(self) -> None:
        """The charts as they will be on paper, or the sections that need a leader."""
        if self.tabs.currentIndex() == 1:
            self._show_missing(self.leaders.model.lines)
        else:
            show_preview(org_chart(self._store, self.day()), self._preferences, self)

    def export(self, target: Path) -> None:
        """Write the shown chart: .pdf on A4 or A3, .svg or .png."""
        try:
            if target.suffix.lower() == ".pdf":
                paper = Paper.A3 if "A3" in target.stem else Paper.A4
                write_pdf(org_chart(self._store, self.day(), [self._line], paper=paper), target)
            else:
                write_drawing(self._chart(), target)
        except LeaderDeskError as fault:
            tell_fault(self, fault)
        else:
            self.said.emit(tr("体制図を書き出しました：{0}").format(target.name), None)

    def save(self) -> bool:
        """Save the record at work (Ctrl+S)."""
        return self._editor().panel.save() if self.tabs.currentIndex() >= 2 else False

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        if self.tabs.currentIndex() >= 2:
            self._editor().refresh()
        self._show_chart()
        self.leaders.show_day(self.day())

    def take_focus(self) -> None:
        wanted = {0: self.chart, 1: self.leaders.table}.get(self.tabs.currentIndex())
        (wanted or self._editor().list.table).setFocus()

    def leave(self) -> None:
        for editor in self._editors.values():
            editor.panel.keep()

    def search(self) -> None:
        if self.tabs.currentIndex() >= 2:
            self._editor().list.search_box.setFocus()

    def show_target(self, target: object) -> None:
        if target == "leaders":
            self.tabs.setCurrentIndex(1)

    # ------------------------------------------------------------ inside

    def _show_chart(self) -> None:
        self.chart.show_chart(self._chart())
        self.view.show_body(self.chart.current, self.day())

    def _show_body(self, code: str) -> None:
        box = self.chart.box_of_current()
        self._around.ensureVisible(box.center().x(), box.center().y(), box.width(), box.height())
        self.view.show_body(code, self.day())

    def _chart(self) -> OrgChart:
        return OrgChart(boxes(self._store, places(self._store, self._line, self.day()), self.day()))

    def _show_tab(self, place: int) -> None:
        self.leave()
        if place >= 2:
            self._stack.setCurrentWidget(self._editor())
            self._editor().refresh()
        else:
            self._stack.setCurrentIndex(place)
            self.refresh()
        self._offer()

    def _offer(self) -> None:
        place = self.tabs.currentIndex()
        self._new.setVisible(place != 1)
        self._draw.setVisible(place == 0)
        self._print.setVisible(place < 2)

    def _editor(self) -> KindEditor:
        """The list of the tab that is up, made when it is first asked for."""
        kind = _LISTS[self.tabs.currentIndex() - 2]
        if kind.KIND not in self._editors:
            empty = tr("まだありません。「＋ 追加」で入れます。")
            made = KindEditor(kind, self._store, self._preferences, name=f"bodies.{kind.KIND}", empty=empty)
            made.noted.connect(self.noted)
            made.saved.connect(lambda _record_id: self.store_changed.emit())
            made.deleted.connect(self._note_deleted)
            made.versions_requested.connect(self._show_versions)
            made.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
            made.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
            self._editors[kind.KIND] = made
            self._stack.addWidget(made)
        return self._editors[kind.KIND]

    def _edit_body(self, record_id: str) -> None:
        self.tabs.setCurrentIndex(2)
        self._editor().list.show_record(record_id)
        self._editor().panel.show_record(record_id)

    def _appoint(self, section: Leadership) -> None:
        dialog = AppointDialog(self._store, section, self)
        if dialog.exec():
            self.refresh()
            self.store_changed.emit()
            self.said.emit(tr("{0}のリーダーを選任しました。").format(section.section_name), self.undo_requested.emit)
        dialog.deleteLater()

    def _show_note(self, section: Leadership) -> None:
        show_preview(handover_note(self._store, section), self._preferences, self)

    def _show_missing(self, sections: list[Leadership]) -> None:
        show_preview(missing_leaders(self._store, sections, self.day()), self._preferences, self)

    def _choose_target(self) -> None:
        forms = "PDF A4 (*.pdf);;PDF A3 (*.pdf);;SVG (*.svg);;PNG (*.png)"
        name = f"{tr(TITLES[self._line])}_{self.day():%Y%m%d}"
        start = str(Path(self._preferences.text("bodies/folder", str(self._store.folder))) / name)
        chosen, form = QFileDialog.getSaveFileName(self, tr("体制図の保存先"), start, forms)
        if chosen:
            target = Path(chosen)
            suffix = form.partition("*")[2].rstrip(")")
            if target.suffix.lower() != suffix:
                target = target.with_name(f"{target.name}{'_A3' if 'A3' in form else ''}{suffix}")
            self._preferences.keep_text("bodies/folder", str(target.parent))
            self.export(target)

    def _show_versions(self, record_id: str) -> None:
        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self._editor().panel.show_record(record_id)
            self._editor().refresh()
        dialog.deleteLater()

    def _note_deleted(self, _record_id: str) -> None:
        self.store_changed.emit()
        self.said.emit(tr("削除しました。"), self.undo_requested.emit)
