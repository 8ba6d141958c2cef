# SPDX-License-Identifier: MIT
"""A record's form, derived from its kind: label above, help between, fault below, short facts side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import EDITORS, Context, Editor, LinkEditor
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Body, Kind


class Below(QWidget):
    """What stands below a field and follows what is typed there; forms come and go above it."""

    def follow(self, editor: Any, record: Callable[[], str]) -> None:
        """From now on follow this editor; `record` gives the id of the record at work."""
        self.editor = editor
        self.record = record
        self._begin()

    def _begin(self) -> None:
        """Begin to follow."""
        raise NotImplementedError


class Field(QWidget):
    """One labelled editor with its help and its fault."""

    def __init__(self, kind: Kind, name: str, facet: facets.Facet[Any], context: Context) -> None:
        super().__init__()
        self.editor: Editor = EDITORS[type(facet)](name, facet, context)
        label = tr(facet.label)
        self._label = plain_label(label, role="field")
        self._label.setBuddy(self.editor.input())
        self.editor.call(label, tr(facet.help))
        self.editor.input().setObjectName(f"field.{kind.KIND}.{name}")
        self._fault = plain_label("", role="fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label)
        if facet.required:
            head.addWidget(plain_label(tr("※必須"), role="required"))
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self.help = plain_label(tr(facet.help), role="note", wraps=True)
        self._column.addWidget(self.help)
        self.help.setVisible(bool(facet.help))
        self._column.addWidget(self.editor)
        self._column.addWidget(self._fault)
        self._column.addStretch()

    def put_below(self, below: Below, record: Callable[[], str]) -> None:
        """Let something stand below the field from now on, and follow it."""
        self._column.insertWidget(self._column.count() - 1, below)
        below.follow(self.editor, record)

    def show_fault(self, fault: LeaderDeskError | None) -> None:
        """Say below the field what is wrong with it, or nothing."""
        self._fault.setText(fault.sentence(tr) if fault else "")
        self._fault.setVisible(fault is not None)
        self.editor.mark(is_faulty=fault is not None)


class RecordForm(QWidget):
    """The form of one kind; the fields in `fixed` (name to code) are decided elsewhere and not shown.

    Signals:
        edited(): a person changed a field.
        open_requested(str): a linked record is wanted.
    """

    edited = Signal()
    open_requested = Signal(str)

    def __init__(self, kind: Kind, context: Context, *, fixed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        self._fixed = fixed or {}
        given = {kind.NUMBER, *self._fixed}  # the program gives it; it stands in the heading, not in the form
        self.fields = {
            name: Field(kind, name, facet, context) for name, facet in kind.facets().items() if name not in given
        }
        self._build()
        for field in self.fields.values():
            field.editor.edited.connect(self.edited)
            field.editor.edited.connect(self._ask)
            if isinstance(field.editor, LinkEditor):
                field.editor.open_requested.connect(self.open_requested)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        group = ""
        self._groups: list[tuple[QGridLayout, list[str]]] = [(QGridLayout(), [])]
        column.addLayout(self._groups[0][0])
        for name, field in self.fields.items():
            facet = self.kind.facets()[name]
            if facet.group != group:
                group = facet.group
                self._groups.append((QGridLayout(), []))
                column.addSpacing(4)
                column.addWidget(plain_label(tr(group), role="section"))
                column.addLayout(self._groups[-1][0])
            self._groups[-1][1].append(name)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for grid, names in self._groups:
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(10)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            self._arrange(grid, names)
        self._asked = list(self.fields)
        column.addStretch()

    def _arrange(self, grid: QGridLayout, names: Sequence[str]) -> None:
        """Put these fields into a group's grid: short ones beside each other, long ones across."""
        for field in self.fields.values():
            grid.removeWidget(field)  # takeAt would leave the item to Python, and the field's size with the old item
        place = 0
        rows: dict[int, list[Field]] = {}
        for name in names:
            is_half = not self.fields[name].editor.is_wide
            place += place % 2 if not is_half else 0
            rows.setdefault(place // 2, []).append(self.fields[name])
            grid.addWidget(self.fields[name], place // 2, place % 2, 1, 1 if is_half else 2)
            place += 1 if is_half else 2
        for fields in rows.values():  # boxes beside each other stand at one height
            for field in fields:
                field.help.setVisible(any(each.help.text() for each in fields))

    def show_body(self, body: Body) -> None:
        """Show stored values."""
        for name, field in self.fields.items():
            field.editor.put(body.get(name))
            field.show_fault(None)
        self._ask()

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what a draft holds, as it was typed."""
        for name, field in self.fields.items():
            if name in typed:
                field.editor.put_typed(typed[name])
        self._ask()

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as typed; empty ones too."""
        return {name: field.editor.typed() for name, field in self.fields.items()}

    def read(self) -> dict[str, Any] | None:
        """The canonical texts of all fields, None for empty ones; or None, with every fault shown and the first in focus."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        try:
            body = self.kind.read(self.typed(), self._context.names)
        except InvalidRecordError as error:
            self.show_faults(error.faults)
            return None
        self.show_faults({})
        return body

    def show_faults(self, faults: Mapping[str, LeaderDeskError]) -> None:
        """Say below each field what is wrong; the first one gets the focus."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name))
        first = next((name for name in self.fields if name in faults), None)
        if first is not None:
            self.fields[first].editor.input().setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Hide what the choices make needless; what is typed there already stays in sight."""
        unasked = self.kind.unasked({**self.typed(), **self._fixed})
        asked = [name for name, field in self.fields.items() if name not in unasked or field.editor.typed()]
        if asked == self._asked:
            return
        self._asked = asked
        for grid, names in self._groups:
            self._arrange(grid, [name for name in names if name in asked])
        for name, field in self.fields.items():
            field.setVisible(name in asked)

    def focus_first(self) -> None:
        """Put the cursor where typing begins: the first field that must be filled by hand."""
        wanted = (
            name for name in self.fields if self.kind.facets()[name].required and not self.fields[name].editor.typed()
        )
        name = next(wanted, next(iter(self.fields)))
        self.fields[name].editor.input().setFocus(Qt.FocusReason.OtherFocusReason)
