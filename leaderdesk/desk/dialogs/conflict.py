# SPDX-License-Identifier: MIT
"""見比べて決める: the versions of one record side by side, field by field; a person chooses, or types a third."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.columns import shown_field
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import EDITORS, Context, Editor, LinkEditor
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.titles import called
from leaderdesk.ledger.heads import DELETION
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

_KEEP, _DELETE = 0, 1  # the answers to whether the record stays
_WIDE, _HIGH, _LABEL = 66, 40, 8  # in letters


class ConflictDialog(QDialog):
    """One record of which several versions stand side by side; only its owner's store decides, others may look."""

    def __init__(self, store: Store, record_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.conflict")
        self._store = store
        self._view = store.view(record_id)
        self._kind = store.kinds[self._view.shown.kind]
        self._decides = self._view.shown.owner in store.owners
        self._letter = self.fontMetrics().horizontalAdvance("あ")
        self._fate = QButtonGroup(self)
        self.questions: dict[str, Question] = {}
        self.setWindowTitle(tr("見比べて決める") if self._decides else tr("見比べる"))
        self._build()
        room = parent.window().size() - QSize(60, 60)
        self.resize(QSize(self._letter * _WIDE, self._letter * _HIGH).boundedTo(room))
        self._take_focus()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        body = self._view.shown.body
        title = called(self._kind, body, self._store.names)
        column.addWidget(plain_label(title, role="section", wraps=True))
        column.addWidget(plain_label(self._told(), role="note", wraps=True))
        scroll = scroll_area()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._rows = QGridLayout(inside)
        self._rows.setContentsMargins(0, 4, 10, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnMinimumWidth(0, self._letter * _LABEL)
        self._rows.setColumnStretch(1, 1)
        self._rows.addWidget(_beside([self._author(place) for place in range(len(self._view.heads))]), 0, 1)
        if DELETION in self._view.conflicts:
            self._add_row(tr("削除か変更か"), self._fate_box())
        for name in self._asked():
            self._add_field(name)
        self._add_settled()
        self._rows.setRowStretch(self._rows.rowCount(), 1)
        scroll.setWidget(inside)
        frame, framed = card()
        framed.addWidget(scroll)
        column.addWidget(frame, 1)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _told(self) -> str:
        if self._decides:
            return tr("食い違う項目ごとに、どの内容にするかを選びます。選ばなかった内容も履歴に残ります。")
        owner = self._view.shown.owner
        section = self._store.names.label(Section.KIND, "", owner) or owner
        return tr("どの内容にするかは{0}が決めます。決まると、次の提出ファイルで届きます。").format(section)

    def _version(self, place: int) -> str:
        """What a version is called here; the division cannot tell whose PC is which."""
        if not self._decides:
            return tr("版 {0}").format(place + 1)
        here = self._view.heads[place].install == self._store.identity.install
        return tr("版 {0}（この PC）").format(place + 1) if here else tr("版 {0}（別の PC）").format(place + 1)

    def _author(self, place: int) -> QWidget:
        """Who wrote a version, when, and on which PC; and whether it is a deletion."""
        head = self._view.heads[place]
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain_label(self._version(place), role="field"))
        written = head.written_at[:16].replace("T", " ")
        column.addWidget(Paragraph(f"{head.author}\n{written}", role="note"))
        if head.deleted is not None:
            column.addWidget(plain_label(tr("削除（{0}）").format(tr(head.deleted)), role="fault", wraps=True))
        column.addStretch()
        return box

    def _fate_box(self) -> QWidget:
        """Deleting against editing comes first, for a deleted record has no fields to settle."""
        if not self._decides:
            return plain_label(tr("一方で削除され、もう一方で直されています。"), wraps=True)
        answers = {_KEEP: (tr("残す"), "choice.keep"), _DELETE: (tr("削除する"), "choice.delete")}
        for answer, (text, name) in answers.items():
            choice = QRadioButton(text)
            choice.setObjectName(name)
            self._fate.addButton(choice, answer)
        self._fate.button(_KEEP).setChecked(True)  # the safe side
        self._fate.idToggled.connect(self._show_fate)
        return _beside(self._fate.buttons())

    def _add_field(self, name: str) -> None:
        facet, values = self._kind.facets().get(name), self._view.conflicts[name]
        label = tr(facet.label) if facet else name
        texts = [shown_field(self._store, facet, value) if facet else str(value) for value in values]
        if not self._decides:
            self._add_row(label, _beside([Paragraph(text) for text in texts]))
            return
        versions = [self._version(place) for place in range(len(values))]
        question = Question(name, label, values, dict(zip(versions, texts, strict=True)), self._editor(name, facet))
        is_suggested = name in self._view.suggested
        if is_suggested:
            question.choose(values.index(self._view.suggested[name]))
        self.questions[name] = question
        self._add_row(label, question, tr("片方だけが変更") if is_suggested else "")

    def _add_row(self, label: str, content: QWidget, note: str = "") -> None:
        """A line across, and below it what the label names."""
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setProperty("role", "rule")
        row = self._rows.rowCount()
        self._rows.addWidget(rule, row, 0, 1, 2)
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(plain_label(label, role="field", wraps=True))
        if note:
            box.addWidget(plain_label(note, role="note", wraps=True))
        box.addStretch()
        self._rows.addLayout(box, row + 1, 0)
        self._rows.addWidget(content, row + 1, 1)

    def _add_settled(self) -> None:
        """The fields on which all agree, folded up."""
        body = self._view.shown.body
        settled = [name for name in self._kind.facets() if name in body and name not in self._view.conflicts]
        told = tr("食い違わない項目（{0}）").format(len(settled))
        unfold = button(f"▸ {told}", role="link", name="action.show_settled")
        unfold.setCheckable(True)
        folded = QWidget()
        lines = QGridLayout(folded)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(16)
        lines.setColumnMinimumWidth(0, self._letter * _LABEL)
        lines.setColumnStretch(1, 1)
        for place, name in enumerate(settled):
            facet = self._kind.facets()[name]
            lines.addWidget(plain_label(tr(facet.label), role="note"), place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(Paragraph(shown_field(self._store, facet, body[name])), place, 1)
        unfold.toggled.connect(folded.setVisible)
        unfold.toggled.connect(lambda is_open: unfold.setText(f"{'▾' if is_open else '▸'} {told}"))
        folded.hide()
        row = self._rows.rowCount()
        self._rows.addWidget(unfold, row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(folded, row + 1, 0, 1, 2)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        self._close = button(tr("あとで決める") if self._decides else tr("閉じる"), name="action.close_conflict")
        self._close.clicked.connect(self.reject)
        row.addWidget(self._close)
        if self._decides:
            decide = button(tr("この内容に決める"), role="primary", name="action.decide_conflict")
            decide.clicked.connect(self.accept)
            row.addWidget(decide)
        return row

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Write the decision as one version that follows all versions seen here; or say what is missing."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        shown, seen = self._view.shown, [head.rev_id for head in self._view.heads]
        try:
            if self._deletes():
                reason = next(filter(None, self._view.conflicts[DELETION]), "")
                self._store.resolve(shown.record_id, shown.body, seen=seen, deleted=reason)
            else:
                self._store.resolve(shown.record_id, self._body(shown), seen=seen)
        except InvalidRecordError as error:
            self._show_faults(error)
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            super().accept()

    # ------------------------------------------------------------ inside

    def _asked(self) -> Sequence[str]:
        """The fields to settle, in the order of the form; what only a newer version knows comes last."""
        known = [name for name in self._kind.facets() if name in self._view.conflicts]
        return [*known, *(name for name in self._view.conflicts if name not in (DELETION, *known))]

    def _editor(self, name: str, facet: facets.Facet[Any] | None) -> Editor | None:
        """The editor for a third content; numbers are given by the program, and links are set where records meet."""
        if facet is None or name == self._kind.NUMBER:
            return None
        context = Context(
            self._store.names, self._store.today(), used=lambda field: values_used(self._store, self._kind, field)
        )
        editor = EDITORS[type(facet)](name, facet, context)
        return None if isinstance(editor, LinkEditor) else editor

    def _body(self, shown: Revision) -> dict[str, Any]:
        """All fields as decided; raises InvalidRecordError (LD-1002) with a fault for each that is not."""
        body: dict[str, Any] = dict(shown.body)
        faults: dict[str, LeaderDeskError] = {}
        for name, question in self.questions.items():
            try:
                body[name] = question.answer(self._store)
            except LeaderDeskError as fault:
                faults[name] = fault
        if faults:
            raise InvalidRecordError(self._kind.LABEL, faults)
        return {name: value for name, value in body.items() if value is not None}

    def _deletes(self) -> bool:
        return self._fate.checkedId() == _DELETE

    def _show_fate(self) -> None:
        for question in self.questions.values():
            question.setEnabled(not self._deletes())

    def _show_faults(self, error: InvalidRecordError) -> None:
        for name, question in self.questions.items():
            question.show_fault(error.faults.get(name))
        self._say(" ".join(sentence(fault) for name, fault in error.faults.items() if name not in self.questions))
        faulty = [question for name, question in self.questions.items() if name in error.faults]
        if faulty:
            faulty[0].take_focus()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _take_focus(self) -> None:
        """The keyboard begins with the first decision."""
        if self._fate.buttons():
            self._fate.button(_KEEP).setFocus()
        elif self.questions:
            next(iter(self.questions.values())).take_focus()
        else:
            self._close.setFocus()


class Question(QWidget):
    """One field to settle: a choice for each version's value, and one for a third that is typed."""

    def __init__(
        self, name: str, label: str, values: Sequence[Any], texts: Mapping[str, str], editor: Editor | None
    ) -> None:
        super().__init__()
        self._label, self._values, self._editor = label, values, editor
        self._choices = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        cells = [self._cell(name, place, *version) for place, version in enumerate(texts.items())]
        column.addWidget(_beside(cells))
        if editor is not None:
            column.addLayout(self._third(name, editor))
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._fault)

    def choose(self, place: int) -> None:
        """Choose a version's value."""
        self._choices.button(place).setChecked(True)

    def answer(self, store: Store) -> Any:
        """The value decided on, None for empty; raises LD-3008 where none is, or the fault of what was typed."""
        place = self._choices.checkedId()
        if 0 <= place < len(self._values):
            return self._values[place]
        if place < 0 or self._editor is None:
            raise LeaderDeskError("LD-3008", field=self._label)
        value = self._editor.facet.read(self._editor.typed(), store.names)
        return None if value is None else self._editor.facet.canonical(value)

    def show_fault(self, fault: LeaderDeskError | None) -> None:
        """Say below it what is wrong, or nothing."""
        self._fault.setText(fault.sentence(tr) if fault else "")
        self._fault.setVisible(fault is not None)

    def take_focus(self) -> None:
        """Bring the keyboard to what is chosen, or to the first choice."""
        (self._choices.checkedButton() or self._choices.buttons()[0]).setFocus(Qt.FocusReason.TabFocusReason)

    # ------------------------------------------------------------ inside

    def _cell(self, name: str, place: int, version: str, text: str) -> QWidget:
        """A version's value below its choice: a button's own words would neither wrap nor be copied."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._choice(name, place, version, text))
        below = QHBoxLayout()
        below.addSpacing(self.fontMetrics().horizontalAdvance("あ") * 2)
        below.addWidget(Paragraph(text))
        column.addLayout(below)
        column.addStretch()
        return cell

    def _third(self, name: str, editor: Editor) -> QHBoxLayout:
        text = tr("別の内容")
        editor.call(tr("{0}：別の内容").format(self._label), tr(editor.facet.help))
        editor.input().setObjectName(f"field.conflict.{name}")
        choice = self._choice(name, len(self._values), text, text)
        editor.edited.connect(lambda: choice.setChecked(True))
        row = QHBoxLayout()
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(editor, 1)
        return row

    def _choice(self, name: str, place: int, text: str, described: str) -> QRadioButton:
        choice = QRadioButton(text)
        choice.setObjectName(f"choice.{name}.{place + 1}")
        choice.setAccessibleName(f"{self._label}：{text}")
        choice.setAccessibleDescription(described)
        self._choices.addButton(choice, place)
        return choice


def _beside(widgets: Sequence[QWidget]) -> QWidget:
    """Widgets beside each other, all of one width: the columns of the versions."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return box
