# SPDX-License-Identifier: MIT
"""救出: what a damaged store still holds, joined with the newest good backup. Nothing is thrown away."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.automatic_backup import Backup, backups_of
from leaderdesk.ledger.backup import renew_identity, set_aside, sound_copy
from leaderdesk.ledger.check import proven_hash, rebuild
from leaderdesk.ledger.engine import hold_alone, insert_new
from leaderdesk.ledger.identity import Identity, Role
from leaderdesk.ledger.opening import create_store, local_time, open_store, refuse_unfit
from leaderdesk.ledger.pages import Row, Value, free_pages, read_pages, rows
from leaderdesk.ledger.projection import revision_row
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside

_OF_THIS_FILE = ("format", "projection", "backup")  # settings that say how a file is made, not what is in it


@dataclass(frozen=True)
class Salvage:
    """What could be read of a damaged store.

    `revisions` in their order of arrival, each proven by its hash, with whether it was written there; `rows` of the
    other durable tables by table name; `named` are the ids of revisions that something readable speaks of.
    """

    revisions: Sequence[tuple[Revision, bool]]
    rows: Mapping[str, Sequence[dict[str, Any]]]
    named: frozenset[str]


@dataclass(frozen=True)
class Rescue:
    """What came of a rescue: the sound store beside the damaged one, and what it is made of.

    `backup` is the newest good one, if any; `salvaged` counts the versions that were still readable; `beyond` counts
    by kind the records of which the backup lacks versions, `newest` is the latest of those; `lost` counts the versions
    of which only a trace is left.
    """

    path: Path
    backup: Backup | None
    salvaged: int
    beyond: Mapping[str, int]
    newest: Revision | None
    lost: int


def rescue(source: Path, target: Path, kinds: Sequence[Kind], *, now: Callable[[], datetime] = local_time) -> Rescue:
    """Make a sound store of what a damaged one still holds and of its newest good backup; the damaged one stays as it is.

    The new store writes under a new PC id: running numbers that were lost may already be used elsewhere.

    Raises:
        LeaderDeskError: LD-2301 or LD-2303 it cannot be written, LD-4001 the damaged store is open, LD-4002 there is no such store, LD-4003 the target
            is there already, LD-4011 to LD-4013 that is no place for a store, LD-4010 neither tells whose store it was.

    """
    if not source.is_file():
        raise LeaderDeskError("LD-4002", store=source.name)
    if target.exists():
        raise LeaderDeskError("LD-4003", store=target.name)
    refuse_unfit(target)
    with _alone(source):
        found = salvage(source)
    with temporary_beside(target) as draft:
        backup = _start(source, found, draft, kinds, now)
        with open_store(draft, kinds, now=now) as store:
            held = _held(store)
            with store.writing() as connection:
                _join(connection, found)
            renew_identity(store, target)
            rebuild(store)
            proven_hash(store)
            lost = len(found.named - _held(store))
        replace_file(draft, target)
    beyond = [revision for revision, _ in found.revisions if revision.rev_id not in held]
    counts = Counter(kind for kind, _ in {(revision.kind, revision.record_id) for revision in beyond})
    newest = max(beyond, key=lambda revision: revision.written_at, default=None)
    return Rescue(target, backup, len(found.revisions), dict(counts), newest, lost)


@contextmanager
def _alone(source: Path) -> Iterator[None]:
    """Keep writers off while the pages are read; where nothing can be written, nobody does."""
    let_go = None
    try:
        let_go = hold_alone(source)
    except LeaderDeskError as error:
        if error.code != "LD-4008":
            raise
    try:
        yield
    finally:
        if let_go:
            let_go()


def take_its_place(rescued: Path, damaged: Path) -> Path:
    """Put the rescued store where the damaged one was; gives where that one is kept. Raises what `set_aside` raises."""
    kept = set_aside(damaged, "-damaged")
    replace_file(rescued, damaged)
    return kept


def salvage(source: Path) -> Salvage:
    """Read all that is readable of a store, page by page; never fails for what the pages hold."""
    pages = read_pages(source)
    free = free_pages(pages)
    revisions: dict[str, tuple[int, Revision, bool]] = {}
    others: dict[str, list[dict[str, Any]]] = {name: [] for name in _SIGNS}
    named: set[str] = set()
    for row in rows(pages):
        if (proven := _revision(row)) is not None:
            revisions[proven.rev_id] = row.rowid, proven, bool(row.values[-1])
            named.update((proven.rev_id, *proven.parents))
        elif row.page not in free and (name := _table_of(row.values)):
            others[name].append(_named(name, row))
        named.update(str(value) for value in _spoken_of(row.values) if _is_hash(value))
    in_order = sorted(revisions.values(), key=lambda found: found[0])
    return Salvage([(revision, here) for _, revision, here in in_order], others, frozenset(named))


# ---------------------------------------------------------------- whose row it is


def _is_hash(value: Value) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def _is_record(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 36


# How a row of a table looks like no row of another one.
_SIGNS: Mapping[str, Callable[[Sequence[Value]], bool]] = {
    "exchange_log": lambda row: len(row) >= 17 and row[2] in ("in", "out"),
    "arrival": lambda row: len(row) == 2 and isinstance(row[0], int) and _is_hash(row[1]),
    "departure": lambda row: len(row) == 2 and _is_hash(row[0]) and isinstance(row[1], int),
    "draft": lambda row: len(row) == 5 and isinstance(row[0], str) and _is_record(row[1]) and isinstance(row[4], str),
    "memo": lambda row: len(row) == 3 and _is_record(row[0]) and isinstance(row[2], str),
    "setting": lambda row: len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], str),
    # a row that an earlier format wrote is shorter
    "install": lambda row: len(row) in (9, 10) and row[2] in [role.value for role in Role],
}


def _table_of(values: Sequence[Value]) -> str:
    return next((name for name, is_so in _SIGNS.items() if is_so(values)), "")


def _named(table: str, row: Row) -> dict[str, Any]:
    """A row by column names; a running number, which SQLite keeps as the row's own, in its place."""
    columns = tables.durable.tables[table].columns
    values = zip(columns, row.values, strict=False)  # a row of an earlier version is shorter
    return {column.name: row.rowid if column.autoincrement is True else value for column, value in values}


def _revision(row: Row) -> Revision | None:
    """The revision that a row holds, if it is one and its hash proves it."""
    names = tables.revision.columns.keys()
    if len(row.values) != len(names) or not _is_hash(row.values[1]):
        return None
    facts: dict[str, Any] = dict(zip(names, row.values, strict=True))
    try:
        facts |= {"parents": tuple(json.loads(facts["parents"])), "body": json.loads(facts["body"])}
        stored = Revision(**{name: value for name, value in facts.items() if name not in ("pos", "here")})
        return stored if sha256(stored.canonical().encode()).hexdigest() == stored.rev_id else None
    except (TypeError, ValueError):
        return None


def _spoken_of(values: Sequence[Value]) -> Iterable[Value]:
    """The ids of revisions that a row of a projection, or of a file's contents, names."""
    return (
        values[:2]
        if len(values) == 2
        else values[1:2]
        if len(values) > len(tables.META) and _is_record(values[0])
        else ()
    )


# ---------------------------------------------------------------- the new store


def _start(
    source: Path, found: Salvage, draft: Path, kinds: Sequence[Kind], now: Callable[[], datetime]
) -> Backup | None:
    """Begin with a copy of the newest good backup, else with an empty store of the same place."""
    ours = {row["install"] for row in found.rows["install"]}
    for backup in backups_of(source):
        with suppress(LeaderDeskError):
            sound_copy(backup.path, draft, kinds)
            with open_store(draft, kinds, read_only=True) as copy, copy.reading() as connection:
                theirs = set(connection.execute(select(tables.install.c.install)).scalars())
            if not ours or ours & theirs:  # else of a store that stood here before
                return backup
        draft.unlink(missing_ok=True)
    if not found.rows["install"]:
        raise LeaderDeskError("LD-4010", store=source.name)
    me = dict(max(found.rows["install"], key=lambda row: row["pos"]))
    facts = {name: me[name] for name in Identity.__dataclass_fields__}
    create_store(draft, kinds, Identity(**facts | {"role": Role(me["role"])}), now=now).close()
    return None


def _held(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(tables.revision.c.rev_id)).scalars())


def _join(connection: Connection, found: Salvage) -> None:
    """Add what was salvaged to what is there; where both say something else of the same thing, the later store is right."""
    for name in ("exchange_log", "draft", "memo", "setting"):
        table = tables.durable.tables[name]
        for row in found.rows[name]:
            if row.get("name") not in _OF_THIS_FILE:
                key = and_(*(column == row[column.name] for column in table.primary_key))
                connection.execute(delete(table).where(key))
                connection.execute(insert(table), row)
    _join_installs(connection, found.rows["install"])
    files = set(connection.execute(select(tables.exchange_log.c.file_id)).scalars())
    for name in ("arrival", "departure"):  # of a file that nothing tells of, nothing can be said
        rows_of_files = [row for row in found.rows[name] if row["file_id"] in files]
        insert_new(connection, tables.durable.tables[name], rows_of_files)
    arrived = set(connection.execute(select(tables.arrival.c.rev_id)).scalars())
    # A version whose file is not known any more would be seen by nobody: it counts as written here.
    rows_ = [revision_row(revision, here=here or revision.rev_id not in arrived) for revision, here in found.revisions]
    insert_new(connection, tables.revision, rows_)


def _join_installs(connection: Connection, salvaged: Iterable[Mapping[str, Any]]) -> None:
    """All PC ids that the store ever had, in their order; the last one is what it is."""
    there = [dict(row._mapping) for row in connection.execute(select(tables.install))]
    joined = {row["install"]: row for row in (*there, *salvaged)}
    connection.execute(delete(tables.install))
    for row in sorted(joined.values(), key=lambda row: row["since"]):
        connection.execute(insert(tables.install), {name: value for name, value in row.items() if name != "pos"})
