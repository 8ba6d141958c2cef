# SPDX-License-Identifier: MIT
"""印刷の確認: a document as it will be on paper, and from here to the printer or into a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.desk.jobs import Job, Jobs
from leaderdesk.desk.messages import sentence, tell_fault
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.page_view import FIT_PAGE, FIT_WIDTH, PageView
from leaderdesk.desk.widgets.waiting import show_waiting
from leaderdesk.desk.widgets.words import button, plain_label
from leaderdesk.errors import LeaderDeskError
from leaderdesk.paper.canvas import Page, pages
from leaderdesk.paper.output import page_layout, print_pages, write_pages
from leaderdesk.reports.document import Document
from leaderdesk.text import readable

_AT_ONCE = 40  # pages that are written before a person notices
_PER_CENT = (50, 75, 100, 125, 150, 200)
_WIDE, _HIGH = 74, 60  # in letters
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')


def show_preview(document: Document, preferences: Preferences, parent: QWidget) -> None:
    """Show a document as it will be on paper, until a person closes it."""
    show_pages(pages(document), preferences, parent)


def show_pages(drawn: Sequence[Page], preferences: Preferences, parent: QWidget) -> None:
    """Show all the pages of a document, until a person closes them."""
    dialog = PrintPreview(drawn, preferences, parent)
    dialog.exec()
    dialog.deleteLater()


def preview_in_time(make: Callable[[], Document], jobs: Jobs, preferences: Preferences, parent: QWidget) -> Job:
    """Make a document and its pages in the background, however many these are, and show them; a person may stop it."""
    job = jobs.start(lambda progress, _found: pages(make(), progress))
    drawn: list[Sequence[Page]] = []
    job.done.connect(drawn.append)
    job.failed.connect(lambda error: tell_fault(parent, error))
    show_waiting(parent, tr("ページを作っています…"), job)
    job.ended.connect(lambda: show_pages(drawn[0], preferences, parent) if drawn else None)
    return job


class PrintPreview(QDialog):
    """The pages of a document, and what can be done with them."""

    def __init__(self, drawn: Sequence[Page], preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        document = drawn[0].document
        self.setObjectName("dialog.print_preview")
        self.setWindowTitle(tr("印刷の確認：{0}").format(readable(document.title)))
        self._document = document
        self._preferences = preferences
        self._pages = drawn
        self._jobs = Jobs(self)
        self.view = PageView()
        self._build()
        self.view.page_changed.connect(self._show_page)
        self.view.show_pages(self._pages)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(QSize(letter * _WIDE, letter * _HIGH).boundedTo(parent.window().size() - QSize(40, 40)))
        self.view.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self.view, 1)
        self._told = plain_label("", role="good", wraps=True)
        self._told.hide()
        self._fault = plain_label("", role="fault", wraps=True)
        self._fault.hide()
        column.addWidget(self._told)
        column.addWidget(self._fault)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        self._back = button(tr("前のページ"), name="action.page_back")
        self._back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self._on = button(tr("次のページ"), name="action.page_on")
        self._on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self._where = plain_label("")
        self._where.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 / 000"))
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom = QComboBox()
        self.zoom.setObjectName("field.print_preview.zoom")
        self.zoom.setAccessibleName(tr("表示の大きさ"))
        self.zoom.addItem(tr("幅に合わせる"), FIT_WIDTH)
        self.zoom.addItem(tr("ページ全体"), FIT_PAGE)
        for share in _PER_CENT:
            self.zoom.addItem(f"{share} %", share)
        self.zoom.currentIndexChanged.connect(lambda: self.view.set_zoom(self.zoom.currentData()))
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._step_zoom(step))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._where)
        row.addWidget(self._on)
        row.addStretch()
        row.addWidget(plain_label(tr("表示の大きさ"), role="field"))
        row.addWidget(self.zoom)
        return row

    def _foot(self) -> QHBoxLayout:
        close = button(tr("閉じる"), name="action.close_preview")
        close.clicked.connect(self.reject)
        print_ = button(tr("印刷…"), name="action.print")
        print_.clicked.connect(self._choose_printer)
        save = button(tr("PDFで保存…"), role="primary", name="action.save_pdf")
        save.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(print_)
        row.addWidget(save)
        return row

    # ------------------------------------------------------------ what a person does

    def save_pdf(self, target: Path) -> None:
        """Write the PDF; says where it is, or why it is not."""
        if len(self._pages) > _AT_ONCE:
            job = self._jobs.start(lambda progress, _found: write_pages(self._pages, target, progress))
            job.done.connect(lambda count: self._tell_written(count, target))
            job.failed.connect(lambda error: self._say(fault=sentence(error)))
            job.stopped.connect(lambda: self._say(fault=tr("中止しました。ファイルは作っていません。")))
            show_waiting(self, tr("書き出しています…"), job)
            return
        try:
            count = write_pages(self._pages, target)
        except LeaderDeskError as error:
            self._say(fault=sentence(error))
        else:
            self._tell_written(count, target)

    def print_on(self, printer: Any) -> None:
        """Print the pages that the QPrinter asks for; says so, or why not."""
        first, last = printer.fromPage() or 1, printer.toPage() or len(self._pages)
        try:
            print_pages(self._pages[first - 1 : last], printer, name=printer.printerName())
        except LeaderDeskError as error:
            self._say(fault=sentence(error))
        else:
            self._say(told=tr("{0} ページをプリンターへ送りました。").format(last - first + 1))

    def _choose_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # the usual start never needs it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(readable(self._document.title))
        printer.setFullPage(True)  # the pages have their own margins
        printer.setPageLayout(page_layout(self._document))
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._pages))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()

    def _choose_file(self) -> None:
        folder = Path(self._preferences.text("print/folder", str(Path.home())))
        start = str(folder / f"{_NO_FILE_NAME.sub('_', readable(self._document.title))}.pdf")
        name, _ = QFileDialog.getSaveFileName(self, tr("PDF の保存先"), start, "PDF (*.pdf)")
        if name:
            self._preferences.keep_text("print/folder", str(Path(name).parent))
            self.save_pdf(Path(name))

    def done(self, result: int) -> None:
        self._jobs.stop_all()
        super().done(result)

    # ------------------------------------------------------------ inside

    def _tell_written(self, count: int, target: Path) -> None:
        self._say(told=tr("{0} ページの PDF を書き出し、中身を確かめました：{1}").format(count, target))

    def _show_page(self, page: int) -> None:
        self._where.setText(f"{page} / {len(self._pages)}")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < len(self._pages))

    def _step_zoom(self, step: int) -> None:
        place = min(max(self.zoom.currentIndex() + step, 0), self.zoom.count() - 1)
        if self.zoom.currentData() < 0:  # from a fitted page to its own size, and on from there
            place = self.zoom.findData(100)
        self.zoom.setCurrentIndex(place)

    def _say(self, *, told: str = "", fault: str = "") -> None:
        for label, text in ((self._told, told), (self._fault, fault)):
            label.setText(text)
            label.setVisible(bool(text))
