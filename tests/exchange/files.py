"""Exchange files as others leave them: unpacked, changed by hand, forged with a right seal, saved by another program."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.seal import SUBMISSION, digest
from leaderdesk.exchange.workbook import MACHINE_SHEET, machine_rows
from leaderdesk.kinds import SCHEMA
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.revision import Revision, canonical_json
from tests.builders import CITY

REQUESTS = "現場要望"
REQUESTS_PART = "xl/worksheets/sheet2.xml"

Parts = dict[str, bytes]


def parts(path: Path) -> Parts:
    """Every part of the zip."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(target: Path, content: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Path:
    """A zip of these parts; pairs may name a part twice."""
    pairs = content.items() if isinstance(content, Mapping) else content
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name that stands twice is meant
        for name, data in pairs:
            archive.writestr(name, data)
    return target


def by_hand(source: Path, target: Path, change: Callable[[Workbook], object]) -> Path:
    """The file after somebody opened it, changed something and saved it."""
    book = load_workbook(source)
    change(book)
    book.save(target)
    return target


def forged(target: Path, revisions: Sequence[Revision], **facts: Any) -> Path:
    """A file that is nothing but `_LD`, with a right digest over whatever it says."""
    usual: dict[str, Any] = {
        "direction": SUBMISSION,
        "municipality": CITY,
        "owner": "0501",
        "owner_name": "市民課",
        "install": "f" * 32,
        "pc": "A",
        "serial": "1",
        "fiscal_year": "2026",
        "counts": {},
        "written_at": "2026-11-23T12:00:00+09:00",
        "confirmed_on": "",
        "schema": SCHEMA,
        "app": "9.9.9",
    }
    said = usual | facts
    said["digest"] = digest(said, [revision.rev_id for revision in revisions])
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = MACHINE_SHEET
    for row in machine_rows(canonical_json(said), ((each.rev_id, each.canonical()) for each in revisions)):
        sheet.append(row)
    book.save(target)
    return target


def saved_anew(source: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it anew; where there is none, as openpyxl does."""
    if shutil.which("soffice"):
        return saved_as("xlsx", source, folder)
    folder.mkdir(parents=True, exist_ok=True)
    return by_hand(source, folder / source.name, lambda book: book)


def saved_as(form: str, source: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it in another form (xls, ods, pdf …)."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{form}"


def refusal(path: Path) -> LeaderDeskError:
    """The fault with which the reader refuses a file; it is a sentence that names the file."""
    with pytest.raises(LeaderDeskError) as fault:
        read_file(path, KINDS)
    assert path.name in fault.value.sentence()
    return fault.value


def resealed(source: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Path:
    """The file with another manifest; what it carries stays."""

    def write(book: Workbook) -> None:
        sheet = book[MACHINE_SHEET]
        cells = [cell for cell in sheet[1][1:] if cell.value]
        facts = change(json.loads("".join(cell.value for cell in cells)))
        for cell in cells:
            cell.value = None
        for place, text in enumerate(next(iter(machine_rows(canonical_json(facts), [])))[1:], 2):
            sheet.cell(1, place, text)

    return by_hand(source, source.with_name(f"resealed_{source.name}"), write)
