# SPDX-License-Identifier: MIT
"""見直しを決める: what becomes of one measure or of many, why, and what they are to reach next year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.measures import in_year
from leaderdesk.analysis.review import ENDING, decide
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import shown_text
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import RecordForm
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.progress import Decision, ReviewAction, ReviewOpinion
from leaderdesk.ledger.query import Row, values_used
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_WIDE, _HIGH = 44, 32  # in letters, in lines
_MOST_TITLES = 4


class ReviewDialog(QDialog):
    """A decision on chosen measures; `written` holds what was written, nothing where the person left."""

    def __init__(
        self, store: Store, year: int, chosen: Sequence[Row], decision: Decision | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.review")
        self.setWindowTitle(tr("{0}の見直し").format(year_words(year)))
        self._store, self._year, self._chosen = store, year, list(chosen)
        self._found = in_year(store, [row.body["code"] for row in chosen], year)
        self.written: list[Revision] = []
        context = Context(store.names, store.today(), used=lambda field: values_used(store, ReviewAction, field))
        self.form = RecordForm(ReviewAction, context, fixed={"measure": "", "year": "", "decided_on": ""})
        self._build()
        self._begin(decision)

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        told = [f"{row.body['code']} {row.body['name']}" for row in self._chosen[:_MOST_TITLES]]
        if len(self._chosen) > _MOST_TITLES:
            told.append(tr("ほか {0:,} 件").format(len(self._chosen) - _MOST_TITLES))
        column.addWidget(plain_label("\n".join(told), role="section", wraps=True))
        if words := self._wishes():
            column.addWidget(Paragraph(words))
        frame, inside = card()
        self.form.setObjectName("scrolled")
        area = scroll_area()
        area.setWidget(self.form)
        inside.addWidget(area)
        column.addWidget(frame, 1)
        self._note = plain_label("", role="note", wraps=True)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._note)
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch()
        leave = button(tr("やめる"), name="action.leave_review")
        leave.clicked.connect(self.reject)
        self.save = button(tr("見直しを保存"), role="primary", name="action.save_review")
        self.save.clicked.connect(self.accept)
        foot.addWidget(leave)
        foot.addWidget(self.save)
        column.addLayout(foot)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))
        self.form.edited.connect(self._tell_end)

    def _wishes(self) -> str:
        """What the sections in charge wish for."""
        lines = []
        for row in self._chosen[:_MOST_TITLES]:
            if wish := self._found[row.body["code"]].wish:
                facet = ReviewOpinion.facets()["wish"]
                choice = shown_text(facet, wish["wish"], self._store.names) if wish.get("wish") else ""
                lines.append(f"{row.body['code']}　" + "：".join(filter(None, (choice, wish["text"]))))
        return "\n".join([tr("課の意見"), *lines]) if lines else ""

    def _begin(self, decision: Decision | None) -> None:
        """The fields as all the chosen ones have them; what they differ in stays as each has it."""
        bodies = [dict(self._found[row.body["code"]].decision) for row in self._chosen]
        common = {name: text for name, text in bodies[0].items() if all(body.get(name) == text for body in bodies)}
        self._before = dict(common)
        if decision is not None:
            common["decision"] = decision.value
        self.form.show_body(common)
        self._tell_end()
        first = "decision" if decision is None and not common.get("decision") else "reason"
        self.form.fields[first].editor.input().setFocus()

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Decide of all of them; where one refuses, none is decided, and it is said why."""
        body = self.form.read()
        if body is None:
            return
        fields = {name: body[name] for name in body if body[name] != self._before.get(name) or len(self._chosen) == 1}
        try:
            self.written = decide(self._store, self._year, [row.record_id for row in self._chosen], fields)
        except InvalidRecordError as error:
            self.form.show_faults(error.faults)
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()

    def _tell_end(self) -> None:
        """Say what ends with it."""
        ends = self.form.fields["decision"].editor.typed() in {each.value for each in ENDING}
        words = tr("{0}の最後の日で施策が終わり、次年度の一覧に出なくなります。")
        self._note.setText(words.format(year_words(self._year)) if ends else "")
        self._note.setVisible(ends)
