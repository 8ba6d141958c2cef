"""年度・上期・和暦: one day, whatever an office writes."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk import fiscal
from leaderdesk.errors import LeaderDeskError

FIRST_OF_APRIL = (
    "2026-04-01", "2026/4/1", "2026/04/01", "2026.4.1", "２０２６／４／１", "2026年4月1日", "2026年04月01日", "20260401",
    "R8.4.1", "r8.4.1", "R08.04.01", "R8/4/1", "R8-4-1", "R080401", "Ｒ８．４．１", "令和8年4月1日", "令和８年４月１日",
    "令和08年04月01日", "令8.4.1", "令和八年四月一日", "㋿8年4月1日", "5080401", "８/4/1", "8/4/1", "8.4.1", "8年4月1日",
    "平成38年4月1日", "H38.4.1", "2026/4/1(水)", "令和8年4月1日（水）", "2026-04-01 00:00:00", "2026-04-01T09:30",
    "2026/4/1 9:30", " 2026/4/1 ", "令和 8 年 4 月 1 日", "46113", "46113.0", "2026-4-1",
    20260401, 20260401.0, 46113, 46113.0, 46113.5, 5080401, date(2026, 4, 1), datetime(2026, 4, 1, 23, 59),
)  # fmt: skip


@pytest.mark.parametrize("typed", FIRST_OF_APRIL, ids=str)
def test_every_spelling_of_the_first_of_april_is_that_day(typed):
    assert fiscal.read_day(typed) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("令和1年4月1日", date(2019, 4, 1)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("昭和二十年八月十五日", date(1945, 8, 15)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("明治45年7月29日", date(1912, 7, 29)),
        ("R10.2.29", date(2028, 2, 29)),
    ],
)
def test_eras_begin_and_end_on_their_days(typed, day):
    assert fiscal.read_day(typed) == day


@pytest.mark.parametrize("typed", ["4/1", "04/01/24", "26/4/1", "080401", "4月1日", "12.4.1"])
def test_a_year_that_is_not_clear_is_asked_and_never_guessed(typed):
    with pytest.raises(LeaderDeskError) as fault:
        fiscal.read_day(typed)
    assert fault.value.code == "LD-1202"


@pytest.mark.parametrize("typed", ["R8.2.30", "2026/13/1", "令和8年4月31日", "2026/2/29", "0026/4/1"])
def test_a_day_that_does_not_exist_is_named(typed):
    with pytest.raises(LeaderDeskError) as fault:
        fiscal.read_day(typed)
    assert fault.value.code == "LD-1203"
    assert typed in str(fault.value)


@pytest.mark.parametrize("typed", ["明日", "", "2026", "1", True, "R8", "四月一日ごろ", "99999999"])
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(LeaderDeskError) as fault:
        fiscal.read_day(typed)
    assert fault.value.code in ("LD-1201", "LD-1203")


@given(st.dates(date(1868, 1, 25), date(2199, 12, 31)))
def test_what_is_shown_of_a_day_reads_back_as_that_day(day):
    assert fiscal.read_day(fiscal.era_day(day)) == day
    assert fiscal.read_day(day.isoformat()) == day


@given(st.dates(date(1954, 10, 3), date(2119, 1, 9)))
def test_excel_serial_numbers_count_from_1899_12_30(day):
    assert fiscal.read_day((day - date(1899, 12, 30)).days) == day


@pytest.mark.parametrize(
    ("day", "year", "half"),
    [
        (date(2026, 3, 31), 2025, 2),
        (date(2026, 4, 1), 2026, 1),
        (date(2026, 9, 30), 2026, 1),
        (date(2026, 10, 1), 2026, 2),
        (date(2028, 2, 29), 2027, 2),
    ],
)
def test_the_fiscal_year_begins_on_the_first_of_april(day, year, half):
    assert fiscal.fiscal_year(day) == year
    assert fiscal.half_of(day) == fiscal.HalfYear(year, half)


def test_a_fiscal_year_has_a_code_and_a_label_in_both_counts():
    assert fiscal.fiscal_code(2026) == "R08"
    assert fiscal.fiscal_label(2026) == "令和8年度（2026年度）"
    assert (fiscal.fiscal_code(2019), fiscal.fiscal_label(2019)) == ("R01", "令和元年度（2019年度）")
    assert fiscal.fiscal_code(2018) == "H30"


@pytest.mark.parametrize(
    "typed", ["2026", 2026, 2026.0, "R8", "R08", "令和8年度", "８年度", "8", "2026年度", "平成38年度"]
)
def test_a_fiscal_year_is_read_in_every_spelling(typed):
    assert fiscal.read_fiscal_year(typed) == 2026


@pytest.mark.parametrize("typed", ["平成31年度", "令和元年度", "R1", "H31", "2019"])
def test_the_year_of_two_eras_is_one_fiscal_year(typed):
    assert fiscal.read_fiscal_year(typed) == 2019


@pytest.mark.parametrize("typed", ["R8上期", "令和8年度 上期", "2026-H1", "8上", "2026年度上半期", "Ｒ８上"])
def test_a_half_year_is_read_in_every_spelling(typed):
    assert fiscal.read_half_year(typed) == fiscal.HalfYear(2026, 1)


@given(st.integers(2020, 2090), st.sampled_from([1, 2]))
def test_a_half_year_reads_back_from_its_label_and_its_stored_form(year, half):
    it = fiscal.HalfYear(year, half)
    assert fiscal.read_half_year(it.label()) == it == fiscal.read_half_year(str(it))
    assert fiscal.next_half(it) > it


@pytest.mark.parametrize(
    "typed", ["14:05", "14時5分", "１４：０５", "午後2時5分", "14:05:00", time(14, 5), datetime(2026, 1, 1, 14, 5)]
)
def test_a_time_of_day_is_read_to_the_minute(typed):
    assert fiscal.read_clock(typed) == time(14, 5)


@pytest.mark.parametrize("typed", ["25:00", "14:60", "昼", ""])
def test_a_time_that_does_not_exist_is_refused(typed):
    with pytest.raises(LeaderDeskError) as fault:
        fiscal.read_clock(typed)
    assert fault.value.code == "LD-1206"


def test_the_twelve_months_of_a_fiscal_year_begin_in_april():
    months = fiscal.fiscal_months(2026)
    assert months[0] == (2026, 4)
    assert months[-1] == (2027, 3)
    assert len(months) == 12
