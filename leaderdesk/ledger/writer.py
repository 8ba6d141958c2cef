# SPDX-License-Identifier: MIT
"""Who writes in a transaction: who the author is, which number comes next, whose records they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from leaderdesk.codes import OwnedBy, Owner, local_number, reception_number, running_serial
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds import SCHEMA
from leaderdesk.kinds.fixed_id import key_fields
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.history import known_revisions
from leaderdesk.ledger.reading import Ledger
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.setting import read_setting


class Writer:
    """What one transaction writes with: the author, the running number of the PC, the next 整理番号."""

    def __init__(self, connection: Connection, store: Ledger) -> None:
        me = store.identity
        seqs = select(func.max(tables.revision.c.seq)).where(tables.revision.c.install == me.install)
        self._connection = connection
        self._store = store
        self._seq = connection.execute(seqs).scalar() or 0
        self._author = str(read_setting(connection, "author") or me.post)
        self._serials: dict[tuple[str, str, int], int] = {}

    def revision(
        self, kind: str, record_id: str, body: Body, parents: Sequence[Revision], *, deleted: str | None = None
    ) -> Revision:
        """The next revision of this PC; whose a record is, never changes with who writes upon it."""
        self._seq += 1
        return Revision(
            record_id=record_id,
            kind=kind,
            owner=parents[0].owner if parents else self._store.identity.owner,
            parents=tuple(sorted(parent.rev_id for parent in parents)),
            n=1 + max((parent.n for parent in parents), default=0),
            install=self._store.identity.install,
            seq=self._seq,
            author=self._author,
            written_at=self._store.timestamp(),
            deleted=deleted,
            schema=SCHEMA,
            body=body,
        )

    def new_id(self, kind: Kind, body: Body) -> str:
        """The id that a record's key gives, "" for kinds without one; a code or key that is taken is a fault."""
        record_id = self._store.fixed_id(kind, body)
        if record_id and known_revisions(self._connection, record_id):
            field = key_fields(kind)[-1]
            fault = LeaderDeskError("LD-3007", value=body[field]) if kind.CODE else LeaderDeskError("LD-3010")
            raise InvalidRecordError(kind.LABEL, {field: fault})
        return record_id

    def number(self, kind: Kind, body: Body, owner: str = "") -> dict[str, str]:
        """The next 整理番号 of this PC, or the division's next 受付番号, in the record's 年度.

        For kinds that have one and records that lack it. An `owner` on whose behalf it is given gets one without the
        letter of a PC, so that it is none that a PC of the section gives.
        """
        if not kind.NUMBER or kind.NUMBER in body:
            return {}
        me, year = self._store.identity, fiscal_year(date.fromisoformat(body[kind.DAY]))
        section, pc = (owner, "") if owner else (me.section, me.pc)

        def number(serial: int) -> str:
            is_division = kind.OWNED_BY is OwnedBy.DIVISION
            return reception_number(year, serial) if is_division else local_number(section, year, pc, serial)

        key, begin = (kind.KIND, section, year), number(0).rstrip("0")
        if key not in self._serials:
            column = self._store.projector.tables[kind.KIND].c[kind.NUMBER]
            numbers = select(column).where(column.startswith(begin, autoescape=True))
            if owner:
                numbers = numbers.where(column < f"{begin}A")  # those of PCs go on with a letter
            highest = numbers.order_by(func.length(column).desc(), column.desc()).limit(1)
            self._serials[key] = running_serial(self._connection.execute(highest).scalar() or "")
        self._serials[key] += 1
        return {kind.NUMBER: number(self._serials[key])}


class Version(NamedTuple):
    """What somebody writes for a record's owner: the record, what it says, and upon which revisions (none: it is new)."""

    kind: Kind
    record_id: str
    owner: Owner
    body: Body
    upon: Sequence[Revision] = ()


def on_behalf(connection: Connection, store: Ledger, versions: Sequence[Version], author: str) -> list[Revision]:
    """Versions of records as this PC writes them for their owners; a new record gets its number.

    They are not kept yet: they come in with the file that brought them, and go with it.
    """
    writer = Writer(connection, store)
    written = []
    for kind, record_id, owner, body, upon in versions:
        number = {} if upon else writer.number(kind, body, owner)
        revision = writer.revision(kind.KIND, record_id, {**body, **number}, upon)
        written.append(replace(revision, rev_id="", owner=owner, author=author))
    return written
