# SPDX-License-Identifier: MIT
"""Long work in the background: with progress, with a stop that undoes, and never two writers of one job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from leaderdesk.progress import Progress, Stopped


class Job(QObject):
    """One piece of work in a thread of its own.

    Signals:
        progressed(int, int): done and total.
        found(object): something on the way, e.g. one file's verdict.
        finished(object): the result.
        stopped(): a person stopped it.
        failed(object): the exception that ended it.
    """

    progressed = Signal(int, int)
    found = Signal(object)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[[Progress, Callable[[object], None]], Any]) -> None:
        super().__init__()
        self._work = work
        self._is_wanted = True

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._is_wanted = False

    def run(self) -> None:
        """Do the work; called in its thread."""
        try:
            result = self._work(self._tell, self.found.emit)
        except Stopped:
            self.stopped.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        finally:
            self.ended.emit()

    def _tell(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return self._is_wanted


class Jobs(QObject):
    """The jobs under way.

    Signals:
        failed(object): a job ended with this exception.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: dict[Job, QThread] = {}

    def start(self, work: Callable[[Progress, Callable[[object], None]], Any]) -> Job:
        """Start a piece of work: a function of (progress, found). Connect to the job before the event loop goes on."""
        job, thread = Job(work), QThread()
        job.moveToThread(thread)
        job.failed.connect(self.failed)
        thread.started.connect(job.run)
        job.ended.connect(thread.quit)
        thread.finished.connect(lambda: self._forget(job))
        self._under_way[job] = thread
        thread.start()
        return job

    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._under_way)

    def stop_all(self) -> None:
        """Stop everything and wait until it has: before the store is closed."""
        for job, thread in list(self._under_way.items()):
            job.stop()
            thread.quit()
            thread.wait()
        self._under_way.clear()

    def _forget(self, job: Job) -> None:
        thread = self._under_way.pop(job, None)
        if thread is not None:
            thread.wait()
            thread.deleteLater()
        job.deleteLater()
