# SPDX-License-Identifier: MIT
"""Worksheets: how records stand in a workbook, for people in front and for machines in `_LD`.

The readable sheets obey 機械判読可能データ統一ルール (総務省 2020-12): one header row, one datum per cell, no merged
cell, dates and numbers typed, units in the heading, 団体コード in a column.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Self

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from leaderdesk.exchange.seal import ACK, FORMAT
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.text import FORMULA_LIKE, utf16_units

Sheet = Any  # openpyxl's write-only worksheet and its cells, of which the published types tell only half

FONT = "BIZ UDPGothic"
MACHINE_SHEET = "_LD"
CHOICES_SHEET = "区分"
COVER_SHEET = "表紙"
MOST_UNITS = 32_767  # a cell's content in UTF-16 units; beyond, it is cut without a word
CHUNK_LETTERS = 15_000  # at most two units each
_ANSWERED_WIDTH, _WORDS_WIDTH, _NUMBER_WIDTH, _LEAST_WIDTH = 30, 20, 14, 8  # letters
_SHORT = 20  # letters that a text holds at most and no column needs more for
_ACKS_IN_ROW = 200  # rev_ids of 64 digits

_A3, _A4 = 8, 9  # Excel's numbers for paper sizes
_LINE_HEIGHT, _MOST_HEIGHT = 13.5, 409  # points; higher no row can be
_MOST_ON_A4 = 180  # letters beside each other that can still be read on it

# What a sheet that is filled in marks by colour: its heads, notes and examples.
_FILLS = {"head": "E6F0FA", "note": "F5F7FA", "example": "FFF8E1"}
_INKS = {"note": "4A5663", "example": "7A5C00"}

_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class CellForm(NamedTuple):
    """How a facet's value stands in a cell: its value, its number format, the column's width in letters."""

    value: Callable[[Any], Any]
    number_format: str = "@"
    width: float = 14


CELLS: Mapping[type[facets.Facet[Any]], CellForm] = {
    facets.Text: CellForm(str, width=24),
    facets.LongText: CellForm(str, width=42),
    facets.Day: CellForm(lambda day: day, "yyyy/mm/dd", 11),
    facets.Clock: CellForm(lambda clock: clock, "h:mm", 8),
    facets.FiscalYear: CellForm(int, "0", 8),
    facets.HalfYear: CellForm(lambda half: half.label(), width=15),
    facets.Count: CellForm(int, "#,##0", 9),
    facets.Number: CellForm(float, "General", 10),
    facets.Yen: CellForm(int, "#,##0", 12),
    facets.Choice: CellForm(lambda choice: choice.label, width=12),
    facets.Choices: CellForm(lambda chosen: "、".join(choice.label for choice in chosen), width=20),
    facets.Flag: CellForm(lambda yes: "はい" if yes else "いいえ", width=8),
    facets.Link: CellForm(str, width=15),
}


PLAIN = CellForm(str)


@dataclass(frozen=True)
class Column:
    """One column of a readable sheet: its heading, its form, and where drop-down entries stand (on 区分), if any.

    Columns that only machines read stand last and are not printed.
    """

    heading: str
    form: CellForm = PLAIN
    wrap: bool = False
    entries: str = ""
    is_printed: bool = True


def text_column(heading: str, width: float) -> Column:
    """A column of words, so many letters wide."""
    return Column(heading, CellForm(str, width=width))


def figure_column(heading: str, width: float, form: str = "#,##0") -> Column:
    """A column of figures (None for none), so many letters wide, in a number format of Excel."""
    return Column(heading, CellForm(lambda value: value, form, width))


class Sheets:
    """A workbook in the making: styles once, then sheet after sheet.

    As a context it lets go, whatever happens, of the temporary files that its sheets are written to.
    """

    def __init__(self, title: str) -> None:
        self.book = Workbook(write_only=True)
        self.book.properties.creator = self.book.properties.lastModifiedBy = "LeaderDesk"
        self.book.properties.title = title
        self._styles: dict[tuple[str, ...], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        for sheet in self.book.worksheets:
            unsaved: Any = sheet
            for let_go in (
                "_rows.close",
                "close",
                "_writer.cleanup",
            ):  # each may fail on a full disk, and the next may not
                with suppress(Exception):
                    attrgetter(let_go)(unsaved)()

    def add(self, title: str) -> Sheet:
        """A new sheet behind the others, set up to be printed on A4 (wide ones on A3) landscape with its heading repeated."""
        sheet = self.book.create_sheet(title)
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.oddHeader.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        sheet.sheet_view.showGridLines = False
        return sheet

    def table(self, sheet: Sheet, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
        """Write one header row and the rows, with filter, frozen heading and drop-down lists; gives the row count."""
        for place, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = column.form.width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.append([self.cell(sheet, column.heading, "head") for column in columns])
        count = 0
        for row in rows:
            if (lines := _lines(columns, row)) > 1:
                sheet.row_dimensions[count + 2].height = min(lines * _LINE_HEIGHT + 2, _MOST_HEIGHT)
            sheet.append([self._datum(sheet, column, value) for column, value in zip(columns, row, strict=True)])
            count += 1
        last = get_column_letter(len(columns))
        sheet.auto_filter.ref = f"A1:{last}{count + 1}"
        printed = [column.form.width for column in columns if column.is_printed]
        if len(printed) < len(columns):
            sheet.print_area = f"A1:{get_column_letter(len(printed))}{count + 1}"
        if sum(printed) > _MOST_ON_A4:
            sheet.page_setup.paperSize = _A3
        for place, column in enumerate(columns, 1):
            if column.entries and count:
                letter = get_column_letter(place)
                choice = DataValidation(type="list", formula1=column.entries, allow_blank=True)
                choice.add(f"{letter}2:{letter}{count + 1}")
                sheet.data_validations.append(choice)
        return count

    def cell(self, sheet: Sheet, value: Any, style: str = "text", number_format: str = "@") -> Any:
        """One cell; text is always text, whatever sign it begins with."""
        cell: Any = WriteOnlyCell(sheet)
        is_text = isinstance(value, str)
        if is_text:
            cell.value = escape(fitting(value))
            cell.data_type = "s"
        else:
            cell.value = value
        quoted = "quoted" if is_text and FORMULA_LIKE.match(value) else ""
        cell._style = self._style(style, "@" if is_text else number_format, quoted)
        return cell

    def save(self, target: Path) -> None:
        """Write the file: beside its place first, then renamed into it; raises LD-2301, LD-2303."""
        with temporary_beside(target) as draft:
            self.save_draft(draft)
            replace_file(draft, target)

    def save_draft(self, draft: Path) -> None:
        """Write the file where it will be looked at before it counts."""
        self.book.save(draft)

    def _datum(self, sheet: Sheet, column: Column, value: Any) -> Any:
        return self.cell(sheet, value, "long" if column.wrap else "text", column.form.number_format)

    def _style(self, style: str, number_format: str, quoted: str) -> Any:
        key = (style, number_format, quoted)
        if key not in self._styles:
            model: Any = WriteOnlyCell(self.book.worksheets[0])
            rule = Side(style="thin", color="DCE1E7")
            model.font = Font(name=FONT, size=10, bold=style in ("head", "bold"), color=_INKS.get(style))
            if style not in ("bold", "machine"):
                model.border = Border(bottom=rule, right=rule, left=rule, top=rule)
            if style in _FILLS:
                model.fill = PatternFill("solid", fgColor=_FILLS[style])
            model.protection = Protection(locked=style != "input")
            model.alignment = Alignment(
                horizontal="left" if number_format.startswith("yyyy") else None,  # else it touches the text behind it
                vertical="top" if style != "head" else "center",
                wrap_text=style in ("long", "head", "input", "note", "example"),
            )
            model.number_format = number_format
            model.quotePrefix = bool(quoted)
            self._styles[key] = copy.copy(model._style)
        return self._styles[key]


def _lines(columns: Sequence[Column], row: Sequence[Any]) -> int:
    """How many lines the row's longest wrapped text takes; programs that open the file do not agree on it themselves."""
    return max(
        (
            sum(1 + len(line.encode("cp932", "replace")) // int(column.form.width - 1) for line in value.split("\n"))
            for column, value in zip(columns, row, strict=True)
            if column.wrap and isinstance(value, str)
        ),
        default=1,
    )


# ---------------------------------------------------------------- records in sheets


def record_columns(kind: Kind, entries: Mapping[str, str]) -> list[Column]:
    """The columns of a kind's fields; `entries` tells by field name where its drop-down entries stand."""
    return [
        Column(facet.heading, _form(kind, name), _wraps(kind, name), entries.get(name, ""))
        for name, facet in kind.facets().items()
    ]


def _form(kind: Kind, name: str) -> CellForm:
    """A field's form: what a record answers is named by its number and title, which want room; the others have none to spare."""
    facet = kind.facets()[name]
    form = CELLS[type(facet)]
    if name == kind.ANSWERS:
        return form._replace(width=_ANSWERED_WIDTH)
    if name == kind.NUMBER:
        return form._replace(width=_NUMBER_WIDTH)
    if type(facet) is facets.Text and name != kind.TITLE:
        return form._replace(width=_NUMBER_WIDTH if facet.limit <= _SHORT else _WORDS_WIDTH)
    if isinstance(facet, facets.Choice):
        return form._replace(width=max(_LEAST_WIDTH, 2 * max(len(choice.label) for choice in facet.choices) + 3))
    return form


def _wraps(kind: Kind, name: str) -> bool:
    return isinstance(kind.facets()[name], facets.Text | facets.Link)


def record_cells(kind: Kind, body: Body, names: Names) -> list[Any]:
    """The cells of one record's fields, None where empty."""
    cells: list[Any] = []
    for name, facet in kind.facets().items():
        text = body.get(name)
        if text is None:
            cells.append(None)
        elif isinstance(facet, facets.Link):
            cells.append(facet.show(text, names))
        else:
            cells.append(CELLS[type(facet)].value(facet.restore(text)))
    return cells


def for_people(kind: Kind, of_fields: Sequence[Any]) -> list[Any]:
    """Of what stands for each field of a kind (its columns, or a record's cells) that which people read."""
    return [each for name, each in zip(kind.facets(), of_fields, strict=True) if name not in kind.UNREAD]


def filled(columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> tuple[list[Column], list[list[Any]]]:
    """The columns in which anything stands, and the rows cut to them: what is read on paper has no room for the rest."""
    kept = [place for place in range(len(columns)) if not place or any(row[place] is not None for row in rows)]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def on_a4(columns: Sequence[Column]) -> list[Column]:
    """The columns, of which only so many are printed as can be read beside each other on A4; the rest is for the screen."""
    fitting, letters = [], 0.0
    for column in columns:
        letters += column.form.width
        fitting.append(replace(column, is_printed=column.is_printed and letters <= _MOST_ON_A4))
    return fitting


class ChoiceLists(NamedTuple):
    """The drop-down lists of a workbook: the rows of the sheet 区分, and by kind and field where its entries stand."""

    rows: list[tuple[str, str, str]]  # 一覧, コード, 名称
    entries: dict[str, dict[str, str]]


def choice_lists(kinds: Sequence[Kind], names: Names) -> ChoiceLists:
    """Every list that the kinds' fields choose from, each once."""
    lists: dict[str, Mapping[str, str]] = {}
    used: dict[str, dict[str, str]] = {}
    for kind in kinds:
        for name, facet in kind.facets().items():
            entries: Mapping[str, str]
            if isinstance(facet, facets.Choice):
                listed = f"{kind.KIND}.{name}"
                entries = {choice.value: choice.label for choice in facet.choices}
            elif isinstance(facet, facets.Flag):
                shown = CELLS[facets.Flag].value
                listed, entries = "flag", {str(yes).lower(): shown(yes) for yes in (True, False)}
            elif isinstance(facet, facets.Link):
                listed, entries = facet.within or facet.to, names.options(facet.to, facet.within)
            else:
                continue
            if entries:
                lists[listed] = entries
                used.setdefault(kind.KIND, {})[name] = listed
    rows = [(listed, code, label) for listed, entries in lists.items() for code, label in entries.items()]
    places: dict[str, str] = {}
    row = 2
    for listed, entries in lists.items():
        places[listed] = f"'{CHOICES_SHEET}'!$C${row}:$C${row + len(entries) - 1}"
        row += len(entries)
    return ChoiceLists(rows, {kind: {name: places[at] for name, at in fields.items()} for kind, fields in used.items()})


CHOICES_COLUMNS = (Column("一覧", CellForm(str, width=20)), Column("コード"), Column("名称", CellForm(str, width=24)))


# ---------------------------------------------------------------- the machine sheet


def machine_rows(
    manifest: str, revisions: Iterable[tuple[str, str]], acknowledged: Sequence[str] = ()
) -> Iterator[list[str]]:
    """The rows of `_LD`: the format and the manifest, then rev_id and canonical JSON of every revision, in chunks.

    Behind them the acknowledged rev_ids, some hundreds in a row.
    """
    yield [FORMAT, *cell_chunks(manifest)]
    for rev_id, content in revisions:
        yield [rev_id, *cell_chunks(content)]
    for start in range(0, len(acknowledged), _ACKS_IN_ROW):
        yield [ACK, " ".join(acknowledged[start : start + _ACKS_IN_ROW])]


def cell_chunks(content: str) -> Iterator[str]:
    """JSON in cells that no program cuts: at most 30,000 UTF-16 units, nothing that looks like an escape, no blank cell."""
    safe = content.replace("_x", "\\u005fx")
    for start in range(0, len(safe), CHUNK_LETTERS):
        chunk = safe[start : start + CHUNK_LETTERS]
        yield chunk if chunk.strip() else f"\\u{ord(chunk[0]):04x}{chunk[1:]}"


def fitting(text: str) -> str:
    """The text; of one so full of escapes that no cell holds it, as much as fits. `_LD` has it whole."""
    if len(text) * len("_x005F_") <= MOST_UNITS:
        return text
    return text[: len(text) - max(0, utf16_units(escape(text)) - MOST_UNITS)]


def escape(text: str) -> str:
    """Text as a cell must hold it: what looks like an escape (_x0041_) is escaped, or a re-save turns it into A."""
    return _ESCAPE_LIKE.sub("_x005F_", text)
