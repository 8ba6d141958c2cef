# SPDX-License-Identifier: MIT
"""Facets: what a field of a record is, in the words of the office.

A facet carries the facts of one field and owns three verbs: `read` takes what offices really type, `show` gives it
back for people, `canonical` is what is stored and sealed. Tables, forms and sheets are derived from facets alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from pydantic_core import CoreSchema, core_schema

from leaderdesk import fiscal
from leaderdesk.codes import CODE, DIVISION, RECORD_ID, read_code
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.kinds.names import NO_NAMES, Code, Names
from leaderdesk.text import MOST_UNITS, fold, guard, one_line
from leaderdesk.values import plain_number, read_number, read_yes_or_no, tidy_decimal, within

V = TypeVar("V")

TODAY = "today"  # `initial`: the day of writing
LAST = "last"  # `initial`: what the writer's previous record of this kind held


class Form(NamedTuple):
    """How values of one type are written: read leniently, shown to people, stored as text, restored from it."""

    type: type
    read: Callable[[Any], Any] = plain_number
    show: Callable[[Any], str] = str
    store: Callable[[Any], str] = str
    restore: Callable[[str], Any] = str


@dataclass(frozen=True)
class Facet(Generic[V]):
    """One field's facts: label and help as people read them, whether it must be filled, what it starts with."""

    label: str
    _: KW_ONLY
    help: str = ""
    required: bool = False
    listed: bool = False  # a column of the list as it first opens
    initial: str = ""  # what a new record starts with: canonical text, TODAY or LAST
    group: str = ""  # the heading under which a form shows it

    FORM: ClassVar[Form] = Form(str)

    @property
    def heading(self) -> str:
        """The label with its unit: what stands over a column."""
        unit = getattr(self, "unit", "")
        return f"{self.label}（{unit}）" if unit else self.label

    def read(self, cell: object, names: Names = NO_NAMES) -> V | None:
        """The value of what was typed or stood in a cell, None when it is empty; raises LD-1xxx with how to write it."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        return self.check(self.take(cell, names))

    def show(self, value: V, names: Names = NO_NAMES) -> str:
        """The value as people read it, without its unit."""
        return self.FORM.show(value)

    def canonical(self, value: V) -> str:
        """The value as it is stored and sealed."""
        return self.FORM.store(value)

    def hold(self, value: object) -> V | None:
        """The value for a record, of itself or its canonical text; raises LD-1001 empty, LD-1105 no such form, a limit's."""
        if value is None:
            if self.required:
                raise LeaderDeskError("LD-1001", field=self.label)
            return None
        held = self._restored(value) if type(value) is str else value
        if not isinstance(held, self.FORM.type):
            raise LeaderDeskError("LD-1105", field=self.label, value=value)
        return self.check(held)  # type: ignore[arg-type]  # its type was tested just above

    def take(self, cell: Any, names: Names) -> V:
        """Read one filled cell, leniently."""
        value: V = self.FORM.read(cell)
        return value

    def restore(self, text: str) -> V:
        """The value of a canonical text."""
        value: V = self.FORM.restore(text)
        return value

    def check(self, value: V) -> V:
        """The value, or the fault that its limits find in it."""
        return value

    def _restored(self, text: str) -> V | None:
        try:
            value = self.restore(text)
        except (ValueError, InvalidOperation):
            return None
        return value if text and self.canonical(value) == text else None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.hold)


@dataclass(frozen=True)
class Text(Facet[str]):
    """One line of text, at most `limit` letters; a `code` is half-width capitals, digits and hyphens."""

    limit: int = 60
    code: bool = False

    FORM = Form(str, restore=guard)

    def take(self, cell: Any, names: Names) -> str:
        text = plain_number(cell)
        return read_code(text, field=self.label) if self.code else guard(one_line(text))

    def check(self, value: str) -> str:
        if len(value) > self.limit:
            raise LeaderDeskError("LD-1103", field=self.label, most=self.limit, count=len(value))
        if self.code and not CODE.fullmatch(value):
            raise LeaderDeskError("LD-1104", field=self.label, value=value)
        return value


@dataclass(frozen=True)
class LongText(Text):
    """Text of several lines."""

    limit: int = MOST_UNITS

    def take(self, cell: Any, names: Names) -> str:
        return guard(plain_number(cell))


@dataclass(frozen=True)
class Day(Facet[date]):
    """A business date, without a time."""

    FORM = Form(date, fiscal.read_day, fiscal.era_day, str, date.fromisoformat)


@dataclass(frozen=True)
class Clock(Facet[time]):
    """A time of day, to the minute."""

    FORM = Form(time, fiscal.read_clock, "{0.hour}:{0:%M}".format, "{:%H:%M}".format, time.fromisoformat)


@dataclass(frozen=True)
class FiscalYear(Facet[int]):
    """A fiscal year (年度), as the year in which it starts."""

    FORM = Form(int, fiscal.read_fiscal_year, fiscal.fiscal_label, str, int)


@dataclass(frozen=True)
class HalfYear(Facet[fiscal.HalfYear]):
    """A half of a fiscal year (年度と上期・下期)."""

    FORM = Form(fiscal.HalfYear, fiscal.read_half_year, fiscal.HalfYear.label, str, fiscal.read_half_year)


@dataclass(frozen=True)
class Count(Facet[int]):
    """A whole number of something (people, minutes, cases), from `least` up."""

    unit: str = ""
    least: int = 0

    FORM = Form(int, show="{:,}".format, restore=int)

    def take(self, cell: Any, names: Names) -> int:
        return int(read_number(cell, field=self.label, unit=self.unit, places=0))

    def check(self, value: int) -> int:
        return within(value, field=self.label, least=self.least)


@dataclass(frozen=True)
class Yen(Count):
    """An amount of money in whole `unit` (円 or 千円)."""

    unit: str = "円"


@dataclass(frozen=True)
class Number(Facet[Decimal]):
    """A number from `least` up, with at most `places` decimals: hours, rates."""

    unit: str = ""
    places: int = 1
    least: int = 0

    FORM = Form(Decimal, show="{:,}".format, restore=tidy_decimal)

    def take(self, cell: Any, names: Names) -> Decimal:
        return read_number(cell, field=self.label, unit=self.unit, places=self.places)

    def check(self, value: Decimal) -> Decimal:
        return within(value, field=self.label, least=self.least)


@dataclass(frozen=True)
class Choice(Facet[Code]):
    """One of a few choices that are fixed in the program because rules hang on them."""

    choices: type[Code] = Code

    FORM = Form(Code, show=lambda choice: choice.label, store=lambda choice: choice.value)

    def take(self, cell: Any, names: Names) -> Code:
        typed = fold(str(cell)).strip()
        for choice in self.choices:
            if typed in (choice.value, fold(choice.label)):
                return choice
        raise LeaderDeskError(
            "LD-1401", field=self.label, value=cell, choices="・".join(one.label for one in self.choices)
        )

    def restore(self, text: str) -> Code:
        return self.choices(text)  # type: ignore[call-arg]


@dataclass(frozen=True)
class Choices(Facet[tuple[Code, ...]]):
    """Any of a few fixed choices, kept in the order of their definition."""

    choices: type[Code] = Code

    FORM = Form(
        tuple,
        show=lambda chosen: "、".join(choice.label for choice in chosen),
        store=lambda chosen: ",".join(choice.value for choice in chosen),
    )

    def take(self, cell: Any, names: Names) -> tuple[Code, ...]:
        one = Choice(self.label, choices=self.choices)
        parts = cell if isinstance(cell, list | tuple) else re.split(r"[,、;\n]", str(cell))
        chosen = {one.take(part, names) for part in parts if str(part).strip()}
        return tuple(choice for choice in self.choices if choice in chosen)

    def restore(self, text: str) -> tuple[Code, ...]:
        return tuple(self.choices(code) for code in text.split(","))  # type: ignore[call-arg]


@dataclass(frozen=True)
class Flag(Facet[bool]):
    """Yes or no; empty means that nobody has said."""

    FORM = Form(
        bool,
        show=lambda yes: N_("はい") if yes else N_("いいえ"),
        store=lambda yes: "true" if yes else "false",
        restore="true".__eq__,
    )

    def take(self, cell: Any, names: Names) -> bool:
        return read_yes_or_no(cell, field=self.label)


@dataclass(frozen=True)
class Link(Facet[str]):
    """Another record: a master by its code (with `within`, an entry of that list), any other kind by its record id."""

    to: str = ""  # empty: a record of any kind
    within: str = ""

    def take(self, cell: Any, names: Names) -> str:
        typed = plain_number(cell).strip()
        code = typed if RECORD_ID.fullmatch(typed) else names.code(self.to, self.within, typed)
        if code is None:
            known = names.options(self.to, self.within).values()
            raise LeaderDeskError("LD-1401", field=self.label, value=typed, choices="・".join(known))
        return code

    def check(self, value: str) -> str:
        if not (CODE.fullmatch(value) or RECORD_ID.fullmatch(value) or value == DIVISION):
            raise LeaderDeskError("LD-1403", field=self.label, value=value)
        return value

    def show(self, value: str, names: Names = NO_NAMES) -> str:
        return names.label(self.to, self.within, value) or value
