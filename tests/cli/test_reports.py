"""consolidate: the whole city as one workbook, from a script."""

from __future__ import annotations

from openpyxl import load_workbook

from leaderdesk.ledger.opening import open_store
from tests.builders import KINDS, add, handed_over, section_store


def test_the_workbook_holds_what_the_list_prints(cli, division, tmp_path):
    with section_store(tmp_path) as store:
        for _ in range(3):
            add(store)
        file = handed_over(store, tmp_path / "out")
    cli("receive", division, file)
    ran = cli("consolidate", division, "--to", tmp_path / "全庁.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert "現場要望 3 件" in ran.out
    sheet = load_workbook(tmp_path / "全庁.xlsx")["現場要望"]
    listed = cli("list", division, "request", "--json").json
    place = [cell.value for cell in sheet[1]].index("管理番号")
    assert {row[place].value for row in sheet.iter_rows(min_row=2)} == {found["record_id"] for found in listed}


def test_a_store_that_is_open_elsewhere_is_read_all_the_same(cli, division, tmp_path):
    with open_store(division, KINDS):
        assert cli("consolidate", division, "--to", tmp_path / "全庁.xlsx").code == 0


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(cli, division, tmp_path):
    (tmp_path / "file").touch()
    ran = cli("consolidate", division, "--to", tmp_path / "file" / "全庁.xlsx")
    assert (ran.code, ran.out) == (3, "")
    assert "（LD-2301）" in ran.err
