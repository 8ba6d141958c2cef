"""書き方の表: what clerks write in a form, and what each spelling means: one thing, one of several, or nothing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from leaderdesk import fiscal
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import HalfYear
from leaderdesk.kinds.facet import Flag
from leaderdesk.values import read_numbers

TODAY = date(2026, 11, 23)  # a Monday in 令和8年度; the form is of the same 年度


def on(*days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days]


DAYS = {
    # the year stands there
    "令和8年4月1日": on("2026-04-01"), "令和８年４月１日": on("2026-04-01"), "令和08年04月01日": on("2026-04-01"),
    "令和 8 年 4 月 1 日": on("2026-04-01"), "令和八年四月一日": on("2026-04-01"), "令8.4.1": on("2026-04-01"),
    "令和8.4.1": on("2026-04-01"), "令和8/4/1": on("2026-04-01"), "R8.4.1": on("2026-04-01"), "r8/4/1": on("2026-04-01"),
    "R8-4-1": on("2026-04-01"), "R08.04.01": on("2026-04-01"), "Ｒ８．４．１": on("2026-04-01"), "R8・4・1": on("2026-04-01"),
    "R8、4、1": on("2026-04-01"), "R8,4,1": on("2026-04-01"), "R8年4月1日": on("2026-04-01"), "R080401": on("2026-04-01"),
    "5080401": on("2026-04-01"), "㋿8年4月1日": on("2026-04-01"), "令和 8 4 1": on("2026-04-01"),
    "2026-04-01": on("2026-04-01"), "2026/4/1": on("2026-04-01"), "2026/04/01": on("2026-04-01"), "2026.4.1": on("2026-04-01"),
    "2026・4・1": on("2026-04-01"), "2026 4 1": on("2026-04-01"), "２０２６／４／１": on("2026-04-01"), "20260401": on("2026-04-01"),
    "2026年4月1日": on("2026-04-01"), "２０２６年０４月０１日": on("2026-04-01"), "二〇二六年四月一日": on("2026-04-01"),
    " 2026/4/1 ": on("2026-04-01"), "\u30002026年4月1日\u3000": on("2026-04-01"), "'26.4.1": on("2026-04-01"), "’26/4/1": on("2026-04-01"),
    # with a weekday or a time beside it
    "2026/4/1(水)": on("2026-04-01"), "2026/4/1（水）": on("2026-04-01"), "令和8年4月1日（水）": on("2026-04-01"),
    "2026年4月1日水曜日": on("2026-04-01"), "2026年4月1日 水曜": on("2026-04-01"), "2026/4/1 水": on("2026-04-01"),
    "R8.4.29(水・祝)": on("2026-04-29"), "2026/4/1 9:30": on("2026-04-01"), "2026-04-01 00:00:00": on("2026-04-01"),
    "2026-04-01T09:30:00+09:00": on("2026-04-01"), "2026/4/1 午前9時": on("2026-04-01"), "令和8年4月1日午後3時30分": on("2026-04-01"),
    "2026/4/1 9:30 AM": on("2026-04-01"), "R8.4.1(水) 13:00": on("2026-04-01"),
    # eras
    "令和元年5月1日": on("2019-05-01"), "R元.5.1": on("2019-05-01"), "令和1年5月1日": on("2019-05-01"), "R1.5.1": on("2019-05-01"),
    "平成31年4月30日": on("2019-04-30"), "H31.4.30": on("2019-04-30"), "平成31年5月1日": on("2019-05-01"), "平成38年4月1日": on("2026-04-01"),
    "㍻31年4月30日": on("2019-04-30"), "昭和64年1月7日": on("1989-01-07"), "S64.1.7": on("1989-01-07"), "昭和二十年八月十五日": on("1945-08-15"),
    "R10.2.29": on("2028-02-29"), "大正15年12月24日": on("1926-12-24"),
    # cells of a worksheet
    date(2026, 4, 1): on("2026-04-01"), datetime(2026, 4, 1, 23, 59): on("2026-04-01"), 46113: on("2026-04-01"),
    46113.5: on("2026-04-01"), "46113": on("2026-04-01"), 20260401: on("2026-04-01"), 5080401.0: on("2026-04-01"),
    # no year, and only one is possible: what is past in this 年度
    "4/1": on("2026-04-01"), "４月１日": on("2026-04-01"), "4.1": on("2026-04-01"), "４／１": on("2026-04-01"), "四月一日": on("2026-04-01"),
    "4月1日(水)": on("2026-04-01"), "11/23": on("2026-11-23"), "5/6": on("2026-05-06"), "10月31日": on("2026-10-31"),
    # no clear year: asked
    "12/1": on("2025-12-01", "2026-12-01"), "2/10": on("2026-02-10", "2027-02-10"), "３月３１日": on("2026-03-31", "2027-03-31"),
    "8/3/5": on("2008-03-05", "2026-03-05"), "8.3.5": on("2008-03-05", "2026-03-05"), "８年３月５日": on("2008-03-05", "2026-03-05"),
    "08/03/05": on("2008-03-05", "2026-03-05"), "080305": on("2008-03-05", "2026-03-05"), "7-12-1": on("2007-12-01", "2025-12-01"),
    "12.4.1": on("2012-04-01", "2030-04-01"), "4/5/2026": on("2026-04-05", "2026-05-04"),
    # and a weekday, or what else is possible, decides
    "2/10(火)": on("2026-02-10"), "2/10（水）": on("2027-02-10"), "8/3/5(木)": on("2026-03-05"), "8/3/5(水)": on("2008-03-05"),
    "26/4/1": on("2026-04-01"), "26.4.1": on("2026-04-01"), "260401": on("2026-04-01"), "4/25/2026": on("2026-04-25"), "24/2/29": on("2024-02-29"),
    # refused
    "令和8年2月30日": "LD-1203", "2026/2/29": "LD-1203", "2026年13月1日": "LD-1203", "R8.4.31": "LD-1203", "2026/0/1": "LD-1203",
    "0026/4/1": "LD-1203", "20260230": "LD-1203", "13/40": "LD-1202", "2/30": "LD-1202", "8/13/1": "LD-1203",
    "2026/4/1(火)": "LD-2432", "R8.4.1 金曜日": "LD-2432", "4/1(月)": "LD-2432",
    "明日": "LD-1201", "来週": "LD-1201", "4月末": "LD-1201", "4月上旬": "LD-1201", "4月1日頃": "LD-1201", "R8.4": "LD-1201",
    "2026年4月": "LD-1201", "2026": "LD-1201", "〃": "LD-1201", "同上": "LD-1201", "春": "LD-1201", "4/1～4/5": "LD-1201",
    "2026/4/1、4/8": "LD-1201", True: "LD-1201", "四月一日ごろ": "LD-1201", "X8.4.1": "LD-1201",
}  # fmt: skip

PEOPLE = {
    "30": [30], "３０": [30], 30: [30], "1,234": [1234], "１，２３４": [1234], "1、234": [1234], "1 234": [1234],
    "30人": [30], "３０人": [30], "30 人": [30], "30名": [30], "30.0": [30], "+30": [30], "３０．": [30],
    "約30": [30], "約30人": [30], "およそ30人": [30], "30人程度": [30], "30名くらい": [30], "30人ほど": [30], "約30人前後": [30], "延べ30人": [30],
    "計30": [30], "三十": [30], "三十人": [30], "二十五": [25], "一〇": [10], "百二十": [120], "千二百": [1200], "二千五百人": [2500],
    "1万": [10000], "1万2千人": [12000], "1.5万": [15000], "①": [1], "△5": [-5], "▲1,234": [-1234], "−5": [-5],
    "2～3": [2, 3], "2〜3人": [2, 3], "10-20": [10, 20], "２、３人": [2, 3], "10人～20人": [10, 20], "1.000": [1, 1000],
    "1,5": "LD-1301", "2.5": "LD-1303", "1,00": "LD-1301", "30人以上": "LD-1301", "数人": "LD-1301", "若干名": "LD-1301", "多数": "LD-1301",
    "〃": "LD-1301", "〇": "LD-1301", "○": "LD-1301", "20-10": "LD-1301", "30台": "LD-1301", "30/40": "LD-1301", "1e3": "LD-1301", "=1+1": "LD-1301",
    "3人×2回": "LD-1301", "五六人": "LD-1301", "〇人": "LD-1301", "l0": "LD-1301", "NaN": "LD-1301", "50%": "LD-1301", True: "LD-1301", datetime(2026, 4, 1): "LD-1301",
    time(1, 30): "LD-1301", "9" * 16: "LD-1304",
}  # fmt: skip

MINUTES = {
    "30": [30], "30分": [30], "３０分": [30], "30分間": [30], "約30分": [30], "1時間": [60], "１時間": [60], "1時間半": [90], "1時間30分": [90],
    "1.5時間": [90], "1.5h": [90], "2H": [120], "90min": [90], "1h30m": [90], "1:30": [90], "０：４５": [45], time(1, 30): [90],
    timedelta(hours=2): [120], "一時間半": [90], "三十分": [30], "30～40分": [30, 40], "半日": "LD-1301", "終日": "LD-1301", "1:75": "LD-1301",
}  # fmt: skip

HOURS = {
    "2.5": ["2.5"], "2.5時間": ["2.5"], "２．５": ["2.5"], "2時間半": ["2.5"], "150分": ["2.5"], "2:30": ["2.5"], "月2.5時間": "LD-1301", "2,5": ["2.5", "25"],
    "1,5": ["1.5", "15"], "10,25": "LD-1303", "2.55": "LD-1303", "100分": "LD-1303", "約10時間": ["10"], "2～3時間": ["2", "3"], 2.5: ["2.5"],
}  # fmt: skip

THOUSANDS = {
    "350": [350], "350千円": [350], "３５０千円": [350], "35万円": [350], "三十五万円": [350], "350,000円": [350], "¥350,000": [350], "￥350,000-": [350],
    "1.2百万円": [1200], "1億円": [100000], "35万": [350, 350000], "約350千円": [350], "350,500円": "LD-1303", "無料": "LD-1301", "見積中": "LD-1301",
}  # fmt: skip

FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)
HALVES = {
    "R8上期": [FIRST], "令和8年度 上期": [FIRST], "令和8年度上半期": [FIRST], "2026年度前期": [FIRST], "2026-H1": [FIRST], "8上": [FIRST],
    "Ｒ８下": [SECOND], "令和8年度の下期": [SECOND], "令和８年度（2026年度）下期": [SECOND], "R8後期": [SECOND], "R8.10": [SECOND], "令和8年10月": [SECOND],
    "2026/4": [FIRST], "2026年9月頃": [FIRST], "2027年1月": [SECOND], "R8.4.1": [FIRST], date(2027, 3, 31): [SECOND], "20261001": [SECOND],
    "R8": [FIRST, SECOND], "令和8年度": [FIRST, SECOND], "2026年度中": [FIRST, SECOND], 2026: [FIRST, SECOND],
    "上期": [FIRST, HalfYear(2027, 1)], "下半期": [SECOND, HalfYear(2027, 2)], "12/1": [HalfYear(2025, 2), SECOND],
    "早めに": "LD-1205", "来年": "LD-1205", "R8中期": "LD-1205", "2026年13月": "LD-1205", "第1四半期": "LD-1205",
}  # fmt: skip

ANSWERS = {
    "はい": True, "○": True, "〇": True, "◯": True, "有": True, "あり": True, "YES": True, "ｙ": True, 1: True, "✓": True, "レ": True,
    "いいえ": False, "×": False, "無": False, "なし": False, "no": False, 0: False, "－": False, "△": "LD-1402", "未定": "LD-1402",
}  # fmt: skip


def meaning(read, *cell, **context):
    """What a reader makes of a cell: its readings, or the code with which it refuses it."""
    try:
        return read(*cell, **context)
    except LeaderDeskError as fault:
        return fault.code


def cases(table):
    return [pytest.param(cell, wanted, id=f"{type(cell).__name__}:{cell}") for cell, wanted in table.items()]


@pytest.mark.parametrize(("cell", "wanted"), cases(DAYS))
def test_a_day(cell, wanted):
    assert meaning(fiscal.possible_days, cell, since=2026, today=TODAY) == wanted


def test_a_day_without_its_year_in_a_form_of_last_year_is_asked():
    assert fiscal.possible_days("5/6", since=2025, today=TODAY) == on("2025-05-06", "2026-05-06")
    assert fiscal.possible_days("5/6(水)", since=2025, today=TODAY) == on("2026-05-06")


@pytest.mark.parametrize(("cell", "wanted"), cases(PEOPLE))
def test_a_number_of_people(cell, wanted):
    assert meaning(read_numbers, cell, field="人数", unit="人", places=0) == wanted


@pytest.mark.parametrize(("cell", "wanted"), cases(MINUTES))
def test_minutes(cell, wanted):
    assert meaning(read_numbers, cell, field="所要時間", unit="分", places=0) == wanted


@pytest.mark.parametrize(("cell", "wanted"), cases(HOURS))
def test_hours(cell, wanted):
    expected = [Decimal(text) for text in wanted] if isinstance(wanted, list) else wanted
    assert meaning(read_numbers, cell, field="月の時間", unit="時間", places=1) == expected


@pytest.mark.parametrize(("cell", "wanted"), cases(THOUSANDS))
def test_thousands_of_yen(cell, wanted):
    assert meaning(read_numbers, cell, field="概算額", unit="千円", places=0) == wanted


@pytest.mark.parametrize(("cell", "wanted"), cases(HALVES))
def test_a_half_year(cell, wanted):
    assert meaning(fiscal.possible_halves, cell, since=2026, today=TODAY) == wanted


@pytest.mark.parametrize(("cell", "wanted"), cases(ANSWERS))
def test_yes_or_no(cell, wanted):
    assert meaning(Flag("公開").read, cell) == wanted


def test_the_table_is_long_enough():
    assert sum(map(len, (DAYS, PEOPLE, MINUTES, HOURS, THOUSANDS, HALVES, ANSWERS))) >= 200
