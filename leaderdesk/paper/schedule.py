# SPDX-License-Identifier: MIT
"""The year as a time line: months, a bar for each gate, today's line. The same strokes on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from leaderdesk.fiscal import fiscal_months, fiscal_start
from leaderdesk.paper.flow import Flowing, Head
from leaderdesk.paper.rows import Ornament, Row, cell
from leaderdesk.paper.text import MM, Letters, advance
from leaderdesk.reports.document import Alignment, Schedule, Span, SpanTone

_LETTERS, _NOTE = Letters(90), Letters(80)
_LABEL_MOST = 0.3  # of the width
_DAY_SHARE = 0.06
_ROW = 7 * MM
_THICK = 0.5  # of a row's height, at most
_HATCH = 3.2  # fine lines between two strokes


class Stroke(NamedTuple):
    """How a bar is drawn: its outline, its filling ("" for none), whether it is hatched, how thick its outline is."""

    line: str
    fill: str = ""
    is_hatched: bool = False
    weight: float = 1.0


@dataclass(frozen=True)
class Look:
    """The colours of a time line; `fine` is the width of a fine line in the painter's units."""

    rule: str
    today: str
    strokes: Mapping[SpanTone, Stroke]
    fine: float


PAPER = Look(
    rule="#C3CBD3",
    today="#B3261E",
    strokes={
        SpanTone.DONE: Stroke("#0B5CAD", "#0B5CAD"),
        SpanTone.UNDER_WAY: Stroke("#0B5CAD", is_hatched=True),
        SpanTone.LATE: Stroke("#B3261E", weight=3.0),
        SpanTone.AHEAD: Stroke("#3A4652"),
        SpanTone.PASSED: Stroke("#8A95A1", "#D5DBE1"),
    },
    fine=5.0,
)


def day_place(year: int, day: date, track: QRectF) -> float:
    """Where a day begins on the track of a 年度; days outside of it lie at its edges."""
    first, beyond = fiscal_start(year), fiscal_start(year + 1)
    inside = min(max(day, first), beyond)
    return track.left() + track.width() * (inside - first).days / (beyond - first).days


def span_place(year: int, span: Span, track: QRectF) -> QRectF:
    """Where a bar lies on its track; a single day is as wide as it is high."""
    thick = min(track.height() * _THICK, track.width() / 24)
    left = day_place(year, span.begins_on, track)
    right = day_place(year, span.ends_on + timedelta(days=1), track)
    middle = (left + right) / 2
    half = max((right - left) / 2, thick / 2)
    return QRectF(middle - half, track.center().y() - thick / 2, 2 * half, thick)


def draw_months(painter: QPainter, track: QRectF, schedule: Schedule, look: Look) -> None:
    """The fine lines between the months, and today's line."""
    painter.setPen(QPen(QColor(look.rule), look.fine))
    for year, month in fiscal_months(schedule.year):
        at = day_place(schedule.year, date(year, month, 1), track)
        painter.drawLine(QLineF(at, track.top(), at, track.bottom()))
    painter.drawLine(QLineF(track.right(), track.top(), track.right(), track.bottom()))
    if schedule.today is not None:
        at = day_place(schedule.year, schedule.today, track)
        painter.setPen(QPen(QColor(look.today), look.fine * 2))
        painter.drawLine(QLineF(at, track.top(), at, track.bottom()))


def draw_span(painter: QPainter, place: QRectF, span: Span, look: Look) -> None:
    """A bar; of a single day a diamond."""
    stroke = look.strokes[span.tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(stroke.line), look.fine * stroke.weight, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(QColor(stroke.fill) if stroke.fill else Qt.BrushStyle.NoBrush)
    outline = QPolygonF(place)
    if span.begins_on == span.ends_on:
        middle, half = place.center(), place.height() / 2
        corners = ((0, -half), (half, 0), (0, half), (-half, 0), (0, -half))
        outline = QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners])
    painter.drawPolygon(outline)
    if stroke.is_hatched and span.begins_on != span.ends_on:
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        at = place.left() - place.height()
        while at < place.right():
            painter.drawLine(QLineF(at, place.bottom(), at + place.height(), place.top()))
            at += look.fine * _HATCH
    painter.restore()


def beside(track: QRectF, bar: QRectF, gap: float) -> tuple[QRectF, Alignment]:
    """Where there is more room for a word about a bar: behind it, or in front of it."""
    behind = QRectF(bar.right() + gap, track.top(), track.right() - bar.right() - gap, track.height())
    before = QRectF(track.left(), track.top(), bar.left() - gap - track.left(), track.height())
    return (behind, Alignment.LEFT) if behind.width() >= before.width() else (before, Alignment.RIGHT)


# ---------------------------------------------------------------- on paper


def schedule_pieces(schedule: Schedule, width: float) -> list[Flowing]:
    """One row for each line, under the months, which come again on each page."""
    if not schedule.spans:
        return [Row([cell(schedule.empty, _LETTERS, 0.0, width, edges="")], pad=0.0)]
    day_width = width * _DAY_SHARE
    longest = max(advance(span.label, _LETTERS.size) for span in schedule.spans) + 6 * MM
    begin = day_width + min(longest, width * _LABEL_MOST)
    head = Head([_months(schedule, begin, width)])
    return [_row(schedule, span, begin, width, head) for span in schedule.spans]


def _months(schedule: Schedule, begin: float, width: float) -> Row:
    track = QRectF(begin, 0, width - begin, 1)
    months = fiscal_months(schedule.year)
    lefts = [day_place(schedule.year, date(year, month, 1), track) for year, month in months]
    cells = [
        cell(f"{month}月", _NOTE, left, right - left, alignment=Alignment.CENTRE, edges="")
        for (_, month), left, right in zip(months, lefts, [*lefts[1:], width], strict=True)
    ]
    label = cell(_today(schedule), Letters(_NOTE.size, colour=PAPER.today), 0.0, begin, edges="")
    return Row([label, *cells], pad=0.6 * MM, keeps_next=True)


def _today(schedule: Schedule) -> str:
    return f"今日 {schedule.today.month}/{schedule.today.day}" if schedule.today else ""


def _row(schedule: Schedule, span: Span, begin: float, width: float, head: Head) -> Row:
    day_width = width * _DAY_SHARE
    track = QRectF(begin, 0, width - begin, _ROW)
    spot, alignment = beside(track, span_place(schedule.year, span, track), 1.2 * MM)
    day = cell(
        f"{span.ends_on.month}/{span.ends_on.day}", _LETTERS, 0.0, day_width, alignment=Alignment.RIGHT, edges=""
    )
    name = cell(span.label, _LETTERS, day_width + 2 * MM, begin - day_width - 4 * MM, edges="")
    note = cell(span.shown, _NOTE, spot.left(), spot.width(), alignment=alignment, edges="")
    whole = cell("", _NOTE, begin, width - begin, edges="")
    ornament = _bar(schedule, span, begin, width)
    return Row([day, name, note, whole], pad=1.2 * MM, head=head, ornament=ornament, least_height=_ROW)


def _bar(schedule: Schedule, span: Span, begin: float, width: float) -> Ornament:
    def draw(painter: QPainter, area: QRectF) -> None:
        track = QRectF(begin, area.top(), width - begin, area.height())
        draw_months(painter, track, schedule, PAPER)
        first = QRectF(track.left(), track.top(), track.width(), _ROW)
        draw_span(painter, span_place(schedule.year, span, first), span, PAPER)

    return draw
