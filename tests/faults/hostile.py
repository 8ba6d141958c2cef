"""Hostile and odd variants of any valid exchange file, each with the outcome that it must have.

`VARIANTS` is the table: how a file is spoilt or merely changed, and what LeaderDesk must say of it. Cases of the fault
model: B4, B6 to B9, B13, B14 and C2 to C9.
"""

from __future__ import annotations

import bz2
import io
import json
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.preflight import MOST_PARTS
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.seal import digest
from leaderdesk.exchange.workbook import CHOICES_SHEET, COVER_SHEET, MACHINE_SHEET, machine_rows
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.revision import Revision, canonical_json
from tests.builders import OTHER_CITY
from tests.exchange.files import Parts, by_hand, packed, parts, saved_anew

Make = Callable[[Path, Path], object]

IMPORTED, HELD, REFUSED = Outcome.IMPORTED, Outcome.HELD, Outcome.REFUSED

FILE = "提出 髙﨑.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK, BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Variant:
    """One way to change a file, and what must come of it; `file` is the name under which it comes.

    What is imported brings exactly the revisions of the file it was made from, unless it `says_more`; `edits` tells
    whether hand edits are found in it.
    """

    name: str
    make: Make
    outcome: Outcome = REFUSED
    code: str = ""
    file: str = FILE
    edits: bool = False
    says_more: bool = False


# ---------------------------------------------------------------- the ways to change a file


def as_bytes(change: Callable[[bytes], bytes]) -> Make:
    """A file of other bytes."""
    return lambda source, target: target.write_bytes(change(source.read_bytes()))


def as_parts(change: Callable[[Parts], Any]) -> Make:
    """A file of other parts."""
    return lambda source, target: packed(target, change(parts(source)))


def with_part(name: str, content: bytes = b"<a/>") -> Make:
    """A file with one part more."""
    return as_parts(lambda found: found | {name: content})


def in_part(name: str, change: Callable[[str], str]) -> Make:
    """A file in which the text of one part is another."""

    def make(found: Parts) -> Parts:
        before = found[name].decode()
        after = change(before)
        assert after != before
        return found | {name: after.encode()}

    return as_parts(make)


def in_sheet(change: Callable[[str], str], title: str = "") -> Make:
    """A file in which the XML of one sheet is another: of the first readable one, unless named."""
    return lambda source, target: in_part(sheet_part(parts(source), title), change)(source, target)


def hand(change: Callable[[Any], object]) -> Make:
    """A file that somebody opened and changed."""
    return lambda source, target: by_hand(source, target, change)


def readable(change: Callable[[Any], object]) -> Make:
    """A file of which somebody changed the first readable sheet."""
    return hand(lambda book: change(book[next(kind.LABEL for kind in KINDS if kind.LABEL in book.sheetnames)]))


def machine(change: Callable[[Any], object]) -> Make:
    """A file of which somebody changed `_LD`."""
    return hand(lambda book: change(book[MACHINE_SHEET]))


def resealed(change: Callable[[list[Revision]], list[Revision]] = lambda found: found, **facts: Any) -> Make:
    """A file that says something else under a right seal: what only a program can make."""

    def make(source: Path, target: Path) -> None:
        found = read_file(source, KINDS)
        revisions = change(list(found.revisions))
        said = dict(found.manifest.facts) | facts
        said["digest"] = digest(said, [revision.rev_id for revision in revisions])
        machine_only(target, canonical_json(said), revisions)

    return make


def machine_only(target: Path, manifest: str, revisions: list[Revision]) -> None:
    """A workbook that is nothing but `_LD`."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = MACHINE_SHEET
    for row in machine_rows(manifest, ((each.rev_id, each.canonical()) for each in revisions)):
        sheet.append(row)
    book.save(target)


def sheet_part(found: Mapping[str, bytes], title: str = "") -> str:
    """The part in which a sheet lies."""
    book, relations = found[BOOK].decode(), found[BOOK_RELATIONS].decode()
    sheets = dict(re.findall(r'<sheet\s[^<>]*?name="([^"]*)"[^<>]*?:id="([^"]*)"', book))
    title = title or next(kind.LABEL for kind in KINDS if kind.LABEL in sheets)
    for element in re.findall(r"<Relationship\s[^<>]*>", relations):
        told = dict(re.findall(r'\b(Id|Target)="([^"]*)"', element))
        if told["Id"] == sheets[title]:
            return "xl/" + told["Target"].removeprefix("/xl/")
    raise AssertionError(title)


def raw_zip(
    source: Path,
    target: Path,
    *,
    method: int = zipfile.ZIP_DEFLATED,
    is_stream: bool = False,
    force_zip64: bool = False,
    comment: bytes = b"",
) -> None:
    """The same parts in a zip written another way."""
    held = io.BytesIO()
    out = Unseekable(held) if is_stream else held
    with zipfile.ZipFile(out, "w", method) as archive:  # type: ignore[arg-type]
        archive.comment = comment
        for name, content in parts(source).items():
            with archive.open(name, "w", force_zip64=force_zip64) as part:
                part.write(content)
    target.write_bytes(held.getvalue())


class Unseekable(io.RawIOBase):
    """A stream that only goes forward: sizes are then written behind the parts."""

    def __init__(self, held: io.BytesIO) -> None:
        self._held = held

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return self._held.write(content)


def _central(content: bytes, name: str) -> int:
    """Where the zip's own list of parts speaks of a part."""
    place = content.index(b"PK\x01\x02")
    while content[place + 46 : place + 46 + len(name)] != name.encode():
        place = content.index(b"PK\x01\x02", place + 4)
    return place


def lie(offset: int, form: str, value: int, *, local: bool = False) -> Make:
    """A zip in which one number about the first readable sheet is another, in the list of parts or in its own head."""

    def make(source: Path, target: Path) -> None:
        content = bytearray(source.read_bytes())
        part = sheet_part(parts(source))
        at = _central(bytes(content), part)
        if local:
            (at,) = struct.unpack_from("<L", content, at + 42)
            content[at + 6] &= ~8 & 0xFF  # its sizes stand here, not behind the part
        struct.pack_into(form, content, at + offset, value)
        target.write_bytes(bytes(content))

    return make


def end_lie(offset: int, form: str, value: int) -> Make:
    """A zip whose last record says something else."""

    def make(source: Path, target: Path) -> None:
        content = bytearray(source.read_bytes())
        struct.pack_into(form, content, content.rindex(b"PK\x05\x06") + offset, value)
        target.write_bytes(bytes(content))

    return make


def renamed_in(where: str, change: Callable[[bytes], bytes]) -> Make:
    """A zip in which a part has another name, of the same length, in its own head or in the list."""

    def make(source: Path, target: Path) -> None:
        content = source.read_bytes()
        part = sheet_part(parts(source)).encode()
        places = {"local": content.index(part), "central": content.rindex(part)}
        at = places[where]
        target.write_bytes(content[:at] + change(part) + content[at + len(part) :])

    return make


def two_names_for_one_part(content: bytes) -> bytes:
    """A zip whose list names one part twice under two names: read twice, it counts twice."""
    start, end = content.index(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    name = re.search(rb"xl/worksheets/\w+(?=\.xml)", content[start:])
    assert name is not None
    at = _central(content, name[0].decode())
    entry = bytearray(content[at : at + 46 + sum(struct.unpack_from("<3H", content, at + 28))])
    entry[45 + len(name[0])] = ord("z")
    listed = content[start:end] + bytes(entry)
    last = bytearray(content[end:])
    count = struct.unpack_from("<H", last, 10)[0] + 1
    struct.pack_into("<HHL", last, 8, count, count, len(listed))
    return content[:start] + listed + bytes(last)


def flipped(content: bytes, place: int) -> bytes:
    """One bit turned over."""
    return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]


# ---------------------------------------------------------------- texts in sheets

_E2 = re.compile(r'<c r="E2"[^<>]*?(/>|>.*?</c>)', re.DOTALL)


def cell(xml: str) -> Callable[[str], str]:
    """Another cell E2."""
    return lambda sheet: _E2.sub(lambda _: xml, sheet, count=1)


def last_row(xml: str) -> Callable[[str], str]:
    """One row more."""
    return lambda sheet: sheet.replace("</sheetData>", f"{xml}</sheetData>", 1)


def many_rows(count: int, text: str = "1") -> Callable[[str], str]:
    """So many rows more."""
    return last_row("".join(f'<row r="{row}"><c r="A{row}"><v>{text}</v></c></row>' for row in range(9, count)))


def before_root(text: str) -> Callable[[str], str]:
    """Something in front of a part's first element."""
    return lambda xml: re.sub(r"<(?=[A-Za-z])", lambda _: text + "<", xml, count=1)


def formula(inner: str) -> Make:
    return in_sheet(cell(f'<c r="E2">{inner}<v>2</v></c>'))


def link(target: str, kind: str = "image", mode: str = ' TargetMode="External"') -> str:
    return f'<Relationship Id="rIdX" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'


def linked(part: str, relation: str) -> Make:
    """A file with a relation more, in a part that may be new."""

    def make(found: Parts) -> Parts:
        start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        old = found.get(part, f"{start}</Relationships>".encode()).decode()
        return found | {part: old.replace("</Relationships>", relation + "</Relationships>").encode()}

    return as_parts(make)


def sheet_link(relation: str) -> Make:
    """A relation of the first readable sheet."""

    def make(source: Path, target: Path) -> object:
        part = sheet_part(parts(source)).replace("worksheets/", "worksheets/_rels/") + ".rels"
        return linked(part, relation)(source, target)

    return make


def rich_text(sheet: str) -> str:
    """E2 in two colours, with its reading above it."""
    text = re.search(r"<t[^>]*>([^<]*)</t>", _E2.search(sheet)[0])  # type: ignore[index]
    if text is None:
        return sheet + "\n"
    first, rest = text[1][:1], text[1][1:]
    runs = f'<r><rPr><b/></rPr><t>{first}</t></r><r><t xml:space="preserve">{rest}</t></r>'
    return cell(f'<c r="E2" t="inlineStr"><is>{runs}<rPh sb="0" eb="1"><t>ふりがな</t></rPh></is></c>')(sheet)


def cdata(sheet: str) -> str:
    """E2 as CDATA."""
    text = re.search(r"<t[^>]*>([^<]*)</t>", _E2.search(sheet)[0])  # type: ignore[index]
    if text is None:
        return sheet + "\n"
    return cell(f'<c r="E2" t="inlineStr"><is><t><![CDATA[{text[1]}]]></t></is></c>')(sheet)


def moved_sheet(found: Parts) -> Parts:
    """A worksheet with a formula that lies where no worksheet should."""
    part = sheet_part(found)
    sheet = cell('<c r="E2"><f>1+1</f><v>2</v></c>')(found[part].decode())
    there = part.replace("worksheets", "theme")
    rest = {name: content.replace(part.encode()[3:], there.encode()[3:]) for name, content in found.items()}
    del rest[part]
    return rest | {there: sheet.encode()}


# ---------------------------------------------------------------- machine sheets


def manifest_edit(change: Callable[[dict[str, Any]], object]) -> Make:
    """The manifest, changed by hand without a new seal."""

    def edit(sheet: Any) -> None:
        facts = json.loads(sheet["B1"].value)
        change(facts)
        sheet["B1"] = canonical_json(facts)

    return machine(edit)


def row_edit(change: Callable[[dict[str, Any]], object], *, is_rehashed: bool = False) -> Make:
    """The first revision's JSON, changed by hand; rehashed, its row holds together but the file does not."""

    def edit(sheet: Any) -> None:
        content = json.loads("".join(cell.value or "" for cell in sheet[2][1:]))
        change(content)
        if is_rehashed:
            sheet["A2"] = Revision.of(content).rev_id
        for at in sheet[2][1:]:
            at.value = None
        sheet["B2"] = json.dumps(content, ensure_ascii=False)

    return machine(edit)


def sorted_rows(sheet: Any) -> None:
    """The rows turned round, as a sort leaves them."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def forged_title(content: dict[str, Any]) -> None:
    """A value that somebody would like better."""
    name = next(name for name, text in content["body"].items() if isinstance(text, str))
    content["body"][name] = "書き換え"


def other_owner(found: list[Revision]) -> list[Revision]:
    return [replace(found[0], rev_id="", owner="9998"), *found[1:]]  # type: ignore[arg-type]


def newer_minor(found: list[Revision]) -> list[Revision]:
    return [replace(one, rev_id="", schema="1.9", body=dict(one.body) | {"mood": ["高"]}) for one in found]


# ---------------------------------------------------------------- workbooks as people leave them


def reordered_columns(sheet: Any) -> None:
    rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for number, row in enumerate(rows, 1):
        for column, (value, number_format) in enumerate(reversed(row), 1):
            sheet.cell(number, column).value = value
            sheet.cell(number, column).number_format = number_format


def with_chart(found: Parts) -> Parts:
    """A chart beside the records: its parts speak of cells, and are no worksheet."""
    return found | {"xl/charts/chart1.xml": b"<c:chart xmlns:c='x'><c:f>Sheet!$A$1</c:f></c:chart>"}


def another_ledger(_source: Path, target: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["要望一覧", "件名", "担当"])
    book.save(target)


def opendocument(kind: str) -> Make:
    return lambda _, target: packed(
        target, {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<a/>"}
    )


def compound(stream: str) -> Make:
    """An OLE compound file with a stream of that name."""
    return as_bytes(lambda whole: OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 600)


def large(size: int, period: int) -> bytes:
    """Bytes that compress well, but not suspiciously well."""
    block = random.Random(1).randbytes(8000).hex().encode()
    return (block + b" " * (period - len(block))) * (size // period)


# ---------------------------------------------------------------- the table


def _refused(code: str, cases: Mapping[str, Make]) -> Iterator[Variant]:
    return (Variant(name, make, REFUSED, code) for name, make in cases.items())


def _harmless(cases: Mapping[str, Make]) -> Iterator[Variant]:
    return (Variant(name, make, IMPORTED) for name, make in cases.items())


def _variants() -> Iterator[Variant]:
    yield Variant("nothing changed", as_bytes(bytes), IMPORTED)
    yield from _refused("LD-2004", {"0 bytes": as_bytes(lambda whole: b"")})
    yield from _refused("LD-2104", dict(_damaged()))
    yield from _other_files()
    yield from _containers()
    yield from _xml()
    yield from _sizes()
    yield from _senders()
    yield from _machine_sheets()
    yield from _harmless(dict(_by_people()))
    yield from _names()


def _damaged() -> Iterator[tuple[str, Make]]:
    yield "one byte", as_bytes(lambda whole: whole[:1])
    yield "three bytes", as_bytes(lambda whole: whole[:3])
    for percent in (1, 10, 50, 90, 99):
        yield f"cut at {percent} %", as_bytes(lambda whole, at=percent: whole[: len(whole) * at // 100])
    yield "cut by one byte", as_bytes(lambda whole: whole[:-1])
    yield "nothing but NUL", as_bytes(lambda whole: b"\0" * len(whole))
    yield "NUL at the beginning", as_bytes(lambda whole: b"\0" * 4096 + whole[4096:])
    yield "NUL in the middle", as_bytes(lambda whole: whole[:3000] + b"\0" * 600 + whole[3600:])
    yield "NUL at the end", as_bytes(lambda whole: whole[: len(whole) // 2] + b"\0" * (len(whole) // 2))
    yield "a bit of a part", as_bytes(lambda whole: flipped(whole, len(whole) // 2))
    yield "a bit of the list of parts", as_bytes(lambda whole: flipped(whole, whole.index(b"PK\x01\x02") + 16))
    yield "no xml", as_parts(lambda found: found | {BOOK: b"not xml"})
    yield "half a sheet", in_sheet(lambda sheet: sheet[: len(sheet) // 2])
    yield "half the machine sheet", in_sheet(lambda sheet: sheet[: len(sheet) // 2], MACHINE_SHEET)
    yield "text that nobody listed", in_sheet(cell('<c r="E2" t="s"><v>99999999</v></c>'))


def _other_files() -> Iterator[Variant]:
    table = "番号,件名\n1,見本の要望\n"
    yield from _refused("LD-2001", {"noise": as_bytes(lambda whole: random.Random(1).randbytes(5000))})
    yield from _refused("LD-2002", {"another ledger": another_ledger})
    yield from _refused("LD-2003", {"password": compound("EncryptedPackage")})
    yield from _refused(
        "LD-2006",
        {
            "xls": compound("Workbook"),
            "xls of 1995": compound("Book"),
            "some compound file": compound("Thing"),
            "xml spreadsheet": as_bytes(
                lambda whole: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
            ),
            "ods": opendocument("spreadsheet"),
            "xlsb": as_parts(lambda found: found | {"xl/workbook.bin": b"\x83\x01\0"}),
            "xlsm renamed": in_part(TYPES, lambda text: text.replace(
                "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
            )),
        },
    )  # fmt: skip
    yield from _refused(
        "LD-2007",
        {
            "text": as_bytes(lambda whole: "ただの文章です。".encode()),
            "csv in cp932": as_bytes(lambda whole: table.encode("cp932")),
            "csv in utf-8": as_bytes(lambda whole: table.encode("utf-8-sig")),
            "csv in utf-16": as_bytes(lambda whole: table.encode("utf-16")),
            "html": as_bytes(lambda whole: b"<html><table><tr><td>1</td></tr></table></html>"),
            "html with a doctype": as_bytes(lambda whole: b"<!DOCTYPE html><p>1</p>"),
            "rtf": as_bytes(lambda whole: b"{\\rtf1 1}"),
            "pdf": as_bytes(lambda whole: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
            "png": as_bytes(lambda whole: b"\x89PNG\r\n\x1a\n" + b"\0" * 99),
            "jpeg": as_bytes(lambda whole: b"\xff\xd8\xff\xe0" + b"\0" * 99),
            "program": as_bytes(lambda whole: b"MZ" + b"\0" * 500),
            "program in front": as_bytes(lambda whole: b"MZ" + b"\0" * 500 + whole),
            "doc": compound("WordDocument"),
            "ppt": compound("PowerPoint Document"),
            "mail": compound("__substg1.0_0037001F"),
            "docx": lambda _, target: packed(target, {TYPES: b"", "word/document.xml": b""}),
            "pptx": lambda _, target: packed(target, {TYPES: b"", "ppt/presentation.xml": b""}),
            "odt": opendocument("text"),
        },
    )
    yield from _refused(
        "LD-2008",
        {
            "zip of files": lambda source, target: packed(target, {"提出.xlsx": source.read_bytes()}),
            "empty zip": lambda _, target: packed(target, {}),
            "gzip": as_bytes(lambda whole: b"\x1f\x8b\x08" + zlib.compress(whole)),
            "7z": as_bytes(lambda whole: b"7z\xbc\xaf\x27\x1c" + whole[:500]),
            "rar": as_bytes(lambda whole: b"Rar!\x1a\x07" + whole[:500]),
        },
    )


def _containers() -> Iterator[Variant]:
    sheet = "xl/worksheets/sheet2.xml"
    yield from _refused(
        "LD-2102",
        {
            "a zip in front": as_bytes(lambda whole: whole[:400] + whole),
            "two files in one": as_bytes(lambda whole: whole + whole),
            "junk behind": as_bytes(lambda whole: whole + b"junk"),
            "a second end in the comment": lambda source, target: raw_zip(
                source, target, comment=b"PK\x05\x06" + b"\0" * 18
            ),
            "a list that counts less": end_lie(10, "<H", 2),
            "bomb of one part": with_part("xl/sharedStrings2.xml", b" " * (9 << 20)),
            "bomb of rows": in_sheet(many_rows(1_700_000)),
            "bomb of one cell": in_sheet(cell(f'<c r="E2" t="inlineStr"><is><t>{"あ" * 50_000_000}</t></is></c>')),
            "huge part": with_part("xl/a.xml", large(66 << 20, 1_000_000)),
            "huge together": as_parts(
                lambda found: found | {f"xl/a{place}.xml": large(60 << 20, 1_000_000) for place in range(4)}
            ),
            "many parts": as_parts(lambda found: found | {f"xl/{at}.xml": b"" for at in range(MOST_PARTS)}),
            "a part twice": as_parts(lambda found: [*found.items(), (sheet, b"<a/>")]),
            "a part twice but for case": with_part(sheet.replace("sheet2", "SHEET2")),
            "two names for one part": as_bytes(two_names_for_one_part),
            "a size that no file has": lie(24, "<L", 0x7FFFFFFF),
            "a size too large": lie(24, "<L", 1_000_000),
            "zip64 without its numbers": lie(24, "<L", 0xFFFFFFFF),
            "bzip2": lambda source, target: raw_zip(source, target, method=zipfile.ZIP_BZIP2),
            "lzma": lambda source, target: raw_zip(source, target, method=zipfile.ZIP_LZMA),
            "deflate64": lie(10, "<H", 9),
        },
    )
    yield from _refused(
        "LD-2104",
        {
            "a size too small": lie(24, "<L", 100),
            "a packed size too small": lie(20, "<L", 10),
            "another check sum": lie(16, "<L", 12345),
            "another check sum in its head": lie(14, "<L", 12345, local=True),
            "another size in its head": lie(22, "<L", 7, local=True),
            "another method in its head": lie(8, "<H", 0, local=True),
            "another name in its head": renamed_in("local", bytes.upper),
            "another name in the list": renamed_in("central", lambda name: name.replace(b"sheet", b"shoot")),
            "bz2 said to be deflate": as_bytes(lambda whole: whole[:60] + bz2.compress(whole)[:40] + whole[100:]),
        },
    )
    yield from _refused("LD-2003", {"a part with a password": lie(8, "<H", 1)})
    yield from _refused(
        "LD-2103",
        {
            "path upwards": with_part("xl/../../evil.xml"),
            "absolute path": with_part("/etc/passwd.xml"),
            "dos path": with_part("C:/evil.xml"),
            "backslashes": with_part("xl\\..\\evil.xml"),
            "a name with NUL": renamed_in("central", lambda name: b"\0" + name[1:]),
            "macro": with_part("xl/vbaProject.bin", OLE),
            "macro sheet": with_part("xl/macrosheets/sheet1.xml"),
            "embedded object": with_part("xl/embeddings/oleObject1.bin"),
            "workbook in the workbook": with_part("xl/embeddings/Book1.xlsx", b"PK\x03\x04"),
            "zip in the workbook": with_part("xl/media/a.zip", b"PK\x03\x04"),
            "activex": with_part("xl/activeX/activeX1.xml"),
            "control": with_part("xl/ctrlProps/ctrlProp1.xml"),
            "link to another book": with_part("xl/externalLinks/externalLink1.xml"),
            "data connection": with_part("xl/connections.xml"),
            "query": with_part("xl/queryTables/queryTable1.xml"),
            "ribbon": with_part("customUI/customUI.xml"),
            "program inside": with_part("xl/setup.exe", b"MZ"),
            "script inside": with_part("xl/a.vbs"),
        },
    )
    yield from _harmless(
        {
            "stored": lambda source, target: raw_zip(source, target, method=zipfile.ZIP_STORED),
            "sizes behind the parts": lambda source, target: raw_zip(source, target, is_stream=True),
            "zip64": lambda source, target: raw_zip(source, target, force_zip64=True),
            "a comment": lambda source, target: raw_zip(source, target, comment="受付済".encode()),
            "other order": as_parts(lambda found: dict(sorted(found.items(), reverse=True))),
            "folders": as_parts(lambda found: {"xl/": b"", "xl/worksheets/": b"", **found}),
            "label": with_part("docMetadata/LabelInfo.xml", b"<labels/>"),
            "picture": with_part("xl/media/image1.png", b"\x89PNG"),
            "printer": with_part("xl/printerSettings/printerSettings1.bin", b"\0"),
            "a name that dos reserves": with_part("xl/con.xml"),
            "chart": as_parts(with_chart),
        }
    )


def _xml() -> Iterator[Variant]:
    laughs = '<!DOCTYPE a [<!ENTITY b "ははは"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
    noise = random.Random(1).randbytes((1 << 19) - 5).hex()  # the declaration behind it lies across two pieces
    yield from _refused(
        "LD-2107",
        {
            "doctype": in_sheet(before_root("<!DOCTYPE worksheet>")),
            "many laughs": in_sheet(before_root(laughs)),
            "entity of a file": in_sheet(before_root('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
            "entity of a host": in_sheet(before_root('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x/y.dtd">%b;]>')),
            "doctype in small letters": in_sheet(before_root("<!doctype a>")),
            "doctype in a far place": in_sheet(before_root(f"<!--{noise}--><!DOCTYPE a>")),
            "doctype in the workbook": in_part(BOOK, before_root("<!DOCTYPE a>")),
            "doctype in the relations": in_part(BOOK_RELATIONS, before_root("<!DOCTYPE a>")),
            "doctype in the types": in_part(TYPES, before_root("<!DOCTYPE a>")),
            "doctype in the machine sheet": in_sheet(before_root("<!DOCTYPE a>"), MACHINE_SHEET),
            "doctype in a picture": with_part("xl/media/a.png", b"<!DOCTYPE a>"),
            "utf-16": as_parts(lambda found: found | {(at := sheet_part(found)): found[at].decode().encode("utf-16")}),
            "utf-16 the other way": as_parts(
                lambda found: found | {(at := sheet_part(found)): "\ufeff".encode("utf-16-be") + found[at].decode().encode("utf-16-be")}
            ),
            "utf-16 that says nothing": as_parts(
                lambda found: found | {(at := sheet_part(found)): found[at].decode().encode("utf-16-le")}
            ),
            "utf-7": in_sheet(_declared("UTF-7")),
            "shift_jis": in_sheet(_declared("Shift_JIS")),
        },
    )  # fmt: skip
    yield from _refused(
        "LD-2105",
        {
            "picture of another host": linked(BOOK_RELATIONS, link(r"\\host\x.png")),
            "picture of another host beside a sheet": sheet_link(link("file://host/share/x.png")),
            "picture in a drawing": linked("xl/drawings/_rels/drawing1.xml.rels", link("http://host/x.png")),
            "picture in a note": linked("xl/drawings/_rels/vmlDrawing1.vml.rels", link(r"\\host\x.png")),
            "object of another book": sheet_link(link("file:///c:/x.xlsx", "oleObject")),
            "another book": linked("xl/_rels/metadata.xml.rels", link("file:///c:/x.xlsx", "externalLinkPath")),
            "a template": linked("_rels/.rels", link("http://host/x.dotm", "attachedTemplate")),
            "a data source": linked("customXml/_rels/item1.xml.rels", link("http://host/", "customXmlProps")),
            "external by an entity": linked(BOOK_RELATIONS, link("http://x/", mode=' TargetMode="&#69;xternal"')),
            "external in other quotes": linked(BOOK_RELATIONS, link("http://x/", mode=" TargetMode = 'External'")),
            "external that says nothing": linked(BOOK_RELATIONS, link("//host/x.png", mode="")),
            "a file that says nothing": linked(BOOK_RELATIONS, link("file:///c:/x.png", mode="")),
            "a link among pictures": sheet_link(link("http://x/", "hyperlink") + link(r"\\host\x.png")),
        },
    )
    yield from _refused(
        "LD-2112",
        {
            "hyperlink": sheet_link(link("http://x/", "hyperlink")),
            "mail address": sheet_link(link("mailto:a@example.jp", "hyperlink")),
        },
    )
    yield from _refused(
        "LD-2106",
        {
            "formula": formula("<f>1+1</f>"),
            "formula of a program": formula("<f>cmd|'/c calc'!A0</f>"),
            "formula of another book": formula("<f>[1]Sheet1!A1</f>"),
            "array formula": formula('<f t="array" ref="E2:E3">A1:A2</f>'),
            "shared formula": formula('<f t="shared" ref="E2:E3" si="0">A1</f>'),
            "shared formula again": formula('<f t="shared" si="0"/>'),
            "data table": formula('<f t="dataTable" ref="E2" r1="A1"/>'),
            "formula with a prefix": formula('<x:f xmlns:x="http://x">1+1</x:f>'),
            "formula with an odd prefix": formula('<a-b:f xmlns:a-b="x">1+1</a-b:f>'),
            "formula over two lines": formula("<f\n>1+1</f>"),
            "formula in another place": as_parts(moved_sheet),
            "formula in the machine sheet": machine(lambda sheet: sheet.__setitem__("C2", "=B2")),
            "formula in the lists": hand(lambda book: book[CHOICES_SHEET].__setitem__("C2", "=1+1")),
            "formula in a sheet of one's own": hand(lambda book: book.create_sheet("集計").append(["=1+1"])),
        },
    )
    yield from _harmless(
        {
            "byte order mark": as_parts(
                lambda found: found | {(at := sheet_part(found)): b"\xef\xbb\xbf" + found[at].lstrip()}
            ),
            "style sheet": in_sheet(before_root('<?xml-stylesheet href="http://x/"?>')),
            "an inner relation": linked(BOOK_RELATIONS, link("theme/theme9.xml", "theme", ' TargetMode="Internal"')),
            "rich text with its reading": in_sheet(rich_text),
            "cdata": in_sheet(cdata),
            "text that begins as a formula": hand(lambda book: _text(book.create_sheet("メモ"), "=1+1")),
        }
    )


def _declared(encoding: str) -> Callable[[str], str]:
    return lambda xml: f'<?xml version="1.0" encoding="{encoding}"?>' + re.sub(r"^<\?xml[^>]*\?>", "", xml).lstrip()


def _text(sheet: Any, text: str) -> None:
    sheet["A1"] = text
    sheet["A1"].data_type = "s"


def _sizes() -> Iterator[Variant]:
    far = '<row r="1048576"><c r="{0}"><v>1</v></c></row>'
    wide = "".join(f'<c r="A{chr(65 + a)}{chr(65 + b)}9"><v>1</v></c>' for a in range(24) for b in range(26))
    letters = random.Random(1).randbytes(20_000).hex()
    yield from _refused(
        "LD-2108",
        {
            "far cell": in_sheet(last_row(far.format("XFD1048576"))),
            "far cell in small letters": in_sheet(last_row(far.format("xfd1048576"))),
            "far cell with blanks": in_sheet(last_row(far.format("A1").replace('r="A1"', "r = 'XFD1048576'"))),
            "far row": in_sheet(last_row(far.format("A1048576"))),
            "far column": in_sheet(last_row(far.format("AAA1"))),
            "far corner": in_sheet(last_row(far.format("ZZ99999"))),
            "far row without a cell's name": in_sheet(last_row('<row r="300000"><c><v>1</v></c></row>')),
            "four hundred thousand rows": in_sheet(many_rows(400_000)),
            "hundred thousand rows": in_sheet(many_rows(99_999)),
            "hundred thousand machine rows": in_sheet(many_rows(99_999), MACHINE_SHEET),
            "sixteen thousand columns": in_sheet(last_row(f'<row r="9">{wide}</row>')),
        },
    )
    yield from _refused(
        "LD-2111",
        {
            "long cell": in_sheet(cell(f'<c r="E2" t="inlineStr"><is><t>{letters}</t></is></c>')),
            "endless cell": in_sheet(
                cell(f'<c r="E2" t="inlineStr"><is><t>{large(50 << 20, 1_000_000).decode()}</t></is></c>')
            ),
        },
    )
    yield from _harmless(
        {
            "a dimension that lies": in_sheet(_dimension("A1:XFD1048576")),
            "a stale dimension": in_sheet(_dimension("A1")),
            "an empty far row": in_sheet(last_row('<row r="1048576"/>')),
            "many rows of one's own": hand(lambda book: _many(book.create_sheet("集計"), 30_000)),
            "everything merged": in_sheet(
                lambda sheet: sheet.replace(
                    "</sheetData>", '</sheetData><mergeCells><mergeCell ref="X1:XFD1048576"/></mergeCells>', 1
                )
            ),
        }
    )


def _dimension(reference: str) -> Callable[[str], str]:
    def change(sheet: str) -> str:
        without = re.sub(r"<dimension[^<>]*/>", "", sheet)
        return re.sub("<sheetViews>", f'<dimension ref="{reference}"/><sheetViews>', without, count=1)

    return change


def _many(sheet: Any, rows: int) -> None:
    for row in range(rows):
        sheet.append([row])


def _senders() -> Iterator[Variant]:
    yield from _refused("LD-2202", {"another city": resealed(municipality=OTHER_CITY)})
    yield from _refused(
        "LD-2203",
        {
            "records of another section": resealed(other_owner),
            "in the name of the division": resealed(owner="division"),
        },
    )
    yield from _refused("LD-2204", {"a distribution": resealed(direction="distribution")})
    yield from _refused(
        "LD-2205",
        {
            "a record that is none": resealed(lambda found: [replace(found[0], rev_id="", body={}), *found[1:]]),
            "a record of no known kind": resealed(lambda found: [replace(found[0], rev_id="", kind="robot")]),
            "a number that is none": resealed(lambda found: [replace(found[0], rev_id="", record_id="1")]),
        },
    )
    yield Variant("unknown section", resealed(lambda _: [], owner="9901", owner_name="新設課"), HELD, "LD-2207")
    yield Variant("next version", resealed(schema="2.0"), HELD, "LD-2206")
    yield Variant("next format", machine(lambda sheet: sheet.__setitem__("A1", "leaderdesk/2")), HELD, "LD-2206")
    yield Variant("next minor version", resealed(newer_minor, schema="1.9"), IMPORTED, says_more=True)
    yield Variant("unknown facts", resealed(motto="いつも笑顔"), IMPORTED)


def _machine_sheets() -> Iterator[Variant]:
    keys = (
        "direction", "municipality", "owner", "owner_name", "install", "pc", "serial", "fiscal_year", "counts",
        "written_at", "schema", "app", "digest", "confirmed_on",
    )  # fmt: skip
    other = {"counts": {"request": "99"}, "schema": "1.7", "fiscal_year": "2025", "serial": "98", "pc": "Z"}
    yield from _refused(
        "LD-2002",
        {
            "machine sheet lost": hand(lambda book: book.remove(book[MACHINE_SHEET])),
            "machine sheet renamed": machine(lambda sheet: setattr(sheet, "title", "LD")),
            "machine sheet emptied": machine(lambda sheet: sheet.delete_rows(1, 99)),
            "machine sheet with a heading": machine(lambda sheet: sheet.insert_rows(1)),
            "machine sheet with a column": machine(lambda sheet: sheet.insert_cols(1)),
            "no workbook": as_parts(lambda found: {name: data for name, data in found.items() if name != BOOK}),
            "another format": machine(lambda sheet: sheet.__setitem__("A1", "excel/1")),
        },
    )
    yield from _refused(
        "LD-2201",
        {
            **{f"manifest: {key} changed": manifest_edit(lambda facts, key=key: facts.update({key: other.get(key, "0502")})) for key in keys},
            "manifest: a fact lost": manifest_edit(lambda facts: facts.pop("confirmed_on")),
            "manifest: a fact more": manifest_edit(lambda facts: facts.update(motto="いつも笑顔")),
            "manifest lost": machine(lambda sheet: sheet.__setitem__("B1", None)),
            "manifest a number": machine(lambda sheet: sheet.__setitem__("B1", 5)),
            "manifest a list": machine(lambda sheet: sheet.__setitem__("B1", "[]")),
            "manifest endlessly deep": machine(lambda sheet: sheet.__setitem__("B1", "[" * 30_000)),
            "row lost": machine(lambda sheet: sheet.delete_rows(2)),
            "last row lost": machine(lambda sheet: sheet.delete_rows(sheet.max_row)),
            "row twice": machine(lambda sheet: sheet.append([at.value for at in sheet[2]])),
            "row added": machine(lambda sheet: sheet.append(["0" * 64, "{}"])),
            "row of another": machine(lambda sheet: sheet.append(["a" * 64, sheet["B2"].value])),
            "id of another row": machine(lambda sheet: sheet.__setitem__("A2", sheet["A3"].value)),
            "id a number": machine(lambda sheet: sheet.__setitem__("A2", 123)),
            "content a number": machine(lambda sheet: sheet.__setitem__("B2", 1.5)),
            "content a date": machine(lambda sheet: sheet.__setitem__("B2", date(2026, 4, 1))),
            "chunk lost": machine(lambda sheet: sheet.__setitem__("B2", None)),
            "chunk half": machine(lambda sheet: sheet.__setitem__("B2", sheet["B2"].value[:100])),
            "a note in a free cell": machine(lambda sheet: sheet.__setitem__("C2", "確認済")),
            "not a number": row_edit(lambda content: content.update(n=float("nan"))),
            "a value changed": row_edit(forged_title),
            "a value changed and its row rehashed": row_edit(forged_title, is_rehashed=True),
            "deleted": row_edit(lambda content: content.update(deleted="消した"), is_rehashed=True),
            "owner changed": row_edit(lambda content: content.update(owner="0502"), is_rehashed=True),
            "a key more": row_edit(lambda content: content.update(admin="true")),
            "a key less": row_edit(lambda content: content.pop("seq")),
        },
    )  # fmt: skip
    yield from _harmless(
        {
            "machine rows sorted": machine(sorted_rows),
            "machine sheet shown": machine(lambda sheet: setattr(sheet, "sheet_state", "visible")),
            "machine sheet in front": hand(lambda book: book.move_sheet(book[MACHINE_SHEET], -9)),
            "an empty machine row": machine(lambda sheet: sheet.insert_rows(3)),
            "json with blanks": row_edit(lambda content: None),
            "a second machine sheet": hand(lambda book: book.copy_worksheet(book[MACHINE_SHEET])),
        }
    )


def _by_people() -> Iterator[tuple[str, Make]]:
    yield "saved by LibreOffice", lambda source, target: saved_anew(source, target.parent / "anew").replace(target)
    yield "saved by another program", hand(lambda book: None)
    yield "columns turned round", readable(reordered_columns)
    yield "column lost", readable(lambda sheet: sheet.delete_cols(5))
    yield "column added", readable(lambda sheet: sheet.insert_cols(1))
    yield "number column lost", readable(lambda sheet: sheet.delete_cols(sheet.max_column))
    yield "record lost", readable(lambda sheet: sheet.delete_rows(2))
    yield "all rows lost", readable(lambda sheet: sheet.delete_rows(1, 99))
    yield "rows sorted", readable(sorted_rows)
    yield "empty row between", readable(lambda sheet: sheet.insert_rows(3))
    yield "heading renamed", readable(lambda sheet: sheet.__setitem__("E1", "けんめい"))
    yield "note in the margin", readable(lambda sheet: sheet.__setitem__("AA1", "課長のメモ"))
    yield "comment", readable(lambda sheet: setattr(sheet["E2"], "comment", Comment("確かめました", "課長")))
    yield "merged cells", readable(lambda sheet: sheet.merge_cells("Y1:Z3"))
    yield "row hidden", readable(lambda sheet: setattr(sheet.row_dimensions[2], "hidden", True))
    yield "column hidden", readable(lambda sheet: setattr(sheet.column_dimensions["E"], "hidden", True))
    yield "filter set", readable(lambda sheet: sheet.auto_filter.add_filter_column(4, ["ない"]))
    yield "colours", readable(lambda sheet: setattr(sheet["E2"], "fill", PatternFill("solid", fgColor="FFFF00")))
    yield (
        "rule for colours",
        readable(
            lambda sheet: sheet.conditional_formatting.add("E2:E9", CellIsRule("equal", ["1"], fill=PatternFill()))
        ),
    )
    yield "sheet protected", readable(lambda sheet: sheet.protection.enable())
    yield "sheet protected by a password", readable(lambda sheet: sheet.protection.set_password("見本"))
    yield "workbook protected", hand(_protect)
    yield "sheet renamed", readable(lambda sheet: setattr(sheet, "title", "要望の一覧"))
    yield "sheet lost", readable(lambda sheet: sheet.parent.remove(sheet))
    yield "sheets in another order", readable(lambda sheet: sheet.parent.move_sheet(sheet, 3))
    yield "cover lost", hand(lambda book: book.remove(book[COVER_SHEET]))
    yield "sheet of one's own", hand(lambda book: book.create_sheet("課のメモ").append([1, "見本", None]))
    yield "sheet whose name turns", hand(lambda book: book.create_sheet("\u202exslx.提出"))
    yield "cells as text", readable(lambda sheet: [setattr(at, "number_format", "@") for row in sheet for at in row])
    yield "calculation by hand", hand(lambda book: setattr(book.calculation, "calcMode", "manual"))


def _protect(book: Any) -> None:
    book.security.lockStructure = True
    book.security.workbookPassword = "A1B2"


def _names() -> Iterator[Variant]:
    same = as_bytes(bytes)
    for name, file in {
        "a name that turns": "提出\u202exslx.exe.xlsx",
        "a name with hidden letters": "提\u200b出\u2066.xlsx",
        "a very long name": "課" * 82 + ".xlsx",
        "a name of signs": "{file} %s <b>&amp;.xlsx",
        "another ending": "提出.XLSX.txt",
        "no ending": "提出",
        "a name of one's own": "Re_ Fwd_ 提出（最新）のコピー (2).xlsx",
    }.items():
        yield Variant(name, same, IMPORTED, file=file)
        yield Variant(f"{name}, broken", as_bytes(lambda whole: whole[:500]), REFUSED, "LD-2104", file)
    yield Variant("a value changed in Excel", readable(_other_title), IMPORTED, edits=True)
    yield Variant("a row added in Excel", readable(_row_more), IMPORTED, edits=True)


def _other_title(sheet: Any) -> None:
    titles = {"件名", "テーマ"}
    place = next(at for at in sheet[1] if at.value in titles)
    sheet.cell(2, place.column).value = "Excel で直した件名"


def _row_more(sheet: Any) -> None:
    sheet.append([None] * 4 + ["手で足した要望"])


VARIANTS: tuple[Variant, ...] = tuple(_variants())


def made(variant: Variant, source: Path, folder: Path) -> Path:
    """The variant of a file, in a folder of its own."""
    folder.mkdir(parents=True)
    target = folder / variant.file
    variant.make(source, target)
    return target
