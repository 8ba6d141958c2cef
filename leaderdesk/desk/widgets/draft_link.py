# SPDX-License-Identifier: MIT
"""下書き n件: what was being written of a kind and never saved, one press away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leaderdesk.desk.translate import tr
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.draft import Draft, drafts
from leaderdesk.ledger.store import Store


class DraftLink(QPushButton):
    """A link that says how many drafts wait; it hides where there are none. `wanted` narrows them.

    Signals:
        opened(object): the newest draft is wanted.
    """

    opened = Signal(object)

    def __init__(self, store: Store, kind: Kind, wanted: Callable[[Draft], bool] = lambda _draft: True) -> None:
        super().__init__()
        self._store = store
        self._kind = kind
        self._wanted = wanted
        self._waiting: list[Draft] = []
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setObjectName(f"action.open_draft.{kind.KIND}")
        self.hide()
        self.clicked.connect(lambda: self.opened.emit(self._waiting[0]))

    def look(self) -> None:
        """Look for drafts again."""
        with self._store.reading() as connection:
            known = [draft for draft in drafts(connection) if draft.kind == self._kind.KIND]
        self._waiting = [draft for draft in known if self._wanted(draft)]
        self.setText(tr("下書き {0}件").format(len(self._waiting)))
        self.setVisible(bool(self._waiting))
