# SPDX-License-Identifier: MIT
"""A measure's sheet to fill in, laid out as it is printed: last year's value beside each field, what differs marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.progress_sheet import REQUIRED, Figure, Sheet, Stage, Values, answered_fields, taken_over
from leaderdesk.analysis.ratings import reached
from leaderdesk.desk.models.columns import shown_text
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.editors import EDITORS, Context, Editor, ListEditor
from leaderdesk.desk.widgets.ruled import Cell, RuledForm
from leaderdesk.desk.widgets.sheet_parts import (
    FUNDS,
    GROUPS,
    heading,
    in_year,
    label_of,
    made_of,
    named,
    number_text,
    percent_text,
    planned,
    suggestion_text,
    target_text,
)
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.facet import Facet
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, ProgressReport
from leaderdesk.kinds.record import Kind


class Said(NamedTuple):
    """What a filled sheet says, as canonical texts: None empties."""

    fields: Mapping[str, str | None]
    values: Values
    results: Values


class Entry(QWidget):
    """One field of the sheet: its editor, and below it its fault."""

    def __init__(self, facet: Facet[Any], editor: Editor, label: str, name: str) -> None:
        super().__init__()
        self.facet, self.editor = facet, editor
        editor.call(label, tr(facet.help))
        editor.input().setObjectName(name)
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(editor)
        column.addWidget(self._fault)

    def show_fault(self, fault: LeaderDeskError | None) -> None:
        """Say what is wrong with it, or nothing."""
        self._fault.setText(fault.sentence(tr) if fault else "")
        self._fault.setVisible(fault is not None)
        self.editor.mark(is_faulty=fault is not None)


class SheetForm(QWidget):
    """The form of one sheet.

    `entries` holds its fields by their paths: a name of 進捗回答, `value/<indicator>/<name>`, `result/<milestone>/<name>`.

    Signals:
        edited(): a person changed a field.
    """

    edited = Signal()

    def __init__(self, sheet: Sheet, context: Context, *, measured_on: date) -> None:
        super().__init__()
        self.sheet = sheet
        self._context = context
        self._measured_on = measured_on
        self.entries: dict[str, Entry] = {}
        self._beside: dict[str, Cell] = {}  # what the year before said, by field
        self._percents: dict[str, Any] = {}
        self._build()
        self._show_stored()
        for path, entry in self.entries.items():
            entry.editor.edited.connect(lambda at=path: self._note_edit(at))

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not self.sheet.last:
            column.addWidget(plain_label(tr("前年度の回答はありません。"), role="note"))
        for label, items in GROUPS:
            column.addWidget(plain_label(tr(label), role="section"))
            column.addWidget(self._rows(items))
            if items[0][0] == 9:
                self._add_results(column)
            if items[0][0] == 13:
                column.addWidget(self._funds())
        column.addStretch()

    def _add_results(self, column: QVBoxLayout) -> None:
        """11 工程 and 12 指標: each its own form, or a word that there is none."""
        for place, stage in enumerate(self.sheet.stages):
            column.addWidget(self._stage(place, stage))
        if not self.sheet.stages:
            column.addWidget(plain_label(heading(11, tr("この年度の工程はありません。")), role="note"))
        for place, figure in enumerate(self.sheet.figures):
            column.addWidget(self._figure(place, figure))
        if not self.sheet.figures:
            column.addWidget(plain_label(heading(12, tr("この施策に指標はありません。")), role="note"))

    def _rows(self, items: tuple[tuple[int, tuple[str, ...]], ...]) -> RuledForm:
        """Fields below each other: the heading, this year's to fill in, the last one's to read."""
        form = RuledForm(0, 3, 2) if self.sheet.last else RuledForm(0, 1)
        if self.sheet.last:
            form.head("", 0, 0)
            form.head(tr("{0}の回答").format(year_words(self.sheet.year)), 0, 1)
            form.head(year_words(self.sheet.year - 1), 0, 2)
        row = 1
        for number, names in items:
            for name in names:
                head = form.head(label_of(number, name, is_first=name == names[0]), row, 0)
                if name in REQUIRED:
                    head.column.insertWidget(1, plain_label(tr("※必須"), role="required"))
                cell = form.put(self._entry(name), row, 1)
                if name == "rating":
                    self._add_suggestion(cell)
                if self.sheet.last:
                    self._beside[name] = form.text(self._last(name), row, 2)
                row += 1
        form.widen(0, letters=8)
        return form

    def _add_suggestion(self, cell: Cell) -> None:
        self._suggestion = plain_label("", role="note", wraps=True)
        self.take_suggestion = button(tr("提案のとおりにする"), role="link", name="action.take_suggestion")
        self.take_suggestion.clicked.connect(self._take_suggestion)
        cell.column.insertWidget(0, self._suggestion)
        cell.column.insertWidget(1, self.take_suggestion, 0, Qt.AlignmentFlag.AlignLeft)

    def _funds(self) -> RuledForm:
        """財源: five small figures beside each other, as on paper."""
        form = RuledForm(*[1] * len(FUNDS))
        form.head(tr("財源の内訳（千円・任意）"), 0, 0, wide=len(FUNDS))
        for place, name in enumerate(FUNDS):
            form.head(label_of(0, name, is_first=False), 1, place)
            form.put(self._entry(name, has_unit=False), 2, place)
            if self.sheet.last:
                self._beside[name] = form.text(tr("前年度 {0}").format(self._last(name)), 3, place)
        return form

    def _figure(self, place: int, figure: Figure) -> RuledForm:
        """An indicator: what it is, its targets, and this year's figure to type."""
        form, told, year = RuledForm(*[1] * 6), figure.indicator, self.sheet.year
        before = Decimal(figure.before["value"]) if figure.before else None
        form.head(heading(12, named(figure)), 0, 0, wide=6)
        row = 1
        if made := made_of(figure):
            form.text(made, row, 0, wide=6)
            row += 1
        columns = (
            (tr("基準値"), in_year(told.base, told.base_year)),
            (tr("目標値"), in_year(told.target, told.target_year)),
            (tr("按分目標"), target_text(figure, year)),
            (tr("前年度実績"), number_text(before) or tr("（なし）")),
        )
        for at, (label, text) in enumerate(columns):
            form.head(label, row, at)
            form.text(text, row + 1, at)
        form.head(tr("今年度実績"), row, 4)
        form.put(self._value(place, figure, "value"), row + 1, 4)
        form.head(tr("達成率"), row, 5)
        percent = plain_label("")
        self._percents[figure.indicator_id] = percent
        form.put(percent, row + 1, 5)
        for at, name in enumerate(("measured_on", "count")):
            form.head(tr(IndicatorValue.facets()[name].label), row + 2, at * 3)
            form.put(self._value(place, figure, name), row + 2, at * 3 + 1, wide=2)
        form.head(tr(IndicatorValue.facets()["note"].label), row + 3, 0)
        form.put(self._value(place, figure, "note"), row + 3, 1, wide=5)
        return form

    def _stage(self, place: int, stage: Stage) -> RuledForm:
        """A milestone: when and what it is, and what became of it to choose."""
        form, facets = RuledForm(0, 1, 0, 1), MilestoneResult.facets()
        form.head(heading(11, f"{planned(stage)}　{stage.milestone.name}"), 0, 0, wide=4)
        for at, name in enumerate(("outcome", "reached_on")):
            form.head(tr(facets[name].label), 1, at * 2)
            form.put(self._result(place, stage, name), 1, at * 2 + 1)
        form.head(tr(facets["note"].label), 2, 0)
        form.put(self._result(place, stage, "note"), 2, 1, wide=3)
        form.widen(0, letters=4)
        form.widen(2, letters=6)
        return form

    # ------------------------------------------------------------ fields

    def _entry(self, name: str, *, has_unit: bool = True) -> Entry:
        facet: Any = ProgressReport.facets()[name]
        if name == "rating":
            grades = {grade.code: grade.label for grade in self.sheet.scale}
            editor: Editor = ListEditor(facet, self._context.names, grades)
        else:
            bare = facet if has_unit else replace(facet, unit="")
            editor = EDITORS[type(facet)](name, bare, self._context)
        return self._made(name, facet, editor, tr(facet.label), f"field.{ProgressReport.KIND}.{name}")

    def _value(self, place: int, figure: Figure, name: str) -> Entry:
        label = f"{figure.indicator.name} {tr(IndicatorValue.facets()[name].label)}"
        return self._of(IndicatorValue, name, f"value/{figure.indicator_id}/{name}", label, place)

    def _result(self, place: int, stage: Stage, name: str) -> Entry:
        label = f"{stage.milestone.name} {tr(MilestoneResult.facets()[name].label)}"
        return self._of(MilestoneResult, name, f"result/{stage.milestone_id}/{name}", label, place)

    def _of(self, kind: Kind, name: str, path: str, label: str, place: int) -> Entry:
        facet: Any = kind.facets()[name]
        editor = EDITORS[type(facet)](name, facet, self._context)
        return self._made(path, facet, editor, label, f"field.{kind.KIND}.{place + 1}.{name}")

    def _made(self, path: str, facet: Facet[Any], editor: Editor, label: str, name: str) -> Entry:
        self.entries[path] = Entry(facet, editor, label, name)
        return self.entries[path]

    # ------------------------------------------------------------ showing

    def _show_stored(self) -> None:
        for name in answered_fields():
            self.entries[name].editor.put(self.sheet.report.get(name))
        for figure in self.sheet.figures:
            body = figure.value or {"measured_on": self._measured_on.isoformat()}
            self._put(f"value/{figure.indicator_id}/", body)
        for stage in self.sheet.stages:
            self._put(f"result/{stage.milestone_id}/", stage.result)
        self._mark_all()

    def _put(self, before: str, body: Mapping[str, Any]) -> None:
        for path, entry in self.entries.items():
            if path.startswith(before):
                entry.editor.put(body.get(path.removeprefix(before)))

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what a draft holds, as it was typed."""
        for path, entry in self.entries.items():
            if path in typed:
                entry.editor.put_typed(typed[path])
        self._mark_all()

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as typed; empty ones too."""
        return {path: entry.editor.typed() for path, entry in self.entries.items()}

    def take_over(self) -> int:
        """前年度を写す: fill what is empty with what was said last year; gives how many fields were filled."""
        empty = [name for name in taken_over() if name in self.sheet.last and not self.entries[name].editor.typed()]
        for name in empty:
            self.entries[name].editor.put(self.sheet.last[name])
        self._mark_all()
        return len(empty)

    def read(self) -> Said | None:
        """What the sheet says; None, with the faults below their fields, where something cannot be read."""
        said: dict[str, str | None] = {}
        faults: dict[str, LeaderDeskError] = {}
        for path in self.entries:
            try:
                said[path] = self._canonical(path)
            except LeaderDeskError as fault:
                faults[path] = fault
        self.show_faults(faults)
        if faults:
            return None
        values = {each.indicator_id: _below(said, f"value/{each.indicator_id}/") for each in self.sheet.figures}
        results = {each.milestone_id: _below(said, f"result/{each.milestone_id}/") for each in self.sheet.stages}
        return Said({name: said[name] for name in answered_fields()}, values, results)

    def show_faults(self, faults: Mapping[str, LeaderDeskError]) -> None:
        """Say below each field what is wrong with it, and put the cursor into the first of them."""
        for path, entry in self.entries.items():
            entry.show_fault(faults.get(path))
        first = next((path for path in self.entries if path in faults), None)
        if first is not None:
            self.entries[first].editor.input().setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ inside

    def _canonical(self, path: str) -> str | None:
        entry = self.entries[path]
        value = entry.facet.read(entry.editor.typed(), self._context.names)
        return None if value is None else entry.facet.canonical(value)

    def _read_or_none(self, path: str) -> str | None:
        try:
            return self._canonical(path)
        except LeaderDeskError:
            return None

    def _note_edit(self, path: str) -> None:
        self._mark(path)
        if path.startswith("value/"):
            self._show_figures()
        if path == "rating":
            self._show_suggestion()
        self.edited.emit()

    def _mark_all(self) -> None:
        for path in self._beside:
            self._mark(path)
        self._show_figures()

    def _mark(self, path: str) -> None:
        """Tint what the year before said where this year says something else."""
        if path in self._beside:
            differs = self._read_or_none(path) != self.sheet.last.get(path)
            self._beside[path].show_changed(tr("≠ 変更") if differs else "")

    def _figures(self) -> dict[str, Decimal | None]:
        typed = {
            each.indicator_id: self._read_or_none(f"value/{each.indicator_id}/value") for each in self.sheet.figures
        }
        return {place: None if text is None else Decimal(text) for place, text in typed.items()}

    def _show_figures(self) -> None:
        """How near the typed figures come, and the grade that they suggest."""
        figures = self._figures()
        for each in self.sheet.figures:
            near = reached(each.indicator, self.sheet.year, figures[each.indicator_id])
            self._percents[each.indicator_id].setText(percent_text(near))
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        self._suggested = self.sheet.suggested_by(self._figures())
        self._suggestion.setText(suggestion_text(self.sheet, self._suggested))
        is_taken = self._suggested is None or self.entries["rating"].editor.typed() == self._suggested.grade.code
        self.take_suggestion.setVisible(not is_taken)

    def _take_suggestion(self) -> None:
        if self._suggested is not None:
            self.entries["rating"].editor.put(self._suggested.grade.code)
            self._note_edit("rating")

    def _last(self, name: str) -> str:
        text = self.sheet.last.get(name)
        if text is None:
            return tr("（なし）")
        return shown_text(ProgressReport.facets()[name], str(text), self._context.names)


def _below(said: Mapping[str, str | None], before: str) -> dict[str, str | None]:
    return {path.removeprefix(before): text for path, text in said.items() if path.startswith(before)}
