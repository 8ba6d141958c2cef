# SPDX-License-Identifier: MIT
"""やり取り: what was written about a record, thread by thread, each in its order: 照会 → 回答 → 受領."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from leaderdesk.analysis.correspondence import Stand, is_mine, stands_of
from leaderdesk.errors import N_
from leaderdesk.fiscal import day_of
from leaderdesk.kinds.liaison import Liaison, Purpose
from leaderdesk.kinds.names import Code
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import (
    OUTGOING,
    LoggedFile,
    acknowledged_at,
    brought_by,
    carriers,
    imported_files,
    written_files,
)
from leaderdesk.ledger.query import Query, Row, all_rows, rows
from leaderdesk.ledger.store import Store


class Passage(Code):
    """How far a piece of liaison is on its way to its addressee."""

    WAITING = "waiting", N_("未送付")
    SENT = "sent", N_("送付")
    REACHED = "reached", N_("受領")


class Step(NamedTuple):
    """A piece of liaison with where it stands, or what became of the last one on its way: since when (ISO), and who.

    `who` is a 課コード, or the division.
    """

    at: str
    who: str
    row: Row
    purpose: Purpose
    stand: Stand | None = None
    passage: Passage | None = None


def threads(store: Store, record_id: str) -> list[list[Step]]:
    """The threads about a record, or the one in which a piece of liaison stands; the oldest first."""
    pieces = _pieces(store, record_id)
    stands = stands_of(store, list(pieces.values()))
    replied_to = {_before(row) for row in pieces.values()}
    lines = {each: _line(row, pieces) for each, row in pieces.items()}
    found: dict[str, list[Step]] = {}
    for line in sorted(lines.values(), key=_order):
        row, thread = line[0], found.setdefault(line[-1].record_id, [])
        purpose = Purpose(row.body["purpose"])  # type: ignore[call-arg]  # by its code
        thread.append(Step(row.body["date"], row.owner, row, purpose, stands[row.record_id]))
        if row.record_id not in replied_to:
            passage, at, who = _passage(store, row)
            thread.append(Step(at, who, row, purpose, passage=passage))
    return list(found.values())


def _pieces(store: Store, record_id: str) -> dict[str, Row]:
    """The pieces about a record (or the piece itself), and all that stand in one thread with them."""
    found = {
        row.record_id: row for row in all_rows(store, Query(Liaison, where={"about": record_id}, descending=False))
    }
    found |= {row.record_id: row for row in rows(store, Liaison, [record_id]) if row.deleted is None}
    fresh = list(found)
    while fresh:
        before = [_before(found[each]) for each in fresh]
        near = [row for row in rows(store, Liaison, [each for each in before if each]) if row.deleted is None]
        near += all_rows(store, Query(Liaison, where={"replies_to": fresh}, descending=False))
        fresh = [row.record_id for row in near if row.record_id not in found]
        found |= {row.record_id: row for row in near}
    return found


def _before(row: Row) -> str:
    """The piece that a piece answers or reminds of."""
    return str(row.body.get("replies_to", ""))


def _line(row: Row, pieces: dict[str, Row]) -> list[Row]:
    """A piece, what it answers or reminds of, and so on to the one with which the thread begins."""
    line = [row]
    while (before := pieces.get(_before(line[-1]))) is not None and before not in line:
        line.append(before)
    return line


def _order(line: list[Row]) -> tuple[str, int, str]:
    """By the day that people gave, but nothing before what it answers."""
    return max(row.body["date"] for row in line), len(line), line[0].written_at


def _passage(store: Store, row: Row) -> tuple[Passage, str, str]:
    """How far a piece is, since when, and who did the last step."""
    addressee = str(row.body["addressee"])
    if not is_mine(store, row):
        with store.reading() as connection:
            file = brought_by(connection, [row.rev_id]).get(row.rev_id)
        return Passage.REACHED, file.at if file else row.written_at, store.identity.owner
    if at := next(_receipts(store, row, addressee), ""):
        return Passage.REACHED, at, addressee
    if row.handed_at:
        return Passage.SENT, row.handed_at, row.owner
    return Passage.WAITING, row.written_at, row.owner


def _receipts(store: Store, row: Row, addressee: str) -> Iterator[str]:
    """When the other side said that it has a piece: the first 配布 that acknowledges it, the first 提出 behind it."""
    with store.reading() as connection:
        if store.identity.role is Role.SECTION:
            yield from acknowledged_at(connection, row.rev_id) if row.is_acknowledged else ()
            return
        first = next((file for file in carriers(connection, [row.rev_id]) if file.direction == OUTGOING), None)
        if first is None:
            return
        written = written_files(connection)
        files = [file for code in _readers(store, addressee) for file in imported_files(connection, owner=code)]
    for file in sorted(files, key=lambda file: file.file_id):
        if int(file.manifest.get("received", 0)) >= _carried(store, first, written, addressee, file.owner):
            yield file.at


def _readers(store: Store, addressee: str) -> set[str]:
    """The sections that may say that they have what was written to one: itself, and all that went on as it."""
    today = store.today()
    after = {step.successor for step in store.lineage.steps}
    return {addressee} | {code for code in after if addressee in store.lineage.followed(code, today)}


def _carried(store: Store, first: LoggedFile, written: Sequence[LoggedFile], addressee: str, reader: str) -> float:
    """The serial of the first 配布 that brought a reader what `first` brought the addressee; none reaches infinity.

    Serials go on counting from a section to the one that took it over, so that the first file's will do for both; but
    who took over several has had files of the others too, which did not bring it.
    """
    lineage, today = store.lineage, store.today()
    others = lineage.followed(reader, today) - lineage.followed(addressee, today) - _readers(store, addressee)
    if reader == addressee or not others:
        return first.serial or 0
    since = (file for file in written if file.owner == reader and file.file_id > first.file_id)
    brought = (file for file in since if addressee in lineage.followed(reader, day_of(file.written_at)))
    return min((file.serial or 0 for file in brought), default=inf)
