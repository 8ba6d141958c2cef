# SPDX-License-Identifier: MIT
"""会議資料 as a workbook: each table a sheet of its own with its chart, and a sheet that says on what the figures rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from leaderdesk.exchange.workbook import CellForm, Column, Sheets
from leaderdesk.reports.meeting_pack import Field, Pack, PackTable
from leaderdesk.reports.native_chart import bar_chart

COVER, BASES = "表紙", "定義と出典"

_FACTS = (Column("項目", CellForm(str, width=16)), Column("内容", CellForm(str, width=70), wrap=True))
_BASES = (
    Column("資料", CellForm(str, width=30)),
    Column("要点", CellForm(str, width=50), wrap=True),
    Column("定義", CellForm(str, width=70), wrap=True),
    Column("出典", CellForm(str, width=40), wrap=True),
    Column("件数", CellForm(str, width=24)),
    Column("時点", CellForm(str, width=20)),
)


def write_meeting_workbook(pack: Pack, target: Path) -> int:
    """Write the workbook; gives the number of its sheets. Raises LD-2301, LD-2303."""
    with Sheets(pack.title) as sheets:
        sheets.table(sheets.add(COVER), _FACTS, _cover(pack))
        _table(sheets, pack.agenda, pack.agenda.name)
        for place, part in enumerate(pack.parts, 1):
            for table in part.tables:
                _table(sheets, table, f"{place} {table.name}")
        rows = [
            (
                f"資料{place} {part.title}",
                part.lead,
                part.basis.definition,
                part.basis.source,
                part.basis.count,
                part.basis.as_of,
            )
            for place, part in enumerate(pack.parts, 1)
        ]
        sheets.table(sheets.add(BASES), _BASES, rows)
        sheets.save(target)
        return len(sheets.book.worksheets)


def _cover(pack: Pack) -> Iterator[tuple[str, str]]:
    yield "資料", pack.title
    yield from pack.facts
    yield "取扱い", pack.audience.label
    yield "作成", f"{pack.issuer}　{pack.made_on}"
    for place, part in enumerate(pack.parts, 1):
        yield f"資料{place}", part.title


def _table(sheets: Sheets, table: PackTable, name: str) -> None:
    sheet = sheets.add(name)
    rows = [[_cell(value) for value in row] for row in table.rows]
    count = sheets.table(sheet, [_column(field) for field in table.fields], rows)
    if table.tones:
        place = f"{get_column_letter(len(table.fields) + 2)}2"
        bar_chart(sheet, place, table.name, sheet, labels=1, figures=range(2, 3), rows=count, bars="bar")


def _column(field: Field) -> Column:
    form = CellForm(float, "#,##0.##", field.width) if field.is_figure else CellForm(str, width=field.width)
    return Column(field.heading, form, wrap=not field.is_figure)


def _cell(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
