# SPDX-License-Identifier: MIT
"""One record to read: its filled fields, its story. For records that this side does not write."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.statistics import recorded_kinds
from leaderdesk.codes import DIVISION
from leaderdesk.desk.models.columns import owner_name, shown_field, status_of
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.record_frame import liaison_button
from leaderdesk.desk.widgets.story_view import StoryView
from leaderdesk.desk.widgets.words import card, plain_label, scroll_area
from leaderdesk.kinds.titles import title_of
from leaderdesk.ledger.heads import View
from leaderdesk.ledger.query import rows
from leaderdesk.ledger.store import Store


class RecordView(QWidget):
    """A record as it stands, both versions where there are two.

    Signals:
        open_requested(str, str): a related record (kind, record_id) is wanted.
        versions_requested(str): all versions of the record that is shown are wanted.
        liaison_requested(str): somebody wants to write about the record that is shown.
    """

    open_requested = Signal(str, str)
    versions_requested = Signal(str)
    liaison_requested = Signal(str)

    def __init__(self, store: Store, *, offers_liaison: bool = True) -> None:
        super().__init__()
        self._store = store
        self._record_id = ""
        self._offers_liaison = offers_liaison
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        self._place = plain_label("", role="note")
        self._badge = Badge()
        head.addWidget(self._place)
        head.addStretch()
        head.addWidget(self._badge)
        column.addLayout(head)
        self._title = plain_label(tr("一覧から選ぶと、ここに内容が出ます。"), role="section", wraps=True)
        column.addWidget(self._title)
        self._write = liaison_button("view")
        self._write.clicked.connect(lambda: self.liaison_requested.emit(self._record_id))
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)

    def show_record(self, record_id: str) -> None:
        """Show a record; "" shows none."""
        if not record_id:
            return
        self._record_id = record_id
        view = self._store.view(record_id)
        kind = self._store.kinds[view.shown.kind]
        row = rows(self._store, kind, [record_id])[0]
        code = "" if row.owner == DIVISION else row.owner
        place = f"{code} {owner_name(self._store.names, row.owner)}   {row.body.get(kind.NUMBER, '')}"
        self._place.setText(place.strip())
        self._title.setText(title_of(kind, row.body, self._store.names))
        is_handed_over = bool(kind.DAY) and row.owner != DIVISION  # what the division writes is not
        self._badge.show_state(status_of(row, self._store) if is_handed_over else None)
        self._write.setVisible(self._offers_liaison and kind in recorded_kinds(self._store) and row.deleted is None)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(12)
        column.addLayout(self._fields(view))
        story = StoryView(self._store)
        story.open_requested.connect(self.open_requested)
        story.versions_requested.connect(self.versions_requested)
        story.show_record(record_id)
        column.addWidget(story)
        column.addStretch()
        self._scroll.setWidget(inside)

    def _fields(self, view: View) -> QGridLayout:
        kind = self._store.kinds[view.shown.kind]
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        skipped = {kind.TITLE, kind.NUMBER}
        names = [
            name for name in kind.facets() if name not in skipped and any(name in head.body for head in view.heads)
        ]
        for place, name in enumerate(names):
            facet = kind.facets()[name]
            label = plain_label(tr(facet.label), role="note")
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            texts = [shown_field(self._store, facet, head.body.get(name)) for head in view.heads]
            text = texts[0] if name not in view.conflicts else tr("\n――― または ―――\n").join(texts)
            grid.addWidget(Paragraph(text), place, 1, Qt.AlignmentFlag.AlignTop)
        return grid
