# SPDX-License-Identifier: MIT
"""進捗と調書: the yearly check of each measure, from the question to the frozen sheet and the review.

The division asks (進捗照会), the section answers (進捗回答, 指標実績, 工程実績), the division confirms or sends back
(進捗の確認), freezes (実施計画調書), and decides what becomes of the measure (見直し). Source: plan, 図7-3.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from leaderdesk import fiscal
from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import TODAY, Choice, Count, Day, FiscalYear, Link, LongText, Number, Text, Yen
from leaderdesk.kinds.measures import LEAST_SIGNED
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.record import Record


class GateSort(Code):
    """節目の種類: what must be there when its day comes; from it the desk says what is still missing."""

    ROUND = "round", N_("進捗照会")
    ANSWERS = "answers", N_("回答締切")
    SHEETS = "sheets", N_("調書の確定")
    STEERING = "steering", N_("幹事会への報告")
    HEADQUARTERS = "headquarters", N_("本部への報告")
    COUNCIL = "council", N_("推進委員会への報告")
    COMMITTEE = "committee", N_("セキュリティ委員会")
    REVIEW = "review", N_("見直し")
    CARRY_OVER = "carry_over", N_("次年度への引継ぎ")
    OTHER = "other", N_("その他")


class Gate(Record):
    """年間予定: one day of the year's calendar, as data: other cities have other days."""

    KIND = "gate"
    LABEL = N_("年間予定")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "name"
    CODE = "code"
    WITHIN = "year"

    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    code: Annotated[str, Text(N_("コード"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("予定"), required=True, listed=True)]
    sort: Annotated[GateSort, Choice(N_("節目の種類"), choices=GateSort, required=True, listed=True)]
    begins_on: Annotated[dt.date | None, Day(N_("始まり"), listed=True)] = None
    due: Annotated[dt.date, Day(N_("期日"), required=True, listed=True)]
    note: Annotated[str | None, Text(N_("備考"), limit=200)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """It ends after it begins."""
        wrong = self.begins_on is not None and self.due < self.begins_on
        return {"due": LeaderDeskError("LD-1504", field=N_("期間"))} if wrong else {}


class ProgressRound(Record):
    """進捗照会: the division asks for the state of all measures of a 年度, as of a day, until a day."""

    KIND = "progress_round"
    LABEL = N_("進捗照会")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "title"
    DAY = "asked_on"
    KEY = ("year",)

    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    title: Annotated[str, Text(N_("件名"), required=True, listed=True)]
    asked_on: Annotated[dt.date, Day(N_("照会日"), required=True, initial=TODAY, listed=True)]
    base_date: Annotated[dt.date, Day(N_("基準日"), help=N_("いつの時点の進捗か"), required=True, listed=True)]
    due: Annotated[dt.date, Day(N_("回答期限"), required=True, listed=True)]
    text: Annotated[str | None, LongText(N_("依頼文"), limit=2000)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """Its answers are due when it has been asked, and when the day they speak of has come."""
        wrong = self.due < max(self.asked_on, self.base_date)
        return {"due": LeaderDeskError("LD-1504", field=N_("照会の期間"))} if wrong else {}


class ProgressReport(Record):
    """進捗回答: what the section says of its measure in a 年度; one record per measure and 年度.

    The items of the 実施計画調書 that the section answers: 9 and 11 to 20 (domain, 2.1).
    """

    KIND = "progress_report"
    LABEL = N_("進捗回答")
    TITLE = "measure"
    DAY = "reported_on"
    KEY = ("measure", "year")

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    reported_on: Annotated[dt.date, Day(N_("回答日"), required=True, initial=TODAY, listed=True)]
    edition: Annotated[
        int | None, Count(N_("回答の版"), help=N_("指標や工程の実績も含め、直すたびに 1 つ増えます"), least=1)
    ] = None
    done: Annotated[str | None, LongText(N_("取組の実績"), limit=2000, group=N_("実績"))] = None
    progress: Annotated[int | None, Count(N_("進捗率"), unit=N_("%"), group=N_("実績"), listed=True)] = None
    rating: Annotated[str | None, Link(N_("自己評価"), to="rating_scale", group=N_("実績"), listed=True)] = None
    rating_reason: Annotated[
        str | None, Text(N_("評価の理由"), help=N_("提案と違う評価にしたとき"), limit=400, group=N_("実績"))
    ] = None
    budget: Annotated[int | None, Yen(N_("予算額"), unit=N_("千円"), group=N_("費用と人役"), listed=True)] = None
    settlement: Annotated[int | None, Yen(N_("決算見込"), unit=N_("千円"), group=N_("費用と人役"))] = None
    national_funds: Annotated[int | None, Yen(N_("うち国庫"), unit=N_("千円"), group=N_("費用と人役"))] = None
    prefectural_funds: Annotated[int | None, Yen(N_("うち県"), unit=N_("千円"), group=N_("費用と人役"))] = None
    bonds: Annotated[int | None, Yen(N_("うち起債"), unit=N_("千円"), group=N_("費用と人役"))] = None
    other_funds: Annotated[int | None, Yen(N_("うちその他"), unit=N_("千円"), group=N_("費用と人役"))] = None
    general_funds: Annotated[int | None, Yen(N_("うち一般財源"), unit=N_("千円"), group=N_("費用と人役"))] = None
    effort: Annotated[
        Decimal | None, Number(N_("人役"), help=N_("0.01 人単位"), unit=N_("人"), places=2, group=N_("費用と人役"))
    ] = None
    hours_saved: Annotated[
        Decimal | None,
        Number(
            N_("削減時間"),
            help=N_("1 年あたり。増えたときはマイナス"),
            unit=N_("時間"),
            least=LEAST_SIGNED,
            group=N_("効果"),
        ),
    ] = None
    yen_saved: Annotated[
        int | None,
        Yen(
            N_("効果額"),
            help=N_("1 年あたり。増えたときはマイナス"),
            unit=N_("千円"),
            least=LEAST_SIGNED,
            group=N_("効果"),
        ),
    ] = None
    benefit: Annotated[str | None, LongText(N_("市民の便益"), limit=1000, group=N_("効果"))] = None
    evidence: Annotated[
        str | None, LongText(N_("根拠"), help=N_("定義・出典・件数・時点"), limit=1000, group=N_("効果"))
    ] = None
    issue: Annotated[str | None, LongText(N_("課題・リスク"), limit=1000, group=N_("これから"))] = None
    next_plan: Annotated[str | None, LongText(N_("次年度の予定"), limit=1000, group=N_("これから"))] = None
    unit: Annotated[str | None, Text(N_("係"), help=N_("個人名ではなく係の名前"), limit=30, group=N_("これから"))] = (
        None
    )


class IndicatorValue(Record):
    """指標実績: what an indicator reached in a 年度; one record per indicator and 年度."""

    KIND = "indicator_value"
    LABEL = N_("指標実績")
    TITLE = "measure"
    DAY = "measured_on"
    KEY = ("indicator", "year")

    indicator: Annotated[str, Link(N_("指標"), to="indicator", required=True, listed=True)]
    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    value: Annotated[Decimal, Number(N_("実績値"), places=3, least=LEAST_SIGNED, required=True, listed=True)]
    measured_on: Annotated[dt.date, Day(N_("時点"), required=True, initial=TODAY, listed=True)]
    count: Annotated[int | None, Count(N_("件数（n）"), help=N_("もとになった件数"))] = None
    note: Annotated[str | None, Text(N_("備考"), limit=200)] = None


class Outcome(Code):
    """工程の結果."""

    NOT_BEGUN = "not_begun", N_("未着手")
    UNDER_WAY = "under_way", N_("実施中")
    REACHED = "reached", N_("完了")
    POSTPONED = "postponed", N_("延期")


class MilestoneResult(Record):
    """工程実績: what became of a milestone; one record per milestone."""

    KIND = "milestone_result"
    LABEL = N_("工程実績")
    TITLE = "measure"
    DAY = "reported_on"
    KEY = ("milestone",)

    milestone: Annotated[str, Link(N_("工程"), to="milestone", required=True, listed=True)]
    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    outcome: Annotated[Outcome, Choice(N_("結果"), choices=Outcome, required=True, listed=True)]
    reported_on: Annotated[dt.date, Day(N_("回答日"), required=True, initial=TODAY, listed=True)]
    reached_on: Annotated[dt.date | None, Day(N_("完了した日"), listed=True)] = None
    note: Annotated[str | None, Text(N_("備考"), limit=200)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """What is reached was reached by today."""
        if self.reached_on is None or self.reached_on <= today:
            return {}
        return {"reached_on": LeaderDeskError("LD-1503", field=N_("完了した日"), value=fiscal.era_day(self.reached_on))}


class Check(Code):
    """確認: what the division says of an answer."""

    CONFIRMED = "confirmed", N_("確認済")
    SENT_BACK = "sent_back", N_("差戻し")


class ProgressReview(Record):
    """進捗の確認: the division confirms a section's answer, or sends it back with a reason."""

    KIND = "progress_review"
    LABEL = N_("進捗の確認")
    OWNED_BY = OwnedBy.DIVISION
    ANSWERS = "report"
    GOES_TO = ("report",)
    UNREAD = ("seen_version",)
    TITLE = "state"
    DAY = "checked_on"

    report: Annotated[str, Link(N_("進捗回答"), to="progress_report", required=True, listed=True)]
    seen_version: Annotated[str, Text(N_("見た版"), help=N_("回答のどの版を見たか"), limit=64, required=True)]
    checked_on: Annotated[dt.date, Day(N_("確認日"), required=True, initial=TODAY, listed=True)]
    state: Annotated[Check, Choice(N_("確認"), choices=Check, required=True, listed=True)]
    reason: Annotated[str | None, LongText(N_("理由"), help=N_("課にそのまま届きます"), limit=1000, listed=True)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """差戻し says what to mend."""
        missing = self.state is Check.SENT_BACK and not self.reason
        return {"reason": LeaderDeskError("LD-1518")} if missing else {}


class SheetState(Code):
    """調書の状態: how far a frozen sheet has been reported."""

    FROZEN = "frozen", N_("確定")
    STEERING = "steering", N_("幹事会報告")
    HEADQUARTERS = "headquarters", N_("本部報告")
    COUNCIL = "council", N_("委員会報告")
    REVIEWED = "reviewed", N_("見直し反映")
    DONE = "done", N_("完了")


class PlanSheet(Record):
    """実施計画調書: one frozen 版 of a measure's sheet in a 年度; what changes later makes the next 版.

    `content` is what the sheet said when it was frozen (canonical JSON, or where that is too long for one field, the
    digest of the pieces that hold it); `template` is the digest of the layout that it was written in, the product's own
    too. Neither changes: both together make the sheet again as it was.
    """

    KIND = "plan_sheet"
    LABEL = N_("実施計画調書")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure",)
    TITLE = "measure"
    DAY = "frozen_on"
    KEY = ("measure", "year", "edition")
    UNREAD = ("content", "template")

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    edition: Annotated[int, Count(N_("版"), least=1, required=True, listed=True)]
    frozen_on: Annotated[dt.date, Day(N_("確定日"), required=True, initial=TODAY, listed=True)]
    state: Annotated[SheetState, Choice(N_("状態"), choices=SheetState, required=True, initial="frozen", listed=True)]
    reason: Annotated[str | None, Text(N_("新しい版の理由"), limit=200, listed=True)] = None
    content: Annotated[str, LongText(N_("内容"), required=True)]
    template: Annotated[str | None, Text(N_("様式"), limit=64)] = None
    steering_on: Annotated[dt.date | None, Day(N_("幹事会報告の日"))] = None
    headquarters_on: Annotated[dt.date | None, Day(N_("本部報告の日"))] = None
    council_on: Annotated[dt.date | None, Day(N_("委員会報告の日"))] = None

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:
        """What was frozen stays."""
        changed = isinstance(before, PlanSheet) and (before.content, before.template) != (self.content, self.template)
        return {"content": LeaderDeskError("LD-1530")} if changed else {}


class Decision(Code):
    """見直し: what becomes of a measure."""

    CONTINUE = "continue", N_("継続")
    EXPAND = "expand", N_("拡充")
    REDUCE = "reduce", N_("縮小")
    MERGE = "merge", N_("統合")
    COMPLETE = "complete", N_("完了")
    ABOLISH = "abolish", N_("廃止")


class ReviewAction(Record):
    """見直し: what was decided of a measure for the next 年度, and why."""

    KIND = "review_action"
    LABEL = N_("見直し")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("measure",)
    TITLE = "measure"
    DAY = "decided_on"
    KEY = ("measure", "year")

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    decided_on: Annotated[dt.date, Day(N_("決定日"), required=True, initial=TODAY, listed=True)]
    decision: Annotated[Decision, Choice(N_("見直し"), choices=Decision, required=True, listed=True)]
    reason: Annotated[str, LongText(N_("理由"), limit=1000, required=True, listed=True)]
    merged_into: Annotated[str | None, Link(N_("統合先"), to="measure")] = None
    next_target: Annotated[str | None, Text(N_("次年度の目標"), limit=200)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:  # noqa: ARG002
        """統合 names another measure."""
        wrong = self.decision is Decision.MERGE and self.merged_into in (None, self.measure)
        return {"merged_into": LeaderDeskError("LD-1519")} if wrong else {}

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:
        """Where it goes is asked of what is merged."""
        return frozenset() if chosen.get("decision") == Decision.MERGE else frozenset({"merged_into"})


class ReviewOpinion(Record):
    """見直し意見: what the section wishes for its measure in the next 年度."""

    KIND = "review_opinion"
    LABEL = N_("見直し意見")
    TITLE = "measure"
    DAY = "written_on"
    KEY = ("measure", "year")

    measure: Annotated[str, Link(N_("施策"), to="measure", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    written_on: Annotated[dt.date, Day(N_("記入日"), required=True, initial=TODAY, listed=True)]
    wish: Annotated[Decision | None, Choice(N_("希望する見直し"), choices=Decision, listed=True)] = None
    text: Annotated[str, LongText(N_("意見"), limit=1000, required=True, listed=True)]
