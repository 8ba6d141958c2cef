# SPDX-License-Identifier: MIT
"""全庁統合: the whole city as one workbook, for people to read and for any program to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaderdesk.analysis.statistics import by_category, by_month, by_section, recorded_kinds, years
from leaderdesk.analysis.submissions import submission_states
from leaderdesk.codes import DIVISION, EVERYONE
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.link_labels import LinkedNames, link_labels
from leaderdesk.exchange.reader import row_counts
from leaderdesk.exchange.workbook import CellForm, Column, Sheets, for_people, record_cells, record_columns
from leaderdesk.fiscal import fiscal_code, fiscal_label, fiscal_months, fiscal_year
from leaderdesk.kinds.facet import Link
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.organisation import Department, Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Query, Row, all_rows, answering_kind, count
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside
from leaderdesk.progress import Progress, Stopped, quietly
from leaderdesk.reports.native_chart import bar_chart

SUMMARY, BY_SECTION, BY_CATEGORY, BY_MONTH, SUBMISSIONS = "概要", "部課別", "種類別", "月別", "提出状況"

_CODE, _NAME, _FIGURE = CellForm(str, width=11), CellForm(str, width=20), CellForm(int, "#,##0", 12)
_PLACE = (Column("部コード", _CODE), Column("部名", _NAME), Column("課コード", _CODE), Column("課名", _NAME))
_SUMMARY_COLUMNS = (Column("項目", _NAME), Column("内容", CellForm(str, width=40)))
_PROGRESS_EVERY = 500


def consolidate(store: Store, target: Path, *, progress: Progress = quietly) -> dict[str, int]:
    """Write the workbook; gives kind to the number of its records in the file, which equals the store's.

    Raises:
        LeaderDeskError: LD-2301 the folder cannot be written, LD-2302 the file does not hold what the store does,
            LD-2303 another program has the file open.
        Stopped: a person stopped it; an earlier file stays.

    """
    counts = _counts(store)
    kinds = [store.kinds[name] for name in counts]
    if not progress(0, sum(counts.values())):
        raise Stopped
    with temporary_beside(target) as draft:
        _write(store, kinds, counts, draft, progress)
        written = row_counts(draft)
        if any(written.get(kind.LABEL, 0) - 1 != counts[kind.KIND] for kind in kinds):
            raise LeaderDeskError("LD-2302", file=target.name)
        replace_file(draft, target)
    return counts


def _counts(store: Store) -> dict[str, int]:
    """Kind to number of records of what the workbook lists: the everyday kinds, and whatever else has records.

    Masters that every section holds, and what only machines read, are in the file of everything; what answers a record
    stands beside it.
    """
    everyday = recorded_kinds(store)
    counts = {kind.KIND: count(store, Query(kind)) for kind in everyday}
    for kind in store.kinds.values():
        is_master = bool(kind.CODE) and tuple(kind.GOES_TO) == EVERYONE
        is_elsewhere = is_master or kind.ANSWERS or len(kind.UNREAD) == len(kind.facets())
        if kind not in everyday and not is_elsewhere and (found := count(store, Query(kind))):
            counts[kind.KIND] = found
    return counts


def _write(store: Store, kinds: Sequence[Kind], counts: dict[str, int], draft: Path, progress: Progress) -> None:
    """概要 with its charts, the statistics, one list per kind, 提出状況."""
    with Sheets(f"全庁統合 {store.identity.municipality_name}") as sheets:
        summary = sheets.add(SUMMARY)
        sheets.table(summary, _SUMMARY_COLUMNS, _summary_rows(store, kinds, counts))
        _statistics(store, sheets, recorded_kinds(store), summary)
        done = 0
        for kind in kinds:
            rows = _told(_record_rows(store, kind), progress, done, sum(counts.values()))
            done += sheets.table(sheets.add(kind.LABEL), _record_columns(store, kind), rows)
        sheets.table(sheets.add(SUBMISSIONS), _SUBMISSION_COLUMNS, _submission_rows(store))
        sheets.save_draft(draft)


# ---------------------------------------------------------------- records


def _record_columns(store: Store, kind: Kind) -> list[Column]:
    leading = (Column("団体コード", _CODE), *_PLACE, Column("年度", CellForm(int, "0", 8)))
    trailing = (
        Column("版の数が複数", _CODE),
        Column("更新日時", CellForm(str, width=26), is_printed=False),
        Column("管理番号", CellForm(str, width=38), is_printed=False),
    )
    taken = {column.heading for column in (*leading, *trailing)}
    own = [
        replace(column, heading=f"{kind.LABEL}の{column.heading}") if column.heading in taken else column
        for column in for_people(kind, record_columns(kind, {}))
    ]
    return [*leading, *own, *_answer_columns(store, kind), *trailing]


def _answer_columns(store: Store, kind: Kind) -> list[Column]:
    """What the division answers to each record, beside it; a heading that the record has too says whose it is."""
    if (answering := answering_kind(store, kind)) is None:
        return []
    own = {facet.heading for facet in kind.facets().values()}
    told = dict(zip(answering.facets(), record_columns(answering, {}), strict=True))
    return [
        replace(column, heading=f"{answering.LABEL}：{column.heading}") if column.heading in own else column
        for name, column in told.items()
        if name != answering.ANSWERS
    ]


def _answer_cells(answering: Kind | None, row: Row, names: Names) -> list[Any]:
    if answering is None:
        return []
    cells = dict(zip(answering.facets(), record_cells(answering, row.answer, names), strict=True))
    return [cell for name, cell in cells.items() if name != answering.ANSWERS]


def _record_rows(store: Store, kind: Kind) -> Iterator[list[Any]]:
    """One row per record, section by section and day by day."""
    answering = answering_kind(store, kind)
    departments = {
        row.body["code"]: row.body.get("department", "") for row in all_rows(store, Query(Section, deleted=False))
    }
    rows = all_rows(store, Query(kind, descending=False))
    rows.sort(key=lambda row: row.owner)
    bodies = [(kind, row.body) for row in rows] + [(answering, row.answer) for row in rows if answering]
    linked = link_labels(store, bodies)
    names = LinkedNames(
        store.names, {record_id: label for each in linked.values() for record_id, label in each.items()}
    )
    for row in rows:
        department = departments.get(row.owner, "")
        section = Role.DIVISION.label if row.owner == DIVISION else names.label(Section.KIND, "", row.owner) or ""
        place = (department, names.label(Department.KIND, "", department) or "", row.owner, section)
        conflict = "確認が必要" if row.head_count > 1 else None
        cells = [*for_people(kind, record_cells(kind, row.body, names)), *_answer_cells(answering, row, names)]
        yield [store.identity.municipality, *place, row.in_year, *cells, conflict, row.written_at, row.record_id]


def _told(rows: Iterator[list[Any]], progress: Progress, before: int, total: int) -> Iterator[list[Any]]:
    for place, row in enumerate(rows, before + 1):
        if place % _PROGRESS_EVERY == 0 and not progress(place, total):
            raise Stopped
        yield row


# ---------------------------------------------------------------- statistics


def _summary_rows(store: Store, kinds: Sequence[Kind], counts: dict[str, int]) -> list[tuple[str, Any]]:
    me, year = store.identity, fiscal_year(store.today())
    states = submission_states(store, year=year)
    handed = sum(not state.is_missing for state in states)
    return [
        ("団体コード", me.municipality),
        ("団体名", me.municipality_name),
        ("作成日時", store.timestamp()),
        *((f"{kind.LABEL}の件数", counts[kind.KIND]) for kind in kinds),
        ("提出した課の数", handed),
        ("課の数", len(states)),
        ("提出状況の年度", fiscal_label(year)),
    ]


def _statistics(store: Store, sheets: Sheets, kinds: Sequence[Kind], summary: Any) -> None:
    """部課別, 種類別 and 月別 with a native chart each on 概要, so that a clerk can go on with them in Excel."""
    headings = [Column(kind.LABEL, _FIGURE) for kind in kinds]
    sections = by_section(store)
    by_place = sheets.add(BY_SECTION)
    rows = [
        (
            at.department,
            at.department_name,
            at.section,
            at.section_name,
            *(at.counts[kind.KIND] for kind in kinds),
            at.total,
            *_today(store, at.section),
        )
        for at in sections
    ]
    today = (Column("今の課コード", _CODE), Column("今の課名", _NAME))
    sheets.table(by_place, (*_PLACE, *headings, Column("合計", _FIGURE), *today), rows)
    months = sheets.add(BY_MONTH)
    calendar = [
        (year, place, month)
        for year in sorted(years(store, kinds))
        for place, (_, month) in enumerate(fiscal_months(year))
    ]
    counted = {(kind.KIND, year): by_month(store, kind, year=year) for kind in kinds for year in years(store, kinds)}
    month_rows = [
        (year, month, f"{fiscal_code(year)}.{month}", *(counted[kind.KIND, year][place] for kind in kinds))
        for year, place, month in calendar
    ]
    sheets.table(months, (Column("年度", _CODE), Column("月", _CODE), Column("年度と月", _CODE), *headings), month_rows)
    categories = sheets.add(BY_CATEGORY)
    category_rows = [
        (kind.LABEL, label or "（未選択）", number)
        for kind in kinds
        for label, number in _categories(store, kind).items()
    ]
    sheets.table(categories, (Column("記録", _NAME), Column("種類", _NAME), Column("件数", _FIGURE)), category_rows)
    first = kinds[0].LABEL
    wishes = sum(row[0] == first for row in category_rows)
    bar_chart(summary, "D2", "月別の件数", months, labels=3, figures=range(4, 4 + len(kinds)), rows=len(month_rows))
    bar_chart(
        summary, "D20", f"種類別の件数（{first}）", categories, labels=2, figures=range(3, 4), rows=wishes, bars="bar"
    )
    bar_chart(
        summary,
        "M2",
        "課別の件数",
        by_place,
        labels=4,
        figures=range(5, 5 + len(kinds)),
        rows=len(rows),
        bars="bar",
        height=34,
    )


def _today(store: Store, section: str) -> tuple[str, str]:
    """The section that has a section's records today (課の改編): to sum up under it."""
    heir = store.lineage.heir(section, store.today())
    return heir, store.names.label(Section.KIND, "", heir) or ""


def _categories(store: Store, kind: Kind) -> dict[str, int]:
    facet = kind.facets().get("category")
    return by_category(store, kind) if isinstance(facet, Link) else {"": count(store, Query(kind))}


# ---------------------------------------------------------------- submissions

_SUBMISSION_COLUMNS = (
    *_PLACE,
    Column("提出", CellForm(str, width=10)),
    Column("連番", CellForm(str, width=12)),
    Column("作成日時", CellForm(str, width=26)),
    Column("受領日時", CellForm(str, width=26)),
    Column("件数", _FIGURE),
)


def _submission_rows(store: Store) -> Iterator[Sequence[Any]]:
    """One row per section and PC; a section that handed nothing over says so."""
    for state in submission_states(store, year=fiscal_year(store.today())):
        place = (state.department, state.department_name, state.section, state.section_name)
        if state.is_missing:
            yield (*place, "未提出", None, None, None, None)
        for file in state.files:
            yield (*place, "提出済", file.number, file.written_at, file.at, sum(file.counts.values()))
