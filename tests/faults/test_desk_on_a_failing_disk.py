"""The desk on a disk that fails: a save that fails loses no word of the form, and the draft follows as soon as it can."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from leaderdesk.desk.app import Desk
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import section_store
from tests.desktop import answer, click, part, press, settle, type_into, wait_for
from tests.faults.injection import Injector, injected

TYPED = {"title": "saved on a full disk", "problem": "every word of it"}


@pytest.fixture
def desk(tmp_path, qapp, monkeypatch):
    home = tmp_path / "home"
    section_store(home, name="ledger.db").close()
    with injected(Injector(tmp_path), monkeypatch) as disk:
        disk.times = 0
        made = Desk(qapp)
        made.open()
        wait_for(lambda: made.store is not None and made.window.current_name() == "home")
        made.disk = disk
        yield made
        made.close()
        made.deleteLater()


def fail(disk):
    """From now on every write to the database fails."""
    disk.first, disk.times = len(disk.calls), 10_000_000


def test_a_save_that_fails_keeps_every_typed_word_and_the_draft(desk, tmp_path):
    press(desk.window, "Ctrl+N")
    form = desk.window.current_page().panel
    for name, text in TYPED.items():
        type_into(part(desk.window, f"field.request.{name}"), text)
    fail(desk.disk)
    told = []
    met = answer(lambda box: (told.append(box.text()), box.reject()), name="dialog.message")
    press(desk.window, "Ctrl+S")
    wait_for(lambda: bool(met))
    settle()
    assert "空き容量" in told[0]
    assert "LD-4006" in told[0]
    assert words(desk.window) == TYPED
    assert form.is_new
    desk.disk.times = 0  # room again: the draft follows by itself, and so does the save
    wait_for(lambda: bool(kept(desk.store)), "the draft was not kept")
    assert {name: kept(desk.store)[0].typed[name] for name in TYPED} == TYPED
    click(part(desk.window, "action.save.request"))
    with open_store(tmp_path / "home" / "ledger.db", KINDS, read_only=True) as store:
        (row,) = all_rows(store, Query(Request))
        assert {name: row.body[name] for name in TYPED} == TYPED
        assert kept(store) == []


def words(window):
    """What stands in the form."""
    title = part(window, "field.request.title")
    problem = part(window, "field.request.problem")
    assert isinstance(title, QLineEdit)
    assert isinstance(problem, QPlainTextEdit)
    return {"title": title.text(), "problem": problem.toPlainText()}


def kept(store):
    with store.reading() as connection:
        return drafts(connection)
