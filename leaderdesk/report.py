# SPDX-License-Identifier: MIT
"""The report of an unexpected error: what the makers need, and not one word of what people wrote."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path

from leaderdesk import __version__
from leaderdesk.places import home

_MOST = 20  # reports kept; the oldest goes first


def kind_of(error: BaseException) -> tuple[str, str, int]:
    """What makes two errors the same: their type, and the file and line where they came up."""
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error).__name__, Path(frames[-1].filename).name, frames[-1].lineno or 0) if frames else ("", "", 0)


def write_report(error: BaseException) -> Path | None:
    """Write version, system and the places in the code where it happened; gives the file, in `logs/`, None where it cannot be written.

    The error's own text is left out, for it may quote a record.
    """
    folder = home() / "logs"
    path = folder / f"report-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    lines = [f"LeaderDesk {__version__}", f"Python {sys.version.split()[0]}", platform.platform()]
    lines.append(threading.current_thread().name)
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for old in sorted(folder.glob("report-*.txt"))[:-_MOST]:
            old.unlink()
    except OSError:
        return None  # the fault itself still has to be told
    return path
