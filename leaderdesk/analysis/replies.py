# SPDX-License-Identifier: MIT
"""届いた・返事: what the division has of this section, and what it answered since somebody last looked."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.codes import OwnedBy, newest_numbers
from leaderdesk.kinds.responses import Response
from leaderdesk.ledger.log import LoggedFile, brought_by, newest_distribution
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.ledger.store import Store

_SEEN = "answers_seen"  # the setting: the file_id of the newest 配布 file whose answers were looked at


@dataclass(frozen=True)
class Reached:
    """Up to which file the division has what this section handed over, and how many records it still lacks.

    `numbers` are those of each PC (第3号, B-第2号), empty before the first 配布 file.
    """

    newest: LoggedFile | None
    numbers: tuple[str, ...]
    missing: int


def reached(store: Store) -> Reached:
    """What the newest 配布 file says; a record that left and is not acknowledged is missing."""
    with store.reading() as connection:
        newest = newest_distribution(connection)
    numbers = tuple(newest_numbers(newest.manifest.get("taken", []) if newest else []))
    missing = sum(
        bool(row.handed_at) and not row.is_acknowledged
        for kind in store.kinds.values()
        if kind.OWNED_BY is not OwnedBy.DIVISION and kind.DAY
        for row in all_rows(store, Query(kind, where={"owner": store.owners}, handed_over=True))
    )
    return Reached(newest, numbers, missing)


def new_answers(store: Store) -> list[str]:
    """The requests whose response came in a file that nobody has looked at yet, by record id."""
    if not count(store, Query(Response)):
        return []
    seen = int(store.setting(_SEEN, 0))
    answers = {row.rev_id: str(row.body["request"]) for row in all_rows(store, Query(Response))}
    with store.reading() as connection:
        files = brought_by(connection, list(answers))
    return [answers[rev_id] for rev_id, file in files.items() if file.file_id > seen]


def mark_seen(store: Store) -> None:
    """Somebody looked at the new answers."""
    with store.reading() as connection:
        newest = newest_distribution(connection)
    if newest and not store.is_read_only:
        store.set_setting(_SEEN, newest.file_id)
