# SPDX-License-Identifier: MIT
"""What a course asks besides attendance (部下指導, 公開したデータ数 …) and the remarks, of the line that is chosen in the grid."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.training_grid import REMARKS, GridLine
from leaderdesk.desk.models.training_grid import TrainingGridModel, line_name
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import Context
from leaderdesk.desk.widgets.form import Field
from leaderdesk.desk.widgets.words import card, plain_label, scroll_area
from leaderdesk.kinds.training import TrainingResult
from leaderdesk.ledger.query import values_used
from leaderdesk.ledger.store import Store


class TrainingItems(QWidget):
    """The fields of one line that have no column in the grid.

    Signals:
        edited(str, str): a person typed into a field: its name and the text.
    """

    edited = Signal(str, str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._context = Context(
            store.names, store.today(), used=lambda field: values_used(store, TrainingResult, field)
        )
        self.fields: dict[str, Field] = {}
        self._line: GridLine | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self._name = plain_label("", role="section", wraps=True)
        column.addWidget(self._name)
        self._about = [plain_label("", role="note", wraps=True) for _ in range(2)]
        for label in self._about:
            column.addWidget(label)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)

    def show_line(self, line: GridLine | None, model: TrainingGridModel) -> None:
        """Show the fields of a line as they stand; the same line keeps its fields and the cursor in them."""
        is_same = line is not None and self._line is not None and line.record_id == self._line.record_id
        self._line = line
        if not is_same or set(self.fields) != set(self._wanted(line)):
            self._fill(line)
        if line is None:
            return
        self._name.setText(line_name(line, model.grid.year).strip("　└ "))
        said = line.course.said
        self._tell(*((said.audience, said.aim) if said else ()))
        for name, field in self.fields.items():
            if not is_same or field.editor.typed() != model.text(line, name):
                field.editor.put_typed(model.text(line, name))
            field.show_fault(model.faults.get((line.record_id, name)))
            field.setEnabled(not (model.is_read_only or line.is_torn))
        if "excess_reason" in self.fields:
            self.fields["excess_reason"].setVisible(
                model.attendance(line).is_over or bool(model.text(line, "excess_reason"))
            )

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        self.fields[name].editor.input().setFocus()

    def _wanted(self, line: GridLine | None) -> tuple[str, ...]:
        return (*line.course.yield_fields, *REMARKS) if line is not None else ()

    def _fill(self, line: GridLine | None) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.fields = {}
        facets = TrainingResult.facets()
        place = 0
        for name in self._wanted(line):
            field = Field(TrainingResult, name, facets[name], self._context)
            field.editor.edited.connect(lambda at=name: self.edited.emit(at, self.fields[at].editor.typed()))
            self.fields[name] = field
            is_half = name not in REMARKS
            place += place % 2 if not is_half else 0
            grid.addWidget(field, place // 2, place % 2, 1, 1 if is_half else 2)
            place += 1 if is_half else 2
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(place // 2 + 1, 1)
        self._scroll.setWidget(inside)
        if line is None:
            self._name.setText(tr("研修を選ぶと、ここにその研修の項目が出ます。"))
            self._tell()

    def _tell(self, *told: str | None) -> None:
        """Whom the course is for, and to what end."""
        texts = [text for text in told if text]
        for place, label in enumerate(self._about):
            label.setText(texts[place] if place < len(texts) else "")
            label.setVisible(place < len(texts))
