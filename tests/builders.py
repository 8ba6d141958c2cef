"""Builders: stores, records and files, of which a test names only what matters to it."""

from __future__ import annotations

import itertools
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from leaderdesk.codes import answer_id
from leaderdesk.exchange.enrolment import set_up
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.facet import Facet
from leaderdesk.kinds.responses import Response
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store

CITY = "092991"
OTHER_CITY = "092088"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=9)))


def facets_below(kind: type[Facet[Any]]) -> set[type[Facet[Any]]]:
    """A sort of facet, and all that are made of it."""
    return {kind, *(deeper for each in kind.__subclasses__() for deeper in facets_below(each))}


FACETS = facets_below(Facet) - {Facet}


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **delta: float) -> None:
        self.at += timedelta(**delta)


def section_store(folder: Path, section: str = "0501", pc: str = "A", **facts: Any) -> Store:
    """A section's store, in the sample city unless another is named."""
    path = folder / facts.pop("name", f"{section}-{pc}.db")
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {"role": Role.SECTION, "municipality": CITY, "section": section, "pc": pc, "now": Clock()}
    return set_up(path, facts.pop("kinds", KINDS), **(given | facts))


def division_store(folder: Path, **facts: Any) -> Store:
    """The division's store."""
    path = folder / facts.pop("name", "division.db")
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {"role": Role.DIVISION, "municipality": CITY, "now": Clock()}
    return set_up(path, facts.pop("kinds", KINDS), **(given | facts))


# What a record of each kind says where a test names nothing: typed as a person would.
USUAL: dict[str, dict[str, Any]] = {
    "request": {"title": "見本の要望"},
    "guidance": {"theme": "見本の指導", "people": 3},
    "activity": {"theme": "見本の活動", "people": 10},
    "liaison": {"subject": "見本の連絡", "addressee": "0501"},
    "progress_report": {"year": 2026},
    "indicator_value": {"year": 2026, "value": 12},
    "milestone_result": {"outcome": "完了"},
    "review_opinion": {"year": 2026, "text": "見本の意見"},
    "training_result": {"course": "A5", "year": 2026, "target": 20, "attended": 15},
    "training_session": {"course": "A5", "name": "見本の回", "held_on": "2026-10-15", "form": "集合"},
    "ooda_project": {"name": "見本のプロジェクト"},
    "ooda_loop": {"number": 1, "theme": "見本の周回"},
    "ooda_note": {"step": "観察", "text": "見本の事実"},
    "evidence": {"claim": "見本の根拠", "value": 5, "definition": "見本の定義", "source": "業務統計", "count": 10},
    "milestone": {"year": 2026, "first_quarter": 1, "last_quarter": 2, "step": "検討", "name": "見本の工程"},
    "measure": {"name": "見本の施策", "section": "0501"},
    "meeting": {"name": "見本の会議", "assigned_body": "ICT-STEER", "held_on": "2026-10-15"},
    "agenda_item": {"order": 1, "title": "見本の議題"},
    "opinion": {"text": "見本の意見"},
    "meeting_note": {"text": "見本の覚え"},
}
_MEASURES, _IDS = map("M-{:04}".format, itertools.count(1)), map(str, iter(uuid.uuid4, None))
# What it is of: a measure or a record of its own, so that no two stand for the same.
_LINKED = {
    "measure": _MEASURES,
    "indicator": _IDS,
    "milestone": _IDS,
    "project": _IDS,
    "loop": _IDS,
    "meeting": _IDS,
    "opinion": _IDS,
}


def add(store: Store, kind_name: str = "request", **typed: Any) -> Revision:
    """A record, typed as a person would, the rest filled as a new record starts; links may be given by their codes."""
    kind = kind_named(kind_name, tuple(store.kinds.values()))
    usual = USUAL.get(kind_name, {})
    if kind_name == "measure":
        usual = {"code": next(_MEASURES)} | usual
    if kind_name == "training_result" and not typed.keys() & {"course", "session"}:
        usual = usual | {"session": next(_IDS)}
    given = {name: typed.pop(name) for name in _LINKED if name in typed}
    required = [name for name, facet in kind.facets().items() if facet.required and name in _LINKED]
    linked = {name: next(_LINKED[name]) for name in required if name not in given}
    body = kind.initial(store.today(), {}) | kind.read(usual | typed, store.names) | linked | given
    return store.add(kind, {name: text for name, text in body.items() if text is not None})


def handed_over(store: Store, folder: Path) -> Path:
    """The section's next 提出 file."""
    return submit(store, folder)


def answer(division: Store, request: Revision, state: str = "received", **fields: Any) -> Revision:
    """The division's response to a request; what it said before stays where nothing else is said."""
    record_id = answer_id(request.record_id, Response.KIND)
    given = {"request": request.record_id, "received_on": division.today().isoformat(), "state": state}
    division.put({record_id: (Response, given | fields)})
    return division.history(record_id)[-1]
