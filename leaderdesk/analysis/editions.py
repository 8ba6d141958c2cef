# SPDX-License-Identifier: MIT
"""調書の版: how far each measure's sheet is, what it still lacks, and the freezing of it.

A 版 is what the sheet said on a day, in the layout of that day; what is written later shows as a change and makes the
next 版 when a person freezes it. Source: plan, 進捗管理 (図7-3); states: domain, 3.3.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from leaderdesk.analysis.layouts import Layout, Records, keeping, kept_text, pieces
from leaderdesk.analysis.measures import measures_of, nearness
from leaderdesk.analysis.plan_sheets import ITEMS, Content, Facts, Lack, content_of, differing, missing
from leaderdesk.analysis.ratings import scale_of
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.fiscal import fiscal_start
from leaderdesk.kinds.bodies import Body as PlanBody
from leaderdesk.kinds.bodies import BodySort
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.measures import Indicator, Milestone, RatingScale
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.progress import (
    Check,
    Gate,
    GateSort,
    IndicatorValue,
    MilestoneResult,
    PlanSheet,
    ProgressReport,
    ProgressRound,
    ReviewAction,
    SheetState,
)
from leaderdesk.kinds.record import Body
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.ledger.store import Store
from leaderdesk.progress import Progress, Stopped, quietly
from leaderdesk.text import MOST_UNITS, utf16_units

_AT_ONCE = 500  # values in one question to the store
_KEPT = "kept"  # a content too long for one field: the digest of its pieces
_REASON_LETTERS = 200


class SheetStage(Code):
    """調書の段階: how far a sheet is; from 確定 on it is that of its newest 版."""

    DRAFT = "sheet_draft", N_("作成中")
    WAITING = "sheet_waiting", N_("回答待ち")
    CHECKED = "sheet_checked", N_("課確認")
    FROZEN = "sheet_frozen", N_("確定")
    STEERING = "sheet_steering", N_("幹事会報告")
    HEADQUARTERS = "sheet_headquarters", N_("本部報告")
    COUNCIL = "sheet_council", N_("委員会報告")
    REVIEWED = "sheet_reviewed", N_("見直し反映")
    DONE = "sheet_done", N_("完了")


@dataclass(frozen=True)
class Edition:
    """One 版 of a sheet: its record, its number, when it was frozen, how far it was reported, and what it says."""

    record_id: str
    number: int
    frozen_on: dt.date
    state: SheetState
    template: str
    content: Content
    reason: str = ""
    reported: Mapping[SheetState, dt.date] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A measure's sheet in a 年度: how far its draft is, what it says now, its 版 (the oldest first), what it lacks.

    `changed` are the items (1 to 22) that differ from the newest 版; those that differ from the newest one of the year
    before are told by the content.
    """

    code: str
    stage: SheetStage
    content: Content
    editions: Sequence[Edition]
    lacks: Sequence[Lack]
    changed: Sequence[int] = ()
    unpublished: int = 0  # opinions that stand on no sheet yet

    @property
    def newest(self) -> Edition | None:
        """The 版 that holds."""
        return self.editions[-1] if self.editions else None

    @property
    def stand(self) -> SheetStage:
        """What is shown: how far the newest 版 was reported, or how far the draft is."""
        return SheetStage[self.newest.state.name] if self.newest else self.stage

    @property
    def is_to_freeze(self) -> bool:
        """Whether freezing would make a 版: there is none, or it says something else."""
        return self.newest is None or bool(self.changed)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks


@dataclass(frozen=True)
class Sheet:
    """One sheet as it is shown or written: a 版, or (number 0) the draft of the next one.

    `changed` are the items that differ from the 版 before.
    """

    code: str
    content: Content
    number: int = 0
    frozen_on: dt.date | None = None
    template: str = ""
    changed: Sequence[int] = ()


# ---------------------------------------------------------------- reading


def lines(store: Store, year: int, codes: Sequence[str] | None = None) -> list[Line]:
    """The sheets of all measures of a 年度, or of these, in the order of their numbers."""
    source = _Source(store, year)
    wanted = all_rows(store, measures_of(year, **({} if codes is None else {"code": list(codes)})))
    asked = bool(all_rows(store, Query(ProgressRound, where={"year": year})))
    editions, before = editions_of(store, year), editions_of(store, year - 1)
    return [
        _line(source, row.body, editions.get(code, ()), before.get(code, ()), is_asked=asked)
        for row in wanted
        if (code := row.body["code"])
    ]


def draft(line: Line) -> Sheet:
    """The sheet as it stands now: the newest 版 where nothing changed since, else the draft of the next one."""
    return Sheet(line.code, line.content, changed=line.changed) if line.is_to_freeze else official(line)


def official(line: Line) -> Sheet:
    """The sheet that holds: the newest 版, or where there is none its draft."""
    return edition(line, line.newest.number) if line.newest else Sheet(line.code, line.content)


def edition(line: Line, number: int) -> Sheet:
    """One 版 of a sheet; raises LD-2510 where there is none of that number."""
    found = {each.number: each for each in line.editions}
    if (wanted := found.get(number)) is None:
        raise LeaderDeskError("LD-2510", measure=line.code, edition=number)
    before = found.get(number - 1)
    changed = differing(before.content, wanted.content) if before else ()
    return Sheet(line.code, wanted.content, number, wanted.frozen_on, wanted.template, changed)


def _line(
    source: _Source, measure: Body, editions: Sequence[Edition], before: Sequence[Edition], *, is_asked: bool
) -> Line:
    code = str(measure["code"])
    content = content_of(source.facts(measure))
    stage, told = source.stage(measure, is_asked=is_asked)
    return Line(
        code,
        stage,
        replace(content, since=differing(before[-1].content, content) if before else ()),
        editions,
        [*told, *missing(content)],
        changed=differing(editions[-1].content, content) if editions else (),
        unpublished=source.unpublished.get(code, 0),
    )


def editions_of(store: Store, year: int, code: str = "") -> dict[str, list[Edition]]:
    """The 版 of each measure in a 年度, by its number, the oldest first."""
    where: dict[str, Any] = {"year": year} | ({"measure": code} if code else {})
    found: dict[str, list[Edition]] = {}
    for row in all_rows(store, Query(PlanSheet, where=where, order="edition", descending=False)):
        found.setdefault(row.body["measure"], []).append(_edition(store, row))
    return found


def _edition(store: Store, row: Row) -> Edition:
    body = row.body
    days = {state: body[name] for state, name in STAMPS.items() if name in body}
    return Edition(
        row.record_id,
        int(body["edition"]),
        dt.date.fromisoformat(body["frozen_on"]),
        SheetState(body["state"]),  # type: ignore[call-arg]  # by its code
        body.get("template", ""),
        Content.restore(_whole(store, body["content"])),
        body.get("reason", ""),
        {state: dt.date.fromisoformat(day) for state, day in days.items()},
    )


def _whole(store: Store, content: str) -> str:
    """The content of a sheet, from its pieces where one field does not hold it; raises LD-2509 where they are not all here."""
    if not (digest := json.loads(content).get(_KEPT)):
        return content
    text = kept_text(store, digest)
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise LeaderDeskError("LD-2509")
    return text


class _Source:
    """Everything that the sheets of a 年度 are made of, read once."""

    def __init__(self, store: Store, year: int) -> None:
        self.names, self.year = store.names, year
        self._near = nearness(store)
        self._reports = self._reports_of(store)
        grades = [row.body for row in all_rows(store, Query(RatingScale))]
        self._grades = {grade["code"]: grade for grade in grades}
        self._scale = scale_of([RatingScale.restore(grade) for grade in grades], year)
        indicators = all_rows(store, Query(Indicator, order="order", descending=False))
        self._indicators = _by(indicators, "measure")
        values = all_rows(store, Query(IndicatorValue, where={"year": [year, year - 1]}, descending=False))
        self._values: dict[tuple[str, int], list[Row]] = {}
        for row in values:
            self._values.setdefault((row.body["indicator"], int(row.body["year"])), []).append(row)
        milestones = all_rows(store, Query(Milestone, where={"year": year}, order="first_quarter", descending=False))
        self._milestones = _by(milestones, "measure")
        self._results = _results(store, [row.record_id for row in milestones])
        self._opinions, self.unpublished = _opinions(store, year)
        as_of = _within(year)
        self._evidence = _by(all_rows(store, Query(Evidence, ranges={"as_of": as_of}, descending=False)), "measure")
        decisions = all_rows(store, Query(ReviewAction, where={"year": year}))
        self._decisions = {row.body["measure"]: row.body for row in decisions}

    def facts(self, measure: Body) -> Facts:
        """What is known of a measure."""
        code, year = str(measure["code"]), self.year
        report, section = self._report(measure), str(measure.get("section", ""))
        return Facts(
            year,
            self.names,
            measure,
            report=report.body if report else {},
            scale=self._scale,
            rating=self._grades.get(report.body.get("rating", ""), {}) if report else {},
            indicators=[
                (row.body, self._value(row, section, report), self._last_value(row, section, report))
                for row in self._indicators.get(code, ())
            ],
            milestones=[
                (row.body, _body(self._of(section, self._results.get(row.record_id, ()), report)))
                for row in self._milestones.get(code, ())
            ],
            opinions=self._opinions.get(code, ()),
            evidence=[row.body for row in self._evidence.get(code, ())],
            decision=self._decisions.get(code, {}),
        )

    def _value(self, indicator: Row, section: str, report: Row | None) -> Body:
        return _body(self._of(section, self._values.get((indicator.record_id, self.year), ()), report))

    def _last_value(self, indicator: Row, section: str, report: Row | None) -> Body:
        """Last year's figure; where another section was in charge then, what that one said."""
        told = self._values.get((indicator.record_id, self.year - 1), ())
        return _body(self._of(section, told, report) or next(reversed(told), None))

    def _of(self, section: str, told: Sequence[Row], report: Row | None = None) -> Row | None:
        """What the section in charge said: it that goes on with its matters, else it that did before, else who answered."""
        ranked = sorted(told, key=lambda row: self._near(row.owner, section))
        if ranked and self._near(ranked[-1].owner, section):
            return ranked[-1]
        return next((row for row in reversed(told) if report is not None and row.owner == report.owner), None)

    def stage(self, measure: Body, *, is_asked: bool) -> tuple[SheetStage, list[Lack]]:
        """How far the answer is, and what is missing of it."""
        report = self._report(measure)
        if report is not None and report.head_count > 1:
            return SheetStage.DRAFT, [Lack(N_("回答（2 つの版のどちらかに決める）"))]
        if report is None:
            return (SheetStage.WAITING if is_asked else SheetStage.DRAFT), [Lack(N_("課の回答"))]
        check = report.answer
        is_seen = check.get("seen_version") == report.rev_id
        if check.get("state") == Check.SENT_BACK and is_seen:
            return SheetStage.WAITING, [Lack(N_("差し戻した回答"))]
        if check.get("state") == Check.CONFIRMED and is_seen:
            return SheetStage.CHECKED, []
        return SheetStage.DRAFT, [Lack(N_("回答の確認"))]

    def _report(self, measure: Body) -> Row | None:
        """The answer of the section in charge, else the newest one that the division confirmed."""
        found = self._reports.get(str(measure["code"]), [])
        confirmed = [row for row in found if row.answer.get("state") == Check.CONFIRMED]
        return self._of(str(measure.get("section", "")), found) or next(reversed(confirmed), None)

    def _reports_of(self, store: Store) -> Mapping[str, Sequence[Row]]:
        query = Query(ProgressReport, where={"year": self.year}, descending=False)
        return _by(all_rows(store, query), "measure")


def _by(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row.body.get(name, "")), []).append(row)
    return found


def _results(store: Store, milestones: Sequence[str]) -> dict[str, list[Row]]:
    """What became of milestones, as each section said it."""
    found: dict[str, list[Row]] = {}
    for at in range(0, len(milestones), _AT_ONCE):
        query = Query(MilestoneResult, where={"milestone": milestones[at : at + _AT_ONCE]}, descending=False)
        for row in all_rows(store, query):
            found.setdefault(row.body["milestone"], []).append(row)
    return found


def _body(row: Row | None) -> Body:
    return row.body if row else {}


def _opinions(store: Store, year: int) -> tuple[dict[str, list[tuple[Body, Body]]], dict[str, int]]:
    """The published opinions of a 年度 by measure, each with its meeting, and how many are not: those no file may carry."""
    meetings = {row.record_id: row.body for row in all_rows(store, Query(Meeting))}
    shown: dict[str, list[tuple[Body, Body]]] = {}
    unpublished: dict[str, int] = {}
    for row in all_rows(store, Query(Opinion, ranges={"said_on": _within(year)}, descending=False)):
        if (code := row.body.get("measure", "")) and row.body.get("is_public") == "true":
            shown.setdefault(code, []).append((row.body, meetings.get(row.body["meeting"], {})))
        elif code:
            unpublished[code] = unpublished.get(code, 0) + 1
    return shown, unpublished


def _within(year: int) -> tuple[str, str]:
    """The first and the last day of a 年度."""
    last = fiscal_start(year + 1) - dt.timedelta(days=1)
    return fiscal_start(year).isoformat(), last.isoformat()


# ---------------------------------------------------------------- freezing


def freeze(
    store: Store, chosen: Sequence[Line], layout: Layout, *, reason: str = "", progress: Progress = quietly
) -> list[Revision]:
    """Freeze sheets, all of them or none, in one transaction; gives the revisions of their new 版.

    Raises what `next_editions` raises, and LD-3006 this side freezes nothing, LD-4006 the disk failed.
    """
    records = next_editions(store, chosen, layout, reason=reason, progress=progress)
    return [made for made in store.put(records) if made.kind == PlanSheet.KIND]


def next_editions(
    store: Store, chosen: Sequence[Line], layout: Layout, *, reason: str = "", progress: Progress = quietly
) -> Records:
    """The next 版 of those sheets that have none or say something else than theirs, with the layout; not written yet.

    Progress counts sheets. Raises Stopped where a person stopped it.
    """
    wanted = [line for line in chosen if line.is_to_freeze]
    records: Records = {}
    for done, line in enumerate(wanted, 1):
        records |= _next_edition(store, line, layout, reason)
        if not progress(done, len(wanted)):
            raise Stopped
    return keeping(store, layout) | records if records else {}


def _next_edition(store: Store, line: Line, layout: Layout, reason: str) -> Records:
    """The records of a sheet's next 版."""
    number = line.newest.number + 1 if line.newest else 1
    text = line.content.canonical()
    records: Records = {}
    if utf16_units(text) > MOST_UNITS:
        digest = hashlib.sha256(text.encode()).hexdigest()
        records = pieces(store, digest, text, measure=line.code)
        text = canonical_json({_KEPT: digest})
    state = SheetState.REVIEWED if "見直し" in line.content.values else SheetState.FROZEN
    body = {
        "measure": line.code,
        "year": str(line.content.year),
        "edition": str(number),
        "frozen_on": store.today().isoformat(),
        "state": state.value,
        "reason": reason or (changes_told(line.changed) if line.newest else ""),
        "content": text,
        "template": layout.digest,
    }
    filled = {name: value for name, value in body.items() if value}
    return records | {store.fixed_id(PlanSheet, filled): (PlanSheet, filled)}


def changes_told(items: Sequence[int]) -> str:
    """Which items changed, in words."""
    told = "、".join(ITEMS[number] for number in items)
    return told if len(told) <= _REASON_LETTERS else f"{told[: _REASON_LETTERS - 1]}…"


# ---------------------------------------------------------------- reporting

# The reports of the plan, in their order, and the field that holds the day of each.
STAMPS: Mapping[SheetState, str] = {
    SheetState.STEERING: "steering_on",
    SheetState.HEADQUARTERS: "headquarters_on",
    SheetState.COUNCIL: "council_on",
}
_BODIES: Mapping[SheetState, BodySort] = {
    SheetState.STEERING: BodySort.STEERING,
    SheetState.HEADQUARTERS: BodySort.HEADQUARTERS,
    SheetState.COUNCIL: BodySort.COUNCIL,
}
_ORDER = list(SheetState)


def reports_to(store: Store) -> dict[SheetState, str]:
    """The reports that this city's sheets go to, and the bodies that receive them: none where it has no such body."""
    day = store.today().isoformat()
    named: dict[SheetState, list[str]] = {}
    for row in all_rows(store, Query(PlanBody, order="order", descending=False)):
        is_there = row.body.get("valid_from", day) <= day <= row.body.get("valid_until", day)
        for state, sort in _BODIES.items():
            if is_there and row.body["sort"] == sort.value:
                named.setdefault(state, []).append(row.body["name"])
    return {state: "・".join(named[state]) for state in STAMPS if state in named}


def report(store: Store, chosen: Iterable[Edition], state: SheetState, day: dt.date) -> list[Revision]:
    """Note that these 版 were reported to a body (or, with `DONE`, that their year is over); how far they are never falls back."""
    records: Records = {}
    for edition in chosen:
        farthest = max(edition.state, state, key=_ORDER.index)
        days = {STAMPS[state]: day.isoformat()} if state in STAMPS else {}
        records[edition.record_id] = (PlanSheet, {"state": farthest.value} | days)
    return store.put(records)


# ---------------------------------------------------------------- days


def sheets_due(store: Store, year: int) -> dt.date | None:
    """The day until which the sheets of a 年度 are to be frozen, where its calendar says so."""
    gates = all_rows(store, Query(Gate, where={"year": year, "sort": GateSort.SHEETS.value}))
    return min((dt.date.fromisoformat(row.body["due"]) for row in gates), default=None)
