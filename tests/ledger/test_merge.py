"""Merging: the union loses nothing, needs no order, and can be taken back."""

from __future__ import annotations

import pytest

from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.merge import change, reinstate, take_in, withdraw
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add, division_store, section_store


def taken(store, revisions, sha256="x"):
    log = {"at": store.timestamp(), "direction": "in", "outcome": "imported", "file": "f.xlsx", "sha256": sha256}
    with store.writing() as connection:
        planned = change(connection, revisions)
        return take_in(connection, store.projector, revisions, log, planned), planned


@pytest.fixture
def two(tmp_path):
    with section_store(tmp_path) as section, division_store(tmp_path) as division:
        yield section, division


def test_new_changed_and_same_records_are_counted_once_each(two):
    section, division = two
    first, second = add(section), add(section)
    assert taken(division, [first])[1].new == 1
    edited = section.edit(first.record_id, {"wish": "直し"})
    with division.reading() as connection:
        planned = change(connection, [first, edited, second])
    assert (planned.new, planned.changed, planned.same, planned.conflicts) == (1, 1, 0, 0)
    _, done = taken(division, [first, edited, second])
    assert done == planned
    _, again = taken(division, [first, edited, second])
    assert (again.new, again.changed, again.same) == (0, 0, 2)


def test_a_withdrawn_file_is_gone_from_every_view_and_comes_back_whole(two):
    section, division = two
    first = add(section)
    edited = section.edit(first.record_id, {"wish": "直し"})
    empty = dump_hash(division)
    one, _ = taken(division, [first])
    held = dump_hash(division)
    two_, _ = taken(division, [first, edited], "y")
    withdraw(division, two_)
    assert dump_hash(division) == held
    assert "wish" not in all_rows(division, Query(Request))[0].body
    withdraw(division, one)
    assert dump_hash(division) == empty
    assert count(division, Query(Request)) == 0
    assert check(division) == []
    reinstate(division, two_)
    assert all_rows(division, Query(Request))[0].body["wish"] == "直し"


def test_receiving_a_withdrawn_file_again_brings_it_back(two):
    section, division = two
    revision = add(section)
    file_id, _ = taken(division, [revision])
    withdraw(division, file_id)
    _, done = taken(division, [revision])
    assert done.new == 1
    assert count(division, Query(Request)) == 1


def test_what_was_written_here_stays_when_a_file_with_it_is_withdrawn(two):
    section, _ = two
    revision = add(section)
    file_id, _ = taken(section, [revision])
    withdraw(section, file_id)
    assert count(section, Query(Request)) == 1
