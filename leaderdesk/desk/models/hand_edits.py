# SPDX-License-Identifier: MIT
"""The hand edits of a file as a table with a box to mark each that shall be taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.desk.models.table_model import Index
from leaderdesk.desk.translate import tr

BOX = 0  # the column with the boxes


def edit_columns() -> list[Column]:
    """Where, which field, before and after, and what stands against it."""

    def words(value: Callable[[Any], str]) -> Callable[[Any], str]:
        return lambda edit: value(edit).replace("\n", " ") or "―"

    return [
        Column("accept", tr("取り込む"), lambda edit: tr("済み") if edit.is_taken else "", letters=5),
        Column("sheet", tr("シート"), lambda edit: edit.sheet, letters=6),
        Column("cell", tr("セル"), lambda edit: edit.cell, letters=4),
        Column("field", tr("項目"), lambda edit: tr(edit.field), letters=7),
        Column("before", tr("前"), words(lambda edit: edit.before), letters=10),
        Column("after", tr("後"), words(lambda edit: edit.after), letters=10),
        Column("remark", tr("説明"), _remark, letters=-1),
    ]


class HandEditsModel(LinesModel):
    """Hand edits, each with its box where it can be taken over.

    Signals:
        accepted_changed(object): a person marked or unmarked some; the places (frozenset) that are marked now.
    """

    accepted_changed = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.accepted: frozenset[tuple[str, str]] = frozenset()

    def show_edits(self, edits: Sequence[Any], accepted: Iterable[tuple[str, str]]) -> None:
        """Show these, with those marked that a person marked before."""
        self.accepted = frozenset(accepted)
        self.show_lines(edits)

    def accept(self, places: Iterable[tuple[str, str]]) -> None:
        """Mark exactly these, as far as they can be taken over."""
        wanted = frozenset(places)
        self.accepted = frozenset(edit.place for edit in self.lines if _is_takable(edit) and edit.place in wanted)
        self.dataChanged.emit(self.index(0, BOX), self.index(len(self.lines) - 1, BOX))
        self.accepted_changed.emit(self.accepted)

    # ------------------------------------------------------------ Qt

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == BOX:
            edit = self.lines[index.row()]
            is_marked = edit.place in self.accepted
            return (Qt.CheckState.Checked if is_marked else Qt.CheckState.Unchecked) if _is_takable(edit) else None
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_box = index.column() == BOX and _is_takable(self.lines[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not _is_takable(self.lines[index.row()]):
            return False
        place = self.lines[index.row()].place
        is_marked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.accept(self.accepted | {place} if is_marked else self.accepted - {place})
        return True


def _is_takable(edit: Any) -> bool:
    return edit.why is None and not edit.is_taken


def _remark(edit: Any) -> str:
    if edit.why is not None:
        return f"{edit.why.sentence(tr)}（{edit.why.code}）"
    if edit.is_behind and not edit.is_taken:
        return tr("台帳の記録は、このあと直されています。取り込むと両方の版が残ります（競合）。")
    return ""
