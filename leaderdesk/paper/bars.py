# SPDX-License-Identifier: MIT
"""Bars on paper: a label, a stem in a tone that survives a printer without colour, and the figure behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, Qt

from leaderdesk.paper.flow import Flowing
from leaderdesk.paper.rows import Ornament, Row, cell
from leaderdesk.paper.text import MM, Letters, advance
from leaderdesk.reports.document import Alignment, Bar, Bars, Tone

_LETTERS = Letters(90)
_THICK, _GAP = 4.2 * MM, 2 * MM
_LABEL_MOST, _FIGURE_MOST = 0.35, 0.3  # of the width
_OUTLINE = 5.0
_HATCH = 14.0  # between two strokes
_TONES: Mapping[Tone, str] = {Tone.MEANT: "#0B5CAD", Tone.REST: "#B9C2CC", Tone.HATCHED: "#3A4652"}


def bars_pieces(bars: Bars, width: float) -> list[Flowing]:
    """One row for each bar."""
    if not bars.bars:
        return []
    figures = [bar.shown or f"{bar.value:,.10g}{bars.unit}" for bar in bars.bars]
    label_width = min(max(advance(bar.label, _LETTERS.size) for bar in bars.bars) + 1, width * _LABEL_MOST)
    figure_width = min(max(advance(figure, _LETTERS.size) for figure in figures) + 1, width * _FIGURE_MOST)
    room = width - label_width - figure_width - 3 * _GAP
    most = max(bars.most, *(bar.value for bar in bars.bars), 0.0) or 1.0
    rows = []
    for bar, figure in zip(bars.bars, figures, strict=True):
        length = room * max(bar.value, 0.0) / most
        stem = label_width + _GAP
        label = cell(bar.label, _LETTERS, 0.0, label_width, alignment=Alignment.RIGHT, edges="")
        told = cell(figure, _LETTERS, stem + length + _GAP / 2, figure_width, edges="")
        rows.append(Row([label, told], pad=0.6 * MM, ornament=_stem(bar, stem, length)))
    return list(rows)


def _stem(bar: Bar, left: float, length: float) -> Ornament:
    def draw(painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor("#8A95A1"), _OUTLINE))
        painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()))
        middle = area.top() + min(area.height(), _LETTERS.size * 1.5 + 1.2 * MM) / 2
        _fill(painter, QRectF(left, middle - _THICK / 2, length, _THICK), bar.tone)

    return draw


def _fill(painter: QPainter, stem: QRectF, tone: Tone) -> None:
    """A stem is filled, or hatched by strokes of our own: Qt's patterns are as fine as the device, and grey on paper."""
    if stem.width() <= 0:
        return
    colour = QColor(_TONES[tone])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _OUTLINE))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if tone is Tone.HATCHED else QBrush(colour))
    painter.drawRect(stem)
    if tone is Tone.HATCHED:
        painter.setClipRect(stem, Qt.ClipOperation.IntersectClip)
        at = stem.left() - stem.height()
        while at < stem.right():
            painter.drawLine(QPointF(at, stem.bottom()), QPointF(at + stem.height(), stem.top()))
            at += _HATCH
    painter.restore()
