# SPDX-License-Identifier: MIT
"""A first morning at the division: sixty sections' files in one folder, three of them spoilt on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from leaderdesk.exchange.workbook import MACHINE_SHEET

SECTIONS = 60
CUT_SHORT, CHANGED, EMPTY = "0303", "0704", "1002"  # whose files: a mail that broke off, somebody's hand, a failed copy
SPOILT = (CUT_SHORT, CHANGED, EMPTY)


def sixty_files(city: Path, folder: Path) -> dict[str, Path]:
    """Fill a folder from a city (`make_city`): 課コード to its file, all under the names under which they were sent."""
    folder.mkdir(parents=True, exist_ok=True)
    sent = sorted((city / "submissions").glob("*_A*.xlsx"))[:SECTIONS]
    files = {path.name.split("_")[2]: Path(shutil.copy(path, folder)) for path in sent}
    whole = files[CUT_SHORT].read_bytes()
    files[CUT_SHORT].write_bytes(whole[: len(whole) // 2])
    _change(files[CHANGED])
    files[EMPTY].write_bytes(b"")
    return files


def _change(path: Path) -> None:
    """Let the longest record say a little more, as a hand does that means well and opened the wrong sheet."""
    book = load_workbook(path)
    cells = (cell for row in book[MACHINE_SHEET].iter_rows() for cell in row)
    longest = max(cells, key=lambda cell: len(str(cell.value or "")))
    longest.value = f"{longest.value}済"
    book.save(path)
