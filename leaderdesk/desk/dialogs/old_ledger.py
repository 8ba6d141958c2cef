# SPDX-License-Identifier: MIT
"""以前の台帳から取り込む: from a file of any layout to records, in a few pages; nothing is written before 「取り込む」."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from leaderdesk.desk.dialogs.old_ledger_mapping import FieldsPage, WordsPage
from leaderdesk.desk.dialogs.old_ledger_rows import DonePage, PreviewPage
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.messages import sentence
from leaderdesk.desk.models.old_ledger import LedgerImport, RawRows
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.drop_zone import DropZone
from leaderdesk.desk.widgets.table import row_height
from leaderdesk.desk.widgets.words import button, card, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.foreign import ENCODINGS, Sheet, open_sheets
from leaderdesk.exchange.mapping import Profile, guess, kept_profiles, mapped, tables
from leaderdesk.ledger.store import Store

FILES = "*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt"
FILE, SHEET, FIELDS, WORDS, PREVIEW, DONE = range(6)


class OldLedgerWizard(QWizard):
    """The pages, and what they tell each other.

    Signals:
        taken_in(int): rows came in; the file's id in the log, 0 where they are the section's own records.
    """

    taken_in = Signal(int)

    def __init__(self, store: Store, preferences: Preferences, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.old_ledger")
        self.setWindowTitle(tr("以前の台帳から取り込む"))
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoBackButtonOnLastPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setOption(QWizard.WizardOption.NoDefaultButton)
        for which, text in (
            (QWizard.WizardButton.NextButton, tr("次へ")),
            (QWizard.WizardButton.BackButton, tr("戻る")),
            (QWizard.WizardButton.CommitButton, tr("取り込む")),
            (QWizard.WizardButton.FinishButton, tr("閉じる")),
            (QWizard.WizardButton.CancelButton, tr("やめる")),
        ):
            self.setButtonText(which, text)
        for which in (QWizard.WizardButton.NextButton, QWizard.WizardButton.CommitButton):
            made = self.button(which)
            made.setProperty("role", "primary")
            made.style().unpolish(made)
            made.style().polish(made)
        self.resize(1080, 700)
        self.case = LedgerImport(store, jobs, preferences)
        self.file_page = FilePage(self.case)
        self.sheet_page = SheetPage(self.case)
        self.fields_page = FieldsPage(self.case, words=WORDS, preview=PREVIEW)
        self.words_page = WordsPage(self.case)
        self.preview_page = PreviewPage(self.case)
        self.done_page = DonePage(self.case)
        pages = (self.file_page, self.sheet_page, self.fields_page, self.words_page, self.preview_page, self.done_page)
        for place, page in zip((FILE, SHEET, FIELDS, WORDS, PREVIEW, DONE), pages, strict=True):
            self.setPage(place, page)
        self.preview_page.taken_in.connect(self.taken_in)

    def done(self, result: int) -> None:
        if not self.case.is_writing:  # what is being written is waited for
            self.case.leave()
            super().done(result)

    def open_file(self, path: Path, name: str = "") -> None:
        """Begin with a file that was dropped elsewhere."""
        self.file_page.open_file(path, name or path.name)


class FilePage(QWizardPage):
    """Which file, and what kind of ledger it is."""

    def __init__(self, case: LedgerImport) -> None:
        super().__init__()
        self._case = case
        self._is_reading = False
        self.setTitle(tr("台帳のファイル"))
        self.setSubTitle(tr("Excel や CSV の台帳を、記録に変えます。元のファイルは変わりません。"))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(plain_label(tr("何の台帳ですか"), role="field"))
        column.addLayout(self._kinds())
        zone = DropZone(tr("台帳のファイルをここへ置きます（.xlsx・.xls・CSV など）"))
        zone.dropped.connect(lambda paths: self.open_file(paths[0], paths[0].name))
        choose = button(tr("ファイルを選ぶ…"), symbol="file-spreadsheet", name="action.choose_ledger")
        choose.clicked.connect(self._choose)
        zone.row.addWidget(choose)
        column.addWidget(zone)
        self._told = plain_label("", role="field", wraps=True)
        column.addWidget(self._told)
        column.addWidget(self._encodings())
        column.addWidget(self._profiles())
        self._fault = plain_label("", role="fault", wraps=True)
        column.addWidget(self._fault)
        column.addStretch()

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        for place, kind in enumerate(self._case.kinds):
            choice = QRadioButton(tr(kind.LABEL))
            choice.setObjectName(f"field.old_ledger.kind.{kind.KIND}")
            choice.setChecked(not place)
            self._group.addButton(choice, place)
            row.addWidget(choice)
        row.addStretch()
        return row

    def _encodings(self) -> QWidget:
        self.encoding = _combo("encoding", tr("文字コード"))
        for name, label in ENCODINGS.items():
            self.encoding.addItem(label, name)
        self.encoding.activated.connect(lambda: self._read(self.encoding.currentData()))
        self._encoding_row = _labelled(tr("文字コード"), self.encoding, tr("文字が化けているときは変えてください"))
        self._encoding_row.hide()
        return self._encoding_row

    def _profiles(self) -> QWidget:
        self.kept = _combo("profile", tr("前に残した設定"))
        self.kept.addItem(tr("使わない（見出しから推測する）"), "")
        self._kept = kept_profiles(self._case.store)
        for name in self._kept:
            self.kept.addItem(name, name)
        self.kept.activated.connect(self._choose_profile)
        row = _labelled(tr("前に残した設定"), self.kept, tr("同じ列の並びの台帳なら、すぐに確かめへ進めます"))
        row.setVisible(self.kept.count() > 1)
        return row

    def isComplete(self) -> bool:
        return bool(self._case.sheets) and not self._is_reading

    def nextId(self) -> int:
        return FIELDS if self._chosen() else SHEET

    def open_file(self, path: Path, name: str) -> None:
        """Read a file, in the background."""
        if not self._is_reading:
            self._case.path, self._case.name = path, name
            self._read("")

    def validatePage(self) -> bool:
        """The mapping to begin with: as it was kept, or as the headings suggest."""
        profile = self._chosen()
        kind = self._case.kinds[self._group.checkedId()]
        if profile is None:
            if self._case.profile.kind != kind.KIND or not self._case.profile.headings:
                self._case.profile = Profile(kind=kind.KIND)
                self._case.profile = guess(kind, self._case.sheets, self._case.fields)
            return True
        try:
            self._case.profile = tables(profile, self._case.sheets)[0][1]
        except LeaderDeskError as error:
            self._fault.setText(sentence(error))
            return False
        return True

    def _choose(self) -> None:
        start = self._case.preferences.text("old_ledger/folder", str(self._case.store.folder))
        kinds = f"{tr('台帳')} ({FILES});;{tr('すべてのファイル')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, tr("台帳のファイル"), start, kinds)
        if name:
            self._case.preferences.keep_text("old_ledger/folder", str(Path(name).parent))
            self.open_file(Path(name), Path(name).name)

    def _chosen(self) -> Profile | None:
        """The kept mapping that a person chose."""
        return self._kept.get(self.kept.currentData())

    def _choose_profile(self) -> None:
        profile = self._chosen()
        if profile is not None:
            for place, kind in enumerate(self._case.kinds):
                self._group.button(place).setChecked(kind.KIND == profile.kind)
            if profile.encoding and self._case.encoding not in ("", profile.encoding):
                self._read(profile.encoding)

    def _read(self, encoding: str) -> None:
        self._is_reading = True
        self._case.sheets, self._case.profile = [], Profile(kind=self._case.profile.kind)
        self._fault.setText("")
        self._encoding_row.hide()
        self._told.setText(tr("「{0}」を読んでいます…").format(self._case.name))
        self.completeChanged.emit()
        path, name = self._case.path, self._case.name
        self._case.start(lambda _progress: open_sheets(path, name, encoding), self._show, self._fail)

    def _show(self, sheets: list[Sheet]) -> None:
        self._is_reading = False
        self._case.sheets = [sheet for sheet in sheets if sheet.rows]
        if not self._case.sheets:
            self._fail(LeaderDeskError("LD-2419", file=self._case.name))
            return
        rows = sum(len(sheet.rows) for sheet in self._case.sheets)
        told = tr("{0}　シート {1} 枚・{2:,} 行").format(self._case.name, len(self._case.sheets), rows)
        self._told.setText(told)
        self._encoding_row.setVisible(bool(self._case.encoding))
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(self._case.encoding)))
        self.completeChanged.emit()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._told.setText("")
        self._fault.setText(sentence(error))
        if isinstance(error, LeaderDeskError) and error.code == "LD-2411":
            self._encoding_row.show()  # a person may know what no guess finds
        self.completeChanged.emit()


class SheetPage(QWizardPage):
    """Which sheet, and where its headings stand."""

    def __init__(self, case: LedgerImport) -> None:
        super().__init__()
        self._case = case
        self.setTitle(tr("シートと見出し"))
        self.setSubTitle(tr("見出し（件名・日付など）のある行を確かめます。違うときは、表のその行を選びます。"))
        self.sheet = _combo("sheet", tr("シート"))
        self.sheet.activated.connect(self._choose_sheet)
        self.first = QSpinBox()
        self.first.setObjectName("field.old_ledger.first")
        self.first.setAccessibleName(tr("見出しの行"))
        self.first.lineEdit().setAccessibleName(tr("見出しの行"))
        self.first.setMinimum(1)
        self.first.valueChanged.connect(self._choose_rows)
        self.is_double = QCheckBox(tr("見出しが 2 行に分かれている"))
        self.is_double.setObjectName("field.old_ledger.double")
        self.is_double.clicked.connect(self._choose_rows)
        self.every = QCheckBox(tr("同じ見出しのほかのシートもまとめて取り込む"))
        self.every.setObjectName("field.old_ledger.every")
        self.every.clicked.connect(lambda is_on: self._case.change(every=is_on))
        row = QHBoxLayout()
        row.setSpacing(10)
        for label, widget in ((tr("シート"), self.sheet), (tr("見出しの行"), self.first)):
            row.addWidget(plain_label(label, role="field"))
            row.addWidget(widget)
        row.addWidget(self.is_double)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.every)
        frame, inside = card()
        inside.addWidget(self._rows())
        column.addWidget(frame, 1)

    def _rows(self) -> QTableView:
        self._model = RawRows(self)
        self.table = QTableView()
        self.table.setObjectName("table.old_ledger.raw")
        self.table.setAccessibleName(tr("台帳の行"))
        self.table.setModel(self._model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.table))
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.activated.connect(self._choose_row)
        self.table.clicked.connect(self._choose_row)
        return self.table

    def initializePage(self) -> None:
        self.sheet.clear()
        for found in self._case.sheets:
            self.sheet.addItem(tr("{0}（非表示）").format(found.name) if found.is_hidden else found.name, found.name)
        self._show()

    def isComplete(self) -> bool:
        return any(self._case.profile.headings)

    def _choose_sheet(self) -> None:
        [sheet] = [found for found in self._case.sheets if found.name == self.sheet.currentData()]
        self._case.map_anew(guess(self._case.kind, [sheet], self._case.fields))
        self._show()

    def _choose_row(self, index: QModelIndex) -> None:
        self.first.setValue(index.row() + 1)

    def _choose_rows(self) -> None:
        first = self.first.value() - 1
        last = first + self.is_double.isChecked()
        if (first, last) != (self._case.profile.first, self._case.profile.last):
            self._case.map_anew(mapped(self._case.kind, self._case.sheet, first, last, self._case.fields))
            self._show()

    def _show(self) -> None:
        """Show the mapping's sheet and headings."""
        profile, sheet = self._case.profile, self._case.sheet
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(sheet.name)))
        for widget in (self.first, self.is_double):
            widget.blockSignals(True)
        self.first.setMaximum(max(len(sheet.rows), 1))
        self.first.setValue(profile.first + 1)
        self.is_double.setChecked(profile.last > profile.first)
        for widget in (self.first, self.is_double):
            widget.blockSignals(False)
        self._model.show_sheet(sheet, range(profile.first, profile.last + 1))
        letter = self.table.fontMetrics().horizontalAdvance("あ")
        for place in range(self._model.columnCount()):
            wanted = self.table.sizeHintForColumn(place)
            self.table.setColumnWidth(place, max(letter * 4, min(wanted + letter, letter * 16)))
        self.table.scrollTo(self._model.index(profile.first, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.every.setVisible(self._has_others(profile))
        self.every.setChecked(profile.every)
        self.completeChanged.emit()

    def _has_others(self, profile: Profile) -> bool:
        try:
            return len(tables(profile.model_copy(update={"every": True}), self._case.sheets)) > 1
        except LeaderDeskError:
            return False


def _combo(name: str, label: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(f"field.old_ledger.{name}")
    made.setAccessibleName(label)
    return made


def _labelled(label: str, widget: QWidget, note: str) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(plain_label(label, role="field"))
    row.addWidget(widget)
    row.addWidget(plain_label(note, role="note", wraps=True), 1)
    return held
