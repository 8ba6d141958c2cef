# SPDX-License-Identifier: MIT
"""研修 (division): when is which course held, who took it, who is still to take it?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QTabBar, QWidget

from leaderdesk.analysis.training import fix_staff, matrix, retakes, years_of_training
from leaderdesk.analysis.training_notices import already_asked, call_for
from leaderdesk.desk.dialogs.print_preview import show_preview
from leaderdesk.desk.dialogs.training_papers import TrainingPapersDialog
from leaderdesk.desk.dialogs.versions import VersionsDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import ask, tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.kind_editor import KindEditor
from leaderdesk.desk.widgets.training_duties import TrainingDuties
from leaderdesk.desk.widgets.training_gaps import TrainingGaps
from leaderdesk.desk.widgets.training_matrix import TrainingMatrix
from leaderdesk.desk.widgets.words import button
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_year
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.training import Course, TrainingResult, TrainingSession
from leaderdesk.ledger.query import rows
from leaderdesk.ledger.store import Store
from leaderdesk.reports.leader_report import leader_report_document
from leaderdesk.reports.training import training_matrix, write_workbook

_TABS = (N_("受講状況"), N_("未受講"), N_("開催"), N_("必須・再受講"), N_("コース"))
_MATRIX, _GAPS, _SESSIONS, _DUTIES, _COURSES = range(len(_TABS))
_DAYS_TO_ANSWER = 14
_HIDDEN = ("owner", "status", "place", "capacity", "audience", "form", "forms")  # the form beside the list tells them


class CityTrainingPage(PageFrame):
    """課×研修 of a 年度, the sections that are not through, the sessions, who must take what, and the courses."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("training", tr("研修"))
        self._store = store
        self._preferences = preferences
        self._year = fiscal_year(store.today())
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.activated.connect(lambda: self.show_year(self.year_box.currentData()))
        self.titles.addWidget(self.year_box)
        fix = button(tr("職員数を確定…"), name="action.fix_staff")
        fix.setToolTip(tr("今の課名簿の職員数を、この年度の分母として残します"))
        self.add_action(fix, self.fix_staff)
        self._papers = self.add_action(button(tr("名簿・修了証…"), name="action.training_papers"), self.print_papers)
        leaders = button(tr("指導の成果…"), name="action.preview_leader_report")
        self._leaders = self.add_action(leaders, self.preview_leaders)
        self.add_action(button(tr("印刷…"), name="action.preview_training"), self.preview)
        self.add_action(button(tr("書き出す…"), symbol="file-export", name="action.export_training"), self._choose_file)
        self._new = self.add_action(button("", role="primary", name="action.new.training"), self.begin_new)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.training")
        self.tabs.setAccessibleName(tr("研修の見かた"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in _TABS:
            self.tabs.addTab(tr(words))
        self.content.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.content.addWidget(self._stack, 1)
        self.matrix = TrainingMatrix(self._preferences)
        self.matrix.course_opened.connect(self.show_course)
        self.gaps = TrainingGaps(self._store, self._preferences)
        self.gaps.call_requested.connect(self.call)
        self.gaps.noted.connect(self.noted)
        self.gaps.course_box.activated.connect(lambda: self._show_asked())
        self.sessions = self._editor(TrainingSession, tr("まだありません。「＋ 開催」で加えます。"))
        self.duties = TrainingDuties(self._preferences)
        self.courses = self._editor(Course, tr("まだありません。「＋ コース」で加えます。"))
        parts: tuple[QWidget, ...] = (self.matrix, self.gaps, self.sessions, self.duties, self.courses)
        for part in parts:
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._show_tab)
        self._show_tab(_MATRIX)

    def _editor(self, kind: Kind, empty: str) -> KindEditor:
        made = KindEditor(kind, self._store, self._preferences, name=f"training.{kind.KIND}", empty=empty)
        made.setSizes([460, 540])
        for place, column in enumerate(made.list.table.columns):
            if column.name in _HIDDEN:
                made.list.table.setColumnHidden(place, True)
        made.noted.connect(self.noted)
        made.saved.connect(lambda _record_id: self.store_changed.emit())
        made.deleted.connect(self._note_deleted)
        made.versions_requested.connect(lambda record_id: self._show_versions(made, record_id))
        made.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
        made.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
        return made

    # ------------------------------------------------------------ what a person does

    def begin_new(self) -> None:
        """Begin a new session, or a new course."""
        if self.tabs.currentIndex() != _COURSES:
            self.tabs.setCurrentIndex(_SESSIONS)
        self._at_work().begin()

    def save(self) -> bool:
        """Save the session or course at work (Ctrl+S)."""
        return self._at_work().panel.save() if self.tabs.currentIndex() in (_SESSIONS, _COURSES) else False

    def show_year(self, year: int) -> None:
        """Look at another 年度."""
        self._year = year
        self.refresh()

    def show_course(self, code: str) -> None:
        """The sections that are not through with a course."""
        self.tabs.setCurrentIndex(_GAPS)
        self.gaps.show_course(code)
        self._show_asked()
        self.gaps.table.setFocus()

    def call(self, lines: object, due: object) -> None:
        """案内を作る: one 照会 to each of these sections."""
        course = self.gaps.course()
        if course is None:
            return
        try:
            written = call_for(self._store, self._year, course, lines, due=due)  # type: ignore[arg-type]  # as the list tells
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        self.refresh()
        told = tr("{0} 課への案内（照会）を作りました。次の配布で届きます。").format(len(written))
        self.said.emit(told, self.undo_requested.emit if written else None)
        self.store_changed.emit()

    def fix_staff(self) -> None:
        """職員数を確定: the 課名簿 of today becomes the denominator of the 年度."""
        today = self._store.today()
        question = tr("課名簿の職員数を、{0}の数として{1}の分母に残します。後の改編や異動では変わらなくなります。")
        if not ask(
            self, question.format(era_day(today), year_words(fiscal_year(today))), do=tr("確定する"), leave=tr("やめる")
        ):
            return
        try:
            written = fix_staff(self._store, today)
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        self.refresh()
        self.said.emit(tr("{0} 課の職員数を確定しました。").format(len(written)), self.undo_requested.emit)
        self.store_changed.emit()

    def print_papers(self) -> None:
        """受講者名簿 and 修了証 of the session that is shown."""
        chosen = rows(self._store, TrainingSession, [self.sessions.list.current()])
        if not chosen:
            self.noted.emit(tr("開催の一覧から回を選んでください。"))
            return
        dialog = TrainingPapersDialog(self._store, chosen[0], self._preferences, self)
        dialog.exec()
        dialog.deleteLater()

    def preview(self) -> None:
        """The year's training as it will be on paper."""
        show_preview(training_matrix(self._store, self._year), self._preferences, self)

    def preview_leaders(self) -> None:
        """指導の成果: the year of all leaders as it will be on paper."""
        show_preview(leader_report_document(self._store, self._year), self._preferences, self)

    def export(self, target: Path) -> None:
        """Write the year's training as a workbook."""
        try:
            write_workbook(self._store, self._year, target)
        except LeaderDeskError as fault:
            tell_fault(self, fault)
        else:
            self.said.emit(tr("書き出しました：{0}").format(target.name), None)

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._offer_years()
        found = matrix(self._store, self._year)
        self.matrix.show_matrix(found)
        self.gaps.show_matrix(found, self._store.today() + timedelta(days=_DAYS_TO_ANSWER))
        self._show_asked()
        self.duties.show_duties(found.courses, retakes(self._store, self._store.today()))
        if self.tabs.currentIndex() in (_SESSIONS, _COURSES):
            self._at_work().refresh()

    def take_focus(self) -> None:
        self.tabs.setFocus()

    def leave(self) -> None:
        for editor in (self.sessions, self.courses):
            editor.panel.keep()

    def search(self) -> None:
        if self.tabs.currentIndex() in (_SESSIONS, _COURSES):
            self._at_work().list.search_box.setFocus()

    def show_target(self, target: object) -> None:
        if not isinstance(target, str) or not target:
            return
        for place, editor, kind in ((_SESSIONS, self.sessions, TrainingSession), (_COURSES, self.courses, Course)):
            if rows(self._store, kind, [target]):
                self.tabs.setCurrentIndex(place)
                editor.list.show_record(target)
                editor.panel.show_record(target)
        for row in rows(self._store, TrainingResult, [target]):
            self.show_year(int(row.body["year"]))
            self.tabs.setCurrentIndex(_MATRIX)
            self.matrix.show_section(row.owner)

    # ------------------------------------------------------------ inside

    def _at_work(self) -> KindEditor:
        return self.courses if self.tabs.currentIndex() == _COURSES else self.sessions

    def _offer_years(self) -> None:
        self.year_box.clear()
        for year in sorted({*years_of_training(self._store), self._year}, reverse=True):
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(self._year))

    def _show_tab(self, place: int) -> None:
        self.leave()
        self._stack.setCurrentIndex(place)
        self._new.setText(tr("＋ コース") if place == _COURSES else tr("＋ 開催"))
        self._papers.setVisible(place == _SESSIONS)
        self._leaders.setVisible(place != _SESSIONS)
        if place in (_SESSIONS, _COURSES):
            self._at_work().refresh()

    def _show_asked(self) -> None:
        if (course := self.gaps.course()) is not None:
            self.gaps.show_asked(already_asked(self._store, self._year, course))

    def _choose_file(self) -> None:
        folder = Path(self._preferences.text("training/folder", str(self._store.folder)))
        start = str(folder / f"{tr('研修の受講状況')}_{self._year}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, tr("書き出し先"), start, "Excel (*.xlsx)")
        if name:
            self._preferences.keep_text("training/folder", str(Path(name).parent))
            self.export(Path(name))

    def _show_versions(self, editor: KindEditor, record_id: str) -> None:
        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            editor.panel.show_record(record_id)
            editor.refresh()
        dialog.deleteLater()

    def _note_deleted(self, _record_id: str) -> None:
        self.store_changed.emit()
        self.said.emit(tr("削除しました。"), self.undo_requested.emit)
