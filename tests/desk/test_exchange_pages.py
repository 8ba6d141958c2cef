"""Handing over and receiving on the desk: what goes, where to, what came, and a window that stays alive."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter

import pytest
from PySide6.QtCore import QElapsedTimer, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from leaderdesk.analysis.today import division_tasks
from leaderdesk.desk.models.columns import Column
from leaderdesk.desk.models.lines import LinesModel
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.exchange.outcome import Outcome, Taken
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.draft import Draft, keep_draft, keep_memo
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import OTHER_CITY, add, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, wait_for, write

SECTIONS = ("0101", "0201", "0301", "0401", "0501", "0601")


@pytest.fixture
def files(tmp_path):
    """A folder with one file from each of six sections, 30 requests in each."""
    folder = tmp_path / "files"
    folder.mkdir()
    for code in SECTIONS:
        with section_store(tmp_path / "senders", code) as store:
            first = dict(add(store, title=f"{code} の見本").body)
            first.pop("local_no")
            store.add_all([(Request, first | {"title": f"{code} の見本 {place}"}, "") for place in range(29)])
            handed_over(store, folder)
    return folder


def submit_to(desk, folder):
    desk.open_page("submission")
    field = part(desk, "field.submission.folder", QLineEdit)
    field.setText(str(folder))
    click(part(desk, "action.submit", QPushButton))
    wait_for(lambda: not desk.jobs.is_busy())
    return desk.current_page()


# ---------------------------------------------------------------- 提出


def test_the_preview_says_what_goes_and_what_stays(desk, section):
    add(section, title="課内で済んだ要望", intent="internal")
    with section.writing() as connection:
        keep_draft(connection, Draft("request", "00000000-0000-4000-a000-000000000001", (), section.timestamp(), {}))
    desk.open_page("submission")
    page = desk.current_page()
    told = page._parcel.remarks.toPlainText()
    assert "下書き 1 件は入りません" in told
    assert "「課内で解決」の 1 件" in told
    counts = [page._parcel.counts.itemAtPosition(1, place).widget().text() for place in range(5)]
    assert counts == ["3 件", "1 件", "1 件", "0 件", "5 件"]


def test_a_file_is_written_logged_and_shown(desk, section, tmp_path):
    target = tmp_path / "提出先"
    target.mkdir()
    page = submit_to(desk, target)
    assert [path.name for path in target.iterdir()] == ["LD提出_092991_0501_2026_A001.xlsx"]
    assert page._result.isVisible()
    assert page._model.rowCount() == 1
    click(part(desk, "action.copy_path", QPushButton))
    assert QApplication.clipboard().text() == str(target / "LD提出_092991_0501_2026_A001.xlsx")
    click(part(desk, "action.copy_mail", QPushButton))
    assert "LD提出_092991_0501_2026_A001.xlsx" in QApplication.clipboard().text()


def test_the_memo_and_the_draft_are_nowhere_in_the_file(desk, section, tmp_path):
    record = add(section, title="メモのある要望")
    with section.writing() as connection:
        keep_memo(connection, record.record_id, "ここだけの話XYZ", section.timestamp())
        keep_draft(connection, Draft("request", record.record_id, (), section.timestamp(), {"title": "下書きXYZ"}))
    submit_to(desk, tmp_path)
    [file] = tmp_path.glob("*.xlsx")
    with zipfile.ZipFile(file) as parts:
        assert not any(b"XYZ" in parts.read(name) for name in parts.namelist())


def test_a_folder_that_cannot_be_written_is_a_sentence_beside_the_button(desk, tmp_path):
    (tmp_path / "file").touch()
    page = submit_to(desk, tmp_path / "file" / "inside")
    assert "LD-2301" in page._fault.text()
    assert not page._result.isVisible()
    assert part(desk, "action.submit", QPushButton).isEnabled()


def test_a_wrong_confirmation_day_is_a_sentence_and_writes_nothing(desk, tmp_path):
    desk.open_page("submission")
    part(desk, "field.submission.confirmed_on", QLineEdit).setText("いつか")
    page = submit_to(desk, tmp_path)
    assert "LD-1201" in page._fault.text()
    assert list(tmp_path.glob("*.xlsx")) == []


def test_made_up_records_never_leave_the_pc(desk, section, tmp_path):
    section.set_setting(TRIAL, True)
    page = submit_to(desk, tmp_path)
    assert "LD-2304" in page._fault.text()
    assert list(tmp_path.glob("*.xlsx")) == []


# ---------------------------------------------------------------- 受領・統合


def receive_page(division_desk):
    division_desk.open_page("receive")
    return division_desk.current_page()


def look_at(division_desk, *paths):
    page = receive_page(division_desk)
    page.look_at(list(paths))
    wait_for(lambda: not division_desk.jobs.is_busy())
    return page


def test_files_are_judged_before_anything_is_taken_in(division_desk, division, files):
    before = dump_hash(division)
    page = look_at(division_desk, files)
    assert [verdict.outcome for verdict in page.model.lines] == [Outcome.IMPORTED] * 6
    assert dump_hash(division) == before
    assert part(division_desk, "action.take_in", QPushButton).text() == "取り込む（6ファイル）"
    click(part(division_desk, "action.take_in", QPushButton))
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert count(division, Query(Request)) == 180
    page = look_at(division_desk, files)
    assert {verdict.outcome for verdict in page.model.lines} == {Outcome.ALREADY}
    assert not part(page, "action.take_in", QPushButton).isVisible()


def test_the_sum_before_taking_in_warns_where_two_pcs_of_a_section_bring_the_same(division_desk, tmp_path):
    with section_store(tmp_path / "a") as a, section_store(tmp_path / "b", pc="B") as b:
        add(a)
        list(receive(b, [synchronise(a, tmp_path / "usb")]))
        paths = [handed_over(store, tmp_path / "mail") for store in (a, b)]
    page = look_at(division_desk, *paths)
    assert "新規 2 件" in page._summary.text()
    assert "同じ記録があれば、その分は少なくなります。" in page._summary.text()
    click(part(page, "action.take_in", QPushButton))
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert page._summary.text() == "新規 1 件、変更 0 件を取り込みました。"
    assert "その分は" not in look_at(division_desk, paths[0])._summary.text()


def test_after_the_verdicts_the_keyboard_goes_on_to_taking_in(division_desk, division, files):
    page = look_at(division_desk, files)
    assert QApplication.focusWidget() is page.files
    for _ in range(2):
        press(division_desk, "Tab")
    assert QApplication.focusWidget() is part(page, "action.take_in", QPushButton)
    press(division_desk, "Space")
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert count(division, Query(Request)) == 180


def test_a_dropped_folder_is_looked_at(division_desk, files):
    page = receive_page(division_desk)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(files))])
    actions, buttons, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), actions, content, buttons, none)
    QApplication.sendEvent(page._zone, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page._zone, QDropEvent(QPointF(5, 5), actions, content, buttons, none))
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert len(page.model.lines) == 6


def test_one_bad_file_harms_no_other_and_says_why(division_desk, division, files, tmp_path):
    [first, *_] = sorted(files.iterdir())
    (files / "壊れた.xlsx").write_bytes(first.read_bytes()[:2000])
    with section_store(tmp_path / "other", "0101", municipality=OTHER_CITY) as store:
        add(store)
        handed_over(store, files)
    page = look_at(division_desk, files)
    refused = {verdict.file: verdict.code for verdict in page.model.lines if verdict.outcome is Outcome.REFUSED}
    assert refused == {"壊れた.xlsx": "LD-2104", "LD提出_092088_0101_2026_A001.xlsx": "LD-2202"}
    page.files.choose(next(place for place, line in enumerate(page.model.lines) if line.file == "壊れた.xlsx"))
    assert "LD-2104" in page.verdicts._detail.toPlainText()
    page.commit()
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert count(division, Query(Request)) == 180
    assert Counter(verdict.state for verdict in page.model.lines) == {Taken.IN: 6, Outcome.REFUSED: 2}
    assert len(list((division.folder / "inbox").iterdir())) == 6  # what was refused is not kept


def test_a_section_that_the_register_lacks_is_added_by_one_button(division_desk, division, tmp_path):
    with section_store(tmp_path / "new", "9901", preset="", section_name="見本新設課") as store:
        add(store, title="新しい課の要望")
        file = handed_over(store, tmp_path)
    page = look_at(division_desk, file)
    page.files.choose(0)
    assert page.model.lines[0].outcome is Outcome.HELD
    click(part(page, "action.add_section", QPushButton))
    assert page.model.lines[0].outcome is Outcome.IMPORTED
    assert "見本新設課" in {row.body["name"] for row in all_rows(division, Query(Section))}
    assert count(division, Query(Request)) == 1


def test_the_desk_stays_alive_while_receiving(division_desk, files):
    """Timers keep ticking: the longest silence of the event loop stays below what a person notices as a freeze."""
    page = receive_page(division_desk)
    silences, clock, timer = [], QElapsedTimer(), QTimer()
    clock.start()
    timer.timeout.connect(lambda: silences.append(clock.restart()))
    timer.start(5)
    page.look_at([files])
    wait_for(lambda: not division_desk.jobs.is_busy())
    page.commit()
    wait_for(lambda: not division_desk.jobs.is_busy())
    timer.stop()
    assert len(silences) > 20
    assert max(silences[1:]) < 400, sorted(silences)[-5:]


def test_stopping_keeps_finished_files_whole_and_takes_no_other(division_desk, division, files):
    page = look_at(division_desk, files)
    page.commit()
    job = page._job
    job.found.connect(lambda _found: page.work.stop())
    wait_for(lambda: not division_desk.jobs.is_busy())
    taken = count(division, Query(Request))
    assert 0 < taken < 180
    assert taken % 30 == 0  # whole files only
    states = Counter(verdict.state for verdict in page.model.lines)
    assert states == {Taken.IN: taken // 30, Outcome.IMPORTED: 6 - taken // 30}
    click(part(division_desk, "action.take_in", QPushButton))  # and go on with the rest
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert count(division, Query(Request)) == 180


def test_the_verdicts_can_be_kept_as_a_workbook(division_desk, files, tmp_path, monkeypatch):
    import openpyxl
    from PySide6.QtWidgets import QFileDialog

    look_at(division_desk, files)
    target = tmp_path / "受領結果.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    click(part(division_desk, "action.save_verdicts", QPushButton))
    assert openpyxl.load_workbook(target).worksheets[0].max_row == 7


# ---------------------------------------------------------------- the whole city


def take_in(division, files):
    from leaderdesk.exchange.receive import receive

    for _ in receive(division, [files]):
        pass


def test_the_city_is_one_list_that_departments_and_words_narrow(division_desk, division, files):
    take_in(division, files)
    division_desk.open_page("city")
    page = division_desk.current_page()
    assert page.current_list().model._total == 180
    press(division_desk, "Ctrl+F")
    write("0301 の見本")
    wait_for(lambda: page.current_list().model.rowCount() == 30)
    assert page.view.isVisible()


def test_the_department_above_and_the_section_below_hold_together(division_desk, division, files):
    take_in(division, files)
    division_desk.open_page("city")
    shown = division_desk.current_page().current_list()
    box, owner = shown._boxes[0], next(i for i, column in enumerate(shown.table.columns) if column.name == "owner")
    other = next(place for place in range(1, box.count()) if "0301" not in box.itemData(place)["owner"])
    box.setCurrentIndex(other)
    shown.table.filters.field(owner).setText("0301")
    shown.refresh()
    assert shown.model._total == 0
    box.setCurrentIndex(0)
    shown.refresh()
    assert shown.model._total == 30


def test_the_city_goes_out_as_one_workbook_with_progress(division_desk, division, files, tmp_path, monkeypatch):
    import openpyxl
    from PySide6.QtGui import QDesktopServices

    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    take_in(division, files)
    division_desk.open_page("city")
    target = tmp_path / "全庁.xlsx"
    division_desk.current_page().consolidate(target)
    wait_for(lambda: not division_desk.jobs.is_busy())
    settle()
    book = openpyxl.load_workbook(target, read_only=True)
    assert "現場要望" in book.sheetnames
    book.close()
    assert opened == [str(tmp_path)]


def test_the_board_shows_every_section_and_who_is_missing(division_desk, division, files):
    take_in(division, files)
    division_desk.open_page("submissions")
    page = division_desk.current_page()
    assert len(page.board.tiles) == 64
    page.only_missing.setChecked(True)
    assert len(page.board.tiles) == 58
    click(part(division_desk, "action.copy_missing", QPushButton))
    assert len(QApplication.clipboard().text().splitlines()) == 58


def test_a_tile_of_the_board_opens_that_sections_records(division_desk, division, files):
    take_in(division, files)
    division_desk.open_page("submissions")
    division_desk.current_page().board.tile_opened.emit("0301")
    settle()
    assert division_desk.current_name() == "city"
    assert division_desk.current_page().current_list().model.rowCount() == 30


# ---------------------------------------------------------------- 名簿・コード


def test_sections_are_pasted_from_excel_and_wrong_rows_stay_out(division_desk, division):
    division_desk.open_page("masters")
    page = division_desk.current_page()
    place = next(place for place, kind in enumerate(page.kinds) if kind is Section)
    page.tabs.setCurrentIndex(place)
    QApplication.clipboard().setText("課コード\t課名\n9901\t見本新設課\nあ\t読めない課\n")
    before = count(division, Query(Section))

    def take(dialog):
        assert "1" in dialog._told.text()
        assert dialog.take_in.text() == "取り込む（1行）"
        dialog.take_in.click()

    met = answer(take, name="dialog.paste")
    click(part(division_desk, "action.paste", QPushButton))
    assert met
    assert count(division, Query(Section)) == before + 1


def test_a_master_is_edited_and_its_name_changes_everywhere(division_desk, division, files):
    take_in(division, files)
    division_desk.open_page("masters")
    page = division_desk.current_page()
    page.tabs.setCurrentIndex(next(place for place, kind in enumerate(page.kinds) if kind is Section))
    target = next(row for row in all_rows(division, Query(Section)) if row.body["code"] == "0301")
    page.entries().show_record(target.record_id)
    part(page.panel(), "field.section.name", QLineEdit).setText("総務企画課")
    press(division_desk, "Ctrl+S")
    assert division.names.label(Section.KIND, "", "0301") == "総務企画課"


def test_the_inbox_keeps_a_copy_of_what_came(division_desk, division, files, tmp_path):
    look_at(division_desk, files)
    division_desk.current_page().commit()
    wait_for(lambda: not division_desk.jobs.is_busy())
    shutil.rmtree(files)
    assert len(list((division.folder / "inbox").glob("*.xlsx"))) == 6


def test_sorting_the_verdicts_keeps_the_chosen_file_and_every_line(division_desk, division, files, tmp_path):
    with section_store(tmp_path / "new", "9901", preset="", section_name="見本新設課") as store:
        add(store)
        handed_over(store, files)
    page = look_at(division_desk, files)
    place = next(place for place, verdict in enumerate(page.model.lines) if verdict.section == "9901")
    page.files.choose(place)
    page.files.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.model.lines[page.files.currentIndex().row()].section == "9901"
    click(part(page, "action.add_section", QPushButton))
    assert count(division, Query(Request, where={"owner": "9901"})) == 1
    page.commit()
    page.files.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert sorted(verdict.section for verdict in page.model.lines) == [*SECTIONS, "9901"]


def test_figures_are_sorted_as_numbers(qapp):
    model = LinesModel([Column("number", "号", str)])
    model.show_lines(["第10号", "第2号", "1,200", "30"])
    model.sort(0)
    assert model.lines == ["第2号", "第10号", "30", "1,200"] or model.lines == ["30", "1,200", "第2号", "第10号"]


def test_an_entry_that_was_being_written_comes_back(division, tmp_path):
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("masters")
        page = window.current_page()
        page.tabs.setCurrentIndex(next(place for place, kind in enumerate(page.kinds) if kind is Section))
        page.begin_new()
        part(page.panel(), "field.section.name", QLineEdit).setText("書きかけの課")
        part(page.panel(), "field.section.name", QLineEdit).textEdited.emit("書きかけの課")
        window.open_page("home")
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("masters")
        page = window.current_page()
        page.tabs.setCurrentIndex(next(place for place, kind in enumerate(page.kinds) if kind is Section))
        assert page.panel().form.typed()["name"] == "書きかけの課"


def test_a_file_that_only_a_person_can_judge_stands_among_todays_tasks(division_desk, division, tmp_path):
    with section_store(tmp_path / "new", "9901", preset="", section_name="見本新設課") as store:
        add(store)
        file = handed_over(store, tmp_path)
    look_at(division_desk, file)
    assert any("確認" in task.sentence for task in division_tasks(division))
    page = division_desk.current_page()
    page.files.choose(0)
    click(part(page, "action.add_section", QPushButton))
    assert count(division, Query(Request)) == 1
