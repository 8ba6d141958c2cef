# SPDX-License-Identifier: MIT
"""連絡調整: what was told and asked, by whom, until when; and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QStackedWidget

from leaderdesk.analysis.correspondence import Stand, is_mine, reminder_of, reply_to, secretariat, stands
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.columns import Column, columns_of, owner_name
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord, RecordPage
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.desk.widgets.record_view import RecordView
from leaderdesk.desk.widgets.words import button
from leaderdesk.errors import N_
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Row, rows
from leaderdesk.ledger.store import Store

_REMINDER_DAYS = 7
_PURPOSE_LETTERS, _DUE_LETTERS = 4, 7  # a word of two; a day of another 年度 (R09 4/10)
_SHOWN = ("counterpart", "date", "purpose", "subject", "due", "stand")


class LiaisonPage(RecordPage):
    """What this side wrote, which it may change, and what came in, which it answers."""

    NAME = "liaison"
    KIND = Liaison
    NEW = N_("＋ 連絡を書く")
    EMPTY = N_("連絡や照会はまだありません。Ctrl+N で書くと、次の提出・配布で相手に届きます。")

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        self._stands: dict[str, Stand] = {}
        super().__init__(store, preferences, jobs)
        self.received = RecordView(store)
        self.received.open_requested.connect(self._open_other)
        self.received.versions_requested.connect(self.show_versions)
        if store.identity.role is Role.DIVISION:
            self.list.add_filter(tr("相手"), self._counterparts(), name="counterpart")
        self._either = QStackedWidget()
        self.splitter.replaceWidget(1, self._either)
        self._either.addWidget(self.panel)
        self._either.addWidget(self.received)
        self.splitter.setStretchFactor(1, 42)
        self.panel.show()
        self._answer = self.add_action(button(tr("回答する"), name="action.answer_liaison"), self.answer)
        self._remind = self.add_action(button(tr("督促する"), name="action.remind"), self.remind)
        self._remind.setVisible(store.identity.role is Role.DIVISION)
        for made in (self._copy, self._new):  # the primary button comes last
            self.titles.removeWidget(made)
            self.titles.addWidget(made)
        self._offer("")

    # ------------------------------------------------------------ what a person does

    def begin(self, wanted: NewRecord) -> None:
        if self._store.identity.role is Role.SECTION:
            wanted = replace(wanted, body={"addressee": secretariat(self._store)} | wanted.body)
        self._either.setCurrentWidget(self.panel)
        super().begin(wanted)
        if "subject" in wanted.body:  # what is left to be said
            self.panel.form.fields["text"].editor.input().setFocus()

    def answer(self) -> None:
        """Begin the answer to the piece that is shown."""
        if row := self._current():
            self.begin(NewRecord(reply_to(self._store, row)))

    def remind(self) -> None:
        """Begin a 督促 of the 照会 that is shown."""
        if row := self._current():
            due = self._store.today() + timedelta(days=_REMINDER_DAYS)
            self.begin(NewRecord(reminder_of(row, due)))

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._stands = stands(self._store)
        super().refresh()
        self._offer(self.list.current())

    # ------------------------------------------------------------ inside

    def _columns(self) -> list[Column]:
        found = {column.name: column for column in columns_of(Liaison, self._store) if column.name != "status"}
        found["owner"] = replace(found["owner"], heading=tr("差出人"))
        found["purpose"] = replace(found["purpose"], letters=_PURPOSE_LETTERS)
        found["due"] = replace(found["due"], letters=_DUE_LETTERS)
        found["stand"] = Column(
            "stand", tr("状態"), lambda row: tr(self._stand(row).label), letters=7, badge=self._stand
        )
        other_side = Column("counterpart", tr("相手"), self._counterpart, letters=9)
        return [replace(column, is_shown=column.name in _SHOWN) for column in (other_side, *found.values())]

    def _states(self) -> Sequence[Option]:
        return (
            (tr("状態：すべて"), {}),
            (tr("照会"), {"purpose": Purpose.INQUIRY.value}),
            (tr("連絡"), {"purpose": Purpose.NOTE.value}),
            (tr("回答"), {"purpose": Purpose.ANSWER.value}),
            (tr("督促"), {"purpose": Purpose.REMINDER.value}),
            (tr("削除した記録"), {"deleted": True}),
        )

    def _counterpart(self, row: Row) -> str:
        """To whom this side wrote, or who wrote to it; the arrow stands where no narrow column cuts it off."""
        if is_mine(self._store, row):
            return f"→ {owner_name(self._store.names, str(row.body.get('addressee', '')))}"
        return f"← {owner_name(self._store.names, row.owner)}"

    def _counterparts(self) -> list[Option]:
        """Every section with which the division may be in touch."""
        options: list[Option] = [(tr("相手：すべて"), {})]
        for code, name in self._store.names.options(Section.KIND, "").items():
            if code != self._store.identity.section:
                options.append((name, {"either": {"owner": code, "addressee": code}}))
        return options

    def _stand(self, row: Row) -> Stand:
        if row.record_id not in self._stands:  # written a moment ago
            self._stands = stands(self._store)
        return self._stands.get(row.record_id, Stand.SETTLED)

    def _show_chosen(self, record_id: str) -> None:
        row = self._row(record_id)
        if row is None or is_mine(self._store, row):
            self._either.setCurrentWidget(self.panel)
            super()._show_chosen(record_id)
        else:
            self.panel.keep()
            self._either.setCurrentWidget(self.received)
            self.received.show_record(record_id)
        self._offer(record_id)

    def _note_saved(self, record_id: str) -> None:
        self._stands = stands(self._store)
        super()._note_saved(record_id)

    def _offer(self, record_id: str) -> None:
        """What may be done with the piece that is shown."""
        row = self._row(record_id)
        waits = row is not None and self._stand(row) in (Stand.OPEN, Stand.LATE)
        mine = row is not None and is_mine(self._store, row)
        self._answer.setEnabled(waits and not mine)
        is_inquiry = row is not None and row.body.get("purpose") == Purpose.INQUIRY
        self._remind.setEnabled(waits and mine and is_inquiry)

    def _current(self) -> Row | None:
        return self._row(self.list.current())

    def _row(self, record_id: str) -> Row | None:
        return next(iter(rows(self._store, Liaison, [record_id] if record_id else [])), None)
