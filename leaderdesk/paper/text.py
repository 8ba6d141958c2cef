# SPDX-License-Identifier: MIT
"""Text on paper: lines broken by the rules of 禁則, one and a half times as high as the letters, nothing left out.

All lengths of the paper floor are in tenths of a point (1/720 inch): fine enough for letters of half a point, and the
resolution at which PDFs are written, so that a line breaks at the same letter on screen, printer and file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from leaderdesk.paper.fonts import paper_font
from leaderdesk.reports.document import Alignment
from leaderdesk.text import readable

UNITS_PER_INCH = 720
MM = UNITS_PER_INCH / 25.4
LEADING = 1.5

_LINE_BREAK, _TAB_LETTERS = "\u2028", 4
_NARROWEST = 0.2  # of a letter: Qt sets one letter a line even in less, and would never end in nothing
_PLACES = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True)
class Letters:
    """How a text is set: its size in units, its weight, its colour."""

    size: int
    is_bold: bool = False
    colour: str = "#111820"


class Lines:
    """A text broken into lines of a width; any stretch of them can be drawn, so that it flows over pages."""

    def __init__(self, text: str, letters: Letters, width: float, alignment: Alignment = Alignment.LEFT) -> None:
        self.step = letters.size * LEADING
        self._letters = letters
        self._text = readable(text).rstrip("\n").replace("\n", _LINE_BREAK)
        self._layout = QTextLayout(self._text, paper_font(letters.size, bold=letters.is_bold))
        self._layout.setTextOption(_option(letters.size, alignment))
        self._layout.beginLayout()
        self._lines: list[QTextLine] = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, letters.size * _NARROWEST))
            line.setPosition(QPointF(0, len(self._lines) * self.step + (self.step - line.height()) / 2))
            self._lines.append(line)
        self._layout.endLayout()

    def __len__(self) -> int:
        return len(self._lines)

    def text(self, first: int, last: int) -> str:
        """The letters of the lines from `first` to before `last`, as they follow each other."""
        if first >= last:
            return ""
        begin, end = self._lines[first].textStart(), self._lines[last - 1]
        # QTextLine counts in UTF-16 units, Python in letters
        units = self._text.encode("utf-16-le")[begin * 2 : (end.textStart() + end.textLength()) * 2]
        return units.decode("utf-16-le", "replace").replace(_LINE_BREAK, "\n")

    def draw(self, painter: QPainter, at: QPointF, first: int, last: int) -> None:
        """Draw the lines from `first` to before `last`, the first one with its top at that point."""
        painter.setPen(QColor(self._letters.colour))
        begin = QPointF(at.x(), at.y() - first * self.step)
        for line in self._lines[first:last]:
            line.draw(painter, begin)


def _option(size: int, alignment: Alignment) -> QTextOption:
    option = QTextOption(_PLACES[alignment])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setTabStopDistance(size * _TAB_LETTERS)
    option.setUseDesignMetrics(True)
    return option


@lru_cache(maxsize=4096)
def advance(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a text is on one line."""
    return QFontMetricsF(paper_font(size, bold=bold)).horizontalAdvance(text)
