# SPDX-License-Identifier: MIT
"""実施計画調書 as paper and as a workbook: one sheet for each 施策, and the list of all.

The form is the one of the plan's 22 items (domain, 2.1), A4 across; what a page cannot hold flows on. An item that
changed since the year before is marked with ＊ behind its number, so that a reader without colour sees it, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from leaderdesk.analysis.editions import Sheet, draft, edition, lines, official
from leaderdesk.analysis.layouts import Layout, kept_layout, layout_in_use, own_layout
from leaderdesk.analysis.plan_sheets import ITEMS, MARKS, QUARTERS, with_unit
from leaderdesk.errors import LeaderDeskError
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.ledger.store import Store
from leaderdesk.machine import replace_file, temporary_beside
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
    Table,
)
from leaderdesk.reports.layout_book import Use
from leaderdesk.reports.marked_layout import MarkedLayout, Titled, Wanted
from leaderdesk.reports.sheet_marks import (
    FUNDS,
    VOCABULARY,
    Head,
    edition_name,
    evidence_told,
    general_values,
    indicators_told,
    items_told,
    readers,
    several,
    sheet_values,
)

TITLE = "実施計画調書"
NO_SHEETS = "この年度の施策はありません。"

_CHANGED = "＊"
_SIGNS = "工程の印：□ 予定　▲ 実施中　■ 完了　× 延期"
_RIGHT, _CENTRE = Alignment.RIGHT, Alignment.CENTRE


# ---------------------------------------------------------------- which sheets


def wanted_sheets(store: Store, year: int, *, measure: str = "", number: int | None = None) -> list[Sheet]:
    """The sheets of a 年度, or of one measure: by their 版, the drafts (0), or those that hold (None).

    Of all measures, those that have no such 版 are left out. Raises LD-2507 no such measure, LD-2510 it has no such 版.
    """
    found = lines(store, year, [measure] if measure else None)
    if measure and not found:
        raise LeaderDeskError("LD-2507", measure=measure, year=fiscal_label(year))
    if number is None:
        return [official(line) for line in found]
    if number == 0:
        return [draft(line) for line in found]
    held = [line for line in found if measure or number <= len(line.editions)]
    return [edition(line, number) for line in held]


def head_of(store: Store, year: int, sheets: Sequence[Sheet]) -> Head:
    """What the sheets share; of 版 alone nothing of today, so that they come out as they were."""
    days = [sheet.frozen_on for sheet in sheets if sheet.frozen_on]
    made_on = max(days) if days and len(days) == len(sheets) else store.today()
    return Head(store.identity.municipality_name, store.identity.municipality, year, made_on)


def layout_for(store: Store, sheets: Sequence[Sheet]) -> tuple[Layout, list[LeaderDeskError]]:
    """The layout that sheets were frozen in; where they differ, or are drafts, the one in use, and what is to be said of it.

    Raises LD-2508 where this ledger does not have it.
    """
    templates = {sheet.template for sheet in sheets}
    if len(templates) == 1 and (template := next(iter(templates))):
        return kept_layout(store, template), []
    layout = layout_in_use(store)
    others = sum(sheet.template not in ("", layout.digest) for sheet in sheets)
    return layout, [LeaderDeskError("LD-2513", count=others)] if others else []


# ---------------------------------------------------------------- paper


def sheet_document(sheets: Sequence[Sheet], head: Head) -> Document:
    """One sheet for each 施策, each on a page of its own."""
    blocks: list[Block] = []
    for place, sheet in enumerate(sheets):
        blocks += [PageBreak()] if place else []
        blocks += _sheet(sheet)
    return _document(Forms if blocks else Document, TITLE, tuple(blocks) or (Paragraph(NO_SHEETS),), head)


def list_document(sheets: Sequence[Sheet], head: Head) -> Document:
    """All sheets of a 年度 as one table, with what they add up to."""
    rows = tuple(
        (
            sheet.content.shown("整理番号"),
            sheet.content.shown("施策名"),
            sheet.content.shown("担当課・関係課"),
            sheet.content.shown("手法"),
            indicators_told(sheet),
            sheet.content.shown("予算額"),
            sheet.content.shown("進捗率"),
            sheet.content.shown("自己評価"),
            sheet.content.shown("見直し"),
            edition_name(sheet),
        )
        for sheet in sheets
    )
    columns = (
        Column("整理番号", 1.1),
        Column("施策名", 4),
        Column("担当課・関係課", 2.2),
        Column("手法", 1),
        Column("指標（実績／目標）", 5),
        Column("予算額（千円）", 1.4, _RIGHT),
        Column("進捗率（%）", 1, _RIGHT),
        Column("自己評価", 1.9),
        Column("見直し", 1),
        Column("版", 1),
    )
    budget = sum(int(sheet.content.values.get("予算額", 0)) for sheet in sheets)
    total = ("合計", f"{len(sheets):,} 施策", "", "", "", f"{budget:,}", "", "", "", "") if sheets else ()
    blocks = (*_ratings(sheets), Table(columns, rows, total, NO_SHEETS))
    return _document(Document, f"{TITLE} 一覧", blocks, head)


def _document(sort: type[Document], title: str, blocks: tuple[Block, ...], head: Head) -> Document:
    return sort(
        title=title,
        blocks=blocks,
        subject=f"{fiscal_label(head.year)}　{head.city}",
        issuer=head.city,
        made_on=f"{era_day(head.made_on)} 作成",
        is_across=True,
    )


def _ratings(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """How many sheets have which rating, on one line."""
    counts = Counter(sheet.content.values.get("自己評価", "未評価") for sheet in sheets)
    if counts:
        told = "　".join(f"{label}：{count:,}" for label, count in sorted(counts.items()))
        yield Paragraph(f"自己評価　{told}")


# ---------------------------------------------------------------- one sheet


def _sheet(sheet: Sheet) -> Iterator[Block]:
    named = f"{sheet.content.shown('整理番号')}　{sheet.content.shown('施策名')}"
    frozen = f"（{era_day(sheet.frozen_on)} 確定）" if sheet.frozen_on else ""
    yield Heading(f"{named}　　{edition_name(sheet)}{frozen}")
    opinions = (_opinions(sheet),) if sheet.content.entries["意見"] else ()
    yield Form(
        (
            Facts(tuple(_beginning(sheet))),
            _milestones(sheet),
            _indicators(sheet),
            Facts(tuple(_middle(sheet))),
            *opinions,
            Facts(tuple(_end(sheet))),
        )
    )
    yield Paragraph("\n".join(_notes(sheet)), is_note=True)


def _item(sheet: Sheet, number: int, name: str = "") -> str:
    """An item's label: its number, ＊ where it changed since the year before, its name."""
    return f"{number}{_CHANGED if number in sheet.content.since else ''} {name or ITEMS[number]}"


def _fact(sheet: Sheet, number: int, name: str, share: float = 1.0, *, called: str = "") -> Fact:
    mark = MARKS[name]
    return Fact(_item(sheet, number, called or name), with_unit(mark, sheet.content.values.get(name, "")), share)


def _beginning(sheet: Sheet) -> Iterator[tuple[Fact, ...]]:
    def fact(number: int, name: str, share: float = 1.0, called: str = "") -> Fact:
        return _fact(sheet, number, name, share, called=called)

    yield fact(1, "整理番号"), fact(2, "施策名", 3)
    yield fact(3, "計画上の位置", 2), fact(4, "担当課・関係課", 2)
    yield fact(5, "推進主体", 2), fact(6, "手法"), fact(10, "期間")
    yield fact(7, "目的・対象"), fact(8, "現状と課題")
    yield fact(9, "取組内容"), fact(9, "取組の実績")
    optimised = "\n".join(filter(None, (sheet.content.shown(name) for name in ("全体最適化", "全体最適化の考え方"))))
    if optimised:
        yield (Fact(_item(sheet, 9, "全体最適化"), optimised),)


def _middle(sheet: Sheet) -> Iterator[tuple[Fact, ...]]:
    def fact(number: int, name: str, share: float = 1.0, called: str = "") -> Fact:
        return _fact(sheet, number, name, share, called=called)

    funds = several(sheet, *FUNDS)
    yield fact(13, "予算額"), fact(13, "決算見込"), Fact(_item(sheet, 13, "財源"), funds, 2)
    yield fact(14, "人役"), fact(15, "削減時間"), fact(15, "効果額"), fact(17, "進捗率")
    yield fact(15, "市民の便益"), Fact(_item(sheet, 16), evidence_told(sheet))
    yield fact(18, "自己評価"), fact(18, "提案された評価", called="提案"), fact(18, "評価の理由", 2)
    yield fact(19, "課題・リスク"), fact(20, "次年度の予定")


def _end(sheet: Sheet) -> Iterator[tuple[Fact, ...]]:
    if not sheet.content.entries["意見"]:
        yield (Fact(_item(sheet, 21), "", 1.0),)
    merged = f"（{told}へ）" if (told := sheet.content.shown("統合先")) else ""
    decided = f"{sheet.content.shown('見直し')}{merged}"
    yield (
        Fact(_item(sheet, 22), decided, 1),
        Fact("理由", sheet.content.shown("見直しの理由"), 2),
        Fact("次年度の目標", sheet.content.shown("次年度の目標"), 2),
    )


def _milestones(sheet: Sheet) -> Table:
    columns = (
        Column(_item(sheet, 11), 4),
        Column("段階", 1),
        *(Column(f"第{number}四半期", 1.1, _CENTRE) for number in QUARTERS),
        Column("結果", 1.2),
        Column("備考", 3),
    )
    rows = tuple(
        (
            entry.get("内容", ""),
            entry.get("段階", ""),
            *(entry.get(f"第{number}四半期", "") for number in QUARTERS),
            entry.get("結果", ""),
            entry.get("備考", ""),
        )
        for entry in sheet.content.entries["工程"]
    )
    return Table(columns, rows, empty="この年度の工程はありません。")


def _indicators(sheet: Sheet) -> Table:
    columns = (
        Column(_item(sheet, 12), 3),
        Column("単位", 0.8),
        Column("基準値", 1, _RIGHT),
        Column("目標値", 1, _RIGHT),
        Column("今年度の目標", 1.2, _RIGHT),
        Column("実績値", 1, _RIGHT),
        Column("達成率（%）", 1, _RIGHT),
        Column("前年度", 1, _RIGHT),
        Column("定義・出典・件数・時点", 4),
    )
    figures = ("基準値", "目標値", "今年度の目標値", "実績値", "達成率", "前年度の実績値")
    proof = (("", "定義"), ("出典：", "出典"), ("n＝", "件数"), ("", "時点"))
    rows = tuple(
        (
            read("指標名"),
            read("単位"),
            *(read(name) for name in figures),
            "　".join(f"{front}{read(name)}" for front, name in proof if read(name)),
        )
        for read in readers(sheet, "指標")
    )
    return Table(columns, rows, empty="指標はありません。")


def _opinions(sheet: Sheet) -> Table:
    columns = (
        Column(_item(sheet, 21), 2),
        Column("日付", 1.3),
        Column("種類", 0.8),
        Column("意見", 4),
        Column("対応", 4),
        Column("状態", 1),
    )
    rows = tuple(
        (
            read("会議名") or read("会議体"),
            read("日付"),
            read("種類"),
            "\n".join(filter(None, (read("意見"), read("発言者") and f"（{read('発言者')}）"))),
            read("対応方針") or read("反映しない理由"),
            read("状態"),
        )
        for read in readers(sheet, "意見")
    )
    return Table(columns, rows)


def _notes(sheet: Sheet) -> Iterator[str]:
    yield _SIGNS
    if sheet.content.since:
        yield f"{_CHANGED} は前年度の調書から変わった項目：{items_told(sheet.content.since)}"
    if sheet.changed:
        yield f"前の版から変わった項目：{items_told(sheet.changed)}"


# ---------------------------------------------------------------- workbooks


def looked_through(layout: Layout) -> MarkedLayout:
    """A layout with its faults and what of it cannot go on; raises what `MarkedLayout` raises."""
    return MarkedLayout(layout.content, layout.name, VOCABULARY)


def write_sheets(sheets: Sequence[Sheet], head: Head, layout: Layout, target: Path) -> list[LeaderDeskError]:
    """Write the sheets in a layout; gives what a person should look at in the file.

    A single sheet is written without the layout's list. Raises what `write` raises.
    """
    marked = looked_through(layout)
    is_single = len(sheets) == 1 and Use.FORM in marked.uses
    return _write(sheets, head, marked, target, Wanted.FORMS if is_single else Wanted.ALL)


def write_list(sheets: Sequence[Sheet], head: Head, layout: Layout, target: Path) -> list[LeaderDeskError]:
    """Write the list alone, in a layout or, where that has none, in the one that ships; gives what to look at."""
    marked = looked_through(layout)
    if Use.LIST not in marked.uses:
        marked = looked_through(own_layout())
    return _write(sheets, head, marked, target, Wanted.LIST)


def _write(
    sheets: Sequence[Sheet], head: Head, marked: MarkedLayout, target: Path, wanted: Wanted
) -> list[LeaderDeskError]:
    """Raises the layout's first fault, LD-2301 and LD-2303 the target cannot be written, LD-2302 the disk kept less."""
    forms = [Titled(sheet.code, sheet_values(sheet, head)) for sheet in sheets]
    filled = marked.fill(forms, general_values(sheets, head), wanted=wanted)
    with temporary_beside(target) as draft:
        draft.write_bytes(filled.content)
        if draft.read_bytes() != filled.content:
            raise LeaderDeskError("LD-2302", file=target.name)
        replace_file(draft, target)
    return list(filled.remarks)
