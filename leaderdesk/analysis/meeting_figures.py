# SPDX-License-Identifier: MIT
"""会議に報告する数字: what a body is told of its measures, of the field's wishes, of guidance, and of its own opinions.

A council has members from outside: it is told what the division confirmed and what all may see, nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from leaderdesk.analysis.cycle import Stamp, stamps
from leaderdesk.analysis.measures import in_year, nearness
from leaderdesk.analysis.meetings import NO_DUE, OPEN, Said, body_sort, opinion_stand, said, state_of
from leaderdesk.analysis.progress import AnswerState, Line, Part, lines
from leaderdesk.analysis.ratings import Reached, reached, scale_of
from leaderdesk.analysis.similar import Similar
from leaderdesk.analysis.training import Matrix, matrix
from leaderdesk.errors import N_
from leaderdesk.fiscal import fiscal_year
from leaderdesk.kinds.activity import Activity
from leaderdesk.kinds.bodies import Body, BodySort
from leaderdesk.kinds.field_requests import Intent, Request
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.measures import Indicator, Measure, Method, RatingScale
from leaderdesk.kinds.meetings import Meeting, MeetingNote, Opinion, OpinionState
from leaderdesk.kinds.names import Code
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.progress import IndicatorValue
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.query import Query, Row, all_rows, count, picked, total
from leaderdesk.ledger.store import Store

MOST_WISHES = 10
_MONTHS = 12

# Bodies that deal with the whole plan; the others with what is assigned to them or to bodies beneath them.
_WHOLE = (
    BodySort.HEADQUARTERS,
    BodySort.STEERING,
    BodySort.COUNCIL,
    BodySort.SECRETARIAT,
    BodySort.LEADERS,
)
_ENDED = (State.DECLINED, State.DONE)


class Audience(Code):
    """Who reads a pack: the city's own people, or members from outside too."""

    INTERNAL = "internal", N_("内部用")
    EXTERNAL = "external", N_("外部向け")


@dataclass(frozen=True)
class MeasureLine:
    """One measure in a 年度, as far as the audience is told.

    `standing` says how far its answer is; `reached` are the figures of its indicators with the sums that made them;
    `reason`, `issue` and `next_plan` are the section's words.
    """

    code: str
    name: str
    section: str
    method: Method
    standing: AnswerState
    stamps: frozenset[Stamp]
    progress: int | None = None
    grade: RatingScale | None = None
    reached: tuple[Reached, ...] = ()
    reason: str = ""
    issue: str = ""
    next_plan: str = ""

    @property
    def is_delayed(self) -> bool:
        """Whether its grade counts as late."""
        return self.grade is not None and self.grade.is_delayed is True


@dataclass(frozen=True)
class Wish:
    """Requests that wish for the same: the title of one, how many, of which sections, hours saved in a year, how far.

    `answer` is what all may read of it, "" where it is not shown to all.
    """

    title: str
    count: int
    sections: tuple[str, ...]
    hours: Decimal
    state: State | None
    body: str
    is_shared: bool
    answer: str


@dataclass(frozen=True)
class Wishes:
    """The wishes of a 年度: how many in which state at which body (None and "": neither yet), and the strongest."""

    counts: Mapping[tuple[State | None, str], int]
    bodies: Mapping[str, str]
    top: Sequence[Wish]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Sessions:
    """Guidance or activities of a 年度: how often, for how many people, for how many minutes."""

    kind: Kind
    count: int
    people: int
    minutes: int


@dataclass(frozen=True)
class OpinionLine:
    """An opinion and what became of it; `note` is the division's own."""

    said: Said
    measure: str
    owner: str
    answer: str
    stand: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """All that one meeting is told."""

    meeting: Row
    year: int
    audience: Audience
    sort: BodySort | None
    scale: Sequence[RatingScale]
    measures: Sequence[MeasureLine]
    wishes: Wishes
    sessions: Sequence[Sessions]
    training: Matrix
    opinions: Sequence[OpinionLine]

    @property
    def delayed(self) -> list[MeasureLine]:
        """The measures that are late."""
        return [line for line in self.measures if line.is_delayed]

    @property
    def stamp_counts(self) -> dict[Stamp, int]:
        """How many measures have each stamp."""
        return {stamp: sum(stamp in line.stamps for line in self.measures) for stamp in Stamp}


def audience_of(sort: BodySort | None) -> Audience:
    """A citizens' council gets the external version."""
    return Audience.EXTERNAL if sort is BodySort.COUNCIL else Audience.INTERNAL


def figures_of(store: Store, meeting: Row, audience: Audience | None = None) -> Figures:
    """What a meeting is told; the audience is by default what its body's is."""
    sort = body_sort(store, meeting.body["assigned_body"])
    told = audience or audience_of(sort)
    year = int(meeting.in_year or fiscal_year(store.today()))
    scope = None if sort in _WHOLE else _beneath(store, meeting.body["assigned_body"])
    return Figures(
        meeting=meeting,
        year=year,
        audience=told,
        sort=sort,
        scale=scale_of(_grades(store).values(), year),
        measures=_measures(store, year, told, scope),
        wishes=_wishes(store, year, scope),
        sessions=_sessions(store, year),
        training=matrix(store, year),
        opinions=_opinions(store, meeting, told, sort),
    )


def _beneath(store: Store, body: str) -> frozenset[str]:
    """A body and all that stand beneath it."""
    parents = {row.body["code"]: row.body.get("parent", "") for row in all_rows(store, Query(Body))}
    found = {body}
    while more := {code for code, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


# ---------------------------------------------------------------- measures


def _grades(store: Store) -> dict[str, RatingScale]:
    return {row.body["code"]: RatingScale.restore(row.body) for row in all_rows(store, Query(RatingScale))}


def _measures(store: Store, year: int, audience: Audience, scope: Collection[str] | None) -> list[MeasureLine]:
    """The measures of a 年度, each with the answer of the section in charge."""
    found = [
        line
        for line in lines(store, year)
        if line.part is Part.IN_CHARGE and (scope is None or line.measure.get("assigned_body") in scope)
    ]
    codes = [str(line.measure["code"]) for line in found]
    known, figures, grades = in_year(store, codes, year), _reached(store, codes, year), _grades(store)
    made = []
    for line in found:
        code = str(line.measure["code"])
        plain = MeasureLine(
            code=code,
            name=str(line.measure["name"]),
            section=store.names.label(Section.KIND, "", line.section) or line.section,
            method=Method(line.measure["method"]),  # type: ignore[call-arg]  # by its code
            standing=line.standing,
            stamps=stamps(known[code]),
        )
        made.append(_answered(plain, line, figures.get(code, ()), grades, audience))
    return made


def _answered(
    plain: MeasureLine, line: Line, figures: tuple[Reached, ...], grades: Mapping[str, RatingScale], audience: Audience
) -> MeasureLine:
    """The measure with what its section said; outsiders are told what the division confirmed."""
    if line.report is None or (audience is Audience.EXTERNAL and line.standing is not AnswerState.CONFIRMED):
        return plain
    said_of_it: Mapping[str, Any] = line.report.body
    return replace(
        plain,
        progress=int(said_of_it["progress"]) if "progress" in said_of_it else None,
        grade=grades.get(str(said_of_it.get("rating", ""))),
        reached=figures,
        reason=str(said_of_it.get("rating_reason", "")),
        issue=str(said_of_it.get("issue", "")),
        next_plan=str(said_of_it.get("next_plan", "")),
    )


def _reached(store: Store, codes: Collection[str], year: int) -> dict[str, tuple[Reached, ...]]:
    """The figures of each measure's indicators in a 年度, in their order."""
    of_them: dict[str, Any] = {"measure": list(codes)}
    sections, near = (
        dict(picked(store, Query(Measure, where={"code": list(codes)}), "code", "section")),
        nearness(store),
    )
    rows = all_rows(store, Query(IndicatorValue, where=of_them | {"year": year}, descending=False))
    rows.sort(key=lambda row: near(row.owner, sections.get(row.body["measure"], "")))
    values = {row.body["indicator"]: IndicatorValue.restore(row.body).value for row in rows}
    found: dict[str, tuple[Reached, ...]] = {}
    for row in all_rows(store, Query(Indicator, where=of_them, order="order")):
        figure = reached(Indicator.restore(row.body), year, values.get(row.record_id))
        found[row.body["measure"]] = (*found.get(row.body["measure"], ()), figure)
    return found


# ---------------------------------------------------------------- wishes


def _wishes(store: Store, year: int, scope: Collection[str] | None) -> Wishes:
    """The requests of a 年度 that sections handed over, and those that still wish for something, like ones together."""
    handed = Query(Request, where={"in_year": year, "intent": [None, Intent.SUBMIT.value]}, descending=False)
    rows = [row for row in all_rows(store, handed) if scope is None or row.answer.get("assigned_body", "") in scope]
    counts = Counter((_state(row), str(row.answer.get("assigned_body", ""))) for row in rows)
    names = store.names.options(Body.KIND, "")
    bodies = {code: name for code, name in names.items() if any(body == code for _, body in counts)}
    waiting = [row for row in rows if _state(row) not in _ENDED]
    top = sorted((_wish(store, group) for group in _groups(waiting)), key=_strength)[:MOST_WISHES]
    return Wishes(counts, bodies, top)


def _state(row: Row) -> State | None:
    """How far a request is: of a merged one how far that is with which it was merged."""
    state = row.answer.get("group_state") or row.answer.get("state")
    return State(state) if state else None  # type: ignore[call-arg]  # by its code


def _groups(waiting: Sequence[Row]) -> Iterable[list[Row]]:
    """Requests that were merged, or whose titles are alike: 統合 by a person first, likeness for the rest."""
    by_id = {row.record_id: row for row in waiting}
    head = {row.record_id: row.answer.get("merged_into") or row.record_id for row in waiting}

    def root(record_id: str) -> str:
        while (above := head.get(record_id, record_id)) != record_id:
            record_id = above
        return record_id

    similar = Similar((row.record_id, row.body[Request.TITLE]) for row in waiting)
    for row in waiting:
        for alike in similar.nearest(row.body[Request.TITLE], but=row.record_id):
            ours, theirs = root(row.record_id), root(alike.record_id)
            if ours != theirs:
                head[max(ours, theirs)] = min(ours, theirs)
    groups: dict[str, list[Row]] = {}
    for record_id in by_id:
        groups.setdefault(root(record_id), []).append(by_id[record_id])
    return groups.values()


def _wish(store: Store, group: Sequence[Row]) -> Wish:
    """A group by the request that leads it: the one that others were merged into, else the earliest."""
    leading = Counter(str(row.answer.get("merged_into", "")) for row in group)
    first = max(group, key=lambda row: leading[row.record_id])
    owners = dict.fromkeys(row.owner for row in group)
    hours = sum((Decimal(str(row.body.get("hours_month", "0"))) for row in group), Decimal(0)) * _MONTHS
    is_shared = first.answer.get("shared") == "true"
    return Wish(
        title=first.body[Request.TITLE],
        count=len(group),
        sections=tuple(store.names.label(Section.KIND, "", owner) or owner for owner in owners),
        hours=hours,
        state=_state(first),
        body=store.names.label(Body.KIND, "", str(first.answer.get("assigned_body", ""))) or "",
        is_shared=is_shared,
        answer=str(first.answer.get("public_answer", "")) if is_shared else "",
    )


def _strength(wish: Wish) -> tuple[int, Decimal, str]:
    """What most sections wish for stands first, then what saves most hours."""
    return -len(wish.sections), -wish.hours, wish.title


# ---------------------------------------------------------------- guidance, opinions


def _sessions(store: Store, year: int) -> list[Sessions]:
    """指導記録 and リテラシー活動 of a 年度, where there are any."""
    found = []
    for kind in (Guidance, Activity):
        query = Query(kind, where={"in_year": year})
        if number := count(store, query):
            found.append(Sessions(kind, number, total(store, query, "people"), total(store, query, "minutes")))
    return found


def _opinions(store: Store, meeting: Row, audience: Audience, sort: BodySort | None) -> list[OpinionLine]:
    """What this body said until now and what became of it; the city's own leading bodies see what waits of all others too.

    What is said at the meeting itself comes into its minutes.
    """
    sees_all = audience is Audience.INTERNAL and sort in _WHOLE
    held = all_rows(store, Query(Meeting, where={"assigned_body": meeting.body["assigned_body"]}))
    own = {row.record_id for row in held}
    recent = (int(meeting.in_year or 0) - 1, int(meeting.in_year or 0))

    def is_told(row: Row) -> bool:
        if row.body["meeting"] == meeting.record_id or row.body["said_on"] > meeting.body["held_on"]:
            return False
        if state_of(row) in OPEN:
            return sees_all or row.body["meeting"] in own
        return row.body["meeting"] in own and row.in_year in recent

    rows = [row for row in all_rows(store, Query(Opinion)) if is_told(row)]
    rows.sort(key=lambda row: (state_of(row) not in OPEN, row.body.get("due", NO_DUE), row.body["said_on"]))
    notes = {} if audience is Audience.EXTERNAL else _notes(store)
    return [_told(store, each, notes, audience) for each in said(store, rows)]


def _notes(store: Store) -> dict[str, str]:
    return {
        row.body["opinion"]: row.body["text"] for row in all_rows(store, Query(MeetingNote)) if "opinion" in row.body
    }


def _told(store: Store, opinion: Said, notes: Mapping[str, str], audience: Audience) -> OpinionLine:
    body, names = opinion.row.body, store.names
    measure, section = body.get("measure", ""), body.get("section", "")
    owners = [names.label(Section.KIND, "", section) or section]
    if audience is Audience.INTERNAL:
        owners.append(body.get("owner_post", ""))
    return OpinionLine(
        said=opinion,
        measure=f"{measure} {names.label(Measure.KIND, '', measure) or ''}".strip(),
        owner=" ".join(filter(None, owners)),
        answer=answer_of(body),
        stand=opinion_stand(body, store.today()).label,
        note=notes.get(opinion.row.record_id, ""),
    )


def answer_of(body: Mapping[str, str]) -> str:
    """What is answered to an opinion: what will be done, where it was reflected, or why it is not."""
    state = OpinionState(body["state"])  # type: ignore[call-arg]  # by its code
    if state is OpinionState.NOT_REFLECTED:
        return body.get("reason", "")
    where = body.get("reflected_in", "") if state is OpinionState.REFLECTED else ""
    return "\n".join(filter(None, (body.get("policy", ""), f"反映先：{where}" if where else "")))
