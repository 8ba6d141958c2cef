"""Preflight: what cannot be a clean workbook is refused before any parser opens it, with a sentence that names the file."""

from __future__ import annotations

import random
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.preflight import MOST_PARTS, preflight
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.check import check, dump_hash
from tests.exchange.files import REQUESTS_PART, Parts, packed, parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = "xl/_rels/workbook.xml.rels"
TITLE = '<c r="E2" s="3" t="inlineStr"><is><t>機器を替えたい</t></is></c>'

NOISE = random.Random(1).randbytes((1 << 19) - 5).hex()  # the declaration behind it lies across two pieces

# ---------------------------------------------------------------- how a file is spoilt


def as_bytes(change: Callable[[bytes], bytes]):
    """A file of other bytes."""
    return lambda source, target: target.write_bytes(change(source.read_bytes()))


def as_parts(change: Callable[[Parts], Parts | Iterable[tuple[str, bytes]]]):
    """A file of other parts."""
    return lambda source, target: packed(target, change(parts(source)))


def with_part(name: str, content: bytes = b"<a/>"):
    return as_parts(lambda found: found | {name: content})


def in_part(name: str, before: str, after: str):
    """A part in which one text is replaced."""

    def change(found: Parts) -> Parts:
        text = found[name].decode()
        assert before in text
        return found | {name: text.replace(before, after, 1).encode()}

    return as_parts(change)


def in_sheet(before: str, after: str):
    return in_part(REQUESTS_PART, before, after)


def moved_sheet(found: Parts) -> Parts:
    """A worksheet with a formula that lies where no worksheet should."""
    sheet = found.pop(REQUESTS_PART).decode().replace(TITLE, '<c r="E2"><f>1+1</f><v>2</v></c>')
    found = {name: content.replace(b"worksheets/sheet2.xml", b"theme/sheet2.xml") for name, content in found.items()}
    return found | {"xl/theme/sheet2.xml": sheet.encode()}


def lying_size(source: Path, target: Path) -> None:
    """A zip whose list of parts says that a part is short."""
    target.write_bytes(source.read_bytes())
    with zipfile.ZipFile(target) as archive:
        size = archive.getinfo(REQUESTS_PART).file_size
    content = target.read_bytes()
    place = content.rindex(struct.pack("<L", size))
    target.write_bytes(content[:place] + struct.pack("<L", 100) + content[place + 4 :])


def encrypted_part(content: bytes) -> bytes:
    """A zip whose list of parts says that the first one is encrypted."""
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + b"\x01" + content[place + 1 :]


def far(reference: str) -> str:
    return f'<row r="1048576"><c r{reference}><v>1</v></c></row></sheetData>'


HOSTILE: dict[str, tuple[str, Callable[[Path, Path], object]]] = {
    "0 bytes": ("LD-2004", as_bytes(lambda whole: b"")),
    "text": ("LD-2007", as_bytes(lambda whole: "ただの文章です。".encode())),
    "csv in cp932": ("LD-2007", as_bytes(lambda whole: "番号,件名\n1,見本".encode("cp932"))),
    "html": ("LD-2007", as_bytes(lambda whole: b"<html><table><tr><td>1</td></tr></table></html>")),
    "xls": ("LD-2006", as_bytes(lambda whole: OLE + b"\0" * 2000)),
    "password": ("LD-2003", as_bytes(lambda whole: OLE + "EncryptedPackage".encode("utf-16-le") + whole)),
    "encrypted zip": ("LD-2003", as_bytes(encrypted_part)),
    "docx": ("LD-2007", lambda _, target: packed(target, {"[Content_Types].xml": b"", "word/document.xml": b""})),
    "zip of files": ("LD-2008", lambda source, target: packed(target, {source.name: source.read_bytes()})),
    "cut in the middle": ("LD-2104", as_bytes(lambda whole: whole[: len(whole) // 2])),
    "cut at the end": ("LD-2104", as_bytes(lambda whole: whole[:-30])),
    "zeros in the middle": ("LD-2104", as_bytes(lambda whole: whole[:3000] + b"\0" * 600 + whole[3600:])),
    "program in front": ("LD-2007", as_bytes(lambda whole: b"MZ" + b"\0" * 500 + whole)),
    "bomb of one part": ("LD-2102", with_part("xl/sharedStrings.xml", b" " * (9 << 20))),
    "huge part": ("LD-2102", with_part("xl/sharedStrings.xml", random.Random(1).randbytes(1000) * 70_000)),
    "lying size": ("LD-2104", lying_size),
    "many parts": ("LD-2102", as_parts(lambda found: found | {f"xl/{at}.xml": b"" for at in range(MOST_PARTS)})),
    "a part twice": ("LD-2102", as_parts(lambda found: [*found.items(), (REQUESTS_PART, b"<a/>")])),
    "a part twice but for case": ("LD-2102", with_part(REQUESTS_PART.replace("sheet2", "SHEET2"))),
    "path upwards": ("LD-2103", with_part("xl/../../evil.xml")),
    "absolute path": ("LD-2103", with_part("/etc/passwd.xml")),
    "windows path": ("LD-2103", with_part("C:/evil.xml")),
    "macro": ("LD-2103", with_part("xl/vbaProject.bin", OLE)),
    "macro sheet": ("LD-2103", with_part("xl/macrosheets/sheet1.xml")),
    "embedded object": ("LD-2103", with_part("xl/embeddings/oleObject1.bin")),
    "activex": ("LD-2103", with_part("xl/activeX/activeX1.xml")),
    "link to another book": ("LD-2103", with_part("xl/externalLinks/externalLink1.xml")),
    "program inside": ("LD-2103", with_part("xl/setup.exe", b"MZ")),
    "doctype": ("LD-2107", in_sheet("<worksheet ", "<!DOCTYPE worksheet [<!ELEMENT a ANY>]><worksheet ")),
    "entity": ("LD-2107", in_sheet("<worksheet ", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet ')),
    "doctype in a far place": ("LD-2107", in_sheet("<worksheet ", f"<!--{NOISE}--><!DOCTYPE a><worksheet ")),
    "utf-16": ("LD-2107", as_parts(lambda found: found | {REQUESTS_PART: found[REQUESTS_PART].decode().encode("utf-16")})),
    "utf-7": ("LD-2107", in_sheet("<worksheet ", '<?xml version="1.0" encoding="UTF-7"?><worksheet ')),
    "external picture": (
        "LD-2105",
        in_part(RELATIONS, "</Rel", r'<Relationship Id="x" Target="\\host\x.png" TargetMode="External"/></Rel'),
    ),
    "external by an entity": (
        "LD-2105",
        in_part(RELATIONS, "</Rel", '<Relationship Id="x" Target="http://x/" TargetMode="&#69;xternal"/></Rel'),
    ),
    "formula": ("LD-2106", in_sheet(TITLE, '<c r="E2"><f>1+1</f><v>2</v></c>')),
    "empty formula": ("LD-2106", in_sheet(TITLE, '<c r="E2"><f t="shared" si="0"/><v>2</v></c>')),
    "formula with a prefix": ("LD-2106", in_sheet(TITLE, '<c r="E2"><a-b:f xmlns:a-b="x">1+1</a-b:f></c>')),
    "formula in another place": ("LD-2106", as_parts(moved_sheet)),
    "far cell": ("LD-2108", in_sheet("</sheetData>", far('="XFD1048576"'))),
    "far cell with blanks": ("LD-2108", in_sheet("</sheetData>", far(" = 'XFD1048576'"))),
    "far row": ("LD-2108", in_sheet("</sheetData>", far('="A1048576"'))),
    "far column": ("LD-2108", in_sheet("</sheetData>", far('="AAA1"'))),
    "no xml": ("LD-2104", as_parts(lambda found: found | {"xl/workbook.xml": b"not xml"})),
    "no workbook": ("LD-2104", as_parts(lambda found: {name: data for name, data in found.items() if "book" not in name})),
}  # fmt: skip

# These pass for clean at first sight; only the parser, in a process of its own, can tell.
DEADLY: dict[str, tuple[str, Callable[[Path, Path], object]]] = {
    "far cell in small letters": ("LD-2108", in_sheet("</sheetData>", far('="xfd1048576"'))),
    "far corner": ("LD-2108", in_sheet("</sheetData>", '<row r="99999"><c r="ZZ99999"><v>1</v></c></row></sheetData>')),
    "far row without a cell's name": (
        "LD-2108",
        in_sheet("</sheetData>", '<row r="300000"><c><v>1</v></c></row></sheetData>'),
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_at_once_with_its_code_and_name(whole, tmp_path, case):
    code, spoil = HOSTILE[case]
    path = tmp_path / "提出 髙﨑.xlsx"
    spoil(whole, path)
    begun = time.monotonic()
    with pytest.raises(LeaderDeskError) as fault:
        read_file(path, KINDS)
    assert time.monotonic() - begun < 3
    assert fault.value.code == code
    assert fault.value.sentence().startswith("「提出 髙﨑.xlsx」")
    assert fault.value.sentence().endswith("。")
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_folder_full_of_hostile_files_changes_nothing_and_keeps_no_good_file_out(whole, division, tmp_path):
    folder = tmp_path / "届いた"
    folder.mkdir()
    wanted = {}
    for place, (case, (code, spoil)) in enumerate((HOSTILE | DEADLY).items()):
        name = f"{place:02} {case}.xlsx"
        spoil(whole, folder / name)
        wanted[name] = code
    before = dump_hash(division)
    verdicts = list(receive(division, [folder]))
    assert {verdict.file: verdict.code for verdict in verdicts} == wanted
    assert {verdict.outcome for verdict in verdicts} == {Outcome.REFUSED}
    assert all(verdict.file in verdict.message() for verdict in verdicts)
    assert dump_hash(division) == before
    assert check(division) == []
    assert list((division.folder / "inbox").iterdir()) == []
    assert len(list(folder.iterdir())) == len(wanted)
    (good,) = receive(division, [whole])
    assert good.outcome is Outcome.IMPORTED


@pytest.mark.parametrize("name", ["ない.xlsx", "フォルダー.xlsx"])
def test_what_is_not_there_or_no_file_is_told(tmp_path, name):
    (tmp_path / "フォルダー.xlsx").mkdir()
    with pytest.raises(LeaderDeskError) as fault:
        preflight(tmp_path / name, name)
    assert fault.value.code == "LD-2005"
    assert name in fault.value.sentence()


@pytest.mark.parametrize(
    "harmless",
    [
        lambda found: {"xl/": b"", "xl/worksheets/": b"", **found},
        lambda found: found | {"docMetadata/LabelInfo.xml": b"<labels/>"},
        lambda found: found | {"xl/media/image1.png": b"\x89PNG", "xl/printerSettings/printerSettings1.bin": b"\0"},
        lambda found: found | {"customXml/item1.xml": b"<a/>"},
        lambda found: dict(sorted(found.items(), reverse=True)),
        lambda found: found | {REQUESTS_PART: with_dimension(found[REQUESTS_PART], "A1:XFD1048576")},
        lambda found: found | {REQUESTS_PART: with_dimension(found[REQUESTS_PART], "A1")},
        lambda found: found | {REQUESTS_PART: found[REQUESTS_PART].replace(b"</sheetData>", b'<row r="1048576"/></sheetData>')},
        lambda found: found | {REQUESTS_PART: b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>' + found[REQUESTS_PART]},
    ],
    ids=["folders", "label", "pictures", "custom", "order", "dimension far", "dimension stale", "far row", "bom"],
)  # fmt: skip
def test_what_office_programs_and_gateways_leave_behind_does_no_harm(whole, tmp_path, harmless):
    found = read_file(packed(tmp_path / "x.xlsx", harmless(parts(whole))), KINDS)
    assert (found.revisions, found.edits) == (read_file(whole, KINDS).revisions, ())


def with_dimension(sheet: bytes, reference: str) -> bytes:
    return re.sub(b"<sheetViews>", f'<dimension ref="{reference}"/><sheetViews>'.encode(), sheet)


def test_no_part_is_believed_whose_check_sum_is_wrong(whole, tmp_path):
    found = parts(whole)
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    stored = path.read_bytes()
    assert zlib.crc32(found[REQUESTS_PART]).to_bytes(4, "little") in stored
    path.write_bytes(stored.replace("機器を替えたい".encode(), "機器は替えない".encode()))
    with pytest.raises(LeaderDeskError) as fault:
        preflight(path, path.name)
    assert fault.value.code == "LD-2104"
