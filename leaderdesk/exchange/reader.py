# SPDX-License-Identifier: MIT
"""Reading an exchange file: `_LD` decides, and what a hand changed in the readable sheets is found and listed.

The parser is native code and foreign files are hostile until proven otherwise, so the program reads them in a child
process (`parser.py`); this module is what runs inside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.preflight import preflight
from leaderdesk.exchange.seal import FORMAT, Manifest, malformed
from leaderdesk.exchange.workbook import CELLS, CHOICES_SHEET, MACHINE_SHEET, MOST_UNITS, fitting
from leaderdesk.kinds import SCHEMA
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.text import fold

Grid = list[list[Any]]

MOST_CELLS = 2_000_000  # of one sheet: more than any section ever writes, less than hurts
MOST_ROWS = 50_000
_NEXT_FORMAT = re.compile(f"{FORMAT.partition('/')[0]}/[0-9]{{1,3}}")


@dataclass(frozen=True)
class HandEdit:
    """A readable cell that says something else than `_LD`: where, which field, before and after, as shown."""

    sheet: str
    cell: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ExchangeFile:
    """A file whose seal holds: its manifest, its revisions, and the hand edits found in its readable sheets."""

    manifest: Manifest
    revisions: tuple[Revision, ...]
    edits: tuple[HandEdit, ...]


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
    if not manifest.holds(revision.rev_id for revision in revisions):
        raise LeaderDeskError("LD-2201", file=name, cell=f"{MACHINE_SHEET}!B1")
    by_name = {kind.KIND: kind for kind in kinds}
    for row, revision in enumerate(revisions, 2):
        _check_body(revision, by_name, manifest, name, f"{MACHINE_SHEET}!B{row}")
    return ExchangeFile(manifest, revisions, tuple(_hand_edits(grids, revisions, by_name)))


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
        if not any(row):
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


# ---------------------------------------------------------------- the readable sheets


class _FileLabels:
    """The labels that the sender's file itself gives: its sheet 区分, and the 整理番号 of the records in it."""

    def __init__(self, choices: Grid, revisions: Iterable[Revision]) -> None:
        rows = [(str(row[0]), str(row[1]), str(row[2])) for row in choices[1:] if len(row) > 2]
        self._labels = {(listed, code): label for listed, code, label in rows}
        self._codes = {(listed, fold(typed)): code for listed, code, label in rows for typed in (code, label)}
        self._numbers = {
            found.record_id: str(found.body["local_no"]) for found in revisions if "local_no" in found.body
        }

    def label(self, to: str, within: str, code: str) -> str | None:
        return self._labels.get((within or to, code)) or self._numbers.get(code)

    def code(self, to: str, within: str, typed: str) -> str | None:
        found = self._codes.get((within or to, fold(typed).strip()))
        return found or next((record_id for record_id, number in self._numbers.items() if number == typed), None)

    def options(self, to: str, within: str, _on: date | None = None) -> Mapping[str, str]:
        return {code: label for (at, code), label in self._labels.items() if at == (within or to)}


def _hand_edits(
    grids: Mapping[str, Grid], revisions: Sequence[Revision], kinds: Mapping[str, Kind]
) -> Iterator[HandEdit]:
    """What the readable sheets say differently; lost rows and columns say nothing, for deletion is said in the desk."""
    records: dict[str, list[Revision]] = {}
    for revision in revisions:
        records.setdefault(revision.record_id, []).append(revision)
    shown = {record_id: heads_of(found)[0] for record_id, found in records.items()}
    names = _FileLabels(grids.get(CHOICES_SHEET, []), shown.values())
    for kind in kinds.values():
        grid = grids.get(kind.LABEL)
        if grid:
            yield from _sheet_edits(kind, grid, shown, names)


def _sheet_edits(kind: Kind, grid: Grid, shown: Mapping[str, Revision], names: _FileLabels) -> Iterator[HandEdit]:
    headings = {str(heading): place for place, heading in enumerate(grid[0])}
    if (id_place := headings.get("管理番号")) is None:
        return
    fields = [
        (name, facet, headings[facet.heading]) for name, facet in kind.facets().items() if facet.heading in headings
    ]
    for number, row in enumerate(grid[1:], 2):
        head = shown.get(str(row[id_place]))
        for name, facet, place in fields:
            text, after = (head.body.get(name) if head else None), row[place]
            if (text is None and after in ("", None)) or _same(facet, text, after, names):
                continue
            before = "" if text is None else facet.show(facet.restore(text), names)
            yield HandEdit(kind.LABEL, f"{get_column_letter(place + 1)}{number}", facet.label, before, _told(after))


def _same(facet: facets.Facet[Any], text: str | None, cell: Any, names: _FileLabels) -> bool:
    """Whether a cell still says what `_LD` says, in whatever spelling."""
    if text is not None and cell == _as_written(facet, text, names):
        return True
    try:
        read = facet.read(cell, names)
    except LeaderDeskError:
        return False
    return (None if read is None else facet.canonical(read)) == text


def _as_written(facet: facets.Facet[Any], text: str, names: _FileLabels) -> Any:
    """The cell as this program writes it: what is met nearly always, and quickly compared."""
    if isinstance(facet, facets.Link):
        return names.label(facet.to, facet.within, text) or text
    written = CELLS[type(facet)].value(facet.restore(text))
    return fitting(written) if isinstance(written, str) else written


def _told(cell: Any) -> str:
    return f"{cell:%Y/%m/%d}" if isinstance(cell, date | datetime) else str(cell)


def row_counts(path: Path) -> dict[str, int]:
    """The number of rows of every sheet of a workbook that this program wrote, its header rows included."""
    book = CalamineWorkbook.from_path(path)
    return {sheet: book.get_sheet_by_name(sheet).height for sheet in book.sheet_names}
