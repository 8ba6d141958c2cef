# SPDX-License-Identifier: MIT
"""The status that is shown of a record: always derived from what is known, never stored."""

from __future__ import annotations

from leaderdesk.errors import N_
from leaderdesk.kinds.field_requests import Intent
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Body


class Status(Code):
    """What became of a record so far."""

    CONFLICT = "conflict", N_("確認が必要")
    UNSENT = "unsent", N_("未提出")
    SENT = "sent", N_("提出済・返事待ち")
    ARRIVED = "arrived", N_("届いた")
    INTERNAL = "internal", N_("課内で解決")
    WITHDRAWN = "withdrawn", N_("取下げ")
    DELETED = "deleted", N_("削除済")


def shown_status(body: Body, *, head_count: int, is_deleted: bool, is_own: bool, has_left: bool) -> Status:
    """The status of a record, seen by its own section (`is_own`) or by the division.

    `has_left` says whether its shown head left in a file.
    """
    intent = body.get("intent")
    if is_deleted:
        return Status.DELETED
    if head_count > 1:
        return Status.CONFLICT
    if intent == Intent.INTERNAL:
        return Status.INTERNAL
    if is_own and not has_left:
        return Status.UNSENT
    if intent == Intent.WITHDRAWN:
        return Status.WITHDRAWN
    return Status.SENT if is_own else Status.ARRIVED
