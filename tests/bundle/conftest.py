"""The bundle is built once for the whole run, and unpacked where folders have Japanese names and spaces."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from leaderdesk.sample.city import make_city
from leaderdesk.sample.plan import Plan
from tests.cities import made_once

ROOT = Path(__file__).resolve().parents[2]
EXE = ".exe" if sys.platform == "win32" else ""


def _build(folder: Path) -> None:
    command = [sys.executable, "resources/bundle.py", "--to", folder / "dist", "--work", folder / "work"]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, check=True)


def _unpack(built: Path, folder: Path) -> None:
    [packed] = (built / "dist").glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        for entry in archive.infolist():
            Path(archive.extract(entry, folder / "配布 フォルダー")).chmod(entry.external_attr >> 16)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """What `dev.py build` leaves: the bundle, the zip, the sums, the version; beside it what was made on the way."""
    return made_once(tmp_path_factory, "bundle", _build)


@pytest.fixture(scope="session")
def dist(built):
    return built / "dist"


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory, built):
    """The zip, unpacked by somebody."""
    folder = made_once(tmp_path_factory, "unpacked", lambda folder: _unpack(built, folder))
    return folder / "配布 フォルダー" / "LeaderDesk"


@pytest.fixture(scope="session")
def small_city(tmp_path_factory):
    """Eight sections, a natural year, and the awkward files that some send."""
    return made_once(tmp_path_factory, "small_city", lambda folder: make_city(folder, Plan(sections=8)))


@pytest.fixture
def clean(tmp_path):
    """The surroundings of an office PC: no Python, no project, no environment of ours, nobody's locale."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    home = {"HOME": str(tmp_path), "LEADERDESK_HOME": str(tmp_path / "利用者 データ")}
    return kept | home | {"PATH": os.defpath, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def command(unpacked, clean, tmp_path):
    """The console program."""

    def run(*arguments: object, typed: str = "", code: int = 0) -> str:
        line = [unpacked / f"leaderdesk-command{EXE}", *map(str, arguments)]
        done = subprocess.run(line, input=typed.encode(), env=clean, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
        return done.stdout.decode()

    return run
