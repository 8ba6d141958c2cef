# SPDX-License-Identifier: MIT
"""体制図 as a 帳票: 図7-1 (情報化推進体制) and 図7-2 (DX推進体制), drawn from the records as they were on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderdesk.analysis.bodies import LEADER, Place, appointments_on, places
from leaderdesk.errors import N_
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.bodies import Line
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Block, Column, Document, Heading, OrgBox, OrgChart, PageBreak, Paper, Table

TITLES: Mapping[Line, str] = {Line.ICT: N_("情報化推進体制"), Line.DX: N_("DX推進体制")}
_DUTIES = (Column("組織", 3), Column("長・構成", 4), Column("役割", 6))


def org_chart(store: Store, day: date, lines: Sequence[Line] = tuple(TITLES), *, paper: Paper = Paper.A4) -> Document:
    """The chart of each line on a page of its own, and behind them what each body is for."""
    blocks: list[Block] = []
    for line in lines:
        found = places(store, line, day)
        if blocks:
            blocks.append(PageBreak())
        blocks += [Heading(TITLES[line], 2), OrgChart(boxes(store, found, day))]
        if not found:
            blocks.append(Table(_DUTIES, ()))
    blocks += [PageBreak(), Heading("組織の構成と役割", 2), Table(_DUTIES, _duties(store, day, lines))]
    return Document(
        "・".join(TITLES[line] for line in lines),
        tuple(blocks),
        subject=f"{store.identity.municipality_name}　{era_day(day)}現在",
        issuer=store.identity.post,
        made_on=era_day(store.today()),
        paper=paper,
        is_across=True,
    )


def boxes(store: Store, found: Sequence[Place], day: date) -> tuple[OrgBox, ...]:
    """The places of a picture as boxes; where the leaders stand, how many there are."""
    return tuple(
        OrgBox(
            place.code,
            str(place.body.body["name"]),
            _chair(place),
            _members(store, place, day),
            boxes(store, place.beneath, day),
        )
        for place in found
    )


def _chair(place: Place) -> str:
    body = place.body.body
    return "：".join(str(body[name]) for name in ("chair_title", "chair") if name in body)


def _members(store: Store, place: Place, day: date) -> str:
    members = str(place.body.body.get("members", ""))
    if place.body.body["sort"] != "leaders":
        return members
    count = len(appointments_on(store, day, role=LEADER))
    return f"{members}（{count}名）" if count else members


def _duties(store: Store, day: date, lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    seen: dict[str, tuple[str, ...]] = {}

    def walk(found: Sequence[Place]) -> None:
        for place in found:
            body = place.body.body
            who = "、".join(filter(None, (_chair(place), str(body.get("members", "")))))
            seen.setdefault(place.code, (str(body["name"]), who, str(body.get("duties", ""))))
            walk(place.beneath)

    for line in lines:
        walk(places(store, line, day))
    return tuple(seen.values())
