# SPDX-License-Identifier: MIT
"""Preflight: a foreign workbook is looked through as a plain zip before any parser opens it.

Limits and cases: reference on faults and attacks, C1 to C5; OWASP on CSV injection; ECMA-376 for the parts.
"""

from __future__ import annotations

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.wrong_files import what_it_is, what_zip_it_is
from leaderdesk.machine import os_reason
from leaderdesk.text import plain_name

MOST_FILE = 50 << 20
MOST_PARTS = 200
MOST_PART = 64 << 20
MOST_TOTAL = 200 << 20
MOST_RATIO = 200
_READ = 1 << 20
_OVERLAP = 200

_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_LOCAL = struct.Struct("<4s5H3L2H")  # a part's own head: what it says must be what the directory says
_END_SIZE = 22
_COUNT, _MANY = struct.Struct("<H"), 0xFFFF
_ENCRYPTED, _SIZES_BEHIND = 1, 8  # flags of a part
_UNKNOWN_SIZE = 0xFFFFFFFF
_ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|(_rels|docProps|docMetadata|xl|customXml)/"
    r"([\w./ -]*\.(xml|rels|png|jpeg|jpg|emf|wmf|bin|vml)|([\w./ -]*/)?)"  # a gateway may list folders too
)
_ACTIVE = re.compile(
    r"vbaproject|activex|embeddings|externallinks|oleobject|macrosheets|ctrlprops|connections|querytable", re.IGNORECASE
)
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"'](?!Internal[\"'])[^<>]*|Target\s*=\s*[\"'](file:|[\\/]{2})")
_HYPERLINK = b"relationships/hyperlink"
_WORKSHEET = re.compile(rb"<([^\s<>/!?]+:)?sheetData[\s>/]")
_FORMULA = re.compile(rb"<([^\s<>/!?]+:)?f[\s>/]")
_FAR_CELL = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{3}\d+|[A-Za-z]{2}\d{5,}|[A-Za-z]{1,3}\d{6,})[\"']")
_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
_WIDE_ENCODING = (b"\xff\xfe", b"\xfe\xff")
_TEXT_PARTS = (".xml", ".rels", ".vml")
_NEAR = 4000  # how far before a formula its cell is looked for


def preflight(path: Path, name: str) -> None:
    """Refuse what cannot be a clean workbook; `name` is the file's name for people. Nothing is unpacked to disk.

    Raises:
        LeaderDeskError: LD-2001 to LD-2008 not a workbook that can be opened, LD-2101 to LD-2108 and LD-2112 unsafe or
            broken.

    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=name, reason=os_reason(error)) from error
    if size == 0:
        raise LeaderDeskError("LD-2004", file=name)
    if size > MOST_FILE:
        raise LeaderDeskError("LD-2101", file=name, size=size >> 20, most=MOST_FILE >> 20)
    if not head.startswith(_ZIP):
        raise what_it_is(path, name)
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            parts = archive.infolist()
            _check_directory(archive, parts, name)
            _check_layout(archive, raw.read(), name)
            _look_through(archive, parts, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, LeaderDeskError):
            raise
        raise LeaderDeskError("LD-2104", file=name, where=f"{size:,} バイト") from error


def _look_through(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    total = 0
    for part in parts:
        is_sheet = False  # known by what is in it, for a part's name and place say nothing
        for piece in _pieces(archive, part, name):
            total += len(piece) - _OVERLAP
            if total > MOST_TOTAL:
                raise LeaderDeskError("LD-2102", file=name, part=N_("全体"))
            _check_piece(archive, piece, part.filename, name)
            if is_sheet := is_sheet or _WORKSHEET.search(piece) is not None:
                _check_cells(archive, piece, part.filename, name)


def _check_directory(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    """What the zip's own list of parts says, before any part is read."""
    names = [part.filename.casefold() for part in parts]
    if not parts or len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise LeaderDeskError("LD-2102", file=name, part=N_("部品の数や名前"))
    if fault := what_zip_it_is(archive, names, name):
        raise fault
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise LeaderDeskError("LD-2003", file=name)
        if _ACTIVE.search(part.filename) or not _ALLOWED.fullmatch(part.filename) or ".." in part.filename:
            raise LeaderDeskError("LD-2103", file=name, part=plain_name(part.filename))
        if part.file_size > MOST_PART or part.file_size > MOST_RATIO * max(part.compress_size, 100):
            raise LeaderDeskError("LD-2102", file=name, part=part.filename)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise LeaderDeskError("LD-2102", file=name, part=part.filename)


def _check_layout(archive: zipfile.ZipFile, content: bytes, name: str) -> None:
    """The zip is all there is, its parts lie one behind the other, and each says of itself what the list says of it.

    Where two programs could read two different workbooks out of one file, none is read.
    """
    parts = sorted(archive.infolist(), key=lambda part: part.header_offset)
    end = len(content) - _END_SIZE - len(archive.comment)
    begins, ends = parts[0].header_offset == 0, content.startswith(_ZIP_END, end) and _ZIP_END not in archive.comment
    if not (begins and ends and _COUNT.unpack_from(content, end + 10)[0] in (len(parts), _MANY)):
        raise LeaderDeskError("LD-2102", file=name, part=N_("ファイルの前後"))
    for part, following in pairwise([*parts, None]):
        assert part is not None
        limit = following.header_offset if following else archive.start_dir
        if part.header_offset + _LOCAL.size + part.compress_size > limit:
            raise LeaderDeskError("LD-2102", file=name, part=part.filename)
        _, _, flags, method, _, _, crc, packed, size, _, _ = _LOCAL.unpack_from(content, part.header_offset)
        said = (part.CRC, part.compress_size, part.file_size)
        sizes_agree = flags & _SIZES_BEHIND or _UNKNOWN_SIZE in (packed, size) or (crc, packed, size) == said
        if method != part.compress_type or not sizes_agree:
            raise LeaderDeskError("LD-2104", file=name, where=part.filename)


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


def _check_piece(archive: zipfile.ZipFile, piece: bytes, part: str, name: str) -> None:
    is_text = part.endswith(_TEXT_PARTS)
    is_wide = is_text and (piece[_OVERLAP : _OVERLAP + 2] in _WIDE_ENCODING or piece.find(b"\0", _OVERLAP) >= 0)
    if is_wide or _DECLARATION.search(piece):
        raise LeaderDeskError("LD-2107", file=name, part=part)
    if part.endswith(".rels") and (found := [match[0] for match in _EXTERNAL.finditer(piece)]):
        if all(_HYPERLINK in link for link in found):
            sheet = sheet_name(archive, part.replace("_rels/", "").removesuffix(".rels"))
            raise LeaderDeskError("LD-2112", file=name, sheet=sheet)
        raise LeaderDeskError("LD-2105", file=name, part=part)


def _check_cells(archive: zipfile.ZipFile, piece: bytes, part: str, name: str) -> None:
    if (b"<f" in piece or b":f" in piece) and (formula := _FORMULA.search(piece)):
        before = _CELL.findall(piece, max(0, formula.start() - _NEAR), formula.start())
        cell = before[-1].decode() if before else N_("どこか")
        raise LeaderDeskError("LD-2106", file=name, sheet=sheet_name(archive, part), cell=cell)
    for far in _FAR_CELL.finditer(piece):
        if re.match(rb"\w", piece[far.start() - 1 : far.start()]):
            continue  # the end of a longer name; \b in the pattern would cost five times as much
        raise LeaderDeskError("LD-2108", file=name, sheet=sheet_name(archive, part), cell=far[1].decode())


def sheet_name(archive: zipfile.ZipFile, part: str) -> str:
    """What people call the worksheet that lies in a part; the part's own name where the workbook does not say."""
    try:
        with archive.open("xl/workbook.xml") as book, archive.open("xl/_rels/workbook.xml.rels") as relations:
            sheets, targets = book.read(_READ).decode(), relations.read(_READ).decode()
    except (KeyError, zipfile.BadZipFile, zlib.error, ValueError):
        return part
    for element in re.findall(r"<[^<>]*Relationship\s[^<>]*>", targets):
        told = dict(re.findall(r"\b(Id|Target)\s*=\s*[\"']([^\"']*)", element))
        if told.get("Target", "/").rpartition("/")[2] == part.rpartition("/")[2]:
            for sheet in re.findall(r"<[^<>]*sheet\s[^<>]*>", sheets):
                title = re.search(r"\bname\s*=\s*[\"']([^\"']*)", sheet)
                if title and re.search(rf":id\s*=\s*[\"']{re.escape(told.get('Id', ''))}[\"']", sheet):
                    return plain_name(html.unescape(title[1]))[:31]
    return part
