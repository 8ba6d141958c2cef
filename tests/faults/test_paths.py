"""Folders and files as offices name them: everything works in them, and what is too long is said before anything is written."""

from __future__ import annotations

import unicodedata

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import add, division_store, section_store

FOLDERS = {
    "Japanese": "推進リーダー/令和８年度",
    "a wide space": "課　名/市民課　窓口係",
    "a name outside the common letters": "髙橋 﨑𠮷",
    "decomposed": unicodedata.normalize("NFD", "ガイドブック/ポータル"),
    "signs": "a b #1 %41 & ' ; + = @ [x] (y) ~ ! {z}",
    "dots": "v1.0.db/..x",
    "long": "/".join(["長い名前のフォルダー" * 4] * 2),
    "far": "/".join(["deep folder"] * 22),
}


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_a_year_of_work_fits_into_any_folder(tmp_path, folder):
    place = tmp_path / folder
    with section_store(place / "課", name="台帳.db") as store:
        add(store)
        content = dump_hash(store)
        file = submit(store, place / "提出")
        backup(store, place / "控え" / "控え.backup")
    restore(place / "控え" / "控え.backup", place / "課" / "台帳.db", KINDS)
    with open_store(place / "課" / "台帳.db", KINDS) as store:
        assert check(store) == []
        assert dump_hash(store) == content
    with division_store(place / "情報政策課") as division:
        (verdict,) = receive(division, [file.parent])
        assert verdict.is_in
        assert count(division, Query(Request)) == 1
    assert len(read_file(file, list(KINDS)).revisions) == 1


def test_a_name_that_no_folder_takes_is_said_before_anything_is_written(tmp_path):
    too_long = "長" * 90  # 270 bytes
    with section_store(tmp_path) as store:
        add(store)
        before = sorted(path.name for path in tmp_path.iterdir())
        for work in (
            lambda: submit(store, tmp_path / too_long),
            lambda: backup(store, tmp_path / too_long / "b.backup"),
            lambda: backup(store, tmp_path / f"{too_long}.backup"),
            lambda: backup(store, tmp_path / "/".join(["深いフォルダー"] * 30) / "b.backup"),
            lambda: section_store(tmp_path, name=f"{too_long}.db"),
        ):
            with pytest.raises(LeaderDeskError) as fault:
                work()
            assert fault.value.code == "LD-2301"
            assert "名前が長すぎます" in fault.value.sentence()
            assert sorted(path.name for path in tmp_path.iterdir()) == before
