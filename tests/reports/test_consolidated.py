"""全庁統合: one workbook that holds what the store holds, counted, typed, and open to any program."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from leaderdesk.analysis.statistics import recorded_kinds
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.workbook import escape
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.query import Query, all_rows, count
from leaderdesk.progress import Stopped
from leaderdesk.reports import consolidated
from leaderdesk.reports.consolidated import consolidate
from leaderdesk.sample.awkward import ODD_TEXTS
from leaderdesk.sample.plan import NEVER_SUBMITS
from tests.builders import add, answer, division_store, handed_over, section_store
from tests.cities import WORKBOOK

LABELS = ("現場要望", "指導記録", "リテラシー活動")
ANSWERS = ("進捗回答", "指標実績", "工程実績", "見直し意見", "研修実績")
PROJECTS = ("OODAプロジェクト", "周回", "OODAの記録", "根拠")
PLAN = ("施策", "指標", "工程")


@pytest.fixture(scope="module")
def book(received):
    return load_workbook(received / WORKBOOK)


@pytest.fixture(scope="module")
def parts(received):
    with zipfile.ZipFile(received / WORKBOOK) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def sql(received):
    """Plain SQL on the same store: the second opinion."""
    connection = sqlite3.connect(f"file:{received / 'division.db'}?mode=ro", uri=True)
    yield lambda statement: connection.execute(statement).fetchall()
    connection.close()


def lines(sheet):
    """The rows of a sheet, each by its headings."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


# ---------------------------------------------------------------- what is in it


def test_the_sheets_stand_in_the_order_in_which_people_ask(book):
    assert book.sheetnames == [
        "概要",
        "部課別",
        "月別",
        "種類別",
        *LABELS,
        "連絡調整",
        *ANSWERS,
        *PROJECTS,
        *PLAN,
        "提出状況",
    ]


def test_every_list_has_as_many_rows_as_the_store_has_records(book, whole_city, sql):
    for kind in recorded_kinds(whole_city):
        rows = len(lines(book[kind.LABEL]))
        assert rows == count(whole_city, Query(kind)) == sql(f"SELECT count(*) FROM {kind.KIND}")[0][0] > 500


def test_every_record_stands_in_it_once_with_what_it_says(book, whole_city):
    found = {line["管理番号"]: line for line in lines(book["現場要望"])}
    rows = all_rows(whole_city, Query(Request))
    assert set(found) == {row.record_id for row in rows}
    for row in rows:
        line = found[row.record_id]
        assert line["件名"] == escape(row.body["title"])
        assert line["課コード"] == row.owner
        assert line["課名"] == whole_city.names.label(Section.KIND, "", row.owner)
        assert line["発生日"].date().isoformat() == row.body["raised_on"]
        assert line["年度"] == row.in_year
        assert (line["版の数が複数"] == "確認が必要") == (row.head_count > 1)


def test_the_records_stand_section_by_section_and_day_by_day(book):
    for label, day in (("現場要望", "発生日"), ("指導記録", "実施日"), ("リテラシー活動", "実施日")):
        order = [(line["課コード"], line[day]) for line in lines(book[label])]
        assert order == sorted(order)


def test_the_summary_says_what_the_lists_hold(book):
    summary = {line["項目"]: line["内容"] for line in lines(book["概要"]) if line["項目"]}
    assert (summary["団体コード"], summary["団体名"]) == ("092991", "青葉原市")
    for label in LABELS:
        assert summary[f"{label}の件数"] == book[label].max_row - 1
    assert (summary["提出した課の数"], summary["課の数"]) == (63, 64)
    assert summary["提出状況の年度"] == "令和8年度（2026年度）"


def test_the_figures_by_section_are_those_of_plain_sql(book, sql):
    found = lines(book["部課別"])
    assert len(found) == 64
    for kind, label in zip(("request", "guidance", "activity"), LABELS, strict=True):
        plain = dict(sql(f"SELECT owner, count(*) FROM {kind} GROUP BY owner"))
        assert {line["課コード"]: line[label] for line in found if line[label]} == plain
    assert all(line["合計"] == sum(line[label] for label in LABELS) for line in found)
    departments = Counter()
    for line in found:
        departments[line["部名"]] += line["合計"]
    assert len(departments) == 15
    assert sum(departments.values()) == sum(book[label].max_row - 1 for label in LABELS)


def test_the_figures_by_category_are_those_of_plain_sql(book, sql):
    labels = dict(sql("SELECT code, label FROM vocabulary WHERE list_name = 'request.category'"))
    plain = {labels[code]: number for code, number in sql("SELECT category, count(*) FROM request GROUP BY category")}
    found = {line["種類"]: line["件数"] for line in lines(book["種類別"]) if line["記録"] == "現場要望"}
    assert {label: number for label, number in found.items() if number} == plain
    assert set(found) >= set(labels.values())


def test_the_figures_by_month_are_those_of_plain_sql(book, sql):
    found = lines(book["月別"])
    assert [line["月"] for line in found[:12]] == [*range(4, 13), 1, 2, 3]
    for kind, day, label in (("request", "raised_on", "現場要望"), ("guidance", "date", "指導記録")):
        plain = dict(sql(f"SELECT in_year || substr({day}, 5, 3), count(*) FROM {kind} GROUP BY 1"))
        assert {f"{line['年度']}-{line['月']:02}": line[label] for line in found if line[label]} == plain


def test_the_submission_sheet_tells_who_when_which_number_and_who_is_missing(book, sql):
    found = lines(book["提出状況"])
    assert len(found) == 64 + 4  # four sections have two PCs
    missing = [line for line in found if line["提出"] == "未提出"]
    assert [(line["課コード"], line["連番"], line["件数"]) for line in missing] == [(NEVER_SUBMITS, None, None)]
    handed = [line for line in found if line["提出"] == "提出済"]
    assert {line["連番"] for line in handed} == {"第14号", "B-第14号"}
    assert all("2027-03-24" <= line["作成日時"] < "2027-04-01" and line["受領日時"] for line in handed)
    plain = sql("SELECT owner, pc, counts FROM exchange_log WHERE outcome = 'imported'")
    assert Counter(line["課コード"] for line in handed) == Counter(owner for owner, _, _ in plain)


# ---------------------------------------------------------------- how it stands there


def test_the_charts_are_native_and_point_to_cells_that_are_there(book, parts):
    charts = [text for name, text in parts.items() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    assert len(charts) == 3
    for chart in charts:
        assert "<barChart>" in chart.replace("c:", "")
        for sheet, first, last in re.findall(r"'([^']+)'!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)", chart):
            assert 2 == int(first) < int(last) <= book[sheet].max_row
    assert any("drawing" in text for name, text in parts.items() if name == "xl/worksheets/_rels/sheet1.xml.rels")


@pytest.mark.parametrize(
    "sheet", ["部課別", "月別", "種類別", *LABELS, "連絡調整", *ANSWERS, *PROJECTS, *PLAN, "提出状況"]
)
def test_a_list_has_one_header_row_no_merged_cell_and_no_heading_twice(book, sheet):
    page = book[sheet]
    headings = [cell.value for cell in page[1]]
    assert all(headings)
    assert len(set(headings)) == len(headings)
    assert not page.merged_cells.ranges
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.dimensions
    assert all(any(cell is not None for cell in row) for row in page.iter_rows(min_row=2, values_only=True))


def test_days_and_figures_are_typed_and_codes_are_text(book):
    for label in LABELS:
        for line in lines(book[label])[:200]:
            assert isinstance(line["課コード"], str)
            assert isinstance(line["年度"], int)
            for heading, value in line.items():
                if heading in ("発生日", "実施日"):
                    assert isinstance(value, dt.datetime)
                if value is not None and heading.endswith(("（人）", "（時間）", "（千円）", "（分）")):
                    assert isinstance(value, int | float), heading
    assert {type(line[label]) for line in lines(book["部課別"]) for label in LABELS} == {int}


def test_no_text_becomes_a_formula(book, parts):
    assert not any(re.search(r"<f[ >]", text) for name, text in parts.items() if name.startswith("xl/worksheets/"))
    problems = {line["困っていること"] for line in lines(book["現場要望"]) if line["課コード"] == "0502"}
    assert {escape(text) for text in ODD_TEXTS} <= problems


def test_no_part_reaches_outside_and_nobody_is_named(parts):
    rels = "".join(text for name, text in parts.items() if name.endswith(".rels"))
    assert "External" not in rels
    assert not [name for name in parts if "vba" in name.lower() or "embed" in name.lower()]
    assert "<dc:creator>LeaderDesk</dc:creator>" in parts["docProps/core.xml"]


def test_a_second_reader_sees_the_same_cells(book, received):
    other = CalamineWorkbook.from_path(received / WORKBOOK)
    assert other.sheet_names == book.sheetnames
    for label in (*LABELS, "部課別", "提出状況"):
        grid = other.get_sheet_by_name(label).to_python(skip_empty_area=False)
        mine = [[plain(cell) for cell in row] for row in book[label].iter_rows(values_only=True)]
        assert [[plain(cell) for cell in row] for row in grid] == mine


def plain(cell):
    """A cell, whichever program read it."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, str):  # calamine gives an escaped letter back as the letter
        return cell.replace("_x005F_", "_")
    return float(cell) if isinstance(cell, int | float) else cell


# ---------------------------------------------------------------- the smallest and the worst


def test_a_city_that_recorded_nothing_still_gets_its_workbook(tmp_path):
    with division_store(tmp_path) as division:
        assert consolidate(division, tmp_path / "空.xlsx") == {"request": 0, "guidance": 0, "activity": 0}
    book = load_workbook(tmp_path / "空.xlsx")
    assert [book[label].max_row for label in LABELS] == [1, 1, 1]
    assert {line["提出"] for line in lines(book["提出状況"])} == {"未提出"}


def test_the_records_of_a_section_that_is_no_more_stand_in_list_and_figures_alike(tmp_path):
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as section:
        add(section)
        list(receive(division, [handed_over(section, tmp_path)]))
        division.put_all(Section, [{"code": "0501", "valid_until": "2026-09-30"}])
        consolidate(division, tmp_path / "全庁.xlsx")
    book = load_workbook(tmp_path / "全庁.xlsx")
    assert sum(line["合計"] for line in lines(book["部課別"])) == book["現場要望"].max_row - 1 == 1


def test_an_older_workbook_is_replaced_whole_and_nothing_else_is_left(tmp_path):
    with division_store(tmp_path / "division") as division:
        for _ in range(2):
            consolidate(division, tmp_path / "out" / "全庁.xlsx")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["全庁.xlsx"]


@pytest.mark.parametrize("stop_at", [0, 500, 1500])
def test_a_person_who_stops_it_keeps_the_earlier_workbook(whole_city, tmp_path, stop_at):
    target = tmp_path / "全庁.xlsx"
    target.write_bytes(b"the earlier one")
    with pytest.raises(Stopped):
        consolidate(whole_city, target, progress=lambda done, _total: done < stop_at)
    assert [path.name for path in tmp_path.iterdir()] == ["全庁.xlsx"]
    assert target.read_bytes() == b"the earlier one"


def test_progress_goes_on_to_all_records(whole_city, tmp_path):
    told = []
    counts = consolidate(whole_city, tmp_path / "全庁.xlsx", progress=lambda *at: told.append(at) or True)
    total = sum(counts.values())
    assert {whole for _, whole in told} == {total}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert total - 500 < told[-1][0] <= total


def test_a_workbook_that_lacks_a_record_is_never_handed_out(tmp_path, monkeypatch):
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as section:
        add(section)
        list(receive(division, [handed_over(section, tmp_path)]))
        whole = consolidated._record_rows
        monkeypatch.setattr(consolidated, "_record_rows", lambda *args: iter(list(whole(*args))[1:]))
        with pytest.raises(LeaderDeskError, match="LD-2302"):
            consolidate(division, tmp_path / "out" / "全庁.xlsx")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with division_store(tmp_path) as division, pytest.raises(LeaderDeskError, match="LD-2301"):
        consolidate(division, Path(tmp_path / "file" / "全庁.xlsx"))


# ---------------------------------------------------------------- what else there is


def test_what_the_division_answered_stands_beside_each_request(tmp_path):
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as section:
        asked, silent = add(section, title="答えのある要望"), add(section, title="答えのない要望")
        list(receive(division, [handed_over(section, tmp_path)]))
        for state in ("received", "considering", "on_hold"):
            answer(division, asked, state, reason="来年度に検討する")
        consolidate(division, tmp_path / "全庁.xlsx")
    found = {line["管理番号"]: line for line in lines(load_workbook(tmp_path / "全庁.xlsx")["現場要望"])}
    told = found[asked.record_id]
    assert (told["審査状態"], told["回答・理由"]) == ("保留", "来年度に検討する")
    assert found[silent.record_id]["審査状態"] is None


def test_whatever_else_has_records_has_its_list_and_links_say_what_they_point_to(tmp_path):
    with division_store(tmp_path / "division") as division, section_store(tmp_path) as section:
        body = {"code": "1-01", "name": "窓口の電子化", "section": "0501", "method": "pdca"}
        division.put_all(Measure, [body])
        project = add(section, "ooda_project", name="待ち時間を縮める")
        add(section, "ooda_loop", project=project.record_id)
        add(section, "progress_report", measure="1-01")
        list(receive(division, [handed_over(section, tmp_path)]))
        counts = consolidate(division, tmp_path / "全庁.xlsx")
    book = load_workbook(tmp_path / "全庁.xlsx")
    assert {kind: count for kind, count in counts.items() if count} == {
        "progress_report": 1,
        "ooda_project": 1,
        "ooda_loop": 1,
        "measure": 1,
    }
    assert [line["施策"] for line in lines(book["進捗回答"])] == ["窓口の電子化"]
    assert [line["プロジェクト"] for line in lines(book["周回"])] == ["待ち時間を縮める"]
    assert [line["課名"] for line in lines(book["施策"])] == ["情報政策課"]
