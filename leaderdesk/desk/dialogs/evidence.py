# SPDX-License-Identifier: MIT
"""根拠 of one note of a project, over the project."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.evidence import EvidenceBox
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, scroll_area
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 40, 34  # in letters, in lines


class EvidenceDialog(QDialog):
    """What a record says, and the figures that speak for it; `link` is the field of 根拠 that points to it."""

    def __init__(self, store: Store, link: str, record_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.evidence")
        self.setWindowTitle(tr("根拠"))
        shown = store.view(record_id).shown
        self.box = EvidenceBox(store, link)
        if shown.owner not in store.owners:
            self.box.close_for_writing()
        self.box.show_of(record_id)
        frame, column = card()
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(12)
        lines.addWidget(Paragraph(str(shown.body.get(store.kinds[shown.kind].TITLE, ""))))
        lines.addWidget(self.box)
        lines.addStretch()
        area = scroll_area()
        area.setWidget(inside)
        column.addWidget(area)
        close = button(tr("閉じる"), name="action.close_evidence")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(10)
        outer.addWidget(frame, 1)
        outer.addLayout(foot)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))
