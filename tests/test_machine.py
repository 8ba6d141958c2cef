# SPDX-License-Identifier: MIT
"""Where a store may live: not on the network, not on what is pulled out, not in what a cloud copies; elsewhere always."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk import machine
from leaderdesk.cli import run
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.backup import backup, restore
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from leaderdesk.ledger.rescue import rescue
from leaderdesk.machine import NETWORK, REMOVABLE, is_on_usb, is_synced, linux_mounts, windows_drive
from tests.builders import add, handed_over, section_store

CODES = {"network": "LD-4011", "removable": "LD-4012", "synced": "LD-4013"}


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (r"\\fileserver\bunsho\LeaderDesk", NETWORK),
        ("//fileserver/bunsho/LeaderDesk", NETWORK),
        (r"\\?\UNC\fileserver\bunsho", NETWORK),
        (r"Z:\市民課\LeaderDesk", NETWORK),
        (r"E:\LeaderDesk", REMOVABLE),
        (r"C:\People\髙橋\AppData\Local\LeaderDesk", ""),
        (r"\\?\C:\People\LeaderDesk", ""),
        (r"D:\LeaderDesk", ""),
    ],
)
def test_drives_of_windows(folder, reason):
    kinds = {"C:\\": 3, "D:\\": 3, "E:\\": 2, "Z:\\": 4}
    assert windows_drive(folder, kinds.__getitem__) == reason


MOUNTS = r"""overlay / overlay rw 0 0
tmpfs /scratch tmpfs rw 0 0
/dev/sda1 /people ext4 rw 0 0
server:/bunsho /people/taro/共有\040文書 nfs4 rw 0 0
//server/bunsho /mnt/share cifs rw 0 0
/dev/sdb1 /media/taro/USB vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/people/taro/共有 文書/LeaderDesk", NETWORK),
        ("/mnt/share", NETWORK),
        ("/mnt/shared", ""),
        ("/media/taro/USB/LeaderDesk", REMOVABLE),
        ("/people/taro/LeaderDesk", ""),
        ("/scratch/LeaderDesk", ""),
        ("/srv/LeaderDesk", ""),
    ],
)
def test_drives_of_linux(monkeypatch, folder, reason):
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(Path, "read_text", lambda *_: MOUNTS)
    monkeypatch.setattr(machine, "is_on_usb", lambda device: device == "/dev/sdb1")
    assert machine.drive_of(Path(folder)) == reason


def test_a_disk_that_can_be_pulled_out_is_known_by_its_bus_or_its_flag(tmp_path):
    for disk, flag in (("pci/ata1/sda", "0"), ("pci/usb2/2-1/sdb", "0"), ("pci/mmc0/mmcblk0", "1")):
        part = tmp_path / disk / f"{Path(disk).name}1"
        part.mkdir(parents=True)
        (tmp_path / disk / "removable").write_text(f"{flag}\n")
        (tmp_path / part.name).symlink_to(part)
    found = {name: is_on_usb(f"/dev/{name}", tmp_path) for name in ("sda1", "sdb1", "mmcblk01", "nothing")}
    assert found == {"sda1": False, "sdb1": True, "mmcblk01": True, "nothing": False}


@pytest.mark.parametrize(
    "folder",
    [
        "/people/taro/OneDrive/LeaderDesk",
        "/people/taro/OneDrive - 青葉原市/デスクトップ",
        "/people/taro/ドキュメント同期/LeaderDesk",
        "/G/マイドライブ/LeaderDesk",
        "/people/taro/Google Drive",
        "/people/taro/Dropbox (市民課)/LeaderDesk",
        "/people/taro/Library/Mobile Documents/com~apple~CloudDocs",
        "/people/taro/Library/CloudStorage/Box-Box",
        "/people/taro/iCloudDrive",
        "/people/taro/Box/LeaderDesk",
    ],
)
def test_synced_folders_are_known_by_their_names_and_by_the_environment(monkeypatch, folder):
    monkeypatch.setattr(Path, "home", lambda: Path("/people/taro"))
    environment = {"OneDrive": "", "OneDriveCommercial": "/people/taro/ドキュメント同期"}
    assert is_synced(Path(folder), environment)


@pytest.mark.parametrize("folder", ["/people/taro/AppData/Local/LeaderDesk", "/people/taro/Boxes", "/data/onedriver"])
def test_other_folders_are_welcome(folder):
    assert not is_synced(Path(folder), {})


def test_this_very_machine_is_welcome(tmp_path):
    assert machine.unfit_for_store(tmp_path) == ""
    assert linux_mounts("a\\040b /x\\040y ext4 rw 0 0\n") == [("a\\040b", "/x y", "ext4")]


@pytest.fixture(params=["network", "removable", "synced"])
def unfit(request, tmp_path, monkeypatch):
    """A folder that is no home for a store, for this reason."""
    folder = tmp_path / ("OneDrive" if request.param == "synced" else "elsewhere")
    folder.mkdir()
    if request.param != "synced":
        kind = {str(folder): request.param}
        monkeypatch.setattr(machine, "drive_of", lambda place: kind.get(str(place), ""))
    return folder, CODES[request.param]


def test_no_store_is_made_opened_restored_or_rescued_there(tmp_path, unfit):
    folder, code = unfit
    with section_store(tmp_path, name="here.db") as store:
        add(store)
        before = dump_hash(store)
        backup(store, folder / "backup.db")  # a copy may lie anywhere
        handed_over(store, folder)  # and so may files
    (folder / "carried.db").write_bytes((tmp_path / "here.db").read_bytes())
    for attempt in (
        lambda: section_store(folder, name="new.db"),
        lambda: open_store(folder / "carried.db", KINDS),
        lambda: restore(tmp_path / "here.db", folder / "new.db", KINDS),
        lambda: rescue(tmp_path / "here.db", folder / "new.db", KINDS),
    ):
        with pytest.raises(LeaderDeskError) as fault:
            attempt()
        assert fault.value.code == code
        assert str(folder) in str(fault.value)
    assert not (folder / "new.db").exists()
    files = sorted(path.name for path in folder.iterdir())
    with open_store(folder / "carried.db", KINDS, read_only=True) as store:
        assert dump_hash(store) == before
    assert sorted(path.name for path in folder.iterdir()) == files
    restore(folder / "backup.db", tmp_path / "again.db", KINDS)


def test_the_command_line_follows_the_same_rule(tmp_path, unfit, capsys):
    folder, code = unfit
    made = ["init", str(folder / "x.db"), "--role", "section", "--municipality", "092991", "--section", "0501"]
    assert run(made) == 4
    assert code in capsys.readouterr().err


def test_a_store_that_cannot_be_written_is_read_from_a_copy_and_left_as_it_is(tmp_path, monkeypatch):
    with section_store(tmp_path / "stick", name="x.db") as store:
        add(store)
    path = tmp_path / "stick" / "x.db"
    before = path.read_bytes()
    (tmp_path / "stick" / "x.db.lock").unlink(missing_ok=True)
    monkeypatch.setattr("leaderdesk.ledger.opening.is_writable", lambda file: "stick" not in file.parts)
    with pytest.raises(LeaderDeskError) as fault:
        open_store(path, KINDS)
    assert fault.value.code == "LD-4008"
    with open_store(path, KINDS, read_only=True) as store:
        assert count(store, Query(Request)) == 1
        with pytest.raises(LeaderDeskError) as fault:
            add(store)
        assert fault.value.code == "LD-4008"
        assert not store.folder.is_relative_to(tmp_path)
        kept = store.folder
    assert not kept.exists()
    assert [each.name for each in (tmp_path / "stick").iterdir()] == ["x.db"]
    assert path.read_bytes() == before
