# SPDX-License-Identifier: MIT
"""一覧の書き出し: the records of a list, as they are filtered, as a workbook."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.exchange.workbook import CellForm, Column, Sheets, record_cells, record_columns
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store

_LEADING = (
    Column("団体コード", CellForm(str, width=11)),
    Column("課コード", CellForm(str, width=10)),
    Column("課名", CellForm(str, width=16)),
)


def write_list(store: Store, query: Query, target: Path) -> int:
    """Write one sheet with the list's records (of a kind that sections write) in their order; gives how many. Raises LD-2301, LD-2303."""
    names, city = store.names, store.identity.municipality
    rows = (
        (city, row.owner, names.label(Section.KIND, "", row.owner), *record_cells(query.kind, row.body, names))
        for row in all_rows(store, query)
    )
    with Sheets(query.kind.LABEL) as sheets:
        count = sheets.table(sheets.add(query.kind.LABEL), (*_LEADING, *record_columns(query.kind, {})), rows)
        sheets.save(target)
    return count
