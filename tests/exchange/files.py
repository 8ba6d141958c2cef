"""Exchange files as others leave them: unpacked, changed by hand, forged with a right seal, saved by another program."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from leaderdesk.exchange.seal import SUBMISSION, Manifest, digest
from leaderdesk.exchange.workbook import MACHINE_SHEET, machine_rows
from leaderdesk.kinds import SCHEMA
from leaderdesk.ledger.revision import Revision, canonical_json
from tests.builders import CITY

RECORD_SHEET = "xl/worksheets/sheet2.xml"  # 現場要望


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the zip."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(target: Path, content: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Path:
    """A zip of these parts; the pairs may name a part twice."""
    pairs = content.items() if isinstance(content, Mapping) else content
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pairs:
            archive.writestr(name, data)
    return target


def repacked(source: Path, target: Path, **changed: Callable[[bytes], bytes] | bytes) -> Path:
    """The zip with parts added or changed; a keyword names a part by `part` and its content by `content`."""
    raise NotImplementedError


def machine_cells(path: Path) -> list[list[str]]:
    """The cells of `_LD`, row by row, without the empty ones."""
    book = load_workbook(path)
    return [[cell for cell in row if cell is not None] for row in book[MACHINE_SHEET].iter_rows(values_only=True)]


def rewritten(source: Path, target: Path, change: Callable[[Workbook], object]) -> Path:
    """The file after somebody opened it, changed something and saved it."""
    book = load_workbook(source)
    change(book)
    book.save(target)
    return target


def forged(target: Path, revisions: Sequence[Revision], **facts: Any) -> Path:
    """A file that holds only `_LD`, with a right digest over whatever it says."""
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
        "app": "9.9",
    }
    said = usual | facts
    sealed = said | {"digest": digest(said, [revision.rev_id for revision in revisions])}
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = MACHINE_SHEET
    for row in machine_rows(canonical_json(sealed), ((each.rev_id, each.canonical()) for each in revisions)):
        sheet.append(row)
    book.save(target)
    return target


def resaved(source: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it anew; as openpyxl does where there is no LibreOffice."""
    folder.mkdir(parents=True, exist_ok=True)
    if (office := shutil.which("soffice")) is None:
        return rewritten(source, folder / source.name, lambda book: book)
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return folder / source.name


