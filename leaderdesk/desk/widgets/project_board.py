# SPDX-License-Identifier: MIT
"""The OODA board: a column per step, a card per project that is open; what stays too long says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import plain_tip
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import card, plain_label, scroll_area
from leaderdesk.errors import N_
from leaderdesk.kinds.projects import OodaStep
from leaderdesk.text import readable

STEP_NOTES: Mapping[OodaStep, str] = {
    OodaStep.OBSERVE: N_("事実を集める"),
    OodaStep.ORIENT: N_("方向を立てる"),
    OodaStep.DECIDE: N_("決める"),
    OodaStep.ACT: N_("動いて、確かめる"),
}
SIGNS: Mapping[OodaStep, str] = dict(zip(OodaStep, "①②③④", strict=True))

_PAD, _TITLE_LINES = 12, 2
_MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Card(NamedTuple):
    """What a card says: the project's id and name, whose it is, how long, and what is wrong with it ("" for nothing)."""

    key: str
    title: str
    place: str
    days: str
    warning: str = ""


class ProjectCard(QAbstractButton):
    """One project on the board; pressed by the mouse, by Enter or by the space bar.

    Signals:
        key_pressed(QKeyEvent): a key that the board may know.
    """

    key_pressed = Signal(object)

    def __init__(self, said: Card) -> None:
        super().__init__()
        self.said = said._replace(title=readable(said.title), place=readable(said.place))
        told = " ".join(filter(None, (self.said.place, said.days, said.warning)))
        self.setObjectName(f"card.{said.key}")
        self.setAccessibleName(self.said.title)
        self.setAccessibleDescription(told)
        self.setToolTip(plain_tip(f"{self.said.title}\n{told}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 8, int(line * (_TITLE_LINES + 2) * 1.15) + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
            self.key_pressed.emit(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_warned = bool(self.said.warning)
        colour = theme.accent.strong if self.hasFocus() else theme.warn.strong if is_warned else theme.line
        wide = 2.5 if self.hasFocus() or is_warned else float(theme.border)
        painter.setPen(QPen(QColor(colour), wide))
        painter.setBrush(QColor(theme.background))
        frame = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(frame, 8, 8)
        inner = QRectF(self.rect()).adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        painter.setPen(QColor(theme.text))
        _draw_lines(painter, self.said.title, bold, inner, _TITLE_LINES)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        step = QFontMetricsF(small).height() * 1.2
        foot = inner.bottom() - step
        _draw_line(painter, self.said.place, QRectF(inner.left(), foot - step, inner.width(), step))
        below = QRectF(inner.left(), foot, inner.width(), step)
        if is_warned:
            small.setBold(True)
            painter.setFont(small)
            painter.setPen(QColor(theme.warn.strong))
        _draw_line(painter, self.said.warning or self.said.days, below)
        painter.end()


class ProjectBoard(QWidget):
    """The four columns.

    Signals:
        card_opened(str): a project is wanted.
        moved(str, int): a project is to go on to its next step (1) or back (-1).
    """

    card_opened = Signal(str)
    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[OodaStep, list[ProjectCard]] = {step: [] for step in OodaStep}
        self._columns: dict[OodaStep, QVBoxLayout] = {}
        self._counts: dict[OodaStep, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for step in OodaStep:
            row.addWidget(self._column(step), 1)

    def _column(self, step: OodaStep) -> QWidget:
        frame, column = card()
        frame.setObjectName(f"column.{step.value}")
        column.setContentsMargins(12, 12, 4, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(plain_label(f"{SIGNS[step]} {tr(step.label)}", role="section"))
        head.addStretch()
        self._counts[step] = plain_label("", role="note")
        head.addWidget(self._counts[step])
        head.addSpacing(8)
        column.addLayout(head)
        column.addWidget(plain_label(tr(STEP_NOTES[step]), role="note"))
        column.addSpacing(2)
        scroll = scroll_area()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._columns[step] = QVBoxLayout(inside)
        self._columns[step].setContentsMargins(0, 2, 8, 4)
        self._columns[step].setSpacing(10)
        self._columns[step].addStretch()
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        return frame

    def show_cards(self, found: Mapping[OodaStep, Sequence[Card]]) -> None:
        """Show these; the card that had the focus keeps it, wherever it stands now."""
        focused, before = self.focused(), self._all()
        for step in OodaStep:
            self.cards[step] = [self._made(said) for said in found.get(step, ())]
            for place, made in enumerate(self.cards[step]):
                self._columns[step].insertWidget(place, made)
                made.show()  # at once, so that it can take the focus
            self._counts[step].setText(tr("{0} 件").format(len(self.cards[step])))
        if focused:
            self.focus_card(focused)
        for old in before:
            old.hide()
            old.deleteLater()

    def focused(self) -> str:
        """The project whose card has the focus, "" for none."""
        return next((each.said.key for each in self._all() if each.hasFocus()), "")

    def focus_card(self, key: str = "") -> bool:
        """Put the focus on a project's card, or on the first one; False where there is none."""
        found = [each for each in self._all() if key in ("", each.said.key)] or self._all()
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(found)

    # ------------------------------------------------------------ inside

    def _all(self) -> list[ProjectCard]:
        return [each for step in OodaStep for each in self.cards[step]]

    def _made(self, said: Card) -> ProjectCard:
        made = ProjectCard(said)
        made.clicked.connect(lambda: self.card_opened.emit(said.key))
        made.key_pressed.connect(lambda event: self._act(made, event))
        return made

    def _act(self, pressed: ProjectCard, event: QKeyEvent) -> None:
        """Arrows go from card to card; with Ctrl they take the card along."""
        key = Qt.Key(event.key())
        steps = tuple(OodaStep)
        column, place = next(
            (column, self.cards[step].index(pressed))
            for column, step in enumerate(steps)
            if pressed in self.cards[step]
        )
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(pressed.said.key, _MOVES[key])
        elif key in _MOVES:
            beyond = steps[column + 1 :] if _MOVES[key] > 0 else steps[:column][::-1]
            filled = next((step for step in beyond if self.cards[step]), None)
            if filled is not None:
                self.cards[filled][min(place, len(self.cards[filled]) - 1)].setFocus()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            onward = place + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= onward < len(self.cards[steps[column]]):
                self.cards[steps[column]][onward].setFocus()


def _draw_lines(painter: QPainter, text: str, font: QFont, area: QRectF, most: int) -> None:
    """A text on so many lines; what does not fit ends in an ellipsis."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    metrics = QFontMetricsF(font)
    layout.beginLayout()
    starts: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(area.width())
        starts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    painter.setFont(font)
    units = text.encode("utf-16-le")  # QTextLine counts in UTF-16 units, Python in letters
    for place, (start, length) in enumerate(starts[:most]):
        is_cut = place == most - 1 and len(starts) > most
        piece = units[start * 2 :] if is_cut else units[start * 2 : (start + length) * 2]
        told = piece.decode("utf-16-le", "replace").strip()
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, area.width()) if is_cut else told
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent() + place * metrics.height() * 1.2), shown)


def _draw_line(painter: QPainter, text: str, area: QRectF) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
