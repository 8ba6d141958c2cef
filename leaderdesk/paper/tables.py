# SPDX-License-Identifier: MIT
"""Tables: headings that come again on each page, group headings above them, a last row set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from leaderdesk.paper.flow import Flowing, Head
from leaderdesk.paper.rows import SHADE, Row, cell
from leaderdesk.paper.text import MM, Letters
from leaderdesk.reports.document import Alignment, Column, Table

_SIZES = ((20 * MM, 90), (13 * MM, 80), (0.0, 70))  # the mean width of the columns, and the size of letters it takes
_HEAD_MOST = 0.5  # of a page; a higher head stands once


def table_pieces(table: Table, width: float, room: float) -> list[Flowing]:
    """The table as rows under its head."""
    if not table.columns:
        return []
    edges = _edges(table.columns, width)
    size = next(size for least, size in _SIZES if width / len(table.columns) >= least)
    heading_rows = list(_heading_rows(table.columns, edges, Letters(size, is_bold=True)))
    head = Head(heading_rows)
    is_repeated = head.height <= room * _HEAD_MOST
    rows = list(_rows(table, edges, Letters(size)))
    if table.total:
        bold = _row(table.columns, table.total, edges, Letters(size, is_bold=True), fill=SHADE)
        if table.rows:
            rows[-1] = replace(rows[-1], keeps_next=True)
        rows.append(bold)
    if is_repeated:
        return [replace(row, head=head) for row in rows]
    return [*heading_rows, *rows]


def _edges(columns: Sequence[Column], width: float) -> list[float]:
    """Where each column begins, and where the last one ends."""
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column.share / total)
    return edges


def _heading_rows(columns: Sequence[Column], edges: Sequence[float], letters: Letters) -> Iterator[Row]:
    """One row of headings, and one of groups above it where there are any."""
    has_groups = any(column.group for column in columns)
    if has_groups:
        cells, place = [], 0
        for group, members in groupby(columns, key=lambda column: column.group):
            count = len(list(members))
            spans = [(place, place + count)] if group else [(at, at + 1) for at in range(place, place + count)]
            for begin, end in spans:
                at, wide = edges[begin], edges[end] - edges[begin]
                rules = "tblr" if group else "tlr"
                cells.append(cell(group, letters, at, wide, alignment=Alignment.CENTRE, fill=SHADE, edges=rules))
            place += count
        yield Row(cells, keeps_next=True)
    yield Row(
        [
            cell(
                column.heading,
                letters,
                edges[place],
                edges[place + 1] - edges[place],
                alignment=Alignment.CENTRE,
                fill=SHADE,
                edges="blr" if has_groups and not column.group else "tblr",
            )
            for place, column in enumerate(columns)
        ],
        keeps_next=True,
    )


def _rows(table: Table, edges: Sequence[float], letters: Letters) -> Iterator[Row]:
    for row in table.rows:
        yield _row(table.columns, row, edges, letters)
    if not table.rows:
        yield Row([cell(table.empty, letters, 0.0, edges[-1], alignment=Alignment.CENTRE)])


def _row(
    columns: Sequence[Column], texts: Sequence[str], edges: Sequence[float], letters: Letters, *, fill: str = ""
) -> Row:
    return Row(
        [
            cell(text, letters, left, right - left, alignment=column.alignment, fill=fill)
            for column, text, left, right in zip(columns, texts, edges[:-1], edges[1:], strict=True)
        ]
    )
