# SPDX-License-Identifier: MIT
"""History: the known revisions of a record, of many at once, and the heads among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from leaderdesk.errors import LeaderDeskError
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import chunks
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.revision import Revision


def history(connection: Connection, record_id: str) -> list[Revision]:
    """All known revisions of a record, in the order in which they came here; raises LD-3001."""
    found = known_revisions(connection, record_id)
    if not found:
        raise LeaderDeskError("LD-3001", record_id=record_id)
    return found


def known_revision(connection: Connection, rev_id: str) -> Revision:
    """One known revision; raises LD-3001."""
    row = connection.execute(known().where(tables.revision.c.rev_id == rev_id)).first()
    if row is None:
        raise LeaderDeskError("LD-3001", record_id=rev_id[:12])
    return revision_of(row)


def known_revisions(connection: Connection, record_id: str) -> list[Revision]:
    """All known revisions of a record, in the order in which they came here; none where it is unknown."""
    query = known().where(tables.revision.c.record_id == record_id).order_by(tables.revision.c.pos)
    return [revision_of(row) for row in connection.execute(query)]


def known_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, list[Revision]]:
    """As `known_revisions` for many records at once; those that are unknown are left out."""
    found: dict[str, list[Revision]] = {}
    for part in chunks(list(record_ids)):
        query = known().where(tables.revision.c.record_id.in_(part)).order_by(tables.revision.c.pos)
        for row in connection.execute(query):
            found.setdefault(row.record_id, []).append(revision_of(row))
    return found


def seen_heads(connection: Connection, record_id: str, seen: Sequence[str]) -> tuple[Revision, ...]:
    """The heads that a writer saw, or all that there are."""
    revisions = history(connection, record_id)
    return heads_of([revision for revision in revisions if revision.rev_id in seen] or revisions)
