# SPDX-License-Identifier: MIT
"""意見と対応: what did they say, what did we do about it, and what is late?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import bar, decide, state_of
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import sentence, tell_fault
from leaderdesk.desk.models.columns import Column, plain_tip
from leaderdesk.desk.models.opinions import MeetingsBeside, body_options, opinion_columns, state_options
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.record_page import RecordPage
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.city_filters import year_options
from leaderdesk.desk.widgets.editors import ListEditor
from leaderdesk.desk.widgets.internal_note import InternalNote
from leaderdesk.desk.widgets.list_card import Option
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.meetings import Meeting, Opinion, OpinionState
from leaderdesk.ledger.query import Row, rows
from leaderdesk.ledger.store import Store

# The decisions of the page, with the key that takes each while the list has the focus.
DECISIONS = (
    (OpinionState.PLANNED, N_("対応方針を決める")),
    (OpinionState.REFLECTED, N_("反映済にする")),
    (OpinionState.NOT_REFLECTED, N_("反映しない")),
    (OpinionState.RECORDED, N_("記録に戻す")),
)


class OpinionsPage(RecordPage):
    """All opinions of all bodies, and what becomes of each, one at a time or many together."""

    NAME = "opinions"
    KIND = Opinion
    NEW = N_("意見を記録")
    EMPTY = N_("この条件の意見はありません。会議の当日に「会議」の「意見を記録」で書きとめます。")

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs) -> None:
        self._beside = MeetingsBeside(store)
        super().__init__(store, preferences, jobs)
        self.list.model.beside = self._beside.read
        self.note = InternalNote(store, "opinion")
        self.note.noted.connect(self.noted)
        self.splitter.addWidget(self._parts())
        self.splitter.setStretchFactor(1, 42)
        self.splitter.setSizes([620, 380])
        self.title.setText(tr("意見と対応"))
        for made in (self._copy, self._new):  # opinions are written down on the day, of a meeting
            made.hide()
        self.list.table.selectionModel().selectionChanged.connect(lambda: self._offer())
        self._offer()

    def _parts(self) -> QWidget:
        """The decisions, the opinion and the note: below each other, or where the page is narrow beside each other."""
        deciding = QWidget()
        column = QVBoxLayout(deciding)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._decisions())
        column.addStretch()
        made = QWidget()
        self._parted = QBoxLayout(QBoxLayout.Direction.TopToBottom, made)
        self._parted.setContentsMargins(0, 0, 0, 0)
        self._parted.setSpacing(12)
        self._parted.addWidget(deciding)
        self._parted.addWidget(self.panel, 1)
        self._parted.addWidget(self.note)
        self._deciding = column
        self.panel.show()
        return made

    def _decisions(self) -> QWidget:
        frame, column = card()
        self._chosen_words = plain_label("", role="section")
        column.addWidget(self._chosen_words)
        grid = QGridLayout()
        grid.setSpacing(6)
        self.buttons: dict[OpinionState, QPushButton] = {}
        for place, (state, words) in enumerate(DECISIONS):
            made = button(f"{place + 1} {tr(words)}", name=f"action.decide_opinion.{state.value}")
            made.clicked.connect(lambda _=False, to=state: self.decide(to))
            grid.addWidget(made, place // 2, place % 2)
            self.buttons[state] = made
            key = QShortcut(QKeySequence(str(place + 1)), self.list.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda to=state: self._decide_by_key(to))
        column.addLayout(grid)
        return frame

    # ------------------------------------------------------------ what a person does

    def decide(self, state: OpinionState) -> None:
        """Bring the chosen opinions to a state; where it needs words, ask for them."""
        chosen = self._chosen()
        self.panel.keep()
        if state is OpinionState.RECORDED:
            try:
                decide(self._store, [row.record_id for row in chosen], {"state": state.value})
            except LeaderDeskError as error:
                tell_fault(self, error)
                return
        else:
            from leaderdesk.desk.dialogs.opinion import OpinionDialog

            dialog = OpinionDialog(self._store, chosen, state, self)
            dialog.exec()
            dialog.deleteLater()
            if not dialog.written:
                return
        self._tell_many(tr("{0:,} 件を「{1}」にしました。").format(len(chosen), tr(state.label)))

    def begin_new(self) -> None:
        """Opinions are recorded where their meeting is."""
        self.page_requested.emit(f"kind:{Meeting.KIND}", None)

    def save_and_go_on(self) -> None:
        """Save, and answer the next one of the list (Ctrl+Enter)."""
        place = self.list.table.currentIndex().row()
        if self.panel.save() and place + 1 < self.list.model.rowCount():
            self.list.table.choose(place + 1)

    def leave(self) -> None:
        self.note.keep()
        super().leave()

    # ------------------------------------------------------------ the frame's part

    def refresh(self) -> None:
        self._beside.forget()
        super().refresh()
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.splitter.orientation() == Qt.Orientation.Horizontal
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if is_beside else directions.LeftToRight
        if self._parted.direction() != wanted:
            self._parted.setDirection(wanted)
            self._parted.addWidget(self.note) if is_beside else self._deciding.insertWidget(1, self.note)
            self.splitter.setSizes([620, 380] if is_beside else [420, 580])

    # ------------------------------------------------------------ inside

    def _columns(self) -> list[Column]:
        return opinion_columns(self._store, self._beside)

    def _states(self) -> Sequence[Option]:
        return (*state_options(self._store), (tr("削除した記録"), {"deleted": True}))

    def _add_filters(self) -> None:
        self.list.add_filter(tr("状態"), self._states(), name="state", letters=6)
        self.list.add_filter(tr("年度"), year_options(self._store, [Opinion]), name="year")
        self.list.add_filter(tr("会議体"), body_options(self._store), name="body", letters=6)

    def _chosen(self) -> list[Row]:
        return rows(self._store, Opinion, self.list.selected())

    def _show_chosen(self, record_id: str) -> None:
        super()._show_chosen(record_id)
        found = rows(self._store, Opinion, [record_id] if record_id else [])
        self.note.show_note(str(found[0].body["meeting"]) if found else "", record_id)
        self._bar_states(found[0] if found else None)

    def _note_saved(self, record_id: str) -> None:
        self._beside.forget()
        super()._note_saved(record_id)
        self._show_chosen(record_id)

    def _decide_by_key(self, state: OpinionState) -> None:
        if self.buttons[state].isEnabled():
            self.decide(state)
        else:
            self.noted.emit(self._why[state])

    def _offer(self) -> None:
        """Which states the chosen opinions may go to, and why not to the others."""
        chosen = self._chosen()
        told = tr("対応") if len(chosen) < 2 else tr("対応（{0:,} 件）").format(len(chosen))
        self._chosen_words.setText(told)
        self._why: dict[OpinionState, str] = {}
        for state, made in self.buttons.items():
            self._why[state] = _refusal(chosen, state)
            made.setEnabled(not self._why[state])
            made.setToolTip(plain_tip(self._why[state]))

    def _bar_states(self, row: Row | None) -> None:
        """In the form too, a state that may not follow cannot be chosen, and says why."""
        editor = self.panel.form.fields["state"].editor
        assert isinstance(editor, ListEditor)
        entries = editor.box.model()
        assert isinstance(entries, QStandardItemModel)
        for place in range(1, entries.rowCount()):
            state = OpinionState(editor.box.itemData(place))  # type: ignore[call-arg]  # by its code
            fault = bar([row], state) if row is not None else None
            entries.item(place).setEnabled(fault is None)
            entries.item(place).setToolTip(plain_tip(sentence(fault)) if fault else "")


def _refusal(chosen: Sequence[Row], state: OpinionState) -> str:
    """Why opinions cannot be brought to a state now, "" where they can."""
    if not chosen:
        return tr("意見を選んでください。")
    if all(state_of(row) is state for row in chosen):
        return tr("すでに「{0}」です。").format(tr(state.label))
    fault = bar(chosen, state)
    return sentence(fault) if fault else ""
