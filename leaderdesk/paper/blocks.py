# SPDX-License-Identifier: MIT
"""The table of blocks: how each kind of block becomes pieces that flow over pages. A new block is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from leaderdesk.paper.bars import bars_pieces
from leaderdesk.paper.flow import Break, Flowing, Head, Placed, Space, paginate
from leaderdesk.paper.forms import facts_pieces, label_width, stamps_pieces
from leaderdesk.paper.ooda import loops_pieces, ways_pieces
from leaderdesk.paper.org_chart import org_chart_pieces
from leaderdesk.paper.rows import Row, cell
from leaderdesk.paper.schedule import schedule_pieces
from leaderdesk.paper.tables import table_pieces
from leaderdesk.paper.text import MM, Letters
from leaderdesk.reports import document as blocks

_ACCENT = "#0B5CAD"
_GAP = 3 * MM
_HEADINGS: Mapping[int, tuple[Letters, float, float]] = {  # letters, and the room above and below
    1: (Letters(130, is_bold=True), 7 * MM, 2.5 * MM),
    2: (Letters(110, is_bold=True), 5 * MM, 1 * MM),
    3: (Letters(100, is_bold=True), 3.5 * MM, 1 * MM),
}
_BODY, _NOTE = Letters(100), Letters(85, colour="#3F4A56")

Pieces = Callable[[Any, float, float], Sequence[Flowing]]


def pieces_of(all_blocks: Iterable[blocks.Block], width: float, room: float) -> list[Flowing]:
    """The blocks as pieces, with room between them, for pages of that width and height."""
    found: list[Flowing] = []
    for block in all_blocks:
        if isinstance(block, blocks.Heading):
            found.append(Space(max(_heading_style(block)[1] - _GAP, 0.0)))
        made = PIECES[type(block)](block, width, room)
        found.extend(made)
        if made and not isinstance(made[-1], Break):
            found.append(Space(_heading_style(block)[2] if isinstance(block, blocks.Heading) else _GAP))
    return found


def _heading_style(block: blocks.Heading) -> tuple[Letters, float, float]:
    return _HEADINGS[min(max(block.level, 1), len(_HEADINGS))]


def _heading(block: blocks.Heading, width: float, _room: float) -> list[Flowing]:
    """A chapter has a line below it, a section a mark in front."""
    letters = _heading_style(block)[0]
    indent = 2.2 * MM if block.level == 2 else 0.0

    def ornament(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(_ACCENT), 14.0 if block.level == 1 else 24.0))
        if block.level == 1:
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        elif block.level == 2:
            line = letters.size * 0.55
            middle = area.top() + letters.size * 0.75 + 0.6 * MM
            painter.drawLine(QPointF(12.0, middle - line), QPointF(12.0, middle + line))

    text = cell(block.text, letters, indent, width - indent, edges="")
    return [Row([text], pad=0.6 * MM, keeps_next=True, ornament=ornament)]


def _paragraph(block: blocks.Paragraph, width: float, _room: float) -> list[Flowing]:
    letters = _NOTE if block.is_note else _BODY
    return [Row([cell(block.text, letters, 0.0, width, alignment=block.alignment, edges="")], pad=0.0)]


@dataclass(frozen=True)
class _Kept:
    """Pieces that stay on one page."""

    placed: Sequence[Placed]
    height: float
    head: Head | None = None
    keeps_next: bool = False

    @property
    def least(self) -> float:
        return self.height

    def split(self, _room: float) -> tuple[Self, Self]:
        raise AssertionError("it fits on a page")

    def draw(self, painter: QPainter, top: float) -> None:
        for each in self.placed:
            each.piece.draw(painter, top + each.top)

    def text(self) -> str:
        return "\n".join(each.piece.text() for each in self.placed)


def _kept_together(block: blocks.KeepTogether, width: float, room: float) -> list[Flowing]:
    """One piece where a page can hold it; else the blocks as they are."""
    found = pieces_of(block.blocks, width, room)
    pages = paginate(found, room)
    if len(pages) > 1 or not pages[0]:
        return found
    return [_Kept(pages[0], max(each.top + each.piece.height for each in pages[0]))]


def _form(block: blocks.Form, width: float, room: float) -> list[Flowing]:
    """All labels of one width, so that the rules below each other meet."""
    labels = label_width(*(each for each in block.blocks if isinstance(each, blocks.Facts)))
    found: list[Flowing] = []
    for each in block.blocks:
        if isinstance(each, blocks.Facts):
            found += facts_pieces(each, width, labels)
        else:
            found += PIECES[type(each)](each, width, room)
    return found


PIECES: Mapping[type, Pieces] = {
    blocks.Form: _form,
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Facts: lambda block, width, _room: facts_pieces(block, width, label_width(block)),
    blocks.Table: table_pieces,
    blocks.Bars: lambda block, width, _room: bars_pieces(block, width),
    blocks.Schedule: lambda block, width, _room: schedule_pieces(block, width),
    blocks.Stamps: lambda block, width, _room: stamps_pieces(block, width),
    blocks.OrgChart: org_chart_pieces,
    blocks.Loops: lambda block, width, _room: loops_pieces(block, width),
    blocks.Ways: lambda block, width, _room: ways_pieces(block, width),
    blocks.PageBreak: lambda _block, _width, _room: [Break()],
    blocks.KeepTogether: _kept_together,
}
