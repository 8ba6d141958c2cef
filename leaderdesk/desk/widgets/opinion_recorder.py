# SPDX-License-Identifier: MIT
"""意見を記録: while the meeting goes on, one line per opinion, by the keyboard alone; below it what was recorded so far.

A digit says the sort, the number or a word the measure, then the text and who said it; Ctrl+Enter saves and goes on.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from leaderdesk.analysis.measures import measures_of
from leaderdesk.analysis.meetings import agenda, opinions_at
from leaderdesk.desk.messages import ask, sentence
from leaderdesk.desk.models.columns import Column, shown_text
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.draft_keeper import DraftKeeper
from leaderdesk.desk.widgets.editors import PlainText
from leaderdesk.desk.widgets.measure_field import MeasureField
from leaderdesk.desk.widgets.table import RecordTable
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.meetings import Opinion, OpinionSort, OpinionState
from leaderdesk.kinds.record import Body
from leaderdesk.ledger.draft import Draft, drafts
from leaderdesk.ledger.query import Row, all_rows, values_used
from leaderdesk.ledger.store import Store
from leaderdesk.privacy import warnings
from leaderdesk.text import readable

_LINES = 3


class SortChoice(QWidget):
    """種類: one of five, by its digit; an input method never gets between.

    Signals:
        chosen(): a person said which; the next field may follow.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._group = QButtonGroup(self)
        for place, sort in enumerate(OpinionSort):
            made = QRadioButton(f"{place + 1} {tr(sort.label)}")
            made.setObjectName(f"choice.opinion.{sort.value}")
            made.setAccessibleName(tr(sort.label))
            self._group.addButton(made, place)
            row.addWidget(made)
            digit = QShortcut(QKeySequence(str(place + 1)), self)
            digit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            digit.activated.connect(partial(self._choose_and_go_on, sort))
            anywhere = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            anywhere.activated.connect(partial(self.put, sort))
        row.addStretch()
        self.put(OpinionSort.ADVICE)

    def sort(self) -> OpinionSort:
        """The sort that is chosen."""
        return tuple(OpinionSort)[self._group.checkedId()]

    def put(self, sort: OpinionSort) -> None:
        """Show a sort."""
        self._group.button(tuple(OpinionSort).index(sort)).setChecked(True)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_and_go_on(self, sort: OpinionSort) -> None:
        self.put(sort)
        self.chosen.emit()


class OpinionRecorder(QWidget):
    """The line that is being written for a meeting, and the opinions that stand already.

    Signals:
        saved(): an opinion was durably saved.
        deleted(): an opinion was deleted.
        noted(str): a word for the status bar.
        ended(): the person is done.
    """

    saved = Signal()
    deleted = Signal()
    noted = Signal(str)
    ended = Signal()

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self._store = store
        self.meeting: Row | None = None
        self._record_id = ""
        self._edited: Row | None = None  # the opinion at work, where it stands already
        self._items: list[Row] = []
        self._sections: dict[str, str] = {}  # measure to 担当課
        self._drafts = DraftKeeper(store, self._written, self)
        self._drafts.noted.connect(self.noted)
        self._build(preferences)
        self._connect()

    # ------------------------------------------------------------ layout

    def _build(self, preferences: Preferences) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, column = card()
        outer.addWidget(frame)
        self.item = QComboBox()
        self.item.setObjectName("field.recorder.agenda_item")
        self.item.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.item.setMinimumContentsLength(6)
        self.sort = SortChoice()
        self.measure = MeasureField("field.recorder.measure")
        self.text = PlainText()
        self.text.setObjectName("field.recorder.text")
        self.text.setFixedHeight(QFontMetrics(self.text.font()).lineSpacing() * _LINES + 18)
        self.said_by = QLineEdit()
        self.said_by.setObjectName("field.recorder.said_by")
        self.said_by.setPlaceholderText(tr("職や立場（個人名は書きません）"))
        for words, part in (
            (tr("いまの議題"), self.item),
            (tr("施策"), self.measure),
            (tr("意見"), self.text),
            (tr("発言者"), self.said_by),
        ):
            part.setAccessibleName(words)
        column.addLayout(self._labelled(tr("いまの議題"), self.item))
        column.addWidget(plain_label(tr("種類  1～5"), role="field"))
        column.addWidget(self.sort)
        column.addLayout(self._labelled(tr("施策"), self.measure))
        column.addLayout(self._labelled(tr("意見"), self.text))
        column.addLayout(self._foot())
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        outer.addWidget(self._recorded(preferences), 1)

    def _labelled(self, words: str, part: QWidget) -> QVBoxLayout:
        label = plain_label(words, role="field")
        label.setBuddy(part)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(part)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._labelled(tr("発言者"), self.said_by), 1)
        self._leave = button(tr("直すのをやめる"), name="action.leave_recorded")
        self._leave.clicked.connect(self.leave)
        self._save = button(tr("保存して次へ  Ctrl+Enter"), role="primary", name="action.save.recorded")
        self._save.clicked.connect(self.save)
        row.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _recorded(self, preferences: Preferences) -> QWidget:
        names, sort = self._store.names, Opinion.facets()["sort"]
        columns = [
            Column("place", tr("番号"), lambda line: str(line[0]), letters=3),
            Column("sort", tr("種類"), lambda line: shown_text(sort, line[1].body["sort"], names), letters=4),
            Column("measure", tr("施策"), lambda line: line[1].body.get("measure", ""), letters=5),
            Column("text", tr("意見"), lambda line: line[1].body["text"].replace("\n", " "), letters=-1),
            Column("said_by", tr("発言者"), lambda line: line[1].body.get("said_by", ""), letters=9),
        ]
        self._model = LinesModel(columns, self)
        self.table = RecordTable("recorded", self._model, columns, preferences)
        self.table.setAccessibleName(tr("記録した意見"))
        self.table.empty_text = tr("まだ記録していません。種類の数字から始めます。")
        self.table.opened.connect(self._take_up)
        self.table.delete_pressed.connect(self._delete)
        frame, column = card()
        self._count = plain_label("", role="section")
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        column.addWidget(
            plain_label(tr("Enter で直し、Del で消します。記録を終えるのは Esc です。"), role="note", wraps=True)
        )
        return frame

    def _connect(self) -> None:
        self.sort.chosen.connect(lambda: self.measure.setFocus(Qt.FocusReason.TabFocusReason))
        self.measure.returnPressed.connect(self.text.setFocus)
        self.item.activated.connect(self._take_measure)
        for changed in (self.measure.edited, self.said_by.textEdited, self.text.textChanged):
            changed.connect(self._note_edit)
        end = QShortcut(QKeySequence("Esc"), self)
        end.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        end.activated.connect(self.leave)

    # ------------------------------------------------------------ what a person does

    def open(self, meeting: Row) -> None:
        """Record for a meeting; a line that was half written for it comes back."""
        self.keep()
        self.meeting = meeting
        measures = all_rows(self._store, measures_of(fiscal_year(date.fromisoformat(meeting.body["held_on"]))))
        self._sections = {row.body["code"]: row.body["section"] for row in measures}
        self.measure.offer({row.body["code"]: row.body["name"] for row in measures})
        self.item.clear()
        self.item.addItem(tr("（議題を決めない）"), "")
        self._items = agenda(self._store, meeting.record_id)
        for row in self._items:
            self.item.addItem(readable(f"{row.body['order']} {row.body['title']}"), row.record_id)
        self.sort.put(OpinionSort.ADVICE)
        self.measure.clear()
        self._show_recorded()
        self.begin()

    def begin(self) -> None:
        """Begin the next line; sort, measure and item stay, for the next opinion is often of the same."""
        self._record_id, self._edited = str(uuid.uuid4()), None
        self._suggest()
        self._put({})
        self._say("")
        self._leave.hide()
        self.sort.take_focus()
        self._take_up_draft()

    def leave(self) -> None:
        """Leave the opinion that is being changed as it was; else the meeting is over."""
        if self._edited is not None:
            self._drafts.forget(self._record_id)
            self.begin()
        else:
            self.ended.emit()

    def save(self) -> bool:
        """Save the line and begin the next one; what is wrong is said below it."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        try:
            body = self._body()
            before = self._edited.body if self._edited else None
            if not self._may_hold({name: text for name, text in body.items() if text}, before):
                return False
            self._drafts.wait()
            self._write(body)
        except InvalidRecordError as error:
            self._say("　".join(fault.sentence(tr) for fault in error.faults.values()))
            return False
        except LeaderDeskError as error:
            self._drafts.try_again()
            self._say(sentence(error))
            return False
        self._show_recorded()
        self.begin()
        self.noted.emit(tr("保存しました {0}").format(self._store.timestamp()[11:16]))
        self.saved.emit()
        return True

    def keep(self) -> None:
        """Keep the line as a draft."""
        if self.meeting is not None:
            self._drafts.keep()

    # ------------------------------------------------------------ inside

    def _body(self) -> dict[str, str | None]:
        """The line as canonical texts; raises InvalidRecordError."""
        assert self.meeting is not None
        measure = self.measure.code()
        if measure is None:
            fault = LeaderDeskError("LD-1401", field=N_("施策"), value=self.measure.text(), choices=self._choices())
            raise InvalidRecordError(Opinion.LABEL, {"measure": fault})
        said = {"text": self.text.toPlainText().strip(), "said_by": self.said_by.text()}
        typed = Opinion.read(said, self._store.names)
        if not typed["text"]:
            raise InvalidRecordError(Opinion.LABEL, {"text": LeaderDeskError("LD-1001", field=N_("意見"))})
        item = str(self.item.currentData() or "")
        return typed | {"sort": self.sort.sort().value, "measure": measure or None, "agenda_item": item or None}

    def _choices(self) -> str:
        model = self.measure.completer().model()
        return "・".join(str(model.index(place, 0).data()) for place in range(model.rowCount()))

    def _write(self, body: Body) -> None:
        assert self.meeting is not None
        if self._edited is not None:
            self._store.edit(self._edited.record_id, body)
            return
        kept = {name: text for name, text in body.items() if text}
        owner = {"section": self._sections[kept["measure"]]} if kept.get("measure") in self._sections else {}
        facts = {
            "meeting": self.meeting.record_id,
            "said_on": self.meeting.body["held_on"],
            "state": OpinionState.RECORDED.value,
        }
        self._store.add(Opinion, facts | owner | kept, record_id=self._record_id)

    def _may_hold(self, body: Body, before: Body | None) -> bool:
        """Personal data in the texts are pointed out first."""
        if not (found := warnings(Opinion, body, before)):
            return True
        told = "\n".join(warning.sentence(tr) for warning in found.values())
        return ask(self, told, do=tr("このまま保存"), leave=tr("直す"))

    def _show_recorded(self) -> None:
        assert self.meeting is not None
        self._model.show_lines([*enumerate(opinions_at(self._store, self.meeting.record_id), 1)])
        self._count.setText(tr("記録した意見（{0:,} 件）").format(len(self._model.lines)))
        if self._model.lines:
            self.table.scrollToBottom()

    def _suggest(self) -> None:
        """Who spoke before, the most frequent first."""
        used = QCompleter(values_used(self._store, Opinion, "said_by"), self.said_by)
        used.setFilterMode(Qt.MatchFlag.MatchContains)
        used.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.said_by.setCompleter(used)

    def _take_up(self, place: int) -> None:
        """Put an opinion that stands already back into the line; a half written one waits as a draft."""
        self.keep()
        number, row = self._model.lines[place]
        self._edited, self._record_id = row, row.record_id
        self.sort.put(OpinionSort(row.body["sort"]))  # type: ignore[call-arg]  # by its code
        self.measure.put(row.body.get("measure", ""))
        self.item.setCurrentIndex(max(self.item.findData(row.body.get("agenda_item", "")), 0))
        draft = self._drafts.taken_up(row.record_id)
        self._put(row.body if draft is None else draft.typed)
        self._leave.show()
        self._say(tr("{0} 番目の意見を直しています。").format(number))
        self.text.setFocus()

    def _put(self, body: Mapping[str, str]) -> None:
        """Show a text and who said it; nobody typed them now."""
        self.text.setPlainText(body.get("text", ""))
        self.said_by.setText(body.get("said_by", ""))
        self._drafts.wait()
        self._drafts.rest()

    def _take_measure(self) -> None:
        """An item that is of a measure says which one the next opinions are of."""
        row = next((row for row in self._items if row.record_id == self.item.currentData()), None)
        if row is not None and row.body.get("measure"):
            self.measure.put(row.body["measure"])

    def _delete(self) -> None:
        chosen = [self._model.lines[place][1].record_id for place in self.table.selected_rows()]
        if chosen and self._save.isEnabled():
            self._store.delete_all(chosen, N_("利用者が削除"))
            if self._edited is not None and self._record_id in chosen:
                self.begin()
            self._show_recorded()
            self.table.setFocus()
            self.deleted.emit()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    # ------------------------------------------------------------ drafts

    def _note_edit(self) -> None:
        if self.meeting is not None and (self.text.toPlainText() or self.said_by.text()):
            self._drafts.note_edit()

    def _written(self, at: str) -> tuple[Draft, str]:
        assert self.meeting is not None
        typed = {
            "meeting": self.meeting.record_id,
            "said_on": self.meeting.body["held_on"],
            "state": OpinionState.RECORDED.value,
            "sort": self.sort.sort().value,
            "measure": self.measure.code() or self.measure.text(),
            "text": self.text.toPlainText(),
            "said_by": self.said_by.text(),
        }
        heads = (self._edited.rev_id,) if self._edited else ()
        return Draft(Opinion.KIND, self._record_id, heads, at, typed), ""

    def _take_up_draft(self) -> None:
        assert self.meeting is not None
        with self._store.reading() as connection:
            waiting = [draft for draft in drafts(connection) if draft.kind == Opinion.KIND and not draft.heads]
        own = (draft for draft in waiting if draft.typed.get("meeting") == self.meeting.record_id)
        if (draft := next(own, None)) is None:
            return
        self._record_id = draft.record_id
        sorts: dict[str, OpinionSort] = {sort.value: sort for sort in OpinionSort}
        self.sort.put(sorts.get(draft.typed.get("sort", ""), OpinionSort.ADVICE))
        self.measure.put(draft.typed.get("measure", ""))
        self._put(draft.typed)
        self._say(tr("書きかけの意見です。まだ保存されていません。"))
        self.text.setFocus()
