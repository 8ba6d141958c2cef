# SPDX-License-Identifier: MIT
"""進捗の確認: who has not answered, what came, what do we say to it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QWidget

from leaderdesk.analysis.measures import years_of_measures
from leaderdesk.analysis.progress import (
    TO_CHECK,
    UNANSWERED,
    AnswerState,
    Line,
    Part,
    by_department,
    confirm,
    lines,
    newest_round,
    owing,
    reminders,
    round_of,
)
from leaderdesk.analysis.progress_sheet import scale_in
from leaderdesk.analysis.statistics import sections_on
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import owner_name, plain_tip
from leaderdesk.desk.models.progress import AnswerColumns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.answer_list import AnswerList
from leaderdesk.desk.widgets.figures import FigureCard
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.progress_review import ProgressReviewPanel
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_year
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for list and sheet to stand beside each other
_LETTERS_FOR_ALL = 96  # and so wide for all columns of the list
_FIGURES = (
    ("unanswered", N_("未回答")),
    ("to_check", N_("確かめるもの")),
    ("sent_back", N_("差戻し")),
    ("confirmed", N_("確認済")),
)


class ProgressCheckPage(PageFrame):
    """All answers of a 年度 with their states, the chosen one's sheet beside, and keys 1 and 2 to confirm and send back."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("progress_check", tr("進捗の確認"))
        self._store = store
        asked = newest_round(store)
        self._year = int(asked.body["year"]) if asked else fiscal_year(store.today())
        self._lines: list[Line] = []
        self._columns = AnswerColumns(store, self._year)
        self._build(preferences)

    # ------------------------------------------------------------ layout

    def _build(self, preferences: Preferences) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.activated.connect(lambda: self.show_year(self.year_box.currentData()))
        self.titles.addWidget(self.year_box)
        copy = button(tr("督促の文面をコピー"), symbol="clipboard", name="action.copy_reminder")
        self._copy = self.add_action(copy, self._copy_text)
        self._remind = self.add_action(button(tr("督促の照会を作る"), name="action.remind_progress"), self.remind)
        self._ask = self.add_action(button("", role="primary", name="action.progress_round"), self.ask)
        self._told = plain_label("", role="note", wraps=True)
        self.content.addWidget(self._told)
        self.content.addLayout(self._figure_cards())
        self.list = AnswerList(self._columns, preferences)
        self.list.chosen.connect(self._show_chosen)
        self.panel = ProgressReviewPanel(self._store, self._decisions())
        self.panel.department_opened.connect(lambda code: self.list.narrow(state="owed", department=code))
        self.panel.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
        self.panel.versions_requested.connect(lambda record_id: self._show_versions(preferences, record_id))
        self.list.table.opened.connect(lambda _place: self.panel.tabs.setCurrentIndex(1))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setSizes([580, 420])
        self.content.addWidget(self.splitter, 1)

    def _figure_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.figures = {name: FigureCard(tr(label), name=name) for name, label in _FIGURES}
        for name, figure in self.figures.items():
            figure.opened.connect(lambda at=name: self.list.narrow(state=at))
            row.addWidget(figure, 1)
        return row

    def _decisions(self) -> QWidget:
        """What may be said of the selected answers, with the keys that do it while the list has the focus."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        self.send_back_button = self._decision(row, "action.send_back_progress", self.send_back, "")
        self.confirm_button = self._decision(row, "action.confirm_progress", self.confirm, "primary")
        return bar

    def _decision(self, row: QHBoxLayout, name: str, do: Callable[[], object], role: str) -> QPushButton:
        made = button("", role=role, name=name)
        made.clicked.connect(lambda: do())
        row.addWidget(made)
        key = QShortcut(QKeySequence("1" if role else "2"), self.list.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(lambda: do() if made.isEnabled() else self.noted.emit(self._why.get(name, "")))
        return made

    # ------------------------------------------------------------ what a person does

    def ask(self) -> None:
        """進捗照会を作る, or mend the one of this 年度."""
        from leaderdesk.desk.dialogs.progress_round import ProgressRoundDialog

        dialog = ProgressRoundDialog(self._store, self._years(), self._year, self)
        if dialog.exec() and dialog.written:
            self._year = int(dialog.written[0].body["year"])
            self._note(tr("進捗照会を保存しました。次の配布で各課に届きます。"))
        dialog.deleteLater()

    def confirm(self) -> None:
        """確認済にする: the selected answers, all of them or none."""
        chosen = self.list.selected()
        if self._try(lambda: confirm(self._store, chosen)):
            self._note(tr("{0:,} 件を確認済にしました。次の配布で課に届きます。").format(len(chosen)))

    def send_back(self) -> None:
        """差し戻す: the one answer that is shown, with a reason."""
        from leaderdesk.desk.dialogs.send_back import SendBackDialog

        [line] = self.list.selected()
        dialog = SendBackDialog(self._store, line, self)
        if dialog.exec() and dialog.written:
            self._note(tr("「{0}」を差し戻しました。次の配布で課に届きます。").format(line.measure["name"]))
        dialog.deleteLater()

    def remind(self) -> None:
        """One 照会 (a 督促 where there was one) for each section that still owes something."""
        asked = round_of(self._store, self._year)
        if asked is None:
            return
        bodies = reminders(self._store, asked, self._lines)
        if self._try(lambda: self._store.add_all([(Liaison, body, "") for body in bodies])):
            self._note(tr("{0:,} 課への照会を作りました。次の配布で届きます。").format(len(bodies)))

    def show_year(self, year: int) -> None:
        """Look at another 年度."""
        self._year = year
        self.refresh()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._offer_years()
        self._columns.forget(self._year)
        self._lines = lines(self._store, self._year)
        counts = by_department(self._store, self._lines)
        places = sections_on(self._store, self._store.today(), {line.section for line in self._lines})
        self._show_question()
        self._show_figures()
        self.panel.show_whole(self._lines, counts, scale_in(self._store, self._year))
        self.list.show_lines(self._lines, counts, {section: department for department, _, section, _ in places})

    def take_focus(self) -> None:
        self.list.table.setFocus()

    def show_target(self, target: object) -> None:
        if target in dict(_FIGURES) or target == "owed":
            self.list.narrow(state=str(target))
        elif isinstance(target, str) and target:
            for year in [self._year, *self._years()]:
                if any(target in (line.report_id, line.measure["code"]) for line in lines(self._store, year)):
                    self.show_year(year)
                    self.list.choose(target)
                    return

    def search(self) -> None:
        self.list.search_box.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        wanted = Qt.Orientation.Horizontal if letters > _LETTERS_BESIDE else Qt.Orientation.Vertical
        self.list.make_room(is_narrow=_LETTERS_BESIDE < letters < _LETTERS_FOR_ALL)
        for figure in self.figures.values():
            figure.setVisible(wanted == Qt.Orientation.Horizontal)
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([580, 420] if wanted == Qt.Orientation.Horizontal else [420, 580])

    # ------------------------------------------------------------ inside

    def _years(self) -> list[int]:
        return sorted({*years_of_measures(self._store), self._year}, reverse=True)

    def _offer_years(self) -> None:
        self.year_box.clear()
        for year in self._years():
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(self._year))

    def _show_question(self) -> None:
        asked = round_of(self._store, self._year)
        self._ask.setText(tr("進捗照会を直す") if asked else tr("進捗照会を作る"))
        owed = owing(self._lines)
        for made in (self._copy, self._remind):
            made.setEnabled(asked is not None and bool(owed))
        if asked is None:
            self._told.setText(tr("この年度の進捗照会はまだありません。「進捗照会を作る」で、すべての課に尋ねます。"))
            return
        days = (date.fromisoformat(asked.body["due"]) - self._store.today()).days
        left = tr("あと {0} 日").format(days) if days >= 0 else tr("{0} 日過ぎています").format(-days)
        told = tr("照会日 {0}　基準日 {1}　回答期限 {2}（{3}）")
        dates = (era_day(date.fromisoformat(asked.body[name])) for name in ("asked_on", "base_date", "due"))
        self._told.setText(told.format(*dates, left))

    def _show_figures(self) -> None:
        awaited = [line for line in self._lines if line.part is Part.IN_CHARGE]
        sections = {line.section for line in awaited if line.standing in UNANSWERED}
        confirmed = sum(line.standing is AnswerState.CONFIRMED for line in awaited)
        told = {
            "unanswered": (sum(line.standing in UNANSWERED for line in awaited), tr("{0} 課").format(len(sections))),
            "to_check": (sum(line.standing in TO_CHECK for line in self._lines), tr("届いて、まだ確かめていません")),
            "sent_back": (
                sum(line.standing is AnswerState.SENT_BACK for line in self._lines),
                tr("直すのを待っています"),
            ),
            "confirmed": (confirmed, tr("{0} 施策のうち").format(len(awaited))),
        }
        for name, (number, note) in told.items():
            self.figures[name].show_figure(number, note)

    def _show_chosen(self) -> None:
        """The current answer, and what may be said of the selected ones."""
        line, chosen = self.list.current(), self.list.selected()
        if line is not self.panel.line:
            self.panel.show_line(line, self._year)
            if line is not None:
                self.panel.tabs.setCurrentIndex(1)
        many = len(chosen) > 1
        self.confirm_button.setText(
            tr("1 確認済にする（{0} 件）").format(len(chosen)) if many else tr("1 確認済にする")
        )
        self.send_back_button.setText(tr("2 差し戻す…"))
        self._why = {made.objectName(): why for made, why in self._refusals(chosen)}
        for made in (self.confirm_button, self.send_back_button):
            made.setEnabled(not self._why[made.objectName()])
            made.setToolTip(plain_tip(self._why[made.objectName()]))

    def _refusals(self, chosen: Sequence[Line]) -> list[tuple[QPushButton, str]]:
        """Why these answers cannot be confirmed, or sent back, now; "" where they can."""
        common = ""
        if not chosen:
            common = tr("回答を選んでください。")
        elif any(line.report is None for line in chosen):
            common = tr("まだ回答のない施策が選ばれています。")
        elif any(line.standing is AnswerState.TORN for line in chosen):
            common = tr("課の 2 台の PC で食い違う回答です。課が 1 つに決めるのを待ってください。")
        confirming, returning = common, common
        if not common and any(line.part is Part.STRANGER for line in chosen):
            confirming = tr("担当課でも関係課でもない課の回答です。確認済にはできません。")
        elif not common and all(line.standing is AnswerState.CONFIRMED for line in chosen):
            confirming = tr("すでに確認済です。")
        if not common and len(chosen) > 1:
            returning = tr("差し戻すのは 1 件ずつです。理由がそのまま課に届きます。")
        elif not common and chosen[0].standing is AnswerState.SENT_BACK:
            returning = tr("すでに差し戻しています。課が直すのを待ってください。")
        return [(self.confirm_button, confirming), (self.send_back_button, returning)]

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except LeaderDeskError as error:
            tell_fault(self, error)
            return False
        return True

    def _note(self, told: str) -> None:
        self.refresh()
        self.said.emit(told, self.undo_requested.emit)
        self.store_changed.emit()

    def _copy_text(self) -> None:
        """督促の文面: a letter to all that owe something, ready to be pasted into a mail."""
        asked = round_of(self._store, self._year)
        owed = owing(self._lines)
        if asked is None or not owed:
            return
        names = tr("、").join(owner_name(self._store.names, section) for section in owed)
        due = era_day(date.fromisoformat(asked.body["due"]))
        text = (
            tr("{0} 推進リーダー 各位").format(names),
            "",
            tr("「{0}」の回答がまだそろっていません（回答期限 {1}）。").format(asked.body["title"], due),
            tr("LeaderDesk の「施策進捗」で入力して保存し、「提出・受領」で書き出して、お送りください。"),
            "",
            *(
                f"{owner_name(self._store.names, section)}："
                + tr("、").join(f"{line.measure['code']} {line.measure['name']}" for line in its)
                for section, its in owed.items()
            ),
        )
        QGuiApplication.clipboard().setText("\n".join(text))
        self.noted.emit(tr("督促の文面をコピーしました。"))

    def _show_versions(self, preferences: Preferences, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._store, preferences, record_id, self)
        dialog.exec()
        dialog.deleteLater()
