# SPDX-License-Identifier: MIT
"""A board: one tile per section, grouped by department; the state as a sign, a word and a tint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from leaderdesk.desk.models.columns import plain_tip
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.text import readable

_GAP = 6
_LEAST_LETTERS = 9  # what a tile holds beside each other: ✓ B-第12号 11/30


class Tile(NamedTuple):
    """One section's tile: its code, its department, its name, its state in words, a sign, a tone, and more for a tooltip."""

    key: str
    group: str
    title: str
    note: str
    sign: str
    tone: str
    more: str = ""


class Board(QWidget):
    """The tiles of all sections.

    Signals:
        tile_opened(str): the section whose tile was clicked, or Enter pressed on it.
    """

    tile_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("board.sections")
        self.setAccessibleName(tr("課ごとの提出状況"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tiles: list[Tile] = []
        self._places: list[QRect] = []
        self._heads: list[tuple[QRect, str]] = []
        self._current = 0

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, grouped as they come."""
        self.tiles = [tile._replace(group=readable(tile.group), title=readable(tile.title)) for tile in tiles]
        self._current = min(self._current, max(len(self.tiles) - 1, 0))
        self.setAccessibleDescription("、".join(f"{tile.title} {tile.note}" for tile in self.tiles))
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """A line per department: its name in front, its sections behind, as many beside each other as fit."""
        metrics = QFontMetrics(self.font())
        letter, width = metrics.horizontalAdvance("あ"), max(self.width(), 300)
        groups = [(group, len(list(members))) for group, members in groupby(self.tiles, key=lambda tile: tile.group)]
        head = letter * 7
        fitting = (width - head + _GAP) // (int(letter * _LEAST_LETTERS) + _GAP)
        columns = max(1, min(fitting, max((count for _, count in groups), default=1)))
        tile_width = (width - head + _GAP) // columns - _GAP
        tile_height = metrics.height() * 2 + 8
        self._places, self._heads, top = [], [], 0
        for group, count in groups:
            self._heads.append((QRect(0, top, head - _GAP, tile_height), group))
            for place in range(count):
                left = head + (place % columns) * (tile_width + _GAP)
                self._places.append(QRect(left, top + place // columns * (tile_height + _GAP), tile_width, tile_height))
            top += ((count - 1) // columns + 1) * (tile_height + _GAP)
        self.setMinimumHeight(top)

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = QFont(self.font())
        bold.setBold(True)
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        for rect, name in self._heads:
            shown = QFontMetrics(small).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        for place, (rect, tile) in enumerate(zip(self._places, self.tiles, strict=True)):
            if not rect.intersects(event.rect()):
                continue
            tone = theme.tone(tile.tone)
            is_current = place == self._current and self.hasFocus()
            painter.setPen(
                QPen(QColor(theme.accent.strong if is_current else tone.weak if theme.border == 1 else theme.line), 2)
            )
            painter.setBrush(QColor(tone.weak))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            inner = rect.adjusted(8, 4, -4, -4)
            painter.setPen(QColor(theme.text))
            painter.setFont(bold)
            title = QFontMetrics(bold).elidedText(tile.title, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
            painter.setPen(QColor(tone.strong))
            painter.setFont(small)
            note = QFontMetrics(small).elidedText(
                f"{tile.sign} {tile.note}", Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, note)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = next((place for place, rect in enumerate(self._places) if rect.contains(event.pos())), -1)
            tile = self.tiles[place] if place >= 0 else None
            self.setToolTip(plain_tip(f"{tile.key} {tile.title}\n{tile.note}\n{tile.more}".strip()) if tile else "")
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._places):
            if rect.contains(event.position().toPoint()):
                self._current = place
                self.tile_opened.emit(self.tiles[place].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self.tiles:
            self._current = (self._current + step) % len(self.tiles)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.tiles:
            self.tile_opened.emit(self.tiles[self._current].key)
        else:
            super().keyPressEvent(event)
