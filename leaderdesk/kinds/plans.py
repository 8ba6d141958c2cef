# SPDX-License-Identifier: MIT
"""計画と規程: the plan that all of this serves, and the documents that bind the offices. Source: plan, 計画の推進."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import Choice, Day, FiscalYear, Link, LongText, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class Stage(Code):
    """段階: where a plan is; it is made, driven and changed by the 本部."""

    DRAFTING = "drafting", N_("策定中")
    IN_FORCE = "in_force", N_("推進中")
    CHANGED = "changed", N_("変更")
    ENDED = "ended", N_("終了")


class Plan(Record):
    """計画: one version of a plan (情報化推進計画), decided by a body."""

    KIND = "plan"
    LABEL = N_("計画")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "name"

    name: Annotated[str, Text(N_("計画名"), required=True, listed=True)]
    version: Annotated[str | None, Text(N_("版"), limit=20, listed=True)] = None
    stage: Annotated[Stage, Choice(N_("段階"), choices=Stage, required=True, initial="drafting", listed=True)]
    first_year: Annotated[int, FiscalYear(N_("初年度"), required=True, listed=True)]
    last_year: Annotated[int, FiscalYear(N_("最終年度"), required=True, listed=True)]
    decided_by: Annotated[str | None, Link(N_("決めた組織"), to="body", listed=True)] = None
    decided_on: Annotated[dt.date | None, Day(N_("決定日"), listed=True)] = None
    reason: Annotated[str | None, LongText(N_("策定・変更の理由"), limit=2000)] = None
    summary: Annotated[str | None, LongText(N_("概要"), limit=2000)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """It ends after it begins; in force, somebody decided it; changed, it says why."""
        found = {}
        if self.last_year < self.first_year:
            found["last_year"] = LeaderDeskError("LD-1504", field=N_("計画期間"))
        if self.stage in (Stage.IN_FORCE, Stage.CHANGED) and self.decided_on is None:
            found["decided_on"] = LeaderDeskError("LD-1001", field=N_("決定日"))
        if self.stage is Stage.CHANGED and not self.reason:
            found["reason"] = LeaderDeskError("LD-1001", field=N_("策定・変更の理由"))
        return found


class PolicyDocument(Record):
    """規程・方針: a document that binds (情報セキュリティポリシー), by title, version and day."""

    KIND = "policy_document"
    LABEL = N_("規程・方針")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "title"
    DAY = "decided_on"

    title: Annotated[str, Text(N_("名称"), required=True, listed=True)]
    version: Annotated[str | None, Text(N_("版"), limit=20, listed=True)] = None
    decided_on: Annotated[dt.date, Day(N_("決定日"), required=True, listed=True)]
    decided_by: Annotated[str | None, Link(N_("決めた組織"), to="body", listed=True)] = None
    replaced_on: Annotated[dt.date | None, Day(N_("次の版に替わった日"), listed=True)] = None
    summary: Annotated[str | None, LongText(N_("要点"), limit=2000)] = None
