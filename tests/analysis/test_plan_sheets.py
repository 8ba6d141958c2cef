"""実施計画調書, the 22 items: put together from what both sides wrote, in words that stay; what is missing, what changed."""

from __future__ import annotations

import pytest

from leaderdesk.analysis.plan_sheets import (
    GROUPS,
    ITEMS,
    MARKS,
    Content,
    Facts,
    content_of,
    differing,
    missing,
    shown,
    with_unit,
)
from leaderdesk.kinds.measures import RatingScale

MEASURE = {
    "code": "1-01", "name": "窓口のオンライン化", "policy": "DIGITAL", "position": "第4章", "section": "0501",
    "related_section": "0502", "assigned_body": "WG", "method": "pdca", "first_year": "2024", "last_year": "2028",
    "purpose": "市民の時間を短くする", "situation": "待ち時間が長い", "content": "書かない窓口",
}  # fmt: skip
REPORT = {
    "done": "3 窓口で試行", "progress": "45", "rating": "AD-B", "budget": "12000", "settlement": "11500", "effort": "0.45",
    "hours_saved": "-1200", "issue": "端末の不足", "next_plan": "全窓口へ", "evidence": "業務統計", "reported_on": "2026-07-30",
}  # fmt: skip
INDICATOR = {
    "name": "申請率", "unit": "%", "direction": "higher", "base_year": "2023", "base": "20", "target_year": "2028",
    "target": "70", "measure": "1-01", "definition": "申請÷全件", "source": "業務統計",
}  # fmt: skip
VALUE = {
    "indicator": "00000000-0000-4000-8000-000000000001", "measure": "1-01", "year": "2026", "value": "42",
    "measured_on": "2026-06-30", "count": "5210",
}  # fmt: skip
MILESTONE = {
    "year": "2026",
    "first_quarter": "2",
    "last_quarter": "3",
    "step": "trial",
    "name": "試行",
    "measure": "1-01",
}
GRADES = [
    RatingScale.restore({"code": code, "scale": "A～D", "mark": code[-1], "label": label, "least": least})
    for code, label, least in (
        ("AD-A", "A 計画以上", "110"),
        ("AD-B", "B 計画どおり", "90"),
        ("AD-C", "C やや遅れ", "60"),
    )
]


class Named:
    """Masters that call every code 「…の名」."""

    def label(self, _to, _within, code):
        return f"{code}の名"


def facts(**told) -> Facts:
    given = {
        "measure": MEASURE,
        "report": REPORT,
        "scale": GRADES,
        "rating": {"mark": "B"},
        "indicators": [(INDICATOR, VALUE, {"value": "30"})],
        "milestones": [(MILESTONE, {"outcome": "under_way"})],
        "opinions": [
            (
                {"said_on": "2026-10-20", "sort": "advice", "text": "続けること", "state": "recorded"},
                {"name": "第1回 幹事会", "assigned_body": "STEER"},
            )
        ],
        "evidence": [
            {
                "claim": "効果がある",
                "value": "5",
                "definition": "定義",
                "source": "e-Stat",
                "count": "10",
                "as_of": "2026-06-30",
            }
        ],
        "decision": {"decision": "expand", "reason": "効果があった", "next_target": "60 %", "decided_on": "2027-01-20"},
    }
    return Facts(2026, Named(), **(given | told))


def test_every_item_of_the_form_has_what_both_sides_wrote():
    content = content_of(facts())
    assert {name: content.shown(name) for name in (
        "整理番号", "施策名", "計画上の位置", "担当課・関係課", "推進主体", "手法", "期間", "予算額", "人役", "削減時間", "進捗率", "自己評価",
        "評価の記号", "提案された評価", "見直し", "見直しの決定日",
    )} == {
        "整理番号": "1-01", "施策名": "窓口のオンライン化", "計画上の位置": "DIGITALの名／第4章",
        "担当課・関係課": "0501の名／0502の名", "推進主体": "WGの名", "手法": "PDCA", "期間": "令和6年度～令和10年度",
        "予算額": "12,000", "人役": "0.45", "削減時間": "-1,200", "進捗率": "45", "自己評価": "AD-Bの名", "評価の記号": "B",
        "提案された評価": "C やや遅れ", "見直し": "拡充", "見直しの決定日": "令和9年1月20日",
    }  # fmt: skip
    [indicator] = content.entries["指標"]
    assert (indicator["実績値"], indicator["今年度の目標値"], indicator["達成率"], indicator["前年度の実績値"]) == (
        "42",
        "50",
        "84.0",
        "30",
    )
    assert [(indicator[name]) for name in ("定義", "出典", "件数", "時点")] == [
        "申請÷全件",
        "業務統計",
        "5210",
        "2026-06-30",
    ]
    [opinion] = content.entries["意見"]
    assert (opinion["会議名"], opinion["種類"], opinion["意見"]) == ("第1回 幹事会", "助言", "続けること")


def test_all_22_items_have_a_mark_or_a_group():
    told = {mark.item for mark in MARKS.values()} | {group.item for group in GROUPS}
    assert told - {0} == set(ITEMS) == set(range(1, 23))


def test_the_schedule_shows_plan_and_result_by_quarter_without_colour():
    def quarters(result) -> list[str]:
        [entry] = content_of(facts(milestones=[(MILESTONE, result)])).entries["工程"]
        return [entry.get(f"第{number}四半期", "") for number in (1, 2, 3, 4)]

    assert quarters({}) == ["", "□", "□", ""]
    assert quarters({"outcome": "under_way"}) == ["", "▲", "▲", ""]
    assert quarters({"outcome": "reached"}) == ["", "■", "■", ""]
    assert quarters({"outcome": "postponed"}) == ["", "×", "×", ""]


def test_units_stand_behind_figures_and_nothing_behind_nothing():
    assert with_unit(MARKS["予算額"], "12000") == "12,000 千円"
    assert with_unit(MARKS["予算額"], "") == ""
    assert shown(MARKS["回答日"], "2026-07-30") == "令和8年7月30日"


def test_a_sheet_of_which_nobody_wrote_anything_says_only_its_name():
    bare = facts(
        measure={"code": "1-01", "name": "名だけ", "section": "0501", "method": "pdca"},
        report={}, rating={}, indicators=[], milestones=[], opinions=[], evidence=[], decision={},
    )  # fmt: skip
    content = content_of(bare)
    assert set(content.values) == {"整理番号", "施策名", "担当課・関係課", "担当課", "手法"}
    assert [str(lack) for lack in missing(content)] == ["目的・対象", "取組内容", "指標", "進捗率", "自己評価"]


def test_what_is_missing_is_named_with_its_entry():
    lacking = facts(indicators=[(INDICATOR, {}, {})], milestones=[(MILESTONE, {})])
    assert [str(lack) for lack in missing(content_of(lacking))] == ["工程の結果（試行）", "指標の実績（申請率）"]
    assert list(missing(content_of(facts()))) == []


def test_a_content_is_frozen_and_read_back_as_it_was():
    content = content_of(facts())
    frozen = Content(content.year, content.values, content.entries, since=(3, 17)).canonical()
    again = Content.restore(frozen)
    assert again.canonical() == frozen
    assert (again.values, again.since, again.year) == (content.values, (3, 17), 2026)
    assert differing(again, content) == ()


@pytest.mark.parametrize(
    ("change", "items"),
    [
        ({"measure": MEASURE | {"name": "別の名"}}, (2,)),
        ({"measure": MEASURE | {"related_section": "0503"}}, (4,)),
        ({"report": REPORT | {"progress": "50", "issue": "なし"}}, (17, 19)),
        ({"indicators": [(INDICATOR, VALUE | {"value": "43"}, {})]}, (12,)),
        ({"opinions": []}, (21,)),
        ({"decision": {}}, (22,)),
        ({"report": REPORT | {"reported_on": "2026-08-01"}}, ()),
    ],
)
def test_what_changed_is_told_by_its_item(change, items):
    assert differing(content_of(facts()), content_of(facts(**change))) == items


def test_the_names_of_marks_never_change():
    """Layouts of offices and frozen sheets hold them: a field may get another label, its mark keeps the old one."""
    assert " ".join(MARKS) == (
        "整理番号 施策名 計画上の位置 柱 計画上の番号 国の重点取組 担当課・関係課 担当課 関係課 推進主体 手法 手法を変えた理由 目的・対象 "
        "現状と課題 取組内容 取組の実績 全体最適化 全体最適化の考え方 期間 開始年度 終了年度 予算額 決算見込 うち国庫 うち県 うち起債 うちその他 "
        "うち一般財源 人役 削減時間 効果額 市民の便益 根拠 進捗率 自己評価 評価の記号 提案された評価 評価の理由 課題・リスク 次年度の予定 回答日 "
        "見直し 見直しの理由 次年度の目標 統合先 見直しの決定日"
    )
    assert {group.name: " ".join(mark.name for mark in group.marks) for group in GROUPS} == {
        "工程": "段階 内容 始まりの四半期 終わりの四半期 第1四半期 第2四半期 第3四半期 第4四半期 結果 完了した日 備考",
        "指標": "指標名 単位 良い向き 基準年度 基準値 目標年度 目標値 今年度の目標値 実績値 達成率 前年度の実績値 時点 件数 定義 分母 出典 備考",
        "根拠": "いえること 値 単位 定義 出典 件数 時点",
        "意見": "日付 会議名 会議体 種類 意見 発言者 対応方針 状態 期限 反映先 反映しない理由",
    }
