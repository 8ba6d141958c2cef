# SPDX-License-Identifier: MIT
"""A section's year: what its leader would have recorded, when, with which words; all from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any

from leaderdesk.fiscal import HalfYear, fiscal_start, half_of
from leaderdesk.places import resource

JAPAN = timezone(timedelta(hours=9))

# April to March: 要望 peak in April, in July and August before the budget, and in February.
_MONTH_WEIGHTS = (1.6, 1.0, 0.9, 1.5, 1.4, 0.8, 0.9, 0.9, 0.7, 0.8, 1.5, 0.7)
_SILENT = {"0508", "0904", "1402"}  # sections that record no request all year
_BUSY = {"0501": 64, "1302": 61}
_MEDIAN_REQUESTS, _MOST_REQUESTS = 10, 40
_ACTIVITIES_PER_STAFF = 1.1


@dataclass(frozen=True)
class Event:
    """Something a leader does at a time: adds a record (`kind`, `body`) or edits one (`record_id`, `body`).

    Events of one `group` happen on one PC.
    """

    at: datetime
    kind: str
    record_id: str
    body: Mapping[str, Any]
    is_edit: bool = False
    group: str = ""


@cache
def texts(name: str) -> Sequence[Mapping[str, Any]]:
    """The sample texts of one file in resources/sample."""
    content: Sequence[Mapping[str, Any]] = json.loads(resource("sample", f"{name}.json").read_text(encoding="utf-8"))
    return content


def volumes(section: str, staff: int, rng: random.Random) -> dict[str, int]:
    """How many records of each kind a section makes in a natural year."""
    requests = _BUSY.get(section) or min(_MOST_REQUESTS, round(rng.lognormvariate(0, 0.55) * _MEDIAN_REQUESTS) + 1)
    sessions = max(4, round(min(staff, 60) * _ACTIVITIES_PER_STAFF * rng.uniform(0.9, 1.9)))
    guidance = round(sessions * rng.uniform(0.5, 0.7))
    return {"request": 0 if section in _SILENT else requests, "guidance": guidance, "activity": sessions - guidance}


def events(section: str, counts: Mapping[str, int], year: int, until: date, rng: random.Random) -> list[Event]:
    """The year's events in the order of time, none after `until`."""
    makers = {"request": _requests, "guidance": _sessions, "activity": _sessions}
    made: list[Event] = []
    for kind, count in counts.items():
        for text in _chosen(section, kind, count, rng):
            made.extend(makers[kind](kind, text, _working_time(year, rng), rng))
    return sorted((event for event in made if event.at.date() <= until), key=lambda event: (event.at, event.record_id))


def record_id(rng: random.Random) -> str:
    """A random record id that the seed decides."""
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def _chosen(section: str, kind: str, count: int, rng: random.Random) -> Iterator[Mapping[str, Any]]:
    """Texts that fit the section, its own first; after each was used once, they come around again."""
    fitting = [text for text in texts(kind_file(kind)) if _fits(text, section)]
    own = [text for text in fitting if text.get("section") == section]
    others = [text for text in fitting if text.get("section") != section]
    rng.shuffle(others)
    queue = [*own, *others]
    for place in range(count):
        yield queue[place % len(queue)]


def kind_file(kind: str) -> str:
    """The sample file of a kind."""
    return "requests" if kind == "request" else kind


def _fits(text: Mapping[str, Any], section: str) -> bool:
    return text.get("section") == section or "*" in text["departments"] or section[:2] in text["departments"]


def is_closed(day: date) -> bool:
    """Whether the office is closed around the new year."""
    return (day.month, day.day) in ((12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3))


def _working_time(year: int, rng: random.Random) -> datetime:
    month = rng.choices(range(12), _MONTH_WEIGHTS)[0]
    start = fiscal_start(year)
    day = date(start.year + (month >= 9), (month + 3) % 12 + 1, rng.randint(1, 28))
    if is_closed(day):
        day += timedelta(days=3)
    if day.weekday() >= 5:
        day += timedelta(days=2 if day.day < 27 else -2)
    clock = time(8, 40)
    return datetime.combine(day, clock, JAPAN) + timedelta(minutes=rng.randrange(500))


def _requests(kind: str, text: Mapping[str, Any], at: datetime, rng: random.Random) -> Iterator[Event]:
    raised = at.date() - timedelta(days=rng.choice((0, 0, 0, 1, 2, 5)))
    if raised < fiscal_start(half_of(at.date()).year):
        raised = at.date()
    body: dict[str, Any] = {
        "title": text["title"],
        "category": text["category"],
        "urgency": rng.choices(("urgent", "normal", "anytime"), (8, 77, 15))[0],
        "raised_on": raised.isoformat(),
        "intent": "submit",
    }
    if body["urgency"] == "urgent":
        body["urgency_reason"] = rng.choice(
            ("窓口が止まるおそれがあるため", "年度末の処理に間に合わせるため", "市民への影響が続いているため")
        )
    if rng.random() < 0.85:
        body["problem"] = rng.choice(text["problems"])
    if rng.random() < 0.7:
        body["wish"] = rng.choice(text["wishes"])
    if rng.random() < 0.75:
        body["target"] = text["target"]
    if rng.random() < 0.6:
        body["hours_month"] = _number(rng.uniform(*text["hours"]))
        body["people"] = str(rng.randint(*text["people"]))
    if rng.random() < 0.45:
        half = half_of(raised)
        body["wanted_by"] = str(HalfYear(half.year + (half.half == 2), 3 - half.half))
    if text["cost"] and rng.random() < 0.4:
        body["est_cost"] = str(round(rng.uniform(*text["cost"]), -1 if text["cost"][1] > 100 else 0)).removesuffix(".0")
    rid = record_id(rng)
    yield Event(at, kind, rid, body)
    yield from _afterthoughts(kind, rid, text, at, rng)


def _afterthoughts(kind: str, rid: str, text: Mapping[str, Any], at: datetime, rng: random.Random) -> Iterator[Event]:
    """What leaders do later: complete a text, settle it inside the section, take it back."""
    fate = rng.random()
    later = _later(at, rng)
    if fate < 0.18:
        yield Event(later, kind, rid, {"wish": rng.choice(text["wishes"]), "target": text["target"]}, is_edit=True)
    elif fate < 0.23:
        yield Event(later, kind, rid, {"intent": "internal"}, is_edit=True)
    elif fate < 0.26:
        reason = rng.choice(("別の方法で解決したため", "業務の見直しで不要になったため"))
        yield Event(later, kind, rid, {"intent": "withdrawn", "intent_reason": reason}, is_edit=True)


def _sessions(kind: str, text: Mapping[str, Any], at: datetime, rng: random.Random) -> Iterator[Event]:
    body: dict[str, Any] = {
        "date": at.date().isoformat(),
        "theme": text["theme"],
        "people": str(rng.randint(*text["people"])),
        "minutes": str(text["minutes"]),
        "method": text["method"],
    }
    if kind == "guidance":
        body["target"] = text["target"]
        body["result"] = rng.choices(("solved", "continuing", "to_division"), (82, 11, 7))[0]
    else:
        body["category"] = text["category"]
    if rng.random() < 0.6:
        body["memo"] = rng.choice(text["memos"])
    rid = record_id(rng)
    yield Event(at, kind, rid, body)
    if kind == "guidance" and body["result"] == "continuing" and rng.random() < 0.7:
        yield Event(_later(at, rng), kind, rid, {"result": "solved"}, is_edit=True)


def _later(at: datetime, rng: random.Random) -> datetime:
    then = at + timedelta(days=rng.randint(1, 30))
    return then + timedelta(days=(7 - then.weekday()) if then.weekday() >= 5 else 0)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
