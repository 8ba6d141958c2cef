"""The house: floors, sizes, what must not be in the tree, and what must be pinned."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "resources" / "requirements").glob("*.txt"))


def named(requirement):
    """The name in a requirement."""
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower()


NEEDED = [named(requirement) for requirement in PYPROJECT["project"]["dependencies"]]


# ---------------------------------------------------------------- floors and sizes


def test_every_module_imports_only_from_floors_below():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("files", "most"), [(["kinds/facet.py", "kinds/record.py"], 400), (["desk/window.py"], 300)], ids=str
)
def test_the_parts_that_all_others_lean_on_stay_small(files, most):
    assert sum(len((ROOT / "leaderdesk" / file).read_text("utf-8").splitlines()) for file in files) <= most


# ---------------------------------------------------------------- without Qt, without a network

WITHOUT_QT = """
import io, json, sys
from pathlib import Path
from leaderdesk.cli import run

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    section, division, out = folder / "section.db", folder / "division.db", folder / "out"
    record = folder / "record.json"
    record.write_text(json.dumps({"title": "Qt のない端末の要望"}), "utf-8")
    for command in (
        ["init", section, "--role", "section", "--municipality", "092991", "--section", "0501"],
        ["init", division, "--role", "division", "--municipality", "092991"],
        ["add", section, "request", "--json", record],
        ["submit", section, "--to", out],
        ["receive", division, out],
        ["consolidate", division, "--to", folder / "all.xlsx"],
        ["list", division, "request", "--json"],
        ["template", division, "--section", "0501", "--to", out / "forms"],
        ["export", section, "--to", out / "all", "--format", "json"],
        ["check", section],
        ["check", division],
    ):
        assert run([str(word) for word in command]) == 0, command
    assert not [name for name in sys.modules if name.startswith("PySide6.")]
"""


def test_the_whole_job_runs_where_qt_is_not_installed(tmp_path):
    blocked = tmp_path / "blocked" / "PySide6"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('there is no Qt on this machine')")
    script = tmp_path / "job.py"
    script.write_text(WITHOUT_QT, "utf-8")
    paths = os.pathsep.join(map(str, (blocked.parent, ROOT)))
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Qt のない端末の要望" in done.stdout
    assert (tmp_path / "all.xlsx").exists()


# ---------------------------------------------------------------- what must not be in the tree

NAMESPACES = re.compile(r"https?://(?:www\.w3\.org|(?:schemas|purl)\.(?:openxmlformats|oclc)\.org|purl\.org)/")
HOST = re.compile(r"(?:https?|ftp|wss?)://[A-Za-z0-9-]+\.[A-Za-z0-9.-]+")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|tmp|home|root|Users)/\w|[A-Z]:[\\/]+Users\b")


def texts():
    """Every text file of the repository that is no licence."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and "LICENSE" not in path.name:
            content = path.read_bytes()
            if b"\0" not in content[:8000]:
                yield name, content.decode("utf-8")


@pytest.fixture(scope="module")
def tree():
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: an unpacked archive")
    return dict(texts())


def test_no_network_host_is_named_anywhere(tree):
    found = {name: HOST.findall(NAMESPACES.sub("", text)) for name, text in tree.items()}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}


def test_no_path_of_somebodys_machine_is_named_anywhere(tree):
    found = {name: MACHINE_PATH.findall(text) for name, text in tree.items()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_every_text_is_utf_8_with_plain_line_ends(tree):
    assert [name for name, text in tree.items() if "\r" in text or text.startswith("\ufeff")] == []


def test_the_program_opens_no_connection_anywhere():
    for path in (ROOT / "leaderdesk").rglob("*.py"):
        text = path.read_text("utf-8")
        assert not re.search(r"^\s*(?:import|from) (?:urllib|http|requests|ftplib|smtplib|pickle)\b", text, re.M), path
        assert "QtNetwork" not in text or path.name == "other_starts.py", (
            path
        )  # the one local socket: a single desk per person


# ---------------------------------------------------------------- what is pinned


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_with_hashes_and_names_no_address(lock):
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-|--(?:index|extra|find|trusted)|\s@\s", text, re.M)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 5
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:60]


def test_the_lock_to_run_holds_what_the_project_asks_for():
    [lock] = [lock for lock in LOCKS if lock.name == "run.txt"]
    pinned = {named(line) for line in lock.read_text("utf-8").splitlines() if not line.startswith(" ")}
    assert set(NEEDED) <= pinned
    assert not pinned & {"pyside6", "pyside6-addons", "numpy", "pandas"}


def test_qt_stays_below_the_version_that_crashes():
    """PySide6 6.12 on Python 3.11 loses a reference of None with every call that returns None."""
    [asked] = [it for it in PYPROJECT["project"]["dependencies"] if it.startswith("pyside6")]
    assert asked == "pyside6-essentials>=6.8,<6.12"
    for lock in LOCKS:
        for found in re.findall(r"^pyside6-essentials==(\d+)\.(\d+)", lock.read_text("utf-8"), re.M):
            assert (6, 8) <= tuple(map(int, found)) < (6, 12)
    assert (6, 8) <= tuple(map(int, version("pyside6-essentials").split(".")[:2])) < (6, 12)


def test_none_keeps_its_references_over_thousands_of_calls_into_qt(qapp):
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for place in range(2_000):
        thing.setObjectName(f"{place}")
    assert sys.getrefcount(None) > before - 200


# ---------------------------------------------------------------- what the README tells


@pytest.mark.parametrize("package", NEEDED)
def test_the_readme_lists_every_package_that_comes_with_the_program(package):
    assert re.search(rf"\b{re.escape(package)}\b", (ROOT / "README.md").read_text("utf-8").lower())
