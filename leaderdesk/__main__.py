# SPDX-License-Identifier: MIT
"""`python -m leaderdesk`: without arguments the desk, with arguments a command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Start; the exit code is that of the command or of the desk."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # in the bundle the parser child is this very program
    if len(sys.argv) > 1:
        from leaderdesk.cli import run

        return run(sys.argv[1:])
    gc.disable()  # start-up makes what lives as long as the program; the desk looks for garbage once it is open
    from leaderdesk.desk.app import run_desk

    return run_desk()


if __name__ == "__main__":
    sys.exit(main())
