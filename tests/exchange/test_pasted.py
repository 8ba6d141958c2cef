"""Rows pasted from Excel: 部・課・区分 become records, each row with its verdict, before anything is written."""

from __future__ import annotations

import pytest

from leaderdesk.exchange.pasted import read_pasted
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.kinds.organisation import Department, Section, Vocabulary
from leaderdesk.ledger.query import Query, count


def test_headings_say_which_column_is_which(division):
    department = division.names.label("department", "", "05")
    (row,) = read_pasted(
        f"課名\t職員数（人）\t課コード\t部\n見本課\t１２人\t９９０１\t{department}\n", Section, division.names
    ).rows
    assert row.body == {"name": "見本課", "staff": "12", "code": "9901", "department": "05"}
    assert (row.place, row.cells) == (2, ("見本課", "１２人", "９９０１", department))


@pytest.mark.parametrize("headings", ["部コード\t部名", " 部コード\t部名 ", "code\tname", "ＣＯＤＥ\t部名"])
def test_headings_are_known_in_any_spelling(headings):
    pasted = read_pasted(f"{headings}\n99\t見本部", Department, NO_NAMES)
    assert pasted.fields == ("code", "name")
    assert [row.body for row in pasted.good] == [{"code": "99", "name": "見本部"}]


def test_without_headings_columns_follow_the_order_of_the_form():
    (row,) = read_pasted("99\t見本部\tR8.4.1\n", Department, NO_NAMES).rows
    assert row.body == {"code": "99", "name": "見本部", "valid_from": "2026-04-01"}
    assert row.place == 1


def test_columns_that_are_no_field_are_left_out():
    pasted = read_pasted("番号\t部コード\t備考\t部名\n1\t99\tx\t見本部", Department, NO_NAMES)
    assert pasted.fields == ("code", "name")
    assert pasted.rows[0].body == {"code": "99", "name": "見本部"}


def test_a_cell_with_line_breaks_tabs_and_quotes_is_one_cell():
    text = '部コード\t部名\r\n99\t"見本\r\n""部"""\r\n98\t次の部\r\n'
    assert [row.body["name"] for row in read_pasted(text, Department, NO_NAMES).rows] == ['見本 "部"', "次の部"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_any_system_ends_them(line_end):
    text = line_end.join(["部コード\t部名", "98\tA部", "99\tB部", ""])
    assert [row.body["code"] for row in read_pasted(text, Department, NO_NAMES).good] == ["98", "99"]


def test_a_lone_quotation_mark_never_breaks_the_paste():
    text = f'部コード\t部名\n98\t"{"長" * 140_000}\n99\tB部'
    pasted = read_pasted(text, Department, NO_NAMES)
    assert [row.body["code"] for row in pasted.good] == ["99"]
    assert "name" in pasted.rows[0].faults


@pytest.mark.parametrize("text", ["", "\n", "\t\t\n\t", "　\n "])
def test_an_empty_clipboard_gives_no_row(text):
    assert read_pasted(text, Section, NO_NAMES).rows == ()


def test_empty_rows_and_surplus_cells_do_no_harm():
    text = "部コード\t部名\n98\tA部\t\tあまり\n\n\t\n99\tB部"
    assert [row.body["name"] for row in read_pasted(text, Department, NO_NAMES).good] == ["A部", "B部"]


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        ("市民課\tA課\t\t", "code", "LD-1104"),
        ("9901\t\t\t", "name", "LD-1001"),
        ("9901", "name", "LD-1001"),
        ("9901\tA課\tない部\t", "department", "LD-1401"),
        ("9901\tA課\t\t多数", "staff", "LD-1301"),
        ("9901\tA\u0007課\t\t", "name", "LD-1101"),
        ("9901\t" + "課" * 61 + "\t\t", "name", "LD-1103"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_by_field_and_keeps_no_other_out(division, line, field, code):
    text = f"課コード\t課名\t部\t職員数\n{line}\n9902\tB課\t\t5\n"
    pasted = read_pasted(text, Section, division.names)
    assert {name: fault.code for name, fault in pasted.rows[0].faults.items()} == {field: code}
    assert pasted.rows[0].body == {}
    assert [row.body["code"] for row in pasted.good] == ["9902"]


def test_a_row_tells_all_its_faults_at_once(division):
    (row,) = read_pasted("課コード\t部\t職員数\t課名\n市民課\tない部\t多数\tA課", Section, division.names).rows
    assert set(row.faults) == {"code", "department", "staff"}


def test_a_code_that_stands_twice_is_taken_once():
    text = "部コード\t部名\n99\tA部\n９９\tB部\n98\tC部"
    first, second, third = read_pasted(text, Department, NO_NAMES).rows
    assert (first.faults, third.faults) == ({}, {})
    assert second.faults["code"].code == "LD-3007"


def test_one_code_may_stand_in_two_lists():
    text = "一覧\tコード\t名称\nmethod\tCHAT\tチャット\nactivity.category\tCHAT\t雑談会"
    assert len(read_pasted(text, Vocabulary, NO_NAMES).good) == 2


def test_records_without_a_code_may_be_equal():
    guidance = kind_named("guidance")
    text = "実施日\tテーマ\t人数\nR8.4.1\t表計算\t3\nR8.4.1\t表計算\t3"
    assert len(read_pasted(text, guidance, NO_NAMES).good) == 2


def test_reading_writes_nothing_and_what_is_good_can_be_put_at_once(division):
    before = count(division, Query(Section))
    pasted = read_pasted("課コード\t課名\n9901\t見本課\n0501\t市民窓口課\n悪い\t悪い課", Section, division.names)
    assert count(division, Query(Section)) == before
    division.put_all(Section, [row.body for row in pasted.good])
    assert count(division, Query(Section)) == before + 1
    assert division.names.label("section", "", "0501") == "市民窓口課"
    assert division.names.label("section", "", "9901") == "見本課"


def test_an_empty_cell_empties_its_field_and_a_missing_column_leaves_it(division):
    division.put_all(Section, [{"code": "9901", "name": "見本課", "staff": "5", "department": "05"}])
    pasted = read_pasted("課コード\t課名\t職員数\n9901\t見本課\t", Section, division.names)
    (revision,) = division.put_all(Section, [row.body for row in pasted.good])
    assert revision.body == {"code": "9901", "name": "見本課", "department": "05"}
