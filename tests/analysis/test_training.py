"""研修: figures are the sum of the sections' own numbers, and those of a past year stay whatever becomes of the sections."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.analysis.reorganisation import After, Reorganisation, reorganise
from leaderdesk.analysis.training import (
    Attendance,
    Gap,
    courses_of,
    fix_staff,
    form_split,
    matrix,
    missing,
    months_later,
    percent,
    required,
    retakes,
    sessions_of,
    staff_of,
    summed,
    years_of_training,
)
from leaderdesk.exchange.receive import receive
from leaderdesk.kinds.organisation import Change, Section
from leaderdesk.kinds.training import Attendee, Course, SessionState
from tests.builders import Clock, add, division_store, handed_over, section_store

YEAR = 2026
COUNTS = st.integers(0, 2000)
BODIES = st.fixed_dictionaries(
    {"target": COUNTS.map(str), "attended": COUNTS.map(str)},
    optional={
        "completed": COUNTS.map(str),
        "follow_up": COUNTS.map(str),
        "understanding": st.decimals(1, 5, places=1).map(str),
        "satisfaction": st.decimals(1, 5, places=1).map(str),
    },
)


# ---------------------------------------------------------------- the rules


@settings(deadline=None)
@given(st.lists(BODIES, max_size=12), st.integers(0, 12))
def test_a_sum_is_the_sum_of_its_parts_however_they_are_parted(bodies, cut):
    whole = summed(Attendance.of(body) for body in bodies)
    parts = [summed(Attendance.of(body) for body in part) for part in (bodies[:cut], bodies[cut:])]
    assert parts[1] + parts[0] == whole == summed(parts)
    for name in ("target", "attended", "completed", "follow_up"):
        assert whole.count(name) == sum(int(body.get(name, 0)) for body in bodies)
    assert whole.results == len(bodies)
    assert whole.rate == percent(whole.attended, whole.target)


@settings(deadline=None)
@given(st.lists(BODIES, min_size=1, max_size=8))
def test_a_mean_of_means_lies_between_them_and_weighs_by_people(bodies):
    told = [body for body in bodies if "understanding" in body and body["attended"] != "0"]
    mean = summed(Attendance.of(body) for body in bodies).mean("understanding")
    if not told:
        assert mean is None
        return
    values = [Decimal(body["understanding"]) for body in told]
    assert mean is not None
    assert min(values) <= mean <= max(values)
    weights = [int(body["attended"]) for body in told]
    exact = reduce(Decimal.__add__, (value * weight for value, weight in zip(values, weights, strict=True)))
    assert abs(mean - exact / sum(weights)) <= Decimal("0.05")


def test_rates_of_nothing_are_no_rates_and_rates_above_a_hundred_are_shown():
    assert percent(0, 0) is None
    assert percent(3, 0) is None
    assert percent(1, 3) == Decimal("33.3")
    assert percent(1, 8) == Decimal("12.5")
    over = Attendance.of({"target": "10", "attended": "12"})
    assert (over.rate, over.is_over) == (Decimal("120.0"), True)
    assert Attendance.of({"target": "0", "attended": "3"}).is_over
    assert Attendance().rate is None
    assert Attendance.of({"target": "4", "attended": "4"}).completion is None
    told = Attendance.of({"target": "4", "attended": "4", "completed": "3"})
    assert told.completion == Decimal("75.0")
    assert (told + over).completion == Decimal("75.0")  # who did not count 修了 does not lower it


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 4, 1), 36, date(2029, 4, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day, months, then):
    assert months_later(day, months) == then


# ---------------------------------------------------------------- a city


def told(division, folder, section, *results, pc="A"):
    """A section tells its results of courses."""
    with section_store(folder / f"{section}{pc}", section, pc) as store:
        for result in results:
            add(store, "training_result", **result)
        list(receive(division, [handed_over(store, folder / "mail")]))


def at(day):
    return Clock(datetime.combine(day, datetime.min.time(), timezone(timedelta(hours=9))))


def course(found, code):
    return next(each for each in found.courses if each.code == code)


def test_the_plans_eleven_courses_stand_in_their_order_and_a_twelfth_joins_on_the_desk(tmp_path):
    with division_store(tmp_path) as division:
        codes = [each.code for each in courses_of(division, YEAR)]
        assert codes == ["A1", "A2", "A3", "A4", "A5", "A6", "S1", "S2", "S3", "S4", "S5"]
        add(division, "course", code="A7", name="生成AI研修", line="情報スキル", order=7, required_for="推進リーダー")
        found = courses_of(division, YEAR)
        assert [each.code for each in found] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7", *codes[6:]]
        by_whom = required(found)
        assert [each.code for each in by_whom[Attendee.EVERYONE]] == ["A5", "S2", "S3"]
        assert [each.code for each in by_whom[Attendee.LEADERS]] == ["A7"]
        assert [each.code for each in by_whom[Attendee.MANAGERS]] == ["S1"]


def test_a_course_that_ended_stays_in_the_years_that_knew_it(tmp_path):
    with division_store(tmp_path) as division:
        division.put_all(Course, [{"code": "A3", "valid_until": "2026-03-31"}])
        assert "A3" in [each.code for each in courses_of(division, 2025)]
        assert "A3" not in [each.code for each in courses_of(division, YEAR)]


def test_the_matrix_says_what_the_sections_said(tmp_path):
    with division_store(tmp_path) as division:
        told(division, tmp_path, "0501", {"course": "A5", "target": 38, "attended": 30, "completed": 29})
        told(division, tmp_path, "0502", {"course": "A5", "target": 30, "attended": 33, "understanding": "4.2"})
        told(division, tmp_path, "1503", {"course": "S2", "target": 0, "attended": 0})
        found = matrix(division, YEAR)
        assert len(found.sections) == 64
        assert found.cell("0501", "A5").rate == Decimal("78.9")
        assert found.cell("0502", "A5").rate == Decimal("110.0")
        assert found.cell("0503", "A5").results == 0
        assert found.cell("1503", "S2").rate is None
        whole = found.of_course("A5")
        assert (whole.target, whole.attended, whole.rate) == (68, 63, Decimal("92.6"))
        assert found.whole().attended == 63 == sum(found.of_section(each.code).attended for each in found.sections)
        assert found.staff == 1208
        assert found.staff_rate("A5") == percent(63, 1208)
        assert found.sections_with("A5") == 2
        assert years_of_training(division) == [YEAR]


@pytest.mark.parametrize("seed", range(3))
def test_sums_over_sections_and_over_courses_are_the_sections_own_numbers(tmp_path, seed):
    """Σ over the lines = Σ over the columns = what the sections wrote, whatever they wrote."""
    numbers = [(seed * 7 + place * 13) % 41 for place in range(12)]
    wrote = 0
    with division_store(tmp_path) as division:
        for place, section in enumerate(("0501", "0702", "1503")):
            results = []
            for way, code in enumerate(("A1", "A5", "S2")):
                target, attended = numbers[place * 3 + way], numbers[(place * 5 + way * 2) % 12]
                results.append({"course": code, "target": target, "attended": attended})
                wrote += attended
            told(division, tmp_path, section, *results)
        found = matrix(division, YEAR)
        assert sum(found.of_course(each.code).attended for each in found.courses) == wrote
        assert sum(found.of_section(each.code).attended for each in found.sections) == wrote
        assert found.whole().attended == wrote


def test_last_years_rates_stay_when_a_section_is_split_in_october(tmp_path):
    """Dated denominators: the 職員数 of the year and the sections of its last day, whatever came after."""
    clock = at(date(2026, 3, 20))
    with division_store(tmp_path, now=clock) as division:
        fix_staff(division, date(2025, 4, 1))
        told(division, tmp_path, "0702", {"course": "A5", "year": 2025, "target": 24, "attended": 20})
        before = matrix(division, 2025)
        assert before.has_dated_staff
        clock.at = at(date(2026, 10, 2)).at
        after = [After("0702"), After("0706", "こども給付課", "07")]
        plan = Reorganisation(Change.SPLIT, date(2026, 10, 1), ["0702"], after, carries_on="0702")
        reorganise(division, plan)
        division.put_all(Section, [{"code": "0702", "staff": "15"}, {"code": "0706", "staff": "9"}])
        now = matrix(division, 2025)
        assert (now.staff, now.staff_rate("A5"), now.cells) == (before.staff, before.staff_rate("A5"), before.cells)
        assert [each.code for each in now.sections] == [each.code for each in before.sections]
        this = matrix(division, 2026)
        assert not this.has_dated_staff
        assert {each.code: each.staff for each in this.sections if each.code in ("0702", "0706")} == {
            "0702": 15, "0706": 9,
        }  # fmt: skip


def test_a_section_that_was_renamed_within_the_year_counts_its_people_once(tmp_path):
    clock = at(date(2026, 9, 1))
    with division_store(tmp_path, now=clock) as division:
        told(division, tmp_path, "0702", {"course": "S2", "target": 24, "attended": 20})
        clock.at = at(date(2026, 10, 2)).at
        plan = Reorganisation(Change.RENAME, date(2026, 10, 1), ["0702"], [After("0707", "こども支援課", "07")])
        reorganise(division, plan)
        division.put_all(Section, [{"code": "0707", "staff": "24"}])
        found = matrix(division, YEAR)
        staff = {each.code: each.staff for each in found.sections}
        assert (staff["0702"], staff["0707"], found.staff) == (None, 24, 1208)
        assert found.of_course("S2").attended == 20
        assert "0702" not in {each.section.code for each in missing(found, course(found, "S2")) if each.left is None}


def test_the_newest_count_of_a_year_is_the_one_that_counts(tmp_path):
    with division_store(tmp_path) as division:
        fix_staff(division, date(2026, 4, 1))
        add(division, "headcount", section="0501", as_of="2026-10-01", staff=36)
        staff, is_dated = staff_of(division, YEAR, {"0501", "0502"})
        assert (staff, is_dated) == ({"0501": 36, "0502": 32}, True)
        assert staff_of(division, 2025, {"0501"}) == ({"0501": 38}, False)


# ---------------------------------------------------------------- who is still to take it


def test_who_is_behind_is_told_with_how_many_are_left(tmp_path):
    with division_store(tmp_path) as division:
        told(
            division,
            tmp_path,
            "0501",
            {"course": "A5", "target": 30, "attended": 30},
            {"course": "A2", "target": 5, "attended": 2},
        )
        told(division, tmp_path, "0502", {"course": "A5", "target": 32, "attended": 40})
        told(division, tmp_path, "0503", {"course": "A5", "target": 12, "attended": 0})
        found = matrix(division, YEAR)
        lines = {each.section.code: each for each in missing(found, course(found, "A5"))}
        assert (lines["0501"].gap, lines["0501"].left, lines["0501"].target) == (Gap.SOME, 8, 38)
        assert "0502" not in lines  # more than its staff: nobody is left
        assert (lines["0503"].gap, lines["0503"].left) == (Gap.NOBODY, 12)
        assert (lines["0101"].gap, lines["0101"].left) == (Gap.UNREPORTED, 8)
        assert [each.section.code for each in missing(found, course(found, "A2"))] == ["0501"]
        assert missing(found, course(found, "A3")) == []


def test_what_is_valid_for_a_year_is_due_again_after_it(tmp_path):
    with division_store(tmp_path) as division:
        held = add(division, "training_session", course="S2", held_on="2025-12-10", state="実施").record_id
        told(
            division,
            tmp_path,
            "0501",
            {"course": "S2", "year": 2025, "session": held, "target": 38, "attended": 38},
            {"course": "A5", "year": 2025, "target": 38, "attended": 38},
        )
        told(division, tmp_path, "0502", {"course": "S2", "year": 2025, "session": held, "target": 32, "attended": 0})
        [line] = retakes(division, date(2026, 11, 23))
        assert (line.section.code, line.course.code, line.due) == ("0501", "S2", date(2026, 12, 10))
        assert not line.is_over
        assert retakes(division, date(2026, 12, 11))[0].is_over
        assert retakes(division, date(2026, 10, 1)) == []


def test_a_session_knows_what_was_told_of_it_and_how_it_was_taken(tmp_path):
    with division_store(tmp_path) as division:
        gathered = add(division, "training_session", course="S2", held_on="2026-06-10", state="実施").record_id
        online = add(division, "training_session", course="S2", held_on="2026-07-01", form="eラーニング").record_id
        told(
            division,
            tmp_path,
            "0501",
            {"course": "S2", "session": gathered, "target": 20, "attended": 18},
            {"course": "S2", "session": online, "target": 18, "attended": 12},
            {"course": "S2", "target": 5, "attended": 5, "elearning": 3},
        )
        first, second = sessions_of(division, YEAR, "S2")
        assert (first.told.attended, first.sections, first.is_awaited) == (18, 1, False)
        assert (second.told.attended, second.said.state) == (12, SessionState.PLANNED)
        split = form_split(division, YEAR, "S2")
        assert (split.gathered, split.online) == (20, 15)
