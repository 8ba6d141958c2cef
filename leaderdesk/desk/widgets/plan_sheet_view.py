# SPDX-License-Identifier: MIT
"""調書 to be read: the 22 items of a measure, its 版 to choose from, what changed marked and what it said before below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.editions import STAMPS, Edition, Line, Sheet, draft, edition
from leaderdesk.analysis.plan_sheets import ITEMS
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import Badge
from leaderdesk.desk.widgets.ruled import RuledForm
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.fiscal import era_day
from leaderdesk.reports.sheet_marks import item_text

_HEAD_LETTERS = 7


class PlanSheetView(QWidget):
    """One measure's sheet as it stands, or as one of its 版 said.

    Signals:
        preview_requested(object): the sheet that is shown is wanted as it will be on paper.
    """

    preview_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        self._title = plain_label(tr("一覧から選ぶと、ここに調書が出ます。"), role="section", wraps=True)
        self._badge = Badge()
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        column.addLayout(head)
        choice = QHBoxLayout()
        self.editions = QComboBox()
        self.editions.setObjectName("choice.edition")
        self.editions.setAccessibleName(tr("版"))
        self.editions.activated.connect(lambda: self._show())
        self.preview = button(tr("紙で見る"), name="action.preview_shown")
        self.preview.clicked.connect(lambda: self.preview_requested.emit(self.shown()))
        choice.addWidget(self.editions, 1)
        choice.addWidget(self.preview)
        column.addLayout(choice)
        self._lacks = plain_label("", role="banner", wraps=True)
        column.addWidget(self._lacks)
        self._told = plain_label("", role="note", wraps=True)
        column.addWidget(self._told)
        self._scroll = scroll_area()
        column.addWidget(self._scroll, 1)
        hidden: tuple[QWidget, ...] = (self.editions, self.preview, self._lacks, self._told)
        for part in hidden:
            part.hide()

    def show_line(self, line: Line | None) -> None:
        """Show a measure's sheet; None shows none."""
        self._line = line
        parts: tuple[QWidget, ...] = (self.editions, self.preview, self._scroll)
        for part in parts:
            part.setVisible(line is not None)
        if line is None:
            self._title.setText(tr("一覧から選ぶと、ここに調書が出ます。"))
            for label in (self._badge, self._lacks, self._told):
                label.hide()
            return
        self._title.setText(f"{line.code}　{line.content.shown('施策名')}")
        self._badge.show_state(line.stand)
        self.editions.clear()
        if line.is_to_freeze:
            self.editions.addItem(tr("いまの内容（第{0}版の案）").format(len(line.editions) + 1), 0)
        for each in reversed(line.editions):
            self.editions.addItem(_called(each), each.number)
        lacks = tr("、").join(tr(lack.what).format(lack.of) for lack in line.lacks)
        self._lacks.setText(tr("足りないもの：{0}").format(lacks))
        self._lacks.setVisible(bool(line.lacks))
        self._show()

    def shown(self) -> Sheet | None:
        """The sheet that is read."""
        if self._line is None:
            return None
        number = self.editions.currentData()
        return edition(self._line, number) if number else draft(self._line)

    def _show(self) -> None:
        sheet = self.shown()
        if sheet is None or self._line is None:
            return
        self._told.setText("\n".join(self._remarks(sheet, self._line)))
        self._told.setVisible(bool(self._told.text()))
        number = _before(sheet, self._line)
        before = edition(self._line, number) if number else None
        form = RuledForm(0, 1)
        form.setObjectName("view.sheet")
        form.widen(0, letters=_HEAD_LETTERS)
        for row, (item, name) in enumerate(ITEMS.items()):
            sign = "＊" if item in sheet.content.since else ""
            is_changed = item in sheet.changed and before is not None
            head = f"{item}{sign} {tr(name)}"
            form.head(tr("{0}（変更）").format(head) if is_changed else head, row, 0)
            cell = form.text(item_text(sheet, item), row, 1)
            if is_changed and before is not None:
                said = item_text(before, item) or tr("（空）")
                cell.show_changed(tr("前の版：{0}").format(said))
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 0)
        column.addWidget(form)
        column.addStretch()
        self._scroll.setWidget(inside)

    def _remarks(self, sheet: Sheet, line: Line) -> list[str]:
        told = []
        if sheet.changed:
            told.append(tr("「変更」の項目は、前の版から変わりました。"))
        if sheet.content.since:
            told.append(tr("＊ の項目は、前年度の調書から変わりました。"))
        if not sheet.number and line.unpublished:
            told.append(tr("公開していない意見が {0} 件あります。公開すると調書に載ります。").format(line.unpublished))
        return told


def _before(sheet: Sheet, line: Line) -> int:
    """The number of the 版 before a sheet."""
    return sheet.number - 1 if sheet.number else len(line.editions)


def _called(each: Edition) -> str:
    """第2版（令和8年11月20日）幹事会報告 10/20."""
    reported = "".join(
        f"　{tr(state.label)} {each.reported[state].month}/{each.reported[state].day}"
        for state in STAMPS
        if state in each.reported
    )
    return tr("第{0}版（{1}）").format(each.number, era_day(each.frozen_on)) + reported
