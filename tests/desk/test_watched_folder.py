"""受け取るフォルダー: the desk says what waits there, shows what it would bring, and takes nothing in by itself."""

from __future__ import annotations

import shutil
import threading

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from leaderdesk.desk import folder_watch
from leaderdesk.desk.app import Desk
from leaderdesk.desk.dialogs.settings import SettingsDialog
from leaderdesk.desk.preferences import WATCHED, Preferences
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.folder import Folder
from leaderdesk.exchange.outcome import Outcome, Taken
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.query import Query, count
from tests.builders import add, division_store, handed_over, section_store
from tests.desk.test_pages import cut_words
from tests.desktop import answer, click, part, settle, wait_for


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(folder_watch, "_POLL_MS", 100)
    monkeypatch.setattr(folder_watch, "_SOON_MS", 50)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "共有" / "受け取り"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def start(tmp_path, qapp, inbox):
    """Opens the desk of a side that watches the folder."""
    opened = []

    def started(make, watched=inbox, **look):
        home = tmp_path / "home"
        make(home, name="ledger.db").close()
        for name, text in {WATCHED: str(watched), **look}.items():
            Preferences(home).keep_text(name, text)
        opened.append(Desk(qapp))
        opened[-1].open()
        wait_for(lambda: opened[-1].window is not None and opened[-1].window.current_page() is not None)
        wait_for(lambda: not opened[-1]._jobs.is_busy())
        return opened[-1]

    yield started
    for desk in opened:
        desk.close()
        desk.window.deleteLater()
        desk.deleteLater()
        settle()


@pytest.fixture
def submission(tmp_path):
    with section_store(tmp_path / "0501") as section:
        add(section, title="窓口の番号札を集計したい")
        return handed_over(section, tmp_path / "out")


def line(desk):
    return part(desk.window.current_page(), "line.arrivals")


def words(desk):
    return line(desk)._words.text() if line(desk).isVisible() else ""


def test_the_division_is_told_sees_the_plan_and_takes_in(start, inbox, submission):
    desk = start(division_store)
    assert words(desk) == ""
    shutil.copy(submission, inbox)
    (inbox / "議事録.xlsx").write_bytes(b"nothing of ours")
    wait_for(lambda: words(desk) == "受け取るファイルが 1 件あります")
    assert count(desk.store, Query(Request)) == 0
    click(part(line(desk), "action.see_arrivals", QPushButton))
    assert desk.window.current_name() == "receive"
    page = desk.window.current_page()
    wait_for(lambda: not desk._jobs.is_busy())
    assert [verdict.outcome for verdict in page.model.lines] == [Outcome.IMPORTED]
    assert count(desk.store, Query(Request)) == 0  # a plan is only told
    assert words(desk) == "受け取るファイルが 1 件あります"
    click(part(desk.window, "action.take_in", QPushButton))
    wait_for(lambda: not desk._jobs.is_busy())
    assert [verdict.state for verdict in page.model.lines] == [Taken.IN]
    assert count(desk.store, Query(Request)) == 1
    wait_for(lambda: words(desk) == "")
    desk.window.open_page("home")
    settle()
    assert words(desk) == ""


def test_a_section_is_told_sees_the_plan_and_takes_in(start, inbox, tmp_path):
    with division_store(tmp_path / "division") as division:
        add(division, "liaison", subject="研修の日程", addressee="0501")
        distribute(division, inbox, {"0501": "市民課", "0502": "国保年金課"})
    desk = start(section_store)
    wait_for(lambda: words(desk) == "受け取るファイルが 1 件あります")
    click(part(line(desk), "action.see_arrivals", QPushButton))
    assert desk.window.current_name() == "submission"
    page = desk.window.current_page()
    wait_for(lambda: not desk._jobs.is_busy())
    told = page._plan._lines.toPlainText()
    assert told.startswith("LD配布_092991_0501_2026_")
    assert "新規 1 件" in told
    assert [file.file for file in page._model.lines] == []
    assert words(desk) == "受け取るファイルが 1 件あります"
    click(part(page, "action.take_arrivals", QPushButton))
    wait_for(lambda: not desk._jobs.is_busy())
    settle()
    assert page._result.isVisible()
    assert not page._plan.isVisible()
    wait_for(lambda: words(desk) == "")


def test_a_file_is_told_of_only_once_it_is_complete(start, inbox, submission):
    desk = start(division_store)
    stop, whole, place = threading.Event(), submission.read_bytes(), inbox / submission.name

    def copy_slowly():
        with place.open("wb") as file:
            while not stop.wait(0.01):
                file.write(b"x")
                file.flush()
        place.write_bytes(whole)

    copying = threading.Thread(target=copy_slowly)
    copying.start()
    looked = []
    desk.front._watch._looked.connect(lambda *_: looked.append(words(desk)))
    wait_for(lambda: len(looked) > 5)
    assert set(looked) == {""}
    stop.set()
    copying.join()
    wait_for(lambda: words(desk) == "受け取るファイルが 1 件あります")


def test_what_is_broken_is_offered_once_and_then_told_on_the_page(start, inbox):
    (inbox / "LD提出_092991_0501_2026_A003.xlsx").write_bytes(b"PK\x03\x04 broken")
    desk = start(division_store)
    wait_for(lambda: bool(words(desk)))
    click(part(line(desk), "action.see_arrivals", QPushButton))
    wait_for(lambda: not desk._jobs.is_busy())
    page = desk.window.current_page()
    assert [verdict.outcome for verdict in page.model.lines] == [Outcome.REFUSED]
    wait_for(lambda: words(desk) == "")


def test_a_missing_folder_is_one_sentence_until_it_is_there(start, tmp_path, submission):
    usb = tmp_path / "usb"
    desk = start(division_store, watched=usb)
    wait_for(lambda: "LD-2010" in words(desk))
    assert "見つかりません" in words(desk)
    assert not part(line(desk), "action.see_arrivals", QPushButton).isVisible()
    told = []
    desk.front._watch.changed.connect(told.append)
    looked = []
    desk.front._watch._looked.connect(lambda *_: looked.append(1))
    wait_for(lambda: len(looked) > 3)
    assert told == []  # said once, whatever how often it looks
    usb.mkdir()
    shutil.copy(submission, usb)
    wait_for(lambda: words(desk) == "受け取るファイルが 1 件あります")
    shutil.rmtree(usb)
    wait_for(lambda: "LD-2010" in words(desk))


def test_a_folder_that_hangs_holds_up_nothing_and_nobody(start, inbox, monkeypatch):
    hangs, looks = threading.Event(), []
    monkeypatch.setattr(Folder, "look_closely", lambda _self: (looks.append(1), hangs.wait(30))[0] or {})
    desk = start(division_store)
    wait_for(lambda: looks == [1])
    desk.window.open_page("city")
    assert not desk._jobs.is_busy()
    desk.front._watch.follow(str(inbox))  # no second thread stands behind the first
    settle()
    assert looks == [1]
    desk.close()
    hangs.set()


def test_the_folder_is_chosen_in_the_settings_and_watched_from_then_on(start, inbox, submission, monkeypatch):
    desk = start(division_store, watched="")
    shutil.copy(submission, inbox)
    settle()
    assert words(desk) == ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(inbox))

    def choose(dialog):
        click(part(dialog, "action.choose_watched", QPushButton))
        assert part(dialog, "field.settings.watched", QLineEdit).text() == str(inbox)
        part(dialog, "action.close_settings").click()

    answer(choose, name="dialog.settings")
    desk.front.show_settings()
    wait_for(lambda: words(desk) == "受け取るファイルが 1 件あります")

    def clear(dialog):
        part(dialog, "field.settings.watched", QLineEdit).clear()
        part(dialog, "action.close_settings").click()

    answer(clear, name="dialog.settings")
    desk.front.show_settings()
    assert words(desk) == ""


def test_what_came_in_another_way_waits_no_more(start, inbox, submission):
    shutil.copy(submission, inbox)
    desk = start(division_store)
    wait_for(lambda: bool(words(desk)))
    list(receive(desk.store, [submission]))
    desk.window.open_page("receive")
    desk.window.current_page().store_changed.emit()
    settle()
    assert words(desk) == ""


@pytest.mark.parametrize(("theme", "size"), [("light", "standard"), ("light", "extra"), ("contrast", "small")])
def test_no_word_of_it_is_cut(start, inbox, tmp_path, theme, size):
    deep = tmp_path / "とても深いところにある" / "共有フォルダーの中の受け取り場所"
    desk = start(section_store, watched=deep, theme=theme, size=size)
    wait_for(lambda: "LD-2010" in words(desk))
    for page in ("home", "submission"):
        desk.window.open_page(page)
        settle()
        assert cut_words(desk.window) == [], page
    dialog = SettingsDialog(desk.preferences, desk.store, desk.window)
    dialog.show()
    settle()
    assert cut_words(dialog) == []
    dialog.close()
    dialog.deleteLater()
