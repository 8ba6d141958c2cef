# SPDX-License-Identifier: MIT
"""推進体制: which bodies stand beneath which on a day, who holds which role, and which sections have no leader."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leaderdesk.analysis.statistics import sections_on
from leaderdesk.errors import N_
from leaderdesk.kinds.bodies import Appointment, Body, BodySort, Line
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.text import fold

LEADER = "LEADER"  # the role of a section's promotion leader, in the list `role`
RANKS = "leader.rank"  # the list of ranks from which leaders are chosen; where it is empty, any rank will do
_SOON_DAYS = 45  # before a term ends, its successor is asked for
_SEEN: Mapping[Line, tuple[Line, ...]] = {
    Line.ICT: (Line.ICT, Line.BOTH, Line.SECURITY),
    Line.DX: (Line.DX, Line.BOTH),
}


@dataclass(frozen=True)
class Place:
    """A body in the picture, with those beneath it."""

    body: Row
    beneath: tuple[Place, ...] = ()

    @property
    def code(self) -> str:
        """The body's code."""
        return str(self.body.body["code"])


def places(store: Store, line: Line, day: date) -> list[Place]:
    """図7-1 (情報化) or 図7-2 (DX) as it was on a day: what stands at the top, each with what stands beneath it.

    A body of both lines whose upper one is not in this picture stands beneath the picture's first 本部.
    """
    shown = [row for row in bodies_on(store, day) if row.body["line"] in _SEEN[line]]
    codes = {row.body["code"] for row in shown}
    top = next((row.body["code"] for row in shown if row.body["sort"] == BodySort.HEADQUARTERS), None)
    beneath: dict[str | None, list[Row]] = {}
    for row in sorted(shown, key=lambda row: "parent" in row.body and row.body["parent"] not in codes):  # guests last
        upper = row.body.get("parent")
        if upper not in codes:
            upper = top if row.body["line"] == Line.BOTH and row.body["code"] != top else None
        beneath.setdefault(upper, []).append(row)
    return [_place(row, beneath, frozenset()) for row in beneath.get(None, [])]


def _place(row: Row, beneath: Mapping[str | None, Sequence[Row]], above: frozenset[str]) -> Place:
    code = row.body["code"]
    lower = [each for each in beneath.get(code, ()) if each.body["code"] not in above | {code}]
    return Place(row, tuple(_place(each, beneath, above | {code}) for each in lower))


def bodies_on(store: Store, day: date) -> list[Row]:
    """The bodies that are in force on a day, in their order."""
    found = [row for row in all_rows(store, Query(Body)) if _is_in_force(row.body, day, "valid_from", "valid_until")]
    return sorted(found, key=lambda row: (int(row.body.get("order", "999")), row.body["code"]))


def appointments_on(store: Store, day: date, **where: str) -> list[Row]:
    """Who holds which role on a day; `where` names a role, a section or a body (`assigned_body`)."""
    found = all_rows(store, Query(Appointment, where=where))
    return [row for row in found if _is_in_force(row.body, day, "since", "until")]


def _is_in_force(body: Mapping[str, Any], day: date, begin: str, end: str) -> bool:
    return str(body.get(begin, "")) <= day.isoformat() <= str(body.get(end, "9999"))


# ---------------------------------------------------------------- leaders


@dataclass(frozen=True)
class Leadership:
    """A section and its promotion leader: the appointment in force (None: there is none), and what is amiss with it."""

    department_name: str
    section: str
    section_name: str
    appointment: Row | None
    days_left: int | None = None  # until the term ends, None where it has no end
    is_of_rank: bool = True  # 主任・主査, where the city has such a rule

    @property
    def ends_soon(self) -> bool:
        """Whether a successor should be named now."""
        return self.days_left is not None and self.days_left <= _SOON_DAYS


def leaderships(store: Store, day: date) -> list[Leadership]:
    """Every section in force on a day with its leader, in the order of codes."""
    held = {str(row.body.get("section", "")): row for row in appointments_on(store, day, role=LEADER)}
    ranks = [fold(label) for label in store.names.options("vocabulary", RANKS, day).values()]
    return [
        _leadership(department_name, section, name, _held(store, held, section, day), ranks, day)
        for _, department_name, section, name in sections_on(store, day)
    ]


def _held(store: Store, held: Mapping[str, Row], section: str, day: date) -> Row | None:
    """A section's appointment; until it has one, that of a section that it follows (課の改編)."""
    codes = (section, *sorted(store.lineage.followed(section, day) - {section}))
    return next((held[code] for code in codes if code in held), None)


def _leadership(
    department_name: str, section: str, name: str, row: Row | None, ranks: Sequence[str], day: date
) -> Leadership:
    if row is None:
        return Leadership(department_name, section, name, None)
    until = row.body.get("until")
    days_left = (date.fromisoformat(until) - day).days if until else None
    is_of_rank = not ranks or any(rank in fold(row.body["post"]) for rank in ranks)
    return Leadership(department_name, section, name, row, days_left, is_of_rank)


def own_leadership(store: Store) -> Leadership | None:
    """The line of the section whose store it is; None at the division, and where the section is in no list."""
    return next((each for each in leaderships(store, store.today()) if each.section == store.identity.owner), None)


class Standing(Code):
    """How a section stands with its leader."""

    NAMED = "named", N_("選任済")
    MISSING = "missing", N_("未選任")
    ENDING = "ending", N_("まもなく任期末")
    RANK = "rank", N_("職の確認")


def standing_of(section: Leadership) -> Standing:
    """The one thing to say of a section's leader: missing before ending, ending before rank."""
    if section.appointment is None:
        return Standing.MISSING
    if section.ends_soon:
        return Standing.ENDING
    return Standing.NAMED if section.is_of_rank else Standing.RANK


def appoint(store: Store, section: str, post: str, since: date, *, until: date | None = None) -> list[Revision]:
    """異動: a section gets a new leader from a day on; the one before ends the day before. One transaction.

    Raises InvalidRecordError where the post is empty or the term ends before it begins.
    """
    body = {"role": LEADER, "section": section, "post": post, "since": since.isoformat()}
    if until is not None:
        body["until"] = until.isoformat()
    put: dict[str, tuple[Kind, Mapping[str, Any] | None]] = {}
    last_day = (since - timedelta(days=1)).isoformat()
    for row in all_rows(store, Query(Appointment, where={"role": LEADER, "section": section})):
        if row.body["since"] < body["since"] and row.body.get("until", "9999") > last_day:
            put[row.record_id] = (Appointment, {"until": last_day})
    put[str(uuid.uuid4())] = (Appointment, body)
    return store.put(put)
