# SPDX-License-Identifier: MIT
"""Merging: what another store wrote joins what this one knows. The union loses nothing and needs no order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import chunks, insert_new
from leaderdesk.ledger.heads import conflicts_of, heads_of
from leaderdesk.ledger.history import known_of
from leaderdesk.ledger.log import brought_alone, log_arrivals, log_file, mark_withdrawn
from leaderdesk.ledger.projection import Projector, revision_row
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Change:
    """What a file does to the records in it, each counted once; `conflicts` also stand among the others."""

    new_ids: tuple[str, ...] = ()
    changed_ids: tuple[str, ...] = ()
    same: int = 0
    conflicts: int = 0

    @property
    def new(self) -> int:
        """Records that were not known."""
        return len(self.new_ids)

    @property
    def changed(self) -> int:
        """Known records of which there is something new."""
        return len(self.changed_ids)


def change(connection: Connection, revisions: Sequence[Revision]) -> Change:
    """What taking these revisions in would do; nothing is written."""
    offered = by_record(revisions)
    held = known_of(connection, offered)
    new, changed, conflicts = [], [], 0
    for record_id, theirs in offered.items():
        ours = held.get(record_id, [])
        mine = {revision.rev_id for revision in ours}
        if not ours:
            new.append(record_id)
        elif any(revision.rev_id not in mine for revision in theirs):
            changed.append(record_id)
        conflicts += len(ours) + len(theirs) > 1 and bool(conflicts_of(heads_of([*ours, *theirs])))
    return Change(tuple(new), tuple(changed), len(offered) - len(new) - len(changed), conflicts)


def take_in(
    connection: Connection,
    projector: Projector,
    revisions: Sequence[Revision],
    log: Mapping[str, Any],
    planned: Change,
) -> int:
    """Take a file's revisions in, inside the transaction in which `planned` was computed; gives the file_id.

    `log` is the file's row in the exchange log.
    """
    file_id = log_file(connection, log)
    insert_new(connection, tables.revision, [revision_row(revision, here=False) for revision in revisions])
    log_arrivals(connection, file_id, [revision.rev_id for revision in revisions])
    projector.refresh(connection, planned.changed_ids)
    offered = by_record(revisions)
    projector.add_new(connection, {record_id: offered[record_id] for record_id in planned.new_ids})
    return file_id


def claims(connection: Connection, record_ids: Iterable[str]) -> set[tuple[str, str, str]]:
    """Whose and of which kind these records are: (record_id, owner, kind) of every stored revision.

    Those of withdrawn files count too: a file that is not wanted today may be taken back tomorrow, and nobody else shall
    have put himself in its place meanwhile.
    """
    found: set[tuple[str, str, str]] = set()
    column = tables.revision.c
    for part in chunks(list(record_ids)):
        query = select(column.record_id, column.owner, column.kind).where(column.record_id.in_(part)).distinct()
        found.update((record_id, owner, kind) for record_id, owner, kind in connection.execute(query))
    return found


def brings_own(connection: Connection, install: str, revisions: Sequence[Revision]) -> bool:
    """Whether a file holds versions under this PC's id that this PC does not know: a copy of its store wrote them.

    The same sign is left by a store that was laid back to an earlier state by hand (fault model, A13).
    """
    own = [revision.rev_id for revision in revisions if revision.install == install]
    ours: set[str] = set()
    for part in chunks(own):
        query = select(tables.revision.c.rev_id).where(tables.revision.c.rev_id.in_(part))
        ours.update(connection.execute(query).scalars())
    return not ours.issuperset(own)


def without(store: Store, file_id: int) -> tuple[dict[str, int], dict[str, int]]:
    """What withdrawing a file would do, by kind: records that would vanish, and those that would go back a version."""
    vanishing: Counter[str] = Counter()
    returning: Counter[str] = Counter()
    with store.reading() as connection:
        record_ids, only_here = brought_alone(connection, file_id)
        for found in known_of(connection, record_ids).values():
            left = [revision for revision in found if revision.rev_id not in only_here]
            if not left:
                vanishing[found[0].kind] += 1
            elif heads_of(left) != heads_of(found):
                returning[found[0].kind] += 1
    return dict(vanishing), dict(returning)


def withdraw(store: Store, *file_ids: int) -> Change:
    """Undo whole imports: what only these files brought is no longer seen. Receiving them again brings it back."""
    return _mark(store, file_ids, store.timestamp())


def reinstate(store: Store, *file_ids: int) -> Change:
    """Take withdrawals back."""
    return _mark(store, file_ids, None)


def _mark(store: Store, file_ids: Sequence[int], withdrawn_at: str | None) -> Change:
    with store.writing() as connection:
        record_ids = {found for file_id in file_ids for found in mark_withdrawn(connection, file_id, withdrawn_at)}
        store.projector.refresh(connection, record_ids)
    return Change(changed_ids=tuple(sorted(record_ids)))


def by_record(revisions: Iterable[Revision]) -> dict[str, list[Revision]]:
    """The revisions of each record."""
    records: dict[str, list[Revision]] = {}
    for revision in revisions:
        records.setdefault(revision.record_id, []).append(revision)
    return records
