# SPDX-License-Identifier: MIT
"""進捗照会を作る: as of which day the measures of a 年度 are asked for, until when, with which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.progress import lines, round_begun, round_of
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.progress import ProgressRound
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_WIDE = 44  # in letters
_GIVEN = ("year", "title", "asked_on")  # not typed into the form


class ProgressRoundDialog(QDialog):
    """The question of a 年度, new or as it stands; `written` holds what was written, nothing where the person left."""

    def __init__(self, store: Store, years: Sequence[int], year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.progress_round")
        self.setWindowTitle(tr("進捗照会を作る"))
        self._store = store
        self.written: list[Revision] = []
        self.year_box = QComboBox()
        self.year_box.setObjectName("field.progress_round.year")
        self.year_box.setAccessibleName(tr("年度"))
        for each in years:
            self.year_box.addItem(year_words(each), each)
        self.year_box.setCurrentIndex(max(self.year_box.findData(year), 0))
        self.year_box.activated.connect(lambda: self._begin())
        context = Context(store.names, store.today())
        self.form = RecordForm(ProgressRound, context, fixed=dict.fromkeys(_GIVEN, ""))
        self._build()
        self._begin()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("年度"), role="field"))
        head.addWidget(self.year_box)
        head.addStretch()
        column.addLayout(head)
        self._told = plain_label("", role="note", wraps=True)
        column.addWidget(self._told)
        frame, inside = card()
        inside.addWidget(self.form)
        column.addWidget(frame, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("やめる"), name="action.leave_round")
        leave.clicked.connect(self.reject)
        self.save = button("", role="primary", name="action.save_round")
        self.save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(self.save)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(
            min(self.fontMetrics().horizontalAdvance("あ") * _WIDE, room.width() - 40), self.sizeHint().height()
        )

    def _begin(self) -> None:
        """The question as it stands, or as one of this 年度 begins."""
        year = self.year_box.currentData()
        asked = round_of(self._store, year)
        self._body = {**round_begun(self._store, year), **(asked.body if asked else {})}
        self.form.show_body(self._body)
        self.save.setText(tr("進捗照会を直す") if asked else tr("進捗照会を作る"))
        awaited = {(line.measure["code"], line.section) for line in lines(self._store, year)}
        told = tr("施策 {0} 件を担当する {1} 課に、次の配布で届きます。")
        self._told.setText(told.format(len({code for code, _ in awaited}), len({section for _, section in awaited})))
        self.form.fields["due"].editor.input().setFocus()

    def accept(self) -> None:
        """Write the question; where something is wrong with it, say so and stay."""
        if (typed := self.form.read()) is None:
            return
        given = {name: self._body[name] for name in _GIVEN}
        try:
            self.written = self._store.put_all(ProgressRound, [{**typed, **given}])
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()
