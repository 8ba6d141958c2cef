# SPDX-License-Identifier: MIT
"""Long work in the background: with progress, with a stop that undoes, and never a window touched from another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from leaderdesk.progress import Progress, Stopped

# A piece of work: a function of (progress, found), where `found` tells of something on the way.
Work = Callable[[Progress, Callable[[object], None]], Any]


class Job(QThread):
    """One piece of work in a thread of its own; its signals are emitted in the thread that made it.

    Signals:
        progressed(int, int): done and total.
        found(object): something on the way, e.g. one file's verdict.
        done(object): the result.
        stopped(): a person stopped it.
        failed(object): the exception that ended it.
        ended(): it is over, however it went; after all others.
    """

    progressed = Signal(int, int)
    found = Signal(object)
    done = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    ended = Signal()
    _told = Signal(str, tuple)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._is_wanted = True
        # This object lives where it was made, so what the work tells is queued to there. A lambda connected
        # straight to a signal of the work would run in the work's thread.
        self._told.connect(self._pass_on)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._is_wanted = False

    def run(self) -> None:
        """Do the work; Qt calls it in the new thread."""
        try:
            result = self._work(self._progress, lambda something: self._told.emit("found", (something,)))
        except Stopped:
            self._told.emit("stopped", ())
        except Exception as error:
            self._told.emit("failed", (error,))
        else:
            self._told.emit("done", (result,))
        self._told.emit("ended", ())

    def _progress(self, done: int, total: int) -> bool:
        self._told.emit("progressed", (done, total))
        return self._is_wanted

    def _pass_on(self, signal: str, facts: tuple[Any, ...]) -> None:
        getattr(self, signal).emit(*facts)


class Jobs(QObject):
    """The jobs under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: set[Job] = set()

    def start(self, work: Work) -> Job:
        """Start a piece of work. Connect to the job before the event loop goes on."""
        job = Job(work, self)
        job.ended.connect(lambda: self._forget(job))
        self._under_way.add(job)
        job.start()
        return job

    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._under_way)

    def stop_all(self) -> None:
        """Stop everything and wait until it has: before the store is closed."""
        for job in list(self._under_way):
            job.stop()
            job.blockSignals(True)  # the pages that would hear of it are going, too
            self._forget(job)

    def _forget(self, job: Job) -> None:
        if job in self._under_way:
            self._under_way.remove(job)
            job.wait()
            job.deleteLater()
