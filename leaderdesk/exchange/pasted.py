# SPDX-License-Identifier: MIT
"""Rows pasted from Excel: a block of cells becomes records, each with its verdict, before anything is written."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    block = [row for row in csv.reader(io.StringIO(text), dialect="excel-tab") if any(cell.strip() for cell in row)]
    fields = _headings(block[0], kind) if block else ()
    first = 1 if fields else 0
    fields = fields or tuple(kind.facets())
    rows = tuple(_row(place, row, fields, kind, names) for place, row in enumerate(block[first:], first + 1))
    return Pasted(tuple(name for name in fields if name), rows)


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


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
