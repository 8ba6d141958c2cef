# SPDX-License-Identifier: MIT
"""議事要旨: what a meeting dealt with, what was said and what came of it; without the division's own notes, for anybody."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.analysis.meeting_figures import answer_of
from leaderdesk.analysis.meetings import agenda, opinion_stand, opinions_at, state_of
from leaderdesk.fiscal import era_day
from leaderdesk.kinds.bodies import Body
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.meetings import AgendaItem, OpinionSort, OpinionState
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Block, Column, Document, Fact, Facts, Heading, Paragraph, Table
from leaderdesk.reports.meeting_pack import moment_of, paper_day


def minutes(store: Store, meeting: Row) -> Document:
    """The minutes of a meeting, A4 upright."""
    return Document(
        title="議事要旨",
        blocks=tuple(_blocks(store, meeting)),
        subject=meeting.body["name"],
        issuer=f"{store.identity.municipality_name} {Role.DIVISION.label}",
        made_on=f"{era_day(store.today())} 現在",
    )


def _blocks(store: Store, meeting: Row) -> Iterator[Block]:
    body = meeting.body
    facts = (
        ("会議体", store.names.label(Body.KIND, "", body["assigned_body"]) or body["assigned_body"]),
        ("日時・会場", moment_of(meeting)),
        ("出席", body.get("attendance", "")),
        ("結果の要旨", body.get("summary", "")),
    )
    yield Facts(tuple((Fact(label, text),) for label, text in facts if text))
    items = agenda(store, meeting.record_id)
    sort = AgendaItem.facets()["sort"]
    yield Heading("議題と結果", 2)
    yield Table(
        (Column("番号", 1), Column("種類", 1.5), Column("議題", 5), Column("結果", 6)),
        tuple(
            (
                row.body["order"],
                sort.show(sort.restore(row.body["sort"])),
                row.body["title"],
                row.body.get("result", ""),
            )
            for row in items
        ),
        empty="議題の記録はありません。",
    )
    yield Heading("意見と対応", 2)
    order = {row.record_id: row.body["order"] for row in items}
    yield Table(
        (
            Column("番号", 1),
            Column("議題", 1),
            Column("種類", 1.4),
            Column("意見", 6),
            Column("施策・担当", 3),
            Column("対応", 5),
        ),
        tuple(_opinion(store, place, row, order) for place, row in enumerate(opinions_at(store, meeting.record_id), 1)),
        empty="意見の記録はありません。",
    )
    yield Paragraph("発言者は職や立場で示しています。議題の番号は「議題と結果」の番号です。", is_note=True)


def _opinion(store: Store, place: int, row: Row, order: dict[str, str]) -> tuple[str, ...]:
    body, names = row.body, store.names
    measure, section = body.get("measure", ""), body.get("section", "")
    text = f"{body['text']}（{body['said_by']}）" if body.get("said_by") else body["text"]
    about = (
        f"{measure} {names.label(Measure.KIND, '', measure) or ''}".strip(),
        names.label(Section.KIND, "", section) or section,
    )
    due = f"期限：{paper_day(body['due'])}" if body.get("due") and state_of(row) is OpinionState.PLANNED else ""
    stand = opinion_stand(body, store.today()).label
    return (
        str(place),
        order.get(body.get("agenda_item", ""), ""),
        OpinionSort(body["sort"]).label,  # type: ignore[call-arg]  # by its code
        text,
        "\n".join(filter(None, about)),
        "\n".join(filter(None, (f"【{stand}】", answer_of(body), due))),
    )
