# SPDX-License-Identifier: MIT
"""Filters under the headings: what was typed there, as a condition on the column behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from leaderdesk.desk.translate import tr
from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.text import fold

_RANGE = re.compile(r"(?P<least>\d+(?:\.\d+)?)?\s*(?P<open>-|~|〜|以上|以下|>=|<=)?\s*(?P<most>\d+(?:\.\d+)?)?")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:[/.月](\d{1,2})?日?)?")


@dataclass
class Conditions:
    """The parts of a query that filters give."""

    where: dict[str, Any] = field(default_factory=dict)
    ranges: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)


def conditions(kind: Kind, typed: Mapping[str, str], names: Names) -> Conditions:
    """The conditions behind what stands in the filters, by column name."""
    found = Conditions()
    for name, text in typed.items():
        if name == "owner":
            found.where[name] = _codes(names.options(Section.KIND, ""), text)
        elif name in kind.facets():
            facet = kind.facets()[name]
            FILTERS[type(facet)](found, name, text, facet, names)
        else:
            found.parts[name] = text
    return found


Filter = Callable[[Conditions, str, str, Any, Names], None]


def _part(found: Conditions, name: str, text: str, _facet: Any, _names: Names) -> None:
    found.parts[name] = text


def _day(found: Conditions, name: str, text: str, facet: facets.Day, _names: Names) -> None:
    """A whole day in any spelling; or a month (11月), a month and day (11/12), a western year."""
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        day = facet.read(plain)
        found.parts[name] = str(day)
    except LeaderDeskError:
        match = _MONTH_DAY.fullmatch(plain)
        if match is None:
            found.parts[name] = plain.replace("/", "-")
        elif match[2]:
            found.parts[name] = f"-{int(match[1]):02}-{int(match[2]):02}"
        else:
            found.parts[name] = f"-{int(match[1]):02}-"


def _number(found: Conditions, name: str, text: str, _facet: Any, _names: Names) -> None:
    """10 · 10以上 · 10-20 · 20以下."""
    match = _RANGE.fullmatch(unicodedata.normalize("NFKC", text).replace(",", "").strip())
    least, most = (float(match[part]) if match and match[part] else None for part in ("least", "most"))
    sign = match["open"] if match else None
    if match is None or (least is None and most is None):
        found.where[name] = ()
    elif sign is None:
        found.where[name] = least
    elif sign in ("以下", "<="):
        found.ranges[name] = (None, most if least is None else least)
    elif sign == ">=":
        found.ranges[name] = (most, None)
    else:
        found.ranges[name] = (least, most)


def _choice(found: Conditions, name: str, text: str, facet: Any, _names: Names) -> None:
    labels = {choice.value: choice.label for choice in facet.choices}
    found.where[name] = _codes(labels, text)


def _flag(found: Conditions, name: str, text: str, facet: facets.Flag, _names: Names) -> None:
    try:
        found.where[name] = facet.read(text)
    except LeaderDeskError:
        found.where[name] = ()


def _link(found: Conditions, name: str, text: str, facet: facets.Link, names: Names) -> None:
    found.where[name] = _codes(names.options(facet.to, facet.within), text)


def _codes(labels: Mapping[str, str], text: str) -> list[str]:
    key = fold(text)
    return [code for code, label in labels.items() if key in fold(label) or key in fold(tr(label)) or key == fold(code)]


FILTERS: Mapping[type[facets.Facet[Any]], Filter] = {
    facets.Text: _part,
    facets.LongText: _part,
    facets.Day: _day,
    facets.Clock: _part,
    facets.FiscalYear: _number,
    facets.HalfYear: _part,
    facets.Count: _number,
    facets.Number: _number,
    facets.Yen: _number,
    facets.Choice: _choice,
    facets.Choices: _part,
    facets.Flag: _flag,
    facets.Link: _link,
}
