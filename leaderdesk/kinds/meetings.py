# SPDX-License-Identifier: MIT
"""会議: what is reported to the bodies, what they say, and what became of it. Source: plan, 評価・助言・提言."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import TODAY, Choice, Clock, Count, Day, Flag, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class Meeting(Record):
    """会議: one meeting of a body."""

    KIND = "meeting"
    LABEL = N_("会議")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "name"
    DAY = "held_on"

    assigned_body: Annotated[str, Link(N_("会議体"), to="body", required=True, listed=True)]
    name: Annotated[str, Text(N_("会議名"), help=N_("例 令和8年度 第1回 幹事会"), required=True, listed=True)]
    held_on: Annotated[dt.date, Day(N_("開催日"), required=True, listed=True)]
    begins_at: Annotated[dt.time | None, Clock(N_("開始"))] = None
    place: Annotated[str | None, Text(N_("会場"), limit=40, listed=True)] = None
    attendance: Annotated[str | None, LongText(N_("出席"), help=N_("職や人数。個人名は書きません"), limit=500)] = None
    is_held: Annotated[bool | None, Flag(N_("開催済み"), listed=True)] = None
    summary: Annotated[str | None, LongText(N_("結果の要旨"), limit=2000)] = None
    is_public: Annotated[bool | None, Flag(N_("各課に公開"), help=N_("配布ファイルで各課に届きます"))] = None

    def stays_home(self, today: dt.date, owner: str) -> bool:  # noqa: ARG002
        """Until it is published."""
        return self.is_public is not True


class AgendaSort(Code):
    """議題の種類."""

    REPORT = "report", N_("報告")
    DISCUSSION = "discussion", N_("協議")
    DECISION = "decision", N_("決定")


class AgendaItem(Record):
    """議題: one item of a meeting's agenda, and its result."""

    KIND = "agenda_item"
    LABEL = N_("議題")
    OWNED_BY = OwnedBy.DIVISION
    TITLE = "title"

    meeting: Annotated[str, Link(N_("会議"), to="meeting", required=True, listed=True)]
    order: Annotated[int, Count(N_("順番"), least=1, required=True, listed=True)]
    title: Annotated[str, Text(N_("議題"), required=True, listed=True)]
    sort: Annotated[AgendaSort, Choice(N_("種類"), choices=AgendaSort, required=True, initial="report", listed=True)]
    measure: Annotated[str | None, Link(N_("施策"), to="measure")] = None
    text: Annotated[str | None, LongText(N_("説明"), limit=2000)] = None
    result: Annotated[str | None, LongText(N_("結果"), limit=1000, listed=True)] = None


class OpinionSort(Code):
    """意見の種類."""

    EVALUATION = "evaluation", N_("評価")
    ADVICE = "advice", N_("助言")
    PROPOSAL = "proposal", N_("提言")
    INSTRUCTION = "instruction", N_("指示")
    QUESTION = "question", N_("質問")


class OpinionState(Code):
    """意見の状態: every opinion has an answer, or is listed as open."""

    RECORDED = "recorded", N_("記録")
    PLANNED = "planned", N_("対応方針")
    REFLECTED = "reflected", N_("反映済")
    NOT_REFLECTED = "not_reflected", N_("反映しない")


# From each state the states that may follow; any of them may be corrected to the one before.
OPINION_STEPS: Mapping[OpinionState, tuple[OpinionState, ...]] = {
    OpinionState.RECORDED: (OpinionState.PLANNED, OpinionState.REFLECTED, OpinionState.NOT_REFLECTED),
    OpinionState.PLANNED: (OpinionState.REFLECTED, OpinionState.NOT_REFLECTED),
    OpinionState.REFLECTED: (),
    OpinionState.NOT_REFLECTED: (),
}


class Opinion(Record):
    """意見: what a body said (評価・助言・提言・指示・質問), of which measure, and what is done about it."""

    KIND = "opinion"
    LABEL = N_("意見")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure", "section")
    TITLE = "text"
    DAY = "said_on"

    meeting: Annotated[str, Link(N_("会議"), to="meeting", required=True, listed=True)]
    said_on: Annotated[dt.date, Day(N_("日付"), required=True, initial=TODAY, listed=True)]
    sort: Annotated[OpinionSort, Choice(N_("種類"), choices=OpinionSort, required=True, initial="advice", listed=True)]
    text: Annotated[str, LongText(N_("意見"), limit=1000, required=True, listed=True)]
    said_by: Annotated[str | None, Text(N_("発言者"), help=N_("個人名ではなく職や立場"), limit=30)] = None
    measure: Annotated[str | None, Link(N_("施策"), to="measure", listed=True)] = None
    agenda_item: Annotated[str | None, Link(N_("議題"), to="agenda_item")] = None
    section: Annotated[str | None, Link(N_("担当課"), to="section", group=N_("対応"))] = None
    owner_post: Annotated[
        str | None, Text(N_("対応する人"), help=N_("個人名ではなく係や職"), limit=30, group=N_("対応"))
    ] = None
    state: Annotated[
        OpinionState,
        Choice(N_("状態"), choices=OpinionState, required=True, initial="recorded", group=N_("対応"), listed=True),
    ]
    policy: Annotated[str | None, LongText(N_("対応方針"), limit=1000, group=N_("対応"))] = None
    due: Annotated[dt.date | None, Day(N_("期限"), group=N_("対応"), listed=True)] = None
    reflected_in: Annotated[str | None, Text(N_("反映先"), limit=100, group=N_("対応"))] = None
    reason: Annotated[str | None, LongText(N_("反映しない理由"), limit=1000, group=N_("対応"))] = None
    is_public: Annotated[
        bool | None, Flag(N_("担当課に公開"), help=N_("配布ファイルで施策の担当課に届きます"), group=N_("対応"))
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A 対応方針 has its owner, its words and its day; 反映しない says why, 反映済 says where."""
        needed = {
            OpinionState.RECORDED: (),
            OpinionState.PLANNED: ("policy", "due", *(("section",) if self.owner_post is None else ())),
            OpinionState.REFLECTED: ("policy", "reflected_in"),
            OpinionState.NOT_REFLECTED: ("reason",),
        }[self.state]
        return {
            name: LeaderDeskError("LD-1520", state=self.state.label, field=self.facets()[name].label)
            for name in needed
            if getattr(self, name) is None
        }

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:
        """The state goes onwards by the table, or back one step."""
        past = before.state if isinstance(before, Opinion) else OpinionState.RECORDED
        if self.state is past or self.state in OPINION_STEPS[past] or past in OPINION_STEPS[self.state]:
            return {}
        return {"state": LeaderDeskError("LD-1508", before=past.label, after=self.state.label)}

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """What the state does not need."""
        state = chosen.get("state")
        asked = {
            "reflected_in": state == OpinionState.REFLECTED,
            "reason": state == OpinionState.NOT_REFLECTED,
        }
        return frozenset(name for name, is_asked in asked.items() if not is_asked)

    def is_open(self) -> bool:
        """Until it is reflected, or it was decided not to."""
        return self.state in (OpinionState.RECORDED, OpinionState.PLANNED)

    def stays_home(self, today: dt.date, owner: str) -> bool:  # noqa: ARG002
        """Until it is published."""
        return self.is_public is not True


class MeetingNote(Record):
    """内部の覚え: what the division notes for itself of a meeting, or of an opinion; no file to a section carries it.

    It is a record of its own because a published opinion leaves with all its versions: what stands in them is read.
    """

    KIND = "meeting_note"
    LABEL = N_("内部の覚え")
    OWNED_BY = OwnedBy.DIVISION
    TITLE = "text"
    KEY = ("meeting", "opinion")

    meeting: Annotated[str, Link(N_("会議"), to="meeting", required=True, listed=True)]
    opinion: Annotated[str | None, Link(N_("意見"), to="opinion", listed=True)] = None
    text: Annotated[str, LongText(N_("内部の覚え"), limit=2000, required=True, listed=True)]
