# SPDX-License-Identifier: MIT
"""Columns are data: what a list shows of a row, derived from the kind's facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from html import escape
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from leaderdesk.codes import DIVISION
from leaderdesk.desk.translate import tr
from leaderdesk.fiscal import fiscal_code, fiscal_year
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Code, Names
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.kinds.status import Status, shown_status
from leaderdesk.kinds.titles import called, title_of
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Row, answering_kind, rows
from leaderdesk.ledger.store import Store
from leaderdesk.text import readable

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Mark(NamedTuple):
    """A small square with a letter, set or not."""

    letter: str
    is_set: bool


@dataclass(frozen=True)
class Column:
    """One column of a list: its name, heading and text; `order` is the query's column to sort and filter by, or ""."""

    name: str
    heading: str
    text: Callable[[Any], str]
    order: str = ""
    alignment: Qt.AlignmentFlag = LEFT
    letters: float = 12  # how wide it opens, in letters
    is_shown: bool = True
    badge: Callable[[Any], Code | None] | None = None
    marks: Callable[[Any], Sequence[Mark]] | None = None  # small squares in the text's place


# How wide a facet's column opens, in full-width letters; -1 takes what is left.
WIDTHS: Mapping[type[facets.Facet[Any]], int] = {
    facets.Text: 9,
    facets.LongText: 16,
    facets.Day: 5,
    facets.Clock: 5,
    facets.FiscalYear: 10,
    facets.HalfYear: 8,
    facets.Count: 5,
    facets.Number: 5,
    facets.Yen: 6,
    facets.Choice: 7,
    facets.Choices: 9,
    facets.Flag: 4,
    facets.Link: 7,
}
_FIGURES = (facets.Count, facets.Number)


def shown_text(facet: facets.Facet[Any], canonical: str, names: Names) -> str:
    """A stored value as people read it, with its unit; only words of ours are translated, never a text that was typed."""
    value = facet.restore(canonical)
    if isinstance(facet, facets.Choices):
        text = tr("、").join(tr(choice.label) for choice in value)
    elif isinstance(facet, facets.Choice | facets.Flag):
        text = tr(facet.show(value, names))
    else:
        text = facet.show(value, names)
    return text + tr(getattr(facet, "unit", ""))


def shown_field(store: Store, facet: facets.Facet[Any], canonical: str | None) -> str:
    """A field of a record as people read it alone: an empty one says so, a link says the title of what it points to."""
    if canonical is None:
        return tr("（空）")
    if not isinstance(facet, facets.Link) or store.names.label(facet.to, facet.within, canonical) is not None:
        return shown_text(facet, canonical, store.names)
    for kind in store.kinds.values():
        if found := rows(store, kind, [canonical]):
            return title_of(kind, found[0].body, store.names)
    return tr("（この PC にない記録）")


def record_called(store: Store, record_id: str) -> str:
    """What a record of any kind is called: its number and title."""
    for kind in store.kinds.values():
        if found := rows(store, kind, [record_id]):
            return called(kind, found[0].body, store.names)
    return tr("（この PC にない記録）")


def plain_tip(text: str) -> str:
    """A text as a tooltip that shows it as it is: Qt would take markup in it for markup."""
    return f"<p style='white-space:pre-wrap'>{escape(readable(text))}</p>" if text else ""


def short_day(day: date, this_year: int) -> str:
    """A day in a list: 11/12, with its 年度 in front where it is not this one."""
    text = f"{day.month}/{day.day}"
    return text if fiscal_year(day) == this_year else f"{fiscal_code(fiscal_year(day))} {text}"


def columns_of(kind: Kind, store: Store) -> list[Column]:
    """The columns of a kind's list: its 課 for the division, its number, its listed fields, its status; the rest hidden."""
    names, this_year = store.names, fiscal_year(store.today())
    fields = [
        _number(kind, store) if name == kind.NUMBER else _field(kind, name, facet, names, this_year)
        for name, facet in kind.facets().items()
    ]
    if not kind.DAY:
        return fields
    return [_section(store), *fields, *_answer_fields(kind, store), _status(store), _written()]


def status_of(row: Row, store: Store) -> Status:
    """The status that is shown of a row in this store."""
    return shown_status(
        row.body,
        head_count=row.head_count,
        is_deleted=row.deleted is not None,
        is_own=row.owner in store.owners,
        has_left=bool(row.handed_at),
        is_acknowledged=row.is_acknowledged,
        answer=row.answer,
    )


def _field(kind: Kind, name: str, facet: facets.Facet[Any], names: Names, this_year: int) -> Column:
    def text(row: Row) -> str:
        canonical = row.body.get(name)
        if canonical is None:
            return ""
        if isinstance(facet, facets.Day):
            return short_day(facet.restore(canonical), this_year)
        return shown_text(facet, canonical, names).replace("\n", " ")

    return Column(
        name,
        tr(facet.label),
        text,
        order=name,
        alignment=RIGHT if isinstance(facet, _FIGURES) else LEFT,
        letters=-1 if name == kind.TITLE else WIDTHS[type(facet)],
        is_shown=facet.listed,
    )


def _number(kind: Kind, store: Store) -> Column:
    """整理番号; a section's own list leaves out its 課コード, which is the same in every line."""
    own = f"{store.identity.section}-"

    def text(row: Row) -> str:
        number = str(row.body.get(kind.NUMBER, ""))
        return number.removeprefix(own) if row.owner == store.identity.owner else number

    return Column(kind.NUMBER, tr("番号"), text, order=kind.NUMBER, letters=7, is_shown=_is_own(store))


def _answer_fields(kind: Kind, store: Store) -> list[Column]:
    """What the division answered, its number first; hidden until a person wants it."""
    answering = answering_kind(store, kind)
    if answering is None:
        return []
    names, this_year = store.names, fiscal_year(store.today())
    wanted = {name: facet for name, facet in answering.facets().items() if name != answering.ANSWERS}
    columns = [_field(answering, name, facet, names, this_year) for name, facet in wanted.items()]
    return [
        replace(
            column,
            name=f"answer.{column.name}",
            text=partial(_of_answer, column),
            order="",
            is_shown=False,
            letters=max(column.letters, 6),
        )
        for column in columns
    ]


def _of_answer(column: Column, row: Row) -> str:
    return column.text(replace(row, body=row.answer))


def owner_name(names: Names, owner: str) -> str:
    """Who wrote a record, for people: the section, or the division."""
    if owner == DIVISION:
        return tr(Role.DIVISION.label)
    return names.label(Section.KIND, "", owner) or owner


def _section(store: Store) -> Column:
    names = store.names
    return Column(
        "owner",
        tr("課"),
        lambda row: owner_name(names, row.owner),
        order="owner",
        letters=8,
        is_shown=not _is_own(store),
    )


def _is_own(store: Store) -> bool:
    """Whether the lists of this store show one section's records: its own."""
    return store.identity.owner == store.identity.section


def _status(store: Store) -> Column:
    return Column(
        "status",
        tr("状態"),
        lambda row: tr(status_of(row, store).label),
        letters=7,
        badge=lambda row: status_of(row, store),
    )


def _written() -> Column:
    return Column(
        "written_at",
        tr("更新日時"),
        lambda row: row.written_at[:16].replace("T", " "),
        "written_at",
        letters=9,
        is_shown=False,
    )
