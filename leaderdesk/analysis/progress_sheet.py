# SPDX-License-Identifier: MIT
"""進捗回答の調書: everything that stands on a measure's sheet in a 年度, and the one door through which it is answered.

A section's answer is one 進捗回答, a 指標実績 for each indicator and a 工程実績 for each milestone; they are written
together or not at all. Source: the items of the 実施計画調書 that a section answers (domain, 2.1: 9, 11 to 20).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from leaderdesk.analysis.progress import Line
from leaderdesk.analysis.ratings import Reached, Suggestion, reached, scale_of, suggest
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.fixed_id import fixed_id
from leaderdesk.kinds.measures import Indicator, Milestone, RatingScale
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, Outcome, ProgressReport
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.heads import heads_of
from leaderdesk.ledger.history import known_revisions
from leaderdesk.ledger.log import brought_by
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

# What a year's answer cannot do without; a section that has nothing to tell yet keeps a draft.
REQUIRED = ("done", "rating")
_OWN = ("measure", "year", "reported_on", "edition")  # decided here, never typed
_EACH_YEAR = (*_OWN, "rating", "rating_reason", "progress")  # what nobody takes over from the year before

Values = Mapping[str, Mapping[str, str | None]]  # record id of an indicator or milestone to what is said of it


@dataclass(frozen=True)
class Figure:
    """One indicator on the sheet: what it is, this year's figure and the last one's, and how near it came.

    `record_id` is the record that holds this year's figure, or will.
    """

    indicator_id: str
    record_id: str
    indicator: Indicator
    value: Body
    before: Body
    reached: Reached
    rev_id: str = ""


@dataclass(frozen=True)
class Stage:
    """One milestone on the sheet, and what became of it; `is_late`: it is one of an earlier 年度 that was not reached.

    `record_id` is the record that says what became of it, or will.
    """

    milestone_id: str
    record_id: str
    milestone: Milestone
    result: Body
    is_late: bool
    rev_id: str = ""


@dataclass(frozen=True)
class Sheet:
    """A measure in a 年度 as one section answers it; `seen` are the versions of all its records that were read.

    `last` is the answer of the year before, `figures` and `stages` its indicators and milestones, `scale` the grades.
    """

    line: Line
    year: int
    last: Body
    figures: tuple[Figure, ...]
    stages: tuple[Stage, ...]
    scale: tuple[RatingScale, ...]
    seen: tuple[str, ...]

    @property
    def report(self) -> Body:
        """What the section answered, empty before it did."""
        return self.line.report.body if self.line.report else {}

    @cached_property
    def suggestion(self) -> Suggestion | None:
        """The grade that the figures suggest."""
        return suggest((figure.reached for figure in self.figures), self.scale)

    def suggested_by(self, values: Mapping[str, Decimal | None]) -> Suggestion | None:
        """The grade that other figures would suggest, by indicator."""
        told = (reached(each.indicator, self.year, values.get(each.indicator_id)) for each in self.figures)
        return suggest(told, self.scale)

    def differences(self) -> list[str]:
        """The fields of the answer that say something else than the year before; none where there is no such year."""
        return [name for name in answered_fields() if self.last and self.report.get(name) != self.last.get(name)]


def taken_over() -> list[str]:
    """The fields that a section may take over from the year before."""
    return [name for name in ProgressReport.facets() if name not in _EACH_YEAR]


def answered_fields() -> list[str]:
    """The fields that a section answers, in the order of the sheet."""
    return [name for name in ProgressReport.facets() if name not in _OWN]


# ---------------------------------------------------------------- reading


def sheet(store: Store, line: Line, year: int) -> Sheet:
    """The sheet of a measure for the section that answers it."""
    code, owner = str(line.measure["code"]), line.section
    before = all_rows(store, Query(ProgressReport, where={"measure": code, "year": year - 1}))
    figures, stages = _figures(store, code, owner, year), _stages(store, code, owner, year)
    parts = [*(figure.record_id for figure in figures), *(stage.record_id for stage in stages)]
    own = [line.report_id, *parts] if owner == store.identity.owner else []
    return Sheet(
        line, year, _own_first(before, owner), figures, stages, scale_in(store, year), tuple(_heads(store, own))
    )


def scale_in(store: Store, year: int) -> tuple[RatingScale, ...]:
    """The grades by which a 年度 is rated, in their order."""
    return scale_of((RatingScale.restore(row.body) for row in all_rows(store, Query(RatingScale))), year)


def mended(store: Store, told: Sheet) -> set[str]:
    """What an answer says otherwise than the version of it that the division saw; nothing where that is unknown.

    Names of fields, and record ids of indicators and milestones whose figure or result came in a later file.
    """
    report = told.line.report
    if report is None or not report.answer or report.answer["seen_version"] == report.rev_id:
        return set()
    beside = {each.rev_id: each.indicator_id for each in told.figures if each.rev_id}
    beside |= {each.rev_id: each.milestone_id for each in told.stages if each.rev_id}
    with store.reading() as connection:
        known = {found.rev_id: found for found in known_revisions(connection, report.record_id)}
        files = brought_by(connection, [report.answer["seen_version"], *beside])
    seen = known.get(report.answer["seen_version"])
    if seen is None:
        return set()
    fields = {name for name in answered_fields() if seen.body.get(name) != report.body.get(name)}
    since = files[seen.rev_id].file_id if seen.rev_id in files else 0
    return fields | {key for rev_id, key in beside.items() if rev_id in files and files[rev_id].file_id > since}


def figures_of(store: Store, code: str, owner: str, year: int) -> tuple[Reached, ...]:
    """How near each indicator of a measure came, as a section told it."""
    return tuple(each.reached for each in _figures(store, code, owner, year))


def _figures(store: Store, code: str, owner: str, year: int) -> tuple[Figure, ...]:
    indicators = all_rows(store, Query(Indicator, where={"measure": code}))
    indicators.sort(key=lambda row: (int(row.body.get("order", 0)), row.record_id))
    wanted = {"indicator": [row.record_id for row in indicators], "year": [year, year - 1]}
    told: dict[tuple[str, str], list[Row]] = {}
    for row in all_rows(store, Query(IndicatorValue, where=wanted)) if indicators else []:
        told.setdefault((row.body["indicator"], row.body["year"]), []).append(row)
    found = []
    for row in indicators:
        indicator = Indicator.restore(row.body)
        now = _of_section(store, told.get((row.record_id, str(year)), []), owner)
        value: Body = now.body if now else {}
        record_id = now.record_id if now else _value_id(store, owner, year, row.record_id)
        before = _own_first(told.get((row.record_id, str(year - 1)), []), owner)
        near = reached(indicator, year, Decimal(value["value"]) if value else None)
        rev_id = now.rev_id if now else ""
        found.append(Figure(row.record_id, record_id, indicator, value, before, near, rev_id))
    return tuple(found)


def _stages(store: Store, code: str, owner: str, year: int) -> tuple[Stage, ...]:
    """The milestones of the year, and those of earlier ones of which the section said that they were not reached."""
    planned = all_rows(store, Query(Milestone, where={"measure": code}, ranges={"year": (None, year)}))
    ids = [row.record_id for row in planned]
    results = all_rows(store, Query(MilestoneResult, where={"milestone": ids})) if ids else []
    found = []
    for row in planned:
        milestone = Milestone.restore(row.body)
        known = _of_section(store, [each for each in results if each.body["milestone"] == row.record_id], owner)
        record_id = known.record_id if known else _result_id(store, owner, row.record_id)
        is_late = milestone.year < year
        if not is_late or (known and known.body["outcome"] != Outcome.REACHED):
            result, rev_id = (known.body, known.rev_id) if known else ({}, "")
            found.append(Stage(row.record_id, record_id, milestone, result, is_late, rev_id))
    return tuple(sorted(found, key=_in_time))


def _in_time(stage: Stage) -> tuple[int, int, int, str]:
    planned = stage.milestone
    return planned.year, planned.first_quarter, planned.last_quarter, stage.milestone_id


def _of_section(store: Store, found: Sequence[Row], section: str) -> Row | None:
    """What a section said, else what one said that it follows (課の改編)."""
    whose = store.lineage.followed(section, store.today())
    own = sorted((row for row in found if row.owner in whose), key=lambda row: row.owner != section)
    return own[0] if own else None


def _own_first(found: Sequence[Row], owner: str) -> Body:
    """What the section itself said; else what was said before it was in charge."""
    own = [row for row in found if row.owner == owner] or list(found)
    return own[0].body if own else {}


def _heads(store: Store, record_ids: Iterable[str]) -> list[str]:
    with store.reading() as connection:
        return [head.rev_id for each in record_ids for head in heads_of(known_revisions(connection, each))]


def _value_id(store: Store, owner: str, year: int, indicator_id: str) -> str:
    key = {"indicator": indicator_id, "year": str(year)}
    return fixed_id(IndicatorValue, store.identity.municipality, owner, key)


def _result_id(store: Store, owner: str, milestone_id: str) -> str:
    return fixed_id(MilestoneResult, store.identity.municipality, owner, {"milestone": milestone_id})


# ---------------------------------------------------------------- answering


def answer(
    store: Store,
    told: Sheet,
    fields: Mapping[str, str | None],
    values: Values,
    results: Values,
    *,
    seen: Collection[str] | None = None,
) -> list[Revision]:
    """Answer a sheet in one transaction; gives what was written, nothing where nothing is said anew.

    `fields` are the 進捗回答's, `values` a 指標実績's by indicator, `results` a 工程実績's by milestone, as canonical
    texts; None empties. A value or result that is emptied is taken away. `seen` are the versions upon which the answer
    is written, by default those that the sheet was read from; of what came in since, both versions stay.

    Raises:
        InvalidRecordError: LD-1002, with the faults by field: the name, `value/<indicator>/<name>`, or
            `result/<milestone>/<name>`.

    """
    year, key = str(told.year), {"measure": str(told.line.measure["code"])}
    records: dict[str, tuple[Kind, Body | None]] = {}
    places: dict[str, str] = {}
    for figure in told.figures:
        own = {**key, "indicator": figure.indicator_id, "year": year}
        places[figure.record_id] = f"value/{figure.indicator_id}/"
        records |= _said(figure.record_id, IndicatorValue, figure.value, values.get(figure.indicator_id), own)
    for stage in told.stages:
        own = {**key, "milestone": stage.milestone_id, "reported_on": store.today().isoformat()}
        places[stage.record_id] = f"result/{stage.milestone_id}/"
        records |= _said(stage.record_id, MilestoneResult, stage.result, results.get(stage.milestone_id), own)
    edition = str(int(told.report.get("edition", 0)) + 1)
    decided = {**key, "year": year, "reported_on": store.today().isoformat(), "edition": edition}
    report = {**told.report, **{name: fields.get(name) for name in answered_fields()}, **decided}
    faults = {**_faults(told, report, values), **_of_record(store, ProgressReport, report)}
    for record_id, (kind, body) in records.items():
        found = _of_record(store, kind, body) if body is not None else {}
        faults |= {f"{places[record_id]}{name}": fault for name, fault in found.items()}
    if faults:
        raise InvalidRecordError(ProgressReport.LABEL, faults)
    if not records and not _differs(told.report, report):
        return []
    records[told.line.report_id] = (ProgressReport, report)
    return store.put(records, seen=told.seen if seen is None else seen)


def _said(
    record_id: str, kind: Kind, before: Body, told: Mapping[str, str | None] | None, own: Mapping[str, str]
) -> dict[str, tuple[Kind, Body | None]]:
    """What is to be written of a figure or a milestone: nothing where nothing changes, None where it is taken away.

    A day alone says nothing: forms propose it.
    """
    if told is None:
        return {}
    if not any(text for name, text in told.items() if name != kind.DAY):
        return {record_id: (kind, None)} if before else {}
    body = {**dict.fromkeys(kind.facets()), **told, **own}
    return {record_id: (kind, body)} if _differs(before, body) else {}


def _differs(before: Body, after: Mapping[str, Any]) -> bool:
    """Whether something else is said; when it was said is nothing of its own."""
    return any(before.get(name) != after.get(name) for name in {*before, *after} - {"reported_on", "edition"})


def _of_record(store: Store, kind: Kind, body: Mapping[str, str | None]) -> Mapping[str, LeaderDeskError]:
    """What is wrong with one record of the answer."""
    try:
        return kind.restore({name: text for name, text in body.items() if text is not None}).faults(store.today())
    except InvalidRecordError as error:
        return error.faults


def _faults(told: Sheet, report: Mapping[str, str | None], values: Values) -> dict[str, LeaderDeskError]:
    """What a year's answer lacks, and another grade than the suggested one without its reason."""
    facets = ProgressReport.facets()
    wanted = [name for name in REQUIRED if name != "rating" or told.scale]
    faults = {name: LeaderDeskError("LD-1001", field=facets[name].label) for name in wanted if not report.get(name)}
    figures = {each.indicator_id: {**each.value, **values.get(each.indicator_id, {})} for each in told.figures}
    suggestion = told.suggested_by({place: _number(body.get("value")) for place, body in figures.items()})
    is_other = suggestion is not None and report.get("rating") not in (None, suggestion.grade.code)
    if suggestion is not None and is_other and not report.get("rating_reason"):
        faults["rating_reason"] = LeaderDeskError("LD-1526", suggested=suggestion.grade.label)
    return faults


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
