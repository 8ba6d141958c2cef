# SPDX-License-Identifier: MIT
"""Admission: who may send what here. A file that is whole and sealed may still come from the wrong desk."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from leaderdesk.codes import DIVISION, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.reader import ExchangeFile
from leaderdesk.exchange.registration import keys_good_now, own_keys
from leaderdesk.exchange.seal import DIRECTIONS, DISTRIBUTION, SUBMISSION, SYNC, TEMPLATE, Manifest
from leaderdesk.exchange.succession import known_lineage
from leaderdesk.exchange.workbook import MACHINE_SHEET
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import imported_file
from leaderdesk.ledger.merge import claims
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_TAKEN = {
    Role.DIVISION: {SUBMISSION, TEMPLATE},
    Role.SECTION: {DISTRIBUTION, SYNC, SUBMISSION},  # also what another PC of its own wrote
}


def refusal(store: Store, content: ExchangeFile, file: str) -> LeaderDeskError | None:
    """Why a whole and sealed file may still not come in here."""
    manifest, me = content.manifest, store.identity
    if manifest.direction not in _TAKEN[me.role]:
        theirs = DIRECTIONS.get(manifest.direction, N_("この画面では受け取らない種類"))
        wanted = N_("提出") if me.role is Role.DIVISION else N_("配布・同期")
        return LeaderDeskError("LD-2204", file=file, direction=theirs, wanted=wanted)
    if manifest.municipality != me.municipality:
        return LeaderDeskError("LD-2202", file=file, theirs=manifest.municipality, ours=me.municipality)
    lineage = known_lineage(store, content)
    if manifest.direction == DISTRIBUTION:
        if manifest.owner != DIVISION:
            return LeaderDeskError("LD-2203", file=file, owner=manifest.owner_name, cell=f"{MACHINE_SHEET}!B1")
        if manifest.addressee not in store.owners:  # what was meant for the section before comes late
            theirs = str(manifest.facts.get("addressee_name", "")) or manifest.addressee
            return LeaderDeskError("LD-2211", file=file, theirs=theirs, ours=me.section_name)
    elif me.role is Role.SECTION and manifest.owner not in store.owners:
        sender = manifest.owner_name or manifest.owner
        return LeaderDeskError("LD-2208", file=file, theirs=sender, ours=me.section_name)
    elif manifest.owner == DIVISION:
        return LeaderDeskError("LD-2203", file=file, owner=Role.DIVISION.label, cell=f"{MACHINE_SHEET}!B1")
    theirs_to_write = lineage.followed(manifest.addressee or manifest.owner, store.today())
    for row, revision in enumerate(content.revisions, 2):
        if not _may_write(store, manifest, revision, theirs_to_write):
            return LeaderDeskError("LD-2203", file=file, owner=manifest.owner_name, cell=f"{MACHINE_SHEET}!B{row}")
    return None


def _may_write(store: Store, manifest: Manifest, revision: Revision, theirs: frozenset[str]) -> bool:
    """A section's file carries its own records, of kinds that sections write; the division's its own, and the addressee's.

    `theirs` are the sections whose records are the sender's or the addressee's own: after a 課の改編 those it follows too.
    Ids that follow from a name (UUID version 5) belong to masters and replies; claimed early, they would be taken. Where
    a kind's ids follow from what a record says, no other id will do.
    """
    kind = store.kinds.get(revision.kind)
    if manifest.direction == DISTRIBUTION and revision.owner == DIVISION:
        return kind is None or kind.OWNED_BY is not OwnedBy.SECTION
    if revision.owner not in theirs or (kind is not None and kind.OWNED_BY is OwnedBy.DIVISION):
        return False
    if manifest.direction == DISTRIBUTION:
        return True
    is_free = UUID(revision.record_id).version != 5
    own_id = fixed_id(kind, manifest.municipality, revision.owner, revision.body) if kind is not None else ""
    return revision.record_id == own_id if own_id else is_free


def trespass(connection: Transaction, content: ExchangeFile, file: str) -> LeaderDeskError | None:
    """A version put upon a record of somebody else, or of another kind: what it says of its owner is not enough."""
    theirs = {(revision.record_id, revision.owner, revision.kind) for revision in content.revisions}
    ours = claims(connection, {record_id for record_id, _, _ in theirs})
    places = Counter(record_id for record_id, _, _ in theirs | ours)
    for row, revision in enumerate(content.revisions, 2):
        if places[revision.record_id] > 1:
            owner = content.manifest.owner_name
            return LeaderDeskError("LD-2203", file=file, owner=owner, cell=f"{MACHINE_SHEET}!B{row}")
    return None


def standing_of(store: Store, manifest: Manifest) -> Standing | None:
    """Whether the sender is proven; a PC of one's own section is known by what it carries."""
    if manifest.direction == SYNC:
        return None
    is_division = store.identity.role is Role.DIVISION
    return manifest.standing(keys_good_now(store, manifest.owner) if is_division else own_keys(store))


def doubt(
    connection: Transaction, store: Store, manifest: Manifest, file: str, standing: Standing | None
) -> LeaderDeskError | None:
    """Why a file may not come in for its sender: a false proof (LD-2209), or none though the sender could (LD-2210)."""
    if standing is Standing.MISMATCH:
        return LeaderDeskError("LD-2209", file=file, sender=manifest.owner_name)
    if standing is not Standing.UNCONFIRMED:
        return None
    if store.identity.role is Role.DIVISION:
        senders = store.lineage.followed(manifest.owner, store.today())  # a successor has the keys of those it follows
        proven = (imported_file(connection, owner=code, standing=Standing.CONFIRMED.value) for code in senders)
        can_prove = any(file is not None for file in proven)
    else:
        can_prove = bool(own_keys(store))
    if not can_prove:
        return None
    sender, confirmation = manifest.owner_name, manifest.confirmation
    return LeaderDeskError("LD-2210", file=file, sender=sender, confirmation=confirmation)
