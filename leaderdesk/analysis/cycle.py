# SPDX-License-Identifier: MIT
"""PDCA: the four stamps of each measure in a 年度. Source: plan, 進捗管理 (図7-3, 図7-4)."""

from __future__ import annotations

from leaderdesk.analysis.measures import InYear
from leaderdesk.errors import N_
from leaderdesk.kinds.names import Code


class Stamp(Code):
    """PDCA の印: each is given by a record, never by hand."""

    PLAN = "P", N_("計画")
    DO = "D", N_("実施")
    CHECK = "C", N_("評価")
    ACT = "A", N_("見直し")


def stamps(found: InYear) -> frozenset[Stamp]:
    """The stamps that a measure has in a 年度.

    計画: an indicator says what it is to reach. 実施: its section answered. 評価: the answer is rated and confirmed.
    見直し: it was decided what becomes of it.
    """
    given = {
        Stamp.PLAN: found.has_target,
        Stamp.DO: bool(found.report),
        Stamp.CHECK: found.is_confirmed and bool(found.report.get("rating")),
        Stamp.ACT: bool(found.decision),
    }
    return frozenset(stamp for stamp, is_given in given.items() if is_given)
