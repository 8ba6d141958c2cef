# SPDX-License-Identifier: MIT
"""現場要望: what became of my requests?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import RecordPage, project_wanted
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.form import Below
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.desk.widgets.similar_titles import SimilarTitles
from leaderdesk.desk.widgets.words import button
from leaderdesk.errors import N_
from leaderdesk.kinds.field_requests import STILL_OPEN, Intent, Request
from leaderdesk.ledger.query import rows
from leaderdesk.ledger.store import Store


class FieldRequestsPage(RecordPage):
    """The section's requests."""

    NAME = "field_requests"
    KIND = Request
    NEW = N_("＋ 要望を記録")
    EMPTY = N_("この条件の要望はありません。Ctrl+N で、件名だけでも記録できます。")
    STILL_OPEN = STILL_OPEN

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(store, preferences, jobs)
        self._as_project = button(tr("プロジェクトにする"), symbol="columns-3", name="action.new.project_of_request")
        self._as_project.clicked.connect(self.make_project)
        self.titles.insertWidget(self.titles.count() - 2, self._as_project)

    def make_project(self) -> None:
        """Begin a project of the request that is shown, or open the one it became."""
        found = rows(self._store, Request, [self.panel.record_id] if not self.panel.is_new else [])
        if found:
            self.page_requested.emit(*project_wanted(self._store, found[0]))

    def read_similar(self, record_id: str) -> None:
        """Read a request that is like the one at work, over the form; what is typed there is kept before."""
        from leaderdesk.desk.dialogs.record import RecordDialog

        self.panel.keep()
        is_own = self._holds(Request.KIND, record_id)
        dialog = RecordDialog(self._store, record_id, self, can_go=is_own)
        dialog.versions_requested.connect(self.show_versions)
        dialog.exec()
        kind, wanted = dialog.wanted
        dialog.deleteLater()
        if wanted:
            self._open_other(kind, wanted)
        else:
            self.panel.form.fields[Request.TITLE].editor.input().setFocus()

    def refresh(self) -> None:
        self._similar.forget()
        super().refresh()

    def _below(self) -> Mapping[str, Below]:
        self._similar = SimilarTitles(self._store)
        self._similar.opened.connect(self.read_similar)
        return {Request.TITLE: self._similar}

    def _states(self) -> Sequence[Option]:
        return (
            *super()._states(),
            (tr("課内で解決"), {"intent": Intent.INTERNAL.value}),
            (tr("取下げ"), {"intent": Intent.WITHDRAWN.value}),
        )

    def _note_saved(self, record_id: str) -> None:
        self._similar.forget()
        super()._note_saved(record_id)
