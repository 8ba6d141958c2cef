#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The one door to every task of the project: run, test, bench, shots, lint, lock, build.

Needs nothing but Python 3.11 or newer. The first call makes `.venv` and fills it from the hashed locks in
`resources/requirements/`; later calls start at once. On a bare Debian or Ubuntu the few system libraries that Qt
needs are installed too (as root), or the one command that installs them is printed.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "resources" / "requirements"
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")

# What Qt needs on a bare Linux: the library's short name and Debian's package for it.
OFFSCREEN_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-xkb": "libxcb-xkb1",
    "xcb-shape": "libxcb-shape0",
    "xcb-randr": "libxcb-randr0",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
}

# What packing needs on a bare Linux besides: a tool, and for the system's own Python its library.
PACKING_TOOLS = {"objdump": "binutils"}
if sys.base_prefix == "/usr":
    PACKING_TOOLS["python{}.{}".format(*sys.version_info)] = "libpython{}.{}".format(*sys.version_info)


def main(arguments: Sequence[str]) -> int:
    """Run the named task with the arguments after it; the exit code is the task's own."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console that lacks Japanese letters is no reason to stop
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        return stop("LeaderDesk には Python 3.11 以上が必要です。/ LeaderDesk needs Python 3.11 or newer.")
    task = TASKS.get(arguments[0]) if arguments else None
    if task is None:
        print(__doc__)
        print("usage: python3 resources/dev.py", "|".join(TASKS), "[ARGUMENTS]")
        return 0 if not arguments else 2
    os.chdir(ROOT)
    return task(list(arguments[1:]))


# ---------------------------------------------------------------- tasks


def run(arguments: list[str]) -> int:
    """Open the desk (or run one command of it); without a display, do the main job offscreen and show where it lies."""
    python = environment("run")
    if arguments:
        system_libraries(OFFSCREEN_LIBRARIES)
        return call(python, "-m", "leaderdesk", *arguments)
    if has_display():
        system_libraries(OFFSCREEN_LIBRARIES | WINDOW_LIBRARIES)
        return call(python, "-m", "leaderdesk")
    system_libraries(OFFSCREEN_LIBRARIES)
    return tour(python)


def tour(python: Path) -> int:
    """The main job on a made-up city: sections log and submit, the division receives, consolidates, and looks."""
    print("画面がないため、見本の市で一連の仕事を画面なしで行います。")
    print("There is no display: doing the main job offscreen, on a made-up city.\n", flush=True)
    out = BUILD / "tour"
    shutil.rmtree(out, ignore_errors=True)
    city, workbook, pictures = out / "city", out / "全庁統合.xlsx", out / "pictures"
    division = city / "division.db"
    steps = (
        ("1/4 各課が記録し、提出ファイルを作ります / sections log and submit", ["demo", city, "--sections", "64"]),
        ("2/4 情報政策課が受け取ります / the division receives", ["receive", division, city / "submissions"]),
        ("3/4 全庁を1冊にまとめます / one workbook for the city", ["consolidate", division, "--to", workbook]),
        ("4/4 画面を絵に残します / pictures of the screens", ["shots", "--to", pictures, "--city", city]),
    )
    for title, command in steps:
        print(title, flush=True)
        code = call(python, "-m", "leaderdesk", *command)
        if code != 0:
            return code
    print("\nできあがり / the results:")
    for label, path in (
        ("提出ファイル / submissions", city / "submissions"),
        ("全庁統合ワークブック / consolidated workbook", workbook),
        ("画面 / pictures", pictures),
    ):
        print(f"  {label}: {path.relative_to(ROOT)}")
    return 0


def test(arguments: list[str]) -> int:
    """Run the tests; arguments go to pytest. All of them, with usual or with --nightly figures, on all processors."""
    python = environment("test")
    system_libraries(OFFSCREEN_LIBRARIES | PACKING_TOOLS)  # a test makes the bundle
    everything = ["-n", "auto", "--dist", "worksteal"] if set(arguments) <= {"--nightly"} else []
    return call(python, "-m", "pytest", *everything, *arguments, QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """Measure LeaderDesk beside the usual ways, interleaved in one run; the figures are ratios."""
    python = environment("bench", folder=".venv-bench")
    system_libraries(OFFSCREEN_LIBRARIES)
    return call(python, "-m", "tests.bench", *arguments, QT_QPA_PLATFORM="offscreen")


def shots(arguments: list[str]) -> int:
    """Draw the README's screenshots and a picture of every page."""
    python = environment("run")
    system_libraries(OFFSCREEN_LIBRARIES)
    target = arguments or ["--to", str(BUILD / "shots"), "--readme", str(ROOT / "resources" / "help" / "pictures")]
    return call(python, "-m", "leaderdesk", "shots", *target)


def lint(arguments: list[str]) -> int:
    """Style, types, floors and generated pages; --fix writes what can be written."""
    python = environment("test")
    fix = "--fix" in arguments
    commands = (
        ["-m", "ruff", "check", *(["--fix"] if fix else []), "."],
        ["-m", "ruff", "format", *([] if fix else ["--check"]), "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        ["resources/generate.py", *([] if fix else ["--check"])],
    )
    return max(call(python, *command) for command in commands)


def lock(_arguments: list[str]) -> int:
    """Write the hashed locks anew from pyproject.toml."""
    python = environment("test") if (LOCKS / "test.txt").exists() else Path(sys.executable)
    run_lock = LOCKS / "run.txt"
    for name, extra in (("run", []), ("test", ["--extra", "test"]), ("bench", ["--extra", "bench"])):
        constraint = [] if name == "run" else ["--constraint", str(run_lock)]
        options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
        options += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade"]
        target = LOCKS / f"{name}.txt"
        code = call(python, "-m", "uv", "pip", "compile", "pyproject.toml", *extra, *constraint, *options, "-o", target)
        if code:
            return code
    return 0


def build(arguments: list[str]) -> int:
    """Make the bundle that an office unpacks and starts, in dist/."""
    python = environment("test")
    system_libraries(OFFSCREEN_LIBRARIES | WINDOW_LIBRARIES | PACKING_TOOLS)
    return call(python, "resources/bundle.py", *arguments)


TASKS: Mapping[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "shots": shots,
    "lint": lint,
    "lock": lock,
    "build": build,
}


# ---------------------------------------------------------------- the environment


def environment(lock_name: str, *, folder: str = ".venv") -> Path:
    """The Python of the project's own environment, made and filled from the lock when it is not there yet."""
    home = ROOT / folder
    python = home / ("Scripts/python.exe" if WINDOWS else "bin/python")
    wanted = stamp(lock_name)
    # The test lock holds everything that running needs, so a filled test environment serves both.
    served = {wanted} | ({stamp("test")} if lock_name == "run" else set())
    mark = home / "leaderdesk.stamp"
    if python.exists() and mark.exists() and mark.read_text(encoding="utf-8") in served:
        return python
    print("環境を用意しています（初回のみ） / preparing the environment (first time only) ...", flush=True)
    if not python.exists():
        make_venv(home)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if call(python, *install, "--only-binary", ":all:", "-r", LOCKS / f"{lock_name}.txt") != 0:
        sys.exit(stop("部品を入れられませんでした。ネットワークを確かめてください。/ Could not install the packages."))
    mark.write_text(wanted, encoding="utf-8")
    return python


def stamp(lock_name: str) -> str:
    content = (LOCKS / f"{lock_name}.txt").read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def make_venv(home: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        apt_install(["python3-venv"])
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)


# ---------------------------------------------------------------- the machine


def has_display() -> bool:
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def system_libraries(libraries: Mapping[str, str]) -> None:
    """Install what Qt and the packing need and this Linux lacks; elsewhere there is nothing to do."""
    missing = [package for name, package in libraries.items() if LINUX and not is_there(name)]
    if missing:
        apt_install(missing)


def is_there(name: str) -> bool:
    return bool(ctypes.util.find_library(name) or shutil.which(name))


def apt_install(packages: list[str]) -> None:
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print("次の部品が必要です / these system packages are needed:")
        print("  sudo", " ".join(command), flush=True)
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    if subprocess.run(command, check=False, stderr=subprocess.DEVNULL, **quiet).returncode != 0:
        subprocess.run(["apt-get", "update"], check=True, **quiet)  # a bare machine has no package lists yet
        subprocess.run(command, check=True, **quiet)


def call(python: Path, *arguments: object, **variables: str) -> int:
    """Run the environment's Python on the arguments, with the project importable from anywhere."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    env = os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"} | variables
    return subprocess.run([str(python), *map(str, arguments)], env=env, check=False).returncode


def stop(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
