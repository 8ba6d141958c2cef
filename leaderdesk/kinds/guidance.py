# SPDX-License-Identifier: MIT
"""指導記録: the leader's workplace guidance on running the information systems (運用の職場内指導)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from leaderdesk import fiscal
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import LAST, TODAY, Choice, Count, Day, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class Result(Code):
    """結果: how a guidance session ended."""

    SOLVED = "solved", N_("解決")
    CONTINUING = "continuing", N_("継続")
    TO_DIVISION = "to_division", N_("情報政策課へ")


STILL_OPEN: Mapping[str, Any] = {"result": "continuing"}  # `is_open`, as lists ask for it


class Guidance(Record):
    """指導記録: one session of guidance in the workplace. Source: plan, リーダーの役割 (1)."""

    KIND = "guidance"
    LABEL = N_("指導記録")
    TITLE = "theme"
    DAY = "date"
    EXAMPLE: ClassVar[Mapping[str, str]] = {
        "date": "R8.4.10",
        "theme": "文書管理システムの起案のしかた",
        "people": "3人",
        "minutes": "30分",
        "result": "解決",
        "target": "文書管理システム",
        "memo": "添付の順番に質問が多かった",
    }

    date: Annotated[dt.date, Day(N_("実施日"), required=True, initial=TODAY, listed=True)]
    theme: Annotated[str, Text(N_("テーマ"), help=N_("何を指導したか"), required=True, listed=True)]
    people: Annotated[int, Count(N_("人数"), unit=N_("人"), least=1, required=True, listed=True)]
    minutes: Annotated[int | None, Count(N_("所要時間"), unit=N_("分"), initial="30", listed=True)] = None
    method: Annotated[str | None, Link(N_("方法"), to="vocabulary", within="method", initial=LAST)] = None
    result: Annotated[Result | None, Choice(N_("結果"), choices=Result, initial="solved")] = None
    target: Annotated[str | None, Text(N_("対象システム・業務"), initial=LAST)] = None
    memo: Annotated[str | None, LongText(N_("内容・気づき"), help=N_("職員や市民の氏名は書きません"))] = None
    request: Annotated[str | None, Link(N_("元になった要望・生まれた要望"), to="request")] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """A session is recorded when it was held."""
        if self.date <= today:
            return {}
        return {"date": LeaderDeskError("LD-1503", field=N_("実施日"), value=fiscal.era_day(self.date))}

    def is_open(self) -> bool:
        """Open while the guidance goes on."""
        return self.result is Result.CONTINUING
