"""様式: a section without LeaderDesk fills in a workbook, and its rows become its records, each exactly once."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from leaderdesk.errors import InvalidRecordError
from leaderdesk.exchange.filled_template import FormRow, read_row, template_kinds
from leaderdesk.exchange.from_template import AUTHOR
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import answered, commit, look, receive
from leaderdesk.exchange.template import ROWS, template_fields, write_templates
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.names import NO_NAMES
from leaderdesk.ledger.check import check
from leaderdesk.ledger.log import incoming_files
from leaderdesk.ledger.merge import withdraw
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import CITY, division_store, handed_over, section_store
from tests.exchange.files import by_hand, packed, parts, saved_anew

REQUESTS = Request.LABEL
HEAD = {
    "title": "B",
    "category": "C",
    "urgency": "D",
    "raised_on": "F",
    "wanted_by": "G",
    "hours_month": "K",
    "people": "L",
}
FULL = {"title": "番号札を替えたい", "raised_on": "R8.4.1"}


@pytest.fixture
def blank(division, tmp_path):
    [path] = write_templates(division, tmp_path / "forms", {"0501": "市民課"})
    return path


@pytest.fixture
def fill(blank, tmp_path):
    """Fill in rows of 現場要望: row number to cells by field name; gives the file."""
    names = iter(range(1, 100))

    def filled(rows, source=blank, more=lambda book: None):
        def write(book):
            for row, cells in rows.items():
                for name, cell in cells.items():
                    book[REQUESTS][f"{HEAD[name]}{row}"] = cell
            more(book)

        return by_hand(source, tmp_path / f"届いた様式{next(names)}.xlsx", write)

    return filled


def taken(division, path):
    [verdict] = receive(division, [path])
    return verdict


def told(verdict):
    return [(edit.sheet, edit.cell, edit.why.code) for edit in verdict.edits]


def requests(division):
    return {row.body["title"]: row for row in all_rows(division, Query(Request))}


# ---------------------------------------------------------------- the blank workbook


def test_every_kind_that_sections_write_has_a_sheet_with_all_that_can_be_filled_in(blank):
    book = load_workbook(blank)
    assert book.sheetnames == ["表紙", *(kind.LABEL for kind in template_kinds(KINDS)), "区分", "_LD"]
    assert [book[name].sheet_state for name in ("区分", "_LD")] == ["hidden", "hidden"]
    kinds = {kind.KIND: kind for kind in KINDS}
    for kind in template_kinds(KINDS):
        headings = [cell.value for cell in book[kind.LABEL][1]]
        fields = template_fields(kind, kinds)
        assert headings == ["番号", *(facet.heading for facet in fields.values()), "管理番号"]
        assert kind.NUMBER not in fields
        assert set(kind.EXAMPLE) <= set(fields)


def test_the_heads_are_protected_and_the_rows_below_are_not(blank):
    sheet = load_workbook(blank)[REQUESTS]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert all(sheet[f"{column}{row}"].protection.locked for column in "ABC" for row in (1, 2, 3))
    assert not any(sheet[f"{column}{row}"].protection.locked for column in "BCDK" for row in (4, ROWS + 3))
    assert not sheet.column_dimensions["B"].protection.locked
    assert sheet.column_dimensions["R"].hidden


def test_lists_drop_down_and_days_stay_as_they_are_typed(blank, division):
    book = load_workbook(blank)
    lists = {
        str(each.sqref).partition("4:")[0]: each.formula1 for each in book[REQUESTS].data_validations.dataValidation
    }
    assert set(lists) == {"C", "D", "O"}
    first, last = (int(place.rpartition("$")[2]) for place in lists["C"].split("!")[1].split(":"))
    offered = [book["区分"][f"C{row}"].value for row in range(first, last + 1)]
    assert offered == list(division.names.options("vocabulary", "request.category").values())
    assert book[REQUESTS]["F4"].number_format == "@"


def test_every_prepared_row_has_an_id_of_its_own(blank):
    book = load_workbook(blank)
    ids = [
        book[kind.LABEL].cell(row, book[kind.LABEL].max_column).value
        for kind in template_kinds(KINDS)
        for row in range(4, ROWS + 4)
    ]
    assert len(set(ids)) == len(ids) == ROWS * len(template_kinds(KINDS))


@pytest.mark.parametrize("kind", template_kinds(KINDS), ids=lambda kind: kind.KIND)
def test_the_example_is_a_record_that_could_be_saved(division, kind):
    read = kind.read(kind.EXAMPLE, division.names)
    try:
        assert kind.restore(read).faults(division.today()) == {}
    except InvalidRecordError as error:
        pytest.fail(f"{error.faults}")


def test_a_file_that_lies_there_is_never_written_over(division, blank):
    [again] = write_templates(division, blank.parent, {"0501": "市民課"})
    assert again.name == f"LD様式_{CITY}_0501_2026_2.xlsx"
    assert blank.exists()


# ---------------------------------------------------------------- taking in


def test_rows_become_records_of_the_section_and_the_file_stands_in_the_log(division, fill):
    path = fill(
        {
            4: FULL
            | {
                "category": "機器",
                "urgency": "普通",
                "wanted_by": "R8下期",
                "hours_month": "2時間半",
                "people": "約３０人",
            },
            5: {"title": "様式をそろえたい", "raised_on": datetime(2026, 5, 1)},
            ROWS + 9: {"title": "表の下に書いた要望", "raised_on": "2026年6月1日"},
        }
    )
    verdict = taken(division, saved_anew(path, path.parent / "anew"))
    assert (verdict.outcome, verdict.section, verdict.number) == (Outcome.IMPORTED, "0501", "様式")
    assert (verdict.change.new, verdict.edits, verdict.questions) == (3, (), ())
    found = requests(division)
    first = found["番号札を替えたい"]
    assert (first.owner, first.body["local_no"]) == ("0501", "0501-R08-001")
    assert {name: first.body[name] for name in ("raised_on", "category", "wanted_by", "hours_month", "people")} == {
        "raised_on": "2026-04-01", "category": "DEVICE", "wanted_by": "2026-H2", "hours_month": "2.5", "people": "30",
    }  # fmt: skip
    assert division.history(first.record_id)[0].author == AUTHOR
    assert first.record_id == load_workbook(path)[REQUESTS]["R4"].value
    with division.reading() as connection:
        [logged] = incoming_files(connection)
    assert (logged.owner, logged.number, dict(logged.counts)) == ("0501", "様式", {"request": 3})
    assert check(division) == []


def test_what_came_in_once_comes_in_no_second_time_and_changes_are_new_versions(division, fill):
    first = fill({4: FULL, 5: {"title": "そのまま", "raised_on": "R8.4.2"}})
    assert taken(division, first).change.new == 2
    again = taken(division, shutil.copy(first, first.with_name("写し.xlsx")))
    assert (again.outcome, again.change.new, again.change.changed) == (Outcome.ALREADY, 0, 0)
    record = requests(division)["番号札を替えたい"]
    second = taken(
        division,
        fill(
            {4: {"title": "番号札を新しくしたい", "people": "5"}, 6: {"title": "足した要望", "raised_on": "R8.5.1"}},
            first,
        ),
    )
    assert (second.outcome, second.change.new, second.change.changed, second.change.same) == (Outcome.IMPORTED, 1, 1, 1)
    history = division.history(record.record_id)
    assert [revision.body["title"] for revision in history] == ["番号札を替えたい", "番号札を新しくしたい"]
    assert history[1].parents == (history[0].rev_id,)
    assert history[1].body["local_no"] == history[0].body["local_no"]
    assert count(division, Query(Request)) == 3


def test_a_copied_row_and_one_without_an_id_enter_once(division, fill):
    def copy_row(book):
        sheet = book[REQUESTS]
        for column in "BFR":
            sheet[f"{column}7"] = sheet[f"{column}4"].value
        sheet["B7"] = "写してから直した要望"
        sheet["B8"], sheet["F8"], sheet["R8"] = "番号のない要望", "R8.4.3", None

    path = fill({4: FULL}, more=copy_row)
    assert taken(division, path).change.new == 3
    verdict = taken(division, fill({5: {"title": "もう 1 件", "raised_on": "R8.4.4"}}, path))
    assert (verdict.change.new, verdict.change.changed, verdict.change.same) == (1, 0, 3)
    assert count(division, Query(Request)) == 4


def test_a_row_that_cannot_be_read_stays_out_and_is_named_with_its_cell(division, fill):
    verdict = taken(
        division,
        fill(
            {
                4: FULL,
                5: {"title": "日が悪い", "raised_on": "令和8年2月30日", "people": "数人"},
                6: {"title": "種類が悪い", "raised_on": "R8.4.1", "category": "ロボット"},
                7: {"title": "日がない"},
                8: {"title": "先の日", "raised_on": "R9.4.1"},
                9: {"title": "至急", "raised_on": "R8.4.1", "urgency": "至急"},
            }
        ),
    )
    assert (verdict.outcome, verdict.change.new) == (Outcome.IMPORTED, 1)
    assert told(verdict) == [
        (REQUESTS, "F5", "LD-1203"), (REQUESTS, "L5", "LD-1301"), (REQUESTS, "C6", "LD-1401"), (REQUESTS, "F7", "LD-1001"),
        (REQUESTS, "F8", "LD-1503"), (REQUESTS, "E9", "LD-1501"),
    ]  # fmt: skip
    assert "機器" in str(next(edit.why for edit in verdict.edits if edit.cell == "C6"))
    assert set(requests(division)) == {"番号札を替えたい"}


def test_what_may_mean_two_things_is_asked_and_comes_in_as_answered(division, fill):
    path = fill(
        {
            4: FULL,
            5: {"title": "年がない", "raised_on": "2/10"},
            6: {"title": "一点五", "raised_on": "R8.4.1", "hours_month": "1,5"},
        }
    )
    [verdict] = look(division, [path])
    assert [(each.cell, [text for text, _ in each.readings]) for each in verdict.questions] == [
        ("F5", ["2026-02-10", "2027-02-10"]), ("K6", ["1.5", "15"]),
    ]  # fmt: skip
    assert (verdict.outcome, verdict.change.new) == (Outcome.IMPORTED, 1)
    partly = commit(division, verdict)
    assert set(requests(division)) == {"番号札を替えたい"}
    answers = {(REQUESTS, "F5"): "2026-02-10", (REQUESTS, "K6"): "1.5"}
    whole = answered(division, partly, answers)
    assert (whole.outcome, whole.change.new, whole.questions) == (Outcome.IMPORTED, 2, ())
    assert commit(division, whole).is_in
    assert requests(division)["年がない"].body["raised_on"] == "2026-02-10"
    assert requests(division)["一点五"].body["hours_month"] == "1.5"
    again = taken(division, fill({5: {"people": "4人"}}, path))
    assert (again.change.changed, again.change.same, again.questions) == (1, 2, ())  # nobody is asked twice
    assert requests(division)["年がない"].body["raised_on"] == "2026-02-10"


def test_dashes_and_undecided_mean_that_there_is_no_value(division, fill):
    path = fill({4: FULL | {"people": "－", "hours_month": "ー", "wanted_by": "未定", "category": "―"}})
    assert taken(division, path).change.new == 1
    assert set(requests(division)["番号札を替えたい"].body) == {"title", "raised_on", "local_no"}


def test_a_file_of_which_nothing_can_come_in_waits_for_a_person(division, fill):
    [verdict] = look(division, [fill({4: {"title": "年がない", "raised_on": "2/10"}})])
    assert (verdict.outcome, verdict.code) == (Outcome.HELD, "LD-2435")
    assert answered(division, verdict, {(REQUESTS, "F4"): "2026-02-10"}).outcome is Outcome.IMPORTED


def test_an_empty_form_is_a_zero_report_once(division, blank):
    assert taken(division, blank).outcome is Outcome.IMPORTED
    assert taken(division, blank).outcome is Outcome.ALREADY


def test_the_example_is_never_taken_in_and_what_is_written_over_it_is_named(division, fill):
    verdict = taken(division, fill({3: {"title": "例に書いてしまった"}}))
    assert told(verdict) == [(REQUESTS, "B3", "LD-2433")]
    assert count(division, Query(Request)) == 0


def test_the_whole_import_can_be_taken_back_and_come_again(division, fill):
    verdict = taken(division, path := fill({4: FULL}))
    withdraw(division, verdict.file_id)
    assert count(division, Query(Request)) == 0
    assert taken(division, path).change.new == 1
    assert requests(division)["番号札を替えたい"].body["local_no"] == "0501-R08-001"
    assert check(division) == []


def test_a_form_cannot_write_upon_a_record_of_another_section(division, fill, tmp_path):
    theirs = taken(division, fill({4: FULL})).content.form[0].record_id
    [other] = write_templates(division, tmp_path / "other", {"0502": "国保年金課"})
    verdict = taken(
        division,
        fill(
            {4: {"title": "よその記録", "raised_on": "R8.4.1"}},
            other,
            lambda book: book[REQUESTS].__setitem__("R4", theirs),
        ),
    )
    assert told(verdict) == [(REQUESTS, "B4", "LD-2434")]
    assert len(division.history(theirs)) == 1


def test_a_form_of_another_city_or_at_a_section_is_refused(division, fill, tmp_path):
    path = fill({4: FULL})
    with division_store(tmp_path / "elsewhere", municipality="092088") as other:
        assert taken(other, path).code == "LD-2202"
    with section_store(tmp_path / "s") as section:
        assert taken(section, path).code == "LD-2204"


def test_a_section_of_no_list_is_asked_about_like_with_any_file(division, tmp_path):
    [path] = write_templates(division, tmp_path, {"9901": "新しい課"})
    [verdict] = look(division, [path])
    assert (verdict.outcome, verdict.code) == (Outcome.HELD, "LD-2207")
    assert commit(division, verdict, add_section=True).is_in


def test_what_the_section_wrote_since_with_its_own_desk_is_not_overwritten(division, fill, tmp_path):
    from leaderdesk.exchange.distribution import distribute

    first = fill({4: FULL})
    taken(division, first)
    record_id = requests(division)["番号札を替えたい"].record_id
    with section_store(tmp_path / "s") as section:
        list(receive(section, distribute(division, tmp_path / "down", {"0501": "市民課"})))
        section.edit(record_id, {"title": "課で直した要望"})
        list(receive(division, [handed_over(section, tmp_path / "up")]))
    verdict = taken(division, fill({4: {"title": "様式で直した要望"}}, first))
    assert verdict.change.conflicts == 1
    assert {head.body["title"] for head in division.view(record_id).heads} == {"課で直した要望", "様式で直した要望"}


def test_other_kinds_come_in_from_their_sheets(division, fill):
    def write(book):
        sheet = book[Guidance.LABEL]
        for column, text in {"B": "4/10", "C": "起案のしかた", "D": "三人", "E": "1時間半"}.items():
            sheet[f"{column}4"] = text

    assert taken(division, fill({}, more=write)).change.new == 1
    [row] = all_rows(division, Query(Guidance))
    assert dict(row.body) == {"date": "2026-04-10", "theme": "起案のしかた", "people": "3", "minutes": "90"}
    assert kind_named("guidance").restore(row.body).people == 3


def saved(path, when):
    """The file as if it had been saved then."""
    content = parts(path)
    core = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + when.encode() + b"Z", content["docProps/core.xml"])
    return packed(path, content | {"docProps/core.xml": core})


def test_an_older_copy_that_comes_late_reverts_nothing(division, fill):
    first = saved(fill({4: FULL}), "2026-11-01T00:00:00")
    taken(division, first)
    old = saved(
        fill({4: {"title": "先に直した"}, 6: {"title": "古い写しだけにある", "raised_on": "R8.4.1"}}, first),
        "2026-11-02T00:00:00",
    )
    new = saved(fill({4: {"title": "後で直した"}}, first), "2026-11-03T00:00:00")
    assert taken(division, new).change.changed == 1
    late = taken(division, old)
    assert (late.outcome, late.change.new, late.change.changed) == (Outcome.IMPORTED, 1, 0)
    assert "前に保存された写し" in late.message()
    assert set(requests(division)) == {"後で直した", "古い写しだけにある"}
    assert taken(division, old).outcome is Outcome.ALREADY


CELLS = st.one_of(
    st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.text("0123456789０１/.-年月日RH令和:時分半約〇一二十百千万億人円,、～ ", max_size=20),
)  # fmt: skip


@given(st.sampled_from(template_kinds(KINDS)), st.data())
def test_whatever_stands_in_a_row_is_read_asked_or_named(kind, data):
    cells = {name: (f"B{place}", data.draw(CELLS)) for place, name in enumerate(kind.facets())}
    row = FormRow(kind.KIND, kind.LABEL, 4, "", cells)
    reading = read_row(kind, row, NO_NAMES, {}, since=2026, today=date(2026, 11, 23))
    assert (
        reading.faults or reading.questions or kind.restore({name: text for name, text in reading.body.items() if text})
    )
