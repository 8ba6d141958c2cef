"""実施計画調書 on paper and as a workbook: 0, 1 and 60 measures, the longest texts; a 版 comes out as it was, always."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis.editions import Sheet, freeze, lines, report
from leaderdesk.analysis.layouts import Layout, own_layout, use_layout
from leaderdesk.analysis.plan_sheets import ITEMS, MARKS
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.progress import SheetState
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import pictures, ready, write_pdf
from leaderdesk.reports.document import Fact, Facts, Form, Table
from leaderdesk.reports.marked_layout import Use
from leaderdesk.reports.plan_sheet import (
    NO_SHEETS,
    head_of,
    layout_for,
    list_document,
    looked_through,
    sheet_document,
    wanted_sheets,
    write_list,
    write_sheets,
)
from leaderdesk.reports.sheet_marks import MEANINGS, SCALARS, VOCABULARY, Head
from tests.measures import YEAR, copied, opinion
from tests.paper.pdf import page_texts
from tests.reports.layouts import LAYOUTS, list_form, one_page_form, parts_of

HEAD = Head("青葉原市", "092991", YEAR, dt.date(2026, 9, 30))
LONGEST = "禁則（きんそく）、「括弧」と長音ー、促音っ。" * 45  # as long as a field may be


@pytest.fixture(autouse=True)
def letters(qapp):
    return ready()


@pytest.fixture
def division(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "a", "division") as store:
        yield store


def sheets_of(store, **facts):
    return wanted_sheets(store, YEAR, **facts)


def many(sheet: Sheet, count: int, *, text: str = "") -> list[Sheet]:
    """The same sheet for so many measures; with a text, that wherever text is long."""
    told = (
        "目的・対象",
        "現状と課題",
        "取組内容",
        "取組の実績",
        "課題・リスク",
        "次年度の予定",
        "市民の便益",
        "根拠",
        "評価の理由",
        "見直しの理由",
    )
    values = dict(sheet.content.values) | (dict.fromkeys(told, text) if text else {})
    made = []
    for number in range(1, count + 1):
        named = values | {"整理番号": f"1-{number:02}", "施策名": f"施策その{number}"}
        made.append(replace(sheet, code=f"1-{number:02}", content=replace(sheet.content, values=named)))
    return made


def facts_in(document) -> list[Fact]:
    forms = [block for block in document.blocks if isinstance(block, Form)]
    return [
        fact
        for form in forms
        for block in form.blocks
        if isinstance(block, Facts)
        for line in block.lines
        for fact in line
    ]


# ---------------------------------------------------------------- paper


def test_all_22_items_stand_on_the_sheet_with_their_numbers(division):
    opinion(division, "1-01")
    [sheet, _] = sheets_of(division)
    document = sheet_document([sheet], HEAD)
    text = "\n".join(page.text() for page in pages(document))
    for number, name in ITEMS.items():
        named = {13: "予算額", 15: "削減時間"}.get(number, name)
        assert f"{number} {named}" in text, (number, name)
    assert [fact.value for fact in facts_in(document) if fact.label == "13 予算額"] == ["12,000 千円"]
    assert document.is_across


def test_a_usual_sheet_stands_on_one_page_and_each_measure_on_its_own(division):
    opinion(division, "1-01")
    found = sheets_of(division)
    assert len(pages(sheet_document(found[:1], HEAD))) == 1
    made = pages(sheet_document(many(found[0], 60), HEAD))
    assert len(made) == 60
    assert [f"施策その{number}" in page.text() for number, page in enumerate(made, 1)] == [True] * 60
    assert "60 / 60" in made[-1].text()
    assert all("実施計画調書　令和8年度（2026年度）　青葉原市" in page.text() for page in made)


def test_without_a_measure_the_paper_says_so():
    for document in (sheet_document([], HEAD), list_document([], HEAD)):
        [page] = pages(document)
        assert NO_SHEETS in page.text()
        assert "実施計画調書" in page.text()


def test_the_longest_texts_flow_on_and_none_is_cut(division, tmp_path):
    [sheet, _] = sheets_of(division)
    document = sheet_document(many(sheet, 2, text=LONGEST), HEAD)
    made = pages(document)
    assert len(made) > 2
    write_pdf(document, tmp_path / "調書.pdf")
    copied_text = "".join("".join(text.split()) for text in page_texts(tmp_path / "調書.pdf"))
    told = "".join("".join(page.text().split()) for page in made)
    assert told.count("促音っ。") == copied_text.count("促音っ。") == 2 * 10 * 45
    for page in made:  # 禁則: no line begins with what may not begin one
        for each in page.placed:
            for line in _lines(each.piece):
                assert not line.startswith(tuple("、。」）ーっ")), line


def _lines(piece):
    for cell in getattr(piece, "cells", ()):
        for at in range(cell.first, cell.last):
            yield cell.lines.text(at, at + 1)


def test_words_can_be_found_and_copied(division, tmp_path):
    write_pdf(sheet_document(sheets_of(division), HEAD), tmp_path / "調書.pdf")
    [first, second] = page_texts(tmp_path / "調書.pdf")
    assert "オンライン申請率" in first
    assert "窓口手続のオンライン化その2" in second.replace(" ", "")


def test_what_changed_is_marked_beside_its_number_and_named_at_the_end(division):
    [sheet, _] = sheets_of(division)
    marked = replace(sheet, number=2, changed=(9,), content=replace(sheet.content, since=(7, 17)))
    text = "\n".join(page.text() for page in pages(sheet_document([marked], HEAD)))
    assert "7＊ 目的・対象" in text
    assert "17＊ 進捗率" in text
    assert "9 取組内容" in text
    assert "＊ は前年度の調書から変わった項目：目的・対象、進捗率" in text
    assert "前の版から変わった項目：取組内容" in text
    assert "第2版" in text


@pytest.mark.parametrize(("count", "least"), [(1, 1), (60, 3)])
def test_the_list_has_every_measure_its_ratings_and_its_sum(division, count, least):
    [sheet, _] = sheets_of(division)
    document = list_document(many(sheet, count), HEAD)
    made = pages(document)
    assert len(made) >= least
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert len(table.rows) == count
    assert table.total[5] == f"{12000 * count:,}"
    assert f"B 計画どおり：{count}" in made[0].text()
    assert all("施策名" in page.text() for page in made)


# ---------------------------------------------------------------- workbooks


def written(sheets, target, layout=None, write=write_sheets):
    remarks = write(sheets, head_for(sheets), layout or own_layout(), target)
    return remarks, load_workbook(target)


def head_for(sheets):
    return replace(HEAD, made_on=max((sheet.frozen_on for sheet in sheets if sheet.frozen_on), default=HEAD.made_on))


def test_the_shipped_layout_has_no_fault_loses_nothing_and_asks_for_every_item():
    looked = looked_through(own_layout())
    assert (looked.faults, looked.losses, looked.uses) == ([], [], {Use.FORM, Use.LIST})
    texts = b"".join(parts_of(own_layout().content).values()).decode("utf-8", "replace")
    asked = [
        "整理番号", "施策名", "計画上の位置", "担当課・関係課", "推進主体", "手法", "目的・対象", "現状と課題", "取組内容", "取組の実績", "期間",
        "工程.内容", "指標.実績値", "予算額", "決算見込", "人役", "削減時間", "根拠の一覧", "進捗率", "自己評価", "課題・リスク", "次年度の予定",
        "意見.意見", "見直し", "変更点",
    ]  # fmt: skip
    assert [name for name in asked if f"{{{{{name}}}}}" not in texts] == []


@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_shipped_layout_is_filled_for_any_number_of_measures(division, tmp_path, count):
    [sheet, _] = sheets_of(division)
    remarks, book = written(many(sheet, count), tmp_path / "調書.xlsx")
    assert remarks == []
    forms = [name for name in book.sheetnames if name != "一覧"]
    assert len(forms) == max(count, 1)
    assert ("一覧" in book.sheetnames) == (count != 1)
    form = book[forms[-1]]
    if count:
        assert (form["E3"].value, form["M3"].value) == (f"1-{count:02}", f"施策その{count}")
        assert form.print_title_rows == "$1:$2"
        assert form.page_setup.orientation == "landscape"


def test_the_list_obeys_the_rules_for_tables_that_machines_read(division, tmp_path):
    [sheet, _] = sheets_of(division)
    _, book = written(many(sheet, 5), tmp_path / "一覧.xlsx", write=write_list)
    [listed] = book.worksheets
    assert not listed.merged_cells.ranges
    heads = [cell.value for cell in listed[1]]
    assert heads[:4] == ["団体コード", "年度", "整理番号", "施策名"]
    assert [row[0].value for row in listed.iter_rows(min_row=2)] == ["092991"] * 5
    assert listed["L2"].value == 12000


def test_very_long_texts_make_rows_higher_in_the_workbook(division, tmp_path):
    [sheet, _] = sheets_of(division)
    _, book = written(many(sheet, 1, text=LONGEST), tmp_path / "調書.xlsx")
    form = book.worksheets[0]
    assert form.row_dimensions[6].height > 200
    assert LONGEST in {cell.value for row in form.iter_rows() for cell in row}


def test_a_layout_without_a_list_has_the_shipped_one(division, tmp_path):
    _, book = written(sheets_of(division), tmp_path / "一覧.xlsx", Layout("様式.xlsx", one_page_form()), write_list)
    assert book.sheetnames == ["一覧"]
    _, book = written(sheets_of(division), tmp_path / "一覧.xlsx", Layout("様式.xlsx", list_form()), write_list)
    assert book["進捗一覧"]["E7"].value == "=SUM(E5:E6)"


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layouts_of_three_offices_are_filled_from_the_ledger(division, tmp_path, name):
    opinion(division, "1-01")
    layout = Layout(f"{name}.xlsx", LAYOUTS[name]())
    assert looked_through(layout).faults == []
    remarks, book = written(sheets_of(division), tmp_path / "調書.xlsx", layout)
    assert remarks == []
    assert len(book.sheetnames) == {"一枚もの": 2, "表と裏": 4, "一覧表": 2}[name]


def test_every_mark_that_is_no_item_is_told_in_the_help():
    assert {*MEANINGS} == {*VOCABULARY.general, *(name for name in SCALARS if name not in MARKS)}


# ---------------------------------------------------------------- a 版 comes out as it was


def images(sheets, head):
    return [bytes(image.constBits()) for image in pictures(sheet_document(sheets, head), 60)]


def test_the_old_version_is_written_again_byte_for_byte_and_page_by_page(division, tmp_path):
    use_layout(division, Layout("様式第1号.xlsx", one_page_form()))
    freeze(division, lines(division, YEAR), layout_for(division, [])[0])

    def made(number: int, name: str):
        sheets = wanted_sheets(division, YEAR, measure="1-01", number=number)
        head = head_of(division, YEAR, sheets)
        layout, remarks = layout_for(division, sheets)
        assert remarks == []
        write_sheets(sheets, head, layout, tmp_path / name)
        return (tmp_path / name).read_bytes(), images(sheets, head)

    first = made(1, "a.xlsx")
    [row] = all_rows(division, Query(Measure, where={"code": "1-01"}))
    division.edit(row.record_id, {"content": "すっかり書き直した内容", "name": "別の施策名"})
    report(division, [line.newest for line in lines(division, YEAR)], SheetState.STEERING, dt.date(2026, 10, 20))
    use_layout(division, own_layout())
    freeze(division, lines(division, YEAR), own_layout())
    division.now.forward(days=90)
    second = made(2, "b.xlsx")
    assert made(1, "c.xlsx") == first
    assert first[0] != second[0]
    assert first[1] != second[1]
    assert load_workbook(io.BytesIO(first[0])).sheetnames == load_workbook(io.BytesIO(second[0])).sheetnames == ["1-01"]
    assert load_workbook(io.BytesIO(first[0]))["1-01"]["A2"].value == "（様式第1号）"


def test_sheets_of_several_layouts_in_one_file_are_told(division, tmp_path):
    use_layout(division, Layout("様式第1号.xlsx", one_page_form()))
    freeze(division, lines(division, YEAR, ["1-01"]), layout_for(division, [])[0])
    use_layout(division, own_layout())
    freeze(division, lines(division, YEAR), own_layout())
    layout, [remark] = layout_for(division, sheets_of(division))
    assert (layout, remark.code, remark.facts["count"]) == (own_layout(), "LD-2513", 1)


def test_which_sheets_are_wanted(division):
    assert [sheet.number for sheet in sheets_of(division)] == [0, 0]
    freeze(division, lines(division, YEAR, ["1-01"]), own_layout())
    assert [sheet.number for sheet in sheets_of(division)] == [1, 0]
    assert [(sheet.code, sheet.number) for sheet in sheets_of(division, number=1)] == [("1-01", 1)]
    [row] = all_rows(division, Query(Measure, where={"code": "1-01"}))
    division.edit(row.record_id, {"content": "直した"})
    assert [sheet.number for sheet in sheets_of(division)] == [1, 0]
    assert [(sheet.number, sheet.changed) for sheet in sheets_of(division, number=0)] == [(0, (9,)), (0, ())]
    for facts, code in (({"measure": "9-99"}, "LD-2507"), ({"measure": "1-02", "number": 3}, "LD-2510")):
        with pytest.raises(LeaderDeskError) as caught:
            sheets_of(division, **facts)
        assert caught.value.code == code
