#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make the bundle that an office unpacks and starts, and what lies beside it: VERSION, SHA256SUMS and one zip.

PyInstaller does the packing (`build.spec`). Before it the icon is drawn and the version described, as Windows wants
them; after it the licences of all that is inside are added. The same sources give the same zip on the same machine.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from leaderdesk import __version__

ROOT = Path(__file__).resolve().parent.parent
ICON_EDGES = (16, 20, 24, 32, 48, 64, 128, 256)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
SECONDS = "315532800"  # the same moment


def main() -> int:
    """Build; the exit code is PyInstaller's own."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "dist", help="where the bundle goes")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bundle", help="what is made on the way")
    wanted = parser.parse_args()
    to, work = wanted.to.resolve(), wanted.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    (work / "leaderdesk.ico").write_bytes(icon(ROOT / "resources" / "icons" / "leaderdesk.svg"))
    (work / "version.txt").write_text(version_resource(__version__), "utf-8")
    places = ["--distpath", str(to), "--workpath", str(work)]
    quiet = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": SECONDS, "PYINSTALLER_CONFIG_DIR": str(work / "cache")}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, "build.spec"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | quiet, check=False)
    if done.returncode:
        return done.returncode
    bundle = to / "LeaderDesk"
    if sys.platform.startswith("linux"):
        add_command(bundle)
    (bundle / "VERSION").write_text(f"LeaderDesk {__version__}\n", "utf-8")
    (to / "VERSION").write_text(f"LeaderDesk {__version__}\n", "utf-8")
    add_licences(bundle, (work / "libraries.txt").read_text("utf-8").split())
    packed = pack(bundle, to / f"LeaderDesk-{__version__}-{sysconfig.get_platform()}.zip")
    (to / "SHA256SUMS").write_text(sums(to, [packed, *files_of(bundle)]), "utf-8", newline="\n")
    tell(bundle, packed)
    return 0


def icon(drawing: Path) -> bytes:
    """The drawing as a Windows icon in all its sizes, each a PNG."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(drawing))
    pictures = []
    for edge in ICON_EDGES:
        image = QImage(edge, edge, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        content = QByteArray()
        image.save(QBuffer(content), "PNG")
        pictures.append(content.data())
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for edge, picture in zip(ICON_EDGES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", edge % 256, edge % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures)


def version_resource(version: str) -> str:
    """What Windows shows under プロパティ > 詳細, as PyInstaller reads it."""
    numbers = f"({', '.join(version.split('.'))}, 0)"
    told = {
        "ProductName": "LeaderDesk",
        "ProductVersion": version,
        "FileVersion": version,
        "FileDescription": "LeaderDesk リーダーデスク",
        "LegalCopyright": "MIT License",
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('041104B0', [{strings}])]), VarFileInfo([VarStruct('Translation', [0x411, 1200])])])"
    )


def add_command(bundle: Path) -> None:
    """leaderdesk-command on Linux: no second program of many megabytes, as one can be both."""
    command = bundle / "leaderdesk-command"
    command.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/LeaderDesk" "$@"\n', "utf-8")
    command.chmod(0o755)


def add_licences(bundle: Path, libraries: Iterable[str]) -> None:
    """The licence of the program itself, and in LICENSES those of every part that came in with it."""
    shutil.copy(ROOT / "LICENSE", bundle)
    target = bundle / "LICENSES"
    target.mkdir()
    for path in (ROOT / "resources" / "licences").iterdir():
        shutil.copy(path, target / path.name.removeprefix("LICENSE_"))
    for path in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        if (path / "LICENSE.txt").exists():
            shutil.copy(path / "LICENSE.txt", target / "python.txt")
    lock = (ROOT / "resources" / "requirements" / "run.txt").read_text("utf-8")
    for name in re.findall(r"^([a-z0-9-]+)==(?!.*win32)", lock, re.M):
        for file in distribution(name).files or ():
            if re.match(r"LICEN[CS]E|COPYING|AUTHORS", file.name):
                shutil.copy(file.locate(), target / f"{name}-{file.name}")
    for name in debian_packages(libraries):
        shutil.copy(Path("/usr/share/doc", name, "copyright"), target / f"{name}.txt")


def debian_packages(libraries: Iterable[str]) -> set[str]:
    """The packages from which a Debian took the libraries that the bundle carries; elsewhere none."""
    patterns = [f"*/{Path(library).name}" for library in libraries]
    if not patterns or shutil.which("dpkg-query") is None:
        return set()
    found = subprocess.run(["dpkg-query", "--search", *patterns], capture_output=True, text=True, check=False)
    names = {line.partition(":")[0] for line in found.stdout.splitlines()}
    return {name for name in names if Path("/usr/share/doc", name, "copyright").exists()}


def files_of(folder: Path) -> list[Path]:
    """Every file in it, in one order wherever it is asked."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def pack(folder: Path, target: Path) -> Path:
    """The folder as one zip, in which nothing tells when or by whom it was made."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if os.access(path, os.X_OK) else 0o100644) << 16
            archive.writestr(entry, path.read_bytes())
    return target


def sums(folder: Path, paths: Iterable[Path]) -> str:
    """A line per file, as `sha256sum -c` reads it."""
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in paths
    )
    return "\n".join(lines) + "\n"


def tell(bundle: Path, packed: Path) -> None:
    """Where it lies, and how large it is."""
    size = sum(path.stat().st_size for path in files_of(bundle))
    for path, weight in ((bundle, size), (packed, packed.stat().st_size)):
        print(f"{path}  {weight / 2**20:.1f} MiB")


if __name__ == "__main__":
    sys.exit(main())
