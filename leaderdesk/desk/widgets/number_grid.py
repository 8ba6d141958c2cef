# SPDX-License-Identifier: MIT
"""A table that is typed into like a sheet: keys go from cell to cell, and a block of Excel is pasted where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyledItemDelegate, QTableView, QWidget

from leaderdesk.desk.models.table_model import Index
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.table import row_height


class _CellDelegate(QStyledItemDelegate):
    """The field in which a cell is typed: as high as the cell, without a frame."""

    def createEditor(self, parent: QWidget, option: object, index: Index) -> QWidget:  # noqa: ARG002 - Qt's own
        made = QLineEdit(parent)
        made.setFrame(False)
        made.setObjectName("cell")
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        return made


class NumberGrid(QTableView):
    """The view of a model whose cells may be typed into; `letters` are the widths of its columns, -1 takes the rest.

    Signals:
        chosen(int): another line became the current one (-1: none).
        pasted(int): so many cells were pasted.
    """

    chosen = Signal(int)
    pasted = Signal(int)

    def __init__(self, name: str, model: QAbstractItemModel, letters: tuple[float, ...]) -> None:
        super().__init__()
        self.setObjectName(f"table.{name}")
        self._letters = letters
        self.setModel(model)
        self.setAccessibleName(tr("入力の表"))
        self.setItemDelegate(_CellDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self) - 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # ------------------------------------------------------------ what a person does

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paste(self) -> None:
        """Put what is on the clipboard into the cells from the current one on; cells that take nothing are passed by."""
        start = self.currentIndex()
        text = QGuiApplication.clipboard().text()
        if not start.isValid() or not text.strip():
            return
        count = 0
        for down, line in enumerate(text.rstrip("\r\n").replace("\r\n", "\n").split("\n")):
            for across, cell in enumerate(line.split("\t")):
                index = self.model().index(start.row() + down, start.column() + across)
                if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                    count += self.model().setData(index, cell.strip())
        self.pasted.emit(count)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a table."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        texts = [[str(self.model().index(row, column).data() or "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in texts))

    def empty(self) -> None:
        """Empty the selected cells."""
        for index in self.selectionModel().selectedIndexes():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.model().setData(index, "")

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.state() != QAbstractItemView.State.EditingState:  # else the cell is taken over first, then left
                self._go_down()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+S and its like are the window's, no beginning of a cell
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        is_entered = hint == QStyledItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if is_entered:
            self._go_down()

    def _go_down(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.row() + 1 < self.model().rowCount():
            self.go_to(index.row() + 1, index.column())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(row_height(self) - 4)
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The style gives the letters their size after the table is made."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every column its letters, one the rest; where there is too little room, all give way alike."""
        letter = QFontMetrics(self.font()).horizontalAdvance("あ")
        wanted = {place: int(letters * letter + 14) for place, letters in enumerate(self._letters) if letters > 0}
        rest = [place for place, letters in enumerate(self._letters) if letters < 0]
        room = self.viewport().width()
        left = max(room - sum(wanted.values()), letter * 11 * len(rest))
        share = min(1.0, (room - left) / max(sum(wanted.values()), 1)) if rest else 1.0
        for place, width in wanted.items():
            self.horizontalHeader().resizeSection(place, int(width * share))
        taken = sum(int(width * share) for width in wanted.values())
        for place in rest:
            self.horizontalHeader().resizeSection(place, (room - taken) // len(rest))
