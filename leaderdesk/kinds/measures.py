# SPDX-License-Identifier: MIT
"""施策: the plan's measures, their indicators and milestones, and the scale that rates them.

Source: plan, 進捗管理 (PDCA, 図7-3, 図7-4); the items of the 実施計画調書 are those that cities publish (domain, 2.1).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import Choice, Count, Day, FiscalYear, Flag, Link, LongText, Number, Text
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Dated
from leaderdesk.kinds.record import Record

LEAST_SIGNED = -1_000_000_000_000  # of a figure that may fall below zero: an effect, a change


class Method(Code):
    """手法: once a year by PDCA where little changes, at any time by OODA where much does. Source: plan, 図7-4."""

    PDCA = "pdca", N_("PDCA")
    OODA = "ooda", N_("OODA")
    BOTH = "both", N_("PDCA・OODA")


class Optimisation(Code):
    """全体最適化: what becomes of systems that several sections have."""

    INTEGRATE = "integrate", N_("統合する")
    SHARE = "share", N_("共同で使う")
    DEDUPLICATE = "deduplicate", N_("重複をなくす")
    NONE = "none", N_("対象なし")


class Measure(Dated):
    """施策: one measure of the plan. Its number is its code, the same over the years."""

    KIND = "measure"
    LABEL = N_("施策")
    GOES_TO = ("section", "related_section")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("整理番号"), help=N_("例 1-01"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("施策名"), required=True, listed=True)]
    policy: Annotated[
        str | None,
        Link(N_("柱"), to="vocabulary", within="policy", group=N_("計画上の位置"), listed=True),
    ] = None
    position: Annotated[
        str | None, Text(N_("計画上の番号"), help=N_("計画書の章や頁"), limit=30, group=N_("計画上の位置"))
    ] = None
    national_tag: Annotated[
        str | None, Link(N_("国の重点取組"), to="vocabulary", within="national", group=N_("計画上の位置"))
    ] = None
    section: Annotated[str, Link(N_("担当課"), to="section", required=True, group=N_("推進"), listed=True)]
    related_section: Annotated[str | None, Link(N_("関係課"), to="section", group=N_("推進"))] = None
    assigned_body: Annotated[str | None, Link(N_("推進主体"), to="body", group=N_("推進"), listed=True)] = None
    method: Annotated[
        Method, Choice(N_("手法"), choices=Method, required=True, initial="pdca", group=N_("推進"), listed=True)
    ]
    method_reason: Annotated[
        str | None, Text(N_("手法を変えた理由"), help=N_("手法を変えるとき"), limit=200, group=N_("推進"))
    ] = None
    first_year: Annotated[int | None, FiscalYear(N_("開始年度"), group=N_("推進"), listed=True)] = None
    last_year: Annotated[int | None, FiscalYear(N_("終了年度"), group=N_("推進"))] = None
    purpose: Annotated[str | None, LongText(N_("目的・対象"), limit=1000, group=N_("内容"))] = None
    situation: Annotated[str | None, LongText(N_("現状と課題"), limit=1000, group=N_("内容"))] = None
    content: Annotated[str | None, LongText(N_("取組内容"), limit=2000, group=N_("内容"))] = None
    optimisation: Annotated[Optimisation | None, Choice(N_("全体最適化"), choices=Optimisation, group=N_("内容"))] = (
        None
    )
    optimisation_note: Annotated[
        str | None,
        LongText(
            N_("全体最適化の考え方"), help=N_("統合・共同利用・重複解消の相手と範囲"), limit=1000, group=N_("内容")
        ),
    ] = None
    valid_until: Annotated[dt.date | None, Day(N_("終わった日"), help=N_("完了・廃止のとき"), group=N_("内容"))] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """It ends after it begins; two sections are two."""
        found = dict(super().faults(today))
        if self.first_year is not None and self.last_year is not None and self.last_year < self.first_year:
            found["last_year"] = LeaderDeskError("LD-1504", field=N_("期間"))
        if self.related_section == self.section:
            found["related_section"] = LeaderDeskError("LD-1515")
        return found

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:
        """A change of method says why, so that the history tells it (plan, 図7-4)."""
        if not isinstance(before, Measure) or before.method is self.method:
            return {}
        is_new_reason = self.method_reason and self.method_reason != before.method_reason
        return {} if is_new_reason else {"method_reason": LeaderDeskError("LD-1516")}


class Direction(Code):
    """良い向き: whether more or less of an indicator is better."""

    HIGHER = "higher", N_("多いほどよい")
    LOWER = "lower", N_("少ないほどよい")


class Indicator(Record):
    """指標: what tells whether a measure works; no figure without its definition and source (EBPM)."""

    KIND = "indicator"
    LABEL = N_("指標")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure",)
    TITLE = "name"

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    name: Annotated[str, Text(N_("指標名"), required=True, listed=True)]
    unit: Annotated[str | None, Text(N_("単位"), limit=20, listed=True)] = None
    direction: Annotated[
        Direction, Choice(N_("良い向き"), choices=Direction, required=True, initial="higher", listed=True)
    ]
    base_year: Annotated[int | None, FiscalYear(N_("基準年度"))] = None
    base: Annotated[Decimal | None, Number(N_("基準値"), places=3, least=LEAST_SIGNED, listed=True)] = None
    target_year: Annotated[int | None, FiscalYear(N_("目標年度"))] = None
    target: Annotated[Decimal | None, Number(N_("目標値"), places=3, least=LEAST_SIGNED, listed=True)] = None
    definition: Annotated[str | None, LongText(N_("定義"), help=N_("何をどう数えるか"), limit=500)] = None
    source: Annotated[str | None, Text(N_("出典"), help=N_("例 業務統計、e-Stat、RESAS"), limit=100)] = None
    denominator: Annotated[str | None, Text(N_("分母"), help=N_("率のとき。例 対象の全申請件数"), limit=100)] = None
    order: Annotated[int | None, Count(N_("並び順"))] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """The target lies behind the base."""
        wrong = self.base_year is not None and self.target_year is not None and self.target_year < self.base_year
        return {"target_year": LeaderDeskError("LD-1504", field=N_("目標の期間"))} if wrong else {}


class Step(Code):
    """工程: what is done in a quarter."""

    STUDY = "study", N_("検討")
    BUILD = "build", N_("構築")
    TRIAL = "trial", N_("試行")
    OPERATION = "operation", N_("運用")


class Milestone(Record):
    """工程（予定）: what a measure is to reach in a quarter of a 年度; what became of it is the section's to say."""

    KIND = "milestone"
    LABEL = N_("工程")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure",)
    TITLE = "name"

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    first_quarter: Annotated[int, Count(N_("始まりの四半期"), help=N_("1～4"), least=1, required=True, listed=True)]
    last_quarter: Annotated[int, Count(N_("終わりの四半期"), help=N_("1～4"), least=1, required=True, listed=True)]
    step: Annotated[Step, Choice(N_("段階"), choices=Step, required=True, listed=True)]
    name: Annotated[str, Text(N_("内容"), required=True, listed=True)]

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """A year has four quarters, one after the other."""
        if self.first_quarter > 4 or self.last_quarter > 4 or self.last_quarter < self.first_quarter:
            return {"last_quarter": LeaderDeskError("LD-1517")}
        return {}


class RatingScale(Record):
    """評価の段階: one grade of a rating scale. Old years keep the scale they were rated by.

    `least` is the achievement (実績÷按分目標, per cent) from which the grade is suggested; a grade without it is never
    suggested. Source: published scales (domain, 2.2).
    """

    KIND = "rating_scale"
    LABEL = N_("評価の段階")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "label"
    CODE = "code"

    code: Annotated[str, Text(N_("コード"), limit=10, code=True, required=True, listed=True)]
    scale: Annotated[str, Text(N_("尺度"), help=N_("同じ尺度の段階は同じ名前"), limit=20, required=True, listed=True)]
    mark: Annotated[str, Text(N_("記号"), help=N_("例 A"), limit=4, required=True, listed=True)]
    label: Annotated[str, Text(N_("名称"), help=N_("例 A 計画以上"), limit=30, required=True, listed=True)]
    least: Annotated[int | None, Count(N_("達成率の下限"), unit=N_("%"), listed=True)] = None
    is_delayed: Annotated[bool | None, Flag(N_("遅れとして数える"), listed=True)] = None
    order: Annotated[int | None, Count(N_("並び順"), listed=True)] = None
    first_year: Annotated[int | None, FiscalYear(N_("使い始める年度"), listed=True)] = None
    last_year: Annotated[int | None, FiscalYear(N_("使い終わる年度"), listed=True)] = None
