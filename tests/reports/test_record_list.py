"""一覧の書き出し: what the list shows, as it is filtered and sorted, goes out and nothing else."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest
from openpyxl import load_workbook

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.reports.record_list import write_list
from tests.builders import add, section_store


def lines(target):
    [sheet] = load_workbook(target).worksheets
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as made:
        add(made, title="外字が印刷されない", category="DEVICE", people="3", hours_month="2.5", raised_on="2026-11-12")
        add(made, title="=1+1", category="OTHER", wish="改行と\nタブ")
        add(made, title="窓口の番号札", category="DEVICE", urgency="urgent", urgency_reason="窓口が止まる")
        made.delete(add(made, title="消した要望").record_id, "二重に入れた")
        yield made


def test_the_rows_are_those_of_the_list_in_its_order(store, tmp_path):
    query = Query(Request, order="title", descending=False)
    assert write_list(store, query, tmp_path / "一覧.xlsx") == 3
    assert [line["件名"] for line in lines(tmp_path / "一覧.xlsx")] == [
        row.body["title"] for row in all_rows(store, query)
    ]


@pytest.mark.parametrize(
    "narrowed",
    [
        {"where": {"category": "DEVICE"}},
        {"search": "番号札"},
        {"parts": {"title": "外字"}},
        {"ranges": {"raised_on": ("2026-11-20", None)}},
        {"deleted": True},
        {"where": {"category": "NOTHING"}},
    ],
    ids=str,
)
def test_filters_of_the_list_hold_for_the_file(store, tmp_path, narrowed):
    query = Query(Request, **narrowed)
    assert write_list(store, query, tmp_path / "一覧.xlsx") == count(store, query) == len(lines(tmp_path / "一覧.xlsx"))


def test_cells_are_typed_and_labels_stand_for_codes(store, tmp_path):
    write_list(store, Query(Request, search="外字"), tmp_path / "一覧.xlsx")
    [line] = lines(tmp_path / "一覧.xlsx")
    assert (line["団体コード"], line["課コード"], line["課名"]) == ("092991", "0501", "市民課")
    assert (line["種類"], line["急ぎ具合"], line["提出意思"]) == ("機器", "普通", "提出する")
    assert (line["発生日"], line["関わる人数（人）"], line["月の時間（時間）"]) == (dt.datetime(2026, 11, 12), 3, 2.5)
    assert line["こうしたい"] is None


def test_no_text_becomes_a_formula(store, tmp_path):
    write_list(store, Query(Request), tmp_path / "一覧.xlsx")
    with zipfile.ZipFile(tmp_path / "一覧.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert "=1+1" in [line["件名"] for line in lines(tmp_path / "一覧.xlsx")]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.DAY], ids=lambda kind: kind.KIND)
def test_the_list_of_every_kind_that_sections_write_goes_out(store, tmp_path, kind):
    target = tmp_path / f"{kind.LABEL}.xlsx"
    assert write_list(store, Query(kind), target) == count(store, Query(kind))
    [sheet] = load_workbook(target).worksheets
    assert sheet.title == kind.LABEL
    headings = [cell.value for cell in sheet[1]]
    assert len(set(headings)) == len(headings)


def test_the_list_of_the_whole_city_goes_out(whole_city, tmp_path):
    query = Query(Request, where={"in_year": 2026})
    assert write_list(whole_city, query, tmp_path / "全庁.xlsx") == count(whole_city, query) > 750
    assert len({line["課コード"] for line in lines(tmp_path / "全庁.xlsx")}) > 50


def test_a_place_that_cannot_be_written_is_a_sentence(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LeaderDeskError, match="LD-2301"):
        write_list(store, Query(Request), tmp_path / "file" / "一覧.xlsx")
