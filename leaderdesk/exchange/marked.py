# SPDX-License-Identifier: MIT
"""The coloured copy of an old ledger: the same workbook, what cannot be taken in filled, and the reason beside it.

The person mends it in Excel and takes the copy in; what came in before does not come again. No formula leaves: cells hold
what they showed.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.foreign import Sheet, read_sheets
from leaderdesk.exchange.old_ledger import REASON_HEADING, Plan
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.workbook import FONT, escape, fitting
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.text import FORMULA_LIKE

SUFFIX = "_直す所"  # behind the name of the ledger

_WRONG = "FFFFD5D0"
_REASON_WIDTH = 60
_MOST_WIDTH = 40
_SECONDS = 120  # for openpyxl is slow where calamine is quick


@dataclass(frozen=True)
class Mark:
    """A row that cannot be taken in: its sheet, its number, the places (from 1) of its wrong cells, and why."""

    sheet: str
    row: int
    columns: tuple[int, ...]
    reason: str


def write_marked(planned: Plan, path: Path, name: str, target: Path, *, encoding: str = "") -> None:
    """Write the coloured copy of a ledger to `target` (.xlsx), in the parser child, for a foreign file is opened again.

    Raises:
        LeaderDeskError: LD-2418 it would take the ledger's own place, LD-2301 and LD-2303 the target cannot be
            written, and what reading the ledger raises.

    """
    if target.exists() and target.samefile(path):
        raise LeaderDeskError("LD-2418", file=target.name)
    heads = {sheet: profile.last + 1 for sheet, profile in planned.profiles.items()}
    work = partial(_write, target=target, heads=heads, marks=list(marks_of(planned)), encoding=encoding)
    with Parser(work, seconds=_SECONDS, memory_mb=1000) as child:
        child.give(path, name)
        child.take()


def marks_of(planned: Plan) -> Iterable[Mark]:
    """A mark for every row that cannot be taken in."""
    for row in planned.those(Outcome.REFUSED):
        columns = planned.profiles[row.sheet].columns
        wrong = tuple(place for place, name in enumerate(columns, 1) if name in row.faults)
        yield Mark(row.sheet, row.number, wrong, "\n".join(fault.sentence() for fault in row.faults.values()))


def _write(
    path: Path, *, name: str, target: Path, heads: Mapping[str, int], marks: Sequence[Mark], encoding: str
) -> None:
    sheets = read_sheets(path, name, encoding)
    book = _same_workbook(path, sheets) or _plain_workbook(sheets, heads)
    widths = {sheet.name: max(map(len, sheet.rows), default=0) for sheet in sheets}
    for title, head in heads.items():
        _mark(book[title], head, widths[title], [mark for mark in marks if mark.sheet == title])
    with temporary_beside(target) as draft:
        book.save(draft)
        read_sheets(draft, target.name)
        replace_file(draft, target)


def _same_workbook(path: Path, sheets: Sequence[Sheet]) -> Workbook | None:
    """The workbook as it was, but for its formulas, macros and links; None where openpyxl cannot open it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not keep is decoration
            with path.open("rb") as file:
                book = load_workbook(file, keep_links=False)
    except Exception:  # whatever it stumbles over: an .xls, a CSV, a workbook of another program's making
        return None
    shown = {sheet.name: sheet.rows for sheet in sheets}
    for sheet in book.worksheets:
        sheet.conditional_formatting = ConditionalFormattingList()  # its colours would cover the marks
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell):
                    _without_formula(cell, shown.get(sheet.title, ()))
    return book


def _without_formula(cell: Cell, shown: Sequence[Sequence[Any]]) -> None:
    """The cell with what it showed, where it computes; text that looks like a formula is marked as text."""
    cell.hyperlink = None
    if cell.data_type == "f":
        row = shown[cell.row - 1] if cell.row <= len(shown) else ()
        _put(cell, row[cell.column - 1] if cell.column <= len(row) else None)
    elif isinstance(cell.value, str) and FORMULA_LIKE.match(cell.value):
        _as_text(cell)


def _plain_workbook(sheets: Sequence[Sheet], heads: Mapping[str, int]) -> Workbook:
    """A workbook with the cells of a ledger that is none in the form of today: .xls, CSV."""
    book = Workbook()
    del book["Sheet"]
    for found in sheets:
        sheet: Any = book.create_sheet(found.name)
        for number, row in enumerate(found.rows, 1):
            for place, value in enumerate(row, 1):
                cell = sheet.cell(number, place)
                cell.font = Font(name=FONT, size=10, bold=number == heads.get(found.name))
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                _put(cell, value)
        for place in range(1, max(map(len, found.rows), default=0) + 1):
            longest = max((_width(row[place - 1]) for row in found.rows if place <= len(row)), default=0)
            sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, 8), _MOST_WIDTH)
        for top, left, bottom, right in found.merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        if head := heads.get(found.name):
            sheet.freeze_panes = f"A{head + 1}"
    return book


def _mark(sheet: Any, head: int, width: int, marks: Sequence[Mark]) -> None:
    """Fill the wrong cells and write the reasons into the column behind the last; older marks go."""
    named = [str(sheet.cell(head, place).value or "") for place in range(1, width + 1)]
    at = named.index(REASON_HEADING) + 1 if REASON_HEADING in named else width + 1
    for row in sheet.iter_rows(min_row=head + 1):
        for cell in row:
            if isinstance(cell, Cell) and cell.fill.fgColor.rgb == _WRONG:
                cell.fill = PatternFill()
            if isinstance(cell, Cell) and cell.column == at:
                cell.value = None
    heading = sheet.cell(head, at)
    heading.value, heading.font = REASON_HEADING, Font(name=FONT, size=10, bold=True, color="FFB3261E")
    sheet.column_dimensions[get_column_letter(at)].width = _REASON_WIDTH
    filled = PatternFill("solid", fgColor=_WRONG)
    for mark in marks:
        reason = sheet.cell(mark.row, at)
        _put(reason, mark.reason)
        reason.font = Font(name=FONT, size=10, color="FFB3261E")
        reason.alignment = Alignment(vertical="top", wrap_text=True)
        for place in (*mark.columns, at):
            sheet.cell(mark.row, place).fill = filled
        sheet.row_dimensions[mark.row].height = None  # high enough for the reason, as Excel finds
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # the reasons on the same page
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0


def _put(cell: Any, value: Any) -> None:
    """Put a value into a cell; text is always text, whatever sign it begins with."""
    if isinstance(value, str):
        cell.value = None
        if value:
            cell.value = escape(fitting(value))
            _as_text(cell)
        return
    cell.value = value
    if cell.number_format.startswith("yyyy-mm-dd") and not (
        isinstance(value, dt.datetime) and any(value.timetuple()[3:6])
    ):
        cell.number_format = "yyyy/mm/dd"  # what openpyxl gives a date that has no form of its own


def _as_text(cell: Any) -> None:
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA_LIKE.match(str(cell.value)))


def _width(value: Any) -> int:
    """How wide a value stands, in half letters."""
    text = f"{value:%Y/%m/%d}" if isinstance(value, dt.date) else str(value)
    return max((len(line.encode("cp932", "replace")) for line in text.split("\n")), default=0)
