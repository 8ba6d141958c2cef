# SPDX-License-Identifier: MIT
"""KINDS: every kind of record, in the order of sheets and navigation."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.organisation import Department, Municipality, Section, Succession, Vocabulary
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.responses import Response, SharedCase

KINDS: tuple[Kind, ...] = (
    Request,
    Guidance,
    Activity,
    Liaison,
    Response,
    SharedCase,
    Municipality,
    Department,
    Section,
    Vocabulary,
    Succession,
)


def kind_named(name: str, kinds: Sequence[Kind] = KINDS) -> Kind:
    """The kind of that name; raises LD-3003."""
    for kind in kinds:
        if kind.KIND == name:
            return kind
    raise LeaderDeskError("LD-3003", kind=name, kinds="、".join(kind.KIND for kind in kinds))
