"""提出: everything the division may not have, nothing that stays in the section, and a file that is there whole or not at all."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import submission
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.seal import SUBMISSION
from leaderdesk.exchange.submission import file_name, package, submit
from leaderdesk.exchange.workbook import COVER_SHEET
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.draft import Draft, keep_draft, keep_memo
from leaderdesk.ledger.log import written_files
from leaderdesk.progress import Stopped
from tests.builders import Clock, add, handed_over, section_store
from tests.exchange.files import REQUESTS, parts

SECRET = "課長だけが知る話"


def carried(path):
    """The revisions in a file."""
    return {revision.rev_id for revision in read_file(path, KINDS).revisions}


def log_of(store):
    with store.reading() as connection:
        return written_files(connection)


def test_every_version_of_every_record_goes(section, tmp_path):
    first = add(section)
    second = section.edit(first.record_id, {"wish": "早く"})
    guidance = add(section, "guidance")
    path = handed_over(section, tmp_path)
    assert carried(path) == {first.rev_id, second.rev_id, guidance.rev_id}


def test_what_went_before_goes_again_so_that_a_lost_file_costs_nothing(section, tmp_path):
    first = add(section)
    lost = handed_over(section, tmp_path)
    second = section.edit(first.record_id, {"wish": "早く"})
    assert carried(handed_over(section, tmp_path)) == carried(lost) | {second.rev_id}


def test_records_of_earlier_years_that_the_division_never_acknowledged_go_too(section, tmp_path):
    old = add(section, raised_on="2024/6/3", confirmed_on="2025/1/10")
    assert old.rev_id in carried(handed_over(section, tmp_path))


def test_drafts_and_memos_never_leave(section, tmp_path):
    record_id = add(section).record_id
    with section.writing() as connection:
        keep_memo(connection, record_id, SECRET, section.timestamp())
        keep_draft(connection, Draft("request", "", (), section.timestamp(), {"title": SECRET}))
        keep_draft(connection, Draft("request", record_id, (), section.timestamp(), {"wish": SECRET}))
    section.set_setting("author_note", SECRET)
    path = handed_over(section, tmp_path)
    for name, content in parts(path).items():
        assert SECRET.encode() not in content, name
        assert SECRET.encode("ascii", "backslashreplace") not in content, name
        assert SECRET.encode("ascii", "xmlcharrefreplace") not in content, name
    assert [revision.record_id for revision in read_file(path, KINDS).revisions] == [record_id]


def test_what_was_settled_inside_the_section_stays_there(section, tmp_path):
    record = add(section, intent="課内で解決", title=SECRET)
    section.edit(record.record_id, {"wish": "済んだ"})
    assert package(section).kept_home == 1
    path = handed_over(section, tmp_path)
    assert carried(path) == set()
    assert not any(SECRET.encode() in content for content in parts(path).values())


def test_what_left_once_is_closed_at_the_division_too(section, tmp_path):
    record_id = add(section).record_id
    handed_over(section, tmp_path)
    closing = section.edit(record_id, {"intent": "internal"})
    assert closing.rev_id in carried(handed_over(section, tmp_path))


def test_a_record_deleted_before_it_ever_left_stays_and_one_deleted_later_says_so(section, tmp_path):
    early, late = add(section), add(section, title="あとで消す")
    section.delete(early.record_id, "誤って記録")
    handed_over(section, tmp_path)
    gone = section.delete(late.record_id, "重複")
    path = handed_over(section, tmp_path)
    assert carried(path) == {late.rev_id, gone.rev_id}
    assert load_workbook(path)[REQUESTS].max_row == 1


def test_masters_stay_with_the_division_that_writes_them(section, tmp_path):
    path = handed_over(section, tmp_path)
    assert carried(path) == set()
    assert not {"部", "課", "団体"} & set(load_workbook(path).sheetnames)


def test_only_what_has_never_left_in_its_present_state_counts_as_unsent(section, tmp_path):
    first = add(section)
    add(section)
    assert package(section).unsent == 2
    handed_over(section, tmp_path)
    assert package(section).unsent == 0
    section.edit(first.record_id, {"wish": "早く"})
    assert package(section).unsent == 1


def test_the_reader_sees_the_latest_version_only(section, tmp_path):
    record_id = add(section, title="初め").record_id
    section.edit(record_id, {"title": "直した"})
    sheet = load_workbook(handed_over(section, tmp_path))[REQUESTS]
    titles = [cell.value for cell in next(sheet.iter_cols(min_col=5, max_col=5, min_row=2))]
    assert titles == ["直した"]


def test_serials_grow_and_names_follow_one_pattern(section, tmp_path):
    names = [handed_over(section, tmp_path).name for _ in range(3)]
    assert names == [f"LD提出_092991_0501_2026_A00{serial}.xlsx" for serial in (1, 2, 3)]
    assert [file.number for file in log_of(section)] == ["第3号", "第2号", "第1号"]


def test_a_name_never_holds_what_a_person_typed(tmp_path):
    with section_store(tmp_path, pc="B", section_name="../悪い名前*?") as store:
        path = handed_over(store, tmp_path / "out")
    assert re.fullmatch(r"LD提出_\d{6}_[0-9A-Z-]{2,10}_\d{4}_[A-Z]\d{3,}\.xlsx", path.name)
    assert path.name == "LD提出_092991_0501_2026_B001.xlsx"
    assert file_name(SUBMISSION, "092088", "0101", 2026, "A", 1234) == "LD提出_092088_0101_2026_A1234.xlsx"


def test_the_year_of_a_file_is_the_fiscal_year_of_the_day(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        clock.at = clock.at.replace(year=2027, month=3, day=31)
        assert "_2026_" in handed_over(store, tmp_path / "out").name
        clock.forward(days=1)
        assert "_2027_" in handed_over(store, tmp_path / "out").name


def test_an_empty_section_reports_zero(section, tmp_path):
    path = handed_over(section, tmp_path)
    manifest = read_file(path, KINDS).manifest
    assert set(manifest.counts.values()) == {0}
    cover = dict(load_workbook(path)[COVER_SHEET].iter_rows(values_only=True))
    assert cover["現場要望の件数"] == 0


def test_a_restored_store_never_writes_over_a_file_that_may_be_on_its_way(section, tmp_path):
    path = tmp_path / "LD提出_092991_0501_2026_A001.xlsx"
    path.write_bytes(b"on its way")
    assert handed_over(section, tmp_path).name.endswith("_A002.xlsx")
    assert path.read_bytes() == b"on its way"


def test_a_finished_file_stands_alone_in_its_folder_and_in_the_log(section, tmp_path):
    out = tmp_path / "新しい　フォルダー" / "髙﨑"
    add(section)
    path = handed_over(section, out)
    assert [found.name for found in out.iterdir()] == [path.name]
    (logged,) = log_of(section)
    assert (logged.file, logged.counts["request"], logged.serial) == (path.name, 1, 1)


@pytest.mark.parametrize("last", [1, 2])
def test_a_person_who_stops_leaves_nothing_behind(section, tmp_path, last):
    add(section)
    add(section)
    out = tmp_path / "out"
    before = dump_hash(section)
    with pytest.raises(Stopped):
        submit(section, out, progress=lambda done, total: done < last)
    assert list(out.iterdir()) == []
    assert log_of(section) == []
    assert dump_hash(section) == before
    assert handed_over(section, out).name.endswith("_A001.xlsx")


def test_progress_counts_the_records(section, tmp_path):
    for _ in range(3):
        add(section)
    seen = []
    submit(section, tmp_path, progress=lambda done, total: seen.append((done, total)) is None)
    assert seen == [(1, 3), (2, 3), (3, 3)]


def refuse_all(*_arguments, **_facts):
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("owner", "call"), [(tempfile, "mkdtemp"), (Path, "mkdir"), (Path, "exists")], ids=["file", "folder", "share"]
)
def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(section, tmp_path, monkeypatch, owner, call):
    add(section)
    out = tmp_path / "書けない"
    with monkeypatch.context() as broken, pytest.raises(LeaderDeskError) as fault:
        broken.setattr(owner, call, refuse_all)
        submit(section, out)
    assert fault.value.code == "LD-2301"
    assert (
        fault.value.sentence()
        == f"保存先「{out}」に書けません（アクセスが許されていません）。別のフォルダーを選んでください。"
    )
    assert log_of(section) == []


def test_a_file_in_the_place_of_the_folder_is_told(section, tmp_path):
    (tmp_path / "out").write_text("ここはフォルダーではない")
    with pytest.raises(LeaderDeskError) as fault:
        submit(section, tmp_path / "out")
    assert fault.value.code == "LD-2301"
    assert (tmp_path / "out").read_text() == "ここはフォルダーではない"


def test_a_full_disk_leaves_nothing_and_uses_no_serial(section, tmp_path, monkeypatch):
    def full(_book, target):
        Path(target).write_bytes(b"PK half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken, pytest.raises(LeaderDeskError) as fault:
        broken.setattr("openpyxl.workbook.workbook.Workbook.save", full)
        submit(section, tmp_path / "out")
    assert fault.value.code == "LD-2301"
    assert "空き容量がありません" in fault.value.sentence()
    assert list((tmp_path / "out").iterdir()) == []
    assert handed_over(section, tmp_path / "out").name.endswith("_A001.xlsx")


@pytest.mark.parametrize("broken", ["a row is lost", "a cell says something else", "the disk cut it"])
def test_a_file_that_does_not_read_back_as_it_should_is_never_handed_over(section, tmp_path, monkeypatch, broken):
    add(section)
    rows, cells, save = submission.machine_rows, submission.record_cells, submission.Sheets.save_draft

    def cut(sheets, draft):
        save(sheets, draft)
        draft.write_bytes(draft.read_bytes()[:-500])

    replacements = {
        "a row is lost": ("machine_rows", lambda manifest, revisions, *_: list(rows(manifest, revisions))[:-1]),
        "a cell says something else": ("record_cells", lambda *given: ["X", *cells(*given)[1:]]),
        "the disk cut it": ("Sheets.save_draft", cut),
    }
    name, replacement = replacements[broken]
    with monkeypatch.context() as wrong, pytest.raises(LeaderDeskError) as fault:
        wrong.setattr(f"leaderdesk.exchange.submission.{name}", replacement)
        submit(section, tmp_path / "out")
    assert fault.value.code == "LD-2302"
    assert list((tmp_path / "out").iterdir()) == []
    assert log_of(section) == []


def test_a_file_that_cannot_be_put_in_its_place_is_not_logged_as_handed_over(section, tmp_path, monkeypatch):
    add(section)
    with monkeypatch.context() as broken, pytest.raises(LeaderDeskError) as fault:
        broken.setattr("leaderdesk.machine._PATIENCE", ())
        broken.setattr(Path, "replace", refuse_all)
        submit(section, tmp_path / "out")
    assert fault.value.code == "LD-2303"
    assert Path(fault.value.facts["temporary"]).is_file()
    assert log_of(section) == []
    assert package(section).unsent == 1


def test_made_up_records_are_never_handed_over(section, tmp_path):
    section.set_setting(TRIAL, True)
    with pytest.raises(LeaderDeskError) as fault:
        submit(section, tmp_path / "out")
    assert fault.value.code == "LD-2304"
    assert not (tmp_path / "out").exists()


def test_both_pcs_of_a_section_hand_over_under_their_own_letter(tmp_path):
    with section_store(tmp_path, pc="A") as a, section_store(tmp_path, pc="B") as b:
        add(a)
        add(b)
        names = [handed_over(store, tmp_path / "out").name for store in (a, b)]
    assert names == ["LD提出_092991_0501_2026_A001.xlsx", "LD提出_092991_0501_2026_B001.xlsx"]
