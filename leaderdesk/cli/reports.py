# SPDX-License-Identifier: MIT
"""Commands that write reports: consolidate."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaderdesk.cli import DONE
from leaderdesk.cli.exchange import wanted_role
from leaderdesk.cli.store import store_argument
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.reports.consolidated import consolidate as write_consolidated


def consolidate_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="FILE.xlsx", help="書き出すブック")


def consolidate(args: Namespace) -> int:
    """Write the whole city as one workbook."""
    with open_store(args.store, KINDS, read_only=True) as store:
        wanted_role(store, Role.DIVISION)
        counts = write_consolidated(store, args.to)
    told = "、".join(f"{kind_named(kind).LABEL} {count:,} 件" for kind, count in counts.items())
    print(f"全庁統合ブックを書き出しました（{told}）：{args.to}")
    return DONE
