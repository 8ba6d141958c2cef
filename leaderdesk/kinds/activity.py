# SPDX-License-Identifier: MIT
"""リテラシー活動: the leader's teaching, study meetings, campaigns and hand-outs that raise information literacy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar

from leaderdesk import fiscal
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import LAST, TODAY, Count, Day, Link, LongText, Text
from leaderdesk.kinds.record import Record


class Activity(Record):
    """リテラシー活動: one activity. Source: plan, リーダーの役割 (2)."""

    KIND = "activity"
    LABEL = N_("リテラシー活動")
    TITLE = "theme"
    DAY = "date"
    EXAMPLE: ClassVar[Mapping[str, str]] = {
        "date": "2026/5/20",
        "theme": "表計算の勉強会（1セル1データ）",
        "people": "10",
        "minutes": "1時間",
        "memo": "次は集計のしかたを取り上げる",
    }

    date: Annotated[dt.date, Day(N_("実施日"), required=True, initial=TODAY, listed=True)]
    category: Annotated[str | None, Link(N_("種類"), to="vocabulary", within="activity.category", initial=LAST)] = None
    theme: Annotated[str, Text(N_("テーマ"), help=N_("何の活動か"), required=True, listed=True)]
    people: Annotated[int, Count(N_("人数"), unit=N_("人"), least=1, required=True, listed=True)]
    minutes: Annotated[int | None, Count(N_("所要時間"), unit=N_("分"), initial="30", listed=True)] = None
    method: Annotated[str | None, Link(N_("方法"), to="vocabulary", within="method", initial=LAST)] = None
    memo: Annotated[str | None, LongText(N_("内容・気づき"), help=N_("職員や市民の氏名は書きません"))] = None
    request: Annotated[str | None, Link(N_("生まれた要望"), to="request")] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """An activity is recorded when it was held."""
        if self.date <= today:
            return {}
        return {"date": LeaderDeskError("LD-1503", field=N_("実施日"), value=fiscal.era_day(self.date))}
