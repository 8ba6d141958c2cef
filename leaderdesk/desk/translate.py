# SPDX-License-Identifier: MIT
"""Words on the screen: Japanese is the source, other languages are translations shipped beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from leaderdesk.places import resource

LANGUAGES = {"ja": "日本語", "en": "English"}


def tr(text: str) -> str:
    """The text in the language of the desk."""
    return QCoreApplication.translate("", text) if text else ""


def year_words(year: int) -> str:
    """A fiscal year as lists and headings name it: 令和8年度, in English FY2026."""
    from leaderdesk.fiscal import fiscal_label  # not before the first picture

    era = fiscal_label(year).partition("年度")[0]
    return tr("{era}年度").format(era=era, year=year)


def install_language(app: QCoreApplication, language: str) -> None:
    """Load the desk's and Qt's own words in that language; dates and numbers follow it."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale("ja_JP" if language == "ja" else "en_GB"))
    qt_words = QTranslator(app)
    if qt_words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt_words)
    if language != "ja":
        words = QTranslator(app)
        words.load(str(resource("i18n", f"leaderdesk_{language}.qm")))
        app.installTranslator(words)
