# SPDX-License-Identifier: MIT
"""Columns of the answers to a 進捗照会: whose measure, where its answer stands, and what it says in figures."""

from __future__ import annotations

from datetime import date

from leaderdesk.analysis.measures import marks
from leaderdesk.analysis.progress import Line, Part
from leaderdesk.analysis.progress_sheet import figures_of
from leaderdesk.analysis.ratings import Reached
from leaderdesk.desk.models.columns import RIGHT, Column, owner_name, short_day
from leaderdesk.desk.translate import tr
from leaderdesk.fiscal import fiscal_year
from leaderdesk.ledger.store import Store
from leaderdesk.text import fold


class AnswerColumns:
    """What a line of the list says; figures are read when their line is first shown, and forgotten with the year."""

    def __init__(self, store: Store, year: int) -> None:
        self._store = store
        self._this_year = fiscal_year(store.today())
        self.forget(year)

    def forget(self, year: int) -> None:
        """Begin with the answers of a 年度 as they are now."""
        self.year = year
        self._figures: dict[tuple[str, str], tuple[Reached, ...]] = {}
        self._marks = marks(self._store)

    def columns(self) -> list[Column]:
        """The columns of the list."""
        return [
            Column("code", tr("番号"), lambda line: str(line.measure["code"]), letters=4),
            Column("name", tr("施策"), lambda line: str(line.measure["name"]), letters=-1),
            Column("section", tr("課"), self.section, letters=5),
            Column(
                "state", tr("状態"), lambda line: tr(line.standing.label), letters=6, badge=lambda line: line.standing
            ),
            Column("rating", tr("評価"), lambda line: self._marks.get(_said(line, "rating"), ""), letters=3),
            Column("progress", tr("進捗率"), self._progress, alignment=RIGHT, letters=3),
            Column("figures", tr("実績／目標"), self._reached, letters=7),
            Column("day", tr("回答日"), self._day, letters=3),
        ]

    def section(self, line: Line) -> str:
        """The section that answers; one that is not in charge says so."""
        name = owner_name(self._store.names, line.section)
        return name if line.part is Part.IN_CHARGE else tr("{0}（{1}）").format(name, tr(line.part.label))

    def says(self, line: Line, words: list[str]) -> bool:
        """Whether every word of a search is in a measure's number or name, or in its section's name."""
        text = fold(f"{line.measure['code']}\n{line.measure['name']}\n{self.section(line)}")
        return all(word in text for word in words)

    def _progress(self, line: Line) -> str:
        percent = _said(line, "progress")
        return f"{percent} %" if percent else ""

    def _reached(self, line: Line) -> str:
        """The first indicator that was answered: its figure against the target of the year; how many there are more."""
        told = [each for each in self._of(line) if each.value is not None]
        if not told:
            return ""
        first = told[0]
        target = "" if first.target is None else f"{first.target:,}"
        text = tr("{0}／{1}{2}").format(f"{first.value:,}", target, first.indicator.unit or "")
        return text if len(told) == 1 else tr("{0} ほか {1}").format(text, len(told) - 1)

    def _of(self, line: Line) -> tuple[Reached, ...]:
        if line.report is None:
            return ()
        key = (str(line.measure["code"]), line.section)
        if key not in self._figures:
            self._figures[key] = figures_of(self._store, *key, self.year)
        return self._figures[key]

    def _day(self, line: Line) -> str:
        day = _said(line, "reported_on")
        return short_day(date.fromisoformat(day), self._this_year) if day else ""


def _said(line: Line, name: str) -> str:
    return str(line.report.body.get(name, "")) if line.report else ""
