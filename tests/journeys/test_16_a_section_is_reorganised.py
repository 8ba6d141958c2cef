"""Journey: 課の改編. Sections are renamed, split and merged; their requests go on, and nobody else lays hands on them.

Everything through the windows and the files that people hand on: the division enters the 改編 and distributes, the
leader goes on as the new section, edits an old request and hands over, and the division counts it both ways.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QRadioButton

from leaderdesk.analysis.statistics import Under, by_section
from leaderdesk.exchange.distribution import distribute, sections_in_force
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.succession import take_over
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import NOON, Clock, add, division_store, section_store
from tests.desktop import answer, click, desk_of, part, settle, type_into, wait_for
from tests.exchange.files import forged

TITLES = {"0702": "児童手当の申請書を電子化したい", "0601": "福祉の様式をまとめたい", "0602": "給付の端末を替えたい"}
NAMES = {"0706": "こども給付課", "0707": "こども相談課", "0609": "福祉課"}


@pytest.fixture
def clock():
    return Clock(datetime(2026, 9, 15, 13, 0, tzinfo=NOON.tzinfo))


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        yield store


@pytest.fixture
def leaders(tmp_path, clock, division):
    """Three sections with a request each, all registered: they handed over, and got their first answer."""
    stores = {code: section_store(tmp_path / code, code, now=clock) for code in TITLES}
    for code, store in stores.items():
        add(store, title=TITLES[code])
        hand_over(store, division, tmp_path)
        write_to(division, store, code, tmp_path)
        hand_over(store, division, tmp_path)
    yield stores
    for store in stores.values():
        store.close()


def hand_over(store, division, folder):
    """The section's file, dropped on 受領・統合 and taken in."""
    file = submit(store, folder / "up")
    with desk_of(division, folder / "division-desk") as desk:
        desk.open_page("receive")
        page = desk.current_page()
        page.look_at([file])
        wait_for(lambda: not desk.jobs.is_busy())
        settle()
        [verdict] = page.model.lines
        if verdict.outcome is Outcome.IMPORTED:
            click(part(desk, "action.take_in", QPushButton))
            wait_for(lambda: not desk.jobs.is_busy())
            settle()
        return page.model.lines[0]


def write_to(division, store, code, folder):
    """The division's file to a section, dropped on 提出・受領 of a PC; gives what the page says, and the offer taken."""
    [file] = distribute(division, folder / "down", {code: sections_in_force(division)[code]})
    with desk_of(store, folder / f"{code}-desk") as desk:
        desk.open_page("submission")
        page = desk.current_page()
        page.receive([file])
        wait_for(lambda: not desk.jobs.is_busy())
        settle()
        return page._result.told.text()


def share(one, other, folder):
    """The 同期 file of a PC, dropped on 提出・受領 of the other."""
    file = synchronise(one, folder / "usb")
    with desk_of(other, folder / "second-desk") as desk:
        desk.open_page("submission")
        desk.current_page().receive([file])
        wait_for(lambda: not desk.jobs.is_busy())
        settle()


def reorganise(division, folder, change, before, after, *, carries_on=""):
    """The division enters a 改編 of 1 October on 名簿・コード."""

    def fill(dialog):
        settle()
        part(dialog, f"field.reorganisation.change.{change}", QRadioButton).click()
        if change == "merger":
            for place in range(dialog.merged.count()):
                if dialog.merged.item(place).data(Qt.ItemDataRole.UserRole) in before:
                    dialog.merged.item(place).setCheckState(Qt.CheckState.Checked)
        else:
            box = part(dialog, "field.reorganisation.before", QComboBox)
            box.setCurrentIndex(box.findData(before[0]))
            box.activated.emit(box.currentIndex())
        for row, code in zip(dialog.rows, after, strict=True):
            row.code.clear()
            type_into(row.code, code)
            type_into(row.name, NAMES[code])
            if code == carries_on:
                row.carries_on.click()
        click(part(dialog, "action.save_reorganisation", QPushButton))

    with desk_of(division, folder / "division-desk") as desk:
        desk.open_page("masters")
        answer(fill, name="dialog.reorganisation")
        click(part(desk, "action.reorganise", QPushButton))
        assert "課の改編を登録しました" in desk.toast._label.text()


def go_on(store, folder, *, offer=0):
    """The leader takes the offer on ホーム; gives the store to go on with."""
    chosen = []

    def choose(dialog):
        if offer:
            part(dialog, f"field.succession.offer.{offer}", QRadioButton).click()
        click(part(dialog, "action.take_over", QPushButton))

    with desk_of(store, folder / f"{store.identity.section}-desk") as desk:
        desk.current_page().succession_chosen.connect(lambda *what: chosen.append(what))
        answer(choose, name="dialog.succession")
        click(part(desk, "action.go_on_as", QPushButton))
        wait_for(lambda: bool(chosen))
    [(taken, pc, _)] = chosen
    return take_over(store, taken, pc)


def edit(store, folder, title, wish):
    """The leader opens a request in the list and edits it."""
    with desk_of(store, folder / f"{store.identity.section}-desk") as desk:
        desk.open_page("field_requests")
        page = desk.current_page()
        [row] = [row for row in all_rows(store, Query(Request)) if row.body["title"] == title]
        assert page.list.show_record(row.record_id)
        settle()
        page.panel.form.fields["wish"].editor.put_typed(wish)
        page.panel.form.edited.emit()
        click(part(desk, "action.save.request", QPushButton))
        return row.record_id


def wishes(store):
    return {row.body["title"]: row.body.get("wish") for row in all_rows(store, Query(Request))}


def counted(store, under):
    return {at.section: at.total for at in by_section(store, year=2026, under=under) if at.total}


def test_a_renamed_section_goes_on_in_one_journey(leaders, division, clock, tmp_path):
    leader = leaders["0702"]
    reorganise(division, tmp_path, "rename", ["0702"], ["0706"])
    assert "取込完了" in write_to(division, leader, "0702", tmp_path)
    clock.at = datetime(2026, 10, 1, 8, 45, tzinfo=NOON.tzinfo)
    go_on(leader, tmp_path)
    record_id = edit(leader, tmp_path, TITLES["0702"], "給付の窓口でも使えるようにする")
    with desk_of(leader, tmp_path / "0706-desk") as desk:
        assert any("こども給付課" in label.text() for label in desk.findChildren(QLabel))
        assert not desk.current_page()._succession.isVisible()
    add(leader, title="新しい課の最初の要望")
    verdict = hand_over(leader, division, tmp_path)
    assert (verdict.section, verdict.standing) == ("0706", "confirmed")
    assert wishes(division)[TITLES["0702"]] == "給付の窓口でも使えるようにする"
    assert counted(division, Under.THEN) == {"0601": 1, "0602": 1, "0702": 1, "0706": 1}
    assert counted(division, Under.NOW) == {"0601": 1, "0602": 1, "0706": 2}
    with desk_of(division, tmp_path / "division-desk") as desk:
        home = desk.current_page()
        assert home.under.isVisible()
        home.under.setCurrentIndex(home.under.findText("今の課で"))
        home.under.activated.emit(1)
        assert {at.section for at in home._top if at.total} == {"0601", "0602", "0706"}
        home._open_section(next(place for place, at in enumerate(home._top) if at.section == "0706"))
        settle()
        assert desk.current_page().current_list().model.rowCount() == 2
    assert "取込完了" in write_to(division, leader, "0706", tmp_path)
    [row] = [row for row in all_rows(leader, Query(Request)) if row.record_id == record_id]
    assert row.is_acknowledged
    assert check(leader) == check(division) == []


def test_a_section_that_has_no_part_in_it_is_refused(leaders, division, clock, tmp_path):
    reorganise(division, tmp_path, "rename", ["0702"], ["0706"])
    clock.at = datetime(2026, 10, 1, 8, 45, tzinfo=NOON.tzinfo)
    [request] = all_rows(leaders["0702"], Query(Request))
    theirs = leaders["0702"].edit(request.record_id, {"wish": "よその課が書き換えた"})
    file = forged(tmp_path / "よその課.xlsx", [theirs], owner="0601", owner_name="福祉総務課")
    with desk_of(division, tmp_path / "division-desk") as desk:
        desk.open_page("receive")
        page = desk.current_page()
        page.look_at([file])
        wait_for(lambda: not desk.jobs.is_busy())
        settle()
        [verdict] = page.model.lines
        assert (verdict.outcome, verdict.code) == (Outcome.REFUSED, "LD-2203")
        assert not part(desk, "action.take_in", QPushButton).isVisible()
    assert wishes(division)[TITLES["0702"]] is None


def test_one_half_of_a_split_keeps_the_requests_and_the_other_starts_empty(leaders, division, clock, tmp_path):
    carrying = leaders["0702"]
    with section_store(tmp_path / "second", "0702", pc="B", now=clock) as second:
        reorganise(division, tmp_path, "split", ["0702"], ["0706", "0707"], carries_on="0706")
        write_to(division, carrying, "0702", tmp_path)
        write_to(division, second, "0702", tmp_path)
        share(carrying, second, tmp_path)
        assert wishes(second) == {TITLES["0702"]: None}
        clock.at = datetime(2026, 10, 1, 8, 45, tzinfo=NOON.tzinfo)
        go_on(carrying, tmp_path)
        half = go_on(second, tmp_path, offer=1)
    with half:
        assert (half.identity.section, wishes(half)) == ("0707", {})
        add(half, title="相談の記録を分けたい")
        assert hand_over(half, division, tmp_path).section == "0707"
        assert "取込完了" in write_to(division, half, "0707", tmp_path)
        assert wishes(half) == {"相談の記録を分けたい": None}
    edit(carrying, tmp_path, TITLES["0702"], "分かれたあとも続ける")
    hand_over(carrying, division, tmp_path)
    assert wishes(division)[TITLES["0702"]] == "分かれたあとも続ける"
    assert counted(division, Under.NOW) == {"0601": 1, "0602": 1, "0706": 1, "0707": 1}


def test_the_requests_of_merged_sections_go_on_under_one(leaders, division, clock, tmp_path):
    one, two = leaders["0601"], leaders["0602"]
    reorganise(division, tmp_path, "merger", ["0601", "0602"], ["0609"])
    for code, store in (("0601", one), ("0602", two)):
        write_to(division, store, code, tmp_path)
    clock.at = datetime(2026, 10, 1, 8, 45, tzinfo=NOON.tzinfo)
    for store in (one, two):
        go_on(store, tmp_path)
        hand_over(store, division, tmp_path)
    assert (one.identity.pc, two.identity.pc) == ("A", "B")
    for store in (one, two):
        assert "取込完了" in write_to(division, store, "0609", tmp_path)
        assert set(wishes(store)) == {TITLES["0601"], TITLES["0602"]}
    edit(one, tmp_path, TITLES["0602"], "一つの課で進める")
    hand_over(one, division, tmp_path)
    assert wishes(division)[TITLES["0602"]] == "一つの課で進める"
    write_to(division, two, "0609", tmp_path)
    assert wishes(two) == wishes(one) == {title: wishes(division)[title] for title in wishes(one)}
    assert counted(division, Under.NOW) == {"0609": 2, "0702": 1}
