"""Programs that are killed in the middle of their work; what they acknowledged before comes back through a pipe."""

from __future__ import annotations

import itertools
import os
from multiprocessing.connection import Connection
from pathlib import Path

from leaderdesk.exchange import submission
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.backup import backup
from leaderdesk.ledger.check import dump_hash
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


def submit_on(path: Path, folder: Path, told: Connection) -> None:
    """Hand over for ever; tell the name of each file that was acknowledged."""
    with open_store(path, KINDS) as store:
        told.send("")
        while True:
            told.send(submit(store, folder).name)


def submit_up_to_the_log(path: Path, folder: Path, told: Connection) -> None:
    """Hand over and die when the file is in its place and nothing more was done."""
    submission.log_departures = lambda *_facts: os._exit(9)
    told.send("")
    submit_on(path, folder, told)


def back_up_on(path: Path, target: Path, told: Connection) -> None:
    """Save and back up for ever, over the same file; tell the store's hash before each backup and its name after."""
    with open_store(path, KINDS) as store:
        while True:
            add(store)
            told.send(dump_hash(store))
            backup(store, target)
            told.send(target.name)
