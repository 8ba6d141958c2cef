# SPDX-License-Identifier: MIT
"""What the desk says: faults as sentences, questions with verbs for answers, and the one place that catches everything."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from leaderdesk.desk.translate import tr
from leaderdesk.errors import LeaderDeskError
from leaderdesk.report import kind_of, write_report
from leaderdesk.text import readable


def as_fault(error: BaseException) -> LeaderDeskError:
    """The fault to tell a person: the catalogue's own, or for anything else a report and its sentence (LD-5007)."""
    if isinstance(error, LeaderDeskError):
        return error
    return LeaderDeskError("LD-5007", report=write_report(error) or "―")


def sentence(error: BaseException) -> str:
    """A fault in the language of the desk, with its code."""
    fault = as_fault(error)
    return f"{fault.sentence(tr)}（{fault.code}）"


def tell_fault(parent: QWidget | None, error: BaseException) -> None:
    """Say in a dialog what happened, where and what to do."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence(error))
    box.addButton(tr("閉じる"), QMessageBox.ButtonRole.RejectRole)
    box.exec()


def tell(parent: QWidget | None, text: str) -> None:
    """Say something that a person asked for."""
    box = _box(parent, QMessageBox.Icon.Information, text)
    box.addButton(tr("閉じる"), QMessageBox.ButtonRole.RejectRole)
    box.exec()


def ask(parent: QWidget | None, question: str, *, do: str, leave: str) -> bool:
    """Ask one thing; the buttons are verbs, and Enter and Esc take the safe side."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    act = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    safe = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    return box.clickedButton() is act


def sender_is_confirmed(parent: QWidget | None, verdict: Any) -> bool:
    """Ask whether somebody compared a held file's 確認コード by telephone."""
    question = tr("{0} に電話をかけ、表紙の確認コードが {1} であることを確かめましたか。")
    told = question.format(verdict.section_name or verdict.file, verdict.content.manifest.confirmation)
    return ask(parent, told, do=tr("確かめた"), leave=tr("まだ確かめていない"))


class CatchAll(QObject):
    """The last net: whatever nobody caught becomes a report file and a sentence; the program goes on.

    `tell` is given the exception and how often the same one came by now. While it tells, others are only counted: a
    storm of errors is one dialog.

    Signals:
        caught(object): the exception; may come from any thread.
    """

    caught = Signal(object)

    def __init__(self, tell: Callable[[BaseException, int], None]) -> None:
        super().__init__()
        self._tell = tell
        self._is_telling = False
        self._times: Counter[tuple[str, str, int]] = Counter()
        self.caught.connect(self._take, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._emit(args.exc_value)
        sys.unraisablehook = lambda args: self._emit(args.exc_value)

    def _take(self, error: BaseException) -> None:
        same = kind_of(error)
        self._times[same] += 1
        if not self._is_telling:
            self._is_telling = True
            try:
                self._tell(error, self._times[same])
            finally:
                self._is_telling = False

    def _hook(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._emit(error)

    def _emit(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, KeyboardInterrupt):
            self.caught.emit(error)


def _box(parent: QWidget | None, symbol: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(symbol, "LeaderDesk", readable(text), QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setObjectName("dialog.message")
    return box
