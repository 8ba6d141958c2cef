# SPDX-License-Identifier: MIT
"""What stands before a person: the window on the open store, dressed as they like it, with its menu, settings and help."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from leaderdesk.desk.navigation import DIVISION, PageEntry
from leaderdesk.desk.preferences import WATCHED, Preferences
from leaderdesk.desk.theme import apply_theme, named_theme
from leaderdesk.desk.translate import install_language, tr
from leaderdesk.desk.window import MainWindow
from leaderdesk.errors import LeaderDeskError


class Front(QObject):
    """The window, and what is done with it as a whole; which store lies behind it is decided elsewhere.

    Signals:
        restore_requested(object): a backup (its path) shall take the store's place.
        rescue_requested(object): the store is damaged (the fault).
        trial_ended(): the made-up records shall go.
        succession_chosen(object, str, object): this PC goes on as what its section became: the offer, the letter of the
            PC, and the files to take in then.
    """

    restore_requested = Signal(object)
    rescue_requested = Signal(object)
    trial_ended = Signal()
    succession_chosen = Signal(object, str, object)

    def __init__(self, app: QApplication, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self.window: MainWindow | None = None
        self._app = app
        self._preferences = preferences
        self._store: Any = None
        self._jobs: Any = None
        self._why_read_only: LeaderDeskError | None = None
        self._undo: Any = None
        self._watch: Any = None
        if preferences.text("language", "ja") != "ja":  # the first picture in Japanese needs no words loaded
            install_language(app, preferences.text("language"))
        self.dress()

    # ------------------------------------------------------------ the window

    def show_window(self, role: str, place: str) -> None:
        """A new window for this side and place, in the old one's stead."""
        old, self.window = self.window, MainWindow(role, place, self._preferences)
        self.window.settings_requested.connect(self.show_settings)
        self.window.help_requested.connect(self.show_help)
        self.window.menu_chosen.connect(self.act_on_menu)
        self.window.record_requested.connect(self.show_record)
        self.window.show()
        self._app.processEvents()  # the first picture, before anything slow is even imported
        if old is not None:
            old.hide()
            old.deleteLater()

    def fill(self, store: Any, jobs: Any, *, why_read_only: LeaderDeskError | None) -> None:
        """Fill the window with the pages of a store; with a reason it can only be looked at (閲覧のみ)."""
        from leaderdesk.desk.folder_watch import FolderWatch

        self._store, self._jobs, self._why_read_only = store, jobs, why_read_only
        self.stop_watching()
        self._watch = FolderWatch(store, self)
        self._fill("home")
        if why_read_only is None:
            self._watch.follow(self._preferences.text(WATCHED))

    def stop_watching(self) -> None:
        """Ask nothing of the store any more: it is about to be closed."""
        if self._watch is not None:
            self._watch.close()  # it stays until the program ends: its thread may still want to tell it something
            self._watch = None

    def leave_page(self) -> None:
        """Keep what is being typed on the page that is up."""
        if self.window is not None and (page := self.window.current_page()) is not None:
            page.leave()

    def come_forward(self) -> None:
        """Another start of the program found this one: come to the front."""
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def offer_drafts(self, *, ended_badly: bool) -> None:
        """Say what was being typed when the program last ended, however it ended."""
        from leaderdesk.ledger.draft import drafts

        assert self.window is not None
        with self._store.reading() as connection:
            waiting = len(drafts(connection))
        lines = [tr("前回は正常に終わりませんでした。保存した記録はすべて残っています。")] if ended_badly else []
        if waiting:
            told = tr("書きかけの下書きが {0} 件あります。ホームの「下書き」から開けます。")
            if self._preferences.text("role") == DIVISION:
                told = tr("書きかけの下書きが {0} 件あります。書いていた画面で続きを書けます。")
            lines.append(told.format(waiting))
        if lines:
            self.window.toast.say("\n".join(lines))

    def _fill(self, first: str) -> None:
        from leaderdesk.desk.messages import sentence
        from leaderdesk.desk.undo import Undo

        assert self.window is not None
        if self._undo is not None:
            self._undo.leave()
        say = self.window.toast.say
        self._undo = Undo(
            self._store,
            self.window,
            said=say,
            failed=lambda error: say(sentence(error)),
            changed=self._show_change,
        )
        if self._why_read_only is not None:
            self._say_read_only(self._why_read_only)
        self.window.fill(self._make_page, first=first)
        self._show_state()

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

    def _make_page(self, entry: PageEntry) -> Any:
        page = entry.page_class()(self._store, self._preferences, self._jobs)
        page.store_changed.connect(self._show_state)
        page.store_changed.connect(self._watch.ask_again)
        page.imported.connect(self._undo.note_import)
        page.show_arrivals(self._watch.arrivals)
        self._watch.changed.connect(page.show_arrivals)
        page.succession_chosen.connect(self.succession_chosen, Qt.ConnectionType.QueuedConnection)
        return page

    def _show_change(self) -> None:
        """The ledger says something else than the page that is up."""
        assert self.window is not None
        if (page := self.window.current_page()) is not None:
            page.refresh()
        self._show_state()

    def _show_state(self) -> None:
        from leaderdesk.desk.state_line import state_line

        if self.window is not None:
            self.window.show_state(state_line(self._store))

    # ------------------------------------------------------------ the menu

    def file_menu(self) -> Any:
        """The work behind the menu 「ファイル」, on the store and the window as they are now."""
        from leaderdesk.desk.file_menu import FileMenu

        assert self.window is not None
        return FileMenu(
            self._store,
            self.window,
            self._preferences,
            self._jobs,
            changed=self._show_state,
            imported=self._undo.note_import,
            restore=self.restore_requested.emit,
            rescue=self.rescue_requested.emit,
        )

    def act_on_menu(self, name: str) -> None:
        """Do what an entry of the menu, or of `Undo`, is named; nothing while other work is under way."""
        if self._store is None or self.window is None or self._jobs.is_busy():
            return
        if name in ("undo", "redo"):
            self.leave_page()  # what is being typed is kept before the page looks again
            getattr(self._undo, name)()
        else:
            getattr(self.file_menu(), name)()

    # ------------------------------------------------------------ look and help

    def dress(self) -> None:
        """Put on the chosen colours and size."""
        theme = named_theme(self._preferences.text("theme", "auto"))
        apply_theme(self._app, theme, self._preferences.text("size", "standard"))

    def show_settings(self) -> None:
        """設定; another look or language takes hold when it is closed."""
        from leaderdesk.desk.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._preferences, self._store, self.window)
        dialog.look_changed.connect(self.dress)
        dialog.trial_ended.connect(self.trial_ended, Qt.ConnectionType.QueuedConnection)
        before = [self._preferences.text(name) for name in ("theme", "size", "language")]
        watched = self._preferences.text(WATCHED)
        dialog.exec()
        if (place := self._preferences.text(WATCHED)) != watched and self._why_read_only is None:
            self._watch.follow(place)
        after = [self._preferences.text(name) for name in ("theme", "size", "language")]
        dialog.deleteLater()
        if before != after and not self._jobs.is_busy():  # pages at work stay; the rest follows with the next start
            self.dress_anew()

    def dress_anew(self) -> None:
        """Make the window again: icons, widths and words follow the new look."""
        assert self.window is not None
        name = self.window.current_name() or "home"
        self.leave_page()
        install_language(self._app, self._preferences.text("language", "ja"))
        self.dress()
        self.show_window(self._preferences.text("role"), self._preferences.text("place"))
        self._fill(name)

    def show_record(self, record_id: str) -> None:
        """A record of a kind that has no page, to read; from there on to others."""
        from leaderdesk.desk.dialogs.record import RecordDialog
        from leaderdesk.desk.dialogs.versions import VersionsDialog

        assert self.window is not None
        dialog = RecordDialog(self._store, record_id, self.window, can_go=False)
        dialog.versions_requested.connect(
            lambda: VersionsDialog(self._store, self._preferences, record_id, dialog).exec()
        )
        dialog.exec()
        kind, wanted = dialog.wanted
        dialog.deleteLater()
        if wanted:
            self.window.open_page(f"kind:{kind}", wanted)

    def show_help(self, page: str) -> None:
        """ヘルプ, at a page."""
        from leaderdesk.desk.dialogs.help import HelpWindow

        HelpWindow.show_page(self.window, page or "start")
