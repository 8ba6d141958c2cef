# SPDX-License-Identifier: MIT
"""プロジェクトを読む: which matters are being decided, in which step, since when; and the history of their loops.

Source: plan, 実施手順 (OODA, 図7-4); domain 1.2 and 3.3.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from leaderdesk.analysis.evidence import evidence_of, holds_figure
from leaderdesk.codes import DIVISION
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.projects import STALE_DAYS, LoopEnd, OodaLoop, OodaNote, OodaProject, OodaStep
from leaderdesk.ledger.identity import Identity
from leaderdesk.ledger.query import Query, Row, all_rows, rows
from leaderdesk.ledger.store import Store
from leaderdesk.text import fold, words

STEPS = tuple(OodaStep)

_UPWARD: Mapping[str, tuple[str, str]] = {  # kind to the link that leads to the project, and what it leads to
    Evidence.KIND: ("ooda_note", OodaNote.KIND),
    OodaNote.KIND: ("loop", OodaLoop.KIND),
    OodaLoop.KIND: ("project", OodaProject.KIND),
}


@dataclass(frozen=True)
class Note:
    """What was written down in a step, and the figures that speak for it."""

    record_id: str
    said: OodaNote
    evidence: Sequence[Evidence]
    is_torn: bool

    @property
    def lacks_evidence(self) -> bool:
        """根拠なし: it says how much of something, and nothing speaks for it."""
        texts = (self.said.text, self.said.options, self.said.reason)
        return not self.evidence and any(holds_figure(text or "") for text in texts)


@dataclass(frozen=True)
class Loop:
    """One turn of a project; `is_torn` where two PCs say it differently and a person must decide."""

    record_id: str
    said: OodaLoop
    is_torn: bool

    def days(self, today: date) -> int:
        """Which day of its step it is, 1 on the first; a loop that ended counts up to its end."""
        return max(((self.said.ended_on or today) - self.said.step_since).days + 1, 1)


@dataclass(frozen=True)
class Project:
    """A project with all its loops, in their order."""

    record_id: str
    owner: str
    said: OodaProject
    loops: Sequence[Loop]
    is_torn: bool

    @property
    def loop(self) -> Loop | None:
        """The loop that goes on, else the last one; None before the first."""
        return next((loop for loop in reversed(self.loops) if loop.said.is_open()), self.last)

    @property
    def last(self) -> Loop | None:
        """The loop of the highest number; None before the first."""
        return self.loops[-1] if self.loops else None

    @property
    def step(self) -> OodaStep:
        """Where it stands: 観察 before its first loop."""
        return self.loop.said.step if self.loop else OodaStep.OBSERVE

    def days(self, today: date) -> int:
        """Which day of its step it is, 1 on the first."""
        if self.loop is None:
            return max((today - self.said.begun_on).days + 1, 1)
        return self.loop.days(self.said.ended_on or today)

    def is_stale(self, today: date) -> bool:
        """停滞: it stays in a step for more days than its people allowed."""
        return self.said.is_open() and self.days(today) > (self.said.stale_days or STALE_DAYS)

    def is_own(self, owners: Collection[str]) -> bool:
        """Whether this side writes it (`Store.owners`: a 課 also for those it goes on with); what came in is read."""
        return self.owner in owners


def projects(store: Store) -> list[Project]:
    """All projects that this side may see: its own, a section's at the division, the division's published ones."""
    return _with_loops(store, all_rows(store, Query(OodaProject)))


def project(store: Store, record_id: str) -> Project | None:
    """One project by its id; None where it is gone, or not published any more."""
    return next(iter(_with_loops(store, rows(store, OodaProject, [record_id]))), None)


def projects_of(store: Store, *, measure: str = "", request: str = "") -> list[Project]:
    """The projects of a 施策 (by its 整理番号), or of a request (by its record id)."""
    where = {"measure": measure} if measure else {"request": request}
    return _with_loops(store, all_rows(store, Query(OodaProject, where=where)))


def project_of(store: Store, kind_name: str, record_id: str) -> str:
    """The id of the project to which a project, a loop, a note or a note's evidence belongs; "" where there is none."""
    while kind_name in _UPWARD:
        field, above = _UPWARD[kind_name]
        found = rows(store, store.kinds[kind_name], [record_id])
        kind_name, record_id = above, str(found[0].body.get(field, "")) if found else ""
    return record_id if kind_name == OodaProject.KIND else ""


def matching(store: Store, found: Sequence[Project], typed: str) -> list[Project]:
    """Those of the projects in which every word of a search box occurs: in what they say, their step, or their notes."""
    if not (wanted := words(typed)):
        return list(found)
    noted = {row.body["loop"] for row in all_rows(store, Query(OodaNote, search=typed))}
    return [
        each
        for each in found
        if all(word in _search_key(store, each) for word in wanted)
        or any(loop.record_id in noted for loop in each.loops)
    ]


def board(found: Sequence[Project], owners: Collection[str], today: date) -> dict[OodaStep, list[Project]]:
    """The open projects by step: one's own first, and of those the one that waits longest."""
    in_order = sorted(found, key=lambda each: (not each.is_own(owners), -each.days(today), each.said.name))
    return {step: [each for each in in_order if each.said.is_open() and each.step is step] for step in STEPS}


def ended(found: Sequence[Project]) -> list[Project]:
    """The projects that ended, the latest first."""
    return sorted((each for each in found if not each.said.is_open()), key=_end, reverse=True)


def stale(store: Store) -> list[Project]:
    """The projects of this side that stay in a step for too long, the longest first."""
    today, owners = store.today(), store.owners
    found = [each for each in projects(store) if each.is_own(owners) and each.is_stale(today)]
    return sorted(found, key=lambda each: -each.days(today))


def notes(store: Store, loops: Iterable[Loop]) -> dict[str, dict[OodaStep, list[Note]]]:
    """What was written down in these loops, by loop and step, in the order of its days."""
    loop_ids = [loop.record_id for loop in loops]
    found = all_rows(store, Query(OodaNote, where={"loop": loop_ids}, descending=False))
    known = evidence_of(store, "ooda_note", [row.record_id for row in found])
    made: dict[str, dict[OodaStep, list[Note]]] = {loop_id: {step: [] for step in STEPS} for loop_id in loop_ids}
    for row in found:
        said = OodaNote.restore(row.body)
        note = Note(row.record_id, said, [each.said for each in known.get(row.record_id, ())], row.head_count > 1)
        made[said.loop][said.step].append(note)
    return made


def ways(store: Store, on: date) -> dict[Method, list[tuple[str, str]]]:
    """図7-4: the measures in force that go by PDCA, by OODA, or by both, as (整理番号, 施策名)."""
    found: dict[Method, list[tuple[str, str]]] = {method: [] for method in Method}
    for row in all_rows(store, Query(Measure)):
        measure = Measure.restore(row.body)
        if measure.valid_until is None or measure.valid_until >= on:
            found[measure.method].append((measure.code, measure.name))
    return found


def in_year(each: Project, first: date, last: date) -> bool:
    """Whether a project was under way on some day between these."""
    return each.said.begun_on <= last and (each.said.ended_on is None or each.said.ended_on >= first)


def is_broken_off(each: Project) -> bool:
    """Whether a project ended before its loop came to an end."""
    return not each.said.is_open() and each.last is not None and each.last.said.end is not LoopEnd.END


def _search_key(store: Store, each: Project) -> str:
    said, loops = each.said, [loop.said for loop in each.loops]
    section = store.names.label(Section.KIND, "", each.owner)
    texts = [section, said.name, said.aim, said.lead, said.result, each.step.label if said.is_open() else ""]
    return fold("\n".join(filter(None, [*texts, *(loop.theme for loop in loops), *(loop.result for loop in loops)])))


def _with_loops(store: Store, found: Sequence[Row]) -> list[Project]:
    seen = [row for row in found if _is_seen(row, store.identity)]
    loop_rows = all_rows(store, Query(OodaLoop, where={"project": [row.record_id for row in seen]}, order="project"))
    loops = [Loop(row.record_id, OodaLoop.restore(row.body), row.head_count > 1) for row in loop_rows]
    by_project: Mapping[str, list[Loop]] = {
        record_id: sorted(group, key=_turn) for record_id, group in groupby(loops, key=attrgetter("said.project"))
    }
    return [
        Project(
            row.record_id,
            row.owner,
            OodaProject.restore(row.body),
            by_project.get(row.record_id, []),
            row.head_count > 1,
        )
        for row in seen
    ]


def _is_seen(row: Row, me: Identity) -> bool:
    """A section sees of the division's what is published now; one that was taken back stays out of sight."""
    return row.owner == me.owner or row.owner != DIVISION or row.body.get("is_public") == "true"


def _turn(loop: Loop) -> tuple[int, date, str]:
    return loop.said.number, loop.said.begun_on, loop.record_id


def _end(each: Project) -> tuple[date, str]:
    return each.said.ended_on or date.min, each.record_id
