# SPDX-License-Identifier: MIT
"""指標・工程 of a measure, as two small tables that are edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.desk.models.columns import RIGHT, Column, shown_text
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.part_list import PartList
from leaderdesk.desk.widgets.words import scroll_area
from leaderdesk.fiscal import fiscal_code
from leaderdesk.kinds.measures import Indicator, Milestone
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store


class MeasureParts(QWidget):
    """What a measure is measured by, and what it is to reach when.

    Signals:
        changed(): a part was written or deleted.
        noted(str): a word for the status bar.
    """

    changed = Signal()
    noted = Signal(str)

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        self.indicators = PartList(
            Indicator,
            store,
            preferences,
            [
                _column(Indicator, "name", store, -1),
                Column("base", tr("基準"), _figure("base", store), letters=4, alignment=RIGHT),
                Column("target", tr("目標"), _figure("target", store), letters=4, alignment=RIGHT),
                Column("target_year", tr("年度"), _year("target_year"), letters=4),
            ],
            order=lambda row: (int(row.body.get("order", 999)), row.body["name"]),
            empty=tr("指標がありません。目標値のある指標を加えると、計画（P）の印が付きます。"),
        )
        self.milestones = PartList(
            Milestone,
            store,
            preferences,
            [
                Column("year", tr("年度"), _year("year"), letters=4),
                Column("quarters", tr("四半期"), _quarters, letters=4),
                _column(Milestone, "step", store, 3),
                _column(Milestone, "name", store, -1),
            ],
            order=lambda row: (-int(row.body["year"]), row.body["first_quarter"], row.body["last_quarter"]),
            empty=tr("工程がありません。"),
        )
        self.lists = (self.indicators, self.milestones)
        for part in self.lists:
            part.changed.connect(self.changed)
            part.noted.connect(self.noted)
            column.addWidget(part)
        column.addStretch()
        scroll = scroll_area()
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_measure(self, code: str) -> None:
        """Show the parts of the measure with this number."""
        for part in self.lists:
            part.show_parts({"measure": code})

    def open_list(self) -> PartList | None:
        """The list in whose form the keyboard is; else the one whose form is open."""
        by_focus = next((part for part in self.lists if part.has_focus()), None)
        return by_focus or next((part for part in self.lists if part.is_open()), None)

    def keep(self) -> None:
        """Keep what was typed as drafts."""
        for part in self.lists:
            part.keep()


def _column(kind: Kind, name: str, store: Store, letters: int) -> Column:
    facet = kind.facets()[name]

    def text(row: Row) -> str:
        canonical = row.body.get(name)
        return "" if canonical is None else shown_text(facet, canonical, store.names)

    return Column(name, tr(facet.label), text, letters=letters)


def _figure(name: str, store: Store) -> Callable[[Row], str]:
    """A figure of an indicator with its unit."""
    facet = Indicator.facets()[name]

    def text(row: Row) -> str:
        held = row.body.get(name)
        return "" if held is None else f"{shown_text(facet, held, store.names)}{row.body.get('unit', '')}"

    return text


def _year(name: str) -> Callable[[Row], str]:
    return lambda row: fiscal_code(int(row.body[name])) if name in row.body else ""


def _quarters(row: Row) -> str:
    first, last = row.body["first_quarter"], row.body["last_quarter"]
    return first if first == last else f"{first}～{last}"
