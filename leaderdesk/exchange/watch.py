# SPDX-License-Identifier: MIT
"""見張り: files are taken in as they are laid into a folder; one that still grows waits for the next look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from leaderdesk.exchange.folder import Folder, Mark
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.ledger.store import Store


def watching(store: Store, inbox: Path, *, wait: Callable[[], object] | None) -> Iterator[Verdict]:
    """Take in every new or changed file of a folder, and give its verdict; the files stay where they are.

    Between two looks `wait` is called; where it is None, one look is all. Ctrl+C while waiting ends it.
    """
    folder = Folder(inbox)
    done: dict[Path, Mark] = {}
    while True:
        folder.look()
        ripe = folder.found if wait is None else folder.complete
        for path, mark in ripe.items():
            if done.get(path) != mark:
                yield from receive(store, [path])
                done[path] = mark
        if wait is None:
            return
        try:
            wait()
        except KeyboardInterrupt:
            return
