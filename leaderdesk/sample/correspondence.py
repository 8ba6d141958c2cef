# SPDX-License-Identifier: MIT
"""A year of 連絡調整: what the division asks and tells all sections, what they answer, what they tell by themselves."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from leaderdesk.sample.plan import NEVER_SUBMITS, SECRETARIAT, Plan
from leaderdesk.sample.year import JAPAN, Event, is_closed, record_id, texts

_LATE, _NEVER = 0.10, 0.02  # of the answers
_PATIENCE = 3  # days after which an answer that is due is asked for again
_DAYS_MORE = 7  # that a 督促 gives


def asked(plan: Plan, sections: Sequence[str]) -> list[Event]:
    """What the division writes in the year, one record per addressee; a 督促 to who has not answered in time."""
    made = []
    for place, text in enumerate(_of("inquiry", "note")):
        sent = _at(plan, text, time(9, 30))
        for section in sections:
            body = _body(text, sent.date(), section) | _due(text, sent.date())
            made.append(Event(sent, "liaison", _asked_id(plan, place, section), body))
            if text["purpose"] == "inquiry":
                made.extend(_reminded(plan, place, text, section))
    return _in_the_year(plan, made)


def told(plan: Plan, section: str) -> list[Event]:
    """What a section's leader writes in the year: answers, and one to three things by himself."""
    made = []
    for place, text in enumerate(_of("inquiry", "note")):
        if text["purpose"] == "inquiry" and (at := _answered_at(plan, place, text, section)):
            rng = _chance(plan, "answer", place, section)
            body = {
                "date": at.date().isoformat(),
                "purpose": "answer",
                "addressee": SECRETARIAT,
                "subject": text["subject"],
                "means": "program",
                "text": rng.choice(text["answers"]),
                "replies_to": _asked_id(plan, place, section),
            }
            made.append(Event(at, "liaison", record_id(rng), body))
    rng = _chance(plan, "own", section)
    for text in rng.sample(_of("own"), rng.randint(1, 3)):
        day = plan.at(4, 1).date() + timedelta(days=rng.randrange(5, 340))
        at = datetime.combine(_working(day), time(9 + rng.randrange(8), rng.randrange(60)), JAPAN)
        body = _body(text, at.date(), SECRETARIAT) | {"purpose": "note", "means": text["means"]}
        if text["means"] in ("phone", "talk") or rng.random() < 0.7:
            body["done_on"] = at.date().isoformat()
        made.append(Event(at, "liaison", record_id(rng), body))
    return _in_the_year(plan, made)


# ---------------------------------------------------------------- inside


def _of(*purposes: str) -> list[Mapping[str, Any]]:
    return [text for text in texts("liaison") if text["purpose"] in purposes]


def _asked_id(plan: Plan, place: int, section: str) -> str:
    """The id of a piece to a section, which whoever answers it knows too."""
    return record_id(_chance(plan, "asked", place, section))


def _chance(plan: Plan, *words: object) -> random.Random:
    return random.Random("/".join(map(str, (plan.seed, plan.year, "liaison", *words))))


def _at(plan: Plan, text: Mapping[str, Any], clock: time) -> datetime:
    return datetime.combine(_working(plan.at(text["month"], text["day"]).date()), clock, JAPAN)


def _body(text: Mapping[str, Any], day: date, addressee: str) -> dict[str, str]:
    written = {name: text[name] for name in ("purpose", "subject", "text")}
    return {**written, "date": day.isoformat(), "addressee": addressee, "means": "program"}


def _due(text: Mapping[str, Any], sent: date) -> dict[str, str]:
    return {"due": (sent + timedelta(days=text["days"])).isoformat()} if "days" in text else {}


def _answered_at(plan: Plan, place: int, text: Mapping[str, Any], section: str) -> datetime | None:
    """When a section answers an 照会, None where it never does."""
    rng = _chance(plan, "when", place, section)
    fate, days = rng.random(), rng.randint(2, text["days"] - 1)
    if section == NEVER_SUBMITS or fate < _NEVER:
        return None
    if fate < _NEVER + _LATE:
        days = text["days"] + rng.randint(2, 20)
    clock = time(10 + rng.randrange(6), rng.randrange(60))
    return datetime.combine(_working(_at(plan, text, clock).date() + timedelta(days=days)), clock, JAPAN)


def _reminded(plan: Plan, place: int, text: Mapping[str, Any], section: str) -> Iterator[Event]:
    """The 督促 where the answer is not written by the day it is due."""
    sent = _at(plan, text, time(9, 30))
    due = sent.date() + timedelta(days=text["days"])
    answered = _answered_at(plan, place, text, section)
    if answered is not None and answered.date() <= due:
        return
    at = datetime.combine(_working(due + timedelta(days=_PATIENCE)), time(11, 0), JAPAN)
    body = {
        "date": at.date().isoformat(),
        "purpose": "reminder",
        "addressee": section,
        "subject": text["subject"],
        "means": "program",
        "text": "まだ回答が届いていません。お忙しいところ恐れ入りますが、ご回答をお願いします。",
        "replies_to": _asked_id(plan, place, section),
        "due": (at.date() + timedelta(days=_DAYS_MORE)).isoformat(),
    }
    yield Event(at, "liaison", record_id(_chance(plan, "reminder", place, section)), body)


def _working(day: date) -> date:
    """The day itself, or the next one on which the office is open."""
    while day.weekday() > 4 or is_closed(day):
        day += timedelta(days=1)
    return day


def _in_the_year(plan: Plan, made: list[Event]) -> list[Event]:
    return sorted((event for event in made if event.at < plan.at(3, 31)), key=lambda event: (event.at, event.record_id))
