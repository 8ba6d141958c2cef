# SPDX-License-Identifier: MIT
"""The report of an unexpected error: what the makers need, and not one word of what people wrote."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from leaderdesk import __version__
from leaderdesk.places import home


def write_report(error: BaseException) -> Path | None:
    """Write version, system and the places in the code where it happened; gives the file, in `logs/`, None where it cannot be written.

    The error's own text is left out, for it may quote a record.
    """
    folder = home() / "logs"
    path = folder / f"report-{datetime.now():%Y%m%d-%H%M%S}.txt"
    lines = [f"LeaderDesk {__version__}", f"Python {sys.version.split()[0]}", platform.platform(), type(error).__name__]
    lines += [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None  # the fault itself still has to be told
    return path
