"""Starting: a picture at once, one window per person, and nothing slow before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leaderdesk.desk.app import Desk, has_screen, run_desk
from leaderdesk.desk.other_starts import raise_first_window
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.enrolment import TRIAL
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.draft import Draft, keep_draft
from leaderdesk.ledger.opening import open_store
from tests.builders import add, section_store
from tests.desktop import answer, part, settle, wait_for

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from leaderdesk.desk.app import Desk, make_application

app = make_application([])
slow = ("sqlalchemy", "openpyxl", "pydantic", "python_calamine")
seen = []

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not seen:
            seen.append([name for name in slow if name in sys.modules])
        return False

watch = Watch()
app.installEventFilter(watch)
desk = Desk(app)
desk.open()
QTimer.singleShot(0, lambda: wait())
def wait():
    if desk.store is not None and desk.window.current_name() == "home":
        app.quit()
    else:
        QTimer.singleShot(20, wait)
app.exec()
print(json.dumps({"at_first_paint": seen[0], "at_the_end": [name for name in slow if name in sys.modules]}))
desk.close()
"""


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def installed(home):
    """A PC on which LeaderDesk was used before."""
    with section_store(home, name="ledger.db") as store:
        add(store, title="前からの要望")
    preferences = Preferences(home)
    preferences.keep_text("role", "section")
    preferences.keep_text("place", "青葉原市  市民課")
    return home


def test_the_first_picture_comes_before_the_slow_imports(installed):
    environment = os.environ | {
        "LEADERDESK_HOME": str(installed),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["at_first_paint"] == []
    assert "sqlalchemy" in told["at_the_end"]
    assert "openpyxl" not in told["at_the_end"]  # only an exchange needs it


@pytest.fixture
def desk(installed, qapp):
    made = Desk(qapp)
    made.open()
    wait_for(lambda: made.store is not None and made.window.current_name() == "home")
    yield made
    made.close()
    made._jobs.stop_all()
    made.deleteLater()


def test_a_second_start_raises_the_first_window(desk):
    desk.window.showMinimized()
    assert raise_first_window()
    wait_for(lambda: not desk.window.isMinimized())


def test_drafts_of_last_time_are_offered(installed, qapp):
    with open_store(installed / "ledger.db", KINDS) as store, store.writing() as connection:
        keep_draft(connection, Draft("request", "00000000-0000-4000-a000-000000000001", (), store.timestamp(), {}))
    made = Desk(qapp)
    made.open()
    wait_for(lambda: made.store is not None and made.window.toast.isVisible())
    made.close()
    made.deleteLater()


def test_the_trial_ends_with_one_click_and_keeps_the_old_store_aside(desk, installed):
    desk.store.set_setting(TRIAL, True)
    desk._move_in()
    assert "お試しデータ" in desk.window.windowTitle()
    before = desk.store.identity

    def end(dialog):
        part(dialog, "action.end_trial").click()

    met = answer(end, name="dialog.settings")
    asked = answer(
        lambda box: next(found for found in box.buttons() if found.text() == "空にして始める").click(),
        name="dialog.message",
    )
    desk.front.show_settings()
    wait_for(lambda: desk.store is not None and not desk.store.setting(TRIAL))
    assert met and asked
    settle()
    after = desk.store.identity
    assert (after.section, after.pc, after.municipality) == (before.section, before.pc, before.municipality)
    assert after.install != before.install
    assert desk.window.current_page().objectName() == "page.home"
    assert "お試しデータ" not in desk.window.windowTitle()
    kept = list(installed.glob("ledger-*-trial.db"))
    assert len(kept) == 1
    with open_store(kept[0], KINDS) as old:
        assert replace(old.identity, install=before.install) == before


def test_without_a_screen_the_desk_says_so(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    monkeypatch.setenv("DISPLAY", ":1")
    assert has_screen()


def test_a_store_that_another_program_holds_is_named_and_nothing_is_broken(installed, qapp):
    holder = open_store(installed / "ledger.db", KINDS)
    told = []
    met = answer(lambda box: (told.append(box.text()), box.reject()), name="dialog.message")
    made = Desk(qapp)
    made.open()
    wait_for(lambda: bool(met))
    settle()
    assert "LD-4001" in told[0]
    made.close()
    made.deleteLater()
    holder.close()


def test_the_look_changes_live_and_the_page_stays(desk):
    desk.window.open_page("guidance")
    desk.preferences.keep_text("size", "extra")
    desk.front.dress_anew()
    settle()
    assert desk.window.current_name() == "guidance"
    assert desk.window.font().pointSizeF() == 14.0


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path, monkeypatch, qapp):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LEADERDESK_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setattr("leaderdesk.desk.app.make_application", lambda _arguments: qapp)
    told = []
    answer(lambda box: (told.append(box.text()), box.reject()), name="dialog.message")
    assert run_desk() == 4
    assert "LD-2301" in told[0]
