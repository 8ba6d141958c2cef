"""The plug is pulled: what reached the disk opens by itself and is the beginning of what was acknowledged, in order."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.check import check
from leaderdesk.ledger.opening import open_store
from tests.builders import add, section_store

HEADER, FRAME = 32, 24 + 4096  # bytes of a write-ahead log before its frames, and of one frame


class Written:
    """What lay on the disk while a program wrote: the file, its log, the log's length when each save was acknowledged."""

    def __init__(self, folder, *, checkpoint):
        path = folder / "ledger.db"
        section_store(folder, name=path.name).close()
        self.acknowledged, self.lengths = [], []
        with open_store(path, KINDS) as store:
            self.install = store.identity.install
            if checkpoint:  # the log begins anew, and its tail still holds frames of before
                self._save(store, path, 20)
                with closing(sqlite3.connect(path)) as connection:
                    connection.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
                self.lengths = [0] * len(self.acknowledged)
            self.before = path.read_bytes()
            self._save(store, path, 12)
            self.log = log_of(path).read_bytes()
        self.after = path.read_bytes()

    def _save(self, store, path, times):
        for number in range(times):
            made = add(store, title=f"要望 {number}", problem="困りごと" * 100)
            self.acknowledged += [made.rev_id, store.edit(made.record_id, {"wish": "早く"}).rev_id]
            self.lengths += [log_of(path).stat().st_size] * 2

    def found(self, folder, content, log):
        """What a new start finds in order, proven sound."""
        path = folder / "found.db"
        path.write_bytes(content)
        log_of(path).write_bytes(log)
        with open_store(path, KINDS) as store:
            assert check(store) == []
            with store.reading() as connection:
                query = "SELECT rev_id FROM revision WHERE install = ? ORDER BY pos"
                return [row[0] for row in connection.exec_driver_sql(query, (self.install,))]


def log_of(path):
    return path.with_name(f"{path.name}-wal")


@pytest.fixture(scope="module", params=[False, True], ids=["a new log", "a log begun anew"])
def written(request, tmp_path_factory):
    return Written(tmp_path_factory.mktemp("written"), checkpoint=request.param)


@pytest.mark.parametrize("rest", ["cut", "zeroed"])
def test_a_log_that_ends_anywhere_gives_a_beginning_of_what_was_acknowledged(written, tmp_path, rest, volume):
    dice, size = random.Random(5), len(written.log)
    borders = list(range(HEADER, size + 1, FRAME))
    places = {*borders, *(border - 1 for border in borders), *dice.choices(range(size), k=500)}
    met = set()
    for place in dice.sample(sorted(places), min(len(places), volume(150, 500))):
        tail = b"" if rest == "cut" else bytes(size - place)
        found = written.found(tmp_path, written.before, written.log[:place] + tail)
        assert found == written.acknowledged[: len(found)]
        assert len(found) >= sum(length <= place for length in written.lengths)
        met.add(len(found))
    assert len(met) > 10  # the ends met many different moments


def test_a_plug_pulled_while_the_log_is_folded_into_the_file_loses_nothing(written, tmp_path, volume):
    dice = random.Random(6)
    for _ in range(volume(20, 100)):
        content = bytearray(written.after)
        for start in range(0, len(content), 4096):
            if dice.random() < 0.5:  # this page had not been written yet
                content[start : start + 4096] = written.before[start : start + 4096] or bytes(4096)
        assert written.found(tmp_path, content, written.log) == written.acknowledged
