# SPDX-License-Identifier: MIT
"""The parser child: foreign files are parsed in a process of their own, with limits on memory and time.

A parser that is killed, hangs or swallows all memory costs one file its reading and nothing else. One that has done its
work waits a while for more: people who drop file after file do not wait for a start each time.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, Generic, Self, TypeVar

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.machine import limit_memory

Result = TypeVar("Result")

MEMORY_MB = 500
SECONDS = 30
FILES_PER_CHILD = 200
IDLE_SECONDS = 60  # so long a child waits for more; its other side counts on a little less
_SURE_SECONDS = 50


class Child:
    """A process that reads files, one after the other, and ends by itself when none comes for a while."""

    def __init__(self, memory_mb: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self.memory_mb = memory_mb
        self._process = spawn.Process(target=serve, args=(theirs, memory_mb, IDLE_SECONDS), daemon=True)
        self._process.start()
        theirs.close()
        self._owner = os.getpid()
        self._parsed = 0
        self._busy_at = time.monotonic()

    def is_fit(self) -> bool:
        """Whether one more file can be given to it."""
        is_ours = self._owner == os.getpid()  # a fork of this program may not use its parent's child
        is_awake = time.monotonic() - self._busy_at < _SURE_SECONDS
        return is_ours and is_awake and self._parsed < FILES_PER_CHILD and self._process.is_alive()

    def give(self, read: Callable[..., Any], path: Path, name: str) -> None:
        """Let it begin with a file."""
        self._parsed += 1
        self._busy_at = time.monotonic()
        with suppress(OSError):  # one that just died is met when its result is taken
            self.pipe.send((read, path, name))

    def end(self) -> None:
        """End it at once, whatever it does."""
        self.pipe.close()
        if self._owner == os.getpid():
            self._process.kill()
            self._process.join()


class Parser(Generic[Result]):
    """One child at work: give it a file, go on with something else, take the result.

    `read` is what the child does with a file, given its path and `name`, what people call it.
    """

    def __init__(self, read: Callable[..., Result], *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB) -> None:
        self._read = read
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._child: Child | None = None
        self._is_reading = False
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._child is not None and not self._is_reading:
            _lend(self._child)
        elif self._child is not None:
            self._child.end()
        self._child = None

    def give(self, path: Path, name: str) -> None:
        """Let the child begin with a file; `name` is what people call it."""
        if self._child is not None and not self._child.is_fit():
            self._end()
        if self._child is None:
            self._child = _waiting(self._memory_mb) or Child(self._memory_mb)
        self._name = name
        self._is_reading = True
        self._child.give(self._read, path, name)

    def take(self) -> Result:
        """The result for the file given last.

        Raises:
            LeaderDeskError: what reading it raises, LD-2109 it took too long, LD-2110 the child died of it.

        """
        assert self._child is not None, "give() comes before take()"
        try:
            if not self._child.pipe.poll(self._seconds):
                self._end()
                raise LeaderDeskError("LD-2109", file=self._name, seconds=self._seconds)
            result: Result | LeaderDeskError = self._child.pipe.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise LeaderDeskError("LD-2110", file=self._name) from error
        self._is_reading = False
        if isinstance(result, LeaderDeskError):
            raise result
        return result

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
        self._child = None


_idle: list[Child] = []  # the one that waits for more, if any
_at_idle = Lock()


def _waiting(memory_mb: int) -> Child | None:
    """The child that waits, where it is one with this limit."""
    with _at_idle:
        child = _idle.pop() if _idle else None
    if child is None or (child.is_fit() and child.memory_mb == memory_mb):
        return child
    child.end()
    return None


def _lend(child: Child) -> None:
    """Let a child that has done its work wait for more, in the place of one that waits already."""
    with _at_idle:
        before = _idle.pop() if _idle else None
        _idle.append(child)
    if before is not None:
        before.end()


def serve(pipe: Connection, memory_mb: int, idle_seconds: float) -> None:
    """The child: read files as they come, until the other side is gone or has nothing more to read."""
    limit_memory(memory_mb)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while pipe.poll(idle_seconds):
            read, path, name = pipe.recv()
            pipe.send(_result(path, name, read))


def _result(path: Path, name: str, read: Callable[..., Result]) -> Result | LeaderDeskError:
    try:
        return read(path, name=name)
    except LeaderDeskError as fault:
        return fault
    except MemoryError:
        return LeaderDeskError("LD-2110", file=name)
    except BaseException:
        return LeaderDeskError("LD-2104", file=name, where=N_("シートの中身"))
