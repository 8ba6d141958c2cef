"""Journey 14: years of Excel become records: the wizard, the coloured copy mended, the division's turn for a section."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QPushButton, QRadioButton, QWizard

from leaderdesk.desk.app import Desk
from leaderdesk.desk.dialogs.imports import ImportsDialog
from leaderdesk.desk.dialogs.old_ledger import FIELDS, FILE, PREVIEW, SHEET, WORDS, OldLedgerWizard
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.old_ledger import AUTHOR, REASON_HEADING
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.ledger.automatic_backup import backups
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import division_store, section_store
from tests.desk.test_file_menu import choose
from tests.desk.test_pages import nameless
from tests.desktop import answer, click, desk_of, part, settle, wait_for
from tests.exchange.ledgers import LEDGERS, book

BY_NAME = {ledger.file: ledger for ledger in LEDGERS}


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    monkeypatch.setenv("LEADERDESK_HOME", str(folder))
    section_store(folder, name="ledger.db").close()
    return folder


@pytest.fixture
def desk(home, qapp):
    opened = Desk(qapp)
    opened.open()
    wait_for(lambda: opened.window is not None and opened.window.current_page() is not None)
    wait_for(lambda: not opened._jobs.is_busy())
    yield opened
    opened.close()
    opened.window.deleteLater()
    settle()


def titles(store):
    return sorted(row.body["title"] for row in all_rows(store, Query(Request)) if row.deleted is None)


def go_on(wizard, to):
    """次へ, to the page that is expected."""
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.currentId() == to
    assert nameless(wizard) == []


def opened(wizard, path):
    wizard.open_file(path)
    wait_for(wizard.file_page.isComplete)
    return wizard


def taken_in(wizard):
    """取り込む, to the last page."""
    wait_for(wizard.preview_page.isComplete)
    click(wizard.button(QWizard.WizardButton.CommitButton))
    wait_for(lambda: wizard.currentPage() is wizard.done_page)


@contextmanager
def by_hand(do):
    """While the block opens the wizard, do this in it; what fails there fails here, and leaves no window open."""
    failed = []

    def safely(wizard):
        try:
            do(wizard)
        except BaseException as error:
            failed.append(error)
            wait_for(lambda: not wizard.case.is_writing)
            wizard.reject()

    met = answer(safely, name="dialog.old_ledger")
    yield
    if failed:
        raise failed[0]
    assert len(met) == 1


def pick(wizard, name, data):
    chosen = part(wizard, f"field.old_ledger.{name}", QComboBox)
    chosen.setCurrentIndex(chosen.findData(data))
    chosen.activated.emit(chosen.currentIndex())


def test_a_leader_takes_years_of_excel_in_mends_what_was_wrong_and_could_take_it_back(desk, tmp_path, monkeypatch):
    ledger = BY_NAME["年度別シート.xlsx"]
    ledger.build(tmp_path / ledger.file)
    copy = tmp_path / "直す所.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))

    def first_time(wizard):
        assert wizard.currentId() == FILE
        opened(wizard, tmp_path / ledger.file)
        go_on(wizard, SHEET)
        assert wizard.sheet_page.sheet.currentData() == "R6"
        wizard.sheet_page.every.click()
        go_on(wizard, FIELDS)
        assert [column.currentData() for column in wizard.fields_page.columns] == [
            "raised_on",
            "title",
            "wish",
            "urgency",
        ]
        go_on(wizard, WORDS)
        pick(wizard, "word.urgency.高い", "normal")
        go_on(wizard, PREVIEW)
        wait_for(wizard.preview_page.isComplete)
        lines = wizard.preview_page.table.model().lines
        assert (lines[0].sheet, lines[0].number, set(lines[0].faults)) == ("R7", 5, {"raised_on"})
        click(wizard.preview_page.colour)
        wait_for(copy.exists)
        wait_for(lambda: not wizard.case.is_writing)
        wizard.preview_page.keep.click()
        wizard.preview_page.keep_name.setText("年度別の台帳")
        taken_in(wizard)
        assert wizard.done_page.colour.isVisible()
        click(wizard.button(QWizard.WizardButton.FinishButton))

    with by_hand(first_time):
        choose(desk, "import_ledger")
    assert titles(desk.store) == sorted(ledger.titles)
    assert backups(desk.store)

    made = load_workbook(copy)
    assert REASON_HEADING in [cell.value for cell in made["R7"][3]]
    made["R7"]["A5"] = "10/8"
    made.save(copy)

    def second_time(wizard):
        opened(wizard, copy)
        pick(wizard, "profile", "年度別の台帳")
        go_on(wizard, FIELDS)
        go_on(wizard, WORDS)
        go_on(wizard, PREVIEW)
        taken_in(wizard)
        assert not wizard.done_page.colour.isVisible()
        click(wizard.button(QWizard.WizardButton.FinishButton))

    with by_hand(second_time):
        choose(desk, "import_ledger")
    assert titles(desk.store) == sorted([*ledger.titles, "回線を増やしたい"])
    choose(desk, "undo")
    assert titles(desk.store) == sorted(ledger.titles)
    choose(desk, "undo")
    assert titles(desk.store) == []
    assert check(desk.store) == []


def test_the_division_takes_an_old_ledger_in_that_was_dropped_among_the_files(qapp, tmp_path):
    book(
        tmp_path / "市民課の台帳.xlsx",
        ("台帳", [["件名", "発生日"], ["番号札を替えたい", "2026/4/1"], ["様式", "R8.4.2"]]),
    )
    with division_store(tmp_path / "division") as division, desk_of(division, tmp_path / "desk") as window:
        window.open_page("receive")
        page = window.current_page()
        page.look_at([tmp_path / "市民課の台帳.xlsx"])
        wait_for(lambda: not window.jobs.is_busy())

        def for_a_section(wizard):
            wait_for(wizard.file_page.isComplete)
            go_on(wizard, SHEET)
            go_on(wizard, FIELDS)
            assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
            pick(wizard, "default.owner", "0501")
            go_on(wizard, PREVIEW)
            taken_in(wizard)
            click(wizard.button(QWizard.WizardButton.FinishButton))

        with by_hand(for_a_section):
            click(part(window, "action.import_ledger", QPushButton))
        rows = all_rows(division, Query(Request))
        assert {row.owner for row in rows} == {"0501"}
        assert {division.view(row.record_id).shown.author for row in rows} == {AUTHOR}
        dialog = ImportsDialog(division, Preferences(tmp_path / "desk"), window)
        assert dialog.table.model().index(0, 1).data() == "0501 市民課"
        dialog.deleteLater()
        window.undo.undo()
        assert titles(division) == []
        assert check(division) == []


def test_a_wrong_file_is_told_and_another_can_be_chosen(qapp, tmp_path):
    (tmp_path / "書類.pdf").write_bytes(b"%PDF-1.7")
    ledger = BY_NAME["旧形式.xls"]
    ledger.build(tmp_path / ledger.file)
    with section_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as window:
        wizard = OldLedgerWizard(store, Preferences(tmp_path / "desk"), window.jobs, window)
        wizard.show()
        wizard.open_file(tmp_path / "書類.pdf")
        wait_for(lambda: "PDF" in wizard.file_page._fault.text())
        assert not wizard.file_page.isComplete()
        part(wizard, "field.old_ledger.kind.guidance", QRadioButton).click()
        opened(wizard, tmp_path / ledger.file)
        assert wizard.file_page._fault.text() == ""
        go_on(wizard, SHEET)
        wizard.sheet_page.first.setValue(2)
        assert not wizard.case.profile.columns or not any(wizard.case.profile.columns)
        wizard.sheet_page.table.clicked.emit(wizard.sheet_page._model.index(2, 0))
        go_on(wizard, FIELDS)
        go_on(wizard, PREVIEW)
        taken_in(wizard)
        assert sorted(row.body["theme"] for row in all_rows(store, Query(Guidance))) == sorted(ledger.titles)
        wizard.deleteLater()


def test_the_letters_of_a_csv_can_be_read_anew(qapp, tmp_path):
    (tmp_path / "台帳.csv").write_bytes("件名,発生日\n見本,R8.4.1\n".encode("euc_jp"))
    with section_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as window:
        wizard = OldLedgerWizard(store, Preferences(tmp_path / "desk"), window.jobs, window)
        wizard.show()
        wizard.open_file(tmp_path / "台帳.csv")
        wait_for(wizard.file_page.encoding.isVisible)
        pick(wizard, "encoding", "euc_jp")
        wait_for(wizard.file_page.isComplete)
        go_on(wizard, SHEET)
        assert wizard.case.profile.headings == ["件名", "発生日"]
        wizard.reject()
        wizard.deleteLater()


def test_whoever_leaves_while_it_reads_leaves_nothing_behind(qapp, tmp_path):
    book(tmp_path / "1.xlsx", ("台帳", [["件名"], ["甲"]]))
    with section_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as window:
        wizard = OldLedgerWizard(store, Preferences(tmp_path / "desk"), window.jobs, window)
        wizard.show()
        wizard.open_file(tmp_path / "1.xlsx")
        wizard.reject()
        wizard.deleteLater()
        settle()
        wait_for(lambda: not window.jobs.is_busy())
        assert titles(store) == []
        assert window.findChildren(QAbstractButton, "action.choose_ledger") == []
