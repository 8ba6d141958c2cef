"""進捗照会 over real files: out in 配布, back in 提出, and what people read in them."""

from __future__ import annotations

import openpyxl
import pytest

from leaderdesk.analysis.progress import AnswerState, confirm, lines, send_back
from leaderdesk.analysis.progress_sheet import sheet
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, ProgressReport
from leaderdesk.ledger.check import check
from leaderdesk.ledger.everything import revisions
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add
from tests.exchange.files import by_hand
from tests.inquiry import YEAR, accepted, fill_in, line_of, plan, standing, town


@pytest.fixture
def city(tmp_path):
    """市民課 is in charge of 1-01; 国保年金課 of 1-02, to which 市民課 is related; both are asked."""
    with town(tmp_path) as made:
        plan(made.division, "1-01", "0501", name="窓口の待ち人数の公開")
        plan(made.division, "1-02", "0502", name="おくやみ窓口", related_section="0501")
        made.section("0501")
        made.section("0502")
        made.ask()
        made.send()
        yield made


def grid(file, name):
    """A readable sheet as heading to cell, row by row."""
    book = openpyxl.load_workbook(file)
    rows = list(book[name].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_question_answer_and_word_go_round_three_times_and_nothing_is_asked_twice(city):
    leader, division = city.section("0501"), city.division
    assert standing(leader, "1-01") is AnswerState.ASKED
    fill_in(leader, "1-01")
    city.hand_over(leader)
    send_back(division, line_of(division, "1-01"), "出典を書いてください。")
    city.send()
    fill_in(leader, "1-01", evidence="番号札システムの記録")
    city.hand_over(leader)
    confirm(division, [line_of(division, "1-01")])
    city.send()
    assert standing(leader, "1-01") is standing(division, "1-01") is AnswerState.CONFIRMED
    told = sheet(division, line_of(division, "1-01"), YEAR)
    assert (told.report["evidence"], told.report["edition"]) == ("番号札システムの記録", "2")
    assert [
        count(store, Query(kind))
        for store in (leader, division)
        for kind in (ProgressReport, IndicatorValue, MilestoneResult)
    ] == [1] * 6
    assert [check(store) for store in (leader, division)] == [[], []]


def test_files_that_come_twice_late_or_out_of_order_change_nothing(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01", done="初めの答え")
    first = submit(leader, city.mail)
    city.clock.forward(minutes=1)
    fill_in(leader, "1-01", done="直した答え")
    second = submit(leader, city.mail)
    for file in (second, first, second):
        assert accepted(receive(division, [file])) == [""]
    assert line_of(division, "1-01").report.body["done"] == "直した答え"
    assert standing(division, "1-01") is AnswerState.ARRIVED


def test_a_section_gets_its_own_measures_and_nothing_of_what_others_answered(city):
    other = city.section("0502")
    fill_in(other, "1-02", done="国保年金課の答え")
    city.hand_over(other)
    confirm(city.division, [line_of(city.division, "1-02", "0502")])
    city.send()
    leader, stranger = city.section("0501"), city.section("0601")
    city.send(stranger)
    assert [line.measure["code"] for line in lines(leader, YEAR)] == ["1-01", "1-02"]
    assert lines(stranger, YEAR) == []
    for store in (leader, stranger):
        assert count(store, Query(ProgressReport)) == 0
        assert "国保年金課の答え" not in "".join(revision.canonical() for revision in _all(store))


def _all(store):
    with store.reading() as connection:
        return list(revisions(connection))


def write_into(sheet_name, heading, value):
    """What somebody does in Excel: another value in the first row of a sheet, below a heading."""

    def change(book):
        cells = {cell.value: cell.column for cell in book[sheet_name][1]}
        book[sheet_name].cell(2, cells[heading]).value = value

    return change


def test_two_pcs_of_a_section_meet_and_the_section_decides(city):
    first, second, division = city.section("0501"), city.section("0501", "B"), city.division
    city.send(second)
    fill_in(first, "1-01", done="一台目の答え", value="45")
    fill_in(second, "1-01", done="二台目の答え", value="46")
    city.hand_over(first, second)
    assert standing(division, "1-01") is AnswerState.TORN
    city.send(first, second)
    assert standing(first, "1-01") is standing(second, "1-01") is AnswerState.TORN
    for kind in (ProgressReport, IndicatorValue):
        [row] = all_rows(first, Query(kind, where={"measure": "1-01"}))
        assert row.head_count == 2
        view = first.view(row.record_id)
        first.resolve(row.record_id, view.shown.body, seen=[head.rev_id for head in view.heads])
    assert standing(first, "1-01") is AnswerState.UNSENT
    city.hand_over(first)
    assert standing(division, "1-01") is AnswerState.ARRIVED


def test_an_answer_for_somebody_elses_measure_comes_in_and_is_told_apart(city):
    stranger = city.section("0601")
    add(stranger, "progress_report", measure="1-01", done="担当でない課の答え")
    add(stranger, title="同じファイルの要望")
    assert [verdict.code for verdict in city.hand_over(stranger)] == [""]
    assert standing(city.division, "1-01", "0601") is AnswerState.STRANGER
    assert standing(city.division, "1-01", "0501") is AnswerState.ASKED


def test_a_section_cannot_confirm_its_own_answer(city, tmp_path):
    """進捗の確認 is the division's."""
    fill_in(city.section("0501"), "1-01")
    with pytest.raises(LeaderDeskError) as fault:
        confirm(city.section("0501"), [line_of(city.section("0501"), "1-01")])
    assert fault.value.code == "LD-3006"


def test_the_sheets_of_a_submission_name_what_they_are_of(city):
    leader = city.section("0501")
    fill_in(leader, "1-01", budget="1200", hours_saved="-12.5")
    file = submit(leader, city.mail)
    [report] = grid(file, "進捗回答")
    assert (report["施策"], report["自己評価"], report["予算額（千円）"], report["削減時間（時間）"]) == (
        "窓口の待ち人数の公開", "B 計画どおり", 1200, -12.5,
    )  # fmt: skip
    assert report["年度"] == 2026
    [value] = grid(file, "指標実績")
    assert (value["施策"], value["指標"], value["実績値"]) == ("窓口の待ち人数の公開", "利用件数", 45)
    [result] = grid(file, "工程実績")
    assert (result["工程"], result["結果"]) == ("画面を作る", "完了")


def test_the_sheets_of_a_distribution_name_what_they_are_of(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    send_back(division, line_of(division, "1-01"), "出典を書いてください。")
    [file] = distribute(division, city.mail, {"0501": "市民課"})
    [review] = grid(file, "進捗の確認")
    assert (review["進捗回答"], review["確認"], review["理由"]) == (
        "窓口の待ち人数の公開", "差戻し", "出典を書いてください。",
    )  # fmt: skip
    assert "見た版" not in review
    [asked] = grid(file, "進捗照会")
    assert asked["回答期限"].date().isoformat() == "2026-07-31"


def test_a_figure_mended_by_hand_in_excel_is_found_and_taken_over_on_a_persons_word(city, tmp_path):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01", budget="1200")
    file = submit(leader, city.mail)
    edited = by_hand(file, tmp_path / "edited.xlsx", write_into("進捗回答", "予算額（千円）", 1500))
    [verdict] = receive(division, [edited], accept_edits=True)
    assert [(edit.field, edit.before, edit.after, edit.is_taken) for edit in verdict.edits] == [
        ("予算額", "1,200", "1500.0", True)
    ]
    assert line_of(division, "1-01").report.body["budget"] == "1500"


def test_what_tells_an_answer_from_all_others_cannot_be_changed_by_hand(city, tmp_path):
    """Another measure or another year would be another record: its id follows from them."""
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    file = submit(leader, city.mail)
    edited = by_hand(file, tmp_path / "edited.xlsx", write_into("進捗回答", "年度", 2027))
    [verdict] = receive(division, [edited], accept_edits=True)
    assert [edit.why.code for edit in verdict.edits] == ["LD-3011"]
    assert line_of(division, "1-01").report.body["year"] == "2026"
