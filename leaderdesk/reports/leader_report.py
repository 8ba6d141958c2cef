# SPDX-License-Identifier: MIT
"""指導の成果: the leaders' three duties in a 年度, what recurs and which course it calls for; as paper and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaderdesk.analysis.leader_report import Duty, LeaderReport, Reach, SectionYear, leader_report
from leaderdesk.exchange.workbook import Column as SheetColumn
from leaderdesk.exchange.workbook import Sheets, figure_column, text_column
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Alignment, Block, Column, Document, Heading, Paragraph, Table
from leaderdesk.reports.training import NOTHING

_RIGHT = Alignment.RIGHT
_MOST_TOPICS = 30  # on paper; the workbook has all
_HOW = (
    "人数は回ごとに数えた延べ人数です。「要望に」は、その指導や活動から生まれた要望の数です。"
    "到達した課は 1 回でも行った課、職員比は延べ人数÷職員数×100 で、100 % を超えることがあります。"
)


def leader_report_document(store: Store, year: int) -> Document:
    """The year on A4 across."""
    found = leader_report(store, year)
    blocks: list[Block] = [Heading("三つの役割のまとめ", 2), _duties(found), Paragraph(_HOW, is_note=True)]
    blocks += [Heading("くり返し出た話題と、つながる研修", 2), _topics(found)]
    if store.identity.role is Role.DIVISION:
        blocks += [Heading("課ごとの実績", 2), _sections(found)]
    return Document(
        "指導の成果",
        tuple(blocks),
        subject=f"{fiscal_label(year)}　{_whose(store)}",
        issuer=store.identity.post,
        made_on=f"{era_day(store.today())} 現在",
        is_across=True,
    )


def write_workbook(store: Store, year: int, target: Path) -> None:
    """The sections' figures and the topics of a 年度, one datum per cell; raises LD-2301, LD-2303."""
    found, city = leader_report(store, year), store.identity.municipality
    with Sheets(f"指導の成果 {fiscal_label(year)}") as sheets:
        sheets.table(sheets.add("課別"), _section_columns(), [_section_row(line, found, city) for line in found.lines])
        columns = [text_column("団体コード", 11), figure_column("年度", 8, "0"), text_column("話題", 40)]
        columns += [figure_column(head, 11) for head in ("回数", "課の数", "延べ人数（人）")]
        columns += [text_column("研修コード", 11), text_column("つながる研修", 30)]
        rows = [
            [
                city,
                found.year,
                topic.theme,
                topic.times,
                topic.sections,
                topic.people,
                topic.course.code if topic.course else "",
                topic.course.name if topic.course else "",
            ]
            for topic in found.topics
        ]
        sheets.table(sheets.add("話題"), columns, rows)
        sheets.save(target)


# ---------------------------------------------------------------- the parts


def _whose(store: Store) -> str:
    me = store.identity
    return "全庁" if me.role is Role.DIVISION else me.section_name


def _duties(found: LeaderReport) -> Table:
    columns = (
        Column("役割", 6),
        Column("ねらい", 5),
        *(Column(head, 2.4, _RIGHT) for head in ("回数", "延べ人数", "時間", "要望に")),
        Column("到達した課", 4, _RIGHT),
        Column("職員比", 3, _RIGHT),
    )
    rows = (
        ("(1) 運用の職場内指導", "実行力の底上げ", *_figures(found.guidance), *_reached(found.reach("guidance"))),
        ("(2) リテラシー向上の指導", "意識付け", *_figures(found.activity), *_reached(found.reach("activity"))),
        ("(3) 情報政策課との連絡調整", "連絡", f"{found.liaison:,}", *[NOTHING] * 3, _told(found), NOTHING),
    )
    return Table(columns, rows)


def _told(found: LeaderReport) -> str:
    there = [line for line in found.lines if line.section.staff is not None]
    return f"{sum(line.liaison > 0 for line in there):,} / {len(there):,} 課"


def _figures(duty: Duty) -> tuple[str, ...]:
    return f"{duty.sessions:,}", f"{duty.people:,}", hours(duty.minutes), f"{duty.requests:,}"


def _reached(reach: Reach) -> tuple[str, str]:
    rate = NOTHING if reach.people_rate is None else f"{reach.people_rate} %"
    return f"{reach.sections:,} / {reach.all_sections:,} 課", rate


def hours(minutes: int) -> str:
    """So many minutes as hours and minutes: 12:05."""
    return f"{minutes // 60:,}:{minutes % 60:02}"


def _topics(found: LeaderReport) -> Table:
    columns = (
        Column("話題", 9),
        *(Column(head, 2, _RIGHT) for head in ("回数", "課の数", "延べ人数")),
        Column("つながる研修", 8),
    )
    rows = tuple(
        (
            topic.theme,
            f"{topic.times:,}",
            f"{topic.sections:,}",
            f"{topic.people:,}",
            f"{topic.course.code} {topic.course.name}" if topic.course else NOTHING,
        )
        for topic in found.topics[:_MOST_TOPICS]
    )
    return Table(columns, rows, empty="3 回以上くり返した話題はありません。")


def _sections(found: LeaderReport) -> Table:
    columns = (
        Column("課", 6),
        Column("職員", 2, _RIGHT),
        *(Column(head, 2, _RIGHT, "運用指導") for head in ("回数", "延べ人数", "時間", "要望に")),
        *(Column(head, 2, _RIGHT, "リテラシー指導") for head in ("回数", "延べ人数", "時間", "要望に")),
        Column("連絡調整", 2, _RIGHT),
    )
    rows = tuple(
        (
            line.section.name,
            NOTHING if line.section.staff is None else f"{line.section.staff:,}",
            *_figures(line.guidance),
            *_figures(line.activity),
            f"{line.liaison:,}",
        )
        for line in found.lines
    )
    staff = sum(line.section.staff or 0 for line in found.lines)
    total = ("合計", f"{staff:,}", *_figures(found.guidance), *_figures(found.activity), f"{found.liaison:,}")
    return Table(columns, rows, total)


def _section_columns() -> list[SheetColumn]:
    heads = ("回数", "延べ人数（人）", "時間（分）", "要望になった数")
    figures = [figure_column(f"{duty} {head}", 14) for duty in ("運用指導", "リテラシー指導") for head in heads]
    place = [
        text_column("団体コード", 11),
        figure_column("年度", 8, "0"),
        text_column("課コード", 11),
        text_column("課名", 20),
    ]
    return [*place, figure_column("職員数（人）", 11), *figures, figure_column("連絡調整 件数", 12)]


def _section_row(line: SectionYear, found: LeaderReport, city: str) -> list[Any]:
    figures = [
        value
        for duty in (line.guidance, line.activity)
        for value in (duty.sessions, duty.people, duty.minutes, duty.requests)
    ]
    place = [city, found.year, line.section.code, line.section.name, line.section.staff]
    return [*place, *figures, line.liaison]
