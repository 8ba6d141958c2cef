# SPDX-License-Identifier: MIT
"""提出: what a section hands over to the division, as one workbook; cumulative, so a lost file costs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from leaderdesk.codes import OwnedBy, newest_numbers
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.exchange.link_labels import LinkedNames, link_labels
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.registration import own_key
from leaderdesk.exchange.seal import DISTRIBUTION, FILE_WORDS, SUBMISSION, SYNC, Manifest, rows_of
from leaderdesk.exchange.workbook import (
    CHOICES_COLUMNS,
    CHOICES_SHEET,
    COVER_SHEET,
    MACHINE_SHEET,
    CellForm,
    ChoiceLists,
    Column,
    Sheets,
    choice_lists,
    filled,
    for_people,
    machine_rows,
    on_a4,
    record_cells,
    record_columns,
)
from leaderdesk.fiscal import day_of, era_day, fiscal_label, fiscal_year
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.heads import view
from leaderdesk.ledger.identity import Identity
from leaderdesk.ledger.log import (
    BEGUN,
    OUTGOING,
    SHARED,
    WRITTEN,
    LoggedFile,
    acknowledged_revisions,
    begun_files,
    departed,
    log_departures,
    log_file,
    newest_distribution,
    next_serial,
    own_revisions,
)
from leaderdesk.ledger.merge import by_record
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.machine import os_reason, replace_file, temporary_beside
from leaderdesk.progress import Progress, quietly, steps

CLASSIFICATION = "機密性2"  # 取扱区分, unless the office sets another
_LEADING = (
    Column("団体コード", CellForm(str, width=11)),
    Column("課コード", CellForm(str, width=10)),
    Column("課名", CellForm(str, width=16)),
)
_TRAILING = (
    Column("更新日時", CellForm(str, width=26), is_printed=False),
    Column("管理番号", CellForm(str, width=38), is_printed=False),
)


@dataclass(frozen=True)
class Package:
    """What a file would carry: every revision to send, and by kind the records that people will see."""

    direction: str
    fiscal_year: int
    serial: int
    revisions: tuple[Revision, ...]
    shown: Mapping[str, tuple[Revision, ...]]  # kind to shown heads, deleted ones left out
    unsent: int = 0  # records among them that never left before in their present state
    kept_home: int = 0  # records that stay in the section: 課内で解決
    addressee: str = ""  # of a 配布: 課コード and name
    addressee_name: str = ""
    acknowledged: tuple[str, ...] = ()  # of a 配布: the addressee's revisions that the division has
    labels: Mapping[str, str] = field(
        default_factory=dict
    )  # what links to records that are not in the file are shown as
    facts: Mapping[str, Any] = field(default_factory=dict)  # what else the manifest says
    keys: tuple[bytes, ...] = ()  # what proves the sender, where there is any
    past: tuple[LoggedFile | None, int] = (None, 0)  # of a 配布: the last one, and the serial that the addressee has

    @property
    def counts(self) -> dict[str, int]:
        """Kind to number of records."""
        return {kind: len(heads) for kind, heads in self.shown.items()}


def package(store: Store, *, year: int | None = None) -> Package:
    """Everything the division may not have, and the heads of all open records and all of the 年度.

    Drafts and 課内メモ are not revisions and cannot be in it; a record settled inside the section is in it only if it
    left before.
    """
    wanted_year = fiscal_year(store.today()) if year is None else year
    with store.reading() as connection:
        revisions = own_revisions(connection, *store.owners)
        left = departed(connection) | acknowledged_revisions(connection)
        serial = next_serial(connection, BEGUN, WRITTEN)
        newest = newest_distribution(connection)
    sent: list[Revision] = []
    unsent = kept_home = 0
    for found in by_record(revisions).values():
        head = view(found).shown
        kind = store.kinds[head.kind]
        went = any(revision.rev_id in left for revision in found)
        if not went and (head.deleted is not None or kind.restore(head.body).stays_home(store.today(), head.owner)):
            kept_home += head.deleted is None
            continue
        sent.extend(found)
        unsent += head.rev_id not in left
    shown: dict[str, tuple[Revision, ...]] = dict.fromkeys((kind.KIND for kind in everyday_kinds(store)), ())
    in_file, heads = in_order(store, sent)
    return Package(
        SUBMISSION,
        wanted_year,
        serial,
        in_file,
        shown | heads,
        unsent,
        kept_home,
        facts={"received": str(newest.serial)} if newest else {},
        keys=tuple(filter(None, [own_key(store)])),
    )


def in_order(
    store: Store, revisions: Sequence[Revision]
) -> tuple[tuple[Revision, ...], dict[str, tuple[Revision, ...]]]:
    """Revisions in the order of a file's machine sheet, and the shown heads of each kind in that of its readable one."""
    shown: dict[str, list[Revision]] = {}
    for found in by_record(revisions).values():
        head = view(found).shown
        if head.deleted is None:
            shown.setdefault(head.kind, []).append(head)
    by_kind = {
        name: tuple(sorted(shown[name], key=_reading_order(kind)))
        for name, kind in store.kinds.items()
        if name in shown and len(kind.UNREAD) < len(kind.facets())
    }
    return tuple(sorted(revisions, key=lambda found: (found.record_id, found.n, found.rev_id))), by_kind


def file_name(direction: str, municipality: str, section: str, year: int, pc: str, serial: int) -> str:
    """The fixed name of a file: LD提出_092088_0101_2026_A003.xlsx."""
    return f"LD{FILE_WORDS[direction]}_{municipality}_{section}_{year}_{pc}{serial:03}.xlsx"


def submit(store: Store, folder: Path, *, confirmed_on: str = "", progress: Progress = quietly) -> Path:
    """Write the 提出 file; gives it. `confirmed_on` is 課長確認日 (ISO) where the office keeps one.

    Raises what `write_out` raises.
    """
    _log_what_was_begun(store, folder)
    return write_out(store, folder, package(store), confirmed_on=confirmed_on, progress=progress)


def write_out(
    store: Store,
    folder: Path,
    parcel: Package,
    *,
    confirmed_on: str = "",
    progress: Progress = quietly,
) -> Path:
    """Write a package's file, read it back, take its number in the log, put it in its place; progress counts records.

    What goes to another PC of the section does not count as departed.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 what was written is not what should be in it,
            LD-2304 the store holds made-up records.
        Stopped: a person stopped it; nothing is left.

    """
    if store.setting(TRIAL):
        raise LeaderDeskError("LD-2304")
    me, is_sent = store.identity, parcel.direction != SYNC
    serial, target = _free_place(folder, me, parcel)
    rev_ids = {revision.rev_id for revision in parcel.revisions}
    to = {"addressee": parcel.addressee, "addressee_name": parcel.addressee_name} if parcel.addressee else {}
    manifest = Manifest.seal(
        rows_of(rev_ids, parcel.acknowledged),
        counts=parcel.counts,
        serial=serial,
        fiscal_year=parcel.fiscal_year,
        direction=parcel.direction,
        municipality=me.municipality,
        owner=me.owner,
        owner_name=me.section_name or me.role.label,
        install=me.install,
        pc=me.pc,
        written_at=store.timestamp(),
        confirmed_on=confirmed_on,
        **to,
        **parcel.facts,
    )
    if parcel.keys:
        manifest = manifest.signed(*parcel.keys)
    with temporary_beside(target) as draft:
        _write(store, parcel, manifest, draft, progress)
        if not _is_whole(draft, store, rev_ids, parcel.acknowledged):
            raise LeaderDeskError("LD-2302", file=target.name)
        log = log_row(manifest, target.name, file_hash(draft))
        if parcel.addressee:
            log |= {"owner": parcel.addressee, "owner_name": parcel.addressee_name}
        log |= {"at": manifest.written_at, "direction": OUTGOING, "outcome": BEGUN if is_sent else SHARED}
        with store.writing() as connection:  # from now on no other content ever bears this number
            file_id = log_file(connection, log)
        replace_file(draft, target)  # between two transactions, for it may wait: nothing else shall wait with it
    if not is_sent:
        return target
    try:
        with store.writing() as connection:
            log_departures(connection, file_id, rev_ids)
    except BaseException:
        with suppress(OSError):  # nobody shall hand over what the ledger does not know to have left
            target.unlink(missing_ok=True)
        raise
    return target


def _log_what_was_begun(store: Store, folder: Path) -> None:
    """A pulled plug can leave a file whole in its place and only begun in the log: it counts as written from now on."""
    with store.reading() as connection:
        begun = begun_files(connection)
    for file_id, name, sha256 in begun:
        with suppress(OSError):
            if (file := folder / name).is_file() and file_hash(file) == sha256:
                rev_ids = {found.rev_id for found in read_file(file, list(store.kinds.values())).revisions}
                with store.writing() as connection:
                    log_departures(connection, file_id, rev_ids)


def _free_place(folder: Path, me: Identity, parcel: Package) -> tuple[int, Path]:
    """The file's serial and place: a restored store counts anew, and no file that may be on its way is written over."""
    section = parcel.addressee or me.section
    serial, place = parcel.serial, (parcel.direction, me.municipality, section, parcel.fiscal_year, me.pc)
    try:
        while (target := folder / file_name(*place, serial)).exists():
            serial += 1
    except OSError as error:
        raise LeaderDeskError("LD-2301", folder=str(folder), reason=os_reason(error)) from error
    return serial, target


def _is_whole(draft: Path, store: Store, rev_ids: set[str], acknowledged: Sequence[str]) -> bool:
    """Whether a written file reads back as what should be in it, sheet by sheet."""
    try:
        written = read_file(draft, list(store.kinds.values()))
    except LeaderDeskError:
        return False
    is_all = {found.rev_id for found in written.revisions} == rev_ids and written.acknowledged == tuple(acknowledged)
    return is_all and not written.edits


def everyday_kinds(store: Store) -> list[Kind]:
    """The kinds that a section writes all year round: its own, and what it writes to somebody (連絡調整).

    They have their sheet even without a record.
    """
    return [
        kind
        for kind in store.kinds.values()
        if not kind.KEY
        and (kind.OWNED_BY is OwnedBy.SECTION or (kind.OWNED_BY is OwnedBy.WRITER and _is_addressed(kind)))
    ]


def _is_addressed(kind: Kind) -> bool:
    """Whether a record of a kind names the section that it is for."""
    return any(getattr(kind.facets().get(name), "to", "") == Section.KIND for name in kind.GOES_TO)


# ---------------------------------------------------------------- the workbook


def _write(store: Store, parcel: Package, manifest: Manifest, draft: Path, progress: Progress) -> None:
    """表紙, one readable sheet per kind, 区分, and the hidden `_LD`."""
    kinds = [store.kinds[kind] for kind in parcel.shown]
    lists, labels = ChoiceLists([], {}), {**numbers_in(parcel), **parcel.labels}
    if parcel.direction != DISTRIBUTION:  # that one nobody fills in, and it names nothing of other sections
        linked = link_labels(
            store, ((store.kinds[kind], head.body) for kind in parcel.shown for head in parcel.shown[kind])
        )
        labels |= {record_id: label for of_kind in linked.values() for record_id, label in of_kind.items()}
        lists = choice_lists(kinds, store.names)
        lists.rows.extend((kind, *entry) for kind, of_kind in linked.items() for entry in of_kind.items())
    names = LinkedNames(store.names, labels)

    def told(kind: Kind, body: Body) -> list[Any]:
        return for_people(kind, record_cells(kind, body, names))

    whose = (parcel.addressee or manifest.owner, parcel.addressee_name or manifest.owner_name)

    def place(head: Revision) -> tuple[str, str, str]:
        """Whose a row is: the sender's or addressee's, or of a section that it follows (課の改編)."""
        other = None if head.owner == whose[0] else store.names.label(Section.KIND, "", head.owner)
        return (manifest.municipality, *((head.owner, other) if other else whose))

    heads = steps([head for kind in kinds for head in parcel.shown[kind.KIND]], progress)
    with Sheets(
        f"{FILE_WORDS[manifest.direction]} {whose[1]} {fiscal_label(manifest.fiscal_year)} {manifest.number}"
    ) as sheets:
        classification = str(store.setting("classification", CLASSIFICATION))
        sheets.table(sheets.add(COVER_SHEET), COVER_COLUMNS, cover_rows(manifest, store.kinds, classification))
        for kind in kinds:
            own = for_people(kind, record_columns(kind, lists.entries.get(kind.KIND, {})))
            shown = islice(heads, parcel.counts[kind.KIND])
            if parcel.direction == DISTRIBUTION:
                columns = (*own, *(replace(column, is_printed=False) for column in _LEADING), *_TRAILING)
                cells = [(*told(kind, head.body), *place(head), head.written_at, head.record_id) for head in shown]
                told_of, lines = filled(columns, cells)
                sheets.table(sheets.add(kind.LABEL), on_a4(told_of), lines)
                continue
            rows = ((*place(head), *told(kind, head.body), head.written_at, head.record_id) for head in shown)
            sheets.table(sheets.add(kind.LABEL), (*_LEADING, *own, *_TRAILING), rows)
        next(heads, None)  # the last record is told of too, and may be the one at which a person stops
        if lists.rows:
            sheets.table(sheets.add(CHOICES_SHEET), CHOICES_COLUMNS, lists.rows)
        machine = sheets.add(MACHINE_SHEET)
        machine.sheet_state = "hidden"
        contents = ((revision.rev_id, revision.canonical()) for revision in parcel.revisions)
        for row in machine_rows(manifest.canonical(), contents, parcel.acknowledged):
            machine.append([sheets.cell(machine, text, "machine") for text in row])
        sheets.save_draft(draft)


def numbers_in(parcel: Package) -> dict[str, str]:
    """Record id to 整理番号 of the records in a file that have one."""
    heads = (head for shown in parcel.shown.values() for head in shown)
    return {head.record_id: str(head.body["local_no"]) for head in heads if "local_no" in head.body}


def cover_rows(manifest: Manifest, kinds: Mapping[str, Kind], classification: str) -> list[tuple[str, Any]]:
    """表紙: who hands over what, and the code to read out by telephone."""
    counts = [(f"{kinds[kind].LABEL}の件数", count) for kind, count in manifest.counts.items()]
    confirmed_on = manifest.facts.get("confirmed_on", "")
    whose = [("課コード", manifest.owner), ("課名", manifest.owner_name)]
    if manifest.addressee:
        whose = [
            ("あて先の課コード", manifest.addressee),
            ("あて先の課", manifest.facts.get("addressee_name", "")),
            ("差出人", manifest.owner_name),
            ("届いている提出", "、".join(taken_words(manifest)) or "まだありません"),
        ]
    return [
        ("団体コード", manifest.municipality),
        *whose,
        ("年度", fiscal_label(manifest.fiscal_year)),
        ("連番", manifest.number),
        *counts,
        ("作成日時", f"{era_day(day_of(manifest.written_at))} {manifest.written_at[11:16]}"),
        ("版", f"LeaderDesk {manifest.app}（{manifest.schema}）"),
        ("取扱区分", classification),
        *(
            []
            if manifest.addressee
            else [("課長確認日", era_day(date.fromisoformat(confirmed_on)) if confirmed_on else None)]
        ),
        ("確認コード", manifest.confirmation),
    ]


def taken_words(manifest: Manifest) -> list[str]:
    """Of a 配布: up to which file the division has what each PC of the addressee handed over: 第3号まで."""
    return [f"{number}まで" for number in newest_numbers(manifest.facts.get("taken", []))]


COVER_COLUMNS = (Column("項目", CellForm(str, width=22)), Column("内容", CellForm(str, width=44)))


# ---------------------------------------------------------------- the store's side


def _reading_order(kind: Kind) -> Callable[[Revision], tuple[str, str]]:
    return lambda head: (str(head.body.get(kind.DAY or kind.CODE, "")), head.rev_id)


def log_row(manifest: Manifest, file: str, sha256: str) -> dict[str, Any]:
    """What the exchange log keeps of a file's manifest."""
    return {
        "file": file,
        "sha256": sha256,
        "digest": manifest.digest,
        "owner": manifest.owner,
        "owner_name": manifest.owner_name,
        "fiscal_year": manifest.fiscal_year,
        "install": manifest.install,
        "pc": manifest.pc,
        "serial": manifest.serial,
        "written_at": manifest.written_at,
        "counts": json.dumps(dict(manifest.counts)),
        "manifest": manifest.canonical(),
    }
