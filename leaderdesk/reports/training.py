# SPDX-License-Identifier: MIT
"""研修の受講状況: course by course and section by section, with what every rate is counted by; as paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from leaderdesk.analysis.training import (
    Attendance,
    CourseOfYear,
    Gap,
    Matrix,
    form_split,
    matrix,
    missing,
    required,
    retakes,
    sessions_of,
)
from leaderdesk.exchange.workbook import Column as SheetColumn
from leaderdesk.exchange.workbook import Sheets, figure_column, text_column
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds.training import YIELD_FIELDS, TrainingResult, Yield
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import (
    Alignment,
    Block,
    Column,
    Document,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Table,
)

NOTHING = "―"
_RIGHT = Alignment.RIGHT
FORMULA = "受講率＝受講人数÷対象人数×100。対象は各課が実績と一緒に書いた人数です。対象が 0 人のときは「―」です。"
OVER = "100 % を超える率は、二重の受講や他課からの参加を含みます。直さずに、そのまま示しています。"
BLANK = "空欄は報告なし、「―」は対象なし。"


def training_matrix(store: Store, year: int) -> Document:
    """The year's training on A4 across: the courses, the matrix, who must take what, what is owed."""
    found = matrix(store, year)
    blocks: list[Block] = [Heading("研修ごとの受講状況", 2), _by_course(store, found)]
    blocks += [Paragraph(f"{FORMULA}\n{OVER}\n{staff_source(found)}", is_note=True), *_yields(found)]
    blocks += [Heading("課×研修の受講率（%）", 2), _rates(found), Paragraph(BLANK, is_note=True)]
    blocks += [PageBreak(), Heading("必須の研修", 2), _required(found), Heading("未受講の課", 2), _missing(found)]
    blocks += [Heading("再受講の期限", 2), _retakes(store)]
    return Document(
        "研修の受講状況",
        tuple(blocks),
        subject=fiscal_label(year),
        issuer=store.identity.post,
        made_on=f"{era_day(store.today())} 現在",
        is_across=True,
    )


def staff_source(found: Matrix) -> str:
    """What 職員数 stand for in a 年度."""
    if found.has_dated_staff:
        return f"全職員 {found.staff:,} 人は、この年度に確定した職員数の合計です。後の改編や異動では変わりません。"
    return (
        f"全職員 {found.staff:,} 人は、今の課名簿の職員数を含む合計です。「職員数を確定」すると、後から変わりません。"
    )


def write_workbook(store: Store, year: int, target: Path) -> None:
    """The sections' own numbers and the rates of a 年度, one datum per cell; raises LD-2301, LD-2303."""
    found = matrix(store, year)
    city = store.identity.municipality
    with Sheets(f"研修の受講状況 {fiscal_label(year)}") as sheets:
        sheets.table(sheets.add("課別研修別"), _cell_columns(), _cell_rows(found, city))
        sheets.table(sheets.add("研修別"), _course_columns(), _course_rows(store, found, city))
        rates = [text_column("課コード", 11), text_column("課名", 20), figure_column("職員数", 9)]
        rates += [figure_column(f"{each.code} {each.name}", 14, "0.0") for each in found.courses]
        sheets.table(sheets.add("受講率の表"), rates, _rate_rows(found))
        sheets.table(sheets.add("未受講"), _missing_columns(), _missing_rows(found, city))
        sheets.table(sheets.add("開催"), _session_columns(), _session_rows(store, year, city))
        sheets.save(target)


# ---------------------------------------------------------------- on paper


def _by_course(store: Store, found: Matrix) -> Table:
    columns = (
        Column("コード", 2),
        Column("研修", 9),
        Column("報告した課", 3, _RIGHT),
        *(
            Column(name, 2.6, _RIGHT)
            for name in ("対象", "受講", "受講率", "修了", "修了率", "集合", "eラ", "全職員比")
        ),
        *(Column(name, 2.4, _RIGHT) for name in ("理解度", "満足度")),
    )
    lines = tuple(_course_line(store, found, course) for course in found.courses)
    whole = found.whole()
    total = ("", "合計", "", f"{whole.target:,}", f"{whole.attended:,}", percent_text(whole.rate), *[""] * 7)
    return Table(columns, lines, total)


def _course_line(store: Store, found: Matrix, course: CourseOfYear) -> tuple[str, ...]:
    told = found.of_course(course.code)
    split = form_split(store, found.year, course.code)
    staff = percent_text(found.staff_rate(course.code)) if course.is_for_all else NOTHING
    figures = (f"{told.target:,}", f"{told.attended:,}", percent_text(told.rate))
    done = f"{told.count('completed'):,}" if "completed" in told.sums else NOTHING
    means = tuple(_mean(told, name) for name in ("understanding", "satisfaction"))
    forms = (f"{split.gathered:,}", f"{split.online:,}")
    reported = f"{found.sections_with(course.code):,}"
    return (course.code, course.name, reported, *figures, done, percent_text(told.completion), *forms, staff, *means)


def percent_text(rate: Decimal | None) -> str:
    """A rate with its sign; 「―」 where there is none."""
    return NOTHING if rate is None else f"{rate} %"


def _mean(told: Attendance, name: str) -> str:
    mean = told.mean(name)
    return NOTHING if mean is None else str(mean)


def _yields(found: Matrix) -> list[Block]:
    """What courses brought forth besides attendance, where anything was counted."""
    lines = []
    for course in found.courses:
        told = found.of_course(course.code)
        for each in course.yields:
            if texts := [_yield_text(told, name) for name in YIELD_FIELDS[each] if name in told.sums]:
                lines.append((course.code, course.name, each.label, "、".join(texts)))
    if not lines:
        return []
    columns = (Column("コード", 2), Column("研修", 7), Column("項目", 5), Column("全庁の合計", 8))
    return [KeepTogether((Heading("研修ごとの成果", 2), Table(columns, tuple(lines))))]


def _yield_text(told: Attendance, name: str) -> str:
    facet = TrainingResult.facets()[name]
    return f"{facet.label} {told.count(name):,} {getattr(facet, 'unit', '')}".strip()


def _rates(found: Matrix) -> Table:
    columns = (
        Column("課", 6),
        Column("職員", 2, _RIGHT),
        *(Column(course.code, 2.4, _RIGHT) for course in found.courses),
        Column("全体", 2.4, _RIGHT),
    )
    lines = tuple(
        (
            section.name,
            NOTHING if section.staff is None else f"{section.staff:,}",
            *(rate_cell(found.cell(section.code, course.code)) for course in found.courses),
            rate_cell(found.of_section(section.code)),
        )
        for section in found.sections
    )
    totals = (rate_cell(found.of_course(course.code)) for course in found.courses)
    return Table(columns, lines, ("全庁", f"{found.staff:,}", *totals, rate_cell(found.whole())))


def rate_cell(told: Attendance) -> str:
    """A cell of the matrix: the rate without its sign, empty where nothing was told."""
    if not told.results:
        return ""
    return NOTHING if told.rate is None else str(told.rate)


def _required(found: Matrix) -> Table:
    by_whom = required(found.courses)
    columns = (Column("受ける人", 5), Column("必須の研修", 16))
    lines = tuple(
        (whom.label, "、".join(f"{course.code} {course.name}" for course in courses))
        for whom, courses in by_whom.items()
        if courses
    )
    return Table(columns, lines)


def _missing(found: Matrix) -> Table:
    """By course and state, the sections by name: 64 lines for each course would be read by nobody."""
    columns = (
        Column("研修", 6),
        Column("状態", 3),
        Column("課の数", 2, _RIGHT),
        Column("未受講", 2, _RIGHT),
        Column("課", 16),
    )
    lines = []
    for course in found.courses:
        behind = missing(found, course)
        for gap in Gap:
            those = [line for line in behind if line.gap is gap]
            if those:
                left = sum(line.left or 0 for line in those)
                names = "、".join(line.section.name for line in those)
                lines.append((f"{course.code} {course.name}", gap.label, f"{len(those):,}", f"{left:,}", names))
    return Table(columns, tuple(lines), empty="未受講の課はありません。")


def _retakes(store: Store) -> Table:
    columns = (Column("期限", 4), Column("研修", 7), Column("課", 6), Column("最後の受講", 4), Column("状態", 3))
    lines = tuple(
        (
            era_day(line.due),
            f"{line.course.code} {line.course.name}",
            line.section.name,
            era_day(line.last_taken),
            "期限切れ" if line.is_over else "まもなく",
        )
        for line in retakes(store, store.today())
    )
    return Table(columns, lines, empty="期限の近い研修はありません。")


# ---------------------------------------------------------------- in a workbook


def _place() -> list[SheetColumn]:
    return [text_column("団体コード", 11), figure_column("年度", 8, "0")]


def _cell_columns() -> list[SheetColumn]:
    names = [
        text_column("課コード", 11),
        text_column("課名", 20),
        text_column("研修コード", 11),
        text_column("研修名", 30),
    ]
    counts = [figure_column(f"{head}（人）", 11) for head in ("対象", "受講", "修了", "うちeラーニング", "部下指導")]
    own = [figure_column(each.label, 14) for each in _plain_yields()]
    rates = [
        figure_column("受講率（%）", 12, "0.0"),
        figure_column("理解度", 9, "0.0"),
        figure_column("満足度", 9, "0.0"),
    ]
    return [*_place(), *names, *counts, *own, *rates]


def _plain_yields() -> list[Yield]:
    return [Yield.DATA_SETS, Yield.WEB_PAGES, Yield.FORMS, Yield.CARDS]


def _cell_rows(found: Matrix, city: str) -> list[list[Any]]:
    names = ("target", "attended", "completed", "elearning", "follow_up")
    own = [YIELD_FIELDS[each][0] for each in _plain_yields()]
    lines = []
    for section in found.sections:
        for course in found.courses:
            told = found.cell(section.code, course.code)
            if told.results:
                counts = [told.sums.get(name) for name in (*names, *own)]
                rates = [told.rate, told.mean("understanding"), told.mean("satisfaction")]
                place = [city, found.year, section.code, section.name, course.code, course.name]
                lines.append([*place, *counts, *rates])
    return lines


def _course_columns() -> list[SheetColumn]:
    names = [text_column("研修コード", 11), text_column("研修名", 30), figure_column("報告した課", 11)]
    counts = [figure_column(f"{head}（人）", 11) for head in ("対象", "受講", "修了", "集合", "eラーニング", "全職員")]
    rates = [
        figure_column(head, 13, "0.0") for head in ("受講率（%）", "修了率（%）", "全職員比（%）", "理解度", "満足度")
    ]
    return [*_place(), *names, *counts, *rates]


def _course_rows(store: Store, found: Matrix, city: str) -> list[list[Any]]:
    lines = []
    for course in found.courses:
        told, split = found.of_course(course.code), form_split(store, found.year, course.code)
        place = [city, found.year, course.code, course.name, found.sections_with(course.code)]
        counts = [told.target, told.attended, told.sums.get("completed"), split.gathered, split.online]
        staff = found.staff if course.is_for_all else None
        staff_rate = found.staff_rate(course.code) if course.is_for_all else None
        means = [told.mean("understanding"), told.mean("satisfaction")]
        lines.append([*place, *counts, staff, told.rate, told.completion, staff_rate, *means])
    return lines


def _rate_rows(found: Matrix) -> list[list[Any]]:
    return [
        [
            section.code,
            section.name,
            section.staff,
            *(found.cell(section.code, course.code).rate for course in found.courses),
        ]
        for section in found.sections
    ]


def _missing_columns() -> list[SheetColumn]:
    names = [
        text_column("研修コード", 11),
        text_column("研修名", 30),
        text_column("課コード", 11),
        text_column("課名", 20),
        text_column("状態", 12),
    ]
    return [*_place(), *names, *(figure_column(f"{head}（人）", 11) for head in ("対象", "受講", "未受講"))]


def _missing_rows(found: Matrix, city: str) -> list[list[Any]]:
    return [
        [
            city,
            found.year,
            course.code,
            course.name,
            line.section.code,
            line.section.name,
            line.gap.label,
            line.target,
            line.attended,
            line.left,
        ]
        for course in found.courses
        for line in missing(found, course)
    ]


def _session_columns() -> list[SheetColumn]:
    names = [
        text_column("研修コード", 11),
        text_column("回の名称", 30),
        figure_column("開催日", 12, "yyyy/mm/dd"),
        text_column("状態", 9),
        text_column("形式", 12),
    ]
    more = [
        text_column("会場", 20),
        text_column("講師", 20),
        figure_column("定員（人）", 11),
        figure_column("報告した課", 11),
    ]
    return [*_place(), *names, *more, figure_column("対象（人）", 11), figure_column("受講（人）", 11)]


def _session_rows(store: Store, year: int, city: str) -> Sequence[list[Any]]:
    return [
        [
            city,
            year,
            each.said.course,
            each.said.name,
            each.said.held_on,
            each.said.state.label,
            each.said.form.label,
            each.said.place or "",
            each.said.lecturer or "",
            each.said.capacity,
            each.sections,
            each.told.target,
            each.told.attended,
        ]
        for each in sessions_of(store, year)
    ]
