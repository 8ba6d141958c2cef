"""施策 at the desk: the year's list and its filters, the story, parts edited in place, 見直し by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTextEdit

from leaderdesk.desk.models.table_model import MARKS
from leaderdesk.desk.widgets.charts import ChartView
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.measures import Indicator, Measure, Milestone
from leaderdesk.kinds.progress import ReviewAction
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import add, handed_over, section_store
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for


@pytest.fixture
def store(division, tmp_path):
    """Four measures of 2026, two of them answered; one begins in 2027."""
    for code, section, method in (("1-01", "0501", "PDCA"), ("1-02", "0502", "OODA"), ("2-01", "0304", "PDCA")):
        policy = "デジタル行政" if code[0] == "1" else "情報基盤強化"
        add(division, "measure", code=code, name=f"施策 {code}", section=section, method=method, policy=policy)
    add(division, "measure", code="3-01", name="来年からの施策", section="0304", first_year=2027)
    indicator = add(division, "indicator", measure="1-01", name="申請率", unit="%", target=60)
    for code, owner, rating in (("1-01", "0501", "AD-B"), ("1-02", "0502", "AD-C")):
        with section_store(tmp_path / owner, owner) as section:
            add(section, "progress_report", measure=code, rating=rating, progress=45)
            if code == "1-01":
                add(section, "indicator_value", measure=code, indicator=indicator.record_id, value=31.5)
                add(section, "review_opinion", measure=code, text="対象を増やしたい", wish="拡充")
            list(receive(division, [handed_over(section, tmp_path / owner)]))
    return division


@pytest.fixture
def desk(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        window.open_page("measures")
        settle()
        yield window


def shown(page):
    model = page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def cell(page, row, name):
    names = [column.name for column in page.list.table.columns]
    return page.list.model.index(row, names.index(name))


def told(widget):
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return labels + [text.toPlainText() for text in widget.findChildren(QTextEdit) if text.isVisible()]


def choose_filter(page, name, words):
    box = part(page, f"filter.{name}", QComboBox)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


# ---------------------------------------------------------------- the list


def test_the_list_has_the_years_measures_with_grade_progress_and_stamps(desk):
    page = desk.current_page()
    assert shown(page) == ["1-01", "1-02", "2-01"]
    assert (cell(page, 0, "rating").data(), cell(page, 0, "progress").data()) == ("B", "45%")
    assert [mark.letter for mark in cell(page, 0, "stamps").data(MARKS) if mark.is_set] == ["P", "D"]
    assert [mark.letter for mark in cell(page, 1, "stamps").data(MARKS) if mark.is_set] == ["D"]
    assert cell(page, 0, "stamps").data() == "計画・実施"
    page.show_year(2027)
    assert shown(page) == ["1-01", "1-02", "2-01", "3-01"]
    assert cell(page, 0, "rating").data() == "－"


@pytest.mark.parametrize(
    ("name", "words", "codes"),
    [
        ("policy", "デジタル行政", ["1-01", "1-02"]),
        ("department", "市民生活部", ["1-01", "1-02"]),
        ("method", "OODA", ["1-02"]),
        ("progress", "遅れ", ["1-02"]),
        ("progress", "未回答", ["2-01"]),
        ("progress", "見直し前", ["1-01", "1-02", "2-01"]),
    ],
)
def test_the_list_is_narrowed_by_pillar_department_method_and_progress(desk, name, words, codes):
    page = desk.current_page()
    choose_filter(page, name, words)
    assert shown(page) == codes


def test_another_page_may_ask_for_a_measure_by_its_number_or_its_id(desk, store):
    page = desk.current_page()
    for target in ("2-01", all_rows(store, Query(Measure, where={"code": "2-01"}))[0].record_id):
        page.list.table.choose(0)
        desk.open_page("kind:measure", target)
        assert page.list.model.line(page.list.table.currentIndex().row()).body["code"] == "2-01"


def test_the_row_that_the_program_chooses_is_selected_while_ctrl_is_still_down(desk):
    table = desk.current_page().list.table
    QTest.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        for row in (1, 1, 0):
            table.choose(row)
            assert table.selected_rows() == [row]
    finally:
        QTest.keyRelease(table, Qt.Key.Key_Control)


# ---------------------------------------------------------------- the story


def test_the_story_shows_the_year_and_the_indicator(desk):
    page = desk.current_page()
    words = told(page.panel.story)
    assert "1-01  施策 1-01" in words
    assert any("申請率（%）" in text for text in words)
    assert "評価 B　45%" in words
    assert "拡充：対象を増やしたい" in words
    [chart] = page.panel.story.findChildren(ChartView)
    assert (chart.bars[-1].label, chart.bars[-1].shown, chart.bars[-1].planned) == ("R08", "31.5", 60)


def test_what_a_meeting_said_of_a_measure_stands_in_its_year_and_leads_to_the_answer(desk, store):
    meeting = add(store, "meeting", name="第1回 幹事会", assigned_body="ICT-STEER", held_on="2026-10-20")
    opinion = add(
        store, "opinion", meeting=meeting.record_id, measure="1-01", text="高齢者にも広げること。", sort="助言"
    )
    page = desk.current_page()
    page.refresh()
    settle()
    assert "助言：高齢者にも広げること。（記録）" in told(page.panel.story)
    link = part(page.panel.story, "action.open_opinion", QPushButton)
    assert link.text() == "第1回 幹事会"
    link.click()
    settle()
    assert desk.current_name() == "opinions"
    assert desk.current_page().list.current() == opinion.record_id


def test_evidence_for_a_measure_is_added_on_its_own_page(desk, store):
    page = desk.current_page()
    story = page.panel.story
    assert "! 根拠なし" in told(story)
    part(story, "action.new.evidence", QPushButton).click()
    typed = {"claim": "申請の 3 割がオンラインになった", "value": "31.5", "unit": "%", "count": "5210"}
    for name, text in (typed | {"definition": "オンライン÷全申請", "source": "業務統計"}).items():
        story.evidence.form.fields[name].editor.put_typed(text)
    page.refresh()
    assert story.evidence.form is not None  # nothing that is being written goes
    part(story, "action.save.evidence", QPushButton).click()
    settle()
    [made] = all_rows(store, Query(Evidence))
    assert (made.body["measure"], made.body["value"]) == ("1-01", "31.5")
    assert "31.5%" in told(story)
    page.list.table.choose(1)
    settle()
    assert "31.5%" not in told(story)


# ---------------------------------------------------------------- parts in place


def test_an_indicator_is_added_changed_and_deleted_in_place_by_keys(desk, store):
    page = desk.current_page()
    page.list.table.choose(2)
    page.panel.tabs.setCurrentIndex(1)
    parts = page.panel.parts.indicators
    parts.table.setFocus()
    press(desk, "Ins")
    type_into(parts.form.fields["name"].editor.input(), "会議室の数")
    type_into(parts.form.fields["target"].editor.input(), "12")
    press(desk, "Ctrl+S")
    [added] = all_rows(store, Query(Indicator, where={"measure": "2-01"}))
    assert (added.body["name"], added.body["target"]) == ("会議室の数", "12")
    assert [mark.letter for mark in cell(page, 2, "stamps").data(MARKS) if mark.is_set] == ["P"]

    assert parts.table.hasFocus()
    press(desk, "Return")
    parts.form.fields["unit"].editor.put_typed("室")
    press(desk, "Ctrl+S")
    assert all_rows(store, Query(Indicator, where={"measure": "2-01"}))[0].body["unit"] == "室"

    press(desk, "Del")
    assert count(store, Query(Indicator, where={"measure": "2-01"})) == 0
    press(desk, "Ctrl+Z")
    assert count(store, Query(Indicator, where={"measure": "2-01"})) == 1


def test_milestones_are_typed_one_after_the_other(desk, store):
    page = desk.current_page()
    page.panel.tabs.setCurrentIndex(1)
    parts = page.panel.parts.milestones
    click(part(parts, "action.new.milestone", QPushButton))
    for name, first, last in (("要件を決める", "1", "1"), ("2課で試す", "2", "3")):
        for field, typed in (("year", "R8"), ("first_quarter", first), ("last_quarter", last), ("step", "検討")):
            parts.form.fields[field].editor.put_typed(typed if field != "step" else "study")
        parts.form.fields["name"].editor.put_typed(name)
        press(desk, "Ctrl+Return")
    assert parts.is_open()
    press(desk, "Esc")
    assert not parts.is_open()
    assert count(store, Query(Milestone, where={"measure": "1-01"})) == 2


def test_a_fault_stands_below_its_field_and_nothing_is_written(desk, store):
    page = desk.current_page()
    page.panel.tabs.setCurrentIndex(1)
    parts = page.panel.parts.milestones
    parts.begin_new()
    parts.form.fields["year"].editor.put_typed("R8")
    press(desk, "Ctrl+S")
    assert any("内容" in label.text() and "入力してください" in label.text() for label in parts.findChildren(QLabel))
    assert count(store, Query(Milestone)) == 0


def test_a_part_half_typed_is_a_draft_that_is_taken_up_again(desk, store):
    page = desk.current_page()
    page.panel.tabs.setCurrentIndex(1)
    parts = page.panel.parts.indicators
    parts.begin_new()
    type_into(parts.form.fields["name"].editor.input(), "待ち時間")
    page.list.table.choose(1)
    settle()
    assert not parts.is_open()
    assert not part(parts, "action.open_draft.indicator").isVisible()
    page.list.table.choose(0)
    settle()
    click(part(parts, "action.open_draft.indicator", QPushButton))
    assert parts.form.fields["name"].editor.typed() == "待ち時間"


# ---------------------------------------------------------------- the form


def test_a_measure_is_added_and_its_change_of_method_asks_why(desk, store):
    page = desk.current_page()
    click(part(page, "action.new.measure", QPushButton))
    form = page.panel.form.form
    for name, typed in (("code", "4-01"), ("name", "新しい施策"), ("section", "0501")):
        form.fields[name].editor.put_typed(typed)
    press(desk, "Ctrl+S")
    assert "4-01" in shown(page)
    page.panel.form.form.fields["method"].editor.put_typed("ooda")
    press(desk, "Ctrl+S")
    assert "手法を変えた" in page.panel.form.form.fields["method_reason"]._fault.text()
    page.panel.form.form.fields["method_reason"].editor.put_typed("試しながら決めるため")
    press(desk, "Ctrl+S")
    page.panel.tabs.setCurrentIndex(0)
    settle()
    assert any("PDCA → OODA：試しながら決めるため" in text for text in told(page.panel.story))


# ---------------------------------------------------------------- 見直し


def test_reviews_are_decided_by_keys_one_after_the_other(desk, store):
    page = desk.current_page()
    desk.open_page("measures", "review")
    table = page.reviews.list.table
    table.setFocus()
    table.choose(0)
    settle()
    assert any("対象を増やしたい" in text for text in told(page.reviews))
    seen = []

    def write(dialog):
        seen.append([text for text in told(dialog) if "対象を増やしたい" in text])
        dialog.form.fields["reason"].editor.put_typed("待ち時間が減ったため")
        dialog.form.fields["next_target"].editor.put_typed("申請率 50 %")
        click(part(dialog, "action.save_review", QPushButton))
        dialog.reject()

    answer(write, name="dialog.review")
    press(desk, "2")
    assert seen[0]
    [decided] = all_rows(store, Query(ReviewAction))
    assert (decided.body["measure"], decided.body["decision"]) == ("1-01", "expand")
    assert decided.body["next_target"] == "申請率 50 %"
    assert table.currentIndex().row() == 1
    desk.activateWindow()
    settle()
    table.setFocus()
    press(desk, "Ctrl+Z")
    assert count(store, Query(ReviewAction)) == 0


def test_several_measures_are_ended_at_once_and_leave_the_next_years_list(desk, store):
    page = desk.current_page()
    desk.open_page("measures", "review")
    page.reviews.list.table.setFocus()
    press(desk, "Ctrl+A")
    told_end = []

    def write(dialog):
        told_end.extend(text for text in told(dialog) if "次年度の一覧に出なくなります" in text)
        dialog.form.fields["reason"].editor.put_typed("計画の期間が終わるため")
        dialog.accept()
        dialog.reject()

    answer(write, name="dialog.review")
    press(desk, "5")
    assert told_end
    assert count(store, Query(ReviewAction)) == 3
    page.show_year(2027)
    page.tabs.setCurrentIndex(0)
    assert shown(page) == ["3-01"]


def test_a_decision_without_a_reason_stays_in_the_dialog(desk, store):
    page = desk.current_page()
    faults = []

    def leave(dialog):
        dialog.form.fields["decision"].editor.put_typed("continue")
        QTest.keyClick(dialog.form.fields["decision"].editor.input(), Qt.Key.Key_Return)
        click(part(dialog, "action.save_review", QPushButton))
        faults.append(dialog.form.fields["reason"]._fault.text())
        dialog.reject()

    answer(leave, name="dialog.review")
    click(part(page.panel.story, "action.review_measure", QPushButton))
    wait_for(lambda: bool(faults))
    assert "理由" in faults[0]
    assert count(store, Query(ReviewAction)) == 0
