"""Programs that are killed in the middle of their work; what they acknowledged before comes back through a pipe."""

from __future__ import annotations

import itertools
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import submission
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.backup import backup
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.store import Store
from tests.builders import add


def kill_after(warm: BaseContext, seconds: float | None, work: Callable[..., None], *facts: object) -> list[Any]:
    """Start a victim, kill it so long after its first word (None: let it live), and give all that it told."""
    hear, tell = warm.Pipe(duplex=False)
    victim = warm.Process(target=work, args=(*facts, tell))
    victim.start()
    tell.close()
    said = [hear.recv()]
    if seconds is not None:
        time.sleep(seconds)
        victim.kill()
    with suppress(EOFError):
        while True:
            said.append(hear.recv())
    victim.join()
    hear.close()
    assert seconds is not None or victim.exitcode == 0, said
    return said


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


def migrate_on(path: Path, told: Connection) -> None:
    """Open a store of an earlier format; tell before and after."""
    told.send("")
    open_store(path, KINDS).close()
    told.send("migrated")


def hold(path: Path, gate: Any, told: Connection) -> None:
    """Wait for the others, open the store with them, save once and hold it; tells "" or the fault."""
    gate.wait()
    try:
        with open_store(path, KINDS) as store:
            add(store)
            told.send("")
            time.sleep(60)
    except LeaderDeskError as fault:
        told.send(str(fault))


def work_on_a_full_disk(path: Path, work: Callable[[Store], object], limit: int, told: Connection) -> None:
    """Do the work a few times while no file may grow beyond so many bytes, then once more with room again.

    Tells what the work gave each time, and the fault that ended the first part.
    """
    told.send("")
    with open_store(path, KINDS) as store:
        with full_disk(limit, told):
            for _ in range(4):
                told.send(work(store))
        told.send(work(store))


def start_on_a_full_disk(path: Path, limit: int, told: Connection) -> None:
    """Open a store while no file may grow beyond so many bytes; tells the fault."""
    with full_disk(limit, told):
        open_store(path, KINDS).close()


@contextmanager
def full_disk(limit: int, told: Connection) -> Iterator[None]:
    """No file may grow beyond so many bytes; tells the fault's sentence, or where an error came from that is none."""
    import resource  # there is none on Windows

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    try:
        yield
    except LeaderDeskError as fault:
        told.send(fault.sentence())
    except BaseException as error:
        told.send(traceback.format_exception(error))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
