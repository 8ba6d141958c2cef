# SPDX-License-Identifier: MIT
"""The parser child: foreign files are parsed in a process of their own, with limits on memory and time.

A parser that is killed, hangs or swallows all memory costs one file its reading and nothing else.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, Self, TypeVar

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.machine import limit_memory

Result = TypeVar("Result")

MEMORY_MB = 500
SECONDS = 30
FILES_PER_CHILD = 200


class Parser(Generic[Result]):
    """One child at work: give it a file, go on with something else, take the result.

    `read` is what the child does with a file, given its path and `name`, what people call it.
    """

    def __init__(self, read: Callable[..., Result], *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB) -> None:
        self._read = read
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._parsed = 0
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()

    def give(self, path: Path, name: str) -> None:
        """Let the child begin with a file; `name` is what people call it."""
        if self._child is None or self._parsed >= FILES_PER_CHILD or not self._child.is_alive():
            self._start()
        self._name = name
        self._parsed += 1
        with suppress(OSError):  # a child that just died is met in take()
            self._the_pipe.send((path, name))

    def take(self) -> Result:
        """The result for the file given last.

        Raises:
            LeaderDeskError: what reading it raises, LD-2109 it took too long, LD-2110 the child died of it.

        """
        try:
            if not self._the_pipe.poll(self._seconds):
                self._end()
                raise LeaderDeskError("LD-2109", file=self._name, seconds=self._seconds)
            result: Result | LeaderDeskError = self._the_pipe.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise LeaderDeskError("LD-2110", file=self._name) from error
        if isinstance(result, LeaderDeskError):
            raise result
        return result

    @property
    def _the_pipe(self) -> Connection:
        assert self._pipe is not None, "give() comes before take()"
        return self._pipe

    def _start(self) -> None:
        self._end()
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._child = spawn.Process(target=serve, args=(theirs, self._read, self._memory_mb), daemon=True)
        self._child.start()
        theirs.close()
        self._parsed = 0

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._pipe = self._child = None


def serve(pipe: Connection, read: Callable[..., Result], memory_mb: int) -> None:
    """The child: read files as they come, until the other side is gone."""
    limit_memory(memory_mb)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            path, name = pipe.recv()
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
