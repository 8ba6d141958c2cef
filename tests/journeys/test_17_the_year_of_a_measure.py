"""Journey: the division opens a year, plans a measure, hears of it from its section, decides, and carries it over."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from leaderdesk.analysis.measures import in_year, measures_of
from leaderdesk.analysis.progress import confirm, lines
from leaderdesk.desk.models.table_model import MARKS
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.measures import Indicator, Measure, Milestone
from leaderdesk.kinds.progress import Gate, GateSort
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import NOON, Clock, add, division_store, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle

GRADES = {"092991": "AD-B", "093998": "D5-3"}  # two cities, two scales, two calendars


@pytest.fixture
def clock():
    return Clock(datetime(2027, 4, 5, 9, 0, tzinfo=NOON.tzinfo))


@pytest.fixture(params=GRADES)
def division(request, tmp_path, clock):
    with division_store(tmp_path / "division", municipality=request.param, now=clock) as store:
        add(store, "measure", code="1-01", name="書かない窓口", section="0501", first_year=2025)
        add(store, "measure", code="1-02", name="紙の申請書の配布", section="0301", first_year=2025)
        yield store


@pytest.fixture
def leader(division, tmp_path, clock):
    with section_store(tmp_path / "0501", municipality=division.identity.municipality, now=clock) as store:
        yield store


@pytest.fixture
def desk(division, tmp_path):
    with desk_of(division, tmp_path / "settings") as window:
        yield window


def told(page):
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels + [text.toPlainText() for text in page.findChildren(QTextEdit) if text.isVisible()])


def letters(page):
    """The stamps of the first measure of the list."""
    place = [column.name for column in page.list.table.columns].index("stamps")
    return "".join(mark.letter for mark in page.list.model.index(0, place).data(MARKS) if mark.is_set)


def stand(page, sort):
    return next(gate.stand.value for gate in page.view.gates if gate.sort is sort)


def test_a_measure_goes_through_its_year(desk, division, leader, clock, tmp_path):
    # 年度を開く asks for nothing
    desk.open_page("schedule")
    page = desk.current_page()
    click(part(page, "action.open_year", QPushButton))
    gates = count(division, Query(Gate, where={"year": 2027}))
    assert gates == count(division, Query(Gate, where={"year": 2026})) > 0
    assert stand(page, GateSort.ROUND) == "gate_ahead"

    # 計画 (P): an indicator with a target, and two milestones, by keys
    desk.open_page("measures")
    page = desk.current_page()
    page.list.table.choose(0)
    assert letters(page) == ""
    page.panel.tabs.setCurrentIndex(1)
    parts = page.panel.parts
    parts.indicators.table.setFocus()
    press(desk, "Ins")
    indicator = {"name": "転入手続の所要時間", "unit": "分", "base_year": "R7", "base": "42", "target_year": "R11"}
    indicator |= {"target": "26", "definition": "受付から終了までの平均", "source": "窓口の番号札の記録"}
    for name, typed in indicator.items():
        parts.indicators.form.fields[name].editor.put_typed(typed)
    parts.indicators.form.fields["direction"].editor.put_typed("lower")
    press(desk, "Ctrl+S")
    parts.milestones.table.setFocus()
    press(desk, "Ins")
    for name, first, last in (("支援システムを選ぶ", "1", "1"), ("転入で試す", "2", "4")):
        fields = parts.milestones.form.fields
        for field, typed in (("year", "R9"), ("first_quarter", first), ("last_quarter", last), ("name", name)):
            fields[field].editor.put_typed(typed)
        fields["step"].editor.put_typed("trial")
        press(desk, "Ctrl+Return")
    press(desk, "Esc")
    assert letters(page) == "P"

    # 実施 (D): the section gets its measures, and answers for them
    clock.at = clock.at.replace(month=6)
    add(division, "progress_round", year=2027, title="上期の進捗確認", base_date="2027-06-30", due="2027-07-31")
    mail = tmp_path / "mail"
    distribute(division, mail, {"0501": division.names.label("section", "", "0501")})
    [arrived] = receive(leader, [mail])
    assert arrived.code == ""
    assert [row.body["code"] for row in all_rows(leader, Query(Measure))] == ["1-01"]
    [known] = all_rows(leader, Query(Indicator))
    done = next(row for row in all_rows(leader, Query(Milestone)) if row.body["name"] == "支援システムを選ぶ")
    grade = GRADES[division.identity.municipality]
    add(leader, "progress_report", measure="1-01", year=2027, rating=grade, progress=60, done="1 窓口で始めた。")
    add(leader, "indicator_value", measure="1-01", indicator=known.record_id, year=2027, value=33)
    add(leader, "milestone_result", measure="1-01", milestone=done.record_id, outcome="完了")
    add(leader, "review_opinion", measure="1-01", year=2027, wish="拡充", text="転居にも広げたい。")
    list(receive(division, [handed_over(leader, tmp_path / "back")]))
    page.refresh()
    assert letters(page) == "PD"

    # 評価 (C): the division confirms
    confirm(division, [line for line in lines(division, 2027) if line.report is not None])
    page.refresh()
    assert letters(page) == "PDC"
    page.panel.tabs.setCurrentIndex(0)
    settle()
    words = told(page)
    for expected in (
        "転入手続の所要時間（分）",
        "支援システムを選ぶ（試行・第1四半期）：完了",
        "1 窓口で始めた。",
        "転居にも広げたい。",
    ):
        assert expected in words, expected

    # 見直し (A) by keys: one goes on, one ends
    desk.open_page("schedule")
    assert stand(desk.current_page(), GateSort.ROUND) == "gate_done"
    clock.at = datetime(2028, 1, 20, 9, 0, tzinfo=NOON.tzinfo)
    desk.open_page("measures", "review")
    page = desk.current_page()
    for row, (key, reason) in enumerate((("2", "待ち時間が 9 分減ったため"), ("6", "オンラインに移ったため"))):

        def write(dialog, reason=reason):
            dialog.form.fields["reason"].editor.put_typed(reason)
            dialog.accept()
            dialog.reject()

        desk.activateWindow()
        settle()
        page.reviews.list.table.setFocus()
        assert page.reviews.list.table.currentIndex().row() == row  # the next one was chosen
        answer(write, name="dialog.review")
        press(desk, key)
    page.tabs.setCurrentIndex(0)
    assert letters(page) == "PDCA"
    assert in_year(division, ["1-02"], 2027)["1-02"].decision["decision"] == "abolish"

    # the next year has what goes on, and what was not reached; the one press is taken back by the other
    desk.open_page("schedule")
    answer(lambda dialog: click(part(dialog, "action.carry_over", QPushButton)), name="dialog.carry_over")
    click(part(desk.current_page(), "action.show_carry_over", QPushButton))
    assert stand(desk.current_page(), GateSort.CARRY_OVER) == "gate_done"
    assert [row.body["code"] for row in all_rows(division, measures_of(2028))] == ["1-01"]
    again = all_rows(division, Query(Milestone, where={"year": 2028}))
    assert [row.body["name"] for row in again] == ["転入で試す"]
    assert count(division, Query(Gate, where={"year": 2028})) == gates
    desk.activateWindow()
    settle()
    desk.current_page().view.setFocus()
    press(desk, "Ctrl+Z")
    assert all_rows(division, Query(Milestone, where={"year": 2028})) == []
    assert count(division, Query(Gate, where={"year": 2028})) == 0
