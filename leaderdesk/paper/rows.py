# SPDX-License-Identifier: MIT
"""Rows: cells side by side, with rules that are closed wherever a page ends. Paragraphs, tables and forms are made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from leaderdesk.paper.flow import Head
from leaderdesk.paper.text import MM, Letters, Lines
from leaderdesk.reports.document import Alignment

RULE, SHADE = "#5F6B78", "#EDF0F3"
PAD_ACROSS, PAD_UP = 1.8 * MM, 1.1 * MM
MOST_PAD = 0.12  # of a cell's width, where it is narrow

_RULE_WIDTH = 5.0
_WHOLE_LINES = 6  # a row of so many lines stays on one page
_LEAST_LINES = 3  # of a longer one, so many stand at the foot of a page

Ornament = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Cell:
    """A text between two edges of a row, from one of its lines to before another.

    `edges` names the rules around it (t, b, l, r); a text that `comes_again` stands in each part of a row that flows on.
    """

    left: float
    width: float
    lines: Lines
    first: int
    last: int
    pad: float = PAD_ACROSS
    fill: str = ""
    edges: str = "tblr"
    comes_again: bool = False

    @property
    def height(self) -> float:
        """The height of its text."""
        return (self.last - self.first) * self.lines.step


def cell(
    text: str,
    letters: Letters,
    left: float,
    width: float,
    *,
    alignment: Alignment = Alignment.LEFT,
    fill: str = "",
    edges: str = "tblr",
) -> Cell:
    """A cell with a whole text in it."""
    pad = min(PAD_ACROSS, width * MOST_PAD) if edges else 0.0
    lines = Lines(text, letters, width - 2 * pad, alignment)
    return Cell(left, width, lines, 0, len(lines), pad, fill, edges)


@dataclass(frozen=True)
class Row:
    """Cells side by side, as high as the highest; `pad` is the room above and below their texts.

    An `ornament` is drawn under the texts, in the first part only when the row flows over pages.
    """

    cells: Sequence[Cell]
    pad: float = PAD_UP
    head: Head | None = None
    keeps_next: bool = False
    ornament: Ornament | None = None
    least_height: float = 0.0

    @property
    def height(self) -> float:
        """As high as its highest cell."""
        highest = max((self._lowered(each) + each.height for each in self.cells), default=0.0)
        return max(highest + 2 * self.pad, self.least_height)

    @property
    def least(self) -> float:
        """Short rows stand on one page; of a long one, some lines stay together."""
        if self._most_lines() <= _WHOLE_LINES:
            return self.height
        return self._step() * _LEAST_LINES + 2 * self.pad

    def split(self, room: float) -> tuple[Self, Self]:
        """As many lines as fit, one at least, and the rest; never one line alone on the next page."""
        fitting = max(int((room - 2 * self.pad) / self._step()), 1)
        if self._most_lines() - fitting == 1 and fitting > 1:
            fitting -= 1
        parts = [_cut(each, fitting) for each in self.cells]
        rest = replace(self, cells=tuple(after for _, after in parts), ornament=None, least_height=0.0)
        return replace(self, cells=tuple(before for before, _ in parts), least_height=0.0), rest

    def draw(self, painter: QPainter, top: float) -> None:
        """Fills, rules and texts."""
        height = self.height
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # rules are crisp at every resolution
        for each in self.cells:
            if each.fill:
                painter.fillRect(QRectF(each.left, top, each.width, height), QColor(each.fill))
        if self.ornament is not None:
            left = min(each.left for each in self.cells)
            right = max(each.left + each.width for each in self.cells)
            self.ornament(painter, QRectF(left, top, right - left, height))
        for each in self.cells:
            _rule(painter, QRectF(each.left, top, each.width, height), each.edges)
            place = QPointF(each.left + each.pad, top + self.pad + self._lowered(each))
            each.lines.draw(painter, place, each.first, each.last)
        painter.restore()

    def text(self) -> str:
        """The texts of its cells, from left to right."""
        return "\n".join(each.lines.text(each.first, each.last) for each in self.cells)

    def _lowered(self, each: Cell) -> float:
        """How far small letters are put down, to stand on the line of the large ones beside them."""
        return (self._step() - each.lines.step) / 2

    def _most_lines(self) -> int:
        return max((each.last - each.first for each in self.cells), default=0)

    def _step(self) -> float:
        return max(each.lines.step for each in self.cells)


def _cut(whole: Cell, lines: int) -> tuple[Cell, Cell]:
    if whole.comes_again and whole.last - whole.first <= lines:
        return whole, whole
    at = min(whole.first + lines, whole.last)
    return replace(whole, last=at), replace(whole, first=at)


def _rule(painter: QPainter, area: QRectF, edges: str) -> None:
    painter.setPen(QPen(QColor(RULE), _RULE_WIDTH))
    sides = {
        "t": (area.topLeft(), area.topRight()),
        "b": (area.bottomLeft(), area.bottomRight()),
        "l": (area.topLeft(), area.bottomLeft()),
        "r": (area.topRight(), area.bottomRight()),
    }
    for side in edges:
        painter.drawLine(*sides[side])
