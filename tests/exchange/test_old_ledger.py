"""Old ledgers of any layout come in by mapping, once; what cannot come in goes back coloured, is mended, and enters then."""

from __future__ import annotations

import csv

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_from_string

from leaderdesk.codes import RECORD_ID
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import marked
from leaderdesk.exchange.foreign import open_sheets, read_sheets
from leaderdesk.exchange.mapping import OWNER, Profile, guess, keep_profile, kept_profiles, mapped
from leaderdesk.exchange.marked import write_marked
from leaderdesk.exchange.old_ledger import AUTHOR, REASON_HEADING, commit, fields_of, plan, unknown_words
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.automatic_backup import backups
from leaderdesk.ledger.check import check
from leaderdesk.ledger.log import incoming_files
from leaderdesk.ledger.merge import reinstate, withdraw
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import section_store
from tests.exchange.ledgers import LEDGERS, book

RED = "FFFFD5D0"


def prepared(ledger, folder):
    path = folder / ledger.file
    ledger.build(path)
    return path


def planned(store, path, kind="request", **said):
    """What the wizard would show when a person has said this, and nothing else."""
    sheets = read_sheets(path, path.name)
    kind = kind_named(kind)
    first = guess(kind, sheets, fields_of(store, kind))
    if "sheet" in said:
        [sheet] = [sheet for sheet in sheets if sheet.name == said["sheet"]]
        first = guess(kind, [sheet], fields_of(store, kind))
    return plan(store, sheets, first.model_copy(update=said))


def titles(store, kind="request"):
    kind = kind_named(kind)
    return [row.body[kind.TITLE] for row in all_rows(store, Query(kind)) if row.deleted is None]


def ledger_of(target, rows):
    book(target, ("台帳", rows))
    return target


@pytest.fixture(params=LEDGERS, ids=lambda ledger: ledger.file)
def ledger(request):
    return request.param


def test_ten_ledgers_come_in_by_mapping_and_their_errors_come_back_coloured(ledger, section, tmp_path):
    path = prepared(ledger, tmp_path)
    found = planned(section, path, ledger.kind, **ledger.said)
    good, refused = found.those(Outcome.IMPORTED), found.those(Outcome.REFUSED)
    kind = found.kind
    assert sorted(row.body[kind.TITLE] for row in good) == sorted(ledger.titles)
    assert {(row.sheet, row.number) for row in refused} == {(sheet, row_of(cell)) for sheet, cell in ledger.wrong}
    assert len(found.left_out) == ledger.left_out
    commit(section, found, path, path.name)
    assert sorted(titles(section, ledger.kind)) == sorted(ledger.titles)
    bodies = {row.body[kind.TITLE]: row.body for row in all_rows(section, Query(kind))}
    for title, facts in ledger.facts.items():
        assert {name: bodies[title].get(name) for name in facts} == facts
    assert planned(section, path, ledger.kind, **ledger.said).those(Outcome.IMPORTED) == []

    copy = tmp_path / "直す所.xlsx"
    write_marked(found, path, path.name, copy)
    made = load_workbook(copy)
    assert coloured(made) == set(ledger.wrong)
    assert not [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    for (sheet, cell), value in ledger.wrong.items():
        made[sheet][cell] = value
    made.save(copy)
    again = planned(section, copy, ledger.kind, **ledger.said)
    assert again.those(Outcome.REFUSED) == []
    assert len(again.those(Outcome.ALREADY)) == len(ledger.titles)
    commit(section, again, copy, copy.name)
    assert len(titles(section, ledger.kind)) == len(ledger.titles) + len(refused)
    assert check(section) == []


def row_of(cell):
    return coordinate_from_string(cell)[1]


def coloured(made):
    """The coloured cells of the ledger's own columns."""
    found = set()
    for sheet in made:
        reasons = {cell.column for row in sheet.iter_rows() for cell in row if cell.value == REASON_HEADING}
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED]
        assert all(sheet.cell(cell.row, column).value for cell in cells for column in reasons), (
            "a coloured cell without its reason"
        )
        found |= {(sheet.title, cell.coordinate) for cell in cells if cell.column not in reasons}
    return found


# ---------------------------------------------------------------- once and never twice


def test_a_row_that_stands_twice_is_two_records_and_the_same_two_the_next_time(section, tmp_path):
    rows = [["件名", "発生日"], ["A を直したい", "2026/4/1"], ["A を直したい", "2026/4/1"], ["B", "2026/4/2"]]
    path = ledger_of(tmp_path / "1.xlsx", rows)
    commit(section, planned(section, path), path, path.name)
    rows.insert(1, ["先頭に入れた行", "R8.4.1"])
    path = ledger_of(tmp_path / "2.xlsx", rows)
    commit(section, planned(section, path), path, path.name)
    assert sorted(titles(section)) == ["A を直したい", "A を直したい", "B", "先頭に入れた行"]
    ids = [row.record_id for row in all_rows(section, Query(Request))]
    assert all(RECORD_ID.fullmatch(record_id) and record_id[14] == "4" for record_id in ids)


def test_what_was_edited_since_stays_as_it_is(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["直す", "2026/4/1"]])
    commit(section, planned(section, path), path, path.name)
    [row] = all_rows(section, Query(Request))
    section.edit(row.record_id, {"title": "直した"})
    with pytest.raises(LeaderDeskError, match="LD-2419"):
        commit(section, planned(section, path), path, path.name)
    assert titles(section) == ["直した"]


def test_one_step_back_undoes_the_import_and_it_can_be_done_anew(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["甲", "2026/4/1"], ["乙", "2026/4/1"]])
    steps = []
    section.listeners.append(steps.append)
    commit(section, planned(section, path), path, path.name)
    [step] = steps
    numbers = {row.body["local_no"] for row in all_rows(section, Query(Request))}
    assert numbers == {"0501-R08-A001", "0501-R08-A002"}
    section.take_back([revision.rev_id for revision in step])
    assert titles(section) == []
    commit(section, planned(section, path), path, path.name)
    assert sorted(titles(section)) == ["乙", "甲"]
    assert {row.body["local_no"] for row in all_rows(section, Query(Request))} == numbers
    assert len(backups(section)) >= 1


def test_a_number_of_the_ledger_is_kept(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["整理番号", "件名", "発生日"], ["市-7", "甲", "2026/4/1"]])
    commit(section, planned(section, path), path, path.name)
    assert [row.body["local_no"] for row in all_rows(section, Query(Request))] == ["市-7"]


def test_a_row_with_the_management_number_of_a_known_record_is_that_record(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["甲", "2026/4/1"]])
    commit(section, planned(section, path), path, path.name)
    [row] = all_rows(section, Query(Request))
    path = ledger_of(tmp_path / "2.xlsx", [["件名", "発生日", "管理番号"], ["甲（改）", "2026/4/1", row.record_id]])
    assert [row.outcome for row in planned(section, path).rows] == [Outcome.ALREADY]


def test_nothing_is_invented(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "急ぎ具合"], ["甲", ""]])
    [row] = planned(section, path).rows
    assert {name: fault.code for name, fault in row.faults.items()} == {"raised_on": "LD-1001"}
    [row] = planned(section, path, defaults={"raised_on": "R8.4.1", "urgency": "普通"}).rows
    assert row.body == {"title": "甲", "raised_on": "2026-04-01", "urgency": "normal"}


def test_all_that_is_wrong_in_a_row_is_said_at_once(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日", "人数"], [None, "いつか", "多数"]])
    [row] = planned(section, path).rows
    assert set(row.faults) == {"title", "raised_on", "people"}


def test_words_that_a_list_does_not_know_are_listed_once(section, tmp_path):
    rows = [["件名", "発生日", "緊急度"], ["甲", "R8.4.1", "高"], ["乙", "R8.4.1", "普通"], ["丙", "R8.4.1", "高"]]
    path = ledger_of(tmp_path / "1.xlsx", rows)
    sheets = read_sheets(path, path.name)
    assert unknown_words(section, sheets, guess(Request, sheets)) == {"urgency": ["高"]}


# ---------------------------------------------------------------- the division, on behalf of sections


@pytest.fixture
def city_ledger(tmp_path):
    rows = [
        ["課名", "件名", "発生日"],
        ["市民課", "甲", "2026/4/1"],
        ["0502", "乙", "R8.4.1"],
        ["宇宙課", "丙", "R8.4.1"],
    ]
    return ledger_of(tmp_path / "全庁.xlsx", rows)


def test_the_division_takes_a_ledger_in_for_the_sections_and_can_withdraw_it(division, city_ledger):
    found = planned(division, city_ledger)
    [wrong] = found.those(Outcome.REFUSED)
    assert wrong.faults[OWNER].code == "LD-2416"
    file_id = commit(division, found, city_ledger, city_ledger.name)
    rows = {row.owner: row for row in all_rows(division, Query(Request))}
    assert {owner: row.body["local_no"] for owner, row in rows.items()} == {
        "0501": "0501-R08-001",
        "0502": "0502-R08-001",
    }
    head = division.view(rows["0501"].record_id).shown
    assert (head.author, head.owner, head.install) == (AUTHOR, "0501", division.identity.install)
    with division.reading() as connection:
        [logged] = incoming_files(connection)
    assert (logged.file_id, logged.file, logged.counts) == (file_id, city_ledger.name, {"request": 2})
    assert planned(division, city_ledger).those(Outcome.IMPORTED) == []

    withdraw(division, file_id)
    assert titles(division) == []
    assert len(planned(division, city_ledger).those(Outcome.IMPORTED)) == 2
    reinstate(division, file_id)
    assert sorted(titles(division)) == ["乙", "甲"]
    assert check(division) == []


def test_one_section_can_be_said_for_the_whole_ledger(division, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["甲", "2026/4/1"], ["乙", "2026/4/2"]])
    assert {fault.code for row in planned(division, path).rows for fault in row.faults.values()} == {"LD-1001"}
    commit(division, planned(division, path, defaults={OWNER: "0501"}), path, path.name)
    numbers = sorted(row.body["local_no"] for row in all_rows(division, Query(Request)))
    assert numbers == ["0501-R08-001", "0501-R08-002"]
    with division.reading() as connection:
        assert [file.owner for file in incoming_files(connection)] == ["0501"]
    more = ledger_of(tmp_path / "2.xlsx", [["件名", "発生日"], ["丙", "2026/4/1"]])
    commit(division, planned(division, more, defaults={OWNER: "0501"}), more, more.name)
    assert "0501-R08-003" in {row.body["local_no"] for row in all_rows(division, Query(Request))}


# ---------------------------------------------------------------- the mapping, kept


def test_a_kept_mapping_finds_its_headings_wherever_they_stand_now(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["発生日", "用件", "メモ"], ["R8.4.1", "甲", "x"]])
    sheets = read_sheets(path, path.name)
    chosen = mapped(Request, sheets[0], 0, 0).with_columns(["raised_on", "title", ""])
    keep_profile(section, "市民課の台帳", chosen)
    assert kept_profiles(section) == {"市民課の台帳": chosen}
    book(
        tmp_path / "2.xlsx",
        ("説明", [["読むこと"]]),
        ("R9", [["題名"], [], ["発生日", "用件", "覚え"], ["R8.4.2", "乙", ""]]),
    )
    [row] = plan(section, read_sheets(tmp_path / "2.xlsx", "2.xlsx"), chosen).rows
    assert (row.sheet, row.number, row.body["title"]) == ("R9", 4, "乙")
    other = ledger_of(tmp_path / "3.xlsx", [["用件", "発生日"], ["丙", "R8.4.1"]])
    with pytest.raises(LeaderDeskError, match="LD-2415"):
        plan(section, read_sheets(other, other.name), chosen)


def test_a_mapping_is_plain_json_and_anything_else_is_refused():
    profile = Profile(kind="request", headings=["件名"], columns=["title"], defaults={"raised_on": "R8.4.1"})
    assert Profile.of(profile.model_dump_json(), "x") == profile
    for text in ("{", "[]", '{"kind": 1}', '{"kind": "request", "more": 1}', '{"kind": "request", "first": -1}'):
        with pytest.raises(LeaderDeskError, match="LD-2414"):
            Profile.of(text, "x")


def test_guided_to_a_field_that_is_none_a_column_is_left_out(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日", "何か"], ["甲", "R8.4.1", "x"]])
    [row] = planned(section, path, columns=["title", "raised_on", "robot"]).rows
    assert row.body == {"title": "甲", "raised_on": "2026-04-01"}


# ---------------------------------------------------------------- the coloured copy


def test_the_copy_keeps_the_looks_but_no_formula_and_marks_of_before_go(section, tmp_path):
    path = tmp_path / "1.xlsx"
    made = Workbook()
    sheet = made.active
    for row in (["件名", "発生日", "計"], ["甲", "いつか", "=1+1"], ["乙", "そのうち", "x"]):
        sheet.append(row)
    sheet.column_dimensions["A"].width = 33
    made.save(path)
    copy = tmp_path / "2.xlsx"
    write_marked(planned(section, path), path, path.name, copy)
    made = load_workbook(copy)
    sheet = made.active
    assert (sheet.column_dimensions["A"].width, sheet["D1"].value, sheet["C2"].value) == (33, REASON_HEADING, None)
    assert "LD-1201" not in sheet["D2"].value
    assert "いつか" in sheet["D2"].value
    sheet["B2"] = "R8.4.1"
    made.save(copy)
    third = tmp_path / "3.xlsx"
    write_marked(planned(section, copy), copy, copy.name, third)
    assert coloured(load_workbook(third)) == {("Sheet", "B3")}
    assert load_workbook(third).active["E1"].value is None


def test_text_that_looks_like_a_formula_stays_text(section, tmp_path):
    path = tmp_path / "1.csv"
    with path.open("w", encoding="cp932", newline="") as file:
        csv.writer(file).writerows([["件名", "発生日"], ["=1+1", "いつか"], ["@SUM(A1)", "R8.4.1"]])
    copy = tmp_path / "2.xlsx"
    write_marked(planned(section, path), path, path.name, copy)
    cells = load_workbook(copy).active["A"][1:]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("@SUM(A1)", "s", True),
    ]


def test_the_copy_of_an_xls_looks_like_it(section, tmp_path):
    ledger = next(ledger for ledger in LEDGERS if ledger.file.endswith(".xls"))
    path = prepared(ledger, tmp_path)
    write_marked(planned(section, path, ledger.kind), path, path.name, tmp_path / "2.xlsx")
    sheet = load_workbook(tmp_path / "2.xlsx").active
    assert [area.coord for area in sheet.merged_cells.ranges] == ["A1:E1"]
    assert (sheet["A3"].font.bold, sheet["A4"].number_format, sheet.freeze_panes) == (True, "yyyy/mm/dd", "A4")


def test_the_copy_never_takes_the_ledgers_place(section, tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名"], ["甲"]])
    with pytest.raises(LeaderDeskError, match="LD-2418"):
        write_marked(planned(section, path), path, path.name, path)


def test_a_workbook_that_openpyxl_cannot_open_is_copied_cell_by_cell(section, tmp_path, monkeypatch):
    monkeypatch.setattr(marked, "load_workbook", lambda *_, **__: {}["nothing"])
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["甲", "いつか"]])
    found = planned(section, path)
    marks = list(marked.marks_of(found))
    marked._write(path, name=path.name, target=tmp_path / "2.xlsx", heads={"台帳": 1}, marks=marks, encoding="")
    assert coloured(load_workbook(tmp_path / "2.xlsx")) == {("台帳", "B2")}


# ---------------------------------------------------------------- in the child


def test_a_ledger_is_read_in_the_child_as_it_is_here(tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名"], ["甲"]])
    assert open_sheets(path, path.name) == read_sheets(path, path.name)


def test_a_cell_at_the_far_end_costs_nothing_but_this_file(tmp_path):
    made = Workbook()
    made.active["XFD1048576"] = 1
    made.save(tmp_path / "遠い.xlsx")
    with pytest.raises(LeaderDeskError, match=r"LD-21(04|08|10)"):
        open_sheets(tmp_path / "遠い.xlsx", "遠い.xlsx")


def test_two_pcs_of_a_section_read_the_same_ledger_into_the_same_records(tmp_path):
    path = ledger_of(tmp_path / "1.xlsx", [["件名", "発生日"], ["甲", "2026/4/1"]])
    ids = set()
    for pc in "AB":
        with section_store(tmp_path / pc, pc=pc) as store:
            ids |= {row.record_id for row in planned(store, path).rows}
    assert len(ids) == 1
