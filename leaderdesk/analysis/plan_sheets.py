# SPDX-License-Identifier: MIT
"""実施計画調書: the 22 items of a measure's sheet in a 年度, put together from what both sides wrote.

A sheet is a plain table of marks and texts: what stands on paper, what an office's own layout asks for by `{{施策名}}`,
and what is frozen with a 版 are the same. Figures and days are held in their stored form, everything else as people
read it, for a section that is renamed later keeps its name on last year's sheet.
Source: published sheets of cities (domain, 2.1); the section answers 9, 11 to 20, the division the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple, Self

from leaderdesk.analysis.ratings import Reached, reached, suggest
from leaderdesk.errors import N_
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.measures import Indicator, Measure, Milestone, RatingScale
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.progress import IndicatorValue, MilestoneResult, Outcome, ProgressReport, ReviewAction
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger.revision import canonical_json

FORM = "1"  # which rules made the texts of a frozen sheet; a sheet of old keeps the rules of its day
QUARTERS = (1, 2, 3, 4)

# The 22 items, as the form numbers them.
ITEMS: Mapping[int, str] = {
    1: N_("整理番号"),
    2: N_("施策名"),
    3: N_("計画上の位置"),
    4: N_("担当課・関係課"),
    5: N_("推進主体"),
    6: N_("手法"),
    7: N_("目的・対象"),
    8: N_("現状と課題"),
    9: N_("取組内容"),
    10: N_("期間"),
    11: N_("年度別工程"),
    12: N_("指標"),
    13: N_("予算額・決算見込"),
    14: N_("人役"),
    15: N_("効果"),
    16: N_("根拠"),
    17: N_("進捗率"),
    18: N_("自己評価"),
    19: N_("課題・リスク"),
    20: N_("次年度の予定"),
    21: N_("評価・助言・提言"),
    22: N_("見直し"),
}


class Sort(Enum):
    """How a value is held: as people read it, or as a figure or a day that a cell can reckon with."""

    TEXT = "text"
    FIGURE = "figure"
    DAY = "day"


@dataclass(frozen=True)
class Facts:
    """All that is known of a measure in a 年度, as stored; what nobody wrote is empty."""

    year: int
    names: Names
    measure: Body
    report: Body = field(default_factory=dict)
    scale: Sequence[RatingScale] = ()  # the grades by which the year is rated
    rating: Body = field(default_factory=dict)  # the grade that the report chose
    indicators: Sequence[tuple[Body, Body, Body]] = ()  # each with its value of the year and of the year before
    milestones: Sequence[tuple[Body, Body]] = ()  # those of the year, each with what became of it
    opinions: Sequence[tuple[Body, Body]] = ()  # those of the year that are published, each with its meeting
    evidence: Sequence[Body] = ()
    decision: Body = field(default_factory=dict)

    @cached_property
    def reached(self) -> list[Reached]:
        """How near each indicator came to its target of the year."""
        return [
            reached(Indicator.restore(indicator), self.year, IndicatorValue.restore(value).value if value else None)
            for indicator, value, _ in self.indicators
        ]


@dataclass(frozen=True)
class Mark:
    """One value of a sheet: its name, the item it belongs to (0: its head), and how it is read."""

    name: str
    item: int
    read: Callable[[Any], str]
    sort: Sort = Sort.TEXT
    unit: str = ""


@dataclass(frozen=True)
class Group:
    """Values that come as often as there are entries: `{{指標.指標名}}` in a row that repeats."""

    name: str
    item: int
    entries: Callable[[Facts], Sequence[Any]]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Content:
    """What a sheet says: mark to text, filled ones only; group to its entries, each mark to text.

    `since` are the items (1 to 22) that said something else on the sheet of the year before: marked, and frozen with it.
    """

    year: int
    values: Mapping[str, str]
    entries: Mapping[str, Sequence[Mapping[str, str]]]
    since: tuple[int, ...] = ()

    def canonical(self) -> str:
        """The content as it is frozen: canonical JSON, equal contents to equal letters."""
        entries = {name: [dict(entry) for entry in found] for name, found in self.entries.items() if found}
        since = [str(number) for number in self.since]
        facts = {"form": FORM, "year": str(self.year), "since": since}
        return canonical_json({**facts, "items": dict(self.values), "entries": entries})

    @classmethod
    def restore(cls, text: str) -> Self:
        """The content of a frozen sheet."""
        held = json.loads(text)
        entries = {group.name: tuple(held["entries"].get(group.name, ())) for group in GROUPS}
        return cls(int(held["year"]), held["items"], entries, tuple(map(int, held["since"])))

    def shown(self, name: str) -> str:
        """A value as people read it, without its unit; "" where it is empty."""
        return shown(MARKS[name], self.values.get(name, ""))


def shown(mark: Mark, text: str) -> str:
    """A held value as people read it, without its unit."""
    if not text or mark.sort is Sort.TEXT:
        return text
    return f"{Decimal(text):,}" if mark.sort is Sort.FIGURE else era_day(date.fromisoformat(text))


def with_unit(mark: Mark, text: str) -> str:
    """A held value with its unit behind it; nothing of an empty one."""
    return f"{told} {mark.unit}".strip() if (told := shown(mark, text)) else ""


# ---------------------------------------------------------------- from fields to values


def _held(kind: Kind, name: str, body: Body, names: Names) -> str:
    text = body.get(name)
    if text is None:
        return ""
    facet = kind.facets()[name]
    return str(text) if _sort(facet) is not Sort.TEXT else facet.show(facet.restore(str(text)), names)


def _sort(facet: facets.Facet[Any]) -> Sort:
    if isinstance(facet, facets.Count | facets.Number):
        return Sort.FIGURE
    return Sort.DAY if isinstance(facet, facets.Day) else Sort.TEXT


def _of(source: str, kind: Kind, name: str, item: int, *, called: str = "") -> Mark:
    """A mark that reads one field of one of the records."""
    facet = kind.facets()[name]

    def read(facts: Facts) -> str:
        return _held(kind, name, getattr(facts, source), facts.names)

    return Mark(called or facet.label, item, read, _sort(facet), getattr(facet, "unit", ""))


def _column(place: int, kind: Kind, name: str, item: int, *, called: str = "") -> Mark:
    """A mark of an entry, which is the names and then the records that make it up."""
    facet = kind.facets()[name]

    def read(entry: Sequence[Any]) -> str:
        return _held(kind, name, entry[place], entry[0])

    return Mark(called or facet.label, item, read, _sort(facet), getattr(facet, "unit", ""))


def _quarter(number: int) -> Mark:
    """Whether a milestone lies in a quarter: what was planned, and over it what became of it."""

    def read(entry: Sequence[Any]) -> str:
        milestone, result = entry[1], entry[2]
        if not int(milestone["first_quarter"]) <= number <= int(milestone["last_quarter"]):
            return ""
        return QUARTER_SIGNS.get(result.get("outcome", ""), QUARTER_SIGNS[""])

    return Mark(f"第{number}四半期", 11, read)


# What stands in a quarter of the schedule: a plan, and what became of it; told apart without colour.
QUARTER_SIGNS: Mapping[str, str] = {
    "": "□",
    Outcome.NOT_BEGUN.value: "□",
    Outcome.UNDER_WAY.value: "▲",
    Outcome.REACHED.value: "■",
    Outcome.POSTPONED.value: "×",
}


def _both(first: str, second: str) -> Callable[[Facts], str]:
    """Two fields of the measure as one text."""
    return lambda facts: "／".join(
        filter(None, (_held(Measure, name, facts.measure, facts.names) for name in (first, second)))
    )


def _period(facts: Facts) -> str:
    years = [facts.measure.get(name) for name in ("first_year", "last_year")]
    begin, end = (fiscal_label(int(year)).partition("（")[0] if year else "" for year in years)
    return f"{begin}～{end}" if begin or end else ""


def _grade(facts: Facts) -> str:
    """The rating's mark alone."""
    return _held(RatingScale, "mark", facts.rating, facts.names)


def _suggested(facts: Facts) -> str:
    """The grade that the figures suggest."""
    suggested = suggest(facts.reached, facts.scale)
    return suggested.grade.label if suggested else ""


def _indicators(facts: Facts) -> Sequence[Any]:
    return [(facts.names, *entry, near) for entry, near in zip(facts.indicators, facts.reached, strict=True)]


def _figure(name: str, called: str, unit: str = "") -> Mark:
    """A mark of how near an indicator came."""

    def read(entry: Sequence[Any]) -> str:
        found = getattr(entry[4], name)
        return "" if found is None else f"{found:f}"

    return Mark(called, 12, read, Sort.FIGURE, unit)


def _with_names(pairs: Callable[[Facts], Sequence[Any]]) -> Callable[[Facts], Sequence[Any]]:
    return lambda facts: [(facts.names, *entry) for entry in pairs(facts)]


_MEASURE_MARKS = (
    _of("measure", Measure, "code", 1),
    _of("measure", Measure, "name", 2),
    Mark("計画上の位置", 3, _both("policy", "position")),
    _of("measure", Measure, "policy", 3),
    _of("measure", Measure, "position", 3),
    _of("measure", Measure, "national_tag", 3),
    Mark("担当課・関係課", 4, _both("section", "related_section")),
    _of("measure", Measure, "section", 4),
    _of("measure", Measure, "related_section", 4),
    _of("measure", Measure, "assigned_body", 5),
    _of("measure", Measure, "method", 6),
    _of("measure", Measure, "method_reason", 6),
    _of("measure", Measure, "purpose", 7),
    _of("measure", Measure, "situation", 8),
    _of("measure", Measure, "content", 9),
    _of("report", ProgressReport, "done", 9),
    _of("measure", Measure, "optimisation", 9),
    _of("measure", Measure, "optimisation_note", 9),
    Mark("期間", 10, _period),
    _of("measure", Measure, "first_year", 10),
    _of("measure", Measure, "last_year", 10),
)
_REPORT_MARKS = (
    *(
        _of("report", ProgressReport, name, 13)
        for name in (
            "budget",
            "settlement",
            "national_funds",
            "prefectural_funds",
            "bonds",
            "other_funds",
            "general_funds",
        )
    ),
    _of("report", ProgressReport, "effort", 14),
    *(_of("report", ProgressReport, name, 15) for name in ("hours_saved", "yen_saved", "benefit")),
    _of("report", ProgressReport, "evidence", 16),
    _of("report", ProgressReport, "progress", 17),
    _of("report", ProgressReport, "rating", 18),
    Mark("評価の記号", 18, _grade),
    Mark("提案された評価", 18, _suggested),
    _of("report", ProgressReport, "rating_reason", 18),
    _of("report", ProgressReport, "issue", 19),
    _of("report", ProgressReport, "next_plan", 20),
    _of("report", ProgressReport, "reported_on", 0),
)
_DECISION_MARKS = (
    _of("decision", ReviewAction, "decision", 22),
    _of("decision", ReviewAction, "reason", 22, called="見直しの理由"),
    _of("decision", ReviewAction, "next_target", 22),
    _of("decision", ReviewAction, "merged_into", 22, called="統合先"),
    _of("decision", ReviewAction, "decided_on", 22, called="見直しの決定日"),
)

MARKS: Mapping[str, Mark] = {mark.name: mark for mark in (*_MEASURE_MARKS, *_REPORT_MARKS, *_DECISION_MARKS)}

GROUPS: tuple[Group, ...] = (
    Group(
        "工程",
        11,
        _with_names(lambda facts: facts.milestones),
        (
            _column(1, Milestone, "step", 11),
            _column(1, Milestone, "name", 11),
            _column(1, Milestone, "first_quarter", 11),
            _column(1, Milestone, "last_quarter", 11),
            *(_quarter(number) for number in QUARTERS),
            _column(2, MilestoneResult, "outcome", 11),
            _column(2, MilestoneResult, "reached_on", 11),
            _column(2, MilestoneResult, "note", 11),
        ),
    ),
    Group(
        "指標",
        12,
        _indicators,
        (
            _column(1, Indicator, "name", 12),
            _column(1, Indicator, "unit", 12),
            _column(1, Indicator, "direction", 12),
            _column(1, Indicator, "base_year", 12),
            _column(1, Indicator, "base", 12),
            _column(1, Indicator, "target_year", 12),
            _column(1, Indicator, "target", 12),
            _figure("target", "今年度の目標値"),
            _column(2, IndicatorValue, "value", 12),
            _figure("percent", "達成率", "%"),
            _column(3, IndicatorValue, "value", 12, called="前年度の実績値"),
            _column(2, IndicatorValue, "measured_on", 12),
            _column(2, IndicatorValue, "count", 12, called="件数"),
            _column(1, Indicator, "definition", 12),
            _column(1, Indicator, "denominator", 12),
            _column(1, Indicator, "source", 12),
            _column(2, IndicatorValue, "note", 12),
        ),
    ),
    Group(
        "根拠",
        16,
        _with_names(lambda facts: [(body,) for body in facts.evidence]),
        (
            _column(1, Evidence, "claim", 16),
            _column(1, Evidence, "value", 16),
            _column(1, Evidence, "unit", 16),
            _column(1, Evidence, "definition", 16),
            _column(1, Evidence, "source", 16),
            _column(1, Evidence, "count", 16, called="件数"),
            _column(1, Evidence, "as_of", 16),
        ),
    ),
    Group(
        "意見",
        21,
        _with_names(lambda facts: facts.opinions),
        (
            _column(1, Opinion, "said_on", 21),
            _column(2, Meeting, "name", 21),
            _column(2, Meeting, "assigned_body", 21),
            _column(1, Opinion, "sort", 21),
            _column(1, Opinion, "text", 21),
            _column(1, Opinion, "said_by", 21),
            _column(1, Opinion, "policy", 21),
            _column(1, Opinion, "state", 21),
            _column(1, Opinion, "due", 21),
            _column(1, Opinion, "reflected_in", 21),
            _column(1, Opinion, "reason", 21),
        ),
    ),
)


def content_of(facts: Facts) -> Content:
    """The sheet of a measure in a 年度."""
    values = {mark.name: text for mark in MARKS.values() if (text := mark.read(facts))}
    entries = {
        group.name: tuple(
            {mark.name: text for mark in group.marks if (text := mark.read(entry))} for entry in group.entries(facts)
        )
        for group in GROUPS
    }
    return Content(facts.year, values, entries)


# ---------------------------------------------------------------- what is missing, what changed


class Lack(NamedTuple):
    """Something that a sheet still lacks: what, and of which entry."""

    what: str
    of: str = ""

    def __str__(self) -> str:
        return self.what.format(self.of)


def missing(content: Content) -> Iterator[Lack]:
    """What a sheet still lacks before it can be frozen with a good conscience."""
    for number in (7, 9):
        if ITEMS[number] not in content.values:
            yield Lack(ITEMS[number])
    for entry in content.entries["工程"]:
        if "結果" not in entry:
            yield Lack(N_("工程の結果（{0}）"), entry["内容"])
    if not content.entries["指標"]:
        yield Lack(ITEMS[12])
    for entry in content.entries["指標"]:
        if "実績値" not in entry:
            yield Lack(N_("指標の実績（{0}）"), entry["指標名"])
    for number in (17, 18):
        if ITEMS[number] not in content.values:
            yield Lack(ITEMS[number])


def differing(before: Content, after: Content) -> tuple[int, ...]:
    """The items (1 to 22) that say something else than before."""
    changed = {
        mark.item
        for mark in MARKS.values()
        if mark.item and before.values.get(mark.name) != after.values.get(mark.name)
    }
    changed |= {group.item for group in GROUPS if _entries(before, group) != _entries(after, group)}
    return tuple(sorted(changed))


def _entries(content: Content, group: Group) -> list[dict[str, str]]:
    return [dict(entry) for entry in content.entries[group.name]]
