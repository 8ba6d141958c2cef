# SPDX-License-Identifier: MIT
"""体制図: boxes on a grid, straight lines between them; the same drawing on screen, paper, SVG and PNG.

Each box holds a body's name in bold, its chair by post, and its members small. A body stands in the middle above those
beneath it; all boxes of a level are equally high. Lengths are those of the paper floor (tenths of a point).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from leaderdesk.paper.flow import Flowing
from leaderdesk.paper.rows import RULE, SHADE, Row, cell
from leaderdesk.paper.text import MM, Letters, Lines
from leaderdesk.reports.document import Alignment, OrgBox, OrgChart

_WIDTH, _ACROSS, _DOWN, _PAD = 46 * MM, 6 * MM, 10 * MM, 2 * MM
_NAME, _CHAIR, _SMALL = 100, 85, 75
_EDGE = 6.0
_LARGEST = 1.5  # times its usual size, where there is room
_SHARE = 0.76  # of a page: its heading stands above it


@dataclass(frozen=True)
class Ink:
    """The colours of a chart: its text, its small text, lines, the ground of boxes, and the box that is meant."""

    text: str = "#111820"
    muted: str = "#3F4A56"
    line: str = RULE
    ground: str = "#FFFFFF"
    head: str = SHADE
    meant: str = "#0B5CAD"


@dataclass(frozen=True)
class Laid:
    """A chart with every box in its place: by code, and the lines between boxes."""

    size: QSizeF
    boxes: dict[str, QRectF]
    connectors: list[tuple[QPointF, QPointF]]
    texts: dict[str, list[tuple[Lines, float]]] = field(
        repr=False, default_factory=dict
    )  # and each one's top in its box

    def at(self, point: QPointF) -> str:
        """The code of the box at a point, "" where there is none."""
        return next((code for code, box in self.boxes.items() if box.contains(point)), "")


def lay_out(chart: OrgChart, ink: Ink) -> Laid:
    """Every box in its place; the narrowest chart that keeps each body above those beneath it."""
    texts = {box.code: list(_texts(box, ink)) for box in _all(chart.boxes)}
    levels: list[float] = []
    _measure(chart.boxes, 0, texts, levels)
    tops = [sum(levels[:level]) + _DOWN * level for level in range(len(levels))]
    boxes: dict[str, QRectF] = {}
    left = 0.0
    for box in chart.boxes:
        left = _put(box, 0, left, tops, levels, boxes) + _ACROSS
    size = QSizeF(max(left - _ACROSS, _WIDTH), tops[-1] + levels[-1] if levels else 0.0)
    return Laid(size, boxes, list(_connectors(chart.boxes, boxes)), texts)


def draw(painter: QPainter, laid: Laid, ink: Ink, *, meant: str = "") -> None:
    """Draw a chart, its upper left corner at the painter's origin; the box `meant` stands out by a thick edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink.line), _EDGE * 1.4))
    for begin, end in laid.connectors:
        painter.drawLine(begin, end)
    for code, box in laid.boxes.items():
        is_meant = code == meant
        lines, top = laid.texts[code][0]
        head = QRectF(box.left(), box.top(), box.width(), top + len(lines) * lines.step + _PAD / 2)
        painter.setPen(QPen(QColor(ink.line), 0))
        painter.fillRect(box, QColor(ink.ground))
        painter.fillRect(head, QColor(ink.head))
        painter.setPen(QPen(QColor(ink.meant if is_meant else ink.line), _EDGE * (3 if is_meant else 1)))
        painter.drawRect(box)
        for each, at in laid.texts[code]:
            each.draw(painter, QPointF(box.left() + _PAD, box.top() + at), 0, len(each))
    painter.restore()


def org_chart_pieces(chart: OrgChart, width: float, room: float) -> list[Flowing]:
    """The chart as one piece, made smaller where the page is narrower or lower."""
    if not chart.boxes:
        return []
    ink = Ink()
    laid = lay_out(chart, ink)
    scale = min(_LARGEST, width / laid.size.width(), room * _SHARE / laid.size.height())

    def ornament(painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.translate(area.left() + (area.width() - laid.size.width() * scale) / 2, area.top())
        painter.scale(scale, scale)
        draw(painter, laid, ink)
        painter.restore()

    whole = cell("", Letters(_SMALL), 0.0, width, edges="")
    return [_Chart([whole], pad=0.0, ornament=ornament, least_height=laid.size.height() * scale, words=words(chart))]


def words(chart: OrgChart) -> str:
    """What a chart says, box by box, for those who hear it and for whoever searches the page."""
    return "\n".join("　".join(filter(None, (box.name, box.chair, box.members))) for box in _all(chart.boxes))


@dataclass(frozen=True)
class _Chart(Row):
    """A row that is all drawing."""

    words: str = ""

    def text(self) -> str:
        return self.words


def _all(boxes: Sequence[OrgBox]) -> Iterator[OrgBox]:
    for box in boxes:
        yield box
        yield from _all(box.beneath)


def _texts(box: OrgBox, ink: Ink) -> Iterator[tuple[Lines, float]]:
    top, width = _PAD, _WIDTH - 2 * _PAD
    for text, letters in (
        (box.name, Letters(_NAME, is_bold=True, colour=ink.text)),
        (box.chair, Letters(_CHAIR, colour=ink.text)),
        (box.members, Letters(_SMALL, colour=ink.muted)),
    ):
        if text:
            lines = Lines(text, letters, width, Alignment.CENTRE)
            yield lines, top
            top += len(lines) * lines.step + _PAD


def _measure(
    boxes: Sequence[OrgBox], level: int, texts: dict[str, list[tuple[Lines, float]]], levels: list[float]
) -> None:
    """How high each level is: as its highest box."""
    for box in boxes:
        if level == len(levels):
            levels.append(0.0)
        lines, top = texts[box.code][-1]
        levels[level] = max(levels[level], top + len(lines) * lines.step + _PAD)
        _measure(box.beneath, level + 1, texts, levels)


def _put(
    box: OrgBox, level: int, left: float, tops: list[float], levels: list[float], boxes: dict[str, QRectF]
) -> float:
    """Put a box and all beneath it from a place on; gives where they end."""
    right = left
    for each in box.beneath:
        right = _put(each, level + 1, right, tops, levels, boxes) + _ACROSS
    right = max(right - _ACROSS if box.beneath else left, left + _WIDTH)
    middle = (left + right) / 2
    if box.beneath:
        outer = [boxes[box.beneath[0].code], boxes[box.beneath[-1].code]]
        middle = max((outer[0].center().x() + outer[1].center().x()) / 2, left + _WIDTH / 2)
    boxes[box.code] = QRectF(middle - _WIDTH / 2, tops[level], _WIDTH, levels[level])
    return right


def _connectors(boxes: Sequence[OrgBox], placed: dict[str, QRectF]) -> Iterator[tuple[QPointF, QPointF]]:
    for box in boxes:
        upper = placed[box.code]
        if box.beneath:
            begin = QPointF(upper.center().x(), upper.bottom())
            bend = begin.y() + _DOWN / 2
            yield begin, QPointF(begin.x(), bend)
            middles = [placed[each.code].center().x() for each in box.beneath]
            yield QPointF(min(*middles, begin.x()), bend), QPointF(max(*middles, begin.x()), bend)
            for each, middle in zip(box.beneath, middles, strict=True):
                yield QPointF(middle, bend), QPointF(middle, placed[each.code].top())
        yield from _connectors(box.beneath, placed)
