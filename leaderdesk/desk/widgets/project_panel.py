# SPDX-License-Identifier: MIT
"""One project, opened: its loops as tabs, the four steps of one side by side, and the ways onward and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QTabBar, QVBoxLayout, QWidget

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import STEPS, Loop, Project, notes, project
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import owner_name, plain_tip, record_called
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.quiet_keys import QuietKeys
from leaderdesk.desk.widgets.step_entry import ResultEntry
from leaderdesk.desk.widgets.step_panel import StepPanel
from leaderdesk.desk.widgets.words import button, button_words, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.bodies import Body
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.projects import OodaStep
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable

_LETTERS_BESIDE = 62  # so wide must it be for the four steps to stand side by side
_PANEL_LINES = 17  # as high as a step is at least where two stand above two


class ProjectPanel(QWidget):
    """A project of this side to work on, another's to read.

    Signals:
        changed(): something was written.
        said(str): a sentence for the foot of the window, which Ctrl+Z can undo.
        noted(str): a word for the status bar.
        note_requested(str), evidence_requested(str): a note is to be changed, its evidence is wanted.
        finish_requested(): the project is to end, and what came of it is to be asked for.
        settle_requested(str): the versions of a record are to be compared.
        record_requested(str, str): a linked record (kind, record id) is wanted.
    """

    changed = Signal()
    said = Signal(str)
    noted = Signal(str)
    note_requested = Signal(str)
    evidence_requested = Signal(str)
    finish_requested = Signal()
    settle_requested = Signal(str)
    record_requested = Signal(str, str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.project: Project | None = None
        self.panels: dict[OodaStep, StepPanel] = {}
        self._wanted_loop = ""  # the loop that a person looks at, "" for the one that goes on
        self._torn = ""  # a record of it with two versions
        self._build()
        self._keys()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._name = plain_label("", role="section", wraps=True)
        column.addWidget(self._name)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(8)
        column.addLayout(self._facts)
        self._banner = plain_label("", role="banner", wraps=True)
        self._settle = button(tr("見比べて決める"), name="action.settle.project")
        self._settle.clicked.connect(lambda: self.settle_requested.emit(self._torn))
        torn = QHBoxLayout()
        torn.addWidget(self._banner, 1)
        torn.addWidget(self._settle)
        column.addLayout(torn)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.loops")
        self.tabs.setAccessibleName(tr("周回"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._choose_loop)
        column.addWidget(self.tabs)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for step in STEPS:
            made = StepPanel(step, self._store)
            made.written.connect(self.changed)
            made.noted.connect(self.noted)
            made.edit_requested.connect(self.note_requested)
            made.evidence_requested.connect(self.evidence_requested)
            self.panels[step] = made
        scroll = scroll_area()
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        column.addLayout(self._bar())
        self._lay_out(is_wide=True)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = self._way(tr("前の段階へ  Alt+←"), "action.step_back", self.step_back)
        self.around_again = self._way(tr("再開する"), "action.reopen_project", self.reopen)
        self._fault = plain_label("", role="fault", wraps=True)
        self.end = self._way(tr("終了"), "action.finish_project", self.finish)
        self.onward = self._way("", "action.advance", self.go_on, role="primary")
        row.addWidget(self.back)
        row.addWidget(self._fault, 1)
        row.addWidget(self.around_again)
        row.addWidget(self.end)
        row.addWidget(self.onward)
        return row

    def _way(self, words: str, name: str, do: Callable[[], object], *, role: str = "") -> QPushButton:
        made = button(words, role=role, name=name)
        made.clicked.connect(lambda: do())
        return made

    def _keys(self) -> None:
        keys = QuietKeys(self)
        keys.bind("Alt+Right", self.onward.click)
        keys.bind("Alt+Left", self.back.click)
        for place, step in enumerate(STEPS, 1):
            keys.bind(f"Ctrl+{place}", partial(self.write_in, step))

    def _lay_out(self, *, is_wide: bool) -> None:
        """The four side by side, or two above two where letters are large."""
        for place, made in enumerate(self.panels.values()):
            self._grid.addWidget(made, 0 if is_wide else place // 2, place if is_wide else place % 2)
            made.setMinimumHeight(0 if is_wide else self.fontMetrics().height() * _PANEL_LINES)
        for place in range(len(STEPS)):
            is_used = is_wide or place < 2
            self._grid.setColumnStretch(place, 1 if is_used else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(is_wide=self.width() / max(self.fontMetrics().horizontalAdvance("あ"), 1) > _LETTERS_BESIDE)

    # ------------------------------------------------------------ showing

    def show_project(self, record_id: str, *, loop_id: str = "") -> bool:
        """Show a project, at one of its loops or at the one that goes on; False where it is gone."""
        found = project(self._store, record_id)
        is_other = self.project is None or found is None or found.record_id != self.project.record_id
        self.project = found
        if is_other or loop_id:
            self._wanted_loop = loop_id
        if found is None:
            return False
        self._name.setText(found.said.name)
        self._show_facts(found)
        self._show_torn(found)
        self._show_tabs(found)
        self._show_loop()
        return True

    @property
    def loop(self) -> Loop | None:
        """The loop that is looked at."""
        if self.project is None:
            return None
        wanted = (loop for loop in self.project.loops if loop.record_id == self._wanted_loop)
        return next(wanted, self.project.loop)

    def _show_facts(self, found: Project) -> None:
        """Below the name: how it stands, whose it is, and what it is for."""
        while item := self._facts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, tone in self._badges(found):
            made = Badge()
            self._facts.addWidget(made)
            made.show_text(text, tone)
        said = found.said
        body = self._store.names.label(Body.KIND, "", said.assigned_body or "")
        place = "　".join(filter(None, (owner_name(self._store.names, found.owner), said.lead, body)))
        self._facts.addWidget(plain_label(place, role="note"))
        if said.measure:
            name = self._store.names.label(Measure.KIND, "", said.measure) or said.measure
            self._facts.addWidget(self._link(tr("施策：{0}").format(name), "action.open_measure", self._open_measure))
        if said.request:
            told = tr("要望：{0}").format(record_called(self._store, said.request))
            wanted = said.request
            self._facts.addWidget(
                self._link(told, "action.open_request", lambda: self.record_requested.emit("request", wanted))
            )
        self._facts.addStretch()

    def _badges(self, found: Project) -> Iterator[tuple[str, str]]:
        today = self._store.today()
        if not found.said.is_open():
            yield tr("● 終了"), "quiet"
        elif found.is_stale(today):
            yield tr("! 停滞"), "warn"
        if not found.is_own(self._store.owners):
            yield tr("読むだけ"), "info"
        elif found.said.is_public:
            yield tr("全庁に公開"), "info"

    def _link(self, words: str, name: str, do: Callable[[], object]) -> QPushButton:
        full = readable(words)
        shown = full if len(full) <= 26 else f"{full[:25]}…"
        made = button(button_words(shown), role="link", name=name)
        made.setAccessibleName(full)
        made.setToolTip(plain_tip(full))
        made.clicked.connect(lambda: do())
        return made

    def _open_measure(self) -> None:
        assert self.project is not None
        for row in all_rows(self._store, Query(Measure, where={"code": self.project.said.measure})):
            self.record_requested.emit(Measure.KIND, row.record_id)

    def _show_torn(self, found: Project) -> None:
        torn = [found.record_id] if found.is_torn else []
        torn += [loop.record_id for loop in found.loops if loop.is_torn]
        self._torn = next(iter(torn), "")
        self._banner.setText(tr("別の PC で直した版があります。どちらにするか決めるまで、先へ進めません。"))
        self._banner.setVisible(bool(self._torn))
        self._settle.setVisible(bool(self._torn) and found.is_own(self._store.owners))

    def _show_tabs(self, found: Project) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for loop in found.loops:
            told = tr("第{0}周　{1}").format(loop.said.number, loop.said.theme)
            place = self.tabs.addTab(button_words(told if len(told) <= 24 else f"{told[:23]}…"))
            self.tabs.setTabToolTip(place, plain_tip(told))
        current = self.loop
        if current is not None:
            self.tabs.setCurrentIndex(list(found.loops).index(current))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(bool(found.loops))

    def _choose_loop(self, place: int) -> None:
        if self.project is not None and 0 <= place < len(self.project.loops):
            chosen = self.project.loops[place]
            going_on = self.project.loop
            self._wanted_loop = "" if chosen is going_on else chosen.record_id
            self.keep()
            self._show_loop()

    def _show_loop(self) -> None:
        found, loop = self.project, self.loop
        assert found is not None
        today, said = self._store.today(), notes(self._store, [loop] if loop else [])
        can_write = self._can_write(found)
        for step, made in self.panels.items():
            is_here = loop is not None and loop.said.is_open() and found.said.is_open() and loop.said.step is step
            told = tr("{0}日目").format(loop.days(today)) if loop is not None and is_here else ""
            if told and found.is_stale(today):
                told = tr("! 停滞 {0}").format(told)
            made.show_step(loop, said[loop.record_id][step] if loop else (), days=told, can_write=can_write)
        self._offer(found, loop)

    def _can_write(self, found: Project) -> bool:
        return found.is_own(self._store.owners) and found.said.is_open() and not self._store.is_read_only

    def _offer(self, found: Project, loop: Loop | None) -> None:
        """The ways that are open; those that are not say why."""
        self._say("")
        is_mine = found.is_own(self._store.owners) and not self._store.is_read_only
        is_now = is_mine and found.said.is_open() and loop is found.loop
        is_running = loop is not None and loop.said.is_open()
        acts = loop is not None and loop.said.step is OodaStep.ACT
        self.back.setVisible(is_now and is_running)
        self.back.setEnabled(is_now and is_running and loop is not None and loop.said.step is not OodaStep.OBSERVE)
        first = sentence(LeaderDeskError("LD-1533"))
        self.back.setToolTip("" if self.back.isEnabled() else plain_tip(first))
        self.end.setVisible(is_now)
        self.around_again.setVisible(is_mine and not found.said.is_open())
        self.onward.setVisible(is_now)
        self.onward.setEnabled(is_now)
        words = tr("次の段階へ  Alt+→") if is_running and not acts else tr("次の周回へ  Alt+→")
        self.onward.setText(words if loop is not None else tr("周回を始める  Alt+→"))

    # ------------------------------------------------------------ what a person does

    def begin_writing(self) -> None:
        """Put the cursor into the line where the loop stands; where none is open, on the way onward, or on the loops."""
        line = self.panels[self.project.step].entry if self.project else None
        if line is not None and line.isVisibleTo(self):
            line.focus_first()
        elif self.onward.isVisibleTo(self):
            self.onward.setFocus()
        else:
            self.tabs.setFocus()

    def write_in(self, step: OodaStep) -> None:
        """Put the cursor into the line of a step (Ctrl+1 to Ctrl+4)."""
        if self.panels[step].can_write:
            self.panels[step].open_entry()

    def write_down(self) -> bool:
        """Write down what is typed where the cursor stands (Ctrl+Enter)."""
        return any(made.write_down() for made in self.panels.values())

    def keep(self) -> None:
        """Keep what is typed."""
        for made in self.panels.values():
            made.keep()

    def go_on(self) -> None:
        """To the next step; from 実行 around again, with what came of it."""
        found = self.project
        if found is None:
            return
        if found.loop is not None and found.loop.said.is_open() and found.loop.said.step is not OodaStep.ACT:
            self.keep()
            self._do(lambda: loops.advance(self._store, found.record_id), tr("次の段階へ進みました。"))
        else:
            self._do(lambda: self._with_result(found, loops.go_around), tr("次の周回を始めました。"))

    def step_back(self) -> None:
        """Back to the step before; a result that is typed already is written down."""
        if (found := self.project) is None:
            return
        self.keep()
        if self._result.isVisible() and self._result.is_begun and not self._result.write_down():
            return
        self._do(lambda: loops.step_back(self._store, found.record_id), tr("前の段階へ戻りました。"))

    def finish(self) -> None:
        """End the project with what came of it; where there is no room to say so, it is asked for."""
        if (found := self.project) is None:
            return
        if self._result.isVisible():
            self._do(lambda: self._with_result(found, loops.finish), tr("プロジェクトを終えました。"))
        else:
            self.keep()
            self.finish_requested.emit()

    def reopen(self) -> None:
        """Take an ended project up again."""
        if (found := self.project) is not None:
            self._do(lambda: loops.reopen(self._store, found.record_id), tr("プロジェクトを再開しました。"))

    # ------------------------------------------------------------ inside

    @property
    def _result(self) -> ResultEntry:
        field = self.panels[OodaStep.ACT].result
        assert field is not None
        return field

    def _with_result(self, found: Project, deed: Callable[[Store, str, str], None]) -> None:
        """Do what ends a loop, with the result that stands below 実行."""
        deed(self._store, found.record_id, self._result.typed() if self._result.isVisible() else "")
        self._result.forget()

    def _do(self, deed: Callable[[], None], told: str) -> None:
        """Do it; what hinders it is said where it can be mended."""
        try:
            deed()
        except InvalidRecordError as error:
            fault = error.faults.get("result")
            self._result.show_fault(fault)
            self._say("" if fault and self._result.isVisible() else sentence(next(iter(error.faults.values()))))
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            self._wanted_loop = ""
            self.changed.emit()
            self.begin_writing()
            self.said.emit(told)

    def _say(self, text: str) -> None:
        self._fault.setText(text)
