# SPDX-License-Identifier: MIT
"""What the status bar says at its right: where this desk stands."""

from __future__ import annotations

from leaderdesk.analysis.submissions import handed_files, submission_states
from leaderdesk.analysis.today import unsent_count
from leaderdesk.desk.translate import tr
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store


def state_line(store: Store) -> str:
    """For the division how many sections handed over, for a section what it still has to."""
    if store.identity.role is Role.DIVISION:
        states = submission_states(store, year=fiscal_year(store.today()))
        handed = sum(not state.is_missing for state in states)
        return tr("提出済 {0} / {1} 課").format(handed, len(states))
    files = handed_files(store)
    day = files[0].at[:10].replace("-", "/") if files else tr("なし")
    return tr("未提出 {0}件   最後の提出 {1}").format(unsent_count(store), day)
