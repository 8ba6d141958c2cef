# SPDX-License-Identifier: MIT
"""The division's year: what came in, what it decided of it and when, whom it asked; and what it sends to each section."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from leaderdesk.analysis.training import fix_staff
from leaderdesk.analysis.triage import answer_each
from leaderdesk.codes import DIVISION, EVERYONE
from leaderdesk.exchange.addressees import Addressees
from leaderdesk.exchange.distribution import distribute, sections_in_force
from leaderdesk.exchange.enrolment import set_up
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.registration import put_master_key
from leaderdesk.fiscal import fiscal_start
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.log import IMPORTED, INCOMING, own_revisions
from leaderdesk.ledger.merge import change, take_in
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.sample.correspondence import asked
from leaderdesk.sample.decisions import Arrived, Step, decisions, meeting
from leaderdesk.sample.measures import add_measures
from leaderdesk.sample.measures_year import plan_deeds
from leaderdesk.sample.meetings import meeting_deeds
from leaderdesk.sample.plan import CITY, PRESET, SECRETARIAT, Clock, Plan, sections
from leaderdesk.sample.projects import project_events
from leaderdesk.sample.section import Delivery
from leaderdesk.sample.training import session_events
from leaderdesk.sample.year import JAPAN, Event

_OPENED, _DECIDED = time(14, 0), time(15, 0)  # on a day of the division: files are taken in, then it decides
_COUNTED_AT = (4, 1, 10)  # month, day, hour
_Deed = tuple[datetime, Callable[[], object]]


def division_store(folder: Path, plan: Plan, clock: Clock) -> Store:
    """The division's store as it begins: `division.db`, with nothing in it but the masters and, in a natural year, the plan."""
    store = set_up(
        folder / "division.db",
        KINDS,
        role=Role.DIVISION,
        municipality=CITY,
        preset=PRESET,
        install=_digest(plan).hex()[:32],
        now=clock,
    )
    if plan.is_natural:
        now, clock.at = clock.at, plan.at(4, 1, hour=9)
        add_measures(store, plan.year)
        clock.at = now
    return store


def told_to(store: Store, sections: Sequence[str]) -> dict[str, list[Revision]]:
    """What the division's new store tells each of these sections: the measures that it is to answer for, and the year's days."""
    with store.reading() as connection:
        ours = own_revisions(connection, DIVISION)
    addressees = Addressees(store)
    told: dict[str, list[Revision]] = {code: [] for code in sections}
    for revision in ours:
        for code in addressees.of(store.kinds[revision.kind], revision.body):
            for each in sections if code == EVERYONE[0] else {code} & told.keys():
                told[each].append(revision)
    return told


def answer_city(folder: Path, plan: Plan, deliveries: Sequence[Delivery]) -> None:
    """Play the division's year: its store on the last day, and in `distributions/` what it then sends to each section."""
    folder.mkdir()
    clock = Clock(plan.at(3, 31))
    with division_store(folder, plan, clock) as store:
        put_master_key(store, _digest(plan))
        made = {code for code, _ in sections()[: plan.sections]}
        names = {code: name for code, name in sections_in_force(store).items() if code in made}
        deeds = [*_taking_in(store, plan, deliveries), *_deciding(store, plan, deliveries)]
        others = [code for code in names if code != SECRETARIAT]
        deeds += _writing(store, [*asked(plan, others), *_projects(plan), *_training(plan)])
        deeds += _counting(store, plan)
        deeds += [*meeting_deeds(store, plan), *plan_deeds(store, plan)]
        for at, deed in sorted(deeds, key=itemgetter(0)):
            clock.at = at
            deed()
        clock.at = plan.at(3, 31, hour=15)
        distribute(store, folder / "distributions", names)


def _digest(plan: Plan) -> bytes:
    return hashlib.sha256(f"division/{plan.seed}/{plan.year}".encode()).digest()


def _taking_in(store: Store, plan: Plan, deliveries: Sequence[Delivery]) -> Iterator[_Deed]:
    def take(together: Sequence[Delivery]) -> None:
        with store.writing() as connection:
            for delivery in together:
                log = {**delivery.log, "at": store.timestamp(), "direction": INCOMING, "outcome": IMPORTED}
                log["standing"] = Standing.UNCONFIRMED.value  # no section has its key yet
                planned = change(connection, delivery.revisions)
                take_in(connection, store.projector, delivery.revisions, log, planned)

    in_order = sorted(deliveries, key=lambda delivery: delivery.at)
    for day, together in groupby(in_order, key=lambda delivery: _opened_on(plan, delivery)):
        yield datetime.combine(day, _OPENED, JAPAN), partial(take, list(together))


def _deciding(store: Store, plan: Plan, deliveries: Sequence[Delivery]) -> Iterator[_Deed]:
    begins, arrived = fiscal_start(plan.year).isoformat(), _arrived(plan, deliveries)
    before = [each for each in arrived if each.raised_on < begins]
    this = [each for each in arrived if each.raised_on >= begins]
    steps = decisions(before, this, plan.at(3, 31).date(), f"{plan.seed}/{plan.year}/decisions")

    def decide(today: Sequence[Step]) -> None:
        for together in _rounds(today):
            answer_each(store, together)

    for day, today in groupby(steps, key=lambda step: step.on):
        yield datetime.combine(day, _DECIDED, JAPAN), partial(decide, list(today))


def _rounds(today: Sequence[Step]) -> Iterator[dict[str, Mapping[str, str]]]:
    """What is decided together: one thing of a request at a time; what merges comes after what it is merged into."""
    for merges in (False, True):
        left = [step for step in today if ("merged_into" in step.fields) is merges]
        while left:
            now: dict[str, Step] = {}
            for step in left:
                now.setdefault(step.record_id, step)
            yield {record_id: step.fields for record_id, step in now.items()}
            left = [step for step in left if now[step.record_id] is not step]


def _writing(store: Store, events: Sequence[Event]) -> Iterator[_Deed]:
    def write(together: Sequence[Event]) -> None:
        added = [event for event in together if not event.is_edit]
        store.add_all([(store.kinds[event.kind], event.body, event.record_id) for event in added])
        for event in together:
            if event.is_edit:
                store.edit(event.record_id, event.body)

    for at, together in groupby(sorted(events, key=lambda event: event.at), key=lambda event: event.at):
        yield at, partial(write, list(together))


def _projects(plan: Plan) -> list[Event]:
    return project_events(DIVISION, CITY, plan.year, plan.at(3, 31).date(), f"{plan.seed}/{plan.year}")


def _training(plan: Plan) -> list[Event]:
    return session_events(CITY, plan.year, plan.at(3, 31).date())


def _counting(store: Store, plan: Plan) -> Iterator[_Deed]:
    """On the first day of the year its 職員数 are fixed; those of the two years before are, too, for they were not yet."""
    for year in range(plan.year - 2, plan.year + 1):
        yield plan.at(*_COUNTED_AT), partial(fix_staff, store, fiscal_start(year))


def _opened_on(plan: Plan, delivery: Delivery) -> date:
    """The day on which the division takes a file in: what comes after its hour waits for the next."""
    is_late = delivery.at.time() > _OPENED
    return meeting(delivery.at.date() + timedelta(days=is_late), plan.at(3, 31).date())


def _arrived(plan: Plan, deliveries: Sequence[Delivery]) -> list[Arrived]:
    """The requests as the division came to know of them."""
    found: dict[str, Arrived] = {}
    for delivery in sorted(deliveries, key=lambda delivery: delivery.at):
        day = _opened_on(plan, delivery)
        for revision in delivery.revisions:
            if revision.kind != Request.KIND:
                continue
            body = revision.body
            first = Arrived(revision.record_id, body["raised_on"], day, body["title"], body["category"])
            known = found.setdefault(revision.record_id, first)
            if body["intent"] != "submit" and known.end is None:
                found[revision.record_id] = replace(known, end=day, intent=body["intent"])
    return list(found.values())
