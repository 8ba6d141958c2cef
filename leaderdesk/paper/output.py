# SPDX-License-Identifier: MIT
"""Where pages go: a PDF file, pictures, a printer; one drawing for all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from leaderdesk.errors import LeaderDeskError
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.paper.canvas import Page, pages
from leaderdesk.paper.fonts import load_fonts
from leaderdesk.paper.text import UNITS_PER_INCH
from leaderdesk.progress import Progress, Stopped, quietly
from leaderdesk.reports.document import Document

_METRE = 1 / 0.0254  # in inches
_FITS = 0.99  # sheets are measured in whole dots: what is missing of one is no smaller sheet
_LETTER_TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_TAB_MEANT = re.compile(rb"\[[^\]]*\]|(?<=> )<0009>(?=\n)")
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


def ready() -> QGuiApplication:
    """The Qt application that letters need: the one that runs, or one without any screen."""
    app = QGuiApplication.instance()
    if app is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QGuiApplication(["leaderdesk"])
    assert isinstance(app, QGuiApplication)
    load_fonts()
    return app


def write_pdf(document: Document, target: Path, progress: Progress = quietly) -> int:
    """Write a document as a PDF; gives the number of its pages. An earlier file is replaced when the new one is whole.

    Progress counts blocks while they are laid out, then pages while they are drawn.

    Raises:
        Stopped: a person stopped it; there is no file then, and an earlier one stays.
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 the file does not hold what it should, LD-2303
            another program has the file open.

    """
    return write_pages(pages(document, progress), target, progress)


def write_pages(drawn: Sequence[Page], target: Path, progress: Progress = quietly) -> int:
    """Write all the pages of a document as a PDF; as `write_pdf`."""
    document = drawn[0].document
    with temporary_beside(target) as draft:
        writer = QPdfWriter(str(draft))
        writer.setTitle(document.title)
        writer.setCreator("LeaderDesk")
        writer.setResolution(UNITS_PER_INCH)
        writer.setPageLayout(page_layout(document))
        _draw(drawn, writer, progress)
        del writer  # closes the file
        _name_spaces(draft)
        _prove(draft, target.name, len(drawn))
        replace_file(draft, target)
    return len(drawn)


def print_pages(drawn: Sequence[Page], device: QPagedPaintDevice, *, name: str) -> None:
    """Draw pages on a printer whose sheet was chosen, made smaller where that is; raises LD-2305 where it takes none."""
    if not _draw(drawn, device):
        raise LeaderDeskError("LD-2305", printer=name)


def pictures(document: Document, dpi: int) -> Iterator[QImage]:
    """Each page as a picture of so many dots per inch."""
    for page in pages(document):
        yield picture(page, dpi)


def picture(page: Page, dpi: float) -> QImage:
    """One page as a picture of so many dots per inch."""
    scale = dpi / UNITS_PER_INCH
    image = QImage((page.size * scale).toSize(), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi * _METRE))
    image.setDotsPerMeterY(round(dpi * _METRE))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    page.draw(painter)
    painter.end()
    return image


def page_layout(document: Document) -> QPageLayout:
    """The sheet as printers know it, without margins of their own."""
    size = QPageSize(QPageSize.PageSizeId[document.paper.value])
    across = QPageLayout.Orientation.Landscape if document.is_across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, across, QMarginsF(0, 0, 0, 0))


def _draw(drawn: Sequence[Page], device: QPagedPaintDevice, progress: Progress = quietly) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number, page in enumerate(drawn, 1):
        if number > 1:
            device.newPage()
        scale = device.logicalDpiX() / UNITS_PER_INCH
        fitting = min(device.width() / page.size.width(), device.height() / page.size.height())
        if fitting < scale * _FITS:
            scale = fitting
        painter.save()
        painter.scale(scale, scale)
        page.draw(painter)
        painter.restore()
        if not progress(number, len(drawn)):
            painter.end()
            raise Stopped
    return painter.end()


def _name_spaces(file: Path) -> None:
    """Spaces are copied as spaces: Qt says tab of the letter they share, in the table that tells what each letter means."""
    content = file.read_bytes()

    def mend(table: re.Match[bytes]) -> bytes:
        return _TAB_MEANT.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), table[0])

    file.write_bytes(_LETTER_TABLE.sub(mend, content))


def _prove(file: Path, name: str, count: int) -> None:
    """The file is whole and has so many pages; raises LD-2302."""
    content = file.read_bytes()
    whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    if not whole or len(_PAGE_OBJECT.findall(content)) != count:
        raise LeaderDeskError("LD-2302", file=name)
