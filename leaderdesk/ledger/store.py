# SPDX-License-Identifier: MIT
"""A store: one open ledger, and the one door through which records are written."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.titles import called
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger import tables
from leaderdesk.ledger.draft import drop_draft
from leaderdesk.ledger.heads import conflicts_of, heads_of
from leaderdesk.ledger.history import known_of, known_revision, known_revisions, seen_heads
from leaderdesk.ledger.identity import Identity, new_install
from leaderdesk.ledger.projection import Projector, revision_row
from leaderdesk.ledger.reading import Ledger
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.setting import read_setting, write_setting
from leaderdesk.ledger.writer import Writer


class Store(Ledger):
    """An open ledger (`ledger.opening` opens it). Every change is one durable transaction.

    `listeners` are told of the revisions that this store's own writer wrote, a transaction's at a time, after they are
    durable.
    """

    def __init__(
        self,
        target: str | Path,
        engine: Engine,
        projector: Projector,
        identity: Identity,
        *,
        now: Callable[[], datetime],
        let_go: Callable[[], None],
        is_read_only: bool = False,
    ) -> None:
        super().__init__(target, engine, projector, identity, now=now, let_go=let_go, is_read_only=is_read_only)
        self._fresh = threading.local()  # what the transaction under way in a thread has written so far
        self.listeners: list[Callable[[Sequence[Revision]], None]] = []

    # ------------------------------------------------------------ writing

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One durable transaction, undone as a whole when the block fails; raises LD-4006 when the disk does."""
        self._fresh.revisions = []
        with engines.writing(self.engine) as connection:
            yield connection
        self._note_write()
        if written := self._fresh.revisions:
            for tell in self.listeners:
                tell(written)

    def take_new_id(self, connection: Connection) -> Identity:
        """Let this store write under a new PC id, for its own is used elsewhere; gives who writes once that is durable."""
        return self._renew(connection, self.identity)

    def become(self, section: str, name: str, pc: str) -> None:
        """Write as another section from now on, or under another name or letter: a person said that it has changed.

        The PC takes a new id; its records, numbers of files and keys stay. An author who is called by the old name of
        the section is called by the new one.
        """
        me = self.identity
        with self.writing() as connection:
            renewed = self._renew(connection, replace(me, section=section, section_name=name, pc=pc))
            author = str(read_setting(connection, "author", ""))
            if me.section_name and author.startswith(me.section_name):
                write_setting(connection, "author", name + author.removeprefix(me.section_name))
        self.identity = renewed

    def _renew(self, connection: Connection, identity: Identity) -> Identity:
        """Note that this PC writes under a new id from now on."""
        newest = select(tables.install.c.place).order_by(tables.install.c.pos.desc()).limit(1)
        renewed = replace(identity, install=new_install())
        facts = asdict(renewed) | {"role": renewed.role.value, "since": self.timestamp()}
        connection.execute(insert(tables.install), facts | {"place": connection.execute(newest).scalar_one()})
        return renewed

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a setting."""
        with self.writing() as connection:
            write_setting(connection, name, value)

    def add(self, kind: Kind, body: Body, *, record_id: str = "") -> Revision:
        """Add one record; returns after the durable commit. A draft kept under `record_id` is gone with it.

        Raises:
            InvalidRecordError: LD-1002, with the faults by field.
            LeaderDeskError: LD-3006 this side does not write that kind, LD-4006 the disk failed.

        """
        return self.add_all([(kind, body, record_id)])[0]

    def add_all(self, records: Sequence[tuple[Kind, Body, str]]) -> list[Revision]:
        """Add records, all or none: kind, body, and the record_id or "" for a new one.

        A master's id comes from its code, so that all sides mean the same record; a code that is taken is a fault.
        """
        today = self.today()
        checked = [(kind, self._checked(kind, body, today), record_id) for kind, body, record_id in records]
        with self.writing() as connection:
            writer = Writer(connection, self)
            added = [
                writer.revision(
                    kind.KIND,
                    writer.new_id(kind, body) or record_id or str(uuid.uuid4()),
                    body | writer.number(kind, body),
                    [],
                )
                for kind, body, record_id in checked
            ]
            self._append(connection, added)
            for _, _, record_id in checked:
                drop_draft(connection, record_id)
        return added

    def put_all(self, kind: Kind, bodies: Sequence[Body]) -> list[Revision]:
        """Masters by their codes, all or none: unknown ones are added, known ones take these fields, equal ones stay.

        Raises InvalidRecordError where a code stands twice (LD-3007), and what `add` raises.
        """
        by_id: dict[str, Body] = {}
        for body in bodies:
            if by_id.setdefault(self.fixed_id(kind, body), body) is not body:
                raise InvalidRecordError(kind.LABEL, {kind.CODE: LeaderDeskError("LD-3007", value=body[kind.CODE])})
        return self.put({record_id: (kind, body) for record_id, body in by_id.items()})

    def put(
        self, records: Mapping[str, tuple[Kind, Body | None]], *, seen: Collection[str] | None = None
    ) -> list[Revision]:
        """Records by their ids, all or none: unknown ones are added, known ones take these fields, equal ones stay.

        A deleted one comes back; None for its fields deletes one. Drafts kept under the ids are gone. `seen` are the
        heads that the writer looked at, by default those of now: of a record that has moved on since, both versions
        stay and a person decides. Raises what `add` and `edit` raise.
        """
        today = self.today()
        written: list[Revision] = []
        with self.writing() as connection:
            writer = Writer(connection, self)
            held = known_of(connection, records)
            for record_id, (kind, body) in records.items():
                revisions = held.get(record_id, [])
                heads = heads_of([found for found in revisions if seen is None or found.rev_id in seen])
                if revisions:
                    self._own(revisions[0])
                drop_draft(connection, record_id)
                if body is None:
                    if heads and heads[0].deleted is None:
                        written.append(writer.revision(kind.KIND, record_id, heads[0].body, heads, deleted=N_("不要")))
                    continue
                fields = {**(heads[0].body if heads else {}), **body}
                merged = {name: text for name, text in fields.items() if text is not None}
                checked = self._checked(kind, merged, today, [head for head in heads if head.deleted is None])
                if not heads or checked != heads[0].body or heads[0].deleted is not None:
                    written.append(writer.revision(kind.KIND, record_id, checked | writer.number(kind, checked), heads))
            if written:
                self._append(connection, written)
        return written

    def edit(self, record_id: str, changes: Mapping[str, Any], *, seen: Sequence[str] = ()) -> Revision:
        """Write one new revision: given fields (canonical texts) replace, None empties; no change writes nothing.

        `seen` are the heads that the writer looked at, by default those of now. Where the record has moved on since,
        both versions stay and a person decides.

        Raises:
            InvalidRecordError: LD-1002, with the faults by field.
            LeaderDeskError: LD-3001 no such record, LD-3002 not one's own, LD-3004 it has several versions, LD-3005
                it is deleted, LD-4006 the disk failed.

        """
        with self.writing() as connection:
            heads = self._settled_heads(connection, record_id, seen)
            head = heads[0]
            if head.deleted is not None:
                raise LeaderDeskError("LD-3005")
            merged = {name: text for name, text in {**head.body, **changes}.items() if text is not None}
            body = self._checked(self.kinds[head.kind], merged, self._today_for(heads), heads)
            if body == head.body:
                return head
            drop_draft(connection, record_id)
            return self._follow(connection, heads, body)

    def edit_all(self, record_ids: Sequence[str], changes: Mapping[str, Any]) -> list[Revision]:
        """Give many records the same fields, all of them or none; gives the revisions that were needed.

        Drafts stay: nobody saved them. Raises LD-3022, which names the record that refuses and why (as `edit` would).
        """

        def changed(heads: Sequence[Revision]) -> Body:
            if heads[0].deleted is not None:
                raise LeaderDeskError("LD-3005")
            merged = {name: text for name, text in {**heads[0].body, **changes}.items() if text is not None}
            return self._checked(self.kinds[heads[0].kind], merged, self._today_for(heads), heads)

        return self._write_all(record_ids, changed)

    def delete(self, record_id: str, reason: str) -> Revision:
        """Delete a record: a revision like any other, that can be taken back."""
        with self.writing() as connection:
            heads = self._settled_heads(connection, record_id)
            drop_draft(connection, record_id)
            return self._follow(connection, heads, heads[0].body, deleted=reason)

    def delete_all(self, record_ids: Sequence[str], reason: str) -> list[Revision]:
        """Delete many records, all of them or none; raises LD-3022."""
        return self._write_all(record_ids, lambda heads: heads[0].body, deleted=reason)

    def undelete(self, record_id: str) -> Revision:
        """Take a deletion back."""
        with self.writing() as connection:
            heads = self._settled_heads(connection, record_id)
            return self._follow(connection, heads, heads[0].body)

    def undelete_all(self, record_ids: Sequence[str]) -> list[Revision]:
        """Take many deletions back, all of them or none; raises LD-3022."""
        return self._write_all(record_ids, lambda heads: heads[0].body)

    def restore_version(self, rev_id: str) -> Revision:
        """Let a record say again what an earlier version of it said: a new revision; a deleted record comes back.

        The number that it was given since stays. A version that says what holds now writes nothing.

        Raises:
            LeaderDeskError: LD-3001 no such version, LD-3002 not one's own, LD-3004 it has several versions, LD-4006
                the disk failed.

        """
        with self.writing() as connection:
            wanted = known_revision(connection, rev_id)
            heads = self._settled_heads(connection, wanted.record_id)
            number = self.kinds[wanted.kind].NUMBER
            kept = {number: heads[0].body[number]} if number in heads[0].body else {}
            body = {**wanted.body, **kept}
            if body == heads[0].body and heads[0].deleted is None:
                return heads[0]
            return self._follow(connection, heads, body)

    def renumber(self, record_id: str) -> Revision:
        """Give a record the next 整理番号 of this PC: a PC that was copied gives numbers that are taken."""
        with self.writing() as connection:
            heads = self._settled_heads(connection, record_id)
            kind, body = self.kinds[heads[0].kind], dict(heads[0].body)
            body.pop(kind.NUMBER, None)
            return self._follow(connection, heads, body | Writer(connection, self).number(kind, body))

    def resolve(self, record_id: str, body: Body, *, seen: Sequence[str] = (), deleted: str | None = None) -> Revision:
        """Settle a conflict as a person decided: one revision whose parents are the heads that were seen, or all.

        `body` are all the fields that hold from now on; with a reason in `deleted` the record is deleted instead, and
        `body` is what is kept of it. A version that came in meanwhile stays beside it. Raises what `edit` raises.
        """
        with self.writing() as connection:
            heads = seen_heads(connection, record_id, seen)
            self._own(heads[0])
            if deleted is None:
                body = self._checked(self.kinds[heads[0].kind], body, self._today_for(heads), heads)
            return self._follow(connection, heads, body, deleted=deleted)

    def take_back(self, rev_ids: Sequence[str]) -> list[Revision]:
        """Write, for each of these revisions, one that says what its record said before; all of them or none.

        The record must still say what the revision says, however it came to. One that was not there before is deleted.
        Taking back what was taken back does it again.

        Raises:
            LeaderDeskError: LD-3001 no such revision, LD-3002 not one's own, LD-3020 somebody wrote the record since,
                LD-3021 the revision settled a conflict, which has no single version before it.

        """
        with self.writing() as connection:
            writer, written = Writer(connection, self), []
            for rev_id in rev_ids:
                unwanted = known_revision(connection, rev_id)
                self._own(unwanted)
                heads = heads_of(known_revisions(connection, unwanted.record_id))
                if any((head.body, head.deleted) != (unwanted.body, unwanted.deleted) for head in heads):
                    raise LeaderDeskError("LD-3020")
                if len(unwanted.parents) > 1:
                    raise LeaderDeskError("LD-3021")
                before = known_revision(connection, unwanted.parents[0]) if unwanted.parents else None
                body, deleted = (before.body, before.deleted) if before else (unwanted.body, N_("元に戻す"))
                written.append(writer.revision(unwanted.kind, unwanted.record_id, body, heads, deleted=deleted))
            self._append(connection, written)
        return written

    # ------------------------------------------------------------ inside

    def _checked(self, kind: Kind, body: Body, today: date, heads: Sequence[Revision] = ()) -> dict[str, Any]:
        """The canonical body, when this side writes the kind and its own rules find nothing, also upon these heads."""
        if not self.identity.writes(kind.OWNED_BY):
            raise LeaderDeskError("LD-3006", role=self.identity.role.label, kind=kind.LABEL)
        record = kind.restore(body)
        for name in kind.KEY:
            if any(head.body.get(name) != body.get(name) for head in heads):
                raise InvalidRecordError(
                    kind.LABEL, {name: LeaderDeskError("LD-3011", field=kind.facets()[name].label)}
                )
        upon = [record.follows(kind.restore(head.body)) for head in heads] or [record.follows(None)]
        if faults := record.faults(today) | min(upon, key=len):  # of several heads, one that it may follow is enough
            raise InvalidRecordError(kind.LABEL, faults)
        return record.body()

    def _today_for(self, heads: Sequence[Revision]) -> date:
        """Today, or the record's own day where that is later: a clock that went back makes no stored day wrong."""
        days = [head.body.get(self.kinds[head.kind].DAY) for head in heads]
        return max([self.today(), *(date.fromisoformat(day) for day in days if day)])

    def _own(self, head: Revision) -> None:
        if head.owner != self.identity.owner and head.owner not in self.owners:
            raise LeaderDeskError("LD-3002", owner=head.owner, writer=self.identity.post)

    def _settled_heads(self, connection: Connection, record_id: str, seen: Sequence[str] = ()) -> tuple[Revision, ...]:
        """The heads to write upon, those that were seen or all: one, or several that say the same."""
        heads = seen_heads(connection, record_id, seen)
        self._own(heads[0])
        if conflicts_of(heads):
            raise LeaderDeskError("LD-3004")
        return heads

    def _write_all(
        self,
        record_ids: Sequence[str],
        changed: Callable[[Sequence[Revision]], Body],
        *,
        deleted: str | None = None,
    ) -> list[Revision]:
        """The next revision of each record that `changed` (heads to body) changes, in one transaction."""
        written: list[Revision] = []
        with self.writing() as connection:
            writer = Writer(connection, self)
            for record_id in dict.fromkeys(record_ids):
                try:
                    heads = self._settled_heads(connection, record_id)
                    body = changed(heads)
                except LeaderDeskError as fault:
                    raise LeaderDeskError("LD-3022", record=self._called(connection, record_id), why=fault) from fault
                if (body, deleted) != (heads[0].body, heads[0].deleted):
                    written.append(writer.revision(heads[0].kind, record_id, body, heads, deleted=deleted))
                if deleted is not None:
                    drop_draft(connection, record_id)
            if written:
                self._append(connection, written)
        return written

    def _called(self, connection: Connection, record_id: str) -> str:
        """A record's number and title, or where it is unknown its id."""
        if not (heads := heads_of(known_revisions(connection, record_id))):
            return record_id
        return called(self.kinds[heads[0].kind], heads[0].body, self.names)

    def _follow(
        self, connection: Connection, parents: Sequence[Revision], body: Body, *, deleted: str | None = None
    ) -> Revision:
        writer = Writer(connection, self)
        revision = writer.revision(parents[0].kind, parents[0].record_id, body, parents, deleted=deleted)
        self._append(connection, [revision])
        return revision

    def _append(self, connection: Connection, revisions: Sequence[Revision]) -> None:
        engines.insert_rows(connection, tables.revision, [revision_row(revision, here=True) for revision in revisions])
        self.projector.refresh(connection, [revision.record_id for revision in revisions])
        self._fresh.revisions.extend(revisions)
