# SPDX-License-Identifier: MIT
"""研修: how many of each section took which course in a 年度, against what, and who is still to take it.

Sums are sums of the sections' own numbers. What a rate is counted by is kept with the year: the target that a section
wrote down with its result, and the 職員数 of a day in that year; so a rate of a past year never changes again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.errors import N_
from leaderdesk.fiscal import fiscal_start, fiscal_year
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Body
from leaderdesk.kinds.training import (
    YIELD_FIELDS,
    Attendee,
    Course,
    Form,
    Headcount,
    SessionState,
    TrainingResult,
    TrainingSession,
    Yield,
)
from leaderdesk.ledger.query import Query, Row, all_rows, picked, tally
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

ALL_STAFF = Attendee.EVERYONE.value
_SOON = timedelta(days=60)  # before the validity ends, the retake is due
_COUNTED = ("target", "attended", "completed", "elearning", "follow_up", "data_sets", "web_pages", "forms", "cards")
_BEFORE_AFTER = ("errors_before", "errors_after")
_COMPLETED_OF = "completed_of"  # those who attended, of the results that tell 修了
_MEANS = ("understanding", "satisfaction")


# ---------------------------------------------------------------- sums


@dataclass(frozen=True)
class Attendance:
    """What was counted, in one result or in many together.

    `sums` holds persons and things by the fields of a result; `means` holds, by field, the sum of the means weighted by
    those who attended, and how many these are: a section of 100 weighs more than one of five.
    """

    results: int = 0
    sums: Mapping[str, int] = field(default_factory=dict)
    means: Mapping[str, tuple[Decimal, int]] = field(default_factory=dict)

    @staticmethod
    def of(body: Body) -> Attendance:
        """What one result says; canonical texts."""
        sums = {name: int(body[name]) for name in (*_COUNTED, *_BEFORE_AFTER) if name in body}
        weight = max(sums.get("attended", 0), 0)
        if "completed" in sums:
            sums[_COMPLETED_OF] = weight
        means = {name: (Decimal(body[name]) * weight, weight) for name in _MEANS if name in body and weight}
        return Attendance(1, sums, means)

    def __add__(self, other: Attendance) -> Attendance:
        """Both together."""
        sums = {name: self.count(name) + other.count(name) for name in {*self.sums, *other.sums}}
        means = {}
        for name in {*self.means, *other.means}:
            mine, theirs = self.means.get(name, (Decimal(0), 0)), other.means.get(name, (Decimal(0), 0))
            means[name] = (mine[0] + theirs[0], mine[1] + theirs[1])
        return Attendance(self.results + other.results, sums, means)

    def count(self, name: str) -> int:
        """A sum, 0 where nobody counted it."""
        return self.sums.get(name, 0)

    @property
    def target(self) -> int:
        """対象: how many were to take part."""
        return self.count("target")

    @property
    def attended(self) -> int:
        """受講: how many did."""
        return self.count("attended")

    @property
    def rate(self) -> Decimal | None:
        """受講率 in per cent of the target, to one decimal; None where nobody was to take part. May exceed 100."""
        return percent(self.attended, self.target)

    @property
    def completion(self) -> Decimal | None:
        """修了率 in per cent of those who attended where 修了 was counted; None where nobody counted it."""
        return percent(self.count("completed"), self.count(_COMPLETED_OF))

    @property
    def is_over(self) -> bool:
        """Whether more attended than were to: somebody twice, or guests of another section."""
        return self.attended > self.target

    def mean(self, name: str) -> Decimal | None:
        """Understanding or satisfaction, to one decimal; None where nobody answered."""
        total, weight = self.means.get(name, (Decimal(0), 0))
        return (total / weight).quantize(Decimal("0.1"), ROUND_HALF_UP) if weight else None


def percent(part: int, whole: int) -> Decimal | None:
    """So many per cent, to one decimal, half upwards; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole > 0 else None


def summed(parts: Iterable[Attendance]) -> Attendance:
    """All of them together."""
    total = Attendance()
    for each in parts:
        total += each
    return total


# ---------------------------------------------------------------- courses and sections of a year


@dataclass(frozen=True)
class CourseOfYear:
    """A course as it stands in a 年度."""

    code: str
    name: str
    said: Course | None  # None: a result names a course that is in no list

    @property
    def is_for_all(self) -> bool:
        """Whether all staff must take it: then its rate is counted by 職員数 too."""
        return self.said is not None and Attendee.EVERYONE in (self.said.required_for or ())

    @property
    def yields(self) -> tuple[Yield, ...]:
        """What of its own is counted."""
        return (self.said.yields or ()) if self.said is not None else ()

    @property
    def yield_fields(self) -> tuple[str, ...]:
        """The fields of a result in which that stands."""
        return tuple(name for each in self.yields for name in YIELD_FIELDS[each])


@dataclass(frozen=True)
class SectionOfYear:
    """A section as it stood in a 年度; `staff` is None where it ended within it, so that no person counts twice."""

    department: str
    department_name: str
    code: str
    name: str
    staff: int | None


@dataclass(frozen=True)
class Matrix:
    """課×コース of a 年度: what every section counted of every course."""

    year: int
    courses: Sequence[CourseOfYear]
    sections: Sequence[SectionOfYear]
    cells: Mapping[tuple[str, str], Attendance]  # by 課コード and course
    has_dated_staff: bool  # whether all 職員数 are those of a day in the year

    def cell(self, section: str, course: str) -> Attendance:
        """One section's course; no results where it told nothing."""
        return self.cells.get((section, course), Attendance())

    def of_course(self, course: str) -> Attendance:
        """A course, all sections together."""
        return summed(found for (_, code), found in self.cells.items() if code == course)

    def of_section(self, section: str) -> Attendance:
        """A section, all courses together."""
        return summed(found for (code, _), found in self.cells.items() if code == section)

    def whole(self) -> Attendance:
        """The whole city."""
        return summed(self.cells.values())

    @property
    def staff(self) -> int:
        """全職員: those of all sections that the year ended with."""
        return sum(each.staff or 0 for each in self.sections)

    def staff_rate(self, course: str) -> Decimal | None:
        """Of a course for all: those who attended in per cent of all staff."""
        return percent(self.of_course(course).attended, self.staff)

    def sections_with(self, course: str) -> int:
        """How many sections told of a course."""
        return sum(code == course for _, code in self.cells)


def courses_of(store: Store, year: int, others: Collection[str] = ()) -> list[CourseOfYear]:
    """The courses that are in force at some time of a 年度 and others, in their order."""
    first, last = fiscal_start(year), last_day(year)
    found: dict[str, tuple[int, CourseOfYear]] = {}
    for row in all_rows(store, Query(Course)):
        said = Course.restore(row.body)
        is_there = (said.valid_from or first) <= last and (said.valid_until or last) >= first
        if is_there or said.code in others:
            found[said.code] = (said.order if said.order is not None else 999, CourseOfYear(said.code, said.name, said))
    for code in others:
        found.setdefault(code, (9999, CourseOfYear(code, code, None)))
    return [course for _, course in sorted(found.values(), key=lambda each: (each[0], each[1].code))]


def last_day(year: int) -> date:
    """31 March of a 年度."""
    return fiscal_start(year + 1) - timedelta(days=1)


def matrix(store: Store, year: int) -> Matrix:
    """課×コース of a 年度: the sections in force on its last day (or today), and every other that told something."""
    cells: dict[tuple[str, str], Attendance] = {}
    names = (*_COUNTED, *_BEFORE_AFTER, *_MEANS)
    for owner, course, *values in picked(store, Query(TrainingResult, where={"year": year}), "owner", "course", *names):
        told = {name: str(value) for name, value in zip(names, values, strict=True) if value is not None}
        cells[owner, course] = cells.get((owner, course), Attendance()) + Attendance.of(told)
    day = min(store.today(), last_day(year))
    there = set(store.names.options(Section.KIND, "", day))
    staff, is_dated = staff_of(store, year, there)
    sections = [
        SectionOfYear(department, department_name, code, name or code, staff.get(code) if code in there else None)
        for department, department_name, code, name in sections_on(store, day, {code for code, _ in cells})
    ]
    return Matrix(year, courses_of(store, year, {code for _, code in cells}), sections, cells, is_dated)


def staff_of(store: Store, year: int, sections: Collection[str]) -> tuple[dict[str, int], bool]:
    """職員数 of each of these sections in a 年度, and whether all of them are of a day in it.

    That is the newest count of the year; where there is none, what the 課名簿 says today.
    """
    first, last = fiscal_start(year).isoformat(), last_day(year).isoformat()
    found = {
        str(row.body["code"]): int(row.body["staff"]) for row in all_rows(store, Query(Section)) if "staff" in row.body
    }
    found = {code: staff for code, staff in found.items() if code in sections}
    counts = Query(Headcount, ranges={"as_of": (first, last)}, descending=False)
    dated = {str(row.body["section"]): int(row.body["staff"]) for row in all_rows(store, counts)}
    dated = {code: staff for code, staff in dated.items() if code in sections}
    return found | dated, bool(dated) and set(found) <= set(dated)


def fix_staff(store: Store, as_of: date) -> list[Revision]:
    """職員数を確定する: write down how many people each section has, by the 課名簿, as of a day. One transaction."""
    there = store.names.options(Section.KIND, "", as_of)
    records = {}
    for row in all_rows(store, Query(Section)):
        if row.body["code"] in there and "staff" in row.body:
            key = {"section": row.body["code"], "as_of": as_of.isoformat()}
            records[store.fixed_id(Headcount, key)] = (Headcount, key | {"staff": row.body["staff"]})
    return store.put(records)


def years_of_training(store: Store) -> list[int]:
    """The 年度 that have results or sessions, and this one; newest first."""
    known = {year for (year,) in tally(store, Query(TrainingResult), "year")}
    known |= {year for (year,) in tally(store, Query(TrainingSession), "in_year") if year}
    return sorted(known | {fiscal_year(store.today())}, reverse=True)


# ---------------------------------------------------------------- who is still to take it


class Gap(Code):
    """未受講: how a section stands with a course that it must take."""

    UNREPORTED = "unreported", N_("報告なし")
    NOBODY = "nobody", N_("受講なし")
    SOME = "some", N_("一部未受講")


@dataclass(frozen=True)
class Missing:
    """A section that is not through with a course: how many are left (None: it told nothing, and has no 職員数)."""

    section: SectionOfYear
    gap: Gap
    attended: int
    target: int | None
    left: int | None


def missing(found: Matrix, course: CourseOfYear) -> list[Missing]:
    """未受講: the sections that are not through with a course, in the order of codes.

    Of a course for all staff the 職員数 counts, where it is known, else the target that the section told. Of any other
    course only a section that told a target can be behind. Sections that ended within the year are nobody's to remind.
    """
    lines = []
    for section in found.sections:
        if section.staff is None and course.is_for_all and (section.code, course.code) not in found.cells:
            continue
        told = found.cell(section.code, course.code)
        if not told.results and not course.is_for_all:
            continue
        target = told.target if told.results else None
        if course.is_for_all and section.staff is not None:
            target = section.staff
        left = None if target is None else max(target - told.attended, 0)
        if not told.results:
            lines.append(Missing(section, Gap.UNREPORTED, 0, target, left))
        elif left:
            lines.append(Missing(section, Gap.SOME if told.attended else Gap.NOBODY, told.attended, target, left))
    return lines


@dataclass(frozen=True)
class Retake:
    """再受講: when a section last took a course that is valid for a time, and when that time ends."""

    section: SectionOfYear
    course: CourseOfYear
    last_taken: date
    due: date
    is_over: bool


def retakes(store: Store, on: date) -> list[Retake]:
    """再受講の期限: what has run out or will within two months, the earliest first.

    A course was last taken on the day of the session of the newest result with anybody in it, or where no session is
    named on the day that the section wrote it down. A section's predecessors count for it.
    """
    courses = {each.code: each for each in courses_of(store, fiscal_year(on))}
    days = {row.record_id: _ended_on(row.body) for row in all_rows(store, Query(TrainingSession))}
    taken: dict[tuple[str, str], date] = {}
    for row in all_rows(store, Query(TrainingResult)):
        if int(row.body["attended"]) and row.body["course"] in courses:
            heir = store.lineage.heir(row.owner, on)
            day = days.get(str(row.body.get("session", "")), date.fromisoformat(row.body["reported_on"]))
            key = (heir, str(row.body["course"]))
            taken[key] = max(taken.get(key, day), day)
    lines = []
    for department, department_name, code, name in sections_on(store, on):
        section = SectionOfYear(department, department_name, code, name, None)
        for course in courses.values():
            months = course.said.valid_months if course.said is not None else None
            if months is None or (last := taken.get((code, course.code))) is None:
                continue
            if (due := months_later(last, months)) <= on + _SOON:
                lines.append(Retake(section, course, last, due, due < on))
    return sorted(lines, key=lambda each: (each.due, each.section.code, each.course.code))


def _ended_on(session: Body) -> date:
    return date.fromisoformat(session.get("until", session["held_on"]))


def months_later(day: date, months: int) -> date:
    """The same day so many months later; where that month has no such day, its last one."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def required(courses: Sequence[CourseOfYear]) -> dict[Attendee, list[CourseOfYear]]:
    """必須研修: by whom a course is required for, the courses; all staff must take theirs whoever they are."""
    found: dict[Attendee, list[CourseOfYear]] = {each: [] for each in Attendee}
    for course in courses:
        for each in (course.said.required_for or ()) if course.said is not None else ():
            found[each].append(course)
    return found


# ---------------------------------------------------------------- sessions


@dataclass(frozen=True)
class SessionOfYear:
    """A session with what the sections told of it."""

    row: Row
    said: TrainingSession
    told: Attendance
    sections: int

    @property
    def is_awaited(self) -> bool:
        """Whether it was held, and no section has told anything yet."""
        return self.said.state is SessionState.HELD and not self.told.results


def sessions_of(store: Store, year: int, course: str = "") -> list[SessionOfYear]:
    """The sessions of a 年度, the earliest first; of one course, or of all."""
    where: dict[str, Any] = {"in_year": year} | ({"course": course} if course else {})
    told: dict[str, list[Attendance]] = {}
    for row in all_rows(store, Query(TrainingResult, where={"year": year})):
        if "session" in row.body:
            told.setdefault(str(row.body["session"]), []).append(Attendance.of(row.body))
    return [
        SessionOfYear(
            row,
            TrainingSession.restore(row.body),
            summed(told.get(row.record_id, ())),
            len(told.get(row.record_id, ())),
        )
        for row in all_rows(store, Query(TrainingSession, where=where, descending=False))
    ]


@dataclass(frozen=True)
class FormSplit:
    """集合 and eラーニング: how many took a course in which way."""

    gathered: int
    online: int


def form_split(store: Store, year: int, course: str) -> FormSplit:
    """How those who attended a course are parted: by what sections told, else by the form of the session."""
    forms = {each.row.record_id: each.said.form for each in sessions_of(store, year, course)}
    counted: Counter[bool] = Counter()
    for row in all_rows(store, Query(TrainingResult, where={"year": year, "course": course})):
        attended = int(row.body["attended"])
        is_online = forms.get(str(row.body.get("session", ""))) is Form.ELEARNING
        online = int(row.body.get("elearning", attended if is_online else 0))
        counted[True] += online
        counted[False] += attended - online
    return FormSplit(counted[False], counted[True])
