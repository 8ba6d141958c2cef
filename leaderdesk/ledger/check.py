# SPDX-License-Identifier: MIT
"""診断: every revision hashed anew, every projection compared, every oddity named."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import MALFORMED, Transaction, is_guarded
from leaderdesk.ledger.preset import PRESET_INSTALL
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.query import double_numbers
from leaderdesk.ledger.store import Store

_FAR_AHEAD = 1000  # steps that no work explains (fault model, detected anomalies)
_LAST = 100  # so many of the versions written last are looked at for the newest


def check(store: Store) -> list[LeaderDeskError]:
    """All faults found, none when the store is sound; nothing is changed.

    LD-3101 a revision is not what was sealed, LD-3102 a projection differs, LD-3103 a 整理番号 stands twice, LD-3104
    one running number of a PC has two revisions, LD-3105 revisions could be changed, LD-3106 a
    version's running count is far ahead of those before it, LD-4005 the file is damaged,
    LD-4041 the disk fails.
    """
    try:
        return list(_faults(store))
    except LeaderDeskError as fault:  # too damaged to be read to its end
        return [fault]


def proven_hash(store: Store) -> str:
    """The dump hash of a store whose file is whole and whose revisions are what was sealed: `check` in a third of its time.

    Raises:
        LeaderDeskError: LD-3101, LD-3105, LD-4005 or LD-4041, the first fault found.

    """
    total = hashlib.sha256()
    with store.reading() as connection:
        for fault in _file_faults(store, connection):
            raise fault
        dumped = set(connection.execute(known().with_only_columns(tables.revision.c.rev_id)).scalars())
        for row in connection.execute(select(tables.revision).order_by(tables.revision.c.rev_id)):
            line = revision_of(row).canonical().encode()
            if hashlib.sha256(line).hexdigest() != row.rev_id:
                raise LeaderDeskError("LD-3101", rev_id=row.rev_id[:12])
            if row.rev_id in dumped:
                total.update(line + b"\n")
    return total.hexdigest()


def clock_fault(store: Store) -> LeaderDeskError | None:
    """LD-4042 when this PC's clock stands before the newest version written here; the ledger's order needs no clock."""
    written = tables.revision.c
    own = select(written.written_at).where(written.install == store.identity.install)
    with store.reading() as connection:
        newest = max(connection.execute(own.order_by(written.seq.desc()).limit(_LAST)).scalars(), default=None)
    if newest is None or datetime.fromisoformat(newest) <= store.now() + timedelta(minutes=5):
        return None
    shown = [at[:16].replace("T", " ") for at in (store.timestamp(), newest)]
    return LeaderDeskError("LD-4042", now=shown[0], newest=shown[1])


def rebuild(store: Store) -> None:
    """Compute every projection anew from the revisions."""
    with store.writing() as connection:
        store.projector.rebuild(connection)


def dump(store: Store) -> Iterator[str]:
    """The canonical content, one line per known revision in the order of their ids: equal stores give equal lines."""
    with store.reading() as connection:
        for row in connection.execute(known().order_by(tables.revision.c.rev_id)):
            yield revision_of(row).canonical()


def dump_hash(store: Store) -> str:
    """The SHA-256 over the canonical content: equal stores have the same."""
    total = hashlib.sha256()
    for line in dump(store):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def _faults(store: Store) -> Iterator[LeaderDeskError]:
    revision = tables.revision.c
    with store.reading() as connection:
        yield from _file_faults(store, connection)
        counts = {row.rev_id: row.n for row in connection.execute(select(revision.rev_id, revision.n))}
        for row in connection.execute(select(tables.revision)):
            stored = revision_of(row)
            before = [counts[parent] for parent in stored.parents if parent in counts]
            if len(before) == len(stored.parents) and stored.n > max(before, default=0) + _FAR_AHEAD:
                yield LeaderDeskError("LD-3106", rev_id=stored.rev_id[:12], count=stored.n)
            if hashlib.sha256(stored.canonical().encode()).hexdigest() != stored.rev_id:
                yield LeaderDeskError("LD-3101", rev_id=stored.rev_id[:12])
        for name in store.projector.differing(connection):
            yield LeaderDeskError("LD-3102", kind=store.kinds[name].LABEL)
        twice = select(revision.install, revision.seq).where(revision.install != PRESET_INSTALL)
        for install, seq in connection.execute(twice.group_by(revision.install, revision.seq).having(func.count() > 1)):
            yield LeaderDeskError("LD-3104", install=install[:8], seq=seq)
    for kind in store.kinds.values():
        numbers = Counter(row.body[kind.NUMBER] for row in double_numbers(store, kind)) if kind.NUMBER else {}
        for number, count in numbers.items():
            yield LeaderDeskError("LD-3103", number=number, count=count)


def _file_faults(store: Store, connection: Transaction) -> Iterator[LeaderDeskError]:
    is_file = connection.dialect.name == "sqlite"
    if is_file and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        yield LeaderDeskError("LD-4005", store=Path(store.target).name, reason=MALFORMED)
    if not is_guarded(connection):
        yield LeaderDeskError("LD-3105")
