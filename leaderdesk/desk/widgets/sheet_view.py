# SPDX-License-Identifier: MIT
"""A measure's sheet to read: as the section answered it, the year before beside it, what differs marked."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.analysis.progress_sheet import Figure, Sheet, Stage
from leaderdesk.desk.models.columns import shown_text
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.ruled import Cell, RuledForm
from leaderdesk.desk.widgets.sheet_parts import (
    FUNDS,
    GROUPS,
    heading,
    label_of,
    made_of,
    named,
    number_text,
    percent_text,
    planned,
    suggestion_text,
    target_text,
)
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, ProgressReport
from leaderdesk.kinds.record import Body, Kind


class SheetView(QWidget):
    """One sheet, filled fields only; `mended` names what was changed since the division saw it (`progress_sheet.mended`)."""

    def __init__(self, sheet: Sheet, names: Names, *, mended: Collection[str] = ()) -> None:
        super().__init__()
        self._sheet, self._names, self._mended = sheet, names, mended
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not sheet.last:
            column.addWidget(plain_label(tr("前年度の回答はありません。"), role="note"))
        for label, items in GROUPS:
            rows = self._rows(items)
            parts: list[QWidget] = [rows] if rows else []
            if items[0][0] == 9:
                parts += [self._stage(stage) for stage in sheet.stages]
                parts += [self._figure(figure) for figure in sheet.figures]
            if parts:
                column.addWidget(plain_label(tr(label), role="section"))
            for part in parts:
                column.addWidget(part)
        column.addStretch()

    def _rows(self, items: tuple[tuple[int, tuple[str, ...]], ...]) -> RuledForm | None:
        """The fields of a group that say something in either year."""
        told = [
            (number, name, name == names[0])
            for number, names in items
            for name in (*names, *(FUNDS if number == 13 else ()))
            if name in self._sheet.report or name in self._sheet.last
        ]
        if not told:
            return None
        has_last = bool(self._sheet.last)
        form = RuledForm(0, 3, 2) if has_last else RuledForm(0, 1)
        form.head("", 0, 0)
        form.head(year_words(self._sheet.year), 0, 1)
        if has_last:
            form.head(year_words(self._sheet.year - 1), 0, 2)
        differing = self._sheet.differences()
        for row, (number, name, is_first) in enumerate(told, 1):
            form.head(label_of(number, name, is_first=is_first), row, 0)
            text = self._said(ProgressReport, self._sheet.report, name)
            if name == "rating":
                text = f"{text}\n{suggestion_text(self._sheet, self._sheet.suggestion)}"
            self._mark(form.text(text, row, 1), name)
            if has_last:
                cell = form.text(self._said(ProgressReport, self._sheet.last, name), row, 2)
                cell.show_changed(tr("≠ 変更") if name in differing else "")
        form.widen(0, letters=6)
        return form

    def _stage(self, stage: Stage) -> RuledForm:
        form = RuledForm(0, 1)
        form.head(heading(11, f"{planned(stage)}　{stage.milestone.name}"), 0, 0, wide=2)
        outcome = self._said(MilestoneResult, stage.result, "outcome")
        if "reached_on" in stage.result:
            outcome += tr("（{0}）").format(self._said(MilestoneResult, stage.result, "reached_on"))
        form.head(tr("結果"), 1, 0)
        self._mark(form.text(outcome, 1, 1), stage.milestone_id)
        if "note" in stage.result:
            form.head(tr("備考"), 2, 0)
            form.text(str(stage.result["note"]), 2, 1)
        form.widen(0, letters=6)
        return form

    def _figure(self, figure: Figure) -> RuledForm:
        """An indicator: this year's figure against its target, last year's beside, and what makes it a figure."""
        form, before = RuledForm(1, 1, 1, 1), figure.before.get("value")
        form.head(heading(12, named(figure)), 0, 0, wide=4)
        columns = (
            (tr("按分目標"), target_text(figure, self._sheet.year)),
            (tr("前年度実績"), number_text(Decimal(before)) if before else tr("（なし）")),
            (tr("今年度実績"), number_text(figure.reached.value) or tr("（なし）")),
            (tr("達成率"), percent_text(figure.reached)),
        )
        for at, (label, text) in enumerate(columns):
            form.head(label, 1, at)
            cell = form.text(text, 2, at)
            if at == 2:
                self._mark(cell, figure.indicator_id)
        told = [(name, self._said(IndicatorValue, figure.value, name)) for name in ("measured_on", "count", "note")]
        labels = [f"{tr(IndicatorValue.facets()[name].label)}：{text}" for name, text in told if name in figure.value]
        if parts := [*labels, *filter(None, [made_of(figure)])]:
            form.text("　".join(parts), 3, 0, wide=4)
        return form

    def _mark(self, cell: Cell, key: str) -> None:
        if key in self._mended:
            cell.show_changed(tr("● 見たあとに直されました"))

    def _said(self, kind: Kind, body: Body, name: str) -> str:
        text = body.get(name)
        return tr("（なし）") if text is None else shown_text(kind.facets()[name], str(text), self._names)
