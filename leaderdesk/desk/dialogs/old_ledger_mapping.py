# SPDX-License-Identifier: MIT
"""The wizard's pages on meaning: which column is which field, what empty ones take, and what unknown words stand for."""

from __future__ import annotations

from itertools import islice
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget, QWizardPage

from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.old_ledger import LedgerImport, column_letter
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import card, plain_label, scroll_area
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.mapping import OWNER
from leaderdesk.exchange.old_ledger import shown_cell, unknown_words
from leaderdesk.fiscal import fiscal_label, fiscal_year
from leaderdesk.kinds import facet as facets

_YEARS_BACK = 20
_EXAMPLE_LETTERS = 24
_EMPTY, _LEFT = "", None  # an unknown word: the field stays empty, or the row stays out


class FieldsPage(QWizardPage):
    """Every column of the ledger with its field; beside them what fields take that the ledger leaves empty."""

    def __init__(self, case: LedgerImport, *, words: int, preview: int) -> None:
        super().__init__()
        self._case = case
        self._next = {True: words, False: preview}
        self.setTitle(tr("列と項目"))
        self.setSubTitle(tr("台帳の列が、どの項目かを確かめます。同じ項目を選んだ列は、つなげて読みます。"))
        self.columns: list[QComboBox] = []
        self.defaults: dict[str, QComboBox | QLineEdit] = {}
        self._fault = plain_label("", role="fault", wraps=True)
        self._area = scroll_area()
        column = QVBoxLayout(self)
        column.addWidget(self._area, 1)
        column.addWidget(self._fault)

    def initializePage(self) -> None:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(12)
        for part in (self._columns(), self._empty_ones()):
            frame, inside = card()
            inside.addLayout(part)
            inside.addStretch()
            row.addWidget(frame, 1)
        self._area.setWidget(held)
        self._tell()

    def nextId(self) -> int:
        return self._next[bool(self._case.words)]

    def isComplete(self) -> bool:
        return not self._missing()

    def validatePage(self) -> bool:
        """Go on when every value that was typed can be read."""
        self.cleanupPage()
        try:
            for name, text in self._case.profile.defaults.items():
                self._case.fields[name].read(text, self._case.store.names)
            self._case.words = unknown_words(self._case.store, self._case.sheets, self._case.profile)
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            return False
        return True

    def cleanupPage(self) -> None:
        """What is chosen holds, also for who goes back."""
        typed = {name: _typed(widget) for name, widget in self.defaults.items()}
        defaults = {name: text for name, text in typed.items() if text}
        self._case.change(defaults=defaults, year=self.year.currentData(), era=self.era.currentData())

    # ------------------------------------------------------------ layout

    def _columns(self) -> QGridLayout:
        """A line for each column: its letter and heading, an example, the field."""
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain_label(tr("台帳の列"), role="section"), 0, 0)
        grid.addWidget(plain_label(tr("項目"), role="section"), 0, 1)
        self.columns = []
        profile = self._case.profile
        for place, heading in enumerate(profile.headings):
            shown = heading or tr("（見出しなし）")
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(plain_label(f"{column_letter(place)}　{shown}", role="field", wraps=True))
            if example := self._example(place):
                words.addWidget(plain_label(tr("例：{0}").format(example), role="note", wraps=True))
            chosen = self._field_choice(f"column.{place}", shown)
            chosen.setCurrentIndex(
                max(0, chosen.findData(profile.columns[place] if place < len(profile.columns) else ""))
            )
            chosen.activated.connect(self._keep_columns)
            self.columns.append(chosen)
            grid.addLayout(words, place + 1, 0)
            grid.addWidget(chosen, place + 1, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _field_choice(self, name: str, label: str) -> QComboBox:
        made = _combo(name, tr("「{0}」の項目").format(label))
        made.addItem(tr("取り込まない"), "")
        for field, facet in self._case.fields.items():
            made.addItem(tr(facet.label), field)
        return made

    def _example(self, place: int) -> str:
        rows = self._case.sheet.rows[self._case.profile.last + 1 :]
        cells = (shown_cell(row[place]) for row in rows if place < len(row) and str(row[place]).strip())
        example = next(islice(cells, 1), "").replace("\n", " ")
        return example if len(example) <= _EXAMPLE_LETTERS else f"{example[:_EXAMPLE_LETTERS]}…"

    def _empty_ones(self) -> QGridLayout:
        """What dates without a year mean, and what fields take that the ledger leaves empty."""
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(tr("日付の読み方"), role="section"), 0, 0, 1, 2)
        self.year, self.era = self._years(), self._eras()
        rows: list[tuple[str, QWidget]] = [(tr("4/1 の年度"), self.year), (tr("8.4.1 の年"), self.era)]
        for line, (label, widget) in enumerate(rows, 1):
            grid.addWidget(plain_label(label, role="field"), line, 0)
            grid.addWidget(widget, line, 1)
        grid.addWidget(plain_label(tr("空欄のとき入れる値"), role="section"), 3, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setRowMinimumHeight(3, 2 * self.fontMetrics().lineSpacing())
        self.defaults = {}
        for line, (name, facet) in enumerate(self._case.fields.items(), 4):
            if name == self._case.kind.NUMBER or isinstance(facet, facets.LongText):
                continue
            self.defaults[name] = widget = self._value(name, facet)
            label = tr("{0} ※必須").format(tr(facet.label)) if facet.required else tr(facet.label)
            grid.addWidget(plain_label(label, wraps=True), line, 0)
            grid.addWidget(widget, line, 1)
        return grid

    def _years(self) -> QComboBox:
        made = _combo("year", tr("4/1 の年度"))
        made.addItem(tr("年のない日付は取り込まない"), None)
        this = fiscal_year(self._case.store.today())
        for year in range(this, this - _YEARS_BACK, -1):
            made.addItem(tr(fiscal_label(year)), year)
        made.setCurrentIndex(max(0, made.findData(self._case.profile.year)))
        return made

    def _eras(self) -> QComboBox:
        made = _combo("era", tr("8.4.1 の年"))
        for sign, label in (
            ("", tr("1 桁は令和、2 桁は取り込まない")),
            ("R", tr("令和")),
            ("H", tr("平成")),
            ("20", tr("西暦（20…年）")),
        ):
            made.addItem(label, sign)
        made.setCurrentIndex(max(0, made.findData(self._case.profile.era)))
        return made

    def _value(self, name: str, facet: facets.Facet[Any]) -> QComboBox | QLineEdit:
        """Where a value for empty fields is typed or chosen."""
        told = self._case.profile.defaults.get(name, "")
        label = tr("「{0}」が空欄のとき").format(tr(facet.label))
        if isinstance(facet, facets.Choice | facets.Link):
            chosen = _combo(f"default.{name}", label)
            chosen.addItem("", "")
            for code, shown in options(self._case, facet):
                chosen.addItem(shown, code)
            chosen.setCurrentIndex(max(0, chosen.findData(told)))
            chosen.activated.connect(self._tell)
            return chosen
        line = QLineEdit(told)
        line.setObjectName(f"field.old_ledger.default.{name}")
        line.setAccessibleName(label)
        line.textChanged.connect(self._tell)
        return line

    # ------------------------------------------------------------ inside

    def _keep_columns(self) -> None:
        self._case.profile = self._case.profile.with_columns(chosen.currentData() for chosen in self.columns)
        self._tell()

    def _missing(self) -> list[str]:
        """The required fields that have neither a column nor a value."""
        has = {chosen.currentData() for chosen in self.columns} | {
            name for name, widget in self.defaults.items() if _typed(widget)
        }
        return [tr(facet.label) for name, facet in self._case.fields.items() if facet.required and name not in has]

    def _tell(self) -> None:
        missing = "・".join(self._missing())
        told = tr("列を選ぶか、空欄のとき入れる値を決めてください：{0}").format(missing) if missing else ""
        self._fault.setText(told)
        self.completeChanged.emit()


class WordsPage(QWizardPage):
    """What words stand for that a list does not know."""

    def __init__(self, case: LedgerImport) -> None:
        super().__init__()
        self._case = case
        self.setTitle(tr("言葉の対応"))
        self.setSubTitle(tr("一覧にない言葉があります。どれに当たるかを選びます。決めない言葉の行は取り込みません。"))
        self.choices: dict[tuple[str, str], QComboBox] = {}
        self._area = scroll_area()
        QVBoxLayout(self).addWidget(self._area)

    def initializePage(self) -> None:
        frame, inside = card()
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for place, heading in enumerate((tr("項目"), tr("台帳の言葉"), tr("当たるもの"))):
            grid.addWidget(plain_label(heading, role="section"), 0, place)
        self.choices = {}
        for name, words in self._case.words.items():
            facet = self._case.fields[name]
            for word in words:
                line = grid.rowCount()
                chosen = self.choices[name, word] = self._choice(name, word, facet)
                grid.addWidget(plain_label(tr(facet.label), role="field"), line, 0)
                grid.addWidget(plain_label(word, wraps=True), line, 1)
                grid.addWidget(chosen, line, 2)
        inside.addLayout(grid)
        inside.addStretch()
        self._area.setWidget(frame)

    def validatePage(self) -> bool:
        self.cleanupPage()
        return True

    def cleanupPage(self) -> None:
        """What is chosen holds, also for who goes back."""
        settled: dict[str, dict[str, str]] = {}
        for (name, word), chosen in self.choices.items():
            if chosen.currentData() is not _LEFT:
                settled.setdefault(name, {})[word] = chosen.currentData()
        self._case.change(words=settled)

    def _choice(self, name: str, word: str, facet: facets.Facet[Any]) -> QComboBox:
        made = _combo(f"word.{name}.{word}", tr("「{0}」に当たるもの").format(word))
        made.addItem(tr("決めない（行を取り込まない）"), _LEFT)
        if name != OWNER:
            made.addItem(tr("空欄にする"), _EMPTY)
        for code, label in options(self._case, facet):
            made.addItem(label, code)
        settled = self._case.profile.words.get(name, {})
        if word in settled:
            made.setCurrentIndex(max(0, made.findData(settled[word])))
        return made


def options(case: LedgerImport, facet: facets.Facet[Any]) -> list[tuple[str, str]]:
    """Code and label of everything that a field can be chosen from."""
    if isinstance(facet, facets.Choice):
        return [(choice.value, tr(choice.label)) for choice in facet.choices]
    assert isinstance(facet, facets.Link)
    return list(case.store.names.options(facet.to, facet.within).items())


def _combo(name: str, label: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(f"field.old_ledger.{name}")
    made.setAccessibleName(label)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made


def _typed(widget: QComboBox | QLineEdit) -> str:
    return str(widget.currentData() or "") if isinstance(widget, QComboBox) else widget.text().strip()
