# SPDX-License-Identifier: MIT
"""Hand edits against the ledger: which still say something new, and the versions that a person's word makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.hand_edits import EDITOR, HandEdit, Place, base_of, edited_body, shown_heads, still_open
from leaderdesk.exchange.reader import ExchangeFile
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.history import known_revisions
from leaderdesk.ledger.merge import by_record
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.writer import Version, on_behalf


def open_edits(connection: Transaction, content: ExchangeFile) -> Iterator[HandEdit]:
    """The hand edits of a file that say something else than the ledger will once the file is in."""
    shown, carried = shown_heads(content.revisions), by_record(content.revisions)
    for record_id, edits in _by_record(content.edits).items():
        if not record_id:
            yield from edits
            continue
        known = [*known_revisions(connection, record_id), *carried[record_id]]
        yield from still_open(edits, base_of(shown[record_id], known), heads_of(known))


def taken_over(
    connection: Transaction,
    store: Store,
    content: ExchangeFile,
    edits: Sequence[HandEdit],
    accepted: Collection[Place],
) -> tuple[tuple[HandEdit, ...], list[Revision]]:
    """All the edits as they stand then, and one new version for each record of which some were accepted.

    Edits that together make no record stay, with the reason.
    """
    shown = shown_heads(content.revisions)
    versions: list[Version] = []
    done: dict[Place, HandEdit] = {}
    wanted = [edit for edit in edits if edit.place in accepted and edit.why is None]
    for record_id, of_one in _by_record(wanted).items():
        base = base_of(shown[record_id], known_revisions(connection, record_id))
        try:
            kind = store.kinds[base.kind]
            body = edited_body(kind, base, of_one, store.today())
            versions.append(Version(kind, record_id, base.owner, body, [base]))
            done |= {edit.place: replace(edit, is_taken=True) for edit in of_one}
        except LeaderDeskError as why:
            done |= {edit.place: replace(edit, why=why) for edit in of_one}
    return tuple(done.get(edit.place, edit) for edit in edits), on_behalf(connection, store, versions, EDITOR)


def _by_record(edits: Sequence[HandEdit]) -> dict[str, list[HandEdit]]:
    found: dict[str, list[HandEdit]] = {}
    for edit in edits:
        found.setdefault(edit.record_id, []).append(edit)
    return found
