# SPDX-License-Identifier: MIT
"""リテラシー活動: teaching, study meetings, campaigns and hand-outs."""

from __future__ import annotations

from leaderdesk.desk.record_page import RecordPage
from leaderdesk.errors import N_
from leaderdesk.kinds.activity import Activity


class ActivityPage(RecordPage):
    """The section's literacy activities."""

    NAME = "activity"
    KIND = Activity
    NEW = N_("＋ 活動を記録")
    EMPTY = N_("この条件の活動はありません。Ctrl+L で記録できます。")
