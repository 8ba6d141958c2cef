# SPDX-License-Identifier: MIT
"""Preflight: a foreign workbook is looked through as a plain zip before any parser opens it.

Limits and cases: reference on faults and attacks, C1 to C5; OWASP on CSV injection; ECMA-376 for the parts.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.machine import os_reason

MOST_FILE = 50 << 20
MOST_PARTS = 200
MOST_PART = 64 << 20
MOST_TOTAL = 200 << 20
MOST_RATIO = 200
_READ = 1 << 20
_OVERLAP = 200

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|(_rels|docProps|docMetadata|xl|customXml)/"
    r"([\w./ -]*\.(xml|rels|png|jpeg|jpg|emf|wmf|bin|vml)|([\w./ -]*/)?)"  # a gateway may list folders too
)
_ACTIVE = re.compile(r"vbaproject|activex|embeddings|externallinks|oleobject|macrosheets|ctrlprops", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"'](?!Internal[\"'])")
_WORKSHEET = re.compile(rb"<([^\s<>/!?]+:)?sheetData[\s>/]")
_FORMULA = re.compile(rb"<([^\s<>/!?]+:)?f[\s>/]")
_FAR_CELL = re.compile(rb"r\s*=\s*[\"']([A-Z]{3}\d+|[A-Z]{1,3}\d{6,})[\"']")
_WIDE_ENCODING = (b"\xff\xfe", b"\xfe\xff")


def preflight(path: Path, name: str) -> None:
    """Refuse what cannot be a clean workbook; `name` is the file's name for people. Nothing is unpacked to disk.

    Raises:
        LeaderDeskError: LD-2001 to LD-2005 not a workbook that can be opened, LD-2101 to LD-2108 unsafe or broken.

    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=name, reason=os_reason(error)) from error
    if size == 0:
        raise LeaderDeskError("LD-2004", file=name)
    if size > MOST_FILE:
        raise LeaderDeskError("LD-2101", file=name, size=size >> 20, most=MOST_FILE >> 20)
    if head.startswith(_OLE):
        raise LeaderDeskError("LD-2003", file=name)
    if not head.startswith(_ZIP):
        raise LeaderDeskError("LD-2001", file=name)
    try:
        with zipfile.ZipFile(path) as archive:
            _look_through(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, LeaderDeskError):
            raise
        raise LeaderDeskError("LD-2104", file=name, where=_where(size)) from error


def _look_through(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    _check_directory(parts, name)
    total = 0
    for part in parts:
        is_sheet = False  # known by what is in it, for a part's name and place say nothing
        for piece in _pieces(archive, part, name):
            total += len(piece) - _OVERLAP
            if total > MOST_TOTAL:
                raise LeaderDeskError("LD-2102", file=name, part=N_("全体"))
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _check_piece(piece, part.filename, name)
            if is_sheet := is_sheet or _WORKSHEET.search(piece) is not None:
                _check_cells(piece, part.filename, name)


def _check_directory(parts: list[zipfile.ZipInfo], name: str) -> None:
    """What the zip's own list of parts says, before any part is read."""
    names = [part.filename.casefold() for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise LeaderDeskError("LD-2102", file=name, part=N_("部品の数や名前"))
    if "[content_types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise LeaderDeskError("LD-2001", file=name)
    for part in parts:
        if part.flag_bits & 1:
            raise LeaderDeskError("LD-2003", file=name)
        if _ACTIVE.search(part.filename):
            raise LeaderDeskError("LD-2103", file=name, part=part.filename)
        if not _ALLOWED.fullmatch(part.filename) or ".." in part.filename:
            raise LeaderDeskError("LD-2103", file=name, part=part.filename)
        if part.file_size > MOST_PART or part.file_size > MOST_RATIO * max(part.compress_size, 100):
            raise LeaderDeskError("LD-2102", file=name, part=part.filename)


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """A part's bytes in pieces that overlap a little, stopping where the part is longer than the directory says."""
    seen, tail = 0, b"\0" * _OVERLAP
    with archive.open(part) as stream:
        while piece := stream.read(_READ):
            seen += len(piece)
            if seen > min(part.file_size, MOST_PART):
                raise LeaderDeskError("LD-2102", file=name, part=part.filename)
            yield tail + piece
            tail = piece[-_OVERLAP:].rjust(_OVERLAP, b"\0")


def _check_piece(piece: bytes, part: str, name: str) -> None:
    if piece[_OVERLAP : _OVERLAP + 2] in _WIDE_ENCODING or _DECLARATION.search(piece):
        raise LeaderDeskError("LD-2107", file=name, part=part)
    if part.endswith(".rels") and _EXTERNAL.search(piece):
        raise LeaderDeskError("LD-2105", file=name, part=part)


def _check_cells(piece: bytes, part: str, name: str) -> None:
    if (b"<f" in piece or b":f" in piece) and _FORMULA.search(piece):
        raise LeaderDeskError("LD-2106", file=name, part=part)
    for far in _FAR_CELL.finditer(piece):
        if re.match(rb"\w", piece[far.start() - 1 : far.start()]):
            continue  # the end of a longer name; \b in the pattern would cost five times as much
        raise LeaderDeskError("LD-2108", file=name, sheet=part, cell=far[1].decode())


def _where(size: int) -> str:
    return f"{size:,} バイト"
