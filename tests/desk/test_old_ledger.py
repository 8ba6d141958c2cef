"""The wizard for old ledgers, page by page: what cannot go on says why, and going back loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWizard

from leaderdesk.desk.dialogs.old_ledger import FIELDS, FILE, PREVIEW, SHEET, WORDS, OldLedgerWizard
from leaderdesk.desk.jobs import Jobs
from leaderdesk.desk.models.old_ledger import column_letter
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.mapping import Profile, keep_profile
from leaderdesk.exchange.outcome import Outcome
from tests.builders import section_store
from tests.desktop import click, dress, part, settle, wait_for
from tests.exchange.ledgers import book

ROWS = [
    ["題名"],
    ["件名", "日付", "緊急度", "No."],
    ["甲", "4/1", "高", 1],
    ["乙", "10/2", "普通", 2],
    ["合計", "", "", 3],
]


@pytest.fixture
def store(tmp_path):
    with section_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def wizard(qapp, store, tmp_path):
    dress()
    jobs = Jobs()
    opened = OldLedgerWizard(store, Preferences(tmp_path), jobs)
    opened.show()
    book(tmp_path / "台帳.xlsx", ("台帳", ROWS))
    opened.open_file(tmp_path / "台帳.xlsx")
    wait_for(opened.file_page.isComplete)
    yield opened
    wait_for(lambda: not jobs.is_busy())
    opened.reject()
    opened.deleteLater()
    settle()


def go(wizard, to):
    while wizard.currentId() < to:
        before = wizard.currentId()
        click(wizard.button(QWizard.WizardButton.NextButton))
        assert wizard.currentId() > before, wizard.currentId()


def test_the_headings_row_stands_out_and_a_click_chooses_another(wizard):
    go(wizard, SHEET)
    page = wizard.sheet_page
    assert page.first.value() == 2
    assert page._model.data(page._model.index(1, 0), Qt.ItemDataRole.FontRole).bold()
    page.table.clicked.emit(page._model.index(2, 0))
    assert (page.first.value(), wizard.case.profile.columns) == (3, ["", "", "", ""])
    page.first.setValue(2)
    assert wizard.case.profile.columns == ["title", "raised_on", "urgency", ""]
    go(wizard, FIELDS)
    part(wizard, "field.old_ledger.default.unit", QLineEdit).setText("庶務係")
    wizard.back()
    page.is_double.click()
    go(wizard, FIELDS)
    assert part(wizard, "field.old_ledger.default.unit", QLineEdit).text() == "庶務係"


def test_a_required_field_without_a_column_or_a_value_bars_the_way(wizard):
    go(wizard, FIELDS)
    page = wizard.fields_page
    page.columns[1].setCurrentIndex(0)
    page.columns[1].activated.emit(0)
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert "発生日" in page._fault.text()
    line = part(wizard, "field.old_ledger.default.raised_on", QLineEdit)
    line.setText("いつか")
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert (wizard.currentId(), "いつか" in page._fault.text()) == (FIELDS, True)
    line.setText("R8.4.1")
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.currentId() == WORDS


def test_a_word_left_open_keeps_its_row_out_and_going_back_keeps_what_was_chosen(wizard):
    go(wizard, FIELDS)
    year = wizard.fields_page.year
    year.setCurrentIndex(year.findData(2025))
    go(wizard, PREVIEW)
    wait_for(wizard.preview_page.isComplete)
    found = wizard.case.plan
    assert [row.number for row in found.those(Outcome.REFUSED)] == [3]
    assert found.left_out == (("台帳", 5),)
    assert "5 行目" in wizard.preview_page._told.text()
    assert found.those(Outcome.IMPORTED)[0].body["raised_on"] == "2025-10-02"
    wizard.back()
    chosen = part(wizard, "field.old_ledger.word.urgency.高", QComboBox)
    chosen.setCurrentIndex(chosen.findData("normal"))
    wizard.back()
    assert wizard.fields_page.year.currentData() == 2025
    go(wizard, PREVIEW)
    wait_for(wizard.preview_page.isComplete)
    assert len(wizard.case.plan.those(Outcome.IMPORTED)) == 2


def test_kept_settings_that_do_not_fit_are_told(qapp, store, tmp_path):
    keep_profile(store, "別の台帳", Profile(kind="guidance", headings=["用件"], columns=["theme"]))
    book(tmp_path / "台帳.xlsx", ("台帳", ROWS))
    wizard = OldLedgerWizard(store, Preferences(tmp_path), Jobs())
    wizard.show()
    wizard.open_file(tmp_path / "台帳.xlsx")
    wait_for(wizard.file_page.isComplete)
    kept = wizard.file_page.kept
    kept.setCurrentIndex(kept.findData("別の台帳"))
    kept.activated.emit(kept.currentIndex())
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.currentId() == FILE
    assert "用件" in wizard.file_page._fault.text()
    wizard.reject()
    wizard.deleteLater()
    settle()


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_in_excel(place, letter):
    assert column_letter(place) == letter
