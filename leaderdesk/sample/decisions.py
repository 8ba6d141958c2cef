# SPDX-License-Identifier: MIT
"""What the division decides of the year's requests, and when: everything from the seed, nothing written yet."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leaderdesk.fiscal import half_of, next_half
from leaderdesk.kinds.responses import State
from leaderdesk.sample.year import is_closed, texts

Fate = State | None  # None: not even received
_MIX: Mapping[Fate, int] = {  # per cent of this year's requests on the year's last day
    State.DONE: 38, State.IN_PROGRESS: 14, State.ACCEPTED: 8, State.CONSIDERING: 9, State.ON_HOLD: 7,
    State.DECLINED: 10, State.MERGED: 8, State.RECEIVED: 3, None: 3,
}  # fmt: skip
_LAST_YEAR: Mapping[Fate, int] = {
    State.DONE: 84,
    State.DECLINED: 9,
    State.ON_HOLD: 2,
    State.MERGED: 4,
    State.IN_PROGRESS: 1,
}
_WAYS: Mapping[Fate, tuple[State, ...]] = {
    None: (),
    State.RECEIVED: (State.RECEIVED,),
    State.CONSIDERING: (State.RECEIVED, State.CONSIDERING),
    State.ACCEPTED: (State.RECEIVED, State.CONSIDERING, State.ACCEPTED),
    State.ON_HOLD: (State.RECEIVED, State.CONSIDERING, State.ON_HOLD),
    State.DECLINED: (State.RECEIVED, State.CONSIDERING, State.DECLINED),
    State.MERGED: (State.RECEIVED, State.MERGED),
    State.IN_PROGRESS: (State.RECEIVED, State.CONSIDERING, State.ACCEPTED, State.IN_PROGRESS),
    State.DONE: (State.RECEIVED, State.CONSIDERING, State.ACCEPTED, State.IN_PROGRESS, State.DONE),
}
_AT_ONCE = (State.RECEIVED, State.DONE)
_HELD_FIRST = (State.RECEIVED, State.CONSIDERING, State.ON_HOLD, State.CONSIDERING, State.ACCEPTED)
_TAKEN_BACK = (State.RECEIVED, State.CONSIDERING, State.RECEIVED, State.CONSIDERING)  # a slip, corrected
_DELAYS: Mapping[State, tuple[int, int]] = {  # days since the step before: mean and spread
    State.RECEIVED: (7, 3), State.CONSIDERING: (8, 3), State.ACCEPTED: (22, 8), State.ON_HOLD: (22, 8),
    State.DECLINED: (22, 8), State.MERGED: (14, 6), State.IN_PROGRESS: (14, 6), State.DONE: (76, 25),
}  # fmt: skip
_SOME = 5  # so many are on hold before they are taken up after all
_TOGETHER = 3  # requests of a group
_SHARED = 24  # and so many are told to all sections
_LATE, _LONG = 2, 20  # so many are taken up before word comes that they are not wanted any more; after so many days
# The same wish in other words: of each pair, the second was raised by another section.
_PAIRS = (
    ("保育所の入所申込をオンライン化したい", "保育園入所申込のオンライン申請を始めたい"),
    ("時間外勤務の集計をExcel転記から自動化したい", "残業時間の集計を自動化してほしい"),
    ("会議室にも無線LANを整備してほしい", "会議室にWi-Fiを入れてほしい"),
    ("出張所の回線が遅く証明発行に時間がかかる", "西部出張所のネットワークが遅い"),
    ("共有フォルダーの容量が不足しているので増やしてほしい", "共有フォルダの容量を増やしてほしい"),
    ("議事録作成支援ツールを全庁で使えるようにしてほしい", "議事録作成ツールを使いたい"),
    ("窓口手数料にキャッシュレス決済を導入したい", "証明手数料をキャッシュレスで払えるようにしたい"),
    ("外字がプリンターによって印刷されないので直してほしい", "外字が印刷できない"),
)
_FIRST_WORDS = {other: first for first, other in _PAIRS}


@dataclass(frozen=True)
class Arrived:
    """A request that reached the division: when, and when word came that it is no longer wanted (`end`), and why."""

    record_id: str
    raised_on: str
    at: date
    title: str
    category: str
    end: date | None = None
    intent: str = "submit"

    @property
    def lived(self) -> int:
        """How many days it was wanted, as far as the division knew."""
        return (self.end - self.at).days if self.end else 0

    @property
    def wish(self) -> str:
        """The wish itself, whose words differ between sections."""
        return _FIRST_WORDS.get(self.title, self.title)


@dataclass(frozen=True)
class Step:
    """One decision: on which day, of which request, and what is answered (fields of Response)."""

    on: date
    record_id: str
    fields: dict[str, str]


def decisions(before: Sequence[Arrived], this: Sequence[Arrived], last_day: date, seed: str) -> list[Step]:
    """Every decision up to the last day, in the order of days; `before` are the requests of the year before."""
    made = [
        *_year(before, _LAST_YEAR, last_day, random.Random(f"{seed}/before"), shared=0),
        *_year(this, _MIX, last_day, random.Random(f"{seed}/this"), shared=_SHARED),
    ]
    return sorted(made, key=lambda step: step.on)


def _year(
    arrived: Sequence[Arrived], mix: Mapping[Fate, int], last_day: date, rng: random.Random, *, shared: int
) -> Iterator[Step]:
    wanted = sorted((each for each in arrived if each.end is None), key=lambda each: (each.at, each.record_id))
    fates, into = _fates(wanted, mix, rng)
    ways = {record_id: _WAYS[fate] for record_id, fate in fates.items()} | _odd_ways(
        wanted, fates, set(into.values()), rng
    )
    told = _to_share(wanted, fates, into)[:shared]
    answers = {each.record_id: _answers(each, ways[each.record_id], last_day, rng) for each in wanted}
    for record_id, steps in answers.items():
        if record_id in into:
            yield from _merged(steps, answers[into[record_id]], last_day)
        elif record_id in told:
            yield from (*steps[:-1], _told_to_all(steps[-1]))
        else:
            yield from steps
    unwanted = sorted((each for each in arrived if each.end), key=lambda each: (each.at, each.record_id))
    late = [each for each in unwanted if each.intent == "withdrawn" and each.lived >= _LONG][:_LATE]
    for each in unwanted:
        yield from _taken_up(each, rng) if each in late else _dropped(each, last_day, rng)


# ---------------------------------------------------------------- who gets what


def _fates(
    wanted: Sequence[Arrived], mix: Mapping[Fate, int], rng: random.Random
) -> tuple[dict[str, Fate], dict[str, str]]:
    """What each request is on the last day, shares of the mix, as old as they must be; and into which ones some go."""
    counts = {fate: round(len(wanted) * mix.get(fate, 0) / 100) for fate in _MIX}
    fates: dict[str, Fate] = {}
    left = list(wanted)
    fates |= {left.pop().record_id: None for _ in range(counts[None])}
    pairs = [(each.record_id, first.record_id) for first, *others in _groups(left) for each in others]
    into = dict(pairs[: counts[State.MERGED]])
    fates |= dict.fromkeys(into, State.MERGED)
    free = [each for each in left if each.record_id not in {*into, *into.values()}]
    for fate in (State.RECEIVED, State.CONSIDERING):
        fates |= {free.pop().record_id: fate for _ in range(min(counts[fate], len(free)))}
    rng.shuffle(free)
    for fate in (State.ON_HOLD, State.DECLINED):
        fates |= {free.pop().record_id: fate for _ in range(min(counts[fate], len(free)))}
    rest = [each for each in left if each.record_id not in fates]
    rest.sort(key=lambda each: each.at + timedelta(days=rng.gauss(0, 18)))
    for fate in (State.ACCEPTED, State.IN_PROGRESS):
        fates |= {rest.pop().record_id: fate for _ in range(min(counts[fate], len(rest)))}
    return fates | {each.record_id: State.DONE for each in rest}, into


def _groups(wanted: Sequence[Arrived]) -> list[list[Arrived]]:
    """The requests for the same, of three sections at most: the one in the first words, then those in others.

    The groups in which other words stand come first.
    """
    by_wish: dict[str, list[Arrived]] = defaultdict(list)
    for each in wanted:
        by_wish[each.wish].append(each)
    groups = []
    for wish, alike in by_wish.items():
        first = next((each for each in alike if each.title == wish), alike[0])
        others = sorted((each for each in alike if each is not first), key=lambda each: each.title == wish)
        groups.append([first, *others[: _TOGETHER - 1]])
    return sorted(groups, key=lambda alike: all(each.title == each.wish for each in alike))


def _odd_ways(
    wanted: Sequence[Arrived], fates: Mapping[str, Fate], heads: set[str], rng: random.Random
) -> dict[str, tuple[State, ...]]:
    """Some were on hold before, some were answered at once, one step was a slip."""
    found: dict[str, tuple[State, ...]] = {}
    free = [each.record_id for each in wanted if each.record_id not in heads]
    taken_up = [record_id for record_id in free if fates[record_id] in (State.ACCEPTED, State.IN_PROGRESS)]
    for record_id in taken_up[:_SOME]:
        found[record_id] = _HELD_FIRST + _WAYS[fates[record_id]][3:]
    done = [each for each in wanted if fates[each.record_id] is State.DONE and each.record_id in free]
    found |= {
        each.record_id: _AT_ONCE for each in done if each.category in ("SYSTEM", "NETWORK") and rng.random() < 0.3
    }
    considered = [record_id for record_id in free if fates[record_id] is State.CONSIDERING]
    found |= dict.fromkeys(considered[:1], _TAKEN_BACK)
    return found


def _to_share(wanted: Sequence[Arrived], fates: Mapping[str, Fate], into: Mapping[str, str]) -> list[str]:
    """What all sections are told: what several of them wished for and got, the most wanted first."""
    got = [each for each in wanted if fates[each.record_id] in (State.DONE, State.IN_PROGRESS)]
    asked = list(into.values())
    return [each.record_id for each in sorted(got, key=lambda each: -asked.count(each.record_id))[:_SHARED]]


# ---------------------------------------------------------------- when


def _days(arrived: date, way: Sequence[State], last_day: date, rng: random.Random) -> list[date]:
    """The day of each step, as long after the one before as is usual, or sooner where the year would end before."""
    after = [max(2.0, rng.gauss(*_DELAYS[state])) for state in way]
    room = (last_day - arrived).days
    shrink = min(1.0, room / sum(after)) if after else 1.0
    days: list[date] = []
    passed = 0.0
    for delay in after:
        passed += delay * shrink
        day = meeting(arrived + timedelta(days=passed), last_day)
        if days and day <= days[-1]:
            day = meeting(days[-1] + timedelta(days=1), last_day)
        days.append(day)
    return days


def meeting(day: date, last_day: date) -> date:
    """The next Monday or Thursday on which the office is open: on those the division decides, and on the last day."""
    while day.weekday() not in (0, 3) or is_closed(day):
        day += timedelta(days=1)
    return min(day, last_day)


# ---------------------------------------------------------------- in which words


def _answers(each: Arrived, way: Sequence[State], last_day: date, rng: random.Random) -> list[Step]:
    days = _days(each.at, way, last_day, rng)
    return [
        Step(on, each.record_id, {"state": state.value} | _words(each, way, place, on, rng))
        for place, (on, state) in enumerate(zip(days, way, strict=True))
    ]


def _merged(steps: Sequence[Step], head: Sequence[Step], last_day: date) -> Iterator[Step]:
    """A request goes into another one when both have been received."""
    received, merged = steps
    on = meeting(max(merged.on, head[0].on + timedelta(days=1)), last_day)
    yield received
    yield Step(on, merged.record_id, merged.fields | {"merged_into": head[0].record_id})


def _told_to_all(step: Step) -> Step:
    answer = step.fields.get("reason", "各課の声がそろったため、順に取り組んでいます。")
    return Step(step.on, step.record_id, step.fields | {"shared": "true", "public_answer": answer})


def _words(each: Arrived, way: Sequence[State], place: int, on: date, rng: random.Random) -> dict[str, str]:
    """What is said with a step."""
    state, own, all_ = way[place], _text(each.category), _text("*")
    if state is State.RECEIVED:
        return {"correction": all_["correction"][0]} if place else {}
    if state is State.CONSIDERING:
        word = rng.choice(all_["considering"])
        return {"assigned_body": own["body"]} | ({"reason": word} if word else {})
    if state is State.ACCEPTED:
        due = half_of(on) if rng.random() < 0.4 else next_half(half_of(on))
        return {"assignee": own["assignee"], "due": str(due), "reason": rng.choice(own["accepted"])}
    if state is State.MERGED:
        return {"reason": rng.choice(all_["merged"])}
    if state is State.DONE and way[place - 1] is State.RECEIVED:
        return {"reason": rng.choice(all_["at_once"])}
    return {"reason": rng.choice(own[state.value])} if state.value in own else {}


def _text(category: str) -> Mapping[str, Any]:
    return next(text for text in texts("answers") if text["category"] == category)


def _taken_up(each: Arrived, rng: random.Random) -> Iterator[Step]:
    """It was taken up before word came that nobody wants it any more: the division has yet to see to it."""
    assert each.end is not None
    the_day_before = meeting(each.end - timedelta(days=5), each.end)
    yield from _answers(each, _WAYS[State.ACCEPTED], the_day_before, rng)


def _dropped(each: Arrived, last_day: date, rng: random.Random) -> Iterator[Step]:
    """It was taken back, or settled in the section, before anything was decided."""
    assert each.end is not None
    [received] = _answers(each, _WAYS[State.RECEIVED], last_day, rng)
    state, word = (State.DONE, "internal") if each.intent == "internal" else (State.DECLINED, "withdrawn")
    on = meeting(max(each.end, received.on) + timedelta(days=2), last_day)
    yield received
    yield Step(on, each.record_id, {"state": state.value, "reason": _text("*")[word][0]})
