# SPDX-License-Identifier: MIT
"""A mark that is there while the desk runs, and goes when it ends well; what crashes leaves its trace beside it."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import IO

from leaderdesk import places


class RunningMark:
    """The mark of this run."""

    def __init__(self) -> None:
        self._trace: IO[str] | None = None

    def begin(self) -> bool:
        """Leave the mark, and let a crash of native code write its trace; True where the last run ended badly."""
        mark = _place()
        ended_badly = mark.exists()
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
            self._trace = (mark.parent / "crash.txt").open("a", encoding="utf-8")
            faulthandler.enable(self._trace)
        except OSError:  # without a place for it, there is no trace
            self._trace = None
        return ended_badly

    def end(self) -> None:
        """The program ends well."""
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            _place().unlink(missing_ok=True)
            self._trace = None


def _place() -> Path:
    return places.home() / "logs" / "running"
