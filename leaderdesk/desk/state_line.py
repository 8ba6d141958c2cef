# SPDX-License-Identifier: MIT
"""What the status bar says at its right: where this desk stands."""

from __future__ import annotations

from leaderdesk.analysis.submissions import handed_files, submission_states
from leaderdesk.analysis.today import unsent_count
from leaderdesk.desk.translate import tr
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.automatic_backup import backups, is_due
from leaderdesk.ledger.check import clock_fault
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store


def state_line(store: Store) -> str:
    """For the division how many sections handed over, for a section what it still has to; how old the backup is; a slow clock."""
    return "   ".join(filter(None, (_clock(store), _state(store), _backup(store))))


def _clock(store: Store) -> str:
    """A sign where this PC's clock stands before the newest record; made-up records may lie ahead of it."""
    return tr("！ この PC の時計が遅れています") if not store.setting(TRIAL) and clock_fault(store) else ""


def _backup(store: Store) -> str:
    """When the newest verified backup was made, with a sign where it is older than it should be."""
    if store.is_read_only:
        return ""
    kept = backups(store)
    if not kept:
        return tr("！ バックアップがまだありません")
    told = tr("最終バックアップ {0} 確認済").format(f"{kept[0].at.month}/{kept[0].at.day} {kept[0].at:%H:%M}")
    return f"！ {told}" if is_due(store) else told


def _state(store: Store) -> str:
    if store.identity.role is Role.DIVISION:
        states = submission_states(store, year=fiscal_year(store.today()))
        handed = sum(not state.is_missing for state in states)
        return tr("提出済 {0} / {1} 課").format(handed, len(states))
    files = handed_files(store)
    day = files[0].at[:10].replace("-", "/") if files else tr("なし")
    return tr("未提出 {0}件   最後の提出 {1}").format(unsent_count(store), day)
