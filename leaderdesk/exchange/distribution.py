# SPDX-License-Identifier: MIT
"""配布: what the division sends to a section, one workbook each: its answers, what arrived of it, masters, 連絡.

Nothing of another section is in it but the 全庁共有 records that the division wrote for all. What was meant for a section
that ended goes to the one that took it over (課の改編), with the records that it goes on with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.codes import DIVISION, EVERYONE
from leaderdesk.exchange.addressees import Addressees
from leaderdesk.exchange.registration import key_of, keys_for
from leaderdesk.exchange.seal import DISTRIBUTION
from leaderdesk.exchange.submission import Package, in_order, write_out
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.titles import called
from leaderdesk.ledger.heads import view
from leaderdesk.ledger.log import (
    BEGUN,
    WRITTEN,
    LoggedFile,
    departed,
    held_revisions,
    imported_files,
    next_serial,
    own_revisions,
    written_files,
)
from leaderdesk.ledger.merge import by_record
from leaderdesk.ledger.query import Query, Row, all_rows, kinds_of, record_links, rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.progress import Progress, Stopped, quietly

_MOST_RECEIPTS = 100  # a manifest is one cell, which holds three times as many


@dataclass(frozen=True)
class _Outbox:
    """What may leave: by addressee the revisions that are for it, and how its own records are called."""

    revisions: Mapping[str, Sequence[Revision]]
    labels: Mapping[str, Mapping[str, str]]  # owner to record id to 「整理番号 件名」
    strangers: Mapping[str, str]  # record id to what a record of another section may be called
    left: frozenset[str]
    files: Sequence[LoggedFile]
    sent: Mapping[str, LoggedFile]  # by section, its newest 配布 file
    held: Mapping[str, Sequence[tuple[str, str]]]  # by section, rev_id and install of what the division has of it


def sections_in_force(store: Store) -> dict[str, str]:
    """課コード to 課名 of the sections that get a 配布 file today: all in force.

    The division's own is among them: its leader keeps a section's records, and answers for its measures, on a PC apart.
    """
    return dict(store.names.options(Section.KIND, "", store.today()))


def parcels(store: Store, sections: Mapping[str, str]) -> Iterator[Package]:
    """What each section's file would carry; `sections` maps 課コード to 課名."""
    outbox = _outbox(store)
    return (_parcel(store, outbox, code, name) for code, name in sections.items())


def distribute(
    store: Store, folder: Path, sections: Mapping[str, str] | None = None, *, progress: Progress = quietly
) -> list[Path]:
    """Write the 配布 files of these sections, or of all in force; gives them. Progress counts files.

    Raises:
        LeaderDeskError: what `submission.write_out` raises; the files written before stay, and count as handed over.
        Stopped: a person stopped it; so do they then.

    """
    wanted = sections_in_force(store) if sections is None else sections
    written = []
    for done, parcel in enumerate(parcels(store, wanted), 1):
        written.append(write_out(store, folder, parcel))
        if not progress(done, len(wanted)):
            raise Stopped
    return written


def _parcel(store: Store, outbox: _Outbox, section: str, name: str) -> Package:
    year = fiscal_year(store.today())
    whose = store.lineage.followed(section, store.today())
    held = [each for code in sorted(whose) for each in outbox.held.get(code, ())]
    wrote = {install for _, install in held}
    pcs = {file.manifest.get("install") for file in outbox.files if file.owner == section and file.serial is not None}
    with store.reading() as connection:
        # A section with one PC has all of this; where there are more, or others wrote it, they meet so.
        missing = own_revisions(connection, *whose) if len(wrote) > 1 or not wrote <= pcs else []
        serial = next_serial(connection, BEGUN, WRITTEN, owners=whose)
    codes = (EVERYONE[0], *sorted(whose))  # what goes to two of them goes once
    for_it = {found.rev_id: found for code in codes for found in outbox.revisions.get(code, ())}.values()
    revisions, shown = in_order(store, [*for_it, *missing])
    readable = {kind: _written_here(heads) for kind, heads in shown.items() if _is_read(store.kinds[kind])}
    readable = {kind: heads for kind, heads in readable.items() if heads}
    unsent = sum(
        head.rev_id not in outbox.left
        for kind, heads in readable.items()
        for head in heads
        if not store.kinds[kind].CODE
    )
    own = {record_id: label for code in whose for record_id, label in outbox.labels.get(code, {}).items()}
    return Package(
        DISTRIBUTION,
        year,
        # A division that was restored goes on where the section saw it last, a new section where its predecessor did.
        max(serial, _received(outbox.files, whose) + 1),
        revisions,
        readable,
        unsent,
        addressee=section,
        addressee_name=name,
        acknowledged=tuple(sorted(rev_id for rev_id, _ in held)),
        labels={**outbox.strangers, **own, **_called_in(store, readable)},
        facts={
            "taken": _taken(outbox.files, section, whose),
            "receipts": _receipts(outbox.files, whose),
            "enrolment": {"year": str(year), "key": key_of(store, section, year).hex()},
        },
        keys=keys_for(store, section, outbox.files),
        past=(outbox.sent.get(section), _received(outbox.files, {section})),
    )


def _received(files: Sequence[LoggedFile], sections: Collection[str]) -> int:
    """The serial of the newest 配布 file that these sections said to have."""
    return max((int(file.manifest.get("received", 0)) for file in files if file.owner in sections), default=0)


def _outbox(store: Store) -> _Outbox:
    with store.reading() as connection:
        ours = by_record(own_revisions(connection, DIVISION))
        left = frozenset(departed(connection))
        files = imported_files(connection)
        held = held_revisions(connection)
        sent = {file.owner: file for file in reversed(written_files(connection))}
    addressees = Addressees(store)
    revisions: dict[str, list[Revision]] = {}
    for found in ours.values():
        head = view(found).shown
        kind = store.kinds.get(head.kind)
        went = any(revision.rev_id in left for revision in found)
        if kind is None or (
            not went and (head.deleted is not None or kind.restore(head.body).stays_home(store.today(), DIVISION))
        ):
            continue
        for addressee in addressees.of(kind, head.body):
            revisions.setdefault(addressee, []).extend(found)
    linked = _linked(store, ours.values())
    labels = _labels(store, ours.values(), linked)
    return _Outbox(revisions, labels, _strangers(linked), left, files, sent, held)


def _linked(store: Store, ours: Iterable[Sequence[Revision]]) -> list[tuple[Kind, Row]]:
    """The records that those of the division link to."""
    links = {kind.KIND: record_links(kind, store.kinds) for kind in store.kinds.values() if kind.GOES_TO}
    heads = (view(found).shown for found in ours if found[0].kind in links)
    ids = {str(head.body[name]) for head in heads for name in links[head.kind] if name in head.body}
    of_kind: dict[str, list[str]] = {}
    for record_id, name in kinds_of(store, ids).items():
        of_kind.setdefault(name, []).append(record_id)
    return [(kind, row) for kind in store.kinds.values() for row in rows(store, kind, of_kind.get(kind.KIND, []))]


def _labels(
    store: Store, ours: Iterable[Sequence[Revision]], linked: Iterable[tuple[Kind, Row]]
) -> dict[str, dict[str, str]]:
    """By section, what its records are called that are answered or written about: record id to 「整理番号 件名」."""
    labels: dict[str, dict[str, str]] = {}
    for kind in {store.kinds[found[0].kind] for found in ours if found[0].kind in store.kinds}:
        link = kind.facets().get(kind.ANSWERS)
        if link is not None and (answered := store.kinds.get(getattr(link, "to", ""))):
            for row in [*all_rows(store, Query(answered)), *all_rows(store, Query(answered, deleted=True))]:
                labels.setdefault(row.owner, {})[row.record_id] = called(answered, row.body, store.names)
    for kind, row in linked:
        labels.setdefault(row.owner, {}).setdefault(row.record_id, called(kind, row.body, store.names))
    return labels


def _strangers(linked: Iterable[tuple[Kind, Row]]) -> dict[str, str]:
    """What a section may be told of another one's record: its kind, and the number under which the division answers it."""
    return {
        row.record_id: f"ほかの課の{kind.LABEL}" + (f"（{row.answer['number']}）" if "number" in row.answer else "")
        for kind, row in linked
        if row.owner != DIVISION
    }


def _called_in(store: Store, shown: Mapping[str, Sequence[Revision]]) -> dict[str, str]:
    """What the records of a file are called where others in it point to them."""
    kinds = [(store.kinds[name], heads) for name, heads in shown.items()]
    return {head.record_id: called(kind, head.body, store.names) for kind, heads in kinds for head in heads}


def _written_here(heads: Sequence[Revision]) -> tuple[Revision, ...]:
    """Those of the division: what a section wrote itself it can read at its desk."""
    return tuple(head for head in heads if head.owner == DIVISION)


def _is_read(kind: Kind) -> bool:
    """Whether a kind stands in a readable sheet; of the masters only the 課名簿 does."""
    return not kind.CODE or kind.KIND == Section.KIND


def _receipts(files: Sequence[LoggedFile], sections: Collection[str]) -> dict[str, str]:
    """Digest of each file of these sections that was taken in to when it was: what its 受領証 need. The newest are enough."""
    of_it = [file for file in files if file.owner in sections and file.serial is not None]
    return {str(file.manifest.get("digest", "")): file.at for file in of_it[:_MOST_RECEIPTS]}


def _taken(files: Sequence[LoggedFile], section: str, followed: Collection[str]) -> list[dict[str, str]]:
    """What the division has of each PC of a section: the newest file's serial, digest, and when it came in.

    Before the section itself has handed anything over, that of the sections it follows.
    """
    named = [file for file in files if file.serial is not None]
    own = [file for file in named if file.owner == section] or [file for file in named if file.owner in followed]
    newest: dict[tuple[str, str], LoggedFile] = {}
    for file in own:
        known = newest.setdefault((file.pc, file.owner), file)
        if (file.written_at, file.serial) > (known.written_at, known.serial):
            newest[file.pc, file.owner] = file
    return [
        {
            "install": str(file.manifest.get("install", "")),
            "pc": file.pc,
            "serial": str(file.serial),
            "digest": str(file.manifest.get("digest", "")),
            "at": file.at,
        }
        for _, file in sorted(newest.items())
    ]
