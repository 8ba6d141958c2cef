# SPDX-License-Identifier: MIT
"""会議: what do we tell the bodies, what did they say, and how much of it is open?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from leaderdesk.analysis.meeting_figures import Audience
from leaderdesk.analysis.meetings import MeetingStand, meeting_named, usual_name
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import tell_fault
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.meetings import OpinionsBeside, meeting_columns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord, RecordPage
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.agenda import AgendaList
from leaderdesk.desk.widgets.city_filters import listed_options
from leaderdesk.desk.widgets.internal_note import InternalNote
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.desk.widgets.opinion_recorder import OpinionRecorder
from leaderdesk.desk.widgets.said_list import SaidList
from leaderdesk.desk.widgets.words import button
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store

_TABS = (N_("内容"), N_("議題"), N_("意見"))


class MeetingsPage(RecordPage):
    """The meetings of a 年度; of the chosen one its facts, its agenda and what was said; and the recording of that."""

    NAME = "meetings"
    KIND = Meeting
    NEW = N_("＋ 会議")
    EMPTY = N_("この条件の会議はありません。「＋ 会議」で、会議体と開催日を入れて加えます。")

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        self._beside = OpinionsBeside(store)
        self._suggested = ""
        super().__init__(store, preferences, jobs)
        self._copy.hide()
        self._make = self.add_action(button(tr("資料を作る"), name="action.make_pack"), self.choose_pack_folder)
        self._record = self.add_action(button(tr("意見を記録"), name="action.record_opinions"), self.record_opinions)
        self._end = self.add_action(button(tr("記録を終える  Esc"), name="action.end_recording"), self.end_recording)
        self._end.hide()
        self.titles.removeWidget(self._new)  # the primary button comes last
        self.titles.addWidget(self._new)
        self.splitter.addWidget(self._parts())
        self.splitter.setStretchFactor(1, 42)
        self.splitter.setSizes([600, 400])
        self.recorder = OpinionRecorder(store, preferences)
        self.recorder.hide()
        self.recorder.saved.connect(self.store_changed)
        self.recorder.deleted.connect(lambda: self._tell(tr("意見を削除しました。")))
        self.recorder.noted.connect(self.noted)
        self.recorder.ended.connect(self.end_recording)
        self.content.addWidget(self.recorder, 1)
        self._show_parts("")

    def _parts(self) -> QWidget:
        """The chosen meeting under three tabs."""
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.meeting")
        self.tabs.setAccessibleName(tr("会議の内容・議題・意見"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in _TABS:
            self.tabs.addTab(tr(words))
        self.agenda = AgendaList(self._store, self._preferences)
        self.agenda.changed.connect(self._tell)
        self.agenda.item_requested.connect(self.write_item)
        outside = button(tr("外部向けの資料を作る"), role="link", name="action.make_external_pack")
        outside.clicked.connect(lambda: self.choose_pack_folder(Audience.EXTERNAL))
        self.agenda.foot.addWidget(outside)
        self.agenda.foot.addStretch()
        self.said_list = SaidList(self._store, self._preferences)
        told = button(tr("議事要旨を見る"), role="link", name="action.show_minutes")
        told.clicked.connect(self.show_minutes)
        self.said_list.foot.addWidget(told)
        self.said_list.opened.connect(lambda target: self.page_requested.emit(f"kind:{Opinion.KIND}", target))
        self.note = InternalNote(self._store, "meeting")
        self.note.noted.connect(self.noted)
        facts = QWidget()
        self._facts = QBoxLayout(QBoxLayout.Direction.TopToBottom, facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(12)
        self._facts.addWidget(self.panel, 3)
        self._facts.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        self.panel.show()
        self._stack = QStackedWidget()
        for part in (facts, self.agenda, self.said_list):
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)
        return made

    # ------------------------------------------------------------ what a person does

    def write_item(self, row: Row | None) -> None:
        """Change an item of the agenda, or write one more."""
        from leaderdesk.desk.dialogs.agenda_item import AgendaItemDialog

        dialog = AgendaItemDialog(self._store, self.list.current(), row, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.record_id:
            self._tell(tr("議題を直しました。") if row else tr("議題を加えました。"))
            self.agenda.note_written(dialog.record_id)

    def choose_pack_folder(self, audience: Audience | None = None) -> None:
        """資料を作る: ask where, then write the meeting's pack there."""
        start = self._preferences.text("pack/folder", str(self._store.folder))
        if chosen := QFileDialog.getExistingDirectory(self, tr("資料を書き出すフォルダー"), start):
            self._preferences.keep_text("pack/folder", chosen)
            self.make_pack(Path(chosen), audience)

    def make_pack(self, folder: Path, audience: Audience | None = None) -> None:
        """Write the pack of the chosen meeting as PDF and workbook, and show it; its audience is its body's usual one."""
        from leaderdesk.reports.meeting_pack import Pack, meeting_pack, pack_name
        from leaderdesk.reports.meeting_workbook import write_meeting_workbook

        self.panel.keep()
        meeting = meeting_named(self._store, self.list.current())

        def write() -> Pack:
            pack = meeting_pack(self._store, meeting, audience)
            write_meeting_workbook(pack, folder / f"{pack_name(pack)}.xlsx")
            return pack

        self._make.setEnabled(False)
        job = self._jobs.start(lambda _progress, _found: write())
        job.done.connect(lambda pack: self._show_pack(pack, folder))
        job.failed.connect(lambda error: tell_fault(self, error))
        job.ended.connect(lambda: self._make.setEnabled(bool(self.list.current())))

    def show_minutes(self) -> None:
        """議事要旨, as it will be on paper."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.reports.minutes import minutes

        self.panel.keep()
        show_preview(minutes(self._store, meeting_named(self._store, self.list.current())), self._preferences, self)

    def record_opinions(self) -> None:
        """意見を記録: the page becomes the line that is written while the meeting goes on."""
        if not (current := self.list.current()) or not self._record.isEnabled():
            return
        self.panel.keep()
        self._let_record(is_on=True)
        self.recorder.open(meeting_named(self._store, current))

    def end_recording(self) -> None:
        """Back to the list; a meeting of which something was recorded was held."""
        self.recorder.keep()
        meeting = self.recorder.meeting
        self._let_record(is_on=False)
        self.tabs.setCurrentIndex(2)
        self.refresh()
        self.list.table.setFocus()
        if meeting is not None and self.said_list.count() and self._waits_for_its_end(meeting.record_id):
            self._store.edit(meeting.record_id, {"is_held": "true"})
            self._tell(tr("「{0}」を開催済みにしました。").format(meeting.body["name"]))

    def begin(self, wanted: NewRecord) -> None:
        self.tabs.setCurrentIndex(0)
        self._show_parts("")
        self._suggested = ""
        super().begin(wanted)
        self.panel.form.edited.connect(self._suggest_name)

    def save(self) -> bool:
        """Save the opinion at work while recording, else the meeting (Ctrl+S)."""
        return self.recorder.save() if self.recorder.isVisible() else super().save()

    def save_and_go_on(self) -> None:
        """Save and go on to the next opinion, or meeting (Ctrl+Enter)."""
        if self.recorder.isVisible():
            self.recorder.save()
        else:
            super().save_and_go_on()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._beside.read()
        super().refresh()
        self._show_parts(self.list.current())

    def leave(self) -> None:
        self.note.keep()
        self.recorder.keep()
        super().leave()

    def take_focus(self) -> None:
        if self.recorder.isVisible():
            self.recorder.sort.take_focus()
        else:
            super().take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.splitter.orientation() == Qt.Orientation.Horizontal
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if is_beside else directions.LeftToRight
        if self._facts.direction() != wanted:
            self._facts.setDirection(wanted)
            self._facts.setStretch(1, 0 if is_beside else 2)
            self.splitter.setSizes([600, 400] if is_beside else [380, 620])

    # ------------------------------------------------------------ inside

    def _columns(self) -> list[Column]:
        return meeting_columns(self._store, self._beside)

    def _states(self) -> Sequence[Option]:
        return (
            (tr("状態：すべて"), {}),
            (tr(MeetingStand.AHEAD.label), {"is_held": [None, False]}),
            (tr(MeetingStand.HELD.label), {"is_held": True}),
            (tr("削除した記録"), {"deleted": True}),
        )

    def _add_filters(self) -> None:
        super()._add_filters()
        bodies = listed_options(self._store, tr("会議体：すべて"), Meeting, "assigned_body")
        self.list.add_filter(tr("会議体"), bodies, name="body", letters=6)

    def _show_chosen(self, record_id: str) -> None:
        super()._show_chosen(record_id)
        self._show_parts(record_id)

    def _show_parts(self, meeting: str) -> None:
        """The agenda, the opinions and the note of a meeting; how many there are stands on the tabs."""
        self.note.show_note(meeting)
        self.agenda.show_agenda(meeting)
        self.said_list.show_meeting(meeting)
        counts = ("", *(f" {part.count()}" for part in (self.agenda, self.said_list)))
        for place, (words, count) in enumerate(zip(_TABS, counts, strict=True)):
            self.tabs.setTabText(place, tr(words) + (count if meeting else ""))
            self.tabs.setTabEnabled(place, bool(meeting) or place == 0)
        for made in (self._record, self._make):
            made.setEnabled(bool(meeting))

    def _show_pack(self, pack: Any, folder: Path) -> None:
        """The workbook is written: now the paper, and both are told of."""
        from leaderdesk.desk.dialogs.print_preview import show_preview
        from leaderdesk.paper.output import write_pdf
        from leaderdesk.reports.meeting_pack import pack_document, pack_name

        document, name = pack_document(pack), pack_name(pack)
        try:
            count = write_pdf(document, folder / f"{name}.pdf")
        except LeaderDeskError as error:
            tell_fault(self, error)
            return
        self.said.emit(tr("資料を PDF（{0} ページ）と Excel に書き出しました：{1}").format(count, name), None)
        show_preview(document, self._preferences, self)

    def _let_record(self, *, is_on: bool) -> None:
        for part in (self.splitter, self.recorder) if is_on else (self.recorder, self.splitter):  # never both at once
            part.setVisible((part is self.recorder) is is_on)
        for made in (self._new, self._record, self._make):
            made.setVisible(not is_on)
        self._end.setVisible(is_on)
        name = self.panel.current_body().get("name", "") if is_on else ""
        self.title.setText(tr("意見を記録：{0}").format(name) if is_on else tr(Meeting.LABEL))

    def _waits_for_its_end(self, meeting: str) -> bool:
        body = meeting_named(self._store, meeting).body
        return body.get("is_held") != "true" and body["held_on"] <= self._store.today().isoformat()

    def _tell(self, sentence: str) -> None:
        """Something was done that can be taken back."""
        self._beside.read()
        self.list.refresh()
        if not self.recorder.isVisible():
            self._show_parts(self.list.current())
        self.store_changed.emit()
        self.said.emit(sentence, self.undo_requested.emit)

    def _suggest_name(self) -> None:
        """A new meeting is called by its 年度, its body and its place in the year, until a person calls it otherwise."""
        fields = self.panel.form.fields
        if not self.panel.is_new or fields["name"].editor.typed() not in ("", self._suggested):
            return
        body = fields["assigned_body"].editor.typed()
        try:
            day = Meeting.facets()["held_on"].read(fields["held_on"].editor.typed())
        except LeaderDeskError:
            return
        if body and isinstance(day, date):
            self._suggested = usual_name(self._store, body, day)
            fields["name"].editor.put_typed(self._suggested)
