"""受領結果: a delivery's verdicts as one sheet, to be sent to whoever must send again."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl import load_workbook

from leaderdesk.exchange.receive import look, receive
from leaderdesk.reports.verdicts import write_verdicts
from tests.builders import add, division_store, handed_over, section_store


@pytest.fixture
def delivery(tmp_path):
    """A good file, the same again, one of an unknown section, and one that is none of ours."""
    folder = tmp_path / "delivery"
    folder.mkdir()
    with section_store(tmp_path) as section:
        add(section)
        add(section, title="=1+1")
        good = handed_over(section, folder)
    with section_store(tmp_path, "0999", section_name="新しい課") as stranger:
        unknown = handed_over(stranger, folder)
    (folder / "=要望一覧.xlsx").write_text("番号,件名", encoding="cp932")
    return [good, good.rename(folder / good.name), unknown, folder / "=要望一覧.xlsx"]


def written(verdicts, target):
    write_verdicts(verdicts, target)
    book = load_workbook(target)
    head, *rows = book["受領結果"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_file_has_its_line_with_verdict_number_and_reason(tmp_path, delivery):
    with division_store(tmp_path / "division") as division:
        verdicts = [*receive(division, delivery[:1]), *receive(division, delivery[1:])]
        lines = written(verdicts, tmp_path / "受領結果.xlsx")
    assert [(line["判定"], line["課名"], line["号"], line["コード"]) for line in lines] == [
        ("取込完了", "市民課", "第1号", None),
        ("取込済み", "市民課", "第1号", None),
        ("確認が必要", "新しい課", "第1号", "LD-2207"),
        ("取り込めません", None, None, "LD-2007"),
    ]
    assert [(line["新規"], line["変更"], line["競合"]) for line in lines] == [
        (2, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
    ]
    assert all(line["説明"].endswith("。") for line in lines)
    assert lines[3]["ファイル"] == "=要望一覧.xlsx"


def test_the_plan_is_written_as_well_as_what_was_done(tmp_path, delivery):
    with division_store(tmp_path / "division") as division:
        lines = written(look(division, delivery[:1]), tmp_path / "見込み.xlsx")
    assert [(line["判定"], line["新規"]) for line in lines] == [("取り込めます", 2)]


def test_no_name_of_a_file_becomes_a_formula(tmp_path, delivery):
    with division_store(tmp_path / "division") as division:
        write_verdicts(list(receive(division, delivery)), tmp_path / "受領結果.xlsx")
    with zipfile.ZipFile(tmp_path / "受領結果.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_delivery_of_nothing_is_a_sheet_with_headings(tmp_path):
    assert written([], tmp_path / "空.xlsx") == []
