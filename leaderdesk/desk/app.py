# SPDX-License-Identifier: MIT
"""The desk's start: the first picture at once, then everything slow; one window per person."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QLockFile, QObject, QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from leaderdesk import __version__, places
from leaderdesk.desk.front import Front
from leaderdesk.desk.other_starts import OtherStarts, raise_first_window
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.running_mark import RunningMark
from leaderdesk.desk.theme import icon
from leaderdesk.desk.translate import install_language, tr
from leaderdesk.desk.window import MainWindow
from leaderdesk.errors import LeaderDeskError
from leaderdesk.paper.fonts import load_fonts

_TOO_OFTEN = 3  # the same error so many times is no accident


def run_desk() -> int:
    """Open the desk; gives the exit code."""
    if not has_screen():
        print(LeaderDeskError("LD-5006"), file=sys.stderr)
        return 4
    app = make_application(sys.argv[:1])
    try:
        places.home().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return _refuse_to_start(error)
    alone = QLockFile(str(places.home() / "desk.lock"))
    if not alone.tryLock(0) and raise_first_window():
        return 0
    desk = Desk(app)
    desk.open()
    code = int(app.exec())
    desk.close()
    return code


def _refuse_to_start(error: OSError) -> int:
    """Say that the data folder cannot be made; gives the exit code."""
    from leaderdesk.desk.messages import tell_fault
    from leaderdesk.machine import os_reason

    tell_fault(None, LeaderDeskError("LD-2301", folder=str(places.home()), reason=os_reason(error)))
    return 4


def let_go_of_clipboard() -> None:
    """What was copied stays on the clipboard as text; made by Python, it would outlive Python and crash the end."""
    clipboard = QApplication.clipboard()
    if (content := clipboard.mimeData()) is not None and shiboken6.createdByPython(content):
        clipboard.setText(clipboard.text())


def has_screen() -> bool:
    """Whether there is a screen; Qt itself would blame a missing library instead of saying so."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, with its name and its typeface."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(arguments)
    app.setApplicationName("LeaderDesk")
    app.setApplicationVersion(__version__)
    load_fonts()
    return app


class Desk(QObject):
    """The program while it runs: which store is open, and what stands before the person."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.preferences = Preferences(places.home())
        self.front = Front(app, self.preferences, self)
        self.store: Any = None
        self._app = app
        self._jobs: Any = None
        self._catch_all: Any = None
        self._others = OtherStarts(self)
        self._mark = RunningMark()
        self._why_read_only: LeaderDeskError | None = None
        self._others.came.connect(self.front.come_forward)
        self.front.restore_requested.connect(self._restore)
        self.front.rescue_requested.connect(self._rescue)
        self.front.trial_ended.connect(self._end_trial)
        self.front.succession_chosen.connect(self._go_on_as)

    @property
    def window(self) -> MainWindow | None:
        """The window, None before the first."""
        return self.front.window

    # ------------------------------------------------------------ start and end

    def open(self) -> None:
        """Show the frame as it was last time; everything slow comes after its first picture."""
        role = self.preferences.text("role")
        if role:
            self.front.show_window(role, self.preferences.text("place"))
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        """Keep what is typed and let go of the store."""
        let_go_of_clipboard()
        if self._jobs is not None:
            self._jobs.stop_all()
        self.front.stop_watching()
        if self.store is not None:
            self.store.close()
            self.store = None
        self._others.close()
        self._mark.end()

    def _begin(self) -> None:
        """Load the slow parts, open the store or ask who sits here, and fill the window."""
        from leaderdesk.desk.jobs import Jobs
        from leaderdesk.desk.messages import CatchAll, tell_fault

        self._app.setWindowIcon(icon("leaderdesk"))
        install_language(self._app, self.preferences.text("language", "ja"))
        self._catch_all = CatchAll(self._tell_error)
        ended_badly = self._mark.begin()
        self._jobs = Jobs(self)
        self._others.listen()
        try:
            self.store = self._open_store() if places.ledger_file().exists() else self._ask_who()
        except LeaderDeskError as error:
            tell_fault(self.window, error)
        if self.store is None:
            self._app.exit(4)
            return
        self._move_in()
        self.front.offer_drafts(ended_badly=ended_badly)
        self.front.file_menu().back_up_if_due()
        gc.freeze()
        gc.enable()  # `leaderdesk.__main__` stopped it for the start

    def _tell_error(self, error: BaseException, times: int) -> None:
        """Say what nobody caught; what comes again and again is no state to go on in."""
        from leaderdesk.desk.messages import ask, sentence, tell_fault

        if times < _TOO_OFTEN:
            tell_fault(self.window, error)
            return
        told = tr("同じ誤りが続いています。起動し直すと直ることがあります。書きかけは下書きに残ります。")
        if ask(self.window, f"{sentence(error)}\n\n{told}", do=tr("起動し直す"), leave=tr("続ける")):
            self._start_anew()

    def _start_anew(self) -> None:
        """Keep what is typed, end, and start again; drafts are offered then."""
        with suppress(LeaderDeskError):  # what cannot be kept now is in the draft of a moment ago
            self.front.leave_page()
        self.close()
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "leaderdesk"]
        QProcess.startDetached(command[0], command[1:])
        self._app.exit(0)

    # ------------------------------------------------------------ the store

    def _ask_who(self) -> Any:
        """The first run: who sits here, and what to start with; None when the person gives up."""
        from leaderdesk.desk.dialogs.first_run import FirstRun

        wizard = FirstRun(places.ledger_file(), self.preferences, self.front.dress)
        made = wizard.ask()
        wizard.deleteLater()
        return made

    def _open_store(self) -> Any:
        """The store: to be read only where it cannot be written, rescued where it is damaged; None where nobody wants to."""
        from leaderdesk.kinds.catalogue import KINDS
        from leaderdesk.ledger.opening import TO_BE_READ_ONLY, open_store

        self._why_read_only = None
        try:
            return open_store(places.ledger_file(), KINDS)
        except LeaderDeskError as error:
            if error.code == "LD-4005":
                from leaderdesk.desk.dialogs.rescue import offer_rescue

                return offer_rescue(places.ledger_file(), error, self.window)
            if error.code not in TO_BE_READ_ONLY:
                raise
            self._why_read_only = error
            return open_store(places.ledger_file(), KINDS, read_only=True)

    def _move_in(self, *, anew: bool = False) -> None:
        """Fill the window with the store's pages; a new window where the store or its place is another than before."""
        from leaderdesk.exchange.enrolment import TRIAL

        if self.store is None:  # damaged, and not to be rescued now
            self._app.exit(4)
            return
        me = self.store.identity
        trial = tr("お試しデータ") if self.store.setting(TRIAL) else ""
        place = "  ".join(filter(None, (me.municipality_name, me.section_name, trial)))
        known = (self.preferences.text("role"), self.preferences.text("place"))
        if anew or known != (me.role.value, place) or self.window is None:
            self.preferences.keep_text("role", me.role.value)
            self.preferences.keep_text("place", place)
            self.front.show_window(me.role.value, place)
        self.front.fill(self.store, self._jobs, why_read_only=self._why_read_only)

    def _move_out(self) -> None:
        """Keep what is being typed, stop all work, and let go of the store: another will take its place."""
        self.front.leave_page()
        self.front.stop_watching()
        self._jobs.stop_all()
        self.store.close()

    def _rescue(self, error: LeaderDeskError) -> None:
        """Damage that came to light while the desk was open."""
        from leaderdesk.desk.dialogs.rescue import offer_rescue

        self._move_out()
        self.store = offer_rescue(places.ledger_file(), error, self.window) or self._open_store()
        self._move_in(anew=True)

    def _restore(self, source: Path) -> None:
        """Put a backup in the store's place and go on with it."""
        from leaderdesk.desk.messages import tell_fault
        from leaderdesk.kinds.catalogue import KINDS
        from leaderdesk.ledger.backup import restore

        self._move_out()
        kept = None
        try:
            kept = restore(source, places.ledger_file(), KINDS)
        except LeaderDeskError as error:
            tell_fault(self.window, error)
        self.store = self._open_store()
        self._move_in(anew=True)
        if kept is not None and self.window is not None:
            told = tr("バックアップから復元しました。それまでの台帳は「{0}」に残してあります。")
            self.window.toast.say(told.format(kept.name))

    def _end_trial(self) -> None:
        """Made-up records go with one click; the store that held them is kept beside the new one."""
        from leaderdesk.desk.messages import ask, tell_fault
        from leaderdesk.exchange.enrolment import end_trial

        question = tr("作りものの記録をすべて片付け、空の台帳で始めます。今の台帳は同じフォルダーに残します。")
        if not ask(self.window, question, do=tr("空にして始める"), leave=tr("まだ試す")):
            return
        self.front.stop_watching()
        self._jobs.stop_all()
        try:
            self.store = end_trial(self.store)
        except LeaderDeskError as error:
            tell_fault(self.window, error)
            self.store = self._open_store()
        self._move_in()

    def _go_on_as(self, offer: Any, pc: str, waiting: list[Any]) -> None:
        """課の改編: this PC goes on as what its section became; the window is made anew, and what waited comes in."""
        from leaderdesk.desk.messages import tell_fault
        from leaderdesk.exchange.succession import take_over

        self.front.leave_page()
        self._jobs.stop_all()
        try:
            self.store = take_over(self.store, offer, pc)
        except LeaderDeskError as error:
            tell_fault(self.window, error)
            if not offer.carries_on:  # the store was closed for it
                self.store = self._open_store()
        self._move_in(anew=True)
        if self.window is not None and self.store is not None and self.store.identity.section == offer.section:
            told = tr("{0}として続けます。") if offer.carries_on else tr("{0}として始めます。")
            self.window.toast.say(told.format(offer.name))
            if waiting:
                self.window.open_page("submission", waiting)
