# SPDX-License-Identifier: MIT
"""Heads and conflicts: what is seen of a record, as a function of its known revisions alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leaderdesk.ledger.revision import Revision

DELETION = ""  # the key of a conflict between deleting and editing


@dataclass(frozen=True)
class View:
    """What is seen of one record: its heads, the one shown first, and what a person must decide between them.

    With several heads the shown one is the greatest by (not deleted, n, rev_id): a rule that needs no clock, so every
    store that knows the same revisions shows the same. `conflicts` holds, by field, each head's value (None: empty)
    in the order of `heads`; the key DELETION stands for deleting against editing. Heads of equal content are no
    conflict. `suggested` holds the value of those fields that only one side changed since the nearest version that
    all heads come from; a person still says yes to it.
    """

    heads: tuple[Revision, ...]
    conflicts: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    suggested: Mapping[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> Revision:
        """The head whose fields are shown."""
        return self.heads[0]


def view(revisions: Sequence[Revision]) -> View:
    """The view of one record from all its known revisions; a parent that is not known is no fault."""
    heads = heads_of(revisions)
    conflicts = conflicts_of(heads)
    return View(heads, conflicts, _suggested(conflicts, _nearest_ancestors(revisions, heads)) if conflicts else {})


def heads_of(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """The revisions that no known revision names as parent, the shown one first."""
    known = {revision.rev_id: revision for revision in revisions}
    superseded = {parent for revision in known.values() for parent in revision.parents}
    heads = [revision for rev_id, revision in known.items() if rev_id not in superseded]
    return tuple(sorted(heads, key=lambda head: (head.deleted is None, head.n, head.rev_id), reverse=True))


def conflicts_of(heads: Sequence[Revision]) -> dict[str, tuple[Any, ...]]:
    """What heads differ in: DELETION where some delete and others do not, and fields; none where all delete."""
    if len(heads) == 1 or all(head.deleted is not None for head in heads):
        return {}
    found: dict[str, tuple[Any, ...]] = {}
    if any(head.deleted is not None for head in heads):
        found[DELETION] = tuple(head.deleted for head in heads)
    for name in sorted({name for head in heads for name in head.body}):
        values = tuple(head.body.get(name) for head in heads)
        if any(value != values[0] for value in values):
            found[name] = values
    return found


def _suggested(conflicts: Mapping[str, tuple[Any, ...]], before: Sequence[Revision]) -> dict[str, Any]:
    """The fields with one value beside the ancestors' own; never a deletion, for what is deleted is out of sight."""
    found: dict[str, Any] = {}
    for name, values in conflicts.items():
        old = [ancestor.body.get(name) for ancestor in before]
        if name == DELETION or not old or any(value != old[0] for value in old):
            continue
        new = [value for value in values if value != old[0]]
        if all(value == new[0] for value in new):
            found[name] = new[0]
    return found


def _nearest_ancestors(revisions: Sequence[Revision], heads: Sequence[Revision]) -> list[Revision]:
    """The known revisions that all heads come from and that none of the others comes from; often one, at times none."""
    known = {revision.rev_id: revision for revision in revisions}
    common = set.intersection(*(_ancestors(known, head) for head in heads))
    passed = {older for rev_id in common for older in _ancestors(known, known[rev_id])}
    return [known[rev_id] for rev_id in sorted(common - passed)]


def _ancestors(known: Mapping[str, Revision], revision: Revision) -> set[str]:
    found: set[str] = set()
    waiting = list(revision.parents)
    while waiting:
        rev_id = waiting.pop()
        if rev_id in known and rev_id not in found:
            found.add(rev_id)
            waiting.extend(known[rev_id].parents)
    return found
