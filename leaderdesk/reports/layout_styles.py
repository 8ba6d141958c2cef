# SPDX-License-Identifier: MIT
"""How much room a cell of a layout has: its letters, whether it breaks lines, how wide and high it is.

Excel does not make a merged cell higher for a long text, and cuts what does not fit. So rows grow here, by an estimate
that errs on the side of room; they never become lower than the office drew them. ECMA-376 part 1, 18.8 (styles), 18.3.1.13.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.reports.xml_tree import Node

MOST_HEIGHT = 409.0  # points; higher no row can be

_POINTS, _WIDTH, _HEIGHT = 11.0, 8.43, 13.5  # where a file says nothing
_PADDING, _SLACK = 0.8, 0.95  # of a column, in digits; of a line, for letters that may not end one
_INDENT = 1.5  # digits
_DIGIT = 1.09  # half-width letters: digits are a little wider than half a full-width letter
_EDGE = 2.0  # points above and below a text
_LINE = 1.25  # of the letters' size, at least
_DAY_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_DAY_LETTERS = re.compile(r"[yedg]|m(?!m?:)", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_WIDE = frozenset("WFA")


@dataclass(frozen=True)
class CellStyle:
    """What of a cell's style matters here."""

    points: float = _POINTS
    wraps: bool = False
    shrinks: bool = False
    indent: int = 0
    is_day: bool = False


class Styles:
    """The cell styles of a workbook by their numbers."""

    def __init__(self, root: Node | None) -> None:
        self._styles: list[CellStyle] = []
        self.points = _POINTS  # of the letters that column widths are measured in
        if root is not None:
            self._read(root)

    def __getitem__(self, number: str) -> CellStyle:
        place = int(number or 0)
        return self._styles[place] if place < len(self._styles) else CellStyle()

    def _read(self, root: Node) -> None:
        fonts = [_points(font) for part in root.nodes("fonts") for font in part.nodes("font")] or [_POINTS]
        formats = {
            node.attributes.get("numFmtId", ""): node.attributes.get("formatCode", "")
            for part in root.nodes("numFmts")
            for node in part.nodes("numFmt")
        }
        self.points = fonts[0]
        for part in root.nodes("cellXfs"):
            for style in part.nodes("xf"):
                self._styles.append(_style(style, fonts, formats))


def _points(font: Node) -> float:
    size = font.node("sz")
    return float(size.attributes.get("val", _POINTS)) if size else _POINTS


def _style(node: Node, fonts: list[float], formats: Mapping[str, str]) -> CellStyle:
    font, number = int(node.attributes.get("fontId", 0)), node.attributes.get("numFmtId", "0")
    alignment = node.node("alignment")
    told = alignment.attributes if alignment else {}
    return CellStyle(
        fonts[font] if font < len(fonts) else _POINTS,
        told.get("wrapText") in ("1", "true"),
        told.get("shrinkToFit") in ("1", "true"),
        int(told.get("indent", 0)),
        int(number) in _DAY_FORMATS or _DAY_LETTERS.search(_LITERAL.sub("", formats.get(number, ""))) is not None,
    )


class Measures:
    """The widths of a sheet's columns (in digits) and the heights of its rows (in points)."""

    def __init__(self, root: Node, styles: Styles) -> None:
        told = node.attributes if (node := root.node("sheetFormatPr")) else {}
        self._styles = styles
        self._width = float(told.get("defaultColWidth", told.get("baseColWidth", _WIDTH)))
        self.height = float(told.get("defaultRowHeight", _HEIGHT))
        self._widths: list[tuple[int, int, float]] = []
        for columns in root.nodes("cols"):
            for column in columns.nodes("col"):
                at = column.attributes
                width = 0.0 if at.get("hidden") in ("1", "true") else float(at.get("width", self._width))
                self._widths.append((int(at["min"]), int(at["max"]), width))

    def width(self, first: int, last: int) -> float:
        """The width from one column to another, in digits of the workbook's usual letters."""
        return sum(self._of(column) for column in range(first, last + 1)) - _PADDING

    def _of(self, column: int) -> float:
        return next((width for first, last, width in self._widths if first <= column <= last), self._width)

    def needed(self, text: str, width: float, style: CellStyle) -> float:
        """How high a text stands in a cell that breaks lines."""
        room = max(self._room(width - style.indent * _INDENT, style) * _SLACK, 2.0)
        lines = sum(_lines(paragraph, room) for paragraph in text.split("\n"))
        line = max(self.height * style.points / self._styles.points, style.points * _LINE)
        return lines * line + 2 * _EDGE

    def overflows(self, text: str, width: float, style: CellStyle) -> bool:
        """Whether a text is longer than a cell that neither breaks lines nor makes letters smaller."""
        return max(map(letters, text.split("\n"))) > self._room(width, style)

    def _room(self, width: float, style: CellStyle) -> float:
        """How many half-width letters of a style stand beside each other in a width."""
        return width * _DIGIT * self._styles.points / style.points


def _lines(paragraph: str, room: float) -> int:
    """How many lines a paragraph takes: a full-width letter that no longer fits begins the next."""
    lines, left = 1, room
    for letter in paragraph:
        wide = 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
        if wide > left:
            lines, left = lines + 1, room
        left -= wide
    return lines


def letters(text: str) -> int:
    """How wide a text stands, in half-width letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)


def spread(more: float, heights: list[float]) -> list[float]:
    """Rows made higher by so much together, the last ones first, none beyond what a row can be."""
    grown = list(heights)
    for place in reversed(range(len(grown))):
        added = min(more, MOST_HEIGHT - grown[place])
        grown[place] += added
        more -= added
    return [math.ceil(height * 4) / 4 for height in grown]
