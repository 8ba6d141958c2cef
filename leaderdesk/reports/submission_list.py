# SPDX-License-Identifier: MIT
"""提出状況の一覧: who handed over, when, how late, and who has not, on paper."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.analysis.submissions import MonthState, SubmissionState
from leaderdesk.fiscal import day_of, era_day
from leaderdesk.ledger.log import LoggedFile
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Column, Document, Paragraph, Table

_COLUMNS = (
    Column("部", 3),
    Column("課コード", 2),
    Column("課", 4),
    Column("号", 2),
    Column("書き出した日", 3),
    Column("状況", 3),
)


def submission_list(store: Store, states: Sequence[SubmissionState | MonthState], *, period: str) -> Document:
    """The sections in the order given, as they stand in a period (「令和8年度」, 「3月分」)."""
    missing = sum(_file(state) is None for state in states)
    return Document(
        "提出状況の一覧",
        (
            Paragraph(f"{len(states)} 課のうち、提出済 {len(states) - missing} 課、未提出 {missing} 課です。"),
            Table(_COLUMNS, tuple(_line(state) for state in states), empty="この条件の課はありません。"),
        ),
        subject=f"{store.identity.municipality_name}　{period}",
        issuer=store.identity.post,
        made_on=era_day(store.today()),
    )


def _line(state: SubmissionState | MonthState) -> tuple[str, ...]:
    file = _file(state)
    late = f"（{state.late}日遅れ）" if isinstance(state, MonthState) and state.late else ""
    sent = (file.number, era_day(day_of(file.written_at)), f"提出済{late}") if file else ("", "", f"未提出{late}")
    return (state.department_name, state.section, state.section_name, *sent)


def _file(state: SubmissionState | MonthState) -> LoggedFile | None:
    return state.file if isinstance(state, MonthState) else state.newest
