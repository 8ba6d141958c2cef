"""Reading: `_LD` decides, every text comes out as it went in, and what a hand changed is listed cell by cell."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.reader import read_file, row_counts
from leaderdesk.exchange.workbook import CHOICES_SHEET, COVER_SHEET, MACHINE_SHEET
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.text import MOST_UNITS, guard
from tests.builders import add, handed_over, section_store
from tests.exchange.files import REQUESTS, by_hand, forged, refusal, saved_anew

HARD = [
    "_x0041_ と書いた手引き",
    "_x000D_",
    "_x005F_",
    "タブ\tと\n改行\n\n二つ",
    "髙﨑𠮷葛󠄀①㈱〜−",
    "絵文字😀と㊞",
    "=1+1",
    "'引用符",
    "  前と後ろの空白　",
    "TRUE",
    "00123",
    "2026/04/01",
    "#N/A",
    '<b>&amp;"\\u005fx"\\',
    "\ufa10\ufa12\ufa19\ufa1b\uf9dc",  # 塚晴神福隆 as CP932 has them; normalisation would rewrite them
    "\ue000外字",
    "か\u3099",
]


def in_request(cell, value):
    """The change of one cell of 現場要望."""
    return lambda book: book[REQUESTS].__setitem__(cell, value)


def edits(path):
    return read_file(path, KINDS).edits


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("text", HARD)
def test_a_text_comes_out_letter_by_letter(section, tmp_path, text):
    record = add(section, problem=text)
    found = read_file(handed_over(section, tmp_path), KINDS)
    assert found.revisions == (record,)
    assert found.revisions[0].body["problem"] == guard(text)
    assert found.edits == ()


@pytest.mark.parametrize(
    "text",
    ["あ" * MOST_UNITS, "😀" * (MOST_UNITS // 2), " " * (MOST_UNITS - 1) + "x", "x" + "　" * (MOST_UNITS - 1), "_x0041_" * (MOST_UNITS // 7), "\n" * 29_999 + "x"],
    ids=["kana", "emoji", "blanks", "wide blanks", "escapes", "lines"],
)  # fmt: skip
def test_the_longest_text_comes_out_whole(section, tmp_path, text):
    add(section, "guidance", memo=text)
    found = read_file(handed_over(section, tmp_path), KINDS)
    assert found.revisions[0].body["memo"] == text
    assert found.edits == ()


PIECES = [
    "_x0041_",
    "_x005F_",
    "_",
    "x",
    "\\",
    "\n",
    "\t",
    " ",
    "　",
    "=",
    "'",
    "\r\n",
    "𠮷",
    "葛󠄀",
    "&lt;",
    "]]>",
    "か\u3099",
    "\u2028",
]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=2)), min_size=1).map("".join), min_size=1))
def test_whatever_may_be_saved_can_be_handed_over(texts):
    with tempfile.TemporaryDirectory() as folder, section_store(Path(folder)) as section:
        for text in texts:
            try:
                add(section, problem=text, wish=text)
            except LeaderDeskError:
                continue  # what no worksheet can carry was refused where it was typed
        assert edits(handed_over(section, Path(folder))) == ()


# ---------------------------------------------------------------- a file saved anew


def everything(section):
    """A section with every hard text, every type of value and several versions."""
    for text in HARD:
        add(section, problem=text, wish=f"そのまま\n{text}")
    record = add(
        section, hours_month="2.5", people="1,000", est_cost="12345", wanted_by="R8下期", confirmed_on="R8.4.1"
    )
    section.edit(record.record_id, {"wish": "早く"})
    add(section, "guidance", memo="あ" * MOST_UNITS, request=record.record_id, method="電話")
    add(section, "activity", memo="😀" * (MOST_UNITS // 2))


def test_a_file_that_another_program_saved_anew_says_the_same(section, tmp_path):
    everything(section)
    path = handed_over(section, tmp_path)
    before, after = read_file(path, KINDS), read_file(saved_anew(path, tmp_path / "anew"), KINDS)
    assert (after.manifest, after.revisions) == (before.manifest, before.revisions)
    # LibreOffice itself reads an escaped escape twice; what is lost on the sheet is whole in `_LD`
    assert [edit for edit in after.edits if "_x005F_" not in edit.before] == []


def test_a_file_that_openpyxl_saved_anew_says_the_same(section, tmp_path):
    everything(section)
    path = handed_over(section, tmp_path)
    assert read_file(by_hand(path, tmp_path / "anew.xlsx", lambda book: book), KINDS) == read_file(path, KINDS)


# ---------------------------------------------------------------- hand edits


@pytest.mark.parametrize(
    ("cell", "typed", "field", "before", "after"),
    [
        ("E2", "機器を直したい", "件名", "機器を替えたい", "機器を直したい"),
        ("E2", None, "件名", "機器を替えたい", ""),
        ("F2", "その他", "種類", "機器", "その他"),
        ("G2", "至急", "急ぎ具合", "普通", "至急"),
        ("G2", "大至急", "急ぎ具合", "普通", "大至急"),
        ("I2", date(2026, 10, 2), "発生日", "令和8年10月1日", "2026/10/02"),
        ("I2", datetime(2026, 10, 2, 9, 30), "発生日", "令和8年10月1日", "2026/10/02"),
        ("I2", "R8.10.2", "発生日", "令和8年10月1日", "R8.10.2"),
        ("I2", "来月", "発生日", "令和8年10月1日", "来月"),
        ("K2", "困っている", "困っていること", "", "困っている"),
        ("N2", 3.5, "月の時間", "2.5", "3.5"),
        ("O2", 1201, "関わる人数", "1,200", "1201.0"),
        ("O2", "たくさん", "関わる人数", "1,200", "たくさん"),
        ("O2", True, "関わる人数", "1,200", "True"),
    ],
)
def test_a_cell_changed_by_hand_is_listed_with_before_and_after(whole, tmp_path, cell, typed, field, before, after):
    path = by_hand(whole, tmp_path / "x.xlsx", in_request(cell, typed))
    (edit,) = edits(path)
    assert (edit.sheet, edit.cell, edit.field, edit.before, edit.after) == (REQUESTS, cell, field, before, after)


def test_a_hand_edit_is_listed_and_not_taken_over(whole, tmp_path):
    path = by_hand(whole, tmp_path / "x.xlsx", in_request("E2", "機器を直したい"))
    assert read_file(path, KINDS).revisions == read_file(whole, KINDS).revisions


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        ("I2", "R8.10.1"),
        ("I2", "令和８年１０月１日"),
        ("I2", "2026-10-01"),
        ("I2", 46296),
        ("O2", "１，２００人"),
        ("N2", "２．５"),
        ("F2", "機器 "),
        ("F2", "DEVICE"),
        ("E2", "機器を替えたい　"),
        ("K2", "   "),
    ],
)
def test_another_spelling_of_the_same_is_no_edit(whole, tmp_path, cell, typed):
    assert edits(by_hand(whole, tmp_path / "x.xlsx", in_request(cell, typed))) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.insert_cols(1),
        lambda sheet: sheet.insert_rows(3),
        lambda sheet: sheet.delete_cols(5),
        lambda sheet: sheet.delete_rows(2),
        lambda sheet: sheet.delete_rows(1, 10),
        lambda sheet: sheet.move_range("A3:V3", rows=20),
        lambda sheet: sheet.merge_cells("W1:X3"),
        lambda sheet: sheet.__setitem__("W1", "課長のメモ"),
        lambda sheet: sheet.__setitem__("E1", "けんめい"),
        lambda sheet: sheet.protection.enable(),
        lambda sheet: sheet.column_dimensions.__getitem__("E").__setattr__("hidden", True),
        lambda sheet: setattr(sheet, "title", "要望の一覧"),
        lambda sheet: sheet.parent.remove(sheet),
        lambda sheet: sheet.parent.create_sheet("課のメモ").append(["=", 1, None]),
        lambda sheet: sheet.parent.move_sheet(sheet, 3),
        lambda sheet: sheet.parent.remove(sheet.parent[COVER_SHEET]),
        lambda sheet: setattr(sheet.parent[MACHINE_SHEET], "sheet_state", "visible"),
    ],
)
def test_a_changed_layout_is_no_edit_and_a_lost_row_no_deletion(whole, tmp_path, change):
    path = by_hand(whole, tmp_path / "x.xlsx", lambda book: change(book[REQUESTS]))
    found = read_file(path, KINDS)
    assert found.revisions == read_file(whole, KINDS).revisions
    assert found.edits == ()


def test_a_row_that_a_hand_added_is_named_and_means_no_record(whole, tmp_path):
    path = by_hand(
        whole, tmp_path / "x.xlsx", lambda book: book[REQUESTS].append([None] * 4 + ["手で足した要望", "機器"])
    )
    (edit,) = edits(path)
    assert (edit.cell, edit.field, edit.after) == ("E5", "記録にない行", "手で足した要望、機器")
    assert (edit.record_id, edit.why.code) == ("", "LD-2220")
    assert "5 行目" in edit.why.sentence()


def test_sorted_rows_are_still_known_by_their_number(whole, tmp_path):
    def turn_round(book):
        sheet = book[REQUESTS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        sheet["E2"] = "一番上を直した"

    (edit,) = edits(by_hand(whole, tmp_path / "x.xlsx", turn_round))
    assert (edit.cell, edit.after) == ("E2", "一番上を直した")


def test_the_files_own_lists_say_what_its_labels_mean(whole, tmp_path):
    path = by_hand(whole, tmp_path / "x.xlsx", lambda book: book.remove(book[CHOICES_SHEET]))
    assert {edit.field for edit in edits(path)} <= {"種類", "相手", "研修"}
    assert read_file(path, KINDS).revisions == read_file(whole, KINDS).revisions


# ---------------------------------------------------------------- other versions


def test_fields_of_a_newer_minor_version_are_kept_as_they_came(section, tmp_path):
    record = add(section)
    newer = replace(record, rev_id="", schema="1.9", body=dict(record.body) | {"mood": {"層": ["高", None, 1]}})
    (found,) = read_file(forged(tmp_path / "x.xlsx", [newer], schema="1.9"), KINDS).revisions
    assert found == newer
    assert found.body["mood"] == {"層": ["高", None, 1]}


def test_a_kind_of_a_newer_minor_version_is_kept_and_one_of_this_version_is_an_error(section, tmp_path):
    unknown = replace(add(section), rev_id="", kind="robot")
    newer = replace(unknown, rev_id="", schema="1.9")
    assert read_file(forged(tmp_path / "x.xlsx", [newer], schema="1.9"), KINDS).revisions == (newer,)
    assert refusal(forged(tmp_path / "y.xlsx", [unknown])).code == "LD-2205"


@pytest.mark.parametrize("schema", ["2.0", "10.3"])
def test_a_newer_major_version_is_told_from_damage(tmp_path, schema):
    fault = refusal(forged(tmp_path / "x.xlsx", [], schema=schema))
    assert fault.code == "LD-2206"
    assert schema in fault.sentence()


def test_a_choice_that_only_a_newer_version_knows_asks_for_the_update(section, tmp_path):
    record = add(section)
    newer = replace(record, rev_id="", schema="1.9", body=dict(record.body) | {"urgency": "yesterday"})
    assert refusal(forged(tmp_path / "x.xlsx", [newer], schema="1.9")).code == "LD-2206"


@pytest.mark.parametrize(
    "body",
    [
        {"title": "日付がない"},
        {"title": "日付", "raised_on": "2026/4/1"},
        {"title": "件" * 61, "raised_on": "2026-04-01"},
        {"title": "\u0007鳴る", "raised_on": "2026-04-01"},
        {"title": ["一覧"], "raised_on": "2026-04-01"},
        {"title": "人数", "raised_on": "2026-04-01", "people": 5},
        {"title": "人数", "raised_on": "2026-04-01", "people": "-5"},
        {"title": "種類", "raised_on": "2026-04-01", "category": "'; DROP TABLE"},
    ],
)
def test_a_record_that_none_could_have_saved_is_refused_with_its_place(section, tmp_path, body):
    fault = refusal(forged(tmp_path / "x.xlsx", [replace(add(section), rev_id="", body=body)]))
    assert (fault.code, fault.facts["cell"]) == ("LD-2205", "_LD!B2")


def test_the_rows_of_a_written_workbook_can_be_counted(whole):
    counts = row_counts(whole)
    assert (counts[REQUESTS], counts[MACHINE_SHEET]) == (4, 16)
