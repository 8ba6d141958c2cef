# SPDX-License-Identifier: MIT
"""同期: what a PC of a section hands to another PC of the same section, so that both know everything."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.exchange.seal import SYNC
from leaderdesk.exchange.submission import Package, everyday_kinds, in_order, write_out
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.log import SHARED, next_serial, own_revisions
from leaderdesk.ledger.store import Store
from leaderdesk.progress import Progress, quietly


def everything(store: Store) -> Package:
    """All that the section ever wrote, or those it follows: 課内で解決 and deleted records too; never drafts, memos or settings."""
    with store.reading() as connection:
        revisions = own_revisions(connection, *store.owners)
        serial = next_serial(connection, SHARED)
    shown = dict.fromkeys((kind.KIND for kind in everyday_kinds(store)), ())
    revisions_in_order, heads = in_order(store, revisions)
    return Package(SYNC, fiscal_year(store.today()), serial, revisions_in_order, shown | heads)


def synchronise(store: Store, folder: Path, *, progress: Progress = quietly) -> Path:
    """Write the 同期 file; gives it. What is in it did not leave for the division: nothing turns from 未提出 to 提出済.

    Raises what `write_out` raises.
    """
    return write_out(store, folder, everything(store), progress=progress)
