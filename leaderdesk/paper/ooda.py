# SPDX-License-Identifier: MIT
"""OODA drawn: a project's turns as lanes that lead into each other, and the two ways of working as overlapping fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from leaderdesk.paper.flow import Flowing, Head
from leaderdesk.paper.fonts import paper_font
from leaderdesk.paper.rows import RULE, SHADE, Cell, Ornament, Row, cell
from leaderdesk.paper.text import MM, Letters
from leaderdesk.reports.document import Alignment, LoopLane, Loops, LoopStep, Way, Ways

_TITLE, _HEADING, _TEXT = Letters(100, is_bold=True), Letters(85, is_bold=True), Letters(80)
_HERE = "#CFE0F2"  # the heading of the step where a loop stands; darker than the others in grey too
_GAP = 6 * MM  # between two steps, with room for an arrow
_WAY = 3.5 * MM  # of the way down, above and below what is handed on
_HANDED = 0.62  # of the width, for what one turn hands on
_ARROW = 1.5 * MM
_LINE = 8.0
_NOTHING = "―"

_WAYS_HEIGHT = 52 * MM
_WAYS_MOST = 190 * MM  # wider, the fields would lie flat


# ---------------------------------------------------------------- 周回の図


def loops_pieces(loops: Loops, width: float) -> list[Flowing]:
    """For each turn its title, the row of its steps, and the way down to the next one."""
    if not loops.lanes:
        return [Row([cell(loops.empty, _TEXT, 0.0, width, alignment=Alignment.CENTRE)])]
    pieces: list[Flowing] = []
    for place, lane in enumerate(loops.lanes):
        pieces += _lane(lane, width)
        is_last = place == len(loops.lanes) - 1
        if lane.result or not is_last:
            pieces += _handed_on(lane, width, is_last=is_last)
    return pieces


def _lane(lane: LoopLane, width: float) -> Iterator[Flowing]:
    places = list(_places(len(lane.steps), width))
    yield Row([cell(lane.title, _TITLE, 0.0, width, edges="")], pad=0.8 * MM, keeps_next=True)
    heads = [_head(step, left, wide) for step, (left, wide) in zip(lane.steps, places, strict=True)]
    head = Head([Row(heads, keeps_next=True, ornament=_arrows(places))])
    yield Row([_body(step, left, wide) for step, (left, wide) in zip(lane.steps, places, strict=True)], head=head)


def _places(count: int, width: float) -> Iterator[tuple[float, float]]:
    """The left edge and the width of each step's box."""
    wide = (width - _GAP * (count - 1)) / max(count, 1)
    for place in range(count):
        yield place * (wide + _GAP), wide


def _head(step: LoopStep, left: float, wide: float) -> Cell:
    return cell(step.heading, _HEADING, left, wide, fill=_HERE if step.is_here else SHADE)


def _body(step: LoopStep, left: float, wide: float) -> Cell:
    return cell("\n".join(step.texts) or _NOTHING, _TEXT, left, wide, edges="blr")


def _arrows(places: list[tuple[float, float]]) -> Ornament:
    """From each step's heading to the next one's."""

    def draw(painter: QPainter, area: QRectF) -> None:
        middle = area.center().y()
        painter.setPen(QPen(QColor(RULE), _LINE))
        for left, wide in places[:-1]:
            begin, end = left + wide + 0.6 * MM, left + wide + _GAP - 0.6 * MM
            painter.drawLine(QPointF(begin, middle), QPointF(end - _ARROW, middle))
            _arrow_head(painter, QPointF(end, middle), QPointF(1, 0))

    return draw


def _handed_on(lane: LoopLane, width: float, *, is_last: bool) -> Iterator[Row]:
    """What came of a turn, on the way from its last step back to the first one of the next."""
    steps, wide = max(len(lane.steps), 1), width * _HANDED
    left = (width - wide) / 2
    half = (width - _GAP * (steps - 1)) / steps / 2  # from the edge to the middle of the first and the last step

    def down(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(RULE), _LINE))
        painter.drawLine(QPointF(width - half, area.top()), QPointF(width - half, area.bottom()))

    def across(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(RULE), _LINE))
        middle = area.center().y()
        painter.drawLine(QPointF(width - half, area.top()), QPointF(width - half, middle))
        painter.drawLine(QPointF(width - half, middle), QPointF(left + wide + _ARROW, middle))
        _arrow_head(painter, QPointF(left + wide, middle), QPointF(-1, 0))
        if not is_last:
            painter.drawLine(QPointF(left, middle), QPointF(half, middle))
            painter.drawLine(QPointF(half, middle), QPointF(half, area.bottom()))

    def onward(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(RULE), _LINE))
        painter.drawLine(QPointF(half, area.top()), QPointF(half, area.bottom() - _ARROW))
        _arrow_head(painter, QPointF(half, area.bottom()), QPointF(0, 1))

    def way(ornament: Ornament) -> Row:
        room = cell("", _TEXT, 0.0, width, edges="")
        return Row([replace(room, first=0, last=0)], pad=0.0, ornament=ornament, least_height=_WAY, keeps_next=True)

    yield way(down)
    sides = [cell("", _TEXT, at, left, edges="") for at in (0.0, left + wide)]
    said = cell(lane.result or _NOTHING, _TEXT, left, wide)
    yield Row([sides[0], said, sides[1]], ornament=across, keeps_next=not is_last)
    if not is_last:
        yield way(onward)


def _arrow_head(painter: QPainter, tip: QPointF, towards: QPointF) -> None:
    across = QPointF(-towards.y(), towards.x()) * (_ARROW * 0.6)
    foot = tip - towards * _ARROW
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(RULE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([tip, foot + across, foot - across]))
    painter.restore()


# ---------------------------------------------------------------- 図7-4


@dataclass(frozen=True)
class WaysLook:
    """The colours and letters of the two fields; `fine` is the width of their edges in the painter's units."""

    text: str
    muted: str
    one: str
    other: str
    ground_one: str
    ground_other: str
    name: QFont
    small: QFont
    fine: float


def ways_pieces(ways: Ways, width: float) -> list[Flowing]:
    """The picture as one piece, in the middle of the page."""
    look = WaysLook(
        "#111820",
        "#3F4A56",
        "#0B5CAD",
        "#3A4652",
        "#EAF2FA",
        "#F1F3F5",
        paper_font(100, bold=True),
        paper_font(80, bold=False),
        _LINE,
    )
    wide = min(width, _WAYS_MOST)

    def draw(painter: QPainter, area: QRectF) -> None:
        place = QRectF((width - wide) / 2, area.top(), wide, area.height())
        draw_ways(painter, place, ways, look)

    words = ways_words(ways)
    unseen = cell(words, Letters(10, colour="#FFFFFF"), 0.0, width, edges="")
    return [_Picture([unseen], ornament=draw, least_height=_WAYS_HEIGHT)]


class _Picture(Row):
    """A row that is drawn, not written; its words are there for those who hear the page."""

    def draw(self, painter: QPainter, top: float) -> None:
        assert self.ornament is not None
        left, right = self.cells[0].left, self.cells[-1].left + self.cells[-1].width
        self.ornament(painter, QRectF(left, top, right - left, self.height))


def ways_words(ways: Ways) -> str:
    """The picture in words."""
    return "\n".join(f"{way.name} {way.count} {way.suits} {way.cycle}" for way in (ways.one, ways.both, ways.other))


def ways_fields(area: QRectF) -> tuple[QPainterPath, QPainterPath]:
    """The two fields of the picture, for whoever asks where something lies."""
    wide, high = area.width() * 0.62, area.height() - 2
    one, other = QPainterPath(), QPainterPath()
    one.addEllipse(QRectF(area.left(), area.top() + 1, wide, high))
    other.addEllipse(QRectF(area.right() - wide, area.top() + 1, wide, high))
    return one, other


def draw_ways(painter: QPainter, area: QRectF, ways: Ways, look: WaysLook) -> None:
    """Two fields side by side, and where they overlap what goes both ways."""
    one, other = ways_fields(area)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(one, QColor(look.ground_one))
    painter.fillPath(other, QColor(look.ground_other))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.one), look.fine * 1.6))
    painter.drawPath(one)
    painter.setPen(QPen(QColor(look.other), look.fine * 1.6, Qt.PenStyle.DashLine))
    painter.drawPath(other)
    side, middle = area.width() * 0.34, area.width() * 0.22
    inset = area.width() * 0.045
    _write_way(painter, QRectF(area.left() + inset, area.top(), side - inset * 0.6, area.height()), ways.one, look)
    _write_way(painter, QRectF(area.center().x() - middle / 2, area.top(), middle, area.height()), ways.both, look)
    _write_way(
        painter,
        QRectF(area.right() - side - inset * 0.4, area.top(), side - inset * 0.6, area.height()),
        ways.other,
        look,
    )
    painter.restore()


def _write_way(painter: QPainter, area: QRectF, way: Way, look: WaysLook) -> None:
    """Its name and count large, what it suits and its steps small, all in the middle; each line made to fit."""
    lines = [(way.name, look.name, look.text), (way.count, look.name, look.text)]
    lines += [(text, look.small, look.muted) for text in (way.suits, way.cycle) if text]
    heights = [QFontMetricsF(font).height() * 1.25 for _, font, _ in lines]
    top = area.center().y() - sum(heights) / 2
    for (text, font, colour), height in zip(lines, heights, strict=True):
        fitted = _fitted(font, text, area.width())
        painter.setFont(fitted)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(area.left(), top, area.width(), height), Qt.AlignmentFlag.AlignCenter, text)
        top += height


def _fitted(font: QFont, text: str, width: float) -> QFont:
    """The font, smaller where the text is wider than its room."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed <= width:
        return font
    fitted = QFont(font)
    share = width / needed
    if font.pixelSize() > 0:
        fitted.setPixelSize(max(int(font.pixelSize() * share), 1))
    else:
        fitted.setPointSizeF(font.pointSizeF() * share)
    return fitted
