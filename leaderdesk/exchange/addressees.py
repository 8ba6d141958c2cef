# SPDX-License-Identifier: MIT
"""Who gets a record of the division: told by the links that its kind goes to, never by the kind itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaderdesk.codes import DIVISION, EVERYONE
from leaderdesk.kinds.facet import Link
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store


class _Linked(NamedTuple):
    """A record that others link to."""

    kind: Kind
    owner: str
    body: Body


class Addressees:
    """The addressees of the division's records, with what must be known of the records that they link to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._linked: dict[str, Mapping[str, _Linked]] = {}

    def of(self, kind: Kind, body: Body) -> frozenset[str]:
        """課コード of the sections that get it; EVERYONE's one for all of them; none, which is the rule for a new kind."""
        return frozenset(self._of(kind, body, frozenset()))

    def _of(self, kind: Kind, body: Body, seen: frozenset[str]) -> Iterator[str]:
        if tuple(kind.GOES_TO) == EVERYONE:
            yield from EVERYONE
            return
        for name in kind.GOES_TO:
            facet, key = kind.facets()[name], body.get(name)
            if key is None or not isinstance(facet, Link) or key in seen:
                continue
            if facet.to == Section.KIND:
                yield key
            elif (linked := self._records(facet.to).get(key)) is not None:
                if linked.owner != DIVISION:
                    yield linked.owner
                elif not linked.kind.restore(linked.body).stays_home(self._store.today(), DIVISION):
                    yield from self._of(linked.kind, linked.body, seen | {key})

    def _records(self, kind_name: str) -> Mapping[str, _Linked]:
        """Every record of a kind by what links to it hold: its code, or its id."""
        if kind_name not in self._linked:
            kind = self._store.kinds[kind_name]
            rows = [*all_rows(self._store, Query(kind, deleted=True)), *all_rows(self._store, Query(kind))]
            self._linked[kind_name] = {
                str(row.body[kind.CODE]) if kind.CODE else row.record_id: _Linked(kind, row.owner, row.body)
                for row in rows
            }
        return self._linked[kind_name]
