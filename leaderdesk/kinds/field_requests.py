# SPDX-License-Identifier: MIT
"""現場からの要望: what a section's staff need, collected by its leader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from leaderdesk import fiscal
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import LAST, TODAY, Choice, Count, Day, HalfYear, Link, LongText, Number, Text, Yen
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class Urgency(Code):
    """急ぎ具合."""

    URGENT = "urgent", N_("至急")
    NORMAL = "normal", N_("普通")
    ANYTIME = "anytime", N_("いつでも")


class Intent(Code):
    """提出意思: what the section wants of a request; the division's decision is a record of its own."""

    SUBMIT = "submit", N_("提出する")
    INTERNAL = "internal", N_("課内で解決")
    WITHDRAWN = "withdrawn", N_("取下げ")


STILL_OPEN: Mapping[str, Any] = {"intent": [None, "submit"], "confirmed_on": None}  # `is_open`, as lists ask for it


class Request(Record):
    """現場要望: one wish of the field. Only 件名 must be typed. Source: plan, ICT推進リーダーの役割."""

    KIND = "request"
    LABEL = N_("現場要望")
    TITLE = "title"
    DAY = "raised_on"
    NUMBER = "local_no"
    EXAMPLE: ClassVar[Mapping[str, str]] = {
        "title": "窓口の呼出し番号を大きく表示したい",
        "category": "機器",
        "urgency": "普通",
        "raised_on": "令和8年4月1日",
        "wanted_by": "R8下期",
        "problem": "待っている方から番号が見えず、1日に10回ほど聞き直される",
        "wish": "待合からも見える画面に番号を出す",
        "target": "窓口受付",
        "hours_month": "2時間半",
        "people": "3人",
        "est_cost": "35万円",
        "unit": "窓口係",
        "intent": "提出する",
    }

    local_no: Annotated[
        str | None,
        Text(N_("整理番号"), help=N_("最初の保存で自動的に付きます"), limit=30, listed=True),
    ] = None
    title: Annotated[str, Text(N_("件名"), help=N_("ひとことで。これだけで保存できます"), required=True, listed=True)]
    category: Annotated[
        str | None,
        Link(N_("種類"), to="vocabulary", within="request.category", initial=LAST, listed=True),
    ] = None
    urgency: Annotated[Urgency | None, Choice(N_("急ぎ具合"), choices=Urgency, initial="normal")] = None
    urgency_reason: Annotated[str | None, Text(N_("至急の理由"), limit=200)] = None
    raised_on: Annotated[dt.date, Day(N_("発生日"), required=True, initial=TODAY, listed=True)]
    wanted_by: Annotated[fiscal.HalfYear | None, HalfYear(N_("希望時期"))] = None
    problem: Annotated[
        str | None, LongText(N_("困っていること"), help=N_("いつ、誰が、どのくらい困っているか"), limit=2000)
    ] = None
    wish: Annotated[str | None, LongText(N_("こうしたい"), limit=2000)] = None
    target: Annotated[str | None, Text(N_("対象システム・業務"), initial=LAST)] = None
    hours_month: Annotated[
        Decimal | None,
        Number(N_("月の時間"), help=N_("いま月にかかっている時間"), unit=N_("時間"), group=N_("効果")),
    ] = None
    people: Annotated[int | None, Count(N_("関わる人数"), unit=N_("人"), group=N_("効果"))] = None
    est_cost: Annotated[int | None, Yen(N_("概算額"), unit=N_("千円"), group=N_("効果"))] = None
    unit: Annotated[
        str | None, Text(N_("係"), help=N_("個人名ではなく係の名前"), limit=30, initial=LAST, group=N_("扱い"))
    ] = None
    intent: Annotated[Intent | None, Choice(N_("提出意思"), choices=Intent, initial="submit", group=N_("扱い"))] = None
    intent_reason: Annotated[str | None, Text(N_("取下げの理由"), limit=200, group=N_("扱い"))] = None
    confirmed_on: Annotated[
        dt.date | None, Day(N_("結果の確認"), help=N_("対応の完了を確かめた日"), group=N_("扱い"))
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """至急 and 取下げ need their reason; nothing was raised tomorrow."""
        found = {}
        if self.urgency is Urgency.URGENT and not self.urgency_reason:
            found["urgency_reason"] = LeaderDeskError("LD-1501")
        if self.intent is Intent.WITHDRAWN and not self.intent_reason:
            found["intent_reason"] = LeaderDeskError("LD-1502")
        if self.raised_on > today:
            found["raised_on"] = LeaderDeskError("LD-1503", field=N_("発生日"), value=fiscal.era_day(self.raised_on))
        return found

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """Reasons are asked for where they are needed."""
        needed = {"urgency": ("urgent", "urgency_reason"), "intent": ("withdrawn", "intent_reason")}
        return frozenset(reason for name, (code, reason) in needed.items() if chosen.get(name) != code)

    def is_open(self) -> bool:
        """Open until its result is confirmed, it is withdrawn, or it was settled inside the section."""
        return self.intent in (None, Intent.SUBMIT) and self.confirmed_on is None

    def stays_home(self, today: dt.date, owner: str) -> bool:  # noqa: ARG002
        """課内で解決."""
        return self.intent is Intent.INTERNAL
