# SPDX-License-Identifier: MIT
"""The city's training: 46 sessions of a year, what each section counted of them, and two earlier years in sums."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from leaderdesk.codes import fixed_record_id
from leaderdesk.fiscal import fiscal_start
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.training import TrainingResult, TrainingSession
from leaderdesk.sample.year import JAPAN, Event, is_closed, texts

_SHIFTS = "1503"  # 警防課: half of it is on duty whenever a course is held
_WRITTEN_AT, _TELLS = time(16, 20), timedelta(minutes=4)
_PLANNED, _OPENED, _COUNTED = timedelta(days=42), timedelta(days=30), timedelta(days=21)
_SECRET = "S4"  # announced, held and counted on the day on which it is made public
_EARLIER = {"A1": 0.15, "A5": 1.0, "S1": 0.08, "S2": 1.0, "S3": 1.0}  # share of the staff that each is meant for
_REASON = "ほかの課から異動した職員が、異動前の課の分と合わせて受けたため"


def session_id(city: str, year: int, place: int) -> str:
    """The record id of the year's session at a place of the list."""
    return fixed_record_id(city, TrainingSession.KIND, f"{year}/{place}")


def session_events(city: str, year: int, until: date) -> list[Event]:
    """What the division does for its sessions up to a day, in the order of time: plans, announces, holds, counts."""
    made: list[Event] = []
    for place, told in enumerate(texts("training"), 1):
        made += _session(told, session_id(city, year, place), year)
    return sorted((event for event in made if event.at.date() <= until), key=lambda event: (event.at, event.record_id))


def result_events(section: str, staff: int, city: str, year: int, until: date, seed: str) -> list[Event]:
    """What a section writes down of the year's sessions after each was held, and of two earlier years in sums."""
    rng = random.Random(f"{seed}/{section}/training")
    made = [*_earlier(section, staff, city, year, rng)]
    for place, told in enumerate(texts("training"), 1):
        if _takes_part(told, section, rng):
            made.append(_result(told, session_id(city, year, place), section, staff, city, year, rng))
    return sorted((event for event in made if event.at.date() <= until), key=lambda event: (event.at, event.record_id))


# ---------------------------------------------------------------- sessions


def _session(told: Mapping[str, Any], record_id: str, year: int) -> Iterator[Event]:
    held, kind = _day(told["day"], year), TrainingSession.KIND
    ends = _day(told["until"], year) if "until" in told else held
    body = {"course": told["course"], "name": told["name"], "state": "planned", "held_on": held.isoformat()}
    body |= {name: str(told[name]) for name in ("form", "place", "lecturer", "capacity") if name in told}
    if ends != held:
        body["until"] = ends.isoformat()
    elif told["form"] != "elearning":
        body |= {"begins_at": "13:30", "ends_at": "15:30"}
    first = fiscal_start(year)
    published = held + _COUNTED
    days = {
        "planned": max(held - _PLANNED, first),
        "open": published if told["course"] == _SECRET else max(held - _OPENED, first),
        "held": published if told["course"] == _SECRET else held,
        "counted": max(ends + _COUNTED, published),
    }
    for number, (state, day) in enumerate(days.items()):
        at = datetime.combine(day, time(10, 5), JAPAN) + _TELLS * number
        yield Event(at, kind, record_id, body if state == "planned" else {"state": state}, is_edit=state != "planned")


# ---------------------------------------------------------------- results


def _takes_part(told: Mapping[str, Any], section: str, rng: random.Random) -> bool:
    is_meant = told["departments"] == "*" or section[:2] in told["departments"]
    return rng.random() < told["share"] and is_meant


def _result(
    told: Mapping[str, Any], session: str, section: str, staff: int, city: str, year: int, rng: random.Random
) -> Event:
    held = _day(told.get("until", told["day"]), year)
    target = rng.randint(*told["people"]) if "people" in told else max(round(staff * rng.uniform(0.2, 0.45)), 1)
    if "people" not in told and told["form"] == "exercise":
        target = staff
    body = {"course": told["course"], "year": str(year), "session": session}
    body |= _counts(target, section, rng)
    if told["form"] == "elearning":
        body["elearning"] = body["attended"]
    if told["form"] != "exercise" or "people" in told:
        body |= _means(body, rng)
    body |= _yields(told["course"], int(body["attended"]), held, rng)
    return _event(body, _workday(held + timedelta(days=rng.randint(1, 12)), year), section, city, rng)


def _earlier(section: str, staff: int, city: str, year: int, rng: random.Random) -> Iterator[Event]:
    """Two earlier years, each course in one sum; the rates were lower then."""
    for before, low in ((2, 0.55), (1, 0.62)):
        for course, share in _EARLIER.items():
            target = max(round(staff * share), 1)
            body = {"course": course, "year": str(year - before)} | _counts(target, section, rng, low)
            month = rng.randint(4, 6) if before == 2 else rng.randint(10, 12)
            yield _event(body, date(year - 1, month, rng.randint(5, 27)), section, city, rng)


def _counts(target: int, section: str, rng: random.Random, low: float = 0.7) -> dict[str, str]:
    """Target and attendance; once in a while more came than were to, and the section says why."""
    if target > 5 and rng.random() < 0.01:
        attended = target + rng.randint(1, 2)
        return {"target": str(target), "attended": str(attended), "excess_reason": _REASON}
    rate = rng.uniform(0.3, 0.5) if section == _SHIFTS and target > 5 else rng.uniform(low, 1.04)
    attended = min(round(target * rate), target)
    body = {"target": str(target), "attended": str(attended)}
    if rng.random() < 0.6:
        body["completed"] = str(max(attended - (rng.random() < 0.2), 0))
    return body


def _means(body: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    if body["attended"] == "0":
        return {}
    return {name: f"{rng.uniform(3.3, 4.7):.1f}".removesuffix(".0") for name in ("understanding", "satisfaction")}


def _yields(course: str, attended: int, held: date, rng: random.Random) -> dict[str, str]:
    """What a course brought forth in the section."""
    if course == "S1" and attended:
        return {"follow_up": str(rng.randint(4, 24)), "follow_up_on": held.isoformat()}
    names = {"A2": "data_sets", "A3": "web_pages", "A4": "forms", "A6": "cards"}
    if course in names and attended:
        return {names[course]: str(rng.randint(0, 5) * attended)}
    if course == "A1" and rng.random() < 0.3:
        before = rng.randint(4, 20)
        return {"errors_before": str(before), "errors_after": str(max(before - rng.randint(-1, 9), 0))}
    return {}


def _event(body: dict[str, str], day: date, section: str, city: str, rng: random.Random) -> Event:
    told = body | {"reported_on": day.isoformat()}
    record_id = fixed_id(TrainingResult, city, section, told)
    at = datetime.combine(day, _WRITTEN_AT, JAPAN) + timedelta(minutes=rng.randrange(30))
    return Event(at, TrainingResult.KIND, record_id, told)


def _day(text: str, year: int) -> date:
    month, day = map(int, text.split("-"))
    return _workday(date(year + (month <= 3), month, day), year)


def _workday(day: date, year: int) -> date:
    """The day, or the next one on which the office is open; the last days of the year stay in it."""
    while day.weekday() > 4 or is_closed(day):
        day += timedelta(days=1)
    return min(day, date(year + 1, 3, 31))
