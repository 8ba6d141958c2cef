# SPDX-License-Identifier: MIT
"""Rows that repeat: where each row of a layout comes to stand, and the references that follow it.

ECMA-376 part 1, 18.3 (worksheets) and 18.17 (formulas). Excel inserts rows in the same way: a range that holds a row
holds all its copies, and whatever stands below moves down.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})")
_ROW = re.compile(r"(\$?)([1-9]\d{0,6})")
_OTHER_BOOK = re.compile(r"\[\d+\]")
_ADDING_UP = {"SUM", "AVERAGE", "COUNT", "COUNTA", "COUNTIF", "SUMIF", "MAX", "MIN", "MEDIAN", "SUBTOTAL"}
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Block:
    """Rows that come again for each entry of a group; of none, once and empty."""

    first: int
    last: int
    group: str

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class RowMap:
    """Where the rows of a layout stand once each block has so many copies."""

    blocks: Sequence[tuple[Block, int]] = ()

    def block_of(self, row: int) -> Block | None:
        """The block that a row belongs to."""
        return next((block for block, _ in self.blocks if block.first <= row <= block.last), None)

    def at(self, row: int, copy: int = 0) -> int:
        """Where a row stands; of a row that repeats, that copy (from 0; -1 the last)."""
        moved = row
        for block, copies in self.blocks:
            if block.last < row:
                moved += (copies - 1) * block.height
            elif block.first <= row:
                moved += (copy % copies) * block.height
        return min(moved, _LAST_ROW)

    def ranges(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where rows from `first` to `last` stand: within one block once for each copy, else as one stretch."""
        block = self.block_of(first)
        copies = dict(self.blocks).get(block, 1) if block is not None and last <= block.last else 1
        if block is None or last > block.last or block.height == 1:
            return [(self.at(first), self.at(last, -1))]
        return [(self.at(first, copy), self.at(last, copy)) for copy in range(copies)]


@dataclass(frozen=True)
class Home:
    """Where a sheet of the layout went: its name now, and where its rows stand."""

    name: str
    rows: RowMap


def moved_ranges(text: str, rows: RowMap) -> str:
    """A list of ranges (`sqref`) where they stand now."""
    moved: list[str] = []
    for each in text.split():
        begin, _, end = each.partition(":")
        first, last = _CELL.fullmatch(begin), _CELL.fullmatch(end or begin)
        if first is None or last is None:
            moved.append(_moved_rows(each, rows))
            continue
        for top, bottom in rows.ranges(int(first[4]), int(last[4])):
            a, b = f"{first[1]}{first[2]}{first[3]}{top}", f"{last[1]}{last[2]}{last[3]}{bottom}"
            moved.append(f"{a}:{b}" if end or a != b else a)
    return " ".join(moved)


def is_of_other_book(formula: str) -> bool:
    """Whether a formula reads another workbook."""
    return _OTHER_BOOK.search(formula) is not None


def moved_formula(formula: str, here: str, homes: Mapping[str, Home], *, row: int = 0, copy: int = 0) -> str:
    """A formula of the sheet `here` with its references where the cells stand now.

    `homes` are the sheets that moved, by their names in the layout; `row` and `copy` say where the formula itself stands,
    so that a row that repeats reckons with its own copy. What adds up a cell of such a row adds up all of its copies.
    """
    tokens, functions = Tokenizer(f"={formula}"), list[str]()
    for token in tokens.items:
        if token.subtype == Token.OPEN:
            functions.append(token.value.rstrip("(").upper())
        elif token.subtype == Token.CLOSE and functions:
            functions.pop()
        elif token.type == Token.OPERAND and token.subtype == Token.RANGE:
            adds_up = bool(functions) and functions[-1] in _ADDING_UP
            token.value = _moved(token.value, here, homes, row, copy, spreads=adds_up)
    return "".join(token.value for token in tokens.items)


def moved_series(reference: str, homes: Mapping[str, Home]) -> str:
    """What a chart draws: of a row that repeats all copies."""
    tokens = Tokenizer(f"={reference}")
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _moved(token.value, "", homes, 0, 0, spreads=True)
    return "".join(token.value for token in tokens.items)


def _moved(operand: str, here: str, homes: Mapping[str, Home], row: int, copy: int, *, spreads: bool) -> str:
    sheet, mark, reference = operand.rpartition("!")
    named = _unquoted(sheet) if mark else here
    home = homes.get(named)
    if home is None:
        return operand
    front = f"{_quoted(home.name)}!" if mark else ""
    own = home.rows.block_of(row) if named == here and row else None
    begin, colon, end = reference.partition(":")
    first, last = _CELL.fullmatch(begin), _CELL.fullmatch(end or begin)
    if first is None or last is None:
        return front + _moved_rows(reference, home.rows)
    top, bottom = int(first[4]), int(last[4])
    is_within = own is not None and own.first <= top and bottom <= own.last
    moved_top = home.rows.at(top, copy if is_within else 0)
    moved_bottom = home.rows.at(bottom, copy if is_within else -1)
    moved = f"{first[1]}{first[2]}{first[3]}{moved_top}"
    is_range = colon or (spreads and moved_bottom != moved_top)
    return front + (f"{moved}:{last[1]}{last[2]}{last[3]}{moved_bottom}" if is_range else moved)


def _moved_rows(reference: str, rows: RowMap) -> str:
    """Whole rows (`1:3`) where they stand now; anything else, names and whole columns, as it is."""
    begin, colon, end = reference.partition(":")
    first, last = _ROW.fullmatch(begin), _ROW.fullmatch(end)
    if not colon or first is None or last is None:
        return reference
    return f"{first[1]}{rows.at(int(first[2]))}:{last[1]}{rows.at(int(last[2]), -1)}"


def _unquoted(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
