# SPDX-License-Identifier: MIT
"""Migrations of the durable tables: from each format to the next, in one transaction, behind a verified copy.

Projections need none: where their definition changed they are built anew. A step is plain SQL that both databases
understand; the tables are few and only grow, so that no more machinery is asked for.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import connect, is_url, writing
from leaderdesk.ledger.projection import revision_of
from leaderdesk.ledger.setting import write_setting
from leaderdesk.machine import replace_file, temporary_beside

BACKUPS = "backups"  # the folder beside a store that holds its automatic backups


def backup_file(target: str | Path, at: datetime) -> Path:
    """The place of a store's automatic backup of that time."""
    store = Path(target).resolve()
    return store.parent / BACKUPS / f"{store.stem}-{at:%Y-%m-%dT%H%M%S}.db"


def migrate(engine: Engine, target: str | Path, found: int, at: datetime) -> None:
    """Bring a store's durable tables from the format that was found to the newest; all of it or nothing.

    Raises:
        LeaderDeskError: LD-2301 or LD-4006 the disk failed, LD-2302 the copy that was made first is not the store.

    """
    if not is_url(target):
        _keep(Path(target), backup_file(target, at))
    with writing(engine) as connection:
        for step in range(found, tables.FORMAT):
            STEPS[step](connection)
        write_setting(connection, "format", tables.FORMAT)


def _keep(source: Path, target: Path) -> None:
    """Copy a store of an older format, and prove the copy: whole, with every revision, each what was sealed."""
    with temporary_beside(target) as draft:
        with closing(sqlite3.connect(source)) as theirs, closing(sqlite3.connect(draft)) as ours:
            theirs.backup(ours)
            [(finding,)] = ours.execute("PRAGMA integrity_check(1)").fetchall()
            wanted = theirs.execute("SELECT count(*) FROM revision").fetchone()[0]
            ours.execute("PRAGMA journal_mode = DELETE")
        engine = connect(draft, read_only=True)
        try:
            with engine.connect() as connection:
                proven = sum(map(_is_sealed, connection.execute(select(tables.revision))))
        finally:
            engine.dispose()
        if finding != "ok" or proven != wanted:
            raise LeaderDeskError("LD-2302", file=target.name)
        replace_file(draft, target)


def _is_sealed(row: object) -> bool:
    revision = revision_of(row)  # type: ignore[arg-type]  # a row of the revision table
    return hashlib.sha256(revision.canonical().encode()).hexdigest() == revision.rev_id


def _to_2(connection: Connection) -> None:
    """A store knows where it was last written, so that a copy of it does not write under the same PC id."""
    connection.exec_driver_sql("ALTER TABLE install ADD COLUMN place VARCHAR(64) NOT NULL DEFAULT ''")


def _to_3(connection: Connection) -> None:
    """A store keeps what files say of themselves, and what the division acknowledged."""
    connection.exec_driver_sql("ALTER TABLE exchange_log ADD COLUMN manifest TEXT NOT NULL DEFAULT '{}'")
    connection.exec_driver_sql("ALTER TABLE exchange_log ADD COLUMN standing VARCHAR NOT NULL DEFAULT ''")
    tables.acknowledgement.create(connection)


# From which format, what leads to the next.
STEPS: Mapping[int, Callable[[Connection], None]] = {1: _to_2, 2: _to_3}
