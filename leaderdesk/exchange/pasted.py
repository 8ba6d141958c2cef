# SPDX-License-Identifier: MIT
"""Rows pasted from Excel: a block of cells becomes records, each with its verdict, before anything is written."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Kind


@dataclass(frozen=True)
class PastedRow:
    """One pasted row: its place in the block (from 1), its cells, and its body or the faults that keep it out."""

    place: int
    cells: tuple[str, ...]
    body: Mapping[str, Any]
    faults: Mapping[str, LeaderDeskError]


@dataclass(frozen=True)
class Pasted:
    """A pasted block: the fields its columns were taken for, and its rows."""

    fields: tuple[str, ...]
    rows: tuple[PastedRow, ...]

    @property
    def good(self) -> list[PastedRow]:
        """The rows that can be taken in."""
        return [row for row in self.rows if not row.faults]


def read_pasted(text: str, kind: Kind, names: Names) -> Pasted:
    """Read a block as Excel puts it on the clipboard: tabs between cells, quoted cells with line breaks.

    A first row of headings says which column is which field; without one the columns follow the kind's order.
    Columns that are no field are left out.
    """
    block = [row for row in _cells(text) if any(cell.strip() for cell in row)]
    fields = _headings(block[0], kind) if block else ()
    first = 1 if fields else 0
    fields = fields or tuple(kind.facets())
    rows = (_row(place, row, fields, kind, names) for place, row in enumerate(block[first:], first + 1))
    return Pasted(tuple(name for name in fields if name), tuple(_each_code_once(rows, kind)))


def _cells(text: str) -> list[list[str]]:
    """The cells of the clipboard's text; where a lone quotation mark leads astray, each line for itself."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return list(csv.reader(io.StringIO(lines), dialect="excel-tab"))
    except csv.Error:
        return [line.split("\t") for line in lines.split("\n")]


def _headings(row: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """The field of each column by its heading, "" for one that is none; nothing when no heading is known."""
    known = {
        _plain(label): name for name, facet in kind.facets().items() for label in (facet.label, facet.heading, name)
    }
    fields = tuple(known.get(_plain(cell), "") for cell in row)
    return fields if any(fields) else ()


def _row(place: int, cells: Sequence[str], fields: Sequence[str], kind: Kind, names: Names) -> PastedRow:
    typed = {name: cell for name, cell in zip(fields, cells, strict=False) if name}
    try:
        read = kind.read(typed, names)
        body = {name: text for name, text in read.items() if text is not None}
        kind.restore(body)
    except InvalidRecordError as error:
        return PastedRow(place, tuple(cells), {}, error.faults)
    return PastedRow(place, tuple(cells), read, {})


def _each_code_once(rows: Iterable[PastedRow], kind: Kind) -> Iterator[PastedRow]:
    """A code that stands twice in a block would become two versions of one master; the first row counts."""
    seen = set()
    for row in rows:
        code = tuple(row.body.get(name) for name in (kind.WITHIN, kind.CODE) if name)
        if code in seen:
            yield replace(row, body={}, faults={kind.CODE: LeaderDeskError("LD-3007", value=code[-1])})
            continue
        if code and row.body:
            seen.add(code)
        yield row


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
