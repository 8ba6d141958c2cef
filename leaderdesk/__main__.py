# SPDX-License-Identifier: MIT
"""`python -m leaderdesk`: without arguments the desk, with arguments a command."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start; the exit code is that of the command or of the desk."""
    multiprocessing.freeze_support()  # in the bundle the parser child is this very program
    from leaderdesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
