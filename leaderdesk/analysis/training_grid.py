# SPDX-License-Identifier: MIT
"""研修の実績: the section's numbers of a 年度 as one grid, a line per course and where it is wanted per session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from leaderdesk.analysis.training import Attendance, CourseOfYear, courses_of, staff_of, summed
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.training import SessionState, TrainingResult, TrainingSession
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.history import known_of
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

# What is typed into the grid itself; a course's own items and the remarks stand below it.
CELLS = ("target", "attended", "completed", "elearning", "understanding", "satisfaction")
REMARKS = ("excess_reason", "memo")


@dataclass(frozen=True)
class GridLine:
    """One line: a course of the 年度 (all of it together), or one session of it; `row` is None where nothing is stored."""

    course: CourseOfYear
    session: Row | None
    record_id: str
    key: Body
    row: Row | None
    heads: tuple[str, ...] = ()

    @property
    def body(self) -> Body:
        """What is stored."""
        return {} if self.row is None else self.row.body

    @property
    def fields(self) -> tuple[str, ...]:
        """All that may be typed here."""
        return (*CELLS, *self.course.yield_fields, *REMARKS)

    @property
    def is_torn(self) -> bool:
        """Whether two PCs said different things: that is settled first."""
        return self.row is not None and self.row.head_count > 1


@dataclass(frozen=True)
class Grid:
    """The lines of a 年度 in the order of courses, the section's 職員数, and the sessions that are still to come."""

    year: int
    lines: Sequence[GridLine]
    staff: int | None
    coming: Sequence[Row] = field(default_factory=tuple)

    def attendance(self, course: str) -> Attendance:
        """A course, all its lines together."""
        return summed(Attendance.of(line.body) for line in self.lines if line.course.code == course and line.row)


def grid(store: Store, year: int, *, sessions: frozenset[str] = frozenset()) -> Grid:
    """The section's grid; of the courses in `sessions` every session has a line, of others those that something was told of.

    What a section goes on with (課の改編) stands in the lines too: its number is written on, not counted again.
    """
    told = {_key_of(row.body): row for row in _own(store, year)}
    held = [
        row
        for row in all_rows(store, Query(TrainingSession, where={"in_year": year}, descending=False))
        if row.body["state"] not in (SessionState.CANCELLED, SessionState.PLANNED)
        or (row.body["course"], row.record_id) in told
    ]
    there = {row.record_id for row in held}
    lost = [key for key in told if key[1] and key[1] not in there]  # the session is not here (yet)
    lines: list[GridLine] = []
    for course in courses_of(store, year, {code for code, _ in told}):
        lines.append(_line(store, course, None, "", year, told))
        for row in held:
            if row.body["course"] == course.code and (course.code in sessions or (course.code, row.record_id) in told):
                lines.append(_line(store, course, row, row.record_id, year, told))
        lines += [_line(store, course, None, session, year, told) for code, session in lost if code == course.code]
    with store.reading() as connection:  # of deleted ones too: what is written next follows the deletion
        known_here = known_of(connection, [line.record_id for line in lines])
    heads = {record_id: tuple(head.rev_id for head in heads_of(found)) for record_id, found in known_here.items()}
    lines = [replace(line, heads=heads.get(line.record_id, ())) for line in lines]
    own = store.identity.section
    staff = staff_of(store, year, {own})[0].get(own)
    today = store.today().isoformat()
    coming = [row for row in held if row.body["state"] == SessionState.OPEN and _ends(row.body) >= today]
    return Grid(year, lines, staff, coming)


def suggested_target(found: Grid, line: GridLine) -> str:
    """The target that a line begins with: all staff, where all must take the course; "" where only the section knows."""
    return (
        str(found.staff) if line.course.is_for_all and found.staff is not None and not line.key.get("session") else ""
    )


class GridError(LeaderDeskError):
    """LD-1553: cells that cannot be saved, by record and field."""

    def __init__(self, faults: Mapping[tuple[str, str], LeaderDeskError]) -> None:
        super().__init__("LD-1553", count=len(faults), first=next(iter(faults.values())))
        self.faults = faults


def write(store: Store, lines: Sequence[GridLine], typed: Mapping[str, Mapping[str, str]]) -> list[Revision]:
    """Save what was typed (by record id, then field; "" empties), all of it or nothing; a line emptied whole is deleted.

    Raises:
        GridError: LD-1553, with the fault of each cell.
        LeaderDeskError: what `Store.put` raises.

    """
    by_id = {line.record_id: line for line in lines}
    records: dict[str, tuple[Kind, Body | None]] = {}
    faults: dict[tuple[str, str], LeaderDeskError] = {}
    for record_id, cells in typed.items():
        line = by_id[record_id]
        try:
            body = _body(store, line, cells)
        except InvalidRecordError as error:
            faults |= {(record_id, name): fault for name, fault in error.faults.items()}
            continue
        if body is not None or line.row is not None:
            records[record_id] = (TrainingResult, body)
    if faults:
        raise GridError(faults)
    seen = [head for record_id in records for head in by_id[record_id].heads]
    return store.put(records, seen=seen) if records else []


def attendance_of(line: GridLine, typed: Mapping[str, str]) -> Attendance:
    """What a line counts as it is being typed; what cannot be read yet does not count."""
    held = dict(line.body)
    for name, text in typed.items():
        try:
            held |= TrainingResult.read({name: text})
        except InvalidRecordError:
            held.pop(name, None)
    body = {name: text for name, text in held.items() if text is not None}
    return Attendance.of(body) if "attended" in body or "target" in body else Attendance()


def _body(store: Store, line: GridLine, cells: Mapping[str, str]) -> Body | None:
    """The record that these cells make, None for no record; raises InvalidRecordError."""
    said = TrainingResult.read(cells, store.names)
    held = {name: text for name, text in line.body.items() if name in line.fields}
    if not {name: text for name, text in (held | said).items() if text is not None}:
        return None
    merged = {**line.body, **line.key, **said, "reported_on": store.today().isoformat()}
    found = TrainingResult.restore({name: text for name, text in merged.items() if text is not None})
    if faults := found.faults(store.today()):
        raise InvalidRecordError(TrainingResult.LABEL, faults)
    return merged


def _own(store: Store, year: int) -> list[Row]:
    """The section's results of a 年度, its own before those that it goes on with."""
    found = all_rows(store, Query(TrainingResult, where={"year": year, "owner": store.owners}))
    return sorted(found, key=lambda row: row.owner == store.identity.owner)


def _line(
    store: Store,
    course: CourseOfYear,
    row: Row | None,
    session: str,
    year: int,
    told: Mapping[tuple[str, str], Row],
) -> GridLine:
    key: dict[str, Any] = {"course": course.code, "year": str(year)} | ({"session": session} if session else {})
    stored = told.get((course.code, session))
    record_id = stored.record_id if stored else store.fixed_id(TrainingResult, key)
    return GridLine(course, row, record_id, key, stored)


def _key_of(body: Body) -> tuple[str, str]:
    return str(body["course"]), str(body.get("session", ""))


def _ends(session: Body) -> str:
    return str(session.get("until", session["held_on"]))
