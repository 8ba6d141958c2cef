"""A 進捗照会 on real stores and files: the division, its sections, and the mail between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from leaderdesk.analysis.progress import AnswerState, Line, lines, round_begun
from leaderdesk.analysis.progress_sheet import answer, sheet
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.progress import ProgressRound
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from tests.builders import CITY, NOON, Clock, add, division_store, section_store

JUNE = NOON.replace(month=6, day=10)
YEAR = 2026


class Town:
    """The stores of one city; `mail` is where its files lie."""

    def __init__(self, folder: Path, stack: ExitStack, city: str, at: datetime) -> None:
        self.mail, self.clock = folder / "mail", Clock(at)
        self._folder, self._stack, self._city = folder, stack, city
        self.division = stack.enter_context(division_store(folder / "division", municipality=city, now=self.clock))
        self.sections: dict[str, Store] = {}

    def section(self, code: str, pc: str = "A") -> Store:
        """A PC of a section."""
        key = code if pc == "A" else f"{code}-{pc}"
        if key not in self.sections:
            made = section_store(self._folder / key, code, pc, municipality=self._city, now=self.clock)
            self.sections[key] = self._stack.enter_context(made)
        return self.sections[key]

    def ask(self, year: int = YEAR, **facts: str) -> Revision:
        """Make the 進捗照会 of a year."""
        [made] = self.division.put_all(ProgressRound, [round_begun(self.division, year) | facts])
        return made

    def send(self, *sections: Store) -> None:
        """配布: write the files, and let the sections take them in."""
        for store in sections or tuple(self.sections.values()):
            code, name = store.identity.section, store.identity.section_name
            self.clock.forward(minutes=1)
            for file in distribute(self.division, self.mail, {code: name}):
                assert accepted(receive(store, [file])) == [""]

    def hand_over(self, *sections: Store) -> list[Verdict]:
        """提出: write the files, and let the division take them in."""
        self.clock.forward(minutes=1)
        return [
            verdict
            for store in sections or tuple(self.sections.values())
            for verdict in receive(self.division, [submit(store, self.mail)])
        ]


def accepted(verdicts: Iterator[Verdict]) -> list[str]:
    """The codes behind what did not come in; "" for what did."""
    return [verdict.code for verdict in verdicts]


@contextmanager
def town(folder: Path, *, city: str = CITY, at: datetime = JUNE) -> Iterator[Town]:
    """A city in June, before its division asks."""
    with ExitStack() as stack:
        yield Town(folder, stack, city, at)


def plan(division: Store, code: str, section: str, *, year: int = YEAR, **facts: Any) -> str:
    """A measure with an indicator (40 → 60 from 2025 to 2029) and a milestone of a year; gives the indicator's id."""
    add(division, "measure", code=code, section=section, **({"name": f"施策 {code}"} | facts))
    span = {"base_year": "R7", "base": 40, "target_year": "R11", "target": 60}
    made = add(division, "indicator", measure=code, name="利用件数", unit="件", **span)
    add(division, "milestone", measure=code, year=year, first_quarter=1, last_quarter=2, step="構築", name="画面を作る")
    return made.record_id


def line_of(store: Store, code: str, section: str = "", year: int = YEAR) -> Line:
    """The line of a measure, of a section where there are several."""
    found = [line for line in lines(store, year) if line.measure["code"] == code and section in ("", line.section)]
    return found[0]


def standing(store: Store, code: str, section: str = "", year: int = YEAR) -> AnswerState:
    """How far the answer for a measure is."""
    return line_of(store, code, section, year).standing


def fill_in(
    store: Store, code: str, *, year: int = YEAR, value: str = "45", outcome: str = "reached", **fields: str
) -> list[Revision]:
    """Answer a measure as a section does: what it did, a grade, its figures and its milestones."""
    told = sheet(store, line_of(store, code, store.identity.section, year), year)
    said = {"done": "画面を作り、試した。", "rating": told.scale[1].code} | fields
    values = {each.indicator_id: {"value": value, "measured_on": "2026-06-30"} for each in told.figures}
    results = {each.milestone_id: {"outcome": outcome} for each in told.stages}
    return answer(store, told, {**dict(told.report), **said}, values, results)
