# SPDX-License-Identifier: MIT
"""Engines: how a store is reached. All SQL that only one database understands stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from json import JSONDecodeError
from operator import itemgetter
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, Insert, Table, create_engine, event, insert, make_url
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from leaderdesk.errors import LeaderDeskError

Transaction = Connection  # what other floors hand on without knowing the library behind it

# One statement binds at most this many ids; SQLite's oldest limit is 999.
CHUNK = 900

_TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER IF NOT EXISTS revision_no_update BEFORE UPDATE ON revision"
        " BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END",
        "CREATE TRIGGER IF NOT EXISTS revision_no_delete BEFORE DELETE ON revision"
        " BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END",
        # REPLACE deletes without asking the trigger above, so the newcomer itself is stopped.
        "CREATE TRIGGER IF NOT EXISTS revision_no_replace BEFORE INSERT ON revision"
        " WHEN EXISTS (SELECT 1 FROM revision AS old WHERE old.pos = NEW.pos AND old.rev_id <> NEW.rev_id)"
        " OR EXISTS (SELECT 1 FROM revision AS old WHERE old.rev_id = NEW.rev_id AND"
        " (old.record_id, old.kind, old.owner, old.parents, old.n, old.install, old.seq, old.author, old.written_at,"
        " old.deleted IS NEW.deleted, old.schema, old.body) <>"
        " (NEW.record_id, NEW.kind, NEW.owner, NEW.parents, NEW.n, NEW.install, NEW.seq, NEW.author, NEW.written_at,"
        " 1, NEW.schema, NEW.body))"
        " BEGIN SELECT RAISE(ABORT, 'revisions are never replaced'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION revision_only_grows() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'revisions are never changed or deleted'; END $$",
        "CREATE OR REPLACE TRIGGER revision_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON revision"
        " FOR EACH STATEMENT EXECUTE FUNCTION revision_only_grows()",
    ),
}

# What a writing transaction begins with where several programs write at once: each waits for the one before, so that it
# sees every number that was given (受付番号, 整理番号, the PC's running number) and every head that it writes upon.
_ALONE = {"postgresql": "SELECT pg_advisory_xact_lock(4937112)"}  # any number; the same for all who write ledgers


class _Statements(MutableMapping[Any, Any]):
    """What SQLAlchemy has put into words, for all SQLite files of this program, which one library reads.

    Stores are opened far more often than their statements differ: each backup is proven, each earlier store looked into.
    """

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        return self._known[key[1:]]  # the first is the engine's own dialect, and the dialects of all are alike

    def __setitem__(self, key: Any, compiled: Any) -> None:
        if len(self._known) >= _MOST_STATEMENTS:
            self._known.clear()
        self._known[key[1:]] = compiled

    def __delitem__(self, key: Any) -> None:
        del self._known[key[1:]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


_MOST_STATEMENTS = 2000
_IN_WORDS = _Statements()


def is_url(target: str | Path) -> bool:
    """Whether the store is named by a database URL; otherwise it is a SQLite file."""
    return "://" in str(target)


def connect(target: str | Path, *, read_only: bool = False) -> Engine:
    """The engine of a store; for a SQLite file with durable commits (WAL, FULL) and one writer at a time.

    Raises:
        LeaderDeskError: LD-4002 a URL of a database that nobody here knows.

    """
    if is_url(target):
        try:
            url = make_url(str(target))
            if url.get_backend_name() == "sqlite":  # a SQLite store is named by its path, and guarded there
                raise LeaderDeskError("LD-4002", store=str(target))
            return create_engine(url)
        except (ArgumentError, ModuleNotFoundError, ValueError) as error:
            raise LeaderDeskError("LD-4002", store=str(target)) from error
    url = URL.create("sqlite", database=str(target))
    engine = create_engine(url, execution_options={"compiled_cache": _IN_WORDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin below, where reading and writing differ
        pragmas = (
            "busy_timeout = 10000",
            "synchronous = FULL",
            "recursive_triggers = ON",
            "wal_autocheckpoint = 5000",
        )
        for pragma in (*pragmas, "query_only = ON" if read_only else "journal_mode = WAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One durable transaction: committed when the block ends, undone as a whole when it fails; one at a time in a store.

    Raises:
        LeaderDeskError: LD-4005 the store is damaged, LD-4006 the disk is full or gone, LD-4008 it is open to be read
            only, or may not be written.

    """
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            if (alone := _ALONE.get(connection.dialect.name)) is not None:  # SQLite: BEGIN IMMEDIATE says so
                connection.exec_driver_sql(alone)
            yield connection
    except OperationalError as error:
        if (reason := _reason(error)) == _REASONS["readonly database"]:
            raise LeaderDeskError("LD-4008", store=Path(engine.url.database or "").name) from error
        raise LeaderDeskError("LD-4006", reason=reason) from error
    except DatabaseError as error:
        if _reason(error) in (MALFORMED, _REASONS["not a database"]):
            raise damaged(engine.url.database or "", error) from error
        raise


def guard_revisions(connection: Connection) -> None:
    """Make the revision table one that only grows, whoever writes to it."""
    for statement in _TRIGGERS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def is_guarded(connection: Connection) -> bool:
    """Whether that guard is still what it was made as."""
    if connection.dialect.name == "postgresql":
        known = "SELECT 1 FROM pg_trigger WHERE tgname = 'revision_only_grows' AND tgenabled <> 'D'"
        return connection.exec_driver_sql(known).first() is not None
    kept = {sql for (sql,) in connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    return kept >= {statement.replace("IF NOT EXISTS ", "") for statement in _TRIGGERS["sqlite"]}


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    _insert(connection, insert(table), rows)


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows whose key is not there yet; the others stay as they are."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # most desks never need it

        _insert(connection, postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:
        _insert(connection, sqlite.insert(table).on_conflict_do_nothing(), rows)


def _insert(connection: Connection, statement: Insert, rows: Sequence[dict[str, Any]]) -> None:
    """Bulk work on SQLite goes to the driver as tuples: half the time of binding thousands of rows by name."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    take = itemgetter(*(compiled.positiontup or ()))
    connection.exec_driver_sql(str(compiled), [take(row) for row in rows])


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in portions that one statement can bind."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def hold_alone(target: str | Path) -> Callable[[], None]:
    """Take the sole right to write to a SQLite store, and give back how to let go of it.

    PostgreSQL keeps its writers apart by itself.

    Raises:
        LeaderDeskError: LD-4001 another program holds it, LD-4008 its folder cannot be written.

    """
    if is_url(target):
        return lambda: None
    lock = FileLock(f"{target}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise LeaderDeskError("LD-4001", store=Path(target).name) from None
    except OSError as error:
        raise LeaderDeskError("LD-4008", store=Path(target).name) from error
    return lock.release


# What reading a damaged store raises: the database's word, or a text or a body that is none.
UNREADABLE = (DatabaseError, UnicodeDecodeError, JSONDecodeError)


def damaged(target: str | Path, error: Exception) -> LeaderDeskError:
    """The sentence for a file that the database cannot read as a store (LD-4005), or a disk that fails it (LD-4041)."""
    reason = _reason(error)
    code = "LD-4041" if reason in (_REASONS["disk is full"], _REASONS["disk I/O error"]) else "LD-4005"
    return LeaderDeskError(code, store=Path(str(target)).name, reason=reason)


def _reason(error: Exception) -> str:
    """The database's own word for what went wrong, in words an office knows where there are some."""
    if isinstance(error, ValueError):  # a text or a body that is none
        return MALFORMED
    theirs = getattr(error, "orig", error)
    for sign, words in _REASONS.items():
        if sign in str(theirs):
            return words
    return type(theirs).__name__


MALFORMED = "ファイルの一部が壊れています"
_REASONS = {
    "disk is full": "ディスクがいっぱいです",
    "disk I/O error": "ディスクに読み書きできません",
    "readonly database": "書き込みが許されていません",
    "unable to open": "ファイルを開けません",
    "locked": "ほかのプログラムが使っています",
    "malformed": MALFORMED,
    "not a database": "台帳の形式ではありません",
    "no such table": "台帳の形式ではありません",
}
