# SPDX-License-Identifier: MIT
"""The marks of a sheet: every name that an office's layout may write between braces, and what stands for it.

The items themselves are defined in `analysis.plan_sheets`; here stand those that speak of the sheet (its 版, its
changes) or put several items into one text, for a list's cell or a form without rows that repeat.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leaderdesk.analysis.editions import Sheet
from leaderdesk.analysis.plan_sheets import GROUPS, ITEMS, MARKS, Group, Mark, Sort, shown, with_unit
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.reports.layout_book import Vocabulary
from leaderdesk.reports.layout_sheet import EMPTY, Datum, Values

LISTED = "一覧"

_GROUPS: Mapping[str, Group] = {group.name: group for group in GROUPS}


@dataclass(frozen=True)
class Head:
    """What is the same on all sheets of a file: whose they are, of which 年度, when they were made."""

    city: str
    municipality: str
    year: int
    made_on: dt.date


def edition_name(sheet: Sheet) -> str:
    """第1版, or 案."""
    return f"第{sheet.number}版" if sheet.number else "案"


def items_told(items: Sequence[int]) -> str:
    """Items by their names."""
    return "、".join(ITEMS[number] for number in items)


# ---------------------------------------------------------------- several values in one text


def readers(sheet: Sheet, group: str) -> list[Callable[[str], str]]:
    """The entries of a group, each as a function from a mark to its shown text."""
    marks = {mark.name: mark for mark in _GROUPS[group].marks}

    def reader(entry: Mapping[str, str]) -> Callable[[str], str]:
        return lambda name: shown(marks[name], entry.get(name, ""))

    return [reader(entry) for entry in sheet.content.entries[group]]


def milestones_told(sheet: Sheet) -> str:
    """The schedule in lines: 第1～2四半期 検討 要件の整理（完了）."""
    lines = []
    for read in readers(sheet, "工程"):
        first, last = read("始まりの四半期"), read("終わりの四半期")
        span = f"第{first}四半期" if first == last else f"第{first}～{last}四半期"
        result = f"（{told}）" if (told := read("結果")) else ""
        lines.append(f"{span} {read('段階')} {read('内容')}{result}")
    return "\n".join(lines)


def indicators_told(sheet: Sheet) -> str:
    """The indicators in lines: オンライン申請率 実績 42 %／目標 50 %（達成率 84 %）."""
    lines = []
    for read in readers(sheet, "指標"):
        unit = f" {told}" if (told := read("単位")) else ""
        parts = [
            f"{label} {value}{unit}" for label, value in (("実績", read("実績値")), ("目標", read("目標値"))) if value
        ]
        near = f"（達成率 {told} %）" if (told := read("達成率")) else ""
        lines.append(f"{read('指標名')} {'／'.join(parts)}{near}".strip())
    return "\n".join(lines)


def opinions_told(sheet: Sheet) -> str:
    """The opinions in lines: 幹事会（令和8年10月20日）助言：…→ 対応：…."""
    lines = []
    for read in readers(sheet, "意見"):
        body = read("会議名") or read("会議体")
        answer = read("対応方針") or read("反映しない理由")
        lines.append(
            f"{body}（{read('日付')}）{read('種類')}：{read('意見')}"
            + (f" → {read('状態')}：{answer}" if answer else "")
        )
    return "\n".join(lines)


def evidence_told(sheet: Sheet) -> str:
    """The evidence in lines, each figure with its definition, source, n and day; first what the section wrote."""
    lines = [sheet.content.shown("根拠")] if "根拠" in sheet.content.values else []
    for read in readers(sheet, "根拠"):
        figure = " ".join(filter(None, (read("値"), read("単位"))))
        proof = f"定義：{read('定義')}、出典：{read('出典')}、n＝{read('件数')}、{read('時点')}"
        lines.append(f"{read('いえること')}：{figure}（{proof}）")
    return "\n".join(lines)


def several(sheet: Sheet, *names: str) -> str:
    """Several items with their names and units, on one line."""
    told = ((name, with_unit(MARKS[name], sheet.content.values.get(name, ""))) for name in names)
    return "、".join(f"{name} {text}" for name, text in told if text)


def joined(sheet: Sheet, *names: str) -> str:
    """Several items below each other, the filled ones."""
    return "\n".join(filter(None, map(sheet.content.shown, names)))


def item_text(sheet: Sheet, number: int) -> str:
    """What a sheet says of one of the 22 items, in lines; "" where nobody wrote anything."""
    return _ITEM_TEXTS[number](sheet)


def _one(name: str) -> Callable[[Sheet], str]:
    return lambda sheet: with_unit(MARKS[name], sheet.content.values.get(name, ""))


FUNDS = ("うち国庫", "うち県", "うち起債", "うちその他", "うち一般財源")

_ITEM_TEXTS: Mapping[int, Callable[[Sheet], str]] = {
    **{number: _one(ITEMS[number]) for number in (1, 2, 3, 4, 5, 7, 8, 10, 14, 17, 19, 20)},
    6: lambda sheet: joined(sheet, "手法", "手法を変えた理由"),
    9: lambda sheet: joined(sheet, "取組内容", "取組の実績", "全体最適化", "全体最適化の考え方"),
    11: milestones_told,
    12: indicators_told,
    13: lambda sheet: several(sheet, "予算額", "決算見込", *FUNDS),
    15: lambda sheet: several(sheet, "削減時間", "効果額", "市民の便益"),
    16: evidence_told,
    18: lambda sheet: joined(sheet, "自己評価", "評価の理由"),
    21: opinions_told,
    22: lambda sheet: joined(sheet, "見直し", "統合先", "見直しの理由", "次年度の目標"),
}

# Marks of a sheet that are made of others.
_MADE: Mapping[str, Callable[[Sheet], str]] = {
    "版": edition_name,
    "変更点": lambda sheet: items_told(sheet.content.since),
    "前の版からの変更点": lambda sheet: items_told(sheet.changed),
    "工程の一覧": milestones_told,
    "指標の一覧": indicators_told,
    "根拠の一覧": evidence_told,
    "意見の一覧": opinions_told,
    "財源": lambda sheet: several(sheet, *FUNDS),
    "効果": lambda sheet: several(sheet, "削減時間", "効果額", "市民の便益"),
}
_FROZEN_ON = "確定日"

# What stands for the marks that are the same on every sheet, of a head and the number of its sheets.
_GENERAL: Mapping[str, Callable[[Head, int], Datum]] = {
    "年度": lambda head, _count: Datum(fiscal_label(head.year)),
    "和暦年度": lambda head, _count: Datum(fiscal_label(head.year).partition("（")[0]),
    "西暦年度": lambda head, _count: Datum(f"{head.year}", Decimal(head.year)),
    "団体名": lambda head, _count: Datum(head.city),
    "団体コード": lambda head, _count: Datum(head.municipality),
    "作成日": lambda head, _count: Datum(era_day(head.made_on), head.made_on),
    "施策の数": lambda _head, count: Datum(f"{count:,}", Decimal(count)),
}

SCALARS = (*MARKS, *_MADE, _FROZEN_ON)
VOCABULARY = Vocabulary(
    scalars=frozenset(SCALARS),
    groups={group.name: frozenset(mark.name for mark in group.marks) for group in GROUPS},
    general=frozenset(_GENERAL),
    listed=LISTED,
)

# What each mark that is no item means, for the help.
MEANINGS: Mapping[str, str] = {
    "版": "「第1版」。確定する前は「案」",
    "確定日": "その版を確定した日",
    "変更点": "前年度の調書から変わった項目の名前",
    "前の版からの変更点": "同じ年度の前の版から変わった項目の名前",
    "工程の一覧": "工程を 1 行ずつ並べた文",
    "指標の一覧": "指標の実績・目標・達成率を 1 行ずつ並べた文",
    "根拠の一覧": "根拠の文と、数値ごとの定義・出典・件数・時点",
    "意見の一覧": "会議の評価・助言・提言と対応を 1 行ずつ並べた文",
    "財源": "国庫・県・起債・その他・一般財源の内訳",
    "効果": "削減時間・効果額・市民の便益",
    "年度": "令和8年度（2026年度）の形",
    "和暦年度": "令和8年度の形",
    "西暦年度": "2026 の形の数",
    "団体名": "市の名前",
    "団体コード": "総務省の 6 桁",
    "作成日": "書き出した日。確定した版は確定日",
    "施策の数": "そのファイルの施策の数",
}


def datum(mark: Mark, text: str) -> Datum:
    """What stands for a mark: the shown text, and the figure or day."""
    if not text:
        return EMPTY
    value = Decimal(text) if mark.sort is Sort.FIGURE else None
    return Datum(shown(mark, text), dt.date.fromisoformat(text) if mark.sort is Sort.DAY else value)


def sheet_values(sheet: Sheet, head: Head) -> Values:
    """What one sheet is filled with."""

    @cache  # each of its marks asks for them
    def entries(group: str) -> list[dict[str, Datum]]:
        marks = {mark.name: mark for mark in _GROUPS[group].marks}
        return [
            {name: datum(marks[name], text) for name, text in entry.items()} for entry in sheet.content.entries[group]
        ]

    return Values(lambda name: _scalar(sheet, head, name), entries)


def _scalar(sheet: Sheet, head: Head, name: str) -> Datum:
    if name in _GENERAL:
        return _GENERAL[name](head, 1)
    if name in _MADE:
        return Datum(_MADE[name](sheet))
    if name == _FROZEN_ON:
        return Datum(era_day(sheet.frozen_on), sheet.frozen_on) if sheet.frozen_on else EMPTY
    return datum(MARKS[name], sheet.content.values.get(name, ""))


def general_values(sheets: Sequence[Sheet], head: Head) -> Values:
    """What the sheets that stand once are filled with: the rows of the list, and what all sheets share."""
    rows = [{name: _scalar(sheet, head, name) for name in SCALARS} for sheet in sheets]
    return Values(
        lambda name: _GENERAL[name](head, len(sheets)) if name in _GENERAL else EMPTY,
        lambda group: rows if group == LISTED else (),
    )
