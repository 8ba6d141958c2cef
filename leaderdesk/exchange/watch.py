# SPDX-License-Identifier: MIT
"""見張り: files are taken in as they are laid into a folder; one that still grows waits for the next look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from leaderdesk.exchange.receive import files_in, receive
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.ledger.store import Store

_Mark = tuple[int, int]  # size and time of change: a file whose mark stays the same is complete


def watching(store: Store, inbox: Path, *, wait: Callable[[], object] | None) -> Iterator[Verdict]:
    """Take in every new or changed file of a folder, and give its verdict; the files stay where they are.

    Between two looks `wait` is called; where it is None, one look is all. Ctrl+C while waiting ends it.
    """
    done: dict[Path, _Mark] = {}
    before: dict[Path, _Mark] = {}
    while True:
        found = {path: mark for path in files_in([inbox]) if (mark := _mark(path)) is not None}
        ripe = [
            path
            for path, mark in found.items()
            if done.get(path) != mark and (wait is None or before.get(path) == mark)
        ]
        for path in ripe:
            yield from receive(store, [path])
            done[path] = found[path]
        before = found
        if wait is None:
            return
        try:
            wait()
        except KeyboardInterrupt:
            return


def _mark(path: Path) -> _Mark | None:
    """A file's size and time of change; None where it is gone, or no file."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return (facts.st_size, facts.st_mtime_ns) if path.is_file() else None
