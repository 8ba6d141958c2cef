"""Faults put into a work: every call to the disk or the database is counted, and one of them, or all from it on, fails."""

from __future__ import annotations

import builtins
import errno
import io
import itertools
import os
import shutil
import sqlite3
from contextlib import contextmanager
from functools import partial

DISK_FAULTS = tuple(partial(OSError, number, os.strerror(number)) for number in (errno.EIO, errno.ENOSPC, errno.EACCES))
DATABASE_FAULTS = tuple(
    partial(sqlite3.OperationalError, text) for text in ("disk I/O error", "database or disk is full")
)
_OS_CALLS = ("open", "fsync", "replace", "rename", "unlink", "mkdir")
_FILE_CALLS = ("write", "flush", "close")


class Injector:
    """Counts the calls on files in one folder; from number `first` on, so many of them fail.

    `calls` are the names of all calls that were met, `failed` of those that failed.
    """

    def __init__(self, folder, first=-1, times=1, only=""):
        self.folder, self.first, self.times, self.only = str(folder), first, times, only
        self.calls, self.failed = [], set()

    def meet(self, call, faults):
        """One call: counted, and failed if it is its turn."""
        if self.only in (call, ""):
            self.calls.append(call)
            number = len(self.calls) - 1
            if 0 <= self.first <= number < self.first + self.times:
                self.failed.add(call)
                raise faults[number % len(faults)]()

    def is_ours(self, file):
        """Whether a file is one of those that are watched; open ones (by number) all are."""
        return isinstance(file, int) or str(file).startswith(self.folder)


@contextmanager
def injected(injector, monkeypatch):
    """While the block runs, its calls are counted and fail as the injector says."""
    with monkeypatch.context() as patched:
        for name in _OS_CALLS:
            patched.setattr(os, name, _failing(injector, name, getattr(os, name)))
        patched.setattr(shutil, "copyfile", _failing(injector, "copyfile", shutil.copyfile))
        opened = _opening(injector, io.open)
        patched.setattr(io, "open", opened)
        patched.setattr(builtins, "open", opened)
        connect = _connecting(injector, sqlite3.connect)
        patched.setattr(sqlite3, "connect", connect)
        patched.setattr(sqlite3.dbapi2, "connect", connect)
        try:
            yield injector
        finally:
            injector.times = 0  # what is tidied away later meets a sound disk


def _failing(injector, name, call):
    def failing(*given, **named):
        if any(injector.is_ours(file) for file in given[:2]):
            injector.meet(name, DISK_FAULTS)
        return call(*given, **named)

    return failing


def _opening(injector, call):
    def opening(file, mode="r", *given, **named):
        if isinstance(file, int) or not injector.is_ours(file):
            return call(file, mode, *given, **named)
        injector.meet(f"open {mode}", DISK_FAULTS)
        opened = call(file, mode, *given, **named)
        return opened if mode in ("r", "rb") else _File(injector, opened)

    return opening


class _File:
    """An open file that fails when it is told to."""

    def __init__(self, injector, opened):
        self._injector, self._opened = injector, opened

    def __getattr__(self, name):
        found = getattr(self._opened, name)
        if name not in _FILE_CALLS:
            return found

        def failing(*given):
            try:
                self._injector.meet(name, DISK_FAULTS)
            except OSError:
                if name == "close":
                    found()
                raise
            return found(*given)

        return failing

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()


def _connecting(injector, call):
    class Cursor(sqlite3.Cursor):
        def execute(self, *given):
            injector.meet("execute", DATABASE_FAULTS)
            return super().execute(*given)

        def executemany(self, *given):
            injector.meet("executemany", DATABASE_FAULTS)
            return super().executemany(*given)

    class Connection(sqlite3.Connection):
        def cursor(self, *_factory):
            return super().cursor(Cursor)

        def execute(self, *given):
            return self.cursor().execute(*given)

        def commit(self):
            if self.in_transaction:
                injector.meet("commit", DATABASE_FAULTS)
            super().commit()

        def backup(self, *given, **named):
            injector.meet("backup", DATABASE_FAULTS)
            super().backup(*given, **named)

    def connecting(*given, **named):
        injector.meet("connect", DATABASE_FAULTS)
        return call(*given, **(named | {"factory": Connection}))

    return connecting


def places(calls, dice, writes):
    """Where to let a work fail: at every call, but of the thousands of small writes only at so many."""
    small = [number for number, call in enumerate(calls) if call == "write"]
    others = [number for number, call in enumerate(calls) if call != "write"]
    return sorted(itertools.chain(others, dice.sample(small, min(writes, len(small)))))
