# SPDX-License-Identifier: MIT
"""What the desk remembers of this person on this PC: sizes, colours, widths. It never leaves the PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

WATCHED = "receive/watched"  # the folder from which files are received, "" for none


class Preferences:
    """The desk's own settings, in `desk.ini` of the data folder; readable before any store is open."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A remembered text."""
        return str(self._settings.value(name, default))

    def keep_text(self, name: str, value: str) -> None:
        """Remember a text."""
        self._settings.setValue(name, value)

    def state(self, name: str) -> QByteArray:
        """The remembered state of a window, splitter or table heading; empty where there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Remember the state of a window, splitter or table heading."""
        self._settings.setValue(name, value)

    def forget_layout(self) -> None:
        """画面配置を初期化: forget every size and place."""
        for group in ("window", "splitter", "table"):
            self._settings.remove(group)
