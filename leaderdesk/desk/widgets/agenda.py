# SPDX-License-Identifier: MIT
"""議題の一覧: a meeting's items in their order, which a person changes; the usual ones are offered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.analysis.meetings import add_usual_agenda, agenda, move_item
from leaderdesk.desk.models.columns import Column, shown_text
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_
from leaderdesk.kinds.meetings import AgendaItem
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store


class AgendaList(QWidget):
    """The agenda of one meeting.

    Signals:
        changed(str): what was done to it, as a sentence that can be taken back.
        item_requested(object): an item is to be changed (its row), or one more to be written (None).
    """

    changed = Signal(str)
    item_requested = Signal(object)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self._meeting = ""
        sort = AgendaItem.facets()["sort"]
        columns = [
            Column("order", tr("順番"), lambda row: row.body["order"], letters=3),
            Column("sort", tr("種類"), lambda row: shown_text(sort, row.body["sort"], store.names), letters=4),
            Column("title", tr("議題"), lambda row: row.body["title"], letters=-1),
            Column("result", tr("結果"), lambda row: row.body.get("result", "").replace("\n", " "), letters=9),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("agenda", self._model, columns, preferences)
        self.table.setAccessibleName(tr("議題"))
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionsClickable(False)  # the order is what it is about
        self.table.empty_text = tr("議題はまだありません。「いつもの議題を入れる」か「＋ 議題」で始めます。")
        self._build()
        self.table.opened.connect(lambda _place: self.edit())
        self.table.delete_pressed.connect(self.delete)
        self.table.chosen.connect(lambda _place: self._offer())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            key = QShortcut(QKeySequence(keys), self.table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda step=step: self.move_by(step))

    def _build(self) -> None:
        frame, column = card()
        column.addWidget(self.table, 1)
        self._hint = plain_label(
            tr("Enter で直し、Alt+↑ と Alt+↓ で順番を変えます。資料にはこの順番で載ります。"), role="note", wraps=True
        )
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._usual = button(tr("いつもの議題を入れる"), name="action.new.usual_agenda")
        self._usual.clicked.connect(self.add_usual)
        self._add = button(tr("＋ 議題"), name="action.new.agenda_item")
        self._add.clicked.connect(lambda: self.item_requested.emit(None))
        self._up = self._small("↑", tr("上へ移す"), "action.move_item_up", -1)
        self._down = self._small("↓", tr("下へ移す"), "action.move_item_down", 1)
        self._edit = button(tr("直す"), name="action.edit_agenda_item")
        self._edit.clicked.connect(self.edit)
        self._delete = button(tr("削除"), name="action.delete.agenda_item")
        self._delete.clicked.connect(self.delete)
        for made in (self._add, self._up, self._down, self._edit, self._delete):
            row.addWidget(made)
        row.addStretch()
        self.foot = QHBoxLayout()  # what a page adds
        column.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addLayout(self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _small(self, sign: str, words: str, name: str, step: int) -> QPushButton:
        made = button(sign, name=name)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(lambda: self.move_by(step))
        return made

    # ------------------------------------------------------------ what a person does

    def show_agenda(self, meeting: str) -> None:
        """Show a meeting's items; "" shows none."""
        is_other, place = meeting != self._meeting, self.table.currentIndex().row()
        self._meeting = meeting
        self._model.show_lines(agenda(self._store, meeting) if meeting else [])
        if self._model.lines:
            self.table.choose(0 if is_other or place < 0 else min(place, len(self._model.lines) - 1))
        self._offer()

    def count(self) -> int:
        """How many items there are."""
        return len(self._model.lines)

    def add_usual(self) -> None:
        """Put in what such meetings usually deal with."""
        added = add_usual_agenda(self._store, self._meeting)
        self._told(tr("いつもの議題を {0} 件入れました。").format(len(added)))

    def edit(self) -> None:
        """Change the chosen item."""
        if (row := self._chosen()) is not None and self._edit.isEnabled():
            self.item_requested.emit(row)

    def note_written(self, record_id: str) -> None:
        """An item was written: it becomes the chosen one."""
        self.show_agenda(self._meeting)
        places = (place for place, row in enumerate(self._model.lines) if row.record_id == record_id)
        self.table.choose(next(places, 0))
        self.table.setFocus()

    def delete(self) -> None:
        """Take the chosen item off."""
        if (row := self._chosen()) is not None and self._delete.isEnabled():
            self._store.delete(row.record_id, N_("利用者が削除"))
            self._told(tr("議題を削除しました。"))

    def move_by(self, step: int) -> None:
        """Move the chosen item up or down."""
        place = self.table.currentIndex().row()
        if (self._up if step < 0 else self._down).isEnabled():
            move_item(self._store, self._model.lines, place, place + step)
            self.show_agenda(self._meeting)
            self.table.choose(place + step)
            self.table.setFocus()
            self.changed.emit(tr("議題の順番を変えました。"))

    # ------------------------------------------------------------ inside

    def _told(self, sentence: str) -> None:
        self.show_agenda(self._meeting)
        self.table.setFocus()
        self.changed.emit(sentence)

    def _chosen(self) -> Row | None:
        place = self.table.currentIndex().row()
        return self._model.lines[place] if 0 <= place < len(self._model.lines) else None

    def _offer(self) -> None:
        place, last = self.table.currentIndex().row(), len(self._model.lines) - 1
        self._usual.setVisible(last < 0)
        self._hint.setVisible(last >= 0)
        for made in (self._usual, self._add):
            made.setEnabled(bool(self._meeting))
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < last)
        for made in (self._edit, self._delete):
            made.setEnabled(0 <= place <= last)
