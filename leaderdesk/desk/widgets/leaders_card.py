# SPDX-License-Identifier: MIT
"""推進リーダー: every section with its leader, who is missing, and whose term ends soon."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.bodies import Leadership, Standing, leaderships, standing_of
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.fiscal import era_day
from leaderdesk.ledger.store import Store


class LeadersCard(QWidget):
    """The list, a filter by standing, and what can be done for the chosen section.

    Signals:
        appoint_requested(object): a new leader is wanted for a section (its Leadership).
        note_requested(object): the 引継ぎ書 of a section is wanted.
        list_requested(object): the list of sections that need a leader is wanted (all Leaderships).
    """

    appoint_requested = Signal(object)
    note_requested = Signal(object)
    list_requested = Signal(object)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self._sections: list[Leadership] = []
        columns = [
            Column("department", tr("部"), lambda each: each.department_name, letters=8),
            Column("section", tr("課"), lambda each: f"{each.section} {each.section_name}", letters=-1),
            Column(
                "post", tr("職"), lambda each: each.appointment.body["post"] if each.appointment else "", letters=11
            ),
            Column("since", tr("就任"), lambda each: _day(each, "since"), letters=9),
            Column("until", tr("任期の終わり"), lambda each: _day(each, "until"), letters=9),
            Column("standing", tr("状態"), lambda each: tr(standing_of(each).label), letters=8, badge=standing_of),
        ]
        self.model = LinesModel(columns, self)
        self.table = RecordTable("leaders", self.model, columns, preferences)
        self.table.setAccessibleName(tr("推進リーダー"))
        self.table.empty_text = tr("課の名簿が空です。「名簿・コード」で課を加えると、ここに並びます。")
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        top = QHBoxLayout()
        self.told = plain_label("", role="section")
        self.filter = QComboBox()
        self.filter.setObjectName("filter.leaders")
        self.filter.setAccessibleName(tr("状態"))
        self.filter.addItem(tr("状態：すべて"), None)
        for standing in Standing:
            self.filter.addItem(tr(standing.label), standing.value)
        self.filter.activated.connect(self._show)
        top.addWidget(self.told)
        top.addStretch()
        top.addWidget(self.filter)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        every = button(tr("選任が要る課の一覧"), name="action.missing_leaders")
        every.clicked.connect(lambda: self.list_requested.emit(self._sections))
        self.note = button(tr("引継ぎ書"), name="action.handover_note")
        self.note.clicked.connect(lambda: self._ask_for(self.note_requested))
        self.appoint = button(tr("選任・異動"), role="primary", name="action.appoint")
        self.appoint.clicked.connect(lambda: self._ask_for(self.appoint_requested))
        foot.addWidget(every)
        foot.addStretch()
        foot.addWidget(self.note)
        foot.addWidget(self.appoint)
        column.addLayout(foot)
        self.table.opened.connect(lambda _place: self._ask_for(self.appoint_requested))
        self.table.chosen.connect(self._offer)

    def show_day(self, day: date) -> None:
        """Show the leaders as they are on a day."""
        self._sections = leaderships(self._store, day)
        self._show()

    def current(self) -> Leadership | None:
        """The chosen section."""
        place = self.table.currentIndex().row()
        return self.model.lines[place] if 0 <= place < len(self.model.lines) else None

    def _show(self) -> None:
        before, wanted = self.current(), self.filter.currentData()
        shown = [each for each in self._sections if wanted in (None, standing_of(each).value)]
        self.model.show_lines(shown)
        named = sum(each.appointment is not None for each in self._sections)
        self.told.setText(tr("選任済 {0} / {1} 課").format(named, len(self._sections)))
        codes = [each.section for each in shown]
        if codes:
            self.table.choose(codes.index(before.section) if before and before.section in codes else 0)
        self._offer(self.table.currentIndex().row())

    def _offer(self, place: int) -> None:
        is_chosen = 0 <= place < len(self.model.lines)
        self.note.setEnabled(is_chosen)
        self.appoint.setEnabled(is_chosen and not self._store.is_read_only)

    def _ask_for(self, signal: object) -> None:
        if (chosen := self.current()) is not None:
            signal.emit(chosen)  # type: ignore[attr-defined]  # one of this card's signals


def _day(each: Leadership, name: str) -> str:
    text = each.appointment.body.get(name) if each.appointment else None
    return era_day(date.fromisoformat(text)) if text else ""
