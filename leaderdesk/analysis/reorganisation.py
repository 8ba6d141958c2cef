# SPDX-License-Identifier: MIT
"""課の改編: the division ends sections, begins others, and says who goes on with whose records, all in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.organisation import Change, Section, Succession
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store


@dataclass(frozen=True)
class After:
    """One section after a 改編: a new one, or one that is there already and goes on. Texts are Section's, canonical."""

    code: str
    name: str = ""
    department: str | None = None  # by default that of the first section before


@dataclass(frozen=True)
class Reorganisation:
    """What becomes of sections (課コード) on a day; `carries_on` is the code that goes on with the records after a split.

    A section that stands on both sides goes on under its code: what was split off, or what joined it, changes nothing
    of its own records.
    """

    change: Change
    since: date
    before: Sequence[str]
    after: Sequence[After]
    carries_on: str = ""


def reorganise(store: Store, plan: Reorganisation) -> list[Revision]:
    """Write a 改編, all of it or nothing: the ends and beginnings of sections, and the successions.

    Raises:
        LeaderDeskError: LD-1001 something is missing, LD-1512 a renaming that renames nothing, LD-1541 to LD-1543 too
            few sections, or none that carries on, LD-1544 a section that is not there then, LD-1545 one that was
            followed already, LD-3007 a code that is taken; and what `Store.put` raises.

    """
    _refuse(store, plan)
    records: dict[str, tuple[Kind, Body | None]] = {}

    def put(kind: Kind, body: dict[str, Any]) -> None:
        records[store.fixed_id(kind, body)] = (kind, body)

    sections, going_on = _sections(store), {each.code for each in plan.after}
    for code in plan.before:
        if code not in going_on:
            put(Section, {"code": code, "valid_until": (plan.since - timedelta(days=1)).isoformat()})
    for each in plan.after:
        if not _is_there(sections, each.code, plan.since):
            department = each.department or sections[plan.before[0]].get("department")
            begun = {"code": each.code, "name": each.name, "department": department}
            put(Section, begun | {"valid_from": plan.since.isoformat(), "valid_until": None})
    for before in plan.before:
        for each in plan.after:
            if each.code != before:
                put(Succession, _succession(plan, before, each.code))
    return store.put(records)


def next_code(store: Store, beside: str, taken: Collection[str] = ()) -> str:
    """A free 課コード for a new section: the next one behind those that begin like the section beside which it stands."""
    head, digits = beside[:-2], beside[-2:]
    if not digits.isdecimal() or len(digits) < 2:
        return ""
    used = [code for code in {*_sections(store), *taken} if code.startswith(head) and len(code) == len(beside)]
    highest = max((int(code[-2:]) for code in used if code[-2:].isdecimal()), default=int(digits))
    return f"{head}{highest + 1:02}" if highest < 99 else ""


def _succession(plan: Reorganisation, before: str, after: str) -> dict[str, Any]:
    carries_on = str(after == plan.carries_on).lower() if plan.change is Change.SPLIT else None
    ends = {"predecessor": before, "successor": after}
    return ends | {"change": plan.change.value, "since": plan.since.isoformat(), "carries_on": carries_on}


def _refuse(store: Store, plan: Reorganisation) -> None:
    sections, codes = _sections(store), [each.code for each in plan.after]
    if not plan.before:
        raise LeaderDeskError("LD-1001", field=N_("元の課"))
    if not plan.after or not all(codes):
        raise LeaderDeskError("LD-1001", field=N_("後の課"))
    if plan.change is Change.RENAME and codes[0] in plan.before:
        raise LeaderDeskError("LD-1512")
    if plan.change is Change.MERGER and len({*plan.before, *_there_before(sections, plan)}) < 2:
        raise LeaderDeskError("LD-1541")
    if plan.change is Change.SPLIT and len(codes) < 2:
        raise LeaderDeskError("LD-1542")
    if plan.change is Change.SPLIT and plan.carries_on not in codes:
        raise LeaderDeskError("LD-1543")
    for code in plan.before:
        _refuse_before(store, sections, code, plan.since)
    times = Counter(codes)
    for each in plan.after:
        is_there = _is_there(sections, each.code, plan.since)
        may_stay = each.code in plan.before or plan.change is Change.MERGER
        if times[each.code] > 1 or (each.code in sections and not (is_there and may_stay)):
            raise LeaderDeskError("LD-3007", value=each.code)
        if not is_there and not each.name:
            raise LeaderDeskError("LD-1001", field=N_("課名"))


def _refuse_before(store: Store, sections: Mapping[str, Body], code: str, since: date) -> None:
    """A section can be reorganised that is there on the day before, and that nobody has taken over yet."""
    name, eve = sections.get(code, {}).get("name", code), since - timedelta(days=1)
    if not _is_there(sections, code, eve):
        raise LeaderDeskError("LD-1544", section=name, day=era_day(eve))
    for row in all_rows(store, Query(Succession, where={"predecessor": code})):
        followed = Succession.restore(row.body)
        if followed.step():
            raise LeaderDeskError("LD-1545", section=name, day=era_day(followed.since))


def _there_before(sections: Mapping[str, Body], plan: Reorganisation) -> list[str]:
    """The sections after a 改編 that were there before it."""
    return [each.code for each in plan.after if _is_there(sections, each.code, plan.since - timedelta(days=1))]


def _is_there(sections: Mapping[str, Body], code: str, day: date) -> bool:
    body = sections.get(code)
    return body is not None and body.get("valid_from", "") <= day.isoformat() <= body.get("valid_until", "9999")


def _sections(store: Store) -> dict[str, Body]:
    return {row.body["code"]: row.body for row in all_rows(store, Query(Section))}
