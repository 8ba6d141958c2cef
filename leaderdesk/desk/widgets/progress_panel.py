# SPDX-License-Identifier: MIT
"""One measure's sheet at work in its section: what was typed is kept as a draft until the whole of it is saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.progress import AnswerState, Line, Part, round_of
from leaderdesk.analysis.progress_sheet import Sheet, answer, sheet
from leaderdesk.desk.messages import ask
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.draft_keeper import DraftKeeper
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.evidence import EvidenceBox
from leaderdesk.desk.widgets.record_frame import RecordHead
from leaderdesk.desk.widgets.sheet_form import Said, SheetForm
from leaderdesk.desk.widgets.sheet_parts import facts_form
from leaderdesk.desk.widgets.story_view import StoryView
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.progress import ProgressReport
from leaderdesk.ledger.draft import Draft
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings

_KIND = ProgressReport.KIND


class ProgressPanel(QWidget):
    """The sheet of a measure: its form, the evidence for it, and what happened to the answer.

    Signals:
        saved(str): an answer (its record id) was durably saved, or taken away.
        noted(str): a word for the status bar.
        open_requested(str, str): another record (kind, record_id) is wanted.
        versions_requested(str): all versions of the answer are wanted.
        settle_requested(str): its two versions are to be compared and settled.
    """

    saved = Signal(str)
    noted = Signal(str)
    open_requested = Signal(str, str)
    versions_requested = Signal(str)
    settle_requested = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._sheet: Sheet | None = None
        self._seen: tuple[str, ...] = ()
        self.form: SheetForm | None = None
        self._drafts = DraftKeeper(store, self._written, self)
        self._drafts.noted.connect(self.noted)
        self._build()
        self.show_nothing()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self._head = RecordHead(_KIND)
        self._head.settle.clicked.connect(lambda: self.settle_requested.emit(self.report_id))
        column.addWidget(self._head)
        named = QHBoxLayout()
        self._name = plain_label("", role="section", wraps=True)
        self._about = button(tr("施策の概要"), role="link", name="action.show_measure")
        self._about.setCheckable(True)
        self._about.toggled.connect(self._show_facts)
        named.addWidget(self._name, 1)
        named.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        column.insertLayout(0, named)
        self._hint = plain_label(tr("一覧から施策を選ぶと、ここに調書が出ます。"), role="note", wraps=True)
        column.addWidget(self._hint)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._take_over = self._made(tr("前年度を写す"), "same_as_last", self.take_over)
        self._withdraw = self._made(tr("回答を取り下げる"), "delete", self.withdraw)
        self._cancel = self._made(tr("取り消す"), "cancel", self.cancel)
        self._save = self._made(tr("保存  Ctrl+S"), "save", self.save, role="primary")
        for way in (self._take_over, self._withdraw):
            row.addWidget(way)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column.addWidget(self._bar)

    def _made(self, words: str, name: str, do: Any, *, role: str = "") -> QPushButton:
        made = button(words, role=role, name=f"action.{name}.{_KIND}")
        made.clicked.connect(lambda: do())
        return made

    # ------------------------------------------------------------ showing

    @property
    def report_id(self) -> str:
        """The id of the answer that is shown, "" for none."""
        return self._sheet.line.report_id if self._sheet else ""

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._drafts.is_dirty

    def show_line(self, line: Line, year: int) -> None:
        """Show the sheet of a measure; a draft of it comes back as it was typed."""
        self.keep()
        self._sheet = sheet(self._store, line, year)
        self._seen = self._sheet.seen
        self._fill(self._sheet)
        self._show_head(line)
        self._drafts.rest()
        if draft := self._drafts.taken_up(line.report_id):
            assert self.form is not None
            self.form.show_typed(draft.typed)
            self._seen = draft.heads
            told = tr("書きかけの下書き（{0}）です。まだ保存されていません。")
            self._say(line, told.format(draft.saved_at[:16].replace("T", " ")))

    def show_nothing(self) -> None:
        """Show no measure."""
        self._sheet = None
        self._drafts.rest()
        self._head.show_place("", None)
        self._head.say("")
        self._head.settle.hide()
        self._show_parts(is_shown=False)

    def _fill(self, told: Sheet) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(14)
        self._facts = facts_form(told, self._store.names)
        self._facts.setVisible(self._about.isChecked())
        column.addWidget(self._facts)
        asked = round_of(self._store, told.year)
        base = date.fromisoformat(asked.body["base_date"]) if asked else self._store.today()
        context = Context(
            self._store.names,
            self._store.today(),
            used=lambda field: (
                values_used(self._store, ProgressReport, field) if field in ProgressReport.facets() else ()
            ),
        )
        self.form = SheetForm(told, context, measured_on=base)
        self.form.edited.connect(self._drafts.note_edit)
        column.addWidget(self.form)
        self.evidence = EvidenceBox(self._store, "measure")
        self.evidence.show_of(str(told.line.measure["code"]))
        self.evidence.noted.connect(self.noted)
        column.addWidget(self.evidence)
        if told.line.report is not None:
            story = StoryView(self._store)
            story.open_requested.connect(self.open_requested)
            story.versions_requested.connect(self.versions_requested)
            story.show_record(told.line.report_id)
            column.addWidget(story)
        column.addStretch()
        self._scroll.setWidget(inside)
        self._show_parts(is_shown=True)

    def _show_head(self, line: Line) -> None:
        self._name.setText(f"{line.measure['code']}　{line.measure['name']}")
        self._head.show_place(tr(line.part.label), line.standing)
        is_torn, is_stranger = line.standing is AnswerState.TORN, line.part is Part.STRANGER
        self._head.settle.setVisible(is_torn)
        self._save.setEnabled(not is_torn)
        self._take_over.setEnabled(bool(self._sheet and self._sheet.last))
        self._withdraw.setVisible(is_stranger and line.report is not None)
        self._say(line)

    def _say(self, line: Line, *more: str) -> None:
        """What is to be known of the answer, and why it was sent back above all."""
        said = []
        review = line.report.answer if line.report else {}
        if line.standing is AnswerState.SENT_BACK:
            day = era_day(date.fromisoformat(review["checked_on"]))
            said.append(tr("差し戻されました（{0}）：{1}").format(day, review["reason"]))
        if line.standing is AnswerState.TORN:
            said.append(
                tr("2 台の PC で別々に答えた版があります。両方とも残っています。1 つに決めてから直してください。")
            )
        if line.part is Part.STRANGER:
            said.append(tr("この課の施策ではありません。担当課でなければ「回答を取り下げる」で取り下げてください。"))
        self._head.say("\n".join([*said, *more]))

    def _show_parts(self, *, is_shown: bool) -> None:
        for part in (self._scroll, self._bar, self._name, self._about):
            part.setVisible(is_shown)
        self._hint.setVisible(not is_shown)

    def _show_facts(self, is_shown: bool) -> None:
        self._facts.setVisible(is_shown)

    # ------------------------------------------------------------ what a person does

    def keep(self) -> None:
        """Keep what was typed as a draft; nothing typed keeps nothing."""
        self._drafts.keep()

    def take_over(self) -> None:
        """前年度を写す: fill what is empty with last year's words."""
        assert self.form is not None
        if count := self.form.take_over():
            self._drafts.note_edit()
        self.noted.emit(tr("前年度の回答から {0} 項目を写しました。").format(count))

    def save(self) -> bool:
        """Save the whole answer; True after the durable commit, else the faults stand below their fields."""
        if self._sheet is None or self.form is None or not self._save.isEnabled():
            return False
        if (said := self.form.read()) is None or not self._may_hold(said):
            return False
        self._drafts.wait()
        at = self._store.timestamp()
        try:
            answer(self._store, self._sheet, said.fields, said.values, said.results, seen=self._seen)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
            self._drafts.try_again()
            return False
        except LeaderDeskError:
            self._drafts.try_again()
            raise
        self._drafts.forget(self.report_id)
        self.noted.emit(tr("保存しました {0}。次の提出で届きます。").format(at[11:16]))
        self.saved.emit(self.report_id)
        return True

    def withdraw(self) -> None:
        """Take back an answer for a measure that is not the section's."""
        record_id = self.report_id
        self._store.delete(record_id, N_("担当外の施策"))
        self._drafts.forget(record_id)
        self.show_nothing()
        self.saved.emit(record_id)

    def cancel(self) -> None:
        """Give up what was typed and show what is stored."""
        if self._sheet is not None:
            self._drafts.forget(self.report_id)
            self.show_line(self._sheet.line, self._sheet.year)

    # ------------------------------------------------------------ inside

    def _may_hold(self, said: Said) -> bool:
        """Whether it may be saved as it is: personal data in its texts are pointed out first."""
        assert self.form is not None and self._sheet is not None
        body = {name: text for name, text in said.fields.items() if text is not None}
        found = warnings(ProgressReport, body, self._sheet.report)
        if not found:
            return True
        told = "\n".join(warning.sentence(tr) for warning in found.values())
        if ask(self, told, do=tr("このまま保存"), leave=tr("直す")):
            return True
        self.form.entries[next(iter(found))].editor.input().setFocus()
        return False

    def _written(self, at: str) -> tuple[Draft, str]:
        assert self.form is not None and self._sheet is not None
        typed = self.form.typed() | {ProgressReport.TITLE: str(self._sheet.line.measure["code"])}
        return Draft(_KIND, self.report_id, self._seen, at, typed), ""
