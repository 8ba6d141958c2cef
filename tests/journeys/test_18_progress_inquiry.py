"""Journey: the division asks how far the measures are, sections answer on their own desks, one answer goes back once.

Through the real windows and real files, in two cities: 青葉原市 rates from A to D, 見本町 from 1 to 5.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdesk.analysis.progress import AnswerState, round_of
from tests.desktop import answer, click, desk_of, part, press, settle, type_into
from tests.inquiry import YEAR, plan, standing, town


class City(NamedTuple):
    """A city: its code, two sections, until when they are asked, and what 45 of 45 is worth there."""

    code: str
    sections: tuple[str, str]
    due: str
    grade: str


CITIES = (
    City("092991", ("0501", "0502"), "7/31", "B 計画どおり"),
    City("093998", ("0103", "0201"), "12/15", "4 目標を達成"),
)


@pytest.fixture(params=CITIES, ids=lambda city: city.code)
def named(request):
    return request.param


@pytest.fixture
def city(named, tmp_path):
    with town(tmp_path, city=named.code) as made:
        for number, section in enumerate(named.sections, 1):
            plan(made.division, f"1-0{number}", section)
            made.section(section)
        yield made


def tasks(desk):
    """What ホーム tells to do about the inquiry."""
    desk.open_page("home")
    settle()
    return [
        task.sentence.format(*task.facts) for task in desk.current_page()._tasks._model.lines if "進捗" in task.sentence
    ]


def field(desk, name):
    entries = desk.current_page().panel.form.entries
    return next(entry for path, entry in entries.items() if path == name or path.endswith(f"/{name}"))


def choose(desk, *codes):
    """Select the answers for these measures; the keys are the list's from then on."""
    table = desk.current_page().list.table
    table.clearSelection()
    flags = table.selectionModel().SelectionFlag
    for place, line in enumerate(desk.current_page().list.shown()):
        if line.measure["code"] in codes:
            table.selectionModel().setCurrentIndex(table.model().index(place, 0), flags.Select | flags.Rows)
    desk.activateWindow()
    settle()
    table.setFocus()
    settle()


def ask(city, folder):
    with desk_of(city.division, folder / "asks") as desk:
        desk.open_page("progress_check")
        answer(lambda dialog: click(part(dialog, "action.save_round", QPushButton)), name="dialog.progress_round")
        click(part(desk, "action.progress_round", QPushButton))
        return desk.toast._label.text()


def fill_in(store, folder, due, grade):
    """A leader answers by the keyboard, and takes the grade that is suggested."""
    with desk_of(store, folder / f"answers-{store.identity.section}") as desk:
        assert tasks(desk) == [f"進捗照会に回答する：施策 1 件、{due} まで"]
        desk.open_page("progress")
        settle()
        type_into(field(desk, "done").editor.input(), "画面を作り、窓口で試した。")
        type_into(field(desk, "value").editor.input(), "45")
        assert grade in desk.current_page().panel.form._suggestion.text()
        click(part(desk, "action.take_suggestion", QPushButton))
        field(desk, "done").editor.input().setFocus()
        press(desk, "Ctrl+S")
        assert tasks(desk) == []


def mend(store, folder, reason):
    with desk_of(store, folder / "mends") as desk:
        assert tasks(desk) == ["差し戻された進捗回答を直す：施策 1 件"]
        desk.open_page("progress")
        settle()
        assert reason in desk.current_page().panel._head._banner.text()
        type_into(field(desk, "evidence").editor.input(), "番号札システムの記録、4～6月、n=12,480")
        press(desk, "Ctrl+S")


def test_an_inquiry_goes_round_until_every_answer_is_confirmed(named, city, tmp_path):
    first, second = (city.section(code) for code in named.sections)
    reason = "実績の件数に出典と n を書いてください。"
    assert "次の配布で各課に届きます" in ask(city, tmp_path)
    assert round_of(city.division, YEAR) is not None
    city.send()
    for store in (first, second):
        fill_in(store, tmp_path, named.due, named.grade)
    city.hand_over()

    with desk_of(city.division, tmp_path / "checks") as desk:
        assert tasks(desk) == ["確かめていない進捗回答が 2 件あります"]
        desk.open_page("progress_check")
        settle()

        def write(dialog):
            dialog.reason.editor.put_typed(reason)
            click(part(dialog, "action.save_send_back", QPushButton))

        answer(write, name="dialog.send_back")
        choose(desk, "1-01")
        press(desk, "2")
        choose(desk, "1-02")
        press(desk, "1")
    assert standing(city.division, "1-01") is AnswerState.SENT_BACK
    assert standing(city.division, "1-02") is AnswerState.CONFIRMED

    city.send()
    mend(first, tmp_path, reason)
    city.hand_over(first)
    with desk_of(city.division, tmp_path / "confirms") as desk:
        desk.open_page("progress_check")
        settle()
        choose(desk, "1-01")
        assert desk.current_page().panel.line.standing is AnswerState.AGAIN
        press(desk, "1")
        assert tasks(desk) == []
    city.send()
    assert standing(first, "1-01") is standing(second, "1-02") is AnswerState.CONFIRMED
