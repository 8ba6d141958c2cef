# SPDX-License-Identifier: MIT
"""Tables: headings that come again on each page, group headings above them, a last row set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from leaderdesk.paper.flow import Flowing, Head
from leaderdesk.paper.rows import MOST_PAD, PAD_ACROSS, SHADE, Row, cell
from leaderdesk.paper.text import MM, Letters, advance
from leaderdesk.reports.document import Alignment, Column, Table

# The mean width of the columns, and the size of letters it takes; the last one only where figures want it.
_SIZES = ((20 * MM, 90), (13 * MM, 80), (0.0, 70), (0.0, 60))
_FIGURES_MOST = 0.85  # of the width, for figures that are not to be parted
_HEAD_MOST = 0.5  # of a page; a higher head stands once


def table_pieces(table: Table, width: float, room: float) -> list[Flowing]:
    """The table as rows under its head."""
    if not table.columns:
        return []
    size, edges = _columns(table, width)
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


def _columns(table: Table, width: float) -> tuple[int, list[float]]:
    """The size of letters, and where each column begins and the last one ends: no figure is parted for want of room."""
    places = range(len(table.columns))
    for _, size in (each for each in _SIZES if width / len(table.columns) >= each[0]):
        least = [_figure_width(table, place, size) for place in places]
        if sum(least) <= width * _FIGURES_MOST:
            return size, _edges(table, width, least)
    return _SIZES[-1][1], _edges(table, width, [0.0 for _ in places])


def _edges(table: Table, width: float, least: Sequence[float]) -> list[float]:
    """The columns by their shares; one that is too narrow so takes from the others."""
    widths = [0.0] * len(table.columns)
    open_places, room = set(range(len(widths))), width
    while open_places:
        total = sum(table.columns[place].share for place in open_places)
        wanted = {place: room * table.columns[place].share / total for place in open_places}
        narrow = {place for place in open_places if wanted[place] < least[place]}
        for place in narrow or open_places:
            widths[place] = least[place] if narrow else wanted[place]
        room -= sum(widths[place] for place in narrow)
        open_places = open_places - narrow if narrow else set()
    return list(accumulate(widths, initial=0.0))


def _figure_width(table: Table, place: int, size: int) -> float:
    """What the longest figure of a column takes; other texts may be broken anywhere they like."""
    if table.columns[place].alignment is not Alignment.RIGHT:
        return 0.0
    figures = [advance(row[place], size) for row in table.rows]
    figures += [advance(row[place], size, bold=True) for row in (table.total,) if row]
    longest = max(figures, default=0.0) + 1
    return min(longest + 2 * PAD_ACROSS, longest / (1 - 2 * MOST_PAD))


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
