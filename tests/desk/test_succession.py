"""What a leader meets when the section became another: one offer on ホーム, and files that wait for the answer."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QRadioButton

from leaderdesk.analysis.reorganisation import After, Reorganisation, reorganise
from leaderdesk.desk.app import Desk
from leaderdesk.desk.dialogs.succession import SuccessionDialog
from leaderdesk.desk.preferences import Preferences
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.succession import offers
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Change
from leaderdesk.ledger import opening
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import NOON, Clock, add, division_store, section_store
from tests.desk.test_pages import cut_words, nameless
from tests.desktop import answer, click, desk_of, dress, part, settle, wait_for

OCTOBER = date(2026, 10, 1)
HALVES = (After("0706", "こども給付課"), After("0707", "こども相談課"))
PLANS = {
    "rename": Reorganisation(Change.RENAME, OCTOBER, ["0702"], HALVES[:1]),
    "split": Reorganisation(Change.SPLIT, OCTOBER, ["0702"], HALVES, "0706"),
    "merger": Reorganisation(Change.MERGER, OCTOBER, ["0701", "0702"], [After("0709", "こども支援課")]),
}


@pytest.fixture
def clock(monkeypatch):
    """A morning in October; the program that opens a store by itself has the same clock."""
    made = Clock(datetime(2026, 10, 1, 8, 45, tzinfo=NOON.tzinfo))
    monkeypatch.setattr(opening, "local_time", made)
    monkeypatch.setitem(opening.open_store.__kwdefaults__, "now", made)
    return made


@pytest.fixture(params=["rename"])
def section(request, tmp_path, clock):
    """子育て支援課, which has heard of what becomes of it."""
    with (
        division_store(tmp_path / "division", now=clock) as division,
        section_store(tmp_path / "home", "0702", name="ledger.db", now=clock) as store,
    ):
        add(store, title="前からの要望")
        distribute(division, tmp_path / "early", {"0702": "子育て支援課"})
        reorganise(division, PLANS[request.param])
        [file] = distribute(division, tmp_path / "down", {"0702": "子育て支援課"})
        list(receive(store, [file]))
        store.late = distribute(division, tmp_path / "late", {"0706": "こども給付課"})
        yield store


@pytest.fixture
def running(section, tmp_path, qapp):
    """The program itself, on that store."""
    section.close()
    preferences = Preferences(tmp_path / "home")
    preferences.keep_text("role", "section")
    preferences.keep_text("place", "青葉原市  子育て支援課")
    made = Desk(qapp)
    made.open()
    wait_for(lambda: made.store is not None and made.window.current_name() == "home")
    yield made
    made.close()
    made._jobs.stop_all()
    made.deleteLater()
    settle()


def test_the_home_page_says_what_became_of_the_section_and_later_leaves_all_as_it_is(section, tmp_path):
    with desk_of(section, tmp_path / "desk") as desk:
        banner = desk.current_page()._succession
        assert banner.isVisible()
        assert "0702 子育て支援課 は 0706 こども給付課 になりました" in banner._told.text()
        answer(lambda dialog: click(part(dialog, "action.leave_succession", QPushButton)), name="dialog.succession")
        click(part(desk, "action.go_on_as", QPushButton))
    assert section.identity.section == "0702"


def test_before_there_is_anything_to_say_the_banner_takes_no_room(tmp_path):
    with section_store(tmp_path) as store, desk_of(store, tmp_path / "desk") as desk:
        assert not desk.current_page()._succession.isVisible()


def test_the_leader_goes_on_as_the_new_section_in_the_same_window(running):
    assert "子育て支援課" in running.window.windowTitle()
    answer(lambda dialog: click(part(dialog, "action.take_over", QPushButton)), name="dialog.succession")
    click(part(running.window, "action.go_on_as", QPushButton))
    wait_for(lambda: "こども給付課" in running.window.windowTitle())
    settle()
    assert running.store.identity.section == "0706"
    assert not running.window.current_page()._succession.isVisible()
    assert "こども給付課として続けます" in running.window.toast._label.text()
    [row] = all_rows(running.store, Query(Request))
    assert running.store.edit(row.record_id, {"wish": "続けて直す"}).owner == "0702"


def test_a_file_that_waited_for_the_new_section_comes_in_with_it(running, section):
    running.window.open_page("submission")
    page = running.window.current_page()
    met = answer(lambda dialog: click(part(dialog, "action.take_over", QPushButton)), name="dialog.succession")
    page.receive(section.late)
    wait_for(lambda: bool(met) and running.store.identity.section == "0706")
    wait_for(lambda: running.window.current_name() == "submission" and not running._jobs.is_busy())
    settle()
    told = running.window.current_page()._result.told.text()
    assert "取込完了" in told
    assert "LD配布_092991_0706" in told


@pytest.mark.parametrize("section", ["split"], indirect=True)
def test_the_other_half_starts_with_an_empty_store_and_the_old_one_is_kept(running, tmp_path):
    def begin(dialog):
        part(dialog, "field.succession.offer.1", QRadioButton).click()
        click(part(dialog, "action.take_over", QPushButton))

    answer(begin, name="dialog.succession")
    click(part(running.window, "action.go_on_as", QPushButton))
    wait_for(lambda: "こども相談課" in running.window.windowTitle())
    settle()
    assert running.store.identity.section == "0707"
    assert all_rows(running.store, Query(Request)) == []
    assert len(list((tmp_path / "home").glob("ledger-*-0702.db"))) == 1


@pytest.mark.parametrize("section", ["merger"], indirect=True)
def test_pcs_that_come_together_get_letters_of_their_own(section):
    dialog = SuccessionDialog(section, offers(section))
    dialog.show()
    box = part(dialog, "field.succession.pc", QComboBox)
    assert box.isVisible()
    assert dialog.pc == "B"
    assert "0709-R08-B001" in dialog._means.toPlainText()
    box.setCurrentText("C")
    box.activated.emit(box.currentIndex())
    assert "0709-R08-C001" in dialog._means.toPlainText()
    dialog.close()
    dialog.deleteLater()
    settle()


@pytest.mark.parametrize(("theme", "size"), [("light", "standard"), ("dark", "extra")])
@pytest.mark.parametrize("section", list(PLANS), indirect=True)
def test_nothing_is_cut_and_everything_is_named(section, tmp_path, theme, size):
    dress(theme, size)
    dialog = SuccessionDialog(section, offers(section))
    dialog.show()
    settle()
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    dialog.close()
    dialog.deleteLater()
    with desk_of(section, tmp_path / "desk") as desk:
        assert cut_words(desk) == []
