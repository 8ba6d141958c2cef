# SPDX-License-Identifier: MIT
"""引継ぎ書: what a section's next promotion leader finds, and the list of sections without a leader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from leaderdesk.analysis.bodies import Leadership
from leaderdesk.analysis.correspondence import open_inquiries
from leaderdesk.analysis.statistics import recorded_kinds
from leaderdesk.fiscal import era_day, fiscal_label, fiscal_year
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, Row, all_rows, count
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Block, Column, Document, Fact, Facts, Heading, Paragraph, Table

_REQUESTS = (
    Column("整理番号", 3),
    Column("件名", 6),
    Column("発生日", 2.5),
    Column("状態", 2),
    Column("回答・理由", 5),
)
_INQUIRIES = (Column("期限", 2), Column("件名", 6))
_MEASURES = (Column("整理番号", 2), Column("施策名", 6), Column("立場", 2))
_MISSING = (Column("部", 3), Column("課コード", 2), Column("課", 4), Column("いまの職", 4), Column("任期の終わり", 3))
_DUTIES = (
    "情報システム等の運用に関する職場内指導",
    "情報リテラシー向上の指導",
    "情報政策課との連絡調整、現場からの要望の取りまとめ",
)


def handover_note(store: Store, section: Leadership) -> Document:
    """引継ぎ書 of a section: its leader, the duties, what is open, what was done in this 年度."""
    year = fiscal_year(store.today())
    blocks: list[Block] = [
        _leader(section),
        Heading("リーダーの仕事", 2),
        Paragraph("\n".join(f"{place}　{duty}" for place, duty in enumerate(_DUTIES, 1))),
        Heading("続いている要望", 2),
        Table(_REQUESTS, tuple(_request_lines(store, section.section)), empty="続いている要望はありません。"),
        Heading("回答を待っている照会", 2),
        Table(_INQUIRIES, tuple(_inquiry_lines(store, section.section)), empty="待っている照会はありません。"),
        Heading("担当している施策", 2),
        Table(_MEASURES, tuple(_measure_lines(store, section.section)), empty="担当している施策はありません。"),
        Heading(f"{fiscal_label(year)}の記録", 2),
        Facts((tuple(_counted(store, section.section, year)),)),
        Paragraph(
            "記録そのものは、前任者の PC の「ファイル」→「引継ぎファイルを作る」で 1 つのファイルにして渡します。",
            is_note=True,
        ),
    ]
    return Document(
        "推進リーダー 引継ぎ書",
        tuple(blocks),
        subject=f"{section.section_name}（{section.section}）",
        issuer=store.identity.post,
        made_on=era_day(store.today()),
    )


def missing_leaders(store: Store, sections: Sequence[Leadership], day: date) -> Document:
    """The sections without a leader, and those whose leader's term ends soon."""
    wanted = [each for each in sections if each.appointment is None or each.ends_soon]
    rows = tuple((each.department_name, each.section, each.section_name, *_term(each)) for each in wanted)
    return Document(
        "推進リーダーの選任が要る課",
        (
            Paragraph(f"{len(sections)} 課のうち {len(wanted)} 課です。"),
            Table(_MISSING, rows, empty="すべての課にリーダーがいます。"),
        ),
        subject=f"{store.identity.municipality_name}　{era_day(day)}現在",
        issuer=store.identity.post,
        made_on=era_day(store.today()),
    )


def _leader(section: Leadership) -> Facts:
    post, until = _term(section)
    since = era_day(date.fromisoformat(section.appointment.body["since"])) if section.appointment else ""
    return Facts(((Fact("職", post or "（未選任）", 2), Fact("就任", since), Fact("任期の終わり", until)),))


def _term(section: Leadership) -> tuple[str, str]:
    if section.appointment is None:
        return "", ""
    until = section.appointment.body.get("until")
    return str(section.appointment.body["post"]), era_day(date.fromisoformat(until)) if until else ""


def _whose(store: Store, section: str) -> frozenset[str]:
    """The section and those that it follows (課の改編): what they had goes on with it."""
    return store.lineage.followed(section, store.today())


def _request_lines(store: Store, section: str) -> list[tuple[str, ...]]:
    found = all_rows(store, Query(Request, where={"owner": _whose(store, section)}, descending=False))
    return [
        (
            str(row.body.get("local_no", "")),
            str(row.body["title"]),
            era_day(date.fromisoformat(row.body["raised_on"])),
            _state(row),
            str(row.answer.get("reason", "")),
        )
        for row in found
        if Request.restore(row.body).is_open()
    ]


def _state(row: Row) -> str:
    state: Any = row.answer.get("state")
    return State(state).label if state else "未受付"  # type: ignore[call-arg]  # by its code


def _inquiry_lines(store: Store, section: str) -> list[tuple[str, ...]]:
    """What the section owes an answer: at the division its own inquiries to it, at the section what came in."""
    mine = store.identity.owner != section
    return [
        (era_day(date.fromisoformat(row.body["due"])), str(row.body["subject"]))
        for row in open_inquiries(store, mine=mine)
        if row.body.get("addressee") in _whose(store, section)
    ]


def _measure_lines(store: Store, section: str) -> list[tuple[str, ...]]:
    roles = {"section": "担当課", "related_section": "関係課"}
    return [
        (str(row.body["code"]), str(row.body["name"]), role)
        for name, role in roles.items()
        for row in all_rows(store, Query(Measure, where={name: _whose(store, section)}))
    ]


def _counted(store: Store, section: str, year: int) -> list[Fact]:
    where = {"owner": _whose(store, section), "in_year": year}
    return [Fact(kind.LABEL, f"{count(store, Query(kind, where=where)):,} 件") for kind in recorded_kinds(store)]
