# SPDX-License-Identifier: MIT
"""報告を記録: to which body frozen sheets were reported, and on which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import Day
from leaderdesk.ledger.store import Store

_DAY = Day(N_("報告した日"), required=True)


class ReportDialog(QDialog):
    """Asks for the day; `day` is what a person said."""

    def __init__(self, store: Store, what: str, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.report_sheets")
        self.setWindowTitle(tr("報告を記録"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 32)
        self._names = store.names
        self.day: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(what, role="section", wraps=True))
        column.addWidget(plain_label(tr("確定した最新の版 {0} 件に、報告した日を残します。").format(count), wraps=True))
        self.day_box = DayEditor(_DAY, self._names)
        self.day_box.call(tr(_DAY.label), "")
        self.day_box.input().setObjectName("field.plan_sheet.reported_on")
        self.day_box.put(store.today().isoformat())
        label = plain_label(tr(_DAY.label), role="field")
        label.setBuddy(self.day_box)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.day_box, 1)
        column.addLayout(row)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("やめる"), name="action.leave_report")
        leave.clicked.connect(self.reject)
        do = button(tr("報告を記録する"), role="primary", name="action.do_report")
        do.clicked.connect(self._take)
        foot.addWidget(leave)
        foot.addWidget(do)
        column.addLayout(foot)

    def _take(self) -> None:
        try:
            day = _DAY.read(self.day_box.typed(), self._names)
            if day is None:
                raise LeaderDeskError("LD-1001", field=_DAY.label)
        except LeaderDeskError as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        self.day = day
        self.accept()
