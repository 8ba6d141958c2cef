# SPDX-License-Identifier: MIT
"""What a file is that is none of ours, so that its owner can be told how to save it again."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from leaderdesk.errors import N_, LeaderDeskError

TEXT_ONLY = N_("文字だけのファイル（CSV など）")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS: Mapping[bytes, tuple[str, str]] = {
    b"%PDF": ("LD-2007", N_("PDF 文書")),
    b"{\\rtf": ("LD-2007", N_("リッチテキスト文書（.rtf）")),
    b"\x89PNG": ("LD-2007", N_("画像")),
    b"\xff\xd8\xff": ("LD-2007", N_("画像")),
    b"GIF8": ("LD-2007", N_("画像")),
    b"BM": ("LD-2007", N_("画像")),
    b"MZ": ("LD-2007", N_("プログラム")),
    b"7z\xbc\xaf": ("LD-2008", ""),
    b"Rar!": ("LD-2008", ""),
    b"\x1f\x8b": ("LD-2008", ""),
    b"PK\x05\x06": ("LD-2008", ""),
}
_STREAMS: Mapping[str, tuple[str, str]] = {  # streams of a compound file, by their names
    "EncryptedPackage": ("LD-2003", ""),
    "Workbook": ("LD-2006", N_("旧形式の Excel ブック（.xls）")),
    "Book": ("LD-2006", N_("旧形式の Excel ブック（.xls）")),
    "WordDocument": ("LD-2007", N_("旧形式の Word 文書（.doc）")),
    "PowerPoint Document": ("LD-2007", N_("旧形式の PowerPoint 文書（.ppt）")),
    "__substg1.0_": ("LD-2007", N_("保存されたメール（.msg）")),
}
_WORDS: Mapping[str, tuple[str, str]] = {  # what a text says of itself at its beginning
    "excel.sheet": ("LD-2006", N_("XML スプレッドシート")),
    "<html": ("LD-2007", N_("Web ページ（HTML）")),
    "<!doctype html": ("LD-2007", N_("Web ページ（HTML）")),
    "<table": ("LD-2007", N_("Web ページ（HTML）")),
}
_FOLDERS: Mapping[str, tuple[str, str]] = {  # folders and parts of a zip
    "word/": ("LD-2007", N_("Word 文書（.docx）")),
    "ppt/": ("LD-2007", N_("PowerPoint 文書（.pptx）")),
    "xl/workbook.bin": ("LD-2006", N_("バイナリ形式の Excel ブック（.xlsb）")),
}
_SPREADSHEET = b"opendocument.spreadsheet"
_MOST = 1 << 16


def what_it_is(path: Path, name: str) -> LeaderDeskError:
    """The fault that names what a file is that is no zip: LD-2001, LD-2003, LD-2006 to LD-2008, LD-2104."""
    content = path.read_bytes()
    if content.startswith(_OLE):
        streams = (told for stream, told in _STREAMS.items() if stream.encode("utf-16-le") in content)
        return _fault(next(streams, ("LD-2006", N_("旧形式の文書"))), name)
    if b"PK\x03\x04".startswith(content[:4]) or content.startswith(b"\0\0\0\0"):
        return LeaderDeskError("LD-2104", file=name, where=f"{len(content):,} バイト")
    for head, told in _HEADS.items():
        if content.startswith(head):
            return _fault(told, name)
    if (text := _as_text(content[:_MOST])) is not None:
        begin = text[:2000].casefold()
        words = (told for word, told in _WORDS.items() if word in begin)
        return _fault(next(words, ("LD-2007", TEXT_ONLY)), name)
    return LeaderDeskError("LD-2001", file=name)


def what_zip_it_is(archive: zipfile.ZipFile, names: Sequence[str], name: str) -> LeaderDeskError | None:
    """The fault that names what a zip is, None for a workbook; `names` are those of its parts, case-folded."""
    for folder, told in _FOLDERS.items():
        if any(part.startswith(folder) for part in names):
            return _fault(told, name)
    if "mimetype" in names:
        is_sheet = _SPREADSHEET in _beginning(archive, "mimetype")
        return _fault(
            ("LD-2006", N_("OpenDocument 表計算（.ods）")) if is_sheet else ("LD-2007", N_("OpenDocument 文書")), name
        )
    if "[content_types].xml" not in names or not any(part.startswith("xl/") for part in names):
        return LeaderDeskError("LD-2008", file=name)
    if b"macroenabled" in _beginning(archive, "[Content_Types].xml").lower():
        return _fault(("LD-2006", N_("マクロ有効の Excel ブック（.xlsm）")), name)
    return None


def _fault(told: tuple[str, str], name: str) -> LeaderDeskError:
    code, form = told
    return LeaderDeskError(code, file=name, form=form) if form else LeaderDeskError(code, file=name)


def _as_text(content: bytes) -> str | None:
    """The text, when it is one in an encoding that offices use; a letter may be cut at the end."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        return None
    for encoding in ("utf-8", "cp932"):
        for cut in range(4):
            try:
                return content[: len(content) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _beginning(archive: zipfile.ZipFile, part: str) -> bytes:
    try:
        with archive.open(part) as stream:
            return stream.read(_MOST)
    except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return b""  # what is wrong with it is told when it is looked through
