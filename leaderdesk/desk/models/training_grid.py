# SPDX-License-Identifier: MIT
"""研修の実績 as a table that is typed into: what is stored, what is being typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from leaderdesk.analysis.training import Attendance, summed
from leaderdesk.analysis.training_grid import CELLS, Grid, GridLine, attendance_of, suggested_target
from leaderdesk.desk.models.columns import LEFT, RIGHT, plain_tip, short_day
from leaderdesk.desk.models.table_model import Index
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.training import TrainingResult, TrainingSession
from leaderdesk.text import readable

NAME, RATE, STATE = "name", "rate", "state"
COLUMNS = ("code", NAME, *CELLS, RATE, STATE)


class TrainingGridModel(QAbstractTableModel):
    """The lines of a grid.

    Signals:
        edited(): a person changed a cell.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid(0, (), None)
        self.typed: dict[str, dict[str, str]] = {}  # by record id, field to text: what is not saved yet
        self.faults: Mapping[tuple[str, str], LeaderDeskError] = {}
        self.is_read_only = False

    @property
    def lines(self) -> Sequence[GridLine]:
        """The lines as they stand."""
        return self.grid.lines

    def show_grid(self, grid: Grid, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show these lines, with what was being typed into them."""
        self.beginResetModel()
        self.grid = grid
        here = {line.record_id for line in grid.lines}
        self.typed = {record_id: dict(cells) for record_id, cells in typed.items() if record_id in here}
        self.faults = {}
        self.endResetModel()

    def show_faults(self, faults: Mapping[tuple[str, str], LeaderDeskError]) -> None:
        """Mark what cannot be saved."""
        self.faults = dict(faults)
        self._tell_all()

    def text(self, line: GridLine, name: str) -> str:
        """A field as it stands, typed or stored."""
        cells = self.typed.get(line.record_id, {})
        if name in cells:
            return cells[name]
        canonical = line.body.get(name)
        facet = TrainingResult.facets()[name]
        return "" if canonical is None else facet.show(facet.restore(canonical))

    def put(self, place: int, name: str, text: str) -> None:
        """A person typed this into a field of a line."""
        line = self.lines[place]
        if self.is_read_only or line.is_torn or name not in line.fields or text == self.text(line, name):
            return
        cells = self.typed.setdefault(line.record_id, {})
        cells[name] = text
        if name == "attended" and text.strip() and not self.text(line, "target") and line.row is None:
            cells["target"] = suggested_target(self.grid, line)
        self.faults = {key: fault for key, fault in self.faults.items() if key != (line.record_id, name)}
        self._tell_all()
        self.edited.emit()

    def attendance(self, line: GridLine) -> Attendance:
        """What a line counts now."""
        return attendance_of(line, self.typed.get(line.record_id, {}))

    def of_course(self, line: GridLine) -> Attendance:
        """What all lines of a line's course count now."""
        return summed(self.attendance(each) for each in self.lines if each.course.code == line.course.code)

    def whole(self) -> Attendance:
        """What all lines count now."""
        return summed(self.attendance(each) for each in self.lines)

    def is_warned(self, line: GridLine) -> bool:
        """Whether more attended than were to, and nobody said why."""
        return self.attendance(line).is_over and not self.text(line, "excess_reason").strip()

    def _tell_all(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        line, name = self.lines[index.row()], COLUMNS[index.column()]
        may_write = name in CELLS and not self.is_read_only and not line.is_torn
        return found | Qt.ItemFlag.ItemIsEditable if may_write else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, name = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if name in ("code", NAME, STATE) else RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            return readable(self._shown(line, name))
        if role == Qt.ItemDataRole.EditRole:
            return self.text(line, name) if name in CELLS else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(line, name))
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(line, name, is_ground=role == Qt.ItemDataRole.BackgroundRole)
        if role == Qt.ItemDataRole.FontRole and line.record_id in self.typed and name == STATE:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or COLUMNS[index.column()] not in CELLS:
            return False
        self.put(index.row(), COLUMNS[index.column()], str(value or "").strip())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        name = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            own = {
                "code": tr("コード"),
                NAME: tr("研修"),
                RATE: tr("受講率"),
                STATE: tr("状態"),
                "elearning": tr("うちeラ"),
            }
            return own.get(name) or tr(TrainingResult.facets()[name].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if name in ("code", NAME, STATE) else RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and name in CELLS:
            facet = TrainingResult.facets()[name]
            return plain_tip(tr(facet.label) + (f"：{tr(facet.help)}" if facet.help else ""))
        return None

    # ------------------------------------------------------------ inside

    def _shown(self, line: GridLine, name: str) -> str:
        if name == "code":
            return line.course.code if not line.key.get("session") else ""
        if name == NAME:
            return line_name(line, self.grid.year)
        if name == RATE:
            counted = self.of_course(line) if not line.key.get("session") else self.attendance(line)
            rate_text = "―" if counted.rate is None else f"{counted.rate} %"
            return f"! {rate_text}" if self.is_warned(line) else rate_text
        if name == STATE:
            return self._state(line)
        return self.text(line, name)

    def _state(self, line: GridLine) -> str:
        if line.record_id in self.typed:
            return tr("未保存")
        if line.is_torn:
            return tr("確認が必要")
        if line.row is None:
            return tr("未入力")
        if line.row.is_acknowledged:
            return tr("届いた")
        return tr("提出済") if line.row.handed_at else tr("未提出")

    def _tip(self, line: GridLine, name: str) -> str:
        fault = self.faults.get((line.record_id, name))
        if fault is not None:
            return fault.sentence(tr)
        if name == RATE and self.is_warned(line):
            return tr(
                "受講が対象より多くなっています。二重に数えていないか確かめ、正しければ「対象より多い理由」を書いてください。"
            )
        if line.is_torn:
            return tr("2 台の PC で食い違っています。「確認が必要」で 1 つに決めてください。")
        return self._shown(line, name)

    def _colour(self, line: GridLine, name: str, *, is_ground: bool) -> QBrush | None:
        theme = current_theme()
        tone = None
        if (line.record_id, name) in self.faults or (name == STATE and line.is_torn):
            tone = theme.tone("bad")
        elif (name in (RATE, "attended") and self.is_warned(line)) or (name == STATE and line.record_id in self.typed):
            tone = theme.tone("warn")
        if tone is not None:
            return QBrush(QColor(tone.weak if is_ground else tone.strong))
        if not is_ground and (name == "code" or (name == STATE and line.row is None)):
            return QBrush(QColor(theme.muted))
        return None


def line_name(line: GridLine, year: int) -> str:
    """What a line is called: its course, or its session with the day."""
    if not line.key.get("session"):
        return line.course.name
    if line.session is None:
        return "　└ " + tr("（まだ届いていない回）")
    said = TrainingSession.restore(line.session.body)
    return f"　└ {short_day(said.held_on, year)} {said.name}"
