"""A program is killed: what was acknowledged is there, nothing is there by half, and the ledger is sound."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from contextlib import closing

from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.submission import package, submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import file_hash, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.log import written_files
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.tables import FORMAT
from tests.builders import division_store, section_store
from tests.faults.victims import (
    back_up_on,
    kill_after,
    migrate_on,
    receive_all,
    save_on,
    submit_on,
    submit_up_to_the_log,
)
from tests.formats import hash_of_the_held, old_store


def test_kills_during_saves_lose_no_acknowledged_save_and_leave_none_by_half(warm, tmp_path, volume):
    kills = volume(300, 1_000)
    store = section_store(tmp_path, name="ledger.db")
    store.close()
    path, dice, acknowledged = tmp_path / "ledger.db", random.Random(1), {}
    for _ in range(kills):
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
    assert len(acknowledged) >= kills


def test_kills_during_receiving_leave_each_file_in_completely_or_not_at_all(warm, delivery, tmp_path, volume):
    division_store(tmp_path, name="empty.db").close()
    contents = {
        path.name: {found.rev_id for found in read_file(path, list(KINDS)).revisions} for path in delivery.iterdir()
    }
    shutil.copyfile(tmp_path / "empty.db", tmp_path / "whole.db")
    begun = time.monotonic()
    kill_after(warm, None, receive_all, tmp_path / "whole.db", delivery)
    whole = time.monotonic() - begun  # on this machine, as busy as it is
    dice, met = random.Random(2), set()
    for round_ in range(volume(100, 300)):
        path = tmp_path / f"{round_}.db"
        shutil.copyfile(tmp_path / "empty.db", path)
        said = kill_after(warm, (0.2 + dice.random() * 0.8) * whole, receive_all, path, delivery)
        with open_store(path, KINDS) as after:
            assert check(after) == []
            known = {found.rev_id for row in all_rows(after, Query(Request)) for found in after.history(row.record_id)}
            states = {name: rev_ids <= known for name, rev_ids in contents.items()}
            assert all(not rev_ids & known for name, rev_ids in contents.items() if not states[name])
            assert {name for name in said if name} <= {name for name, is_in in states.items() if is_in}
            met.add(sum(states.values()))
    assert len(met) > 1, met  # the kills met different moments


def test_kills_during_submitting_leave_whole_files_that_the_log_knows(warm, written, tmp_path, volume):
    dice, unfinished = random.Random(3), 0
    for round_ in range(volume(100, 300)):
        path, out = tmp_path / f"{round_}.db", tmp_path / f"out {round_}"
        shutil.copyfile(written, path)
        acknowledged = {name for name in kill_after(warm, 0.02 + dice.random() * 0.15, submit_on, path, out) if name}
        hashes = {file.name: file_hash(file) for file in out.glob("LD*.xlsx")}
        assert acknowledged <= set(hashes)
        for name in hashes:
            assert len(read_file(out / name, list(KINDS)).revisions) == 10
        unfinished += any(out.glob(".leaderdesk-*"))
        with open_store(path, KINDS) as after:
            assert check(after) == []
            if round_ % 2:  # the files were carried away meanwhile: their numbers are not given again
                for name in hashes:
                    (out / name).unlink()
                assert submit(after, out).name not in hashes
            else:
                new = submit(after, out)
                assert new.name not in hashes
                assert log_of(after) == hashes | {new.name: file_hash(new)}
    assert unfinished  # the kills met files that were being written


def test_a_plug_pulled_between_the_file_and_its_log_is_made_good_by_the_next_submission(warm, written, tmp_path):
    path, out = tmp_path / "ledger.db", tmp_path / "out"
    shutil.copyfile(written, path)
    kill_after(warm, 1, submit_up_to_the_log, path, out)
    (file,) = out.iterdir()
    with open_store(path, KINDS) as after:
        assert log_of(after) == {}
        second = submit(after, out)
        assert log_of(after) == {found.name: file_hash(found) for found in (file, second)}
        assert package(after).unsent == 0


def log_of(store):
    """The files that the ledger knows to be written: name to SHA-256."""
    with store.reading() as connection:
        return {file.file: file.sha256 for file in written_files(connection)}


def test_kills_during_backups_leave_a_sound_store_and_no_half_backup(warm, written, tmp_path, volume):
    path, target = tmp_path / "ledger.db", tmp_path / "backups" / "b.backup"
    shutil.copyfile(written, path)
    dice, known, unfinished, seen = random.Random(4), set(), 0, ""
    for _ in range(volume(100, 100)):
        known |= set(kill_after(warm, dice.random() * 0.15, back_up_on, path, target))
        with open_store(path, KINDS) as after:
            assert check(after) == []
            known.add(dump_hash(after))
        if target.exists() and file_hash(target) != seen:
            seen = file_hash(target)
            restore(target, tmp_path / "restored.db", KINDS)
            with open_store(tmp_path / "restored.db", KINDS, read_only=True) as restored:
                assert dump_hash(restored) in known
            (tmp_path / "restored.db").unlink()
        unfinished += len(list(target.parent.glob(".leaderdesk-*")))
    assert target.exists()
    assert unfinished


def test_kills_during_migrations_leave_the_old_format_or_the_new_one_and_nothing_between(warm, tmp_path, volume):
    oldest, held = old_store(tmp_path, 1)
    wanted = held["dump_hash"]
    dice, met = random.Random(5), set()
    for round_ in range(volume(100, 100)):
        path = tmp_path / f"{round_}" / "ledger.db"
        path.parent.mkdir()
        shutil.copyfile(oldest, path)
        kill_after(warm, dice.random() * 0.25, migrate_on, path)
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute("SELECT value FROM setting WHERE name = 'format'").fetchone()[0]
            columns = {row[1] for row in connection.execute("PRAGMA table_info(install)")}
        assert ("place" in columns) == (found == str(FORMAT))
        met.add(found)
        for kept in (path.parent / "backups").glob("ledger-*.db"):
            restore(kept, path.parent / "restored.db", KINDS)
            with open_store(path.parent / "restored.db", KINDS, read_only=True) as restored:
                assert hash_of_the_held(restored, held) == wanted
            (path.parent / "restored.db").unlink()
        with open_store(path, KINDS) as after:
            assert check(after) == []
            assert hash_of_the_held(after, held) == wanted
    assert met == {"1", str(FORMAT)}


def test_what_a_killed_program_left_unfinished_is_swept_a_day_later(written, tmp_path):
    path, backups = tmp_path / "ledger.db", tmp_path / "backups"
    shutil.copyfile(written, path)
    for name in ("old", "fresh", "kept"):
        (backups / f".leaderdesk-{name}").mkdir(parents=True)
        (backups / f".leaderdesk-{name}" / "b.backup").touch()
    (backups / ".leaderdesk-kept" / "kept").touch()  # a person was told of it
    for name in ("old", "kept"):
        os.utime(backups / f".leaderdesk-{name}", (time.time() - 25 * 3600,) * 2)
    open_store(path, KINDS).close()
    assert sorted(left.name for left in backups.iterdir()) == [".leaderdesk-fresh", ".leaderdesk-kept"]
