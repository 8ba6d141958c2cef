# SPDX-License-Identifier: MIT
"""Projections: the rows that lists and reports read, computed from the heads and rebuilt at will."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, delete, exists, inspect, or_, select
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.facet import Text
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import chunks, insert_rows
from leaderdesk.ledger.heads import conflicts_of, heads_of
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.text import fold

RULES = 3  # how rows follow from revisions; raised when the same columns come to say something else

_STORED = ("rev_id", "deleted", "record_id", "kind", "owner", "n", "install", "seq", "author", "written_at", "schema")


class Projector:
    """Keeps one projection per kind in step with the revisions."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self.kinds = {kind.KIND: kind for kind in kinds}
        self.tables = tables.projections(tuple(kinds))

    def refresh(self, connection: Connection, record_ids: Iterable[str]) -> None:
        """Compute the rows of these records anew, inside the transaction that changed their revisions."""
        wanted = sorted(set(record_ids))
        for part in chunks(wanted):
            rows = list(self._rows(connection, known().where(tables.revision.c.record_id.in_(part))))
            kinds = select(tables.revision.c.kind).where(tables.revision.c.record_id.in_(part)).distinct()
            for name in connection.execute(kinds).scalars().all():
                if (table := self.tables.get(name)) is not None:
                    connection.execute(delete(table).where(table.c.record_id.in_(part)))
            self._insert(connection, rows)

    def add_new(self, connection: Connection, records: Mapping[str, Sequence[Revision]]) -> None:
        """Add the rows of records that were unknown until now: their revisions, just inserted, are all there is."""
        rev_ids = [revision.rev_id for revisions in records.values() for revision in revisions]
        places: dict[str, int] = {}
        for part in chunks(rev_ids):
            query = select(tables.revision.c.rev_id, tables.revision.c.pos).where(tables.revision.c.rev_id.in_(part))
            places.update((row[0], row[1]) for row in connection.execute(query))
        self._insert(connection, (row for found in records.values() for row in self._row(found, places)))

    def rebuild(self, connection: Connection) -> None:
        """Drop the projections and compute them all from the revisions."""
        there = set(inspect(connection).get_table_names())
        for table in self.tables.values():
            if table.name in there:
                table.drop(connection)
            for statement in _definition(table, connection.dialect.name):
                connection.exec_driver_sql(statement)
        for batch in _batches(self._rows(connection, known())):
            self._insert(connection, batch)

    def differing(self, connection: Connection) -> list[str]:
        """The kinds whose projection is not what the revisions say."""
        wanted: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in self.kinds}
        for kind, row in self._rows(connection, known()):
            wanted[kind][row["record_id"]] = row
        return [name for name, table in self.tables.items() if _stored(connection, table) != wanted[name]]

    def _insert(self, connection: Connection, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
        by_kind: dict[str, list[dict[str, Any]]] = {}
        for kind, row in rows:
            by_kind.setdefault(kind, []).append(row)
        for kind, kind_rows in by_kind.items():
            insert_rows(connection, self.tables[kind], kind_rows)

    def _rows(self, connection: Connection, query: Select[Any]) -> Iterable[tuple[str, dict[str, Any]]]:
        """(kind, projection row) of every record in the query's revisions; kinds of a newer version are left out."""
        in_order = query.order_by(tables.revision.c.record_id, tables.revision.c.pos)
        for _, group in groupby(connection.execute(in_order), key=lambda found: found.record_id):
            found = list(group)
            yield from self._row([revision_of(row) for row in found], {row.rev_id: row.pos for row in found})

    def _row(self, revisions: Sequence[Revision], places: Mapping[str, int]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The row of one record from all its known revisions and their places; none for a kind of a newer version."""
        heads = heads_of(revisions) if len(revisions) > 1 else revisions
        if (kind := self.kinds.get(heads[0].kind)) is not None:
            first = min(places[revision.rev_id] for revision in revisions)
            differing = len(heads) if conflicts_of(heads) else 1
            yield kind.KIND, project(kind, heads[0], differing) | {"first_pos": first}


def project(kind: Kind, shown: Revision, head_count: int) -> dict[str, Any]:
    """The projection row of a record whose shown head this is, but for its place in the order of arrival."""
    body, (stores, texts) = shown.body, _columns(kind)
    row = {name: None if (text := body.get(name)) is None else store(text) for name, store in stores}
    day = body.get(kind.DAY)
    return row | {
        "record_id": shown.record_id,
        "rev_id": shown.rev_id,
        "owner": shown.owner,
        "n": shown.n,
        "head_count": head_count,
        "deleted": shown.deleted,
        "in_year": fiscal_year(date.fromisoformat(day)) if day else None,
        "written_at": shown.written_at,
        "search_key": fold("\n".join([body[name] for name in texts if name in body])),
    }


def body_of(kind: Kind, row: Row[Any]) -> dict[str, str]:
    """The fields of a projection's row as canonical texts."""
    found = row._mapping
    return {
        name: tables.COLUMNS[type(facet)].canonical(value)
        for name, facet in kind.facets().items()
        if (value := found[name]) is not None
    }


@cache
def _definition(table: Table, dialect: str) -> tuple[str, ...]:
    """The statements that make a projection: to put them into words takes longer than to run them."""
    words = registry.load(dialect)()
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, indexes)]
    return tuple(str(each.compile(dialect=words)) for each in made)


@cache
def _columns(kind: Kind) -> tuple[list[tuple[str, Callable[[str], Any]]], list[str]]:
    """How a kind's fields become columns: each field's way into its column, and the fields that are searched."""
    facets = kind.facets().items()
    stores = [(name, tables.COLUMNS[type(facet)].store) for name, facet in facets]
    return stores, [name for name, facet in facets if isinstance(facet, Text)]


def known() -> Select[Any]:
    """All revisions that count: those written here, and those of incoming files that are not withdrawn."""
    arrived = exists().where(
        and_(
            tables.arrival.c.rev_id == tables.revision.c.rev_id,
            tables.arrival.c.file_id == tables.exchange_log.c.file_id,
            tables.exchange_log.c.withdrawn_at.is_(None),
        )
    )
    return select(tables.revision).where(or_(tables.revision.c.here, arrived))


def revision_of(row: Row[Any]) -> Revision:
    """The revision that a row of the revision table holds; its rev_id as stored, which `check` proves."""
    plain = {name: row._mapping[name] for name in _STORED}
    return Revision(**plain, parents=tuple(json.loads(row.parents)), body=json.loads(row.body))


def revision_row(revision: Revision, *, here: bool) -> dict[str, Any]:
    """A revision as a row of the revision table; `here` when it was written in this store."""
    columns = {name: getattr(revision, name) for name in _STORED}
    columns["parents"] = json.dumps(revision.parents) if revision.parents else "[]"
    columns["body"] = canonical_json(dict(revision.body))
    columns["here"] = here
    return columns


def _batches(
    rows: Iterable[tuple[str, dict[str, Any]]], size: int = 5000
) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    walk = iter(rows)
    while batch := list(islice(walk, size)):
        yield batch


def _stored(connection: Connection, table: Table) -> Mapping[str, dict[str, Any]]:
    return {row.record_id: dict(row._mapping) for row in connection.execute(select(table))}
