# SPDX-License-Identifier: MIT
"""Tables: one line per row, filters under the headings, columns that a person arranges and the desk remembers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.table_model import Index, TableModel
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.badges import BadgeDelegate
from leaderdesk.text import FORMULA_LIKE

_LEAST_LETTERS = 9  # what the column that takes the rest shall at least have
_PAUSE_MS = 250  # after the last letter: no query per keystroke


class FilterHeader(QHeaderView):
    """Headings with a filter field under each column that can be filtered.

    Signals:
        filters_changed(): a person typed into a filter and paused.
    """

    filters_changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._fields: dict[int, QLineEdit] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.filters_changed)
        for place, column in enumerate(columns):
            if column.order:
                field = QLineEdit(self)
                field.setClearButtonEnabled(False)
                field.setAccessibleName(tr("{0}で絞り込む").format(column.heading))
                field.setToolTip(tr("{0}で絞り込む").format(column.heading))
                field.textChanged.connect(self._pause.start)
                self._fields[place] = field
        self.sectionResized.connect(self._place_fields)
        self.sectionMoved.connect(self._place_fields)

    def typed(self) -> dict[int, str]:
        """What is typed into the filters, by column."""
        return {place: field.text().strip() for place, field in self._fields.items() if field.text().strip()}

    def clear(self) -> None:
        """Empty all filters."""
        for field in self._fields.values():
            field.clear()

    def field(self, place: int) -> QLineEdit | None:
        """The filter field of a column."""
        return self._fields.get(place)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._field_height() + 6)

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._field_height() + 6)
        super().updateGeometries()
        self._place_fields()

    def _field_height(self) -> int:
        return QFontMetrics(self.font()).height() + 10

    def _place_fields(self) -> None:
        height = self._field_height()
        top = self.height() - height - 4
        for place, field in self._fields.items():
            left = self.sectionViewportPosition(place)
            field.setGeometry(QRect(left + 3, top, max(self.sectionSize(place) - 6, 0), height))
            field.setVisible(not self.isSectionHidden(place))


class RecordTable(QTableView):
    """A table of rows: sorted by its headings, copied as a table, its columns chosen and remembered under a name.

    Signals:
        chosen(int): a row became the current one by a person's hand (-1: none).
        opened(int): a row was opened by double click or Enter.
        delete_pressed(): the selected rows shall go (Del).
    """

    chosen = Signal(int)
    opened = Signal(int)
    delete_pressed = Signal()

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        columns: Sequence[Column],
        preferences: Preferences,
        *,
        has_filters: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(f"table.{name}")
        self.setAccessibleName(tr("一覧"))
        self.columns = list(columns)
        self._preferences = preferences
        self._key = f"table/{name}"
        self.empty_text = ""
        self._is_arranged = False  # by a person: then the desk leaves the widths alone
        self.setModel(model)
        self.filters: FilterHeader | None = None
        if has_filters:
            self.filters = FilterHeader(columns, self)
            self.setHorizontalHeader(self.filters)
        self._dress()
        self._arrange()
        self.horizontalHeader().customContextMenuRequested.connect(self._offer_columns)
        self.horizontalHeader().sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(32)
        self.setItemDelegate(RuledDelegate(self))

    def _arrange(self) -> None:
        """The columns as the person left them, or as they first open."""
        header = self.horizontalHeader()
        letter = QFontMetrics(self.font()).horizontalAdvance("あ")
        for place, column in enumerate(self.columns):
            self.setColumnHidden(place, not column.is_shown)
            if column.letters > 0:
                header.resizeSection(place, round(column.letters * letter) + 16)
        self._stretch()
        remembered = self._preferences.state(self._key)
        self._is_arranged = not remembered.isEmpty()
        if self._is_arranged:
            header.restoreState(remembered)
            self._stretch()
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.sectionResized.connect(self._note_drag)
        header.sectionMoved.connect(self._remember)

    def _fit(self) -> None:
        """Where letters are large or the window small, the columns give way before anything scrolls sideways."""
        letter = QFontMetrics(self.font()).horizontalAdvance("あ")
        shown = [(place, column) for place, column in enumerate(self.columns) if not self.isColumnHidden(place)]
        wanted = {place: column.letters * letter + 16 for place, column in shown if column.letters > 0}
        room = self.viewport().width() - _LEAST_LETTERS * letter * (len(shown) > len(wanted))
        share = min(1.0, room / max(sum(wanted.values()), 1))
        for place, width in wanted.items():
            self.horizontalHeader().resizeSection(place, int(width * share))

    def _stretch(self) -> None:
        """One column takes what is left: the first that has no width of its own."""
        header = self.horizontalHeader()
        for place, column in enumerate(self.columns):
            if column.letters < 0 and not self.isColumnHidden(place):
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
                return

    def _note_drag(self) -> None:
        """A width that a person drags is remembered; those that follow from it or from the window are not."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._remember()

    def _remember(self) -> None:
        self._is_arranged = True
        self._preferences.keep_state(self._key, self.horizontalHeader().saveState())

    def _offer_columns(self, at: QPoint) -> None:
        self.columns_menu().exec(self.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """The menu in which columns are shown and hidden."""
        menu = QMenu(self)
        for place, column in enumerate(self.columns):
            action = QAction(column.heading, menu, checkable=True, checked=not self.isColumnHidden(place))
            action.toggled.connect(lambda shown, at=place: self.show_column(at, is_shown=shown))
            menu.addAction(action)
        return menu

    def show_column(self, place: int, *, is_shown: bool) -> None:
        """Show or hide a column, and remember it."""
        self.setColumnHidden(place, not is_shown)
        self._remember()

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, row: int) -> None:
        """Make a row the current one and the only selected one, whatever keys are down (Ctrl+S), and have it in sight."""
        index = self.model().index(row, self._first_shown())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with headings: as a table for Excel and as plain text."""
        shown = [place for place in self._visual_order() if not self.isColumnHidden(place)]
        table = [[self.columns[place].heading for place in shown]]
        for row in self.selected_rows():
            table.append([_harmless(str(self.model().index(row, place).data() or "")) for place in shown])
        content = QMimeData()
        content.setText("\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in table))
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table)
        content.setHtml(f"<table>{rows}</table>")
        QGuiApplication.clipboard().setMimeData(content)

    def _visual_order(self) -> list[int]:
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(len(self.columns))]

    def _first_shown(self) -> int:
        return next((place for place in self._visual_order() if not self.isColumnHidden(place)), 0)

    # ------------------------------------------------------------ Qt

    def selectAll(self) -> None:
        """Select every row, those too that the list has not fetched yet."""
        model = self.model()
        if isinstance(model, TableModel):
            model.fetch_all()
        super().selectAll()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_arranged:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_text and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(current_theme().muted))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
                self.empty_text,
            )
            painter.end()

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(row_height(self))


class RuledDelegate(BadgeDelegate):
    """Rows with a hairline under each, and badges where there are some."""

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(current_theme().hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _harmless(cell: str) -> str:
    """A cell's text as a spreadsheet may be given it: never a formula, whatever sign it begins with."""
    return f"'{cell}" if FORMULA_LIKE.match(cell) else cell


def row_height(widget: QWidget) -> int:
    """One line of text and room around it."""
    return QFontMetrics(widget.font()).height() + 16
