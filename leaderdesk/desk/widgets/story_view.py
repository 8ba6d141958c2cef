# SPDX-License-Identifier: MIT
"""回答, 連絡, 根拠, 関連する記録 and 経過 of one record, below its form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.story import story
from leaderdesk.desk.models.columns import plain_tip, short_day
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.answer_view import AnswerView
from leaderdesk.desk.widgets.evidence import EvidenceBox
from leaderdesk.desk.widgets.thread_view import ThreadView
from leaderdesk.desk.widgets.timeline import Happening, Timeline
from leaderdesk.desk.widgets.words import button, button_words, plain_label
from leaderdesk.fiscal import day_of, fiscal_year
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.titles import title_of
from leaderdesk.ledger.query import answering_kind, linking, rows
from leaderdesk.ledger.store import Store

_MOST_RELATED, _MOST_LETTERS = 8, 18  # records that are named, letters of each name; the tip has it whole


class StoryView(QWidget):
    """What was answered to a record, what was written about it, which records point to it, what happened to it.

    Signals:
        open_requested(str, str): a related record (kind, record_id) is wanted.
        versions_requested(str): all versions of the record that is shown are wanted.
        noted(str): a word for the status bar.
    """

    open_requested = Signal(str, str)
    versions_requested = Signal(str)
    noted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._record_id = ""
        self.evidence: EvidenceBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._answer = QVBoxLayout()
        column.addLayout(self._answer)
        self._thread = ThreadView(store)
        self._thread.opened.connect(lambda record_id: self.open_requested.emit(Liaison.KIND, record_id))
        column.addWidget(self._thread)
        self._proofs = QVBoxLayout()
        column.addLayout(self._proofs)
        self._related = QVBoxLayout()
        self._related.setSpacing(2)
        column.addLayout(self._related)
        column.addWidget(plain_label(tr("経過"), role="section"))
        self._timeline = Timeline()
        column.addWidget(self._timeline)
        every = button(tr("すべての版"), symbol="history", name="action.versions")
        every.clicked.connect(lambda: self.versions_requested.emit(self._record_id))
        column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    def offer_evidence(self, kind_name: str) -> None:
        """Show the evidence for records of this kind too, and the way to add some: for who writes them."""
        if kind_name in Evidence.GOES_TO:
            self.evidence = EvidenceBox(self._store, kind_name)
            self.evidence.expect_none()
            self.evidence.noted.connect(self.noted)
            self._proofs.addWidget(self.evidence)

    def show_record(self, record_id: str) -> None:
        """Show the story of a record."""
        self._record_id = record_id
        this_year = fiscal_year(self._store.today())
        happenings = [
            Happening(
                short_day(day_of(chapter.at), this_year),
                tr(chapter.who),
                tr(chapter.sentence).format(*(tr(fact) for fact in chapter.facts)),
            )
            for chapter in story(self._store, record_id)
        ]
        self._timeline.show_happenings(happenings)
        self._show_answer(record_id)
        self._thread.show_record(record_id)
        self._show_related(record_id)
        if self.evidence is not None:
            self.evidence.show_of(record_id)

    def _show_answer(self, record_id: str) -> None:
        while item := self._answer.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for kind in self._store.kinds.values():
            for row in rows(self._store, kind, [record_id]) if answering_kind(self._store, kind) else []:
                if row.answer:
                    self._answer.addWidget(AnswerView(self._store, row))

    def _show_related(self, record_id: str) -> None:
        while item := self._related.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        apart = {Liaison.KIND} | ({Evidence.KIND} if self.evidence is not None else set())
        found = [row for row in linking(self._store, record_id) if row.kind not in apart]
        if found:
            self._related.addWidget(plain_label(tr("関連する記録"), role="section"))
        for row in found[:_MOST_RELATED]:
            kind = self._store.kinds[row.kind]
            title = title_of(kind, row.body, self._store.names).replace("\n", " ")
            told = title if len(title) <= _MOST_LETTERS else f"{title[:_MOST_LETTERS]}…"
            link = button(button_words(f"{tr(kind.LABEL)}  {told}"), role="link")
            link.setToolTip(plain_tip(title if told != title else ""))
            link.clicked.connect(lambda _=False, at=row: self.open_requested.emit(at.kind, at.record_id))
            self._related.addWidget(link)
        if (more := len(found) - _MOST_RELATED) > 0:
            self._related.addWidget(plain_label(tr("ほか {0:,} 件").format(more), role="note"))
