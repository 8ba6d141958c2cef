"""Backups that make themselves: when they are due, which stay, and that the newest one brings everything back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.automatic_backup import back_up, backups, is_due, secure, superfluous
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from tests.builders import Clock, add, section_store

NOW = datetime(2026, 11, 23, 12, 0)


def test_a_backup_is_due_when_there_is_none_and_when_the_newest_is_older_than_a_day(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        assert is_due(store)
        made = back_up(store)
        assert made.path.name == "0501-A-2026-11-23T120000.db"
        assert not is_due(store)
        clock.forward(hours=24)
        assert not is_due(store)
        clock.forward(seconds=1)
        assert is_due(store)
        clock.forward(days=-400)  # a clock that went back must not stop the backups
        assert is_due(store)


def test_other_files_in_the_folder_are_neither_listed_nor_taken_away(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        folder = tmp_path / "backups"
        folder.mkdir()
        others = ["0502-A-2020-01-01T000000.db", "大切な写し.db", "0501-A-2020-01-01T000000.db.bak"]
        for name in others:
            (folder / name).write_bytes(b"x")
        for _ in range(3):
            clock.forward(days=40)
            back_up(store)
        assert {path.name for path in folder.iterdir()} >= set(others)
        assert [made.at for made in backups(store)] == sorted((made.at for made in backups(store)), reverse=True)


def test_the_newest_backup_brings_back_what_was_there_when_it_was_made(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        add(store, title="守られる要望")
        recorded = back_up(store).contents()
        assert recorded.dump_hash == dump_hash(store)
        clock.forward(hours=1)
        add(store, title="その後の要望")
        newest = backups(store)[0]
    restore(newest.path, tmp_path / "0501-A.db", KINDS)
    with open_store(tmp_path / "0501-A.db", KINDS) as store:
        assert dump_hash(store) == recorded.dump_hash
        assert check(store) == []


def test_before_a_risky_step_a_backup_is_made_only_where_something_came_since_the_last(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        first = secure(store)
        clock.forward(minutes=1)
        assert secure(store) == first
        add(store)
        assert secure(store) != first
        assert len(backups(store)) == 2


def test_old_backups_are_thinned_by_their_age():
    hourly = [NOW - timedelta(hours=number) for number in range(24 * 800)]
    kept = set(hourly) - superfluous(hourly, NOW)
    ages = sorted((NOW - at) for at in kept)
    assert sum(age <= timedelta(days=2) for age in ages) == 49
    assert 28 <= sum(timedelta(days=2) < age <= timedelta(days=31) for age in ages) <= 31
    assert 46 <= sum(timedelta(days=31) < age <= timedelta(days=366) for age in ages) <= 50
    assert 13 <= sum(age > timedelta(days=366) for age in ages) <= 16


@given(st.sets(st.datetimes(datetime(2020, 1, 1), datetime(2028, 1, 1)), min_size=1, max_size=60))
def test_the_newest_backup_never_goes_and_thinning_twice_is_thinning_once(times):
    kept = times - superfluous(times, NOW)
    assert max(times) in kept
    assert superfluous(kept, NOW) == set()


def test_thinning_day_by_day_keeps_what_a_year_later_is_still_of_use():
    """As it happens in an office: a backup every morning, each time thinned."""
    kept = set()
    for day in range(800):
        now = NOW + timedelta(days=day)
        kept.add(now)
        kept -= superfluous(kept, now)
    assert 30 + 48 + 12 <= len(kept) <= 110
    assert min(kept) <= NOW + timedelta(days=60)


def test_a_store_that_is_no_file_is_not_ours_to_back_up(tmp_path):
    with section_store(tmp_path) as store:
        store.target = "postgresql+psycopg://localhost/leaderdesk"
        assert not is_due(store)
        assert backups(store) == []
        assert back_up(store) is None
        with pytest.raises(LeaderDeskError, match="LD-4009"):
            backup(store, tmp_path / "b.db")
