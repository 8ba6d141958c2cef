# SPDX-License-Identifier: MIT
"""項目の一覧: what every field of every kind means and accepts, as a page of the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leaderdesk.codes import OwnedBy
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Kind

# What a facet accepts, in words; `{0}` stands for its limit, unit or choices.
MEANINGS: Mapping[type[facets.Facet[Any]], str] = {
    facets.Text: "文字（{0}字まで）",
    facets.LongText: "文章（{0}字まで、改行できます）",
    facets.Day: "日付（2026/4/1、R8.4.1、令和8年4月1日 など）",
    facets.Clock: "時刻（14:05 など）",
    facets.FiscalYear: "年度（R8、2026年度 など）",
    facets.HalfYear: "年度と半期（R8上期 など）",
    facets.Count: "整数（{0}）",
    facets.Number: "数（{0}）",
    facets.Yen: "金額（{0}）",
    facets.Choice: "次から1つ：{0}",
    facets.Choices: "次からいくつでも：{0}",
    facets.Flag: "はい・いいえ",
    facets.Link: "{0}から選ぶ",
}

OWNERS: Mapping[OwnedBy, str] = {
    OwnedBy.SECTION: "課",
    OwnedBy.DIVISION: "情報政策課",
    OwnedBy.WRITER: "書いた側",
}


def field_reference(kinds: Sequence[Kind]) -> str:
    """The page, as Markdown: a table of fields for every kind."""
    return "\n".join(["# 項目の一覧", "", "この一覧は定義から作られています。", *_lines(kinds)]) + "\n"


def _lines(kinds: Sequence[Kind]) -> Iterator[str]:
    labels = {kind.KIND: kind.LABEL for kind in kinds}
    for kind in kinds:
        yield from ("", f"## {kind.LABEL}（{kind.KIND}）", "", f"書く側：{OWNERS[kind.OWNED_BY]}", "")
        yield from ("| 項目 | 名前 | 必須 | 入れるもの | 説明 |", "|---|---|---|---|---|")
        for name, facet in kind.facets().items():
            required = "必須" if facet.required else ""
            yield f"| {facet.label} | `{name}` | {required} | {meaning(facet, labels)} | {facet.help} |"


def meaning(facet: facets.Facet[Any], labels: Mapping[str, str]) -> str:
    """What a field accepts, in words; `labels` are those of the kinds."""
    fact: str = getattr(facet, "unit", "") or str(getattr(facet, "limit", ""))
    if isinstance(facet, facets.Choice | facets.Choices):
        fact = "・".join(choice.label for choice in facet.choices)
    elif isinstance(facet, facets.Link):
        fact = f"「{facet.label}」の区分" if facet.within else labels.get(facet.to, facet.to or "記録")
    elif isinstance(facet, facets.Text) and facet.code:
        return "コード（半角の数字・英大文字・ハイフン、2～10文字）"
    return MEANINGS[type(facet)].format(fact).replace("（）", "")
