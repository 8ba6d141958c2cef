# SPDX-License-Identifier: MIT
"""A store that cannot be written is looked at; a damaged one is rescued, with open eyes and nothing thrown away."""

from __future__ import annotations

import pytest

from leaderdesk.desk.app import Desk
from leaderdesk.desk.preferences import Preferences
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger import opening
from leaderdesk.ledger.automatic_backup import back_up
from leaderdesk.ledger.check import dump_hash
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add, section_store
from tests.desktop import answer, part, settle, type_into, wait_for


@pytest.fixture
def installed(tmp_path):
    """A PC on which LeaderDesk was used before, with a backup, and a record since."""
    home = tmp_path / "home"
    with section_store(home, name="ledger.db") as store:
        add(store, title="バックアップにある要望")
        back_up(store)
        add(store, title="そのあとの要望")
    preferences = Preferences(home)
    preferences.keep_text("role", "section")
    preferences.keep_text("place", "青葉原市  市民課")
    return home


@pytest.fixture
def start(qapp):
    """Opens a desk, as often as wanted."""
    made = []

    def opened():
        made.append(Desk(qapp))
        made[-1].open()
        return made[-1]

    yield opened
    for desk in made:
        desk.close()
        desk.deleteLater()


def is_up(desk):
    return lambda: desk.store is not None and desk.window.current_name() == "home"


def choose(text):
    return lambda box: next(each for each in box.buttons() if each.text() == text).click()


@pytest.mark.parametrize("reason", ["network", "removable", "synced", ""])
def test_a_store_that_cannot_be_written_opens_to_be_read(installed, start, monkeypatch, reason):
    if reason:
        monkeypatch.setattr(opening, "unfit_for_store", lambda folder: reason if folder == installed else "")
    else:
        monkeypatch.setattr(opening, "is_writable", lambda file: file.parent != installed)
    before = (installed / "ledger.db").read_bytes()
    desk = start()
    wait_for(is_up(desk))
    code = {"network": "LD-4011", "removable": "LD-4012", "synced": "LD-4013", "": "LD-4008"}[reason]
    banner = part(desk.window, "banner.read_only")
    assert banner.isVisible()
    assert "閲覧のみ" in banner.text()
    assert code in banner.text()
    assert count(desk.store, Query(Request)) == 2
    for entry in desk.window.entries:  # every page can be looked at, and left
        desk.window.open_page(entry.name)
        settle()
    with pytest.raises(LeaderDeskError) as fault:
        desk.window.act("new_request")
    assert fault.value.code == "LD-4008"
    desk.window.open_page("field_requests")
    page = desk.window.current_page()
    page.show_target(all_rows(desk.store, Query(Request))[0].record_id)
    type_into(part(page, "field.request.title"), "直せない")
    with pytest.raises(LeaderDeskError) as fault:
        desk.window.act("save")
    assert fault.value.code == "LD-4008"
    desk.window.open_page("home")
    assert desk.window.current_name() == "home"
    told = []
    for entry in ("backup_now", "check_store"):
        said = answer(lambda box: (told.append(box.text()), box.reject()), name="dialog.message")
        desk.front.act_on_menu(entry)
        wait_for(lambda said=said: bool(said))
        wait_for(lambda: not desk._jobs.is_busy())
    assert "LD-4008" in told[0]
    assert (installed / "ledger.db").read_bytes() == before


def spoil(installed, page):
    with (installed / "ledger.db").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\0" * 4096)
    return (installed / "ledger.db").read_bytes()


def test_a_damaged_store_is_rescued_with_open_eyes(installed, start):
    with open_store(installed / "ledger.db", KINDS, read_only=True) as store:
        content = dump_hash(store)
    spoilt = spoil(installed, 1)
    seen = []
    asked = answer(choose("記録を救い出す"), name="dialog.message")

    def look(dialog):
        seen.extend(child.toPlainText() for child in dialog.findChildren(object) if hasattr(child, "toPlainText"))
        part(dialog, "action.take_rescued").click()

    shown = answer(look, name="dialog.rescue")
    desk = start()
    wait_for(is_up(desk))
    assert asked and shown
    told = "\n".join(seen)
    assert "バックアップになく、読み出せた現場要望：1 件" in told
    assert "すべてそろっています" in told
    assert dump_hash(desk.store) == content
    assert [path.read_bytes() for path in installed.glob("ledger-*-damaged.db")] == [spoilt]
    assert not (installed / "ledger-rescued.db").exists()


def test_who_does_not_want_the_rescue_finds_everything_as_it_was(installed, start):
    spoilt = spoil(installed, 1)
    asked = answer(choose("記録を救い出す"), name="dialog.message")
    shown = answer(lambda dialog: part(dialog, "action.leave_rescue").click(), name="dialog.rescue")
    desk = start()
    wait_for(lambda: bool(shown))
    settle()
    assert asked
    assert desk.store is None
    assert (installed / "ledger.db").read_bytes() == spoilt
    assert not (installed / "ledger-rescued.db").exists()


def test_a_damaged_store_is_left_alone_where_nothing_is_wanted(installed, start):
    spoilt = spoil(installed, 1)
    asked = answer(choose("何もしない"), name="dialog.message")
    start()
    wait_for(lambda: bool(asked))
    settle()
    assert (installed / "ledger.db").read_bytes() == spoilt
