"""Journey: a meeting from its agenda to what became of its opinions: pack, recording by the keyboard, answers, 配布.

Through the real windows and real files, in two cities whose bodies have other names.
"""

from __future__ import annotations

import zipfile
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.meetings import note_of, open_opinions, opinions_at
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows
from tests.builders import add, division_store, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for, write
from tests.paper.pdf import page_texts

NOTE = "座長とは事前に話してある"


class City(NamedTuple):
    """A city: its code, a section, the body that leads, and the one with members from outside."""

    code: str
    section: str
    leading: str
    council: str


CITIES = (City("092991", "0501", "ICT-STEER", "COUNCIL"), City("093998", "0103", "DX-KAIGI", "JUMIN"))


@pytest.fixture(params=CITIES, ids=lambda city: city.code)
def city(request):
    return request.param


@pytest.fixture
def division(city, tmp_path):
    with division_store(tmp_path / "division", municipality=city.code) as store:
        add(store, "measure", code="1-01", name="証明書のオンライン申請", section=city.section)
        add(store, "measure", code="1-02", name="庁内照会の自動集計", section=city.section)
        yield store


@pytest.fixture
def desk(division, tmp_path):
    with desk_of(division, tmp_path / "settings") as window:
        window.open_page("meetings")
        settle()
        yield window


def called(desk, division, body):
    """A new meeting of a body today, through its form, with the usual agenda."""
    page = desk.current_page()
    page.tabs.setCurrentIndex(0)
    click(part(page, "action.new.meeting", QPushButton))
    fields = page.panel.form.fields
    fields["assigned_body"].editor.box.setCurrentIndex(fields["assigned_body"].editor.box.findData(body))
    fields["assigned_body"].editor.edited.emit()
    type_into(fields["held_on"].editor.input(), "R8.11.23")
    type_into(fields["place"].editor.input(), "本庁舎")
    press(desk, "Ctrl+S")
    page.tabs.setCurrentIndex(1)
    click(part(page, "action.new.usual_agenda", QPushButton))
    [row] = all_rows(division, Query(Meeting, where={"assigned_body": body}))
    assert page.list.current() == row.record_id
    return row


def packed(desk, folder):
    """The pack is made in one step; gives the words of the paper and of the workbook."""
    folder.mkdir()
    met = answer(lambda dialog: dialog.reject(), name="dialog.print_preview")
    desk.current_page().make_pack(folder)
    wait_for(lambda: not desk.jobs.is_busy() and bool(met))
    [pdf], [book] = folder.glob("*.pdf"), folder.glob("*.xlsx")
    with zipfile.ZipFile(book) as archive:
        sheets = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return "".join(page_texts(pdf)), sheets


def recorded(desk, lines):
    """Opinions are written down while the meeting goes on: digit, measure, words, who."""
    page = desk.current_page()
    desk.activateWindow()
    click(part(page, "action.record_opinions", QPushButton))
    for sort, measure, text, who in lines:
        press(desk, sort)
        page.recorder.measure.setText(measure)
        press(desk, "Tab")
        write(text)
        press(desk, "Tab")
        write(who)
        press(desk, "Ctrl+Return")
    press(desk, "Esc")
    assert not page.recorder.isVisible()


def test_a_meeting_is_called_told_recorded_and_answered(city, desk, division, tmp_path):
    meeting = called(desk, division, city.leading)
    paper, sheets = packed(desk, tmp_path / "before")
    for told in (paper, sheets):
        assert "施策の進捗" in told
        assert "証明書のオンライン申請" in told

    lines = [("3", "1-01", f"{number} 番目の提言です。", "副会長") for number in range(1, 13)]
    lines += [
        ("1", "1-02", "計画どおりです。", "会長"),
        ("5", "", "費用はいくらですか。", "委員"),
        ("4", "1-02", "年度内に。", "会長"),
    ]
    recorded(desk, lines)
    opinions = opinions_at(division, meeting.record_id)
    assert [row.body["text"] for row in opinions] == [text for _, _, text, _ in lines]
    assert [row.body.get("measure", "") for row in opinions] == [measure for _, measure, _, _ in lines]
    assert len(open_opinions(division)) == 15

    desk.open_page("opinions")
    page = desk.current_page()
    page.list.table.selectAll()
    settle()

    def fill(dialog):
        for name, text in (("owner_post", "計画係"), ("policy", "調書に加える"), ("due", "R9.3.20")):
            dialog.form.fields[name].editor.put_typed(text)
        dialog.form.fields["is_public"].editor.put("true")
        click(part(dialog, "action.save.opinion_state", QPushButton))

    answer(fill, name="dialog.opinion")
    click(page.buttons[next(state for state in page.buttons if state.value == "planned")])
    assert {row.body["state"] for row in all_rows(division, Query(Opinion))} == {"planned"}
    page.show_target(opinions[0].record_id)
    desk.activateWindow()
    settle()
    type_into(page.note.text, NOTE)
    page.leave()
    assert note_of(division, meeting.record_id, opinions[0].record_id) == NOTE
    answer(
        lambda dialog: (
            dialog.form.fields["reason"].editor.put_typed("費用に見合わないため"),
            click(part(dialog, "action.save.opinion_state", QPushButton)),
        ),
        name="dialog.opinion",
    )
    click(page.buttons[next(state for state in page.buttons if state.value == "not_reflected")])
    assert len(open_opinions(division)) == 14
    assert check(division) == []

    [file] = distribute(division, tmp_path / "out", {city.section: "見本課"})
    with zipfile.ZipFile(file) as archive:
        assert NOTE.encode() not in b"".join(archive.read(name) for name in archive.namelist())
    with section_store(tmp_path / "section", city.section, municipality=city.code) as leader:
        list(receive(leader, [file]))
        assert {row.body["measure"] for row in all_rows(leader, Query(Opinion))} == {"1-01", "1-02"}
        with desk_of(leader, tmp_path / "leader") as window:
            tasks = [task.sentence.format(*task.facts) for task in window.current_page()._tasks._model.lines]
            assert any("対応の終わっていない意見が 13 件" in told for told in tasks)
            window.open_page("received_opinions")
            assert window.current_page().list.model.rowCount() == 14


def test_a_council_hears_what_became_of_its_own_words_and_nothing_internal(city, desk, division, tmp_path):
    earlier = add(division, "meeting", name="前回の会議", assigned_body=city.council, held_on="2026-06-01").record_id
    plan = {"state": "対応方針", "policy": "調書に加える", "due": "2027-03-20", "section": city.section}
    add(
        division, "opinion", meeting=earlier, said_on="2026-06-01", text="市民からの提言", owner_post="計画係長", **plan
    )
    other = add(division, "meeting", name="別の会議", assigned_body=city.leading, held_on="2026-06-02").record_id
    add(division, "opinion", meeting=other, said_on="2026-06-02", text="内輪の指示")
    desk.current_page().refresh()
    page = desk.current_page()
    meeting = add(division, "meeting", name="今回の会議", assigned_body=city.council, held_on="2026-11-23").record_id
    page.refresh()
    page.list.show_record(meeting)
    page.tabs.setCurrentIndex(0)
    type_into(page.note.text, NOTE)
    page.leave()
    for told in packed(desk, tmp_path / "pack"):
        assert "市民からの提言" in told
        assert "調書に加える" in told
        for secret in (NOTE, "内輪の指示", "計画係長"):
            assert secret not in told
