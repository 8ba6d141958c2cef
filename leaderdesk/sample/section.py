# SPDX-License-Identifier: MIT
"""A section of the sample city: the stores of its PCs, the year that is played on them, and what they hand over."""

from __future__ import annotations

import hashlib
import random
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from leaderdesk.exchange.enrolment import set_up
from leaderdesk.exchange.seal import SUBMISSION, Manifest, rows_of
from leaderdesk.exchange.submission import everyday_kinds, file_name, log_row, submit
from leaderdesk.fiscal import fiscal_months, fiscal_start, fiscal_year
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.ledger import tables
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import IMPORTED, INCOMING, OUTGOING, WRITTEN, log_departures, log_file, written_files
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.projection import known, revision_of
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.sample.awkward import odd_records
from leaderdesk.sample.correspondence import told
from leaderdesk.sample.plan import CITY, NEVER_SUBMITS, ODD_SECTION, PRESET, SECRETARIAT, TWO_PCS, Clock, Plan
from leaderdesk.sample.progress import progress_events
from leaderdesk.sample.projects import project_events
from leaderdesk.sample.training import result_events
from leaderdesk.sample.year import JAPAN, Event, events, is_closed, volumes

_SHARES = {"request": 0.4, "guidance": 0.35, "activity": 0.25}  # of --records
_EARLIER = ((12, 25), (3, 30))  # the hand-overs of last year's half
_OFF = (-4, -3, -2, -1, 0, 2, 4)  # days from the end of a month to its hand-over
_OFTEN = (10, 12, 16, 22, 28, 8, 4)


@dataclass(frozen=True)
class Delivery:
    """A file that a PC handed over: when, what the division's log keeps of it, and what is new in it."""

    at: datetime
    log: Mapping[str, Any]
    revisions: Sequence[Revision]


def make_section(
    folder: Path, plan: Plan, code: str, staff: int, *, told: Sequence[Revision] = (), early: int = 0
) -> list[Delivery]:
    """Play a section's year: its stores into `sections/`, the newest file of each PC into `submissions/`.

    `told` is what the division has told it before: the measures that it is to answer for.

    Its first files, as many as `early` says, are written into `older/`; the others are only known to have been, for
    nobody reads them any more. Gives all that were handed over.
    """
    rng = random.Random(f"{plan.seed}/{code}/{plan.year}")
    made = _year(plan, code, staff, rng)
    pcs = "AB" if plan.is_natural and code in TWO_PCS else "A"
    deliveries: list[Delivery] = []
    with ExitStack() as stores:
        desks = []
        for place, pc in enumerate(pcs):
            clock = Clock(datetime.combine(fiscal_start(plan.year - 1), time(8, 30), JAPAN))
            path = folder / "sections" / (f"{code}.db" if pc == "A" else f"{code}-{pc}.db")
            share = [event for event in made if int((event.group or event.record_id)[:8], 16) % len(pcs) == place]
            store = stores.enter_context(_section_store(path, code, pc, clock, rng))
            _learn(store, told, "配布")
            desks.append(_Desk(store, clock, share))
        is_silent = plan.is_natural and code == NEVER_SUBMITS
        times = [] if is_silent else [(desk, _hand_overs(plan, code, pc)) for desk, pc in zip(desks, pcs, strict=True)]
        for desk, (*before, _) in times:
            deliveries += [desk.hand_over(at, folder / "older") for at in before[:early]]
            deliveries += desk.hand_over_unread(before[early:])
        if len(desks) > 1:
            _disagree(desks[0], desks[1], plan)
        for desk, (*_, last) in times:
            deliveries.append(desk.hand_over(last, folder / "submissions"))
        for desk in desks:
            desk.play_until(plan.at(3, 31))
    return deliveries


def fill_section(store: Store, clock: Clock, *, until: date, staff: int, seed: int = 1) -> None:
    """A natural year up to a day, in a section's new store: what the first-run wizard offers to try."""
    code, now = store.identity.section, clock.at
    year = until.year - (until.month < 4)
    rng = random.Random(f"{seed}/{code}/{year}")
    this = events(code, volumes(code, staff, rng), year, until, rng)
    acted = project_events(code, store.identity.municipality, year, until, f"{seed}/{year}", this)
    play(store, clock, sorted([*this, *acted], key=lambda event: (event.at, event.record_id)))
    clock.at = now


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


class _Desk:
    """One PC: its store and its time, what will happen on it, and what it has not handed over yet."""

    def __init__(self, store: Store, clock: Clock, share: Sequence[Event]) -> None:
        self.store, self.clock = store, clock
        self._ahead = list(share)
        self._fresh: list[Revision] = []
        self._rev_ids: list[str] = []
        self._counts = Counter(dict.fromkeys((kind.KIND for kind in everyday_kinds(store)), 0))
        self._left: set[str] = set()  # the records that left
        self._serial = 0
        store.listeners.append(lambda written: self._fresh.extend(written))

    def play_until(self, at: datetime) -> None:
        """Let happen what happens before then."""
        due = [event for event in self._ahead if event.at < at]
        self._ahead = self._ahead[len(due) :]
        play(self.store, self.clock, due)

    def hand_over(self, at: datetime, folder: Path) -> Delivery:
        """Hand over what there is then, in a file in the folder."""
        self.play_until(at)
        self.clock.at = at
        news = self._news(at)
        submit(self.store, folder)
        with self.store.reading() as connection:
            newest = written_files(connection)[0]
        self._serial = newest.serial or 0
        return Delivery(at, log_row(Manifest.of(newest.manifest), newest.file, newest.sha256), news)

    def hand_over_unread(self, times: Sequence[datetime]) -> list[Delivery]:
        """Hand over at these times in files that nobody reads any more: only the logs of both sides know of them."""
        for at in times[-1:]:
            self.play_until(at)
        made = []
        with self.store.writing() as connection:
            for at in times:
                news = self._news(at)
                row = self._noted(at)
                sent = {"at": row["written_at"], "direction": OUTGOING, "outcome": WRITTEN}
                log_departures(connection, log_file(connection, row | sent), [revision.rev_id for revision in news])
                made.append(Delivery(at, row, news))
        return made

    def _news(self, at: datetime) -> list[Revision]:
        """What was written before then and leaves now for the first time; what was settled in the section stays."""
        due = [revision for revision in self._fresh if datetime.fromisoformat(revision.written_at) < at]
        heads = {revision.record_id: revision for revision in due}
        kept = {record_id for record_id, head in heads.items() if record_id not in self._left and self._stays(head)}
        news = [revision for revision in due if revision.record_id not in kept]
        leaving = {revision.rev_id for revision in news}
        self._fresh = [revision for revision in self._fresh if revision.rev_id not in leaving]
        for record_id in heads.keys() - kept - self._left:
            self._counts[heads[record_id].kind] += 1
            self._left.add(record_id)
        self._rev_ids += leaving
        return news

    def _stays(self, head: Revision) -> bool:
        return self.store.kinds[head.kind].restore(head.body).stays_home(self.store.today(), head.owner)

    def _noted(self, at: datetime) -> dict[str, Any]:
        """What both logs keep of a file."""
        me, year = self.store.identity, fiscal_year(at.date())
        self._serial += 1
        manifest = Manifest.seal(
            rows_of(self._rev_ids),
            counts=self._counts,
            serial=self._serial,
            fiscal_year=year,
            direction=SUBMISSION,
            municipality=me.municipality,
            owner=me.owner,
            owner_name=me.section_name,
            install=me.install,
            pc=me.pc,
            written_at=at.isoformat(timespec="seconds"),
            confirmed_on="",
        )
        name = file_name(SUBMISSION, me.municipality, me.section, year, me.pc, self._serial)
        return log_row(manifest, name, hashlib.sha256(manifest.digest.encode()).hexdigest())


# ---------------------------------------------------------------- inside


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
    mail = told(plan, code) if code != SECRETARIAT else []
    acted = project_events(code, CITY, plan.year, until, f"{plan.seed}/{plan.year}", this)
    acted += progress_events(code, plan.year, until, f"{plan.seed}/{plan.year}")
    trained = result_events(code, staff, CITY, plan.year, until, f"{plan.seed}/{plan.year}")
    return sorted([*history, *this, *odd, *mail, *acted, *trained], key=lambda event: (event.at, event.record_id))


def _hand_overs(plan: Plan, code: str, pc: str) -> list[datetime]:
    """When a PC hands over: last year's half in two files, then around the end of each month; a load at the very end."""
    if not plan.is_natural:
        return [plan.at(3, 31)]
    rng = random.Random(f"{plan.seed}/{plan.year}/{code}/{pc}/hand over")
    days = [date(plan.year - 1 + (month <= 3), month, day) for month, day in _EARLIER]
    for year, month in fiscal_months(plan.year)[:-1]:
        end = date(year, month, 28 if month == 12 else monthrange(year, month)[1])
        days.append(end + timedelta(days=rng.choices(_OFF, _OFTEN)[0]))
    is_at_the_end = code == ODD_SECTION or code in TWO_PCS
    days.append(plan.at(3, 31).date() - timedelta(days=0 if is_at_the_end else rng.randint(0, 7)))
    return [datetime.combine(_workday(day), time(9 + rng.randrange(5), rng.randrange(60)), JAPAN) for day in days]


def _workday(day: date) -> date:
    """The day itself, or the one before it on which the office is open."""
    while day.weekday() > 4 or is_closed(day):
        day -= timedelta(days=1)
    return day


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


def _add(store: Store, clock: Clock, made: Sequence[Event]) -> None:
    if made:
        clock.at = made[-1].at
        clock.ahead.extend([clock.at, *(event.at for event in made)])  # the store asks for its day, then for each time
        store.add_all([(store.kinds[event.kind], event.body, event.record_id) for event in made])


def _learn(store: Store, revisions: Sequence[Revision], file: str) -> None:
    """Take in what a file brought."""
    if revisions:
        log = {"at": store.timestamp(), "direction": INCOMING, "outcome": IMPORTED, "file": file, "sha256": ""}
        with store.writing() as connection:
            take_in(connection, store.projector, revisions, log, change(connection, revisions))


def _disagree(first: _Desk, second: _Desk, plan: Plan) -> None:
    """On the last morning the second PC learns what the first knows, and both rewrite the same request: 確認が必要."""
    morning = plan.at(3, 31, hour=8)
    for desk in (first, second):
        desk.play_until(morning)
        desk.clock.at = morning
    with first.store.reading() as connection:
        theirs = [revision_of(row) for row in connection.execute(known().where(tables.revision.c.here))]
    mine = [revision for revision in theirs if revision.owner == first.store.identity.owner]
    _learn(second.store, mine, "引継ぎ")
    shared = min((revision for revision in mine if revision.kind == "request"), key=lambda found: found.seq)
    head = first.store.view(shared.record_id).shown
    if head.deleted is None:
        first.store.edit(head.record_id, {"wish": "来年度の当初予算で対応してほしい。"})
        second.store.edit(head.record_id, {"wish": "まず1台だけ試してから決めたい。", "target": "複合機"})
