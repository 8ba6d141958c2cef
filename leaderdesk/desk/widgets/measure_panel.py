# SPDX-License-Identifier: MIT
"""One measure: its story over the years, its indicators and milestones, its form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.measure_parts import MeasureParts
from leaderdesk.desk.widgets.measure_story import MeasureStoryView
from leaderdesk.desk.widgets.record_panel import RecordPanel
from leaderdesk.desk.widgets.words import card
from leaderdesk.kinds.measures import Measure
from leaderdesk.ledger.query import rows
from leaderdesk.ledger.store import Store

STORY, PARTS, CONTENT = 0, 1, 2  # the tabs


class MeasurePanel(QWidget):
    """The chosen measure, by tabs; only the one that is up is read from the store.

    Signals:
        saved(str), deleted(str), closed(), settle_requested(str), versions_requested(str): as those of a record's panel.
        noted(str): a word for the status bar.
        changed(): an indicator or a milestone was written or deleted.
        open_requested(str, str): a record that hangs on the measure (kind, record_id) is wanted.
        review_requested(int): it shall be decided what becomes of the measure after a 年度.
    """

    saved = Signal(str)
    deleted = Signal(str)
    closed = Signal()
    settle_requested = Signal(str)
    versions_requested = Signal(str)
    noted = Signal(str)
    changed = Signal()
    open_requested = Signal(str, str)
    review_requested = Signal(int)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self._year = 0
        self.record_id = ""
        self.story = MeasureStoryView(store)
        self.parts = MeasureParts(store, preferences)
        self.form = RecordPanel(Measure, store)
        self._build()
        self._connect()
        self.story.show_nothing()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs.measure")
        self.tabs.setAccessibleName(tr("施策の中身"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        for words, part in ((tr("年度の歩み"), self.story), (tr("指標・工程"), self.parts)):
            self.tabs.addTab(words)
            frame, column = card()
            column.addWidget(part)
            self._stack.addWidget(frame)
        self.tabs.addTab(tr("施策の内容"))
        self._stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        for signal in ("saved", "deleted", "closed", "settle_requested", "versions_requested", "noted"):
            getattr(self.form, signal).connect(getattr(self, signal))
        self.parts.changed.connect(self.changed)
        self.parts.noted.connect(self.noted)
        self.story.open_requested.connect(self.open_requested)
        self.story.review_requested.connect(self.review_requested)
        self.story.noted.connect(self.noted)

    # ------------------------------------------------------------ what the page asks

    @property
    def is_new(self) -> bool:
        """Whether a measure is being written that was never saved."""
        return self.form.is_new

    def show_measure(self, record_id: str, year: int) -> None:
        """Show a measure, seen from a 年度; "" shows none."""
        self.keep()
        self.record_id, self._year = record_id, year
        self._show_tab(self.tabs.currentIndex())

    def begin(self) -> None:
        """Begin a new measure."""
        self.keep()
        self.tabs.setCurrentIndex(CONTENT)
        self.form.begin()

    def take_up(self, record_id: str) -> None:
        """Go on with the draft of a measure, known or new."""
        self.keep()
        self.tabs.setCurrentIndex(CONTENT)
        if rows(self._store, Measure, [record_id]):
            self.record_id = record_id
            self.form.show_record(record_id)
        else:
            self.form.begin(record_id=record_id)

    def save(self) -> bool:
        """Save what is at work."""
        part = self.parts.open_list() if self.tabs.currentIndex() == PARTS else None
        return part.save() if part is not None else self.tabs.currentIndex() == CONTENT and self.form.save()

    def save_and_go_on(self) -> None:
        """Save, and begin the next one of its kind."""
        part = self.parts.open_list() if self.tabs.currentIndex() == PARTS else None
        if part is not None and part.save():
            part.begin_new()
        elif part is None and self.tabs.currentIndex() == CONTENT and self.form.save():
            self.form.begin()

    def keep(self) -> None:
        """Keep what was typed as drafts."""
        self.form.keep()
        self.parts.keep()

    # ------------------------------------------------------------ inside

    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        found = rows(self._store, Measure, [self.record_id]) if self.record_id else []
        if place == CONTENT and found:
            self.form.show_record(self.record_id)
        elif place == PARTS and found:
            self.parts.show_measure(found[0].body["code"])
        elif place == STORY and found:
            self.story.show_measure(self.record_id, self._year)
        elif place == STORY:
            self.story.show_nothing()
        self.parts.setEnabled(bool(found))
