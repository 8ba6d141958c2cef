"""The workbook: people can read, sort, filter and print it, and no text in it is ever anything but text."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.workbook import CELLS, CHOICES_SHEET, COVER_SHEET, MACHINE_SHEET, Sheets, escape
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.facet import Choice, Flag, Link, LongText, Text
from tests.builders import FACETS, add, division_store, handed_over
from tests.exchange.files import REQUESTS, parts

SECTION_KINDS = [kind for kind in KINDS if kind.OWNED_BY is not OwnedBy.DIVISION]
MASTERS = ("vocabulary", "section", "body", "rating_scale", "course")  # those of the preset
RECORD_SHEETS = [kind.LABEL for kind in SECTION_KINDS]
FORMULA_LIKE = [
    "=1+1",
    "+1",
    "-5",
    "@x",
    "'x",
    "\t=1",
    "＝1+1",
    "＋1",
    "－5",
    "＠x",
    "=cmd|' /C calc'!A0",
    "#N/A",
    "{=1}",
]


@pytest.fixture
def book(whole):
    return load_workbook(whole)


def column(sheet, heading):
    """The cells under a heading."""
    place = [cell.value for cell in sheet[1]].index(heading)
    return [row[place] for row in sheet.iter_rows(min_row=2)]


def test_the_sheets_stand_in_the_order_in_which_people_read_them(book):
    assert book.sheetnames == [COVER_SHEET, *RECORD_SHEETS, CHOICES_SHEET, MACHINE_SHEET]
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == book.sheetnames[:-1]


@pytest.mark.parametrize("kind", SECTION_KINDS, ids=lambda kind: kind.KIND)
def test_a_record_sheet_has_one_heading_row_and_one_row_per_record(book, kind, whole):
    sheet = book[kind.LABEL]
    headings = [cell.value for cell in sheet[1]]
    fields = [facet.heading for facet in kind.facets().values()]
    assert headings == ["団体コード", "課コード", "課名", *fields, "更新日時", "管理番号"]
    assert len(set(headings)) == len(headings)
    ids = [revision.record_id for revision in read_file(whole, KINDS).revisions if revision.kind == kind.KIND]
    assert sorted(cell.value for cell in column(sheet, "管理番号")) == sorted(ids)
    assert sheet.max_row == 1 + len(ids)
    assert not sheet.merged_cells.ranges


def test_no_part_merges_cells_or_holds_a_formula_a_link_or_a_macro(whole):
    for name, content in parts(whole).items():
        assert not re.search(rb"<mergeCell|<f[ >/]|<hyperlink|<legacyDrawing|oleObject", content), name
        assert not re.search("vba|externalLink|customXml|connections", name), name


def test_days_and_numbers_are_typed_and_everything_else_is_text(book):
    sheet = book[REQUESTS]
    days = [cell for cell in column(sheet, "発生日") if cell.value]
    assert {type(cell.value) for cell in days} == {datetime}
    assert {cell.number_format for cell in days} == {"yyyy/mm/dd"}
    assert days[0].value.date() == date(2026, 10, 1)
    assert [cell.value for cell in column(sheet, "関わる人数（人）") if cell.value] == [1200]
    assert [cell.value for cell in column(sheet, "月の時間（時間）") if cell.value] == [2.5]
    assert [cell.value for cell in column(sheet, "概算額（千円）") if cell.value] == [350]
    codes = column(sheet, "団体コード") + column(sheet, "課コード")
    assert {(cell.value, cell.data_type, cell.number_format) for cell in codes} == {
        ("092991", "s", "@"),
        ("0501", "s", "@"),
    }


def test_choices_and_links_are_shown_by_their_labels(book):
    assert {cell.value for cell in column(book[REQUESTS], "急ぎ具合")} == {"普通", "至急"}
    assert "機器" in {cell.value for cell in column(book[REQUESTS], "種類")}
    assert [cell.value for cell in column(book["指導記録"], "結果")] == ["継続"]


def test_a_link_to_a_request_in_the_file_is_shown_by_its_number(section, tmp_path):
    request = add(section)
    add(section, "guidance", request=request.record_id)
    sheet = load_workbook(handed_over(section, tmp_path))["指導記録"]
    assert [cell.value for cell in column(sheet, "元になった要望・生まれた要望")] == [request.body["local_no"]]


@pytest.mark.parametrize("theme", ["住基端末の離席時ロック", "=1+1", "_x0041_", "2026"])
def test_a_link_to_a_record_without_a_number_is_shown_by_its_title(section, tmp_path, theme):
    guidance = add(section, "guidance", theme=theme)
    add(section, "liaison", addressee="0203", about=guidance.record_id)
    file = handed_over(section, tmp_path)  # it is read back, and no cell may look like an edit
    sheet = load_workbook(file)["連絡調整"]
    assert [cell.value for cell in column(sheet, "関わる記録")] == [theme.replace("_x", "_x005F_x")]
    assert read_file(file, KINDS).edits == ()


@pytest.mark.parametrize("kind", SECTION_KINDS, ids=lambda kind: kind.KIND)
def test_every_field_with_choices_drops_down_in_every_row(book, kind):
    sheet = book[kind.LABEL]
    lists = {str(one.sqref).partition(":")[0]: one for one in sheet.data_validations.dataValidation}
    for facet in kind.facets().values():
        offers = isinstance(facet, Choice | Flag) or (isinstance(facet, Link) and facet.to in MASTERS)
        last = column(sheet, facet.heading)[-1]
        assert (last.column_letter + "2" in lists) is offers, facet.label
        if offers:
            found = lists[last.column_letter + "2"]
            assert found.type == "list"
            assert str(found.sqref) in (f"{last.column_letter}2:{last.coordinate}", last.coordinate)
            entries = [cell.value for (cell,) in book[CHOICES_SHEET][found.formula1.split("!")[1].replace("$", "")]]
            assert entries
            if isinstance(facet, Choice):
                assert entries == [choice.label for choice in facet.choices]


@pytest.mark.parametrize("title", [COVER_SHEET, *RECORD_SHEETS, CHOICES_SHEET])
def test_a_readable_sheet_is_ready_for_screen_and_paper(book, title):
    sheet = book[title]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    machine_only = 2 if title in RECORD_SHEETS else 0  # 更新日時 and 管理番号 stand last
    printed = sheet[1][: sheet.max_column - machine_only]
    letters = sum(sheet.column_dimensions[cell.column_letter].width for cell in printed)
    a3, a4 = 8, 9
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", a3 if letters > 180 else a4)
    if machine_only:
        assert sheet.print_area.endswith(f"$A$1:${printed[-1].column_letter}${sheet.max_row}")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])
    assert all(cell.font.b for cell in sheet[1])
    assert not sheet.protection.sheet


def test_the_cover_counts_what_stands_in_the_sheets(book):
    cover = dict(book[COVER_SHEET].iter_rows(min_row=2, values_only=True))
    counts = {label: cover[f"{label}の件数"] for label in RECORD_SHEETS}
    assert counts == {label: book[label].max_row - 1 for label in RECORD_SHEETS}
    assert counts == dict.fromkeys(RECORD_SHEETS, 1) | {"現場要望": 3}
    assert (cover["団体コード"], cover["課コード"], cover["課名"]) == ("092991", "0501", "市民課")
    assert (cover["年度"], cover["連番"], cover["取扱区分"]) == ("令和8年度（2026年度）", "第1号", "機密性2")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{4}", cover["確認コード"])


def test_the_cover_says_when_the_head_of_the_section_confirmed(section, tmp_path):
    path = submit(section, tmp_path, confirmed_on="2026-11-20")
    assert dict(load_workbook(path)[COVER_SHEET].iter_rows(values_only=True))["課長確認日"] == "令和8年11月20日"


@pytest.mark.parametrize("kind", SECTION_KINDS, ids=lambda kind: kind.KIND)
def test_text_that_looks_like_a_formula_stays_text_in_every_field(section, tmp_path, kind):
    facets = {name: facet for name, facet in kind.facets().items() if isinstance(facet, Text) and name != kind.NUMBER}
    for text in FORMULA_LIKE:
        add(section, kind.KIND, **dict.fromkeys(facets, text))
    path = handed_over(section, tmp_path)
    sheet = load_workbook(path)[kind.LABEL]
    for facet in facets.values():
        cells = column(sheet, facet.heading)
        wanted = [text if isinstance(facet, LongText) else text.strip() for text in FORMULA_LIKE]
        assert sorted(cell.value for cell in cells) == sorted(wanted), facet.label
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.quotePrefix is (cell.value[0] not in "#{") for cell in cells)
    for name, content in parts(path).items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(rb"<f[ />]", content)
            assert set(re.findall(rb' t="(\w+)"', content)) <= {b"inlineStr", b"n"}


@pytest.mark.parametrize(
    ("typed", "in_cell"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("a_x000D_b", "a_x005F_x000D_b"),
        ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"),
        ("_x41_", "_x41_"),
        ("snake_x", "snake_x"),
    ],
)
def test_what_looks_like_an_escape_is_escaped(typed, in_cell):
    assert escape(typed) == in_cell


def test_no_machine_cell_is_longer_than_a_worksheet_keeps_or_looks_like_an_escape(section, tmp_path):
    add(section, "guidance", memo="😀" * 15_000)
    add(section, "guidance", memo="_x0041_" * 4000)
    for cells in load_workbook(handed_over(section, tmp_path))[MACHINE_SHEET].iter_rows(values_only=True):
        texts = [cell for cell in cells if cell is not None]
        assert all(isinstance(text, str) for text in texts)
        assert all(len(text.encode("utf-16-le")) // 2 <= 30_000 for text in texts)
        assert not any("_x" in text for text in texts)


def test_the_file_says_nothing_of_the_computer_or_its_user(whole):
    core = parts(whole)["docProps/core.xml"].decode()
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", core) == ["LeaderDesk", "LeaderDesk"]
    assert not any(str(whole.parent).encode() in content for content in parts(whole).values())


def test_every_type_of_facet_knows_how_it_stands_in_a_cell():
    assert set(CELLS) == set(FACETS)


def test_a_workbook_that_cannot_be_written_is_told_by_its_folder(tmp_path):
    sheets = Sheets("見本")
    sheets.add("一枚目").append(["x"])
    (tmp_path / "file").write_text("ここはフォルダーではない")
    with pytest.raises(LeaderDeskError) as fault:
        sheets.save(tmp_path / "file" / "x.xlsx")
    assert fault.value.code == "LD-2301"
    sheets.save(tmp_path / "new" / "x.xlsx")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x.xlsx"]


def test_a_link_to_a_record_that_is_not_in_the_file_says_its_title_and_is_no_hand_edit(section, tmp_path):
    with division_store(tmp_path / "division") as division:
        measure = add(division, "measure", name="窓口の電子化", section="0501")
        milestone = add(division, "milestone", measure=measure.body["code"], name="要件をまとめる")
        list(receive(section, distribute(division, tmp_path / "out", {"0501": "市民課"})))
        add(section, "milestone_result", milestone=milestone.record_id, measure=measure.body["code"])
        path = handed_over(section, tmp_path)
        sheet = load_workbook(path)["工程実績"]
        assert [cell.value for cell in column(sheet, "工程")] == ["要件をまとめる"]
        assert [cell.value for cell in column(sheet, "施策")] == ["窓口の電子化"]
        [verdict] = list(receive(division, [path]))
        assert verdict.edits == ()
