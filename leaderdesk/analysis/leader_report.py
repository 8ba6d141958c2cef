# SPDX-License-Identifier: MIT
"""指導の成果: a leader's three duties in a 年度, by section and for the city. Source: plan, リーダーの役割 (1) to (3).

Guidance (運用指導) raises what offices can do, activities (リテラシー指導) raise awareness, liaison ties them to the division.
People are counted at each session (延べ), never named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.analysis.training import CourseOfYear, SectionOfYear, courses_of, last_day, percent, staff_of
from leaderdesk.codes import DIVISION
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.text import fold

RECURS = 3  # a topic that comes up so often in a 年度 recurs


@dataclass(frozen=True)
class Duty:
    """One duty: how many sessions, people at them (延べ), minutes, and what of it became a request."""

    sessions: int = 0
    people: int = 0
    minutes: int = 0
    requests: int = 0

    def __add__(self, other: Duty) -> Duty:
        """Both together."""
        return Duty(
            self.sessions + other.sessions,
            self.people + other.people,
            self.minutes + other.minutes,
            self.requests + other.requests,
        )


@dataclass(frozen=True)
class SectionYear:
    """What a section's leader did in a 年度."""

    section: SectionOfYear
    guidance: Duty
    activity: Duty
    liaison: int


@dataclass(frozen=True)
class Topic:
    """A topic that recurs: how often, in how many sections, for how many people, and the course that it calls for."""

    theme: str
    times: int
    sections: int
    people: int
    course: CourseOfYear | None


@dataclass(frozen=True)
class Reach:
    """課×職員: in how many of the sections there was anything, and how many people (延べ) of how many staff it reached."""

    sections: int
    all_sections: int
    people: int
    staff: int

    @property
    def section_rate(self) -> Decimal | None:
        """Sections in per cent of all."""
        return percent(self.sections, self.all_sections)

    @property
    def people_rate(self) -> Decimal | None:
        """People in per cent of the staff; counted at each session, so it may exceed 100."""
        return percent(self.people, self.staff)


@dataclass(frozen=True)
class LeaderReport:
    """The year of all leaders that this store knows: a section its own, the division those of the city."""

    year: int
    lines: Sequence[SectionYear]
    topics: Sequence[Topic] = field(default_factory=tuple)

    @property
    def guidance(self) -> Duty:
        """運用指導 of all."""
        return sum((line.guidance for line in self.lines), Duty())

    @property
    def activity(self) -> Duty:
        """リテラシー指導 of all."""
        return sum((line.activity for line in self.lines), Duty())

    @property
    def liaison(self) -> int:
        """連絡調整 of all."""
        return sum(line.liaison for line in self.lines)

    def reach(self, duty: str) -> Reach:
        """How far a duty reached: `activity` for 意識付け, `guidance` for 実行力の底上げ."""
        found = [(line.section, getattr(line, duty)) for line in self.lines]
        there = [(section, done) for section, done in found if section.staff is not None]
        return Reach(
            sum(done.sessions > 0 for _, done in there),
            len(there),
            sum(done.people for _, done in found),
            sum(section.staff or 0 for section, _ in there),
        )


def leader_report(store: Store, year: int) -> LeaderReport:
    """What the leaders did in a 年度, and what came up again and again."""
    guidance, activity = (_of(store, kind, year) for kind in (Guidance, Activity))
    liaison = Counter(row.owner for row in _of(store, Liaison, year) if row.owner != DIVISION)
    born = {str(row.body["request"]) for row in (*guidance, *activity) if "request" in row.body}
    known = {row.record_id for row in all_rows(store, Query(Request))} & born
    owners = {row.owner for row in (*guidance, *activity)} | set(liaison)
    taught, raised = _by_owner(guidance), _by_owner(activity)
    lines = [
        SectionYear(
            section,
            _duty(taught.get(section.code, ()), known),
            _duty(raised.get(section.code, ()), known),
            liaison[section.code],
        )
        for section in _sections(store, year, owners)
    ]
    return LeaderReport(year, lines, topics(courses_of(store, year), (*guidance, *activity)))


def topics(courses: Sequence[CourseOfYear], sessions: Sequence[Row]) -> list[Topic]:
    """What recurs, the most frequent first; themes that differ only in width or spaces are one."""
    found: dict[str, list[Row]] = {}
    for row in sessions:
        found.setdefault(fold(str(row.body["theme"])).replace(" ", ""), []).append(row)
    made = [
        Topic(
            str(rows[0].body["theme"]),
            len(rows),
            len({row.owner for row in rows}),
            sum(int(row.body["people"]) for row in rows),
            course_for(str(rows[0].body["theme"]), courses),
        )
        for rows in found.values()
        if len(rows) >= RECURS
    ]
    return sorted(made, key=lambda topic: (-topic.times, -topic.people, topic.theme))


def course_for(theme: str, courses: Sequence[CourseOfYear]) -> CourseOfYear | None:
    """The course whose topics (「つながる話題」) a theme names most; of equals the first; None where it names none."""
    said = fold(theme)
    scores: Mapping[str, int] = {
        course.code: sum(len(word) for word in _words(course) if word in said) for course in courses
    }
    best = max(courses, key=lambda course: scores[course.code], default=None)
    return best if best is not None and scores[best.code] else None


def _words(course: CourseOfYear) -> list[str]:
    topics_of = (course.said.topics or "") if course.said is not None else ""
    return [fold(word).strip() for word in topics_of.replace(",", "、").split("、") if word.strip()]


def _of(store: Store, kind: Kind, year: int) -> list[Row]:
    return all_rows(store, Query(kind, where={"in_year": year}, descending=False))


def _by_owner(sessions: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sessions:
        found.setdefault(row.owner, []).append(row)
    return found


def _duty(own: Sequence[Row], requests: set[str]) -> Duty:
    return Duty(
        len(own),
        sum(int(row.body["people"]) for row in own),
        sum(int(row.body.get("minutes", 0)) for row in own),
        len({row.body["request"] for row in own if row.body.get("request") in requests}),
    )


def _sections(store: Store, year: int, owners: set[str]) -> list[SectionOfYear]:
    """The sections of the report: all of the year's last day and every other that did something; of a section its own."""
    day = min(store.today(), last_day(year))
    there = set(store.names.options(Section.KIND, "", day))
    staff = staff_of(store, year, there)[0]
    found = [
        SectionOfYear(department, department_name, code, name or code, staff.get(code) if code in there else None)
        for department, department_name, code, name in sections_on(store, day, owners)
    ]
    if store.identity.role is Role.DIVISION:
        return found
    return [section for section in found if section.code in store.owners]
