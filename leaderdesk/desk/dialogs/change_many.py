# SPDX-License-Identifier: MIT
"""まとめて変更: one field of many records gets one value, in all of them or in none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.year_end import is_settled
from leaderdesk.desk.messages import ask, sentence, tell, tell_fault
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import EDITORS, Context, Editor, LinkEditor
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import rows, values_used
from leaderdesk.ledger.store import Store

_WIDE = 34  # in letters


def change_many(store: Store, kind: Kind, record_ids: Sequence[str], parent: QWidget) -> int:
    """Let a person change one field of many records; gives how many were changed.

    What is being typed into one of them comes first: saved later, it would stand against this change.
    """
    with store.reading() as connection:
        begun = {draft.record_id for draft in drafts(connection)} & {*record_ids}
    if begun:
        told = tr("選んだ記録のうち {0:,} 件に書きかけがあります。保存するか取り消してから、まとめて変更してください。")
        tell(parent, told.format(len(begun)))
        return 0
    dialog = ChangeManyDialog(store, kind, record_ids, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.changed


def delete_many(store: Store, record_ids: Sequence[str], parent: QWidget) -> int:
    """Delete many records when a person says so; gives how many were deleted."""
    question = tr("選んだ {0:,} 件の記録を削除しますか。「ファイル」の「ごみ箱」から戻せます。")
    if not ask(parent, question.format(len(record_ids)), do=tr("削除する"), leave=tr("やめる")):
        return 0
    try:
        return len(store.delete_all(record_ids, N_("利用者が削除")))
    except LeaderDeskError as error:
        tell_fault(parent, error)
        return 0


class ChangeManyDialog(QDialog):
    """Which field, and what it shall say; how many records change is said before anything is written.

    `changed` counts the records that were changed.
    """

    def __init__(self, store: Store, kind: Kind, record_ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.change_many")
        self.setWindowTitle(tr("まとめて変更"))
        self._store = store
        self._kind = kind
        self._rows = rows(store, kind, record_ids)
        self._editors = self._made_editors()
        self.changed = 0
        self._build()
        self.field.currentIndexChanged.connect(lambda _place: self._show())
        self._show()
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("あ") * _WIDE)
        self.field.setFocus()

    def choose(self, name: str) -> Editor:
        """Choose a field; gives its editor."""
        self.field.setCurrentIndex(self.field.findData(name))
        return self._editors[name]

    # ------------------------------------------------------------ layout

    def _made_editors(self) -> dict[str, Editor]:
        """An editor for each field that many records may share; titles, numbers, codes and single links are not."""
        context = Context(
            self._store.names, self._store.today(), used=lambda field: values_used(self._store, self._kind, field)
        )
        own = (self._kind.TITLE, self._kind.NUMBER, self._kind.CODE, self._kind.WITHIN)
        made = {
            name: EDITORS[type(facet)](name, facet, context)
            for name, facet in self._kind.facets().items()
            if name not in own
        }
        return {name: editor for name, editor in made.items() if not isinstance(editor, LinkEditor)}

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        told = tr("選んだ {0:,} 件の記録の、同じ項目を同じ内容にします。").format(len(self._rows))
        column.addWidget(plain_label(told, wraps=True))
        frame, inside = card()
        self.field = QComboBox()
        self.field.setObjectName("field.change_many.field")
        inside.addWidget(self._label(tr("変える項目"), self.field))
        inside.addWidget(self.field)
        self._value = plain_label(tr("新しい内容"), role="field")
        inside.addWidget(self._value)
        for name, editor in self._editors.items():
            label = tr(self._kind.facets()[name].label)
            self.field.addItem(label, name)
            editor.input().setObjectName(f"field.change_many.{name}")
            editor.call(label, tr(self._kind.facets()[name].help))
            editor.edited.connect(self._tell)
            inside.addWidget(editor)
        self.empties = QCheckBox(tr("空にする"))
        self.empties.setObjectName("field.change_many.empties")
        self.empties.toggled.connect(lambda _is_on: self._tell())
        inside.addWidget(self.empties)
        self._told = plain_label("", role="note", wraps=True)
        self._fault = plain_label("", role="fault", wraps=True)
        inside.addWidget(self._told)
        inside.addWidget(self._fault)
        column.addWidget(frame)
        column.addStretch()
        column.addLayout(self._foot())

    def _label(self, text: str, widget: QWidget) -> QWidget:
        label = plain_label(text, role="field")
        label.setBuddy(widget)
        widget.setAccessibleName(text)
        return label

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        leave = button(tr("やめる"), name="action.leave_change_many")
        leave.clicked.connect(self.reject)
        self.change = button(tr("変更する"), role="primary", name="action.change_many")
        self.change.clicked.connect(self.accept)
        row.addWidget(leave)
        row.addWidget(self.change)
        return row

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Change all of them; where one refuses, none is changed and it is named."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        try:
            changes = {self._name(): self._typed()}
            written = self._store.edit_all([row.record_id for row in self._rows], changes)
        except LeaderDeskError as error:
            self._say(sentence(error))
        else:
            self.changed = len(written)
            super().accept()

    # ------------------------------------------------------------ inside

    def _name(self) -> str:
        return str(self.field.currentData())

    def _typed(self) -> Any:
        """What the editor says as a canonical text, None for empty; raises what the facet does."""
        editor = self._editors[self._name()]
        value = None if self.empties.isChecked() else editor.facet.read(editor.typed(), self._store.names)
        return None if value is None else editor.facet.canonical(value)

    def _show(self) -> None:
        for name, editor in self._editors.items():
            editor.setVisible(name == self._name())
        self.empties.setChecked(False)
        self.empties.setEnabled(not self._kind.facets()[self._name()].required)
        self._value.setBuddy(self._editors[self._name()].input())
        self._tell()
        self.adjustSize()

    def _tell(self) -> None:
        """How many change, or what is wrong with what is typed so far."""
        editor, count, fault = self._editors[self._name()], 0, ""
        editor.setEnabled(not self.empties.isChecked())
        if not editor.typed() and not self.empties.isChecked():
            told = tr("新しい内容を入れてください。")
        else:
            try:
                value = self._typed()
                count = sum(row.body.get(self._name()) != value for row in self._rows)
            except LeaderDeskError as error:
                fault = sentence(error)
            told = tr("{0:,} 件が変わります。").format(count)
            if settled := sum(is_settled(self._kind, row.body, self._store.today()) for row in self._rows):
                told += tr("選んだ記録のうち {0:,} 件は、終わった年度の済んだ記録です。").format(settled)
        self._told.setText(told)
        self._told.setVisible(not fault)
        self.change.setEnabled(count > 0)
        self._say(fault)

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
