"""The bundle holds all that it needs and nothing else, and does the main job on a PC that knows no Python."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from leaderdesk import __version__
from leaderdesk.desk.navigation import pages_for
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.opening import open_store
from resources.bundle import pack, version_resource
from tests.builders import division_store, section_store
from tests.bundle.conftest import EXE, ROOT
from tests.bundle.keyboard import HAS_KEYBOARD, PackagedDesk, parser_children, wait_until
from tests.desktop import desk_of, press
from tests.paper.pdf import page_texts

LINUX = sys.platform.startswith("linux")
MOST_MIB, MOST_MIB_PACKED = 145, 62


def inside(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


# ---------------------------------------------------------------- what is in it


@pytest.mark.parametrize("folder", ["fonts", "help", "i18n", "icons", "presets", "sample"])
def test_all_that_the_program_reads_is_inside(dist, folder):
    wanted = {
        path.name: path.read_bytes()
        for path in (ROOT / "resources" / folder).iterdir()
        if path.is_file() and path.suffix != ".ts"
    }
    packed = dist / "LeaderDesk" / "_internal" / "resources" / folder
    assert {path.name: path.read_bytes() for path in packed.iterdir() if path.is_file()} == wanted


def test_every_picture_that_the_help_shows_is_inside(dist):
    packed = dist / "LeaderDesk" / "_internal" / "resources" / "help"
    shown = {
        picture
        for page in (ROOT / "resources" / "help").glob("*.md")
        for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown
    assert all(
        (packed / picture).read_bytes() == (ROOT / "resources" / "help" / picture).read_bytes() for picture in shown
    )


def test_the_licence_of_every_part_lies_beside_it(dist):
    lock = (ROOT / "resources" / "requirements" / "run.txt").read_text("utf-8")
    there = {path.name for path in (dist / "LeaderDesk" / "LICENSES").iterdir()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "python.txt"} <= there  # the first two are those of Qt and PySide6
    page = (ROOT / "resources" / "help" / "licences.md").read_text("utf-8").lower()
    for name in re.findall(r"^([a-z0-9-]+)==(?!.*win32)", lock, re.M):
        assert name in page
        assert name in ("pyside6-essentials", "shiboken6") or any(file.startswith(f"{name}-") for file in there), name
    assert (dist / "LeaderDesk" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


NEEDLESS = (
    "Pdf", "Quick", "Qml", "VirtualKeyboard", "virtualkeyboard", "Designer", "OpenGL", "opengl32sw", "EglFS", "eglfs",
    "/tls/", "/networkinformation/", "/sqldrivers/", "/qmltooling/", "/generic/", "/egldeviceintegrations/",
    "libqvnc", "libqgtk3", "libgtk", "libpango", "libcairo", "libssl", "libqtiff", "libqwebp",
    "numpy", "pandas", "pygments", "hypothesis", "pytest", "tkinter", ".ts", "help/pictures/home",
)  # fmt: skip


@pytest.mark.parametrize("name", NEEDLESS)
def test_what_nobody_needs_stays_out(dist, name):
    found = [file for file in inside(dist / "LeaderDesk") if not file.startswith("LICENSES/")]
    assert [file for file in found if (file.endswith(name) if name == ".ts" else name in file)] == []


@pytest.mark.skipif(not LINUX, reason="the names of Linux")
@pytest.mark.parametrize(
    "plugin",
    [
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "wayland-shell-integration/libxdg-shell.so",
        "imageformats/libqsvg.so",
    ],
)
def test_what_people_type_and_look_with_is_inside(dist, plugin):
    assert (dist / "LeaderDesk" / "_internal" / "PySide6" / "Qt" / "plugins" / plugin).is_file()


def test_modules_of_other_databases_and_tools_stay_out(dist):
    from PyInstaller.archive.readers import CArchiveReader

    modules = CArchiveReader(str(dist / "LeaderDesk" / f"LeaderDesk{EXE}")).open_embedded_archive("PYZ.pyz").toc
    assert {"sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql", "leaderdesk.exchange.parser"} <= set(
        modules
    )
    left_out = ("sqlalchemy.dialects.mysql", "sqlalchemy.orm", "pydantic.v1", "rich", "pygments", "ssl", "tests")
    assert [name for name in modules if f"{name}.".startswith(tuple(f"{one}." for one in left_out))] == []


def test_the_icon_has_every_size_that_windows_asks_for(built):
    reader = QImageReader(str(built / "work" / "leaderdesk.ico"))
    edges = [reader.size().width() for place in range(reader.imageCount()) if reader.jumpToImage(place)]
    assert edges == [16, 20, 24, 32, 48, 64, 128, 256]
    assert not reader.read().isNull()


def test_windows_is_told_the_version():
    told = version_resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in told
    assert "StringStruct('ProductName', 'LeaderDesk'), StringStruct('ProductVersion', '1.2.3')" in told
    compile(told, "version.txt", "eval")


# ---------------------------------------------------------------- what lies beside it


def test_the_sums_name_the_zip_and_every_file_and_are_right(dist):
    lines = (dist / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    [packed] = dist.glob("*.zip")
    assert set(told) == {packed.name, *(f"LeaderDesk/{name}" for name in inside(dist / "LeaderDesk"))}
    assert lines[0].endswith(packed.name)
    assert [name for name in told if hashlib.sha256((dist / name).read_bytes()).hexdigest() != told[name]] == []


def test_the_zip_holds_the_folder_and_tells_nothing_else(dist):
    [packed] = dist.glob("*.zip")
    assert packed.name.startswith(f"LeaderDesk-{__version__}-")
    with zipfile.ZipFile(packed) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert [entry.filename for entry in entries] == sorted(f"LeaderDesk/{file}" for file in inside(dist / "LeaderDesk"))
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_packing_the_same_again_gives_the_same_zip(tmp_path):
    for day in (1, 2):
        folder = tmp_path / str(day) / "LeaderDesk"
        folder.mkdir(parents=True)
        for name in ("b", "a", "c") if day == 1 else ("c", "b", "a"):
            (folder / name).write_text(name)
            os.utime(folder / name, (day * 10_000_000, day * 10_000_000))
    assert pack(tmp_path / "1" / "LeaderDesk", tmp_path / "1.zip").read_bytes() == (
        pack(tmp_path / "2" / "LeaderDesk", tmp_path / "2.zip").read_bytes()
    )


@pytest.mark.skipif(not LINUX, reason="the figures are those of Linux")
def test_it_stays_small(dist):
    [packed] = dist.glob("*.zip")
    size = sum((dist / "LeaderDesk" / name).stat().st_size for name in inside(dist / "LeaderDesk"))
    assert size <= MOST_MIB << 20
    assert packed.stat().st_size <= MOST_MIB_PACKED << 20


def test_every_place_tells_the_same_version(dist, unpacked, command, clean):
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    told = f"LeaderDesk {__version__}\n"
    assert (dist / "VERSION").read_text("utf-8") == (unpacked / "VERSION").read_text("utf-8") == told
    assert command("--version") == told
    source = [sys.executable, "-m", "leaderdesk", "--version"]
    assert subprocess.run(source, cwd=ROOT, capture_output=True, text=True, check=True).stdout == told
    assert subprocess.run([unpacked / f"LeaderDesk{EXE}", "--version"], env=clean, check=False).returncode == 0


# ---------------------------------------------------------------- the console program


def test_the_main_job_runs_from_the_bundle(command, tmp_path):
    out = tmp_path / "提出 先"
    command("init", "課.db", "--role", "section", "--municipality", "092991", "--section", "0501")
    command("init", "division.db", "--role", "division", "--municipality", "092991")
    added = json.loads(command("add", "課.db", "request", "--json", "-", typed='{"title": "窓口の様式を統一したい"}'))
    assert added["local_no"].startswith("0501-")
    command("submit", "課.db", "--to", out)
    [verdict] = json.loads(command("receive", "division.db", out, "--json"))["files"]
    assert (verdict["outcome"], verdict["new"]) == ("imported", 1)
    command("consolidate", "division.db", "--to", "全庁.xlsx")
    assert zipfile.is_zipfile(tmp_path / "全庁.xlsx")
    command("report", "division.db", "receipt", "--to", "受領証.pdf")
    assert "第1号" in page_texts(tmp_path / "受領証.pdf")[0]
    assert "窓口の様式を統一したい" in command("list", "division.db", "request")
    for store in ("課.db", "division.db"):
        assert "異常はありません" in command("check", store)
    command("backup", "課.db", "--to", "控え.db")
    assert command("dump", "控え.db", "--hash") == command("dump", "課.db", "--hash")


def test_hostile_and_foreign_files_get_the_verdicts_that_the_source_gives(command, small_city, tmp_path):
    """Broken, foreign, tampered and swollen files: preflight and parser child of the bundle judge like the tree's."""
    awkward = small_city / "awkward"
    for name in ("bundle.db", "tree.db"):
        shutil.copy(small_city / "division.db", tmp_path / name)
    told = json.loads(command("receive", "bundle.db", awkward, "--json", code=3))["files"]
    with open_store(tmp_path / "tree.db", KINDS) as store:
        expected = {verdict.file: (verdict.outcome.value, verdict.code) for verdict in receive(store, [awkward])}
    assert len(expected) > 3
    assert {verdict["file"]: (verdict["outcome"], verdict["code"]) for verdict in told} == expected


@pytest.mark.skipif(not LINUX, reason="looks for the child in /proc")
def test_a_parser_child_that_is_killed_costs_one_file_its_verdict(command, unpacked, clean, small_city, tmp_path):
    shutil.copy(small_city / "division.db", tmp_path)
    line = [unpacked / "leaderdesk-command", "receive", tmp_path / "division.db", small_city / "submissions", "--json"]
    receiving = subprocess.Popen(line, env=clean, stdout=subprocess.PIPE)
    wait_until(lambda: parser_children(receiving.pid), "the bundle parses in a child")
    [child] = parser_children(receiving.pid)
    assert Path(f"/proc/{child}/exe").resolve() == unpacked / "LeaderDesk"  # the child is the bundle itself
    os.kill(int(child), signal.SIGKILL)
    verdicts = json.loads(receiving.communicate(timeout=60)[0])["files"]
    assert receiving.returncode == 3
    assert [verdict["code"] for verdict in verdicts if verdict["outcome"] == "refused"] == ["LD-2110"]
    assert sum(verdict["outcome"] == "imported" for verdict in verdicts) == len(verdicts) - 1
    again = json.loads(command("receive", "division.db", small_city / "submissions", "--json"))["totals"]
    assert (again["imported"], again["already"]) == (1, len(verdicts) - 1)


# ---------------------------------------------------------------- the desk


def newest(ledger: Path) -> dict[str, str]:
    """What was written last into a ledger that another program has open."""
    with sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True) as connection:
        [[body]] = connection.execute("SELECT body FROM revision ORDER BY rowid DESC LIMIT 1")
    connection.close()
    return json.loads(body)


def tabs_to(store, page: str, part: str, folder: Path) -> int:
    """How often a person presses Tab until the cursor has come to a part of a page that was just opened."""
    with store, desk_of(store, folder) as desk:
        desk.open_page(page)
        for count in range(20):
            if QApplication.focusWidget().objectName() == part:
                return count
            press(desk, "Tab")
    raise AssertionError(f"Tab never comes to {part}")


@pytest.mark.skipif(not HAS_KEYBOARD, reason="the keyboard is one of Linux")
def test_a_leader_sets_up_logs_and_submits_and_the_division_receives(unpacked, clean, tmp_path, command, qapp):
    to_submit = tabs_to(section_store(tmp_path / "tree"), "submission", "action.submit", tmp_path / "p")
    to_folder = tabs_to(division_store(tmp_path / "tree"), "receive", "action.choose_folder", tmp_path / "q")
    home, documents = Path(clean["LEADERDESK_HOME"]), tmp_path / "Documents"
    ledger = home / "ledger.db"

    with PackagedDesk(unpacked, clean) as leader:
        wait_until((home / "desk.lock").exists, "the desk starts")
        leader.settle()
        leader.press("Enter")  # the first run: a leader's desk
        leader.type("092991")
        leader.press("Tab", "Tab")
        leader.type("0501")
        leader.press("Enter", "Enter", "Enter")
        wait_until(lambda: ledger.exists() and "section" in (home / "desk.ini").read_text("utf-8"), "the desk moves in")
        leader.settle()
        leader.press("Ctrl+n")
        leader.type("a card reader for the counter")
        leader.press("Ctrl+s")
        wait_until(lambda: newest(ledger).get("title") == "a card reader for the counter", "Ctrl+S saves")
        place = [page.name for page in pages_for("section")].index("submission")
        leader.press(f"Alt+{min(place, 8) + 1}", *["Ctrl+PgDown"] * max(place - 8, 0), *["Tab"] * to_submit, " ")
        wait_until(lambda: list(documents.glob("LD*.xlsx")), "the button writes the file")
        assert leader.start_again() == 0
        assert leader.process.poll() is None

    division = {**clean, "LEADERDESK_HOME": str(tmp_path / "division")}
    command("init", tmp_path / "division" / "ledger.db", "--role", "division", "--municipality", "092991")
    (tmp_path / "division" / "desk.ini").write_text(f"[receive]\nfolder={documents.as_posix()}\n", "utf-8")
    with PackagedDesk(unpacked, division) as desk:
        wait_until(lambda: "role" in (tmp_path / "division" / "desk.ini").read_text("utf-8"), "the desk opens")
        desk.settle()
        desk.press("Alt+2", *["Tab"] * to_folder, " ", "Enter")
        wait_until(lambda: parser_children(desk.process.pid), "the file is looked at")
        desk.settle()
        assert desk.start_again() == 0  # without a window manager nothing else brings the window to the front
        desk.press("Tab", "Tab", " ")
        received = tmp_path / "division" / "ledger.db"
        wait_until(lambda: newest(received).get("title") == "a card reader for the counter", "the button takes it in")
    assert "a card reader for the counter" in command("list", received, "request")
    assert "異常はありません" in command("check", received)
