# SPDX-License-Identifier: MIT
"""Charts: a value on every bar that has room for it, tones that survive a monochrome printer, the accent for the thing meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

_LABEL_LETTERS = 4  # a label shorter than this is never cut: every second or third one is written then


@dataclass(frozen=True)
class Ink:
    """The colours a chart is drawn with."""

    text: str
    muted: str
    line: str


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its value, its colour; a hatched one is told apart without colour too.

    `planned` is what it was to reach: a mark across an upright bar; `shown` is its figure where the plain one is not it.
    """

    label: str
    value: float
    colour: str
    is_hatched: bool = False
    planned: float | None = None
    shown: str = ""


def draw_columns(painter: QPainter, area: QRectF, bars: Sequence[Bar], ink: Ink, font: QFont) -> list[QRectF]:
    """Upright bars with their values above and their labels below; gives each bar's place, for clicks."""
    if not bars:
        return []
    step = area.width() / len(bars)
    font = _narrowed(font, [_figure(bar) for bar in bars], step)
    metrics = QFontMetricsF(font)
    foot, head = area.bottom() - metrics.height() - 8, area.top() + metrics.height() + 4
    width = min(step * 0.56, 34)
    places = [QRectF(area.left() + step * place, area.top(), step, area.height()) for place in range(len(bars))]
    stems = [
        QRectF(place.center().x() - width / 2, foot - length, width, length)
        for place, length in zip(places, _lengths(bars, foot - head), strict=True)
    ]
    with _inside(painter, area, font):
        painter.setPen(QPen(QColor(ink.line), 1))
        painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
        taken = _fill_all(painter, stems, bars)
        painter.setPen(QColor(ink.text))
        for stem, bar in zip(stems, bars, strict=True):
            if bar.value:
                spot = QRectF(0, 0, metrics.horizontalAdvance(_figure(bar)), metrics.height())
                spot.moveCenter(QPointF(stem.center().x(), stem.top() - 2 - metrics.height() / 2))
                planned = foot - (foot - head) * (bar.planned or 0) / _highest(bars)
                if spot.top() - 2 < planned < spot.bottom() + 2:  # no line goes through a figure
                    spot.moveBottom(planned - 2)
                _write(painter, spot, _figure(bar), area, taken)
        painter.setPen(QColor(ink.muted))
        _mark_planned(painter, places, bars, ink, (foot, head))
        widest = max(metrics.horizontalAdvance(bar.label) for bar in bars)
        every = max(1, ceil(min(widest, metrics.height() * _LABEL_LETTERS) / step))
        for place, bar in list(zip(places, bars, strict=True))[::every]:
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, min(step * every, area.width()))
            spot = QRectF(0, foot + 4, metrics.horizontalAdvance(label), metrics.height() + 4)
            spot.moveCenter(QPointF(place.center().x(), spot.center().y()))
            _write(painter, spot, label, area, taken)
    return places


def draw_rows(painter: QPainter, area: QRectF, bars: Sequence[Bar], ink: Ink, font: QFont) -> list[QRectF]:
    """Lying bars with their labels in front and their values behind; gives each bar's place, for clicks."""
    if not bars:
        return []
    font = _narrowed(font, [_figure(bar) for bar in bars], area.width() * 0.5)
    metrics = QFontMetricsF(font)
    label_width = min(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 14, area.width() * 0.45)
    value_width = max(metrics.horizontalAdvance(_figure(bar)) for bar in bars) + 12
    step = min(area.height() / len(bars), metrics.height() * 1.9)
    letters = metrics.height() * 0.8  # lines may stand this close
    thickness = min(step * 0.5, 14)
    places = [QRectF(area.left(), area.top() + step * place, area.width(), step) for place in range(len(bars))]
    stems = [
        QRectF(place.left() + label_width, place.center().y() - thickness / 2, length, thickness)
        for place, length in zip(places, _lengths(bars, area.width() - label_width - value_width), strict=True)
    ]
    with _inside(painter, area, font):
        taken = _fill_all(painter, stems, bars)
        for place, stem, bar in zip(places, stems, bars, strict=True):
            painter.setPen(QColor(ink.text))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label_width - 8)
            spot = QRectF(0, 0, metrics.horizontalAdvance(label), letters)
            spot.moveCenter(QPointF(place.left() + spot.width() / 2, place.center().y()))
            _write(painter, spot, label, area, taken)
            painter.setPen(QColor(ink.muted))
            spot = QRectF(0, 0, metrics.horizontalAdvance(_figure(bar)), letters)
            spot.moveCenter(QPointF(stem.right() + 6 + spot.width() / 2, place.center().y()))
            _write(painter, spot, _figure(bar), area, taken)
    return places


def rows_height(count: int, font: QFont) -> float:
    """The height that so many lying bars want."""
    return count * QFontMetricsF(font).height() * 1.9


def _mark_planned(
    painter: QPainter, places: Sequence[QRectF], bars: Sequence[Bar], ink: Ink, between: tuple[float, float]
) -> None:
    """A dashed line at the height that each bar was to reach."""
    foot, head = between
    highest = _highest(bars)
    painter.save()
    painter.setPen(QPen(QColor(ink.muted), 1.4, Qt.PenStyle.DashLine))
    for place, bar in zip(places, bars, strict=True):
        if bar.planned is not None:
            at = foot - (foot - head) * max(bar.planned, 0) / highest
            inset = place.width() * 0.12
            painter.drawLine(QPointF(place.left() + inset, at), QPointF(place.right() - inset, at))
    painter.restore()


def _figure(bar: Bar) -> str:
    return bar.shown or f"{bar.value:,.0f}"


def _lengths(bars: Sequence[Bar], room: float) -> list[float]:
    """How long each bar is; one below zero has no length, only its figure."""
    return [max(room, 0) * max(bar.value, 0) / _highest(bars) for bar in bars]


def _highest(bars: Sequence[Bar]) -> float:
    """The figure that has the full length."""
    return max(0.0, *(max(bar.value, bar.planned or 0.0) for bar in bars)) or 1


def _narrowed(font: QFont, texts: Sequence[str], room: float) -> QFont:
    """The font, made smaller where the longest text is wider than its room; never below two thirds."""
    widest = max(QFontMetricsF(font).horizontalAdvance(text) for text in texts) + 3
    narrowed = QFont(font)
    narrowed.setPointSizeF(font.pointSizeF() * max(min(1.0, room / widest), 0.67))
    return narrowed


@contextmanager
def _inside(painter: QPainter, area: QRectF, font: QFont) -> Iterator[None]:
    """Nothing is drawn outside the area, and the painter is handed back as it was."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setFont(font)
    try:
        yield
    finally:
        painter.restore()


def _write(painter: QPainter, spot: QRectF, text: str, area: QRectF, taken: list[QRectF]) -> None:
    """Write a text where it was meant, moved into the area; left out where something stands, for a cut figure is wrong."""
    spot.moveLeft(max(min(spot.left(), area.right() - spot.width()), area.left()))
    spot.moveTop(max(min(spot.top(), area.bottom() - spot.height()), area.top()))
    if area.contains(spot) and not any(spot.intersects(other) for other in taken):
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        taken.append(spot)


def _fill_all(painter: QPainter, stems: Sequence[QRectF], bars: Sequence[Bar]) -> list[QRectF]:
    """Draw the bars that have a length; gives where they stand."""
    drawn = [(stem, bar) for stem, bar in zip(stems, bars, strict=True) if not stem.isEmpty()]
    for stem, bar in drawn:
        _fill(painter, stem, bar)
    return [stem for stem, _ in drawn]


def _fill(painter: QPainter, rect: QRectF, bar: Bar) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(bar.colour)
    radius = min(3.0, rect.height() / 2, rect.width() / 2)
    if bar.is_hatched:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    else:
        painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()
