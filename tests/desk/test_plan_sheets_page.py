"""実施計画調書 on the desk: what is missing is named first, then frozen, reported, read, written out; an office's layout dropped."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressDialog, QPushButton

from leaderdesk.analysis.editions import editions_of, freeze, lines
from leaderdesk.analysis.layouts import layout_in_use, own_layout
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.progress import SheetState
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.reports.plan_sheet import sheet_document
from tests.builders import add, division_store
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for
from tests.measures import YEAR, copied, opinion, plan
from tests.paper.pdf import page_texts
from tests.reports.layouts import one_page_form, with_everything_lost
from tests.reports.test_marked_layout import book


@pytest.fixture
def division(answered_plan, tmp_path):
    with copied(answered_plan, tmp_path / "a", "division") as store:
        yield store


@pytest.fixture
def window(division, tmp_path):
    with desk_of(division, tmp_path / "desk") as window:
        yield window


def opened(window):
    """The page, filled."""
    window.open_page("plan_sheets")
    done(window)
    return window.current_page()


def done(window):
    wait_for(lambda: not window.jobs.is_busy())
    settle()


def chosen(window, name):
    """An entry of one of the page's menus, pressed."""
    [entry] = [
        action
        for holder in window.current_page().findChildren(QPushButton)
        if holder.menu()
        for action in holder.menu().actions()
        if action.objectName() == f"menu.{name}"
    ]
    entry.trigger()
    done(window)


def words_of(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def change(store, code="1-01", **fields):
    [row] = all_rows(store, Query(Measure, where={"code": code}))
    store.edit(row.record_id, fields)


def test_the_list_says_how_far_each_sheet_is_and_how_many_days_are_left(division, window):
    add(division, "measure", code="9-01", name="まだ何もない施策")
    page = opened(window)
    assert [(line.code, line.stand.label) for line in page.list.model.lines] == [
        ("1-01", "課確認"), ("1-02", "課確認"), ("9-01", "作成中"),
    ]  # fmt: skip
    told = words_of(page)
    assert "確定の期日 9/30 を 54 日過ぎています" in told
    assert "作成中 1　課確認 2" in told
    page.list.choose("9-01")
    settle()
    assert "足りないもの：課の回答、目的・対象、取組内容、指標、進捗率、自己評価" in words_of(page)
    page.list.stage_box.setCurrentIndex(page.list.stage_box.findData("lacking"))
    page.list._show()
    assert [line.code for line in page.list.model.lines] == ["9-01"]
    page.list.clear_filters()
    type_into(part(page, "search.plan_sheets", QLineEdit), "その2")
    assert [line.code for line in page.list.model.lines] == ["1-02"]


def test_what_is_missing_is_named_first_and_the_complete_ones_are_frozen(division, window):
    add(division, "measure", code="9-01", name="まだ何もない施策")
    page = opened(window)
    seen = []

    def look(dialog):
        table = dialog.table.model()
        seen.extend(table.index(row, 3).data() for row in range(table.rowCount()))
        click(part(dialog, "action.freeze_complete", QPushButton))

    answer(look, name="dialog.freeze_sheets")
    click(page.freeze_button)
    done(window)
    assert seen[:2] == ["そろっています", "そろっています"]
    assert seen[2].startswith("足りない：課の回答、目的・対象")
    assert {code: len(found) for code, found in editions_of(division, YEAR).items()} == {"1-01": 1, "1-02": 1}
    assert page.freeze_button.text() == "確定する（1 件）…"
    window.activateWindow()
    page.take_focus()
    settle()
    press(window, "Ctrl+Z")
    done(window)
    assert editions_of(division, YEAR) == {}


def test_a_change_makes_a_new_version_with_its_reason_and_both_are_read(division, window):
    freeze(division, lines(division, YEAR), own_layout())
    change(division, content="全窓口へ広げる")
    page = opened(window)
    page.list.choose("1-01")
    settle()
    assert "すべて確定しました（期日 9/30）" in words_of(page)
    assert page.view.editions.currentText() == "いまの内容（第2版の案）"
    assert "9 取組内容（変更）" in words_of(page)

    def give_reason(dialog):
        part(dialog, "field.plan_sheet.reason", QLineEdit).setText("幹事会の意見")
        click(part(dialog, "action.freeze_complete", QPushButton))

    answer(give_reason, name="dialog.freeze_sheets")
    click(page.freeze_chosen)
    done(window)
    first, second = editions_of(division, YEAR)["1-01"]
    assert (second.number, second.reason) == (2, "幹事会の意見")
    page.list.choose("1-01")
    page.view.editions.setCurrentIndex(page.view.editions.findData(1))
    page.view._show()
    assert page.view.shown().content.values["取組内容"] == first.content.values["取組内容"]
    assert not page.freeze_button.isEnabled()


def test_reports_are_noted_on_the_chosen_ones(division, window):
    freeze(division, lines(division, YEAR), own_layout())
    page = opened(window)
    page.list.table.selectAll()

    def on_that_day(dialog):
        part(dialog, "field.plan_sheet.reported_on", QLineEdit).setText("R8.10.20")
        click(part(dialog, "action.do_report", QPushButton))

    answer(on_that_day, name="dialog.report_sheets")
    chosen(window, "report_steering")
    [edition] = editions_of(division, YEAR)["1-02"]
    assert edition.reported == {SheetState.STEERING: dt.date(2026, 10, 20)}
    assert [line.stand.label for line in page.list.model.lines] == ["幹事会報告"] * 2
    assert "10/20" in page.view.editions.currentText()
    answer(lambda dialog: dialog.reject(), name="dialog.report_sheets")
    chosen(window, "report_council")
    assert editions_of(division, YEAR)["1-02"][0].state is SheetState.STEERING
    chosen(window, "report_done")
    assert editions_of(division, YEAR)["1-02"][0].state is SheetState.DONE


def thousand(page):
    """What makes the paper of a thousand sheets."""
    sheets = page._sheets(page._lines)
    return partial(sheet_document, list(sheets) * 500, page._head(sheets))


def test_the_pages_of_a_thousand_sheets_are_made_beside_the_window_and_can_be_stopped(window):
    page = opened(window)
    silences, clock, timer, noted = [], QElapsedTimer(), QTimer(), []
    timer.timeout.connect(lambda: silences.append(clock.restart()))
    page.noted.connect(noted.append)
    clock.start()
    timer.start(10)
    page._preview(thousand(page))
    waiting = part(page, "dialog.waiting", QProgressDialog)
    wait_for(lambda: waiting.value() > 20)
    assert window.jobs.is_busy()
    waiting.canceled.emit()  # what its button does
    done(window)
    timer.stop()
    assert max(silences[1:]) < 1000, sorted(silences)[-5:]
    assert QApplication.activeModalWidget() is None
    assert noted == ["中止しました。"]


def test_the_pdf_of_a_thousand_sheets_can_be_stopped_and_leaves_no_file(window, tmp_path):
    page = opened(window)
    page.export(page._sheets(page._lines) * 500, tmp_path / "調書.pdf")
    waiting = part(page, "dialog.waiting", QProgressDialog)
    wait_for(lambda: waiting.value() > 20)
    waiting.canceled.emit()  # what its button does
    done(window)
    assert list(tmp_path.glob("*.pdf")) == []


def test_sheets_are_seen_as_on_paper_and_written_out(division, window, tmp_path, monkeypatch):
    page = opened(window)
    seen = []
    for name in ("preview_chosen", "preview_all", "preview_list"):
        answer(lambda dialog: (seen.append(len(dialog._pages)), dialog.reject()), name="dialog.print_preview")
        chosen(window, name)
    answer(lambda dialog: (seen.append(len(dialog._pages)), dialog.reject()), name="dialog.print_preview")
    click(page.view.preview)
    done(window)
    assert seen == [1, 2, 1, 1]
    targets = {
        "export_all": ("調書.pdf", "PDF (*.pdf)"),
        "export_chosen": ("一つ", "Excel (*.xlsx)"),
        "export_list": ("一覧.xlsx", ""),
    }
    for name, (file, form) in targets.items():
        monkeypatch.setattr(
            "leaderdesk.desk.pages.plan_sheets.QFileDialog.getSaveFileName",
            lambda *_asked, file=file, form=form: (str(tmp_path / file), form),
        )
        chosen(window, name)
    assert len(page_texts(tmp_path / "調書.pdf")) == 2
    assert load_workbook(tmp_path / "一つ.xlsx").sheetnames == ["1-01"]
    assert load_workbook(tmp_path / "一覧.xlsx").sheetnames == ["一覧"]


def test_which_content_is_written_is_chosen(division, window):
    freeze(division, lines(division, YEAR), own_layout())
    change(division, content="全窓口へ広げる")
    page = opened(window)
    assert [sheet.number for sheet in page._sheets(page._lines)] == [1, 1]
    page.content_box.setCurrentIndex(1)
    assert [sheet.number for sheet in page._sheets(page._lines)] == [0, 1]


def test_a_layout_is_looked_through_before_it_is_used(division, window, tmp_path):
    page = opened(window)
    (tmp_path / "市の様式.xlsx").write_bytes(one_page_form())
    (tmp_path / "マクロ付き.xlsm").write_bytes(with_everything_lost())
    (tmp_path / "表.csv").write_text("施策名", "utf-8")
    seen = {}

    def look(dialog):
        for name in ("表.csv", "マクロ付き.xlsm", "市の様式.xlsx"):
            dialog.look_at(tmp_path / name)
            seen[name] = (dialog.use.isEnabled(), dialog._findings.toPlainText())
        dialog.save_own(tmp_path / "標準.xlsx")
        dialog.save_own(tmp_path / "ない" / "標準.xlsx")
        seen["fault"] = dialog._fault.text()
        dialog.look_at(tmp_path / "市の様式.xlsx")
        click(dialog.use)

    answer(look, name="dialog.sheet_layouts")
    page.choose_layout()
    settle()
    assert seen["表.csv"] == (
        False,
        "・「表.csv」は Excel ブック（.xlsx）ではありません。様式にするブックを選んでください。（LD-2501）",
    )
    assert seen["マクロ付き.xlsm"][0]
    assert "ブック全体のマクロは、書き出すブックに残せません。" in seen["マクロ付き.xlsm"][1]
    assert seen["市の様式.xlsx"] == (True, "")
    assert "LD-2301" in seen["fault"]
    assert (tmp_path / "標準.xlsx").read_bytes() == own_layout().content
    assert layout_in_use(division).name == "市の様式.xlsx"
    assert "様式：市の様式.xlsx" in words_of(page)
    answer(lambda dialog: click(part(dialog, "action.use_own_layout", QPushButton)), name="dialog.sheet_layouts")
    page.choose_layout()
    assert layout_in_use(division) == own_layout()


def test_an_unknown_mark_is_told_and_the_layout_is_not_used(division, window, tmp_path):
    page = opened(window)
    (tmp_path / "様式.xlsx").write_bytes(book(("C7", "{{施作名}}")))
    seen = []
    answer(
        lambda dialog: (seen.append((dialog.use.isEnabled(), dialog._findings.toPlainText())), dialog.reject()),
        name="dialog.sheet_layouts",
    )
    page.choose_layout(tmp_path / "様式.xlsx")
    assert not seen[0][0]
    assert "C7 の印「施作名」は、調書にない印です。近いのは「施策名」です。" in seen[0][1]


def test_a_person_who_stops_has_frozen_nothing(division, window):
    page = opened(window)
    page.freeze(["1-01", "1-02"])
    for job in list(window.jobs._under_way):
        job.stop()
    done(window)
    assert editions_of(division, YEAR) == {}


def test_another_page_shows_a_measures_sheet_and_opinions_that_wait_are_counted(division, window):
    opinion(division, "1-02", is_public="いいえ")
    freeze(division, lines(division, YEAR, ["1-01"]), own_layout())
    window.open_page("plan_sheets")
    page = window.current_page()
    page.show_target("1-02")
    done(window)
    assert page.view.shown().code == "1-02"
    assert "公開していない意見が 1 件あります。公開すると調書に載ります。" in words_of(page)
    page.show_target(editions_of(division, YEAR)["1-01"][0].record_id)
    assert page.view.shown().code == "1-01"


def test_the_page_is_there_before_its_lines_are_read(tmp_path):
    with division_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as window:
        plan(store, 1)
        window.open_page("plan_sheets")
        page = window.current_page()
        assert page.list.table.empty_text == "調書を読み込んでいます…"
        done(window)
        assert len(page.list.model.lines) == 1
