# SPDX-License-Identifier: MIT
"""The pages of a document: the sheet and its margins, what stands at the head and foot of each, and the drawing of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from leaderdesk.paper.blocks import pieces_of
from leaderdesk.paper.flow import Flowing, Placed, Space, paginate
from leaderdesk.paper.rows import RULE, Row, cell
from leaderdesk.paper.text import MM, Letters, Lines, advance
from leaderdesk.progress import Progress, quietly, steps
from leaderdesk.reports.document import Alignment, Document, Paper

_MILLIMETRES: Mapping[Paper, tuple[int, int]] = {Paper.A4: (210, 297), Paper.A3: (297, 420)}
_SIDE, _ABOVE, _BELOW = 18 * MM, 23 * MM, 19 * MM  # margins; printers need 5 mm, punched holes 12 mm
_HEAD_AT, _FOOT_AT = 12 * MM, 13 * MM  # from the sheet's upper and lower edge
_TITLE, _SUBJECT, _SMALL = Letters(170, is_bold=True), Letters(100), Letters(80)
_HEAD_SHARE = 0.75  # of the width, for title and subject at the head
_FOOT_SHARE = 0.42  # for who issues it, and when; each may take two lines
_DOTS = "…"


@dataclass(frozen=True)
class Page:
    """One page, ready to be drawn: its number, how many there are, and what stands on it."""

    document: Document
    number: int
    count: int
    placed: Sequence[Placed]

    @property
    def size(self) -> QSizeF:
        """The sheet's width and height, in units."""
        return sheet_size(self.document)

    @property
    def _laid_out(self) -> QSizeF:
        return _laid_out_size(self.document)

    def text(self) -> str:
        """Its words, in reading order."""
        body = "\n".join(each.piece.text() for each in self.placed)
        return "\n".join(filter(None, (*self._head_texts(), body, *self._foot_texts())))

    def draw(self, painter: QPainter) -> None:
        """Draw the page in units, the sheet's upper left corner at the painter's origin."""
        painter.save()
        painter.scale(self.document.scale, self.document.scale)
        self._draw(painter)
        painter.restore()

    def _draw(self, painter: QPainter) -> None:
        size = self._laid_out
        width = size.width() - 2 * _SIDE
        head, classification = self._head_texts()
        spot = QPointF(_SIDE, _HEAD_AT)
        _write(painter, head, spot, width * _HEAD_SHARE, Alignment.LEFT)
        if classification:
            self._frame_classification(painter, classification, size.width() - _SIDE)
        if head:
            line = _HEAD_AT + _SMALL.size * 1.5 + 1.5 * MM
            _line(painter, line, _SIDE, size.width() - _SIDE)
        foot = size.height() - _FOOT_AT
        _line(painter, foot - 1.2 * MM, _SIDE, size.width() - _SIDE)
        for text, alignment, left in zip(self._foot_texts(), Alignment, (0.0, 0.0, 1 - _FOOT_SHARE), strict=True):
            room = width if alignment is Alignment.CENTRE else width * _FOOT_SHARE
            _write(painter, text, QPointF(_SIDE + width * left, foot), room, alignment)
        painter.save()
        painter.translate(_SIDE, _ABOVE)
        for each in self.placed:
            each.piece.draw(painter, each.top)
        painter.restore()

    def _head_texts(self) -> tuple[str, str]:
        made = self.document
        head = "　".join(filter(None, (made.title, made.subject))) if self._has_head() else ""
        room = (self._laid_out.width() - 2 * _SIDE) * _HEAD_SHARE
        return _shortened(head, room), made.classification

    def _has_head(self) -> bool:
        return self.number > 1 or not self.document.is_titled

    def _foot_texts(self) -> tuple[str, str, str]:
        return self.document.issuer, f"{self.number} / {self.count}", self.document.made_on

    @staticmethod
    def _frame_classification(painter: QPainter, text: str, right: float) -> None:
        wide = advance(text, _SMALL.size) + 4 * MM
        frame = QRectF(right - wide, _HEAD_AT - 0.6 * MM, wide, _SMALL.size * 1.5 + 1.2 * MM)
        painter.setPen(QPen(QColor(RULE), 6.0))
        painter.drawRect(frame)
        _write(painter, text, QPointF(frame.left(), _HEAD_AT), wide, Alignment.CENTRE)


def pages(document: Document, progress: Progress = quietly) -> list[Page]:
    """All pages of a document; at least one. Progress counts its blocks; raises Stopped where a person stops it."""
    size = _laid_out_size(document)
    width, room = size.width() - 2 * _SIDE, size.height() - _ABOVE - _BELOW
    title = _title(document, width) if document.is_titled else []
    flowing = [*title, *pieces_of(steps(document.blocks, progress), width, room)]
    filled = paginate(flowing, room)
    if len(filled) > 1 and not filled[-1]:
        filled.pop()
    return [Page(document, number, len(filled), placed) for number, placed in enumerate(filled, 1)]


def sheet_size(document: Document) -> QSizeF:
    """The sheet's width and height, in units."""
    narrow, long = (millimetres * MM for millimetres in _MILLIMETRES[document.paper])
    return QSizeF(long, narrow) if document.is_across else QSizeF(narrow, long)


def _laid_out_size(document: Document) -> QSizeF:
    """The size of the sheet that things are laid out on, before they are made smaller."""
    return sheet_size(document) / document.scale


def _title(document: Document, width: float) -> list[Flowing]:
    """What the document is called, at the top of its first page."""
    named = cell(document.title, _TITLE, 0.0, width, alignment=Alignment.CENTRE, edges="")
    found: list[Flowing] = [Row([named], pad=0.0, keeps_next=True)]
    if document.subject:
        whose = cell(document.subject, _SUBJECT, 0.0, width, alignment=Alignment.CENTRE, edges="")
        found += [Space(1.5 * MM), Row([whose], pad=0.0, keeps_next=True)]
    return [*found, Space(5 * MM)]


def _shortened(text: str, room: float) -> str:
    """A text that stands in full elsewhere, cut to one line of that width."""
    text = " ".join(text.split("\n"))
    if advance(text, _SMALL.size) <= room:
        return text
    while text and advance(text + _DOTS, _SMALL.size) > room:
        text = text[:-1]
    return text + _DOTS


def _write(painter: QPainter, text: str, at: QPointF, width: float, alignment: Alignment) -> None:
    lines = Lines(text, _SMALL, width, alignment)
    lines.draw(painter, at, 0, len(lines))


def _line(painter: QPainter, at: float, left: float, right: float) -> None:
    painter.setPen(QPen(QColor(RULE), 4.0))
    painter.drawLine(QPointF(left, at), QPointF(right, at))
