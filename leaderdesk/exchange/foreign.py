# SPDX-License-Identifier: MIT
"""Files of other programs: the tables of an Excel workbook or a CSV of any layout, read in the parser child.

What a file is, its content says, not its name; python-calamine opens workbooks (xlsx, xls, xlsb, ods).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl.utils import column_index_from_string
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.preflight import MOST_FILE, sheet_name
from leaderdesk.exchange.workbook import MACHINE_SHEET
from leaderdesk.exchange.wrong_files import TEXT_ONLY, what_it_is, what_zip_it_is
from leaderdesk.machine import os_reason

# How a CSV may be written, and what people call it; the first that every byte obeys is taken.
ENCODINGS: Mapping[str, str] = {"utf-8": "UTF-8", "cp932": "Shift_JIS（CP932）", "utf-16": "UTF-16", "euc_jp": "EUC-JP"}

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8"}
_GUESSED = ("utf-8", "cp932")
_MOST_CELLS = 2_000_000  # of a workbook, empty ones too
_ERROR_CELL = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """One table of a foreign file: its sheet's name, its rows of cells from A1 on, and for a CSV its encoding.

    What stands in `merged` cells (top, left, bottom, right; from 0) stands in each of them.
    """

    name: str
    rows: tuple[tuple[Any, ...], ...]
    encoding: str = ""
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


def open_sheets(path: Path, name: str, encoding: str = "") -> list[Sheet]:
    """Every table of a file, read in a child process with limits on memory and time.

    `name` is what people call the file; `encoding` that of a CSV, "" to find it out. Raises what `read_sheets` raises,
    LD-2109 and LD-2110.
    """
    with Parser(partial(read_sheets, encoding=encoding)) as child:
        child.give(path, name)
        return child.take()


def read_sheets(path: Path, name: str, encoding: str = "") -> list[Sheet]:
    """Every table of a file, the hidden ones last.

    Raises:
        LeaderDeskError: LD-2003 it has a password, LD-2004 it is empty, LD-2005 it cannot be opened, LD-2008 it is
            packed, LD-2101 and LD-2108 it is too large, LD-2104 it is broken, LD-2411 a CSV whose letters are not of
            the encoding, LD-2412 it is no table, LD-2413 it is LeaderDesk's own.

    """
    try:
        if (size := path.stat().st_size) > MOST_FILE:
            raise LeaderDeskError("LD-2101", file=name, size=size >> 20, most=MOST_FILE >> 20)
        content = path.read_bytes()
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=name, reason=os_reason(error)) from error
    if not content:
        raise LeaderDeskError("LD-2004", file=name)
    if not content.startswith((_ZIP, _OLE)):
        _must_be_text(path, content, name)
        return [_csv(content, name, encoding)]
    _must_be_a_workbook(path, content, name)
    try:
        return _tables(content, name)
    except PasswordError as error:
        raise LeaderDeskError("LD-2003", file=name) from error
    except (
        CalamineError,
        OSError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
    ) as error:
        if isinstance(error, LeaderDeskError):
            raise
        raise LeaderDeskError("LD-2104", file=name, where=type(error).__name__) from error


# ---------------------------------------------------------------- what a file is


def _must_be_a_workbook(path: Path, content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        fault: LeaderDeskError | None = what_it_is(path, name)
    else:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                fault = what_zip_it_is(archive, [part.casefold() for part in archive.namelist()], name)
        except zipfile.BadZipFile as error:
            raise LeaderDeskError("LD-2104", file=name, where=f"{len(content):,} バイト") from error
    if fault is not None and fault.code != "LD-2006":  # other forms of Excel are welcome here
        raise _no_table(fault, name)


def _must_be_text(path: Path, content: bytes, name: str) -> None:
    fault = what_it_is(path, name)
    is_marked = content.startswith(tuple(_MARKS))
    is_text = fault.facts.get("form") == TEXT_ONLY or (fault.code == "LD-2001" and b"\0" not in content)
    if not (is_marked or is_text):
        raise _no_table(fault, name)


def _no_table(fault: LeaderDeskError, name: str) -> LeaderDeskError:
    """The fault in the words of ledgers: those of submissions would send people astray."""
    if fault.code in ("LD-2001", "LD-2006", "LD-2007"):
        return LeaderDeskError("LD-2412", file=name, form=fault.facts.get("form", N_("表ではないファイル")))
    return fault


# ---------------------------------------------------------------- reading


def _tables(content: bytes, name: str) -> list[Sheet]:
    errors = _errors(content)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:  # by a path, it would believe the name
        if MACHINE_SHEET in book.sheet_names:
            raise LeaderDeskError("LD-2413", file=name)
        left, sheets = _MOST_CELLS, []
        for facts in book.sheets_metadata:
            if facts.typ == SheetTypeEnum.WorkSheet:
                is_hidden = facts.visible != SheetVisibleEnum.Visible
                table = _table(book, facts.name, name, left, is_hidden=is_hidden)
                sheets.append(_with_errors(table, errors.get(facts.name, {})))
                left -= sum(map(len, sheets[-1].rows))
    return sorted(sheets, key=lambda sheet: sheet.is_hidden)


def _table(book: CalamineWorkbook, title: str, name: str, most: int, *, is_hidden: bool) -> Sheet:
    found = book.get_sheet_by_name(title)
    height, width = ((last + 1) for last in found.end or (-1, -1))
    if height * width > most:
        raise LeaderDeskError("LD-2108", file=name, sheet=title, cell=f"{height} 行 {width} 列")
    rows = [list(row) for row in found.to_python(skip_empty_area=False)]
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in found.merged_cell_ranges or ())
    for top, left, bottom, right in merged:
        for row in rows[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = rows[top][left]
    return Sheet(title, tuple(map(tuple, rows)), is_hidden=is_hidden, merged=merged)


def _errors(content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """What the cells of an .xlsx show that could not be computed, by sheet and place (from 0): calamine keeps silent."""
    if not content.startswith(_ZIP):
        return {}
    found: dict[str, dict[tuple[int, int], str]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                cells = _ERROR_CELL.findall(archive.read(part))
                if places := {
                    (int(row) - 1, column_index_from_string(letters.decode()) - 1): text.decode()
                    for letters, row, text in cells
                }:
                    found[sheet_name(archive, part)] = places
    return found


def _with_errors(sheet: Sheet, errors: Mapping[tuple[int, int], str]) -> Sheet:
    if not errors:
        return sheet
    rows = tuple(
        tuple(errors.get((number, place), cell) for place, cell in enumerate(row))
        for number, row in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows)


def _csv(content: bytes, name: str, encoding: str) -> Sheet:
    encoding, text = _decoded(content, name, encoding)
    first = text.partition("\n")[0]
    comma = max(",\t;", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=comma)
    try:
        return Sheet("CSV", tuple(map(tuple, rows)), encoding)
    except csv.Error as error:
        raise LeaderDeskError("LD-2104", file=name, where="CSV") from error


def _decoded(content: bytes, name: str, encoding: str) -> tuple[str, str]:
    """The encoding and the text of a CSV: as told, by its mark, else UTF-8 or CP932, whichever every byte of it obeys."""
    marked = next((found for mark, found in _MARKS.items() if content.startswith(mark)), "")
    place = 0
    for tried in [encoding or marked] if encoding or marked else _GUESSED:
        try:
            return tried, content.decode(tried).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            place = max(place, error.start)
    raise LeaderDeskError("LD-2411", file=name, line=content[:place].count(b"\n") + 1)
