# SPDX-License-Identifier: MIT
"""受け取るフォルダー: watched while the desk is open; a slow or missing one never holds anything up."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.folder import Arrivals, Folder, meant_for, offered
from leaderdesk.ledger.store import Store

_POLL_MS = 60_000  # network folders tell of nothing by themselves
_SOON_MS = 2_000  # something changed, or still grows


class FolderWatch(QObject):
    """What waits in the folder for this store. Looking is done in a thread that nobody waits for: a network may hang.

    Signals:
        changed(object): other files wait than before, or the folder came or went (Arrivals).
    """

    changed = Signal(object)
    _looked = Signal(object, object)  # the folder, and what lies in it (path to SHA-256) or the fault

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self.arrivals = Arrivals()
        self._store = store
        self._folder: Folder | None = None
        self._lying: dict[Path, str] | LeaderDeskError = {}
        self._is_looking = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._look)
        self._told = QFileSystemWatcher(self)
        self._told.directoryChanged.connect(lambda: self._next.start(_SOON_MS))
        self._looked.connect(self._take)

    def follow(self, place: str) -> None:
        """Watch this folder from now on; "" watches none."""
        if self._told.directories():
            self._told.removePaths(self._told.directories())
        self._folder = Folder(Path(place), meant_for(self._store)) if place else None
        self._lying = {}
        self.ask_again()
        self._look()

    def ask_again(self) -> None:
        """The ledger has changed: what is in does not wait any more."""
        before = self.arrivals
        if isinstance(self._lying, LeaderDeskError):
            now = Arrivals(fault=self._lying)
        else:
            now = Arrivals(offered(self._store, self._lying) if self._lying else ())
        self.arrivals = now
        if (now.files, str(now.fault)) != (before.files, str(before.fault)):
            self.changed.emit(now)

    def close(self) -> None:
        """Watch nothing any more."""
        self._folder, self._lying = None, {}
        self._next.stop()

    def _look(self) -> None:
        self._next.stop()
        if self._folder is not None and not self._is_looking:
            self._folder.is_wanted = meant_for(self._store)  # a 課の改編 may have come, in a file or with its day
            self._is_looking = True
            threading.Thread(target=self._look_closely, args=(self._folder,), daemon=True).start()

    def _look_closely(self, folder: Folder) -> None:
        """In a thread of its own; nothing here but the folder is touched."""
        lying: dict[Path, str] | LeaderDeskError
        try:
            lying = folder.look_closely()
        except LeaderDeskError as fault:
            lying = fault
        with suppress(RuntimeError):  # the desk was closed meanwhile
            self._looked.emit(folder, lying)

    def _take(self, folder: Folder, lying: dict[Path, str] | LeaderDeskError) -> None:
        self._is_looking = False
        if folder is not self._folder:  # another is watched by now
            self._look()
            return
        self._lying = lying
        is_there = isinstance(lying, dict)
        if is_there and not self._told.directories():
            self._told.addPath(str(folder.place))
        self._next.start(_SOON_MS if is_there and len(folder.found) > len(folder.complete) else _POLL_MS)
        self.ask_again()
