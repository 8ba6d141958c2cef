# SPDX-License-Identifier: MIT
"""The look: palettes, sizes and the one style sheet. Calm, dense enough for work, one accent colour."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from leaderdesk.paper.fonts import FAMILY
from leaderdesk.places import resource

SIZES = {"small": 9.0, "standard": 10.5, "large": 12.0, "extra": 14.0}


class Tone(NamedTuple):
    """A meaning's colour: strong for text and bars, weak for the ground behind it."""

    strong: str
    weak: str


class Theme(NamedTuple):
    """All colours of one palette. Text on every ground has a contrast of 5.5:1 or more (WCAG AA asks 4.5:1)."""

    name: str
    background: str
    surface: str
    line: str
    hairline: str
    text: str
    muted: str
    on_accent: str
    accent: Tone
    ok: Tone
    warn: Tone
    bad: Tone
    info: Tone
    border: int = 1

    def tone(self, name: str) -> Tone:
        """The tone of a meaning: accent, ok, warn, bad, info; anything else is quiet grey."""
        tones = {"accent": self.accent, "ok": self.ok, "warn": self.warn, "bad": self.bad, "info": self.info}
        quiet = Tone(self.muted, self.hairline if self.border == 1 else self.background)
        return tones.get(name, quiet)


LIGHT = Theme(
    name="light",
    background="#F5F6F8",
    surface="#FFFFFF",
    line="#DCE1E7",
    hairline="#EDF0F3",
    text="#1C2733",
    muted="#5A6775",
    on_accent="#FFFFFF",
    accent=Tone("#0B5CAD", "#E6F0FA"),
    ok=Tone("#1B6E3C", "#E4F4EA"),
    warn=Tone("#8A5200", "#FDF1DC"),
    bad=Tone("#B3261E", "#FCE9E7"),
    info=Tone("#3D4F91", "#E9ECF8"),
)
DARK = Theme(
    name="dark",
    background="#15181C",
    surface="#1E2328",
    line="#39424C",
    hairline="#2A3138",
    text="#E7EBEF",
    muted="#A7B2BD",
    on_accent="#0F1B28",
    accent=Tone("#78B8F7", "#1D3550"),
    ok=Tone("#7CD39A", "#1B3325"),
    warn=Tone("#F0BE6C", "#3A2D16"),
    bad=Tone("#F59A92", "#42211F"),
    info=Tone("#AEB9F2", "#282F4C"),
)
CONTRAST = Theme(
    name="contrast",
    background="#000000",
    surface="#000000",
    line="#FFFFFF",
    hairline="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    on_accent="#000000",
    accent=Tone("#FFFF00", "#3A3A00"),
    ok=Tone("#00FF7F", "#000000"),
    warn=Tone("#FFD75E", "#000000"),
    bad=Tone("#FF9B9B", "#000000"),
    info=Tone("#9BD0FF", "#000000"),
    border=2,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def apply_theme(app: QApplication, theme: Theme, size: str) -> None:
    """Dress the whole program anew, live."""
    if app.property("theme") is None:  # once: a style that is set anew under an open QWizard crashes Qt
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    font = QFont(FAMILY)
    font.setPointSizeF(SIZES.get(size, SIZES["standard"]))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    app.setStyleSheet(style_sheet(theme, font))
    app.setProperty("theme", theme.name)


def current_theme() -> Theme:
    """The theme that the program wears now; painters ask it for their colours."""
    app = QGuiApplication.instance()
    return THEMES.get(str(app.property("theme")), LIGHT) if app else LIGHT


def named_theme(name: str) -> Theme:
    """The theme of a preference; "auto" follows the system's."""
    if name in THEMES:
        return THEMES[name]
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad.strong,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent.strong,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent.strong,
        role.LinkVisited: theme.accent.strong,
        role.Light: theme.surface,
        role.Midlight: theme.hairline,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    made = QPalette()
    for place, colour in colours.items():
        made.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(theme.muted))
    return made


def icon(name: str, colour: str = "") -> QIcon:
    """One of the line icons, in a colour (by default the text's)."""
    return _icon(name, colour or current_theme().text)


@cache
def _icon(name: str, colour: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    made = QIcon()
    for edge in (16, 20, 24, 32, 48):
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        made.addPixmap(pixmap)
    return made


def style_sheet(theme: Theme, font: QFont) -> str:
    """The style sheet: `@name` stands for a colour, `1.5em` for a font size, `1.0line` for pixels of a line's height."""
    facts = {
        "background": theme.background,
        "surface": theme.surface,
        "line": theme.line,
        "hairline": theme.hairline,
        "text": theme.text,
        "muted": theme.muted,
        "on-accent": theme.on_accent,
        "border": f"{theme.border}px",
        "tick": resource("icons", f"check-{theme.name}.svg").as_posix(),
        "arrow": resource("icons", f"chevron-{theme.name}.svg").as_posix(),
    }
    for name in ("accent", "ok", "warn", "bad", "info"):
        facts |= {name: theme.tone(name).strong, f"{name}-weak": theme.tone(name).weak}
    text = re.sub(r"@([a-z-]+)", lambda found: facts[found[1]], _SHEET)
    line, points = QFontMetrics(font).height(), font.pointSizeF()
    text = re.sub(r"([\d.]+)line\b", lambda found: f"{int(float(found[1]) * line)}px", text)
    return re.sub(r"([\d.]+)em\b", lambda found: f"{float(found[1]) * points:.1f}pt", text)


_SHEET = """
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px 8px; }
QWidget#navigation, QStatusBar, QWidget#titlebar { background: @surface; }
QWidget#navigation { border-right: @border solid @line; }
QStatusBar { border-top: @border solid @line; color: @muted; font-size: 0.9em; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; font-size: 0.9em; padding: 0 8px; }
QLabel#product { font-size: 1.1em; font-weight: bold; }
QLabel[role="note"] { color: @muted; font-size: 0.9em; }
QLabel[role="title"] { font-size: 1.5em; font-weight: bold; }
QLabel[role="section"] { font-size: 1.1em; font-weight: bold; }
QLabel[role="group"] { color: @muted; font-size: 0.9em; font-weight: bold; padding: 10px 12px 2px 12px; }
QLabel[role="figure"] { font-size: 2.2em; font-weight: bold; }
QLabel[role="field"] { font-weight: bold; }
QLabel[role="required"] { color: @bad; font-size: 0.9em; }
QLabel[role="fault"] { color: @bad; font-size: 0.9em; }
QLabel[role="banner"] { background: @warn-weak; color: @warn; border-radius: 6px; padding: 8px 12px; }
QLabel[role="good"] { background: @ok-weak; color: @ok; border-radius: 6px; padding: 8px 12px; }
QFrame[role="card"] { background: @surface; border: @border solid @line; border-radius: 8px; }
QFrame[role="card"][current="true"] { border: 2px solid @accent; }
QFrame[role="changed"] { background: @warn-weak; border: none; border-radius: 6px; }
QFrame[role="hint"] { background: @background; border: @border solid @line; border-radius: 6px; }
QFrame[role="ruled"] { background: @line; border: none; }
QFrame[role="cell"] { background: @surface; border: none; }
QFrame[role="cell-head"] { background: @background; border: none; }
QFrame[role="cell-changed"] { background: @warn-weak; border: none; }
QFrame[role="rule"] { background: @hairline; max-height: 1px; border: none; }

QPushButton { background: @surface; color: @text; border: @border solid @line; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: @background; }
QPushButton:pressed { background: @hairline; }
QPushButton:disabled { color: @muted; background: @background; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton[role="primary"] { background: @accent; color: @on-accent; border-color: @accent; font-weight: bold; }
QPushButton[role="primary"]:disabled { background: @background; color: @muted; border-color: @line; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton:checked { background: @accent-weak; color: @accent; border-color: @accent; font-weight: bold; }
QPushButton[role="big"] { text-align: left; padding: 12px 16px; font-weight: bold; border-radius: 8px; }
QPushButton[role="big"]:focus { padding: 11px 15px; }
QPushButton[role="link"] { border: 2px solid transparent; background: transparent; color: @accent; padding: 2px 4px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: @accent; }
QPushButton[role="link"][tone="warn"] { color: @warn; font-weight: bold; }
QPushButton[role="nav"] { border: 2px solid transparent; background: transparent; text-align: left; padding: 6px 10px; border-radius: 6px; }
QPushButton[role="nav"]:hover { background: @background; }
QPushButton[role="nav"]:checked { background: @accent-weak; color: @accent; font-weight: bold; }
QPushButton[role="nav"]:focus { border-color: @accent; }
QToolButton { border: 2px solid transparent; border-radius: 6px; padding: 4px; background: transparent; }
QToolButton:hover { background: @background; }
QToolButton:focus { border-color: @accent; }

QLineEdit, QPlainTextEdit, QComboBox, QTextBrowser { background: @surface; color: @text; border: @border solid @line; border-radius: 6px;
  padding: 5px 8px; selection-background-color: @accent; selection-color: @on-accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QTextBrowser:focus { border: 2px solid @accent; padding: 4px 7px; }
QLineEdit:read-only { background: @background; color: @muted; }
QLineEdit#cell, QLineEdit#cell:focus { border: 2px solid @accent; border-radius: 0; padding: 0 5px; }
QLineEdit[faulty="true"], QPlainTextEdit[faulty="true"], QComboBox[faulty="true"] { border: 2px solid @bad; padding: 4px 7px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @line; outline: none;
  selection-background-color: @accent-weak; selection-color: @accent; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 2px 8px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@arrow); width: 16px; height: 16px; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator { width: 0.9line; height: 0.9line; border: @border solid @muted; background: @surface; }
QCheckBox::indicator, QTableView::indicator { border-radius: 4px; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(@tick); }
QRadioButton::indicator { border-radius: 0.45line; }
QRadioButton::indicator:checked { border-color: @accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 @accent, stop: 0.55 @accent, stop: 0.62 @surface, stop: 1 @surface); }

QTableView, QListView { background: @surface; border: none; outline: none; gridline-color: @hairline;
  selection-background-color: @accent-weak; selection-color: @text; alternate-background-color: @surface; }
QTableView:focus { border: none; }
QListWidget { border: @border solid @line; border-radius: 6px; padding: 6px; }
QListWidget:focus { border-color: @accent; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; }
QListWidget::item:selected { background: @accent-weak; color: @accent; }
QTableView::item { padding: 0 8px; border: none; }
QTextEdit[role="paragraph"], QTextEdit[role="note"] { background: transparent; border: none; padding: 0; }
QTextEdit[role="note"] { color: @muted; font-size: 0.9em; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 6px 8px 6px 11px; font-weight: bold; }
QTableCornerButton::section { background: @surface; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: none; }
QWidget#scrolled, QWidget[objectName="board.sections"], QWidget[objectName="picture.schedule"] { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: @hairline; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 14px; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom: 3px solid @accent; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid @accent; border-radius: 6px; }
QTabWidget::pane { border: none; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accent-weak; color: @accent; }
QMenu::item:disabled { color: @muted; }
QMenuBar { background: @surface; color: @text; }
QMenuBar::item:selected { background: @accent-weak; color: @accent; }
QFrame#toast { background: @text; border-radius: 8px; }
QFrame#toast QLabel { color: @background; }
QFrame#toast QPushButton { color: @background; background: transparent; border: 1px solid @background; padding: 4px 12px; }
QCalendarWidget QWidget { alternate-background-color: @background; }
QCalendarWidget QToolButton { color: @text; padding: 6px; }
"""
