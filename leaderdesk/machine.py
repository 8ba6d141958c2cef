# SPDX-License-Identifier: MIT
"""What differs between Windows, macOS and Linux, and how files are put in place without ever losing one."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from leaderdesk.errors import LeaderDeskError

# A virus scanner holds a fresh file for moments; 10 s were enough in every case known.
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0, 4.0)

_TEMPORARY, _KEPT = ".leaderdesk-", "kept"  # folders of unfinished files, and the mark of one that is not to be swept
_LEFT_SECONDS = 24 * 3600  # nobody works on one file for longer

# The longest name, and the longest path that SQLite opens: in letters on Windows, elsewhere in bytes.
_LONGEST_NAME, _LONGEST_PATH = (255, 259) if sys.platform == "win32" else (255, 512)
_ROOM = 40  # for the folder of an unfinished file, and for "-journal"

_NUMBERED = {
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "空き容量がありません",
    errno.EFBIG: "空き容量がありません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EROFS: "書き込みができない場所です",
    errno.EIO: "読み書きに失敗しました",
}


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A file name in the target's folder to write to first; whatever is left of it goes when the block ends.

    Raises:
        LeaderDeskError: LD-2301 the folder, or what the block writes, cannot be written.

    """
    folder = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=target.parent))
        yield folder / target.name
    except OSError as error:
        raise LeaderDeskError("LD-2301", folder=str(target.parent), reason=os_reason(error)) from error
    finally:
        if folder and not (folder / _KEPT).exists():
            shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Take away what a program that was killed a day ago or longer left unfinished in a folder."""
    with suppress(OSError):  # tidying is never a reason to stop
        for left in folder.glob(f"{_TEMPORARY}*"):
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS and not (left / _KEPT).exists():
                shutil.rmtree(left, ignore_errors=True)


def refuse_long_path(target: Path) -> None:
    """Say before anything is written that no folder takes a name so long, or the database no path; raises LD-2301."""
    parts = [len(part if sys.platform == "win32" else os.fsencode(part)) for part in target.absolute().parts]
    if max(parts) > _LONGEST_NAME or sum(parts) + len(parts) + _ROOM > _LONGEST_PATH:
        raise LeaderDeskError("LD-2301", folder=str(target), reason=_NUMBERED[errno.ENAMETOOLONG])


def replace_file(source: Path, target: Path) -> None:
    """Put a finished file in its place: on the disk first, then renamed over what was there; may wait up to 10 s.

    Raises:
        LeaderDeskError: LD-2303 another program holds the target; the finished file is kept and named. LD-2301 the
            place is none for a file.

    """
    for pause in (*_PATIENCE, None):
        try:
            flush(source)
            source.replace(target)
            with suppress(OSError):  # some shares cannot flush a folder; the file is in its place all the same
                flush(target.parent)
            return
        except PermissionError as error:
            if pause is None:
                (source.parent / _KEPT).touch()
                raise LeaderDeskError("LD-2303", file=target.name, temporary=str(source)) from error
            time.sleep(pause)
        except OSError as error:
            raise LeaderDeskError("LD-2301", folder=str(target), reason=os_reason(error)) from error


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # Windows has no such call for folders; it writes their lists through
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def os_reason(error: OSError) -> str:
    """Why the system refused, in words an office knows."""
    reasons = {
        PermissionError: "アクセスが許されていません",
        FileNotFoundError: "見つかりません",
        FileExistsError: "同じ名前のファイルがあります",
        NotADirectoryError: "フォルダーではありません",
        IsADirectoryError: "フォルダーです",
    }
    if error.errno in _NUMBERED:
        return _NUMBERED[error.errno]
    return next((words for kind, words in reasons.items() if isinstance(error, kind)), f"システムの番号 {error.errno}")


# ---------------------------------------------------------------- where a store may live

NETWORK, REMOVABLE, SYNCED = "network", "removable", "synced"

_NETWORK_FILES = {
    "9p2000.L", "afp", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "webdav",
}  # fmt: skip
_SYNCED_NAMES = re.compile(
    r"onedrive( - .+)?|sharepoint|google ?drive|my drive|マイドライブ|dropbox( \(.+\))?|icloud ?drive|mobile documents"
    r"|cloudstorage|box sync|nextcloud",
    re.IGNORECASE,
)
_SYNCED_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # environment variables that name such a folder


def unfit_for_store(folder: Path) -> str:
    """Why a folder is no home for a store: NETWORK, REMOVABLE or SYNCED; "" where it is one. It need not exist yet."""
    whole = Path(os.path.realpath(folder))
    for place in dict.fromkeys((folder.absolute(), whole)):
        if reason := drive_of(place) or (SYNCED if is_synced(place, os.environ) else ""):
            return reason
    return ""


def is_writable(file: Path) -> bool:
    """Whether a file, and the folder around it, can be written."""
    if sys.platform != "win32":  # a file opened and closed here would let go of SQLite's own locks on it
        return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    try:
        with file.open("r+b"), tempfile.TemporaryFile(dir=file.parent):
            return True
    except OSError:
        return False


def drive_of(folder: Path) -> str:
    """NETWORK or REMOVABLE, where the drive of a folder is one of these, else ""."""
    if sys.platform == "win32":
        import ctypes

        return windows_drive(str(folder), ctypes.windll.kernel32.GetDriveTypeW)  # type: ignore[attr-defined,unused-ignore]
    if sys.platform == "darwin":
        import subprocess

        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        lines = re.findall(r"^(.+?) on (.+) \((\w+)", told, re.MULTILINE)
        device, at, files = _mounted(folder, lines)
        return NETWORK if files in _NETWORK_FILES else REMOVABLE if at.startswith("/Volumes/") else ""
    try:
        told = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    device, _, files = _mounted(folder, linux_mounts(told))
    if files in _NETWORK_FILES:
        return NETWORK
    return REMOVABLE if device.startswith("/dev/") and is_on_usb(device) else ""


def windows_drive(folder: str, drive_type: Callable[[str], int]) -> str:
    """The same for a Windows path: shares by the two strokes they begin with, letters as `GetDriveTypeW` calls them."""
    removable, remote = 2, 4
    plain = folder.replace("/", "\\").removeprefix("\\\\?\\")
    if plain.startswith(("\\\\", "UNC\\")):
        return NETWORK
    return {removable: REMOVABLE, remote: NETWORK}.get(drive_type(plain[:3]), "")


def linux_mounts(told: str) -> list[tuple[str, str, str]]:
    """Device, place and file system of everything that /proc/self/mounts tells."""
    fields = [line.split()[:3] for line in told.splitlines()]
    octal = re.compile(r"\\([0-7]{3})")
    return [(device, octal.sub(lambda sign: chr(int(sign[1], 8)), at), files) for device, at, files in fields]


def is_on_usb(device: str, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether a disk, or the disk of a partition, can be pulled out."""
    place = Path(os.path.realpath(blocks / Path(os.path.realpath(device)).name))
    flags = (folder / "removable" for folder in (place, place.parent))
    can_go = any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)
    return can_go or any(part.startswith("usb") for part in place.parts)


def _mounted(folder: Path, mounts: Iterable[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The innermost mount that a folder lies in; of several at one place the last covers the others."""
    found = ("", "/", "")
    for device, at, files in mounts:
        if folder.is_relative_to(at) and len(at) >= len(found[1]):
            found = device, at, files
    return found


def is_synced(folder: Path, environment: Mapping[str, str]) -> bool:
    """Whether a folder is one that OneDrive, Google Drive, Dropbox, iCloud or Box copies to and fro behind our back."""
    named = [Path(environment[name]) for name in _SYNCED_BY if environment.get(name)]
    if any(folder.is_relative_to(root) for root in [*named, Path.home() / "Box"]):
        return True
    return any(_SYNCED_NAMES.fullmatch(part) for part in folder.parts)


# ---------------------------------------------------------------- memory


def place_mark(target: str | Path) -> str:
    """A mark of this machine and a store's path on it: equal only where both are. It tells neither."""
    if "://" in str(target):
        return hashlib.sha256(str(target).rpartition("@")[2].encode()).hexdigest()  # a database is one place for all
    return hashlib.sha256(f"{_machine_id()}|{Path(target).resolve()}".encode()).hexdigest()


@cache
def _machine_id() -> str:
    """What the system itself knows this machine by; "" where it says nothing."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    with suppress(OSError):
        return Path("/etc/machine-id").read_text("ascii").strip()
    node = uuid.getnode()
    return "" if node >> 40 & 1 else f"{node:012x}"  # a number drawn at random says so, and is another one each time


def limit_memory(megabytes: int) -> None:
    """Let this process take no more than so much memory: it then fails alone and harms nobody."""
    if sys.platform == "win32":
        _limit_memory_on_windows(megabytes)
        return
    import resource  # there is none on Windows

    if sys.platform != "darwin":  # macOS refuses the limit
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _limit_memory_on_windows(megabytes: int) -> None:
    """Put this process into a Job object whose processes may not commit more memory than that."""
    import ctypes
    from ctypes import wintypes

    class BasicLimit(ctypes.Structure):
        _fields_ = [
            ("per_process_user_time", wintypes.LARGE_INTEGER),
            ("per_job_user_time", wintypes.LARGE_INTEGER),
            ("limit_flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_process_limit", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        ]

    class ExtendedLimit(ctypes.Structure):
        _fields_ = [
            ("basic", BasicLimit),
            ("io", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    limit_process_memory, extended_limit_information = 0x100, 9
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    limit = ExtendedLimit()
    limit.basic.limit_flags = limit_process_memory
    limit.process_memory = megabytes << 20
    kernel.SetInformationJobObject(job, extended_limit_information, ctypes.byref(limit), ctypes.sizeof(limit))
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
