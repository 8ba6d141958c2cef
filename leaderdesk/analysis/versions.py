# SPDX-License-Identifier: MIT
"""すべての版: every version of one record, where it came from, and which version it followed."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.log import brought_by
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Version:
    """One version: `before` is the version it followed (None: the first that is known), `file` the 号 that brought it.

    `holds` says that it is what is seen of the record now, or one of the versions a person must decide between.
    """

    revision: Revision
    before: Revision | None
    file: str
    holds: bool


def versions(store: Store, record_id: str) -> list[Version]:
    """All known versions of a record, the latest first; raises LD-3001."""
    revisions = store.history(record_id)
    known = {revision.rev_id: revision for revision in revisions}
    heads = {head.rev_id for head in heads_of(revisions)}
    with store.reading() as connection:
        files = brought_by(connection, list(known))
    found = [
        Version(
            revision,
            max((known[parent] for parent in revision.parents if parent in known), key=lambda at: at.n, default=None),
            files[revision.rev_id].number if revision.rev_id in files else "",
            revision.rev_id in heads,
        )
        for revision in revisions
    ]
    return sorted(found, key=lambda version: version.revision.n)[::-1]


def differing(kind: Kind, one: Revision, other: Revision) -> list[str]:
    """The names of the fields in which two versions differ, in the order of the form, then what a newer version knows."""
    names = [*kind.facets(), *sorted({*one.body, *other.body} - {*kind.facets()})]
    return [name for name in names if one.body.get(name) != other.body.get(name)]
