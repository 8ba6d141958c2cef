# SPDX-License-Identifier: MIT
"""An open ledger as it is read: whose it is, what its masters say, what is known of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine

from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.kinds.succession import Lineage
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger.heads import View, view
from leaderdesk.ledger.history import history
from leaderdesk.ledger.identity import Identity
from leaderdesk.ledger.names import LedgerNames, lineage_of
from leaderdesk.ledger.projection import Projector
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.setting import read_setting
from leaderdesk.places import home


class Ledger:
    """What every open ledger can tell; `now` is the clock: it gives the time that revisions show, which decides nothing."""

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
        self.target = target
        self.engine = engine
        self.projector = projector
        self.identity = identity
        self.now = now
        self.is_read_only = is_read_only
        self._let_go = let_go
        self._names: LedgerNames | None = None
        self._lineage: Lineage | None = None
        self._writes = 0

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store; raises LD-4005 damaged, LD-4041 the disk fails."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except engines.UNREADABLE as error:
            raise engines.damaged(self.target, error) from error

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Kind name to kind."""
        return self.projector.kinds

    @property
    def names(self) -> LedgerNames:
        """The labels of codes, as the masters stand now."""
        names, state = self._names, self._writes  # another thread may write meanwhile
        if names is None:
            with self.reading() as connection:
                names = LedgerNames(connection, self.projector)
            if state == self._writes:
                self._names = names
        return names

    @property
    def lineage(self) -> Lineage:
        """Who goes on with whose records, as the masters stand now."""
        lineage, state = self._lineage, self._writes
        if lineage is None:
            with self.reading() as connection:
                lineage = lineage_of(connection, self.projector)
            if state == self._writes:
                self._lineage = lineage
        return lineage

    @property
    def owners(self) -> frozenset[str]:
        """Whose records are this side's own today: those under its name, and of a section those that it goes on with."""
        return self.lineage.followed(self.identity.owner, self.today())

    @property
    def folder(self) -> Path:
        """Where the files of this store lie: `inbox/`, `outbox/`, `backups/`."""
        return home() if engines.is_url(self.target) else Path(self.target).resolve().parent

    def today(self) -> date:
        """The business day that it is."""
        return self.now().date()

    def timestamp(self) -> str:
        """Now, as the ledger writes it: local time with its offset, to the second."""
        return self.now().isoformat(timespec="seconds")

    def history(self, record_id: str) -> list[Revision]:
        """All known revisions of a record, in the order in which they came here; raises LD-3001."""
        with self.reading() as connection:
            return history(connection, record_id)

    def view(self, record_id: str) -> View:
        """What is seen of a record; raises LD-3001."""
        return view(self.history(record_id))

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting of this store (any JSON value)."""
        with self.reading() as connection:
            return read_setting(connection, name, default)

    def fixed_id(self, kind: Kind, body: Body) -> str:
        """The record id that this body's key gives it when it is written here, "" where its kind has none."""
        return fixed_id(kind, self.identity.municipality, self.identity.owner, body)

    def _note_write(self) -> None:
        """Something was written: what the masters say is read anew."""
        self._writes += 1
        self._names = self._lineage = None
