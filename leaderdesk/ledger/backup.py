# SPDX-License-Identifier: MIT
"""Backups: whole copies of a store, believed only after they were opened and hashed anew."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.engine import UNREADABLE, hold_alone
from leaderdesk.ledger.identity import new_install
from leaderdesk.ledger.opening import local_time, open_store
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside


def backup(store: Store, target: Path) -> str:
    """Write a verified copy of the store; gives its dump hash, which equals the store's.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 the copy is not what it should be, LD-2303
            another program holds the target, LD-4003 the target is the store itself.

    """
    if target.exists() and target.samefile(str(store.target)):
        raise LeaderDeskError("LD-4003", store=target.name)
    with temporary_beside(target) as draft:
        try:
            _copy(Path(str(store.target)), draft)
            found = _verified(draft, list(store.kinds.values()))
            with closing(sqlite3.connect(draft)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")  # one file that is whole by itself
        except (sqlite3.OperationalError, *UNREADABLE, LeaderDeskError) as error:  # a full disk has many faces
            raise LeaderDeskError("LD-2302", file=target.name) from error
        if found != dump_hash(store):
            raise LeaderDeskError("LD-2302", file=target.name)
        replace_file(draft, target)
    return found


def restore(source: Path, target: Path, kinds: Sequence[Kind]) -> Path | None:
    """Put a verified backup in the place of a store; gives where the store that was there is kept.

    The restored store writes under a new PC id: the running numbers of the old one may already be used elsewhere.

    Raises:
        LeaderDeskError: LD-4001 the store is open, LD-4002 there is no such backup, LD-4007 the file is no sound
            backup, LD-2301 or LD-2303 it cannot be put in place.

    """
    if not source.is_file():
        raise LeaderDeskError("LD-4002", store=source.name)
    kept = None
    with temporary_beside(target) as draft:
        try:
            _copy(source, draft)
            _verified(draft, kinds)
            _renew_identity(draft, kinds)
        except (*UNREADABLE, sqlite3.DatabaseError, LeaderDeskError) as error:
            raise LeaderDeskError("LD-4007", file=source.name) from error
        if target.exists():
            kept = set_aside(target)
        replace_file(draft, target)
    return kept


def set_aside(target: Path, mark: str = "") -> Path:
    """Give a store, sound or damaged, another name beside its old one, and give the new name.

    Raises:
        LeaderDeskError: LD-4001 another program has it open, LD-2301 or LD-2303 it cannot be renamed.

    """
    let_go = hold_alone(target)
    try:
        _fold_in(target)
        kept = target.with_name(f"{target.stem}-{local_time():%Y-%m-%dT%H%M%S}{mark}{target.suffix}")
        for trace in ("-wal", "-shm"):  # only a damaged store still has them; beside the next one they would spoil it
            if (beside := target.with_name(target.name + trace)).exists():
                replace_file(beside, kept.with_name(kept.name + trace))
        replace_file(target, kept)
    finally:
        let_go()
    return kept


def _fold_in(target: Path) -> None:
    """Bring what SQLite keeps beside a store into it; a reader that still looks at it keeps it in place (LD-4001)."""
    with closing(sqlite3.connect(target, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise LeaderDeskError("LD-4001", store=target.name) from error
        except sqlite3.DatabaseError:
            return  # damaged: it is set aside as it is


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as theirs:  # noqa: SIM117
        with closing(sqlite3.connect(target)) as ours:
            theirs.backup(ours)


def _verified(path: Path, kinds: Sequence[Kind]) -> str:
    """The dump hash of a copy that `check` finds sound; raises LD-4007."""
    with open_store(path, kinds) as copy:
        if check(copy):
            raise LeaderDeskError("LD-4007", file=path.name)
        return dump_hash(copy)


def _renew_identity(path: Path, kinds: Sequence[Kind]) -> None:
    with open_store(path, kinds) as store, store.writing() as connection:
        me = store.identity
        facts = {
            name: getattr(me, name) for name in ("municipality", "municipality_name", "section", "section_name", "pc")
        }
        row = facts | {"install": new_install(), "role": me.role.value, "since": store.timestamp()}
        connection.execute(insert(tables.install), row)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
