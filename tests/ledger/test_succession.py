"""Going on as another section: who writes changes, whose the records are does not."""

from __future__ import annotations

from datetime import datetime

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Succession
from leaderdesk.ledger.check import check
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, last_body, wastebasket
from tests.builders import NOON, Clock, add, division_store, section_store

OLD, NEW = "0702", "0706"


@pytest.fixture
def clock():
    return Clock(datetime(2026, 10, 1, 9, 0, tzinfo=NOON.tzinfo))


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "d", now=clock) as made:
        yield made


@pytest.fixture
def store(tmp_path, division, clock):
    """A section's store that knows of one succession."""
    body = {"predecessor": OLD, "successor": NEW, "change": "rename", "since": "2026-10-01"}
    with section_store(tmp_path, OLD, now=clock) as made:
        learns(made, division.put_all(Succession, [body]))
        yield made


def learns(store, told):
    """What the division wrote comes to a store."""
    log = {"at": store.timestamp(), "direction": "in", "outcome": "imported", "file": "x", "sha256": ""}
    with store.writing() as connection:
        take_in(connection, store.projector, told, log, change(connection, told))


def test_a_pc_that_goes_on_as_the_successor_writes_upon_the_old_records_in_every_way(store):
    one, two, three = (add(store, title=title) for title in ("一", "二", "三"))
    before = store.identity
    store.become(NEW, "こども給付課", "A")
    assert store.identity.install != before.install
    assert store.owners == {OLD, NEW}
    store.edit(one.record_id, {"wish": "直した"})
    store.edit_all([one.record_id, two.record_id], {"unit": "給付係"})
    store.delete(two.record_id, "重複")
    assert [row.owner for row, _ in wastebasket(store)] == [OLD]
    store.undelete(two.record_id)
    store.restore_version(three.rev_id)
    store.take_back([store.edit(three.record_id, {"wish": "取り消す"}).rev_id])
    for record in (one, two, three):
        assert {revision.owner for revision in store.history(record.record_id)} == {OLD}
    assert last_body(store, Request)["title"] == "三"
    assert add(store).owner == NEW
    assert check(store) == []


def test_before_the_day_it_may_not(store, clock):
    record = add(store)
    clock.forward(days=-1)
    store.become(NEW, "こども給付課", "A")
    assert store.owners == {NEW}
    with pytest.raises(LeaderDeskError, match="LD-3002"):
        store.edit(record.record_id, {"wish": "早すぎる"})


def test_numbers_begin_anew_under_the_new_code_and_the_store_opens_as_the_successor(store, tmp_path, clock):
    assert add(store).body["local_no"] == "0702-R08-A001"
    store.become(NEW, "こども給付課", "B")
    store.close()
    with open_store(tmp_path / "0702-A.db", KINDS, now=clock) as again:
        assert (again.identity.section, again.identity.section_name, again.identity.pc) == (NEW, "こども給付課", "B")
        assert add(again).body["local_no"] == "0706-R08-B001"
        assert {row.owner for row in all_rows(again, Query(Request))} == {OLD, NEW}


def test_a_succession_that_is_deleted_gives_the_right_to_nobody(store, division):
    record = add(store)
    store.become(NEW, "こども給付課", "A")
    [row] = all_rows(division, Query(Succession))
    learns(store, [division.delete(row.record_id, "誤り")])
    assert store.owners == {NEW}
    with pytest.raises(LeaderDeskError, match="LD-3002"):
        store.edit(record.record_id, {"wish": "もう直せない"})
