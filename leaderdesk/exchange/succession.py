# SPDX-License-Identifier: MIT
"""課の改編 at a PC: what its section became by the division's masters, and going on as that section."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.codes import DIVISION, PC_LETTERS
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.enrolment import take_seat
from leaderdesk.exchange.seal import DISTRIBUTION
from leaderdesk.kinds.organisation import Change, Section, Succession
from leaderdesk.kinds.succession import Lineage
from leaderdesk.ledger.automatic_backup import secure
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.merge import by_record
from leaderdesk.ledger.preset import PRESET_INSTALL
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store

if TYPE_CHECKING:  # it brings the readers of workbooks along, which a start does without
    from leaderdesk.exchange.reader import ExchangeFile


@dataclass(frozen=True)
class Offer:
    """What the section of a PC became: its code and name, and since when by which 改編 (None: only its name is another).

    `carries_on` says whether it goes on with the records of this PC; the other half of a split starts empty. `pc` is the
    letter for this PC that no other one of the section should have.
    """

    section: str
    name: str
    since: date | None
    change: Change | None
    carries_on: bool
    pc: str


# ---------------------------------------------------------------- what became of the section


def offers(store: Store, content: ExchangeFile | None = None) -> list[Offer]:
    """As which sections this PC may go on today, the one with its records first; none where nothing has changed.

    With a 配布 file also by what that says: it may be the first that this PC hears of the 改編.
    """
    me, today = store.identity, store.today()
    told = list(_successions(store, content))
    heir = _lineage(store, told).heir(me.section, today)
    found = [_offer(store, told, heir, content)] if heir != me.section else list(_renamed(store))
    if me.section not in store.names.options(Section.KIND, "", today) or heir != me.section:
        halves = (each for each in told if each.predecessor == me.section and each.since <= today and not each.step())
        found += [
            Offer(half.successor, _name(store, half.successor), half.since, half.change, carries_on=False, pc="A")
            for half in halves
        ]
    return found


def known_lineage(store: Store, content: ExchangeFile) -> Lineage:
    """Who goes on with whose records, by the ledger and, where the division sends it, by the file itself."""
    return (
        _lineage(store, _successions(store, content)) if content.manifest.direction == DISTRIBUTION else store.lineage
    )


def successor_ahead(store: Store, content: ExchangeFile) -> str:
    """課コード of the section that took this PC's section over and that a file is of or for; "" where it is neither.

    Its leader goes on here as that section, and then the file may come in.
    """
    me, other = store.identity, content.manifest.addressee or content.manifest.owner
    if me.role is not Role.SECTION or other in (DIVISION, me.section):
        return ""
    return other if me.section in known_lineage(store, content).followed(other, store.today()) else ""


def _successions(store: Store, content: ExchangeFile | None = None) -> Iterator[Succession]:
    bodies = [row.body for row in all_rows(store, Query(Succession))]
    if content is not None:
        told = [each for each in content.revisions if (each.kind, each.owner) == (Succession.KIND, DIVISION)]
        heads = [heads_of(found)[0] for found in by_record(told).values()]
        bodies += [head.body for head in heads if head.deleted is None]
    for body in bodies:
        with suppress(InvalidRecordError):  # what a newer version wrote and this one cannot read hands nothing on
            yield Succession.restore(body)


def _lineage(store: Store, told: Iterator[Succession] | list[Succession]) -> Lineage:
    return Lineage([*store.lineage.steps, *(step for each in told if (step := each.step()))])


def _offer(store: Store, told: list[Succession], heir: str, content: ExchangeFile | None) -> Offer:
    """The offer to go on as the section that has the records now."""
    me, today = store.identity, store.today()
    into = [each for each in told if each.successor == heir and each.since <= today and each.step()]
    last = max(into, key=lambda each: each.since)
    name = str(content.manifest.facts.get("addressee_name", "")) if content else ""
    is_named = content is not None and content.manifest.addressee == heir and name
    letter = me.pc
    if last.change is Change.MERGER and me.role is Role.SECTION:
        lineage = _lineage(store, told)
        merged = sorted({each.predecessor for each in into if each.since == last.since})
        was_there = [row.body.get("valid_from", "") < last.since.isoformat() for row in _masters(store, heir)]
        place = next(at for at, code in enumerate(merged) if me.section in lineage.followed(code, today))
        letter = PC_LETTERS[(PC_LETTERS.index(me.pc) + place + any(was_there)) % len(PC_LETTERS)]
    return Offer(heir, name if is_named else _name(store, heir), last.since, last.change, carries_on=True, pc=letter)


def _renamed(store: Store) -> Iterator[Offer]:
    """The offer to follow the masters where the division gave the section another name under its code."""
    me = store.identity
    for row in _masters(store, me.section):
        is_edited = store.view(row.record_id).shown.install != PRESET_INSTALL
        if is_edited and row.body["name"] != me.section_name:
            yield Offer(me.section, str(row.body["name"]), None, None, carries_on=True, pc=me.pc)


def _masters(store: Store, code: str) -> list[Row]:
    return all_rows(store, Query(Section, where={"code": code})) if code else []


def _name(store: Store, code: str) -> str:
    return store.names.label(Section.KIND, "", code) or code


# ---------------------------------------------------------------- going on as that section


def take_over(store: Store, offer: Offer, pc: str = "") -> Store:
    """Go on as the section of an offer, under the PC's letter of the offer or another; gives the store to go on with.

    A section that carries on goes on in this store, secured first: every record stays, and those that go on may be
    edited. One that starts empty gets a new store in this one's place, which is kept beside it.

    Raises:
        LeaderDeskError: LD-1401 no letter of a PC, LD-4008 the store is open to be read only.

    """
    letter = pc or offer.pc
    if letter not in PC_LETTERS or len(letter) != 1:
        raise LeaderDeskError("LD-1401", field=N_("PCの記号"), value=letter, choices="A～Z")
    if store.is_read_only:
        raise LeaderDeskError("LD-4008", store=Path(str(store.target)).name)
    if not offer.carries_on:
        return take_seat(store, f"-{store.identity.section}", section=offer.section, name=offer.name, pc=letter)
    secure(store)
    store.become(offer.section, offer.name, letter)
    return store
