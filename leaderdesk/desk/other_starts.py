# SPDX-License-Identifier: MIT
"""One desk per person: another start of the program brings the window up that is already there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCryptographicHash, QObject, Signal

from leaderdesk import places


def raise_first_window() -> bool:
    """Ask a desk that is already open to show itself; False where there is none."""
    from PySide6.QtNetwork import QLocalSocket  # the usual start never needs it

    socket = QLocalSocket()
    socket.connectToServer(_server_name())
    return bool(socket.waitForConnected(300))


class OtherStarts(QObject):
    """Hears of other starts of the program.

    Signals:
        came(): somebody started the program again.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server: Any = None

    def listen(self) -> None:
        """From now on, hear of them."""
        from PySide6.QtNetwork import QLocalServer  # not before the first picture

        self._server = QLocalServer(self)
        QLocalServer.removeServer(_server_name())
        self._server.listen(_server_name())
        self._server.newConnection.connect(self._greet)

    def close(self) -> None:
        """Hear of them no more."""
        if self._server is not None:
            self._server.close()

    def _greet(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.deleteLater()
        self.came.emit()


def _server_name() -> str:
    """One name per data folder: two people of one PC do not meet."""
    digest = QCryptographicHash.hash(str(places.home()).encode(), QCryptographicHash.Algorithm.Sha256)
    return f"leaderdesk-{bytes(digest.toHex().data()).decode()[:16]}"
