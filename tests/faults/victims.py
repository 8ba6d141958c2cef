"""Programs that are killed in the middle of their work; what they acknowledged before comes back through a pipe."""

from __future__ import annotations

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.opening import open_store
from tests.builders import add


def save_on(path: Path, told: Connection) -> None:
    """Save and edit requests for ever; tell (record_id, rev_id, title) after each acknowledged save."""
    with open_store(path, KINDS) as store:
        for number in itertools.count():
            made = add(store, title=f"要望 {number}", problem="困りごと" * 200)
            told.send((made.record_id, made.rev_id, f"要望 {number}"))
            if number % 3 == 2:
                edited = store.edit(made.record_id, {"title": f"要望 {number} 改"})
                told.send((edited.record_id, edited.rev_id, f"要望 {number} 改"))


def receive_all(path: Path, folder: Path, told: Connection) -> None:
    """Take a folder in; tell the name of each file that is in."""
    with open_store(path, KINDS) as store:
        told.send("")
        for verdict in receive(store, [folder]):
            told.send(verdict.file)
