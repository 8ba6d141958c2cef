# SPDX-License-Identifier: MIT
"""団体・部・課・区分: the masters that the division keeps and every section holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, ClassVar

from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import Choice, Count, Day, Flag, Link, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record
from leaderdesk.kinds.succession import HandsOn, Step


class Municipality(Record):
    """団体: the city itself and what it calls its leaders and its secretariat."""

    KIND = "municipality"
    LABEL = N_("団体")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "name"
    CODE = "code"

    code: Annotated[
        str, Text(N_("団体コード"), help=N_("総務省の 6 桁"), limit=6, code=True, required=True, listed=True)
    ]
    name: Annotated[str, Text(N_("団体名"), required=True, listed=True)]
    secretariat: Annotated[str | None, Link(N_("事務局"), to="section", listed=True)] = None
    leader_label: Annotated[str | None, Text(N_("リーダーの呼び名"), help=N_("例 ICT推進リーダー"), listed=True)] = None


class Dated(Record):
    """A master that is in force from a day to a day; without them, always."""

    OWNED_BY = OwnedBy.DIVISION
    GOES_TO: ClassVar[Sequence[str]] = EVERYONE

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """The end is not before the beginning."""
        begin, end = getattr(self, "valid_from", None), getattr(self, "valid_until", None)
        wrong = begin is not None and end is not None and end < begin
        return {"valid_until": LeaderDeskError("LD-1504", field=N_("有効期間"))} if wrong else {}


class Department(Dated):
    """部: a department of the city."""

    KIND = "department"
    LABEL = N_("部")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("部コード"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("部名"), required=True, listed=True)]
    valid_from: Annotated[dt.date | None, Day(N_("有効期間の始まり"), listed=True)] = None
    valid_until: Annotated[dt.date | None, Day(N_("有効期間の終わり"), listed=True)] = None


class Section(Dated):
    """課: a section, the owner of its leader's records."""

    KIND = "section"
    LABEL = N_("課")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("課コード"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("課名"), required=True, listed=True)]
    department: Annotated[str | None, Link(N_("部"), to="department", listed=True)] = None
    staff: Annotated[int | None, Count(N_("職員数"), unit=N_("人"), listed=True)] = None
    valid_from: Annotated[dt.date | None, Day(N_("有効期間の始まり"), listed=True)] = None
    valid_until: Annotated[dt.date | None, Day(N_("有効期間の終わり"), listed=True)] = None


class Vocabulary(Dated):
    """区分: one entry of a list that the division edits (種類, 方法 …)."""

    KIND = "vocabulary"
    LABEL = N_("区分")
    TITLE = "label"
    CODE = "code"
    WITHIN = "list_name"

    list_name: Annotated[str, Text(N_("一覧"), help=N_("例 request.category"), limit=30, required=True, listed=True)]
    code: Annotated[str, Text(N_("コード"), limit=10, code=True, required=True, listed=True)]
    label: Annotated[str, Text(N_("名称"), limit=30, required=True, listed=True)]
    order: Annotated[int | None, Count(N_("並び順"), listed=True)] = None
    valid_from: Annotated[dt.date | None, Day(N_("有効期間の始まり"), listed=True)] = None
    valid_until: Annotated[dt.date | None, Day(N_("有効期間の終わり"), listed=True)] = None


class Change(Code):
    """改編の種類: what became of a section."""

    RENAME = "rename", N_("名称変更")
    MERGER = "merger", N_("統合")
    SPLIT = "split", N_("分割")


class Succession(HandsOn):
    """課の改編: which section took over from which, from a day on.

    From that day the successor may write the records of the old section; after a split only the one that carries on.
    """

    KIND = "succession"
    LABEL = N_("課の改編")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "predecessor"
    CODE = "successor"
    WITHIN = "predecessor"

    predecessor: Annotated[str, Link(N_("元の課"), to="section", required=True, listed=True)]
    successor: Annotated[str, Link(N_("後の課"), to="section", required=True, listed=True)]
    change: Annotated[Change, Choice(N_("改編の種類"), choices=Change, required=True, listed=True)]
    since: Annotated[dt.date, Day(N_("改編の日"), required=True, listed=True)]
    carries_on: Annotated[
        bool | None, Flag(N_("記録を引き継ぐ"), help=N_("分割では、元の課の記録を引き継ぐ 1 課だけ"), listed=True)
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A section does not follow itself."""
        return {"successor": LeaderDeskError("LD-1512")} if self.predecessor == self.successor else {}

    def step(self) -> Step | None:
        """Who takes over the records: after a split only the section that carries on."""
        is_handed_on = self.change is not Change.SPLIT or self.carries_on is True
        return Step(self.predecessor, self.successor, self.since) if is_handed_on else None
