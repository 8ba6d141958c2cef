# SPDX-License-Identifier: MIT
"""Where things lie: what ships with the program, and the folder that holds a person's own data."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """A file or folder that ships with the program, e.g. `resource("fonts")`; in the bundle and in the source tree."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)


def home() -> Path:
    """The data folder of this person on this PC: `ledger.db`, `backups/`, `inbox/`, `outbox/`, `logs/`.

    The environment variable LEADERDESK_HOME names another one.
    """
    if chosen := os.environ.get("LEADERDESK_HOME"):
        return Path(chosen)
    import platformdirs  # only the desk asks for it; scripts name their store

    return Path(platformdirs.user_data_dir("LeaderDesk", appauthor=False))


def ledger_file() -> Path:
    """The store that the desk opens."""
    return home() / "ledger.db"
