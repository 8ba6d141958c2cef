"""The first start, the settings, the help: each by keyboard, each named, nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWizard

from leaderdesk.desk.dialogs.first_run import FirstRun
from leaderdesk.desk.dialogs.help import HelpWindow, help_pages
from leaderdesk.desk.dialogs.paste import PasteDialog
from leaderdesk.desk.dialogs.settings import SIZES, SettingsDialog
from leaderdesk.desk.navigation import ACTIONS, PAGES
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from leaderdesk.places import resource
from tests.desk.test_pages import cut_words, nameless
from tests.desktop import dress, part, settle, wait_for


@pytest.fixture
def wizard(tmp_path):
    made = FirstRun(tmp_path / "home" / "ledger.db", Preferences(tmp_path / "home"), lambda: None)
    made.show()
    settle()
    yield made
    if made._store is not None:
        made._store.close()


def fill(wizard, **typed):
    for name, text in typed.items():
        field = part(wizard, f"field.first_run.{name}", QLineEdit)
        field.clear()
        QTest.keyClicks(field, text)
        field.editingFinished.emit()


def test_a_leader_is_set_up_by_two_codes(wizard, tmp_path):
    wizard.next()
    fill(wizard, municipality="092991", section="0501")
    assert part(wizard, "field.first_run.municipality_name", QLineEdit).text() == "青葉原市"
    assert part(wizard, "field.first_run.section_name", QLineEdit).text() == "市民課"
    wizard.next()
    wizard.next()
    wizard.accept()
    me = wizard._store.identity
    assert (me.role, me.section, me.section_name, me.pc) == (Role.SECTION, "0501", "市民課", "A")
    assert count(wizard._store, Query(Request)) == 0


def test_a_city_without_a_preset_is_typed_by_hand(wizard):
    wizard.next()
    fill(wizard, municipality="011002", section="0101")
    part(wizard, "field.first_run.municipality_name", QLineEdit).setText("見本市")
    part(wizard, "field.first_run.section_name", QLineEdit).setText("見本課")
    part(wizard, "field.first_run.pc", QComboBox).setCurrentText("B")
    wizard.next()
    wizard.next()
    wizard.accept()
    assert (wizard._store.identity.municipality_name, wizard._store.identity.pc) == ("見本市", "B")


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"municipality": "092990"}, "LD-1601"), ({"municipality": "092991", "section": "x"}, "LD-1104")],
)
def test_a_wrong_code_is_a_sentence_on_its_page(wizard, typed, code):
    wizard.next()
    fill(wizard, **typed)
    wizard.next()
    assert wizard.currentPage() is wizard.place_page
    assert code in wizard.place_page._fault.text()


def test_the_division_needs_no_section_code(wizard):
    part(wizard, "field.first_run.division").setChecked(True)
    wizard.next()
    fill(wizard, municipality="092991")
    wizard.next()
    wizard.next()
    assert not part(wizard, "field.first_run.sample", QCheckBox).isVisible()
    wizard.accept()
    assert wizard._store.identity.role is Role.DIVISION


def test_sample_data_is_a_choice_and_is_marked(wizard):
    wizard.next()
    fill(wizard, municipality="092991", section="0501")
    wizard.next()
    wizard.next()
    part(wizard, "field.first_run.sample", QCheckBox).setChecked(True)
    wizard.accept()
    assert wizard._store.setting(TRIAL)
    assert count(wizard._store, Query(Request)) > 0


def test_giving_up_leaves_nothing_behind(wizard, tmp_path):
    wizard.next()
    fill(wizard, municipality="092991", section="0501")
    wizard.reject()
    assert not (tmp_path / "home" / "ledger.db").exists()


def test_the_size_of_the_letters_changes_while_one_chooses(tmp_path):
    preferences, dressed = Preferences(tmp_path / "home"), []
    wizard = FirstRun(tmp_path / "home" / "ledger.db", preferences, lambda: dressed.append(preferences.text("size")))
    part(wizard, "field.first_run.size.large").click()
    assert dressed == ["large"]


@pytest.mark.parametrize("size", ["standard", "extra"])
def test_no_word_of_the_first_start_is_cut(tmp_path, size):
    dress(size=size)
    wizard = FirstRun(tmp_path / "home" / "ledger.db", Preferences(tmp_path / "home"), lambda: None)
    wizard.show()
    for page in range(4):
        settle()
        assert cut_words(wizard) == [], page
        assert nameless(wizard) == [], page
        if page == 1:
            fill(wizard, municipality="092991", section="0501")
        if page < 3:
            wizard.next()
    assert isinstance(wizard.button(QWizard.WizardButton.FinishButton), QPushButton)


def test_the_name_that_revisions_carry_is_chosen_in_the_settings(section, tmp_path):
    dialog = SettingsDialog(Preferences(tmp_path), section)
    dialog.author.setText("市民課 受付担当")
    dialog.accept()
    with open_store(section.target, KINDS, read_only=True) as again:
        assert again.setting("author") == "市民課 受付担当"


def test_the_look_changes_at_once(section, tmp_path):
    preferences, changed = Preferences(tmp_path), []
    dialog = SettingsDialog(preferences, section)
    dialog.look_changed.connect(lambda: changed.append(preferences.text("theme")))
    dialog.theme_box.setCurrentIndex(dialog.theme_box.findData("dark"))
    dialog.theme_box.activated.emit(dialog.theme_box.currentIndex())
    assert changed == ["dark"]


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("name", ["settings", "help", "paste"])
def test_no_word_of_a_dialog_is_cut(section, division, tmp_path, name, size):
    dress(size=size)
    section.set_setting(TRIAL, True)
    made = {
        "settings": lambda: SettingsDialog(Preferences(tmp_path), section),
        "help": lambda: HelpWindow(None),
        "paste": lambda: PasteDialog(Section, division, Preferences(tmp_path)),
    }[name]()
    made.show()
    settle()
    assert cut_words(made) == []
    assert nameless(made) == []


def test_every_page_has_its_help_and_f1_opens_it(desk):
    asked = []
    desk.help_requested.connect(asked.append)
    for entry in desk.entries:
        desk.open_page(entry.name)
        desk.act("help")
    assert asked == [entry.help_page for entry in desk.entries]
    assert {entry.help_page for entry in PAGES} <= set(help_pages())


def test_the_help_is_one_window_however_often_it_is_asked_for(desk):
    first = HelpWindow.show_page(desk, "start")
    assert HelpWindow.show_page(desk, "keys") is first
    assert first.pages.currentItem().data(Qt.ItemDataRole.UserRole) == "keys"
    first.close()


def test_the_help_shows_every_page_and_follows_its_links(qapp):
    window = HelpWindow(None)
    window.show()
    for name in help_pages():
        window.choose(name)
        assert window.text.toPlainText().strip(), name
        for link in links(window):
            assert link.removesuffix(".md") in help_pages(), (name, link)
    window.choose("start")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    wait_for(lambda: not window.isVisible())


def links(window) -> list[str]:
    found, block = [], window.text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if href := pieces.fragment().charFormat().anchorHref():
                found.append(href)
            pieces += 1
        block = block.next()
    return found


def test_every_key_is_in_the_help():
    text = resource("help", "keys.md").read_text("utf-8")
    standard = {
        "Undo": "Ctrl+Z",
        "Redo": "Ctrl+Y",
        "Save": "Ctrl+S",
        "Find": "Ctrl+F",
        "Refresh": "F5",
        "HelpContents": "F1",
    }
    for action in ACTIONS:
        keys = standard.get(action.keys, action.keys).replace("Return", "Enter").replace("Pg", "Page")
        assert keys in text, action


def test_the_look_changes_under_an_open_wizard(tmp_path):
    """Qt crashed here while the style was set anew each time."""
    wizard = FirstRun(tmp_path / "home" / "ledger.db", Preferences(tmp_path / "home"), lambda: None)
    wizard.show()
    for theme, size in (("dark", "extra"), ("contrast", "standard"), ("light", "small")) * 3:
        dress(theme, size)
        settle()
    assert wizard.isVisible()
