# SPDX-License-Identifier: MIT
"""What a store's masters say: the names of codes, and which section goes on with whose records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, null, select

from leaderdesk.errors import InvalidRecordError
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.succession import HandsOn, Lineage, Step
from leaderdesk.ledger.projection import Projector, body_of
from leaderdesk.text import fold


class LedgerNames:
    """Code and label of every master record, read once; a store reads them anew when a master changes."""

    def __init__(self, connection: Connection, projector: Projector) -> None:
        self._lists: dict[tuple[str, str], dict[str, tuple[str, str, str]]] = {}
        for kind in projector.kinds.values():
            if kind.CODE:
                self._read(connection, projector, kind)

    def _read(self, connection: Connection, projector: Projector, kind: Kind) -> None:
        table = projector.tables[kind.KIND]

        def column(name: str) -> ColumnElement[Any]:
            return table.c[name] if name in table.c else null()

        columns = (column(name) for name in (kind.WITHIN, kind.CODE, kind.TITLE, "valid_from", "valid_until"))
        order = [table.c[name] for name in ("order", kind.CODE) if name in table.c]
        living = select(*columns).where(table.c.deleted.is_(None)).order_by(*order)
        for within, code, label, begin, end in connection.execute(living):
            self._lists.setdefault((kind.KIND, within or ""), {})[code] = (label, begin or "", end or "9999")

    def label(self, to: str, within: str, code: str) -> str | None:
        """What people call the code."""
        found = self._lists.get((to, within), {}).get(code)
        return found[0] if found else None

    def code(self, to: str, within: str, typed: str) -> str | None:
        """The code of a typed code, label, or place in the list (「4」), in any width."""
        entries = self._lists.get((to, within))
        if entries is None:
            return None
        if typed in entries:
            return typed
        key = fold(typed).strip()
        for place, (code, (label, _, _)) in enumerate(entries.items(), 1):
            if key in (fold(code), fold(label), str(place) if within else None):
                return code
        return None

    def options(self, to: str, within: str, on: date | None = None) -> Mapping[str, str]:
        """Code to label in their order, those in force on the day."""
        day = on.isoformat() if on else None
        entries = self._lists.get((to, within), {})
        return {code: label for code, (label, begin, end) in entries.items() if day is None or begin <= day <= end}


def lineage_of(connection: Connection, projector: Projector) -> Lineage:
    """Who goes on with whose records; what a newer version wrote and this one cannot read hands nothing on."""
    return Lineage(_steps(connection, projector))


def _steps(connection: Connection, projector: Projector) -> Iterator[Step]:
    for kind in projector.kinds.values():
        if issubclass(kind, HandsOn):
            table = projector.tables[kind.KIND]
            for row in connection.execute(select(table).where(table.c.deleted.is_(None))):
                with suppress(InvalidRecordError):
                    if (step := kind.restore(body_of(kind, row)).step()) is not None:
                        yield step
