"""印の入った様式: filled without being drawn anew; what cannot go on is named before, never lost without a word."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from leaderdesk.errors import LeaderDeskError
from leaderdesk.reports.layout_book import Use, Vocabulary
from leaderdesk.reports.layout_rows import Block, Home, RowMap, moved_formula, moved_ranges, moved_series
from leaderdesk.reports.layout_sheet import EMPTY, Datum, Values, filled_text, marks_in
from leaderdesk.reports.marked_layout import MOST_LAYOUT, MarkedLayout, Titled, Wanted, read_layout_file
from leaderdesk.reports.xml_tree import read_xml, write_xml
from tests.reports.layouts import (
    LAYOUTS,
    list_form,
    one_page_form,
    parts_of,
    two_sheets_form,
    with_everything_lost,
    zipped,
)

NAMES = [
    "整理番号",
    "施策名",
    "計画上の位置",
    "担当課",
    "関係課",
    "担当課・関係課",
    "手法",
    "推進主体",
    "期間",
    "目的・対象",
    "現状と課題",
    "取組内容",
    "取組の実績",
    "予算額",
    "決算見込",
    "人役",
    "進捗率",
    "自己評価",
    "評価の記号",
    "見直し",
    "見直しの理由",
    "次年度の予定",
    "版",
    "確定日",
]
GROUPS = {
    "指標": ["指標名", "単位", "目標値", "今年度の目標値", "実績値", "達成率", "出典"],
    "工程": ["段階", "内容", "第1四半期", "第2四半期", "第3四半期", "第4四半期", "結果"],
    "意見": ["会議名", "日付", "意見", "状態", "対応方針"],
}
GENERAL = ["年度", "和暦年度", "団体名", "団体コード", "作成日", "施策の数"]
VOCABULARY = Vocabulary(
    frozenset(NAMES), {name: frozenset(fields) for name, fields in GROUPS.items()}, frozenset(GENERAL), "一覧"
)
FIGURES = {"予算額": "12000", "決算見込": "11500", "人役": "0.45", "進捗率": "45"}


def datum(name: str, of: str = "") -> Datum:
    if name in FIGURES:
        return Datum(f"{Decimal(FIGURES[name]):,}", Decimal(FIGURES[name]))
    if name == "確定日":
        return Datum("令和8年9月30日", dt.date(2026, 9, 30))
    return Datum(f"{name}{of}")


def values(of: str = "", *, entries: dict[str, int] | None = None) -> Values:
    """What stands for every mark: its own name, and in groups so many entries."""
    counts = {"指標": 2, "工程": 3, "意見": 1} | (entries or {})

    def group(name: str) -> list[dict[str, Datum]]:
        figures = {"目標値", "今年度の目標値", "実績値", "達成率"}
        return [
            {
                field: Datum(str(10 * at), Decimal(10 * at)) if field in figures else Datum(f"{field}{at}")
                for field in GROUPS[name]
            }
            for at in range(1, counts[name] + 1)
        ]

    return Values(lambda name: datum(name, of), group)


def general(count: int = 1) -> Values:
    rows = [{name: datum(name, str(at)) for name in NAMES} for at in range(1, count + 1)]
    return Values(lambda name: Datum(f"{name}の値"), lambda group: rows if group == "一覧" else ())


def made_of(content: bytes, count: int = 1, *, wanted: Wanted = Wanted.ALL, **facts):
    """The layout filled for so many measures."""
    forms = [Titled(f"1-{at:02}", values(str(at), **facts)) for at in range(1, count + 1)]
    return MarkedLayout(content, "様式.xlsx", VOCABULARY).fill(forms, general(count), wanted=wanted)


def filled(content: bytes, count: int = 1, **facts):
    """The layout filled for so many measures: as bytes, and as openpyxl reads it."""
    made = made_of(content, count, **facts)
    return made, load_workbook(io.BytesIO(made.content))


def codes(faults):
    return [fault.code for fault in faults]


def book(*cells: tuple[str, object], title: str = "様式") -> bytes:
    """A workbook with these cells."""
    made = Workbook()
    made.active.title = title
    for place, value in cells:
        made.active[place] = value
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


# ---------------------------------------------------------------- what stands for a mark


def test_marks_are_read_in_either_width_with_blanks_and_in_groups():
    [plain, wide, grouped, slot] = marks_in("{{施策名}} ｛｛ 整理番号 ｝｝ {{指標.指標名}} {{指標２.単位}}")
    assert (str(plain), str(wide), str(grouped)) == ("施策名", "整理番号", "指標.指標名")
    assert (slot.group, slot.slot, slot.name) == ("指標", 2, "単位")
    assert filled_text("第{{版}}／{{施策名}}", lambda mark: mark.name * 2) == "第版版／施策名施策名"


def test_a_figure_alone_in_its_cell_is_a_figure_and_with_words_a_text():
    _, made = filled(book(("A1", "{{予算額}}"), ("A2", "予算 {{予算額}} 千円"), ("A3", " {{人役}} ")))
    sheet = made["1-01"]
    assert [sheet[at].value for at in ("A1", "A2", "A3")] == [12000, "予算 12,000 千円", 0.45]


def test_a_day_is_a_day_where_the_cell_shows_days_and_else_a_text():
    plain = book(("A1", "{{確定日}}"))
    shown = Workbook()
    shown.active["A1"], shown.active["A1"].number_format = "{{確定日}}", '[$-411]ggge"年"m"月"d"日"'
    target = io.BytesIO()
    shown.save(target)
    assert filled(plain)[1]["1-01"]["A1"].value == "令和8年9月30日"
    assert filled(target.getvalue())[1]["1-01"]["A1"].value == dt.datetime(2026, 9, 30)


@pytest.mark.parametrize(
    "text", ["=1+1", "_x0041_", '<b>太字</b> & "x"', "1行目\n2行目", "𠮷葛\U000e0100①〜", "  空白  "]
)
def test_whatever_was_typed_stands_in_its_cell_as_text(text):
    typed = Values(lambda _name: Datum(text), lambda _group: ())
    made = MarkedLayout(book(("A1", "{{施策名}}")), "様式.xlsx", VOCABULARY).fill([Titled("1", typed)], general())
    cell = load_workbook(io.BytesIO(made.content))["1"]["A1"]
    assert (cell.value, cell.data_type) == (text.replace("_x0041_", "_x005F_x0041_"), "s")


def test_words_beside_a_mark_keep_their_own_letters():
    made, _ = filled(two_sheets_form())
    rich = load_workbook(io.BytesIO(made.content), rich_text=True)["1-01 表"]["A10"].value
    assert str(rich) == "評価 自己評価1 です"
    assert (rich[1].font.b, rich[1].font.sz) == (True, 14)


# ---------------------------------------------------------------- rows that repeat


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_row_comes_again_for_each_entry_and_of_none_once_and_empty(count):
    _, made = filled(one_page_form(), entries={"指標": count})
    sheet = made["1-01"]
    below = 10 + max(count, 1)
    assert [sheet.cell(row, 2).value for row in range(10, below)] == [
        f"指標名{at + 1}" for at in range(count)
    ] or count == 0
    assert sheet.cell(below, 1).value == "平均"
    assert sheet.cell(below + 1, 1).value == "工程"
    assert sheet.cell(below, 8).value == f"=AVERAGE(H10:H{below - 1})"
    for row in range(10, below):
        assert sheet.cell(row, 8).value == f'=IF(F{row}=0,"",G{row}/F{row})'
        assert f"B{row}:D{row}" in {str(merged) for merged in sheet.merged_cells.ranges}


def test_a_merged_cell_over_two_rows_makes_both_repeat_together():
    _, made = filled(two_sheets_form(), entries={"意見": 3})
    sheet = made["1-01 裏"]
    assert [sheet.cell(row, 1).value for row in (3, 5, 7)] == ["会議名1\n日付1", "会議名2\n日付2", "会議名3\n日付3"]
    assert [sheet.cell(row, 5).value for row in range(3, 9)] == [
        "状態1", "対応方針1", "状態2", "対応方針2", "状態3", "対応方針3",
    ]  # fmt: skip
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A3:A4", "A5:A6", "A7:A8", "B3:D4", "B5:D6", "B7:D8", "E8:F8", "B9:F9"} <= merged
    assert sheet["A9"].value == "次年度"
    assert sheet.row_dimensions[9].height == 90


def test_fixed_places_are_filled_and_what_finds_none_is_told():
    made, read = filled(two_sheets_form(), entries={"指標": 3})
    sheet = read["1-01 表"]
    assert (sheet["B8"].value, sheet["B9"].value) == ("指標名1（単位1）", "指標名2（単位2）")
    [remark] = [remark for remark in made.remarks if remark.code == "LD-2511"]
    assert (remark.facts["places"], remark.facts["count"]) == (2, 3)
    assert "LD-2511" not in codes(filled(two_sheets_form(), entries={"指標": 2})[0].remarks)


ROWS = RowMap([(Block(10, 10, "指標"), 3), (Block(13, 14, "意見"), 2)])
HOMES = {"調書": Home("1-01", ROWS), "別": Home("別", RowMap())}


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A9+A10+A11", "A9+A10+A13"),
        ("SUM(A10:A10)", "SUM(A10:A12)"),
        ("SUM(A10)", "SUM(A10:A12)"),
        ("IF(A10>1,A10,0)", "IF(A10>1,A10,0)"),
        ("SUM($A$9:$A$20)", "SUM($A$9:$A$24)"),
        ("'調書'!A12&別!A12", "'1-01'!A14&別!A12"),
        ('IF(B2="A10","調書!A10",B15)', 'IF(B2="A10","調書!A10",B19)'),
        ("SUM(A:A)+SUM(9:11)", "SUM(A:A)+SUM(9:13)"),
        ("単価*税率", "単価*税率"),
    ],
)
def test_formulas_follow_the_rows(formula, moved):
    assert moved_formula(formula, "調書", HOMES).replace("'別'", "別") == moved


def test_a_formula_in_a_row_that_repeats_reckons_with_its_own_copy():
    assert moved_formula("A10/A9", "調書", HOMES, row=10, copy=2) == "A12/A9"
    assert moved_formula("A14-A13", "調書", HOMES, row=13, copy=1) == "A18-A17"


def test_ranges_and_charts_follow_the_rows():
    assert moved_ranges("A10:C10 A20", ROWS) == "A10:C12 A24"
    assert moved_ranges("A13:C13", ROWS) == "A15:C15 A17:C17"
    assert moved_series("'調書'!$B$10", HOMES) == "'1-01'!$B$10:$B$12"


# ---------------------------------------------------------------- three layouts of three offices


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_looked_through_without_a_fault(name):
    looked = MarkedLayout(LAYOUTS[name](), f"{name}.xlsx", VOCABULARY)
    assert (codes(looked.faults), codes(looked.losses)) == ([], [])


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("count", [0, 1, 60])
def test_no_mark_is_left_whatever_the_number_of_measures(name, count):
    made = made_of(LAYOUTS[name](), count)
    for part, content in parts_of(made.content).items():
        assert b"{{" not in content or part == "xl/sharedStrings.xml", part


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_values_give_the_same_bytes(name):
    content = LAYOUTS[name]()
    assert made_of(content, 3).content == made_of(content, 3).content


def test_each_measure_has_a_sheet_of_its_own_with_everything_that_was_drawn():
    content = one_page_form()
    drawn = load_workbook(io.BytesIO(content)).active
    made, read = filled(content, 3)
    parts = parts_of(made.content)
    assert read.sheetnames == ["1-01", "1-02", "1-03"]
    picture = parts_of(content)["xl/media/image1.png"]
    assert [part for part, held in parts.items() if held == picture] == ["xl/media/image1.png"]
    assert len([part for part in parts if part.startswith("xl/drawings/drawing")]) == 3
    for number, sheet in enumerate(read.worksheets, 1):
        assert sheet["D3"].value == f"施策名{number}"
        assert {key: sheet.column_dimensions[key].width for key in "ABCDEFGHIJ"} == {
            key: drawn.column_dimensions[key].width for key in "ABCDEFGHIJ"
        }
        assert [sheet.row_dimensions[row].height for row in (3, 4, 6, 8, 10)] == [21, 21, 42, 64, 18]
        assert sheet.print_area == f"'1-0{number}'!$A$1:$J$18"
        assert sheet.print_title_rows == "$1:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        ranges = {
            str(each.sqref): [rule.formula for rule in rules]
            for each, rules in sheet.conditional_formatting._cf_rules.items()
        }
        assert ranges == {"J17": [['OR($J$17="C",$J$17="D")']], "H10:H11": [["H10<0.9"]]}
        assert {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation} == {
            "B18": '"継続,拡充,縮小,統合,完了,廃止"'
        }
        assert (sheet["J17"].font.sz, sheet["J17"].border.left.style, sheet["F17"].value) == (14, "medium", "=B17-D17")


def test_two_sheets_for_each_measure_stand_side_by_side_with_their_feet_and_boxes():
    made, read = filled(two_sheets_form(), 2)
    assert read.sheetnames == ["1-01 表", "1-01 裏", "1-02 表", "1-02 裏"]
    assert read["1-02 表"].oddFooter.left.text == "和暦年度2 整理番号2"
    assert read["1-02 裏"]["A1"].value == "実施計画調書（裏）　施策名2"
    assert read["1-02 裏"]["B6"].value == dt.datetime(2026, 9, 30)
    boxes = [held.decode() for part, held in parts_of(made.content).items() if part.startswith("xl/drawings/drawing")]
    assert len(boxes) == 2
    assert all("<a:t>進捗 45％</a:t>" in box for box in boxes)
    assert [read[name].print_area for name in ("1-01 表", "1-02 裏")] == ["'1-01 表'!$A$1:$F$12", "'1-02 裏'!$A$1:$F$6"]


def test_a_list_stands_once_its_row_for_each_measure_its_sums_and_chart_over_all():
    made, read = filled(list_form(), 4)
    sheet = read["進捗一覧"]
    assert read.sheetnames == ["進捗一覧", "集計"]
    assert [sheet.cell(row, 3).value for row in range(5, 9)] == [f"施策名{at}" for at in range(1, 5)]
    assert [sheet.row_dimensions[row].height for row in range(5, 9)] == [20] * 4
    assert (sheet["E9"].value, sheet["A8"].value) == ("=SUM(E5:E8)", "=ROW()-4")
    assert sheet["H9"].value == '=COUNTIF(H5:H8,"B*")&" 件が計画どおり"'
    assert sheet["A1"].value == "団体名の値 実施計画 進捗一覧表（年度の値）"
    assert read["集計"]["B1"].value == "='進捗一覧'!E9"
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_area) == ("A4:I8", "A5", "'進捗一覧'!$A$1:$I$27")
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["G5:G8"]
    [chart] = [held.decode() for part, held in parts_of(made.content).items() if part.startswith("xl/charts/chart")]
    assert "'進捗一覧'!$G$5:$G$8" in chart
    assert "'進捗一覧'!$B$5:$B$8" in chart
    [drawing] = [
        held.decode() for part, held in parts_of(made.content).items() if part.startswith("xl/drawings/drawing")
    ]
    assert "row>11<" in drawing  # the chart moved down with what stands below the rows


def test_only_the_list_or_only_the_forms_may_be_wanted():
    both = Workbook()
    both.active.title = "一覧"
    both.active["A1"] = "{{一覧.施策名}}"
    both.create_sheet("調書")["A1"] = "{{施策名}}"
    both.create_sheet("記入例")["A1"] = "=調書!A1"
    target = io.BytesIO()
    both.save(target)
    assert filled(target.getvalue(), 2)[1].sheetnames == ["一覧", "1-01", "1-02", "記入例"]
    assert filled(target.getvalue(), 2)[1]["記入例"]["A1"].value == "='1-01'!A1"
    assert filled(target.getvalue(), 2, wanted=Wanted.LIST)[1].sheetnames == ["一覧", "記入例"]
    assert filled(target.getvalue(), 2, wanted=Wanted.FORMS)[1].sheetnames == ["1-01", "1-02", "記入例"]
    looked = MarkedLayout(target.getvalue(), "様式.xlsx", VOCABULARY)
    assert looked.uses == {Use.LIST, Use.FORM, Use.ONCE}


def test_a_sheet_is_called_as_its_layout_says_and_no_two_alike():
    named = book(("A1", "{{施策名}}"), title="第{{整理番号}}号")
    assert filled(named, 2)[1].sheetnames == ["第整理番号1号", "第整理番号2号"]
    same = [Titled("a/b:c" + "あ" * 40, values()), Titled("a/b:c" + "あ" * 40, values())]
    made = MarkedLayout(book(("A1", "{{施策名}}")), "様式.xlsx", VOCABULARY).fill(same, general())
    [first, second] = load_workbook(io.BytesIO(made.content)).sheetnames
    assert first == "a_b_c" + "あ" * 26
    assert second == "a_b_c" + "あ" * 22 + " (2)"


# ---------------------------------------------------------------- room for long texts


def test_rows_grow_for_a_long_text_and_never_become_lower():
    long = Values(lambda name: Datum("長い文章です。" * 60) if name == "目的・対象" else EMPTY, lambda _group: ())
    made = MarkedLayout(one_page_form(), "様式.xlsx", VOCABULARY).fill([Titled("1", long)], general())
    sheet = load_workbook(io.BytesIO(made.content))["1"]
    assert sheet.row_dimensions[6].height > 80
    assert sheet.row_dimensions[7].height == 42
    assert made.remarks == []


def test_a_text_that_no_row_can_hold_and_one_that_may_not_break_are_told():
    endless = Values(lambda _name: Datum("長い文章です。\n" * 400), lambda _group: ())
    made = MarkedLayout(one_page_form(), "様式.xlsx", VOCABULARY).fill([Titled("1", endless)], general())
    assert 6 in [remark.facts["row"] for remark in made.remarks if remark.code == "LD-2514"]
    tight = book(("A1", "{{施策名}}"), ("B1", "となり"))
    wide = Values(lambda _name: Datum("とても長い施策の名前" * 3), lambda _group: ())
    [remark] = MarkedLayout(tight, "様式.xlsx", VOCABULARY).fill([Titled("1", wide)], general()).remarks
    assert (remark.code, remark.facts["cell"]) == ("LD-2512", "A1")
    open_ended = book(("A1", "{{施策名}}"))
    assert MarkedLayout(open_ended, "様式.xlsx", VOCABULARY).fill([Titled("1", wide)], general()).remarks == []


# ---------------------------------------------------------------- what is named before anything is filled


def test_an_unknown_mark_is_named_with_its_cell_and_the_nearest_known_one():
    [fault] = MarkedLayout(book(("C7", "{{施作名}}")), "様式.xlsx", VOCABULARY).faults
    assert (fault.code, fault.facts["cell"], fault.facts["near"]) == ("LD-2502", "C7", "施策名")
    [fault] = MarkedLayout(book(("A1", "{{指標.指標明}}")), "様式.xlsx", VOCABULARY).faults
    assert (fault.facts["mark"], fault.facts["near"]) == ("指標.指標明", "指標.指標名")
    with pytest.raises(LeaderDeskError) as caught:
        filled(book(("A1", "{{施作名}}")))
    assert caught.value.code == "LD-2502"


def test_marks_at_the_foot_of_a_page_and_in_a_text_box_are_looked_at_too():
    parts = parts_of(two_sheets_form())
    box = next(part for part in parts if part.startswith("xl/drawings/drawing9"))
    parts[box] = parts[box].replace("進捗率".encode(), "進歩率".encode())
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"].replace(
        b"</worksheet>", "<headerFooter><oddFooter>&amp;C{{団体}}</oddFooter></headerFooter></worksheet>".encode()
    )
    found = MarkedLayout(zipped(parts), "様式.xlsx", VOCABULARY).faults
    assert {(fault.facts["sheet"], fault.facts["mark"]) for fault in found} == {("表", "進歩率"), ("裏", "団体")}


def test_a_layout_without_marks_or_with_two_groups_in_a_row_is_refused():
    assert codes(MarkedLayout(book(("A1", "施策名")), "様式.xlsx", VOCABULARY).faults) == ["LD-2503"]
    two = book(("A2", "{{指標.指標名}}"), ("B2", "{{工程.内容}}"))
    assert codes(MarkedLayout(two, "様式.xlsx", VOCABULARY).faults) == ["LD-2504"]


def test_a_list_says_of_each_mark_that_it_is_of_the_list():
    [fault] = MarkedLayout(book(("A1", "{{一覧.施策名}}"), ("B1", "{{予算額}}")), "様式.xlsx", VOCABULARY).faults
    assert (fault.code, fault.facts["cell"], fault.facts["listed"]) == ("LD-2505", "B1", "一覧.予算額")


def test_what_cannot_go_on_is_named_and_the_file_opens_without_it():
    looked = MarkedLayout(with_everything_lost(), "様式.xlsm", VOCABULARY)
    assert {loss.facts["thing"] for loss in looked.losses} == {
        "マクロ", "ほかのブックへのリンク", "コメント（メモ）", "フォームコントロール（ボタン・チェックボックスなど）",
        "埋め込みオブジェクト", "テーブル", "ほかのブックを読む計算式（値だけが残ります）",
    }  # fmt: skip
    made, read = filled(with_everything_lost())
    assert read["1-01"]["A1"].value == "施策名1"
    kept = parts_of(made.content)
    assert not [
        part
        for part in kept
        if any(word in part.casefold() for word in ("vba", "external", "comment", "embed", "ctrl", "table", "vml"))
    ]
    assert b"macroEnabled" not in kept["[Content_Types].xml"]
    assert b"[1]" not in b"".join(kept.values())


def test_a_sort_that_nobody_thought_of_is_named_by_its_own_word():
    parts = parts_of(book(("A1", "{{施策名}}")))
    place = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[place] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hologram" Target="../hologram1.xml"/>'
        b"</Relationships>"
    )
    parts["xl/hologram1.xml"] = b"<hologram/>"
    [loss] = MarkedLayout(zipped(parts), "様式.xlsx", VOCABULARY).losses
    assert (loss.code, loss.facts["thing"]) == ("LD-2506", "hologram")


def test_the_cells_of_sheets_without_marks_go_on_letter_by_letter():
    other = Workbook()
    other.active["A1"] = "{{施策名}}"
    other.create_sheet("記入要領")["A1"] = "この欄は…"
    target = io.BytesIO()
    other.save(target)
    part = "xl/worksheets/sheet2.xml"
    before = write_xml(read_xml(parts_of(target.getvalue())[part], file="様式.xlsx", part=part))
    after = parts_of(made_of(target.getvalue(), 2).content)["xl/worksheets/sheet2.xml"]
    assert after.partition(b"<sheetData>")[2] == before.partition(b"<sheetData>")[2]


# ---------------------------------------------------------------- files that are none


def test_files_that_are_no_layout_are_told_what_they_are(tmp_path):
    def refused(content: bytes, name: str = "様式.xlsx") -> str:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(LeaderDeskError) as caught:
            MarkedLayout(read_layout_file(path), name, VOCABULARY)
        return caught.value.code

    whole = book(("A1", "{{施策名}}"))
    assert refused(b"") == "LD-2004"
    assert refused("施策名,課".encode()) == "LD-2501"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")) == "LD-2006"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == "LD-2003"
    assert refused(whole[: len(whole) // 2]) == "LD-2104"
    assert refused(b"PK\x03\x04" + b"\0" * MOST_LAYOUT) == "LD-2101"
    assert refused(zipped({"a.txt": b"x"})) == "LD-2104"
    parts = parts_of(whole)
    assert (
        refused(zipped(parts | {"xl/worksheets/sheet1.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})) == "LD-2107"
    )
    assert refused(zipped(parts | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"})) == "LD-2104"
    assert refused(zipped(parts | {"bomb.bin": b"\0" * (21 << 20)})) == "LD-2102"
    with pytest.raises(LeaderDeskError) as caught:
        read_layout_file(tmp_path / "ない.xlsx")
    assert caught.value.code == "LD-2005"
