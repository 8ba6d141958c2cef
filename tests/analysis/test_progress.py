"""進捗確認: where every answer stands on either side, from the question to 確認済, over real files."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.analysis.correspondence import Stand, open_inquiries, stands
from leaderdesk.analysis.progress import (
    AnswerState,
    Part,
    by_department,
    confirm,
    lines,
    newest_round,
    owing,
    reminders,
    round_begun,
    round_of,
    send_back,
)
from leaderdesk.analysis.today import division_tasks, section_tasks
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.progress import ProgressReport, ProgressReview, ProgressRound
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import NOON, add
from tests.inquiry import YEAR, fill_in, line_of, plan, standing, town


@pytest.fixture
def city(tmp_path):
    """市民課 is in charge of 1-01 and 1-02, 国保年金課 of 1-03, to which 市民課 is related; the division has asked."""
    with town(tmp_path) as made:
        plan(made.division, "1-01", "0501")
        plan(made.division, "1-02", "0501")
        plan(made.division, "1-03", "0502", related_section="0501")
        made.ask()
        made.section("0501")
        made.section("0502")
        made.send()
        yield made


def sentences(tasks):
    return [task.sentence.format(*task.facts) for task in tasks if "進捗" in task.sentence]


# ---------------------------------------------------------------- the question


@pytest.mark.parametrize(
    ("preset", "due", "base"), [("092991", "2026-07-31", "2026-06-30"), ("093998", "2026-12-15", "2026-11-30")]
)
def test_a_question_begins_with_the_days_of_the_citys_own_calendar(tmp_path, preset, due, base):
    with town(tmp_path, city=preset) as city:
        begun = round_begun(city.division, YEAR)
        assert (begun["due"], begun["base_date"]) == (due, base)
        assert "令和8年度" in begun["title"]
        city.ask()
        assert round_of(city.division, YEAR).body["text"] == begun["text"]


def test_where_the_calendar_is_past_or_empty_there_is_a_month_to_answer(tmp_path):
    with town(tmp_path, at=NOON) as city:
        assert round_begun(city.division, 2026)["due"] == round_begun(city.division, 2031)["due"] == "2026-12-23"
        assert newest_round(city.division) is None


def test_a_year_is_asked_once_and_asking_again_mends_the_question(city):
    city.ask(due="2026-08-10")
    assert count(city.division, Query(ProgressRound)) == 1
    city.send()
    assert newest_round(city.section("0501")).body["due"] == "2026-08-10"


def test_an_answer_cannot_be_due_before_it_is_asked_for(city):
    with pytest.raises(InvalidRecordError) as fault:
        city.ask(due="2026-06-09")
    assert fault.value.faults["due"].code == "LD-1504"


# ---------------------------------------------------------------- where an answer stands


def test_an_answer_goes_from_the_question_to_its_confirmation(city):
    leader, division = city.section("0501"), city.division
    assert standing(leader, "1-01") is standing(division, "1-01") is AnswerState.ASKED
    fill_in(leader, "1-01")
    assert standing(leader, "1-01") is AnswerState.UNSENT
    city.hand_over(leader)
    assert standing(leader, "1-01") is AnswerState.SENT
    assert standing(division, "1-01") is AnswerState.ARRIVED
    city.send(leader)
    assert standing(leader, "1-01") is AnswerState.ARRIVED
    confirm(division, [line_of(division, "1-01")])
    city.send(leader)
    assert standing(leader, "1-01") is standing(division, "1-01") is AnswerState.CONFIRMED


def test_what_was_sent_back_comes_again_mended(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    send_back(division, line_of(division, "1-01"), "実績の件数に出典を書いてください。")
    city.send(leader)
    assert standing(leader, "1-01") is AnswerState.SENT_BACK
    assert line_of(leader, "1-01").report.answer["reason"] == "実績の件数に出典を書いてください。"
    fill_in(leader, "1-01", evidence="業務統計、6月末、45 件")
    assert standing(leader, "1-01") is AnswerState.UNSENT
    assert standing(division, "1-01") is AnswerState.SENT_BACK
    city.hand_over(leader)
    assert standing(division, "1-01") is AnswerState.AGAIN
    confirm(division, [line_of(division, "1-01")])
    assert standing(division, "1-01") is AnswerState.CONFIRMED


@pytest.mark.parametrize("mended", [{"value": "46"}, {"outcome": "under_way"}])
def test_a_figure_or_a_milestone_that_is_mended_is_a_new_answer_too(city, mended):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    send_back(division, line_of(division, "1-01"), "数を確かめてください。")
    city.send(leader)
    fill_in(leader, "1-01", **mended)
    city.hand_over(leader)
    assert standing(division, "1-01") is AnswerState.AGAIN


def test_what_changes_behind_a_confirmation_is_seen(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    confirm(division, [line_of(division, "1-01")])
    city.send(leader)
    fill_in(leader, "1-01", issue="予算が足りない。")
    city.hand_over(leader)
    assert standing(division, "1-01") is AnswerState.CHANGED


def test_what_was_taken_back_says_again_what_was_seen(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    confirm(division, [line_of(division, "1-01")])
    city.send(leader)
    written = fill_in(leader, "1-01", issue="言いすぎた。")
    leader.take_back([revision.rev_id for revision in written])
    assert standing(leader, "1-01") is AnswerState.CONFIRMED
    city.hand_over(leader)
    assert standing(division, "1-01") is AnswerState.CONFIRMED


def test_behind_the_day_what_is_missing_is_overdue(city):
    city.clock.forward(days=60)
    assert standing(city.division, "1-01") is standing(city.section("0501"), "1-01") is AnswerState.OVERDUE


def test_before_the_question_nothing_is_owed(tmp_path):
    with town(tmp_path) as made:
        plan(made.division, "1-01", "0501")
        assert standing(made.division, "1-01") is AnswerState.NOT_ASKED
        assert sentences(division_tasks(made.division)) == []
        assert owing(lines(made.division, YEAR)) == {}


def test_two_pcs_that_answer_the_same_measure_write_one_record_and_a_person_decides(city):
    first, second, division = city.section("0501"), city.section("0501", "B"), city.division
    city.send(second)
    fill_in(first, "1-01", done="一台目の答え")
    fill_in(second, "1-01", done="二台目の答え")
    city.hand_over(first, second)
    assert count(division, Query(ProgressReport, where={"measure": "1-01"})) == 1
    assert standing(division, "1-01") is AnswerState.TORN
    with pytest.raises(LeaderDeskError) as fault:
        confirm(division, [line_of(division, "1-01")])
    assert fault.value.code == "LD-3004"


# ---------------------------------------------------------------- whose measures


def test_a_section_sees_its_own_measures_and_those_that_it_is_related_to(city):
    found = [(line.measure["code"], line.part) for line in lines(city.section("0501"), YEAR)]
    assert found == [("1-01", Part.IN_CHARGE), ("1-02", Part.IN_CHARGE), ("1-03", Part.RELATED)]
    assert standing(city.section("0501"), "1-03") is AnswerState.OPTIONAL
    assert set(owing(lines(city.division, YEAR))) == {"0501", "0502"}


def test_a_related_section_may_answer_beside_the_one_in_charge(city):
    fill_in(city.section("0501"), "1-03", done="窓口の側で試した。")
    city.hand_over(city.section("0501"))
    found = [line for line in lines(city.division, YEAR) if line.measure["code"] == "1-03"]
    assert [(line.section, line.part, line.standing) for line in found] == [
        ("0502", Part.IN_CHARGE, AnswerState.ASKED),
        ("0501", Part.RELATED, AnswerState.ARRIVED),
    ]


def test_an_answer_of_a_section_that_the_measure_is_not_of_is_shown_as_such_and_never_confirmed(city):
    stranger, division = city.section("0601"), city.division
    add(stranger, "progress_report", measure="1-01", done="担当でない課の答え")
    assert [verdict.code for verdict in city.hand_over(stranger)] == [""]
    assert standing(division, "1-01", "0501") is AnswerState.ASKED
    line = line_of(division, "1-01", "0601")
    assert (line.part, line.standing, line.is_owed) == (Part.STRANGER, AnswerState.STRANGER, False)
    with pytest.raises(LeaderDeskError) as fault:
        confirm(division, [line])
    assert fault.value.code == "LD-1527"
    send_back(division, line, "市民課の施策です。")
    city.send(stranger)
    assert standing(stranger, "1-01") is standing(division, "1-01", "0601") is AnswerState.SENT_BACK


def test_a_measure_that_the_year_does_not_have_is_not_asked_for(city):
    plan(city.division, "9-01", "0501", last_year="R7")
    plan(city.division, "9-02", "0501", first_year="R9")
    assert {line.measure["code"] for line in lines(city.division, YEAR)} == {"1-01", "1-02", "1-03"}


# ---------------------------------------------------------------- what the division says


def test_many_answers_are_confirmed_at_once_and_taken_back_as_one(city):
    leader, division = city.section("0501"), city.division
    for code in ("1-01", "1-02"):
        fill_in(leader, code)
    city.hand_over(leader)
    written = confirm(division, [line_of(division, code) for code in ("1-01", "1-02")])
    assert len(written) == 2
    division.take_back([revision.rev_id for revision in written])
    assert standing(division, "1-02") is AnswerState.ARRIVED


def test_what_is_sent_back_says_why(city):
    leader, division = city.section("0501"), city.division
    fill_in(leader, "1-01")
    city.hand_over(leader)
    with pytest.raises(InvalidRecordError) as fault:
        send_back(division, line_of(division, "1-01"), "  ")
    assert fault.value.faults["reason"].code == "LD-1518"
    assert count(division, Query(ProgressReview)) == 0


# ---------------------------------------------------------------- who is late


def test_who_owes_is_counted_by_department(city):
    plan(city.division, "2-01", "0102")
    fill_in(city.section("0502"), "1-03")
    city.hand_over(city.section("0502"))
    found = [(each.name, each.asked, each.owed) for each in by_department(city.division, lines(city.division, YEAR))]
    assert found == [("市長公室", 1, 1), ("市民生活部", 3, 2)]


def test_one_inquiry_goes_to_each_section_that_owes_then_a_reminder_and_the_answers_settle_both(city):
    division, leader = city.division, city.section("0501")

    def remind():
        bodies = reminders(division, newest_round(division), lines(division, YEAR))
        return [(body["addressee"], body["purpose"]) for body in bodies], bodies

    fill_in(city.section("0502"), "1-03")
    city.hand_over(city.section("0502"))
    told, bodies = remind()
    assert told == [("0501", "inquiry")]
    assert "1-01 施策 1-01" in bodies[0]["text"]
    assert date.fromisoformat(bodies[0]["due"]) == date(2026, 7, 31)
    division.add_all([(Liaison, body, "") for body in bodies])
    city.clock.forward(days=60)
    told, bodies = remind()
    assert told == [("0501", "reminder")]
    division.add_all([(Liaison, body, "") for body in bodies])
    city.send(leader)
    assert len(open_inquiries(leader, mine=False)) == 1
    for code in ("1-01", "1-02"):
        fill_in(leader, code)
    assert open_inquiries(leader, mine=False) == []
    assert len(open_inquiries(division, mine=True)) == 1
    city.hand_over(leader)
    assert set(stands(division).values()) == {Stand.ANSWERED}


def test_home_tells_the_section_how_many_it_owes_and_until_when(city):
    leader, division = city.section("0501"), city.division
    assert sentences(section_tasks(leader)) == ["進捗照会に回答する：施策 2 件、7/31 まで"]
    assert sentences(division_tasks(division)) == ["進捗照会に 2 課がまだ回答していません（施策 3 件）"]
    for code in ("1-01", "1-02"):
        fill_in(leader, code)
    city.hand_over(leader)
    assert sentences(section_tasks(leader)) == []
    assert sentences(division_tasks(division)) == [
        "進捗照会に 1 課がまだ回答していません（施策 1 件）",
        "確かめていない進捗回答が 2 件あります",
    ]
    send_back(division, line_of(division, "1-01"), "出典を書いてください。")
    city.send(leader)
    assert sentences(section_tasks(leader)) == ["差し戻された進捗回答を直す：施策 1 件"]


def test_an_answer_is_found_by_the_name_of_its_measure(city):
    fill_in(city.section("0501"), "1-01")
    [row] = all_rows(city.section("0501"), Query(ProgressReport, search="施策 1-01"))
    assert row.body["measure"] == "1-01"
