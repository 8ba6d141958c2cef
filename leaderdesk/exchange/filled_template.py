# SPDX-License-Identifier: MIT
"""A 様式 that somebody filled in: which rows stand in it, and what each of them says in whatever spelling."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from leaderdesk.codes import RECORD_ID, OwnedBy
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.hand_edits import ID_HEADING, Grid, HandEdit, Place
from leaderdesk.fiscal import possible_days, possible_halves
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.record import Kind
from leaderdesk.values import read_numbers

MARK_HEADING, NOTE, EXAMPLE = "番号", "書き方", "記入例"

_NOTHING = [
    "-",
    "ー",
    "－",
    "–",
    "—",
    "―",
    "‐",
    "未定",
    "不明",
    "未記入",
    "該当なし",
    "特になし",
]  # there is no value, or none yet
_SAVED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")
_LONGEST = 100  # letters of what is no text: no date or number is longer
_TOP_ROWS = 10  # the headings stand in one of them, whatever somebody wrote above


@dataclass(frozen=True)
class FormRow:
    """A filled row: its kind and sheet, its number as Excel counts, its hidden id ("" where it has none).

    `cells` holds, by field name, the cell's place and content.
    """

    kind: str
    sheet: str
    number: int
    record_id: str
    cells: Mapping[str, tuple[str, Any]]
    is_example: bool = False  # written over what stands beside 記入例

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return any(str(cell).strip() for _, cell in self.cells.values())


@dataclass(frozen=True)
class Question:
    """A cell that may mean several things: where it stands, what was typed, and each reading (canonical text, shown)."""

    sheet: str
    cell: str
    field: str
    typed: str
    readings: tuple[tuple[str, str], ...]

    @property
    def place(self) -> Place:
        """The sheet and the cell."""
        return (self.sheet, self.cell)


@dataclass
class Reading:
    """What one row says: its fields as canonical texts, None where empty; what must be asked; what cannot be read."""

    body: dict[str, str | None] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    faults: list[HandEdit] = field(default_factory=list)


# ---------------------------------------------------------------- finding the rows


def template_kinds(kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds that a 様式 has a sheet for."""
    return [kind for kind in kinds if kind.OWNED_BY is OwnedBy.SECTION and not kind.KEY]


def form_rows(grids: Mapping[str, Grid], kinds: Sequence[Kind], examples: Mapping[str, str]) -> Iterator[FormRow]:
    """The filled rows of the sheets; `examples` are the titles of the examples, by kind: those rows say nothing."""
    for kind in template_kinds(kinds):
        grid = grids.get(kind.LABEL, [])
        wanted = kind.facets()[kind.TITLE].heading
        top = next((place for place, row in enumerate(grid[:_TOP_ROWS]) if wanted in row), None)
        if top is not None:
            yield from _sheet_rows(kind, grid, top, examples.get(kind.KIND, ""))


def _sheet_rows(kind: Kind, grid: Grid, top: int, example: str) -> Iterator[FormRow]:
    headings = {str(heading): place for place, heading in reversed(list(enumerate(grid[top])))}
    fields = {name: headings[at.heading] for name, at in kind.facets().items() if at.heading in headings}
    mark_place, id_place = headings.get(MARK_HEADING), headings.get(ID_HEADING)
    for number, row in enumerate(grid[top + 1 :], top + 2):
        mark = "" if mark_place is None else str(row[mark_place])
        given = "" if id_place is None else str(row[id_place])
        cells = {name: (f"{get_column_letter(place + 1)}{number}", row[place]) for name, place in fields.items()}
        found = FormRow(kind.KIND, kind.LABEL, number, given if RECORD_ID.fullmatch(given) else "", cells)
        if mark == EXAMPLE:
            if cells[kind.TITLE][1] != example:
                yield FormRow(kind.KIND, kind.LABEL, number, "", cells, is_example=True)
        elif mark != NOTE and found.is_filled:
            yield found


def saved_at(path: Path) -> str:
    """When a workbook was saved, as it says itself (UTC, ISO); "" where it does not say."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = _SAVED.search(archive.read("docProps/core.xml"))
    except (KeyError, OSError, zipfile.BadZipFile, zlib.error):
        return ""
    return found[1].decode() if found else ""


# ---------------------------------------------------------------- reading them


def read_row(
    kind: Kind, row: FormRow, names: Names, answers: Mapping[Place, str], *, since: int, today: date
) -> Reading:
    """What a row says. `answers` are the readings (canonical texts) that a person chose, by cell; `since` is the 年度 of the form."""
    reading = Reading()
    if row.is_example:
        at = row.cells[kind.TITLE][0]
        why = LeaderDeskError("LD-2433", sheet=row.sheet, row=row.number)
        reading.faults.append(HandEdit(row.sheet, at, EXAMPLE, "", told(row.cells[kind.TITLE][1]), why=why))
        return reading
    for name, (at, cell) in row.cells.items():
        facet = kind.facets()[name]
        try:
            found = [facet.canonical(value) for value in _meanings(facet, cell, names, since, today)]
        except LeaderDeskError as why:
            reading.faults.append(HandEdit(row.sheet, at, facet.label, "", told(cell), name=name, why=why))
            continue
        if len(found) > 1 and (chosen := answers.get((row.sheet, at))) in found:
            found = [chosen]
        if len(found) > 1:
            shown = tuple((text, facet.show(facet.restore(text), names)) for text in found)
            reading.questions.append(Question(row.sheet, at, facet.label, told(cell), shown))
        reading.body[name] = found[0] if found else None
    if not reading.faults and not reading.questions:
        reading.faults.extend(_whole_faults(kind, row, reading.body, today))
    return reading


def _whole_faults(kind: Kind, row: FormRow, body: Mapping[str, str | None], today: date) -> Iterator[HandEdit]:
    """What is wrong with the row as a whole, at the cell to mend."""
    try:
        faults: Mapping[str, LeaderDeskError] = kind.restore(
            {name: text for name, text in body.items() if text is not None}
        ).faults(today)
    except InvalidRecordError as error:
        faults = error.faults
    for name, why in faults.items():
        at, cell = row.cells.get(name, row.cells[kind.TITLE])
        yield HandEdit(row.sheet, at, kind.facets()[name].label, "", told(cell), name=name, why=why)


Meanings = Callable[[Any, Any, int, date], Sequence[Any]]  # facet, cell, 年度 of the form, today


def _numbers(facet: Any, cell: Any, _since: int, _today: date) -> Sequence[Any]:
    places = getattr(facet, "places", 0)
    found = read_numbers(cell, field=facet.label, unit=facet.unit, places=places)
    return [facet.check(number if places else int(number)) for number in found]


# The facets whose spellings may mean several things; all others read one.
SEVERAL: Mapping[type[facets.Facet[Any]], Meanings] = {
    facets.Day: lambda _facet, cell, since, today: possible_days(cell, since=since, today=today),
    facets.HalfYear: lambda _facet, cell, since, today: possible_halves(cell, since=since, today=today),
    facets.Count: _numbers,
    facets.Yen: _numbers,
    facets.Number: _numbers,
}


def _meanings(facet: facets.Facet[Any], cell: Any, names: Names, since: int, today: date) -> Sequence[Any]:
    """Every value that a cell may mean; none where it is empty, or says that there is none."""
    is_text = isinstance(facet, facets.Text)
    if not str(cell).strip() or (not is_text and unicodedata.normalize("NFKC", str(cell)).strip() in _NOTHING):
        return []
    if not is_text and len(str(cell)) > _LONGEST:
        raise LeaderDeskError("LD-1103", field=facet.label, most=_LONGEST, count=len(str(cell)))
    read = SEVERAL.get(type(facet))
    one = partial(facet.read, cell, names)
    return read(facet, cell, since, today) if read else [value for value in [one()] if value is not None]


def told(cell: Any) -> str:
    """A cell's content as a person knows it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return f"{cell:%Y/%m/%d}" if isinstance(cell, date | datetime) else str(cell)
