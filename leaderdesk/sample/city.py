# SPDX-License-Identifier: MIT
"""The whole sample city: a store per PC, a store for the division, the files handed over, and the awkward ones."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from leaderdesk.exchange.enrolment import set_up
from leaderdesk.exchange.submission import submit
from leaderdesk.fiscal import fiscal_start
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger import tables
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.preset import master_revisions
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.store import Store
from leaderdesk.progress import Progress, quietly, steps
from leaderdesk.sample.awkward import odd_records, write_awkward_files
from leaderdesk.sample.year import JAPAN, Event, events, volumes

CITY, PRESET = "092991", "aobahara"
TWO_PCS = ("0501", "0703", "1103", "1302")
NEVER_SUBMITS = "1403"
HAND_OVERS = ((7, 31), (11, 30), (3, 31))
ODD_SECTION = "0502"  # whose texts hold everything that is hard to carry
_SHARES = {"request": 0.4, "guidance": 0.35, "activity": 0.25}  # of --records


class Clock:
    """The time that a sample store believes it is: the times ahead one by one, then always `at`."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.ahead: deque[datetime] = deque()

    def __call__(self) -> datetime:
        """The time now."""
        return self.ahead.popleft() if self.ahead else self.at


@dataclass(frozen=True)
class Plan:
    """What to make: how many sections, records per section (None: a natural year), the 年度, the seed."""

    sections: int = 64
    records: int | None = None
    year: int = 2026
    seed: int = 1

    @property
    def is_natural(self) -> bool:
        """Whether it is a natural year with its awkward cases, not a load for measuring."""
        return self.records is None

    def at(self, month: int, day: int, hour: int = 17) -> datetime:
        """An hour of the fiscal year's calendar."""
        return datetime(self.year + (month <= 3), month, day, hour, 15, tzinfo=JAPAN)


def make_city(folder: Path, plan: Plan, progress: Progress = quietly) -> None:
    """Make `sections/<課コード>.db`, `division.db`, `submissions/` (the newest file of each PC) and `awkward/`."""
    for name in ("sections", "submissions", "awkward"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    older: list[Path] = []
    for code, staff in steps(sections()[: plan.sections], progress):
        older.extend(_make_section(folder, plan, code, staff))
    end = Clock(plan.at(3, 31))
    set_up(folder / "division.db", KINDS, role=Role.DIVISION, municipality=CITY, preset=PRESET, now=end).close()
    if plan.is_natural:
        write_awkward_files(folder, older, end)
    for lock in folder.rglob("*.lock"):
        lock.unlink()


def fill_section(store: Store, clock: Clock, *, until: date, staff: int, seed: int = 1) -> None:
    """A natural year up to a day, in a section's new store: what the first-run wizard offers to try."""
    code, now = store.identity.section, clock.at
    year = until.year - (until.month < 4)
    rng = random.Random(f"{seed}/{code}/{year}")
    play(store, clock, events(code, volumes(code, staff, rng), year, until, rng))
    clock.at = now


def sections() -> list[tuple[str, int]]:
    """(課コード, 職員数) of the city, in the order of codes."""
    masters = master_revisions(KINDS, CITY, PRESET)
    return sorted(
        (str(found.body["code"]), int(found.body["staff"])) for found in masters if found.kind == Section.KIND
    )


def play(store: Store, clock: Clock, made: Sequence[Event]) -> None:
    """Let the events happen, each at its time; additions between two edits are one transaction."""
    waiting: list[Event] = []
    for event in made:
        if event.is_edit:
            _add(store, clock, waiting)
            clock.at = event.at
            store.edit(event.record_id, event.body)
            waiting = []
        else:
            waiting.append(event)
    _add(store, clock, waiting)


# ---------------------------------------------------------------- a section's year


def _make_section(folder: Path, plan: Plan, code: str, staff: int) -> list[Path]:
    """The stores of one section's PCs and their newest files; gives the older files, kept aside."""
    rng = random.Random(f"{plan.seed}/{code}/{plan.year}")
    made = _year(plan, code, staff, rng)
    pcs = "AB" if plan.is_natural and code in TWO_PCS else "A"
    submissions = folder / "submissions"
    older: list[Path] = []
    with ExitStack() as stores:
        desks = []
        for pc in pcs:
            clock = Clock(datetime.combine(fiscal_start(plan.year - 1), time(8, 30), JAPAN))
            path = folder / "sections" / (f"{code}.db" if pc == "A" else f"{code}-{pc}.db")
            desks.append((stores.enter_context(_section_store(path, code, pc, clock, rng)), clock))
        begun = datetime.min.replace(tzinfo=JAPAN)
        for month, day in HAND_OVERS if plan.is_natural else HAND_OVERS[-1:]:
            until = plan.at(month, day)
            _play_shared(desks, [event for event in made if begun <= event.at < until])
            if len(desks) > 1 and (month, day) == HAND_OVERS[-1]:
                _disagree(desks, plan)
            if code != NEVER_SUBMITS or not plan.is_natural:
                older += [_hand_over(store, clock, until, submissions) for store, clock in desks]
            begun = until
    newest = len(desks) if older else 0
    older = older[: len(older) - newest]
    return [_aside(path, folder) for path in older]


def _year(plan: Plan, code: str, staff: int, rng: random.Random) -> list[Event]:
    """The section's events: a natural year behind half of the last one, or a load of so many records."""
    until = plan.at(3, 31).date()
    if plan.records is not None:
        counts = {kind: round(plan.records * share) for kind, share in _SHARES.items()}
        counts["activity"] += plan.records - sum(counts.values())
        made = events(code, counts, plan.year, until, rng)
        return [event for event in made if event.body.get("intent") != "internal"]  # a load is handed over whole
    before = {kind: count // 2 for kind, count in volumes(code, staff, rng).items()}
    last = [event for event in events(code, before, plan.year - 1, until, rng) if not event.is_edit]
    history = [event for event in last if event.at.month in (10, 11, 12, 1, 2, 3) and event.at.year < plan.year + 1]
    odd = odd_records(plan.year) if code == ODD_SECTION else []
    this = events(code, volumes(code, staff, rng), plan.year, until, rng)
    return sorted([*history, *this, *odd], key=lambda event: (event.at, event.record_id))


def _section_store(path: Path, code: str, pc: str, clock: Clock, rng: random.Random) -> Store:
    install = f"{rng.getrandbits(128):032x}"
    return set_up(
        path,
        KINDS,
        role=Role.SECTION,
        municipality=CITY,
        section=code,
        pc=pc,
        preset=PRESET,
        install=install,
        now=clock,
    )


def _play_shared(desks: Sequence[tuple[Store, Clock]], made: Sequence[Event]) -> None:
    """Each PC plays its own share; an edit happens where its record was made."""
    for place, (store, clock) in enumerate(desks):
        play(store, clock, [event for event in made if int(event.record_id[:8], 16) % len(desks) == place])


def _add(store: Store, clock: Clock, made: Sequence[Event]) -> None:
    if made:
        clock.at = made[-1].at
        clock.ahead.extend([clock.at, *(event.at for event in made)])  # the store asks for its day, then for each time
        store.add_all([(store.kinds[event.kind], event.body, event.record_id) for event in made])


def _hand_over(store: Store, clock: Clock, at: datetime, folder: Path) -> Path:
    clock.at = at
    return submit(store, folder)


def _disagree(desks: Sequence[tuple[Store, Clock]], plan: Plan) -> None:
    """The second PC learns what the first knows, and both rewrite the same request: 確認が必要."""
    (first, clock_a), (second, clock_b) = desks[:2]
    with first.reading() as connection:
        theirs = [revision_of(row) for row in connection.execute(known().where(tables.revision.c.here))]
    mine = [revision for revision in theirs if revision.owner == first.identity.owner]
    clock_a.at = clock_b.at = plan.at(3, 19)
    log = {"at": second.timestamp(), "direction": "in", "outcome": "imported", "file": "引継ぎ", "sha256": ""}
    with second.writing() as connection:
        take_in(connection, second.projector, mine, log, change(connection, mine))
    shared = min((revision for revision in mine if revision.kind == "request"), key=lambda found: found.seq)
    head = first.view(shared.record_id).shown
    if head.deleted is None:
        first.edit(head.record_id, {"wish": "来年度の当初予算で対応してほしい。"})
        second.edit(head.record_id, {"wish": "まず1台だけ試してから決めたい。", "target": "複合機"})


def _aside(path: Path, folder: Path) -> Path:
    """An older file out of the way of the newest ones; the awkward folder takes some, the rest goes."""
    kept = folder / "older" / path.name
    kept.parent.mkdir(exist_ok=True)
    return path.rename(kept)
