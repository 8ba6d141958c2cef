"""Whatever nobody foresaw: a sentence, a report without a word of any record, and a program that goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from leaderdesk.desk.app import Desk
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.opening import open_store
from leaderdesk.report import write_report
from tests.builders import add, section_store
from tests.desktop import answer, press, settle, wait_for, write

ROOT = Path(__file__).resolve().parents[2]
SECRET = "見本花子さんの相談"


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    monkeypatch.setenv("LEADERDESK_HOME", str(folder))
    with section_store(folder, name="ledger.db") as store:
        add(store, title="見本の要望")
    return folder


@pytest.fixture
def desk(home, qapp):
    opened = Desk(qapp)
    opened.open()
    wait_for(lambda: opened.window is not None and opened.window.current_page() is not None)
    wait_for(lambda: not opened._jobs.is_busy())
    yield opened
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    opened.close()
    opened.window.deleteLater()
    settle()


def reports(home):
    return sorted((home / "logs").glob("report-*.txt"))


def fail(words=SECRET):
    quoted = words  # what a frame holds stays in the frame
    raise ZeroDivisionError(quoted)


def raised(work=fail):
    try:
        work()
    except ZeroDivisionError as error:
        return error
    return None


def closing(box, said):
    said.append(box.text())
    box.buttons()[-1].click()


def test_an_error_nobody_caught_is_a_sentence_and_a_report_without_what_people_wrote(desk, home):
    said = []
    answer(lambda box: closing(box, said), name="dialog.message")
    sys.excepthook(ZeroDivisionError, raised(), None)
    wait_for(lambda: said != [])
    [report] = reports(home)
    text = report.read_text("utf-8")
    assert "LD-5007" in said[0]
    assert SECRET not in said[0] + text
    assert "ZeroDivisionError" in text
    assert "test_crash.py" in text
    assert str(home) not in text
    assert add(desk.store, title="そのまま続けられる").body["title"] == "そのまま続けられる"


def test_an_error_in_a_thread_is_told_too(desk, home):
    said = []
    answer(lambda box: closing(box, said), name="dialog.message")
    thread = threading.Thread(target=fail, name="見本の仕事")
    thread.start()
    thread.join()
    wait_for(lambda: said != [])
    assert "見本の仕事" not in said[0]
    assert len(reports(home)) == 1


def test_a_storm_of_errors_is_one_dialog_and_one_report(desk, home):
    said = []
    answer(lambda box: closing(box, said), name="dialog.message")
    for _ in range(100):
        sys.excepthook(ZeroDivisionError, raised(), None)
    wait_for(lambda: sum(desk._catch_all._times.values()) == 100)
    wait_for(lambda: said != [])
    settle()
    assert len(said) == len(reports(home)) == 1


def test_the_third_time_a_new_start_is_offered_and_keeps_what_is_typed(desk, home, monkeypatch):
    started = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, arguments: started.append([program, *arguments]))
    press(desk.window, "Ctrl+N")
    write("書きかけの件名")
    error = raised()
    for _ in range(2):
        said = []
        answer(lambda box, said=said: closing(box, said), name="dialog.message")
        sys.excepthook(ZeroDivisionError, error, None)
        wait_for(lambda said=said: said != [])
    words = []

    def again(box):
        words.append(box.text())
        next(each for each in box.buttons() if each.text() == "起動し直す").click()

    answer(again, name="dialog.message")
    sys.excepthook(ZeroDivisionError, error, None)
    wait_for(lambda: started != [])
    assert "同じ誤りが続いています" in words[0]
    assert started == [[sys.executable, "-m", "leaderdesk"]]
    with open_store(home / "ledger.db", KINDS) as store, store.reading() as connection:
        assert [draft.typed["title"] for draft in drafts(connection)] == ["書きかけの件名"]


def test_reports_do_not_pile_up(home):
    for _ in range(30):
        write_report(raised())
    assert len(reports(home)) == 20


def test_a_good_end_leaves_no_mark_and_a_bad_one_is_told_at_the_next_start(home, qapp):
    desk = Desk(qapp)
    desk.open()
    wait_for(lambda: desk.window is not None and desk.window.current_page() is not None)
    assert (home / "logs" / "running").exists()
    assert "正常に終わりませんでした" not in desk.window.toast._label.text()
    desk.close()
    desk.window.deleteLater()
    settle()
    assert not (home / "logs" / "running").exists()
    (home / "logs" / "running").touch()
    desk = Desk(qapp)
    desk.open()
    wait_for(lambda: desk.window is not None and desk.window.current_page() is not None)
    wait_for(lambda: "正常に終わりませんでした" in desk.window.toast._label.text())
    desk.close()
    desk.window.deleteLater()
    settle()


TYPE_AND_DIE = """
import os, signal, sys
from PySide6.QtCore import QTimer
from leaderdesk.desk.app import Desk, make_application
sys.path.insert(0, sys.argv[1])
from tests.desktop import press, write

app = make_application([])
desk = Desk(app)
desk.open()

def type_it():
    if desk.store is None or desk.window is None or desk.window.current_page() is None:
        QTimer.singleShot(50, type_it)
        return
    press(desk.window, "Ctrl+N")
    write("halfway typed")
    QTimer.singleShot(2000, lambda: os.kill(os.getpid(), signal.SIGKILL))

QTimer.singleShot(0, type_it)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_two_seconds_after_typing_the_draft_outlives_a_killed_desk(home):
    script = home / "type_and_die.py"
    script.write_text(TYPE_AND_DIE, "utf-8")
    env = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, str(script), str(ROOT)], env=env, capture_output=True, timeout=60)
    assert done.returncode == -9, done.stderr[-2000:]
    with open_store(home / "ledger.db", KINDS) as store, store.reading() as connection:
        assert [draft.typed["title"] for draft in drafts(connection)] == ["halfway typed"]
    assert (home / "logs" / "running").exists()
