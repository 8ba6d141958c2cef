# SPDX-License-Identifier: MIT
"""The year's gates as a time line: a line for each, chosen by hand or keys, opened to do what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.analysis.gates import Stand, Standing
from leaderdesk.desk.models.columns import plain_tip
from leaderdesk.desk.theme import Theme, current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.fiscal import fiscal_months
from leaderdesk.paper.schedule import Look, Stroke, beside, day_place, draw_months, draw_span, span_place
from leaderdesk.reports.document import Alignment, Schedule, Span, SpanTone
from leaderdesk.reports.schedule import TONES
from leaderdesk.text import readable

_LABEL_MOST = 0.36  # of the width
_MOST_STRETCH = 1.45  # of a line's least height
_NOTE_COLOURS: Mapping[Stand, str] = {Stand.DONE: "ok", Stand.LATE: "bad", Stand.OPEN: "accent"}


class ScheduleView(QWidget):
    """A 年度's time line.

    Signals:
        chosen(int): a gate became the current one.
        opened(int): a gate was opened by double click or Enter.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture.schedule")
        self.setAccessibleName(tr("年間予定"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.gates: Sequence[Standing] = ()
        self.current = -1
        self._schedule = Schedule(0, ())

    def show_gates(self, year: int, gates: Sequence[Standing], today: date | None) -> None:
        """Show these; the current one stays where it is still there."""
        held = self.gates[self.current].record_id if 0 <= self.current < len(self.gates) else ""
        self.gates = gates
        spans = tuple(
            Span(readable(gate.name), gate.begins_on, gate.due, TONES[gate.stand], readable(note_of(gate)))
            for gate in gates
        )
        self._schedule = Schedule(year, spans, today)
        self.current = next((place for place, gate in enumerate(gates) if gate.record_id == held), -1)
        told = (f"{gate.due.month}/{gate.due.day} {gate.name} {note_of(gate)}" for gate in gates)
        self.setAccessibleDescription(tr("、").join(told))
        self.updateGeometry()
        self.update()

    def choose(self, place: int) -> None:
        """Make a gate the current one."""
        if 0 <= place < len(self.gates):
            self.current = place
            self.update()
            self.chosen.emit(place)

    # ------------------------------------------------------------ geometry

    def _least_step(self) -> float:
        return QFontMetricsF(self.font()).height() + 11

    def _step(self) -> float:
        """The height of a line: more where there is room, within bounds."""
        least = self._least_step()
        room = (self.height() - self._head() - 4) / max(len(self.gates), 1)
        return min(max(room, least), least * _MOST_STRETCH)

    def _head(self) -> float:
        return QFontMetricsF(self.font()).height() + 6

    def _label_width(self) -> float:
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(span.label) for span in self._schedule.spans), default=0.0)
        return min(longest + self._day_width() + 20, self.width() * _LABEL_MOST)

    def _day_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance("12/31") + 10

    def _track(self) -> QRectF:
        left = self._label_width()
        return QRectF(left, self._head(), self.width() - left - 6, self._step() * len(self.gates))

    def _row(self, place: int) -> QRectF:
        return QRectF(0, self._head() + self._step() * place, self.width() - 1, self._step())

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(560, int(self._head() + self._least_step() * max(len(self.gates), 1)) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.gates:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, tr("予定はありません。")
            )
            painter.end()
            return
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        track, look = self._track(), look_of(theme)
        self._paint_current(painter, theme)
        self._paint_months(painter, track, small, theme)
        draw_months(painter, track, self._schedule, look)
        for place, (gate, span) in enumerate(zip(self.gates, self._schedule.spans, strict=True)):
            row = self._row(place)
            self._paint_label(painter, row, span, theme)
            own = QRectF(track.left(), row.top(), track.width(), row.height())
            bar = span_place(self._schedule.year, span, own)
            draw_span(painter, bar, span, look)
            spot, alignment = beside(own, bar, 6)
            painter.setFont(small)
            painter.setPen(
                QColor(theme.tone(_NOTE_COLOURS[gate.stand]).strong if gate.stand in _NOTE_COLOURS else theme.muted)
            )
            side = Qt.AlignmentFlag.AlignLeft if alignment is Alignment.LEFT else Qt.AlignmentFlag.AlignRight
            shown = QFontMetricsF(small).elidedText(span.shown, Qt.TextElideMode.ElideRight, spot.width())
            where = side | Qt.AlignmentFlag.AlignVCenter
            ground = (
                theme.accent.weak if place == self.current else theme.surface
            )  # today's line runs not through words
            painter.fillRect(painter.boundingRect(spot, where, shown), QColor(ground))
            painter.drawText(spot, where, shown)
        painter.end()

    def _paint_current(self, painter: QPainter, theme: Theme) -> None:
        if self.current >= 0:
            row = self._row(self.current).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor(theme.accent.strong), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent.weak))
            painter.drawRoundedRect(row, 4, 4)
        elif self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent.strong), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_months(self, painter: QPainter, track: QRectF, small: QFont, theme: Theme) -> None:
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        width = track.width() / 12
        for year, month in fiscal_months(self._schedule.year):
            left = day_place(self._schedule.year, date(year, month, 1), track)
            words = tr("{0}月").format(month)
            if QFontMetricsF(small).horizontalAdvance(words) > width:
                words = str(month)
            painter.drawText(QRectF(left, 0, width, self._head()), Qt.AlignmentFlag.AlignCenter, words)
        if (today := self._schedule.today) is not None:
            painter.setPen(QColor(theme.bad.strong))
            words = tr("今日 {0}/{1}").format(today.month, today.day)
            painter.drawText(QRectF(8, 0, track.left() - 16, self._head()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_label(self, painter: QPainter, row: QRectF, span: Span, theme: Theme) -> None:
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignVCenter
        day = QRectF(8, row.top(), self._day_width() - 10, row.height())
        painter.setPen(QColor(theme.muted))
        painter.drawText(day, Qt.AlignmentFlag.AlignRight | middle, f"{span.ends_on.month}/{span.ends_on.day}")
        painter.setPen(QColor(theme.text))
        left = self._day_width() + 6
        name = QRectF(left, row.top(), self._label_width() - left - 6, row.height())
        shown = QFontMetricsF(self.font()).elidedText(span.label, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | middle, shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().y())
            gate = self.gates[place] if place >= 0 else None
            self.setToolTip(plain_tip(f"{gate.name}\n{note_of(gate)}\n{gate.note}".strip()) if gate else "")
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self._place_at(event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (place := self._place_at(event.position().y())) >= 0:
            self.opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.gates:
            self.choose(min(max(self.current + steps[key], 0), len(self.gates) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _place_at(self, height: float) -> int:
        place = int((height - self._head()) // self._step())
        return place if 0 <= place < len(self.gates) else -1


def note_of(gate: Standing) -> str:
    """What is said of a gate beside its bar: that it is done, or what it lacks."""
    if gate.missing:
        lacking = tr(gate.missing.sentence).format(*gate.missing.facts)
        return f"! {lacking}" if gate.stand is Stand.LATE else lacking
    return f"✓ {tr(gate.stand.label)}" if gate.stand is Stand.DONE else ""


def look_of(theme: Theme) -> Look:
    """The colours of a time line on the screen."""
    quiet = theme.tone("quiet")
    return Look(
        rule=theme.hairline,
        today=theme.bad.strong,
        strokes={
            SpanTone.DONE: Stroke(theme.ok.strong, theme.ok.strong),
            SpanTone.UNDER_WAY: Stroke(theme.accent.strong, theme.accent.weak, is_hatched=True),
            SpanTone.LATE: Stroke(theme.bad.strong, theme.bad.weak, weight=2.0),
            SpanTone.AHEAD: Stroke(theme.muted, theme.surface),
            SpanTone.PASSED: Stroke(theme.line, quiet.weak),
        },
        fine=float(theme.border),
    )
