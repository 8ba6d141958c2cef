# SPDX-License-Identifier: MIT
"""The tables of a store: the durable ones, and one projection per kind that is derived from its facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Kind
from leaderdesk.values import tidy_decimal

FORMAT = 3  # of the durable tables; a store that says more was written by a newer LeaderDesk

durable = MetaData()

_RunningNumber = BigInteger().with_variant(Integer, "sqlite")

# Every revision this store knows. `pos` is the order of arrival here and no part of the content;
# `here` marks those written in this store, which no withdrawn file can take away.
revision = Table(
    "revision",
    durable,
    Column("pos", _RunningNumber, primary_key=True, autoincrement=True),
    Column("rev_id", String(64), nullable=False, unique=True),
    Column("record_id", String(36), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("parents", Text, nullable=False),  # a JSON list
    Column("n", Integer, nullable=False),
    Column("install", String(32), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("written_at", String, nullable=False),
    Column("deleted", Text),
    Column("schema", String, nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON
    Column("here", Boolean, nullable=False),
    Index("ix_revision_install_seq", "install", "seq"),
    sqlite_autoincrement=True,
)

# Every file that came in or went out, also those that were held or refused.
exchange_log = Table(
    "exchange_log",
    durable,
    Column("file_id", _RunningNumber, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("direction", String, nullable=False),  # in, out
    Column("outcome", String, nullable=False),  # begun, written, shared, imported, already, held, refused
    Column("code", String, nullable=False, default=""),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("digest", String(64), nullable=False, default=""),
    Column("owner", String, nullable=False, default=""),
    Column("owner_name", Text, nullable=False, default=""),
    Column("fiscal_year", Integer),
    Column("install", String(32), nullable=False, default=""),
    Column("pc", String(1), nullable=False, default=""),
    Column("serial", Integer),
    Column("written_at", String, nullable=False, default=""),
    Column("counts", Text, nullable=False, default="{}"),  # a JSON object, kind to records
    Column("withdrawn_at", String),
    Column("manifest", Text, nullable=False, default="{}", server_default="{}"),  # what the file says of itself
    Column("standing", String, nullable=False, default="", server_default=""),  # confirmed, unconfirmed, mismatch
    sqlite_autoincrement=True,
)

# 出所: which incoming file carried which revision, and which outgoing file carried it first.
arrival = Table(
    "arrival",
    durable,
    Column("file_id", BigInteger, primary_key=True),
    Column("rev_id", String(64), primary_key=True, index=True),
)
departure = Table(
    "departure",
    durable,
    Column("rev_id", String(64), primary_key=True),
    Column("file_id", BigInteger, nullable=False, index=True),
)
# 届いた: which revisions of this section the division held when it wrote a 配布 file; the newest file counts.
acknowledgement = Table(
    "acknowledgement",
    durable,
    Column("file_id", BigInteger, primary_key=True),
    Column("rev_id", String(64), primary_key=True, index=True),
)

# What never leaves this PC.
draft = Table(
    "draft",
    durable,
    Column("kind", String, primary_key=True),
    Column("record_id", String(36), primary_key=True),
    Column("heads", Text, primary_key=True),  # the heads that the writer saw, joined by commas
    Column("saved_at", String, nullable=False),
    Column("typed", Text, nullable=False),  # a JSON object, field name to text as typed
)
memo = Table(
    "memo",
    durable,
    Column("record_id", String(36), primary_key=True),
    Column("written_at", String, nullable=False),
    Column("text", Text, nullable=False),
)
setting = Table("setting", durable, Column("name", String, primary_key=True), Column("value", Text, nullable=False))
install = Table(
    "install",  # the newest row is this PC; earlier ones are what it was before it was restored, copied or moved
    durable,
    Column("pos", _RunningNumber, primary_key=True, autoincrement=True),
    Column("install", String(32), nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("municipality", String(6), nullable=False),
    Column("municipality_name", Text, nullable=False),
    Column("section", String, nullable=False),
    Column("section_name", Text, nullable=False),
    Column("pc", String(1), nullable=False),
    Column("since", String, nullable=False),
    Column("place", String(64), nullable=False, default=""),  # a mark of the machine and path it writes at; "": not yet
    sqlite_autoincrement=True,
)


# ---------------------------------------------------------------- projections


class ColumnForm(NamedTuple):
    """How a facet's canonical text stands in a column: the SQL type, the way in and the way back."""

    type: type[TypeEngine[Any]]
    store: Callable[[str], Any]
    canonical: Callable[[Any], str]


_TEXT = ColumnForm(Text, str, str)
_INTEGER = ColumnForm(BigInteger, int, str)

COLUMNS: dict[type[facets.Facet[Any]], ColumnForm] = {
    facets.Text: _TEXT,
    facets.LongText: _TEXT,
    facets.Day: _TEXT,
    facets.Clock: _TEXT,
    facets.FiscalYear: _INTEGER,
    facets.HalfYear: _TEXT,
    facets.Count: _INTEGER,
    facets.Number: ColumnForm(Float, float, lambda number: str(tidy_decimal(repr(number)))),
    facets.Yen: _INTEGER,
    facets.Choice: _TEXT,
    facets.Choices: _TEXT,
    facets.Flag: ColumnForm(Boolean, "true".__eq__, lambda yes: "true" if yes else "false"),
    facets.Link: _TEXT,
}

META = (
    "record_id", "rev_id", "owner", "n", "head_count", "deleted", "in_year", "written_at", "first_pos", "search_key",
)  # fmt: skip


@cache
def projections(kinds: tuple[Kind, ...]) -> Mapping[str, Table]:
    """Kind name to its projection: one row per record, the shown head's fields in typed columns.

    Beside the fields stand `head_count` (how many heads differ; more than 1: 確認が必要), `deleted` (the reason, or
    null), `in_year` (年度 of the record's day, or null), `first_pos` (the order in which records came into this store)
    and `search_key` (its texts, folded).
    """
    metadata = MetaData()
    return {kind.KIND: _projection(kind, metadata) for kind in kinds}


def _looked_up(kind: Kind) -> list[str]:
    """The links by which records of a kind are found: what they answer, what they are of, to whom they go."""
    links = [name for name, facet in kind.facets().items() if isinstance(facet, facets.Link)]
    return [name for name in links if name in (kind.ANSWERS, *kind.KEY, *kind.GOES_TO)]


def _projection(kind: Kind, metadata: MetaData) -> Table:
    fields = [Column(name, COLUMNS[type(facet)].type) for name, facet in kind.facets().items()]
    order = kind.DAY or kind.CODE or kind.TITLE
    return Table(
        kind.KIND,
        metadata,
        Column("record_id", String(36), primary_key=True),
        Column("rev_id", String(64), nullable=False),
        Column("owner", String, nullable=False),
        Column("n", Integer, nullable=False),
        Column("head_count", Integer, nullable=False),
        Column("deleted", Text),
        Column("in_year", Integer),
        Column("written_at", String, nullable=False),
        Column("first_pos", BigInteger, nullable=False),
        Column("search_key", Text, nullable=False),
        *fields,
        Index(f"ix_{kind.KIND}_order", order, "first_pos"),
        Index(f"ix_{kind.KIND}_owner", "owner", order, "first_pos"),
        *(Index(f"ix_{kind.KIND}_{name}", name) for name in _looked_up(kind)),
    )
