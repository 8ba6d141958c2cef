# SPDX-License-Identifier: MIT
"""「様式から」: what the rows of a filled 様式 become in the ledger, written by the division for the section."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.codes import Owner
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.filled_template import FormRow, Question, read_row
from leaderdesk.exchange.hand_edits import HandEdit, Place
from leaderdesk.exchange.reader import ExchangeFile
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.history import known_revisions
from leaderdesk.ledger.log import imported_files
from leaderdesk.ledger.merge import Change, claims
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.writer import Version

AUTHOR = "様式から"

_NAMESPACE = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's namespace for object identifiers


@dataclass(frozen=True)
class Filled:
    """What taking a 様式 in would write: the versions and what they change; what must be asked; what cannot come in."""

    versions: tuple[Version, ...]
    change: Change
    questions: tuple[Question, ...]
    faults: tuple[HandEdit, ...]
    is_older: bool  # an older copy of a form that was taken in since: what its rows say of known records is past


def filled(connection: Transaction, store: Store, content: ExchangeFile, answers: Mapping[Place, str]) -> Filled:
    """The plan for a 様式; `answers` are the readings that a person chose, by cell. Nothing is written.

    A row with a cell that cannot be read, or must be asked, stays out as a whole. What an earlier import of the same row
    made of it is the version that this one follows: a record that went on elsewhere gets a second head. An older copy of
    a form changes nothing that a newer one said.
    """
    manifest = content.manifest
    is_older = content.saved_at < _newest(connection, manifest.digest)
    owner, since, today = Owner(manifest.owner), manifest.fiscal_year, store.today()
    versions: list[Version] = []
    questions: list[Question] = []
    faults: list[HandEdit] = []
    new: list[str] = []
    changed: list[str] = []
    same = conflicts = 0
    rows = list(_with_ids(content.form, owner))
    claimed = claims(connection, [record_id for _, record_id in rows])
    kinds = {record_id: row.kind for row, record_id in rows}
    others = {record_id for record_id, whose, kind in claimed if (whose, kind) != (owner, kinds[record_id])}
    for row, record_id in rows:
        kind = store.kinds[row.kind]
        known = known_revisions(connection, record_id)
        base = _base(known) if known else None
        before = _answered_before(row, base) if base else {}
        reading = read_row(kind, row, store.names, {**before, **answers}, since=since, today=today)
        questions += reading.questions
        faults += reading.faults
        if reading.questions or reading.faults:
            continue
        if record_id in others:
            faults.append(_stray(kind, row))
            continue
        heads = heads_of(known)
        body = {
            name: text for name, text in {**(base.body if base else {}), **reading.body}.items() if text is not None
        }
        if base is not None and (body == base.body or is_older):
            same += 1
            continue
        (changed if known else new).append(record_id)
        conflicts += base is not None and base not in heads
        versions.append(Version(kind, record_id, owner, body, [base] if base else []))
    planned = Change(tuple(new), tuple(changed), same, conflicts)
    return Filled(tuple(versions), planned, tuple(questions), tuple(faults), is_older)


def _newest(connection: Transaction, digest: str) -> str:
    """When the newest copy of a form was saved that was taken in."""
    copies = (file.manifest for file in imported_files(connection) if file.manifest.get("digest") == digest)
    return max((str(copy.get("saved_at", "")) for copy in copies), default="")


def _with_ids(rows: Iterable[FormRow], owner: Owner) -> Iterator[tuple[FormRow, str]]:
    """Each row with its record's id: its hidden one; a row without one, or a copy of another, has one by what it says."""
    seen: set[str] = set()
    alike: Counter[str] = Counter()
    for row in rows:
        if row.record_id and row.record_id not in seen:
            seen.add(row.record_id)
            yield row, row.record_id
            continue
        content = canonical_json([owner, row.kind, {name: str(cell) for name, (_, cell) in row.cells.items()}])
        alike[content] += 1
        yield row, _drawn_id(content, alike[content])


def _drawn_id(content: str, time: int) -> str:
    """A random-looking id (version 4 in form, as sections own them) that the content decides."""
    drawn = uuid.uuid5(_NAMESPACE, f"leaderdesk/template/{time}/{content}")
    return str(uuid.UUID(bytes=drawn.bytes, version=4))


def _base(known: Sequence[Revision]) -> Revision:
    """The version that a row follows: the last one that came of it, else the shown head."""
    of_forms = [found for found in known if found.author == AUTHOR and found.deleted is None]
    return max(of_forms, key=lambda found: (found.n, found.rev_id)) if of_forms else heads_of(known)[0]


def _answered_before(row: FormRow, base: Revision) -> dict[Place, str]:
    """What the cells of a row that came in before were taken for: nobody is asked twice."""
    return {(row.sheet, at): str(base.body[name]) for name, (at, _) in row.cells.items() if name in base.body}


def _stray(kind: Kind, row: FormRow) -> HandEdit:
    at, cell = row.cells[kind.TITLE]
    why = LeaderDeskError("LD-2434", sheet=row.sheet, row=row.number)
    return HandEdit(row.sheet, at, kind.facets()[kind.TITLE].label, "", str(cell), row.record_id, why=why)
