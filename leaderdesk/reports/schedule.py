# SPDX-License-Identifier: MIT
"""進捗管理スケジュール (図7-3): the year's gates as a time line and a list, with what each still lacks."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.analysis.gates import Stand, Standing, standings
from leaderdesk.fiscal import era_day, fiscal_label, fiscal_year
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Column, Document, Heading, PageBreak, Paragraph, Schedule, Span, SpanTone, Table

TONES: Mapping[Stand, SpanTone] = {
    Stand.DONE: SpanTone.DONE,
    Stand.OPEN: SpanTone.UNDER_WAY,
    Stand.LATE: SpanTone.LATE,
    Stand.AHEAD: SpanTone.AHEAD,
    Stand.PASSED: SpanTone.PASSED,
}

_LEGEND = "塗り：済　斜線：進行中　白：これから　太い枠：期日過ぎ　灰色：経過　菱形：その日だけの節目　赤い線：今日"


def schedule(store: Store, year: int) -> Document:
    """The schedule of a 年度 as it stands today, A4 across."""
    today = store.today()
    gates = standings(store, year)
    spans = tuple(Span(gate.name, gate.begins_on, gate.due, TONES[gate.stand], _said(gate)) for gate in gates)
    line = Schedule(year, spans, today if fiscal_year(today) == year else None)
    columns = (Column("期日", 3), Column("予定", 7), Column("状態", 2), Column("足りないもの", 6), Column("備考", 4))
    rows = tuple((era_day(gate.due), gate.name, gate.stand.label, _lacks(gate), gate.note) for gate in gates)
    return Document(
        title="進捗管理スケジュール",
        subject=fiscal_label(year),
        blocks=(line, Paragraph(_LEGEND, is_note=True), PageBreak(), Heading("節目の一覧", 2), Table(columns, rows)),
        issuer=f"{store.identity.municipality_name} {Role.DIVISION.label}",
        made_on=f"{era_day(today)} 現在",
        is_across=True,
    )


def _lacks(gate: Standing) -> str:
    return gate.missing.sentence.format(*gate.missing.facts) if gate.missing else ""


def _said(gate: Standing) -> str:
    """What stands beside a bar: that it is done, or what it lacks."""
    if gate.missing:
        late = f"{gate.stand.label}：" if gate.stand is Stand.LATE else ""
        return f"{late}{_lacks(gate)}"
    return gate.stand.label if gate.stand is Stand.DONE else ""
