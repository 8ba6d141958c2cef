# SPDX-License-Identifier: MIT
"""指導記録: the guidance that the leader gave, and what became a request."""

from __future__ import annotations

from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import NewRecord, RecordPage
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button
from leaderdesk.errors import N_
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import STILL_OPEN, Guidance
from leaderdesk.ledger.store import Store


class GuidancePage(RecordPage):
    """The section's guidance sessions."""

    NAME = "guidance"
    KIND = Guidance
    NEW = N_("＋ 指導を記録")
    EMPTY = N_("この条件の指導記録はありません。Ctrl+G で記録できます。")
    STILL_OPEN = STILL_OPEN

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(store, preferences, jobs)
        self._as_request = button(tr("要望にする"), symbol="message-2", name="action.make_request")
        self._as_request.clicked.connect(self.make_request)
        self.titles.insertWidget(self.titles.count() - 2, self._as_request)

    def make_request(self) -> None:
        """Begin a request from the guidance that is shown; both are linked when it is saved."""
        body = self.panel.current_body()
        if not body:
            return
        wanted = {"title": body["theme"], "target": body.get("target"), "problem": body.get("memo", "")[:2000]}
        filled = {name: text for name, text in wanted.items() if text}
        target = NewRecord(filled, from_record=self.panel.record_id, link_field="request")
        self.page_requested.emit(f"kind:{Request.KIND}", target)
