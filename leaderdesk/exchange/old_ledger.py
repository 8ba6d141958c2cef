# SPDX-License-Identifier: MIT
"""台帳の移行: the rows of an old ledger become records, through a mapping that a person confirmed.

What stands in the cells is read by the facets, as everything that offices type. The same row is the same record in every
import: a ledger that is taken in twice enters nothing twice, and of a corrected one only the corrected rows enter.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from leaderdesk.codes import RECORD_ID, Owner
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.foreign import Sheet
from leaderdesk.exchange.mapping import OWNER, OWNER_FACET, Profile, fields, importable, is_heading, plain, tables
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.automatic_backup import secure
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import IMPORTED, INCOMING
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.query import rows as rows_of
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.writer import Version, on_behalf
from leaderdesk.progress import Progress, quietly, steps
from leaderdesk.values import plain_number

AUTHOR = "台帳から"  # whom a revision names that the division wrote for a section
ID_HEADING = "管理番号"
REASON_HEADING = "取り込めない理由"

_NAMESPACE = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's namespace for object identifiers
_DITTO = {"〃", "々", "″", "同上", "同じ", '"', "”"}
_TOTALS = {"合計", "小計", "総計", "計", "累計", "総合計"}
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
_MONTH_DAY = re.compile(r"(\d{1,2})[/.月-](\d{1,2})日?")
_ERALESS = re.compile(r"\d{1,2}[/.年-]\d{1,2}[/.月-]\d{1,2}日?|\d{6}")
_MINUTES = {"分": 1, "時間": 60}

Cells = Mapping[str, Any]


@dataclass(frozen=True)
class LedgerRow:
    """One row of a ledger: its sheet, its number as Excel counts, whose record it is, and its body or what is wrong.

    `faults` holds the fault by field. `is_known` tells that the record is in the store already; `given` is the
    管理番号 that stands in the row, where one does.
    """

    sheet: str
    number: int
    owner: Owner
    record_id: str
    body: Mapping[str, Any]
    faults: Mapping[str, LeaderDeskError] = field(default_factory=dict)
    given: str = ""
    is_known: bool = False

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if self.faults:
            return Outcome.REFUSED
        return Outcome.ALREADY if self.is_known else Outcome.IMPORTED


@dataclass(frozen=True)
class Plan:
    """What taking a ledger in would do, row by row.

    `left_out` are the rows (sheet, number) that are no records: totals, headings that are repeated; `further` where the
    headings of another table stand below.
    """

    kind: Kind
    profiles: Mapping[str, Profile]  # sheet to the profile as it fits there
    rows: tuple[LedgerRow, ...]
    left_out: tuple[tuple[str, int], ...] = ()
    further: tuple[tuple[str, int], ...] = ()

    def those(self, outcome: Outcome) -> list[LedgerRow]:
        """The rows of one outcome."""
        return [row for row in self.rows if row.outcome is outcome]


# ---------------------------------------------------------------- the services


def plan(store: Store, sheets: Sequence[Sheet], profile: Profile, progress: Progress = quietly) -> Plan:
    """What taking the tables in would do; nothing is written.

    Raises:
        LeaderDeskError: LD-2415 no sheet has the headings, LD-3003 no such kind of ledger.

    """
    kind = kind_named(profile.kind, importable(store.kinds.values()))
    read, left_out, further, profiles = list[LedgerRow](), list[tuple[str, int]](), list[tuple[str, int]](), {}
    seen: Counter[str] = Counter()
    for sheet, fit in tables(profile, sheets):
        table = Table.of(sheet, fit, fields_of(store, kind))
        profiles[sheet.name] = fit
        left_out += [(sheet.name, number) for number in table.left_out]
        further += [(sheet.name, table.further)] if table.further else []
        read += [_identified(_row(store, kind, fit, line), kind, seen) for line in steps(table.lines, progress)]
    return Plan(kind, profiles, tuple(_known(store, kind, read)), tuple(left_out), tuple(further))


def commit(store: Store, planned: Plan, path: Path, name: str) -> int:
    """Take the good rows in that are not in the store yet, all of them or none; a backup comes first.

    A section's rows are records of its own. The division writes them for the sections, as a file that came in: it can
    be withdrawn. Gives the file's id in the log, 0 in a section.

    Raises:
        LeaderDeskError: LD-2419 no row can be taken in, LD-4006 the disk failed.

    """
    wanted = planned.those(Outcome.IMPORTED)
    if not wanted:
        raise LeaderDeskError("LD-2419", file=name)
    secure(store)
    if store.identity.role is Role.SECTION:
        store.put({row.record_id: (planned.kind, row.body) for row in wanted})
        return 0
    log = {"file": name, "sha256": file_hash(path), "at": store.timestamp(), "direction": INCOMING, "outcome": IMPORTED}
    log |= {"counts": json.dumps({planned.kind.KIND: len(wanted)})}
    owners = {row.owner for row in wanted}
    if len(owners) == 1:
        [owner] = owners
        log |= {"owner": owner, "owner_name": store.names.label(Section.KIND, "", owner) or owner}
    with store.writing() as connection:
        versions = [Version(planned.kind, row.record_id, row.owner, row.body) for row in wanted]
        written = on_behalf(connection, store, versions, AUTHOR)
        return take_in(connection, store.projector, written, log, change(connection, written))


def fields_of(store: Store, kind: Kind) -> dict[str, facets.Facet[Any]]:
    """The fields that a column may be taken for in this store; the division is told whose row it is, too."""
    return fields(kind, store.names, with_owner=store.identity.role is Role.DIVISION)


def unknown_words(store: Store, sheets: Sequence[Sheet], profile: Profile) -> dict[str, list[str]]:
    """The words that a list does not know, by field, each once, in their order; raises LD-2415, LD-3003."""
    kind = kind_named(profile.kind, importable(store.kinds.values()))
    known, found = fields_of(store, kind), dict[str, dict[str, None]]()
    for sheet, fit in tables(profile, sheets):
        for line in Table.of(sheet, fit, known).lines:
            for name, cell in line.typed.items():
                if isinstance(known[name], facets.Choice | facets.Link) and not _is_readable(known[name], cell, store):
                    found.setdefault(name, {})[str(cell)] = None
    return {name: list(words) for name, words in found.items()}


def _is_readable(facet: facets.Facet[Any], cell: Any, store: Store) -> bool:
    try:
        facet.read(cell, store.names)
    except LeaderDeskError:
        return False
    return True


# ---------------------------------------------------------------- tables into lines


@dataclass(frozen=True)
class Line:
    """One filled row below the headings: what stands in it by field, as a person would have typed it."""

    sheet: str
    number: int
    typed: Cells
    given: str = ""


@dataclass(frozen=True)
class Table:
    """The filled rows of one table, the numbers of those that are no records, and where another table begins (or 0)."""

    lines: tuple[Line, ...]
    left_out: tuple[int, ...]
    further: int

    @classmethod
    def of(cls, sheet: Sheet, profile: Profile, known: Mapping[str, facets.Facet[Any]]) -> Table:
        """The table that stands below the profile's headings."""
        end, further = _end(sheet, profile, known)
        at_id = profile.headings.index(ID_HEADING) if ID_HEADING in profile.headings else -1
        lines, left_out, above = list[Line](), list[int](), dict[int, Any]()
        for number, row in enumerate(sheet.rows[profile.last + 1 : end], profile.last + 2):
            if _is_total(row) or _repeats_headings(row, sheet, profile):
                left_out.append(number)
                continue
            cells = [above.get(place, cell) if str(cell).strip() in _DITTO else cell for place, cell in enumerate(row)]
            above |= dict(enumerate(cells))
            typed = _typed(cells, profile, known)
            if not any(name != OWNER for name in typed):
                continue
            given = str(row[at_id]) if 0 <= at_id < len(row) else ""
            lines.append(Line(sheet.name, number, typed, given if RECORD_ID.fullmatch(given) else ""))
        left_out += [
            number for number, row in enumerate(sheet.rows[end : further - 1], end + 1) if _typed(row, profile, known)
        ]
        return cls(tuple(lines), tuple(left_out), further)


def _end(sheet: Sheet, profile: Profile, known: Mapping[str, facets.Facet[Any]]) -> tuple[int, int]:
    """Where the table ends (from 0), and the number of the row in which the headings of another one stand, or 0.

    The title above those is no row of this table.
    """
    for place in range(profile.last + 1, len(sheet.rows)):
        row = sheet.rows[place]
        if is_heading(row, known) and not _repeats_headings(row, sheet, profile):
            end = place
            while end - 1 > profile.last and len(_filled(sheet.rows[end - 1])) == 1:
                end -= 1
            return end, place + 1
    return len(sheet.rows), 0


def _typed(row: Sequence[Any], profile: Profile, known: Mapping[str, facets.Facet[Any]]) -> dict[str, Any]:
    """The filled cells of a row by their fields; several columns of one field are read together."""
    cells: dict[str, list[Any]] = {}
    for name, cell in zip(profile.columns, row, strict=False):
        if name in known and not (isinstance(cell, str) and not cell.strip()) and cell is not None:
            cells.setdefault(name, []).append(cell)
    return {name: _one(known[name], found, profile) for name, found in cells.items()}


def _one(facet: facets.Facet[Any], cells: Sequence[Any], profile: Profile) -> Any:
    """The cells of one field as one, dates and spans of time as their field takes them."""
    if isinstance(facet, facets.Day):
        joined = cells[0] if len(cells) == 1 else "/".join(plain_number(cell).strip(" 　年月日") for cell in cells)
        return _dated(joined, profile)
    if isinstance(facet, facets.Text):
        return ("\n" if isinstance(facet, facets.LongText) else " ").join(map(shown_cell, cells))
    minutes = _MINUTES.get(getattr(facet, "unit", ""))
    if minutes and isinstance(cells[0], dt.time | dt.timedelta):
        return str(_seconds(cells[0]) / 60 / minutes).removesuffix(".0")
    return cells[0] if not isinstance(cells[0], date) else shown_cell(cells[0])


def _dated(cell: Any, profile: Profile) -> Any:
    """A date's cell with what the person said of years: 4/1 has that of the 年度, 30.4.1 the era's sign."""
    if not isinstance(cell, str):
        return cell
    text = re.sub(r"\s|\([日月火水木金土]\)", "", unicodedata.normalize("NFKC", cell))
    if profile.year is not None and (found := _MONTH_DAY.fullmatch(text)):
        return f"{profile.year + (int(found[1]) < 4)}/{found[1]}/{found[2]}"
    if profile.era and _ERALESS.fullmatch(text):
        return profile.era + ("0" if profile.era.isdigit() and not text[:2].isdigit() else "") + text
    return cell


def shown_cell(cell: Any) -> str:
    """A cell as people read it."""
    if isinstance(cell, date):  # a datetime is one, too
        return f"{cell:%Y/%m/%d}"
    return plain_number(cell)


def _seconds(span: dt.time | dt.timedelta) -> float:
    return span.total_seconds() if isinstance(span, dt.timedelta) else span.hour * 3600 + span.minute * 60 + span.second


def _filled(row: Sequence[Any]) -> set[str]:
    return {str(cell).strip() for cell in row} - {""}


def _repeats_headings(row: Sequence[Any], sheet: Sheet, profile: Profile) -> bool:
    """Whether the mapped columns say what stands over them: headings that are printed on every page."""
    pairs = [
        pair
        for pair, name in zip(zip(row, sheet.rows[profile.last], strict=False), profile.columns, strict=False)
        if name
    ]
    return bool(pairs) and all(plain(str(cell)) == plain(str(heading)) for cell, heading in pairs)


def _is_total(row: Sequence[Any]) -> bool:
    return plain(next((str(cell) for cell in row if str(cell).strip()), "")) in _TOTALS


# ---------------------------------------------------------------- lines into records


def _row(store: Store, kind: Kind, profile: Profile, line: Line) -> LedgerRow:
    """A line as a record of its owner, or with all its faults."""
    said = {name: profile.words.get(name, {}).get(str(cell), cell) for name, cell in line.typed.items()}
    typed = profile.defaults | {name: cell for name, cell in said.items() if cell != ""}
    faults = {name: _calculated(cell) for name, cell in typed.items() if isinstance(cell, str) and cell in _ERRORS}
    owner = store.identity.owner
    cell = typed.pop(OWNER, "")
    if store.identity.role is Role.DIVISION:
        try:
            owner = _owner(cell, store.names)
        except LeaderDeskError as fault:
            faults[OWNER] = fault
    body, wrong = _body(kind, {name: cell for name, cell in typed.items() if name not in faults}, store)
    return LedgerRow(line.sheet, line.number, owner, "", body, wrong | faults, line.given)


def _body(kind: Kind, typed: Cells, store: Store) -> tuple[dict[str, Any], dict[str, LeaderDeskError]]:
    """The canonical body and what is wrong with it, all at once: a clerk who mends a row shall mend it whole."""
    faults: dict[str, LeaderDeskError] = {}
    try:
        read = kind.read(typed, store.names)
    except InvalidRecordError as error:
        faults |= error.faults
        read = kind.read({name: cell for name, cell in typed.items() if name not in faults}, store.names)
    body = {name: text for name, text in read.items() if text is not None}
    try:
        record = kind.restore(body)
    except InvalidRecordError as error:
        return body, {**error.faults, **faults}
    return record.body(), faults or record.faults(store.today()) | record.follows(None)


def _calculated(cell: str) -> LeaderDeskError:
    return LeaderDeskError("LD-2417", value=cell)


def _owner(cell: Any, names: Names) -> Owner:
    """The code of the section that a cell names; raises LD-1001 it is empty, LD-2416 it is unknown."""
    typed = plain_number(cell).strip()
    if not typed:
        raise LeaderDeskError("LD-1001", field=OWNER_FACET.label)
    if (code := names.code(Section.KIND, "", typed)) is None:
        raise LeaderDeskError("LD-2416", value=typed)
    return Owner(code)


def _identified(row: LedgerRow, kind: Kind, seen: Counter[str]) -> LedgerRow:
    """A good row with its record's id: drawn from what it says, and which time it says so in the ledger.

    It is of the form of a random one (version 4), for those drawn from names (5) are masters' and replies'.
    """
    if row.faults:
        return row
    content = json.dumps([row.owner, kind.KIND, row.body], ensure_ascii=False, sort_keys=True)
    seen[content] += 1
    drawn = uuid.uuid5(_NAMESPACE, f"leaderdesk/ledger/{seen[content]}/{content}")
    return replace(row, record_id=str(uuid.UUID(bytes=drawn.bytes, version=4)))


def _known(store: Store, kind: Kind, read: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """The rows, told which are in the store; of a section's own, those that were deleted since may come back."""
    ids = [record_id for row in read for record_id in (row.record_id, row.given) if record_id]
    is_own = store.identity.role is Role.SECTION
    known = {row.record_id for row in rows_of(store, kind, ids) if row.deleted is None or not is_own}
    for row in read:
        yield replace(row, is_known=row.given in known or row.record_id in known)
