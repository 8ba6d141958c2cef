# SPDX-License-Identifier: MIT
"""回答: what the division decides of a request. One record per request, owned by the division."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from leaderdesk import fiscal
from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import TODAY, Choice, Day, Flag, HalfYear, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class State(Code):
    """審査状態: how far the division is with a request; without a response it is nowhere yet."""

    RECEIVED = "received", N_("受付")
    CONSIDERING = "considering", N_("検討中")
    ACCEPTED = "accepted", N_("採用")
    ON_HOLD = "on_hold", N_("保留")
    DECLINED = "declined", N_("見送り")
    MERGED = "merged", N_("統合")
    IN_PROGRESS = "in_progress", N_("対応中")
    DONE = "done", N_("完了")


class Move(Code):
    """How one state follows another: onwards, or one step back with a reason."""

    STEP = "step", N_("進める")
    CORRECTION = "correction", N_("訂正")


# From each state (None: no response yet) the states that may follow.
STEPS: Mapping[State | None, tuple[State, ...]] = {
    None: (State.RECEIVED,),
    State.RECEIVED: (State.CONSIDERING, State.DECLINED, State.MERGED, State.DONE),
    State.CONSIDERING: (State.ACCEPTED, State.ON_HOLD, State.DECLINED, State.MERGED),
    State.ACCEPTED: (State.IN_PROGRESS,),
    State.ON_HOLD: (State.CONSIDERING,),
    State.DECLINED: (State.CONSIDERING,),
    State.MERGED: (),
    State.IN_PROGRESS: (State.DONE,),
    State.DONE: (),
}

_WITH_REASON = (State.ON_HOLD, State.DECLINED, State.MERGED, State.DONE)


def move(before: State | None, after: State) -> Move | None:
    """How a response may go from one state to another; None where it may not."""
    if after in STEPS[before]:
        return Move.STEP
    if before is not None and before in STEPS[after]:
        return Move.CORRECTION
    return None


class Response(Record):
    """回答: the division's state, reason and plan for one request; its id follows from the request's.

    Source: plan, 情報化推進体制 (幹事会 and 分科会 decide on the field's requests); states as the secretariat keeps them.
    """

    KIND = "response"
    LABEL = N_("回答")
    OWNED_BY = OwnedBy.DIVISION
    TITLE = "number"
    DAY = "received_on"
    NUMBER = "number"
    ANSWERS = "request"
    GOES_TO = ("request",)

    request: Annotated[str, Link(N_("要望"), to="request", required=True, listed=True)]
    number: Annotated[
        str | None, Text(N_("受付番号"), help=N_("受付のときに自動的に付きます"), limit=20, listed=True)
    ] = None
    received_on: Annotated[dt.date, Day(N_("受付日"), required=True, initial=TODAY, listed=True)]
    state: Annotated[State, Choice(N_("審査状態"), choices=State, required=True, initial="received", listed=True)]
    reason: Annotated[
        str | None, LongText(N_("回答・理由"), help=N_("課にそのまま届きます"), limit=2000, group=N_("回答"))
    ] = None
    assignee: Annotated[str | None, Text(N_("担当"), help=N_("個人名ではなく係や課の名前"), group=N_("回答"))] = None
    due: Annotated[fiscal.HalfYear | None, HalfYear(N_("予定時期"), group=N_("回答"))] = None
    merged_into: Annotated[str | None, Link(N_("統合先"), to="request", group=N_("回答"))] = None
    group_state: Annotated[State | None, Choice(N_("統合先の状態"), choices=State, group=N_("回答"))] = None
    assigned_body: Annotated[str | None, Link(N_("分科会・WG"), to="body", group=N_("扱い"), listed=True)] = None
    measure: Annotated[str | None, Link(N_("施策"), to="measure", group=N_("扱い"))] = None
    summary: Annotated[
        str | None,
        LongText(N_("事務局要約"), help=N_("要望の文はそのままに、要点を書きます"), limit=500, group=N_("扱い")),
    ] = None
    shared: Annotated[
        bool | None, Flag(N_("全庁公開"), help=N_("件名と状態と公開用の回答が、すべての課に届きます"), group=N_("扱い"))
    ] = None
    public_answer: Annotated[str | None, LongText(N_("公開用の回答"), limit=1000, group=N_("扱い"))] = None
    correction: Annotated[
        str | None, Text(N_("訂正の理由"), help=N_("一つ前の状態へ戻すとき"), limit=200, group=N_("扱い"))
    ] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """What the state asks for: a reason, a plan, or where it went."""
        found = {}
        if self.state in _WITH_REASON and not self.reason:
            found["reason"] = LeaderDeskError("LD-1505", state=self.state.label)
        if self.state is State.ACCEPTED:
            needed = {"assignee": self.assignee, "due": self.due}
            found |= {
                name: LeaderDeskError("LD-1506", field=self.facets()[name].label)
                for name, value in needed.items()
                if value is None
            }
        if self.state is State.MERGED and self.merged_into in (None, self.request):
            found["merged_into"] = LeaderDeskError("LD-1507")
        return found

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:
        """The state goes onwards by the table, or one step back with a reason."""
        past = before.state if isinstance(before, Response) else None
        if self.state is past:
            return {}
        how = move(past, self.state)
        if how is None:
            before_it = past.label if past else N_("なし")
            return {"state": LeaderDeskError("LD-1508", before=before_it, after=self.state.label)}
        if how is Move.CORRECTION and not self.correction:
            return {"correction": LeaderDeskError("LD-1509")}
        return {}

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """What the chosen state does not need."""
        state = chosen.get("state")
        asked = {
            "merged_into": state == State.MERGED,
            "group_state": False,
            "shared": state not in (None, State.RECEIVED),  # what is shared bears its number, which comes with 受付
            "public_answer": chosen.get("shared") == "true",
        }
        return frozenset(name for name, is_asked in asked.items() if not is_asked)


class SharedCase(Record):
    """全庁共有: what all sections may see of a request of one of them: its title, its state, the public answer.

    The division writes it when 全庁公開 is set, so that nothing else of another section ever leaves with it.
    """

    KIND = "shared_case"
    LABEL = N_("全庁共有")
    OWNED_BY = OwnedBy.DIVISION
    TITLE = "title"
    DAY = "decided_on"
    GOES_TO = EVERYONE

    number: Annotated[str, Text(N_("受付番号"), limit=20, required=True, listed=True)]
    title: Annotated[str, Text(N_("件名"), required=True, listed=True)]
    category: Annotated[str | None, Link(N_("種類"), to="vocabulary", within="request.category", listed=True)] = None
    state: Annotated[State, Choice(N_("審査状態"), choices=State, required=True, listed=True)]
    decided_on: Annotated[dt.date, Day(N_("決まった日"), required=True, listed=True)]
    public_answer: Annotated[str | None, LongText(N_("公開用の回答"), limit=1000, listed=True)] = None
