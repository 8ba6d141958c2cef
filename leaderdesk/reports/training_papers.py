# SPDX-License-Identifier: MIT
"""受講者名簿 and 修了証: papers of one session. Names are typed when it is printed; they are kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.fiscal import era_day
from leaderdesk.kinds.training import Course, TrainingSession
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import (
    Alignment,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Form,
    Forms,
    Heading,
    PageBreak,
    Paragraph,
    Stamps,
    Table,
)

_LEAST_LINES, _MOST_LINES = 25, 500
_MORE = 3  # empty lines behind those with names: somebody always comes unannounced


def sign_in_sheet(store: Store, session: Row, names: Sequence[str] = ()) -> Document:
    """受講者名簿: a line for each name, or so many empty ones as there are places."""
    said = TrainingSession.restore(session.body)
    lines = min(len(names) + _MORE if names else said.capacity or _LEAST_LINES, _MOST_LINES)
    filled = [*names[:lines], *[""] * (lines - len(names))]
    columns = (
        Column("番号", 2, Alignment.RIGHT),
        Column("課", 6),
        Column("職名", 4),
        Column("氏名", 7),
        Column("署名", 7),
        Column("備考", 4),
    )
    rows = tuple((str(number), "", "", name, "", "") for number, name in enumerate(filled, 1))
    note = "この名簿は紙で保管し、人数だけを「研修」に入力します。氏名はシステムに残しません。"
    return Document(
        "受講者名簿",
        (_facts(store, said), Table(columns, rows), Paragraph(note, is_note=True)),
        subject=said.name,
        issuer=store.identity.post,
        made_on=era_day(store.today()),
    )


def certificates(store: Store, session: Row, names: Sequence[str], *, issuer: str, issued_on: date) -> Document:
    """修了証: a page for each name; without any, one page whose name is left to be written."""
    said = TrainingSession.restore(session.body)
    blocks: list[Block] = []
    for name in names or ("",):
        if blocks:
            blocks.append(PageBreak())
        blocks += _certificate(store, said, name, issuer, issued_on)
    return Forms("修了証", tuple(blocks), subject=said.name)


def _certificate(store: Store, said: TrainingSession, name: str, issuer: str, issued_on: date) -> list[Block]:
    right = Alignment.RIGHT
    lines = [Fact("氏名", f"{name}　様" if name else "　　　　　　　　　　様")]
    facts = Facts(((lines[0],), (Fact("研修", _course(store, said)),), (Fact("回", said.name),), (_held(said),)))
    return [
        Heading("修了証"),
        Paragraph("次の研修を修了したことを証します。"),
        Form((facts,)),
        Paragraph(f"\n{era_day(issued_on)}", alignment=right),
        Paragraph(issuer, alignment=right),
        Stamps(("印",)),
    ]


def _facts(store: Store, said: TrainingSession) -> Facts:
    first = (Fact("研修", _course(store, said), 2), Fact("形式", said.form.label))
    times = "～".join(f"{each:%H:%M}" for each in (said.begins_at, said.ends_at) if each is not None)
    second = (_held(said), Fact("時間", times))
    third = (Fact("会場", said.place or ""), Fact("講師", said.lecturer or ""))
    return Facts((first, second, third))


def _held(said: TrainingSession) -> Fact:
    days = [said.held_on, *([said.until] if said.until and said.until != said.held_on else [])]
    return Fact("開催日", "～".join(era_day(day) for day in days), 2)


def _course(store: Store, said: TrainingSession) -> str:
    return store.names.label(Course.KIND, "", said.course) or said.course
