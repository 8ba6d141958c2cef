"""A keyboard on the packaged desk: Qt's evdev plugin reads key events from the program's standard input.

The plugin does not come with the bundle; it is laid into the unpacked copy, as one plugs a keyboard into a PC.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

PATIENCE_SECONDS = 90
ROWS = (("1234567890-", 2), ("qwertyuiop", 16), ("asdfghjkl", 30), ("zxcvbnm", 44))
CODES = {letter: code for letters, first in ROWS for code, letter in enumerate(letters, first)}
CODES |= {"Enter": 28, "Tab": 15, " ": 57, "Ctrl": 29, "Alt": 56, "PgDown": 109}
PRESSED, LET_GO = 1, 0
CALM_LOOKS = 6


class PackagedDesk:
    """The windowed program, started, with a keyboard on it; ended when the block ends."""

    def __init__(self, bundle: Path, environment: Mapping[str, str]) -> None:
        plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "generic", "libqevdevkeyboardplugin.so")
        socket = bundle / "_internal" / "PySide6" / "Qt" / "plugins" / "generic"
        socket.mkdir(exist_ok=True)
        shutil.copy(plugin, socket)
        self._program = bundle / "LeaderDesk"
        self._environment = {**environment, "QT_QPA_GENERIC_PLUGINS": "evdevkeyboard:/dev/stdin"}

    def __enter__(self) -> PackagedDesk:
        self.process = subprocess.Popen(
            [self._program], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=self._environment, bufsize=0
        )
        return self

    def __exit__(self, *_exception: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        _, told = self.process.communicate(timeout=PATIENCE_SECONDS)
        assert b"Traceback" not in told, told.decode()

    def start_again(self) -> int:
        """Start the program a second time, as people do who lost sight of the window; gives the exit code."""
        again = subprocess.run(
            [self._program], env=self._environment, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
        self.settle()  # the first one comes to the front
        return again.returncode

    def press(self, *combinations: str) -> None:
        """Press keys one after the other: "Tab", or "Ctrl+s"."""
        for keys in combinations:
            codes = [CODES[key] for key in keys.split("+")]
            for code in codes:
                self._send(code, PRESSED)
            for code in reversed(codes):
                self._send(code, LET_GO)
            self.settle()

    def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            self._send(CODES[letter], PRESSED)
            self._send(CODES[letter], LET_GO)
        self.settle()

    def settle(self) -> None:
        """Wait until the desk has nothing left to do: all threads, of its parsers too, sleep and used no processor."""
        looks: list[str] = []
        while len(looks) < CALM_LOOKS:
            time.sleep(0.02)
            ours = (str(self.process.pid), *parser_children(self.process.pid))
            tasks = [task for pid in ours for task in Path(f"/proc/{pid}/task").glob("*")]
            told = [_told(f"{task}/stat").rpartition(")")[2].split() for task in tasks]
            look = f"{[fields[11:13] for fields in told]}"  # the time each has used
            is_calm = all(fields[:1] == ["S"] for fields in told) and look in (looks or [look])
            looks = [*looks, look] if is_calm else []

    def _send(self, code: int, value: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(struct.pack("llHHi", 0, 0, 1, code, value))


def parser_children(pid: int) -> list[str]:
    """The processes in which a program of ours parses files: itself, started anew."""
    tasks = [_told(f"{pid}/task/{task.name}/children") for task in Path(f"/proc/{pid}/task").iterdir()]
    return [child for child in " ".join(tasks).split() if "--multiprocessing-fork" in _told(f"{child}/cmdline")]


def _told(place: str) -> str:
    """What the system tells about a process; nothing where it has just ended."""
    try:
        return Path("/proc", place).read_text()
    except OSError:
        return ""


def wait_until(is_so: Callable[[], object], what: str) -> None:
    """Wait for what the packaged program does in its own time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


HAS_KEYBOARD = sys.platform.startswith("linux")
