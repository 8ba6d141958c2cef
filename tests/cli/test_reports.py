"""consolidate, export, report: the whole city as one workbook, everything, and 帳票, from a script."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.editions import freeze, lines
from leaderdesk.analysis.layouts import own_layout
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.ledger.opening import open_store
from tests.builders import KINDS, add, handed_over, section_store
from tests.measures import copied
from tests.paper.pdf import page_texts
from tests.reports.layouts import with_everything_lost


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


def test_everything_is_exported_in_the_form_that_is_wanted(cli, section, tmp_path):
    for form in ("xlsx", "csv", "json"):
        ran = cli("export", section, "--to", tmp_path / form, "--format", form)
        assert (ran.code, ran.err) == (0, "")
        assert f"request.{form}\t1" in ran.out
        [folder] = (tmp_path / form).iterdir()
        assert (folder / f"history.{form}").exists()


def test_letters_that_cp932_does_not_have_are_told(cli, section, tmp_path):
    cli("add", section, "request", "--json", "-", typed={"title": "𠮷野さんの席"})
    ran = cli("export", section, "--to", tmp_path / "out", "--format", "csv", "--encoding", "cp932")
    assert ran.code == 0
    assert "文字の一覧.csv" in ran.err


@pytest.mark.usefixtures("qapp")  # an application of the desk, which other tests need, is no other one's
def test_a_receipt_is_written_as_a_pdf(cli, division, section, tmp_path):
    cli("submit", section, "--to", tmp_path / "mail")
    cli("receive", division, tmp_path / "mail")
    target = tmp_path / "受領証.pdf"
    ran = cli("report", division, "receipt", "--section", "0501", "--number", "1", "--to", target)
    assert (ran.code, ran.err) == (0, "")
    assert "受領証（1 ページ）を書き出しました" in ran.out
    [page] = page_texts(target)
    assert "第1号" in page


def test_the_charts_of_the_bodies_are_written_as_a_pdf(cli, division, tmp_path):
    target = tmp_path / "体制図.pdf"
    ran = cli("report", division, "org-chart", "--year", "R8", "--to", target)
    assert (ran.code, ran.err) == (0, "")
    pages = page_texts(target)
    assert "ICT戦略推進本部" in pages[0]
    assert "WG②" in pages[1]
    assert cli("report", division, "org-chart", "--year", "いつか", "--to", target).code == 2


def test_there_is_no_receipt_of_what_never_came(cli, division, tmp_path):
    ran = cli("report", division, "receipt", "--number", "7", "--to", tmp_path / "a.pdf")
    assert (ran.code, ran.out) == (3, "")
    assert "LD-2306" in ran.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_form_that_no_report_has_is_wrong_usage(cli, division, tmp_path):
    assert cli("report", division, "receipt", "--to", tmp_path / "a.docx").code == 2


@pytest.mark.usefixtures("qapp")
def test_the_schedule_of_a_year_is_written_as_a_pdf(cli, division, tmp_path):
    target = tmp_path / "年間予定.pdf"
    ran = cli("report", division, "schedule", "--year", "2026", "--to", target)
    assert (ran.code, ran.err) == (0, "")
    assert "進捗管理スケジュール（2 ページ）を書き出しました" in ran.out
    assert len(page_texts(target)) == 2


@pytest.fixture
def planned(answered_plan, tmp_path):
    """The division's store with two measures, closed, the first one's sheet frozen."""
    with copied(answered_plan, tmp_path / "planned", "division") as store:
        freeze(store, lines(store, 2026, ["1-01"]), own_layout())
    return tmp_path / "planned" / "division.db"


@pytest.mark.usefixtures("qapp")
def test_sheets_are_written_as_paper_and_in_a_layout(cli, planned, tmp_path):
    ran = cli("report", planned, "plan-sheet", "--year", "2026", "--to", tmp_path / "調書.pdf")
    assert (ran.code, ran.err) == (0, "")
    assert "実施計画調書（2 ページ）" in ran.out
    assert ["第1版" in text for text in page_texts(tmp_path / "調書.pdf")] == [True, False]
    ran = cli("report", planned, "plan-list", "--year", "2026", "--to", tmp_path / "一覧.pdf")
    assert "実施計画調書 一覧（1 ページ）" in ran.out
    ran = cli("report", planned, "plan-sheet", "--year", "2026", "--to", tmp_path / "調書.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert load_workbook(tmp_path / "調書.xlsx").sheetnames == ["一覧", "1-01", "1-02"]
    cli("report", planned, "plan-list", "--year", "2026", "--to", tmp_path / "一覧.xlsx")
    assert load_workbook(tmp_path / "一覧.xlsx").sheetnames == ["一覧"]
    sheet, first = ("report", planned, "plan-sheet", "--year", "2026"), ("--measure", "1-01", "--edition", "1")
    for name in ("a.xlsx", "b.xlsx"):
        assert cli(*sheet, *first, "--to", tmp_path / name).code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_layout_of_the_office_is_filled_and_what_it_loses_is_said_first(cli, planned, tmp_path):
    own = tmp_path / "様式.xlsm"
    own.write_bytes(with_everything_lost())
    sheet = ("report", planned, "plan-sheet", "--year", "2026")
    ran = cli(*sheet, "--layout", own, "--to", tmp_path / "調書.xlsx")
    assert ran.code == 0
    assert "マクロ" in ran.err
    assert load_workbook(tmp_path / "調書.xlsx").sheetnames == ["1-01", "1-02"]
    for given, code in (({"--measure": "9-99"}, "LD-2507"), ({"--measure": "1-02", "--edition": "3"}, "LD-2510")):
        ran = cli(*sheet, *(word for pair in given.items() for word in pair), "--to", tmp_path / "x.xlsx")
        assert ran.code == 3
        assert code in ran.err
    assert not (tmp_path / "x.xlsx").exists()


def test_a_section_writes_the_sheet_that_it_was_sent(cli, answered_plan, tmp_path):
    with (
        copied(answered_plan, tmp_path / "a", "division") as division,
        copied(answered_plan, tmp_path / "b", "section") as section,
    ):
        freeze(division, lines(division, 2026), own_layout())
        list(receive(section, distribute(division, tmp_path / "out", {"0501": "市民課"})))
    for side in ("a/division.db", "b/section.db"):
        target = tmp_path / f"{side[0]}.xlsx"
        cli("report", tmp_path / side, "plan-sheet", "--year", "2026", "--measure", "1-01", "--to", target)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.fixture
def meeting(division):
    with open_store(division, KINDS) as store:
        return add(store, "meeting", name="見本の幹事会", held_on="2026-10-15").record_id


@pytest.mark.usefixtures("qapp")
def test_a_meetings_pack_is_written_as_paper_and_as_a_workbook(cli, division, meeting, tmp_path):
    for named in (("--meeting", meeting), ("--body", "ICT-STEER", "--year", "2026"), ("--year", "2026")):
        for form in ("pdf", "xlsx"):
            target = tmp_path / f"資料.{form}"
            ran = cli("report", division, "meeting-pack", *named, "--to", target)
            assert (ran.code, ran.err) == (0, "")
            assert target.exists()
            target.unlink()
    ran = cli("report", division, "minutes", "--meeting", meeting, "--to", tmp_path / "要旨.pdf")
    assert (ran.code, ran.err) == (0, "")
    assert "見本の幹事会" in page_texts(tmp_path / "要旨.pdf")[0]


def test_a_pack_needs_its_meeting(cli, division, meeting, tmp_path):
    target = tmp_path / "資料.pdf"
    for named in (("--body", "ICT-HQ", "--year", "2026"), ("--year", "2025")):
        assert "LD-2307" in cli("report", division, "meeting-pack", *named, "--to", target).err
    assert cli("report", division, "minutes", "--meeting", meeting, "--to", tmp_path / "要旨.xlsx").code == 2
    assert not target.exists()


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_the_years_training_is_written_in_both_forms(cli, division, tmp_path, form):
    with section_store(tmp_path) as store:
        add(store, "training_result", course="A5", target=38, attended=30)
        file = handed_over(store, tmp_path / "out")
    cli("receive", division, file)
    target = tmp_path / f"研修.{form}"
    ran = cli("report", division, "training-matrix", "--year", "2026", "--to", target)
    assert (ran.code, ran.err) == (0, "")
    if form == "pdf":
        assert "DX研修" in "".join(page_texts(target))
    else:
        assert load_workbook(target)["課別研修別"].max_row == 2
