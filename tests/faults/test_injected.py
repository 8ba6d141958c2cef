"""A disk that fails at any one call, or from any call on: a sentence or success, nothing lost, nothing by half."""

from __future__ import annotations

import random
import shutil
import tempfile

import pytest

from leaderdesk import machine
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import receive as receiving
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump, dump_hash
from leaderdesk.ledger.log import written_files
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store
from tests.faults.injection import Injector, injected, places


class ParserInHere:
    """The parser without its child, where calls can be counted."""

    def __init__(self, kinds):
        self._kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        pass

    def give(self, path, name):
        self._given = path, name

    def take(self):
        return read_file(self._given[0], self._kinds, self._given[1])


class Save:
    """A record is added and edited."""

    def prepare(self, folder, written, delivery):
        shutil.copyfile(written, folder / "ledger.db")

    def work(self, folder, store):
        made = add(store, title="新しい")
        self.made = made.rev_id
        self.edited = store.edit(made.record_id, {"wish": "早く"}).rev_id

    def prove(self, folder, is_done):
        with open_store(folder / "ledger.db", KINDS) as after:
            assert check(after) == []
            found = [row.rev_id for row in all_rows(after, Query(Request))]
            assert len(found) in ((11,) if is_done else (10, 11))
            assert not is_done or self.edited in found


class Submit:
    """A second file is handed over."""

    def prepare(self, folder, written, delivery):
        shutil.copyfile(written, folder / "ledger.db")
        with open_store(folder / "ledger.db", KINDS) as store:
            self.earlier = submit(store, folder / "out")
        self.before = self.earlier.read_bytes()

    def work(self, folder, store):
        submit(store, folder / "out")

    def prove(self, folder, is_done):
        assert self.earlier.read_bytes() == self.before
        files = list((folder / "out").glob("LD*"))
        for file in files:
            assert len(read_file(file, list(KINDS)).revisions) == 10
        with open_store(folder / "ledger.db", KINDS) as after:
            assert check(after) == []
            with after.reading() as connection:
                logged = {file.file for file in written_files(connection, after.identity.install)}
            assert logged <= {file.name for file in files}
            assert len(files) == 1 + is_done == len(logged) or not is_done
            assert submit(after, folder / "out").name not in {file.name for file in files}


class Receive:
    """Files are taken in."""

    def prepare(self, folder, written, delivery):
        division_store(folder, name="ledger.db").close()
        self.delivery = sorted(delivery.iterdir())[:2]
        self.before = [file.read_bytes() for file in self.delivery]

    def work(self, folder, store):
        for verdict in receive(store, self.delivery):
            if verdict.why is not None:
                raise verdict.why

    def prove(self, folder, is_done):
        assert [file.read_bytes() for file in self.delivery] == self.before
        with open_store(folder / "ledger.db", KINDS) as after:
            assert check(after) == []
            known = {row.record_id for row in all_rows(after, Query(Request))}
            for file in self.delivery:
                ids = {found.record_id for found in read_file(file, list(KINDS)).revisions}
                assert ids <= known or not (ids & known or is_done)
            assert all(verdict.why is None for verdict in receive(after, self.delivery))
            assert len(all_rows(after, Query(Request))) == 120


class Backup:
    """A backup takes the place of an earlier one."""

    def prepare(self, folder, written, delivery):
        shutil.copyfile(written, folder / "ledger.db")
        with open_store(folder / "ledger.db", KINDS) as store:
            self.earlier = backup(store, folder / "b.backup")
            add(store)
            self.content = dump_hash(store)

    def work(self, folder, store):
        assert backup(store, folder / "b.backup") == self.content

    def prove(self, folder, is_done):
        with open_store(folder / "b.backup", KINDS) as copy:
            assert check(copy) == []
            assert dump_hash(copy) in ((self.content,) if is_done else (self.content, self.earlier))
        with open_store(folder / "ledger.db", KINDS) as after:
            assert check(after) == []
            assert dump_hash(after) == self.content


class Restore:
    """A backup takes the place of the store, which is kept aside."""

    def prepare(self, folder, written, delivery):
        shutil.copyfile(written, folder / "ledger.db")
        with open_store(folder / "ledger.db", KINDS) as store:
            self.wanted = backup(store, folder / "b.backup")
            add(store)
            self.present = dump_hash(store)

    def work(self, folder, store):
        store.close()
        restore(folder / "b.backup", folder / "ledger.db", KINDS)

    def prove(self, folder, is_done):
        found = {}
        for path in folder.glob("ledger*.db"):
            with open_store(path, KINDS) as store:
                assert check(store) == []
                found[path.name] = dump_hash(store)
        assert found["ledger.db"] in ((self.wanted,) if is_done else (self.wanted, self.present))
        assert self.present in found.values()


@pytest.fixture
def at_work(tmp_path, monkeypatch, written, delivery):
    """Do a work from the beginning under an injector; gives the fault that ended it, None where it was done."""
    monkeypatch.setattr(machine, "_PATIENCE", (0,) * 8)
    monkeypatch.setattr(receiving, "Parser", ParserInHere)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))

    def do(work, injector_of):
        folder = tmp_path / "work"
        for place in (folder, tmp_path / "tmp"):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        work.prepare(folder, written, delivery)
        fault, store = None, None
        with injected(injector_of(tmp_path), monkeypatch) as injector:
            try:
                store = open_store(folder / "ledger.db", KINDS)
                work.work(folder, store)
            except LeaderDeskError as error:
                fault = error
            finally:
                if store is not None:
                    store.close()
        is_tidied = not any(call.startswith(("unlink", "open")) for call in injector.failed)  # else swept later
        if is_tidied and (fault is None or fault.code != "LD-2303"):
            assert [*folder.rglob(".leaderdesk-*"), *(tmp_path / "tmp").iterdir()] == [], (injector.failed, fault)
        work.prove(folder, fault is None)
        return injector, fault

    return do


@pytest.mark.parametrize("kind", [Save, Submit, Receive, Backup, Restore])
@pytest.mark.parametrize("times", [1, 1_000_000], ids=["once", "from then on"])
def test_a_disk_that_fails_at_any_call_loses_nothing(at_work, kind, times, volume):
    counted, fault = at_work(kind(), Injector)
    assert fault is None
    met = set()
    for place in places(counted.calls, random.Random(7), volume(10, 10_000)):
        _, fault = at_work(kind(), lambda folder, at=place: Injector(folder, at, times))
        met.add(fault.code if fault else "")
    assert met & {"LD-4006", "LD-4041", "LD-2301"}
    print(kind.__name__, len(counted.calls), met)
