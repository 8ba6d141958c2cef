# SPDX-License-Identifier: MIT
"""課の改編 as a rule: which section goes on with whose records, on which day. Whoever must know asks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from leaderdesk.kinds.record import Record


class Step(NamedTuple):
    """One section takes over the records of another (課コード) from a day on."""

    predecessor: str
    successor: str
    since: date


class HandsOn(Record):
    """A kind whose records say who takes over whose records."""

    def step(self) -> Step | None:
        """Who takes over; None where nobody does: the half of a split that starts empty."""
        raise NotImplementedError


class Lineage:
    """Who goes on with whose records, by all steps that are known.

    A section may write the records of those that it follows, directly or through others. A chain goes forward in time:
    who had taken over from a section before that section took over another does not follow that other. Nothing is ever
    taken away: a section's own file may come after the day on which it ended. A circle ends where it began.
    """

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self.steps = frozenset(steps)
        self._into: dict[str, list[Step]] = defaultdict(list)
        self._out_of: dict[str, list[Step]] = defaultdict(list)
        for step in sorted(self.steps, key=lambda step: (step.since, step.successor)):
            self._into[step.successor].append(step)
            self._out_of[step.predecessor].append(step)

    def followed(self, section: str, day: date) -> frozenset[str]:
        """The sections whose records a section may write on a day: itself, and those that it follows."""
        found, met = {section}, set[Step]()
        waiting = [(section, day)]
        while waiting:
            code, until = waiting.pop()
            for step in self._into.get(code, ()):
                if step.since <= until and step not in met:
                    met.add(step)
                    found.add(step.predecessor)
                    waiting.append((step.predecessor, step.since))
        return frozenset(found)

    def heir(self, section: str, day: date) -> str:
        """The section that goes on with a section's records on a day; the section itself where none took over."""
        code, since, met = section, date.min, {section}
        while True:
            ahead = (step for step in self._out_of.get(code, ()) if since <= step.since <= day)
            step = next((step for step in ahead if step.successor not in met), None)
            if step is None:
                return code
            code, since = step.successor, step.since
            met.add(code)
