# SPDX-License-Identifier: MIT
"""Opening a store: made new, or found whole, of a version this program knows, and held by nobody else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger import tables
from leaderdesk.ledger.identity import Identity, Role, new_install
from leaderdesk.ledger.migrations import migrate
from leaderdesk.ledger.preset import fingerprint, store_masters
from leaderdesk.ledger.projection import RULES, Projector, revision_row
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.ledger.setting import read_setting, write_setting
from leaderdesk.ledger.store import Store
from leaderdesk.machine import (
    NETWORK,
    REMOVABLE,
    SYNCED,
    is_writable,
    place_mark,
    refuse_long_path,
    sweep,
    unfit_for_store,
)


def local_time() -> datetime:
    """Now, in local time with its offset."""
    return datetime.now().astimezone()


def create_store(
    target: str | Path,
    kinds: Sequence[Kind],
    identity: Identity,
    *,
    masters: Sequence[Revision] = (),
    now: Callable[[], datetime] = local_time,
) -> Store:
    """Make a new store that starts with the preset's masters.

    Raises:
        LeaderDeskError: LD-2301 its path is too long, LD-4001 another program makes it, LD-4003 something is there
            already, LD-4006 it cannot be written, LD-4008 its folder cannot be, LD-4011, LD-4012 or LD-4013 that is no
            place for a store.

    """
    if not engines.is_url(target):
        refuse_long_path(Path(target))
        if Path(target).exists():
            raise LeaderDeskError("LD-4003", store=_name(target))
        refuse_unfit(target)
    with ExitStack() as undo:
        undo.callback(let_go := engines.hold_alone(target))
        if not engines.is_url(target):
            if Path(target).exists():  # somebody else was quicker
                raise LeaderDeskError("LD-4003", store=_name(target))
            undo.callback(Path(target).unlink, missing_ok=True)
        engine = engines.connect(target)
        undo.callback(engine.dispose)
        projector = Projector(kinds)
        since = now().isoformat(timespec="seconds")
        with engines.writing(engine) as connection:
            tables.durable.create_all(connection)
            engines.guard_revisions(connection)
            _settle_in(connection, identity, since, place_mark(target))
            engines.insert_new(connection, tables.revision, [revision_row(master, here=True) for master in masters])
            _build_projections(connection, projector)
            write_setting(connection, "format", tables.FORMAT)
        undo.pop_all()
        return Store(target, engine, projector, identity, now=now, let_go=let_go)


def open_store(
    target: str | Path,
    kinds: Sequence[Kind],
    *,
    read_only: bool = False,
    now: Callable[[], datetime] = local_time,
) -> Store:
    """Open a store: alone, to write; beside others, to read. Where SQLite cannot write, a copy is read.

    Raises:
        LeaderDeskError: LD-4001 another program holds it, LD-4002 not there, LD-4004 of a newer version, LD-4005 no
            store, or damaged, LD-4041 the disk is full or fails. To write: LD-4008 it cannot be written, LD-4011,
            LD-4012 or LD-4013 it lies where no store should.

    """
    if not engines.is_url(target) and not Path(target).is_file():
        raise LeaderDeskError("LD-4002", store=_name(target))
    with ExitStack() as undo:
        if read_only:
            target, let_go = _to_read(target)
        else:
            refuse_unfit(target)
            let_go = engines.hold_alone(target)
        undo.callback(let_go)
        found = _format(target)
        engine = engines.connect(target, read_only=read_only)
        undo.callback(engine.dispose)
        projector = Projector(kinds)
        try:
            if found < tables.FORMAT:
                if read_only:
                    open_store(target, kinds, now=now).close()
                else:
                    migrate(engine, target, found, now())
            with engine.connect() as connection:
                identity, place = _identity(connection, target)
                is_current = read_setting(connection, "projection") == _shape(projector)
            if not is_current and read_only:  # the views are another version's: only a writer may renew them
                open_store(target, kinds).close()
            elif not is_current:
                with engines.writing(engine) as connection:
                    _renew_masters(connection, kinds, identity)
                    _build_projections(connection, projector)
            if not read_only and place != (here := place_mark(target)):
                with engines.writing(engine) as connection:
                    identity = _take_seat(connection, identity, place, here, now())
        except engines.UNREADABLE as error:
            raise engines.damaged(target, error) from error
        undo.pop_all()
        store = Store(target, engine, projector, identity, now=now, let_go=let_go, is_read_only=read_only)
        if not read_only:
            for place in ("", "inbox", "outbox", "backups"):
                sweep(store.folder / place)
        return store


TO_BE_READ_ONLY = ("LD-4008", "LD-4011", "LD-4012", "LD-4013")  # what cannot be opened to write for these, can be read
_UNFIT = {NETWORK: "LD-4011", REMOVABLE: "LD-4012", SYNCED: "LD-4013"}


def refuse_unfit(target: str | Path) -> None:
    """Raise LD-4011, LD-4012 or LD-4013 where a store would come to harm, LD-4008 where it cannot be written."""
    if engines.is_url(target):
        return
    if reason := unfit_for_store(Path(target).parent):
        raise LeaderDeskError(_UNFIT[reason], folder=str(Path(target).absolute().parent))
    if Path(target).is_file() and not is_writable(Path(target)):
        raise LeaderDeskError("LD-4008", store=_name(target))


def _to_read(target: str | Path) -> tuple[str | Path, Callable[[], None]]:
    """Where to read a store, and what to do at the end: SQLite wants to write beside it, which not every place allows."""
    file = Path(target)
    if engines.is_url(target) or (is_writable(file) and not unfit_for_store(file.parent)):
        return target, _nothing
    folder = TemporaryDirectory(prefix="leaderdesk-", ignore_cleanup_errors=True)
    try:
        for found in (file, file.with_name(f"{file.name}-wal")):
            if found.exists():
                shutil.copyfile(found, Path(folder.name) / found.name)
    except OSError as error:
        folder.cleanup()
        raise engines.damaged(target, error) from error
    return Path(folder.name) / file.name, folder.cleanup


def _format(target: str | Path) -> int:
    """The format of a store's durable tables, without a touch; raises LD-4004 where a newer version wrote them, LD-4005."""
    engine = engines.connect(target, read_only=True)
    try:
        with engine.connect() as connection:
            found = int(read_setting(connection, "format", 0))
    except engines.UNREADABLE as error:
        raise engines.damaged(target, error) from error
    finally:
        engine.dispose()
    if found > tables.FORMAT:
        raise LeaderDeskError("LD-4004", store=_name(target), theirs=found)
    return found


def _identity(connection: Connection, target: str | Path) -> tuple[Identity, str]:
    """Who writes here, and the mark of the place at which that PC last wrote."""
    row = connection.execute(select(tables.install).order_by(tables.install.c.pos.desc())).first()
    if row is None:
        raise LeaderDeskError("LD-4005", store=_name(target), reason=N_("持ち主が書かれていません"))
    facts = {name: value for name, value in row._mapping.items() if name not in ("pos", "since", "role", "place")}
    return Identity(role=Role(row.role), **facts), row.place


def _take_seat(connection: Connection, identity: Identity, place: str, here: str, at: datetime) -> Identity:
    """Write at this place from now on; gives who writes.

    A store that was copied or moved here takes a new PC id: the one it came with may go on writing elsewhere. So does
    one that wrote without knowing its place (format 1): nobody can tell how many copies of it there are.
    """
    own = select(func.count()).where(tables.revision.c.install == identity.install)
    if not place and not connection.execute(own).scalar_one():
        newest = select(func.max(tables.install.c.pos)).scalar_subquery()
        connection.execute(update(tables.install).where(tables.install.c.pos == newest).values(place=here))
        return identity
    moved = replace(identity, install=new_install())
    _settle_in(connection, moved, at.isoformat(timespec="seconds"), here)
    return moved


def change_seats(connection: Connection, store: Store, target: str | Path) -> None:
    """Let a store write under a new PC id where it is about to be put; one that it took on the way, for nothing, is gone."""
    wrote = select(tables.revision.c.install)
    idle = tables.install.c.place == place_mark(store.target), tables.install.c.install.not_in(wrote)
    connection.execute(delete(tables.install).where(*idle))
    _settle_in(connection, replace(store.identity, install=new_install()), store.timestamp(), place_mark(target))


def _settle_in(connection: Connection, identity: Identity, since: str, place: str) -> None:
    facts = asdict(identity) | {"role": identity.role.value, "since": since, "place": place}
    connection.execute(insert(tables.install), facts)


def _build_projections(connection: Connection, projector: Projector) -> None:
    projector.rebuild(connection)
    write_setting(connection, "projection", _shape(projector))


def _renew_masters(connection: Connection, kinds: Sequence[Kind], identity: Identity) -> None:
    """Let a store of an earlier version know the masters that its preset has gained since."""

    def knows(rev_id: str) -> bool:
        known = select(tables.revision.c.pos).where(tables.revision.c.rev_id == rev_id)
        return connection.execute(known).first() is not None

    masters = store_masters(kinds, identity.municipality, knows)
    engines.insert_new(connection, tables.revision, [revision_row(master, here=True) for master in masters])


def _shape(projector: Projector) -> str:
    """A fingerprint of the projections' definitions and of the presets: where a store's differs, they are built anew."""
    columns = {name: _columns(table) for name, table in projector.tables.items()}
    return sha256(canonical_json([RULES, columns, fingerprint()]).encode()).hexdigest()


@cache
def _columns(table: Table) -> list[str]:
    return [f"{column.name} {column.type}" for column in table.c]


def _name(target: str | Path) -> str:
    return Path(str(target)).name


def _nothing() -> None:
    """Readers hold nothing."""
