"""Files of other programs: what they are, their content says; headings anywhere, merged cells, encodings."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from contextlib import suppress

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import foreign
from leaderdesk.exchange.foreign import ENCODINGS, read_sheets
from leaderdesk.exchange.mapping import guess, headings, told_year
from leaderdesk.exchange.parser import Parser
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from tests.builders import add, handed_over
from tests.exchange.ledgers import FIXTURES, book
from tests.faults.hostile import VARIANTS, made


def sheets_of(path):
    return read_sheets(path, path.name)


def refused(path):
    with pytest.raises(LeaderDeskError) as fault:
        sheets_of(path)
    return fault.value


# ---------------------------------------------------------------- what a file is


def test_an_xls_is_read_whatever_its_name(tmp_path):
    shutil.copyfile(FIXTURES / "ledgers" / "old_ledger.xls", tmp_path / "台帳.xlsx")
    [sheet] = sheets_of(tmp_path / "台帳.xlsx")
    assert (sheet.name, sheet.rows[2][:3]) == ("指導", ("実施日", "研修名", "参加者数"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_a_csv_comes_in_whatever_its_encoding(tmp_path, encoding, comma):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=comma)
    writer.writerows([["件名", "発生日", "困っていること"], ["髙﨑①㈱～の件", "2026/4/1", "一行目\n二行目"]])
    path = tmp_path / "台帳.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    [sheet] = sheets_of(path)
    assert sheet.rows[1] == ("髙﨑①㈱～の件", "2026/4/1", "一行目\n二行目")
    assert sheet.encoding == encoding.removesuffix("-sig")
    assert sheet.encoding in ENCODINGS


def test_an_encoding_that_a_person_chose_is_taken(tmp_path):
    path = tmp_path / "台帳.csv"
    path.write_bytes("件名,発生日\n".encode("euc_jp"))
    assert read_sheets(path, path.name, "euc_jp")[0].rows == (("件名", "発生日"),)


def test_a_csv_of_no_known_encoding_names_the_line(tmp_path):
    path = tmp_path / "台帳.csv"
    path.write_bytes("件名\n見本\n".encode() + b"\x81\xff\xa0")
    fault = refused(path)
    assert (fault.code, fault.facts["line"]) == ("LD-2411", 3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04" + b"\0" * 50, "LD-2104"),
        (b"", "LD-2004"),
        (b"%PDF-1.7", "LD-2412"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "LD-2412"),
        (b"\x01\x02\x00\x03" * 9, "LD-2412"),
        (foreign._OLE + b"\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 3, "LD-2003"),
        (foreign._OLE + b"\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 3, "LD-2412"),
        (foreign._OLE + b"\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 3, "LD-2104"),
    ],
    ids=["broken", "empty", "pdf", "web page", "noise", "password", "word", "broken xls"],
)
def test_what_is_no_table_is_told(tmp_path, content, code):
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(content)
    fault = refused(path)
    assert fault.code == code
    assert "台帳.xlsx" in fault.sentence()


def test_a_zip_and_a_missing_file_are_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("台帳.xlsx", "x")
    assert refused(tmp_path / "x.zip").code == "LD-2008"
    assert refused(tmp_path / "ない.csv").code == "LD-2005"


def test_a_file_of_leaderdesk_is_no_ledger(section, tmp_path):
    add(section)
    assert refused(handed_over(section, tmp_path)).code == "LD-2413"


def test_a_sheet_of_too_many_cells_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "_MOST_CELLS", 5)
    book(tmp_path / "1.xlsx", ("甲", [["a", "b"]]), ("乙", [["a", "b"], ["c", "d"]]))
    fault = refused(tmp_path / "1.xlsx")
    assert (fault.code, fault.facts["sheet"]) == ("LD-2108", "乙")


def test_a_hostile_file_is_read_or_refused_and_the_child_goes_on(whole, tmp_path):
    with Parser(read_sheets) as child:
        for number, variant in enumerate(VARIANTS[::9]):
            path = made(variant, whole, tmp_path / str(number))
            child.give(path, path.name)
            with suppress(LeaderDeskError):
                assert isinstance(child.take(), list)


# ---------------------------------------------------------------- headings


def guessed(path, kind=Request):
    return guess(kind, sheets_of(path))


def test_headings_below_a_title_are_found(tmp_path):
    rows = [["令和8年度 情報化要望一覧表"], [], ["No.", "要望事項", "要望日", "現状・課題", "緊急度", "備考"]]
    book(tmp_path / "1.xlsx", ("台帳", rows))
    profile = guessed(tmp_path / "1.xlsx")
    assert (profile.first, profile.last, profile.year) == (2, 2, 2026)
    assert profile.columns == ["", "title", "raised_on", "problem", "urgency", ""]


def test_headings_of_two_rows_and_merged_cells_are_read_from_above(tmp_path):
    rows = [
        ["件名", "日付", "効果", None],
        [None, None, "月の時間", "関わる人数"],
        ["甲", "2026/4/3", "２．５", "３人"],
    ]

    def dress(made):
        for area in ("A1:A2", "B1:B2", "C1:D1"):
            made.active.merge_cells(area)

    book(tmp_path / "1.xlsx", ("台帳", rows), dress=dress)
    profile = guessed(tmp_path / "1.xlsx")
    assert profile.last == 1
    assert profile.columns == ["title", "raised_on", "hours_month", "people"]
    [sheet] = sheets_of(tmp_path / "1.xlsx")
    assert headings(sheet, 0, 1) == ["件名", "日付", "効果 月の時間", "効果 関わる人数"]


def test_the_sheet_with_the_ledger_is_found_among_others_and_a_hidden_one_comes_last(tmp_path):
    table = [["実施年月日", "研修名", "参加者数", "時間"], ["R8.4.2", "誤送信の防止", "12名", "15分"]]

    def dress(made):
        made["控え"].sheet_state = "hidden"

    book(tmp_path / "1.xlsx", ("控え", table), ("表紙", [["この表の使い方"]]), ("R8", table), dress=dress)
    profile = guessed(tmp_path / "1.xlsx", Guidance)
    assert (profile.sheet, profile.columns) == ("R8", ["date", "theme", "people", "minutes"])


@pytest.mark.parametrize(
    ("title", "year"),
    [("令和７年度 要望一覧", 2025), ("平成31年度", 2019), ("2024年度", 2024), ("内線 1234", None), ("要望", None)],
)
def test_the_year_that_a_title_tells_is_known(title, year):
    assert told_year(foreign.Sheet("台帳", ((title,), ("件名",))), 1) == year
    assert told_year(foreign.Sheet("R6", (("件名",),)), 0) == 2024
