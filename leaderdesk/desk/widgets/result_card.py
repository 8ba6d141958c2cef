# SPDX-License-Identifier: MIT
"""What was done with files, and what people do with the one that was written: open its folder, copy its path, mail it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.desk.widgets.words import button, card, plain_label


class ResultCard(QWidget):
    """A sentence and its actions; hidden until there is one. `mail` gives the text of a mail that carries a file.

    `told` is the sentence, `file` the one written last.

    Signals:
        noted(str): a word for the status bar.
        conflicts_wanted(): 確認が必要な記録を開く.
    """

    noted = Signal(str)
    conflicts_wanted = Signal()

    def __init__(self, mail: Callable[[str], str]) -> None:
        super().__init__()
        self._mail = mail
        self.file: Path | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self.told = plain_label("", role="good", wraps=True)
        column.addWidget(self.told)
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self._open = self._action(tr("フォルダーを開く"), "folder-open", "action.open_folder", self._open_folder)
        self._path = self._action(tr("パスをコピー"), "copy", "action.copy_path", self._copy_path)
        self._letter = self._action(tr("メールの文面をコピー"), "clipboard", "action.copy_mail", self._copy_mail)
        self._decide = self._action(
            tr("確認が必要な記録を開く"), "", "action.open_conflicts", self.conflicts_wanted.emit
        )
        self._row.addStretch()
        self.hide()

    def show_written(self, told: str, file: Path, *, is_mailed: bool) -> None:
        """Say that a file was written."""
        self.file = file
        self._show(told, self._open, self._path, *([self._letter] if is_mailed else []))

    def show_received(self, told: str, *, has_conflicts: bool) -> None:
        """Say what files brought; nothing to say hides the card."""
        self._show(told, *([self._decide] if has_conflicts else []))

    def _show(self, told: str, *actions: QPushButton) -> None:
        self.told.setText(told)
        for made in (self._open, self._path, self._letter, self._decide):
            made.setVisible(made in actions)
        self.setVisible(bool(told))

    def _action(self, text: str, symbol: str, name: str, do: Callable[[], object]) -> QPushButton:
        made = button(text, symbol=symbol, name=name)
        made.clicked.connect(lambda: do())
        self._row.addWidget(made)
        return made

    def _open_folder(self) -> None:
        if self.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file.parent)))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self.file or ""))
        self.noted.emit(tr("ファイルのパスをコピーしました。"))

    def _copy_mail(self) -> None:
        QGuiApplication.clipboard().setText(self._mail(self.file.name if self.file else ""))
        self.noted.emit(tr("メールの文面をコピーしました。"))
