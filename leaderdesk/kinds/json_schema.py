# SPDX-License-Identifier: MIT
"""JSON: how a field's value stands in JSON, and the JSON Schema of everything that is given out, generated from the kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from leaderdesk.codes import CODE, DIVISION, RECORD_ID
from leaderdesk.kinds import SCHEMA
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.record import Body, Kind


class JsonForm(NamedTuple):
    """How a facet's canonical text stands in JSON, and what the schema says of it."""

    value: Callable[[str], Any]
    schema: Callable[[Any], dict[str, Any]]


def _text(facet: Any) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": facet.limit}


def _choices(facet: Any) -> list[str]:
    return [choice.value for choice in facet.choices]


_DATE, _CLOCK, _HALF = r"^\d{4}-\d{2}-\d{2}$", r"^\d{2}:\d{2}$", r"^\d{4}-H[12]$"
_LINK = f"^({CODE.pattern}|{RECORD_ID.pattern}|{DIVISION})$"

JSON: Mapping[type[facets.Facet[Any]], JsonForm] = {
    facets.Text: JsonForm(str, _text),
    facets.LongText: JsonForm(str, _text),
    facets.Day: JsonForm(str, lambda _: {"type": "string", "format": "date", "pattern": _DATE}),
    facets.Clock: JsonForm(str, lambda _: {"type": "string", "pattern": _CLOCK}),
    facets.FiscalYear: JsonForm(int, lambda _: {"type": "integer"}),
    facets.HalfYear: JsonForm(str, lambda _: {"type": "string", "pattern": _HALF}),
    facets.Count: JsonForm(int, lambda facet: {"type": "integer", "minimum": facet.least}),
    facets.Number: JsonForm(float, lambda _: {"type": "number", "minimum": 0}),
    facets.Yen: JsonForm(int, lambda facet: {"type": "integer", "minimum": facet.least}),
    facets.Choice: JsonForm(str, lambda facet: {"type": "string", "enum": _choices(facet)}),
    facets.Choices: JsonForm(
        lambda text: text.split(","), lambda facet: {"type": "array", "items": {"enum": _choices(facet)}}
    ),
    facets.Flag: JsonForm("true".__eq__, lambda _: {"type": "boolean"}),
    facets.Link: JsonForm(str, lambda _: {"type": "string", "pattern": _LINK}),
}

_ID = {"type": "string", "pattern": f"^{RECORD_ID.pattern}$"}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TEXT, _REASON = {"type": "string"}, {"type": ["string", "null"]}
_ABOUT: Mapping[str, Mapping[str, Any]] = {
    "record_id": _ID | {"title": "管理番号"},
    "kind": _TEXT,
    "owner": _TEXT | {"title": "書いた側（課コード、または division）"},
    "deleted": _REASON | {"title": "削除の理由（削除されていなければ null）"},
    "versions": {"type": "integer", "minimum": 1, "title": "食い違う版の数（1 なら食い違いはない）"},
    "written_at": _TEXT | {"title": "更新日時"},
    "rev_id": _HASH | {"title": "版"},
}
_HISTORY: Mapping[str, Mapping[str, Any]] = {
    "rev_id": _HASH | {"title": "版：ほかの項目の正規の JSON の SHA-256"},
    "record_id": _ID,
    "kind": _TEXT,
    "owner": _TEXT,
    "parents": {"type": "array", "items": _HASH, "title": "前の版"},
    "n": {"type": "string", "pattern": "^[0-9]+$"},
    "install": _TEXT,
    "seq": {"type": "string", "pattern": "^[0-9]+$"},
    "author": _TEXT,
    "written_at": _TEXT,
    "deleted": _REASON,
    "schema": _TEXT,
    "body": {"type": "object", "title": "記録の内容：項目名と正規の文字列"},
}


def json_fields(kind: Kind, body: Body) -> dict[str, Any]:
    """A record's filled fields as JSON has them; those of a newer version as they came."""
    known = kind.facets()
    return {name: JSON[type(known[name])].value(text) if name in known else text for name, text in body.items()}


def json_schema(kinds: Sequence[Kind]) -> dict[str, Any]:
    """The JSON Schema (2020-12): under `$defs` a record of each kind, and `history` for a version."""
    definitions = {kind.KIND: _record(kind) for kind in kinds}
    definitions["history"] = {"title": "経過（すべての版）"} | _object(_HISTORY, list(_HISTORY))
    return {
        "title": "LeaderDesk",
        "description": f"JSON Schema 2020-12 · {SCHEMA}。ファイル〈名前〉.json は $defs の〈名前〉の配列です。",
        "$defs": definitions,
    }


def _record(kind: Kind) -> dict[str, Any]:
    fields = {name: _field(facet) for name, facet in kind.facets().items()}
    required = [name for name, facet in kind.facets().items() if facet.required]
    about = {**_ABOUT, "kind": {"const": kind.KIND}}
    return {"title": kind.LABEL} | _object({**about, **fields}, [*about, *required])


def _field(facet: facets.Facet[Any]) -> dict[str, Any]:
    told = {"title": facet.heading} | ({"description": facet.help} if facet.help else {})
    return told | JSON[type(facet)].schema(facet)


def _object(properties: Mapping[str, Mapping[str, Any]], required: Sequence[str]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(required)}
