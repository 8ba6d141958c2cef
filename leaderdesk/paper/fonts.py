# SPDX-License-Identifier: MIT
"""The one typeface, which comes with the program: the same letters on every PC, on screen and on paper."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from leaderdesk.places import resource

FAMILY = "BIZ UDPGothic"


def load_fonts() -> None:
    """Make the bundled typeface known to Qt; once is enough, again does no harm."""
    if FAMILY not in QFontDatabase.families():
        for path in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def paper_font(size: int, *, bold: bool) -> QFont:
    """The typeface in a size of so many units (`leaderdesk.paper.text`), unhinted: lines break alike at every resolution."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
