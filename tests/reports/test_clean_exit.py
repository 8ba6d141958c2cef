"""すべてを書き出す: everything comes out, typed and counted, and any other program goes on with it."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime

import pytest
from openpyxl import load_workbook

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.json_schema import json_schema
from leaderdesk.ledger import everything
from leaderdesk.ledger.revision import Revision
from leaderdesk.progress import Stopped
from leaderdesk.reports import clean_exit
from leaderdesk.reports.clean_exit import CP932, HISTORY, LOST, README, SCHEMA, Form, write_everything
from tests.builders import add, answer, division_store, handed_over, section_store

LONG = "長い文\n" * 5000
SPECIAL = "=1+1 𠮷野家〜—髙\ue000"


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path) as opened:
        first = add(
            opened, title=SPECIAL, category="機器", hours_month="2.5", people="3", wanted_by="R8下期", urgency="普通"
        )
        opened.edit(first.record_id, {"problem": LONG[:2000]})
        gone = add(opened, title="消した要望")
        opened.delete(gone.record_id, "重複")
        add(opened, "guidance", memo=LONG)
        yield opened


def rows_of(path, encoding="utf-8-sig"):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def known(store):
    with store.reading() as connection:
        return everything.counts(connection, store) | {HISTORY: everything.revision_count(connection)}


@pytest.mark.parametrize("form", Form)
def test_every_kind_and_the_history_come_out_whole(store, tmp_path, form):
    made = write_everything(store, tmp_path / "out", form)
    assert made.counts == known(store)
    assert {kind.KIND for kind in KINDS} | {HISTORY} == set(made.counts)
    files = {path.name for path in made.folder.iterdir()}
    assert files == {f"{name}.{form.value}" for name in made.counts} | {README} | (
        {SCHEMA} if form is Form.JSON else set()
    )
    assert made.counts["request"] == 2
    assert made.counts[HISTORY] >= 5
    told = (made.folder / README).read_text("utf-8-sig")
    assert "現場要望\t2 件" in told
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made.folder.name]


def test_a_workbook_has_numbers_as_numbers_and_days_as_days(store, tmp_path):
    made = write_everything(store, tmp_path, Form.XLSX)
    sheet = load_workbook(made.folder / "request.xlsx")["現場要望"]
    headings = [cell.value for cell in sheet[1]]
    rows = {
        row["件名"].value: row
        for row in (dict(zip(headings, cells, strict=True)) for cells in sheet.iter_rows(min_row=2))
    }
    row = rows[SPECIAL]
    assert row["件名"].data_type == "s"
    assert row["件名"].quotePrefix
    assert row["発生日"].value == datetime(2026, 11, 23)
    assert (row["月の時間（時間）"].value, row["関わる人数（人）"].value) == (2.5, 3)
    assert (row["種類"].value, row["種類（コード）"].value, row["書いた側のコード"].value) == ("機器", "DEVICE", "0501")
    assert rows["消した要望"]["削除の理由"].value == "重複"
    assert sheet.merged_cells.ranges == set()


def test_the_history_in_a_workbook_puts_together_again_to_every_version(store, tmp_path):
    made = write_everything(store, tmp_path, Form.XLSX)
    [sheet] = load_workbook(made.folder / "history.xlsx").worksheets
    headings = [cell.value for cell in sheet[1]]
    pieces = [place for place, heading in enumerate(headings) if heading.startswith("内容（JSON）")]
    assert len(pieces) == 2
    bodies = {
        row[0].value: json.loads("".join(row[at].value or "" for at in pieces)) for row in sheet.iter_rows(min_row=2)
    }
    with store.reading() as connection:
        assert bodies == {revision.rev_id: dict(revision.body) for revision in everything.revisions(connection)}


def test_a_full_sheet_is_followed_by_another(store, tmp_path, monkeypatch):
    monkeypatch.setattr(clean_exit, "MOST_ROWS", 2)
    made = write_everything(store, tmp_path, Form.XLSX)
    book = load_workbook(made.folder / "history.xlsx")
    assert sum(sheet.max_row - 1 for sheet in book.worksheets) == made.counts[HISTORY]
    assert book.sheetnames[:2] == ["経過", "経過_2"]
    assert load_workbook(made.folder / "request.xlsx").sheetnames == ["現場要望"]


def test_a_csv_has_one_header_row_and_nothing_that_a_spreadsheet_takes_for_a_formula(store, tmp_path):
    made = write_everything(store, tmp_path, Form.CSV)
    assert (made.folder / "request.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    first = next(row for row in rows_of(made.folder / "request.csv") if "野家" in row["件名"])
    assert first["件名"] == f"'{SPECIAL}"
    assert (first["発生日"], first["月の時間（時間）"], first["困っていること"]) == ("2026-11-23", "2.5", LONG[:2000])
    assert len(rows_of(made.folder / "history.csv")) == made.counts[HISTORY]
    assert made.lost == ()


def test_cp932_says_which_letters_were_lost_or_changed_and_where(store, tmp_path):
    made = write_everything(store, tmp_path, Form.CSV, encoding=CP932)
    first = next(row for row in rows_of(made.folder / "request.csv", CP932) if "野家" in row["件名"])
    assert first["件名"] == "'=1+1 〓野家～〓髙\ue000"
    told = [
        (row["ファイル"], row["項目"], row["文字コード"], row["書き出した文字"])
        for row in rows_of(made.folder / LOST)
        if row["ファイル"] == "request.csv"
    ]
    assert told == [
        ("request.csv", "件名", "U+20BB7", "〓"), ("request.csv", "件名", "U+301C", "～"),
        ("request.csv", "件名", "U+2014", "〓"), ("request.csv", "件名", "U+E000", "\ue000"),
    ]  # fmt: skip
    lost = next(each for each in made.lost if each.kind == "request")
    assert lost.record_id == first["管理番号"]


# ---------------------------------------------------------------- JSON


def faults(value, schema, root, at="$"):
    """What of a value is not as a schema says: the part of JSON Schema 2020-12 that ours uses, and nothing else."""
    told = {"title", "description", "format", "$defs"}
    kinds = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "object": dict,
        "array": list,
        "null": type(None),
    }
    for word, wanted in schema.items():
        if word in told:
            continue
        if word == "type":
            named = [wanted] if isinstance(wanted, str) else wanted
            is_one = any(
                isinstance(value, kinds[name]) and (name == "boolean" or not isinstance(value, bool)) for name in named
            )
            yield from () if is_one else [f"{at}: no {wanted}"]
        elif word == "required":
            yield from (f"{at}: without {name}" for name in wanted if name not in value)
        elif word == "properties":
            for name, inner in wanted.items():
                if name in value:
                    yield from faults(value[name], inner, root, f"{at}.{name}")
        elif word == "items":
            for place, each in enumerate(value):
                yield from faults(each, wanted, root, f"{at}[{place}]")
        else:
            fits = {
                "const": lambda wanted=wanted: value == wanted,
                "enum": lambda wanted=wanted: value in wanted,
                "pattern": lambda wanted=wanted: not isinstance(value, str) or re.search(wanted, value),
                "minimum": lambda wanted=wanted: not isinstance(value, int | float) or value >= wanted,
                "minLength": lambda wanted=wanted: len(value) >= wanted,
                "maxLength": lambda wanted=wanted: len(value) <= wanted,
            }[word]
            yield from () if fits() else [f"{at}: {word} {wanted}"]


def test_exported_json_is_what_the_published_schema_says(tmp_path):
    with section_store(tmp_path / "s") as section, division_store(tmp_path / "d") as division:
        request = add(section, title="要望", hours_month="2.5", people="3", est_cost="350", wanted_by="R8下期")
        add(section, "guidance")
        add(section, "activity", minutes="60")
        list(receive(division, [handed_over(section, tmp_path / "mail")]))
        answer(division, request)
        answer(division, request, state="considering")
        made = write_everything(division, tmp_path / "out", Form.JSON)
    schema = json.loads((made.folder / SCHEMA).read_text("utf-8"))
    assert schema == json_schema(KINDS)
    for name, count in made.counts.items():
        content = json.loads((made.folder / f"{name}.json").read_text("utf-8"))
        assert len(content) == count
        wanted = {"type": "array", "items": schema["$defs"][name]}
        assert list(faults(content, wanted, schema)) == []
    [row] = json.loads((made.folder / "request.json").read_text("utf-8"))
    assert (row["hours_month"], row["people"], row["raised_on"], row["title"]) == (2.5, 3, "2026-11-23", "要望")
    broken = row | {"raised_on": "昨日", "people": "3"}
    assert len(list(faults(broken, schema["$defs"]["request"], schema))) == 2


def test_the_history_in_json_proves_itself(store, tmp_path):
    made = write_everything(store, tmp_path, Form.JSON)
    for entry in json.loads((made.folder / "history.json").read_text("utf-8")):
        rev_id = entry.pop("rev_id")
        assert Revision.of(entry).rev_id == rev_id


# ---------------------------------------------------------------- what can go wrong


def test_a_file_that_reads_back_differently_is_no_way_out(store, tmp_path, monkeypatch):
    monkeypatch.setattr(clean_exit, "row_counts", lambda _path: {"現場要望": 1})
    with pytest.raises(LeaderDeskError) as fault:
        write_everything(store, tmp_path / "out", Form.XLSX)
    assert fault.value.code == "LD-2302"
    assert list((tmp_path / "out").iterdir()) == []


def test_stopping_leaves_nothing_behind(store, tmp_path):
    with pytest.raises(Stopped):
        write_everything(store, tmp_path / "out", Form.CSV, progress=lambda _done, _total: False)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_lies_there_stays_and_the_next_one_gets_another_name(store, tmp_path):
    first, second = (write_everything(store, tmp_path, Form.CSV).folder for _ in range(2))
    assert first != second
    assert first.exists()
