# SPDX-License-Identifier: MIT
"""Heads and conflicts: what is seen of a record, as a function of its known revisions alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from leaderdesk.ledger.revision import Revision


@dataclass(frozen=True)
class View:
    """What is seen of one record: its heads, the one shown first, and the fields on which they differ.

    With several heads the shown one is the greatest by (not deleted, n, rev_id): a rule that needs no clock, so every
    store that knows the same revisions shows the same. `conflicts` holds, by field, each head's value (None: empty)
    in the order of `heads`; the key "" stands for deleting against editing.
    """

    heads: tuple[Revision, ...]
    conflicts: dict[str, tuple[Any, ...]]

    @property
    def shown(self) -> Revision:
        """The head whose fields are shown."""
        return self.heads[0]


def view(revisions: Sequence[Revision]) -> View:
    """The view of one record from all its known revisions; a parent that is not known is no fault."""
    heads = heads_of(revisions)
    return View(heads, _conflicts(heads) if len(heads) > 1 else {})


def heads_of(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """The revisions that no known revision names as parent, the shown one first."""
    known = {revision.rev_id: revision for revision in revisions}
    superseded = {parent for revision in known.values() for parent in revision.parents}
    heads = [revision for rev_id, revision in known.items() if rev_id not in superseded]
    return tuple(sorted(heads, key=lambda head: (head.deleted is None, head.n, head.rev_id), reverse=True))


def _conflicts(heads: Sequence[Revision]) -> dict[str, tuple[Any, ...]]:
    """The fields on which living heads differ; "" where some head deletes and another does not."""
    found: dict[str, tuple[Any, ...]] = {}
    if len({head.deleted is None for head in heads}) > 1:
        found[""] = tuple(head.deleted for head in heads)
    for name in sorted({name for head in heads for name in head.body}):
        values = tuple(head.body.get(name) for head in heads)
        if any(value != values[0] for value in values):
            found[name] = values
    return found
