# SPDX-License-Identifier: MIT
"""The office's calendar: fiscal years (年度), half years (上期・下期) and dates as offices write them (和暦).

A fiscal year is an int, the year in which it starts on 1 April: 2026 is 令和8年度. Eras are data
(`resources/presets/eras.json`), so a new one needs no new program.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.places import resource
from leaderdesk.values import number_in_words, plain_number

FIRST_MONTH = 4
HALF_NAMES = (N_("上期"), N_("下期"))


# ---------------------------------------------------------------- eras


@dataclass(frozen=True)
class Era:
    """One era: its letter (R), the digit that municipal data use (5), its name (令和) and its first day."""

    letter: str
    digit: str
    name: str
    start: date

    def western(self, year: int) -> int:
        """The western year of this era's year; 1 is 元年."""
        return self.start.year + year - 1


@cache
def eras() -> tuple[Era, ...]:
    """All eras, oldest first."""
    rows = json.loads(resource("presets", "eras.json").read_text(encoding="utf-8"))
    return tuple(Era(row["letter"], row["digit"], row["name"], date.fromisoformat(row["start"])) for row in rows)


def era_of(day: date) -> tuple[Era, int]:
    """The era in force on a day, and the day's year in it."""
    era = next((era for era in reversed(eras()) if era.start <= day), eras()[0])
    return era, day.year - era.start.year + 1


def era_day(day: date) -> str:
    """The day as notices write it: 令和8年4月1日, 令和元年5月1日."""
    era, year = era_of(day)
    return f"{era.name}{_year_name(year)}年{day.month}月{day.day}日"


# ---------------------------------------------------------------- fiscal years and halves


def day_of(timestamp: str) -> date:
    """The day of a time as the ledger writes it (ISO with offset): the day it was where it was written."""
    return date.fromisoformat(timestamp[:10])


def fiscal_year(day: date) -> int:
    """The fiscal year a day lies in: 2026-03-31 is 2025, 2026-04-01 is 2026."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def fiscal_start(year: int) -> date:
    """The first day of a fiscal year; its last day is the day before the next one's."""
    return date(year, FIRST_MONTH, 1)


def fiscal_months(year: int) -> list[tuple[int, int]]:
    """The twelve (year, month) of a fiscal year, April first."""
    return [(year + (month <= 3), month) for month in (*range(4, 13), *range(1, 4))]


def fiscal_code(year: int) -> str:
    """The short code that numbers carry: 2026 is R08. 2019, the year of 平成31 and 令和元, is R01."""
    era, era_year = era_of(date(year, 12, 31))
    return f"{era.letter}{era_year:02}"


@cache
def fiscal_label(year: int) -> str:
    """The fiscal year in words, in both counts: 令和8年度（2026年度）."""
    era, era_year = era_of(date(year, 12, 31))
    return f"{era.name}{_year_name(era_year)}年度（{year}年度）"


@dataclass(frozen=True, order=True)
class HalfYear:
    """Half of a fiscal year: 1 is 上期 (4/1 to 9/30), 2 is 下期 (10/1 to 3/31)."""

    year: int
    half: int

    def __str__(self) -> str:
        return f"{self.year}-H{self.half}"

    def label(self) -> str:
        """In words: 令和8年度 上期."""
        era, era_year = era_of(date(self.year, 12, 31))
        return f"{era.name}{_year_name(era_year)}年度 {HALF_NAMES[self.half - 1]}"


def half_of(day: date) -> HalfYear:
    """The half year a day lies in."""
    return HalfYear(fiscal_year(day), 1 if 4 <= day.month <= 9 else 2)


def next_half(half: HalfYear) -> HalfYear:
    """The half year that follows."""
    return HalfYear(half.year, 2) if half.half == 1 else HalfYear(half.year + 1, 1)


# ---------------------------------------------------------------- reading what offices type

_ERA_NAMES = "明治|大正|昭和|平成|令和|明|大|昭|平|令|[MTSHR]"
_YMD = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA_YMD = re.compile(rf"({_ERA_NAMES})(元|\d{{1,3}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?")
_ERA_COMPACT = re.compile(r"([MTSHR]|[1-5])(\d{2})(\d{2})(\d{2})")
_SHORT_YMD = re.compile(r"(\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEAR_2 = re.compile(r"'?(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_UNCLEAR = re.compile(r"\d{1,2}[-/.年]\d{1,2}([-/.月]\d{1,4})?日?|\d{1,2}月\d{1,2}日|\d{6}")
_TIME_BEHIND = re.compile(
    r"[T\s]?(?:午前|午後|AM|PM)?\s*\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|時(?:\d{1,2}分|半)?)\s*(?:AM|PM)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?$"
)
_WEEKDAYS = "月火水木金土日"
_WEEKDAY = re.compile(rf"\(([{_WEEKDAYS}])[^)]*\)|([{_WEEKDAYS}])曜日?|(?<=[\d日])\s([火水木金土])$")
_GAP = re.compile(r"(?<=\d)\s+(?=\d)")
_SEPARATORS = str.maketrans("・,、", "...")
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]+(?=[年月日])")
_FISCAL = re.compile(rf"(?:({_ERA_NAMES})?(元|\d{{1,2}})|(\d{{4}}))年?度?")
_HALF = re.compile(rf"((?:{_ERA_NAMES})?(?:元|\d{{1,2}})|\d{{4}})年?度?[-/]?(上|下|前|後|H1|H2)半?期?")
_CLOCK = re.compile(r"(午前|午後)?(\d{1,2})[:時](\d{1,2}|半)?分?(?::\d{2}(?:\.\d+)?)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")  # a fraction is the time of day
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: no number of this size is 年月日 run together
_YEARS = range(1868, 2200)
_YEARS_AHEAD = 5  # what lies further ahead is no year that a two-digit one means


def read_day(cell: object) -> date:
    """The day that a cell or a text means, in any spelling an office uses.

    Takes dates, Excel serial numbers (1900 system) and text: 2026-04-01, 2026/4/1, 20260401, R8.4.1, 令和8年4月1日,
    令和元年, 令和八年四月一日, ８/4/1 (one digit: the current era), 5080401 (era digit), with or without a weekday or
    a time. A two-digit year without its era is not guessed.

    Raises:
        LeaderDeskError: LD-1201 unreadable, LD-1202 the year is not clear, LD-1203 no such day.

    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    typed = plain_number(cell)
    text, _ = _bare_day(typed)
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    if found := _YMD.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(found[1]), found[2], found[3], typed)
    if found := _ERA_YMD.fullmatch(text) or _ERA_COMPACT.fullmatch(text):
        return _day(_era_named(found[1]).western(_era_year(found[2])), found[3], found[4], typed)
    if found := _SHORT_YMD.fullmatch(text):
        return _day(eras()[-1].western(int(found[1])), found[2], found[3], typed)
    raise LeaderDeskError("LD-1202" if _UNCLEAR.fullmatch(text) else "LD-1201", value=typed)


def possible_days(cell: object, *, since: int, today: date) -> list[date]:
    """Every day that a cell may mean in a paper of the 年度 `since` that comes in `today`; at least one, in order.

    8/3/5 may be 令和8年 or 2008年; 5/6 lies in one of the 年度 from then until now, and where that is still to come
    also a year before; a weekday beside it decides. Raises as `read_day`, and LD-2432 where no such day is that weekday.
    """
    text, weekday = _bare_day(plain_number(cell)) if not isinstance(cell, date) else ("", "")
    found = set(_readings(text, since, today)) or {read_day(cell)}
    if not (fitting := sorted(day for day in found if not weekday or _WEEKDAYS[day.weekday()] == weekday)):
        days = "、".join(f"{day:%Y/%m/%d} は{_WEEKDAYS[day.weekday()]}曜日" for day in sorted(found))
        raise LeaderDeskError("LD-2432", value=cell, days=days)
    return fitting


def _readings(text: str, since: int, today: date) -> Iterator[date]:
    """The days that a text without a clear year may mean; none where its year is clear, or no such day exists."""
    days: list[tuple[int, str, str]] = []
    if found := _SHORT_YMD.fullmatch(text) or _YEAR_2.fullmatch(text):
        year, month, day = (part for part in found.groups() if part)
        days = [(2000 + int(year), month, day)]
        if not text.startswith("'"):
            days.append((eras()[-1].western(int(year)), month, day))
    elif found := _YEAR_LAST.fullmatch(text):
        days = [(int(found[3]), found[1], found[2]), (int(found[3]), found[2], found[1])]
    elif found := _NO_YEAR.fullmatch(text):
        years = [year + (int(found[1]) < FIRST_MONTH) for year in range(since, fiscal_year(today) + 1)]
        days = [(year, found[1], found[2]) for year in years]
        if any(_exists(*each) and _day(*each, text) > today for each in days):
            days.insert(0, (years[0] - 1, found[1], found[2]))
    for each in days:
        if _exists(*each) and (day_meant := _day(*each, text)).year <= today.year + _YEARS_AHEAD:
            yield day_meant


def _bare_day(typed: str) -> tuple[str, str]:
    """A date as typed without its time of day, weekday and blanks, its kanji as digits; and the weekday, or ""."""
    text = _TIME_BEHIND.sub("", unicodedata.normalize("NFKC", typed).replace("’", "'").strip().upper())
    named = _WEEKDAY.search(text)
    text = _GAP.sub("/", _WEEKDAY.sub("", text).strip()).translate(_SEPARATORS)
    text = _KANJI_NUMBER.sub(lambda found: str(number_in_words(found.group())), re.sub(r"\s", "", text))
    return text, next(filter(None, named.groups())) if named else ""


def read_fiscal_year(cell: object) -> int:
    """The fiscal year that a cell or a text means: 2026, R8, R08, 令和8年度（2026年度）, ８年度.

    Raises:
        LeaderDeskError: LD-1204.

    """
    text = unicodedata.normalize("NFKC", plain_number(cell)).partition("(")[0].strip().upper()
    if (found := _FISCAL.fullmatch(text)) is None:
        raise LeaderDeskError("LD-1204", value=cell)
    if found[3]:
        return int(found[3])
    if not found[1] and len(found[2]) > 1:
        raise LeaderDeskError("LD-1204", value=cell)
    era = _era_named(found[1]) if found[1] else eras()[-1]
    return era.western(_era_year(found[2]))


def read_half_year(cell: object) -> HalfYear:
    """The half year that a text means: R8上期, 令和8年度 下期, 2026-H1, 8上.

    Raises:
        LeaderDeskError: LD-1205.

    """
    if isinstance(cell, HalfYear):
        return cell
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(cell))).upper()
    found = _HALF.fullmatch(re.sub(r"\(.*?\)|の(?=[上下前後])", "", text))
    try:
        if found:
            return HalfYear(read_fiscal_year(found[1]), 1 if found[2] in ("上", "前", "H1") else 2)
    except LeaderDeskError:
        pass
    raise LeaderDeskError("LD-1205", value=cell)


def possible_halves(cell: object, *, since: int, today: date) -> list[HalfYear]:
    """Every half year that a cell may mean in a paper of the 年度 `since` that comes in `today`; at least one, in order.

    Without its half R8 may be 上期 or 下期; without its year 上期 may be that of now or of the next 年度; a month or a
    day says which it lies in. Raises as `read_half_year`.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", plain_number(cell))).upper()
    try:
        if isinstance(cell, date):
            return [half_of(cell)]
        if found := re.fullmatch(r"([上下前後])半?期", text):
            half = 1 if found[1] in "上前" else 2
            return [HalfYear(year, half) for year in (fiscal_year(today), fiscal_year(today) + 1)]
        if found := re.fullmatch(r"(\d{4}[./-]|\D.*[年./-]|.*年)(\d{1,2})月?[中頃末]?", text):
            year, month = read_fiscal_year(found[1][:-1]), int(found[2])
            return [half_of(date(year, month, 1))]
        if re.fullmatch(r"(.*\d|.*元)年?度?(?:中|内)?", text) and not re.search(r"[/.月-]", text):
            year = read_fiscal_year(re.sub("[中内]$", "", text))
            return [HalfYear(year, 1), HalfYear(year, 2)]
        return [read_half_year(cell)]
    except (LeaderDeskError, ValueError):
        pass
    try:
        return sorted({half_of(day) for day in possible_days(cell, since=since, today=today)})
    except LeaderDeskError:
        raise LeaderDeskError("LD-1205", value=cell) from None


def read_clock(cell: object) -> time:
    """The time of day, to the minute, that a cell or a text means: 14:05, 14時5分, 午後2時.

    Raises:
        LeaderDeskError: LD-1206.

    """
    if isinstance(cell, time | datetime):
        return time(cell.hour, cell.minute)
    found = _CLOCK.fullmatch(unicodedata.normalize("NFKC", str(cell)).strip())
    hour = int(found[2]) + 12 * (found[1] == "午後") if found else 24
    minute = (30 if found[3] == "半" else int(found[3] or 0)) if found else 0
    if hour > 23 or minute > 59:
        raise LeaderDeskError("LD-1206", value=cell)
    return time(hour, minute)


def _exists(year: int, month: str, day: str) -> bool:
    try:
        return bool(date(year, int(month), int(day)))
    except ValueError:
        return False


def _day(year: int, month: str, day: str, typed: str) -> date:
    try:
        if year in _YEARS:
            return date(year, int(month), int(day))
    except ValueError:
        pass
    raise LeaderDeskError("LD-1203", value=typed)


def _era_named(sign: str) -> Era:
    return next(era for era in eras() if sign in (era.letter, era.digit, era.name, era.name[0]))


def _era_year(text: str) -> int:
    return 1 if text == "元" else int(text)


def _year_name(year: int) -> str:
    return "元" if year == 1 else str(year)
