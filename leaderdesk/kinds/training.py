# SPDX-License-Identifier: MIT
"""研修: the courses, when they are held, and how many of each section took part. Source: plan, 人材育成 (the 11 courses).

Figures are counts of a section, never what became of a person: no record here has a place for a name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from leaderdesk import fiscal
from leaderdesk.codes import EVERYONE, OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.facet import (
    TODAY,
    Choice,
    Choices,
    Clock,
    Count,
    Day,
    FiscalYear,
    Link,
    LongText,
    Number,
    Text,
)
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Dated
from leaderdesk.kinds.record import Record

HIGHEST_MEAN = 5  # understanding and satisfaction are means of answers from 1 to 5


class CourseLine(Code):
    """系統: the plan's two lines of training."""

    SKILL = "skill", N_("情報スキル")
    MORALE = "morale", N_("セキュリティ・モラル")


class Form(Code):
    """形式: how a course is held."""

    GATHERING = "gathering", N_("集合")
    ELEARNING = "elearning", N_("eラーニング")
    EXERCISE = "exercise", N_("演習")


class Attendee(Code):
    """受けなければならない人: whom a course is required for."""

    EVERYONE = "everyone", N_("全職員")
    MANAGERS = "managers", N_("管理職")
    LEADERS = "leaders", N_("推進リーダー")
    SECURITY_LEADERS = "security", N_("情報セキュリティリーダー")
    NEWCOMERS = "newcomers", N_("新任・異動者")
    PUBLICISTS = "publicists", N_("広報担当")
    SYSTEM_USERS = "users", N_("各課の担当")
    AUDITORS = "auditors", N_("内部監査人の候補")


class Yield(Code):
    """コースごとの項目: what a course brings forth besides attendance."""

    FOLLOW_UP = "follow_up", N_("部下指導")
    DATA_SETS = "data_sets", N_("公開したデータ数")
    WEB_PAGES = "web_pages", N_("更新したページ数")
    FORMS = "forms", N_("作成したフォーム・レイヤ数")
    CARDS = "cards", N_("課題カード数")
    ERRORS = "errors", N_("操作ミス・問合せの前後")


class Course(Dated):
    """研修コース: one course, the same over the years; the plan has eleven, and a city adds its own on the desk."""

    KIND = "course"
    LABEL = N_("研修コース")
    TITLE = "name"
    CODE = "code"

    code: Annotated[str, Text(N_("コード"), help=N_("例 A1"), limit=10, code=True, required=True, listed=True)]
    name: Annotated[str, Text(N_("研修名"), required=True, listed=True)]
    line: Annotated[
        CourseLine, Choice(N_("系統"), choices=CourseLine, required=True, initial=CourseLine.SKILL.value, listed=True)
    ]
    aim: Annotated[str | None, LongText(N_("ねらい"), limit=500)] = None
    audience: Annotated[str | None, Text(N_("対象"), help=N_("例 課長以上"), listed=True)] = None
    forms: Annotated[tuple[Form, ...] | None, Choices(N_("形式"), choices=Form, listed=True)] = None
    required_for: Annotated[
        tuple[Attendee, ...] | None, Choices(N_("必須の人"), choices=Attendee, help=N_("選ばなければ希望者"))
    ] = None
    valid_months: Annotated[
        int | None,
        Count(N_("有効期間"), help=N_("これを過ぎると再受講。空なら期限なし"), unit=N_("か月"), least=1, listed=True),
    ] = None
    yields: Annotated[
        tuple[Yield, ...] | None, Choices(N_("コースごとの項目"), choices=Yield, help=N_("実績と一緒に入力する項目"))
    ] = None
    topics: Annotated[
        str | None,
        Text(
            N_("つながる話題"),
            help=N_("指導でくり返し出る言葉を「、」で区切る。指導の成果で、この研修を勧めます"),
            limit=200,
        ),
    ] = None
    order: Annotated[int | None, Count(N_("並び順"))] = None
    valid_from: Annotated[dt.date | None, Day(N_("有効期間の始まり"))] = None
    valid_until: Annotated[dt.date | None, Day(N_("有効期間の終わり"))] = None


class SessionState(Code):
    """開催の状態: 計画→募集→実施→集計済, or 中止."""

    PLANNED = "planned", N_("計画")
    OPEN = "open", N_("募集")
    HELD = "held", N_("実施")
    COUNTED = "counted", N_("集計済")
    CANCELLED = "cancelled", N_("中止")


# What may follow a state: the next one, one step back, or 中止; and a session that was called off may be planned anew.
_NEXT: Mapping[SessionState, frozenset[SessionState]] = {
    SessionState.PLANNED: frozenset({SessionState.OPEN, SessionState.CANCELLED}),
    SessionState.OPEN: frozenset({SessionState.HELD, SessionState.PLANNED, SessionState.CANCELLED}),
    SessionState.HELD: frozenset({SessionState.COUNTED, SessionState.OPEN}),
    SessionState.COUNTED: frozenset({SessionState.HELD}),
    SessionState.CANCELLED: frozenset({SessionState.PLANNED}),
}


def next_states(state: SessionState) -> frozenset[SessionState]:
    """The states that a session may go to from this one."""
    return _NEXT[state]


class TrainingSession(Record):
    """研修の開催: one session of a course. Sections learn of it when it is announced (募集), not while it is planned."""

    KIND = "training_session"
    LABEL = N_("研修の開催")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = EVERYONE
    TITLE = "name"
    DAY = "held_on"

    course: Annotated[str, Link(N_("研修"), to="course", required=True, listed=True)]
    name: Annotated[str, Text(N_("回の名称"), help=N_("例 第1回 財務会計システム"), required=True, listed=True)]
    state: Annotated[
        SessionState, Choice(N_("状態"), choices=SessionState, required=True, initial="planned", listed=True)
    ]
    held_on: Annotated[dt.date, Day(N_("開催日"), help=N_("eラーニングでは始まりの日"), required=True, listed=True)]
    until: Annotated[dt.date | None, Day(N_("終わりの日"), help=N_("何日か続くとき"))] = None
    begins_at: Annotated[dt.time | None, Clock(N_("開始"))] = None
    ends_at: Annotated[dt.time | None, Clock(N_("終了"))] = None
    form: Annotated[Form, Choice(N_("形式"), choices=Form, required=True, initial="gathering", listed=True)]
    place: Annotated[str | None, Text(N_("会場"), listed=True)] = None
    lecturer: Annotated[str | None, Text(N_("講師"), help=N_("個人名ではなく職名や事業者名"), limit=30)] = None
    capacity: Annotated[int | None, Count(N_("定員"), unit=N_("人"), least=1, listed=True)] = None
    note: Annotated[str | None, LongText(N_("案内"), help=N_("課にそのまま届きます"), limit=1000)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """It ends after it begins; what was held, was held by today."""
        found = {}
        if self.until is not None and self.until < self.held_on:
            found["until"] = LeaderDeskError("LD-1504", field=N_("開催の期間"))
        if self.begins_at is not None and self.ends_at is not None and self.ends_at < self.begins_at:
            found["ends_at"] = LeaderDeskError("LD-1504", field=N_("開催の時間"))
        if self.state in (SessionState.HELD, SessionState.COUNTED) and self.held_on > today:
            found["held_on"] = LeaderDeskError("LD-1503", field=N_("開催日"), value=fiscal.era_day(self.held_on))
        return found

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:
        """Its states come one after the other."""
        past = before.state if isinstance(before, TrainingSession) else self.state
        if self.state is past or self.state in next_states(past):
            return {}
        return {"state": LeaderDeskError("LD-1508", before=past.label, after=self.state.label)}

    def stays_home(self, today: dt.date, owner: str) -> bool:  # noqa: ARG002
        """What is only planned may still change: no section is told of it."""
        return self.state is SessionState.PLANNED


class TrainingResult(Record):
    """研修実績: how many of a section took a course in a 年度, in one session or all together (no session named)."""

    KIND = "training_result"
    LABEL = N_("研修実績")
    TITLE = "course"
    DAY = "reported_on"
    KEY = ("course", "year", "session")

    course: Annotated[str, Link(N_("研修"), to="course", required=True, listed=True)]
    year: Annotated[int, FiscalYear(N_("年度"), required=True, listed=True)]
    session: Annotated[
        str | None, Link(N_("開催の回"), help=N_("空なら年度のまとめ"), to="training_session", listed=True)
    ] = None
    reported_on: Annotated[dt.date, Day(N_("記入日"), required=True, initial=TODAY)]
    target: Annotated[int, Count(N_("対象"), unit=N_("人"), required=True, listed=True)]
    attended: Annotated[int, Count(N_("受講"), unit=N_("人"), required=True, listed=True)]
    completed: Annotated[int | None, Count(N_("修了"), unit=N_("人"), listed=True)] = None
    elearning: Annotated[
        int | None, Count(N_("うちeラーニング"), help=N_("受講のうち。残りは集合"), unit=N_("人"), listed=True)
    ] = None
    understanding: Annotated[
        Decimal | None, Number(N_("理解度"), help=N_("5 段階の平均（1.0～5.0）"), least=1, listed=True)
    ] = None
    satisfaction: Annotated[
        Decimal | None, Number(N_("満足度"), help=N_("5 段階の平均（1.0～5.0）"), least=1, listed=True)
    ] = None
    follow_up: Annotated[int | None, Count(N_("部下指導の人数"), unit=N_("人"), group=N_("コースごとの項目"))] = None
    follow_up_on: Annotated[dt.date | None, Day(N_("部下指導の日"), group=N_("コースごとの項目"))] = None
    data_sets: Annotated[int | None, Count(N_("公開したデータ数"), unit=N_("件"), group=N_("コースごとの項目"))] = None
    web_pages: Annotated[int | None, Count(N_("更新したページ数"), unit=N_("ページ"), group=N_("コースごとの項目"))] = (
        None
    )
    forms: Annotated[
        int | None, Count(N_("作成したフォーム・レイヤ数"), unit=N_("件"), group=N_("コースごとの項目"))
    ] = None
    cards: Annotated[int | None, Count(N_("課題カード数"), unit=N_("枚"), group=N_("コースごとの項目"))] = None
    system: Annotated[str | None, Text(N_("対象システム"), group=N_("コースごとの項目"))] = None
    errors_before: Annotated[
        int | None,
        Count(N_("操作ミス・問合せ（前）"), help=N_("研修前の 1 か月"), unit=N_("件"), group=N_("コースごとの項目")),
    ] = None
    errors_after: Annotated[
        int | None,
        Count(N_("操作ミス・問合せ（後）"), help=N_("研修後の 1 か月"), unit=N_("件"), group=N_("コースごとの項目")),
    ] = None
    excess_reason: Annotated[str | None, Text(N_("対象より多い理由"), help=N_("受講が対象より多いとき"), limit=200)] = (
        None
    )
    memo: Annotated[str | None, LongText(N_("備考"), help=N_("職員の氏名は書きません"), limit=500)] = None

    def faults(self, today: dt.date) -> dict[str, LeaderDeskError]:
        """A part is no more than the whole, a mean lies between 1 and 5, and what was done was done by today."""
        found = {}
        for name in ("completed", "elearning"):
            if (part := getattr(self, name)) is not None and part > self.attended:
                found[name] = LeaderDeskError("LD-1551", field=self.facets()[name].label, whole=N_("受講"))
        for name in ("understanding", "satisfaction"):
            if (mean := getattr(self, name)) is not None and mean > HIGHEST_MEAN:
                found[name] = LeaderDeskError("LD-1552", field=self.facets()[name].label, value=mean)
        if self.follow_up_on is not None and self.follow_up_on > today:
            told = fiscal.era_day(self.follow_up_on)
            found["follow_up_on"] = LeaderDeskError("LD-1503", field=N_("部下指導の日"), value=told)
        return found


class Headcount(Record):
    """職員数: how many people a section had on a day; what rates of all staff are counted by, so that old years stay."""

    KIND = "headcount"
    LABEL = N_("職員数")
    OWNED_BY = OwnedBy.DIVISION
    GOES_TO = ("section",)
    TITLE = "section"
    DAY = "as_of"
    KEY = ("section", "as_of")

    section: Annotated[str, Link(N_("課"), to="section", required=True, listed=True)]
    as_of: Annotated[dt.date, Day(N_("時点"), required=True, initial=TODAY, listed=True)]
    staff: Annotated[int, Count(N_("職員数"), unit=N_("人"), required=True, listed=True)]


# The fields of a result that belong to each item of a course's own.
YIELD_FIELDS: Mapping[Yield, tuple[str, ...]] = {
    Yield.FOLLOW_UP: ("follow_up", "follow_up_on"),
    Yield.DATA_SETS: ("data_sets",),
    Yield.WEB_PAGES: ("web_pages",),
    Yield.FORMS: ("forms",),
    Yield.CARDS: ("cards",),
    Yield.ERRORS: ("system", "errors_before", "errors_after"),
}
