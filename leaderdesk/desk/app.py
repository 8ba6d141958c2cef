# SPDX-License-Identifier: MIT
"""The desk's start: the first picture at once, then everything slow; one window per person."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from leaderdesk import __version__, places
from leaderdesk.desk.navigation import DIVISION, PageEntry
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import apply_theme, icon, load_fonts, named_theme
from leaderdesk.desk.translate import install_language, tr
from leaderdesk.desk.window import MainWindow
from leaderdesk.errors import LeaderDeskError

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


def _running_mark() -> Path:
    """The file that is there while the desk runs."""
    return places.home() / "logs" / "running"


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


def raise_first_window() -> bool:
    """Ask a desk that is already open to show itself; False where there is none."""
    from PySide6.QtNetwork import QLocalSocket  # the usual start never needs it

    socket = QLocalSocket()
    socket.connectToServer(_server_name())
    return bool(socket.waitForConnected(300))


def _server_name() -> str:
    """One name per data folder: two people of one PC do not meet."""
    digest = QCryptographicHash.hash(str(places.home()).encode(), QCryptographicHash.Algorithm.Sha256)
    return f"leaderdesk-{bytes(digest.toHex().data()).decode()[:16]}"


class Desk(QObject):
    """The program while it runs: what it opened, and the window before it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.preferences = Preferences(places.home())
        self.window: MainWindow | None = None
        self.store: Any = None
        self._app = app
        self._jobs: Any = None
        self._catch_all: Any = None
        self._server: Any = None
        self._why_read_only: LeaderDeskError | None = None
        self._undo: Any = None
        self._trace: Any = None
        self._ended_badly = False
        if self.preferences.text("language", "ja") != "ja":  # the first picture in Japanese needs no words loaded
            install_language(app, self.preferences.text("language"))
        self._dress()

    # ------------------------------------------------------------ start and end

    def open(self) -> None:
        """Show the frame as it was last time; everything slow comes after its first picture."""
        role = self.preferences.text("role")
        if role:
            self._show_window(role, self.preferences.text("place"))
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        """Keep what is typed and let go of the store."""
        let_go_of_clipboard()
        if self._jobs is not None:
            self._jobs.stop_all()
        if self.store is not None:
            self.store.close()
            self.store = None
        if self._server is not None:
            self._server.close()
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            _running_mark().unlink(missing_ok=True)
            self._trace = None

    def _note_start(self) -> None:
        """Leave a mark that goes when the program ends well; and let a crash of native code leave its trace."""
        mark = _running_mark()
        self._ended_badly = mark.exists()
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
            self._trace = (mark.parent / "crash.txt").open("a", encoding="utf-8")
            faulthandler.enable(self._trace)
        except OSError:  # without a place for it, there is no trace
            self._trace = None

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
        if self.window is not None and (page := self.window.current_page()) is not None:
            with suppress(LeaderDeskError):  # what cannot be kept now is in the draft of a moment ago
                page.leave()
        self.close()
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "leaderdesk"]
        QProcess.startDetached(command[0], command[1:])
        self._app.exit(0)

    def _begin(self) -> None:
        """Load the slow parts, open the store or ask who sits here, and fill the window."""
        from leaderdesk.desk.jobs import Jobs
        from leaderdesk.desk.messages import CatchAll, tell_fault

        self._app.setWindowIcon(icon("leaderdesk"))
        install_language(self._app, self.preferences.text("language", "ja"))
        self._catch_all = CatchAll(self._tell_error)
        self._note_start()
        self._jobs = Jobs(self)
        self._answer_other_starts()
        try:
            self.store = self._open_store() if places.ledger_file().exists() else self._ask_who()
        except LeaderDeskError as error:
            tell_fault(self.window, error)
        if self.store is None:
            self._app.exit(4)
            return
        self._move_in()
        self._offer_drafts()
        self._file_menu().back_up_if_due()
        gc.freeze()
        gc.enable()  # `leaderdesk.__main__` stopped it for the start

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

    def _rescue(self, error: LeaderDeskError) -> None:
        """Damage that came to light while the desk was open."""
        from leaderdesk.desk.dialogs.rescue import offer_rescue

        assert self.window is not None
        if (page := self.window.current_page()) is not None:
            page.leave()
        self._jobs.stop_all()
        self.store.close()
        self.store = offer_rescue(places.ledger_file(), error, self.window) or self._open_store()
        self._move_in(anew=True)

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
            self._show_window(me.role.value, place)
        self._fill()

    def _ask_who(self) -> Any:
        """The first run: who sits here, and what to start with; None when the person gives up."""
        from leaderdesk.desk.dialogs.first_run import FirstRun

        wizard = FirstRun(places.ledger_file(), self.preferences, self._dress)
        made = wizard.ask()
        wizard.deleteLater()
        return made

    # ------------------------------------------------------------ the window

    def _show_window(self, role: str, place: str) -> None:
        old, self.window = self.window, MainWindow(role, place, self.preferences)
        self.window.settings_requested.connect(self._show_settings)
        self.window.help_requested.connect(self._show_help)
        self.window.menu_chosen.connect(self._act_on_menu)
        self.window.show()
        self._app.processEvents()  # the first picture, before anything slow is even imported
        if old is not None:
            old.hide()
            old.deleteLater()

    def _say_read_only(self, why: LeaderDeskError) -> None:
        """閲覧のみ: a banner over the whole window says so, and why; nothing that writes can be pressed."""
        from leaderdesk.desk.messages import sentence
        from leaderdesk.desk.read_only import ReadOnly
        from leaderdesk.desk.widgets.words import plain_label

        assert self.window is not None
        banner = plain_label(tr("閲覧のみ：{0}").format(sentence(why)), role="banner", wraps=True)
        banner.setObjectName("banner.read_only")
        self.window.setMenuWidget(banner)
        ReadOnly(self.window)

    def _fill(self, first: str = "home") -> None:
        from leaderdesk.desk.messages import sentence
        from leaderdesk.desk.undo import Undo

        assert self.window is not None
        self._forget_steps()
        say = self.window.toast.say
        self._undo = Undo(
            self.store,
            self.window,
            said=say,
            failed=lambda error: say(sentence(error)),
            changed=self._show_change,
        )
        if self._why_read_only is not None:
            self._say_read_only(self._why_read_only)
        self.window.fill(self._make_page, first=first)
        self._show_state()

    def _offer_drafts(self) -> None:
        """What was being typed when the program last ended, however it ended."""
        from leaderdesk.ledger.draft import drafts

        assert self.window is not None
        with self.store.reading() as connection:
            waiting = len(drafts(connection))
        lines = [tr("前回は正常に終わりませんでした。保存した記録はすべて残っています。")] if self._ended_badly else []
        if waiting:
            told = tr("書きかけの下書きが {0} 件あります。ホームの「下書き」から開けます。")
            if self.preferences.text("role") == DIVISION:
                told = tr("書きかけの下書きが {0} 件あります。「名簿・コード」で続きを書けます。")
            lines.append(told.format(waiting))
        if lines:
            self.window.toast.say("\n".join(lines))

    def _make_page(self, entry: PageEntry) -> Any:
        page = entry.page_class()(self.store, self.preferences, self._jobs)
        page.store_changed.connect(self._show_state)
        page.imported.connect(self._undo.note_import)
        return page

    def _forget_steps(self) -> None:
        if self._undo is not None:
            self._undo.leave()
            self._undo = None

    def _show_change(self) -> None:
        """The ledger says something else than the page that is up."""
        assert self.window is not None
        if (page := self.window.current_page()) is not None:
            page.refresh()
        self._show_state()

    def _file_menu(self) -> Any:
        """The work behind the menu 「ファイル」, on the store and the window as they are now."""
        from leaderdesk.desk.file_menu import FileMenu

        assert self.window is not None
        return FileMenu(
            self.store,
            self.window,
            self.preferences,
            self._jobs,
            changed=self._show_state,
            imported=self._undo.note_import,
            restore=self._restore,
            rescue=self._rescue,
        )

    def _act_on_menu(self, name: str) -> None:
        if self.store is None or self.window is None or self._jobs.is_busy():
            return
        if name in ("undo", "redo"):
            if (page := self.window.current_page()) is not None:
                page.leave()  # what is being typed is kept before the page looks again
            getattr(self._undo, name)()
        else:
            getattr(self._file_menu(), name)()

    def _restore(self, source: Path) -> None:
        """Put a backup in the store's place and go on with it."""
        from leaderdesk.desk.messages import tell_fault
        from leaderdesk.kinds.catalogue import KINDS
        from leaderdesk.ledger.backup import restore

        assert self.window is not None
        if (page := self.window.current_page()) is not None:
            page.leave()
        self._jobs.stop_all()
        self.store.close()
        kept = None
        try:
            kept = restore(source, places.ledger_file(), KINDS)
        except LeaderDeskError as error:
            tell_fault(self.window, error)
        self.store = self._open_store()
        self._move_in(anew=True)
        if kept is not None:
            told = tr("バックアップから復元しました。それまでの台帳は「{0}」に残してあります。")
            self.window.toast.say(told.format(kept.name))

    def _show_state(self) -> None:
        from leaderdesk.desk.state_line import state_line

        if self.window is not None:
            self.window.show_state(state_line(self.store))

    def _answer_other_starts(self) -> None:
        """From now on, another start of the program brings this window up instead."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        QLocalServer.removeServer(_server_name())
        self._server.listen(_server_name())
        self._server.newConnection.connect(self._show_again)

    def _show_again(self) -> None:
        """Another start of the program found this one: come to the front."""
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.deleteLater()
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    # ------------------------------------------------------------ look and help

    def _dress(self) -> None:
        theme = named_theme(self.preferences.text("theme", "auto"))
        apply_theme(self._app, theme, self.preferences.text("size", "standard"))

    def _show_settings(self) -> None:
        from leaderdesk.desk.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.preferences, self.store, self.window)
        dialog.look_changed.connect(self._dress)
        dialog.trial_ended.connect(self._end_trial, Qt.ConnectionType.QueuedConnection)
        before = [self.preferences.text(name) for name in ("theme", "size", "language")]
        dialog.exec()
        after = [self.preferences.text(name) for name in ("theme", "size", "language")]
        dialog.deleteLater()
        if before != after and not self._jobs.is_busy():  # pages at work stay; the rest follows with the next start
            self._dress_anew()

    def _dress_anew(self) -> None:
        """Make the window again: icons, widths and words follow the new look."""
        assert self.window is not None
        name = self.window.current_name() or "home"
        if (page := self.window.current_page()) is not None:
            page.leave()
        install_language(self._app, self.preferences.text("language", "ja"))
        self._dress()
        self._show_window(self.preferences.text("role"), self.preferences.text("place"))
        self._fill(first=name)

    def _end_trial(self) -> None:
        """Made-up records go with one click; the store that held them is kept beside the new one."""
        from leaderdesk.desk.messages import ask, tell_fault
        from leaderdesk.exchange.enrolment import end_trial

        question = tr("作りものの記録をすべて片付け、空の台帳で始めます。今の台帳は同じフォルダーに残します。")
        if not ask(self.window, question, do=tr("空にして始める"), leave=tr("まだ試す")):
            return
        self._jobs.stop_all()
        try:
            self.store = end_trial(self.store)
        except LeaderDeskError as error:
            tell_fault(self.window, error)
            self.store = self._open_store()
        self._move_in()

    def _show_help(self, page: str) -> None:
        from leaderdesk.desk.dialogs.help import HelpWindow

        HelpWindow.show_page(self.window, page or "start")
