# SPDX-License-Identifier: MIT
"""What the division answered a record: read by everyone, written on the triage page only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import shown_field
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.ledger.query import Row, answering_kind
from leaderdesk.ledger.store import Store


class AnswerView(QWidget):
    """The filled fields of the record that answers a row."""

    def __init__(self, store: Store, row: Row) -> None:
        super().__init__()
        self.setObjectName("view.answer")
        kind = answering_kind(store, store.kinds[row.kind])
        assert kind is not None, "a row with an answer is of a kind that is answered"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(tr(kind.LABEL), role="section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        told = [name for name in kind.facets() if name not in (kind.ANSWERS, *kind.UNREAD) and name in row.answer]
        for place, name in enumerate(told):
            facet = kind.facets()[name]
            grid.addWidget(plain_label(tr(facet.label), role="note"), place, 0, Qt.AlignmentFlag.AlignTop)
            text = Paragraph(shown_field(store, facet, row.answer[name]))
            grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)
