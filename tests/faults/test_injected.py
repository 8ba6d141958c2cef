"""A disk that fails at any one call, or from any call on: a sentence or success, nothing lost, nothing by half."""

from __future__ import annotations

import errno
import random
import shutil
import tempfile
from pathlib import Path

import pytest

from leaderdesk import machine
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import receive as receiving
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import package, submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.log import written_files
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store
from tests.faults.injection import Injector, injected, places


class ParserInHere:
    """The parser without its child, where calls can be counted."""

    def __init__(self, read):
        self._read = read

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        pass

    def give(self, path, name):
        self._given = path, name

    def take(self):
        return self._read(self._given[0], name=self._given[1])


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
                logged = {file.file for file in written_files(connection)}
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
            backup(store, folder / "b.backup")
            self.earlier = dump_hash(store)
            add(store)
            self.content = dump_hash(store)

    def work(self, folder, store):
        backup(store, folder / "b.backup")

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
            backup(store, folder / "b.backup")
            self.wanted = dump_hash(store)
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
        if not any(call.startswith(("unlink", "open", "close")) for call in injector.failed):  # else swept later
            assert [*folder.rglob(".leaderdesk-*"), *(tmp_path / "tmp").iterdir()] == []
        work.prove(folder, fault is None)
        return injector, fault

    return do


@pytest.mark.parametrize("kind", [Save, Submit, Receive, Backup, Restore])
@pytest.mark.parametrize("times", [1, 1_000_000], ids=["once", "from then on"])
def test_a_disk_that_fails_at_any_call_loses_nothing(at_work, kind, times, volume):
    """At every second call in each run, at every one by night: a work on today's stores makes hundreds of them."""
    counted, fault = at_work(kind(), Injector)
    assert fault is None
    met, step = set(), volume(2 if times == 1 else 6, 1)
    for place in places(counted.calls, random.Random(7), volume(5, 10_000))[::step]:
        _, fault = at_work(kind(), lambda folder, at=place: Injector(folder, at, times))
        met.add(fault.code if fault else "")
    assert met & {"LD-4006", "LD-4041", "LD-2301"}


def held_for(times, number, sentence):
    """`Path.replace` as a virus scanner makes it on Windows: refused so many times."""
    put, left = Path.replace, [times]

    def refused(source, target):
        if left[0] > 0:
            left[0] -= 1
            fault = PermissionError(errno.EACCES, sentence)
            fault.winerror = number
            raise fault
        return put(source, target)

    return refused


@pytest.mark.parametrize("times", [0, 1, 5, 1_000_000])
@pytest.mark.parametrize("held", [(5, "Access is denied"), (32, "The process cannot access the file")], ids=["5", "32"])
def test_a_file_that_a_scanner_holds_is_waited_for_ten_seconds_and_then_kept_under_its_temporary_name(
    written, tmp_path, monkeypatch, times, held
):
    waited = []
    monkeypatch.setattr(machine.time, "sleep", waited.append)
    shutil.copyfile(written, tmp_path / "ledger.db")
    with open_store(tmp_path / "ledger.db", KINDS) as store:
        earlier = submit(store, tmp_path / "out").read_bytes()
        with monkeypatch.context() as scanner:
            scanner.setattr(Path, "replace", held_for(times, *held))
            if times < 100:
                file = submit(store, tmp_path / "out")
            else:
                with pytest.raises(LeaderDeskError) as fault:
                    submit(store, tmp_path / "out")
                assert fault.value.code == "LD-2303"
                file = Path(fault.value.facts["temporary"])
                assert str(file) in fault.value.sentence()
        assert len(read_file(file, list(KINDS)).revisions) == 10
        assert len(waited) == min(times, 8)
        assert sum(waited) <= 10.1
        assert (tmp_path / "out" / "LD提出_092991_0501_2026_A001.xlsx").read_bytes() == earlier
        assert package(store).unsent == 0
