# SPDX-License-Identifier: MIT
"""The status that is shown of a record: always derived from what is known, never stored."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.errors import N_
from leaderdesk.kinds.field_requests import Intent
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Body
from leaderdesk.kinds.responses import State


class Status(Code):
    """What became of a record so far."""

    CONFLICT = "conflict", N_("確認が必要")
    UNSENT = "unsent", N_("未提出")
    SENT = "sent", N_("提出済・返事待ち")
    ARRIVED = "arrived", N_("届いた")
    RECEIVED = "received", N_("受付")
    CONSIDERING = "considering", N_("検討中")
    ACCEPTED = "accepted", N_("採用")
    ON_HOLD = "on_hold", N_("保留")
    DECLINED = "declined", N_("見送り")
    MERGED = "merged", N_("統合")
    IN_PROGRESS = "in_progress", N_("対応中")
    TO_CONFIRM = "to_confirm", N_("完了・確認待ち")
    DONE = "done", N_("完了")
    INTERNAL = "internal", N_("課内で解決")
    WITHDRAWN = "withdrawn", N_("取下げ")
    WITHDRAWN_LATE = "withdrawn_late", N_("取下げ・要確認")
    DELETED = "deleted", N_("削除済")


# A withdrawal that comes when the division has begun to act: the division decides what becomes of it.
_UNDER_WAY = (State.ACCEPTED, State.IN_PROGRESS)


def shown_status(
    body: Body,
    *,
    head_count: int,
    is_deleted: bool,
    is_own: bool,
    has_left: bool,
    is_acknowledged: bool = False,
    answer: Body | None = None,
) -> Status:
    """The status of a record, seen by its own section (`is_own`) or by the division.

    `has_left` says whether its shown head left in a file, `is_acknowledged` whether the division said that it has it;
    `answer` are the fields of the division's response. Source: domain, shown status.
    """
    intent, state = body.get("intent"), _state(answer or {})
    if is_deleted:
        return Status.DELETED
    if head_count > 1:
        return Status.CONFLICT
    if intent == Intent.INTERNAL:
        return Status.INTERNAL
    if is_own and not has_left and not is_acknowledged:
        return Status.UNSENT
    if intent == Intent.WITHDRAWN:
        return Status.WITHDRAWN_LATE if state in _UNDER_WAY else Status.WITHDRAWN
    if state is State.DONE:
        return Status.DONE if body.get("confirmed_on") else Status.TO_CONFIRM
    if state is not None:
        return Status(state.value)  # type: ignore[call-arg]  # by its code
    return Status.SENT if is_own and not is_acknowledged else Status.ARRIVED


def _state(answer: Mapping[str, str]) -> State | None:
    """The state that a response gives: of a merged one that of its group, where it has one."""
    state = answer.get("state")
    if state == State.MERGED:
        state = answer.get("group_state") or state
    return State(state) if state else None  # type: ignore[call-arg]  # by its code
