# SPDX-License-Identifier: MIT
"""One step of a loop: what was written down there, each piece with its figures, and the line for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.projects import Loop, Note
from leaderdesk.desk.models.columns import plain_tip, short_day
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.evidence import NO_EVIDENCE
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.project_board import SIGNS, STEP_NOTES
from leaderdesk.desk.widgets.step_entry import NoteEntry, ResultEntry
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.projects import OodaNote, OodaStep
from leaderdesk.ledger.store import Store


class StepPanel(QWidget):
    """One of the four; the loop stands in the one that is framed.

    Signals:
        written(): something was written down.
        noted(str): a word for the status bar.
        edit_requested(str): a note is to be changed.
        evidence_requested(str): a note's evidence is wanted.
    """

    written = Signal()
    noted = Signal(str)
    edit_requested = Signal(str)
    evidence_requested = Signal(str)

    def __init__(self, step: OodaStep, store: Store) -> None:
        super().__init__()
        self.setObjectName(f"panel.{step.value}")
        self.step, self._store = step, store
        self._was_current = False
        self.entry = NoteEntry(step, store)
        self.entry.written.connect(self.written)
        self.entry.noted.connect(self.noted)
        self.result = ResultEntry(store) if step is OodaStep.ACT else None
        if self.result is not None:
            self.result.written.connect(self.written)
            self.result.noted.connect(self.noted)
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame, column = card()
        column.setContentsMargins(12, 12, 4, 8)
        column.setSpacing(6)
        outer.addWidget(self._frame)
        head = QHBoxLayout()
        head.addWidget(plain_label(f"{SIGNS[self.step]} {tr(self.step.label)}", role="section"))
        head.addStretch()
        self._badge = Badge()
        head.addWidget(self._badge)
        head.addSpacing(8)
        head.addStrut(self._badge.sizeHint().height())
        column.addLayout(head)
        column.addWidget(plain_label(tr(STEP_NOTES[self.step]), role="note"))
        column.addSpacing(2)
        self._column = column
        self._scroll = scroll_area()
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 2, 8, 4)
        lines.setSpacing(8)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        lines.addLayout(self._notes)
        self._more = button(tr("書き足す"), symbol="plus", name=f"action.new.write_more.{self.step.value}")
        self._more.clicked.connect(self.open_entry)
        lines.addWidget(self._more)
        lines.addWidget(self.entry)
        if self.result is not None:
            lines.addWidget(self.result)
        lines.addStretch()
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)

    # ------------------------------------------------------------ showing

    def show_step(self, loop: Loop | None, notes: Sequence[Note], *, days: str, can_write: bool) -> None:
        """Show what a loop has in this step; `days` says since when it stands here, "" where it does not."""
        edge = 11 if days else 12  # its frame is thicker where the loop stands; the words stay in line
        self._column.setContentsMargins(edge, edge, edge - 8, edge - 4)
        self._frame.setProperty("current", bool(days))
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
        self._badge.show_text(days, "warn" if days.startswith("!") else "accent")
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        today = self._store.today()
        for note in notes:
            self._notes.addWidget(self._shown(note, today, can_write=can_write))
        if not notes:
            self._notes.addWidget(plain_label(tr("まだ記録がありません。"), role="note", wraps=True))
        is_open = can_write and loop is not None and loop.said.is_open()
        if loop is not None and not loop.said.is_open() and self.result is not None and loop.said.result:
            self._notes.addWidget(_told(tr("結果"), loop.said.result))
        self._offer(loop if is_open else None, is_current=bool(days), has_notes=bool(notes))

    def open_entry(self) -> None:
        """Open the line, and put the cursor into it."""
        self._more.hide()
        self.entry.show()
        self.entry.focus_first()
        self._show_foot()

    @property
    def can_write(self) -> bool:
        """Whether there is a line here, open or to be opened."""
        return self._more.isVisibleTo(self) or self.entry.isVisibleTo(self)

    def keep(self) -> None:
        """Keep what is typed."""
        self.entry.keep()
        if self.result is not None:
            self.result.keep()

    def write_down(self) -> bool:
        """Write down what is typed where the cursor stands; False where it stands elsewhere, or it cannot be."""
        if self.result is not None and self.result.has_focus():
            return self.result.write_down()
        return self.entry.has_focus() and self.entry.write_down()

    # ------------------------------------------------------------ inside

    def _offer(self, loop: Loop | None, *, is_current: bool, has_notes: bool) -> None:
        """The line is open where the loop stands; elsewhere, and below a decision, one asks for it."""
        is_left = self._was_current and not is_current
        self._was_current = is_current
        is_held = not is_left and self.entry.isVisibleTo(self) and self.entry.has_focus()
        if loop is not None:
            self.entry.show_loop(loop.record_id)
        is_wanted = is_current and not (self.step is OodaStep.DECIDE and has_notes)
        is_shown = loop is not None and (is_wanted or is_held or self.entry.is_begun)
        self.entry.setVisible(is_shown)
        self._more.setVisible(loop is not None and not is_shown)
        if self.result is not None:
            self.result.setVisible(loop is not None and is_current)
            self.result.show_loop(loop if is_current else None)
        if is_shown:
            self._show_foot()

    def _show_foot(self) -> None:
        bar = self._scroll.verticalScrollBar()
        QTimer.singleShot(0, self._scroll, lambda: bar.setValue(bar.maximum()))

    def _shown(self, note: Note, today: date, *, can_write: bool) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "hint")
        frame.setObjectName(f"note.{note.record_id}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(4)
        column.addWidget(Paragraph(note.said.text))
        for line in _beside(note.said, today):
            column.addWidget(Paragraph(line, role="note"))
        foot = QHBoxLayout()
        foot.setSpacing(4)
        if note.is_torn:
            torn = Badge()
            torn.show_text(tr("! 確認が必要"), "warn")
            foot.addWidget(torn)
        if (proof := self._proof(note, can_write=can_write)) is not None:
            foot.addWidget(proof)
        foot.addStretch()
        if can_write:
            edit = button(tr("直す"), role="link", name="action.edit_note")
            edit.setAccessibleName(tr("「{0}」を直す").format(note.said.text[:40]))
            edit.clicked.connect(lambda: self.edit_requested.emit(note.record_id))
            foot.addWidget(edit)
        column.addLayout(foot)
        return frame

    def _proof(self, note: Note, *, can_write: bool) -> QPushButton | None:
        """The way to a note's evidence; a figure that has none says so."""
        count, lacks = len(note.evidence), note.lacks_evidence
        if not (count or lacks or can_write):
            return None
        words = tr("根拠 {0} 件").format(count) if count else tr("根拠を付ける")
        made = button(f"! {tr(NO_EVIDENCE)}" if lacks else words, role="link", name="action.show_evidence")
        made.setProperty("tone", "warn" if lacks else "")
        if lacks:
            made.setToolTip(plain_tip(tr("数値が書かれていますが、根拠がありません。")))
        made.clicked.connect(lambda: self.evidence_requested.emit(note.record_id))
        return made


def _beside(said: OodaNote, today: date) -> Iterator[str]:
    """What stands below a note: its day and source; of a decision who, why, and what else there was."""
    day = short_day(said.day, fiscal_year(today))
    if said.decided_by:
        yield tr("{0}　決めた人：{1}").format(day, said.decided_by)
    else:
        yield tr("{0}　出典：{1}").format(day, said.source) if said.source else day
    if said.reason:
        yield tr("理由：{0}").format(said.reason)
    if said.options:
        yield tr("比べた案：{0}").format(said.options)


def _told(heading: str, text: str) -> QLabel | QWidget:
    frame = QFrame()
    frame.setProperty("role", "changed")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(2)
    column.addWidget(plain_label(heading, role="field"), 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(Paragraph(text))
    return frame
