# SPDX-License-Identifier: MIT
"""連絡: what was written about a record, and what became of it on its way, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.threads import Passage, Step, threads
from leaderdesk.codes import DIVISION
from leaderdesk.desk.models.columns import owner_name, short_day
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.fiscal import day_of, fiscal_year
from leaderdesk.ledger.store import Store

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ThreadView(QWidget):
    """The threads about a record, or the one in which a piece of liaison stands; hidden where there is none.

    Signals:
        opened(str): a piece (its record_id) is wanted.
    """

    opened = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(tr("連絡"), role="section"))
        self._threads = QVBoxLayout()
        self._threads.setSpacing(10)
        column.addLayout(self._threads)
        self.hide()

    def show_record(self, record_id: str) -> None:
        """Show what was written about a record, or the thread of a piece."""
        while item := self._threads.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        found = threads(self._store, record_id)
        numbers = count(1)
        for thread in found:
            self._threads.addWidget(self._thread(thread, numbers, record_id))
        self.setVisible(bool(found))

    def _thread(self, thread: Sequence[Step], numbers: Iterator[int], shown: str) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for step in thread:
            row, who = grid.rowCount(), owner_name(self._store.names, step.who)
            day = "" if step.passage is Passage.WAITING else self._day(step.at)
            grid.addWidget(plain_label(day, role="note"), row, 0, Qt.AlignmentFlag.AlignTop)
            if step.passage is not None:
                grid.addWidget(Paragraph(_told(step.passage, who, self._store), role="note"), row, 1, 1, 2)
                continue
            grid.addWidget(plain_label(who, role="field", wraps=True), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(badge := Badge(), row, 2, _RIGHT)
            badge.show_state(step.stand)
            grid.addWidget(Paragraph(self._said(step)), row + 1, 1)
            number = next(numbers)
            if step.row.record_id != shown:
                grid.addWidget(self._way(step, number), row + 1, 2, _RIGHT)
        return made

    def _said(self, step: Step) -> str:
        said = tr("{0}：{1}").format(tr(step.purpose.label), step.row.body.get("subject", ""))
        due = step.row.body.get("due")
        return said + (tr("（回答期限 {0}）").format(self._day(str(due))) if due else "")

    def _way(self, step: Step, number: int) -> QPushButton:
        made = button(tr("開く"), role="link", name=f"action.open_liaison_{number}")
        made.setAccessibleName(tr("「{0}」を開く").format(step.row.body.get("subject", "")))
        made.clicked.connect(lambda: self.opened.emit(step.row.record_id))
        return made

    def _day(self, at: str) -> str:
        return short_day(day_of(at), fiscal_year(self._store.today()))


def _told(passage: Passage, who: str, store: Store) -> str:
    if passage is Passage.REACHED:
        return tr("{0}が受け取りました（受領）").format(who)
    if passage is Passage.SENT:
        return tr("送りました。相手に届いたかは、まだわかりません。")
    return tr("次の配布で届きます。") if store.identity.owner == DIVISION else tr("次の提出で届きます。")
