# SPDX-License-Identifier: MIT
"""One body of the chart, to read: its chair, members and duties, who holds which role in it, its meetings and tasks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.bodies import appointments_on
from leaderdesk.desk.models.columns import short_day, shown_field
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.bodies import Body
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.meetings import Meeting
from leaderdesk.kinds.projects import OodaProject
from leaderdesk.ledger.query import Query, Row, all_rows, rows
from leaderdesk.ledger.store import Store

_TOLD = ("chair_title", "chair", "members", "duties", "section", "program", "valid_from", "valid_until")
_MOST = 8  # meetings and tasks; the rest is counted


class BodyView(QWidget):
    """A body as it is on a day.

    Signals:
        open_requested(str, object): a page (kind:…) and what to show there.
        edit_requested(str): the body's record is to be changed.
    """

    open_requested = Signal(str, object)
    edit_requested = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._record_id = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self.title = plain_label(tr("図の組織を選ぶと、ここに内容が出ます。"), role="section", wraps=True)
        column.addWidget(self.title)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)
        self.edit = button(tr("この組織を直す"), name="action.edit_body")
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._record_id))
        self.edit.setEnabled(False)
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignRight)

    def show_body(self, code: str, day: date) -> None:
        """Show a body; nothing changes where it is unknown."""
        if not (found := all_rows(self._store, Query(Body, where={"code": code}))):
            return
        row = found[0]
        self._record_id = row.record_id
        self.edit.setEnabled(not self._store.is_read_only)
        self.title.setText(str(row.body["name"]))
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for name in _TOLD:
            if name in row.body:
                facet = Body.facets()[name]
                column.addWidget(plain_label(tr(facet.label), role="field"))
                column.addWidget(Paragraph(shown_field(self._store, facet, row.body[name])))
        self._add_holders(column, code, day)
        self._add_links(
            column, tr("会議"), Meeting, all_rows(self._store, Query(Meeting, where={"assigned_body": code}))
        )
        self._add_links(
            column, tr("施策"), Measure, all_rows(self._store, Query(Measure, where={"assigned_body": code}))
        )
        projects = all_rows(self._store, Query(OodaProject, where={"assigned_body": code}))
        self._add_links(column, tr("プロジェクト"), OodaProject, projects)
        column.addStretch()
        self._scroll.setWidget(inside)

    def _add_holders(self, column: QVBoxLayout, code: str, day: date) -> None:
        held = appointments_on(self._store, day, assigned_body=code)
        if held:
            column.addWidget(plain_label(tr("選任"), role="field"))
        for row in held:
            role = self._store.names.label("vocabulary", "role", row.body["role"]) or row.body["role"]
            column.addWidget(Paragraph(f"{role}：{row.body['post']}"))

    def _add_links(self, column: QVBoxLayout, heading: str, kind: type, found: list[Row]) -> None:
        """The first records of a kind that name the body, each a way to its page."""
        if not found:
            return
        column.addWidget(plain_label(tr("{0}（{1} 件）").format(heading, len(found)), role="field"))
        this_year = fiscal_year(self._store.today())
        for row in found[:_MOST]:
            day = row.body.get(kind.DAY) if kind.DAY else None  # type: ignore[attr-defined]  # a kind
            when = f"{short_day(date.fromisoformat(day), this_year)} " if day else ""
            link = button(f"{when}{row.body[kind.TITLE]}", role="link")  # type: ignore[attr-defined]
            link.clicked.connect(
                lambda _=False, kind=row.kind, record_id=row.record_id: self.open_requested.emit(
                    f"kind:{kind}", record_id
                )
            )
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def renew(self, day: date) -> None:
        """Look at the shown body again."""
        if self._record_id and (found := rows(self._store, Body, [self._record_id])):
            self.show_body(str(found[0].body["code"]), day)
