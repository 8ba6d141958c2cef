# SPDX-License-Identifier: MIT
"""確認が必要: records of which different versions stand side by side, and numbers that were given twice."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.errors import N_
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.heads import DELETION, View
from leaderdesk.ledger.query import Query, Row, all_rows, double_numbers
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class Doubt:
    """A record that a person must look at; where its view has no conflicts, its 整理番号 stands twice."""

    kind: Kind
    row: Row
    view: View

    @property
    def labels(self) -> list[str]:
        """What the versions differ in, in the order of the form; or the number."""
        facets = self.kind.facets()
        labels = [facet.label for name, facet in facets.items() if name in self.view.conflicts]
        newer = [name for name in self.view.conflicts if name != DELETION and name not in facets]
        deletion = [N_("削除")] if DELETION in self.view.conflicts else []
        return [*deletion, *labels, *newer] or [facets[self.kind.NUMBER].label]


def doubts(store: Store) -> list[Doubt]:
    """All records that a person must look at, kind by kind; a record with both troubles stands there once."""
    found: dict[str, Doubt] = {}
    for kind in store.kinds.values():
        torn = all_rows(store, Query(kind, ranges={"head_count": (2, None)}))
        for row in [*torn, *(double_numbers(store, kind) if kind.NUMBER else ())]:
            found.setdefault(row.record_id, Doubt(kind, row, store.view(row.record_id)))
    return list(found.values())
