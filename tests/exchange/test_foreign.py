"""Ledgers of other shapes: headings anywhere, merged cells, encodings; every row is a record or says what is wrong."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from leaderdesk.codes import RECORD_ID, Owner
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.foreign import ID_HEADING, Profile, convert, guess, headings, read_sheets
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.names import NO_NAMES

TODAY = dt.date(2026, 11, 23)
OWNER = Owner("0501")


def book(target: Path, rows, *, title="台帳", merged=(), hidden=()):
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    made.save(target)
    return target


def taken(path, kind=Request):
    sheets = read_sheets(path, path.name)
    profile = guess(kind, sheets)
    [sheet] = [sheet for sheet in sheets if sheet.name == profile.sheet]
    return profile, list(convert(kind, sheet, profile, OWNER, NO_NAMES, TODAY))


def test_headings_below_a_title_are_found_and_rows_become_records(tmp_path):
    rows = [
        ["令和8年度 情報化要望一覧表"],
        [],
        ["No.", "要望事項", "要望日", "現状・課題", "緊急度", "備考"],
        [1, "共有フォルダーの容量を増やしたい", "R8.4.10", "毎月あふれる", "至急", ""],
        [2, "会議室に無線LANがほしい", dt.datetime(2026, 5, 1), "", "普通", ""],
    ]
    profile, found = taken(book(tmp_path / "台帳.xlsx", rows))
    assert (profile.first, profile.last) == (2, 2)
    assert profile.columns == ("", "title", "raised_on", "problem", "urgency", "")
    first, second = found
    assert first.number == 4
    assert set(first.faults) == {"urgency_reason"}
    assert second.faults == {}
    assert second.body["raised_on"] == "2026-05-01"
    assert RECORD_ID.fullmatch(second.record_id)


def test_headings_of_two_rows_and_merged_cells_are_read_from_above(tmp_path):
    rows = [
        ["件名", "日付", "効果", None],
        [None, None, "月の時間", "関わる人数"],
        ["窓口の様式を統一したい", "2026/4/3", "２．５", "３人"],
    ]
    path = book(tmp_path / "二段.xlsx", rows, merged=("A1:A2", "B1:B2", "C1:D1"))
    profile, [row] = taken(path)
    assert profile.last == 1
    assert profile.columns == ("title", "raised_on", "hours_month", "people")
    assert (row.body["hours_month"], row.body["people"]) == ("2.5", "3")


def test_the_sheet_with_the_ledger_is_found_among_others(tmp_path):
    made = Workbook()
    made.worksheets[0].append(["この表の使い方"])
    made.create_sheet("R8").append(["実施年月日", "研修名", "参加者数", "時間"])
    made["R8"].append(["4/1", "ピボットテーブル入門", "6", "60"])
    made["R8"].append(["令和8年4月2日", "誤送信の防止", "数名", "15分"])
    made.save(tmp_path / "指導.xlsx")
    profile, [unclear, wrong] = taken(tmp_path / "指導.xlsx", Guidance)
    assert (profile.sheet, profile.columns) == ("R8", ("date", "theme", "people", "minutes"))
    assert unclear.faults["date"].code == "LD-1202"
    assert wrong.faults["people"].code == "LD-1301"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t"])
def test_a_csv_comes_in_whatever_its_encoding(tmp_path, encoding, comma):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=comma)
    writer.writerows([["件名", "発生日", "困っていること"], ["髙﨑①㈱〜の件", "2026/4/1", "一行目\n二行目"]])
    path = tmp_path / "台帳.csv"
    path.write_bytes(text.getvalue().replace("〜", "～").encode(encoding))
    [row] = taken(path)[1]
    assert row.body["title"] == "髙﨑①㈱～の件"
    assert row.body["problem"] == "一行目\n二行目"
    [sheet] = read_sheets(path, path.name)
    assert sheet.encoding in ("UTF-8", "UTF-16", "Shift_JIS（CP932）")


def test_a_csv_of_no_known_encoding_names_the_line(tmp_path):
    path = tmp_path / "台帳.csv"
    path.write_bytes("件名\n見本\n".encode() + b"\x81\xff\xa0")
    with pytest.raises(LeaderDeskError, match="LD-2411") as fault:
        read_sheets(path, path.name)
    assert fault.value.facts["line"] == 3


def test_the_same_row_is_the_same_record_in_every_import_and_a_row_that_stands_twice_is_two(tmp_path):
    rows = [["件名", "発生日"], ["A を直したい", "2026/4/1"], ["A を直したい", "2026/4/1"], ["B", "2026/4/2"]]
    first = [row.record_id for row in taken(book(tmp_path / "1.xlsx", rows))[1]]
    rows.insert(1, ["先頭に入れた行", "2026/4/1"])
    second = [row.record_id for row in taken(book(tmp_path / "2.xlsx", rows))[1]]
    assert len(set(first)) == 3
    assert second[1:] == first
    assert all(record_id[14] == "4" for record_id in second)


def test_a_row_with_its_management_number_is_that_record(tmp_path):
    own = "00000000-0000-4000-8000-000000000001"
    rows = [["件名", "発生日", ID_HEADING], ["直した件名", "2026/4/1", own], ["新しい行", "2026/4/1", None]]
    first, second = taken(book(tmp_path / "3.xlsx", rows))[1]
    assert first.record_id == own
    assert second.record_id != own


def test_a_profile_comes_back_as_it_was_kept():
    profile = Profile("request", "台帳", 2, 3, ("", "title"))
    assert Profile.of(profile.as_json()) == profile


def test_what_cannot_be_opened_is_told(tmp_path):
    broken = tmp_path / "壊れた.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    with pytest.raises(LeaderDeskError, match="LD-2104"):
        read_sheets(broken, broken.name)
    with pytest.raises(LeaderDeskError, match="LD-2005"):
        read_sheets(tmp_path / "ない.csv", "ない.csv")


def test_headings_over_several_columns_stand_over_each(tmp_path):
    path = book(tmp_path / "見出し.xlsx", [["効果", None], ["時間", "人数"]], merged=("A1:B1",))
    [sheet] = read_sheets(path, path.name)
    assert headings(sheet, 0, 1) == ["効果 時間", "効果 人数"]
