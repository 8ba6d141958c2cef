# SPDX-License-Identifier: MIT
"""The record base: what every kind of record is and can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import InvalidRecordError, LeaderDeskError
from leaderdesk.kinds.facet import LAST, TODAY, Facet
from leaderdesk.kinds.names import NO_NAMES, Names

Body = Mapping[str, Any]  # field name to canonical text, filled fields only; a newer version's fields as they came


class Record(BaseModel):
    """One record's content. A kind is a subclass: these facts, and one annotated facet per field."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", defer_build=True)

    KIND: ClassVar[str]  # its name in files and tables
    LABEL: ClassVar[str]  # its name for people
    OWNED_BY: ClassVar[OwnedBy] = OwnedBy.SECTION
    TITLE: ClassVar[str]  # the field that names the record in a sentence
    DAY: ClassVar[str] = ""  # the date that decides its 年度
    NUMBER: ClassVar[str] = ""  # the field that holds its 整理番号 or 受付番号, given at the first save
    ANSWERS: ClassVar[str] = ""  # the link to the record of another kind that it answers; each has at most one answer
    GOES_TO: ClassVar[Sequence[str]] = ()  # who gets the division's: sections linked, a linked record's, EVERYONE
    UNREAD: ClassVar[Sequence[str]] = ()  # fields that only machines read: they stand in no readable sheet
    KEY: ClassVar[Sequence[str]] = ()  # the fields that tell a record from all others of its owner and give its id
    CODE: ClassVar[str] = ""  # masters: the field that links hold
    WITHIN: ClassVar[str] = ""  # masters: the field that parts them into lists
    EXAMPLE: ClassVar[Mapping[str, str]] = {}  # field name to text: one record as a clerk writes it, for the 様式

    @classmethod
    @cache
    def facets(cls) -> Mapping[str, Facet[Any]]:
        """Field name to facet, in the order of forms and sheets."""
        fields = cls.model_fields.items()
        return {name: facet for name, field in fields for facet in field.metadata if isinstance(facet, Facet)}

    @classmethod
    def restore(cls, body: Body) -> Self:
        """The record of a stored body; raises InvalidRecordError (LD-1002) where it is none."""
        try:
            return cls.model_validate(body)
        except ValidationError as error:
            faults: dict[str, Any] = {str(at["loc"][0]): at.get("ctx", {}).get("error") for at in error.errors()}
            labels = {name: facet.label for name, facet in cls.facets().items()}
            missing = {name: LeaderDeskError("LD-1001", field=labels[name]) for name in faults if not faults[name]}
            raise InvalidRecordError(cls.LABEL, faults | missing) from None

    @classmethod
    def read(cls, typed: Mapping[str, object], names: Names = NO_NAMES) -> dict[str, Any]:
        """The canonical texts of typed fields; None empties one. Raises InvalidRecordError (LD-1002) with all faults."""
        body: dict[str, Any] = {}
        faults: dict[str, LeaderDeskError] = {}
        for name, cell in typed.items():
            try:
                if (facet := cls.facets().get(name)) is None:
                    raise LeaderDeskError("LD-1003", field=name, kind=cls.LABEL)
                body[name] = None if (value := facet.read(cell, names)) is None else facet.canonical(value)
            except LeaderDeskError as fault:
                faults[name] = fault
        if faults:
            raise InvalidRecordError(cls.LABEL, faults)
        return body

    @classmethod
    def initial(cls, today: date, last: Body) -> dict[str, str]:
        """What a new record starts with, as canonical texts; `last` is the body of the writer's previous one."""
        special = {TODAY: {name: today.isoformat() for name in cls.facets()}, LAST: last}
        begun = {name: special.get(at.initial, {name: at.initial}).get(name) for name, at in cls.facets().items()}
        return {name: text for name, text in begun.items() if text}

    @classmethod
    def unasked(cls, chosen: Mapping[str, str]) -> frozenset[str]:  # noqa: ARG003 - kinds look at the choices
        """The fields that are not asked for beside these choices (field name to code): a reason nobody needs."""
        return frozenset()

    def body(self) -> dict[str, Any]:
        """The filled fields as canonical texts, and unknown fields of a newer version untouched."""
        held = {name: (facet, getattr(self, name)) for name, facet in self.facets().items()}
        filled = {name: facet.canonical(value) for name, (facet, value) in held.items() if value is not None}
        return filled | (self.model_extra or {})

    def faults(self, today: date) -> dict[str, LeaderDeskError]:  # noqa: ARG002 - kinds look at the day
        """Rules across fields, by the field to mend; asked when a person saves, never of what is already stored."""
        return {}

    def follows(self, before: Record | None) -> dict[str, LeaderDeskError]:  # noqa: ARG002 - kinds with states do
        """What of this may not come after the version before it (None: it is the first), by field; asked like `faults`."""
        return {}

    def is_open(self) -> bool:
        """Whether its matter goes on: open records are handed over in every year until they end."""
        return False

    def stays_home(self, today: date, owner: str) -> bool:  # noqa: ARG002 - kinds that are published look at them
        """Whether it stays with its owner: settled inside the section, or not published yet by the division."""
        return False


Kind = type[Record]
