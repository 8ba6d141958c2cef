# SPDX-License-Identifier: MIT
"""Backups: whole copies of a store, believed only after they were opened and hashed anew."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.check import proven_hash
from leaderdesk.ledger.engine import UNREADABLE, damaged, hold_alone, is_url
from leaderdesk.ledger.opening import change_seats, local_time, open_store, refuse_unfit
from leaderdesk.ledger.revision import canonical_json
from leaderdesk.ledger.store import Store
from leaderdesk.machine import refuse_long_path, replace_file, temporary_beside

_FACTS = "backup"  # the setting in which a backup says what it holds


@dataclass(frozen=True)
class Contents:
    """What a store held: the hash of its dump, a fingerprint of it with its files, its records by kind, its newest record.

    `newest` is when that was written (ISO).
    """

    dump_hash: str
    fingerprint: str
    counts: Mapping[str, int]
    newest: str


def backup(store: Store, target: Path, *, without: Sequence[str] = ()) -> Contents:
    """Write a verified copy of the store as it is at this moment; gives what it holds, which the copy says of itself.

    Others may write meanwhile: what they write is not in it. `without` names tables that are left empty in the copy.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 the copy is not what it should be, LD-2303
            another program holds the target, LD-3101, LD-3105 or LD-4005 the store itself is damaged, LD-4003 the target is
            the store itself, LD-4009 the store is no file.

    """
    if is_url(store.target):
        raise LeaderDeskError("LD-4009")
    source = Path(str(store.target))
    refuse_long_path(target)
    if target.exists() and target.samefile(source):
        raise LeaderDeskError("LD-4003", store=target.name)
    with temporary_beside(target) as draft:
        try:
            wanted = _copy(source, draft)
            _empty(draft, without)
            with open_store(draft, list(store.kinds.values()), read_only=True) as copy:
                found = _proven_contents(copy, draft)
            if found.fingerprint != wanted:
                raise LeaderDeskError("LD-2302", file=target.name)
            with closing(sqlite3.connect(draft)) as connection, connection:
                connection.execute("PRAGMA journal_mode = DELETE")  # one file that is whole by itself
                connection.execute("REPLACE INTO setting VALUES (?, ?)", (_FACTS, canonical_json(asdict(found))))
        except (sqlite3.DatabaseError, *UNREADABLE, LeaderDeskError) as error:  # a full disk has many faces
            if getattr(error, "code", "") in ("LD-3101", "LD-3105"):  # no copy makes these: the store has them
                raise
            proven_hash(store)  # where the store itself is damaged, that is what is said
            raise LeaderDeskError("LD-2302", file=target.name) from error
        replace_file(draft, target)
    return found


def _proven_contents(store: Store, path: Path) -> Contents:
    """What a copy holds, every revision of it hashed anew; raises LD-3101, LD-3105, LD-4005."""
    proven = proven_hash(store)
    counts, newest = {}, ""
    with store.reading() as connection:
        for name, table in store.projector.tables.items():
            query = select(func.count(), func.max(table.c.written_at)).where(table.c.deleted.is_(None))
            counts[name], latest = connection.execute(query).one()
            newest = max(newest, latest or "")
    return Contents(proven, fingerprint(path), counts, newest)


def _empty(draft: Path, names: Sequence[str]) -> None:
    """Empty tables of a copy; what was in them lies nowhere in the file any more."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        for name in names:
            connection.execute(f"DELETE FROM {tables.durable.tables[name].name}")
        if names:
            connection.execute("VACUUM")


def fingerprint(path: Path) -> str:
    """A quick mark of all that a store can never lose; equal marks mean that nothing came since."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return _digest(connection)


def told_contents(path: Path) -> Contents | None:
    """What a backup says of itself, quickly and unproven; None where it says nothing or is none."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT value FROM setting WHERE name = ?", (_FACTS,)).fetchone()
        return Contents(**json.loads(found[0])) if found else None
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None


@dataclass(frozen=True)
class Difference:
    """What restoring a backup would do to the living records, counted by kind; kinds without any are left out.

    `vanishing` are there now and not in the backup, `returning` the other way, `older` go back to an earlier version.
    """

    vanishing: Mapping[str, int] = field(default_factory=dict)
    returning: Mapping[str, int] = field(default_factory=dict)
    older: Mapping[str, int] = field(default_factory=dict)


def difference(store: Store, source: Path) -> Difference:
    """Compare a store with a backup, record by record; nothing is changed.

    Raises:
        LeaderDeskError: LD-4002 there is no such backup, LD-4004 it is of a newer version, LD-4005 it is none.

    """
    if not source.is_file():
        raise LeaderDeskError("LD-4002", store=source.name)
    with TemporaryDirectory(prefix="leaderdesk-", ignore_cleanup_errors=True) as folder:
        copied = Path(folder) / source.name  # opening a store of an earlier version brings it up: not the backup itself
        shutil.copyfile(source, copied)
        with open_store(copied, list(store.kinds.values()), read_only=True) as copy:
            now, then = _living(store), _living(copy)
    found = {
        "vanishing": Counter(kind for kind, record_id in now.keys() - then.keys()),
        "returning": Counter(kind for kind, record_id in then.keys() - now.keys()),
        "older": Counter(kind for (kind, at), rev_id in now.items() if then.get((kind, at), rev_id) != rev_id),
    }
    return Difference(**{name: dict(counts) for name, counts in found.items()})


def _living(store: Store) -> dict[tuple[str, str], str]:
    """The shown version of every living record, by kind and record id."""
    found: dict[tuple[str, str], str] = {}
    with store.reading() as connection:
        for name, table in store.projector.tables.items():
            living = select(table.c.record_id, table.c.rev_id).where(table.c.deleted.is_(None))
            found |= {(name, record_id): rev_id for record_id, rev_id in connection.execute(living)}
    return found


def restore(source: Path, target: Path, kinds: Sequence[Kind]) -> Path | None:
    """Put a verified backup in the place of a store; gives where the store that was there is kept.

    The restored store writes under a new PC id: the running numbers of the old one may already be used elsewhere.

    Raises:
        LeaderDeskError: LD-4001 the store is open, LD-4002 there is no such backup, LD-4007 the file is no sound
            backup, LD-4008 or LD-4011 to LD-4013 the target cannot be written or is no place for a store, LD-2301 or LD-2303 it cannot be put in place.

    """
    if not source.is_file():
        raise LeaderDeskError("LD-4002", store=source.name)
    refuse_unfit(target)
    with temporary_beside(target) as draft:
        sound_copy(source, draft, kinds)
        with open_store(draft, kinds) as store:
            renew_identity(store, target)
        if not target.exists():
            replace_file(draft, target)
            return None
        with _at_rest(target) as kept, temporary_beside(kept) as copy:
            shutil.copyfile(target, copy)  # a copy, and not the store itself: at no moment is there none
            replace_file(copy, kept)
            replace_file(draft, target)
    return kept


def set_aside(target: Path, mark: str = "") -> Path:
    """Give a store, sound or damaged, another name beside its old one, and give the new name.

    Raises:
        LeaderDeskError: LD-4001 another program has it open, LD-2301 or LD-2303 it cannot be renamed.

    """
    with _at_rest(target, mark) as kept:
        replace_file(target, kept)
    return kept


@contextmanager
def _at_rest(target: Path, mark: str = "") -> Iterator[Path]:
    """Hold a store alone, all of it in its one file; gives the name under which it is to be kept."""
    let_go = hold_alone(target)
    try:
        _fold_in(target)
        kept = target.with_name(f"{target.stem}-{local_time():%Y-%m-%dT%H%M%S}{mark}{target.suffix}")
        for trace in ("-wal", "-shm"):  # only a damaged store still has them; beside the next one they would spoil it
            if (beside := target.with_name(target.name + trace)).exists():
                replace_file(beside, kept.with_name(kept.name + trace))
        yield kept
    finally:
        let_go()


def _fold_in(target: Path) -> None:
    """Bring what SQLite keeps beside a store into it; a reader that still looks at it keeps it in place (LD-4001).

    A damaged one, or one on a failing disk, is set aside as it is.
    """
    try:
        with closing(sqlite3.connect(target, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise LeaderDeskError("LD-4001", store=target.name) from error


def _copy(source: Path, target: Path) -> str:
    """Copy a store as it is at one moment; gives the fingerprint of what it held then."""
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as theirs:
        theirs.execute("BEGIN")  # from the first look on, the copy and its fingerprint see the same state
        found = _digest(theirs)
        with closing(sqlite3.connect(target)) as ours:
            theirs.backup(ours)
    return found


def _digest(connection: sqlite3.Connection) -> str:
    """One hash over all that a store can never lose: the ids of its revisions, and which file brought or took them."""
    total = hashlib.sha256()
    for query in (
        "SELECT rev_id, here FROM revision ORDER BY rev_id",
        "SELECT file_id, rev_id FROM arrival ORDER BY 1, 2",
        "SELECT file_id, rev_id FROM departure ORDER BY 1, 2",
        "SELECT file_id, sha256 FROM exchange_log ORDER BY 1",
    ):
        for row in connection.execute(query):
            total.update(repr(row).encode())
    return total.hexdigest()


def sound_copy(source: Path, target: Path, kinds: Sequence[Kind]) -> None:
    """Copy a backup; raises LD-4007 unless the copy is sound and holds what it says of itself, where it does."""
    try:
        _copy(source, target)
        with open_store(target, kinds, read_only=True) as copy:
            said, found = copy.setting(_FACTS), proven_hash(copy)
    except (*UNREADABLE, sqlite3.DatabaseError, LeaderDeskError) as error:
        fault = error if isinstance(error, LeaderDeskError) else damaged(target, error)
        if fault.code in ("LD-4006", "LD-4041"):  # the disk, not the backup
            raise fault from error
        raise LeaderDeskError("LD-4007", file=source.name) from error
    if said is not None and said["dump_hash"] != found:
        raise LeaderDeskError("LD-4007", file=source.name)


def renew_identity(store: Store, target: str | Path) -> None:
    """Let a store write under a new PC id from now on, at the place where it will lie; who has it open opens it anew."""
    with store.writing() as connection:
        change_seats(connection, store, target)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
