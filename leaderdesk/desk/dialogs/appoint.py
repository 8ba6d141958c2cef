# SPDX-License-Identifier: MIT
"""選任・異動: a section's new promotion leader, by post, from a day on."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.bodies import Leadership, appoint
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import DayEditor, LineEditor
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_start, fiscal_year
from leaderdesk.kinds.bodies import Appointment
from leaderdesk.ledger.store import Store


class AppointDialog(QDialog):
    """Asks for the post and the days; the leader before ends the day before."""

    def __init__(self, store: Store, section: Leadership, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.appoint")
        self.setWindowTitle(tr("選任・異動"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 34)
        self._store = store
        self._section = section
        facets = Appointment.facets()
        self.post = LineEditor(facets["post"], store.names)
        self.since = DayEditor(facets["since"], store.names)
        self.until = DayEditor(facets["until"], store.names)
        self._build()
        self.since.put(store.today().isoformat())
        self.until.put(_end_of_year(store.today()).isoformat())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            plain_label(f"{self._section.section} {self._section.section_name}", role="section", wraps=True)
        )
        before = self._section.appointment
        if before is not None:
            since = era_day(date.fromisoformat(before.body["since"]))
            told = tr("いまのリーダー：{0}（{1}から）。就任の前の日までになります。").format(before.body["post"], since)
            column.addWidget(plain_label(told, role="note", wraps=True))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for place, (name, editor) in enumerate((("post", self.post), ("since", self.since), ("until", self.until))):
            facet = Appointment.facets()[name]
            label = plain_label(tr(facet.label), role="field")
            label.setBuddy(editor)
            editor.call(tr(facet.label), tr(facet.help))
            editor.input().setObjectName(f"field.appointment.{name}")
            grid.addWidget(label, place, 0)
            grid.addWidget(editor, place, 1)
        column.addLayout(grid)
        column.addWidget(plain_label(tr("個人名は書きません。例 記録係 主査"), role="note", wraps=True))
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.addStretch()
        leave = button(tr("やめる"), name="action.leave_appoint")
        leave.clicked.connect(self.reject)
        self._do = button(tr("選任する"), role="primary", name="action.do_appoint")
        self._do.clicked.connect(self.appoint)
        row.addWidget(leave)
        row.addWidget(self._do)
        column.addLayout(row)

    def appoint(self) -> None:
        """Write it down, or say what is missing."""
        names, facets = self._store.names, Appointment.facets()
        try:
            since = facets["since"].read(self.since.typed(), names)
            until = facets["until"].read(self.until.typed(), names)
            post = facets["post"].read(self.post.typed(), names)
            if post is None or since is None:
                raise LeaderDeskError("LD-1001", field=facets["post" if post is None else "since"].label)
            appoint(self._store, self._section.section, post, since, until=until)
        except LeaderDeskError as fault:
            self._fault.setText(sentence(fault))
            self._fault.show()
            return
        self.accept()


def _end_of_year(day: date) -> date:
    """The last day of a day's 年度: leaders change in April."""
    return fiscal_start(fiscal_year(day) + 1).replace(month=3, day=31)
