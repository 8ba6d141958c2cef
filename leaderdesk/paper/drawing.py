# SPDX-License-Identifier: MIT
"""A chart alone in a file, to be put into other papers: SVG, which stays sharp at any size, or PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from leaderdesk.errors import LeaderDeskError
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.paper.org_chart import Ink, draw, lay_out
from leaderdesk.paper.text import MM, UNITS_PER_INCH
from leaderdesk.reports.document import OrgChart

_DPI = 220  # of a PNG: sharp on A3
_MARGIN = 4 * MM


def write_drawing(chart: OrgChart, target: Path) -> None:
    """Write an organisation chart as .svg or .png; an earlier file is replaced when the new one is whole.

    Raises LD-2301 the folder cannot be written, LD-2303 another program has the file open, LD-5009 another form.
    """
    ink = Ink()
    laid = lay_out(chart, ink)
    area = QRectF(0, 0, laid.size.width(), laid.size.height()).marginsAdded(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    )
    suffix = target.suffix.lower()
    if suffix not in (".svg", ".png"):
        raise LeaderDeskError("LD-5009", file=target.name, forms=".pdf、.svg、.png")
    with temporary_beside(target) as draft:
        scale = 72 / UNITS_PER_INCH if suffix == ".svg" else _DPI / UNITS_PER_INCH
        size = QSize(round(area.width() * scale), round(area.height() * scale))
        device: QSvgGenerator | QImage
        if suffix == ".svg":
            device = QSvgGenerator()
            device.setFileName(str(draft))
            device.setSize(size)
            device.setViewBox(QRectF(0, 0, size.width(), size.height()))
            device.setTitle("LeaderDesk")
        else:
            device = QImage(size, QImage.Format.Format_RGB32)
            device.fill(Qt.GlobalColor.white)
        painter = QPainter(device)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        draw(painter, laid, ink)
        painter.end()
        if isinstance(device, QImage):
            device.save(str(draft))
        replace_file(draft, target)
