# SPDX-License-Identifier: MIT
"""Editors: one per facet type. Each can show "empty", takes what offices type, and gives it back as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from leaderdesk.desk.theme import icon
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import half_of, next_half
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.text import readable

# Line ends that other programs put on the clipboard; a worksheet cell cannot carry them.
_LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})

_LEAST_LINES, _MOST_LINES = 3, 10
_CHECKS_BESIDE = 2  # boxes of one field that stand beside each other
_LONG = (facets.LongText, facets.Choices)
_SHORT_TEXT = 30  # letters that may be typed into half a line
_HALF_A_LINE = 10  # letters that are seen of a chosen entry there


class Editor(QWidget):
    """A field's editor; `is_wide` when it wants a whole line of a form, not half of one.

    Signals:
        edited(): a person changed what it says (not the program).
    """

    edited = Signal()

    def __init__(self, facet: facets.Facet[Any], names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.names = names
        self.is_wide = isinstance(facet, _LONG) or (isinstance(facet, facets.Text) and facet.limit > _SHORT_TEXT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    def typed(self) -> str:
        """What stands in it, as typed; "" when empty."""
        raise NotImplementedError

    def put_typed(self, text: str) -> None:
        """Show a text as if it had been typed."""
        raise NotImplementedError

    def put(self, canonical: str | None) -> None:
        """Show a stored value."""
        shown = "" if canonical is None else self.facet.show(self.facet.restore(canonical), self.names)
        self.put_typed(tr(shown) if isinstance(self.facet, facets.Choice | facets.Flag) else shown)

    def input(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def call(self, label: str, description: str) -> None:
        """Tell screen readers what it is called, and what its help says."""
        self.input().setAccessibleName(label)
        self.input().setAccessibleDescription(description)

    def mark(self, *, is_faulty: bool) -> None:
        """Draw the border of a field that must be mended."""
        widget = self.input()
        widget.setProperty("faulty", is_faulty)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineEditor(Editor):
    """One line of text, with the wordings used before as suggestions."""

    def __init__(self, facet: facets.Facet[Any], names: Names, suggestions: Sequence[str] = ()) -> None:
        super().__init__(facet, names)
        self.line = QLineEdit()
        self.line.textEdited.connect(self.edited)
        self.row.addWidget(self.line)
        self.setFocusProxy(self.line)
        if suggestions:
            completer = QCompleter(list(suggestions), self.line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self.edited)
            self.line.setCompleter(completer)
        if unit := getattr(facet, "unit", ""):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.row.addWidget(plain_label(tr(unit)))

    def typed(self) -> str:
        return self.line.text()

    def put_typed(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def input(self) -> QWidget:
        return self.line


class DayEditor(LineEditor):
    """A day: typed in any spelling, or chosen from a calendar; rewritten in full when it is left."""

    def __init__(self, facet: facets.Facet[Any], names: Names) -> None:
        super().__init__(facet, names)
        self.line.editingFinished.connect(self._rewrite)
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance("令和88年12月88日") + 24)
        self._button = QToolButton()
        self._button.setIcon(icon("calendar"))
        self._button.setToolTip(tr("カレンダーから選ぶ"))
        self._button.setAccessibleName(tr("カレンダーから選ぶ"))
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._button.setMenu(menu)
        self.row.addWidget(self._button)

    def _rewrite(self) -> None:
        try:
            day = self.facet.read(self.line.text())
        except LeaderDeskError:
            return
        if day is not None and (text := self.facet.show(day)) != self.line.text():
            self.line.setText(text)

    def _fill(self, menu: QMenu) -> None:
        """The calendar is made when it is first asked for."""
        if menu.actions():
            return
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(self._choose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

    def _choose(self, day: QDate) -> None:
        self._button.menu().hide()
        self.line.setText(self.facet.show(date(day.year(), day.month(), day.day())))
        self.edited.emit()


class PlainText(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field.

    Signals:
        resized(): it has another width, so that its lines break elsewhere.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text().translate(_LINE_ENDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class TextEditor(Editor):
    """Several lines of text."""

    def __init__(self, facet: facets.Facet[Any], names: Names) -> None:
        super().__init__(facet, names)
        self.text = PlainText()
        self.text.textChanged.connect(self._tell)
        self.text.textChanged.connect(self._fit)
        self.text.resized.connect(self._fit, Qt.ConnectionType.QueuedConnection)  # not while it is being laid out
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        self.row.addWidget(self.text)
        self.setFocusProxy(self.text)
        self._is_told = True

    def typed(self) -> str:
        return self.text.toPlainText()

    def put_typed(self, text: str) -> None:
        self._is_told = False
        self.text.setPlainText(text)
        self._is_told = True

    def input(self) -> QWidget:
        return self.text

    def _fit(self) -> None:
        """As high as its text, within bounds: an empty field is no hole, a long text stays readable."""
        wanted = int(self.text.document().size().height())
        is_long = wanted > _MOST_LINES  # a bar that comes and goes with the height would break the lines anew each time
        policies = Qt.ScrollBarPolicy
        self.text.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if is_long else policies.ScrollBarAlwaysOff)
        lines = min(max(wanted, _LEAST_LINES), _MOST_LINES)
        self.text.setFixedHeight(QFontMetrics(self.text.font()).lineSpacing() * lines + 22)

    def _tell(self) -> None:
        if self._is_told:
            self.edited.emit()


class ListEditor(Editor):
    """One of a list, with an empty first entry; one whose entries are too long for half a line takes a whole one."""

    def __init__(
        self, facet: facets.Facet[Any], names: Names, options: Mapping[str, str], *, can_type: bool = False
    ) -> None:
        super().__init__(facet, names)
        self.box = QComboBox()
        self.box.setEditable(can_type)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.addItem("", "")
        for value, label in options.items():
            self.box.addItem(tr(label) if can_type else readable(tr(label)), value)  # what is typed stays as it was
        self.box.activated.connect(self.edited)
        if (line := self.box.lineEdit()) is not None:
            line.textEdited.connect(self.edited)
        self.is_wide |= any(len(tr(label)) > _HALF_A_LINE for label in options.values())
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def typed(self) -> str:
        if self.box.isEditable() or not self.box.currentData():
            return self.box.currentText()
        return str(self.box.currentData())

    def put_typed(self, text: str) -> None:
        place = max(self.box.findData(text), self.box.findText(text)) if text else 0
        if place < 0 and not self.box.isEditable():
            self.box.addItem(readable(text), text)  # no longer in the list, yet in this record
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)
        if place < 0:
            self.box.setEditText(text)

    def put(self, canonical: str | None) -> None:
        if canonical is not None and self.box.findData(canonical) >= 0:
            self.box.setCurrentIndex(self.box.findData(canonical))
        else:
            super().put(canonical)

    def call(self, label: str, description: str) -> None:
        super().call(label, description)
        if (line := self.box.lineEdit()) is not None:
            line.setAccessibleName(label)

    def input(self) -> QWidget:
        return self.box


class ChecksEditor(Editor):
    """Any of a few choices."""

    def __init__(self, facet: facets.Choices, names: Names) -> None:
        super().__init__(facet, names)
        self._boxes = {choice.label: QCheckBox(tr(choice.label)) for choice in facet.choices}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self._boxes.values()):
            box.clicked.connect(self.edited)
            grid.addWidget(box, place // _CHECKS_BESIDE, place % _CHECKS_BESIDE)
        self.row.addLayout(grid)
        self.row.addStretch()

    def typed(self) -> str:
        return "、".join(label for label, box in self._boxes.items() if box.isChecked())

    def put_typed(self, text: str) -> None:
        for label, box in self._boxes.items():
            box.setChecked(label in text.split("、"))

    def put(self, canonical: str | None) -> None:
        self.put_typed("" if canonical is None else self.facet.show(self.facet.restore(canonical)))

    def input(self) -> QWidget:
        return next(iter(self._boxes.values()))


class LinkEditor(Editor):
    """A link to another record: shown by its name, set by what a person does elsewhere, opened from here.

    Signals:
        open_requested(str): the record_id to open.
    """

    open_requested = Signal(str)

    def __init__(self, facet: facets.Facet[Any], names: Names, title_of: Callable[[str], str]) -> None:
        super().__init__(facet, names)
        self._title_of = title_of
        self._record_id = ""
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(tr("（なし）"))
        self._open = QToolButton()
        self._open.setIcon(icon("external-link"))
        self._open.setAccessibleName(tr("開く"))
        self._open.setToolTip(tr("開く"))
        self._open.clicked.connect(lambda: self.open_requested.emit(self._record_id))
        self.row.addWidget(self.line)
        self.row.addWidget(self._open)
        self.setFocusProxy(self.line)

    def typed(self) -> str:
        return self._record_id

    def put_typed(self, text: str) -> None:
        self._record_id = text
        self.line.setText(readable(self._title_of(text)) if text else "")
        self.line.setCursorPosition(0)
        self._open.setEnabled(bool(text))

    def put(self, canonical: str | None) -> None:
        self.put_typed(canonical or "")

    def input(self) -> QWidget:
        return self.line


class Context:
    """What editors may need beside their facet: the names, the day, wordings used before, titles of linked records."""

    def __init__(
        self,
        names: Names,
        today: date,
        *,
        used: Callable[[str], Sequence[str]] = lambda _field: (),
        title_of: Callable[[str], str] = str,
    ) -> None:
        self.names = names
        self.today = today
        self.used = used
        self.title_of = title_of


def _line(name: str, facet: facets.Facet[Any], context: Context) -> Editor:
    return LineEditor(facet, context.names, context.used(name) if isinstance(facet, facets.Text) else ())


def _list(_name: str, facet: Any, context: Context) -> Editor:
    return ListEditor(facet, context.names, {choice.value: choice.label for choice in facet.choices})


def _flag(_name: str, facet: facets.Facet[Any], context: Context) -> Editor:
    return ListEditor(facet, context.names, {text: facet.show(facet.restore(text)) for text in ("true", "false")})


def _half(_name: str, facet: facets.Facet[Any], context: Context) -> Editor:
    halves = [half_of(context.today)]
    while len(halves) < 6:
        halves.append(next_half(halves[-1]))
    return ListEditor(facet, context.names, {str(half): half.label() for half in halves}, can_type=True)


def _link(_name: str, facet: Any, context: Context) -> Editor:
    options = context.names.options(facet.to, facet.within, context.today)
    if options:
        return ListEditor(facet, context.names, options)
    return LinkEditor(facet, context.names, context.title_of)


EDITORS: Mapping[type[facets.Facet[Any]], Callable[[str, Any, Context], Editor]] = {
    facets.Text: _line,
    facets.LongText: lambda _name, facet, context: TextEditor(facet, context.names),
    facets.Day: lambda _name, facet, context: DayEditor(facet, context.names),
    facets.Clock: _line,
    facets.FiscalYear: _line,
    facets.HalfYear: _half,
    facets.Count: _line,
    facets.Number: _line,
    facets.Yen: _line,
    facets.Choice: _list,
    facets.Choices: lambda _name, facet, context: ChecksEditor(facet, context.names),
    facets.Flag: _flag,
    facets.Link: _link,
}
