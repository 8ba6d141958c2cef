"""The disk is full: the sentence names it, nothing that was there is lost, nothing is left by half, and work goes on."""

from __future__ import annotations

import random
import shutil
import sys
from functools import partial

import pytest

from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, file_hash
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store
from tests.faults.victims import kill_after, start_on_a_full_disk, work_on_a_full_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")


@pytest.fixture
def places(volume):
    """At how many sizes the disk is full."""
    return volume(15, 50)


@pytest.fixture
def filling(warm):
    """Do a work on a disk that fills up after so many bytes; gives what the work gave, and the faults."""
    return lambda path, work, limit: kill_after(warm, None, work_on_a_full_disk, path, work, limit)[1:]


def limits(most, places):
    """The sizes at which the disk is full, the small ones more often."""
    dice = random.Random(places)
    return sorted(int(most * dice.random() ** 2) for _ in range(places))


def saved(store):
    return tuple(add(store, title="満杯", problem="困りごと" * 400).rev_id for _ in range(5))


def test_saving_on_a_full_disk_loses_nothing(filling, written, tmp_path, places):
    met = 0
    for limit in limits(1_500_000, places):
        path = tmp_path / "ledger.db"
        shutil.copyfile(written, path)
        said = filling(path, saved, limit)
        acknowledged = {rev_id for told in said if isinstance(told, tuple) for rev_id in told}
        told = [word for word in said if not isinstance(word, tuple)]
        met += len(told)
        assert all("空き容量" in word for word in told), told
        with open_store(path, KINDS) as after:
            assert check(after) == []
            kept = {found.rev_id for row in all_rows(after, Query(Request)) for found in after.history(row.record_id)}
            assert acknowledged < kept
        path.unlink()
    assert met > places / 2


def handed(store, folder):
    return (submit(store, folder).name,)


def test_submitting_on_a_full_disk_leaves_whole_files_or_none(filling, written, tmp_path, places):
    met = 0
    for limit in limits(40_000, places):
        path, out = tmp_path / "ledger.db", tmp_path / "out"
        shutil.copyfile(written, path)
        with open_store(path, KINDS) as store:
            earlier = submit(store, out)
        before = file_hash(earlier)
        said = filling(path, partial(handed, folder=out), limit)
        told = [word for word in said if not isinstance(word, tuple)]
        met += len(told)
        assert all("空き容量" in word for word in told), told
        assert {name for word in said if isinstance(word, tuple) for name in word} | {earlier.name} == {
            file.name for file in out.iterdir()
        }
        assert file_hash(earlier) == before
        for file in out.iterdir():
            assert len(read_file(file, list(KINDS)).revisions) == 10
        shutil.rmtree(out)
        path.unlink()
    assert met > places / 2


def taken(store, folder):
    verdicts = list(receive(store, [folder]))
    faults = [verdict.message() for verdict in verdicts if verdict.code]
    return faults[0] if faults else tuple(verdict.file for verdict in verdicts)


def test_receiving_on_a_full_disk_takes_each_file_completely_or_not_at_all(filling, delivery, tmp_path, places):
    contents = [{found.rev_id for found in read_file(path, list(KINDS)).revisions} for path in delivery.iterdir()]
    met = 0
    division_store(tmp_path, name="empty.db").close()
    for limit in limits(300_000, places):
        folder = tmp_path / "division"
        folder.mkdir()
        shutil.copyfile(tmp_path / "empty.db", folder / "ledger.db")
        said = filling(folder / "ledger.db", partial(taken, folder=delivery), limit)
        told = [word for word in said if not isinstance(word, tuple)]
        met += len(told)
        assert all("空き容量" in word for word in told), told
        assert len(said[-1]) == len(contents)  # with room again, everything comes in
        with open_store(folder / "ledger.db", KINDS) as after:
            assert check(after) == []
            known = {found.rev_id for row in all_rows(after, Query(Request)) for found in after.history(row.record_id)}
            assert known == set().union(*contents)
        shutil.rmtree(folder)
    assert met > places / 2


def backed(store, target):
    return (backup(store, target),)


def test_backing_up_on_a_full_disk_keeps_the_earlier_backup(filling, written, tmp_path, places):
    met = 0
    with open_store(written, KINDS, read_only=True) as store:
        same = dump_hash(store)
    for limit in limits(written.stat().st_size * 1.2, places):
        path, target = tmp_path / "ledger.db", tmp_path / "backups" / "b.backup"
        shutil.copyfile(written, path)
        with open_store(path, KINDS) as store:
            backup(store, target)
        said = filling(path, partial(backed, target=target), limit)
        told = [word for word in said if not isinstance(word, tuple)]
        met += len(told)
        assert all("空き容量" in word for word in told), told
        assert [file.name for file in target.parent.iterdir()] == [target.name]
        with open_store(target, KINDS, read_only=True) as copy:
            assert check(copy) == []
            assert dump_hash(copy) == same
        path.unlink()
    assert met > places / 2


@pytest.mark.parametrize("limit", [0, 100, 5_000, 30_000])
def test_a_start_on_a_full_disk_says_so_and_changes_nothing(warm, written, tmp_path, limit):
    path = tmp_path / "ledger.db"
    shutil.copyfile(written, path)
    assert "空き容量" in kill_after(warm, None, start_on_a_full_disk, path, limit)[0]
    assert file_hash(path) == file_hash(written)
    open_store(path, KINDS).close()
