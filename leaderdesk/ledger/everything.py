# SPDX-License-Identifier: MIT
"""Everything that a store holds, in one unchanging state of it, row by row: for the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.projection import body_of, known, revision_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_BATCH = 1000


@dataclass(frozen=True)
class Whole:
    """A record with what is known about it; `versions` over 1 means that its versions differ, `in_year` is its 年度."""

    record_id: str
    owner: str
    rev_id: str
    deleted: str | None
    versions: int
    in_year: int | None
    written_at: str
    body: Body


def counts(connection: Connection, store: Store) -> dict[str, int]:
    """Kind to the number of its records, deleted ones too."""
    all_tables = store.projector.tables.items()
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in all_tables
    }


def records(connection: Connection, store: Store, kind: Kind) -> Iterator[Whole]:
    """Every record of a kind, deleted ones too, in the order in which they came here."""
    table = store.projector.tables[kind.KIND]
    query = select(table).order_by(table.c.first_pos).execution_options(yield_per=_BATCH)
    for row in connection.execute(query):
        yield Whole(
            row.record_id,
            row.owner,
            row.rev_id,
            row.deleted,
            row.head_count,
            row.in_year,
            row.written_at,
            body_of(kind, row),
        )


def revision_count(connection: Connection) -> int:
    """The number of all known revisions."""
    return int(connection.execute(select(func.count()).select_from(known().subquery())).scalar_one())


def revisions(connection: Connection) -> Iterator[Revision]:
    """Every known revision, in the order in which they came here."""
    query = known().order_by(tables.revision.c.pos).execution_options(yield_per=_BATCH)
    return map(revision_of, connection.execute(query))
