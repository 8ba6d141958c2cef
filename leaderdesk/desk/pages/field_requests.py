# SPDX-License-Identifier: MIT
"""現場要望: what became of my requests?"""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.desk.record_page import RecordPage
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.errors import N_
from leaderdesk.kinds.field_requests import Intent, Request


class FieldRequestsPage(RecordPage):
    """The section's requests."""

    NAME = "field_requests"
    KIND = Request
    NEW = N_("＋ 要望を記録")
    EMPTY = N_("この条件の要望はありません。Ctrl+N で、件名だけでも記録できます。")

    def _states(self) -> Sequence[Option]:
        return (
            *super()._states(),
            (tr("課内で解決"), {"intent": Intent.INTERNAL.value}),
            (tr("取下げ"), {"intent": Intent.WITHDRAWN.value}),
        )
