# SPDX-License-Identifier: MIT
"""Charts: a value on every bar, tones that survive a monochrome printer, the accent for the thing meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen


@dataclass(frozen=True)
class Ink:
    """The colours a chart is drawn with."""

    text: str
    muted: str
    line: str


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its value, its colour; a hatched one is told apart without colour too."""

    label: str
    value: float
    colour: str
    is_hatched: bool = False


def draw_columns(painter: QPainter, area: QRectF, bars: Sequence[Bar], ink: Ink, font: QFont) -> list[QRectF]:
    """Upright bars with their values above and their labels below; gives each bar's place, for clicks."""
    if not bars:
        return []
    font = _narrowed(font, [f"{bar.value:,.0f}" for bar in bars], area.width() / len(bars))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    foot = area.bottom() - metrics.height() - 8
    head = area.top() + metrics.height() + 4
    highest = max((bar.value for bar in bars), default=0) or 1
    step = area.width() / len(bars)
    width = min(step * 0.56, 34)
    every = max(1, round(max(metrics.horizontalAdvance(bar.label) for bar in bars) / step + 0.49))
    painter.setPen(QPen(QColor(ink.line), 1))
    painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
    places = []
    for place, bar in enumerate(bars):
        middle = area.left() + step * (place + 0.5)
        height = (foot - head) * bar.value / highest
        rect = QRectF(middle - width / 2, foot - height, width, height)
        places.append(QRectF(middle - step / 2, area.top(), step, area.height()))
        if bar.value:
            _fill(painter, rect, bar)
            painter.setPen(QColor(ink.text))
            value_area = QRectF(middle - step, rect.top() - metrics.height() - 2, step * 2, metrics.height())
            painter.drawText(value_area, Qt.AlignmentFlag.AlignCenter, f"{bar.value:,.0f}")
        if place % every == 0:
            painter.setPen(QColor(ink.muted))
            label_area = QRectF(middle - step * every / 2, foot + 4, step * every, metrics.height() + 4)
            painter.drawText(label_area, Qt.AlignmentFlag.AlignCenter, bar.label)
    return places


def draw_rows(painter: QPainter, area: QRectF, bars: Sequence[Bar], ink: Ink, font: QFont) -> list[QRectF]:
    """Lying bars with their labels in front and their values behind; gives each bar's place, for clicks."""
    if not bars:
        return []
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    label_width = min(max(metrics.horizontalAdvance(bar.label) for bar in bars) + 14, area.width() * 0.45)
    value_width = max(metrics.horizontalAdvance(f"{bar.value:,.0f}") for bar in bars) + 12
    room = max(area.width() - label_width - value_width, 1)
    highest = max(bar.value for bar in bars) or 1
    step = min(area.height() / len(bars), metrics.height() * 1.9)
    thickness = min(step * 0.5, 14)
    places = []
    for place, bar in enumerate(bars):
        line = QRectF(area.left(), area.top() + step * place, area.width(), step)
        places.append(line)
        painter.setPen(QColor(ink.text))
        label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label_width - 8)
        painter.drawText(QRectF(line.left(), line.top(), label_width, step), Qt.AlignmentFlag.AlignVCenter, label)
        length = room * bar.value / highest
        rect = QRectF(line.left() + label_width, line.center().y() - thickness / 2, length, thickness)
        if bar.value:
            _fill(painter, rect, bar)
        painter.setPen(QColor(ink.muted))
        value_area = QRectF(rect.right() + 6, line.top(), value_width, step)
        painter.drawText(value_area, Qt.AlignmentFlag.AlignVCenter, f"{bar.value:,.0f}")
    return places


def rows_height(count: int, font: QFont) -> float:
    """The height that so many lying bars want."""
    return count * QFontMetricsF(font).height() * 1.9


def _narrowed(font: QFont, texts: Sequence[str], room: float) -> QFont:
    """The font, made smaller where the longest text is wider than its room; never below two thirds."""
    widest = max(QFontMetricsF(font).horizontalAdvance(text) for text in texts) + 3
    narrowed = QFont(font)
    narrowed.setPointSizeF(font.pointSizeF() * max(min(1.0, room / widest), 0.67))
    return narrowed


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
