"""「ファイル」: backups by themselves and by hand, restoring with open eyes, handing over, the diagnosis."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from leaderdesk.desk.app import Desk
from leaderdesk.desk.dialogs.first_run import FirstRun
from leaderdesk.desk.dialogs.restore import RestoreDialog
from leaderdesk.desk.file_menu import FileMenu
from leaderdesk.desk.navigation import FILE_MENU
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.state_line import state_line
from leaderdesk.desk.undo import Undo
from leaderdesk.exchange.handover import hand_over
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.automatic_backup import back_up, backups
from leaderdesk.ledger.backup import restore
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import Clock, add, section_store
from tests.desk.test_pages import nameless
from tests.desktop import answer, part, press, settle, wait_for


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    monkeypatch.setenv("LEADERDESK_HOME", str(folder))
    with section_store(folder, name="ledger.db") as store:
        add(store, title="守られる要望")
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


def choose(desk, name):
    part(desk.window, f"menu.{name}", QAction).trigger()


def test_every_entry_of_the_menu_has_its_work(desk):
    menu = part(desk.window, "action.file").findChild(QMenu)
    assert [action.objectName() for action in menu.actions()] == [f"menu.{entry.name}" for entry in FILE_MENU]
    assert all(callable(getattr(FileMenu, entry.name, getattr(Undo, entry.name, None))) for entry in FILE_MENU)


def test_alt_f_opens_the_menu(desk):
    menu = part(desk.window, "action.file").findChild(QMenu)
    seen = []
    menu.aboutToShow.connect(lambda: (seen.append(True), QTimer.singleShot(50, menu.close)))
    press(desk.window, "Alt+F")
    assert seen == [True]


def test_the_day_begins_with_a_backup_and_the_status_bar_says_so(desk):
    [made] = backups(desk.store)
    assert made.contents().counts["request"] == 1
    assert "最終バックアップ" in state_line(desk.store)
    assert any("確認済" in label.text() for label in desk.window.statusBar().findChildren(QLabel))


def test_an_old_backup_is_marked_and_none_at_all_too(tmp_path):
    clock = Clock()
    with section_store(tmp_path, now=clock) as store:
        assert "！ バックアップがまだありません" in state_line(store)
        back_up(store)
        assert "！" not in state_line(store)
        clock.at += timedelta(days=2)
        assert "！ 最終バックアップ 11/23 12:00" in state_line(store)


def test_a_backup_is_made_by_hand(desk):
    before = len(backups(desk.store))
    desk.store.now = Clock()
    choose(desk, "backup_now")
    wait_for(lambda: len(backups(desk.store)) > before)
    wait_for(lambda: not desk._jobs.is_busy())
    assert "バックアップを作り、確かめました" in desk.window.toast._label.text()


def test_restoring_says_first_what_it_changes_and_keeps_the_present_store(desk, home):
    add(desk.store, title="後から書いた要望")
    told = []

    def look(dialog):
        told.append(dialog._effect.toPlainText())
        dialog.restore.click()

    answer(look, name="dialog.restore")
    choose(desk, "restore_backup")
    wait_for(lambda: not desk._jobs.is_busy())
    assert told == ["今ある現場要望 1 件がなくなります（このバックアップの後に書いたものです）"]
    assert count(desk.store, Query(Request)) == 1
    assert desk.window.current_name() == "home"
    [kept] = home.glob("ledger-*.db")
    with open_store(kept, KINDS, read_only=True) as aside:
        assert count(aside, Query(Request)) == 2


def test_a_file_that_is_no_backup_is_told_and_cannot_be_chosen(tmp_path, qapp):
    with section_store(tmp_path) as store:
        dialog = RestoreDialog(store, Preferences(tmp_path))
        dialog.show()
        (tmp_path / "写真.db").write_bytes(b"x" * 5000)
        dialog.look_at(tmp_path / "写真.db")
        settle()
        assert "LD-4005" in dialog._fault.text()
        assert not dialog.restore.isEnabled()
        assert dialog.chosen is None
        assert nameless(dialog) == []
        dialog.deleteLater()
        settle()


def test_the_store_is_handed_over_in_one_file(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "usb"))
    monkeypatch.setattr("leaderdesk.desk.file_menu.ask", lambda *_args, **_words: False)
    choose(desk, "hand_over")
    wait_for(lambda: not desk._jobs.is_busy())
    [file] = (tmp_path / "usb").iterdir()
    restore(file, tmp_path / "new.db", KINDS)
    with open_store(tmp_path / "new.db", KINDS) as successor:
        assert count(successor, Query(Request)) == 1


def test_a_successor_starts_with_the_file_by_keyboard(tmp_path, qapp):
    with section_store(tmp_path / "old") as store:
        add(store, title="引き継ぐ要望")
        file = hand_over(store, tmp_path / "usb")
    wizard = FirstRun(tmp_path / "new" / "ledger.db", Preferences(tmp_path), lambda: None)
    wizard.show()
    settle()
    part(wizard, "field.first_run.handed").setChecked(True)
    wizard.next()
    assert wizard.currentPage() is wizard.handed_page
    assert not wizard.handed_page.isComplete()
    part(wizard, "field.first_run.file").setText(str(file))
    assert wizard.handed_page.isComplete()
    wizard.next()
    wizard.next()
    assert wizard.currentPage() is wizard.start_page
    assert not wizard.start_page.sample.isVisible()
    wizard.accept()
    with wizard._store as store:
        assert count(store, Query(Request)) == 1
        assert store.identity.section == "0501"
    wizard.deleteLater()
    settle()


def test_the_diagnosis_says_that_all_is_well_or_what_is_not(desk, monkeypatch):
    said = []
    monkeypatch.setattr("leaderdesk.desk.file_menu.tell", lambda _parent, text: said.append(text))
    choose(desk, "check_store")
    wait_for(lambda: said != [])
    wait_for(lambda: not desk._jobs.is_busy())
    with desk.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER revision_no_delete")
    choose(desk, "check_store")
    wait_for(lambda: len(said) == 2)
    wait_for(lambda: not desk._jobs.is_busy())
    assert said[0] == "台帳に異常はありません。すべての版を確かめました。"
    assert "LD-3105" in said[1]


def test_a_backup_that_fails_is_said_and_stops_nothing(home, qapp):
    (home / "backups").write_text("ここはフォルダーではない")
    desk = Desk(qapp)
    desk.open()
    wait_for(lambda: desk.window is not None and desk.window.current_page() is not None)
    wait_for(lambda: not desk._jobs.is_busy())
    assert "LD-2301" in desk.window.toast._label.text()
    assert add(desk.store, title="それでも書ける").body["title"] == "それでも書ける"
    desk.close()
    desk.window.deleteLater()
    settle()


def test_a_backup_is_made_before_files_are_taken_in(tmp_path):
    from leaderdesk.exchange.receive import receive
    from tests.builders import division_store, handed_over

    with section_store(tmp_path) as section:
        add(section)
        file = handed_over(section, tmp_path / "mail")
    with division_store(tmp_path) as division:
        list(receive(division, [file]))
        [made] = backups(division)
        assert made.contents().counts["request"] == 0
        assert Path(made.path).parent.name == "backups"


def test_everything_is_exported_by_the_menu(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    monkeypatch.setattr("leaderdesk.desk.file_menu.QDesktopServices.openUrl", lambda _url: True)
    (tmp_path / "out").mkdir()

    def fill(dialog):
        form = part(dialog, "field.export.form")
        assert not part(dialog, "field.export.encoding").isEnabled()
        form.setCurrentIndex(form.findData("csv"))
        assert part(dialog, "field.export.encoding").isEnabled()
        dialog.write.click()

    answer(fill, name="dialog.export")
    choose(desk, "export")
    wait_for(lambda: not desk._jobs.is_busy())
    [folder] = (tmp_path / "out").iterdir()
    assert "守られる要望" in (folder / "request.csv").read_text("utf-8-sig")
    assert "書き出し、確かめました" in desk.window.toast._label.text()
