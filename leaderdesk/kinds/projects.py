# SPDX-License-Identifier: MIT
"""OODA: projects that act at once, loop by loop: 観察, 仮説構築, 意思決定, 実行. Source: plan, 実施手順 (図7-4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from leaderdesk.codes import DIVISION, EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import TODAY, Choice, Count, Day, Flag, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record

STALE_DAYS = 14  # of a project that says nothing else


class OodaStep(Code):
    """OODA の段階: one after the other, in every loop. The plan's 仮設構築 is a slip for 仮説構築."""

    OBSERVE = "observe", N_("観察")
    ORIENT = "orient", N_("仮説構築")
    DECIDE = "decide", N_("意思決定")
    ACT = "act", N_("実行")


class OodaProject(Record):
    """OODAプロジェクト: one matter that is decided and acted upon in loops."""

    KIND = "ooda_project"
    LABEL = N_("OODAプロジェクト")
    OWNED_BY = OwnedBy.WRITER
    GOES_TO = EVERYONE
    TITLE = "name"
    DAY = "begun_on"

    name: Annotated[str, Text(N_("プロジェクト名"), required=True, listed=True)]
    begun_on: Annotated[dt.date, Day(N_("開始日"), required=True, initial=TODAY, listed=True)]
    aim: Annotated[str | None, LongText(N_("ねらい"), limit=1000)] = None
    lead: Annotated[str | None, Text(N_("責任者"), help=N_("個人名ではなく職"), limit=30, listed=True)] = None
    assigned_body: Annotated[str | None, Link(N_("推進主体"), to="body", listed=True)] = None
    measure: Annotated[str | None, Link(N_("施策"), to="measure")] = None
    request: Annotated[str | None, Link(N_("もとの要望"), to="request")] = None
    stale_days: Annotated[
        int | None,
        Count(
            N_("停滞とみなす日数"), help=N_("一つの段階にとどまる日数"), unit=N_("日"), least=1, initial=str(STALE_DAYS)
        ),
    ] = None
    ended_on: Annotated[dt.date | None, Day(N_("終了日"), listed=True)] = None
    result: Annotated[str | None, LongText(N_("終わりの結果"), limit=1000)] = None
    is_public: Annotated[
        bool | None, Flag(N_("全庁に公開"), help=N_("情報政策課のプロジェクトが配布ファイルで各課に届きます"))
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """It ends after it began."""
        wrong = self.ended_on is not None and self.ended_on < self.begun_on
        return {"ended_on": LeaderDeskError("LD-1504", field=N_("期間"))} if wrong else {}

    def is_open(self) -> bool:
        """Until it ends."""
        return self.ended_on is None

    def stays_home(self, today: dt.date, owner: str) -> bool:  # noqa: ARG002
        """The division's, until it is published; a section's own always goes to the division."""
        return owner == DIVISION and self.is_public is not True


class LoopEnd(Code):
    """周回の終わり: the next loop, or the end of the project."""

    NEXT = "next", N_("次の周回へ")
    END = "end", N_("終了")


class OodaLoop(Record):
    """周回: one turn of a project through the four steps."""

    KIND = "ooda_loop"
    LABEL = N_("周回")
    OWNED_BY = OwnedBy.WRITER
    GOES_TO = ("project",)
    KEY = ("project", "number")  # two PCs that open the same loop open one record
    TITLE = "theme"
    DAY = "begun_on"

    project: Annotated[str, Link(N_("プロジェクト"), to="ooda_project", required=True, listed=True)]
    number: Annotated[int, Count(N_("周回"), least=1, required=True, listed=True)]
    theme: Annotated[str, Text(N_("テーマ"), required=True, listed=True)]
    begun_on: Annotated[dt.date, Day(N_("開始日"), required=True, initial=TODAY, listed=True)]
    step: Annotated[OodaStep, Choice(N_("いまの段階"), choices=OodaStep, required=True, initial="observe", listed=True)]
    step_since: Annotated[dt.date, Day(N_("この段階に入った日"), required=True, initial=TODAY, listed=True)]
    ended_on: Annotated[dt.date | None, Day(N_("終了日"), listed=True)] = None
    end: Annotated[LoopEnd | None, Choice(N_("終わり方"), choices=LoopEnd)] = None
    result: Annotated[str | None, LongText(N_("結果"), help=N_("次の周回の観察になります"), limit=1000)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A loop ends in 実行, with a result."""
        if self.ended_on is None:
            return {}
        found = {}
        if self.step is not OodaStep.ACT:
            found["step"] = LeaderDeskError("LD-1521")
        if not self.result:
            found["result"] = LeaderDeskError("LD-1001", field=N_("結果"))
        if self.end is None:
            found["end"] = LeaderDeskError("LD-1001", field=N_("終わり方"))
        return found

    def is_open(self) -> bool:
        """Until it ends."""
        return self.ended_on is None


class OodaNote(Record):
    """OODAの記録: a fact, a hypothesis, a decision or an action of a loop."""

    KIND = "ooda_note"
    LABEL = N_("OODAの記録")
    OWNED_BY = OwnedBy.WRITER
    GOES_TO = ("loop",)
    TITLE = "text"
    DAY = "day"

    loop: Annotated[str, Link(N_("周回"), to="ooda_loop", required=True, listed=True)]
    step: Annotated[OodaStep, Choice(N_("段階"), choices=OodaStep, required=True, listed=True)]
    day: Annotated[dt.date, Day(N_("日付"), required=True, initial=TODAY, listed=True)]
    text: Annotated[str, LongText(N_("内容"), limit=1000, required=True, listed=True)]
    source: Annotated[str | None, Text(N_("出典"), help=N_("観察した事実の出どころ"), limit=100)] = None
    options: Annotated[str | None, LongText(N_("比べた案"), limit=1000)] = None
    decided_by: Annotated[str | None, Text(N_("決めた人"), help=N_("個人名ではなく職"), limit=30, listed=True)] = None
    reason: Annotated[str | None, LongText(N_("決めた理由"), limit=1000)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A decision says who decided, by post, and why."""
        if self.step is not OodaStep.DECIDE:
            return {}
        needed = {"decided_by": self.decided_by, "reason": self.reason}
        return {
            name: LeaderDeskError("LD-1001", field=self.facets()[name].label)
            for name, text in needed.items()
            if not text
        }

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """What the step does not need."""
        step = chosen.get("step")
        is_decision = step == OodaStep.DECIDE
        asked = {
            "source": step == OodaStep.OBSERVE,
            "options": is_decision,
            "decided_by": is_decision,
            "reason": is_decision,
        }
        return frozenset(name for name, is_asked in asked.items() if not is_asked)
