# SPDX-License-Identifier: MIT
"""The city's OODA projects: twelve matters of sections and of the division, thirty turns, each step on its day."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from leaderdesk.codes import following_id
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.projects import STALE_DAYS, LoopEnd, OodaLoop, OodaNote, OodaProject, OodaStep
from leaderdesk.sample.year import JAPAN, Event, record_id, texts

_STEPS = tuple(OodaStep)
_MEETS_AT, _BETWEEN = time(9, 40), timedelta(minutes=9)  # what happens on one day happens one after the other


def project_events(
    owner: str, city: str, year: int, until: date, seed: str, requests: Sequence[Event] = ()
) -> list[Event]:
    """What happens to an owner's projects in a 年度 up to a day, in the order of time.

    A project of a request points to it, where it is among the owner's `requests`.
    """
    made: list[Event] = []
    for told in texts("projects"):
        if told["owner"] == owner:
            rng = random.Random(f"{seed}/{told['name']}")
            made += _Story(told, owner, city, year, rng).events(requests)
    return sorted((event for event in made if event.at.date() <= until), key=lambda event: event.at)


class _Story:
    """One project as it is told, from its first day on."""

    def __init__(self, told: Mapping[str, Any], owner: str, city: str, year: int, rng: random.Random) -> None:
        self._told, self._owner, self._city, self._rng = told, owner, city, rng
        self._id = record_id(rng)
        month, day = map(int, told["begins"].split("-"))
        self._day = date(year + (month <= 3), month, day)
        self._today = 0  # how much has happened on this day

    def events(self, requests: Sequence[Event]) -> Iterator[Event]:
        """Its beginning, its turns, its end."""
        loops = self._told["loops"]
        yield self._event(OodaProject.KIND, self._id, self._project(requests))
        for number, loop in enumerate(loops, 1):
            carried = loops[number - 2]["result"] if number > 1 else ""
            yield from self._turn(number, loop, carried, is_last=number == len(loops))
        if end := self._told.get("end"):
            fields = {"ended_on": self._day.isoformat(), "result": end}
            yield self._event(OodaProject.KIND, self._id, fields, is_edit=True)

    def _project(self, requests: Sequence[Event]) -> dict[str, str]:
        told = self._told
        body = {"name": told["name"], "begun_on": self._day.isoformat(), "aim": told["aim"], "lead": told["lead"]}
        body |= {"assigned_body": told["body"], "stale_days": told.get("stale_days", str(STALE_DAYS))}
        if told.get("is_public"):
            body["is_public"] = "true"
        wished = told.get("request")
        before = (event for event in requests if event.body.get("title") == wished and event.at.date() < self._day)
        if (found := next(before, None)) is not None:
            body["request"] = found.record_id
        return body

    def _turn(self, number: int, loop: Mapping[str, Any], carried: str, *, is_last: bool) -> Iterator[Event]:
        key = {"project": self._id, "number": str(number)}
        loop_id = fixed_id(OodaLoop, self._city, self._owner, key)
        body = key | {"theme": loop["theme"], "begun_on": self._day.isoformat()}
        yield self._event(OodaLoop.KIND, loop_id, body | self._entering(OodaStep.OBSERVE))
        if carried:
            said = {"text": carried, "source": f"第{number - 1}周の結果"}
            yield self._note(loop_id, OodaStep.OBSERVE, said, following_id(loop_id, OodaNote.KIND))
        stands = loop.get("stands")
        for step, days in zip(_STEPS, loop["days"], strict=True):
            if step is not OodaStep.OBSERVE:
                yield self._event(OodaLoop.KIND, loop_id, self._entering(step), is_edit=True)
            yield from self._noted(loop_id, step, loop)
            if step.value == stands:
                return
            self._go_on(days)
        end = LoopEnd.END if is_last and self._told.get("end") else LoopEnd.NEXT
        closed = {"ended_on": self._day.isoformat(), "end": end.value, "result": loop["result"]}
        yield self._event(OodaLoop.KIND, loop_id, closed, is_edit=True)

    def _noted(self, loop_id: str, step: OodaStep, loop: Mapping[str, Any]) -> Iterator[Event]:
        """What is written down in a step, and what speaks for it."""
        if step is OodaStep.OBSERVE:
            for fact in loop["facts"]:
                noted = self._note(loop_id, step, {"text": fact["text"], "source": fact["source"]})
                yield noted
                if proof := fact.get("evidence"):
                    body = {**proof, "as_of": self._day.isoformat(), "ooda_note": noted.record_id}
                    yield self._event(Evidence.KIND, record_id(self._rng), body)
        elif step is OodaStep.DECIDE and loop["decision"]:
            decision = loop["decision"]
            said = {"text": decision["text"], "options": decision["options"]}
            yield self._note(loop_id, step, said | {"decided_by": decision["by"], "reason": decision["reason"]})
        elif step is not OodaStep.DECIDE:
            for text in loop["ideas" if step is OodaStep.ORIENT else "actions"]:
                yield self._note(loop_id, step, {"text": text})

    def _note(self, loop_id: str, step: OodaStep, said: Mapping[str, str], note_id: str = "") -> Event:
        body = {"loop": loop_id, "step": step.value, "day": self._day.isoformat(), **said}
        return self._event(OodaNote.KIND, note_id or record_id(self._rng), body)

    def _entering(self, step: OodaStep) -> dict[str, str]:
        return {"step": step.value, "step_since": self._day.isoformat()}

    def _event(self, kind: str, of: str, body: Mapping[str, str], *, is_edit: bool = False) -> Event:
        at = datetime.combine(self._day, _MEETS_AT, JAPAN) + _BETWEEN * self._today
        self._today += 1
        return Event(at, kind, of, body, is_edit, group=self._id)

    def _go_on(self, days: int) -> None:
        """So many days later, on a working day."""
        self._day += timedelta(days=days)
        self._day += timedelta(days=max(7 - self._day.weekday(), 0) if self._day.weekday() >= 5 else 0)
        self._today = 0
