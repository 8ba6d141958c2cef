# SPDX-License-Identifier: MIT
"""A8: pages of a store overwritten in turn: never a crash, and every version on an undamaged page comes back."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from leaderdesk.cli import run
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.automatic_backup import back_up
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.draft import Draft, drafts, keep_draft
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.ledger.rescue import rescue, salvage, take_its_place
from tests.builders import NOON, Clock, add, division_store, handed_over, section_store

EVERY = 50
SPOILS = (b"\0", b"\xff", b"\x0d", None)  # what a page is overwritten with; None: noise


@pytest.fixture(scope="module")
def healthy(tmp_path_factory):
    """A store of about 5 MB with edits, long texts, a draft and a submission, and no backup."""
    folder = tmp_path_factory.mktemp("healthy")
    with section_store(folder, name="ledger.db") as store:
        first = add(store)
        fill(store, first, 600)
        store.edit(first.record_id, {"wish": "直した"})
        handed_over(store, folder / "out")
        with store.writing() as connection:
            keep_draft(connection, Draft("request", first.record_id, (), store.timestamp(), {"title": "書きかけ"}))
    assert 4_000_000 < (folder / "ledger.db").stat().st_size < 6_500_000
    return folder / "ledger.db"


def fill(store, like, count):
    wishes = ["短い", "長い文が続きます。" * 60, "頁に収まらない文です。" * 150]
    body = {name: text for name, text in like.body.items() if name != "local_no"}
    store.add_all(
        [(Request, body | {"title": f"要望 {place}", "wish": wishes[place % 3]}, "") for place in range(count)]
    )


class Places:
    """Which versions stand where in a healthy store, as SQLite itself tells."""

    def __init__(self, path):
        self.content = path.read_bytes()
        with closing(sqlite3.connect(path)) as connection:
            self.everything = {rev_id for (rev_id,) in connection.execute("SELECT rev_id FROM revision")}
            self.size = connection.execute("PRAGMA page_size").fetchone()[0]
            parts = connection.execute("SELECT name, path, pageno FROM dbstat").fetchall()
        self.pages = {number: (name, at) for name, at, number in parts}
        self.numbers = {(name, at): number for name, at, number in parts}
        self.last = len(self.content) // self.size

    def may_be_lost(self, number):
        """The versions that a page takes along, and how many of them at most."""
        name, at = self.pages.get(number, ("", ""))
        if name != "revision":
            return set(), 0
        if "+" in at:  # where a row goes on that began on a leaf: /leaf/cell+number
            return self._on(self.numbers[name, at[: at.rindex("/") + 1]]), 1
        return (gone := self._on(number)), len(gone)

    def _on(self, number):
        page = self.content[(number - 1) * self.size : number * self.size]
        found = set(re.findall(rb'(?<!["0-9a-f])[0-9a-f]{64}', page))  # behind a quote it is a parent's
        return {rev_id for rev_id in self.everything if rev_id.encode() in found}


@pytest.fixture(scope="module")
def places(healthy):
    return Places(healthy)


def damaged(healthy, folder, numbers, size=4096):
    """A copy of which these pages are overwritten."""
    path = folder / "ledger.db"
    shutil.copy(healthy, path)
    chance = random.Random(str(numbers))
    with path.open("r+b") as file:
        for number in numbers:
            spoil = SPOILS[number // EVERY % len(SPOILS)]
            file.seek((number - 1) * size)
            file.write(spoil * size if spoil else chance.randbytes(size))
    return path


def pages_in_turn(places, at_most):
    chosen = [1, *range(EVERY, places.last + 1, EVERY)]
    return chosen[:: max(1, len(chosen) // at_most)]


def test_every_version_on_an_undamaged_page_comes_back(healthy, places, tmp_path, volume):
    assert not salvage(healthy).named - places.everything
    for number in pages_in_turn(places, volume(8, places.last)):
        path = damaged(healthy, tmp_path, [number], places.size)
        found = {revision.rev_id for revision, _ in salvage(path).revisions}
        may_be_lost, at_most = places.may_be_lost(number)
        lost = places.everything - found
        assert lost <= may_be_lost, number
        assert len(lost) <= at_most, number
        assert found <= places.everything
        made = rescued(path, tmp_path / "new.db", places.pages[number][0])
        if made is not None:
            assert made.lost <= len(lost)
            with open_store(made.path, KINDS) as store:
                assert check(store) == []
                assert hashes(store) == found
            made.path.unlink()


def hashes(store):
    with store.reading() as connection:
        return set(connection.exec_driver_sql("SELECT rev_id FROM revision").scalars())


def rescued(path, target, table):
    """The rescue of a store; None where the page that told whose it was is the damaged one."""
    before = path.read_bytes()
    try:
        return rescue(path, target, KINDS)
    except LeaderDeskError as fault:
        assert (fault.code, table) == ("LD-4010", "install")
        assert not target.exists()
        return None
    finally:
        assert path.read_bytes() == before


def test_a_damaged_store_is_used_without_a_crash(healthy, places, tmp_path, volume):
    for number in pages_in_turn(places, volume(8, places.last)):
        path = damaged(healthy, tmp_path, [number], places.size)
        told = set()
        for use in (look, diagnose, write, keep):
            try:
                use(path)
            except LeaderDeskError as fault:
                told.add(fault.code)
        assert told <= {"LD-4005", "LD-3101", "LD-3102", "LD-3001"}, number


def look(path):
    with open_store(path, KINDS, read_only=True) as store:
        all_rows(store, Query(Request))
        count(store, Query(Request, search="要望"))
        for record_id in [row.record_id for row in all_rows(store, Query(Request))][::50]:
            store.view(record_id)


def diagnose(path):
    with open_store(path, KINDS, read_only=True) as store:
        if faults := check(store):
            raise faults[0]


def write(path):
    with open_store(path, KINDS) as store:
        add(store, title="そのあとの要望")


def keep(path):
    with open_store(path, KINDS) as store:
        back_up(store)


def test_many_pages_at_once_and_a_cut_file(healthy, places, tmp_path):
    numbers = range(7, places.last, 11)
    path = damaged(healthy, tmp_path, numbers, places.size)
    gone = set().union(*(places.may_be_lost(number)[0] for number in numbers))
    found = {revision.rev_id for revision, _ in salvage(path).revisions}
    assert places.everything - gone <= found <= places.everything
    with path.open("r+b") as file:
        file.truncate(len(places.content) // 2 + 100)
    assert salvage(path).revisions
    for content in (b"", b"x", b"SQLite format 3\0", b"\x0d" * 9000):
        path.write_bytes(content)
        assert salvage(path).revisions == []


def test_what_waits_in_the_write_ahead_log_is_read_too(healthy, tmp_path):
    shutil.copy(healthy, tmp_path / "ledger.db")
    with open_store(tmp_path / "ledger.db", KINDS) as store:
        last = add(store, title="まだログにある要望")
        aside = tmp_path / "pulled"
        aside.mkdir()
        for name in ("ledger.db", "ledger.db-wal"):
            shutil.copy(tmp_path / name, aside / name)
    assert last.rev_id not in {revision.rev_id for revision, _ in salvage(healthy).revisions}
    assert last.rev_id in {revision.rev_id for revision, _ in salvage(aside / "ledger.db").revisions}


@pytest.fixture
def backed_up(tmp_path):
    """A store with a backup, written to afterwards; gives its path, the hash of its content and its newest record."""
    clock = Clock()
    with section_store(tmp_path, name="ledger.db", now=clock) as store:
        first = add(store)
        fill(store, first, 60)
        back_up(store)
        clock.forward(hours=1)
        add(store, "guidance")
        add(store, title="バックアップのあとの要望")
        store.edit(first.record_id, {"wish": "バックアップのあとで直した"})
        clock.forward(hours=1)
        newest = add(store, "activity")
        handed_over(store, tmp_path / "out")
        return store.target, dump_hash(store), newest


def test_the_backup_and_what_came_since_give_the_whole(backed_up, tmp_path):
    path, content, newest = backed_up
    size, places = 4096, Places(path)
    others = [number for number in range(1, places.last) if not places.may_be_lost(number)[1]]
    early = [places.numbers[at] for at in places.numbers if at[0] == "revision" and at[1] != "/"][:3]
    with path.open("r+b") as file:
        for number in [*others, *early]:  # all that is no revision, and the oldest of those
            file.seek((number - 1) * size)
            file.write(b"\0" * size)
    made = rescue(path, tmp_path / "new.db", KINDS)
    assert made.backup is not None
    assert made.beyond == {"guidance": 1, "request": 2, "activity": 1}
    assert made.newest == newest
    assert made.lost == 0
    with open_store(made.path, KINDS) as store:
        assert dump_hash(store) == content
        assert check(store) == []


def test_what_was_handed_over_and_what_was_being_typed_come_along(healthy, places, tmp_path):
    leaf = max(number for number, (name, at) in places.pages.items() if name == "revision" and len(at) > 1)
    path = damaged(healthy, tmp_path, [leaf], places.size)
    made = rescue(path, tmp_path / "new.db", KINDS)
    with open_store(healthy, KINDS, read_only=True) as before, open_store(made.path, KINDS) as after:
        with before.reading() as old, after.reading() as new:
            log = "SELECT * FROM exchange_log ORDER BY file_id"
            assert new.exec_driver_sql(log).fetchall() == old.exec_driver_sql(log).fetchall()
            gone = "SELECT rev_id, file_id FROM departure ORDER BY 1"
            assert new.exec_driver_sql(gone).fetchall() == old.exec_driver_sql(gone).fetchall()
            assert drafts(new) == drafts(old)
        assert after.identity.install != before.identity.install
        assert replace(after.identity, install="") == replace(before.identity, install="")
        assert made.lost > 0  # they went out once: that is known, though not what they said


def test_a_file_that_was_withdrawn_stays_withdrawn(tmp_path):
    with section_store(tmp_path, name="a.db") as store:
        add(store)
        file = handed_over(store, tmp_path / "out")
    with division_store(tmp_path, name="ledger.db") as store:
        assert len(list(receive(store, [file]))) == 1
        assert count(store, Query(Request)) == 1
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE exchange_log SET withdrawn_at = '2026-11-23T12:00:00+09:00'")
            store.projector.rebuild(connection)
        assert count(store, Query(Request)) == 0
    with open_store(rescue(tmp_path / "ledger.db", tmp_path / "new.db", KINDS).path, KINDS) as store:
        assert count(store, Query(Request)) == 0
        assert check(store) == []


def test_a_version_whose_file_is_not_known_any_more_is_still_seen(tmp_path):
    with section_store(tmp_path, name="a.db") as store:
        add(store)
        file = handed_over(store, tmp_path / "out")
    with division_store(tmp_path, name="ledger.db") as store:
        assert len(list(receive(store, [file]))) == 1
    places = Places(tmp_path / "ledger.db")
    with (tmp_path / "ledger.db").open("r+b") as spoilt:
        spoilt.seek((places.numbers["exchange_log", "/"] - 1) * places.size)
        spoilt.write(b"\0" * places.size)
    with open_store(rescue(tmp_path / "ledger.db", tmp_path / "new.db", KINDS).path, KINDS) as store:
        assert count(store, Query(Request)) == 1


def test_a_backup_of_a_store_that_stood_there_before_is_none(tmp_path):
    with section_store(tmp_path, name="ledger.db") as store:
        add(store, title="前の台帳の要望")
        back_up(store)
        store.target.rename(tmp_path / "aside.db")
    with section_store(tmp_path, name="ledger.db") as store:
        add(store, title="今の台帳の要望")
    made = rescue(tmp_path / "ledger.db", tmp_path / "new.db", KINDS)
    assert made.backup is None
    with open_store(made.path, KINDS) as store:
        assert [row.body["title"] for row in all_rows(store, Query(Request))] == ["今の台帳の要望"]


def test_a_damaged_backup_gives_way_to_an_older_one(backed_up, tmp_path):
    path, content, _ = backed_up
    with open_store(path, KINDS, now=Clock(NOON + timedelta(days=1))) as store:
        newest = back_up(store).path
    with newest.open("r+b") as file:
        file.seek(4096)
        file.write(b"\0" * 4096)
    made = rescue(path, tmp_path / "new.db", KINDS)
    assert made.backup is not None
    assert made.backup.path != newest
    with open_store(made.path, KINDS) as store:
        assert dump_hash(store) == content


def test_the_rescued_store_takes_the_place_and_the_damaged_one_is_kept(backed_up, tmp_path):
    path, content, _ = backed_up
    with path.open("r+b") as file:
        file.write(b"\0" * 4096)
    spoilt = path.read_bytes()
    kept = take_its_place(rescue(path, tmp_path / "new.db", KINDS).path, path)
    assert kept.read_bytes() == spoilt
    assert not (tmp_path / "new.db").exists()
    with open_store(path, KINDS) as store:
        assert dump_hash(store) == content


def test_a_rescue_never_writes_over_anything_nor_beside_a_writer(healthy, tmp_path):
    path = damaged(healthy, tmp_path, [])
    for source, target, code in ((path, path, "LD-4003"), (tmp_path / "no.db", tmp_path / "new.db", "LD-4002")):
        with pytest.raises(LeaderDeskError) as fault:
            rescue(source, target, KINDS)
        assert fault.value.code == code
    with open_store(path, KINDS), pytest.raises(LeaderDeskError) as fault:
        rescue(path, tmp_path / "new.db", KINDS)
    assert fault.value.code == "LD-4001"


def test_the_command_line_finds_the_damage_and_rescues(backed_up, tmp_path, capsys):
    path, content, _ = backed_up
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\0" * 4096)
    assert run(["check", str(path)]) == 1
    assert "LD-4005" in capsys.readouterr().out
    assert run(["rescue", str(path), "--to", str(tmp_path / "new.db")]) == 0
    assert "読み出せなかった版：0" in capsys.readouterr().out
    assert run(["dump", str(tmp_path / "new.db"), "--hash"]) == 0
    assert capsys.readouterr().out.strip() == content
