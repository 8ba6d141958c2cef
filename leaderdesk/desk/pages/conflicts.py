# SPDX-License-Identifier: MIT
"""確認が必要: which records do two PCs say differently, and who decides?"""

from __future__ import annotations

from typing import Any

from leaderdesk.analysis.conflicts import Doubt, doubts
from leaderdesk.desk.dialogs.conflict import ConflictDialog
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import ask
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.frame import PageFrame
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.fiscal import day_of
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.titles import title_of
from leaderdesk.ledger.store import Store


class ConflictsPage(PageFrame):
    """Every record with several versions, and every 整理番号 that was given twice; each is opened and decided here."""

    def __init__(self, store: Store, preferences: Preferences, _jobs: Jobs) -> None:
        super().__init__("conflicts", tr("確認が必要"))
        self._store = store
        self._build(preferences)

    def _build(self, preferences: Preferences) -> None:
        self.decide = self.add_action(button("", role="primary", name="action.open_conflict"), self.open_chosen)
        sees_all = self._store.identity.owner != self._store.identity.section
        columns = [
            Column("owner", tr("課"), self._section, letters=6),
            Column("kind", tr("種別"), lambda doubt: tr(doubt.kind.LABEL), letters=5),
            Column("number", tr("番号"), self._number, letters=9 if sees_all else 7),
            Column("title", tr("件名"), self._title, letters=-1),
            Column("fields", tr("食い違う項目"), self._fields, letters=9),
            Column("who", tr("誰が・いつ"), self._who, letters=12 if sees_all else 18),
        ]
        self._model = LinesModel(columns, self)
        self.records = RecordTable("conflicts", self._model, columns, preferences)
        self.records.setAccessibleName(tr("確認が必要な記録"))
        self.records.empty_text = tr("確認が必要な記録はありません。")
        self.records.chosen.connect(self._show_chosen)
        self.records.opened.connect(lambda _place: self.open_chosen())
        self.records.show_column(0, is_shown=sees_all)
        frame, column = card()
        told = tr("別々の PC で直された版は、両方とも残っています。行を選び、見比べて 1 つに決めます。")
        if sees_all:
            told = tr("課の PC どうしで食い違う記録です。見比べることはできますが、どれにするかは各課が決めます。")
        column.addWidget(plain_label(told, role="note", wraps=True))
        column.addWidget(self.records, 1)
        self.content.addWidget(frame, 1)

    # ------------------------------------------------------------ what a person does

    def open_chosen(self) -> None:
        """Put the chosen record's versions side by side; or offer a new number where one stands twice."""
        doubt = self._chosen()
        if doubt is None:
            return
        if not doubt.view.conflicts:
            self._renumber(doubt)
            return
        dialog = ConflictDialog(self._store, doubt.row.record_id, self)
        if dialog.exec():
            self._tell(tr("1 つに決めました：{0}").format(self._title(doubt)))
        dialog.deleteLater()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        place = max(self.records.currentIndex().row(), 0)
        self._model.show_lines(doubts(self._store))
        self.records.choose(min(place, self._model.rowCount() - 1))
        self._show_chosen(self.records.currentIndex().row())

    def take_focus(self) -> None:
        self.records.setFocus()

    def show_target(self, target: object) -> None:
        for place, doubt in enumerate(self._model.lines):
            if doubt.row.record_id == target:
                self.records.choose(place)

    # ------------------------------------------------------------ inside

    def _renumber(self, doubt: Doubt) -> None:
        number, title = doubt.row.body[doubt.kind.NUMBER], self._title(doubt)
        question = tr("整理番号 {0} は、ほかの記録にも付いています。「{1}」に新しい番号を付けますか。").format(
            number, title
        )
        if self._is_own(doubt) and ask(self, question, do=tr("新しい番号を付ける"), leave=tr("そのままにする")):
            renumbered = self._store.renumber(doubt.row.record_id)
            self._tell(tr("新しい番号を付けました：{0}").format(renumbered.body[doubt.kind.NUMBER]))

    def _title(self, doubt: Doubt) -> str:
        return title_of(doubt.kind, doubt.row.body, self._store.names)

    def _tell(self, done: str) -> None:
        self.refresh()
        self.records.setFocus()
        self.store_changed.emit()
        self.said.emit(done, None)

    def _chosen(self) -> Doubt | None:
        place = self.records.currentIndex().row()
        return self._model.lines[place] if 0 <= place < self._model.rowCount() else None

    def _show_chosen(self, _place: int) -> None:
        doubt = self._chosen()
        is_own, is_torn = doubt is not None and self._is_own(doubt), doubt is None or bool(doubt.view.conflicts)
        words = tr("見比べて決める") if is_own or doubt is None else tr("見比べる")
        self.decide.setText(words if is_torn else tr("番号を付け直す"))
        self.decide.setEnabled(doubt is not None and (is_torn or is_own))

    def _is_own(self, doubt: Doubt) -> bool:
        return doubt.row.owner in self._store.owners

    def _section(self, doubt: Any) -> str:
        return self._store.names.label(Section.KIND, "", doubt.row.owner) or doubt.row.owner

    def _number(self, doubt: Any) -> str:
        number = str(doubt.row.body.get(doubt.kind.NUMBER, ""))
        is_of_today = doubt.row.owner == self._store.identity.owner
        return number.removeprefix(f"{doubt.row.owner}-") if is_of_today else number

    @staticmethod
    def _fields(doubt: Any) -> str:
        return tr("、").join(tr(label) for label in doubt.labels)

    @staticmethod
    def _who(doubt: Any) -> str:
        days = [(head.author, day_of(head.written_at)) for head in doubt.view.heads]
        return tr("、").join(f"{author} {day.month}/{day.day}" for author, day in days)
