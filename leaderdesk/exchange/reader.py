# SPDX-License-Identifier: MIT
"""Reading an exchange file: `_LD` decides, and what a hand changed in the readable sheets is listed (`hand_edits.py`).

The parser is native code and foreign files are hostile until proven otherwise, so the program reads them in a child
process (`parser.py`); this module is what runs inside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.filled_template import FormRow, form_rows, saved_at
from leaderdesk.exchange.hand_edits import Grid, HandEdit, hand_edits
from leaderdesk.exchange.preflight import preflight
from leaderdesk.exchange.seal import ACK, DISTRIBUTION, FORMAT, TEMPLATE, Manifest, malformed, rows_of
from leaderdesk.exchange.workbook import CHOICES_SHEET, MACHINE_SHEET, MOST_UNITS
from leaderdesk.kinds import SCHEMA
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.revision import Revision

MOST_CELLS = 2_000_000  # of one sheet: more than any section ever writes, less than hurts
MOST_ROWS = 50_000
_NEXT_FORMAT = re.compile(f"{FORMAT.partition('/')[0]}/[0-9]{{1,3}}")


@dataclass(frozen=True)
class ExchangeFile:
    """A file whose seal holds: its manifest, its revisions, and the hand edits found in its readable sheets.

    `acknowledged` are the rev_ids of the addressee's that the sender has.
    """

    manifest: Manifest
    revisions: tuple[Revision, ...]
    edits: tuple[HandEdit, ...]
    acknowledged: tuple[str, ...] = ()
    form: tuple[FormRow, ...] = ()  # of a 様式: its filled rows, as they were typed
    saved_at: str = ""  # of a 様式: when it was saved, as it says itself


def read_file(path: Path, kinds: Sequence[Kind], name: str = "") -> ExchangeFile:
    """Look through, open and prove a file; `name` is what people call it.

    Raises:
        LeaderDeskError: LD-20xx not a file of LeaderDesk, LD-21xx unsafe or broken, LD-2201 the seal does not hold,
            LD-2205 a record in it is none, LD-2206 it is of a newer version.

    """
    name = name or path.name
    preflight(path, name)
    try:
        book = CalamineWorkbook.from_path(path)
        ours = {MACHINE_SHEET, CHOICES_SHEET, *(kind.LABEL for kind in kinds)}  # what others added is their own
        grids = {sheet: _grid(book, sheet, name) for sheet in book.sheet_names if sheet in ours}
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, LeaderDeskError):
            raise
        raise LeaderDeskError("LD-2104", file=name, where=N_("シートの中身")) from error
    machine = grids.get(MACHINE_SHEET)
    said = str(machine[0][0]) if machine and machine[0] else ""
    if said != FORMAT and _NEXT_FORMAT.fullmatch(said):
        raise LeaderDeskError("LD-2206", file=name, theirs=said)
    if not machine or said != FORMAT:
        raise LeaderDeskError("LD-2002", file=name)
    manifest = _manifest(machine[0], name)
    revisions = tuple(_revisions(machine[1:], name))
    acknowledged = tuple(rev_id for row in machine[1:] if row[:1] == [ACK] for rev_id in str(row[1]).split())
    if not manifest.holds(rows_of((revision.rev_id for revision in revisions), acknowledged)):
        raise LeaderDeskError("LD-2201", file=name, cell=f"{MACHINE_SHEET}!B1")
    by_name = {kind.KIND: kind for kind in kinds}
    if manifest.direction == TEMPLATE:
        rows = form_rows(grids, kinds, manifest.facts.get("examples", {}))
        return ExchangeFile(manifest, (), (), form=tuple(rows), saved_at=saved_at(path))
    for row, revision in enumerate(revisions, 2):
        _check_body(revision, by_name, manifest, name, f"{MACHINE_SHEET}!B{row}")
    is_for_reading = manifest.direction == DISTRIBUTION  # nobody but the division writes what is in it
    edits = () if is_for_reading else tuple(hand_edits(grids, revisions, by_name))
    return ExchangeFile(manifest, revisions, edits, acknowledged)


# ---------------------------------------------------------------- the machine sheet


def _grid(book: CalamineWorkbook, sheet: str, name: str) -> Grid:
    found = book.get_sheet_by_name(sheet)
    rows, columns = (last + 1 for last in found.end or (0, 0))
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise LeaderDeskError("LD-2108", file=name, sheet=sheet, cell=f"{get_column_letter(columns)}{rows}")
    grid: Grid = found.to_python(skip_empty_area=False)
    for row, cells in enumerate(grid, 1):
        for column, cell in enumerate(cells, 1):
            if type(cell) is str and len(cell) > MOST_UNITS:
                raise LeaderDeskError("LD-2111", file=name, sheet=sheet, cell=f"{get_column_letter(column)}{row}")
    return grid


def _manifest(row: Sequence[Any], name: str) -> Manifest:
    try:
        manifest = Manifest.of(json.loads("".join(row[1:])))
        theirs, ours = (int(schema.partition(".")[0]) for schema in (manifest.schema, SCHEMA))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LeaderDeskError("LD-2201", file=name, cell=f"{MACHINE_SHEET}!B1") from error
    if theirs > ours:
        raise LeaderDeskError("LD-2206", file=name, theirs=f"{manifest.app}・{manifest.schema}")
    return manifest


def _revisions(rows: Grid, name: str) -> Iterator[Revision]:
    """The revisions of `_LD`, each hashed over its own re-serialised content."""
    for number, row in enumerate(rows, 2):
        if not any(row) or row[0] == ACK:
            continue
        try:
            content = json.loads("".join(row[1:]))
            revision = Revision.of(content)
        except (ValueError, TypeError, RecursionError) as error:
            raise LeaderDeskError("LD-2201", file=name, cell=f"{MACHINE_SHEET}!B{number}") from error
        if revision.rev_id != row[0]:
            raise LeaderDeskError("LD-2201", file=name, cell=f"{MACHINE_SHEET}!A{number}")
        if field := malformed(content):
            fault = LeaderDeskError("LD-1105", field=field, value=content[field])
            raise LeaderDeskError("LD-2205", file=name, cell=f"{MACHINE_SHEET}!B{number}", reason=fault)
        yield revision


def _check_body(revision: Revision, kinds: Mapping[str, Kind], manifest: Manifest, name: str, cell: str) -> None:
    """A record that this version knows must be one; a newer minor version may have said more than this one knows."""
    try:
        if (kind := kinds.get(revision.kind)) is not None:
            kind.restore(revision.body)
            _check_texts(revision, kind)
        elif revision.schema == SCHEMA:
            raise LeaderDeskError("LD-3003", kind=revision.kind, kinds="、".join(kind.LABEL for kind in kinds.values()))
    except LeaderDeskError as fault:
        if revision.schema != SCHEMA:
            raise LeaderDeskError("LD-2206", file=name, theirs=f"{manifest.app}・{manifest.schema}") from fault
        raise LeaderDeskError("LD-2205", file=name, cell=cell, reason=fault) from fault


def _check_texts(revision: Revision, kind: Kind) -> None:
    """A stored field is canonical text; a bare number would be another revision of the same content."""
    for name, facet in kind.facets().items():
        if not isinstance(value := revision.body.get(name, ""), str):
            raise LeaderDeskError("LD-1105", field=facet.label, value=value)


def row_counts(path: Path) -> dict[str, int]:
    """The number of rows of every sheet of a workbook that this program wrote, its header rows included."""
    book = CalamineWorkbook.from_path(path)
    return {sheet: book.get_sheet_by_name(sheet).height for sheet in book.sheet_names}
