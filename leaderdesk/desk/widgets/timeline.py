# SPDX-License-Identifier: MIT
"""A timeline: what happened, when, by whom; the newest on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import plain_label


class Happening(NamedTuple):
    """One entry: the day as it is shown, who, and a sentence."""

    day: str
    who: str
    sentence: str


class Timeline(QWidget):
    """The happenings of one record."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these, in the order given."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row, happening in enumerate(happenings):
            for column, (text, role) in enumerate(((happening.day, "note"), (happening.who, "field"))):
                label = plain_label(text, role=role, wraps=column == 1)
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Paragraph(happening.sentence), row, 2, Qt.AlignmentFlag.AlignTop)
