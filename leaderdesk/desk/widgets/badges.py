# SPDX-License-Identifier: MIT
"""Badges: a state as a sign and a word on a tint; never a colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdesk.analysis.bodies import Standing
from leaderdesk.analysis.correspondence import Stand
from leaderdesk.analysis.editions import SheetStage
from leaderdesk.analysis.gates import Stand as GateStand
from leaderdesk.analysis.meetings import MeetingStand, OpinionStand
from leaderdesk.analysis.progress import AnswerState
from leaderdesk.analysis.today import TaskState
from leaderdesk.desk.models.columns import Mark
from leaderdesk.desk.models.table_model import BADGE, MARKS
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import PlainLabel
from leaderdesk.errors import N_
from leaderdesk.exchange.outcome import Outcome, Taken
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.status import Status


class Look(NamedTuple):
    """How a state looks: its sign, the tone of its tint, and a shorter word for narrow columns."""

    sign: str
    tone: str
    short: str = ""


LOOKS: Mapping[Code, Look] = {
    Status.CONFLICT: Look("!", "warn"),
    Status.UNSENT: Look("↑", "info"),
    Status.SENT: Look("…", "info", N_("提出済")),
    Status.ARRIVED: Look("✓", "info"),
    Status.RECEIVED: Look("✓", "info"),
    Status.CONSIDERING: Look("…", "info"),
    Status.ACCEPTED: Look("○", "ok"),
    Status.ON_HOLD: Look("‖", "warn"),
    Status.DECLINED: Look("×", "quiet"),
    Status.MERGED: Look("＋", "info"),
    Status.IN_PROGRESS: Look("→", "ok"),
    Status.TO_CONFIRM: Look("?", "warn", N_("確認待ち")),
    Status.DONE: Look("●", "ok"),
    Status.INTERNAL: Look("●", "ok"),
    Status.WITHDRAWN: Look("×", "quiet"),
    Status.WITHDRAWN_LATE: Look("!", "warn", N_("要確認")),
    Status.DELETED: Look("×", "bad"),
    Outcome.IMPORTED: Look("✓", "ok"),
    Taken.IN: Look("✓", "ok"),
    Outcome.ALREADY: Look("＝", "quiet"),
    Outcome.HELD: Look("!", "warn"),
    Outcome.REFUSED: Look("×", "bad"),
    Stand.OPEN: Look("…", "warn"),
    Stand.LATE: Look("!", "bad"),
    Stand.ANSWERED: Look("✓", "ok"),
    Stand.REPLY: Look("→", "info"),
    Stand.NOTE: Look("✓", "info"),
    Stand.SETTLED: Look("●", "quiet"),
    Standing.NAMED: Look("✓", "ok"),
    Standing.MISSING: Look("!", "bad"),
    Standing.ENDING: Look("…", "warn", N_("任期末")),
    Standing.RANK: Look("?", "warn"),
    GateStand.DONE: Look("✓", "ok"),
    GateStand.LATE: Look("!", "bad"),
    GateStand.OPEN: Look("→", "info"),
    GateStand.AHEAD: Look("…", "quiet"),
    GateStand.PASSED: Look("●", "quiet"),
    AnswerState.NOT_ASKED: Look("…", "quiet"),
    AnswerState.ASKED: Look("?", "info"),
    AnswerState.OVERDUE: Look("!", "bad"),
    AnswerState.OPTIONAL: Look("…", "quiet", N_("任意")),
    AnswerState.BEGUN: Look("…", "warn"),
    AnswerState.UNSENT: Look("↑", "info"),
    AnswerState.SENT: Look("…", "info", N_("提出済")),
    AnswerState.ARRIVED: Look("✓", "info"),
    AnswerState.AGAIN: Look("✓", "info"),
    AnswerState.CHANGED: Look("!", "warn", N_("変更あり")),
    AnswerState.CONFIRMED: Look("●", "ok"),
    AnswerState.SENT_BACK: Look("!", "warn"),
    AnswerState.TORN: Look("!", "warn", N_("要確認")),
    AnswerState.STRANGER: Look("!", "bad", N_("担当外")),
    SheetStage.DRAFT: Look("…", "quiet"),
    SheetStage.WAITING: Look("?", "warn"),
    SheetStage.CHECKED: Look("✓", "info"),
    SheetStage.FROZEN: Look("●", "ok"),
    SheetStage.STEERING: Look("→", "ok"),
    SheetStage.HEADQUARTERS: Look("→", "ok"),
    SheetStage.COUNCIL: Look("→", "ok"),
    SheetStage.REVIEWED: Look("✓", "ok"),
    SheetStage.DONE: Look("●", "quiet"),
    TaskState.DRAFT: Look("…", "quiet"),
    TaskState.CONFLICT: Look("!", "warn"),
    TaskState.UNSENT: Look("↑", "info"),
    TaskState.GOING_ON: Look("→", "warn"),
    TaskState.AHEAD: Look("→", "info"),
    TaskState.WAITING: Look("…", "warn"),
    TaskState.ANSWERED: Look("✓", "ok"),
    TaskState.ASKED: Look("?", "warn"),
    TaskState.LATE: Look("!", "bad"),
    TaskState.OPINION: Look("?", "warn"),
    MeetingStand.AHEAD: Look("…", "info"),
    MeetingStand.UNTOLD: Look("!", "warn", N_("未記入")),
    MeetingStand.HELD: Look("●", "ok"),
    OpinionStand.RECORDED: Look("?", "warn", N_("未定")),
    OpinionStand.PLANNED: Look("→", "info"),
    OpinionStand.OVERDUE: Look("!", "bad", N_("超過")),
    OpinionStand.REFLECTED: Look("✓", "ok"),
    OpinionStand.NOT_REFLECTED: Look("×", "quiet", N_("しない")),
    TaskState.STALE: Look("!", "warn"),
}


_STATES: Mapping[str, Code] = {state.value: state for state in LOOKS}  # Qt hands a str on as a plain one


def badge_text(state: Code) -> str:
    """The sign and the word."""
    return f"{LOOKS[state].sign} {tr(state.label)}"


def paint_badge(painter: QPainter, rect: QRectF, text: str, tone: str, font: QFont) -> None:
    """A pill with the text, at the left of the rectangle and in the middle of its height."""
    colours = current_theme().tone(tone)
    bold = QFont(font)
    bold.setPointSizeF(font.pointSizeF() * 0.9)
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    height = metrics.height() + 6
    width = min(metrics.horizontalAdvance(text) + 20, rect.width())
    pill = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.strong) if current_theme().border > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.weak))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor(colours.strong))
    painter.setFont(bold)
    painter.drawText(
        pill, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width - 12))
    )
    painter.restore()


def paint_marks(painter: QPainter, rect: QRectF, marks: Sequence[Mark], font: QFont) -> list[QRectF]:
    """Small squares beside each other: those that are set filled, the others an outline; gives where each stands."""
    theme, small = current_theme(), QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.85)
    small.setBold(True)
    gap = 3.0
    edge = min(QFontMetrics(small).height() + 3.0, (rect.width() + gap) / max(len(marks), 1) - gap)
    places = [
        QRectF(rect.left() + (edge + gap) * n, rect.center().y() - edge / 2, edge, edge) for n in range(len(marks))
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    for place, mark in zip(places, marks, strict=True):
        painter.setPen(QColor(theme.accent.strong if mark.is_set else theme.line))
        painter.setBrush(QColor(theme.accent.strong) if mark.is_set else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(theme.on_accent if mark.is_set else theme.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, mark.letter)
    painter.restore()
    return places


def badge_width(text: str, font: QFont) -> int:
    """How wide the badge of a text is."""
    bold = QFont(font)
    bold.setPointSizeF(font.pointSizeF() * 0.9)
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(text) + 20


class BadgeDelegate(QStyledItemDelegate):
    """Paints badge columns of a table as badges."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state, marks = _STATES.get(index.data(BADGE)), index.data(MARKS)
        if state is None and not marks:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        plain.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        inner = QRectF(option.rect).adjusted(8, 0, -4, 0)
        if state is None:
            paint_marks(painter, inner, marks, option.font)
            return
        text = badge_text(state)
        if badge_width(text, option.font) > inner.width():
            text = f"{LOOKS[state].sign} {tr(LOOKS[state].short or state.label)}"
        paint_badge(painter, inner, text, LOOKS[state].tone, option.font)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        state = _STATES.get(index.data(BADGE))
        return hint if state is None else QSize(badge_width(badge_text(state), option.font) + 12, hint.height())


class Badge(PlainLabel):
    """A badge that stands alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._tone = "quiet"
        self.hide()

    def show_state(self, state: Code | None) -> None:
        """Show a state, or nothing."""
        self.show_text("" if state is None else badge_text(state), LOOKS[state].tone if state is not None else "quiet")

    def show_text(self, text: str, tone: str) -> None:
        """Show a text in a tone."""
        self.setText(text)
        self._tone = tone
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.text(), self.font()), QFontMetrics(self.font()).height() + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self.text(), self._tone, self.font())
        painter.end()
