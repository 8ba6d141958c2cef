"""施策進捗: a section answers on its own page, sees last year beside, and what became of its answers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from leaderdesk.analysis.progress import AnswerState, send_back
from leaderdesk.analysis.progress_sheet import answer, sheet
from leaderdesk.desk.widgets.ruled import CHANGED
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, ProgressReport
from leaderdesk.ledger.draft import drafts
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add
from tests.desktop import click, desk_of, part, press, settle, type_into
from tests.inquiry import YEAR, fill_in, line_of, plan, standing, town

HOSTILE = "<b>太字</b><img src='file:///x'>"


@pytest.fixture
def city(tmp_path):
    """市民課 answered 1-01 last year; this year it is asked for 1-01 and 1-02."""
    with town(tmp_path) as made:
        plan(made.division, "1-01", "0501", name="窓口の待ち人数の公開")
        add(made.division, "measure", code="1-02", section="0501", name="指標のない施策")
        leader = made.section("0501")
        made.ask()
        made.send()
        told = sheet(leader, line_of(leader, "1-01", year=YEAR - 1), YEAR - 1)
        fields = {"done": "調べた。", "rating": "AD-B", "budget": "300", "issue": "人手"}
        answer(leader, told, fields, {told.figures[0].indicator_id: {"value": "40", "measured_on": "2025-06-30"}}, {})
        yield made


@pytest.fixture
def leader(city):
    return city.section("0501")


@pytest.fixture
def desk(leader, tmp_path):
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("progress")
        settle()
        yield window


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def entry(desk, path):
    return desk.current_page().panel.form.entries[path]


def field(desk, name):
    """The path of an indicator's or milestone's field."""
    return next(path for path in desk.current_page().panel.form.entries if path.endswith(name))


def fill(desk, **fields):
    for name, text in fields.items():
        entry(desk, name).editor.put_typed(text)
        entry(desk, name).editor.edited.emit()


def test_the_page_says_what_is_asked_and_until_when(desk):
    told = words(desk.current_page())
    assert "回答期限 令和8年7月31日" in told
    assert "期限まで あと 51 日" in told
    assert [line.standing for line in desk.current_page()._lines] == [AnswerState.ASKED] * 2
    assert not desk.current_page()._text.isVisible()
    click(part(desk, "action.show_request", QPushButton))
    assert "6月30日現在" in desk.current_page()._text.toPlainText()


def test_an_answer_is_typed_and_saved_by_the_keyboard(desk, leader):
    page = desk.current_page()
    type_into(entry(desk, "done").editor.input(), "画面を作り、試した。")
    type_into(entry(desk, field(desk, "/value")).editor.input(), "45")
    assert "実績 45 ÷ 按分目標 45 ＝ 100.0 %" in page.panel.form._suggestion.text()
    click(part(desk, "action.take_suggestion", QPushButton))
    fill(desk, **{field(desk, "/outcome"): "reached"})
    press(desk, "Ctrl+S")
    assert standing(leader, "1-01") is AnswerState.UNSENT
    assert [count(leader, Query(kind, where={"measure": "1-01"})) for kind in (IndicatorValue, MilestoneResult)] == [
        2,
        1,
    ]
    [row] = all_rows(leader, Query(ProgressReport, where={"year": YEAR}))
    assert (row.body["done"], row.body["rating"]) == ("画面を作り、試した。", "AD-B")
    with leader.reading() as connection:
        assert drafts(connection) == []
    press(desk, "Ctrl+Z")
    assert standing(leader, "1-01") is AnswerState.ASKED
    press(desk, "Ctrl+Y")
    assert standing(leader, "1-01") is AnswerState.UNSENT


def test_faults_stand_below_their_fields_and_nothing_is_saved(desk, leader):
    fill(desk, rating="AD-A", **{field(desk, "/value"): "四十五くらい", field(desk, "/reached_on"): "R8.13.1"})
    press(desk, "Ctrl+S")
    told = words(desk.current_page())
    assert "LD" not in told
    assert "日付" in told
    fill(desk, **{field(desk, "/value"): "45", field(desk, "/reached_on"): ""})
    press(desk, "Ctrl+S")
    told = words(desk.current_page())
    assert "「取組の実績」が空です" in told
    assert "違う評価にするときは「評価の理由」" in told
    assert count(leader, Query(ProgressReport, where={"year": YEAR})) == 0
    assert entry(desk, "done").editor.input().hasFocus()


def test_last_years_values_stand_beside_and_what_differs_is_marked(desk):
    form = desk.current_page().panel.form
    marked = [name for name, cell in form._beside.items() if cell.property("role") == CHANGED]
    assert marked == ["done", "budget", "rating", "issue"]
    fill(desk, budget="300", issue="別の課題")
    marked = [name for name, cell in form._beside.items() if cell.property("role") == CHANGED]
    assert marked == ["done", "rating", "issue"]


def test_last_years_words_are_taken_over_where_nothing_is_written_yet(desk):
    fill(desk, issue="今年の課題")
    click(part(desk, "action.same_as_last.progress_report", QPushButton))
    typed = desk.current_page().panel.form.typed()
    assert (typed["done"], typed["budget"], typed["issue"], typed["rating"]) == ("調べた。", "300", "今年の課題", "")


def test_what_is_typed_is_kept_as_a_draft_and_taken_up_again(desk, leader):
    fill(desk, done="書きかけ", **{field(desk, "/note"): "備考も"})
    desk.open_page("home")
    desk.open_page("progress")
    settle()
    assert entry(desk, "done").editor.typed() == "書きかけ"
    assert entry(desk, field(desk, "/note")).editor.typed() == "備考も"
    assert "書きかけの下書き" in words(desk.current_page())
    assert standing(leader, "1-01") is AnswerState.BEGUN
    click(part(desk, "action.cancel.progress_report", QPushButton))
    assert entry(desk, "done").editor.typed() == ""
    assert standing(leader, "1-01") is AnswerState.ASKED


def test_home_leads_to_the_draft_and_to_what_is_owed(desk, leader):
    fill(desk, done="書きかけ")
    desk.open_page("home")
    settle()
    tasks = {task.sentence.format(*task.facts): task for task in desk.current_page()._tasks._model.lines}
    draft = tasks["下書きが残っています：窓口の待ち人数の公開"]
    owed = tasks["進捗照会に回答する：施策 2 件、7/31 まで"]
    desk.open_page(draft.page, draft.target)
    assert entry(desk, "done").editor.typed() == "書きかけ"
    desk.open_page(owed.page, owed.target)
    assert desk.current_name() == "progress"


def test_saving_goes_on_to_the_next_measure_that_is_owed(desk):
    fill(desk, done="した。", rating="AD-B", **{field(desk, "/value"): "45"})
    press(desk, "Ctrl+Return")
    assert desk.current_page().panel.report_id == line_of(desk.current_page()._store, "1-02").report_id
    assert "指標がないので提案はありません" in words(desk.current_page())


def test_what_was_sent_back_says_why_above_everything(city, leader, tmp_path):
    fill_in(leader, "1-01")
    city.hand_over(leader)
    send_back(city.division, line_of(city.division, "1-01"), "出典を書いてください。")
    city.send(leader)
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("progress")
        settle()
        assert "差し戻されました（令和8年6月10日）：出典を書いてください。" in words(window.current_page())


def test_two_versions_are_settled_before_anything_is_written(city, leader, tmp_path):
    second = city.section("0501", "B")
    city.send(second)
    fill_in(leader, "1-01", done="一")
    fill_in(second, "1-01", done="二")
    city.hand_over(leader, second)
    city.send(leader)
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("progress")
        settle()
        assert not part(window, "action.save.progress_report", QPushButton).isEnabled()
        click(part(window, "action.settle.progress_report", QPushButton))
        assert window.current_name() == "conflicts"


def test_an_answer_for_a_measure_of_another_section_can_be_taken_back(city, leader, tmp_path):
    plan(city.division, "2-01", "0601")
    add(leader, "progress_report", measure="2-01", done="担当でない課の答え")
    city.send(leader)
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("progress", "2-01")
        settle()
        assert "この課の施策ではありません" in words(window.current_page())
        click(part(window, "action.delete.progress_report", QPushButton))
        assert count(leader, Query(ProgressReport, where={"measure": "2-01"})) == 0
        assert [line.measure["code"] for line in window.current_page()._lines] == ["1-01", "1-02"]


def test_foreign_text_is_shown_as_it_is(city, leader, tmp_path):
    plan(city.division, "3-01", "0501", name=HOSTILE, purpose=HOSTILE)
    city.send(leader)
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("progress", "3-01")
        click(part(window, "action.show_measure", QPushButton))
        settle()
        assert HOSTILE in words(window.current_page())


def test_without_a_question_the_page_says_so(tmp_path):
    with town(tmp_path) as city, desk_of(city.section("0501"), tmp_path / "desk") as window:
        window.open_page("progress")
        settle()
        assert "進捗照会はまだ届いていません" in words(window.current_page())
        assert not window.current_page().save()


def test_where_versions_meet_the_measure_is_called_by_its_name(city, leader, tmp_path):
    second = city.section("0501", "B")
    city.send(second)
    fill_in(leader, "1-01", done="一")
    fill_in(second, "1-01", done="二")
    city.hand_over(leader, second)
    city.send(leader)
    with desk_of(leader, tmp_path / "desk") as window:
        window.open_page("conflicts")
        settle()
        table = window.current_page().records
        assert "窓口の待ち人数の公開" in [table.model().index(0, place).data() for place in range(6)]
