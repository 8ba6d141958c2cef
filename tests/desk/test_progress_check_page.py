"""進捗の確認: the division asks, sees who owes, confirms many at once, sends back with a reason, and reminds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from leaderdesk.analysis.progress import AnswerState, round_of, send_back
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.progress import ProgressReview
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add
from tests.desktop import answer, click, desk_of, part, press, settle
from tests.inquiry import YEAR, fill_in, line_of, plan, standing, town


@pytest.fixture
def city(tmp_path):
    """市民課 has answered 1-01 and 1-02; 国保年金課 and 保育課 owe one measure each."""
    with town(tmp_path) as made:
        for code, section in (("1-01", "0501"), ("1-02", "0501"), ("1-03", "0502"), ("2-01", "0703")):
            plan(made.division, code, section)
        leader = made.section("0501")
        made.ask()
        made.send()
        fill_in(leader, "1-01")
        fill_in(leader, "1-02")
        made.hand_over(leader)
        yield made


@pytest.fixture
def desk(city, tmp_path):
    with desk_of(city.division, tmp_path / "desk") as window:
        window.open_page("progress_check")
        settle()
        yield window


def words(widget):
    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts + [each.toPlainText() for each in widget.findChildren(Paragraph) if each.isVisible()])


def codes(desk):
    return [line.measure["code"] for line in desk.current_page().list.shown()]


def choose(desk, *wanted):
    page = desk.current_page()
    page.list.table.clearSelection()
    flags = page.list.table.selectionModel().SelectionFlag
    for place, line in enumerate(page.list.shown()):
        if line.measure["code"] in wanted:
            index = page.list.table.model().index(place, 0)
            page.list.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    page.list.table.setFocus()
    settle()


def test_the_division_asks_with_the_days_of_its_calendar(tmp_path):
    with town(tmp_path) as city, desk_of(city.division, tmp_path / "desk") as window:
        plan(city.division, "1-01", "0501")
        window.open_page("progress_check")
        settle()
        assert "すべての課が回答しました。" not in words(window)
        seen = []

        def save(dialog):
            seen.append(words(dialog))
            seen.append(dialog.form.fields["due"].editor.typed())
            dialog.form.fields["due"].editor.put_typed("R8.6.1")
            click(part(dialog, "action.save_round", QPushButton))
            seen.append(dialog.isVisible())
            dialog.form.fields["due"].editor.put_typed("R8.8.7")
            click(part(dialog, "action.save_round", QPushButton))

        answer(save, name="dialog.progress_round")
        click(part(window, "action.progress_round", QPushButton))
        assert "施策 1 件を担当する 1 課に" in seen[0]
        assert seen[1:] == ["令和8年7月31日", True]
        asked = round_of(city.division, YEAR)
        assert (asked.body["due"], asked.body["base_date"]) == ("2026-08-07", "2026-06-30")
        assert part(window, "action.progress_round", QPushButton).text() == "進捗照会を直す"
        window.activateWindow()
        settle()
        window.current_page().list.table.setFocus()
        press(window, "Ctrl+Z")
        assert round_of(city.division, YEAR) is None


def test_one_look_tells_who_has_not_answered(desk):
    page = desk.current_page()
    figures = {name: int(figure._number.text()) for name, figure in page.figures.items()}
    assert figures == {"unanswered": 2, "to_check": 2, "sent_back": 0, "confirmed": 0}
    assert [(bar.label, bar.value) for bar in page.panel.departments.bars] == [("市民生活部", 1), ("こども未来部", 1)]
    assert [bar.value for bar in page.panel.ratings.bars] == [0, 2, 0, 0, 0]
    QTest.mouseClick(page.figures["unanswered"], Qt.MouseButton.LeftButton)
    assert codes(desk) == ["1-03", "2-01"]
    page.panel.departments.bar_opened.emit(1)
    assert codes(desk) == ["2-01"]
    page.list.narrow()
    page.list.search_box.setText("国保")
    page.list._show()
    assert codes(desk) == ["1-03"]


def test_the_sheet_stands_beside_with_what_may_be_done(desk):
    choose(desk, "1-01")
    told = words(desk.current_page())
    assert "画面を作り、試した。" in told
    assert "実績 45 ÷ 按分目標 45 ＝ 100.0 %" in told
    assert part(desk, "action.confirm_progress", QPushButton).isEnabled()
    choose(desk, "1-03")
    assert "まだ回答がありません" in words(desk.current_page())
    assert not part(desk, "action.confirm_progress", QPushButton).isEnabled()


def test_many_answers_are_confirmed_by_one_key_and_taken_back_by_another(desk, city):
    choose(desk, "1-01", "1-02")
    assert part(desk, "action.confirm_progress", QPushButton).text() == "1 確認済にする（2 件）"
    assert not part(desk, "action.send_back_progress", QPushButton).isEnabled()
    press(desk, "1")
    assert standing(city.division, "1-02") is AnswerState.CONFIRMED
    assert "2 件を確認済にしました" in desk.toast._label.text()
    press(desk, "Ctrl+Z")
    assert standing(city.division, "1-02") is AnswerState.ARRIVED


def test_an_answer_is_sent_back_only_with_a_reason(desk, city):
    seen = []

    def write(dialog):
        click(part(dialog, "action.save_send_back", QPushButton))
        seen.append((dialog.isVisible(), words(dialog)))
        dialog.reason.editor.put_typed("出典を書いてください。")
        click(part(dialog, "action.save_send_back", QPushButton))

    answer(write, name="dialog.send_back")
    choose(desk, "1-01")
    press(desk, "2")
    assert seen[0][0]
    assert "理由" in seen[0][1]
    assert standing(city.division, "1-01") is AnswerState.SENT_BACK
    assert "差し戻した理由（令和8年6月10日）：出典を書いてください。" in words(desk.current_page())
    press(desk, "2")
    assert count(city.division, Query(ProgressReview)) == 1


def test_what_was_mended_is_marked_where_it_changed(city, tmp_path):
    leader = city.section("0501")
    send_back(city.division, line_of(city.division, "1-01"), "出典を書いてください。")
    city.send(leader)
    fill_in(leader, "1-01", evidence="業務統計", value="46")
    city.hand_over(leader)
    with desk_of(city.division, tmp_path / "desk") as window:
        window.open_page("progress_check", "1-01")
        settle()
        told = words(window.current_page())
        assert "差し戻した理由（令和8年6月10日）：出典を書いてください。" in told
        assert told.count("● 見たあとに直されました") == 2


def test_one_press_reminds_all_that_owe_and_the_letter_can_be_pasted(desk, city):
    click(part(desk, "action.remind_progress", QPushButton))
    asked = all_rows(city.division, Query(Liaison))
    assert sorted((row.body["addressee"], row.body["purpose"]) for row in asked) == [
        ("0502", "inquiry"),
        ("0703", "inquiry"),
    ]
    click(part(desk, "action.copy_reminder", QPushButton))
    letter = QGuiApplication.clipboard().text()
    assert "国保年金課、保育課 推進リーダー 各位" in letter
    assert "国保年金課：1-03 施策 1-03" in letter


def test_an_answer_of_a_stranger_is_seen_and_cannot_be_confirmed(city, tmp_path):
    stranger = city.section("0601")
    add(stranger, "progress_report", measure="1-03", done="担当でない課の答え")
    city.hand_over(stranger)
    with desk_of(city.division, tmp_path / "desk") as window:
        window.open_page("progress_check", line_of(city.division, "1-03", "0601").report_id)
        settle()
        assert "担当課でも関係課でもない課の回答です" in words(window.current_page())
        assert not part(window, "action.confirm_progress", QPushButton).isEnabled()
        assert part(window, "action.send_back_progress", QPushButton).isEnabled()


def test_home_leads_to_who_owes_and_to_what_came(desk):
    for target, found in (("owed", ["1-03", "2-01"]), ("to_check", ["1-01", "1-02"])):
        desk.open_page("home")
        task = next(task for task in desk.current_page()._tasks._model.lines if task.target == target)
        desk.open_page(task.page, task.target)
        assert codes(desk) == found


def test_nothing_is_lost_from_sight_when_the_page_looks_again(desk):
    choose(desk, "1-02")
    desk.current_page().list.narrow(state="to_check")
    press(desk, "F5")
    assert codes(desk) == ["1-01", "1-02"]
    assert desk.current_page().list.current().measure["code"] == "1-02"
