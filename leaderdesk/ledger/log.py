# SPDX-License-Identifier: MIT
"""The exchange log: every file that came in or went out, and which revisions it carried."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, exists, func, insert, select, update

from leaderdesk.codes import DIVISION, file_number
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import chunks, insert_new, insert_rows
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.revision import Revision

INCOMING, OUTGOING = "in", "out"
BEGUN, WRITTEN = "begun", "written"  # for the division: its number is taken; it is in its place
SHARED, IMPORTED, HELD = "shared", "imported", "held"  # shared: for another PC


@dataclass(frozen=True)
class LoggedFile:
    """One file: whose it is, its name, from which PC, its serial, when it was written and logged here, its counts.

    `serial` is None and the texts are empty where the file could not be read; `manifest` is what the file says of
    itself; `standing` is the code of what its proof was worth, "" where nothing was asked.
    """

    file_id: int
    direction: str
    outcome: str
    owner: str
    owner_name: str
    file: str
    sha256: str
    pc: str
    serial: int | None
    written_at: str
    at: str
    counts: Mapping[str, int]
    withdrawn_at: str | None
    manifest: Mapping[str, Any]
    standing: str

    @property
    def number(self) -> str:
        """The file's number for people: 第3号; a 様式 has none and is called so."""
        if self.manifest.get("direction") == "template":
            return "様式"
        return file_number(self.pc, self.serial) if self.serial is not None else ""


NEWEST = (tables.exchange_log.c.serial.desc(), tables.exchange_log.c.file_id.desc())
_COLUMNS = [tables.exchange_log.c[name] for name in LoggedFile.__dataclass_fields__]


def log_file(connection: Connection, row: Mapping[str, Any]) -> int:
    """Write a file into the log; gives its file_id."""
    written = connection.execute(insert(tables.exchange_log).returning(tables.exchange_log.c.file_id), dict(row))
    return int(written.scalar_one())


def log_arrivals(connection: Connection, file_id: int, rev_ids: Collection[str]) -> None:
    """Note that an incoming file carried these revisions."""
    insert_rows(connection, tables.arrival, [{"file_id": file_id, "rev_id": rev_id} for rev_id in rev_ids])


def log_departures(connection: Connection, file_id: int, rev_ids: Collection[str]) -> None:
    """A file that was begun is in its place: these revisions left; those that left before keep their first file."""
    log = tables.exchange_log
    connection.execute(update(log).where(log.c.file_id == file_id).values(outcome=WRITTEN))
    insert_new(connection, tables.departure, [{"rev_id": rev_id, "file_id": file_id} for rev_id in sorted(rev_ids)])


def mark_withdrawn(connection: Connection, file_id: int, at: str | None) -> list[str]:
    """Withdraw an incoming file, or with None take that back; gives the ids of the records it carried."""
    log, arrived = tables.exchange_log, tables.arrival
    carried = select(tables.revision.c.record_id).join(arrived, arrived.c.rev_id == tables.revision.c.rev_id)
    record_ids = list(connection.execute(carried.where(arrived.c.file_id == file_id).distinct()).scalars())
    connection.execute(update(log).where(log.c.file_id == file_id).values(withdrawn_at=at))
    return record_ids


def brought_alone(connection: Connection, file_id: int) -> tuple[set[str], set[str]]:
    """What only an incoming file brought: the ids of the records, and those of the revisions."""
    log, arrived, other = tables.exchange_log.c, tables.arrival.c, tables.arrival.alias().c
    elsewhere = exists().where(
        other.rev_id == arrived.rev_id,
        other.file_id != file_id,
        other.file_id == log.file_id,
        log.withdrawn_at.is_(None),
    )
    revision = tables.revision.c
    query = select(revision.record_id, revision.rev_id).where(
        arrived.rev_id == revision.rev_id, arrived.file_id == file_id, ~revision.here, ~elsewhere
    )
    rows = connection.execute(query).all()
    return {row.record_id for row in rows}, {row.rev_id for row in rows}


def imported_file(connection: Connection, **what: object) -> LoggedFile | None:
    """An imported file that is not withdrawn, by its sha256, digest or install; the one of the highest serial."""
    query = _imported()
    for name, value in what.items():
        query = query.where(tables.exchange_log.c[name] == value)
    row = connection.execute(query.order_by(tables.exchange_log.c.serial.desc()).limit(1)).first()
    return _file(row._mapping) if row else None


def imported_files(
    connection: Connection, *, year: int | None = None, owner: str = "", limit: int | None = None
) -> list[LoggedFile]:
    """The imported files that are not withdrawn, the newest first; of one 年度, of one sender, or all."""
    query = _imported().order_by(tables.exchange_log.c.file_id.desc()).limit(limit)
    if year is not None:
        query = query.where(tables.exchange_log.c.fiscal_year == year)
    if owner:
        query = query.where(tables.exchange_log.c.owner == owner)
    return [_file(row._mapping) for row in connection.execute(query)]


def ever_came(connection: Connection, digests: Sequence[str]) -> set[str]:
    """Those of these SHA-256 under which a file ever came here, whatever became of it."""
    log = tables.exchange_log.c
    return {
        found
        for part in chunks(digests)
        for found in connection.execute(
            select(log.sha256).where(log.direction == INCOMING, log.sha256.in_(part)).distinct()
        ).scalars()
    }


def incoming_files(connection: Connection) -> list[LoggedFile]:
    """The files that were ever taken in, those withdrawn since too, the newest first."""
    log = tables.exchange_log.c
    query = select(*_COLUMNS).where(log.direction == INCOMING, log.outcome == IMPORTED)
    return [_file(row._mapping) for row in connection.execute(query.order_by(log.file_id.desc()))]


def written_files(connection: Connection) -> list[LoggedFile]:
    """The files that this store handed over to the division, the newest first; also before it was restored or handed on."""
    log = tables.exchange_log.c
    query = select(*_COLUMNS).where(log.outcome == WRITTEN)
    return [_file(row._mapping) for row in connection.execute(query.order_by(log.file_id.desc()))]


def begun_files(connection: Connection) -> list[tuple[int, str, str]]:
    """The outgoing files of which nobody knows whether they came into their place: file_id, name, SHA-256."""
    log = tables.exchange_log.c
    query = select(log.file_id, log.file, log.sha256).where(log.outcome == BEGUN)
    return [(file_id, file, sha256) for file_id, file, sha256 in connection.execute(query)]


def newest_distribution(connection: Connection) -> LoggedFile | None:
    """The 配布 file of the highest serial that was taken in: what it acknowledges holds."""
    query = _imported().where(tables.exchange_log.c.owner == DIVISION)
    row = connection.execute(query.order_by(*NEWEST).limit(1)).first()
    return _file(row._mapping) if row else None


def acknowledged_revisions(connection: Connection) -> set[str]:
    """The revisions that the division has by its newest 配布 file, whichever PC of the section sent them."""
    newest = newest_distribution(connection)
    acknowledged = tables.acknowledgement.c
    query = select(acknowledged.rev_id).where(acknowledged.file_id == (newest.file_id if newest else 0))
    return set(connection.execute(query).scalars())


def acknowledged_at(connection: Connection, rev_id: str) -> list[str]:
    """When the 配布 files came in that say of a revision that the division has it, the first one first."""
    log, acknowledged = tables.exchange_log.c, tables.acknowledgement.c
    query = select(log.at).where(acknowledged.rev_id == rev_id, acknowledged.file_id == log.file_id)
    return list(connection.execute(query.where(log.withdrawn_at.is_(None)).order_by(log.file_id)).scalars())


def log_acknowledgements(connection: Connection, file_id: int, rev_ids: Collection[str]) -> None:
    """Note that a 配布 file says of these revisions that the division has them."""
    rows = [{"file_id": file_id, "rev_id": rev_id} for rev_id in dict.fromkeys(rev_ids)]
    insert_rows(connection, tables.acknowledgement, rows)


def held_count(connection: Connection) -> int:
    """How many files are held and were not taken in since."""
    log = tables.exchange_log.c
    taken = select(log.sha256).where(log.outcome == IMPORTED, log.withdrawn_at.is_(None))
    held = select(func.count(func.distinct(log.sha256))).where(log.outcome == HELD, log.sha256.not_in(taken))
    return int(connection.execute(held).scalar_one())


def next_serial(connection: Connection, *outcomes: str, owners: Collection[str] = ()) -> int:
    """The serial of the next file, handed over (BEGUN, WRITTEN) or for another PC (SHARED); to these sections, or to all.

    It goes on counting where the store was restored or handed on, though its PC then has a new id.
    """
    log = tables.exchange_log.c
    highest = select(func.max(log.serial)).where(log.outcome.in_(outcomes))
    if owners:
        highest = highest.where(log.owner.in_(owners))
    return int(connection.execute(highest).scalar() or 0) + 1


def departed(connection: Connection) -> set[str]:
    """The revisions that ever left this store in a file."""
    return set(connection.execute(select(tables.departure.c.rev_id)).scalars())


def carriers(connection: Connection, rev_ids: Sequence[str]) -> list[LoggedFile]:
    """The files that carried these revisions, in or out, each once, in their order."""
    log = tables.exchange_log.c
    ids = [select(table.c.file_id).where(table.c.rev_id.in_(rev_ids)) for table in _CARRYING]
    query = select(*_COLUMNS).where(log.file_id.in_(ids[0]) | log.file_id.in_(ids[1]), log.withdrawn_at.is_(None))
    return [_file(row._mapping) for row in connection.execute(query.order_by(log.file_id))]


def brought_by(connection: Connection, rev_ids: Sequence[str]) -> dict[str, LoggedFile]:
    """The first incoming file that carried each of these revisions; those written here have none."""
    log, arrived = tables.exchange_log.c, tables.arrival.c
    query = select(arrived.rev_id, *_COLUMNS).where(arrived.rev_id.in_(rev_ids), log.file_id == arrived.file_id)
    found: dict[str, LoggedFile] = {}
    for row in connection.execute(query.where(log.withdrawn_at.is_(None)).order_by(log.file_id)):
        facts = dict(row._mapping)
        found.setdefault(facts.pop("rev_id"), _file(facts))
    return found


def own_revisions(connection: Connection, *owners: str) -> list[Revision]:
    """All known revisions of these owners' records, in the order in which they came here."""
    query = known().where(tables.revision.c.owner.in_(owners)).order_by(tables.revision.c.pos)
    return [revision_of(row) for row in connection.execute(query)]


def held_revisions(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """By owner: rev_id and install of every known revision."""
    held: dict[str, list[tuple[str, str]]] = {}
    columns = (tables.revision.c.owner, tables.revision.c.rev_id, tables.revision.c.install)
    for owner, rev_id, install in connection.execute(known().with_only_columns(*columns)):
        held.setdefault(owner, []).append((rev_id, install))
    return held


_CARRYING: tuple[Table, Table] = (tables.arrival, tables.departure)


def _imported() -> Select[Any]:
    log = tables.exchange_log.c
    return select(*_COLUMNS).where(log.direction == INCOMING, log.outcome == IMPORTED, log.withdrawn_at.is_(None))


def _file(row: Any) -> LoggedFile:
    facts = {name: row[name] for name in LoggedFile.__dataclass_fields__}
    return LoggedFile(**facts | {name: json.loads(row[name]) for name in ("counts", "manifest")})
