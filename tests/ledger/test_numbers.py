"""受付番号: unique in the city, also where several programs give them in one store."""

from __future__ import annotations

import multiprocessing
import time
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from leaderdesk.analysis.triage import answer
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.responses import Response
from leaderdesk.ledger import engine as engines
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, handed_over, section_store

REQUESTS = 12


def give_numbers(target, request_ids):
    """A program that receives requests one by one, whenever no other one holds the store."""
    for record_id in request_ids:
        deadline = time.monotonic() + 120
        while True:
            try:
                with open_store(target, KINDS) as store:
                    answer(store, [record_id], {"state": "received"})
                break
            except LeaderDeskError as fault:
                assert fault.code == "LD-4001"
                assert time.monotonic() < deadline
                time.sleep(0.02)


@pytest.fixture
def requests(tmp_path):
    with section_store(tmp_path / "section") as leader, division_store(tmp_path) as division:
        found = [add(leader, title=f"{place} 件目の要望").record_id for place in range(REQUESTS)]
        list(receive(division, [handed_over(leader, tmp_path)]))
    return found


def test_two_programs_that_take_turns_in_one_store_never_give_a_number_twice(requests, tmp_path):
    target = tmp_path / "division.db"
    apart = multiprocessing.get_context("spawn")
    programs = [apart.Process(target=give_numbers, args=(target, requests[half::2])) for half in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0]
    with open_store(target, KINDS) as store:
        given = sorted(row.body["number"] for row in all_rows(store, Query(Response)))
    assert given == [f"R08-{serial:05}" for serial in range(1, REQUESTS + 1)]


def test_whoever_writes_where_several_may_waits_for_the_one_before():
    """PostgreSQL lets several write at once: the first thing that a writing transaction does is to wait its turn."""
    told = []
    connection = SimpleNamespace(
        dialect=SimpleNamespace(name="postgresql"), exec_driver_sql=told.append, begin=nullcontext
    )
    options = SimpleNamespace(execution_options=lambda **_how: nullcontext(connection))
    with engines.writing(SimpleNamespace(connect=lambda: options)) as writer:
        assert writer is connection
        assert len(told) == 1
        assert told[0].startswith("SELECT pg_advisory_xact_lock(")
