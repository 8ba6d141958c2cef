"""Office clocks are wrong: order and view never ask them, the 年度 follows the record's own day, and a slow clock is told."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta, timezone

import pytest

from leaderdesk.desk.state_line import state_line
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check, clock_fault
from leaderdesk.ledger.opening import local_time
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import NOON, Clock, add, section_store

TOKYO = timezone(timedelta(hours=9))
INSTANTS = [
    datetime(2026, 3, 31, 23, 59, 59, tzinfo=TOKYO),
    datetime(2026, 4, 1, 0, 0, 0, tzinfo=TOKYO),
    datetime(2028, 2, 29, 12, 0, tzinfo=TOKYO),
    datetime(2026, 12, 31, 23, 59, 59, tzinfo=TOKYO),
    datetime(2027, 1, 1, 0, 0, tzinfo=TOKYO),
    datetime(2026, 3, 8, 2, 30, tzinfo=timezone(timedelta(hours=-5))),  # New York: an hour that does not exist
    datetime(2026, 11, 1, 1, 30, tzinfo=timezone(timedelta(hours=-4))),  # and one that comes twice
    datetime(1970, 1, 1, 9, 0, tzinfo=TOKYO),
    datetime(2019, 5, 1, 0, 0, tzinfo=TOKYO),
    datetime(2038, 1, 19, 12, 14, 8, tzinfo=TOKYO),
    datetime(2099, 12, 31, 23, 59, 59, tzinfo=TOKYO),
    datetime(2026, 6, 1, 12, 0, tzinfo=timezone(timedelta(hours=-12))),
]


def year_of_work(folder, instants):
    """The same work under clocks that show these instants one after the other: what is seen of it afterwards."""
    clock = Clock(NOON)
    with section_store(folder, now=clock) as store:
        made = []
        for place, at in enumerate(instants):
            clock.at = NOON  # a day in the future is refused whatever the clock says later
            body = {"raised_on": f"2026/{4 + place % 7}/{1 + place}", "title": f"要望 {place}"}
            made.append(add(store, **body).record_id)
            clock.at = at
            store.edit(made[-1], {"wish": f"望み {place}"})
            store.edit(made[0], {"effect": f"{place} 番目"})
        clock.at = NOON
        assert check(store) == []
        rows = [(row.body, row.owner) for row in all_rows(store, Query(Request))]
        return rows, [[found.n for found in store.history(record_id)] for record_id in made]


@pytest.mark.parametrize("shuffled", ["forward", "back", "standing"])
def test_order_and_view_are_the_same_whatever_the_clock_shows(tmp_path, shuffled):
    instants = {"forward": sorted(INSTANTS), "back": sorted(INSTANTS)[::-1], "standing": [NOON] * len(INSTANTS)}
    assert year_of_work(tmp_path / "a", instants[shuffled]) == year_of_work(tmp_path / "b", INSTANTS)


@pytest.mark.parametrize("at", INSTANTS, ids=str)
def test_a_save_at_any_instant_names_it_and_stays_sound(tmp_path, at):
    with section_store(tmp_path, now=Clock(at)) as store:
        saved = add(store)
        assert datetime.fromisoformat(saved.written_at) == at.replace(microsecond=0)
        assert saved.body["raised_on"] == at.date().isoformat()
        assert check(store) == []


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the system alone")
def test_in_another_time_zone_the_ledger_writes_that_zones_offset(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert local_time().utcoffset() in (timedelta(hours=-5), timedelta(hours=-4))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert os.environ.get("TZ") != "America/New_York"


def test_a_clock_that_stands_before_the_newest_version_is_told(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        assert clock_fault(store) is None
        add(store)
        assert clock_fault(store) is None
        assert "時計" not in state_line(store)
        clock.forward(days=-40)
        assert clock_fault(store).code == "LD-4042"
        assert state_line(store).startswith("！ この PC の時計が遅れています")
        add(store)  # saving goes on, and the warning too
        assert clock_fault(store).code == "LD-4042"
        assert check(store) == []
