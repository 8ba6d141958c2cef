# SPDX-License-Identifier: MIT
"""課の改編: the division says once what becomes of which sections on which day; all masters follow in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from leaderdesk.analysis.reorganisation import After, Reorganisation, next_code, reorganise
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.editors import DayEditor
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, card, plain_label, scroll_area
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_start, fiscal_year
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.kinds.organisation import Change, Department, Section, Succession
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable

_WIDE, _HIGH = 54, 54  # in letters, in lines
_MEANS = {
    Change.RENAME: N_("名称変更：1 つの課が、別のコードと名前になる"),
    Change.MERGER: N_("統合：2 つ以上の課が、1 つの課になる"),
    Change.SPLIT: N_("分割：1 つの課が、2 つ以上の課になる"),
}


class AfterRow(QWidget):
    """One section after the 改編: its code, name and 部; after a split, whether it goes on with the records.

    Signals:
        edited(): something was typed or chosen.
        left_out(): it is not wanted after all.
    """

    edited = Signal()
    left_out = Signal()

    def __init__(self, place: int, departments: dict[str, str], carrying: QButtonGroup) -> None:
        super().__init__()
        self.code = self._line(f"after_code.{place}", tr("後の課のコード"), letters=4)
        self.name = self._line(f"after_name.{place}", tr("後の課の名前"), letters=8)
        self.department = QComboBox()
        self.department.setObjectName(f"field.reorganisation.after_department.{place}")
        self.department.setAccessibleName(tr("後の課の部"))
        self.department.setMinimumContentsLength(5)
        self.department.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code, name in departments.items():
            self.department.addItem(readable(name), code)
        self.department.activated.connect(lambda _place: self.edited.emit())
        self.carries_on = QRadioButton(tr("引き継ぐ"))
        self.carries_on.setObjectName(f"field.reorganisation.carries_on.{place}")
        self.carries_on.toggled.connect(lambda _is_on: self.edited.emit())
        carrying.addButton(self.carries_on)
        self.remove = button(tr("外す"), role="link", name=f"action.remove_after.{place}")
        self.remove.clicked.connect(self.left_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.code, 1)
        row.addWidget(self.name, 3)
        row.addWidget(self.department, 2)
        row.addWidget(self.carries_on)
        row.addWidget(self.remove)

    def after(self) -> After:
        """What was typed; raises what Section's facets do."""
        typed = {"code": self.code.text(), "name": self.name.text() or None}
        read = Section.read(typed) if self.code.text().strip() else {"code": "", "name": None}
        return After(read["code"] or "", read["name"] or "", self.department.currentData())

    def show_known(self, name: str, department: str) -> None:
        """A section that is there already keeps its name and its 部; of a new one they are asked ("")."""
        self.name.setEnabled(not name)
        self.department.setEnabled(not name)
        if name:
            self.name.setText(name)
            self.department.setCurrentIndex(max(self.department.findData(department), 0))

    def _line(self, name: str, label: str, *, letters: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"field.reorganisation.{name}")
        line.setAccessibleName(label)
        line.setPlaceholderText(label)
        line.setMinimumWidth(line.fontMetrics().horizontalAdvance("あ") * letters)
        line.textEdited.connect(lambda _text: self.edited.emit())
        return line


class ReorganisationDialog(QDialog):
    """What becomes of which sections, when, and who goes on with the records; nothing is written before the button."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.reorganisation")
        self.setWindowTitle(tr("課の改編"))
        self._store = store
        self._sections = {row.body["code"]: row.body for row in all_rows(store, Query(Section))}
        self._in_force = dict(store.names.options(Section.KIND, "", store.today()))
        self._departments = dict(store.names.options(Department.KIND, "", store.today()))
        self.rows: list[AfterRow] = []
        self._made_rows = 0
        self._carrying = QButtonGroup(self)
        self._build()
        self._choose_change(Change.RENAME)
        letter, room = self.fontMetrics(), self.screen().availableSize()
        wide, high = letter.horizontalAdvance("あ") * _WIDE, letter.lineSpacing() * _HIGH
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 80))

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        inside = QWidget()
        inside.setObjectName("scrolled")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(10)
        parts.addWidget(self._what())
        parts.addWidget(self._before_part())
        parts.addWidget(self._after_part())
        parts.addStretch()
        area = scroll_area()
        area.setWidget(inside)
        column.addWidget(area, 1)
        self._summary = Paragraph(role="note")
        self._fault = plain_label("", role="fault", wraps=True)
        column.addWidget(self._summary)
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _what(self) -> QWidget:
        """Which sort of 改編, and its day."""
        frame, column = card()
        self.changes: dict[Change, QRadioButton] = {}
        column.addWidget(plain_label(tr("改編の種類"), role="field"))
        for change, means in _MEANS.items():
            made = QRadioButton(tr(means))
            made.setObjectName(f"field.reorganisation.change.{change.value}")
            made.clicked.connect(partial(self._choose_change, change))
            column.addWidget(made)
            self.changes[change] = made
        label = plain_label(tr("改編の日"), role="field")
        self.day = DayEditor(Succession.facets()["since"], NO_NAMES)
        self.day.input().setObjectName("field.reorganisation.since")
        self.day.call(tr("改編の日"), tr("この日から後の課になります"))
        self.day.put(self._next_turn().isoformat())
        self.day.edited.connect(self._tell)
        label.setBuddy(self.day.input())
        column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.day)
        note = tr("この日から後の課になります。前の日までは元の課のままです。")
        row.addWidget(plain_label(note, role="note", wraps=True), 1)
        column.addLayout(row)
        return frame

    def _next_turn(self) -> date:
        """The next 1 April or 1 October, when offices are reorganised; today where it is one."""
        today = self._store.today()
        year = fiscal_year(today)
        turns = (fiscal_start(year), date(year, 10, 1), fiscal_start(year + 1))
        return next(day for day in turns if day >= today)

    def _before_part(self) -> QWidget:
        """元の課: one, or those that are merged."""
        frame, column = card()
        label = plain_label(tr("元の課"), role="field")
        self.before = QComboBox()
        self.before.setObjectName("field.reorganisation.before")
        self.before.setAccessibleName(tr("元の課"))
        self.merged = QListWidget()
        self.merged.setObjectName("table.reorganisation.merged")
        self.merged.setAccessibleName(tr("統合する課"))
        self.merged.setMaximumHeight(self.fontMetrics().lineSpacing() * 8)
        self.before.addItem("", "")
        for code, name in self._in_force.items():
            self.before.addItem(readable(f"{code} {name}"), code)
            item = QListWidgetItem(readable(f"{code} {name}"))
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.merged.addItem(item)
        self.before.activated.connect(lambda _place: self._choose_before())
        self.merged.itemChanged.connect(lambda _item: self._choose_before())
        label.setBuddy(self.before)
        for widget in (label, self.before, self.merged):
            column.addWidget(widget)
        return frame

    def _after_part(self) -> QWidget:
        """後の課: one row each."""
        frame, column = card()
        column.addWidget(plain_label(tr("後の課"), role="field"))
        self._after_hint = plain_label("", role="note", wraps=True)
        column.addWidget(self._after_hint)
        self._row_column = QVBoxLayout()
        self._row_column.setSpacing(8)
        column.addLayout(self._row_column)
        row = QHBoxLayout()
        self.more = button(tr("＋ 後の課を増やす"), role="link", name="action.more_after")
        self.more.clicked.connect(lambda: self._add_row(focus=True))
        self.stays = button(tr("元の課も残す"), role="link", name="action.keep_before")
        self.stays.clicked.connect(self._keep_before)
        row.addWidget(self.more)
        row.addWidget(self.stays)
        row.addStretch()
        column.addLayout(row)
        return frame

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        leave = button(tr("やめる"), name="action.leave_reorganisation")
        leave.clicked.connect(self.reject)
        self.write = button(tr("改編を登録"), role="primary", name="action.save_reorganisation")
        self.write.clicked.connect(self.accept)
        row.addWidget(leave)
        row.addWidget(self.write)
        return row

    # ------------------------------------------------------------ what a person does

    def accept(self) -> None:
        """Write all of it; where something is wrong, nothing is written, and it is said what."""
        QGuiApplication.inputMethod().commit()  # what the IME still composes belongs to the field
        try:
            reorganise(self._store, self.plan())
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
        else:
            super().accept()

    def plan(self) -> Reorganisation:
        """What was typed so far; raises what the facets do."""
        since = self.day.facet.read(self.day.typed())
        if since is None:
            raise LeaderDeskError("LD-1001", field=N_("改編の日"))
        after = [row.after() for row in self.rows]
        chosen = next((each.code for row, each in zip(self.rows, after, strict=True) if row.carries_on.isChecked()), "")
        return Reorganisation(self._change, since, self._chosen_before(), after, chosen)

    def _choose_change(self, change: Change, _is_on: object = None) -> None:
        self._change = change
        self.changes[change].setChecked(True)
        self.before.setVisible(change is not Change.MERGER)
        self.merged.setVisible(change is Change.MERGER)
        self.more.setVisible(change is Change.SPLIT)
        self.stays.setVisible(change is Change.SPLIT)
        hints = {
            Change.RENAME: tr(
                "新しいコードと名前を入れます。コードが変わらないときは、「課」の一覧で名前だけを直します。"
            ),
            Change.MERGER: tr("新しい課のコードと名前を入れます。今ある課に加わるときは、その課のコードを入れます。"),
            Change.SPLIT: tr("元の課の記録を引き継ぐ課を 1 つ選びます。ほかの課は、記録のない状態から始めます。"),
        }
        self._after_hint.setText(hints[change])
        wanted = 2 if change is Change.SPLIT else 1
        for row in self.rows[wanted:]:
            self._leave_out(row)
        while len(self.rows) < wanted:
            self._add_row()
        self._choose_before()

    def _choose_before(self) -> None:
        """The section before says where the new ones stand: the code that is free, and the 部."""
        before = self._chosen_before()
        if before:
            department = self._sections[before[0]].get("department", "")
            taken: list[str] = []
            for row in self.rows:
                if row.name.isEnabled() and not row.name.text():
                    row.code.setText(next_code(self._store, before[0], taken))
                    row.department.setCurrentIndex(max(row.department.findData(department), 0))
                taken.append(row.code.text())
        self._tell()

    def _keep_before(self) -> None:
        """元の課も残す: a part is split off, and the old section goes on with its records."""
        if before := self._chosen_before():
            self.rows[0].code.setText(before[0])
            self.rows[0].carries_on.setChecked(True)
            self._tell()

    def _add_row(self, *, focus: bool = False) -> None:
        self._made_rows += 1
        row = AfterRow(self._made_rows, self._departments, self._carrying)
        row.edited.connect(self._tell)
        row.left_out.connect(lambda: self._leave_out(row))
        self.rows.append(row)
        self._row_column.addWidget(row)
        self._choose_before()
        if focus:
            row.name.setFocus()

    def _leave_out(self, row: AfterRow) -> None:
        self.rows.remove(row)
        self._carrying.removeButton(row.carries_on)
        row.hide()
        row.deleteLater()
        self._tell()

    # ------------------------------------------------------------ inside

    def _chosen_before(self) -> Sequence[str]:
        if self._change is not Change.MERGER:
            code = str(self.before.currentData() or "")
            return [code] if code else []
        items = (self.merged.item(place) for place in range(self.merged.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tell(self) -> None:
        """What the rows mean, and what would be written."""
        is_split = self._change is Change.SPLIT
        for row in self.rows:
            row.carries_on.setVisible(is_split)
            row.remove.setVisible(is_split and len(self.rows) > 2)
            code = row.code.text().strip()
            known = self._in_force.get(code, "") if self._change is not Change.RENAME else ""
            if known or not row.name.isEnabled():
                row.show_known(known, str(self._sections.get(code, {}).get("department", "")))
        self._fault.hide()
        self._summary.show_text("\n".join(self._sentences()))

    def _sentences(self) -> list[str]:
        """What would be written, in words; nothing while something is missing."""
        try:
            plan = self.plan()
        except LeaderDeskError:
            return []
        if not plan.before or not all(each.code and each.name for each in plan.after):
            return []
        stay = {each.code for each in plan.after}
        ended = [self._called(code) for code in plan.before if code not in stay]
        begun = [f"{each.code} {each.name}" for each in plan.after if each.code not in self._in_force]
        told = []
        if ended:
            eve = era_day(plan.since - timedelta(days=1))
            told.append(tr("{0}は {1} で閉じます。").format(tr("、").join(ended), eve))
        if begun:
            told.append(tr("{0}を {1} から置きます。").format(tr("、").join(begun), era_day(plan.since)))
        heirs = [each for each in plan.after if self._change is not Change.SPLIT or each.code == plan.carries_on]
        told += [
            tr("元の課の記録と続いている要望は、{0}が引き継ぎます。").format(f"{each.code} {each.name}")
            for each in heirs
        ]
        return [*told, tr("次の配布で各課に届き、その日から各課のホームに引継ぎの案内が出ます。")]

    def _called(self, code: str) -> str:
        return f"{code} {self._in_force.get(code, '')}".strip()
