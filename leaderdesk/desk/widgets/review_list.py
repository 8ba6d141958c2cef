# SPDX-License-Identifier: MIT
"""見直し of all measures of a 年度: what each section wishes, what was decided and why; keys 1 to 6 decide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.measures import delayed, measures_of, undecided
from leaderdesk.desk.models.measures import YearBeside, review_columns
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.city_filters import department_options, listed_options
from leaderdesk.desk.widgets.list_card import ListCard, Option
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.progress import Decision
from leaderdesk.ledger.query import Row, rows
from leaderdesk.ledger.store import Store


class ReviewList(QWidget):
    """The list, the chosen measure's opinion in full, and the six decisions.

    Signals:
        decided(object, object): a decision was taken for these rows.
        opened(str): a measure (record id) was opened.
    """

    decided = Signal(object, object)
    opened = Signal(str)

    def __init__(self, store: Store, beside: YearBeside, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self._beside = beside
        empty = tr("この条件の施策はありません。")
        columns = review_columns(store, beside)
        self.list = ListCard("measures.review", store, measures_of(beside.year), columns, preferences, empty=empty)
        self.list.model.beside = beside.read
        self.list.add_filter(tr("見直し"), self._states(), name="decided")
        self.list.add_filter(tr("部"), department_options(store, "section"), name="review_department")
        policies = listed_options(store, tr("柱：すべて"), Measure, "policy")
        self.list.add_filter(tr("柱"), policies, name="review_policy")
        self.buttons: dict[Decision, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self._decisions())
        self.list.chosen.connect(lambda _record_id: self._show_chosen())
        self.list.table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        self.list.opened.connect(self.opened)

    def _decisions(self) -> QWidget:
        frame, column = card()
        self._head = plain_label("", role="section", wraps=True)
        self._opinion = Paragraph()
        column.addWidget(self._head)
        column.addWidget(self._opinion)
        row = QHBoxLayout()
        row.setSpacing(6)
        for place, decision in enumerate(Decision, 1):
            made = button(f"{place} {tr(decision.label)}", name=f"action.review.{decision.value}")
            made.clicked.connect(lambda _=False, to=decision: self.decide(to))
            key = QShortcut(QKeySequence(str(place)), self.list.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(made.click)
            row.addWidget(made)
            self.buttons[decision] = made
        row.addStretch()
        column.addLayout(row)
        return frame

    def _states(self) -> Sequence[Option]:
        def of(codes: Sequence[str]) -> dict[str, list[str]]:
            return {"code": list(codes)}

        return (
            (tr("見直し：すべて"), {}),
            (tr("見直し前"), lambda: of(undecided(self._store, self._beside.year))),
            (tr("遅れ"), lambda: of(delayed(self._store, self._beside.year))),
        )

    # ------------------------------------------------------------ what the page asks

    def show_year(self) -> None:
        """Show the measures of the 年度 that is looked at."""
        self.list.set_base(measures_of(self._beside.year))
        if not self.list.current() and self.list.model.rowCount():
            self.list.table.choose(0)
        self._show_chosen()

    def go_on(self) -> None:
        """After a decision: to the measure behind the ones that were decided."""
        last = max(self.list.table.selected_rows(), default=-1)
        if last + 1 < self.list.model.rowCount():
            self.list.table.choose(last + 1)
        self.list.table.setFocus()

    def decide(self, decision: Decision) -> None:
        """A decision for the selected measures."""
        if chosen := self.chosen():
            self.decided.emit(decision, chosen)

    def chosen(self) -> list[Row]:
        """The selected measures, in the order of the list."""
        return rows(self._store, Measure, self.list.selected())

    # ------------------------------------------------------------ inside

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        for made in self.buttons.values():
            made.setEnabled(bool(chosen))
        if len(chosen) != 1:
            self._head.setText(
                tr("{0:,} 件を選んでいます。").format(len(chosen)) if chosen else tr("施策を選んでください。")
            )
            self._opinion.show_text("")
            return
        [row] = chosen
        self._head.setText(f"{row.body['code']}  {row.body['name']}")
        wish = self._beside.of(row).wish
        self._opinion.show_text(tr("課の意見：{0}").format(wish["text"]) if wish else tr("課の意見はまだありません。"))
