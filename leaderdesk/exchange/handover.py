# SPDX-License-Identifier: MIT
"""引継ぎ: a whole store in one file for the successor's PC, in April or whenever a leader changes."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.backup import backup
from leaderdesk.ledger.store import Store

SUFFIX = ".ldstore"
_OF_THIS_PC = ("draft",)  # what was being typed
_OF_THIS_SECTION = ("memo",)  # 課内メモ


def hand_over(store: Store, folder: Path, *, with_memos: bool = False) -> Path:
    """Write the 引継ぎ file, verified; gives it. The successor starts with it (`ledger.backup.restore`).

    Records with their history, masters, and the log of files go along, so that nothing is handed over twice and the
    numbers go on; drafts stay here, and 課内メモ unless they are asked for.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2304 the store holds made-up records, and what
            `backup` raises.

    """
    if store.setting(TRIAL):
        raise LeaderDeskError("LD-2304")
    me = store.identity
    year = fiscal_year(store.today())
    target = folder / f"LD引継ぎ_{me.municipality}_{me.section or me.owner}_{year}{SUFFIX}"
    backup(store, target, without=_OF_THIS_PC if with_memos else (*_OF_THIS_PC, *_OF_THIS_SECTION))
    return target
