# SPDX-License-Identifier: MIT
"""Queries: which records a list shows, in which order, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy import (
    Row as SqlRow,
)

from leaderdesk.codes import DIVISION
from leaderdesk.kinds.facet import Link
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger import tables
from leaderdesk.ledger.engine import chunks
from leaderdesk.ledger.log import IMPORTED, INCOMING
from leaderdesk.ledger.projection import body_of
from leaderdesk.ledger.store import Store
from leaderdesk.text import fold, words


@dataclass(frozen=True)
class Row:
    """One record as lists read it: its shown head's fields as canonical texts, and what is known about it.

    `head_count` over 1 means 確認が必要; `handed_at` is when its shown head first left in a file, "" when it has not;
    `is_acknowledged` whether the division has it; `answer` are the fields of the record that answers it, if any.
    """

    kind: str
    record_id: str
    owner: str
    rev_id: str
    head_count: int
    deleted: str | None
    in_year: int | None
    written_at: str
    handed_at: str
    body: Body
    is_acknowledged: bool = False
    answer: Body = field(default_factory=dict)


@dataclass(frozen=True)
class Query:
    """What a list shows of one kind.

    `where` holds, by column (a field or a meta column), a value or a collection of values, None for empty; `ranges` holds lowest and
    highest values, None for open; `spans` likewise, and an empty column lies within; `parts` holds pieces of text that a
    column must contain; `search` is a search box: every word must occur somewhere in the record's texts, or in the name
    of what it is of. `either` is as `where`, but one column is enough. `answered` is `where` upon the record that answers this one;
    a None among its values lets those through that have no answer. `carried` is `where` upon records of earlier 年度 than
    the one in `where`: those of which it holds are in the list too. `handed_over`: whether it left, or the division has
    it all the same.
    """

    kind: Kind
    where: Mapping[str, Any] = field(default_factory=dict)
    ranges: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    spans: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    search: str = ""
    either: Mapping[str, Any] = field(default_factory=dict)
    answered: Mapping[str, Any] = field(default_factory=dict)
    carried: Mapping[str, Any] = field(default_factory=dict)
    handed_over: bool | None = None
    deleted: bool = False
    order: str = ""  # a column; by default the kind's day, else its code
    descending: bool | None = None  # by default: days newest first, codes in order


Key = tuple[Any, int, str]  # where a page ended: the order column's value, the order of arrival, the record id


def count(store: Store, query: Query) -> int:
    """How many records the list has."""
    table = store.projector.tables[query.kind.KIND]
    with store.reading() as connection:
        statement = _filtered(select(func.count()).select_from(table), table, query, store)
        return int(connection.execute(statement).scalar_one())


def page(store: Store, query: Query, *, limit: int, after: Key | None = None) -> list[Key]:
    """The next records of the list behind a key, in its order: keyset, so every page costs the same."""
    table = store.projector.tables[query.kind.KIND]
    order, downward = _order(table, query)
    statement = _filtered(select(order, table.c.first_pos, table.c.record_id), table, query, store)
    if after is not None:
        value, place, _ = after
        beyond = order < value if downward else order > value
        further = table.c.first_pos < place if downward else table.c.first_pos > place
        statement = statement.where(or_(beyond, and_(order == value, further)))
    with store.reading() as connection:
        found = connection.execute(statement.order_by(*_ordered(table, query)).limit(limit))
        return [(row[0], row[1], row[2]) for row in found]


def rows(store: Store, kind: Kind, record_ids: Sequence[str]) -> list[Row]:
    """The records of these ids, in the order of the ids; those that are gone are left out."""
    table = store.projector.tables[kind.KIND]
    found: dict[str, Row] = {}
    with store.reading() as connection:
        for part in chunks(record_ids):
            statement = _with_departure(table).where(table.c.record_id.in_(part))
            found.update((row.record_id, _row(kind, row)) for row in connection.execute(statement))
            found.update(_answered(store, connection, kind, [found[each] for each in part if each in found]))
    return [found[record_id] for record_id in record_ids if record_id in found]


def kinds_of(store: Store, record_ids: Collection[str]) -> dict[str, str]:
    """Record id to the name of its kind, of those that are known."""
    revision = tables.revision.c
    with store.reading() as connection:
        found: dict[str, str] = {}
        for part in chunks(sorted(record_ids)):
            query = select(revision.record_id, revision.kind).where(revision.record_id.in_(part)).distinct()
            found.update((row.record_id, row.kind) for row in connection.execute(query))
    return found


def all_rows(store: Store, query: Query) -> list[Row]:
    """Every record of the list, in its order: for reports, not for screens."""
    table = store.projector.tables[query.kind.KIND]
    with store.reading() as connection:
        statement = _filtered(_with_departure(table), table, query, store).order_by(*_ordered(table, query))
        found = [_row(query.kind, row) for row in connection.execute(statement)]
        answered = _answered(store, connection, query.kind, found)
    return [answered.get(row.record_id, row) for row in found]


def picked(store: Store, query: Query, *names: str) -> list[tuple[Any, ...]]:
    """Of the records of the list, in its order, these columns (fields or meta columns) and nothing else."""
    table = store.projector.tables[query.kind.KIND]
    statement = _filtered(select(*(table.c[name] for name in names)), table, query, store)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(statement.order_by(*_ordered(table, query)))]


def titles(store: Store, kind: Kind, *, after: str = "", limit: int | None = None) -> list[tuple[str, str]]:
    """Record id and title of the living records of a kind, and nothing else of them: all, or the next ones behind an id."""
    table = store.projector.tables[kind.KIND].c
    living = select(table.record_id, table[kind.TITLE]).where(table.deleted.is_(None), table.record_id > after)
    with store.reading() as connection:
        found = connection.execute(living.order_by(table.record_id).limit(limit))
        return [(record_id, title or "") for record_id, title in found]


def tally(store: Store, query: Query, *by: str) -> dict[tuple[Any, ...], int]:
    """How many records of the list fall to each combination of these columns; `month` is the kind's day by month."""
    table = store.projector.tables[query.kind.KIND]
    columns = [_month(table, query.kind) if name == "month" else table.c[name] for name in by]
    with store.reading() as connection:
        statement = _filtered(select(*columns, func.count()).select_from(table), table, query, store).group_by(*columns)
        return {tuple(row[:-1]): row[-1] for row in connection.execute(statement)}


def total(store: Store, query: Query, column: str) -> int:
    """The sum of a numeric column over the list."""
    table = store.projector.tables[query.kind.KIND]
    with store.reading() as connection:
        statement = _filtered(select(func.coalesce(func.sum(table.c[column]), 0)), table, query, store)
        return int(connection.execute(statement).scalar_one())


def last_body(store: Store, kind: Kind) -> Body:
    """The body of this writer's newest record of a kind; empty where there is none."""
    mine = Query(kind, where={"owner": store.owners}, order="first_pos", descending=True)
    newest = rows(store, kind, [record_id for *_, record_id in page(store, mine, limit=1)])
    return newest[0].body if newest else {}


def linking(store: Store, record_id: str) -> list[Row]:
    """The records that point to this one, but for its answer."""
    return [
        row
        for kind in store.kinds.values()
        for name in record_links(kind, store.kinds)
        if name != kind.ANSWERS
        for row in all_rows(store, Query(kind, where={name: record_id}))
    ]


def record_links(kind: Kind, kinds: Mapping[str, Kind]) -> list[str]:
    """The fields of a kind that point to records by their ids, not to masters by their codes."""
    links = {name: facet.to for name, facet in kind.facets().items() if isinstance(facet, Link)}
    return [name for name, to in links.items() if not to or (to in kinds and not kinds[to].CODE)]


def wastebasket(store: Store) -> list[tuple[Row, str]]:
    """ごみ箱: this writer's deleted records that people read, and who deleted each, the latest deletion first."""
    mine = {"owner": store.owners}
    kinds = [kind for kind in store.kinds.values() if len(kind.UNREAD) < len(kind.facets())]
    found = [row for kind in kinds for row in all_rows(store, Query(kind, where=mine, deleted=True))]
    authors: dict[str, str] = {}
    with store.reading() as connection:
        for part in chunks([row.rev_id for row in found]):
            written = select(tables.revision.c.rev_id, tables.revision.c.author)
            found_here = connection.execute(written.where(tables.revision.c.rev_id.in_(part)))
            authors.update((row.rev_id, row.author) for row in found_here)
    latest = sorted(found, key=lambda row: (row.written_at, row.rev_id), reverse=True)
    return [(row, authors[row.rev_id]) for row in latest]


def double_numbers(store: Store, kind: Kind) -> list[Row]:
    """The records whose 整理番号 another one has too, those of one number beside each other."""
    table = store.projector.tables[kind.KIND]
    number, is_living = table.c[kind.NUMBER], table.c.deleted.is_(None)
    twice = select(number).where(is_living, number.is_not(None)).group_by(number).having(func.count() > 1)
    statement = _with_departure(table).where(is_living, number.in_(twice)).order_by(number, table.c.first_pos)
    with store.reading() as connection:
        return [_row(kind, row) for row in connection.execute(statement)]


def values_used(store: Store, kind: Kind, column: str, *, limit: int = 200) -> list[str]:
    """What was typed into a field before, the most used first: suggestions."""
    table = store.projector.tables[kind.KIND]
    typed = table.c[column]
    statement = select(typed).where(typed.is_not(None)).group_by(typed).order_by(func.count().desc(), typed)
    with store.reading() as connection:
        return list(connection.execute(statement.limit(limit)).scalars())


def _order(table: Table, query: Query) -> tuple[ColumnElement[Any], bool]:
    kind = query.kind
    name = query.order or kind.DAY or kind.CODE or kind.TITLE
    descending = name == kind.DAY if query.descending is None else query.descending
    column = table.c[name]
    if column.nullable:  # a key needs a value: empty ones stand before all others
        empty: Any = "" if column.type.python_type is str else -1
        return func.coalesce(column, empty), descending
    return column, descending


def _ordered(table: Table, query: Query) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    order, downward = _order(table, query)
    return (order.desc(), table.c.first_pos.desc()) if downward else (order, table.c.first_pos)


def _filtered(statement: Select[Any], table: Table, query: Query, store: Store) -> Select[Any]:
    statement = statement.where(table.c.deleted.is_not(None) if query.deleted else table.c.deleted.is_(None))
    for name, wanted in query.where.items():
        condition = _equals(table.c[name], wanted)
        if name == "in_year" and query.carried:
            holds = [_equals(table.c[each], value) for each, value in query.carried.items()]
            condition = or_(condition, and_(table.c.in_year < wanted, *holds))
        statement = statement.where(condition)
    if query.either:
        statement = statement.where(or_(*(_equals(table.c[name], wanted) for name, wanted in query.either.items())))
    for name, (lowest, highest) in query.ranges.items():
        if lowest is not None:
            statement = statement.where(table.c[name] >= lowest)
        if highest is not None:
            statement = statement.where(table.c[name] <= highest)
    for name, (lowest, highest) in query.spans.items():
        column = table.c[name]
        if lowest is not None:
            statement = statement.where(or_(column.is_(None), column >= lowest))
        if highest is not None:
            statement = statement.where(or_(column.is_(None), column <= highest))
    for name, part in query.parts.items():
        statement = statement.where(table.c[name].contains(part, autoescape=True))
    for word in words(query.search):
        statement = statement.where(_says(word, table, query.kind, store))
    if query.handed_over is not None:
        departed = tables.departure.alias().c  # the statement may have joined the table itself
        left = or_(exists().where(departed.rev_id == table.c.rev_id), _is_acknowledged(table))
        statement = statement.where(left if query.handed_over else ~left)
    if query.answered and (answering := _answering(store, query.kind)) is not None:
        answers, link = answering
        is_its = and_(answers.c[link] == table.c.record_id, answers.c.deleted.is_(None))
        for name, wanted in query.answered.items():
            has_one = exists().where(is_its, _equals(answers.c[name], wanted))
            lets_none_through = wanted is None or (not isinstance(wanted, str) and None in wanted)
            statement = statement.where(or_(has_one, ~exists().where(is_its)) if lets_none_through else has_one)
    return statement


def _says(word: str, table: Table, kind: Kind, store: Store) -> ColumnElement[bool]:
    """Whether a word occurs in a record's texts, or in the name of what the record is of (a 進捗回答: its 施策)."""
    said = table.c.search_key.contains(word, autoescape=True)
    facet = kind.facets()[kind.TITLE]
    if not isinstance(facet, Link):
        return said
    names = store.names.options(facet.to, facet.within)
    return or_(said, table.c[kind.TITLE].in_([code for code, name in names.items() if word in fold(f"{code}\n{name}")]))


def answering_kind(store: Store, kind: Kind) -> Kind | None:
    """The kind whose records answer those of this one; None where nothing does."""
    for other in store.kinds.values():
        link = other.facets().get(other.ANSWERS)
        if isinstance(link, Link) and link.to == kind.KIND:
            return other
    return None


def _answering(store: Store, kind: Kind) -> tuple[Table, str] | None:
    """The projection of the kind that answers records of this one, and its column that holds their ids."""
    found = answering_kind(store, kind)
    return (store.projector.tables[found.KIND], found.ANSWERS) if found else None


def _answered(store: Store, connection: Connection, kind: Kind, found: Sequence[Row]) -> dict[str, Row]:
    """Those of the rows that have an answer, with it, by their record ids."""
    if (answering := _answering(store, kind)) is None:
        return {}
    answers, link = answering
    by_id = {row.record_id: row for row in found}
    answered: dict[str, Row] = {}
    for part in chunks(list(by_id)):
        living = select(answers).where(answers.c[link].in_(part), answers.c.deleted.is_(None))
        for result in connection.execute(living):
            row = by_id[result._mapping[link]]
            answered[row.record_id] = replace(row, answer=body_of(store.kinds[answers.name], result))
    return answered


def _equals(column: ColumnElement[Any], wanted: Any) -> ColumnElement[bool]:
    if wanted is None:
        return column.is_(None)
    if isinstance(wanted, Collection) and not isinstance(wanted, str):
        filled = column.in_([value for value in wanted if value is not None])
        return or_(filled, column.is_(None)) if None in wanted else filled
    return column.__eq__(wanted)


def _with_departure(table: Table) -> Select[Any]:
    """The table's rows, with the time at which each shown head first left."""
    departure, log = tables.departure, tables.exchange_log
    joined = table.outerjoin(departure, departure.c.rev_id == table.c.rev_id)
    joined = joined.outerjoin(log, log.c.file_id == departure.c.file_id)
    acknowledged = _is_acknowledged(table).label("is_acknowledged")
    return select(table, log.c.at.label("handed_at"), acknowledged).select_from(joined)


def _is_acknowledged(table: Table) -> ColumnElement[bool]:
    """Whether the newest 配布 file says that the division has each shown head."""
    log, acknowledged = tables.exchange_log.alias().c, tables.acknowledgement.c
    taken_in = select(log.file_id).where(
        log.direction == INCOMING, log.outcome == IMPORTED, log.owner == DIVISION, log.withdrawn_at.is_(None)
    )
    newest = taken_in.order_by(log.serial.desc(), log.file_id.desc()).limit(1).scalar_subquery()
    return exists().where(acknowledged.rev_id == table.c.rev_id, acknowledged.file_id == newest)


def _row(kind: Kind, result: SqlRow[Any]) -> Row:
    found = result._mapping
    facts = {name: found[name] for name in tables.META if name not in ("n", "first_pos", "search_key")}
    handed_at, is_acknowledged = found["handed_at"] or "", bool(found["is_acknowledged"])
    body = body_of(kind, result)
    return Row(kind=kind.KIND, **facts, handed_at=handed_at, body=body, is_acknowledged=is_acknowledged)


def _month(table: Table, kind: Kind) -> ColumnElement[int]:
    return cast(func.substr(table.c[kind.DAY], 6, 2), Integer).label("month")
