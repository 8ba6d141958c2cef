"""課の改編: one step of the division ends sections, begins others and names the heirs; it can be undone as one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from leaderdesk.analysis.bodies import leaderships
from leaderdesk.analysis.correspondence import secretariat
from leaderdesk.analysis.editions import SheetStage
from leaderdesk.analysis.editions import lines as sheet_lines
from leaderdesk.analysis.measure_story import measure_story
from leaderdesk.analysis.measures import answered, in_year
from leaderdesk.analysis.meeting_figures import Audience, figures_of
from leaderdesk.analysis.progress import AnswerState, Part, confirm, lines
from leaderdesk.analysis.reorganisation import After, Reorganisation, next_code, reorganise
from leaderdesk.analysis.statistics import Under, by_section, was_reorganised
from leaderdesk.analysis.submissions import month_states, submission_states
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.distribution import distribute, sections_in_force
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.succession import offers, take_over
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.meetings import Meeting
from leaderdesk.kinds.organisation import Change, Section, Succession
from leaderdesk.kinds.progress import IndicatorValue, ProgressReport
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.undo import Step, reverse
from tests.builders import NOON, Clock, add, division_store, handed_over, section_store
from tests.inquiry import YEAR, fill_in, plan, standing, town

OCTOBER, EVE = date(2026, 10, 1), date(2026, 9, 30)
OLD, NEW = "0702", "0706"


@pytest.fixture
def clock():
    return Clock(datetime(2026, 9, 15, 13, 0, tzinfo=NOON.tzinfo))


@pytest.fixture
def division(tmp_path, clock):
    with division_store(tmp_path / "division", now=clock) as store:
        yield store


def plan_named(change, before, *after, since=OCTOBER, carries_on=""):
    return Reorganisation(change, since, before, after, carries_on)


def in_force(store, day):
    return store.names.options(Section.KIND, "", day)


def successions(store):
    rows = all_rows(store, Query(Succession))
    return sorted((row.body["predecessor"], row.body["successor"], row.body.get("carries_on")) for row in rows)


# ---------------------------------------------------------------- what is written


def test_a_renaming_closes_the_old_section_and_opens_the_new_one_in_its_department(division):
    reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課")))
    assert OLD in in_force(division, EVE)
    assert NEW not in in_force(division, EVE)
    assert OLD not in in_force(division, OCTOBER)
    assert in_force(division, OCTOBER)[NEW] == "こども給付課"
    [new] = all_rows(division, Query(Section, where={"code": NEW}))
    assert new.body["department"] == "07"
    assert successions(division) == [(OLD, NEW, None)]


def test_a_merger_may_make_a_new_section_or_join_one_that_is_there(division):
    reorganise(division, plan_named(Change.MERGER, ["0601", "0602"], After("0607", "福祉課", "06")))
    assert successions(division) == [("0601", "0607", None), ("0602", "0607", None)]
    reorganise(division, plan_named(Change.MERGER, ["0507"], After("0501")))
    sections = in_force(division, OCTOBER)
    assert sections["0501"] == "市民課"
    assert not {"0601", "0602", "0507"} & set(sections)
    assert ("0507", "0501", None) in successions(division)


def test_after_a_split_one_carries_on_and_the_old_section_may_be_that_one(division):
    halves = (After(NEW, "こども給付課"), After("0707", "こども相談課"))
    reorganise(division, plan_named(Change.SPLIT, [OLD], *halves, carries_on=NEW))
    assert successions(division) == [(OLD, NEW, "true"), (OLD, "0707", "false")]
    reorganise(
        division, plan_named(Change.SPLIT, ["0703"], After("0703"), After("0708", "保育支援課"), carries_on="0703")
    )
    assert {"0703", "0708"} <= set(in_force(division, OCTOBER))
    assert ("0703", "0708", "false") in successions(division)
    assert division.lineage.heir("0703", OCTOBER) == "0703"


def test_all_of_it_is_one_step_that_can_be_undone_and_done_again(division):
    before = in_force(division, OCTOBER)
    written = reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課")))
    back = reverse(division, Step(tuple(revision.rev_id for revision in written)))
    assert in_force(division, OCTOBER) == before
    assert successions(division) == []
    reverse(division, back)
    assert successions(division) == [(OLD, NEW, None)]
    reverse(division, Step(tuple(revision.rev_id for revision in written[:0])))
    assert in_force(division, OCTOBER)[NEW] == "こども給付課"


def test_what_was_undone_can_be_written_anew_with_another_day(division):
    written = reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課")))
    reverse(division, Step(tuple(revision.rev_id for revision in written)))
    april = date(2027, 4, 1)
    reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども家庭課"), since=april))
    assert OLD in in_force(division, date(2027, 3, 31))
    assert in_force(division, april)[NEW] == "こども家庭課"


def test_a_new_section_gets_the_next_free_code_of_its_department(division):
    assert next_code(division, OLD) == NEW
    assert next_code(division, OLD, [NEW]) == "0707"
    assert next_code(division, "AB") == ""


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (plan_named(Change.RENAME, [], After(NEW, "新しい課")), "LD-1001"),
        (plan_named(Change.RENAME, [OLD]), "LD-1001"),
        (plan_named(Change.RENAME, [OLD], After(NEW)), "LD-1001"),
        (plan_named(Change.RENAME, [OLD], After(OLD, "新しい課")), "LD-1512"),
        (plan_named(Change.MERGER, [OLD], After(NEW, "新しい課")), "LD-1541"),
        (plan_named(Change.SPLIT, [OLD], After(NEW, "新しい課"), carries_on=NEW), "LD-1542"),
        (plan_named(Change.SPLIT, [OLD], After(NEW, "新しい課"), After("0707", "別の課")), "LD-1543"),
        (plan_named(Change.RENAME, ["0799"], After(NEW, "新しい課")), "LD-1544"),
        (plan_named(Change.RENAME, [OLD], After("0703", "新しい課")), "LD-3007"),
        (plan_named(Change.SPLIT, [OLD], After(NEW, "一"), After(NEW, "二"), carries_on=NEW), "LD-3007"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_plan_that_makes_no_sense_writes_nothing(division, wrong, code):
    before = in_force(division, OCTOBER)
    with pytest.raises(LeaderDeskError, match=code):
        reorganise(division, wrong)
    assert in_force(division, OCTOBER) == before
    assert successions(division) == []


def test_nobody_is_followed_twice_and_no_code_is_used_again(division):
    reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課")))
    with pytest.raises(LeaderDeskError, match="LD-1545"):
        reorganise(division, plan_named(Change.RENAME, [OLD], After("0707", "別の課")))
    with pytest.raises(LeaderDeskError, match="LD-3007"):
        reorganise(division, plan_named(Change.RENAME, ["0703"], After(OLD, "別の課"), since=date(2027, 4, 1)))


# ---------------------------------------------------------------- what follows: figures, 提出状況, the secretariat


@pytest.fixture
def renamed(division, tmp_path, clock):
    """子育て支援課 has a record of September and one of October, when it is called こども給付課."""
    with section_store(tmp_path / "old", OLD, now=clock) as old:
        add(old, raised_on="2026-09-01")
        list(receive(division, [handed_over(old, tmp_path / "up")]))
        reorganise(division, plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課")))
        assert not was_reorganised(division)
        list(receive(old, distribute(division, tmp_path / "down", {OLD: "子育て支援課"})))
        clock.forward(days=20)
        take_over(old, offers(old)[0])
        add(old, raised_on="2026-10-02")
        yield old


def test_every_record_is_counted_once_under_the_section_of_its_day_or_of_today(division, renamed, tmp_path):
    list(receive(division, [handed_over(renamed, tmp_path / "up")]))
    assert was_reorganised(division)

    def counted(under):
        return {at.section: at.total for at in by_section(division, year=2026, under=under) if at.total}

    assert counted(Under.THEN) == {OLD: 1, NEW: 1}
    assert counted(Under.NOW) == {NEW: 2}
    names = {at.section: at.section_name for at in by_section(division)}
    assert (names[OLD], names[NEW]) == ("子育て支援課", "こども給付課")


def test_the_successor_stands_on_the_board_with_what_the_old_section_handed_over(division, renamed):
    states = {state.section: state for state in submission_states(division, year=2026)}
    assert OLD not in states
    assert (states[NEW].is_missing, states[NEW].newest.owner) == (False, OLD)


def test_the_month_of_the_old_section_is_settled_by_its_successors_file_and_each_month_has_its_section(
    division, renamed, tmp_path
):
    def month(number):
        return {state.section: state for state in month_states(division, date(2026, number, 1))}

    assert OLD in month(9)
    assert NEW not in month(9)
    assert (OLD in month(10), month(10)[NEW].file) == (False, None)
    list(receive(division, [handed_over(renamed, tmp_path / "up")]))
    assert (month(9)[OLD].file.owner, month(10)[NEW].file.owner) == (OLD, NEW)
    assert month(9)[OLD].late == 0


def test_the_secretariat_itself_may_be_renamed(division, clock):
    reorganise(division, plan_named(Change.RENAME, ["0203"], After("0206", "デジタル推進課")))
    assert secretariat(division) == "0203"
    clock.forward(days=20)
    assert secretariat(division) == "0206"
    assert {"0203", "0206"} & sections_in_force(division).keys() == {"0206"}
    [offer] = offers(division)
    take_over(division, offer)
    assert (division.identity.owner, division.identity.section_name) == ("division", "デジタル推進課")
    assert add(division, "liaison", addressee="0501").author == "デジタル推進課"
    assert sections_in_force(division)["0206"] == "デジタル推進課"


def test_the_measures_of_the_old_section_are_answered_by_its_successor(tmp_path):
    """What was answered goes on as it is, what was not is answered under the new name; nothing stands twice."""
    with town(tmp_path) as city:
        division, leader = city.division, city.section(OLD)
        for code in ("1-01", "1-02"):
            plan(division, code, OLD)
        city.ask()
        city.send()
        fill_in(leader, "1-01")
        city.hand_over()
        reorganise(division, plan_of(date(2026, 7, 1)))
        city.send()
        city.clock.forward(days=30)
        take_over(leader, offers(leader)[0])
        assert [(line.section, line.part) for line in lines(leader, YEAR)] == [(NEW, Part.IN_CHARGE)] * 2
        assert standing(division, "1-02", NEW) is AnswerState.ASKED
        fill_in(leader, "1-01", value="46")
        fill_in(leader, "1-02")
        assert [verdict.code for verdict in city.hand_over()] == [""]
        assert [standing(division, code, NEW) for code in ("1-01", "1-02")] == [AnswerState.ARRIVED] * 2
        reports = {row.body["measure"]: row.owner for row in all_rows(division, Query(ProgressReport))}
        assert reports == {"1-01": OLD, "1-02": NEW}
        values = {row.owner: row.body["value"] for row in all_rows(division, Query(IndicatorValue))}
        assert values == {OLD: "46", NEW: "45"}
        confirm(division, lines(division, YEAR))
        city.send()
        assert standing(leader, "1-01") is standing(leader, "1-02") is AnswerState.CONFIRMED


def test_wherever_a_measure_is_told_of_its_successors_answer_counts(tmp_path):
    """調書, 施策, 年間予定 and 資料: what the old section said holds until the new one says it, then the new one's."""
    with town(tmp_path) as city:
        division, leader = city.division, city.section(OLD)
        ids = [plan(division, code, OLD) for code in ("1-01", "1-02")]
        city.ask()
        city.send()
        fill_in(leader, "1-01", value="44")
        city.hand_over()
        confirm(division, [line for line in lines(division, YEAR) if line.report])
        reorganise(division, plan_of(date(2026, 7, 1)))
        city.send()
        city.clock.forward(days=30)
        take_over(leader, offers(leader)[0])
        fill_in(leader, "1-02", value="45")
        city.hand_over()
        assert set(answered(division, YEAR)) == {"1-01", "1-02"}
        found = in_year(division, ["1-01", "1-02"], YEAR)
        assert [found[code].is_confirmed for code in ("1-01", "1-02")] == [True, False]
        sheets = {line.code: line for line in sheet_lines(division, YEAR)}
        assert [sheets[code].stage for code in ("1-01", "1-02")] == [SheetStage.CHECKED, SheetStage.DRAFT]
        assert [lack.what for lack in sheets["1-02"].lacks if "回答" in lack.what] == ["回答の確認"]
        values = [sheets[code].content.entries["指標"][0]["実績値"] for code in ("1-01", "1-02")]
        assert values == ["44", "45"]
        results = [sheets[code].content.entries["工程"][0] for code in ("1-01", "1-02")]
        assert [any("完了" in text for text in each.values()) for each in results] == [True, True]

        stranger = city.section("0502")
        for number, measure in zip(ids, ("1-01", "1-02"), strict=True):
            add(stranger, "indicator_value", indicator=number, measure=measure, year=YEAR, value=1)
        city.hand_over(stranger)
        sheets = {line.code: line for line in sheet_lines(division, YEAR)}
        assert [sheets[code].content.entries["指標"][0]["実績値"] for code in sheets] == values
        add(division, "meeting", assigned_body="ICT-STEER")
        [meeting] = all_rows(division, Query(Meeting))
        told = figures_of(division, meeting, Audience.INTERNAL).measures
        assert [str(line.reached[0].value) for line in told] == values
        story = measure_story(division, all_rows(division, Query(Measure, where={"code": "1-01"}))[0].record_id)
        assert dict(story.lines[0].years)[YEAR].value == 44


def plan_of(since):
    return plan_named(Change.RENAME, [OLD], After(NEW, "こども給付課"), since=since)


def test_the_leader_stays_appointed_until_the_new_section_has_one(division, clock):
    add(division, "appointment", section=OLD, role="LEADER", post="主査", since="2026-04-01")
    reorganise(division, plan_of(OCTOBER))
    clock.forward(days=20)
    [line] = [line for line in leaderships(division, division.today()) if line.section == NEW]
    assert (line.section_name, line.appointment.body["post"]) == ("こども給付課", "主査")
    add(division, "appointment", section=NEW, role="LEADER", post="係長", since="2026-10-01")
    [line] = [line for line in leaderships(division, division.today()) if line.section == NEW]
    assert line.appointment.body["post"] == "係長"
