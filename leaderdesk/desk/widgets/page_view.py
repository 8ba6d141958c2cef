# SPDX-License-Identifier: MIT
"""Pages of paper on the screen, one below the other; only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr
from leaderdesk.paper.canvas import Page
from leaderdesk.paper.output import picture
from leaderdesk.paper.text import UNITS_PER_INCH

FIT_WIDTH, FIT_PAGE = -1, -2  # zooms that follow the window; any other one is in per cent

_DPI = 96  # of 100 %
_GAP = 16
_KEPT_PICTURES = 6


class PageView(QScrollArea):
    """A document's pages, in the size that is wanted.

    Signals:
        page_changed(int): another page (1 is the first) takes up most of the view.
    """

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("view.pages")
        self.setAccessibleName(tr("印刷されるページ"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._zoom = FIT_WIDTH
        self._page = 1
        self._stack = _Stack()
        self.setWidget(self._stack)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages from the first one on."""
        self._stack.pages = pages
        self._lay_out()
        self.go_to(1)

    def set_zoom(self, zoom: int) -> None:
        """FIT_WIDTH, FIT_PAGE, or per cent of the paper's own size; the page in sight stays."""
        page = self._page
        self._zoom = zoom
        self._lay_out()
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Bring a page to the top of the view."""
        self._page = min(max(page, 1), max(len(self._stack.pages), 1))
        self.verticalScrollBar().setValue(int(self._stack.top_of(self._page - 1)) - _GAP // 2)
        self._tell(self._page)

    @property
    def page(self) -> int:
        """The page in sight; 1 is the first."""
        return self._page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom < 0:
            page = self._page
            self._lay_out()
            self.go_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(1 if event.key() == Qt.Key.Key_Home else len(self._stack.pages))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(_DPI * 9, _DPI * 8)

    def _lay_out(self) -> None:
        if not self._stack.pages:
            return
        wide = max(page.size.width() for page in self._stack.pages) / UNITS_PER_INCH
        high = max(page.size.height() for page in self._stack.pages) / UNITS_PER_INCH
        bar = self.verticalScrollBar().sizeHint().width()
        across = (self.width() - bar - 2 * _GAP) / wide
        upright = (self.height() - 2 * _GAP) / high
        dpi = {FIT_WIDTH: across, FIT_PAGE: min(across, upright)}.get(self._zoom, _DPI * self._zoom / 100)
        self._stack.set_dpi(max(dpi, _DPI / 8))

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._tell(self._stack.page_at(middle) + 1)

    def _tell(self, page: int) -> None:
        self._page = page
        if self._stack.pages:
            self.setAccessibleDescription(self._stack.pages[page - 1].text())
        self.page_changed.emit(page)


class _Stack(QWidget):
    """The pages themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Sequence[Page] = ()
        self._dpi = float(_DPI)
        self._drawn = lru_cache(maxsize=_KEPT_PICTURES)(self._picture)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_dpi(self, dpi: float) -> None:
        """Show the pages in so many dots per inch."""
        self._dpi = dpi
        self._drawn.cache_clear()
        wide = max(page.size.width() for page in self.pages) * self._scale
        self.setFixedSize(int(wide) + 2 * _GAP, int(self.top_of(len(self.pages))))
        self.update()

    def top_of(self, place: int) -> float:
        """Where a page begins, with the gap above it."""
        return _GAP + sum(page.size.height() * self._scale + _GAP for page in self.pages[:place])

    def page_at(self, y: float) -> int:
        """Which page stands at that height."""
        tops = [self.top_of(place) for place in range(len(self.pages))]
        return max(sum(top <= y for top in tops) - 1, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        for place, page in enumerate(self.pages):
            size = page.size * self._scale
            area = QRectF((self.width() - size.width()) / 2, self.top_of(place), size.width(), size.height())
            if area.intersects(QRectF(event.rect())):
                painter.drawImage(area, self._drawn(place))
                painter.setPen(QPen(QColor(theme.line), theme.border))
                painter.drawRect(area)
        painter.end()

    @property
    def _scale(self) -> float:
        return self._dpi / UNITS_PER_INCH

    def _picture(self, place: int) -> QImage:
        return picture(self.pages[place], self._dpi * self.devicePixelRatioF())
