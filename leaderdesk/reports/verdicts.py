# SPDX-License-Identifier: MIT
"""受領結果: the verdicts of a delivery as a workbook, to be sent to whoever must send again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaderdesk.exchange.verdict import Verdict
from leaderdesk.exchange.workbook import CellForm, Column, Sheets

_COLUMNS = (
    Column("ファイル", CellForm(str, width=40)),
    Column("課コード", CellForm(str, width=10)),
    Column("課名", CellForm(str, width=18)),
    Column("号", CellForm(str, width=10)),
    Column("判定", CellForm(str, width=14)),
    Column("新規", CellForm(int, "#,##0", 8)),
    Column("変更", CellForm(int, "#,##0", 8)),
    Column("競合", CellForm(int, "#,##0", 8)),
    Column("説明", CellForm(str, width=70), wrap=True),
    Column("コード", CellForm(str, width=10)),
)


def write_verdicts(verdicts: Sequence[Verdict], target: Path) -> None:
    """One row per file; raises LD-2301, LD-2303."""
    rows = [
        (
            verdict.file,
            verdict.section or None,
            verdict.section_name or None,
            verdict.number or None,
            verdict.state.label,
            verdict.change.new,
            verdict.change.changed,
            verdict.change.conflicts,
            verdict.message(),
            verdict.code or None,
        )
        for verdict in verdicts
    ]
    with Sheets("受領結果") as sheets:
        sheets.table(sheets.add("受領結果"), _COLUMNS, rows)
        sheets.save(target)
