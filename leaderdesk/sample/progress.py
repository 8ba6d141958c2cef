# SPDX-License-Identifier: MIT
"""The sample city's 進捗確認: what each section answers of its measures, for the last 年度 and for this one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from leaderdesk.analysis.ratings import Reached, reached, scale_of, suggest, target_of
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.measures import Indicator, Milestone, RatingScale
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, Outcome, ProgressReport, ReviewOpinion
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.preset import master_revisions
from leaderdesk.sample.measures import indicator_of, milestones_of, sample_id
from leaderdesk.sample.plan import CITY, PRESET
from leaderdesk.sample.year import JAPAN, Event, is_closed, texts

# How much of the year's target a measure reaches, and how often.
_SHARES, _OFTEN = (1.16, 1.03, 0.94, 0.72, 0.4), (8, 34, 34, 17, 7)
_LATE_BELOW = 0.8
# The first of the ten days on which sections write.
_LAST_YEAR, _THIS_YEAR, _MENDED, _WISHES = (3, 9), (7, 6), (9, 1), (12, 7)
SENT_BACK = "1-05"  # the measure whose answer the division sends back, and its section mends
_ISSUES = (
    "窓口を使い慣れた人ほど、オンラインに移っていない。",
    "担当する職員が 2 人で、異動があると続けにくい。",
    "ほかの課の様式がそろわず、まとめて受け付けられない。",
    "機器の納品が遅れ、試行の時期がずれた。",
    "利用する人の年代が偏っている。",
    "委託の費用が、次年度から上がる見込み。",
)
_WISHED = {
    "continue": "計画どおり進めたい。",
    "expand": "効果が出ているので、対象を広げたい。",
    "reduce": "対象を絞り、先に終わらせたい。",
}


def progress_events(section: str, year: int, until: date, seed: str) -> list[Event]:
    """What a section writes of its measures up to a day: last year's answer in March, this year's in July, its wish in December."""
    made: list[Event] = []
    for text in texts("measures"):
        if text["section"] == section:
            rng = random.Random(f"{seed}/progress/{text['code']}")
            share = rng.choices(_SHARES, _OFTEN)[0]
            made += _answer(text, year, year - 1, share, _day(year, _LAST_YEAR, rng), rng)
            this = list(_answer(text, year, year, share, _day(year, _THIS_YEAR, rng), rng))
            made += this
            made.append(_wish(text, year, share, _day(year, _WISHES, rng)))
            if text["code"] == SENT_BACK:
                made.append(_mended(this[-1], _day(year, _MENDED, rng)))
    return sorted((event for event in made if event.at.date() <= until), key=lambda event: event.at)


def _day(year: int, first: tuple[int, int], rng: random.Random) -> date:
    day = date(year, *first) + timedelta(days=rng.randrange(10))
    while day.weekday() > 4 or is_closed(day):
        day += timedelta(days=1)
    return day


def _answer(
    text: Mapping[str, Any], plan_year: int, year: int, share: float, day: date, rng: random.Random
) -> Iterator[Event]:
    """An answer with its figures and milestones, all on one morning."""
    code, section = text["code"], text["section"]
    own = {"measure": code, "year": str(year)}
    group = fixed_id(ProgressReport, CITY, section, own)
    at = datetime.combine(day, time(9 + rng.randrange(7), rng.randrange(60)), JAPAN)

    def event(kind: Kind, body: Mapping[str, str]) -> Event:
        return Event(at, kind.KIND, fixed_id(kind, CITY, section, body), body, group=group)

    figures, told, counts = [], [], []
    for place in range(1, len(text["indicators"]) + 1):
        found = Indicator.restore(indicator_of(text, place, plan_year))
        value = _value(found, year, share)
        figures.append(reached(found, year, value))
        told.append(f"{found.name}は {value}{found.unit or ''}になった。")
        body = own | {"indicator": sample_id(CITY, Indicator, f"{code}/{place}"), "value": str(value)}
        count = {"count": str(rng.randrange(120, 9000))} if found.denominator else {}
        yield event(IndicatorValue, body | count | {"measured_on": day.isoformat()})
        counts.append(count.get("count", ""))
    planned = [body for body in milestones_of(text, plan_year) if body["year"] == str(year)]
    outcomes = _outcomes(len(planned), share)
    for body, outcome in zip(planned, outcomes, strict=True):
        place = text["milestones"].index(body["name"]) + 1
        result = {"milestone": sample_id(CITY, Milestone, f"{code}/{place}"), "measure": code}
        yield event(MilestoneResult, result | {"outcome": outcome.value, "reported_on": day.isoformat()})
    report = own | {"reported_on": day.isoformat(), "edition": "1", "progress": _progress(outcomes, share)}
    done = "".join([*(_stand(body["name"], outcome) for body, outcome in zip(planned, outcomes, strict=True)), *told])
    report |= {"done": done, **_grade(figures, year), **_costs(share, rng)}
    first = text["indicators"][0]
    n = f"、n={int(counts[0]):,}" if counts[0] and code != SENT_BACK else ""
    report |= {
        "benefit": text["purpose"],
        "evidence": f"{first['name']}：{first['definition']}（{first['source']}、{day.month}月{day.day}日現在{n}）",
        "issue": rng.choice(_ISSUES),
        "next_plan": f"「{text['milestones'][-1]}」に進む。",
    }
    yield event(ProgressReport, report)


def _mended(before: Event, day: date) -> Event:
    """The answer anew, with what the division missed."""
    evidence = before.body["evidence"].replace("現在）", "現在、n=2,480）")
    body = {"evidence": evidence, "edition": "2", "reported_on": day.isoformat()}
    at = datetime.combine(day, time(10, 5), JAPAN)
    return Event(at, before.kind, before.record_id, body, is_edit=True, group=before.group)


def _value(indicator: Indicator, year: int, share: float) -> Decimal:
    """A figure that reaches so much of what the year asks for, as exact as the target is told."""
    target = target_of(indicator, year)
    base, goal = indicator.base, indicator.target
    assert isinstance(target, Decimal)
    assert base is not None
    assert goal is not None
    exactness = Decimal(1).scaleb(min(int(base.as_tuple().exponent), int(goal.as_tuple().exponent), 0))
    return (base + (target - base) * Decimal(str(share))).quantize(exactness)


def _outcomes(count: int, share: float) -> list[Outcome]:
    """What became of the milestones of a year, in their order: late ones are a step behind."""
    whole = [Outcome.REACHED, Outcome.UNDER_WAY, Outcome.NOT_BEGUN]
    late = [Outcome.UNDER_WAY, Outcome.POSTPONED, Outcome.NOT_BEGUN]
    return (late if share < _LATE_BELOW else whole)[:count]


def _stand(name: str, outcome: Outcome) -> str:
    words = {
        Outcome.REACHED: "「{0}」を終えた。",
        Outcome.UNDER_WAY: "「{0}」を進めている。",
        Outcome.POSTPONED: "「{0}」は時期を延ばした。",
    }
    return words[outcome].format(name) if outcome in words else ""


def _progress(outcomes: Sequence[Outcome], share: float) -> str:
    reached_ones = sum(outcome is Outcome.REACHED for outcome in outcomes)
    return str(min(100, round(100 * (reached_ones + 0.5 * share) / max(len(outcomes), 1))))


def _grade(figures: Sequence[Reached], year: int) -> dict[str, str]:
    found = suggest(figures, scale_of(_scales(), year))
    return {"rating": found.grade.code} if found else {}


@cache
def _scales() -> Sequence[RatingScale]:
    masters = master_revisions(KINDS, CITY, PRESET)
    return [RatingScale.restore(found.body) for found in masters if found.kind == RatingScale.KIND]


def _costs(share: float, rng: random.Random) -> dict[str, str]:
    budget = rng.randrange(6, 120) * 100
    national = budget // 2 if rng.random() < 0.3 else 0
    hours = round(rng.uniform(40, 900) * share)
    return {
        "budget": str(budget),
        "settlement": str(round(budget * rng.uniform(0.85, 1))),
        "national_funds": str(national),
        "general_funds": str(budget - national),
        "effort": f"{rng.randrange(10, 90) / 100:.2f}".rstrip("0"),
        "hours_saved": str(hours),
        "yen_saved": str(hours * 3),
    }


def _wish(text: Mapping[str, Any], year: int, share: float, day: date) -> Event:
    wish = "expand" if share > 1.1 else "continue" if share >= _LATE_BELOW else "reduce"
    key = {"measure": text["code"], "year": str(year)}
    body = key | {"wish": wish, "text": _WISHED[wish], "written_on": day.isoformat()}
    group = fixed_id(ProgressReport, CITY, text["section"], key)
    at = datetime.combine(day, time(15, 20), JAPAN)
    return Event(at, ReviewOpinion.KIND, fixed_id(ReviewOpinion, CITY, text["section"], key), body, group=group)
