"""The plug is pulled: what was acknowledged is there, nothing is there by half, and the ledger is sound."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time

import pytest

from leaderdesk.exchange.reader import read_file
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, handed_over, section_store
from tests.faults.victims import receive_all, save_on

SAVES, RECEIPTS = 100, 20
SECTIONS = ("0101", "0201", "0301", "0401", "0501")


@pytest.fixture(scope="module")
def warm():
    """Where victims come from: forked from a warm parent where the system can, else started anew."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["tests.faults.victims"])
    return context


def kill_after(warm, seconds, work, *facts):
    """Start a victim, kill it so long after its first word, and give all that it acknowledged."""
    hear, tell = warm.Pipe(duplex=False)
    victim = warm.Process(target=work, args=(*facts, tell))
    victim.start()
    tell.close()
    said = [hear.recv()]
    time.sleep(seconds)
    victim.kill()
    victim.join()
    while True:
        try:
            said.append(hear.recv())
        except EOFError:
            hear.close()
            return said


def test_a_hundred_kills_during_saves_lose_no_acknowledged_save_and_leave_none_by_half(warm, tmp_path):
    store = section_store(tmp_path, name="ledger.db")
    store.close()
    path, dice, acknowledged = tmp_path / "ledger.db", random.Random(1), {}
    for _ in range(SAVES):
        for record_id, rev_id, title in kill_after(warm, dice.random() * 0.03, save_on, path):
            acknowledged[record_id] = (rev_id, title)
        with open_store(path, KINDS) as after:
            rows = {row.record_id: row for row in all_rows(after, Query(Request))}
            lost = [title for found, (_, title) in acknowledged.items() if found not in rows]
            assert lost == []
    with open_store(path, KINDS) as after:
        assert check(after) == []
        for record_id, (rev_id, title) in acknowledged.items():
            history = after.history(record_id)
            assert rev_id in {revision.rev_id for revision in history}
            assert title in {revision.body["title"] for revision in history}
        numbers = [row.body["local_no"] for row in all_rows(after, Query(Request))]
        assert len(numbers) == len(set(numbers))
    assert len(acknowledged) >= SAVES


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    """A folder of files with 150 requests each."""
    folder = tmp_path_factory.mktemp("delivery")
    files = folder / "files"
    files.mkdir()
    for code in SECTIONS:
        with section_store(folder, code) as store:
            body = {name: text for name, text in add(store).body.items() if name != "local_no"}
            store.add_all([(Request, body | {"title": f"{code} {place}"}, "") for place in range(149)])
            handed_over(store, files)
    return files


def test_twenty_kills_during_receiving_leave_each_file_in_completely_or_not_at_all(warm, delivery, tmp_path):
    division_store(tmp_path, name="empty.db").close()
    contents = {
        path.name: {found.rev_id for found in read_file(path, list(KINDS)).revisions} for path in delivery.iterdir()
    }
    dice, met = random.Random(2), set()
    for round_ in range(RECEIPTS):
        path = tmp_path / f"{round_}.db"
        shutil.copyfile(tmp_path / "empty.db", path)
        said = kill_after(warm, 0.25 + dice.random() * 0.5, receive_all, path, delivery)
        with open_store(path, KINDS) as after:
            assert check(after) == []
            known = {found.rev_id for row in all_rows(after, Query(Request)) for found in after.history(row.record_id)}
            states = {name: rev_ids <= known for name, rev_ids in contents.items()}
            assert all(not rev_ids & known for name, rev_ids in contents.items() if not states[name])
            assert {name for name in said if name} <= {name for name, is_in in states.items() if is_in}
            met.add(sum(states.values()))
    assert len(met) > 1, met  # the kills met different moments
