# SPDX-License-Identifier: MIT
"""似た要望 while one is written: which requests that this store knows wish for the same as the title so far.

Known are the section's own, and of other sections those that the division shows to all (全庁共有).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaderdesk.analysis.similar import MOST_SHOWN, Similar, pairs_of
from leaderdesk.codes import answer_id
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.responses import SharedCase
from leaderdesk.ledger.query import Row, rows, titles
from leaderdesk.ledger.store import Store

# Half a title is like many. Measured letter by letter over the sample city's wishes (tests): at 0.45 every partner
# is found, and one look in ten shows a stranger; at 0.3, which whole titles need, every second one does.
LEAST = 0.45
ENOUGH = 2  # pairs of letters; a title of fewer says nothing yet
PIECE = 100  # titles that are read at once: 2 ms, which nobody feels between two keys


class Known(NamedTuple):
    """A known request (its own record, or what is shared of it), and how alike the titles are, from 0 to 1."""

    row: Row
    degree: float

    @property
    def answer(self) -> str:
        """What the division answered; "" before it did."""
        return str(self.row.body.get("public_answer", "") if self.is_shared else self.row.answer.get("reason", ""))

    @property
    def is_shared(self) -> bool:
        """Whether it is another section's."""
        return self.row.kind == SharedCase.KIND


class KnownTitles:
    """The titles of all known requests; read piece by piece when they are first needed, so that typing never waits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._similar = Similar(())
        self._reading: Iterator[None] | None = None

    def forget(self) -> None:
        """The store may say something else now."""
        self._reading = None

    def read_on(self) -> bool:
        """Read the next piece; True when all is read."""
        if self._reading is None:
            self._similar = Similar(())
            self._reading = self._pieces(self._similar)
        for _ in self._reading:
            return False
        return True

    def _pieces(self, similar: Similar) -> Iterator[None]:
        """Read all titles, with a rest after each piece; what is shared of one's own requests stands there already."""
        doubles: set[str] = set()
        for kind in (Request, SharedCase):
            last = ""
            while piece := titles(self._store, kind, after=last, limit=PIECE):
                similar.add(each for each in piece if each[0] not in doubles)
                doubles.update(answer_id(record_id, SharedCase.KIND) for record_id, _ in piece)
                last = piece[-1][0]
                yield

    def nearest(self, title: str, *, but: str = "", most: int = MOST_SHOWN) -> list[Known]:
        """Of what is read by now, the requests most like a title, the likest first; `but` is the one it is of."""
        if self._reading is None or len(pairs_of(title)) < ENOUGH:
            return []
        nearest = self._similar.nearest(title, but=but, most=most, least=LEAST)
        ids = [likeness.record_id for likeness in nearest]
        found = {row.record_id: row for kind in (Request, SharedCase) for row in rows(self._store, kind, ids)}
        return [Known(found[each.record_id], each.degree) for each in nearest if each.record_id in found]
