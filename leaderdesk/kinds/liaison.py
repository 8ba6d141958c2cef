# SPDX-License-Identifier: MIT
"""連絡調整: what the division and a section tell and ask each other, one record per addressee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import LAST, TODAY, Choice, Day, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class Purpose(Code):
    """用件: what a piece of liaison wants of its addressee."""

    NOTE = "note", N_("連絡")
    INQUIRY = "inquiry", N_("照会")
    ANSWER = "answer", N_("回答")
    REMINDER = "reminder", N_("督促")


class Means(Code):
    """手段: how it reached its addressee."""

    PROGRAM = "program", N_("本アプリ")
    PHONE = "phone", N_("電話")
    MAIL = "mail", N_("メール")
    TALK = "talk", N_("対面")
    MEETING = "meeting", N_("会議")
    DOCUMENT = "document", N_("文書")


class Liaison(Record):
    """連絡調整: one piece of liaison. An 照会 has a day by which its addressee answers; the answer is a record of its own.

    Source: plan, リーダーの役割 (3) 情報政策課との連絡調整.
    """

    KIND = "liaison"
    LABEL = N_("連絡調整")
    OWNED_BY = OwnedBy.WRITER
    TITLE = "subject"
    DAY = "date"
    GOES_TO = ("addressee",)

    date: Annotated[dt.date, Day(N_("日付"), required=True, initial=TODAY, listed=True)]
    purpose: Annotated[Purpose, Choice(N_("用件"), choices=Purpose, required=True, initial="note", listed=True)]
    addressee: Annotated[
        str, Link(N_("相手"), help=N_("課、または情報政策課"), to="section", required=True, listed=True)
    ]
    subject: Annotated[str, Text(N_("件名"), required=True, listed=True)]
    means: Annotated[Means | None, Choice(N_("手段"), choices=Means, initial=LAST)] = None
    text: Annotated[str | None, LongText(N_("内容"), limit=2000)] = None
    due: Annotated[dt.date | None, Day(N_("回答期限"), listed=True)] = None
    replies_to: Annotated[str | None, Link(N_("元の連絡"), to="liaison")] = None
    done_on: Annotated[dt.date | None, Day(N_("済んだ日"), help=N_("答えのいらない連絡が片付いた日"))] = None
    about: Annotated[str | None, Link(N_("関わる記録"))] = None
    round: Annotated[
        str | None, Link(N_("関わる進捗照会"), help=N_("施策の回答がそろうと済みます"), to="progress_round")
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """An 照会 and a 督促 have a day by which to answer; an answer and a 督促 name what they are about."""
        found = {}
        if self.purpose in (Purpose.INQUIRY, Purpose.REMINDER) and self.due is None:
            found["due"] = LeaderDeskError("LD-1510", purpose=self.purpose.label)
        if self.purpose in (Purpose.ANSWER, Purpose.REMINDER) and self.replies_to is None:
            found["replies_to"] = LeaderDeskError("LD-1511", purpose=self.purpose.label)
        return found

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """What the purpose does not need."""
        purpose = chosen.get("purpose")
        asked = {
            "due": purpose in (Purpose.INQUIRY, Purpose.REMINDER),
            "replies_to": purpose in (Purpose.ANSWER, Purpose.REMINDER),
            "done_on": purpose == Purpose.NOTE,
            "round": False,  # set where the reminder of a 進捗照会 is made
        }
        return frozenset(name for name, is_asked in asked.items() if not is_asked)

    def is_open(self) -> bool:
        """Open until it is done; an 照会 ends with its answer, which is another record."""
        return self.done_on is None
