# SPDX-License-Identifier: MIT
"""Hand edits: what somebody changed in the readable sheets of a file, cell by cell, and what taking it over would write.

`_LD` decides what a file says; a cell that says something else is listed, and taken over only on a person's word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as fact
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter

from leaderdesk.codes import RECORD_ID
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.workbook import CELLS, CHOICES_SHEET, fitting
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.text import fold

Grid = list[list[Any]]
Place = tuple[str, str]  # sheet and cell

EDITOR = "Excel で編集"  # the author that a revision names which a hand edit became
ID_HEADING = "管理番号"
_MOST_SHOWN = 200  # letters of a row that is no record


@dataclass(frozen=True)
class HandEdit:
    """A readable cell that says something else than `_LD`: where, which field, before and after, as shown.

    `record_id`, `name` and `value` say what taking it over would write: the field's canonical text, None where it
    empties the field. `why` is the fault for which it cannot be taken over; `is_behind` tells that the record has
    moved on in the ledger since the file was written, `is_taken` that it has been taken over.
    """

    sheet: str
    cell: str
    field: str
    before: str
    after: str
    record_id: str = ""
    name: str = ""
    value: str | None = None
    why: LeaderDeskError | None = fact(default=None, compare=False)
    is_behind: bool = False
    is_taken: bool = False

    @property
    def place(self) -> Place:
        """The sheet and the cell."""
        return (self.sheet, self.cell)


# ---------------------------------------------------------------- finding them


def hand_edits(
    grids: Mapping[str, Grid], revisions: Sequence[Revision], kinds: Mapping[str, Kind]
) -> Iterator[HandEdit]:
    """What the readable sheets say differently; lost rows and columns say nothing, for deletion is said in the desk."""
    shown = shown_heads(revisions)
    names = _FileLabels(grids.get(CHOICES_SHEET, []), shown.values())
    for kind in kinds.values():
        if grid := grids.get(kind.LABEL):
            yield from _sheet_edits(kind, grid, shown, names)


def shown_heads(revisions: Iterable[Revision]) -> dict[str, Revision]:
    """The head of each record that the readable sheets of a file show."""
    records: dict[str, list[Revision]] = {}
    for revision in revisions:
        records.setdefault(revision.record_id, []).append(revision)
    return {record_id: heads_of(found)[0] for record_id, found in records.items()}


def _sheet_edits(kind: Kind, grid: Grid, shown: Mapping[str, Revision], names: _FileLabels) -> Iterator[HandEdit]:
    headings = {str(heading): place for place, heading in enumerate(grid[0])}
    if (id_place := headings.get(ID_HEADING)) is None:
        return
    fields = [
        (name, facet, headings[facet.heading]) for name, facet in kind.facets().items() if facet.heading in headings
    ]
    rows_of = Counter(str(row[id_place]) for row in grid[1:])
    for number, row in enumerate(grid[1:], 2):
        record_id = str(row[id_place])
        if (head := shown.get(record_id)) is None:
            yield from _unknown_row(kind, number, row, [place for _, _, place in fields])
            continue
        for name, facet, place in fields:
            text, cell = head.body.get(name), row[place]
            if (text is None and cell in ("", None)) or _same(facet, text, cell, names):
                continue
            before = "" if text is None else facet.show(facet.restore(text), names)
            at = f"{get_column_letter(place + 1)}{number}"
            edit = HandEdit(kind.LABEL, at, facet.label, before, _told(cell), record_id, name)
            yield _read(edit, kind, facet, cell, names, head, rows_of[record_id])


def _unknown_row(kind: Kind, number: int, row: Sequence[Any], places: Sequence[int]) -> Iterator[HandEdit]:
    """A row that a hand added: nothing says which record it is, so it is only named."""
    filled = [place for place in places if str(row[place]).strip()]
    if filled:
        told = "、".join(_told(row[place]) for place in filled)[:_MOST_SHOWN]
        why = LeaderDeskError("LD-2220", sheet=kind.LABEL, row=number)
        yield HandEdit(kind.LABEL, f"{get_column_letter(filled[0] + 1)}{number}", N_("記録にない行"), "", told, why=why)


def _read(
    edit: HandEdit, kind: Kind, facet: facets.Facet[Any], cell: Any, names: _FileLabels, head: Revision, rows: int
) -> HandEdit:
    """The edit with the value that it means, or with the fault for which it means none."""
    try:
        if rows > 1:
            raise LeaderDeskError("LD-2222", id=edit.record_id, rows=rows)
        if edit.name == kind.NUMBER:
            raise LeaderDeskError("LD-2221", field=facet.label)
        if edit.name in kind.KEY:
            raise LeaderDeskError("LD-3011", field=facet.label)
        if head.deleted is not None:
            raise LeaderDeskError("LD-3005")
        value = facet.hold(facet.read(cell, names))
    except LeaderDeskError as why:
        return replace(edit, why=why)
    return replace(edit, value=None if value is None else facet.canonical(value))


class _FileLabels:
    """The labels that the sender's file itself gives: its sheet 区分, and the 整理番号 of the records in it."""

    def __init__(self, choices: Grid, revisions: Iterable[Revision]) -> None:
        rows = [(str(row[0]), str(row[1]), str(row[2])) for row in choices[1:] if len(row) > 2]
        self._labels = {(listed, code): label for listed, code, label in rows}
        self._codes = {(listed, fold(typed)): code for listed, code, label in rows for typed in (code, label)}
        self._numbers = {code: label for _, code, label in rows if RECORD_ID.fullmatch(code)}  # of whatever kind
        self._numbers |= {
            found.record_id: str(found.body["local_no"]) for found in revisions if "local_no" in found.body
        }

    def label(self, to: str, within: str, code: str) -> str | None:
        return self._labels.get((within or to, code)) or self._numbers.get(code)

    def code(self, to: str, within: str, typed: str) -> str | None:
        found = self._codes.get((within or to, fold(typed).strip()))
        return found or next((record_id for record_id, number in self._numbers.items() if number == typed), None)

    def options(self, to: str, within: str, _on: date | None = None) -> Mapping[str, str]:
        return {code: label for (at, code), label in self._labels.items() if at == (within or to)}


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


# ---------------------------------------------------------------- taking them over


def still_open(edits: Iterable[HandEdit], base: Revision, heads: Sequence[Revision]) -> list[HandEdit]:
    """The edits of one record that say something else than its head does now; `base` is what they would follow."""
    is_behind = [head.rev_id for head in heads] != [base.rev_id]
    now = heads[0].body
    return [
        replace(edit, is_behind=is_behind)
        for edit in edits
        if edit.why is not None or edit.value != now.get(edit.name) or heads[0].deleted is not None
    ]


def base_of(head: Revision, known: Sequence[Revision]) -> Revision:
    """The version that hand edits of a file follow: the head that it showed, or what earlier ones made of that."""
    for revision in known:
        if revision.parents == (head.rev_id,) and revision.author == EDITOR and revision.deleted is None:
            return base_of(revision, known)
    return head


def edited_body(kind: Kind, base: Revision, edits: Iterable[HandEdit], today: date) -> Body:
    """The record's body with these edits; raises InvalidRecordError (LD-1002) where the whole is no record."""
    body = {**base.body, **{edit.name: edit.value for edit in edits}}
    record = kind.restore({name: value for name, value in body.items() if value is not None})
    day = base.body.get(kind.DAY)
    if faults := record.faults(max(today, date.fromisoformat(day)) if day else today):
        raise InvalidRecordError(kind.LABEL, faults)
    return record.body()
