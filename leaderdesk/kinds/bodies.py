# SPDX-License-Identifier: MIT
"""推進体制: the bodies that drive the plan, who holds which role in them, and the programs that frame them.

Source: plan, 推進体制 (表7-1, 図7-1) and DX推進体制 (図7-2). Posts stand here, never a person's name.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import TODAY, Choice, Count, Day, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Dated
from leaderdesk.kinds.record import Record


class Line(Code):
    """系統: which of the plan's two pictures a body stands in; security has its own committee."""

    ICT = "ict", N_("情報化")
    DX = "dx", N_("DX")
    BOTH = "both", N_("情報化・DX")
    SECURITY = "security", N_("情報セキュリティ")


class BodySort(Code):
    """体の種類: what a body is for; meetings, packs and the order of reports hang on it."""

    HEADQUARTERS = "headquarters", N_("本部")
    STEERING = "steering", N_("幹事会")
    COUNCIL = "council", N_("推進委員会")
    COMMITTEE = "committee", N_("セキュリティ委員会")
    WORKING_GROUP = "working_group", N_("WG")
    SUBCOMMITTEE = "subcommittee", N_("分科会")
    SECRETARIAT = "secretariat", N_("事務局")
    LEADERS = "leaders", N_("推進リーダー")


class Body(Dated):
    """推進体制の組織: one body of the plan, its place beneath another one, and its duties."""

    KIND = "body"
    LABEL = N_("推進体制")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("コード"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("名称"), required=True, listed=True)]
    sort: Annotated[BodySort, Choice(N_("組織の種類"), choices=BodySort, required=True, listed=True)]
    line: Annotated[Line, Choice(N_("系統"), choices=Line, required=True, listed=True)]
    parent: Annotated[str | None, Link(N_("上の組織"), to="body", listed=True)] = None
    chair_title: Annotated[str | None, Text(N_("長の呼び名"), help=N_("例 本部長・会長・統括責任者"), limit=30)] = None
    chair: Annotated[str | None, Text(N_("長の職"), help=N_("個人名ではなく職の名前"), listed=True)] = None
    members: Annotated[str | None, LongText(N_("構成"), help=N_("例 各部局長。個人名は書きません"), limit=500)] = None
    duties: Annotated[str | None, LongText(N_("役割"), limit=1000)] = None
    section: Annotated[str | None, Link(N_("担当する課"), help=N_("事務局のとき"), to="section")] = None
    program: Annotated[str | None, Link(N_("計画・プロジェクト"), to="program")] = None
    order: Annotated[int | None, Count(N_("並び順"))] = None
    valid_from: Annotated[dt.date | None, Day(N_("有効期間の始まり"), listed=True)] = None
    valid_until: Annotated[dt.date | None, Day(N_("有効期間の終わり"), listed=True)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """A body does not stand beneath itself."""
        beneath = {"parent": LeaderDeskError("LD-1513")} if self.parent == self.code else {}
        return super().faults(today) | beneath


class Program(Dated):
    """プロジェクト: a program that frames bodies and measures for some years (DX戦略推進プロジェクト)."""

    KIND = "program"
    LABEL = N_("推進プロジェクト")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("コード"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("名称"), required=True, listed=True)]
    purpose: Annotated[str | None, LongText(N_("目的"), limit=1000)] = None
    valid_from: Annotated[dt.date | None, Day(N_("始まり"), listed=True)] = None
    valid_until: Annotated[dt.date | None, Day(N_("終わり"), listed=True)] = None


class Appointment(Record):
    """選任: a role and the post that holds it for a time, in a section or in a body."""

    KIND = "appointment"
    LABEL = N_("選任")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "post"
    DAY = "since"

    role: Annotated[str, Link(N_("役割"), to="vocabulary", within="role", required=True, listed=True)]
    section: Annotated[str | None, Link(N_("課"), to="section", listed=True)] = None
    assigned_body: Annotated[str | None, Link(N_("組織"), to="body", listed=True)] = None
    post: Annotated[
        str, Text(N_("職"), help=N_("個人名ではなく職の名前。例 記録係 主査"), limit=30, required=True, listed=True)
    ]
    since: Annotated[dt.date, Day(N_("就任"), required=True, initial=TODAY, listed=True)]
    until: Annotated[dt.date | None, Day(N_("任期の終わり"), listed=True)] = None
    note: Annotated[str | None, Text(N_("備考"), limit=200)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A role is held somewhere, and does not end before it begins."""
        found = {}
        if self.section is None and self.assigned_body is None:
            found["section"] = LeaderDeskError("LD-1514")
        if self.until is not None and self.until < self.since:
            found["until"] = LeaderDeskError("LD-1504", field=N_("任期"))
        return found

    def is_open(self) -> bool:
        """Open while its term has no end."""
        return self.until is None
