# SPDX-License-Identifier: MIT
"""施策進捗: which of our measures must we answer, until when, and what became of the answers?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QWidget

from leaderdesk.analysis.measures import years_of_measures
from leaderdesk.analysis.progress import AnswerState, Line, lines, newest_round, round_of
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.progress_panel import ProgressPanel
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.fiscal import era_day, fiscal_year
from leaderdesk.ledger.store import Store

_LETTERS_BESIDE = 66  # so wide must the page be for list and sheet to stand beside each other


class ProgressPage(PageFrame):
    """The section's measures of a 年度 with the state of each answer, and the sheet of the chosen one."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("progress", tr("施策進捗"))
        self._store = store
        self._preferences = preferences
        asked = newest_round(store)
        self._year = int(asked.body["year"]) if asked else fiscal_year(store.today())
        self._lines: list[Line] = []
        self._build()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        self.year_box = QComboBox()
        self.year_box.setObjectName("choice.year")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.activated.connect(lambda: self._show_year(self.year_box.currentData()))
        self.titles.addWidget(self.year_box)
        self.add_action(
            button(tr("提出・受領へ"), symbol="send", name="action.go.submission"),
            lambda: self.page_requested.emit("submission", None),
        )
        self.content.addWidget(self._question())
        self.panel = ProgressPanel(self._store)
        self.panel.noted.connect(self.noted)
        self.panel.saved.connect(self._note_saved)
        self.panel.open_requested.connect(lambda kind, record_id: self.page_requested.emit(f"kind:{kind}", record_id))
        self.panel.settle_requested.connect(lambda record_id: self.page_requested.emit("conflicts", record_id))
        self.panel.versions_requested.connect(self._show_versions)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self._list())
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 38)
        self.splitter.setStretchFactor(1, 62)
        self.splitter.setSizes([380, 620])
        self.content.addWidget(self.splitter, 1)

    def _question(self) -> QWidget:
        """進捗照会: what is asked, as of which day, until when."""
        frame, column = card()
        row = QHBoxLayout()
        row.setSpacing(16)
        self._asked = plain_label("", role="section", wraps=True)
        self._left = plain_label("", role="field")
        self._text_button = button(tr("依頼文"), role="link", name="action.show_request")
        self._text_button.setCheckable(True)
        row.addWidget(self._asked, 1)
        row.addWidget(self._left)
        row.addWidget(self._text_button)
        column.addLayout(row)
        self._text = Paragraph("", role="note")
        self._text.hide()
        self._text_button.toggled.connect(lambda _is_on: self._show_text())
        column.addWidget(self._text)
        return frame

    def _list(self) -> QWidget:
        columns = [
            Column("code", tr("番号"), lambda line: str(line.measure["code"]), letters=4),
            Column("name", tr("施策"), lambda line: str(line.measure["name"]), letters=-1),
            Column("state", tr("状態"), lambda line: tr(line.standing.label), letters=7, badge=_standing),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("progress", self._model, columns, self._preferences)
        self.table.setAccessibleName(tr("この課の施策"))
        self.table.empty_text = tr("この課の施策はありません。情報政策課の配布ファイルを受け取ると、ここに並びます。")
        self.table.chosen.connect(self._show_chosen)
        frame, column = card()
        column.addWidget(self.table, 1)
        self._count = plain_label("", role="note")
        column.addWidget(self._count)
        return frame

    # ------------------------------------------------------------ what a person does

    def save(self) -> bool:
        """Save the answer at work (Ctrl+S)."""
        return self.panel.save()

    def save_and_go_on(self) -> None:
        """Save, and go on to the next measure that is owed (Ctrl+Enter)."""
        if self.panel.save() and (owed := [line for line in self._lines if line.is_owed]):
            self._choose(owed[0].report_id)

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self.panel.keep()
        self._offer_years()
        self._lines = lines(self._store, self._year)
        current = self.panel.report_id
        self._model.show_lines(self._lines)
        self._show_question()
        answered = sum(line.report is not None for line in self._lines)
        self._count.setText(tr("{0} 件、回答を保存した施策 {1} 件").format(len(self._lines), answered))
        known = [line.report_id for line in self._lines]
        if current in known:
            self._choose(current)
        elif self._lines:
            self.table.choose(0)
        else:
            self.panel.show_nothing()

    def take_focus(self) -> None:
        self.table.setFocus()

    def show_target(self, target: object) -> None:
        if isinstance(target, str) and target:
            for year in [self._year, *years_of_measures(self._store)]:
                if any(target in (line.report_id, line.measure["code"]) for line in lines(self._store, year)):
                    self._show_year(year)
                    self._choose(target)
                    return

    def leave(self) -> None:
        self.panel.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1)
        is_wide = letters > _LETTERS_BESIDE
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([380, 620] if is_wide else [300, 700])

    # ------------------------------------------------------------ inside

    def _offer_years(self) -> None:
        years = sorted({*years_of_measures(self._store), self._year}, reverse=True)
        self.year_box.clear()
        for year in years:
            self.year_box.addItem(year_words(year), year)
        self.year_box.setCurrentIndex(self.year_box.findData(self._year))

    def _show_year(self, year: int) -> None:
        self._year = year
        self.refresh()

    def _show_question(self) -> None:
        asked = round_of(self._store, self._year)
        self._text_button.setVisible(asked is not None and bool(asked.body.get("text")))
        if asked is None:
            self._asked.setText(tr("{0}の進捗照会はまだ届いていません。").format(year_words(self._year)))
            self._left.setText("")
            self._text.show_text("")
            return
        due, today = date.fromisoformat(asked.body["due"]), self._store.today()
        told = tr("{0}　基準日 {1}　回答期限 {2}")
        base = era_day(date.fromisoformat(asked.body["base_date"]))
        self._asked.setText(told.format(asked.body["title"], base, era_day(due)))
        owed = sum(line.is_owed for line in self._lines)
        days = (due - today).days
        left = tr("期限まで あと {0} 日").format(days) if days >= 0 else tr("期限を {0} 日過ぎています").format(-days)
        self._left.setText(left if owed else tr("すべて回答しました"))
        self._request = str(asked.body.get("text", ""))
        self._show_text()

    def _show_text(self) -> None:
        self._text.show_text(self._request if self._text_button.isChecked() else "")

    def _choose(self, wanted: str) -> None:
        """Make a measure the current one: by the id of its answer, or by its number."""
        for place, line in enumerate(self._model.lines):
            if wanted in (line.report_id, line.measure["code"]):
                if self.table.currentIndex().row() == place:
                    self._show_chosen(place)
                else:
                    self.table.choose(place)
                return

    def _show_chosen(self, place: int) -> None:
        if 0 <= place < len(self._model.lines):
            self.panel.show_line(self._model.lines[place], self._year)

    def _note_saved(self, _report_id: str) -> None:
        self.refresh()
        self.table.setFocus()  # the form is made anew after a save; the keyboard goes on from the list
        self.store_changed.emit()

    def _show_versions(self, record_id: str) -> None:
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        self.panel.keep()
        dialog = VersionsDialog(self._store, self._preferences, record_id, self)
        if dialog.exec():
            self.refresh()
            self.said.emit(tr("前の版に戻しました。"), self.undo_requested.emit)
        dialog.deleteLater()


def _standing(line: Line) -> AnswerState:
    return line.standing
